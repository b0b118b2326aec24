"""What the page of every problem has: its head, Markdown, limits, hints."""

from collections.abc import Iterator
from io import StringIO

from judge.cli.cells import wrap
from judge.cli.screen.words import language_name
from judge.cli.terminal import Terminal
from judge.model.problem import ProblemLimits
from judge.model.quantity import format_duration, format_size
from judge.model.sql_problem import AnyProblem
from judge.model.text import Locale, Text

WIDEST = 80  # cells of a page
INDENT = "  "
_LEVEL = Text("level {level}", "레벨 {level}")
_ONE_HINT = Text("1 hint: judge show {slug} --hint 1", "힌트 1개: judge show {slug} --hint 1")
_HINTS = Text(
    "{count} hints: judge show {slug} --hint 1", "힌트 {count}개: judge show {slug} --hint 1"
)


class Page:
    """The parts that the pages of all kinds share."""

    def __init__(self, problem: AnyProblem, locale: Locale, terminal: Terminal) -> None:
        """Take what to show, and where."""
        self._about = problem
        self._locale = locale
        self._terminal = terminal
        self._cells = min(terminal.width, WIDEST)

    def hint(self, number: int) -> Iterator[str]:
        """Yield one hint, counted from 1."""
        yield from self._markdown(self._about.hints[number - 1])

    def _hints(self) -> Iterator[str]:
        if self._about.hints:
            yield ""
            count = len(self._about.hints)
            text = _ONE_HINT if count == 1 else _HINTS
            yield self._say(text).format(count=count, slug=self._about.slug)

    def _say(self, text: Text) -> str:
        return text.say(self._locale)

    def _title(self, text: Text, **words: str) -> list[str]:
        return ["", self._terminal.paint(self._say(text).format(**words), bold=True)]

    def _head(self) -> Iterator[str]:
        problem = self._about
        title = self._terminal.paint(self._say(problem.title), "cyan", bold=True)
        yield f"{title} ({problem.slug})"
        level = [self._say(_LEVEL).format(level=problem.level)] if problem.level else []
        facts = [*level, *self._kind(), *problem.topics, *self._demands()]
        yield from wrap(" · ".join(facts), self._cells)

    def _kind(self) -> list[str]:
        """Say what is unusual about the problem."""
        return []

    def _demands(self) -> list[str]:
        """Say what an answer may take."""
        return []

    def _time(self, limits: ProblemLimits) -> str:
        return format_duration(limits.time_seconds)

    def _limits(self, limits: ProblemLimits) -> str:
        text = f"{self._time(limits)}, {format_size(limits.memory_bytes)}"
        own = []
        for language, theirs in limits.languages:
            parts = [
                *([format_duration(theirs.time_seconds)] if theirs.time_seconds else []),
                *([format_size(theirs.memory_bytes)] if theirs.memory_bytes else []),
            ]
            own.append(f"{language_name(language)} {', '.join(parts)}")
        return f"{text} ({'; '.join(own)})" if own else text

    def _markdown(self, text: Text) -> list[str]:
        from rich.console import Console  # 50 ms, for statements and hints only
        from rich.markdown import Markdown

        page = StringIO()
        console = Console(
            file=page,
            width=self._cells,
            force_terminal=self._terminal.color,
            no_color=not self._terminal.color,
            legacy_windows=False,
        )
        console.print(Markdown(self._say(text), code_theme="ansi_dark", hyperlinks=False))
        return [line.rstrip() for line in page.getvalue().rstrip("\n").split("\n")]
