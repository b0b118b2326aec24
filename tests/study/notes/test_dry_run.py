"""A dry run's table against the moments of a run."""

from dataclasses import replace

import pytest

from judge.properties.trace import LONG, UNSET
from judge.study.notes.document import Section
from judge.study.notes.dry_run import Row, Table, Walked, find_table, same, walk
from judge.study.notes.finding import Word

MOMENTS = [
    (UNSET, "[]"),
    ("0", "[]"),
    ("0", "['(']"),
    ("1", "['(']"),
    ("1", "['(', '[']"),
    ("2", "['(', '[']"),
    ("2", "['(']"),
]


def table(*rows: tuple[str, str], names: tuple[str, ...] = ("i", "stack")) -> Table:
    """Make a table of two variables."""
    made = [
        Row(line=10 + at, cells=dict(zip(names, row, strict=True))) for at, row in enumerate(rows)
    ]
    return Table(line=8, names=names, rows=tuple(made), before="")


def walked(*rows: tuple[str, str], whole: bool = True) -> Walked:
    """Hold rows against the moments."""
    return walk(table(*rows), MOMENTS, whole=whole)


@pytest.mark.parametrize(
    "rows",
    [
        [("0", "[]"), ("1", "['(']"), ("2", "['(', '[']")],  # the start of each turn
        [("0", "['(']"), ("1", "['(', '[']"), ("2", "['(']")],  # the end of each turn
        [("", "[]"), ("2", "['(']")],
        [("-", "[]"), ("1", "…"), ("2", '["("]')],
        [("0", "('(',)")],
        [("0", "[]"), ("0", "[]")],
    ],
)
def test_consistent(rows: list[tuple[str, str]]) -> None:
    """Rows are some of the moments, in their order, at whatever point of a turn."""
    assert walked(*rows).word is Word.CONSISTENT


def test_columns_that_are_not_compared() -> None:
    """What is no variable of the code is named, so that nobody takes it for confirmed."""
    made = replace(
        table(("0", "7"), names=("i", "result")),
        others=("numbers[i]",),
    )
    found = walk(made, [("0", UNSET)], whole=True)

    assert found.word is Word.CONSISTENT
    assert found.why.en == ("all 1 rows stood so in a traced run; not compared: result, numbers[i]")
    assert found.why.ko.endswith("비교하지 않은 열: result, numbers[i]")


@pytest.mark.parametrize(
    "rows, line, why",
    [
        (
            [("0", "['(']"), ("1", "['[']")],
            11,
            "row 2 says i = 1, stack = ['[']; the run had i = 1, stack = ['(', '[']",
        ),
        ([("3", "[]")], 10, "row 1 says i = 3, stack = []; the run had i = 0, stack = []"),
        ([("2", "")] * 1 + [("1", "")], 11, "row 2 says i = 1; the run had i = 2"),
    ],
)
def test_contradicted(rows: list[tuple[str, str]], line: int, why: str) -> None:
    """The first row that never stood so is shown beside the moment that comes nearest."""
    found = walked(*rows)

    assert (found.word, found.line, found.why.en) == (Word.CONTRADICTED, line, why)


@pytest.mark.parametrize("cell", ["( then [", "12", "(", "push (", "1→2", "[" * 2000])
def test_other_ways_of_writing(cell: str) -> None:
    """What is of another sort than the variable's values is unknown, never contradicted."""
    found = walked(("1", cell))

    assert found.word is Word.UNKNOWN
    assert "write it as Python does" in found.why.en


def test_part_of_a_run() -> None:
    """What was not seen in a recording that broke off may have come later."""
    assert walked(("9", "[]"), whole=False).word is Word.UNKNOWN
    assert walked(("0", "[]"), whole=False).word is Word.CONSISTENT


def test_columns_of_ones_own() -> None:
    """Columns that are no variable are left out; a table of nothing else is unknown."""
    other = table(("0", "anything"), names=("i", "thought"))
    nothing = table(("a", "b"), names=("x", "thought"))

    assert walk(other, [(value, UNSET) for value, _ in MOMENTS], whole=True).word is Word.CONSISTENT
    found = walk(nothing, [(UNSET, UNSET)], whole=True)
    assert (found.word, found.why.en) == (
        Word.UNKNOWN,
        "the code has no variable called x, thought",
    )


@pytest.mark.parametrize(
    "cell, value, expected",
    [
        ("3", "3", True),
        ("3.0", "3", True),
        ("[1,2]", "[1, 2]", True),
        ("(1, 2)", "[1, 2]", True),
        ("{2, 1}", "{1, 2}", True),
        ("{}", "set()", True),
        ("set()", "set()", True),
        ("{'a': [1]}", "{'a': (1,)}", True),
        ("abc", "'abc'", True),
        ('"abc"', "'abc'", True),
        ("true", "True", True),
        ("null", "None", True),
        ("inf", "inf", True),
        ("[0, ∞]", "[0, inf]", True),
        ("4", "3", False),
        ("abd", "'abc'", False),
        ("3", UNSET, False),
        ("", "3", None),
        ("3", LONG, None),
        ("3", "<Node at 1>", None),
    ],
)
def test_same(cell: str, value: str, expected: bool | None) -> None:  # noqa: FBT001
    """A cell is read as people write values."""
    assert (same(cell, value) if cell else None) is expected


TEXT = """\
The sample-2, by hand.
<!-- | x | y |
|---|---| -->

| step | `i` | stack | what I think |
|:---|---:|---|---|
| 1 | 0 | `['\\|']` | push |
| 2 | - |  | |

| later | table |
|---|---|
"""


def test_find_table() -> None:
    """The first table with rows is taken, with the lines in which they stand."""
    found = find_table(Section(heading="8. Dry run", line=40, text=TEXT))

    assert found is not None
    assert (found.line, found.names) == (45, ("i", "stack"))
    assert [(row.line, row.cells["stack"]) for row in found.rows] == [(47, "['|']")]
    assert "sample-2" in found.before
    assert find_table(Section(heading="8", line=1, text="| a |\n|---|\n")) is None
