"""Everything a learner needs to understand the first case that failed."""

import json
import re
from collections.abc import Iterable, Iterator

from judge.cli.cells import cut, printable, width, wrap
from judge.cli.screen.conversation import conversation_lines
from judge.cli.screen.difference import side_by_side, window
from judge.cli.screen.words import COLORS, SHORT
from judge.cli.terminal import Terminal
from judge.frozen import frozen
from judge.model.conversation import Speaker
from judge.model.counterexample import shown_name
from judge.model.text import Locale, Text
from judge.model.verdict import CaseResult, Verdict

_MOST_LINES = 12
_LAST_LINES = 8  # of what the learner printed, of standard error
_INDENT = "  "
_ARGUMENT = re.compile(r"^\w+ = ")  # how the input of a function is written
_INPUT = Text("Input", "입력")
_HIDDEN_INPUT = Text("Input of the interactor", "인터랙터의 입력")
_CONVERSATION = Text("Conversation", "대화")
_NOBODY_SPOKE = Text("nobody said anything", "아무도 말하지 않았습니다")
_ENDED_FIRST = {
    Speaker.SUBMISSION: Text("your program ended it first", "먼저 끝낸 쪽: 내 풀이"),
    Speaker.INTERACTOR: Text("the interactor ended it first", "먼저 끝낸 쪽: 인터랙터"),
}
_EXPECTED = Text("Expected", "정답")
_ACTUAL = Text("Yours", "내 출력")
_HINT = Text("Hint", "힌트")
_EXPLAIN = Text("Explanation", "설명")
_PRINTS = Text("You printed", "직접 출력한 내용")
_STDERR = Text("Standard error", "표준 오류")
_ITEMS = Text("({count:,} items)", "(항목 {count:,}개)")
_CHARACTERS = Text("({count:,} characters)", "({count:,}글자)")
_LATER_LEFT_OUT = Text("… {count:,} more lines", "… {count:,}줄 더 있음")
_EARLIER_LEFT_OUT = Text("… {count:,} earlier lines", "… 앞의 {count:,}줄 생략")
_OWN_CASE = Text(
    "This case is your own: if its answer is wrong, correct it in cases.yaml.",
    "직접 추가한 케이스입니다. 정답이 잘못되었다면 cases.yaml에서 고치세요.",
)
_JUDGE_AT_FAULT = Text(
    "This is not your fault: the problem or the judge failed. `judge verify {slug}` says more.",
    "풀이의 잘못이 아니라 문제나 채점기의 오류입니다. `judge verify {slug}`로 확인할 수 있습니다.",
)
_NOT_JUDGED = Text(
    "This says nothing about your solution. `judge doctor` shows what can be judged here.",
    "풀이는 아직 채점되지 않았습니다. 여기서 채점할 수 있는 것은 `judge doctor`로 확인하세요.",
)


def whose_fault(verdict: Verdict, name: str, locale: Locale) -> str | None:
    """Say whose fault a JE or NJ is and what to do; None for a judgement."""
    match verdict:
        case Verdict.JUDGE_ERROR:
            return _JUDGE_AT_FAULT.say(locale).format(slug=name)
        case Verdict.NOT_JUDGED:
            return _NOT_JUDGED.say(locale)
        case _:
            return None


