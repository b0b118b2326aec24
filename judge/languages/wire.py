"""Takes arguments to a function-style harness and brings its result back.

JSON: one line, an array of the arguments in order; a record is an array of its fields. Tokens:
words with spaces between; a string is ``<length in bytes> <bytes>``, a list its length and then its
items, a record its fields, a bool 0 or 1. A result is JSON in either case.

A list may hold 200,000 records, so a type is made into a function once, which then takes values.
"""

import json
from collections.abc import Callable, Mapping, Sequence

from judge.languages.signature import (
    ListShape,
    RecordShape,
    ScalarShape,
    Shape,
    Width,
    parameter_shapes,
)
from judge.model.domain import Domain, ListType, Parameter, RecordType, Scalar, Value
from judge.model.language import Wire
from judge.model.text import BilingualError

_LONGEST_SHOWN = 40  # characters of a value in a message
_Convert = Callable[[Value], Value]


class WireError(BilingualError):
    """A result that is not what the problem's function returns; it says why."""


def encode_arguments(
    wire: Wire, parameters: Sequence[Parameter], values: Mapping[str, Value]
) -> bytes:
    """Write the arguments as the harness of a language reads them."""
    shapes = parameter_shapes(parameters)
    if wire is Wire.TOKENS:
        return (" ".join(_token_writer(s)(values[name]) for name, s in shapes) + "\n").encode()
    text = wire is Wire.JAVASCRIPT
    arguments = [
        values[name]
        if (convert := _json_converter(shape, huge_as_text=text)) is None
        else convert(values[name])
        for name, shape in shapes
    ]
    return (json.dumps(arguments, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _json_converter(shape: Shape, *, huge_as_text: bool) -> _Convert | None:
    """Return what makes a value that json writes rightly; None where it does so already.

    A float is written as one, whatever it was given as. A tuple is an array to json.
    """
    match shape:
        case ScalarShape(scalar=Scalar.FLOAT):
            return float
        case ScalarShape(scalar=Scalar.INT, width=Width.HUGE) if huge_as_text:
            return str
        case ScalarShape():
            return None
        case ListShape(item=item):
            convert = _json_converter(item, huge_as_text=huge_as_text)
            return None if convert is None else lambda value: list(map(convert, value))
        case RecordShape(fields=fields):
            parts = [_json_converter(field, huge_as_text=huge_as_text) for _, field in fields]
            if not any(parts):
                return None
            return lambda value: [
                part if convert is None else convert(part)
                for convert, part in zip(parts, value, strict=True)
            ]


def _token_writer(shape: Shape) -> Callable[[Value], str]:
    match shape:
        case ScalarShape(scalar=scalar):
            return _TOKEN_WRITERS[scalar]
        case ListShape(item=item):
            write = _token_writer(item)
            return lambda value: " ".join([str(len(value)), *map(write, value)])
        case RecordShape(fields=fields):
            parts = [_token_writer(field) for _, field in fields]
            return lambda value: " ".join(
                [write(part) for write, part in zip(parts, value, strict=True)]
            )


def _string_token(value: str) -> str:
    return f"{len(value.encode())} {value}"


_TOKEN_WRITERS: dict[Scalar, Callable[[Value], str]] = {
    Scalar.INT: str,
    Scalar.FLOAT: lambda value: repr(float(value)),
    Scalar.BOOL: lambda value: "1" if value else "0",
    Scalar.STR: _string_token,
    Scalar.CHAR: _string_token,
}


def decode_result(returns: Domain, payload: bytes) -> Value:
    """Read a result; WireError where it is malformed or of another type than the problem returns.

    An int serves as a float, and 0 and 1 as a bool and the other way round. A tuple has come as a
    list; an object with a record's fields serves as the record. NaN and infinities are floats.
    """
    try:
        value = json.loads(payload)
    except (ValueError, RecursionError) as error:
        raise WireError(
            f"the function's result cannot be read: {error}",
            f"함수의 반환값을 읽을 수 없습니다: {error}",
        ) from None
    try:
        return _decoder(returns)(value)
    except _Misfit as misfit:
        raise misfit.explain() from None


class _Misfit(Exception):  # noqa: N818 - becomes a WireError at the border
    """A part of a result that has another type; ``path`` is added on the way out."""

    def __init__(self, expected: str, value: Value) -> None:
        self.expected = expected
        self.value = value
        self.path = ""

    def explain(self) -> WireError:
        expected, value = self.expected, self.value
        en, ko = (f" at result{self.path}", f" (result{self.path})") if self.path else ("", "")
        if value is None:
            return WireError(
                f"the function must return {expected}, but it returned nothing{en}",
                f"함수가 {expected} 값을 반환해야 하는데 아무것도 반환하지 않았습니다{ko}",
            )
        kind = "object" if isinstance(value, dict) else type(value).__name__
        shown = json.dumps(value, ensure_ascii=False)
        shown = shown if len(shown) <= _LONGEST_SHOWN else shown[: _LONGEST_SHOWN - 3] + "..."
        if expected == Scalar.INT and kind == "float":
            en += "; in Python, // divides to an int"
            ko += ". 파이썬에서는 // 로 나누면 정수가 됩니다"
        return WireError(
            f"the function must return {expected}, but it returned {kind} {shown}{en}",
            f"함수가 {expected} 값을 반환해야 하는데 {kind} {shown}을(를) 반환했습니다{ko}",
        )


def _decoder(domain: Domain) -> _Convert:
    match domain.type:
        case Scalar() as scalar:
            return lambda value: _scalar(scalar, value)
        case ListType():
            return _list_decoder(domain)
        case RecordType():
            return _record_decoder(domain)


def _list_decoder(domain: Domain) -> _Convert:
    if domain.items is None:
        raise ValueError("a domain of a list has items")
    decode_item = _decoder(domain.items)
    exact = {_EXACT.get(domain.items.type)}

    def decode(value: Value) -> list[Value]:
        if not isinstance(value, list):
            raise _Misfit(str(domain.type), value)
        if set(map(type, value)) <= exact:
            return value
        decoded: list[Value] = []
        try:
            for item in value:
                decoded.append(decode_item(item))  # noqa: PERF401 - its length says where it broke
        except _Misfit as misfit:
            misfit.path = f"[{len(decoded)}]{misfit.path}"
            raise
        return decoded

    return decode


def _record_decoder(domain: Domain) -> _Convert:
    names = [name for name, _ in domain.fields]
    decoders = [_decoder(field) for _, field in domain.fields]
    exact = [_EXACT.get(field.type) for _, field in domain.fields]

    def decode(value: Value) -> tuple[Value, ...]:
        if isinstance(value, dict) and set(value) == set(names):
            value = [value[name] for name in names]
        if not isinstance(value, list) or len(value) != len(names):
            raise _Misfit(f"{domain.type}({', '.join(names)})", value)
        if list(map(type, value)) == exact:
            return tuple(value)
        decoded: list[Value] = []
        try:
            for decode_part, part in zip(decoders, value, strict=True):
                decoded.append(decode_part(part))
        except _Misfit as misfit:
            misfit.path = f".{names[len(decoded)]}{misfit.path}"
            raise
        return tuple(decoded)

    return decode


_EXACT: dict[object, type] = {
    Scalar.INT: int,
    Scalar.FLOAT: float,
    Scalar.STR: str,
    Scalar.BOOL: bool,
}


def _scalar(scalar: Scalar, value: Value) -> Value:
    match scalar, value:
        case (Scalar.INT, bool()) | (Scalar.BOOL, int(0 | 1)):
            return _EXACT[scalar](value)
        case (Scalar.FLOAT, int()) if not isinstance(value, bool):
            return _float(value)
        case (Scalar.INT, int()) | (Scalar.FLOAT, float()) | (Scalar.STR, str()):
            return value
        case (Scalar.CHAR, str()) if len(value) == 1:
            return value
        case _:
            raise _Misfit(str(scalar), value)


def _float(value: int) -> float:
    try:
        return float(value)
    except OverflowError:
        raise _Misfit("float", value) from None
