"""Values written as YAML come back as they were, from our reader and from PyYAML."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from judge.catalog.mistakes import Mistakes
from judge.catalog.node import MappingNode
from judge.catalog.value_reader import read_value
from judge.catalog.yaml_source import decode, parse_yaml
from judge.catalog.yaml_text import write_mapping, write_value, write_word
from judge.model.domain import ListType, RecordType, Scalar, Type, Value

FINITE = st.floats(allow_nan=False, allow_infinity=False)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
SCALARS: dict[Type, st.SearchStrategy[Value]] = {
    Scalar.INT: st.integers(),
    Scalar.BOOL: st.booleans(),
    Scalar.STR: TEXT,
    Scalar.FLOAT: FINITE,
}
PAIR = RecordType("pair", (("first", Scalar.INT), ("second", Scalar.STR)))
TYPED: st.SearchStrategy[tuple[Type, Value]] = st.one_of(
    *(st.tuples(st.just(kind), values) for kind, values in SCALARS.items()),
    *(st.tuples(st.just(ListType(kind)), st.lists(values)) for kind, values in SCALARS.items()),
    st.tuples(
        st.just(ListType(ListType(PAIR))), st.lists(st.lists(st.tuples(st.integers(), TEXT)))
    ),
)


def _read_back(text: str, kind: Type) -> Value:
    mistakes = Mistakes(Path("cases.yaml"))
    node = parse_yaml(decode(f"a: {text}\n".encode(), mistakes), mistakes)
    assert isinstance(node, MappingNode)
    value = read_value(kind, node.pairs[0][1], "a", mistakes)
    mistakes.raise_any()
    return value


@given(TYPED)
def test_values_come_back(typed: tuple[Type, Value]) -> None:
    """Our reader finds the very same value, without a complaint about traps."""
    kind, value = typed

    assert _read_back(write_value(value), kind) == value


@given(st.dictionaries(st.from_regex(r"[a-z_]{1,4}", fullmatch=True), st.lists(FINITE | TEXT)))
def test_mappings_are_the_same_to_pyyaml(values: dict[str, Value]) -> None:
    """Other programs that read YAML 1.1 find the same names and values."""
    assert yaml.safe_load(write_mapping(values)) == values


@pytest.mark.parametrize(
    "word, written",
    [
        ("sample-1", "sample-1"),
        ("on", '"on"'),
        ("null", '"null"'),
        ("12", '"12"'),
        ("한글", '"한글"'),
        ("a b", '"a b"'),
    ],
)
def test_words_have_quotes_where_they_need_them(word: str, written: str) -> None:
    """A plain word stays plain, and a trap is quoted."""
    assert write_word(word) == written


@pytest.mark.parametrize(
    "value, written",
    [
        (1e16, "1.0e+16"),
        (1e-7, "1.0e-07"),
        (1.5e300, "1.5e+300"),
        (0.5, "0.5"),
        ("\x7f\u2028", '"\\u007f\\u2028"'),
        ("🙂", '"🙂"'),
        ([(1, "a"), (2, "b")], '[[1, "a"], [2, "b"]]'),
    ],
)
def test_spelling(value: Value, written: str) -> None:
    """Floats have a point, invisible characters an escape, records become lists."""
    assert write_value(value) == written
