"""A world for the command line: streams in memory, a clock that stands, an engine that is told."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any

from judge.authoring.grade import Grade, MutantJudged
from judge.authoring.new import create_problem
from judge.bench.growth.measuring import Effort as GrowthEffort
from judge.bench.growth.measuring import GrowthEvent
from judge.catalog.workspace_file import create_workspace
from judge.cli.context import Context
from judge.cli.engine import Engine
from judge.cli.machine import Wish
from judge.cli.program import run
from judge.cli.terminal import Terminal
from judge.errors import JudgeError, ToolchainMissing
from judge.judging.calibration import Calibration, save_calibration
from judge.judging.engine import Options
from judge.judging.machine import Machine
from judge.languages.registry import by_id
from judge.languages.toolchain import Toolchain
from judge.model.conversation import Conversation, Run
from judge.model.domain import Value
from judge.model.event import CaseJudged, CasesReady, Event, SearchEvent, SubmissionJudged
from judge.model.execution import Command, Execution, RunLimits
from judge.model.language import Language
from judge.model.problem import Case, Problem
from judge.model.sql_problem import AnyProblem, RunProblem
from judge.model.submission import Submission
from judge.model.text import Locale, Text
from judge.model.verdict import SubmissionResult
from judge.properties.effort import Effort
from judge.properties.trace import Trace
from judge.sandbox.probe import Layer
from judge.sandbox.setup import Isolation

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
SLUG = "river-gauge"
TALK_SLUG = "night-guess"
TALK_PROBLEM = """\
format: 1
kind: interactive
title: {en: A guess at night, ko: 한밤의 수 맞히기}
level: 2
topics: [binary search]
statement: {en: Guess the number., ko: 수를 맞히세요.}
limits: {time: 1 s, memory: 256 MiB}
parameters:
  most: {type: int, range: 1..100}
  secret: {type: int, range: 1..most}
interactor: interactor.py
cases:
  - name: sample-1
    sample: true
    input: {most: 100, secret: 7}
    conversation: |
      < 100
      > 7
      < right
    explain: {en: A lucky guess., ko: 운 좋게 맞혔습니다.}
  - {name: sample-2, sample: true, input: {most: 1, secret: 1}}
"""
SOLUTION = "def solution(levels: list[int]) -> int:\n    return 0\n"
Script = Callable[[AnyProblem, Submission, Sequence[Case]], Iterator[Event]]


class Terminals(StringIO):
    """A stream in memory that says that it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


class NoSandboxes:
    """Sandboxes that nothing may run in."""

    def __init__(self, isolation: Isolation) -> None:
        """Take the level to show."""
        self.isolation = isolation
        self.steady = True

    def run(self, command: Command, limits: RunLimits) -> Execution:
        """Refuse."""
        raise AssertionError((command, limits))

    def run_pair(self, submission: Run, interactor: Run, quiet_seconds: float) -> Conversation:
        """Refuse."""
        raise AssertionError((submission, interactor, quiet_seconds))

    def close(self) -> None:
        """Do nothing."""


def no_toolchain(language: Language) -> Toolchain:
    """Find no toolchain."""
    raise ToolchainMissing(f"{language.name} is missing", f"{language.name} 없음")


def python_only(language: Language) -> Toolchain:
    """Find a Python, and nothing else."""
    if language.id != "python":
        return no_toolchain(language)
    return Toolchain(
        language=by_id("python"),
        executable=Path("/usr/bin/python3.11"),
        version="3.11.7",
        identity="",
        tools=(),
    )


