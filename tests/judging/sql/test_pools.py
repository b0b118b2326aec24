"""Values of random databases: what types, constraints and the author's cases allow, no more."""

from collections.abc import Sequence

import pytest

from judge.catalog.table_definition import Parts, read_definition
from judge.judging.sql.pools import Pool, origin, pool_of
from judge.model.dialect import Dialect
from judge.model.schema import Column, ForeignKey, Schema, Table
from judge.sql.mining import Constant


def table(*lines: str, name: str = "t") -> Table:
    """Define a table."""
    parts = Parts()
    for line in lines:
        read_definition(line, parts)
    return parts.table(name)


def pool(
    line: str, *constants: Constant, written: Sequence[str] = (), more: Sequence[str] = ()
) -> Pool:
    """Make the pool of the column that ``line`` defines."""
    its = table(line, *more)
    return pool_of(its.columns[0], its, constants, written)


def number(text: str, column: str | None = "c") -> Constant:
    """Make a constant that is a number."""
    return Constant(text, is_text=False, column=column)


def word(text: str, *, pattern: bool = False, column: str | None = "c") -> Constant:
    """Make a constant that is a text."""
    return Constant(text, is_text=True, column=column, pattern=pattern)


def test_numbers_are_no_smaller_than_the_authors() -> None:
    """Zero and less are drawn where the author's cases have such, or a CHECK allows them."""
    assert {"0", "-1"} & set(pool("c int").cells) == set()
    assert "0" in pool("c int", written=["0", "5"]).cells
    assert {"0", "-1"} <= set(pool("c int", written=["-3"]).cells)
    assert {"0", "-1"} & set(pool("c int", more=["check (c >= 0)"]).cells) == {"0"}
    assert pool("c int", more=["check (c between 2 and 3)"]).cells == ("2", "3")


def test_constants_bring_their_neighbours() -> None:
    """A constant is spoken of, one less and one more are near it, half of it serves sums."""
    mined = pool("c int", number("1000"))

    assert {"1000", "999", "1001", "500"} <= set(mined.cells)
    assert {mined.cells[at] for at in mined.favourites} == {"1000", "999", "1001", "500"}
    assert "1000" not in pool("c int", number("1000", column="other")).cells
    assert "1000" in pool("c int", number("1000", column=None)).cells
    assert {"2.5", "2.49", "2.51"} <= set(pool("c decimal(5, 2)", number("2.5")).cells)
    assert pool("c int", number("1e")).favourites == ()


def test_keys_have_enough_values() -> None:
    """A key of whole numbers can tell a dozen rows apart."""
    assert len(pool("c int primary key").cells) > 15
    assert len(pool("c int", more=["unique (c)"]).cells) > 15
    assert len(pool("c int").cells) < 15


def test_texts_are_the_authors() -> None:
    """What stands in the cases is drawn, the shortest first; words of ours only without it."""
    assert pool("c varchar(9)", written=["longer", "b", "b", "a"]).cells == ("a", "b", "longer")
    assert pool("c varchar(9)").cells[:2] == ("a", "b")
    assert pool("c varchar(9)", word("x"), written=["a"]).cells == ("a", "x")
    assert pool("c varchar(2)", word("long"), written=["a"]).cells == ("a",)
    assert pool("c varchar(9)", word("x", column=None), written=["a"]).cells == ("a",)


def test_other_cases_need_evidence() -> None:
    """Small and capital letters are mixed where the author mixes them."""
    assert "LATTE" not in pool("c text", word("latte"), written=["a latte"]).cells
    assert "LATTE" in pool("c text", word("latte"), written=["A Latte"]).cells


def test_patterns_have_something_around() -> None:
    """Behind LIKE, the core is drawn with and without letters around it."""
    cells = pool("c text", word("%ab%", pattern=True), written=["z"]).cells

    assert cells == ("z", "ab", "abx", "xab", "xabx")


