"""Measures how a submission grows, whatever the kind of its problem."""

from collections.abc import Iterator

from judge.bench.growth.measuring import Effort, GrowthEvent
from judge.judging.machine import Machine
from judge.model.problem import Problem
from judge.model.sql_problem import RunProblem, SqlProblem
from judge.model.submission import Submission


def measure_growth(
    problem: RunProblem, submission: Submission, machine: Machine, effort: Effort
) -> Iterator[GrowthEvent]:
    """Measure over every shape of input; nothing where there is none, or it does not compile.

    Raises ToolchainMissing.
    """
    match problem:
        case Problem():
            from judge.bench.growth.programs import measure_program

            return measure_program(problem, submission, machine, effort)
        case SqlProblem():
            from judge.bench.growth.queries import measure_query  # 20 ms, for SQL only

            return measure_query(problem, submission, machine, effort)
