"""How typed values stand on standard input and output: one template, written and read back.

A template is lines of words and placeholders::

    {len(edges)} {start}
    {edges}

``{x}`` of a scalar is its text; of a list of scalars, its items on this line with spaces between.
A list of lists or of records stands alone on its line and takes one line for each item;
``{x | lines}`` puts the items of any list on lines of their own, ``{x | counted}`` starts every
row with its length. ``{len(x)}`` and ``{len(x[0])}`` announce lengths: whatever takes several
lines needs its length announced, or nothing could read it back. A string that stands alone on
its line may hold spaces.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from judge.model.domain import ListType, Parameter, RecordType, Scalar, Type, Value

_PLACEHOLDER = re.compile(r"\{\s*([^{}|]+?)\s*(?:\|\s*(\w+)\s*)?\}")
_LENGTH = re.compile(r"len\((\w+)(\[0\])?\)")
_BOOLS = {"true": True, "false": False, "1": True, "0": False, "True": True, "False": False}


class LayoutError(ValueError):
    """A template that cannot work, or a text that does not follow it; the message says why."""

    def __init__(self, en: str, ko: str) -> None:
        """Keep the reason in both languages."""
        super().__init__(en)
        self.en = en
        self.ko = ko


class Spread(Enum):
    """How a list stands in the text."""

    INLINE = "inline"
    LINES = "lines"
    COUNTED = "counted"


@dataclass(frozen=True, slots=True)
class Word:
    """Literal text."""

    text: str


@dataclass(frozen=True, slots=True)
class Length:
    """``len(name)``, or ``len(name[0])`` where ``inner``."""

    name: str
    inner: bool


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of one parameter; ``alone`` where nothing else stands on its line."""

    name: str
    type: Type
    spread: Spread
    alone: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """A checked template: lines of parts."""

    source: str
    lines: tuple[tuple[Word | Length | Slot, ...], ...]

    def format(self, values: Mapping[str, Value]) -> str:
        """Text for ``values``, every line ended by a newline."""
        return "".join(line + "\n" for parts in self.lines for line in _format(parts, values))

    def parse(self, text: str) -> dict[str, Value]:
        """Values of a text; LayoutError says in which line it departs from the template."""
        return _Reader(text).read(self.lines)


def parse_layout(source: str, parameters: Sequence[Parameter]) -> Layout:
    """Check a template against the parameters; LayoutError names the line that cannot work."""
    types = {parameter.name: parameter.domain.type for parameter in parameters}
    lines = tuple(
        tuple(_parts(line, number, types))
        for number, line in enumerate(source.rstrip("\n").split("\n"), start=1)
    )
    _check(lines, types)
    return Layout(source, lines)


def default_layout(parameters: Sequence[Parameter]) -> Layout:
    """The layout of a problem that gives none: a line for each, lengths before lists."""
    lines = []
    for parameter in parameters:
        kind = parameter.domain.type
        if not isinstance(kind, ListType):
            lines.append(f"{{{parameter.name}}}")
            continue
        lines.append(f"{{len({parameter.name})}}")
        match kind.item:
            case Scalar.STR:
                lines.append(f"{{{parameter.name} | lines}}")
            case ListType():
                lines.append(f"{{{parameter.name} | counted}}")
            case _:
                lines.append(f"{{{parameter.name}}}")
    return parse_layout("\n".join(lines) + "\n", parameters)


def result_layout(kind: Type) -> Layout:
    """The layout of a result for which the problem gives none."""
    match kind:
        case ListType(item=Scalar.STR | ListType() | RecordType()):
            spread = Spread.LINES
        case _:
            spread = Spread.INLINE
    return Layout("{result}", ((Slot("result", kind, spread, alone=True),),))


def _parts(line: str, number: int, types: Mapping[str, Type]) -> Iterator[Word | Length | Slot]:
    pieces = _PLACEHOLDER.split(line)
    alone = not "".join(pieces[::3]).strip() and len(pieces) == 4  # noqa: PLR2004 - one match
    yield from _words(pieces[0], number)
    for content, spread, literal in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        yield _placeholder(content, spread, types, alone=alone)
        yield from _words(literal, number)


def _words(literal: str, number: int) -> Iterator[Word]:
    if "{" in literal or "}" in literal:
        raise LayoutError(
            f"line {number}: a brace has no partner", f"{number}번째 줄: 중괄호의 짝이 없습니다"
        )
    yield from (Word(word) for word in literal.split())


