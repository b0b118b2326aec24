"""How a value is kept in SQLite, and how each engine shows it.

| kind          | in SQLite                                                                     |
|---------------|-------------------------------------------------------------------------------|
| INTEGER       | integer                                                                       |
| BOOLEAN       | integer 0 or 1                                                                |
| REAL          | real                                                                          |
| DECIMAL       | text: digits in full, no exponent ("3.50"); the collation ``number`` orders it |
| TEXT CHAR ENUM| text; MySQL's under the collation ``mysql_text`` (case and accents are equal)  |
| DATE          | text "2024-01-31"; Oracle's "2024-01-31 00:00:00", as its DATE has a time      |
| DATETIME      | text "2024-01-31 23:59:59", with ".ffffff" where there is a fraction           |
| TIME          | text "23:59:59" (MySQL's may be negative or beyond 24 hours)                  |
| INTERVAL      | text as PostgreSQL shows it, "1 day 02:00:00"                                 |

SQLite's own dialect keeps DECIMAL as SQLite does: integer or real. Oracle keeps '' as NULL.
"""

from decimal import Decimal, InvalidOperation

from judge.model.dialect import Dialect
from judge.model.schema import ColumnType, TypeKind

ZONED = 1  # the precision of a DATETIME that PostgreSQL shows with its zone, UTC here
Stored = int | float | str | None


def store(value: object, column: ColumnType, dialect: Dialect) -> Stored:
    """Turn a plain value (int, float, Decimal, str, bool, date, datetime, None) into SQLite's.

    The value is one of the type's; a validator has seen it. Raises ValueError where it is not.
    """
    if value is None or (value == "" and dialect is Dialect.ORACLE):
        return None
    text = str(value)
    match column.kind:
        case TypeKind.INTEGER | TypeKind.BOOLEAN:
            return int(value) if isinstance(value, bool) else int(text)
        case TypeKind.REAL:
            return float(text)
        case TypeKind.DECIMAL:
            return _decimal(text, column, dialect)
        case TypeKind.DATE | TypeKind.DATETIME:
            return _moment(text, column, dialect)
        case _:
            return text


def _moment(text: str, column: ColumnType, dialect: Dialect) -> str:
    """Write a date, or a date with its time."""
    date, time = text[:10], text[11:] or "00:00:00"
    if column.kind is TypeKind.DATE:
        return f"{date} 00:00:00" if dialect is Dialect.ORACLE and not text[11:] else text
    return f"{date} {time}"


def _decimal(text: str, column: ColumnType, dialect: Dialect) -> Stored:
    """Write a decimal in full, to the column's scale."""
    try:
        number = Decimal(text)
        if column.scale is not None:
            number = number.quantize(Decimal(1).scaleb(-column.scale))
    except InvalidOperation:
        raise ValueError(text) from None
    if dialect is Dialect.SQLITE:
        return int(number) if number == number.to_integral_value() else float(number)
    if column.scale is None:
        number = number.normalize()
    return f"{number:f}"


def show(value: Stored, column: ColumnType, dialect: Dialect) -> str | None:
    """Write a value of a result as the engine's own client would; None stays NULL."""
    if value is None:
        return None
    if isinstance(value, float):
        return _float(value, column, dialect)
    text = str(value)
    if column.kind is TypeKind.BOOLEAN and dialect is Dialect.POSTGRESQL:
        return "t" if value else "f"
    if column.kind is TypeKind.DATETIME and column.precision == ZONED:
        return f"{text}+00"
    return _oracle(text, column) if dialect is Dialect.ORACLE else text


def _oracle(text: str, column: ColumnType) -> str:
    """Write a number without the zero before its point, and a date at midnight without its time."""
    if column.kind is TypeKind.DECIMAL:
        text = text.rstrip("0").rstrip(".") if "." in text else text
        return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text or "0"
    return text.removesuffix(" 00:00:00") if column.kind is TypeKind.DATE else text


def _float(value: float, column: ColumnType, dialect: Dialect) -> str:
    """Write a double in its shortest form (``3``, not ``3.0``, save in SQLite), or to a scale."""
    if dialect is Dialect.MYSQL:
        value = value or 0.0  # it has no negative zero
    if column.scale is not None and column.kind is TypeKind.REAL:
        return f"{value:.{column.scale}f}"
    text = repr(value)
    return text if dialect is Dialect.SQLITE else text.removesuffix(".0")
