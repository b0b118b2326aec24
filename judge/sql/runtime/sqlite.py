"""SQLite's own dialect: what newer versions or other builds of it have and this one may lack."""

import math
from collections.abc import Callable, Mapping
from typing import Any

from judge.sql.runtime import aggregates


def _guarded(function: Callable[..., float]) -> Callable[..., float | None]:
    """Give NULL where the mathematics has no value."""

    def guarded(*values: float) -> float | None:
        """Apply, or NULL."""
        try:
            return function(*values)
        except (ValueError, ZeroDivisionError, OverflowError):
            return None

    return guarded


STRICT: Mapping[str, Callable[..., Any]] = {
    "sqrt": _guarded(math.sqrt),
    "pow": _guarded(math.pow),
    "power": _guarded(math.pow),
    "exp": _guarded(math.exp),
    "ln": _guarded(math.log),
    "log10": _guarded(math.log10),
    "ceil": math.ceil,
    "ceiling": math.ceil,
    "floor": math.floor,
    "mod": _guarded(math.fmod),
    "fit_text": lambda text, length, column: text,  # noqa: ARG005 - SQLite lets any length in
}
LENIENT: Mapping[str, Callable[..., Any]] = {
    "concat": lambda *values: "".join(str(v) for v in values if v is not None),
}
AGGREGATES: Mapping[str, type] = {}
WINDOWS: Mapping[str, type] = {"string_agg": aggregates.Joined}
COLLATIONS: Mapping[str, Callable[[str, str], int]] = {}