def _placeholder(
    content: str, spread: str | None, types: Mapping[str, Type], *, alone: bool
) -> Length | Slot:
    match = _LENGTH.fullmatch(content)
    name = match[1] if match else content
    if name not in types:
        raise LayoutError(
            f"{{{content}}}: there is no parameter {name!r}",
            f"{{{content}}}: {name!r} 매개변수가 없습니다",
        )
    if match:
        return Length(name, inner=match[2] is not None)
    kind = types[name]
    if spread is not None and (
        spread not in {each.value for each in Spread} or not isinstance(kind, ListType)
    ):
        raise LayoutError(
            f"{{{content} | {spread}}}: a list takes inline, lines or counted",
            f"{{{content} | {spread}}}: 목록에는 inline, lines, counted 만 쓸 수 있습니다",
        )
    if spread is not None:
        return Slot(name, kind, Spread(spread), alone)
    nested = isinstance(kind, ListType) and isinstance(kind.item, ListType | RecordType)
    return Slot(name, kind, Spread.LINES if nested else Spread.INLINE, alone)


def _check(lines: Sequence[Sequence[Word | Length | Slot]], types: Mapping[str, Type]) -> None:
    announced: set[str] = set()
    placed: set[str] = set()
    for parts in lines:
        for position, part in enumerate(parts):
            if isinstance(part, Length) and not part.inner:
                announced.add(part.name)
            if isinstance(part, Slot):
                placed.add(part.name)
                last = position == len(parts) - 1
                _check_slot(part, last=last, known=part.name in announced)
    for name in types:
        if name not in placed:
            raise LayoutError(
                f"the parameter {name!r} is not placed", f"{name!r} 매개변수의 자리가 없습니다"
            )


def _check_slot(slot: Slot, *, last: bool, known: bool) -> None:
    if not isinstance(slot.type, ListType):
        return
    if slot.spread is not Spread.INLINE and not slot.alone:
        raise LayoutError(
            f"{{{slot.name}}} takes several lines and must stand alone on its line",
            f"{{{slot.name}}} 은(는) 여러 줄을 차지하므로 한 줄에 홀로 있어야 합니다",
        )
    if not known and (slot.spread is not Spread.INLINE or not last):
        raise LayoutError(
            f"{{len({slot.name})}} must come before {{{slot.name}}}",
            f"{{{slot.name}}} 앞에 {{len({slot.name})}} 이(가) 있어야 합니다",
        )


def _format(
    parts: Sequence[Word | Length | Slot], values: Mapping[str, Value]
) -> Iterator[str]:
    if len(parts) == 1 and isinstance(parts[0], Slot) and parts[0].spread is not Spread.INLINE:
        for row in values[parts[0].name]:
            text = _text(row)
            counted = parts[0].spread is Spread.COUNTED
            yield f"{len(row)} {text}".rstrip() if counted else text
        return
    yield " ".join(_part_text(part, values) for part in parts)


def _part_text(part: Word | Length | Slot, values: Mapping[str, Value]) -> str:
    match part:
        case Word(text=text):
            return text
        case Length(name=name, inner=False):
            return str(len(values[name]))
        case Length(name=name):
            return str(len(values[name][0]) if values[name] else 0)
        case Slot(name=name):
            return _text(values[name])


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        plain = set(map(type, value)) <= {int, str}  # the long lists; nothing to convert in them
        return " ".join(map(str if plain else _text, value))
    return value if isinstance(value, str) else repr(value)


