"""The tables that all queries of the differential suite read, with data that provokes differences.

Case variants, accents, padding, NULLs, ties, ends of months, leap days, negative numbers, zero
divisors, numbers inside text.
"""

from judge.model.dialect import Dialect
from judge.model.schema import Column, ColumnType, Schema, Table, TypeKind

INTEGER = ColumnType(kind=TypeKind.INTEGER)
REAL = ColumnType(kind=TypeKind.REAL)
DATE = ColumnType(kind=TypeKind.DATE)
DATETIME = ColumnType(kind=TypeKind.DATETIME)
MONEY = ColumnType(kind=TypeKind.DECIMAL, precision=10, scale=2)
FINE = ColumnType(kind=TypeKind.DECIMAL, precision=8, scale=3)
Value = int | float | str | None


def _text(length: int) -> ColumnType:
    """Make a VARCHAR."""
    return ColumnType(kind=TypeKind.TEXT, length=length)


def _table(name: str, *columns: tuple[str, ColumnType]) -> Table:
    """Make a table whose first column is its key."""
    first = columns[0][0]
    return Table(
        name=name,
        columns=tuple(Column(name=c, type=kind, nullable=c != first) for c, kind in columns),
        primary_key=(first,),
    )


SCHEMA = Schema(
    tables=(
        _table("dept", ("id", INTEGER), ("title", _text(20)), ("city", _text(20))),
        _table(
            "emp",
            ("id", INTEGER),
            ("name", _text(20)),
            ("dept_id", INTEGER),
            ("manager_id", INTEGER),
            ("salary", MONEY),
            ("bonus", INTEGER),
            ("hired", DATE),
            ("email", _text(40)),
        ),
        _table(
            "sales",
            ("id", INTEGER),
            ("emp_id", INTEGER),
            ("product", _text(20)),
            ("qty", INTEGER),
            ("price", MONEY),
            ("rate", REAL),
            ("sold_at", DATETIME),
        ),
        _table(
            "nums",
            ("id", INTEGER),
            ("a", INTEGER),
            ("b", INTEGER),
            ("d", FINE),
            ("r", REAL),
            ("s", _text(20)),
        ),
        _table("words", ("id", INTEGER), ("w", _text(20)), ("tag", _text(10))),
        _table("days", ("id", INTEGER), ("d", DATE), ("at", DATETIME), ("txt", _text(20))),
    )
)

