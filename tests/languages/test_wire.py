"""Arguments are written as the harnesses read them; results are read, and held to their type."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge.languages.signature import (
    ListShape,
    RecordShape,
    ScalarShape,
    Shape,
    Width,
    parameter_shapes,
)
from judge.languages.wire import WireError, decode_result, encode_arguments
from judge.model.domain import Domain, ListType, Parameter, RecordType, Scalar, Value
from judge.model.language import Wire
from tests.languages.everything import EDGE, HUGE, PARAMETERS, domain, lists

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
SCALARS: dict[Scalar, st.SearchStrategy[Value]] = {
    Scalar.INT: st.integers(-(10**18), 10**18),
    Scalar.FLOAT: st.floats(allow_nan=False, allow_infinity=False) | st.integers(-9, 9),
    Scalar.STR: TEXT,
    Scalar.BOOL: st.booleans(),
    Scalar.CHAR: st.characters(exclude_categories=["Cs"]),
}


def values_of(of: Domain) -> st.SearchStrategy[Value]:
    """Return values of a domain's type."""
    match of.type:
        case Scalar() as scalar:
            return SCALARS[scalar]
        case ListType():
            assert of.items is not None
            return st.lists(values_of(of.items), max_size=5)
        case RecordType():
            return st.tuples(*(values_of(field) for _, field in of.fields))


INPUTS = st.fixed_dictionaries({each.name: values_of(each.domain) for each in PARAMETERS})


def plain(shape: Shape, value: Value, *, text: bool) -> Value:
    """Return what JSON must hold for a value; slow and plain."""
    match shape:
        case ScalarShape(scalar=Scalar.FLOAT):
            return float(value)
        case ScalarShape(width=Width.HUGE) if text:
            return str(value)
        case ScalarShape():
            return value
        case ListShape(item=item):
            return [plain(item, each, text=text) for each in value]
        case RecordShape(fields=fields):
            return [plain(f, part, text=text) for (_, f), part in zip(fields, value, strict=True)]


@given(values=INPUTS)
@pytest.mark.parametrize("wire", [Wire.JSON, Wire.JAVASCRIPT])
def test_json_holds_the_arguments_in_order(wire: Wire, values: dict[str, Value]) -> None:
    """One line, an array; floats are floats, and for JavaScript huge integers are strings."""
    encoded = encode_arguments(wire, PARAMETERS, values)

    shapes = parameter_shapes(PARAMETERS)
    text = wire is Wire.JAVASCRIPT
    assert json.loads(encoded) == [plain(shape, values[name], text=text) for name, shape in shapes]
    assert encoded.count(b"\n") == 1


class Reader:
    """Reads tokens as harnesses do; slow and plain."""

    def __init__(self, encoded: bytes) -> None:
        """Start at the beginning."""
        self.rest = encoded

    def word(self) -> str:
        """Take a word and the space behind it."""
        end = min(at for at in (self.rest.find(b" "), self.rest.find(b"\n")) if at >= 0)
        word, self.rest = self.rest[:end], self.rest[end + 1 :]
        return word.decode()

    def string(self) -> str:
        """Take a length and so many bytes."""
        length = int(self.word())
        text, self.rest = self.rest[:length], self.rest[length + 1 :]
        return text.decode()

    def value(self, shape: Shape) -> Value:
        """Take a value of a shape."""
        match shape:
            case ScalarShape(scalar=Scalar.STR | Scalar.CHAR):
                return self.string()
            case ScalarShape(scalar=scalar):
                word = self.word()
                if scalar is Scalar.BOOL:
                    return word == "1"
                return int(word) if scalar is Scalar.INT else float(word)
            case ListShape(item=item):
                return [self.value(item) for _ in range(int(self.word()))]
            case RecordShape(fields=fields):
                return tuple(self.value(field) for _, field in fields)


@given(values=INPUTS)
def test_tokens_can_be_read_back(values: dict[str, Value]) -> None:
    """Whatever a string holds, lengths lead over it."""
    reader = Reader(encode_arguments(Wire.TOKENS, PARAMETERS, values))

    read = {name: reader.value(shape) for name, shape in parameter_shapes(PARAMETERS)}

    assert read == values
    assert reader.rest == b""


def test_tokens_look_like_this() -> None:
    """The format that the harnesses were written for, byte by byte."""
    parameters = [
        Parameter("n", domain(Scalar.INT)),
        Parameter("words", domain(lists(Scalar.STR))),
        Parameter("flag", domain(Scalar.BOOL)),
        Parameter("edges", domain(lists(EDGE))),
    ]
    values = {"n": -5, "words": ["a b", "", "é"], "flag": True, "edges": [(1, 2, 0.5)]}

    encoded = encode_arguments(Wire.TOKENS, parameters, values)

    assert encoded == "-5 3 3 a b 0  2 é 1 1 1 2 0.5\n".encode()


