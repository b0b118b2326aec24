"""A signature with every type, and inputs for it."""

from judge.languages.signature import Signature
from judge.model.domain import Domain, ListType, Parameter, RecordType, Scalar, Type, Value
from judge.model.expression import parse_bounds

EDGE = RecordType("edge", (("from", Scalar.INT), ("to", Scalar.INT), ("weight", Scalar.FLOAT)))
HUGE = "-10**18..10**18"


def domain(kind: Type, bounds: str | None = None) -> Domain:
    """Return the domain of a type; ``bounds`` are of the integers in it."""
    match kind:
        case ListType(item=item):
            return Domain(type=kind, items=domain(item, bounds))
        case RecordType(fields=fields):
            return Domain(type=kind, fields=tuple((name, domain(field)) for name, field in fields))
        case Scalar():
            return Domain(type=kind, range=parse_bounds(bounds) if bounds else None)


def lists(kind: Type, depth: int = 1) -> ListType:
    """Return lists of lists of ``kind``."""
    return ListType(kind) if depth == 1 else ListType(lists(kind, depth - 1))


PARAMETERS = (
    Parameter("whole", domain(Scalar.INT)),
    Parameter("huge", domain(Scalar.INT, HUGE)),
    Parameter("real", domain(Scalar.FLOAT)),
    Parameter("text", domain(Scalar.STR)),
    Parameter("flag", domain(Scalar.BOOL)),
    Parameter("letter", domain(Scalar.CHAR)),
    Parameter("numbers", domain(lists(Scalar.INT))),
    Parameter("totals", domain(lists(Scalar.INT), HUGE)),
    Parameter("reals", domain(lists(Scalar.FLOAT))),
    Parameter("words", domain(lists(Scalar.STR))),
    Parameter("flags", domain(lists(Scalar.BOOL))),
    Parameter("letters", domain(lists(Scalar.CHAR))),
    Parameter("rows", domain(lists(Scalar.INT, 2))),
    Parameter("cubes", domain(lists(Scalar.STR, 3))),
    Parameter("edge", domain(EDGE)),
    Parameter("edges", domain(lists(EDGE))),
)
EVERYTHING = RecordType(
    "everything", tuple((parameter.name, parameter.domain.type) for parameter in PARAMETERS)
)
RETURNS = Domain(
    type=EVERYTHING,
    fields=tuple((parameter.name, parameter.domain) for parameter in PARAMETERS),
)
SIGNATURE = Signature(
    function="solution", parameters=PARAMETERS, returns=RETURNS, records=(EDGE, EVERYTHING)
)

USUAL: tuple[Value, ...] = (
    *(-7, 10**18, 0.1, '여러 줄\n"따옴표" \\ 탭\t끝 \U0001f600', True, "x"),
    [3, -1, 2**31 - 1, -(2**31)],
    [10**18, -(10**18), 0],
    [0.5, -1e-300, 1e300, 3.0],
    ["", " ", "a b", "한글", "\r\n", "\x00\x1f"],
    [True, False, True],
    ["a", '"', " ", "\n"],
    [[1, 2], [], [3]],
    [[["a"], []], [], [["b c", "d"]]],
    (1, 2, 0.25),
    [(1, 2, 0.5), (3, 4, -2.0)],
)
EMPTY: tuple[Value, ...] = (
    *(0, 0, 0.0, "", False, "z"),
    *([], [], [], [], [], [], [], []),
    (0, 0, 0.0),
    [],
)


def many(count: int) -> tuple[Value, ...]:
    """Return an input with ``count`` numbers and a tenth of that in records."""
    numbers = [(index * 7919) % 1_000_003 - 500_000 for index in range(count)]
    edges = [(index, index + 1, index / 2) for index in range(count // 10)]
    return (*EMPTY[:6], numbers, *EMPTY[7:15], edges)


def as_input(values: tuple[Value, ...]) -> dict[str, Value]:
    """Name the values."""
    return {parameter.name: value for parameter, value in zip(PARAMETERS, values, strict=True)}
