"""The lines of a solution that cost most, in the order of the file.

::

    large-random, slowest case
     line                  times  share
       12  ████████████  199,990    61%  seen[amount] = at
"""

from collections.abc import Iterator

from judge.bench.hot_lines import HotLine, Profile, Watch
from judge.cli.cells import cut, pad, printable, width
from judge.cli.terminal import Terminal
from judge.model.quantity import format_size
from judge.model.text import Locale, Text

_MOST = 12  # lines
_BAR = 10  # cells
_WORTH = 0.005  # of the whole; what costs less is left out
_TITLES = {
    Watch.TIME: Text("Where the time goes, on {case}", "시간을 쓰는 줄 ({case})"),
    Watch.MEMORY: Text(
        "Where the memory is, at its peak of {peak} on {case}",
        "메모리를 쓰는 줄 ({case}, 최대 {peak}일 때)",
    ),
}
_COUNTS = {Watch.TIME: Text("times", "횟수"), Watch.MEMORY: Text("blocks", "블록")}
_LINE, _SHARE = Text("line", "줄"), Text("share", "비율")
_SLOWED = Text(
    "The profiler slows every line down: believe the shares, not the seconds.",
    "측정하느라 모든 줄이 느려집니다. 시간이 아니라 비율만 믿으세요.",
)
_NOTHING = Text(
    "no line was seen: only what stands in functions is watched",
    "측정된 줄이 없습니다. 함수 안의 줄만 측정합니다",
)


def profile_rows(profile: Profile, locale: Locale, terminal: Terminal) -> Iterator[str]:
    """Yield the lines."""
    peak = format_size(profile.peak_bytes or 0)
    title = _TITLES[profile.watch].say(locale).format(case=profile.case, peak=peak)
    yield terminal.paint(title, bold=True)
    hottest = [line for line in profile.hottest(_MOST) if line.share >= _WORTH]
    if not hottest:
        yield f"  {_NOTHING.say(locale)}"
        return
    chosen = sorted(hottest, key=lambda line: line.number)
    heads = [_LINE.say(locale), _COUNTS[profile.watch].say(locale), _SHARE.say(locale)]
    rows = [_cells(line) for line in chosen]
    columns = [max(width(heads[at]), *(width(row[at]) for row in rows)) for at in range(3)]
    number, count, share = (pad(head, columns[at], right=True) for at, head in enumerate(heads))
    yield terminal.paint(f"  {number}  {' ' * _BAR}  {count}  {share}", dim=True)
    used = sum(columns) + _BAR + 10
    for line, row in zip(chosen, rows, strict=True):
        number, count, share = (pad(cell, columns[at], right=True) for at, cell in enumerate(row))
        bar = pad("█" * max(1, round(_BAR * line.share)), _BAR)
        text = cut(printable(line.text.strip()), terminal.width - used)
        yield f"  {number}  {terminal.paint(bar, 'cyan')}  {count}  {share}  {text}".rstrip()
    if profile.watch is Watch.TIME:
        yield f"  {_SLOWED.say(locale)}"


def _cells(line: HotLine) -> tuple[str, str, str]:
    return f"{line.number}", f"{line.count:,}", f"{line.share:.0%}"
