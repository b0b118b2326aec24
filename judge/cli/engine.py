"""The floors below as one object; each is imported when it is first called."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from judge.authoring.finding import Finding, ProblemVerified, Step
    from judge.authoring.grade import Grade, MutantJudged
    from judge.bench.contest import BenchEvent, Contestant, Plan
    from judge.bench.growth.measuring import Effort as GrowthEffort
    from judge.bench.growth.measuring import GrowthEvent
    from judge.bench.hot_lines import Profile, Watch
    from judge.cli.machine import Wish
    from judge.judging.calibration import Calibration
    from judge.judging.engine import Options
    from judge.judging.machine import Machine
    from judge.model.assessment import Assessment
    from judge.model.domain import Value
    from judge.model.event import Event, SearchEvent
    from judge.model.problem import Case, Problem
    from judge.model.sql_problem import RunProblem, SqlProblem
    from judge.model.submission import Submission
    from judge.model.written import WrittenProblem
    from judge.properties.effort import Effort
    from judge.properties.trace import Trace
    from judge.sandbox.launch import Spares
    from judge.sandbox.probe import Layer

_STARTED_AHEAD = 2  # more are started when the number of cases is known


class Engine:
    """What commands ask of the machine; a method is the function that it imports."""

    def __init__(self) -> None:
        """Begin with nothing started."""
        self._spares: Spares | None = None

    def get_ready(self) -> None:
        """Start processes that become sandboxes, so that they load while we still do."""
        from judge.languages.interpreter import own_interpreter
        from judge.sandbox.launch import Spares

        self._spares = Spares(own_interpreter(), _STARTED_AHEAD)

    def dismiss(self) -> None:
        """End what ``get_ready`` started and nobody used."""
        if self._spares is not None:
            self._spares.close()

    def open_machine(
        self, environment: Mapping[str, str], wish: "Wish"
    ) -> "AbstractContextManager[Machine]":
        """See :func:`judge.cli.machine.open_machine`."""
        from judge.cli.machine import open_machine

        return open_machine(environment, wish, self._spares)

    def judge(
        self,
        problem: "RunProblem",
        submission: "Submission",
        cases: "Sequence[Case]",
        machine: "Machine",
        options: "Options",
    ) -> "Iterator[Event]":
        """See :func:`judge.judging.engine.judge`."""
        from judge.judging.engine import judge

        return judge(problem, submission, cases, machine, options)

    def search(
        self,
        problem: "Problem",
        submission: "Submission",
        machine: "Machine",
        effort: "Effort",
        rival: "Submission | None" = None,
    ) -> "Iterator[SearchEvent]":
        """See :func:`judge.properties.search.search_for`."""
        from judge.properties.search import search_for

        return search_for(problem, submission, machine, effort, rival)

    def compare(
        self,
        problem: "Problem",
        contestants: "Sequence[Contestant]",
        cases: "Sequence[Case]",
        machine: "Machine",
        setting: "tuple[Plan, Callable[[], float]]",
    ) -> "Iterator[BenchEvent]":
        """See :func:`judge.bench.contest.compare`."""
        from judge.bench.contest import compare

        return compare(problem, contestants, cases, machine, setting)

    def profile(
        self,
        problem: "Problem",
        submission: "Submission",
        cases: "Sequence[Case]",
        machine: "Machine",
        watch: "Watch",
    ) -> "Profile":
        """See :func:`judge.bench.hot_lines.profile_solution`."""
        from judge.bench.hot_lines import profile_solution

        return profile_solution(problem, submission, cases, machine, watch)

    def measure_growth(
        self,
        problem: "RunProblem",
        submission: "Submission",
        machine: "Machine",
        effort: "GrowthEffort",
    ) -> "Iterator[GrowthEvent]":
        """See :func:`judge.bench.growth.service.measure_growth`."""
        from judge.bench.growth.service import measure_growth

        return measure_growth(problem, submission, machine, effort)

    def reference_answer(
        self, problem: "Problem", values: "Mapping[str, Value]", machine: "Machine"
    ) -> "Value":
        """See :func:`judge.judging.inputs.reference_answer`."""
        from judge.judging.inputs import reference_answer

        return reference_answer(problem, values, machine)

    def agrees(self, problem: "Problem", case: "Case", answer: "Value", machine: "Machine") -> bool:
        """See :func:`judge.judging.comparing.agrees`."""
        from judge.judging.comparing import agrees

        return agrees(problem, case, answer, machine)

    def complaint(
        self, problem: "Problem", case: "Case", values: "Mapping[str, Value]", machine: "Machine"
    ) -> str:
        """See :func:`judge.judging.inputs.complaint`."""
        from judge.judging.inputs import complaint

        return complaint(problem, case, values, machine)

    def values_of(
        self, problem: "Problem", case: "Case", machine: "Machine"
    ) -> "Mapping[str, Value] | None":
        """Return the input of a case, generated if need be; see :mod:`judge.judging.inputs`."""
        from judge.judging.inputs import prepare

        return prepare(problem, case, machine).values

    def trace(
        self,
        problem: "Problem",
        submission: "Submission",
        values: "Mapping[str, Value]",
        names: "Sequence[str]",
        machine: "Machine",
    ) -> "Trace | None":
        """See :func:`judge.properties.trace.trace`."""
        from judge.properties.trace import trace

        return trace(problem, submission, values, names, machine)

    def verify(
        self, problem: "RunProblem", machine: "Machine", *, fresh: bool = False
    ) -> "Iterator[Event | Step | ProblemVerified]":
        """See :func:`judge.authoring.verify.verify`."""
        from judge.authoring.verify import verify

        return verify(problem, machine, fresh=fresh)

    def verify_written(self, problem: "WrittenProblem") -> "Iterator[Finding | ProblemVerified]":
        """See :func:`judge.authoring.verify_written.verify_written`."""
        from judge.authoring.verify_written import verify_written

        return verify_written(problem)

    def assess(self, problem: "WrittenProblem", text: str) -> "Assessment":
        """See :func:`judge.judging.written.assess.assess`."""
        from judge.judging.written.assess import assess

        return assess(problem, text)

    def has_words(self, problem: "WrittenProblem", text: str) -> bool:
        """See :func:`judge.judging.written.assess.has_words`."""
        from judge.judging.written.assess import has_words

        return has_words(problem, text)

    def find_limit(
        self, problem: "Problem", machine: "Machine"
    ) -> "Iterator[Event | Step | Problem]":
        """See :func:`judge.authoring.package.verify.find_limit`."""
        from judge.authoring.package.verify import find_limit

        return find_limit(problem, machine)

    def rewritten(self, problem: "SqlProblem", submission: "Submission") -> tuple[str, ...]:
        """See :func:`judge.judging.sql.script.rewritten`."""
        from judge.judging.sql.script import rewritten

        return rewritten(problem, submission)

    def grade_tests(
        self, problem: "RunProblem", machine: "Machine", clock: "Callable[[], float]"
    ) -> "Iterator[MutantJudged | Grade]":
        """See :mod:`judge.authoring.grade`, and :mod:`judge.authoring.grade_sql`."""
        from judge.authoring.grade import grade_tests
        from judge.model.sql_problem import SqlProblem

        if isinstance(problem, SqlProblem):
            from judge.authoring.grade_sql import grade_sql_tests

            return grade_sql_tests(problem, machine)
        return grade_tests(problem, machine, clock)

    def calibrate(self, machine: "Machine") -> "Calibration":
        """Measure this machine and keep the result."""
        from judge.judging.calibration import calibrate, save_calibration

        calibration = calibrate(machine)
        save_calibration(machine.cache, calibration)
        return calibration

    def probe_layers(self, python: Path, home: Path) -> "tuple[Layer, ...]":
        """See :func:`judge.sandbox.probe.probe_layers`."""
        from judge.sandbox.probe import probe_layers

        return probe_layers(python, home)
