"""What was solved by level and topic, the first tries, the streak, and a map of the last weeks."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import zip_longest

from judge.cli.cells import pad, width
from judge.cli.terminal import Terminal
from judge.frozen import frozen
from judge.model.text import Locale, Text
from judge.study.history import Day, Streak

WEEKS = 26
_BAR, _SHORT_BAR = 20, 8
_SHADES = "·░▒▓█"
_STEPS = (1, 2, 4, 7)  # accepted attempts of a day from which on it is a shade darker
_SOLVED = Text("{solved} of {total} problems solved", "{total}문제 중 {solved}문제 해결")
_FIRST_TRY = Text(
    "{first} of {tried} at the first try ({share:.0%})",
    "{tried}문제 중 {first}문제를 첫 제출에 해결({share:.0%})",
)
_STREAK = Text(
    "days in a row: {now}, the longest {longest}", "연속 {now}일, 가장 길었던 연속 {longest}일"
)
_BY_LEVEL, _BY_TOPIC = Text("By level", "레벨별"), Text("By topic", "주제별")
_MAP = Text(
    "Accepted, the last {weeks} weeks (a day begins at 04:00)",
    "최근 {weeks}주 통과 기록(하루는 04:00에 시작)",
)
_DAYS = (
    Text("Mon", "월"),
    Text("", ""),
    Text("Wed", "수"),
    Text("", ""),
    Text("Fri", "금"),
    Text("", ""),
    Text("Sun", "일"),
)
_LESS_MORE = Text("{shades}  none, 1, 2, 4, 7 or more", "{shades}  0, 1, 2, 4, 7번 이상")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@frozen
class Stats:
    """All that the page shows; ``levels`` and ``topics`` hold how many are solved, of how many."""

    solved: int
    total: int
    tried: int
    first_try: int
    streak: Streak
    levels: Mapping[int, tuple[int, int]]
    topics: Mapping[str, tuple[int, int]]
    days: Sequence[Day]
    today: date


class StatsPage:
    """The page of all attempts."""

    def __init__(self, stats: Stats, locale: Locale, terminal: Terminal) -> None:
        """Take what to show, and where."""
        self._stats = stats
        self._locale = locale
        self._terminal = terminal

    def lines(self) -> Iterator[str]:
        """Yield the page."""
        stats = self._stats
        solved = self._say(_SOLVED).format(solved=stats.solved, total=stats.total)
        yield self._terminal.paint(solved, bold=True)
        if stats.tried:
            share = stats.first_try / stats.tried
            words = {"first": stats.first_try, "tried": stats.tried, "share": share}
            yield self._say(_FIRST_TRY).format(**words)
        words = {"now": stats.streak.now, "longest": stats.streak.longest}
        yield self._say(_STREAK).format(**words)
        yield from self._bars(_BY_LEVEL, {str(key): pair for key, pair in stats.levels.items()})
        yield from self._columns(_BY_TOPIC, stats.topics)
        yield from self._map()

    def _say(self, text: Text) -> str:
        return text.say(self._locale)

    def _bars(self, title: Text, rows: Mapping[str, tuple[int, int]]) -> Iterator[str]:
        if not rows:
            return
        yield ""
        yield self._terminal.paint(self._say(title), bold=True)
        for name, (solved, total) in rows.items():
            yield f"  {name}  {self._bar(solved, total, _BAR)}  {solved}/{total}"

    def _columns(self, title: Text, rows: Mapping[str, tuple[int, int]]) -> Iterator[str]:
        """Yield short bars in two columns, read downwards."""
        if not rows:
            return
        yield ""
        yield self._terminal.paint(self._say(title), bold=True)
        names = max(map(width, rows))
        cells = [
            f"{pad(name, names)}  {self._bar(solved, total, _SHORT_BAR)}  {f'{solved}/{total}':<5}"
            for name, (solved, total) in rows.items()
        ]
        half = (len(cells) + 1) // 2
        for left, right in zip_longest(cells[:half], cells[half:], fillvalue=""):
            yield f"  {left}   {right}".rstrip()

    def _bar(self, solved: int, total: int, cells: int) -> str:
        full = round(cells * solved / total)
        return self._terminal.paint("█" * full, "green") + "░" * (cells - full)

    def _map(self) -> Iterator[str]:
        """Yield a row for each day of the week, a column for each week; the last one is this."""
        monday = self._stats.today - timedelta(days=self._stats.today.weekday())
        first = monday - timedelta(weeks=WEEKS - 1)
        solved = {each.day: each.solved for each in self._stats.days if each.day >= first}
        yield ""
        yield self._terminal.paint(self._say(_MAP).format(weeks=WEEKS), bold=True)
        margin = max(width(self._say(day)) for day in _DAYS) + 2
        yield (" " * (margin + 2) + self._months(first)).rstrip()
        for weekday, name in enumerate(_DAYS):
            days = [first + timedelta(weeks=week, days=weekday) for week in range(WEEKS)]
            signs = " ".join(
                _shade(solved.get(day, 0)) if day <= self._stats.today else " " for day in days
            )
            painted = self._terminal.paint(signs.rstrip(), "green")
            yield f"  {pad(self._say(name), margin)}{painted}".rstrip()
        yield "  " + self._say(_LESS_MORE).format(shades=" ".join(_SHADES))

    def _months(self, first: date) -> str:
        """Write each month above the week in which it begins."""
        line = ""
        for week in range(WEEKS):
            monday = first + timedelta(weeks=week)
            begins = any((monday + timedelta(days=day)).day == 1 for day in range(7))
            if begins and width(line) <= 2 * week:
                month = (monday + timedelta(days=6)).month
                name = Text(_MONTHS[month - 1], f"{month}월").say(self._locale)
                line = pad(line, 2 * week) + name
        return line


def _shade(solved: int) -> str:
    return _SHADES[sum(solved >= step for step in _STEPS)]
