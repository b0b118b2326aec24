"""Names a result's columns as the real engine's client shows them."""

from judge.model.schema import Dialect
from judge.sql.typed import Typed


def result_names(text: str, columns: tuple[Typed, ...], dialect: Dialect) -> tuple[str, ...]:
    """Name the outermost query's columns."""
    del text, dialect
    return tuple(each.name or f"column_{n}" for n, each in enumerate(columns, start=1))
