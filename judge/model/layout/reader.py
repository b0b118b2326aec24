"""Read values back after a template."""

from collections.abc import Callable, Sequence

from judge.model.domain import ListType, RecordType, Scalar, Type, Value, holds_list
from judge.model.layout.part import LayoutError, Length, Part, Slot, Spread, Word, word_count

_BOOLS = {"true": True, "false": False, "1": True, "0": False, "True": True, "False": False}
_LONGEST_SHOWN = 40  # characters of a word within a message


def read_text(lines: Sequence[Sequence[Part]], text: str) -> dict[str, Value]:
    """Values of ``text``; LayoutError says in which line it departs from the template."""
    return _Reader(text).read(lines)


def _int(word: str) -> int:
    if not word.isascii() or "_" in word:
        raise ValueError(word)  # Python would take it, no other language does
    return int(word)


def _float(word: str) -> float:
    if not word.isascii() or "_" in word:
        raise ValueError(word)
    return float(word)


def _char(word: str) -> str:
    if len(word) != 1:
        raise ValueError(word)
    return word


_SCALARS: dict[Scalar, Callable[[str], Value]] = {
    Scalar.INT: _int,
    Scalar.FLOAT: _float,
    Scalar.BOOL: _BOOLS.__getitem__,
    Scalar.STR: str,
    Scalar.CHAR: _char,
}
_QUICK: dict[Scalar, Callable[[str], Value]] = {**_SCALARS, Scalar.INT: int, Scalar.FLOAT: float}


