"""Draws rows on which two engines may differ: few values a column, their variants, NULLs, ties.

The pool of a column holds what the page's examples and the queries' own literals name, and what is
near: another case, an accent, a space at the end, one more or less, the day after, the month's end.
"""

import random
import re
from calendar import monthrange
from datetime import date, timedelta

from public_sql.page import Cell, Column, Page, Table

Rows = dict[str, list[list[Cell]]]

_SIZES = ((1, 3), (3, 8), (6, 14), (10, 24), (16, 30))
_NULL_RATES = (0.0, 0.0, 0.15, 0.3)
_ACCENTS = str.maketrans("aeiouAEIOU", "áéíóúÁÉÍÓÚ")
_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")
_NUMBER = re.compile(r"(?<![\w.'-])\d{1,6}(?:\.\d+)?(?![\w.'-])")
_TEXT = re.compile(r"'([^']*)'|\"([^\"]*)\"")
_YEAR = re.compile(r"\b(20[0-2]\d|19\d\d)\b")
_WHOLE = ("int", "bigint", "integer", "id")


def draw(page: Page, queries: list[str], seed: int) -> Rows:
    """Draw the rows of every table."""
    dice = random.Random(f"{page.name} {seed}")  # noqa: S311 - rows, not secrets
    words = _Words(queries)
    size = _SIZES[seed % len(_SIZES)]
    empty = dice.randrange(12) if len(page.tables) > 1 else -1
    rows: Rows = {}
    for place, table in enumerate(page.tables):
        count = 0 if place == empty else dice.randint(*size)
        rows[table.name] = _table_rows(table, count, page, words, dice)
    return rows


class _Words:
    """Literals of the queries."""

    def __init__(self, queries: list[str]) -> None:
        text = "\n".join(re.sub(r"(?m)^\s*(?:#|--).*$", "", each) for each in queries)
        quoted = [one or other for one, other in _TEXT.findall(text)]
        self.dates = [each for each in quoted if _DATE.fullmatch(each)]
        plain = [
            each.strip("%_") for each in quoted if not re.search(r"%[a-zA-Z]|[\\\[\]{}^$]", each)
        ]
        self.texts = [each for each in plain if each and not _DATE.fullmatch(each)][:12]
        bare = _TEXT.sub("''", text)
        self.numbers = _NUMBER.findall(bare)
        self.years = [int(each) for each in _YEAR.findall(text)]


def _table_rows(
    table: Table, count: int, page: Page, words: _Words, dice: random.Random
) -> list[list[Cell]]:
    """Draw the rows of one table; its key holds."""
    nulls = dice.choice(_NULL_RATES)
    swarms = [_swarm(each, table, count, page, words, dice) for each in table.columns]
    places = [n for n, each in enumerate(table.columns) if each.name in table.key]
    seen: set[tuple[Cell, ...]] = set()
    found: list[list[Cell]] = []
    for _ in range(count * 4):
        if len(found) == count:
            break
        row: list[Cell] = [
            None if column.nullable and dice.random() < nulls else dice.choice(swarm)
            for column, swarm in zip(table.columns, swarms, strict=True)
        ]
        if found and dice.random() < 0.15:
            other = zip(dice.choice(found), row, strict=True)
            row = [old if dice.random() < 0.7 else new for old, new in other]
        key = tuple(_folded(row[place]) for place in places)
        if key not in seen or not places:
            seen.add(key)
            found.append(row)
    return found


def _folded(cell: Cell) -> Cell:
    return cell and cell.lower().translate(str.maketrans("áéíóú", "aeiou"))