@given(data=st.data(), chosen=st.sampled_from(PARAMETERS))
def test_a_result_is_read_as_it_was_written(data: st.DataObject, chosen: Parameter) -> None:
    """JSON of a value is that value again, with tuples for records."""
    value = data.draw(values_of(chosen.domain))

    assert decode_result(chosen.domain, json.dumps(value).encode()) == value


LENIENT = [
    (domain(Scalar.FLOAT), "3", 3.0),
    (domain(lists(Scalar.FLOAT)), "[1, 2.5]", [1.0, 2.5]),
    (domain(Scalar.FLOAT), "Infinity", math.inf),
    (domain(Scalar.FLOAT), "-Infinity", -math.inf),
    (domain(Scalar.BOOL), "1", True),
    (domain(Scalar.BOOL), "0", False),
    (domain(lists(Scalar.BOOL)), "[true, 0]", [True, False]),
    (domain(Scalar.INT), "true", 1),
    (domain(lists(Scalar.INT)), "[false, 2]", [0, 2]),
    (domain(Scalar.INT, HUGE), str(10**30), 10**30),
    (domain(EDGE), '{"weight": 1, "to": 2, "from": 3}', (3, 2, 1.0)),
    (domain(Scalar.CHAR), '"한"', "한"),
]


@pytest.mark.parametrize("returns, payload, value", LENIENT)
def test_takes_what_is_meant(returns: Domain, payload: str, value: Value) -> None:
    """An int serves as a float, 0 and 1 as a bool and back, an object as a record."""
    decoded = decode_result(returns, payload.encode())

    assert decoded == value
    assert type(decoded) is type(value)
    if isinstance(decoded, list):
        assert list(map(type, decoded)) == list(map(type, value))


def test_takes_a_number_that_is_none() -> None:
    """NaN is a float; what it is worth is for the checker."""
    assert math.isnan(decode_result(domain(Scalar.FLOAT), b"NaN"))


REFUSED = [
    (domain(Scalar.INT), "null", "must return int, but it returned nothing"),
    (domain(Scalar.INT), "2.0", "must return int, but it returned float 2.0; in Python, //"),
    (domain(Scalar.INT), '"2"', 'must return int, but it returned str "2"'),
    (domain(Scalar.BOOL), "2", "must return bool, but it returned int 2"),
    (domain(Scalar.BOOL), "1.0", "must return bool, but it returned float 1.0"),
    (domain(Scalar.FLOAT), "true", "must return float, but it returned bool true"),
    (domain(Scalar.FLOAT), "1" * 400, "must return float, but it returned int 1111"),
    (domain(Scalar.STR), "1", "must return str, but it returned int 1"),
    (domain(Scalar.CHAR), '"ab"', 'must return char, but it returned str "ab"'),
    (domain(lists(Scalar.INT)), "{}", "must return list[int], but it returned object {}"),
    (
        domain(lists(Scalar.INT)),
        '[1, "x"]',
        'must return int, but it returned str "x" at result[1]',
    ),
    (
        domain(lists(Scalar.INT, 2)),
        "[[1], [2, 3, null]]",
        "must return int, but it returned nothing at result[1][2]",
    ),
    (domain(EDGE), "[1, 2]", "must return edge(from, to, weight), but it returned list [1, 2]"),
    (
        domain(lists(EDGE)),
        '[[1, 2, 3.5], [1, "b", 3.5]]',
        'must return int, but it returned str "b" at result[1].to',
    ),
    (domain(EDGE), '{"from": 1}', 'but it returned object {"from": 1}'),
    (domain(lists(Scalar.STR)), json.dumps("x" * 90), f'returned str "{"x" * 36}...'),
    (domain(Scalar.INT), "", "cannot be read: Expecting value"),
    (domain(Scalar.INT), "[1", "cannot be read: Expecting"),
    (domain(Scalar.INT), "1 2", "cannot be read: Extra data"),
    (domain(Scalar.INT), "[" * 100_000, "cannot be read: maximum recursion"),
    (domain(Scalar.INT), "1" * 5000, "cannot be read: Exceeds the limit"),
]


@pytest.mark.parametrize("returns, payload, words", REFUSED)
def test_says_what_is_wrong_with_a_result(returns: Domain, payload: str, words: str) -> None:
    """A message names what was expected, what came and where, in both languages."""
    with pytest.raises(WireError) as error:
        decode_result(returns, payload.encode())

    assert words in error.value.en
    assert "함수" in error.value.ko
    assert "반환" in error.value.ko


def test_bytes_that_are_no_text_are_refused() -> None:
    """A char of C++ may be half a letter."""
    with pytest.raises(WireError, match="cannot be read"):
        decode_result(domain(Scalar.STR), b'"\xff"')


def test_a_list_without_items_is_a_mistake_of_ours() -> None:
    """A domain of a list always has one of its items."""
    with pytest.raises(ValueError, match="has items"):
        decode_result(Domain(type=ListType(Scalar.INT)), b"[]")
