"""A problem as a learner reads it: statement, values, limits, samples, where to start."""

import json
from collections.abc import Iterator

from judge.cli.cells import pad, printable, width, wrap
from judge.cli.screen.constraints import describe
from judge.cli.screen.page import INDENT, Page
from judge.cli.terminal import Terminal
from judge.languages.registry import by_id
from judge.model.domain import Domain, Value
from judge.model.problem import Case, Files, Inline, Problem
from judge.model.submission import Style
from judge.model.text import Locale, Text

_VALUES = Text("Values", "입력과 결과")
_RESULT = Text("result", "결과")
_SAMPLE = Text("Sample {name}", "예제 {name}")
_INPUT = Text("Input", "입력")
_OUTPUT = Text("Output", "출력")
_GENERATED = Text("generated when it is run", "실행할 때 만들어집니다")
_SAID_BY_REFERENCE = Text("(the reference says it when it is run)", "(실행할 때 정해집니다)")
_START = Text("To start from ({language})", "시작 코드({language})")
_GROUPS = Text("Points", "점수")


class Statement(Page):
    """The page of a problem that a program solves."""

    def __init__(self, problem: Problem, style: Style, locale: Locale, terminal: Terminal) -> None:
        """Take what to show and how; samples are shown in ``style``."""
        super().__init__(problem, locale, terminal)
        self._problem = problem
        self._style = style

    def lines(self, stub: str | None, language: str) -> Iterator[str]:
        """Yield the page; ``stub`` is what a solution in ``language`` starts from."""
        yield from self._head()
        yield ""
        yield from self._markdown(self._problem.statement)
        yield from self._values()
        for case in self._problem.cases:
            if case.sample:
                yield from self._sample(case)
        yield from self._groups()
        if stub is not None:
            yield from self._title(_START, language=by_id(language).name)
            yield from (f"{INDENT}{line}".rstrip() for line in stub.rstrip().split("\n"))
        yield from self._hints()

    def _values(self) -> Iterator[str]:
        rows = [(each.name, each.domain) for each in self._problem.parameters]
        if self._problem.returns is not None:
            rows.append((self._say(_RESULT), self._problem.returns))
        if not rows:
            return
        yield from self._title(_VALUES)
        names = max(width(name) for name, _ in rows)
        types = max(len(str(domain.type)) for _, domain in rows)
        for name, domain in rows:
            yield from self._value(pad(name, names), domain, types)
        for text in self._problem.requires:
            for index, line in enumerate(wrap(self._say(text), self._cells - 4)):
                yield f"{INDENT}{'- ' if index == 0 else '  '}{line}"

    def _value(self, name: str, domain: Domain, types: int) -> Iterator[str]:
        head = f"{INDENT}{name}  {pad(str(domain.type), types)}  "
        first, *more = wrap(self._say(describe(domain)), max(20, self._cells - width(head)))
        yield f"{head}{first}".rstrip()
        yield from (" " * width(head) + line for line in more)

    def _sample(self, case: Case) -> Iterator[str]:
        yield from self._title(_SAMPLE, name=case.name)
        match case.data:
            case Inline() as data if self._style is Style.FUNCTION:
                yield from self._call(data)
            case Inline() as data:
                yield from self._texts(self._stdin(data), self._stdout(data))
            case Files(input=stdin, answer=answer):
                yield from self._texts(
                    stdin.read_text(encoding="utf-8"), answer.read_text(encoding="utf-8")
                )
            case _:
                yield INDENT + self._say(_GENERATED)
        if case.explain is not None:
            yield from (f"{INDENT}{line}".rstrip() for line in self._narrow(case.explain))

    def _narrow(self, text: Text) -> list[str]:
        return wrap(self._say(text), self._cells - len(INDENT))

    def _call(self, data: Inline) -> Iterator[str]:
        for name, value in data.input.items():
            yield from self._code(f"{name} = {write_value(value)}")
        yield from self._code(
            f"→ {write_value(data.answer) if data.has_answer else self._unsaid()}"
        )

    def _unsaid(self) -> str:
        return self._say(_SAID_BY_REFERENCE)

    def _code(self, line: str) -> Iterator[str]:
        """Yield a line of code; where it is too long, the rest is indented."""
        first, *more = wrap(printable(line), self._cells - 6)
        yield f"{INDENT}{first}"
        yield from (f"{INDENT}    {each}" for each in more)

    def _stdin(self, data: Inline) -> str:
        return self._problem.stdin.format(data.input) if self._problem.stdin else ""

    def _stdout(self, data: Inline) -> str:
        if not data.has_answer or self._problem.stdout is None:
            return self._unsaid()
        return self._problem.stdout.format({"result": data.answer})

    def _texts(self, stdin: str, stdout: str) -> Iterator[str]:
        for title, text in ((_INPUT, stdin), (_OUTPUT, stdout)):
            yield INDENT + self._terminal.paint(self._say(title), dim=True)
            yield from (
                f"{INDENT}{INDENT}{line}".rstrip()
                for line in printable(text).rstrip("\n").split("\n")
            )

    def _groups(self) -> Iterator[str]:
        if not self._problem.groups:
            return
        yield from self._title(_GROUPS)
        for group in self._problem.groups:
            title = self._say(group.title) if group.title else ""
            yield f"{INDENT}{group.name}  {group.points:g}  {title}".rstrip()


def write_value(value: Value) -> str:
    """Write a value as most languages would."""
    return json.dumps(value, ensure_ascii=False)
