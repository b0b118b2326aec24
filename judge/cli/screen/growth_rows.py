"""How a solution grows, in words: what is possible, what is excluded, and what was measured.

::

    late_pair   n = 2 ... 200,000
      time      ×2.03 [1.98-2.09] when n doubles, 9 runs
                possible: O(n), O(n log n)   excluded: up to O(√n), from O(n√n) on
"""

from collections.abc import Iterator, Sequence
from math import isfinite

from judge.bench.growth.measuring import GrowthRead, GrowthUnknown
from judge.cli.cells import pad, wrap
from judge.cli.terminal import Terminal
from judge.model.growth import Cost, Estimate, Growth, GrowthReading, Interval, Silence
from judge.model.quantity import format_duration, format_size
from judge.model.text import Locale, Text

SIGNS = {
    Growth.CONSTANT: "O(1)",
    Growth.LOGARITHMIC: "O(log n)",
    Growth.SQUARE_ROOT: "O(√n)",
    Growth.LINEAR: "O(n)",
    Growth.LINEARITHMIC: "O(n log n)",
    Growth.LINEAR_SQUARE_ROOT: "O(n√n)",
    Growth.QUADRATIC: "O(n²)",
    Growth.QUADRATIC_LOGARITHMIC: "O(n² log n)",
    Growth.CUBIC: "O(n³)",
    Growth.EXPONENTIAL: "O(2ⁿ)",
    Growth.FACTORIAL: "O(n!)",
}
COSTS = {
    Cost.TIME: Text("time", "시간"),
    Cost.INSTRUCTIONS: Text("instructions", "명령어"),
    Cost.LINES: Text("lines run", "실행한 줄"),
    Cost.STEPS: Text("VM steps", "VM 단계"),
    Cost.MEMORY: Text("memory", "메모리"),
}
_DOUBLING = Text("{factor} when n doubles", "n이 2배가 되면 {factor}")
_RUNS = Text("{runs} runs", "{runs}회")
_POSSIBLE = Text("possible: {classes}", "가능: {classes}")
_EXCLUDED = Text("excluded: {classes}", "제외: {classes}")
_UP_TO, _FROM = Text("up to {name}", "{name} 이하"), Text("from {name} on", "{name} 이상")
_NARROWED = Text(
    "what lies below was excluded by counting {what}",
    "더 느리게 느는 쪽은 {what} 수로 제외했습니다",
)
_ESTIMATE = Text("estimate at n = {n:,}: {cost}", "추정 n = {n:,}: {cost}")
_BETWEEN = Text("{low} to {high}", "{low} ~ {high}")
_BEYOND = Text("longer than anyone can wait", "기다릴 수 없을 만큼 김")
_SILENT = {
    Silence.TOO_SHORT: Text(
        "nothing can be said: it costs too little even at the largest size",
        "알 수 없음: 가장 큰 입력에서도 너무 작아서 구별할 수 없습니다",
    ),
    Silence.NOISY: Text(
        "nothing can be said: the readings vary too much",
        "알 수 없음: 측정값이 너무 들쭉날쭉합니다",
    ),
    Silence.UNEVEN: Text(
        "nothing can be said: the cost depends on the input more than on n",
        "알 수 없음: 비용이 n보다 입력 내용에 더 좌우됩니다",
    ),
    Silence.NO_CLASS: Text(
        "it grows like none of the usual classes",
        "흔한 복잡도 가운데 어느 것과도 맞지 않습니다",
    ),
}
_UNKNOWN = Text(
    "nothing can be said: the solution fails on this input",
    "알 수 없음: 이 입력에서 풀이가 실패합니다",
)
_NO_INPUT = Text(
    "nothing can be said: the generator makes no input", "알 수 없음: 생성기가 입력을 못 만듭니다"
)
_PAIR = Text(
    "time alone cannot tell O(n) from O(n log n) in this range",
    "이 범위에서는 시간만으로 O(n)과 O(n log n)을 구별할 수 없습니다",
)
_INTERPRETED = Text(
    "measured without the just-in-time compiler, which warms up as n grows",
    "n이 커질수록 빨라지는 JIT 컴파일러를 끄고 측정했습니다",
)
_HARD = {Growth.LINEAR, Growth.LINEARITHMIC}
_AGES = 100 * 365 * 24 * 3600.0  # seconds
_LABELS = 10  # cells


