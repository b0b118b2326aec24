"""pytest as a way in: every case and every law of a problem is a test of the learner's solution.

``pytest --judge solutions/`` collects each ``solution.*`` there; a ``problem.yaml`` that is named
on the command line stands for the solution that the workspace has of it. So an editor's list of
tests, durations and ``--junitxml`` work. pytest loads this module in every run of an environment
that has us, so that nothing is imported or done unless it is asked for.
"""

from collections.abc import Generator, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from judge.cli.context import Context
    from judge.cli.selection import Selection
    from judge.cli.trial import Job
    from judge.judging.machine import Machine
    from judge.model.counterexample import Law, Search
    from judge.model.problem import Case

_PROBLEM = "problem.yaml"
_SOLUTION = "solution"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer our options."""
    group = parser.getgroup("judge", "coding-test problems as tests")
    group.addoption("--judge", action="store_true", help="collect solution.* and problem.yaml")
    group.addoption("--judge-seconds", type=int, default=2, help="seconds of examples; 0 for none")
    group.addoption("--judge-lang", default=None, help="en or ko: the language of messages")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collect_file(
    file_path: Path, parent: pytest.Collector
) -> Generator[None, list[pytest.Collector], list[pytest.Collector]]:
    """Collect a solution, or a problem for its solution, where that was asked for.

    Nobody else gets such a file: pytest takes each .py that is named, and doctests are looked for
    in all; both would import it into this process, which no sandbox holds.
    """
    others = yield
    if _is_ours(file_path, parent.config):
        return [SolutionFile.from_parent(parent, path=file_path)]
    return others


def _is_ours(path: Path, config: pytest.Config) -> bool:
    """Whether a file is a solution or a problem, and asked for."""
    asked: bool = config.getoption("--judge")
    if path.name == _PROBLEM:
        return asked or _is_named(path, config)
    return asked and path.stem == _SOLUTION


def _is_named(path: Path, config: pytest.Config) -> bool:
    """Whether the command line names the file, or the folder right around it."""
    named = [(config.invocation_params.dir / each.split("::")[0]).resolve() for each in config.args]
    return path.resolve() in named or path.resolve().parent in named


@dataclass(slots=True)
class _Shared:
    """What a run of pytest opens once: the world, and the machine when a test needs it."""

    context: "Context"
    closing: ExitStack = field(default_factory=ExitStack)
    machine: "Machine | None" = None


_SHARED = pytest.StashKey[_Shared]()


def _shared(config: pytest.Config) -> _Shared:
    if _SHARED not in config.stash:
        from judge.cli.context import real_context

        chosen = config.getoption("--judge-lang")
        context = real_context(("--no-color", *(("--lang", chosen) if chosen else ())))
        config.stash[_SHARED] = _Shared(context)
    return config.stash[_SHARED]


def pytest_unconfigure(config: pytest.Config) -> None:
    """Close the sandboxes."""
    if _SHARED in config.stash:
        config.stash[_SHARED].closing.close()


class SolutionFile(pytest.File):
    """One solution with its problem."""

    def collect(self) -> "Iterator[CaseItem | LawItem]":
        """Yield a test for each case, and one for each law; nothing for an unsolved problem."""
        from judge.cli.trial import Trial, cases_of
        from judge.errors import JudgeError, NothingMatched

        try:
            self.selection = self._selection()
        except NothingMatched:
            return
        except JudgeError as error:
            raise self.CollectError(error.say(self.context.locale)) from error
        self.search: Search | None = None
        for case in cases_of(self.selection, Trial(), hidden=True):
            yield CaseItem.from_parent(self, name=case.name, case=case)
        if self.config.getoption("--judge-seconds"):
            for law in self._laws():
                yield LawItem.from_parent(self, name=self._name(law), law=law)

    @property
    def context(self) -> "Context":
        """The world."""
        return _shared(self.config).context

    def _selection(self) -> "Selection":
        from judge.cli.selection import Asked, select
        from judge.errors import ProblemUnknown, UsageError

        is_problem = self.path.name == _PROBLEM
        target = self.path.parent.name if is_problem else str(self.path)
        try:
            return select(self.context, Asked(target=target))
        except ProblemUnknown as error:
            name = self.path.name
            raise UsageError(
                f"which problem is {name} for? Put it into solutions/SLUG",
                f"{name} 파일은 어떤 문제의 풀이인가요? solutions/문제이름 폴더에 넣어 주세요",
            ) from error

    def job(self, *cases: "Case") -> "Job":
        """Make the job of judging some cases."""
        from judge.cli.trial import Job, Trial

        return Job(selection=self.selection, cases=cases, options=Trial().options(keep_going=False))

    def _laws(self) -> "tuple[Law, ...]":
        from judge.model.problem import Problem
        from judge.properties.answers import Reference
        from judge.properties.laws import AGREES, ENDS, KEEPS, usable_laws

        problem = self.selection.problem
        if not isinstance(problem, Problem) or Reference.of_problem(problem) is None:
            return ()
        laws = usable_laws(problem)
        return (ENDS, AGREES, *((KEEPS,) if laws.keeps else ()), *laws.laws)

    def _name(self, law: "Law") -> str:
        return f"{law.name}: {self.context.say(law.says)}"

    def machine(self) -> "Machine":
        """Open the machine once for all tests."""
        from judge.cli.trial import Trial

        shared = _shared(self.config)
        if shared.machine is None:
            opened = Trial().machine(
                shared.context, self.selection.surroundings, self.selection.language
            )
            shared.machine = shared.closing.enter_context(opened)
        return shared.machine

    def searched(self) -> "Search | None":
        """Search with examples, once for all laws."""
        from judge.cli.examples import Hunt, Plan
        from judge.cli.screen.progress import Progress
        from judge.model.problem import Problem

        problem = self.selection.problem
        if self.search is None and isinstance(problem, Problem):
            hunt = Hunt(
                context=self.context,
                selection=self.selection,
                problem=problem,
                machine=self.machine(),
                plan=Plan(seconds=self.config.getoption("--judge-seconds")),
            )
            terminal, clock = self.context.terminal, self.context.monotonic
            self.search = hunt.run(Progress(terminal, clock))
        return self.search


class Failed(Exception):  # noqa: N818 - what pytest shows as a failure
    """A test that failed, with the page that a learner is shown."""


class _Item(pytest.Item):
    """What tests of cases and of laws have in common."""

    parent: SolutionFile

    def reportinfo(self) -> tuple[Path, int, str]:
        """Say where the test stands: at the top of the solution."""
        return self.parent.selection.submission.path, 0, self.name

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *_: Any) -> Any:
        """Show our page for a failure, and what we say for an error of the author's or ours."""
        from judge.errors import JudgeError

        if isinstance(excinfo.value, Failed):
            return str(excinfo.value)
        if isinstance(excinfo.value, JudgeError):
            return excinfo.value.say(self.parent.context.locale)
        return super().repr_failure(excinfo)


