"""Write values after a template."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from judge.model.domain import ListType, RecordType, Scalar, Type, Value, holds_list
from judge.model.layout.part import LayoutError, Length, Part, Slot, Spread, Word


def write_text(lines: Sequence[Sequence[Part]], values: Mapping[str, Value]) -> str:
    """Text for ``values``, every line ended by a newline."""
    return "".join(line + "\n" for parts in lines for line in _lines(parts, values))


def _lines(parts: Sequence[Part], values: Mapping[str, Value]) -> Iterator[str]:
    match parts:
        case [Slot(name=name, type=ListType(item=item), spread=Spread.LINES)]:
            yield from map(_line_writer(item), values[name])
        case [Slot(name=name, type=ListType(item=item), spread=Spread.COUNTED)]:
            for each in values[name]:
                yield from _counted_lines(item, each)
        case [Slot(name=name, type=kind, spread=Spread.COUNTED)]:
            yield from _counted_lines(kind, values[name])
        case [Slot(name=name, type=kind)]:
            yield _line_writer(kind)(values[name])
        case _:
            yield " ".join(_part_text(part, values) for part in parts)


def _part_text(part: Part, values: Mapping[str, Value]) -> str:
    match part:
        case Word(text=text):
            return text
        case Length(name=name, inner=inner):
            first: Any = values[name][:1] if inner else [values[name]]
            return str(len(first[0]) if first else 0)
        case Slot(name=name, type=kind):
            return _writer(kind)(values[name])


def _line_writer(kind: Type) -> Callable[[Value], str]:
    """Make the function that writes a value of ``kind`` that has a line to itself."""
    return _whole_line if kind in {Scalar.STR, Scalar.CHAR} else _writer(kind)


def _writer(kind: Type) -> Callable[[Value], str]:
    """Make the function that writes a value of ``kind`` into a line."""
    match kind:
        case Scalar():
            return _WRITERS[kind]
        case ListType(item=item):
            return _joiner(_writer(item))
        case RecordType(fields=fields):
            writers = [_writer(field) for _, field in fields]
            if set(writers) == {str}:
                return _joiner(str)
            return lambda value: " ".join(
                [write(part) for write, part in zip(writers, value, strict=True)]
            ).rstrip(" ")


def _joiner(write: Callable[[Value], str]) -> Callable[[Value], str]:
    return lambda value: " ".join(map(write, value))


def _counted_lines(kind: Type, value: Value) -> Iterator[str]:
    if isinstance(kind, ListType) and holds_list(kind.item):
        yield str(len(value))
        for each in value:
            yield from _counted_lines(kind.item, each)
    else:
        yield " ".join(_counted_words(kind, value))


def _counted_words(kind: Type, value: Value) -> Iterator[str]:
    match kind:
        case Scalar():
            yield _WRITERS[kind](value)
        case ListType(item=item):
            yield str(len(value))
            if isinstance(item, Scalar):
                yield from map(_WRITERS[item], value)
            else:
                for each in value:
                    yield from _counted_words(item, each)
        case RecordType(fields=fields):
            for (_, field), part in zip(fields, value, strict=True):
                yield from _counted_words(field, part)


def _bool(value: Value) -> str:
    return "true" if value else "false"


def _word(value: Value) -> str:
    if value.split() != [value]:
        raise LayoutError(
            f"{value[:40]!r} is not one word; only a string alone on its line may hold spaces",
            f"{value[:40]!r} 값은 한 낱말이 아닙니다. "
            "공백은 한 줄에 홀로 있는 문자열에만 쓸 수 있습니다",
        )
    return str(value)


def _whole_line(value: Value) -> str:
    if "\n" in value or "\r" in value:
        raise LayoutError(
            f"{value[:40]!r} holds a line break and cannot stand on one line",
            f"{value[:40]!r} 값에 줄바꿈이 있어서 한 줄에 쓸 수 없습니다",
        )
    return str(value)


_WRITERS: dict[Scalar, Callable[[Value], str]] = {
    Scalar.INT: str,
    Scalar.FLOAT: repr,
    Scalar.BOOL: _bool,
    Scalar.STR: _word,
    Scalar.CHAR: _word,
}
