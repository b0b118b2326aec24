"""Read a template, and refuse what could not be read back."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from judge.model.domain import ListType, RecordType, Scalar, Type, holds_list
from judge.model.layout.part import LayoutError, Length, Part, Slot, Spread, Word, word_count

_PIECE = re.compile(r"\{([^{}]*)\}|([^{}\s]+)|([{}])")
_LENGTH = re.compile(r"len\(\s*(\w+)\s*(\[\s*0\s*\])?\s*\)")
_LONGEST_LINE = 1000  # characters


def read_template(source: str, types: Mapping[str, Type]) -> tuple[tuple[Part, ...], ...]:
    """Read and check all lines; LayoutError names the line that cannot work."""
    sources = source.rstrip("\n").split("\n")
    lines = tuple(
        tuple(_parts(line, number, types)) for number, line in enumerate(sources, start=1)
    )
    _check(lines)
    placed = [part.name for part in chain.from_iterable(lines) if isinstance(part, Slot)]
    for name in types:
        if placed.count(name) != 1:
            raise LayoutError(
                f"the parameter {name!r} must be placed once, not {placed.count(name)} times",
                f"{name!r} 매개변수의 자리는 하나여야 합니다: {placed.count(name)}개입니다",
            )
    return lines


def _refuse(number: int, en: str, ko: str) -> LayoutError:
    return LayoutError(f"line {number}: {en}", f"{number}번째 줄: {ko}")


def _parts(line: str, number: int, types: Mapping[str, Type]) -> Iterator[Part]:
    if len(line) > _LONGEST_LINE:
        raise _refuse(number, "the line is too long", "줄이 너무 깁니다")
    end = 0
    pieces = list(_PIECE.finditer(line))
    for piece in pieces:
        if piece[3]:
            raise _refuse(number, "a brace has no partner", "중괄호의 짝이 없습니다")
        if piece.start() == end > 0:
            raise _refuse(
                number,
                f"put a space before {piece[0]!r}: words and placeholders stand apart",
                f"{piece[0]!r} 앞을 띄우세요: 낱말과 자리표시자는 띄어 씁니다",
            )
        end = piece.end()
        if piece[2]:
            yield Word(piece[2])
        else:
            yield _placeholder(piece[1], number, types, alone=len(pieces) == 1)


def _placeholder(
    content: str, number: int, types: Mapping[str, Type], *, alone: bool
) -> Length | Slot:
    source, bar, spread = (piece.strip() for piece in content.partition("|"))
    match = _LENGTH.fullmatch(source)
    name = match[1] if match else source
    if name not in types:
        raise _refuse(
            number,
            f"{{{content}}}: there is no parameter {name!r}",
            f"{{{content}}}: {name!r} 매개변수가 없습니다",
        )
    kind = types[name]
    if match and not bar:
        measured = kind.item if match[2] and isinstance(kind, ListType) else kind
        if not _has_length(measured) or (match[2] and not isinstance(kind, ListType)):
            raise _refuse(
                number, f"{{{content}}}: it has no length", f"{{{content}}}: 길이가 없는 값입니다"
            )
        return Length(name, inner=match[2] is not None)
    if bar and (match or spread not in {each.value for each in Spread}):
        raise _refuse(
            number,
            f"{{{content}}}: after the bar comes inline, lines or counted, for a list",
            f"{{{content}}}: 막대 뒤에는 목록에 쓰는 inline, lines, counted만 올 수 있습니다",
        )
    return Slot(name, kind, Spread(spread) if bar else _natural_spread(kind), alone)


def _has_length(kind: Type) -> bool:
    return isinstance(kind, ListType) or kind is Scalar.STR


def _natural_spread(kind: Type) -> Spread:
    nested = isinstance(kind, ListType) and isinstance(kind.item, ListType | RecordType)
    return Spread.LINES if nested else Spread.INLINE


def _check(lines: Sequence[Sequence[Part]]) -> None:
    announced: set[str] = set()
    for number, parts in enumerate(lines, start=1):
        for position, part in enumerate(parts):
            if isinstance(part, Length) and not part.inner:
                announced.add(part.name)
            if isinstance(part, Slot):
                _check_spread(part, number)
                last_line = part.alone and number == len(lines)
                if part.name not in announced and not last_line:
                    _check_length(part, number, last=position == len(parts) - 1)


def _check_spread(slot: Slot, number: int) -> None:
    """Refuse a spread that does not suit the type."""
    kind, name, spread = slot.type, slot.name, slot.spread
    if not slot.alone and spread is not Spread.INLINE:
        raise _refuse(
            number,
            f"{{{name}}} takes several lines and must stand alone on its line",
            f"{{{name}}} 자리는 여러 줄을 차지하므로 한 줄에 홀로 있어야 합니다",
        )
    if spread is Spread.COUNTED:
        fits = holds_list(kind.item if isinstance(kind, ListType) else kind)
    elif not isinstance(kind, ListType):
        fits = spread is Spread.INLINE and word_count(kind) != 0
    elif spread is Spread.INLINE:
        fits = bool(word_count(kind.item))
    else:
        fits = word_count(kind.item) != 0
    if not fits:
        raise _refuse(
            number,
            f"{{{name} | {spread.value}}} could not be read back; {_advice(kind)}",
            f"{{{name} | {spread.value}}} 형식은 다시 읽을 수 없습니다. {_advice_ko(kind)}",
        )


def _fitting(kind: Type) -> list[str]:
    item = kind.item if isinstance(kind, ListType) else kind
    fitting = []
    if isinstance(kind, ListType):
        fitting += ["inline"] if word_count(item) else []
        fitting += ["lines"] if word_count(item) != 0 else []
    return [*fitting, "counted"] if holds_list(item) else fitting or ["inline"]


def _advice(kind: Type) -> str:
    return f"{kind} takes {' or '.join(_fitting(kind))}"


def _advice_ko(kind: Type) -> str:
    return f"{kind} 타입에 쓸 수 있는 형식: {', '.join(_fitting(kind))}"


def _check_length(slot: Slot, number: int, *, last: bool) -> None:
    """Refuse a list, its length unknown, of which nobody could tell where it ends."""
    if not isinstance(slot.type, ListType):
        if word_count(slot.type) is None and not last:
            raise _refuse(
                number,
                f"{{{slot.name}}} ends in a list and must be the last on its line",
                f"{{{slot.name}}} 값은 목록으로 끝나므로 줄의 마지막에 있어야 합니다",
            )
    elif slot.spread is not Spread.INLINE or not last:
        raise _refuse(
            number,
            f"{{len({slot.name})}} must come before {{{slot.name}}}",
            f"{{{slot.name}}} 앞에 {{len({slot.name})}} 자리가 있어야 합니다",
        )