class CaseItem(_Item):
    """One test case."""

    def __init__(self, *, case: "Case", **more: Any) -> None:
        """Keep the case."""
        super().__init__(**more)
        self.case = case

    def runtest(self) -> None:
        """Judge it; a machine that cannot is a skip."""
        from judge.cli.trial import result_page
        from judge.model.event import SubmissionJudged
        from judge.model.verdict import Verdict

        context, job = self.parent.context, self.parent.job(self.case)
        problem, submission = job.selection.problem, job.selection.submission
        machine = self.parent.machine()
        for event in context.engine.judge(problem, submission, job.cases, machine, job.options):
            if not isinstance(event, SubmissionJudged):
                continue
            result = event.result
            if result.verdict is Verdict.NOT_JUDGED:
                pytest.skip(context.say(result.message) if result.message else result.verdict)
            if result.verdict is not Verdict.ACCEPTED:
                raise Failed("\n".join(result_page(context, job, result)).lstrip("\n"))


class LawItem(_Item):
    """One law, held against examples."""

    def __init__(self, *, law: "Law", **more: Any) -> None:
        """Keep the law."""
        super().__init__(**more)
        self.law = law

    def runtest(self) -> None:
        """Search once for all laws; fail where this one is broken."""
        from judge.cli.trial import failure_page

        search = self.parent.searched()
        if search is not None and search.found is not None and search.found.law == self.law:
            page = failure_page(self.parent.context, self.parent.job(), search.found.result)
            raise Failed("\n".join(page))
