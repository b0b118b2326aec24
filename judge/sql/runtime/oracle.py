"""What Oracle has and SQLite has not: name -> function; each is ``ora_`` and its own name."""

from collections.abc import Callable, Mapping
from typing import Any

STRICT: Mapping[str, Callable[..., Any]] = {}
LENIENT: Mapping[str, Callable[..., Any]] = {}
AGGREGATES: Mapping[str, type] = {}
WINDOWS: Mapping[str, type] = {}
COLLATIONS: Mapping[str, Callable[[str, str], int]] = {}
