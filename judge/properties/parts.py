"""Takes inputs apart: every value within one has a path, such as ``("roads", 2, 0)``."""

from collections.abc import Iterator, Mapping
from typing import Any

from judge.model.domain import Value

Values = Mapping[str, Value]
Path = tuple[str | int, ...]


def walk(values: Values) -> Iterator[tuple[Path, Value]]:
    """Yield all parts with their paths, each before what is in it."""
    for name, value in values.items():
        yield from _walk((name,), value)


def _walk(path: Path, value: Value) -> Iterator[tuple[Path, Value]]:
    yield path, value
    if isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from _walk((*path, index), item)


def part(values: Values, path: Path) -> Value:
    """Return the part at ``path``."""
    found: Any = values
    for step in path:
        found = found[step]
    return found


def replaced(values: Values, changes: Mapping[Path, Value]) -> dict[str, Value]:
    """Return a copy with other parts at some paths; the given input stays as it is."""
    copy = dict(values)
    for path, new in changes.items():
        copy[str(path[0])] = _replaced(copy[str(path[0])], path[1:], new)
    return copy


def _replaced(value: Value, path: Path, new: Value) -> Value:
    if not path:
        return new
    items = list(value)
    index = int(path[0])
    items[index] = _replaced(items[index], path[1:], new)
    return tuple(items) if isinstance(value, tuple) else items


def frozen(value: Value) -> Any:
    """Return what can be a key: tuples for lists, and 1 apart from 1.0 and True."""
    if isinstance(value, list | tuple):
        return tuple(map(frozen, value))
    return value if isinstance(value, str) else (type(value).__name__, value)


def key_of(values: Values) -> Any:
    """Return what is equal for equal inputs only."""
    return tuple((name, frozen(value)) for name, value in values.items())
