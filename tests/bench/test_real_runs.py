"""In the real sandbox: lines counted, lines that are hot, memory held, steps of SQL."""

import sys
from pathlib import Path

import pytest

from judge.bench import hot_lines
from judge.bench.growth.measuring import Effort, GrowthRead
from judge.bench.growth.service import measure_growth
from judge.bench.hot_lines import Profile, Watch, profile_solution
from judge.bench.watching import run_watched
from judge.catalog.problem_file import load_problem
from judge.errors import UnavailableError, UsageError
from judge.judging.inputs import prepare
from judge.judging.machine import Machine
from judge.judging.opening import open_trial
from judge.judging.trial import Trial
from judge.model.growth import Cost, Growth
from judge.model.problem import Problem
from judge.model.sql_problem import SqlProblem
from judge.model.submission import Style, Submission
from tests.bench.fakes import submission, write_problem

pytestmark = pytest.mark.sandbox
LIBRARY = Path(__file__).parents[2] / "problems"
SOLUTION = """\
def solution(values):
    kept = []
    for value in values:
        kept.append([value] * 100)
    return len(kept)
"""
PROGRAM = """\
def main():
    count = int(input())
    values = [value for value in map(int, input().split())]
    print(len(values))
main()
raise SystemExit(0)
"""


@pytest.fixture
def problem(tmp_path: Path) -> Problem:
    """Write the problem."""
    return write_problem(tmp_path)


def opened(problem: Problem, machine: Machine, source: str, style: Style = Style.FUNCTION) -> Trial:
    """Compile a source."""
    trial = open_trial(problem, submission(source, style), machine)
    assert isinstance(trial, Trial)
    return trial


@pytest.mark.parametrize(("source", "style"), [(SOLUTION, Style.FUNCTION), (PROGRAM, Style.STDIO)])
def test_lines(problem: Problem, machine: Machine, source: str, style: Style) -> None:
    """Lines are counted exactly: two runs on one input agree, a longer input has more."""
    trial = opened(problem, machine, source, style)
    counts = []
    for case in (problem.cases[1], problem.cases[1], problem.cases[3]):
        ready = prepare(problem, case, machine)
        _, told = run_watched(trial, ready, {"watch": "lines"}, 10)
        assert told is not None
        assert told["by"] == ("sys.monitoring" if sys.version_info >= (3, 12) else "sys.settrace")
        counts.append(told["lines"])

    assert counts[0] == counts[1]
    assert counts[2] > counts[1] + 4000


def test_watched_run_that_fails(problem: Problem, machine: Machine) -> None:
    """A solution that fails tells nothing."""
    trial = opened(problem, machine, "def solution(values): raise ValueError")
    ready = prepare(problem, problem.cases[0], machine)
    execution, told = run_watched(trial, ready, {"watch": "lines"}, 10)

    assert told is None
    assert execution.exit_code == 1


def profiled(problem: Problem, machine: Machine, watch: Watch, source: str = SOLUTION) -> Profile:
    """Profile on all cases."""
    return profile_solution(problem, submission(source), problem.cases, machine, watch)


def test_hot_lines(problem: Problem, machine: Machine) -> None:
    """The dearest line is the one in the loop, on the case that takes longest."""
    pytest.importorskip("line_profiler")
    profile = profiled(problem, machine, Watch.TIME)
    hottest = profile.hottest(1)[0]

    assert profile.case == "made"
    assert hottest.text.strip() == "kept.append([value] * 100)"
    assert hottest.count == 5000
    assert sum(line.share for line in profile.lines) == pytest.approx(1)


def test_memory(problem: Problem, machine: Machine) -> None:
    """The line that makes the lists holds nearly all of the memory."""
    profile = profiled(problem, machine, Watch.MEMORY)

    assert profile.hottest(1)[0].number == 4
    assert profile.hottest(1)[0].share > 0.5
    assert profile.peak_bytes is not None
    assert profile.peak_bytes > 3_000_000


def test_no_profiler(problem: Problem, machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without line_profiler the error says what to install."""
    monkeypatch.setattr(hot_lines, "find_spec", lambda _: None)
    with pytest.raises(UnavailableError, match=r"judge\[profile\]"):
        profiled(problem, machine, Watch.TIME)


@pytest.mark.parametrize(
    ("handed_in", "reason"),
    [
        (submission("int main() {}", language="cpp"), "only Python"),
        (submission("def solution(values) return"), "does not compile"),
    ],
)
def test_cannot(problem: Problem, machine: Machine, handed_in: Submission, reason: str) -> None:
    """Other languages, and what does not compile, are refused."""
    with pytest.raises(UsageError, match=reason):
        profile_solution(problem, handed_in, problem.cases, machine, Watch.MEMORY)


def test_profile_that_fails(problem: Problem, machine: Machine) -> None:
    """A solution that fails when it is watched is an error with its last words."""
    with pytest.raises(UnavailableError, match="ValueError: no"):
        profiled(problem, machine, Watch.MEMORY, "def solution(values): raise ValueError('no')")


def counted(slug: str, answer: str, machine: Machine) -> GrowthRead:
    """Count the steps of an author's answer in SQL on copies of the largest case."""
    problem = load_problem(LIBRARY / slug)
    assert isinstance(problem, SqlProblem)
    path = LIBRARY / slug / "submissions" / "accepted" / answer
    handed_in = Submission(
        path=path, source=path.read_text("utf-8"), language="mysql", style=Style.QUERY
    )
    (found,) = (
        event
        for event in measure_growth(problem, handed_in, machine, Effort(seconds=0.3))
        if isinstance(event, GrowthRead)
    )
    return found


@pytest.mark.slow
def test_sql(machine: Machine) -> None:
    """An anti-join without an index is quadratic in steps, on copies of the largest case."""
    found = counted("quiet-members", "anti_join.sql", machine)

    assert found.counted is not None
    assert found.counted.cost is Cost.STEPS
    assert found.counted.classes == (Growth.QUADRATIC,)


@pytest.mark.slow
def test_tuned_sql(machine: Machine) -> None:
    """A query that was made fast is counted with the index that makes it so."""
    found = counted("order-history", "equality_first.sql", machine)

    assert found.counted is not None
    assert Growth.CONSTANT in found.counted.classes
    assert len({sample.value for sample in found.counted.samples}) == 1


def test_what_is_created_does_not_grow(machine: Machine) -> None:
    """A task of making tables has no query whose steps could be counted."""
    folder = LIBRARY / "seat-bookings"
    problem = load_problem(folder)
    assert isinstance(problem, SqlProblem)
    path = folder / "submissions" / "accepted" / "constraints.sql"
    handed_in = Submission(
        path=path, source=path.read_text("utf-8"), language="mysql", style=Style.QUERY
    )

    assert list(measure_growth(problem, handed_in, machine, Effort(seconds=0.3))) == []
