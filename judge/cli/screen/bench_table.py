"""The table of a comparison: a bar, the time, the ratio and the memory of each contestant.

::

    3 cases together                  median [quarters]    against the first  memory
      solution.py            ████████  196 ms [190–211]                       32.4 MiB
      sort_and_squeeze.cpp   ████     96.6 ms [93.3–99.9]  ×0.50 [0.48–0.51]   3.7 MiB
"""

from collections.abc import Iterator, Sequence

from judge.bench.result import BenchResult, Cause, Entry, Outlier, Spread, Total
from judge.cli.cells import cut, pad, width, wrap
from judge.cli.screen.growth_rows import interval_text
from judge.cli.screen.words import COLORS, SHORT
from judge.cli.terminal import Color, Terminal
from judge.frozen import frozen
from judge.model.growth import Interval
from judge.model.quantity import format_duration, format_size
from judge.model.text import Locale, Text
from judge.model.verdict import Verdict

_BAR = 8  # cells
_WIDEST_NAME = 22
_GAP = "  "
_ALL = Text("{count} cases together", "케이스 {count}개 합계")
_HEADINGS = (
    Text("median [quarters]", "중앙값 [사분위]"),
    Text("against the first", "첫 풀이 대비"),
    Text("memory", "메모리"),
)
_NOT_TIMED = Text("passes none of these cases", "이 케이스들을 통과하지 못함")
_TURNS = Text(
    "{turns} turns, each run in a process of its own; CPU time",
    "{turns}번 번갈아 실행, 매번 새 프로세스, CPU 시간 기준",
)
_LIMIT = Text(
    "limit {limit} · {name} needs {used} on {case}: {room:.1f} times room",
    "제한 {limit} · {name}: {case}에서 {used}, 여유 {room:.1f}배",
)
_SCALED = Text(
    "{limit} (scaled by {factor:g} for this machine)", "{limit} (이 컴퓨터는 {factor:g}배)"
)
_NOISY = Text(
    "The machine was noisy: a fixed program took up to {share:.0%} longer than its best. Close "
    "what else runs, or measure again.",
    "컴퓨터가 바빴습니다. 항상 같은 일을 하는 프로그램이 가장 빠를 때보다 {share:.0%}까지 더 "
    "걸렸습니다. 다른 프로그램을 닫거나 다시 측정하세요.",
)
_OUTLIERS = Text(
    "{count} outliers, at most {times:.1f} times the median ({causes})",
    "이상값 {count}개, 최대 중앙값의 {times:.1f}배 ({causes})",
)
_CAUSES = {
    Cause.FIRST: Text("first run, caches were cold", "첫 실행이라 캐시가 비어 있음"),
    Cause.BUSY: Text("the machine was busy", "컴퓨터가 다른 일을 함"),
    Cause.WAITING: Text("it waited, or was made to", "실행을 기다림"),
    Cause.UNKNOWN: Text("no cause seen", "원인을 찾지 못함"),
}
_MICROSECOND, _MILLISECOND = 1e-6, 1e-3


@frozen(kw_only=False)
class _Row:
    """One line of a table, before it is drawn."""

    name: str
    cpu: Spread | None
    ratio: Interval | None
    memory_bytes: int | None
    instead: str = ""  # where there is no time
    color: Color | None = None


def bench_table(result: BenchResult, locale: Locale, terminal: Terminal) -> Iterator[str]:
    """Yield the lines: the whole, each case, and what is to be said of the measurement."""
    count = len(result.common)
    if count > 1 or not result.cases:
        rows = [_of_total(total, locale) for total in result.totals]
        yield from _table(_ALL.say(locale).format(count=count), rows, locale, terminal)
    for case in result.cases:
        entries = [entry for entry in result.entries if entry.case == case]
        yield from _table(case, [_of_entry(entry, locale) for entry in entries], locale, terminal)
    yield ""
    for line in _remarks(result, locale):
        yield from (f"  {each}" for each in wrap(line, terminal.width - 2))


def _of_total(total: Total, locale: Locale) -> _Row:
    reason = total.reason or _NOT_TIMED
    return _Row(
        name=total.contestant,
        cpu=total.cpu,
        ratio=total.ratio,
        memory_bytes=total.memory_bytes,
        instead="" if total.cpu else reason.say(locale).split("\n")[0],
    )


