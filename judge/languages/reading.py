"""Writes Python that reads a problem's standard input, line by line as its layout has it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from judge.languages.naming import safe_name
from judge.model.domain import ListType, RecordType, Scalar, Type
from judge.model.language import Language
from judge.model.layout import Layout, Length, Part, Slot, Spread, Word

_CONVERSIONS = {Scalar.INT: "int", Scalar.FLOAT: "float"}


class _TooMuch(Exception):  # noqa: N818 - a way out, not a fault
    """A layout that short code does not read."""


@dataclass(slots=True)
class _Names:
    """The variables so far; ``lengths`` are those that hold the length of a parameter."""

    language: Language
    taken: set[str]
    lengths: dict[str, str] = field(default_factory=dict)

    def length(self, part: Length) -> str:
        """Name a length: ``n`` if that is free, as everybody does, else after its parameter."""
        short, long = ("m", f"{part.name}_width") if part.inner else ("n", f"{part.name}_count")
        name = long if short in self.taken else short
        self.taken.add(name)
        if not part.inner:
            self.lengths[part.name] = name
        return name

    def of(self, part: Part) -> str:
        """Name what a part of a line is read into."""
        match part:
            case Word():
                return "_"
            case Length():
                return self.length(part)
            case Slot(name=name):
                return safe_name(name, self.language)


def read_in_python(layout: Layout, language: Language) -> str | None:
    """Return a whole program; None where the layout asks for more than a few plain lines."""
    slots = [part.name for parts in layout.lines for part in parts if isinstance(part, Slot)]
    names = _Names(language, {safe_name(name, language) for name in slots})
    try:
        lines = [line for parts in layout.lines for line in _line(parts, names)]
    except _TooMuch:
        return None
    body = "".join(f"    {line}\n" for line in lines)
    return f"def main() -> None:\n{body}    print()\n\n\nmain()\n"


def _line(parts: Sequence[Part], names: _Names) -> Iterator[str]:
    match parts:
        case []:
            yield "input()"
        case [Slot(type=ListType(item=item), spread=Spread.LINES | Spread.COUNTED) as slot]:
            yield f"{names.of(slot)} = {_rows(slot, item, names)}"
        case [Slot(spread=Spread.COUNTED)]:
            raise _TooMuch
        case [part]:
            yield f"{names.of(part)} = {_alone(part)}"
        case _:
            yield from _several(parts, names)


def _alone(part: Part) -> str:
    """Return what reads a line with one part on it."""
    match part:
        case Slot(type=kind):
            return _value(kind, "input()")
        case Length():
            return "int(input())"
        case Word():
            return "input()"


def _rows(slot: Slot, item: Type, names: _Names) -> str:
    count = names.lengths.get(slot.name)
    if count is None:
        raise _TooMuch
    row = _value(item, "input()")
    if slot.spread is Spread.COUNTED:
        if not isinstance(item, ListType):
            raise _TooMuch
        row = f"{row}[1:]"
    return f"[{row} for _ in range({count})]"


def _value(kind: Type, line: str) -> str:
    """Return what makes a value of a whole line."""
    match kind:
        case Scalar.STR | Scalar.CHAR:
            return line
        case Scalar.BOOL:
            return f'{line} == "true"'
        case Scalar():
            return f"{_CONVERSIONS[kind]}({line})"
        case ListType(item=Scalar() as item):
            return _words(item, line)
        case RecordType(fields=fields):
            return _record({field for _, field in fields}, line)
        case ListType():
            raise _TooMuch


def _record(kinds: set[Type], line: str) -> str:
    for scalar, conversion in _CONVERSIONS.items():
        if kinds == {scalar}:
            return f"tuple(map({conversion}, {line}.split()))"
    if kinds <= {Scalar.STR, Scalar.CHAR}:
        return f"tuple({line}.split())"
    raise _TooMuch


def _words(item: Scalar, line: str) -> str:
    match item:
        case Scalar.STR | Scalar.CHAR:
            return f"{line}.split()"
        case Scalar.BOOL:
            return f'[word == "true" for word in {line}.split()]'
        case Scalar():
            return f"list(map({_CONVERSIONS[item]}, {line}.split()))"


def _several(parts: Sequence[Part], names: _Names) -> Iterator[str]:
    """Read a line with several parts: ``n, target = map(int, input().split())``."""
    kinds = [_kind(part) for part in parts]
    targets = [names.of(part) for part in parts]
    last = parts[-1]
    if isinstance(last, Slot) and isinstance(last.type, ListType):
        targets[-1] = f"*{targets[-1]}"
    left = ", ".join(targets)
    same = {kind for kind in kinds if kind is not None}
    if len(same) == 1 and None not in kinds and same <= set(_CONVERSIONS):
        yield f"{left} = map({_CONVERSIONS[same.pop()]}, input().split())"
        return
    if targets[-1].startswith("*") and kinds[-1] is not Scalar.STR:
        raise _TooMuch
    yield f"{left} = input().split()"
    for target, kind in zip(targets, kinds, strict=True):
        if kind is not None and kind not in (Scalar.STR, Scalar.CHAR):
            yield f"{target} = {_value(kind, target)}"


def _kind(part: Part) -> Scalar | None:
    """Return the type of a part's words; None where they are of no use."""
    match part:
        case Word():
            return None
        case Length():
            return Scalar.INT
        case Slot(type=Scalar() as scalar):
            return scalar
        case Slot(type=ListType(item=Scalar() as scalar)):
            return scalar
        case _:
            raise _TooMuch
