"""Finds runs that are far from the others, and says what they probably come from.

The modified z-score of Iglewicz and Hoaglin (How to Detect and Handle Outliers, 1993), with a bound
far above their 3.5, since the noise of times has a long tail of its own.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from judge.bench.result import Cause, Entry, Outlier

_BOUND = 10.0
_CONSISTENT = 0.6745  # makes the median deviation of a bell curve its standard deviation
_LEAST_DEVIATION = 0.01  # of the median: a quantized clock would make everything an outlier
_WORTH_TELLING = 1.2  # times the median
_SLOW_CONTROL = 1.15
_WAITED, _WAITED_SECONDS = 2.0, 0.05  # by the clock, over what was computed


def find_outliers(entries: Sequence[Entry], control: Sequence[float]) -> tuple[Outlier, ...]:
    """Return the slow outliers of all contestants; ``control`` has a reading a turn.

    Where several contestants are slow in the same turn, it was the machine.
    """
    found = [outlier for entry in entries for outlier in _outliers(entry, control)]
    slow = {(outlier.turn, outlier.contestant) for outlier in found}
    crowds = Counter(turn for turn, _ in slow)
    return tuple(
        replace(outlier, cause=Cause.BUSY) if crowds[outlier.turn] > 1 else outlier
        for outlier in found
    )


def _outliers(entry: Entry, control: Sequence[float]) -> list[Outlier]:
    seconds = [reading.cpu_seconds for reading in entry.readings]
    if not seconds:
        return []
    middle = median(seconds)
    deviation = median(abs(each - middle) for each in seconds)
    deviation = max(deviation, _LEAST_DEVIATION * middle)
    return [
        Outlier(
            contestant=entry.contestant,
            case=entry.case,
            turn=at + 1,
            times=each / middle,
            cause=_cause(entry, at, control),
        )
        for at, each in enumerate(seconds)
        if each > _WORTH_TELLING * middle and _CONSISTENT * (each - middle) / deviation > _BOUND
    ]


def _cause(entry: Entry, at: int, control: Sequence[float]) -> Cause:
    reading = entry.readings[at]
    if control and at < len(control) and control[at] > _SLOW_CONTROL * median(control):
        return Cause.BUSY
    waited = reading.wall_seconds - reading.cpu_seconds
    if reading.wall_seconds > _WAITED * reading.cpu_seconds and waited > _WAITED_SECONDS:
        return Cause.WAITING
    return Cause.FIRST if at == 0 else Cause.UNKNOWN
