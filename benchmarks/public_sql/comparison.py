"""Says how ours and MariaDB's results of one query on one set of rows stand to each other."""

import re
from enum import StrEnum

from judge.model.schema import ColumnType, TypeKind
from judge.sql.runtime.collations import mysql_key
from judge.sql.worker.comparison import ANY_ORDER, BY_KEYS, Policy, same_rows
from judge.sql.worker.comparison import Result as Compared
from public_sql.engines import SLOW, Result, Row
from tests.sql.differential.suite import same

_TEXTS = frozenset({TypeKind.TEXT, TypeKind.CHAR, TypeKind.ENUM, TypeKind.ANY})
_ENGINE = re.compile(r"'by': 'engine'")


class Standing(StrEnum):
    """How two results stand, the best first."""

    SAME = "same"
    EQUAL_TEXT = "same but for which of equal texts is shown"
    FORM = "same but for the form of a value"
    CHANCE = "left to chance"
    STOPPED = "stopped by one only"
    DIFFERENT = "different"


def stand(ours: list[Result], theirs: list[Result], types: list[list[ColumnType]]) -> Standing:
    """Compare; what differs with the order of the rows on one side decides nothing."""
    if any(each.stop for each in [*ours, *theirs]):
        return _stopped(ours, theirs)
    pairs = [(mine, other) for mine in ours for other in theirs]
    if any(_exact(mine, other, types) for mine, other in pairs):
        return Standing.SAME
    if any(_equal(mine, other, types, folded=False) for mine, other in pairs):
        return Standing.FORM
    if any(_equal(mine, other, types, folded=True) for mine, other in pairs):
        return Standing.EQUAL_TEXT
    settled = all(_equal(ours[0], each, types, folded=True) for each in ours[1:])
    settled = settled and all(
        _equal(_ordered(theirs[0], ours[0]), each, types, folded=True) for each in theirs[1:]
    )
    return Standing.DIFFERENT if settled else Standing.CHANCE


def _stopped(ours: list[Result], theirs: list[Result]) -> Standing:
    mine = [each.stop for each in ours]
    others = [each.stop for each in theirs]
    if all(mine) and all(others):
        known = all(_ENGINE.search(each or "") for each in mine) or _endless(mine, others)
        return Standing.SAME if known else Standing.STOPPED
    varied = any(mine) != all(mine) or any(others) != all(others)
    return Standing.CHANCE if varied else Standing.STOPPED


def _endless(mine: list[str | None], others: list[str | None]) -> bool:
    """Whether both ran without an end: ours is stopped by its limits."""
    cut = all((each or "").startswith("3636") for each in others)
    return cut and all(each == SLOW or "'by': 'rows'" in (each or "") for each in mine)


def _ordered(theirs: Result, ours: Result) -> Result:
    """Give MariaDB's rows our runs of ties, where there are as many."""
    fits = ours.keys is not None and len(ours.keys) == len(theirs.rows[0])
    return Result(rows=theirs.rows, keys=ours.keys if fits else None)


def _exact(mine: Result, other: Result, types: list[list[ColumnType]]) -> bool:
    keys = None if mine.keys is None else [_key(each) for each in mine.keys]
    return all(
        same(left, right, kinds, keys, oracle=False)
        for left, right, kinds in zip(mine.rows, other.rows, types, strict=True)
    )


def _key(values: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(mysql_key(each) if isinstance(each, str) else each for each in values)


def _equal(mine: Result, other: Result, types: list[list[ColumnType]], *, folded: bool) -> bool:
    """Compare as the judge does, with numbers read; ``folded``: equal texts are the same."""
    runs = None if mine.keys is None else _runs([_key(each) for each in mine.keys])
    policy = Policy(rows=ANY_ORDER if runs is None else BY_KEYS)
    for left, right, kinds in zip(mine.rows, other.rows, types, strict=True):
        if len(left) != len(right) or any(len(row) != len(kinds) for row in [*left, *right]):
            return False
        words = [each.kind.value for each in kinds]
        expected = Compared(_read(right, kinds, folded=folded), words, runs)
        if not same_rows(expected, Compared(_read(left, kinds, folded=folded), words), policy):
            return False
    return True


def _runs(keys: list[tuple[object, ...]]) -> list[int]:
    lengths: list[int] = []
    last: object = None
    for key in keys:
        if lengths and key == last:
            lengths[-1] += 1
        else:
            lengths.append(1)
        last = key
    return lengths


def _read(rows: list[Row], kinds: list[ColumnType], *, folded: bool) -> list[tuple[object, ...]]:
    if not folded:
        return [tuple(row) for row in rows]
    return [
        tuple(
            mysql_key(cell) if cell is not None and kind.kind in _TEXTS else cell
            for cell, kind in zip(row, kinds, strict=False)
        )
        for row in rows
    ]


def agrees_with_page(
    result: Result, answer: list[list[str | None]], types: list[ColumnType]
) -> bool:
    """Whether a result is the page's answer, in any order: a page rounds, and pads, as it likes."""
    if result.stop or any(len(row) != len(types) for row in answer):
        return False
    rows = result.rows[0]
    if any(len(row) != len(types) for row in rows):
        return False
    words = [each.kind.value for each in types]
    return same_rows(
        Compared([tuple(map(_page_cell, row)) for row in answer], words),
        Compared([tuple(map(_page_cell, row)) for row in rows], words),
        Policy(rows=ANY_ORDER),
    )


def _page_cell(cell: str | None) -> str | None:
    """Read a cell as a page shows it: nothing around it, no zeros after the point."""
    bare = (cell or "").strip()
    if re.fullmatch(r"-?\d+\.\d+", bare):
        bare = bare.rstrip("0").rstrip(".")
    return {"true": "1", "false": "0"}.get(bare.lower(), bare) or None