@frozen
class Failure:
    """The page of one failed case.

    ``own`` says that the case is the learner's, ``exact`` that the checker minds whitespace;
    ``explain`` is what the author says about a sample, ``hint`` to whoever failed the case.
    ``talks``: the problem is interactive.
    """

    case: CaseResult
    own: bool
    talks: bool = False
    exact: bool
    explain: Text | None
    hint: Text | None = None
    locale: Locale
    terminal: Terminal

    def lines(self) -> Iterator[str]:
        """Yield the page."""
        case = self.case
        title = f"{self._say(shown_name(case.name))}: {self._say(SHORT[case.verdict])}"
        yield self.terminal.paint(title, COLORS[case.verdict], bold=True)
        yield from self._prose(case.message)
        yield from self._prose(_OWN_CASE if self.own else None)
        if case.remarks is not None:
            from judge.cli.screen.remarks import remark_lines  # for SQL only

            yield from ("", *remark_lines(case.remarks, self.locale, self.terminal))
        yield from self._beginning(_HIDDEN_INPUT if self.talks else _INPUT, case.input_text)
        yield from self._tables()
        if self.talks:
            yield from self._conversation()
        elif case.grids:
            from judge.cli.screen.grids import results  # 2 ms, for SQL only

            for pair in case.grids:
                yield from ("", *results(pair, self.locale, self.terminal))
        elif case.verdict is Verdict.WRONG_ANSWER and case.remarks is None:
            yield from self._comparison()
        else:
            yield from self._beginning(_EXPECTED, case.expected_text)
        if self.explain is not None:
            yield from self._beginning(_EXPLAIN, "\n".join(self._wrapped(self.explain)))
        if self.hint is not None:
            yield from self._beginning(_HINT, "\n".join(self._wrapped(self.hint)))
        yield from self._end(_PRINTS, case.prints)
        yield from self._end(_STDERR, case.stderr)

    def _say(self, text: Text) -> str:
        return text.say(self.locale)

    def _wrapped(self, text: Text) -> list[str]:
        return wrap(printable(self._say(text)), self.terminal.width - 2 * len(_INDENT))

    def _prose(self, text: Text | None) -> Iterator[str]:
        if text is not None:
            yield from (f"{_INDENT}{line}".rstrip() for line in self._wrapped(text))

    def _tables(self) -> Iterator[str]:
        given = self.case.given
        if given:
            from judge.cli.screen.grids import given_tables  # as above

            yield ""
            yield from given_tables(given, self.locale, self.terminal, most_rows=_MOST_LINES)

    def _comparison(self) -> Iterator[str]:
        case = self.case
        expected, actual = case.expected_text or "", case.actual_text or ""
        beside = side_by_side(
            expected, actual, exact=self.exact, locale=self.locale, terminal=self.terminal
        )
        if beside is not None:
            yield from self._indented(beside)
        elif case.difference is None:
            yield from self._beginning(_EXPECTED, expected)
            yield from self._beginning(_ACTUAL, actual)
        is_plain = beside is not None and max(len(expected.split()), len(actual.split())) <= 1
        if case.difference is not None and not is_plain:
            yield from self._indented(
                window(
                    case.difference, exact=self.exact, locale=self.locale, terminal=self.terminal
                )
            )

    def _conversation(self) -> Iterator[str]:
        lines = conversation_lines(
            self.case.transcript,
            numbered=True,
            cells=self.terminal.width - 2 * len(_INDENT),
            locale=self.locale,
            terminal=self.terminal,
        )
        yield ""
        yield _INDENT + self.terminal.paint(self._say(_CONVERSATION), bold=True)
        yield from (f"{_INDENT}{_INDENT}{line}" for line in lines)
        if not self.case.transcript:
            yield _INDENT + _INDENT + self.terminal.paint(self._say(_NOBODY_SPOKE), dim=True)
        if self.case.broke_off is not None:
            ended = self._say(_ENDED_FIRST[self.case.broke_off])
            yield _INDENT + _INDENT + self.terminal.paint(ended, dim=True)

    def _indented(self, lines: Iterable[str]) -> Iterator[str]:
        yield ""
        yield from (f"{_INDENT}{line}" for line in lines)

    def _beginning(self, title: Text, text: str | None) -> Iterator[str]:
        """Show the beginning of a text."""
        if text is None:
            return
        lines = text.rstrip("\n").split("\n")
        yield from self._block(title, lines[:_MOST_LINES])
        if len(lines) > _MOST_LINES:
            yield self._left_out(_LATER_LEFT_OUT, len(lines) - _MOST_LINES)

    def _end(self, title: Text, text: str) -> Iterator[str]:
        """Show the end of a text: the last words of a traceback are the ones that matter."""
        lines = text.rstrip().split("\n")
        if lines == [""]:
            return
        head, *rest = self._block(title, lines[-_LAST_LINES:])
        yield head
        yield rest[0]
        if len(lines) > _LAST_LINES:
            yield self._left_out(_EARLIER_LEFT_OUT, len(lines) - _LAST_LINES)
        yield from rest[1:]

    def _block(self, title: Text, lines: Iterable[str]) -> Iterator[str]:
        yield ""
        yield _INDENT + self.terminal.paint(self._say(title), bold=True)
        yield from (f"{_INDENT}{_INDENT}{self._cut(line.rstrip())}".rstrip() for line in lines)

    def _cut(self, line: str) -> str:
        """Cut a long line, and say how much there is of it."""
        room = self.terminal.width - 2 * len(_INDENT)
        beginning = printable(line[: room + 1])
        if len(line) <= room and width(beginning) <= room:
            return beginning
        text, count = _amount(line)
        note = self._say(text).format(count=count)
        return f"{cut(beginning, room - width(note) - 1)} {self.terminal.paint(note, dim=True)}"

    def _left_out(self, text: Text, count: int) -> str:
        words = self._say(text).format(count=count)
        return f"{_INDENT}{_INDENT}{self.terminal.paint(words, dim=True)}"


def _amount(line: str) -> tuple[Text, int]:
    """Count the items of a list, the letters of a text, or the words of any other line."""
    written = _ARGUMENT.sub("", line)
    try:
        value = json.loads(written)
    except (ValueError, RecursionError):  # words, or nested too deeply for us
        value = written.split()
    if isinstance(value, list) and len(value) > 1:
        return _ITEMS, len(value)
    return _CHARACTERS, len(value) if isinstance(value, str) else len(written)