ROWS: dict[str, list[tuple[Value, ...]]] = {
    "dept": [
        (1, "Dev", "Seoul"),
        (2, "Ops", "Busan"),
        (3, "HR", None),
        (4, "dev", "seoul"),
        (5, "Empty", "Jeju"),
    ],
    "emp": [
        (1, "Kim", 1, None, "5000.00", 100, "2020-01-31", "kim@example.com"),
        (2, "kim", 1, 1, "4000.50", None, "2020-02-29", "KIM@Example.com"),
        (3, "Lee", 1, 1, "4000.50", 50, "2021-12-31", "lee@test.org"),
        (4, "Park", 2, 1, "3000.00", 0, "2022-03-31", None),
        (5, "park ", 2, 4, "3000.00", -20, "2022-03-31", "park@example.com"),
        (6, "Choi", 2, 4, "2500.25", 70, "2023-06-15", "choi.m@test.org"),
        (7, "José", 3, 1, None, 30, "2024-02-29", "jose@example.com"),
        (8, "Jose", 3, 7, "1800.75", None, "2024-02-29", ""),
        (9, "이순신", None, None, "9999.99", 500, None, "lee_ss@test.org"),
        (10, None, 4, 1, "0.00", 0, "2019-12-30", "x%y@test.org"),
    ],
    "sales": [
        (1, 1, "Apple", 10, "1.25", 0.1, "2024-01-31 09:05:03"),
        (2, 1, "apple", 3, "1.25", 0.2, "2024-01-31 23:59:59"),
        (3, 2, "Banana", 7, "0.33", 0.3, "2024-02-01 00:00:00"),
        (4, 2, "Cherry", None, "10.00", None, "2024-02-29 12:00:00"),
        (5, 3, "Apple", 1, "1.30", 0.1, "2024-03-01 00:00:01"),
        (6, 3, "Banana", 7, "0.33", 0.7, "2023-12-31 13:30:00"),
        (7, 4, "Äpple", 2, "2.50", 1.5, "2024-12-30 18:45:10"),
        (8, 6, "Durian", 0, "99.99", -0.5, "2025-01-01 00:00:00"),
        (9, None, "Apple", 5, None, 2.5, None),
        (10, 9, "Fig", 12, "3.335", 0.05, "2024-06-30 06:07:08"),
        (11, 9, "Fig", 12, "3.335", 0.05, "2024-06-30 06:07:08"),
        (12, 99, "Grape", -4, "5.00", 3.0, "2023-02-28 11:59:59"),
    ],
    "nums": [
        (1, 7, 2, "1.005", 0.5, "10"),
        (2, -7, 2, "-1.005", -0.5, "9"),
        (3, 7, -2, "2.500", 1.5, "10abc"),
        (4, 0, 0, "0.000", 2.5, "abc"),
        (5, None, 3, None, None, None),
        (6, 5, None, "0.285", 0.285, ""),
        (7, 100, 3, "33.333", 1e10, " 42 "),
        (8, 1, 3, "99.995", 1e-5, "-3.5"),
        (9, -1, 4, "-0.001", -2.5, "1e2"),
        (10, 12345, 7, "1234.567", 3.0, "007"),
    ],
    "words": [
        (1, "apple", "fruit"),
        (2, "Apple", "Fruit"),
        (3, "APPLE", None),
        (4, "ápple", "fruit"),
        (5, "apple ", "pad"),
        (6, " apple", "pad"),
        (7, "banana", "fruit"),
        (8, "50%_off", "wild"),
        (9, "a\\b", "wild"),
        (10, "", "empty"),
        (11, None, "none"),
        (12, "한글 문장", "ko"),
        (13, "한국", "ko"),
        (14, "a,b,,c", "list"),
        (15, "The quick Brown", "text"),
        (16, "x-1_y.2", "sym"),
        (17, "Zebra", "fruit"),
        (18, "_under", "sym"),
        (19, "123", "num"),
        (20, "12a", "num"),
    ],
    "days": [
        (1, "2024-01-31", "2024-01-31 23:59:59", "2024-01-31"),
        (2, "2024-02-29", "2024-02-29 00:00:00", "2024-2-9"),
        (3, "2023-02-28", "2023-02-28 12:34:56", "02/28/2023"),
        (4, "2024-12-31", "2024-12-31 11:59:59", "31.12.2024"),
        (5, "2023-01-01", "2023-01-01 00:00:01", "Jan 1, 2023"),
        (6, "2021-01-03", "2021-01-03 13:05:09", "20210103"),
        (7, "2020-12-27", "2020-12-27 06:00:00", "nonsense"),
        (8, None, None, None),
        (9, "1999-12-31", "1999-12-31 23:00:00", "1999-12-31 10:11:12"),
        (10, "2024-03-31", "2024-03-31 10:20:30", "2024-03-31"),
    ],
}

NOW = "2024-05-17 12:34:56"

_TYPES = {
    Dialect.MYSQL: {"datetime": "DATETIME", "real": "DOUBLE", "integer": "INT"},
    Dialect.POSTGRESQL: {"datetime": "TIMESTAMP", "real": "DOUBLE PRECISION", "integer": "INT"},
    Dialect.ORACLE: {
        "datetime": "oracle.date",
        "date": "oracle.date",
        "real": "NUMERIC",
        "integer": "NUMERIC",
    },
}


def real_ddl(table: Table, dialect: Dialect) -> str:
    """Write a table for the real server."""
    columns = ", ".join(
        f"{column.name} {_real_type(column.type, dialect)}"
        f"{' NOT NULL' if not column.nullable else ''}"
        for column in table.columns
    )
    return f"CREATE TABLE {table.name} ({columns}, PRIMARY KEY ({', '.join(table.primary_key)}))"


def _real_type(kind: ColumnType, dialect: Dialect) -> str:
    """Name a type of the real server."""
    if kind.kind is TypeKind.TEXT:
        return f"VARCHAR({kind.length})"
    if kind.kind is TypeKind.DECIMAL:
        return f"DECIMAL({kind.precision}, {kind.scale})"
    return _TYPES[dialect].get(kind.kind.value, kind.kind.value.upper())
