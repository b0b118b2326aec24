"""A problem as a learner reads it: statement, values, limits, samples, where to start."""

import json
from collections.abc import Iterator
from pathlib import Path

from judge.cli.cells import pad, printable, width, wrap
from judge.cli.screen.constraints import describe
from judge.cli.screen.conversation import conversation_lines
from judge.cli.screen.page import INDENT, Page
from judge.cli.terminal import Terminal
from judge.languages.registry import by_id
from judge.model.domain import Domain, Value
from judge.model.problem import Case, Files, Inline, Kind, Problem, ProblemLimits
from judge.model.submission import Style
from judge.model.text import Locale, Text

_PACKAGE = Text("ICPC package ({format})", "ICPC 패키지({format})")
_SCORING = Text("with a score", "점수제")
_PASSES = Text("up to {passes} passes", "최대 {passes}번 실행")
_NO_LIMIT = Text("time limit from the accepted submissions", "정답 풀이로 정하는 시간 제한")
_VALUES = Text("Values", "입력과 결과")
_RESULT = Text("result", "결과")
_TALKS = Text("interactive", "대화형")
_HOW_TO_TALK = Text(
    "Your program and the interactor take turns on standard output and standard input. Flush the "
    "output after every line: what stays in a buffer is not heard.",
    "풀이와 인터랙터가 표준 출력과 표준 입력으로 번갈아 말합니다. 한 줄을 출력할 때마다 버퍼를 "
    "비우세요(flush). 버퍼에 남은 말은 전달되지 않습니다.",
)
_HIDDEN_VALUES = Text("Values that the interactor knows", "인터랙터가 아는 값")
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
        self._talks = problem.kind is Kind.INTERACTIVE

    def lines(self, stub: str | None, language: str) -> Iterator[str]:
        """Yield the page; ``stub`` is what a solution in ``language`` starts from."""
        yield from self._head()
        yield ""
        yield from self._markdown(self._problem.statement)
        if self._talks:
            yield ""
            yield from wrap(self._say(_HOW_TO_TALK), self._cells)
        yield from self._values()
        for case in self._problem.cases:
            if case.sample:
                yield from self._sample(case)
        yield from self._groups()
        if stub is not None:
            yield from self._title(_START, language=by_id(language).name)
            yield from (f"{INDENT}{line}".rstrip() for line in stub.rstrip().split("\n"))
        yield from self._hints()

    def _kind(self) -> list[str]:
        """Name what is unusual about the problem, or the package that it is."""
        package = self._problem.package
        facts = [self._say(_TALKS)] if self._talks else []
        if package is None:
            return facts
        facts.append(self._say(_PACKAGE).format(format=package.format))
        if package.scoring is not None:
            facts.append(self._say(_SCORING))
        if package.passes > 1:
            facts.append(self._say(_PASSES).format(passes=package.passes))
        return facts

    def _demands(self) -> list[str]:
        return [self._limits(self._problem.limits)]

    def _time(self, limits: ProblemLimits) -> str:
        package = self._problem.package
        missing = package is not None and package.timing.missing
        return self._say(_NO_LIMIT) if missing else super()._time(limits)

    def _values(self) -> Iterator[str]:
        rows = [(each.name, each.domain) for each in self._problem.parameters]
        if self._problem.returns is not None:
            rows.append((self._say(_RESULT), self._problem.returns))
        if not rows:
            return
        yield from self._title(_HIDDEN_VALUES if self._talks else _VALUES)
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
        yield from self._example(case)
        if case.explain is not None:
            yield from (f"{INDENT}{line}".rstrip() for line in self._narrow(case.explain))

    def _example(self, case: Case) -> Iterator[str]:
        match case.data:
            case Files(interaction=Path() as log):
                yield from self._block(_read(log))
            case _ if self._talks:
                yield from self._conversation(case)
            case Inline() as data if self._style is Style.FUNCTION:
                yield from self._call(data)
            case Inline() as data:
                yield from self._texts(self._stdin(data), self._stdout(data))
            case Files() as data:
                stdin, answer = data.shown_input or data.input, data.shown_answer or data.answer
                yield from self._texts(_read(stdin), _read(answer))
            case _:
                yield INDENT + self._say(_GENERATED)

    def _conversation(self, case: Case) -> Iterator[str]:
        if isinstance(case.data, Inline):
            known = [f"{name} = {write_value(value)}" for name, value in case.data.input.items()]
            yield from self._code(f"{self._say(_HIDDEN_VALUES)}: {', '.join(known)}")
        lines = conversation_lines(
            case.conversation,
            numbered=False,
            cells=self._cells - len(INDENT),
            locale=self._locale,
            terminal=self._terminal,
        )
        yield from (f"{INDENT}{line}" for line in lines)

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
            yield from self._block(text)

    def _block(self, text: str) -> Iterator[str]:
        yield from (
            f"{INDENT}{INDENT}{line}".rstrip() for line in printable(text).rstrip("\n").split("\n")
        )

    def _groups(self) -> Iterator[str]:
        if not self._problem.groups:
            return
        yield from self._title(_GROUPS)
        for group in self._problem.groups:
            title = self._say(group.title) if group.title else ""
            yield f"{INDENT}{group.name}  {group.points:g}  {title}".rstrip()


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="backslashreplace")


def write_value(value: Value) -> str:
    """Write a value as most languages would."""
    return json.dumps(value, ensure_ascii=False)
