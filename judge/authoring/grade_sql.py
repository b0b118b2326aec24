"""Grades the cases of a SQL problem: how many mutants of its references they reject.

A mutant that passes all cases is compared with its reference on random databases. Where one tells
them apart it is a survivor, and that database, made as small as possible, is what the cases lack;
a few of these databases kill every survivor, and they are the cases to be added. Where none does,
the mutant is taken for equivalent and counts for nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

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
_UNTOLD = frozenset({Verdict.ACCEPTED, Verdict.JUDGE_ERROR, Verdict.NOT_JUDGED})
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
class Killer:
    """Rows on which a mutant fails, and the judgement of it."""

    rows: Tables
    result: CaseResult


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
            killer = find_killer(each, problem, machine, _BUDGET)
            judged = replace(judged, fate=Fate.EQUIVALENT)
            if killer is not None:
                survivors.append(_Survivor(each.submission, killer.rows))
                judged = replace(judged, fate=Fate.SURVIVED, killer=_told(killer, problem))
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


def find_killer(
    each: RunningMutant, problem: SqlProblem, machine: Machine, budget: Budget
) -> Killer | None:
    """Look for the smallest rows on which a mutant differs from its reference.

    They are judged again as a case is: the process that found them is not believed.
    """
    reference = expected_script(problem, each.script.dialect)
    found = search(each.script, reference, problem, machine, budget)
    if found.rows is None:
        return None
    rows = Tables(rows=found.rows)
    case = _case(problem, rows)
    for event in judge(problem, each.submission, [case], machine, Options(confirm=False)):
        if isinstance(event, CaseJudged) and event.result.verdict not in _UNTOLD:
            return Killer(rows, event.result)
    return None


def _told(killer: Killer, problem: SqlProblem) -> Counterexample:
    values = table_values(killer.rows.rows, problem.schema)
    return Counterexample(law=_LAW, values=values, result=killer.result, steps=0)


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