@dataclass(slots=True)
class FakeEngine(Engine):
    """An engine that does as it is told, and remembers what it was asked."""

    script: Script | None = None
    cache: Path = Path("/nonexistent")
    isolation: Isolation = Isolation.NAMESPACES
    toolchain: Callable[[Language], Toolchain] = no_toolchain
    answer: Value = 1
    refusal: str = ""
    steps: Sequence[Any] = ()
    layers: tuple[Layer, ...] = ()
    spread: float = 1.0
    found: Sequence[SearchEvent] = ()
    traced: Trace | None = None
    grown: Iterable[GrowthEvent] = ()
    generated: Mapping[str, Value] | JudgeError | None = None
    grades: Sequence[MutantJudged | Grade] = ()
    searched: list[tuple[Submission, Effort, Submission | None]] = field(default_factory=list)
    wishes: list[Wish] = field(default_factory=list)
    judged: list[tuple[Submission, tuple[Case, ...], Options]] = field(default_factory=list)

    def get_ready(self) -> None:
        """Start nothing."""

    def dismiss(self) -> None:
        """End nothing."""

    @contextmanager
    def open_machine(self, environment: Mapping[str, str], wish: Wish) -> Iterator[Machine]:
        """Open a machine on which nothing can run."""
        del environment
        self.wishes.append(wish)
        yield Machine(
            sandboxes=NoSandboxes(self.isolation),
            toolchain=self.toolchain,
            cache=self.cache,
            factor=1.0,
            workers=1,
        )

    def judge(
        self,
        problem: AnyProblem,
        submission: Submission,
        cases: Sequence[Case],
        machine: Machine,
        options: Options,
    ) -> Iterator[Event]:
        """Tell what the script tells."""
        del machine
        self.judged.append((submission, tuple(cases), options))
        if self.script is None:
            raise AssertionError("nothing was to be judged")
        return self.script(problem, submission, cases)

    def search(
        self,
        problem: Problem,
        submission: Submission,
        machine: Machine,
        effort: Effort,
        rival: Submission | None = None,
    ) -> Iterator[SearchEvent]:
        """Tell what was found."""
        del problem, machine
        self.searched.append((submission, effort, rival))
        yield from self.found

    def reference_answer(
        self, problem: Problem, values: Mapping[str, Value], machine: Machine
    ) -> Value:
        """Answer."""
        del problem, values, machine
        return self.answer

    def agrees(self, problem: Problem, case: Case, answer: Value, machine: Machine) -> bool:
        """Agree with the answer that would be told."""
        del problem, case, machine
        return bool(answer == self.answer)

    def complaint(
        self, problem: Problem, case: Case, values: Mapping[str, Value], machine: Machine
    ) -> str:
        """Complain, or not."""
        del problem, case, values, machine
        return self.refusal

    def measure_growth(
        self, problem: RunProblem, submission: Submission, machine: Machine, effort: GrowthEffort
    ) -> Iterator[GrowthEvent]:
        """Tell what was measured."""
        del problem, submission, machine, effort
        yield from self.grown

    def values_of(
        self, problem: Problem, case: Case, machine: Machine
    ) -> Mapping[str, Value] | None:
        """Tell what was generated."""
        del problem, case, machine
        if isinstance(self.generated, JudgeError):
            raise self.generated
        return self.generated

    def trace(
        self,
        problem: Problem,
        submission: Submission,
        values: Mapping[str, Value],
        names: Sequence[str],
        machine: Machine,
    ) -> Trace | None:
        """Tell what was recorded."""
        del problem, submission, values, names, machine
        return self.traced

    def verify(
        self, problem: AnyProblem, machine: Machine, *, fresh: bool = False
    ) -> Iterator[Any]:
        """Tell the steps."""
        del problem, machine, fresh
        yield from self.steps

    def find_limit(self, problem: Problem, machine: Machine) -> Iterator[Any]:
        """Find a limit of two seconds."""
        del machine
        yield from self.steps
        limits = replace(problem.limits, time_seconds=2.0)
        yield replace(problem, limits=limits)

    def grade_tests(
        self, problem: RunProblem, machine: Machine, clock: Callable[[], float]
    ) -> Iterator[MutantJudged | Grade]:
        """Tell the grades."""
        del problem, machine, clock
        yield from self.grades

    def calibrate(self, machine: Machine) -> Calibration:
        """Find this machine half as fast as the machine of reference."""
        calibration = Calibration(kernel_seconds=0.4, spread=self.spread, factor=2.0)
        save_calibration(machine.cache, calibration)
        return calibration

    def probe_layers(self, python: Path, home: Path) -> tuple[Layer, ...]:
        """Tell the layers."""
        del python, home
        return self.layers


