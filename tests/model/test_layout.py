"""Layouts: golden templates, and the law that what is written can be read back.

A golden file in ``data/layouts`` has ``parameters`` (name: type) and a ``template`` (without one
the default layout is meant, whose source is ``default``), and then one of: ``values`` and the
``text`` that they make; ``refused``, why the template cannot work; ``text`` and ``unreadable``, why
it does not follow the template; ``values`` and ``unwritable``.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from judge.model.domain import (
    Domain,
    ListType,
    Parameter,
    RecordType,
    Scalar,
    Type,
    Value,
    parse_type,
)
from judge.model.layout import (
    Layout,
    LayoutError,
    default_layout,
    parse_layout,
    result_layout,
)

Made = TypeVar("Made")
DATA = Path(__file__).parent / "data" / "layouts"
RECORDS = {
    "edge": RecordType("edge", (("a", Scalar.INT), ("b", Scalar.INT))),
    "city": RecordType("city", (("name", Scalar.STR), ("size", Scalar.FLOAT))),
    "route": RecordType("route", (("id", Scalar.INT), ("stops", ListType(Scalar.INT)))),
    "crew": RecordType("crew", (("names", ListType(Scalar.STR)), ("age", Scalar.INT))),
}
RECORDS["road"] = RecordType("road", (("ends", RECORDS["edge"]), ("open", Scalar.BOOL)))


def typed(kind: Type, value: Any) -> Value:
    """Make tuples of the lists that stand for records."""
    match kind:
        case ListType(item=item):
            return [typed(item, each) for each in value]
        case RecordType(fields=fields):
            return tuple(typed(part, each) for (_, part), each in zip(fields, value, strict=True))
        case Scalar():
            return value


def parameters_of(types: dict[str, str]) -> tuple[Parameter, ...]:
    """Make parameters of types as they are written."""
    return tuple(
        Parameter(name, Domain(type=parse_type(kind, RECORDS))) for name, kind in types.items()
    )


def layout_of(case: dict[str, Any]) -> Layout:
    """Read the template of a golden file."""
    parameters = parameters_of(case["parameters"])
    if "template" not in case:
        return default_layout(parameters)
    return parse_layout(case["template"], parameters)


def reason(error: LayoutError) -> dict[str, str]:
    """Write both languages of an error the way golden files do."""
    return {"en": error.en, "ko": error.ko}


def golden(*keys: str) -> pytest.MarkDecorator:
    """Run a test on every golden file that has all of ``keys``."""
    cases = [
        pytest.param(case, id=file.stem)
        for file in sorted(DATA.glob("*.yaml"))
        if set(keys) <= set(case := yaml.safe_load(file.read_text(encoding="utf-8")))
    ]
    return pytest.mark.parametrize("case", cases)


@golden("values", "text")
def test_written_and_read(case: dict[str, Any]) -> None:
    """Values make the text, the text makes the values."""
    layout = layout_of(case)
    types = parameters_of(case["parameters"])
    values = {each.name: typed(each.domain.type, case["values"][each.name]) for each in types}

    assert layout.source == case.get("template", case.get("default"))
    assert layout.format(values) == case["text"]
    assert layout.parse(case["text"]) == values


@golden("refused")
def test_refused_template(case: dict[str, Any]) -> None:
    """A template that could not be read back says why."""
    with pytest.raises(LayoutError) as raised:
        layout_of(case)

    assert reason(raised.value) == case["refused"]


@golden("unreadable")
def test_unreadable_text(case: dict[str, Any]) -> None:
    """A text that departs from its template says where."""
    with pytest.raises(LayoutError) as raised:
        layout_of(case).parse(case["text"])

    assert reason(raised.value) == case["unreadable"]


@golden("unwritable")
def test_unwritable_values(case: dict[str, Any]) -> None:
    """A value that would be read back as another is not written."""
    with pytest.raises(LayoutError) as raised:
        layout_of(case).format(case["values"])

    assert reason(raised.value) == case["unwritable"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2 5\n1 2\n", id="as written"),
        pytest.param("2 5\n1 2", id="no newline at the end"),
        pytest.param("2 5\r\n1 2\r\n", id="windows"),
        pytest.param("  2\t5 \n 1   2\n\n  \n", id="spaces and empty lines"),
    ],
)
def test_reading_is_lenient_about_space(text: str) -> None:
    """Files that people wrote by hand are read, too."""
    layout = parse_layout("{len(xs)} {t}\n{xs}\n", parameters_of({"xs": "list[int]", "t": "int"}))

    assert layout.parse(text) == {"xs": [1, 2], "t": 5}


def test_lost_empty_line_at_the_end() -> None:
    """The line of an empty list may be missing where the text ends."""
    layout = default_layout(parameters_of({"xs": "list[int]"}))

    assert layout.parse("0\n") == layout.parse("0\n\n") == {"xs": []}


words = st.text(st.characters(blacklist_categories=["Cs", "Z", "Cc"]), min_size=1, max_size=3)
scalars: dict[Scalar, st.SearchStrategy[Any]] = {
    Scalar.INT: st.one_of(st.integers(-9, 9), st.integers()),
    Scalar.FLOAT: st.floats(allow_nan=False),
    Scalar.BOOL: st.booleans(),
    Scalar.STR: st.one_of(words, st.text(st.characters(blacklist_categories=["Cs"]), max_size=3)),
    Scalar.CHAR: st.one_of(words.map(lambda word: word[0]), st.sampled_from(" \n\t\x85")),
}
flat = st.sampled_from(list(Scalar))
records = st.builds(
    lambda kinds: RecordType("r", tuple((f"f{at}", kind) for at, kind in enumerate(kinds))),
    st.lists(st.one_of(flat, flat.map(ListType)), min_size=1, max_size=3),
)
types = st.recursive(
    st.one_of(flat, st.sampled_from(list(RECORDS.values())), records),
    lambda inner: inner.map(ListType),
    max_leaves=3,
)


def values_of(kind: Type) -> st.SearchStrategy[Value]:
    """Draw values of a type."""
    match kind:
        case Scalar():
            return scalars[kind]
        case ListType(item=item):
            return st.lists(values_of(item), max_size=3)
        case RecordType(fields=fields):
            return st.tuples(*(values_of(part) for _, part in fields))


def draw_values(data: st.DataObject, parameters: Sequence[Parameter]) -> dict[str, Value]:
    """Draw a value of every parameter."""
    return {each.name: data.draw(values_of(each.domain.type)) for each in parameters}


def attempted(make: Callable[[], Made]) -> Made | LayoutError:
    """Return what ``make`` makes, or the error by which it refuses."""
    try:
        return make()
    except LayoutError as error:
        return error


def check_round_trip(layout: Layout, values: dict[str, Value]) -> None:
    """Hold the law: what is written is read back, or it is not written."""
    text = attempted(lambda: layout.format(values))
    assume(isinstance(text, str))  # else a string is no word, and there is nothing to read back

    assert isinstance(text, str)
    assert layout.parse(text) == values


parameter_lists = st.lists(types, min_size=1, max_size=3).map(
    lambda kinds: tuple(
        Parameter(name, Domain(type=kind)) for name, kind in zip("abc", kinds, strict=False)
    )
)


@given(parameters=parameter_lists, data=st.data())
@settings(max_examples=80)
def test_default_layout_round_trips(parameters: tuple[Parameter, ...], data: st.DataObject) -> None:
    """Every list of types has a default layout, and it can be read back."""
    check_round_trip(default_layout(parameters), draw_values(data, parameters))


@given(kind=types, data=st.data())
@settings(max_examples=80)
def test_result_layout_round_trips(kind: Type, data: st.DataObject) -> None:
    """Every type of result has a layout, and it can be read back."""
    check_round_trip(result_layout(kind), {"result": data.draw(values_of(kind))})


slots = ["{a}", "{b}", "{a | lines}", "{b | counted}", "{a | inline}", "{b|inline}"]
lengths = ["{len(a)}", "{len(b)}", "{len(a[0])}", "{len( b [ 0 ] )}"]
pieces = st.sampled_from([*slots, *lengths, "word", "\n", "\n", "\n"])


@given(
    template=st.lists(pieces, max_size=7).map(" ".join),
    kinds=st.tuples(types, types),
    data=st.data(),
)
@settings(max_examples=200)
def test_accepted_templates_round_trip(
    template: str, kinds: tuple[Type, Type], data: st.DataObject
) -> None:
    """Whatever template is not refused can be read back."""
    placed = data.draw(st.permutations([f"{{len(a)}} {{len(b)}} {template}", "{a}", "{b}", ""]))
    source = data.draw(st.sampled_from([template, "\n".join(placed)]))
    parameters = tuple(
        Parameter(name, Domain(type=kind)) for name, kind in zip("ab", kinds, strict=True)
    )
    layout = attempted(lambda: parse_layout(source, parameters))

    if isinstance(layout, LayoutError):
        assert layout.en != layout.ko
    else:
        check_round_trip(layout, draw_values(data, parameters))


@given(
    text=st.text(st.sampled_from("01 -\nax._\r"), max_size=30),
    kinds=st.lists(types, min_size=1, max_size=2),
)
@settings(max_examples=80)
def test_damaged_text_is_read_or_refused(text: str, kinds: list[Type]) -> None:
    """No text makes reading fail in another way than by saying why."""
    parameters = tuple(
        Parameter(name, Domain(type=kind)) for name, kind in zip("ab", kinds, strict=False)
    )
    values = attempted(lambda: default_layout(parameters).parse(text))

    if isinstance(values, LayoutError):
        assert values.say("ko") == values.ko != values.en == values.say("en")
    else:
        assert set(values) == {each.name for each in parameters}


def test_long_lists_take_the_quick_road() -> None:
    """Long columns of records and numbers are read as they were written."""
    parameters = parameters_of({"edges": "list[edge]", "xs": "list[int]"})
    values = {"edges": [(n, -n) for n in range(20_000)], "xs": list(range(20_000))}
    layout = default_layout(parameters)

    assert layout.parse(layout.format(values)) == values
