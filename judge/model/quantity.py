"""Durations and sizes as people write them: "1.5 s", "256 MiB"."""

import re

SECONDS = {"ms": 0.001, "s": 1.0, "min": 60.0, "h": 3600.0}
BYTES = {
    "B": 1,
    "kB": 10**3,
    "KB": 10**3,
    "MB": 10**6,
    "GB": 10**9,
    "KiB": 2**10,
    "MiB": 2**20,
    "GiB": 2**30,
}
_QUANTITY = re.compile(r"\s*([0-9]+(?:_[0-9]+)*(?:\.[0-9]+)?)\s*([A-Za-z]+)\s*")
_LONGEST = 24  # characters; a longer number is no quantity that we could use

# Below these, three significant figures do not round up into the next unit.
_UP_TO_MILLISECONDS = 0.9995
_UP_TO_SECONDS = 59.95
_SHORTEST = 5e-7


def parse_duration(text: str) -> float:
    """Read seconds from a text such as "2 s" or "500 ms"; ValueError for anything else."""
    return _parse(text, SECONDS)


def parse_size(text: str) -> int:
    """Read bytes from a text such as "64 MB" or "256 MiB"; ValueError for anything else."""
    size_bytes = round(_parse(text, BYTES))
    if size_bytes < 1:
        raise ValueError(text)
    return size_bytes


def _parse(text: str, units: dict[str, float] | dict[str, int]) -> float:
    match = _QUANTITY.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None or match[2] not in units:
        raise ValueError(text)
    amount = float(match[1].replace("_", "")) * units[match[2]]
    if amount <= 0:
        raise ValueError(text)
    return amount


def format_duration(seconds: float) -> str:
    """Write three significant figures and a unit: "4.2 ms", "1.25 s", "2 min"."""
    if seconds < _SHORTEST:
        return "0 ms"
    if seconds < _UP_TO_MILLISECONDS:
        return f"{seconds * 1000:.3g} ms"
    if seconds < _UP_TO_SECONDS:
        return f"{seconds:.3g} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if rest else f"{minutes} min"


def format_size(size_bytes: int) -> str:
    """Write at most one decimal and a binary unit: "3.4 MiB", "256 MiB"."""
    amount, unit = float(size_bytes), "B"
    for larger in ("KiB", "MiB", "GiB"):
        if round(amount, 1) < 1024:  # noqa: PLR2004 - from one binary unit to the next
            break
        amount, unit = amount / 1024, larger
    return f"{amount:.1f}".removesuffix(".0") + f" {unit}"