def _swarm(  # noqa: PLR0913, PLR0917 - all that a pool is made of
    column: Column, table: Table, count: int, page: Page, words: _Words, dice: random.Random
) -> list[str]:
    """Choose the values that a column has in one database."""
    pool = _pool(column, page, words)
    if column.type in _WHOLE and table.key == [column.name]:
        start = min((int(each) for each in pool if int(each) > 0), default=1)
        near = [str(start + step) for step in range(count + 2)]
        return near if dice.random() < 0.6 else list(dict.fromkeys([*near, *pool]))
    alone = table.key == [column.name]
    width = max(len(pool), 1) if alone else dice.randint(2, 3 + count // 2)
    return dice.sample(pool, min(width, len(pool)))


def _pool(  # noqa: PLR0911 - one a type
    column: Column, page: Page, words: _Words
) -> list[str]:
    """List all values that a column may hold."""
    seen = [
        each
        for table in page.tables
        for other in table.columns
        if other.type == column.type and other.name.lower() == column.name.lower()
        for each in other.examples
        if each is not None
    ]
    kind = column.type
    if kind == "enum":
        return column.members or ["a"]
    if kind in _WHOLE:
        return _whole(column, seen, words)
    if kind in {"decimal", "float"}:
        numbers = [*seen, *words.numbers, "0", "0.5", "10.25", "2.05"]
        return list(dict.fromkeys(each for each in numbers if re.fullmatch(r"-?\d+(\.\d+)?", each)))
    if kind in {"date", "datetime"}:
        return _dates(seen, words, timed=kind == "datetime")
    if kind == "bool":
        return ["0", "1"]
    if kind == "time":
        return list(dict.fromkeys([*seen, "00:00:00", "23:59:59", "12:30:00"]))
    return _texts(seen, words)


def _whole(column: Column, seen: list[str], words: _Words) -> list[str]:
    numbers = [int(each) for each in seen if re.fullmatch(r"-?\d+", each)]
    said = [int(float(each)) for each in words.numbers]
    small = list(range(1, 7)) if re.search(r"(?i)id$|_id|num|rank|day", column.name) else [0, 1, 2]
    near = [each + step for each in said for step in (-1, 0, 1) if each < 100_000]
    years = words.years if "year" in column.name.lower() else []
    pool = [*numbers, *years, *small, *(near if not re.search(r"(?i)id$", column.name) else [])]
    if "year" in column.name.lower():
        pool = [each for each in pool if 1900 < each < 2100] or [2019, 2020]
    return [str(each) for each in dict.fromkeys(pool)]


def _dates(seen: list[str], words: _Words, *, timed: bool) -> list[str]:
    said = [*(each[:10] for each in seen), *words.dates]
    days = [found for each in said if (found := _day(each)) is not None] or [date(2020, 2, 28)]
    near = list(days)
    for each in days[:8]:
        near += [each + timedelta(days=step) for step in (-1, 1, 2, 6, 7, 30)]
        near.append(each.replace(day=monthrange(each.year, each.month)[1]))
        near += [date(year, each.month, min(each.day, 28)) for year in words.years[:3]]
    texts = [each.isoformat() for each in dict.fromkeys(near)]
    if not timed:
        return texts
    exact = [each for each in seen if _MOMENT.fullmatch(each)]
    times = [each[11:] for each in exact] + ["00:00:00", "23:59:59", "12:00:00"]
    return list(
        dict.fromkeys([*exact, *(f"{d} {times[n % len(times)]}" for n, d in enumerate(texts))])
    )


def _day(text: str) -> date | None:
    parts = [int(each) for each in text.split("-")] if _DATE.fullmatch(text) else []
    try:
        return date(*parts) if parts else None
    except ValueError:
        return None


def _texts(seen: list[str], words: _Words) -> list[str]:
    plain = list(dict.fromkeys([*seen, *words.texts])) or ["a", "b", "c"]
    varied: list[str] = []
    for number, each in enumerate(plain):
        varied.append(each)
        turn = (each.upper(), each.lower(), f"{each} ", each.translate(_ACCENTS), each.swapcase())
        varied.append(turn[number % len(turn)])
    return list(dict.fromkeys([*varied, ""]))
