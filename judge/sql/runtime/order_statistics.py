"""Aggregates over ordered values: percentiles, medians, the most frequent value."""

from collections import Counter
from decimal import Decimal
from typing import Any

from judge.sql.runtime import decimals

_HALF = 0.5


class Percentile:
    """PERCENTILE_CONT and PERCENTILE_DISC: ``step(value, fraction, kind, plan)``.

    ``kind`` is "cont" (between two values) or "disc" (one of them); ``plan`` is "d" for a
    descending order.
    """

    def __init__(self) -> None:
        """Start with no row."""
        self.values: list[Any] = []
        self.fraction, self.kind, self.plan = _HALF, "cont", "a"

    def step(self, value: Any, fraction: float | str, kind: str, plan: str) -> None:
        """Keep a row."""
        if value is not None:
            self.values.append(value)
        self.fraction, self.kind, self.plan = float(fraction), kind, plan

    def finalize(self) -> Any:
        """Find the value."""
        if not self.values:
            return None
        ordered = sorted(self.values, key=_key, reverse=self.plan == "d")
        if self.kind == "disc":
            return ordered[_disc_place(self.fraction, len(ordered))]
        return _between(ordered, self.fraction)


def _disc_place(fraction: float, count: int) -> int:
    """Find the first place whose share reaches the fraction."""
    place = next((n for n in range(count) if (n + 1) / count >= fraction), count - 1)
    return max(place, 0)


def _between(ordered: list[Any], fraction: float) -> float:
    """Interpolate."""
    numbers = [float(value) for value in ordered]
    place = fraction * (len(numbers) - 1)
    low = int(place)
    high = min(low + 1, len(numbers) - 1)
    return numbers[low] + (numbers[high] - numbers[low]) * (place - low)


def _key(value: Any) -> Any:
    """Order numbers by value, also those kept as text."""
    if isinstance(value, str):
        try:
            return float(value)
        except ValueError:
            return value
    return value


class Median:
    """MEDIAN: the middle, exact."""

    def __init__(self) -> None:
        """Start with no row."""
        self.values: list[Decimal] = []

    def step(self, value: decimals.Number | None) -> None:
        """Keep a row."""
        if value is not None:
            self.values.append(decimals.decimal(value))

    def finalize(self) -> str | None:
        """Find the middle."""
        if not self.values:
            return None
        ordered = sorted(self.values)
        middle = len(ordered) // 2
        if len(ordered) % 2:
            return decimals.trimmed(decimals.written(ordered[middle]))
        return decimals.trimmed(decimals.written((ordered[middle - 1] + ordered[middle]) / 2))


class MostFrequent:
    """MODE: the most frequent value, the smallest of several."""

    def __init__(self) -> None:
        """Start with no row."""
        self.counts: Counter[Any] = Counter()

    def step(self, value: Any) -> None:
        """Count a row."""
        if value is not None:
            self.counts[value] += 1

    def finalize(self) -> Any:
        """Give the most frequent."""
        if not self.counts:
            return None
        most = max(self.counts.values())
        return min((value for value, count in self.counts.items() if count == most), key=_key)
