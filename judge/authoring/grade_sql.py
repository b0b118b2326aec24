"""Grades the cases of a SQL problem: how many mutants of its references they reject.

A mutant that passes all cases is compared with its reference on random databases. Where one tells
them apart it is a survivor, and that database, made as small as possible, is what the cases lack;
a few of these databases kill every survivor, and they are the cases to be added. Where none does,
the mutant is taken for equivalent and counts for nothing.
"""

from collections.abc import Iterator, Sequence

from judge.authoring.grade import Fate, Grade, MutantJudged, fails
from judge.authoring.mutants import Mutant
from judge.authoring.sql_mutants import sql_mutants_of
from judge.authoring.table_values import table_values
from judge.frozen import frozen
from judge.judging.engine import Options, judge
from judge.judging.machine import Machine
from judge.judging.sql.engine import expected_script
from judge.judging.sql.script import Script, make_script
from judge.judging.sql.search import Budget, search
from judge.model.counterexample import Counterexample, Law
from judge.model.event import CaseJudged
from judge.model.problem import Case, Tables
from judge.model.sql_problem import Reference, SqlProblem, SqlTask
from judge.model.submission import Style, Submission
from judge.model.text import Text
from judge.model.verdict import CaseResult, Verdict

_BUDGET = Budget(databases=3000, seconds=3.0)
_KILLER = "killer"
_LAW = Law(name="answer", says=Text("the reference's result", "기준 풀이와 같은 결과"))


@frozen
class RunningMutant:
    """A mutant that its dialect does not refuse."""

    reference: Reference
    mutant: Mutant
    script: Script

    @property
    def submission(self) -> Submission:
        """The mutant as something that is handed in."""
        return Submission(
            path=self.reference.path,
            source=self.mutant.source,
            language=self.script.dialect,
            style=Style.QUERY,
        )


@frozen(kw_only=False)
class _Survivor:
    """A mutant that passes all cases, and rows on which it fails."""

    submission: Submission
    rows: Tables


def grade_sql_tests(problem: SqlProblem, machine: Machine) -> Iterator[MutantJudged | Grade]:
    """Judge the mutants of every reference; the last thing yielded is the grade."""
    counts = dict.fromkeys(Fate, 0)
    survivors: list[_Survivor] = []
    for each in running_mutants(problem):
        judged = MutantJudged(path=each.reference.path, mutant=each.mutant, fate=Fate.KILLED)
        if not fails(problem, problem.cases, each.submission, machine):
            rows = smallest_difference(each, problem, machine, _BUDGET)
            result = None if rows is None else _judged(problem, rows, each.submission, machine)
            killer = None
            if rows is not None and result is not None:
                survivors.append(_Survivor(each.submission, rows))
                values = table_values(rows.rows, problem.schema)
                killer = Counterexample(law=_LAW, values=values, result=result, steps=0)
            judged = MutantJudged(
                path=each.reference.path,
                mutant=each.mutant,
                fate=Fate.EQUIVALENT if killer is None else Fate.SURVIVED,
                killer=killer,
            )
        counts[judged.fate] += 1
        yield judged
    yield Grade(
        slug=problem.slug,
        killed=counts[Fate.KILLED],
        survived=counts[Fate.SURVIVED],
        equivalent=counts[Fate.EQUIVALENT],
        missing=_distilled(problem, survivors, machine),
    )


def running_mutants(problem: SqlProblem) -> Iterator[RunningMutant]:
    """Yield the mutants of every reference; an index and a CREATE TABLE have none."""
    fixed = problem.tuning is not None and not problem.tuning.rewritable
    for reference in () if fixed or problem.task is SqlTask.SCHEMA else problem.references:
        source = reference.path.read_text(encoding="utf-8")
        right = make_script(source, reference.dialect, problem)
        for mutant in sql_mutants_of(source, reference.dialect):
            script = make_script(mutant.source, reference.dialect, problem)
            if not isinstance(script, Script) or not isinstance(right, Script):
                continue
            if script.statements != right.statements:
                yield RunningMutant(reference=reference, mutant=mutant, script=script)


def smallest_difference(
    each: RunningMutant, problem: SqlProblem, machine: Machine, budget: Budget
) -> Tables | None:
    """Look for the smallest rows on which a mutant differs from its reference."""
    reference = expected_script(problem, each.script.dialect)
    found = search(each.script, reference, problem, machine, budget)
    return None if found.rows is None else Tables(rows=found.rows)


def _judged(
    problem: SqlProblem, rows: Tables, submission: Submission, machine: Machine
) -> CaseResult | None:
    """Judge a mutant on rows as on a case; None where it passes: nobody else is believed."""
    for event in judge(problem, submission, [_case(problem, rows)], machine, Options()):
        if isinstance(event, CaseJudged):
            failed = event.result.verdict not in {Verdict.ACCEPTED, Verdict.JUDGE_ERROR}
            return event.result if failed else None
    return None


def _case(problem: SqlProblem, rows: Tables) -> Case:
    return Case(name=_KILLER, sample=False, group=None, data=rows, place=problem.place)


def _distilled(
    problem: SqlProblem, survivors: Sequence[_Survivor], machine: Machine
) -> tuple[Tables, ...]:
    """Choose of the survivors' rows a few that kill all: those first that kill the most."""
    alive = set(range(len(survivors)))
    kills = {
        number: {
            other
            for other in alive
            if other == number
            or fails(problem, [_case(problem, one.rows)], survivors[other].submission, machine)
        }
        for number, one in enumerate(survivors)
    }
    chosen: list[Tables] = []
    while alive:
        best = max(
            sorted(kills),
            key=lambda number: (len(kills[number] & alive), -_size(survivors[number].rows)),
        )
        chosen.append(survivors[best].rows)
        alive -= kills[best]
    return tuple(chosen)


def _size(tables: Tables) -> int:
    return sum(map(len, tables.rows.values()))