class _Reader:
    """Reads a text line by line after a template."""

    def __init__(self, text: str) -> None:
        self._lines = text.replace("\r\n", "\n").split("\n")
        if not self._lines[-1]:
            self._lines.pop()
        self._at = 0
        self._lengths: dict[str, int] = {}
        self._inner_lengths: dict[str, int] = {}
        self._scalars = _QUICK if text.isascii() and "_" not in text else _SCALARS

    def read(self, lines: Sequence[Sequence[Part]]) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for parts in lines:
            match parts:
                case [Slot(name=name) as slot]:
                    values[name] = self._read_alone(slot)
                case _:
                    values.update(self._read_line(parts))
        self._check_lengths(values)
        for index in range(self._at, len(self._lines)):
            if self._lines[index].strip():
                self._at = index + 1
                raise self._error("there is more text than expected", "예상보다 내용이 더 있습니다")
        return values

    def _check_lengths(self, values: dict[str, Value]) -> None:
        pairs = [(name, length, values[name]) for name, length in self._lengths.items()]
        pairs += [
            (f"{name}[0]", length, values[name][0])
            for name, length in self._inner_lengths.items()
            if values[name]
        ]
        for name, length, value in pairs:
            if len(value) != length:
                raise LayoutError(
                    f"len({name}) is announced as {length}, but it is {len(value)}",
                    f"len({name}) 값이 {length}(으)로 적혀 있지만 실제로는 {len(value)}입니다",
                )

    def _error(self, en: str, ko: str) -> LayoutError:
        return LayoutError(f"line {self._at}: {en}", f"{self._at}번째 줄: {ko}")

    def _next(self) -> str:
        self._at += 1
        if self._at > len(self._lines):
            raise self._error("the text ends too early", "내용이 너무 일찍 끝납니다")
        return self._lines[self._at - 1]

    def _read_alone(self, slot: Slot) -> Value:
        match slot:
            case Slot(type=ListType(item=item), spread=Spread.INLINE):
                return self._inline(slot, item)
            case Slot(type=ListType(item=item), spread=Spread.LINES):
                return self._rows(slot, item)
            case Slot(type=ListType(item=item), spread=Spread.COUNTED):
                count = self._lengths.get(slot.name)
                taken: list[Value] = []
                while len(taken) != count if count is not None else self._at < len(self._lines):
                    taken.append(self._counted(item))
                return taken
            case Slot(type=kind, spread=Spread.COUNTED):
                return self._counted(kind)
            case Slot(type=kind):
                return self._row(kind)

    def _inline(self, slot: Slot, item: Type) -> list[Value]:
        count = self._lengths.get(slot.name)
        if count == 0 and self._at == len(self._lines):
            return []  # an empty line at the end is easily lost
        return self._items(item, _Words(self._next().split()), count, slot.name, last=True)

    def _rows(self, slot: Slot, item: Type) -> list[Value]:
        left = len(self._lines) - self._at
        count = self._lengths.get(slot.name, left)
        quick = self._quick_rows(item, self._lines[self._at : self._at + count])
        if quick is not None and len(quick) == count:
            self._at += count
            return quick
        return [self._row(item) for _ in range(count)]

    def _quick_rows(self, item: Type, lines: list[str]) -> list[Value] | None:
        """Read rows of scalars at full speed; None where anything is out of the ordinary."""
        try:
            match item:
                case Scalar():
                    return list(map(self._scalars[item], lines))
                case ListType(item=Scalar() as scalar):
                    convert = self._scalars[scalar]
                    return [list(map(convert, line.split())) for line in lines]
                case RecordType(fields=fields) if not holds_list(item):
                    return self._quick_records([kind for _, kind in fields], lines)
                case _:
                    return None
        except (ValueError, KeyError):  # a wrong word, or a record within a record
            return None

    def _quick_records(self, kinds: list[Type], lines: list[str]) -> list[Value] | None:
        """Convert field by field: much quicker than a loop over the records."""
        if not set(map(len, map(str.split, lines))) <= {len(kinds)}:
            return None
        words = " ".join(lines).split()
        columns = [
            map(self._scalars[Scalar(str(kind))], words[index :: len(kinds)])
            for index, kind in enumerate(kinds)
        ]
        return list(zip(*columns, strict=True))

    def _row(self, kind: Type) -> Value:
        line = self._next()
        if kind is Scalar.STR or (kind is Scalar.CHAR and len(line) == 1):
            return line
        words = _Words(line.split())
        value = self._value(kind, words)
        self._nothing_left(words)
        return value

    def _counted(self, kind: Type) -> Value:
        words = _Words(self._next().split())
        if isinstance(kind, ListType) and holds_list(kind.item):
            count = self._count(words)
            self._nothing_left(words)
            return [self._counted(kind.item) for _ in range(count)]
        if isinstance(kind, ListType):
            count = self._count(words)
            return self._items(kind.item, words, count, str(kind), last=True)
        value = self._counted_value(kind, words)
        self._nothing_left(words)
        return value

    def _counted_value(self, kind: Type, words: "_Words") -> Value:
        match kind:
            case ListType(item=item):
                return [self._counted_value(item, words) for _ in range(self._count(words))]
            case RecordType(fields=fields):
                return tuple([self._counted_value(field, words) for _, field in fields])
            case Scalar():
                return self._scalar(kind, words.take())

    def _count(self, words: "_Words") -> int:
        count = self._scalar(Scalar.INT, words.take())
        if not isinstance(count, int) or count < 0:
            raise self._error("a length is never negative", "길이는 음수일 수 없습니다")
        return count

    def _read_line(self, parts: Sequence[Part]) -> dict[str, Value]:
        words = _Words(self._next().split())
        values: dict[str, Value] = {}
        for position, part in enumerate(parts):
            match part:
                case Word(text=text):
                    if words.take() != text:
                        raise self._error(f"expected {text!r}", f"{text!r} 낱말이 와야 합니다")
                case Length(name=name, inner=inner):
                    lengths = self._inner_lengths if inner else self._lengths
                    lengths[name] = self._count(words)
                case Slot(name=name):
                    values[name] = self._slot(part, words, last=position == len(parts) - 1)
        self._nothing_left(words)
        return values

    def _slot(self, slot: Slot, words: "_Words", *, last: bool) -> Value:
        if isinstance(slot.type, ListType):
            count = self._lengths.get(slot.name)
            return self._items(slot.type.item, words, count, slot.name, last=last)
        return self._value(slot.type, words)

    def _items(
        self, item: Type, words: "_Words", count: int | None, name: str, *, last: bool
    ) -> list[Value]:
        width = word_count(item) or 1
        if count is not None and (
            words.left < count * width or (last and words.left > count * width)
        ):
            found = words.left / width
            raise self._error(
                f"{name}: its length is announced as {count}, but it has {found:g}",
                f"{name}: 길이가 {count}(으)로 적혀 있지만 항목은 {found:g}개입니다",
            )
        taken = _Words(words.take_many(words.left if count is None else count * width))
        if isinstance(item, Scalar):
            return self._scalar_list(item, taken.take_many(taken.left))
        values = []
        while taken.left:
            values.append(self._value(item, taken))
        return values

    def _scalar_list(self, kind: Scalar, words: list[str]) -> list[Value]:
        try:
            return list(map(self._scalars[kind], words))
        except (ValueError, KeyError):
            return [self._scalar(kind, word) for word in words]  # finds the culprit

    def _value(self, kind: Type, words: "_Words") -> Value:
        match kind:
            case ListType(item=item):
                return self._items(item, words, None, str(kind), last=False)
            case RecordType(fields=fields):
                return tuple([self._value(field, words) for _, field in fields])
            case Scalar():
                return self._scalar(kind, words.take())

    def _nothing_left(self, words: "_Words") -> None:
        if words.left:
            raise self._error("there are more words than expected", "낱말이 예상보다 많습니다")

    def _scalar(self, kind: Scalar, word: str | None) -> Value:
        if word is None:
            raise self._error(f"expected {kind}, found nothing", f"{kind} 값이 있어야 합니다")
        try:
            return self._scalars[kind](word)
        except (ValueError, KeyError):
            shown = word[:_LONGEST_SHOWN]
            raise self._error(
                f"expected {kind}, found {shown!r}", f"{kind} 값이 와야 합니다: {shown!r}"
            ) from None


class _Words:
    """The words of one line, taken from the left."""

    def __init__(self, words: list[str]) -> None:
        self._words = words
        self._at = 0

    @property
    def left(self) -> int:
        return len(self._words) - self._at

    def take(self) -> str | None:
        taken = self.take_many(1)
        return taken[0] if taken else None

    def take_many(self, count: int) -> list[str]:
        start, self._at = self._at, min(self._at + count, len(self._words))
        return self._words[start : self._at]
