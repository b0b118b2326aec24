"""Gathers what a note is held against: the code as it is, attempts, cases, and a machine to ask."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType

from judge.catalog.workspace import NOTES, Workspace
from judge.cli.context import Context
from judge.cli.screen.progress import Progress
from judge.cli.selection import Asked, Selection, select
from judge.cli.surroundings import Surroundings
from judge.cli.trial import Trial
from judge.errors import ContentError, ToolchainMissing
from judge.judging.machine import Machine
from judge.model.domain import Value
from judge.model.growth import GrowthReading
from judge.model.problem import Case, Inline, Kind, Problem
from judge.model.sql_problem import AnyProblem
from judge.model.submission import Submission
from judge.model.text import Text
from judge.model.written import WrittenProblem
from judge.properties.trace import Trace, can_trace
from judge.study.notes.check import Evidence
from judge.study.notes.document import comments_of
from judge.study.notes.template import Beginning, new_note, template_file, variant_of
from judge.study.schedule.day import day_of
from judge.study.store import Attempt

_GROWING = Text(
    "{slug}: growth over {shape}, n = {size:,}", "{slug}: {shape} 복잡도 측정 중, n = {size:,}"
)


def note_file(workspace: Workspace, slug: str) -> Path:
    """Name the file of the notes on a problem."""
    return workspace.solutions(slug) / NOTES


def current(context: Context, workspace: Workspace, problem: AnyProblem) -> Selection | None:
    """Return the solution that was changed last; None where there is none."""
    found = workspace.solutions(problem.slug).glob("solution.*")
    files = sorted(filter(Path.is_file, found), key=lambda path: path.stat().st_mtime)
    if not files:
        return None
    folder = str(context.directory / problem.folder)
    return select(context, Asked(target=str(files[-1]), problem=folder))


def attempts_at(around: Surroundings, slug: str) -> tuple[Attempt, ...]:
    """Return all attempts at a problem that are kept in this workspace."""
    return around.store.of_problem(slug) if around.store else ()


def template_comments(
    context: Context, workspace: Workspace, problem: AnyProblem
) -> tuple[str, ...]:
    """Return what the template says to whoever fills it in; nothing where it cannot be read."""
    file = template_file(workspace, variant_of(problem))
    beginning = Beginning(today=day_of(context.now(), context.zone))
    try:
        return tuple(comments_of(new_note(file, problem, beginning)))
    except ContentError:
        return ()


@dataclass(slots=True)
class Lab:
    """Runs what a check needs, on a machine that is opened when it is first needed.

    ``fresh``: growth is measured anew, although it is known.
    """

    context: Context
    around: Surroundings
    trial: Trial
    fresh: bool = False
    _stack: ExitStack = field(default_factory=ExitStack)
    _machine: Machine | None = None

    def __enter__(self) -> "Lab":
        """Open nothing yet."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close what was opened."""
        self._stack.close()

    @property
    def machine(self) -> Machine:
        """The machine."""
        if self._machine is None:
            opened = self.trial.machine(self.context, self.around)
            self._machine = self._stack.enter_context(opened)
        return self._machine

    def trace(
        self,
        problem: Problem,
        submission: Submission,
        values: Mapping[str, Value],
        names: Sequence[str],
    ) -> Trace | None:
        """Record variables of a run; None of a language that is not traced."""
        if not can_trace(submission):
            return None
        return self.context.engine.trace(problem, submission, values, names, self.machine)

    def measure(self, problem: AnyProblem, submission: Submission) -> tuple[GrowthReading, ...]:
        """Measure time and memory over every shape, once; nothing where a problem has none."""
        if not isinstance(problem, Problem) or problem.kind is not Kind.ALGORITHM:
            return ()
        from judge.bench.kept_growth import recall_growth

        kept = None if self.fresh else recall_growth(problem, submission, self.around.cache)
        return self._measured(problem, submission) if kept is None else kept

    def _measured(self, problem: Problem, submission: Submission) -> tuple[GrowthReading, ...]:
        from judge.bench.growth.measuring import Effort, GrowthRead, SizeTried
        from judge.bench.kept_growth import keep_growth

        progress = Progress(self.context.terminal, self.context.monotonic)
        found: list[GrowthReading] = []
        try:
            for event in self.context.engine.measure_growth(
                problem, submission, self.machine, Effort()
            ):
                match event:
                    case SizeTried(shape=shape, size=size):
                        words = {"slug": problem.slug, "shape": shape, "size": size}
                        progress.announce(self.context.say(_GROWING).format(**words))
                    case GrowthRead(time=time, memory=memory, counted=counted):
                        found += [time, memory, *([counted] if counted else [])]
                    case _:
                        pass  # nothing is said of this shape
        except ToolchainMissing:
            return ()  # then growth is unknown, and the other claims are not
        finally:
            progress.pause()
        keep_growth(problem, submission, self.around.cache, found)
        return tuple(found)

    def values_in(self, problem: AnyProblem, case: Case) -> Mapping[str, Value] | None:
        """Return the input of a case; None where its author's code fails."""
        if isinstance(case.data, Inline):
            return case.data.input
        if not isinstance(problem, Problem):
            return None
        try:
            return self.context.engine.values_of(problem, case, self.machine)
        except ContentError:
            return None


def evidence_on(
    context: Context, around: Surroundings, problem: AnyProblem, lab: Lab | None
) -> Evidence:
    """Gather everything; without ``lab`` nothing will be run."""
    workspace = around.need_workspace()
    selection = current(context, workspace, problem)
    own = selection.own_cases if selection else ()
    evidence = Evidence(
        problem=problem,
        submission=selection.submission if selection else None,
        cases=() if isinstance(problem, WrittenProblem) else (*problem.cases, *own),
        attempts=attempts_at(around, problem.slug),
    )
    if lab is None:
        return evidence
    return replace(
        evidence,
        template_comments=template_comments(context, workspace, problem),
        measure=lab.measure,
        tracer=lab.trace,
        values_of=lambda case: lab.values_in(problem, case),
    )
