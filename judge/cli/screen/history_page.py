"""How the attempts at one problem changed: a line and a bar for each, the best and the first.

Bars are of the time on a machine of the usual speed, so that a day on a slow machine does not look
like a bad one; the numbers are as they were measured.
"""

from collections.abc import Iterator, Sequence

from judge.cli.cells import pad, width
from judge.cli.screen.words import COLORS, SHORT, language_name
from judge.cli.terminal import Terminal
from judge.model.quantity import format_duration
from judge.model.text import Locale, Text
from judge.model.verdict import Verdict
from judge.study.history import Run, Tally

_BAR = 20  # cells
_STEPS = "▁▂▃▄▅▆▇█"
_COUNT = Text("{attempts} attempts, {solved} accepted", "제출 {attempts}번, 통과 {solved}번")
_ONCE = Text("1 attempt, {solved} accepted", "제출 1번, 통과 {solved}번")
_SHOWN = Text("the last {count} are shown", "최근 {count}번만 보여 줍니다")
_TIME = Text("accepted times", "통과한 시간")
_BEST = Text("best {time} on {day}", "가장 빠른 기록 {time} ({day})")
_QUICKER = Text("{ratio:.1f} times as fast as the first", "처음보다 {ratio:.1f}배 빠름")
_FIRST = Text("first accepted {day}, {time}", "처음 통과 {day}, {time}")
_FACTOR = Text(
    "bars: the time on a machine of the usual speed",
    "막대: 기준 속도의 컴퓨터로 환산한 시간",
)


class HistoryPage:
    """The page of one problem's attempts."""

    def __init__(self, runs: Sequence[Run], locale: Locale, terminal: Terminal) -> None:
        """Take the attempts, the oldest first."""
        self._runs = runs
        self._locale = locale
        self._terminal = terminal

    def lines(self, title: str, tally: Tally, first: Run | None, best: Run | None) -> Iterator[str]:
        """Yield the page."""
        words = {"attempts": tally.attempts, "solved": tally.solved}
        count = _ONCE if tally.attempts == 1 else _COUNT
        yield f"{title} · {self._say(count).format(**words)}"
        if len(self._runs) < tally.attempts:
            shown = self._say(_SHOWN).format(count=len(self._runs))
            yield self._terminal.paint(shown, dim=True)
        yield ""
        yield from self._table()
        summary = list(self._summary(first, best))
        yield from ["", *summary] if summary else []

    def _say(self, text: Text) -> str:
        return text.say(self._locale)

    def _table(self) -> Iterator[str]:
        rows = [self._cells(run) for run in self._runs]
        widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
        most = max((run.normal_seconds or 0.0 for run in self._runs), default=0.0)
        for run, cells in zip(self._runs, rows, strict=True):
            padded = [
                pad(cell, size, right=index in {0, 5, 6})
                for index, (cell, size) in enumerate(zip(cells, widths, strict=True))
                if size
            ]
            color = COLORS[run.verdict]
            bar = self._terminal.paint(_bar(run.normal_seconds, most), color)
            yield "  ".join([*padded, bar]).rstrip()

    def _cells(self, run: Run) -> tuple[str, ...]:
        slower = run.machine_factor
        return (
            f"#{run.id}",
            run.day.isoformat(),
            run.verdict.value,
            self._say(SHORT[run.verdict]),
            language_name(run.language),
            "" if run.cpu_seconds is None else format_duration(run.cpu_seconds),
            "" if slower == 1 else f"x{slower:.2f}",
        )

    def _summary(self, first: Run | None, best: Run | None) -> Iterator[str]:
        times = [
            run.normal_seconds
            for run in self._runs
            if run.verdict is Verdict.ACCEPTED and run.normal_seconds is not None
        ]
        if len(times) > 1:
            line = sparkline(times, self._terminal.width - width(self._say(_TIME)) - 4)
            yield f"{self._say(_TIME)}  {line}"
        if first is not None:
            time = format_duration(first.cpu_seconds or 0)
            yield self._say(_FIRST).format(day=first.day.isoformat(), time=time)
        if best is not None and first is not None and best.id != first.id:
            time = format_duration(best.cpu_seconds or 0)
            said = [self._say(_BEST).format(time=time, day=best.day.isoformat())]
            if first.normal_seconds and best.normal_seconds:
                ratio = first.normal_seconds / best.normal_seconds
                said.append(self._say(_QUICKER).format(ratio=ratio))
            yield " · ".join(said)
        if any(run.machine_factor != 1 for run in self._runs):
            yield self._terminal.paint(self._say(_FACTOR), dim=True)


def _bar(seconds: float | None, most: float) -> str:
    if seconds is None or not most:
        return ""
    return "█" * max(1, round(_BAR * seconds / most))


def sparkline(values: Sequence[float], cells: int) -> str:
    """Draw values as small bars, the largest full; the last ones where not all of them fit."""
    shown = values[-cells:]
    most = max(shown)
    last = len(_STEPS) - 1
    return "".join(_STEPS[round(last * value / most) if most else 0] for value in shown)