@dataclass(slots=True)
class World:
    """Where a test calls ``judge``; ``ticks`` are the readings of the stopwatch, the last for ever.

    ``on_sleep`` is called instead of waiting. ``keys`` are pressed in turn; an empty one is none in
    time. A key of Hangul arrives as the Latin one, as it does from a keyboard.
    """

    directory: Path
    engine: FakeEngine = field(default_factory=FakeEngine)
    environment: dict[str, str] = field(default_factory=dict)
    stdin: StringIO = field(default_factory=StringIO)
    out: StringIO = field(default_factory=StringIO)
    err: StringIO = field(default_factory=StringIO)
    color: bool = False
    live: bool = False
    width: int = 80
    locale: Locale = Locale.EN
    ticks: list[float] = field(default_factory=lambda: [0.0])
    on_sleep: Callable[[float], object] = float  # does nothing of note
    keys: list[str] | None = None
    edited: list[Sequence[str]] = field(default_factory=list)
    edit_code: int = 0
    on_edit: Callable[[Path], object] = Path  # gets the file that the editor is given
    moment: datetime = NOON
    zone: tzinfo = UTC

    def judge(self, *arguments: str) -> "Ran":
        """Call ``judge`` and take what it wrote."""
        self.out, self.err = type(self.out)(), type(self.err)()
        code = run(arguments, self.context())
        return Ran(code, self.out.getvalue(), self.err.getvalue())

    def context(self) -> Context:
        """Make the context of one call."""
        return Context(
            locale=self.locale,
            terminal=Terminal(
                out=self.out, err=self.err, color=self.color, width=self.width, live=self.live
            ),
            stdin=self.stdin,
            directory=self.directory,
            environment={"XDG_CACHE_HOME": str(self.engine.cache), **self.environment},
            now=lambda: self.moment,
            monotonic=self._tick,
            uptime=lambda: ((self.moment - NOON).total_seconds(), "boot"),
            sleep=self._sleep,
            edit=self._edit,
            engine=self.engine,
            key=None if self.keys is None else partial(self.keys.pop, 0),
            key_within=None if self.keys is None else self._key_within,
            zone=self.zone,
        )

    def add_interactive(self) -> Path:
        """Put an interactive problem beside the other one."""
        folder = self.directory / "problems" / TALK_SLUG
        folder.mkdir()
        (folder / "problem.yaml").write_text(TALK_PROBLEM, encoding="utf-8")
        (folder / "interactor.py").write_text("raise SystemExit(42)\n", encoding="utf-8")
        return folder

    def solve(self, source: str = SOLUTION, name: str = "solution.py", *, slug: str = SLUG) -> Path:
        """Put a solution into the workspace."""
        path = self.directory / "solutions" / slug / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
        return path

    def _tick(self) -> float:
        return self.ticks.pop(0) if len(self.ticks) > 1 else self.ticks[0]

    def _sleep(self, seconds: float) -> None:
        self.on_sleep(seconds)

    def _key_within(self, seconds: float) -> str:
        self.on_sleep(seconds)
        return self.keys.pop(0) if self.keys else ""

    def _edit(self, command: Sequence[str]) -> int:
        self.edited.append(command)
        self.on_edit(Path(command[-1]))
        return self.edit_code


@dataclass(frozen=True, slots=True)
class Ran:
    """What a call of ``judge`` came to."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """The messages as one line."""
        return " ".join(self.err.split())

    def __str__(self) -> str:
        """Write it the way the golden files do."""
        messages = f"--- stderr\n{self.err}" if self.err else ""
        return f"{self.out}{messages}--- exit code {self.code}\n"


def make_workspace(folder: Path) -> Path:
    """Make a workspace with one problem of its own, the one that ``judge author new`` writes."""
    create_workspace(folder)
    create_problem(folder / "problems" / SLUG)
    return folder


def tells(result: SubmissionResult, *before: Event) -> Script:
    """Make a script that tells ``result``, case by case."""

    def script(
        problem: AnyProblem, submission: Submission, cases: Sequence[Case]
    ) -> Iterator[Event]:
        del problem, submission
        yield from before
        if result.cases:
            yield CasesReady(len(cases))
        yield from (CaseJudged(case) for case in result.cases)
        yield SubmissionJudged(result)

    return script


def text(words: str) -> Text:
    """Say the same in both languages."""
    return Text(words, words)