def _of_entry(entry: Entry, locale: Locale) -> _Row:
    failed = entry.verdict is not Verdict.ACCEPTED
    return _Row(
        name=entry.contestant,
        cpu=entry.cpu,
        ratio=entry.ratio,
        memory_bytes=entry.memory_bytes,
        instead=f"{SHORT[entry.verdict].say(locale)} ({entry.verdict})" if failed else "",
        color=COLORS[entry.verdict] if failed else None,
    )


def _table(title: str, rows: Sequence[_Row], locale: Locale, terminal: Terminal) -> Iterator[str]:
    longest = max((row.cpu.middle for row in rows if row.cpu), default=1.0) or 1.0
    cells = [_cells(row) for row in rows]
    heads = [heading.say(locale) for heading in _HEADINGS]
    if not any(row.ratio for row in rows):
        heads[1] = ""
    columns = [
        max(width(heads[at]), *(width(row[at]) for row in cells)) for at in range(len(heads))
    ]
    names = max(width(row.name) for row in rows)
    names = min(max(names, width(title) - _BAR - 4), _WIDEST_NAME)
    yield ""
    head = pad(cut(title, names + _BAR + 4), names + _BAR + 4)
    labels = [pad(heads[0], columns[0]), pad(heads[1], columns[1]), heads[2]]
    yield terminal.paint(head, bold=True) + terminal.paint(_joined(labels), dim=True)
    for row, (time, ratio, memory) in zip(rows, cells, strict=True):
        name = pad(cut(row.name, names), names)
        if row.cpu is None:
            room = terminal.width - names - _BAR - 6
            said = terminal.paint(cut(row.instead, room), row.color)
            yield f"  {name}{_GAP}{' ' * _BAR}{_GAP}{said}"
            continue
        bar = pad("█" * max(1, round(_BAR * row.cpu.middle / longest)), _BAR)
        parts = [pad(time, columns[0]), pad(ratio, columns[1]), memory]
        yield f"  {name}{_GAP}{terminal.paint(bar, 'cyan')}  {_joined(parts)}".rstrip()


def _joined(parts: Sequence[str]) -> str:
    return _GAP.join(part for part in parts if part.strip() or part)


def _cells(row: _Row) -> tuple[str, str, str]:
    memory = "" if row.memory_bytes is None else format_size(row.memory_bytes)
    ratio = "" if row.ratio is None else interval_text(row.ratio)
    return ("" if row.cpu is None else spread_text(row.cpu)), ratio, memory


def spread_text(spread: Spread) -> str:
    """Write ``196 ms [190–211]``, the quarters in the unit of the median."""
    text = format_duration(spread.middle)
    unit = _MILLISECOND if text.endswith(" ms") else 1.0
    low, high = (f"{value / unit:.3g}" for value in (spread.low, spread.high))
    return f"{text} [{low}–{high}]"


def _remarks(result: BenchResult, locale: Locale) -> Iterator[str]:
    yield _TURNS.say(locale).format(turns=result.turns)
    slowest = max(
        (each for each in result.of(result.totals[0].contestant) if each.cpu),
        key=lambda each: each.cpu.middle if each.cpu else 0.0,
        default=None,
    )
    if slowest is not None and slowest.cpu is not None:
        limit = format_duration(result.limit_seconds)
        if result.machine_factor != 1:
            limit = _SCALED.say(locale).format(limit=limit, factor=result.machine_factor)
        yield _LIMIT.say(locale).format(
            limit=limit,
            name=slowest.contestant,
            used=format_duration(slowest.cpu.middle),
            case=slowest.case,
            room=result.limit_seconds / max(slowest.cpu.middle, _MICROSECOND),
        )
    if result.outliers:
        yield _outliers(result.outliers, locale)
    if result.noisy and result.control is not None:
        share = result.control.high / result.control.least - 1
        yield _NOISY.say(locale).format(share=share)


def _outliers(outliers: Sequence[Outlier], locale: Locale) -> str:
    causes = dict.fromkeys(_CAUSES[each.cause].say(locale) for each in outliers)
    return _OUTLIERS.say(locale).format(
        count=len(outliers),
        times=max(each.times for each in outliers),
        causes=", ".join(causes),
    )
