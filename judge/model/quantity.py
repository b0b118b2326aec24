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
_QUANTITY = re.compile(r"\s*(\d[\d_]*(?:\.\d+)?)\s*([A-Za-z]+)\s*")
_LONGEST = 24  # characters; a longer number is no quantity that we could use


def parse_duration(text: str) -> float:
    """Seconds meant by ``text`` such as "2 s" or "500 ms"; ValueError for anything else."""
    return _parse(text, SECONDS)


def parse_size(text: str) -> int:
    """Bytes meant by ``text`` such as "64 MB" or "256 MiB"; ValueError for anything else."""
    return round(_parse(text, BYTES))


def _parse(text: str, units: dict[str, float] | dict[str, int]) -> float:
    match = _QUANTITY.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None or match[2] not in units:
        raise ValueError(text)
    amount = float(match[1].replace("_", "")) * units[match[2]]
    if amount <= 0:
        raise ValueError(text)
    return amount


def format_duration(seconds: float) -> str:
    """Three significant figures and a unit: "4.2 ms", "1.25 s", "2 min"."""
    if seconds < 1:
        return f"{seconds * 1000:.3g} ms"
    if seconds < SECONDS["min"]:
        return f"{seconds:.3g} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if rest else f"{minutes} min"


def format_size(size_bytes: int) -> str:
    """At most one decimal and a binary unit: "3.4 MiB", "256 MiB"."""
    for unit in ("GiB", "MiB", "KiB"):
        if size_bytes >= BYTES[unit]:
            return f"{size_bytes / BYTES[unit]:.1f}".removesuffix(".0") + f" {unit}"
    return f"{size_bytes} B"
