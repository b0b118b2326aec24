"""The charts of a comparison: bars with their quarters, growth on axes that both double."""

from collections.abc import Iterator, Sequence
from math import ceil, floor, log10

from judge.bench.growth.measuring import GrowthRead
from judge.bench.result import BenchResult, Spread
from judge.cli.cells import cut
from judge.cli.report import svg
from judge.cli.screen.bench_table import spread_text
from judge.cli.screen.growth_rows import classes_text, interval_text
from judge.model.growth import GrowthReading, Sample
from judge.model.quantity import format_duration
from judge.model.text import Locale, Text

_WIDTH = 720.0
_NAMES, _NUMBERS = 190.0, 200.0  # left and right of the bars
_ROW, _BAR = 26.0, 14.0
_PLOT_HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 260.0, 80.0, 44.0, 34.0, 40.0
_LONGEST_NAME = 24
_GUIDES = ((1, "n"), (2, "n²"))
_TIMES = Text("CPU time by case", "케이스별 CPU 시간")
_GROWTH = Text("CPU time over n: {shape}", "n에 따른 CPU 시간: {shape}")


def bars(result: BenchResult, locale: Locale) -> str:
    """Draw every contestant on every case; the thin line is from quarter to quarter."""
    parts: list[str] = []
    y = 10.0
    for case in result.cases:
        entries = [entry for entry in result.entries if entry.case == case]
        longest = max((entry.cpu.high for entry in entries if entry.cpu), default=1.0)
        y += _ROW
        parts.append(svg.text((10, y), case))
        for entry in entries:
            y += _ROW
            parts.append(svg.text((22, y), cut(entry.contestant, _LONGEST_NAME), "dim"))
            if entry.cpu is None:
                parts.append(svg.text((_NAMES, y), str(entry.verdict), "dim"))
                continue
            parts += _bar(entry.cpu, longest, y)
            said = spread_text(entry.cpu)
            if entry.ratio is not None:
                said += f"  {interval_text(entry.ratio)}"
            parts.append(svg.text((_WIDTH - 10, y), said, "dim", "end"))
        y += 8
    return svg.drawing((_WIDTH, y + 16), parts, _TIMES.say(locale))


def _bar(cpu: Spread, longest: float, y: float) -> Iterator[str]:
    scale = (_WIDTH - _NAMES - _NUMBERS - 90) / longest
    middle = y - _BAR / 2 + 2
    yield svg.bar((_NAMES, y - _BAR + 2), (cpu.middle * scale, _BAR))
    low, high = (_NAMES + value * scale for value in (cpu.low, cpu.high))
    yield svg.line((low, middle), (max(high, low + 1), middle), "range")


def growth(read: GrowthRead, locale: Locale) -> str:
    """Draw the times of one shape, with lines that rise as n and as n² do."""
    reading = read.time
    samples = [sample for sample in reading.samples if sample.value > 0]
    title = _GROWTH.say(locale).format(shape=reading.shape)
    plot = _Plot(samples) if len(samples) > 1 else None
    parts = [svg.text((10, 20), f"{title}   {_conclusion(reading)}")]
    if plot is not None:
        parts += plot.parts()
    return svg.drawing((_WIDTH, _TOP + _PLOT_HEIGHT + _BOTTOM), parts, title)


def _conclusion(reading: GrowthReading) -> str:
    return classes_text(reading.classes) if reading.classes else "?"


class _Plot:
    """Samples on two logarithmic axes."""

    def __init__(self, samples: Sequence[Sample]) -> None:
        self._samples = samples
        x = [log10(sample.n) for sample in samples]
        y = [log10(sample.value) for sample in samples]
        self._x = (floor(min(x)), max(ceil(max(x)), floor(min(x)) + 1))
        self._y = (floor(min(y)), max(ceil(max(y)), floor(min(y)) + 1))

    def parts(self) -> Iterator[str]:
        """Yield axes, guides, and the samples."""
        left, bottom = self._place(self._x[0], self._y[0])
        right, top = self._place(self._x[1], self._y[1])
        yield svg.line((left, bottom), (right, bottom))
        yield svg.line((left, bottom), (left, top))
        for power in range(self._x[0], self._x[1] + 1):
            x, _ = self._place(power, 0)
            yield svg.text((x, bottom + 18), f"{10**power:,}", "dim", "middle")
        for power in range(self._y[0], self._y[1] + 1):
            _, y = self._place(0, power)
            yield svg.text((left - 8, y + 4), format_duration(10.0**power), "dim", "end")
        yield from self._guides()
        yield svg.path(self._place(log10(each.n), log10(each.value)) for each in self._samples)

    def _guides(self) -> Iterator[str]:
        """Yield lines of slope 1 and 2 that end at the last sample."""
        last = self._samples[-1]
        x, y = log10(last.n), log10(last.value)
        for slope, name in _GUIDES:
            back = min(x - self._x[0], (y - self._y[0]) / slope)
            start = self._place(x - back, y - slope * back)
            yield svg.line(start, self._place(x, y), "guide")
            yield svg.text((start[0] + 6, start[1] - 6), name, "dim")

    def _place(self, x: float, y: float) -> svg.Point:
        width = _WIDTH - _LEFT - _RIGHT
        across = (x - self._x[0]) / (self._x[1] - self._x[0])
        up = (y - self._y[0]) / (self._y[1] - self._y[0])
        return _LEFT + across * width, _TOP + _PLOT_HEIGHT * (1 - up)
