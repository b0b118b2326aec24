"""Ranges become widths."""

import pytest

from judge.languages.signature import (
    ListShape,
    RecordShape,
    ScalarShape,
    Signature,
    Width,
    parameter_shapes,
    shapes_of,
    taken_records,
)
from judge.model.domain import Domain, ListType, Parameter, RecordType, Scalar
from judge.model.expression import parse_bounds
from tests.languages.everything import EDGE, SIGNATURE, domain, lists


def number(bounds: str | None) -> Domain:
    """Return integers within ``bounds``."""
    return domain(Scalar.INT, bounds)


@pytest.mark.parametrize(
    "bounds, width",
    [
        (None, Width.INT),
        ("0..2147483647", Width.INT),
        ("-2147483648..0", Width.INT),
        ("0..2147483648", Width.LONG),
        ("-2147483649..0", Width.LONG),
        ("-(2**53-1)..2**53-1", Width.LONG),
        ("0..2**53", Width.HUGE),
        ("1..", Width.INT),
        ("..10**18", Width.HUGE),
        ("1..n", Width.INT),
        ("1..n * n", Width.LONG),
        ("1..total", Width.HUGE),
        ("-total..5", Width.HUGE),
        ("0..len(numbers) * len(numbers)", Width.LONG),
        ("0..len(endless)", Width.INT),
        ("0..numbers[0]", Width.INT),
        ("0..unknown", Width.INT),
        ("0..itself", Width.INT),
    ],
)
def test_width_follows_from_the_range(bounds: str | None, width: Width) -> None:
    """Bounds are worked out at the extremes of the parameters that they read."""
    parameters = (
        Parameter("itself", number(bounds)),
        Parameter("n", number("1..200_000")),
        Parameter("total", number("1..n ** 4")),
        Parameter(
            "numbers",
            Domain(
                type=ListType(Scalar.INT), items=number("1..9"), length=parse_bounds("0..200_000")
            ),
        ),
        Parameter("endless", domain(lists(Scalar.INT))),
    )

    shapes = dict(parameter_shapes(parameters))

    assert shapes["itself"] == ScalarShape(Scalar.INT, width)


def test_stops_working_out_what_is_too_much() -> None:
    """A bound over many parameters is tried at so many of their extremes and no more."""
    names = [f"p{index}" for index in range(12)]
    parameters = [Parameter(name, number("0..1")) for name in names]
    parameters.append(Parameter("sum", number(f"0..{'+'.join(names)}")))

    shapes = dict(parameter_shapes(parameters))

    assert shapes["sum"] == ScalarShape(Scalar.INT, Width.INT)


def test_a_record_is_as_wide_as_its_widest_use() -> None:
    """One class serves all uses of a record, also the one in the result."""
    pair = RecordType("pair", (("key", Scalar.INT), ("values", ListType(Scalar.INT))))

    def of(bounds: str) -> Domain:
        values = Domain(type=ListType(Scalar.INT), items=number("0..9"))
        return Domain(type=pair, fields=(("key", number(bounds)), ("values", values)))

    signature = Signature(
        function="f",
        parameters=(Parameter("first", of("0..9")),),
        returns=Domain(type=ListType(pair), items=of("0..10**10")),
        records=(pair,),
    )

    shapes = shapes_of(signature)

    wide = ScalarShape(Scalar.INT, Width.LONG)
    record = RecordShape("pair", (("key", wide), ("values", ListShape(ScalarShape(Scalar.INT)))))
    assert shapes.records == (record,)
    assert shapes.parameters == (("first", record),)
    assert shapes.returns == ListShape(record)


def test_a_record_within_a_record_is_widened_too() -> None:
    """Inner records come first, so that a language can define them before their use."""
    path = RecordType("path", (("edge", EDGE),))
    narrow = Domain(type=path, fields=(("edge", domain(EDGE)),))
    weights = tuple((name, number("0..10**18")) for name, _ in EDGE.fields)
    wide = Domain(type=path, fields=(("edge", Domain(type=EDGE, fields=weights)),))
    parameters = (Parameter("a", wide), Parameter("b", narrow))
    signature = Signature(function="f", parameters=parameters, returns=number(None))

    shapes = shapes_of(signature)

    assert [record.name for record in shapes.records] == ["edge", "path"]
    assert dict(shapes.parameters)["a"] == dict(shapes.parameters)["b"]


def test_knows_which_records_are_taken() -> None:
    """A record that is only returned needs no reader."""
    shapes = shapes_of(SIGNATURE)

    assert [record.name for record in shapes.records] == ["edge", "everything"]
    assert [record.name for record in taken_records(shapes)] == ["edge"]
