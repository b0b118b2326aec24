"""Searching with examples on the screen: options, progress, and keeping what was found."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from judge.cli.context import Context
from judge.cli.parameters import Option, Whole
from judge.cli.screen.progress import Progress
from judge.cli.selection import Selection, own_cases_file
from judge.errors import UsageError
from judge.frozen import frozen
from judge.judging.machine import Machine
from judge.model.counterexample import Counterexample, Search
from judge.model.event import CounterexampleFound, ExamplesTried, SearchEnded
from judge.model.problem import Problem
from judge.model.submission import Submission
from judge.model.text import Text
from judge.model.verdict import SubmissionResult, Verdict

_EXAMPLES = Path(".judge") / "examples"
_STARTING = Text("trying examples", "무작위 입력을 만들어 시험하는 중")
_TRIED = Text(
    "{tried:,} examples tried, {rate:,.0f} a second",
    "무작위 입력 {tried:,}개 시험, 초당 {rate:,.0f}개",
)
_SHRINKING = Text("found one that fails; making it smaller", "실패하는 입력을 찾아 작게 줄이는 중")
_ASK = Text(
    "s keeps this input as a case of your own; any other key goes on",
    "s를 누르면 이 입력을 내 케이스로 저장합니다. 다른 키를 누르면 넘어갑니다",
)
_KEPT = Text("kept {name} in {file}", "{name} 케이스를 {file}에 저장했습니다")
_HOW_TO_KEEP = Text(
    "--keep keeps this input as a case of your own",
    "--keep 옵션을 쓰면 이 입력을 내 케이스로 저장합니다",
)
_FOR_AUTHOR = Text("for the problem's author: {warning}", "출제자에게: {warning}")


@frozen
class Plan:
    """How long to search; ``seed`` None takes one from the source, so that a run repeats itself."""

    seconds: int
    examples: int | None = None
    seed: int | None = None
    keep: bool = False


def plan_of(words: Mapping[str, Any]) -> Plan:
    """Take what ``plan_options`` say out of a command's parameters."""
    names = ("seconds", "examples", "seed", "keep")
    return Plan(**{name: words[name] for name in names})


def plan_options(seconds: int) -> list[click.Parameter]:
    """Make the options of a search that goes on for ``seconds`` unasked."""
    return [
        Option(
            "--seconds",
            type=Whole(1),
            default=seconds,
            metavar="N",
            text=Text(
                f"Search for so long; by default {seconds}.", f"찾는 시간(초). 기본값은 {seconds}."
            ),
        ),
        Option(
            "--examples",
            type=Whole(1),
            metavar="N",
            text=Text("Try at most so many examples.", "시험할 무작위 입력의 최대 개수."),
        ),
        Option(
            "--seed",
            type=Whole(0),
            metavar="N",
            text=Text(
                "Repeat the search that had this seed.", "이 시드로 했던 시험을 그대로 반복합니다."
            ),
        ),
        Option(
            "--keep",
            is_flag=True,
            text=Text(
                "Keep a failing input as a case of your own.",
                "실패한 입력을 내 케이스로 저장합니다.",
            ),
        ),
    ]


@dataclass(slots=True, kw_only=True)
class Hunt:
    """A search for one submission; ``search`` is there when it is over."""

    context: Context
    selection: Selection
    problem: Problem
    machine: Machine
    plan: Plan
    rival: Submission | None = None
    search: Search | None = field(default=None)

    def run(self, progress: Progress) -> Search | None:
        """Search and draw progress; None where this problem or language allows no search."""
        if self.rival is None and (self.problem.reference is None or not self.problem.parameters):
            return None
        from judge.properties.effort import Effort
        from judge.properties.memory import remember, remembered

        folder = self._folder()
        problem, submission = self.problem, self.selection.submission
        seed = int(submission.digest[:8], 16) if self.plan.seed is None else self.plan.seed
        effort = Effort(
            seed=seed,
            seconds=self.plan.seconds,
            examples=self.plan.examples,
            clock=self.context.monotonic,
            remembered=remembered(folder, problem) if folder else (),
        )
        progress.announce(self.context.say(_STARTING))
        for event in self.context.engine.search(
            problem, submission, self.machine, effort, self.rival
        ):
            match event:
                case ExamplesTried(tried=tried, per_second=rate):
                    progress.announce(self.context.say(_TRIED).format(tried=tried, rate=rate))
                case CounterexampleFound():
                    progress.announce(self.context.say(_SHRINKING))
                case SearchEnded(search=search):
                    self.search = search
        progress.pause()
        if self.search is not None and self.search.found is not None and folder is not None:
            remember(folder, problem, self.search.found.values)
        return self.search

    def conclude(self, result: SubmissionResult, progress: Progress) -> SubmissionResult:
        """Search where the cases were passed; what is found is one more case of the result."""
        if result.verdict is not Verdict.ACCEPTED:
            return result
        search = self.run(progress)
        if search is None:
            return result
        from judge.properties.search import concluded

        return concluded(result, search)

    def follow_up(self, *, quiet: bool) -> None:
        """Tell the author's warnings, and keep what was found where the learner wants that."""
        if self.search is None:
            return
        for warning in self.search.warnings:
            said = self.context.say(_FOR_AUTHOR).format(warning=self.context.say(warning))
            self.context.terminal.tell(said)
        if self.search.found is not None and self.problem.reference is not None:
            self._keep(self.search.found, quiet=quiet)

    def _keep(self, found: Counterexample, *, quiet: bool) -> None:
        wanted = self.plan.keep
        if not wanted and not quiet and self.context.key is not None:
            self.context.terminal.tell(self.context.say(_ASK))
            wanted = self.context.key() == "s"
        elif not wanted and not quiet:
            self.context.terminal.tell(self.context.say(_HOW_TO_KEEP))
        if wanted:
            self._add(found)

    def _add(self, found: Counterexample) -> None:
        from judge.catalog.own_cases import add_own_case  # with YAML 25 ms, to keep one

        problem = self.problem
        around = self.selection.surroundings
        file = own_cases_file(self.selection.submission.path, problem, around)
        name = next(_free_names(file, problem))
        try:
            add_own_case(file, problem, name, found.values, None)
        except UsageError as error:  # it is there already: said, and nothing is lost
            self.context.terminal.tell(error.say(self.context.locale))
            return
        shown = self.context.shown(file)
        self.context.terminal.tell(self.context.say(_KEPT).format(name=name, file=shown))

    def _folder(self) -> Path | None:
        workspace = self.selection.surroundings.workspace
        return None if workspace is None else workspace.root / _EXAMPLES


def _free_names(file: Path, problem: Problem) -> Iterator[str]:
    """Yield found-1, found-2, and so on, without those that are taken."""
    from judge.catalog.own_cases import load_own_cases  # as above

    taken = {case.name for case in (*problem.cases, *load_own_cases(file, problem))}
    numbers = range(1, len(taken) + 2)
    return (name for name in (f"found-{number}" for number in numbers) if name not in taken)