@pytest.mark.parametrize(
    "line, day, near",
    [
        ("c date", "2024-02-28", {"2024-02-27", "2024-02-29", "2024-03-01", "2024-02-01"}),
        ("c datetime", "2024-12-31", {"2025-01-01 00:00:00", "2024-12-31 23:59:59"}),
        ("c datetime", "2024-12-31 10:00:00", {"2024-12-31 10:00:00", "2024-12-30 09:00:00"}),
        ("c time", "10:11:12", {"10:11:12"}),
    ],
)
def test_days_have_neighbours(line: str, day: str, near: set[str]) -> None:
    """The day before and after, the ends of its month, and the ends of the day."""
    assert near <= set(pool(line, word(day)).cells)


@pytest.mark.parametrize(
    "constants, near",
    [
        ([number("2005")], {"2005-01-01", "2005-12-31", "2004-12-31", "2006-01-01"}),
        ([word("2005")], {"2005-12-31", "2006-01-01"}),
        ([word("2024-02")], {"2024-02-01", "2024-02-29", "2024-01-31", "2024-03-01"}),
        ([number("202312")], {"2023-12-01", "2023-12-31", "2023-11-30", "2024-01-01"}),
        ([number("2023"), number("7")], {"2023-07-01", "2023-07-31", "2023-06-30", "2023-08-01"}),
        ([number("7")], {"2024-07-31"}),
    ],
)
def test_years_and_months_have_ends(constants: list[Constant], near: set[str]) -> None:
    """What is compared with a year, a month or both brings the days about its ends."""
    mined = pool("c date", *constants)

    assert near <= {mined.cells[at] for at in mined.favourites}
    assert f"{min(near)} 00:00:00" in pool("c datetime", *constants).cells


def test_a_number_of_another_column_is_no_year() -> None:
    """Only what a day is compared with says a year."""
    assert pool("c date", number("1999", column=None)).favourites == ()
    assert pool("c date", number("1999", column="other")).favourites == ()


def test_days_are_the_authors_too() -> None:
    """The days of the author's cases are drawn, behind the usual ones."""
    assert pool("c date", written=["1999-05-05"]).cells[-1] == "1999-05-05"


def test_what_is_no_day_suggests_none() -> None:
    """A text that is compared with a date and is none is left out."""
    assert pool("c date", word("soon")).favourites == ()


def test_members_and_truths() -> None:
    """An enum has its members, a boolean both truths."""
    assert pool("c enum('x', 'y')").cells == ("x", "y")
    assert pool("c boolean").cells == ("0", "1")


def test_values_are_stored_as_the_dialect_keeps_them() -> None:
    """A pool gives every dialect its own form, and conditions numbers."""
    decimal: Column = table("c decimal(5, 2)").columns[0]
    truth = table("c boolean").columns[0]
    both = Pool(("1", "0"), ())

    assert Pool(("2.5",), ()).stored(decimal, Dialect.MYSQL) == ["2.50"]
    assert Pool(("2.5",), ()).stored(decimal, Dialect.SQLITE) == [2.5]
    assert both.stored(truth, Dialect.MYSQL) == [1, 0]
    assert both.compared(truth) == [1, 0]
    assert Pool(("2.5", "x"), ()).compared(table("c text").columns[0]) == ["2.5", "x"]


def test_foreign_keys_share_a_pool() -> None:
    """The values of a foreign key are those of the key at its end, however many are between."""
    first = table("id int primary key", name="a")
    second = table("a_id int primary key", "boss int", name="b")
    third = table("b_id int", name="c")
    second = Table(
        name="b",
        columns=second.columns,
        primary_key=second.primary_key,
        foreign_keys=(
            ForeignKey(columns=("a_id",), table="a", targets=("id",)),
            ForeignKey(columns=("boss",), table="b", targets=("a_id",)),
        ),
    )
    third = Table(
        name="c",
        columns=third.columns,
        foreign_keys=(ForeignKey(columns=("b_id",), table="b", targets=("a_id",)),),
    )
    schema = Schema(tables=(first, second, third))

    assert origin(schema, third, "b_id") == (first, "id")
    assert origin(schema, second, "a_id") == (first, "id")
    assert origin(schema, second, "boss")[1] == "a_id"
    assert origin(schema, first, "id") == (first, "id")