class _Reader:
    """Reads a text line by line after a template."""

    def __init__(self, text: str) -> None:
        self._lines = text.replace("\r\n", "\n").rstrip("\n").split("\n")
        self._at = 0
        self._lengths: dict[str, int] = {}

    def read(self, lines: Sequence[Sequence[Word | Length | Slot]]) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for parts in lines:
            if len(parts) == 1 and isinstance(parts[0], Slot):
                values[parts[0].name] = self._read_alone(parts[0])
            else:
                values.update(self._read_line(parts))
        if any(line.strip() for line in self._lines[self._at :]):
            raise self._error("there is more text than expected", "예상보다 내용이 더 있습니다")
        return values

    def _error(self, en: str, ko: str) -> LayoutError:
        return LayoutError(f"line {self._at}: {en}", f"{self._at}번째 줄: {ko}")

    def _next(self) -> str:
        if self._at >= len(self._lines):
            self._at += 1
            raise self._error("the text ends too early", "내용이 너무 일찍 끝납니다")
        self._at += 1
        return self._lines[self._at - 1]

    def _read_alone(self, slot: Slot) -> Value:
        if not isinstance(slot.type, ListType):
            line = self._next()
            if slot.type is Scalar.STR:
                return line
            return self._value(slot.type, _Words(line.split()), last=True)
        if slot.spread is Spread.INLINE:
            words = self._next().split()
            return self._items(slot, slot.type.item, _Words(words), last=True)
        read = self._row if slot.spread is Spread.LINES else self._counted
        return [read(slot.type.item) for _ in range(self._lengths[slot.name])]

    def _row(self, kind: Type) -> Value:
        line = self._next()
        if kind is Scalar.STR:
            return line
        return self._value(kind, _Words(line.split()), last=True)

    def _counted(self, kind: Type) -> Value:
        words = _Words(self._next().split())
        count = self._value(Scalar.INT, words, last=False)
        row = self._value(kind, words, last=True)
        if count != len(row):
            raise self._error(
                f"{count} items announced, {len(row)} found",
                f"{count}개라고 했지만 {len(row)}개가 있습니다",
            )
        return row

    def _read_line(self, parts: Sequence[Word | Length | Slot]) -> dict[str, Value]:
        words = _Words(self._next().split())
        values: dict[str, Value] = {}
        for position, part in enumerate(parts):
            last = position == len(parts) - 1
            match part:
                case Word(text=text):
                    if words.take() != text:
                        raise self._error(f"expected {text!r}", f"{text!r} 이(가) 와야 합니다")
                case Length(name=name, inner=inner):
                    length = self._value(Scalar.INT, words, last=False)
                    if not inner:
                        self._lengths[name] = length
                case Slot(name=name, type=ListType(item=item)):
                    values[name] = self._items(part, item, words, last=last)
                case Slot(name=name, type=kind):
                    values[name] = self._value(kind, words, last=False)
        if words.rest():
            raise self._error("there are more words than expected", "낱말이 예상보다 많습니다")
        return values

    def _items(self, slot: Slot, item: Type, words: "_Words", *, last: bool) -> list[Value]:
        count = self._lengths.get(slot.name)
        if count is None:
            return self._list(item, words)
        taken = [self._value(item, words, last=False) for _ in range(count)]
        if last and words.rest():
            raise self._error(
                f"more than {count} items in {slot.name}", f"{slot.name} 의 항목이 {count}개를 넘습니다"
            )
        return taken

    def _list(self, item: Type, words: "_Words") -> list[Value]:
        taken = []
        while words.rest():
            taken.append(self._value(item, words, last=False))
        return taken

    def _value(self, kind: Type, words: "_Words", *, last: bool) -> Value:
        match kind:
            case ListType(item=item):
                value: Value = self._list(item, words)
            case RecordType(fields=fields):
                value = tuple(self._value(field, words, last=False) for _, field in fields)
            case Scalar():
                value = self._scalar(kind, words.take())
        if last and words.rest():
            raise self._error("there are more words than expected", "낱말이 예상보다 많습니다")
        return value

    def _scalar(self, kind: Scalar, word: str | None) -> Value:
        if word is None:
            raise self._error(f"expected {kind}, found nothing", f"{kind} 값이 와야 하는데 없습니다")
        try:
            match kind:
                case Scalar.INT:
                    return int(word)
                case Scalar.FLOAT:
                    return float(word)
                case Scalar.BOOL:
                    return _BOOLS[word]
                case Scalar.STR | Scalar.CHAR:
                    return word
        except (ValueError, KeyError):
            raise self._error(
                f"expected {kind}, found {word[:40]!r}",
                f"{kind} 값이 와야 하는데 {word[:40]!r} 입니다",
            ) from None


class _Words:
    """The words of one line, taken from the left."""

    def __init__(self, words: list[str]) -> None:
        self._words = words
        self._at = 0

    def take(self) -> str | None:
        self._at += 1
        return self._words[self._at - 1] if self._at <= len(self._words) else None

    def rest(self) -> bool:
        return self._at < len(self._words)
