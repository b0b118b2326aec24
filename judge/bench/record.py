"""The JSON of a comparison and of growth: ``"format": "judge.bench/1"``.

Seconds and bytes carry their unit in the key. An interval is ``{"middle", "low", "high"}``.
"""

from collections.abc import Sequence
from math import isfinite
from typing import Any

from judge.bench.growth.measuring import GrowthRead
from judge.bench.hot_lines import Profile, Watch
from judge.bench.result import BenchResult, Entry, Spread, Total
from judge.model.growth import GrowthReading, Interval

FORMAT = "judge.bench/1"


def bench_record(
    slug: str, result: BenchResult | None, growth: Sequence[GrowthRead]
) -> dict[str, Any]:
    """Write a comparison, if there was one, and the growth of its first contestant."""
    return {
        "format": FORMAT,
        "slug": slug,
        "comparison": None if result is None else _comparison(result),
        "growth": [
            {
                "shape": each.time.shape,
                "time": growth_record(each.time),
                "memory": growth_record(each.memory),
                "counted": None if each.counted is None else growth_record(each.counted),
            }
            for each in growth
        ],
    }


def _comparison(result: BenchResult) -> dict[str, Any]:
    return {
        "turns": result.turns,
        "machine_factor": result.machine_factor,
        "limit_seconds": result.limit_seconds,
        "noisy": result.noisy,
        "control_seconds": _spread(result.control),
        "common_cases": list(result.common),
        "contestants": [_total(total) for total in result.totals],
        "cases": [
            {
                "name": case,
                "contestants": [_entry(each) for each in result.entries if each.case == case],
            }
            for case in result.cases
        ],
        "outliers": [
            {
                "contestant": each.contestant,
                "case": each.case,
                "turn": each.turn,
                "times": each.times,
                "cause": each.cause.value,
            }
            for each in result.outliers
        ],
    }


def profile_record(slug: str, profile: Profile) -> dict[str, Any]:
    """Write the lines of a profile: ``"format": "judge.profile/1"``."""
    unit = "seconds" if profile.watch is Watch.TIME else "bytes"
    count = "times" if profile.watch is Watch.TIME else "blocks"
    return {
        "format": "judge.profile/1",
        "slug": slug,
        "watch": profile.watch.value,
        "case": profile.case,
        "peak_bytes": profile.peak_bytes,
        "lines": [
            {"line": each.number, count: each.count, unit: each.cost, "share": each.share}
            for each in profile.lines
        ],
    }


def growth_record(reading: GrowthReading) -> dict[str, Any]:
    """Write one reading."""
    estimate = reading.estimate
    return {
        "cost": reading.cost.value,
        "shape": reading.shape,
        "samples": [{"n": each.n, "value": each.value} for each in reading.samples],
        "runs": reading.runs,
        "classes": [each.value for each in reading.classes],
        "silence": None if reading.silence is None else reading.silence.value,
        "doubling": _interval(reading.doubling),
        "narrowed_by": None if reading.narrowed_by is None else reading.narrowed_by.value,
        "interpreted": reading.interpreted,
        "estimate": None
        if estimate is None
        else {"n": estimate.n, "low": _finite(estimate.low), "high": _finite(estimate.high)},
    }


def _total(total: Total) -> dict[str, Any]:
    reason = total.reason
    return {
        "name": total.contestant,
        "language": total.language,
        "cpu_seconds": _spread(total.cpu),
        "memory_bytes": total.memory_bytes,
        "ratio": _interval(total.ratio),
        "not_measured": None if reason is None else {"en": reason.en, "ko": reason.ko},
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "name": entry.contestant,
        "verdict": entry.verdict.value,
        "cpu_seconds": _spread(entry.cpu),
        "memory_bytes": entry.memory_bytes,
        "ratio": _interval(entry.ratio),
        "runs": [
            {
                "cpu_seconds": each.cpu_seconds,
                "wall_seconds": each.wall_seconds,
                "memory_bytes": each.memory_bytes,
            }
            for each in entry.readings
        ],
    }


def _spread(spread: Spread | None) -> dict[str, float] | None:
    if spread is None:
        return None
    return {
        "median": spread.middle,
        "quarter": spread.low,
        "three_quarters": spread.high,
        "least": spread.least,
        "most": spread.most,
    }


def _interval(interval: Interval | None) -> dict[str, float] | None:
    if interval is None:
        return None
    return {"middle": interval.middle, "low": interval.low, "high": interval.high}


def _finite(value: float) -> float | None:
    """Return None for what is beyond all numbers, which JSON does not have."""
    return value if isfinite(value) else None