def growth_rows(
    found: Sequence[GrowthRead | GrowthUnknown], locale: Locale, terminal: Terminal
) -> Iterator[str]:
    """Yield the lines of every shape."""
    for each in found:
        if isinstance(each, GrowthUnknown):
            yield f"  {each.shape}"
            reason = _NO_INPUT if each.ending is None else _UNKNOWN
            yield from _indented(reason.say(locale), terminal)
            continue
        samples = each.time.samples
        yield f"  {each.time.shape}   n = {samples[0].n:,} … {samples[-1].n:,}"
        readings = [each.time, *([each.counted] if each.counted else []), each.memory]
        for reading in readings:
            yield from _reading(reading, locale, terminal)


def _reading(reading: GrowthReading, locale: Locale, terminal: Terminal) -> Iterator[str]:
    label = pad(COSTS[reading.cost].say(locale), _LABELS)
    first, *more = [*_sentences(reading, locale)]
    lines = [line for each in (first, *more) for line in wrap(each, terminal.width - _LABELS - 5)]
    yield f"    {label} {lines[0]}"
    yield from (" " * (_LABELS + 5) + line for line in lines[1:])


def _sentences(reading: GrowthReading, locale: Locale) -> Iterator[str]:
    if reading.silence is not None:
        yield _SILENT[reading.silence].say(locale)
    if reading.doubling is not None:
        said = _DOUBLING.say(locale).format(factor=interval_text(reading.doubling))
        runs = f", {_RUNS.say(locale).format(runs=reading.runs)}" if reading.runs > 1 else ""
        yield said + runs
    if not reading.classes:
        return
    possible = _POSSIBLE.say(locale).format(classes=classes_text(reading.classes))
    excluded = _EXCLUDED.say(locale).format(classes=excluded_text(reading, locale))
    yield f"{possible} · {excluded}"
    if reading.interpreted and reading.cost is Cost.TIME:
        yield _INTERPRETED.say(locale)
    if reading.narrowed_by is not None:
        what = COSTS[reading.narrowed_by].say(locale)
        yield _NARROWED.say(locale).format(what=what)
    elif set(reading.classes) == _HARD and reading.cost is Cost.TIME:
        yield _PAIR.say(locale)
    if reading.estimate is not None:
        cost = _cost(reading.estimate, reading.cost, locale)
        yield _ESTIMATE.say(locale).format(n=reading.estimate.n, cost=cost)


def classes_text(classes: Sequence[Growth]) -> str:
    """Write ``O(n), O(n log n)``."""
    return ", ".join(SIGNS[each] for each in classes)


def excluded_text(reading: GrowthReading, locale: Locale) -> str:
    """Write what is excluded: all up to one, all from one on, and those between."""
    order = list(Growth)
    low, high = order.index(reading.classes[0]), order.index(reading.classes[-1])
    parts = []
    if low > 0:
        parts.append(_UP_TO.say(locale).format(name=SIGNS[order[low - 1]]))
    parts += [SIGNS[each] for each in order[low:high] if each not in reading.classes]
    if high + 1 < len(order):
        parts.append(_FROM.say(locale).format(name=SIGNS[order[high + 1]]))
    return ", ".join(parts)


def interval_text(interval: Interval) -> str:
    """Write ``×2.03 [1.98–2.09]``."""
    return f"×{_factor(interval.middle)} [{_factor(interval.low)}–{_factor(interval.high)}]"


def _factor(value: float) -> str:
    return f"{value:.2f}" if value < 100 else f"{value:,.0f}"  # noqa: PLR2004 - three figures


def _cost(estimate: Estimate, cost: Cost, locale: Locale) -> str:
    low, high = (_amount(value, cost, locale) for value in (estimate.low, estimate.high))
    return low if low == high else _BETWEEN.say(locale).format(low=low, high=high)


def _amount(value: float, cost: Cost, locale: Locale) -> str:
    if not isfinite(value) or (cost is Cost.TIME and value > _AGES):
        return _BEYOND.say(locale)
    match cost:
        case Cost.TIME:
            return format_duration(value)
        case Cost.MEMORY:
            return format_size(max(int(value), 0))
        case Cost.LINES | Cost.INSTRUCTIONS | Cost.STEPS:
            return f"{value:,.0f}"


def _indented(text: str, terminal: Terminal) -> Iterator[str]:
    return (f"    {line}" for line in wrap(text, terminal.width - 4))
