"""Whether a word can stand in a column: the form that each type's values have in a problem."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

from judge.model.schema import Column, ColumnType, TypeKind
from judge.model.text import Text

_WHOLE = re.compile(r"-?[0-9]+")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_TIME = re.compile(r"[0-2][0-9]:[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,6})?")
_TRUTHS = {"true": "1", "false": "0", "1": "1", "0": "0"}
_DAY_LENGTH = len("2024-01-31")


def normal(word: str, column: Column) -> str | None:
    """Return ``word`` as the model keeps it; None where it is no value of the column's type."""
    kind = column.type
    if kind.kind is TypeKind.BOOLEAN:
        return _TRUTHS.get(word.lower())
    return word if _FITS.get(kind.kind, _fits_length)(word, kind) else None


def wanted(column: Column) -> Text:
    """Say what the column takes."""
    kind = column.type
    en, ko = _WANTED.get(kind.kind, ("at most {length} characters", "{length}글자 이하"))
    members = ", ".join(kind.members)
    words = {"length": kind.length, "members": members, "p": kind.precision, "s": kind.scale}
    return Text(en.format(**words), ko.format(**words))


def _fits_width(word: str, kind: ColumnType) -> bool:
    if not _WHOLE.fullmatch(word):
        return False
    bits = 8 * (kind.bytes or 8)
    low, high = (0, 1 << bits) if kind.unsigned else (-(1 << (bits - 1)), 1 << (bits - 1))
    return low <= int(word) < high


def _fits_digits(word: str, kind: ColumnType) -> bool:
    if not _NUMBER.fullmatch(word) or kind.precision is None:
        return _is_number(word, kind)
    scale = kind.scale or 0
    _, _, fraction = word.partition(".")
    return len(fraction) <= scale and abs(Decimal(word)) < 10 ** (kind.precision - scale)


def _is_number(word: str, _: ColumnType) -> bool:
    return _NUMBER.fullmatch(word) is not None


def _is_day(word: str, _: ColumnType) -> bool:
    try:
        date.fromisoformat(word)
    except ValueError:
        return False
    return len(word) == _DAY_LENGTH


def _is_moment(word: str, _: ColumnType) -> bool:
    try:
        datetime.fromisoformat(word)
    except ValueError:
        return False
    return len(word) == _DAY_LENGTH or word[_DAY_LENGTH] == " "


def _is_time(word: str, _: ColumnType) -> bool:
    return _TIME.fullmatch(word) is not None


def _is_member(word: str, kind: ColumnType) -> bool:
    return word in kind.members


def _fits_length(word: str, kind: ColumnType) -> bool:
    return kind.length is None or len(word) <= kind.length


_FITS: dict[TypeKind, Callable[[str, ColumnType], bool]] = {
    TypeKind.INTEGER: _fits_width,
    TypeKind.DECIMAL: _fits_digits,
    TypeKind.REAL: _is_number,
    TypeKind.DATE: _is_day,
    TypeKind.DATETIME: _is_moment,
    TypeKind.TIME: _is_time,
    TypeKind.ENUM: _is_member,
}
_WANTED = {
    TypeKind.INTEGER: ("a whole number that fits the column", "컬럼에 들어가는 정수"),
    TypeKind.DECIMAL: ("a decimal({p}, {s}) such as 12.5", "12.5 같은 decimal({p}, {s}) 값"),
    TypeKind.REAL: ("a number such as 0.5", "0.5 같은 수"),
    TypeKind.BOOLEAN: ("true or false", "true 또는 false"),
    TypeKind.DATE: ("a date such as 2024-01-31", "2024-01-31 같은 날짜"),
    TypeKind.DATETIME: (
        "a moment such as 2024-01-31 23:59:00",
        "2024-01-31 23:59:00 같은 일시",
    ),
    TypeKind.TIME: ("a time such as 23:59:00", "23:59:00 같은 시각"),
    TypeKind.ENUM: ("one of {members}", "{members} 중 하나"),
}
