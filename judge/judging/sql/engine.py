"""Judges SQL on the cases of a problem, telling what happens as events."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

from judge.errors import ContentError, JudgeError, Mistake, Place, SandboxFailure
from judge.frozen import frozen
from judge.judging.course import Course, run_all
from judge.judging.machine import Machine, run_limits
from judge.judging.outcome import outcome
from judge.judging.sql.comparison import compare, consistent
from judge.judging.sql.grids import given_grids
from judge.judging.sql.parting import parting
from judge.judging.sql.probing import judge_probes, reference_probes
from judge.judging.sql.question import (
    PYTHON,
    Answer,
    Setting,
    Stop,
    answers,
    ask,
    stored_rows,
    whole_tables,
)
from judge.judging.sql.script import NotRun, Script, broken_rule, make_script, slow_script
from judge.judging.sql.search import Budget, search
from judge.judging.sql.stop import stopped
from judge.judging.sql.tuning import judge_plan
from judge.judging.trial import failed
from judge.languages.registry import by_id
from judge.model.dialect import Dialect
from judge.model.event import (
    CaseJudged,
    CasesReady,
    DatabasesSearched,
    Event,
    SubmissionJudged,
)
from judge.model.execution import Execution, RunLimits
from judge.model.problem import Case, Tables
from judge.model.sql_problem import Reference, SqlProblem, SqlTask, StepsOf
from judge.model.submission import Submission
from judge.model.text import Text
from judge.model.verdict import CaseResult, Remarks, SubmissionResult, Verdict, overall

COUNTEREXAMPLE = "random"
_GENEROUS = 10  # times the limit, for the reference


@frozen
class SqlOptions:
    """How to judge; see ``judge.judging.engine.Options``."""

    keep_going: bool
    confirm: bool
    databases: int = 0


@dataclass(frozen=True, kw_only=True)
class _Trial:
    """What every case of one submission shares."""

    problem: SqlProblem
    script: Script
    machine: Machine
    limits: RunLimits

    @cached_property
    def reference(self) -> Script:
        """What answers are compared with; ContentError where it cannot be run."""
        return expected_script(self.problem, self.script.dialect)

    @cached_property
    def yardstick(self) -> Script:
        """Whose steps an answer's are held against."""
        tuning = self.problem.tuning
        if tuning is None or tuning.bound is None or tuning.bound.of is StepsOf.SLOW:
            return self.reference
        return reference_script(self.problem, self.script.dialect)


def judge_sql(
    problem: SqlProblem,
    submission: Submission,
    cases: Sequence[Case],
    machine: Machine,
    options: SqlOptions,
) -> Iterator[Event]:
    """Judge ``cases`` in order; the last event is SubmissionJudged."""
    blank = blank_sql_result(problem, submission, len(cases), machine)
    script = make_script(submission.source, Dialect(submission.language), problem)
    if isinstance(script, NotRun):
        yield SubmissionJudged(replace(blank, verdict=script.verdict, message=script.message))
        return
    rule = broken_rule(script.source, script.dialect, problem)
    if rule is not None:
        yield SubmissionJudged(replace(blank, verdict=Verdict.WRONG_ANSWER, message=rule))
        return
    trial = _Trial(
        problem=problem,
        script=script,
        machine=machine,
        limits=run_limits(blank.limits, by_id(PYTHON)),
    )
    course = Course(
        judge_case=partial(_judge_case, trial),
        workers=machine.workers,
        cpu_seconds=trial.limits.cpu_seconds,
        keep_going=options.keep_going,
        confirm=options.confirm,
    )
    yield CasesReady(len(cases))
    results: list[CaseResult] = []
    for event in run_all(course, cases):
        if isinstance(event, CaseJudged):
            results.append(event.result)
        yield event
    message = None
    if _is_searchable(trial) and options.databases and overall(results) is Verdict.ACCEPTED:
        yield DatabasesSearched(options.databases)
        found = _search(trial, options.databases)
        if isinstance(found, CaseResult):
            results.append(found)
            yield CaseJudged(found)
        else:
            message = found
    yield SubmissionJudged(
        replace(
            blank,
            verdict=overall(results),
            message=message,
            cases=tuple(results),
            total_cases=max(len(cases), len(results)),
        )
    )


def blank_sql_result(
    problem: SqlProblem, submission: Submission, total_cases: int, machine: Machine
) -> SubmissionResult:
    """Make a result of no case yet: JE, since nothing was judged."""
    return SubmissionResult(
        slug=problem.slug,
        path=str(submission.path),
        language=submission.language,
        style=submission.style,
        source_digest=submission.digest,
        verdict=Verdict.JUDGE_ERROR,
        total_cases=total_cases,
        limits=machine.scaled(problem.limits),
        machine_factor=machine.factor,
        isolation=machine.sandboxes.isolation,
    )


def _is_searchable(trial: _Trial) -> bool:
    """Whether there is a query that may differ from the reference's, in the same dialect."""
    problem, script = trial.problem, trial.script
    match problem.task:
        case SqlTask.QUERY | SqlTask.CHANGE:
            return any(each.dialect is script.dialect for each in problem.references)
        case SqlTask.TUNING:
            return script.own
        case SqlTask.SCHEMA:
            return False


def _search(trial: _Trial, count: int) -> CaseResult | Text:
    """Compare on random databases; the smallest on which the two differ is judged as a case is.

    Otherwise say how many there were: where the sandbox failed, an extra takes nothing away, and it
    is told. A bug of ours is JE, as in a case.
    """
    try:
        found = search(
            trial.script, trial.reference, trial.problem, trial.machine, Budget(databases=count)
        )
    except JudgeError as error:
        return Text(
            f"no random databases were tried: {error.en}",
            f"무작위 데이터베이스를 시험하지 못했습니다: {error.ko}",
        )
    except Exception as error:  # the engine's border, as in _judge_case
        return failed(_blank_case(COUNTEREXAMPLE), error)
    if found.rows is not None:
        case = Case(
            name=COUNTEREXAMPLE,
            sample=False,
            group=None,
            data=Tables(rows=found.rows),
            place=trial.problem.place,
        )
        result = _judge_case(trial, case)
        if result.verdict not in {Verdict.JUDGE_ERROR, Verdict.ACCEPTED}:
            return result
    if not found.tried:
        return Text(
            "no random databases were tried: the first took too long",
            "무작위 데이터베이스를 시험하지 못했습니다: 첫 데이터베이스부터 너무 오래 걸립니다",
        )
    return Text(
        f"the same answer as the reference on {found.tried:,} random databases as well",
        f"무작위 데이터베이스 {found.tried:,}개에서도 기준 풀이와 결과가 같습니다",
    )


def _parting(trial: _Trial, case: Case) -> Remarks | None:
    """Say at which clause the two part, on rows on which they differ."""
    rows = stored_rows(case, trial.problem.schema, trial.script.dialect)
    setting = Setting(trial.problem, trial.machine, generous_limits(trial.problem))
    return parting(trial.script, trial.reference, rows, setting)


def expected_script(problem: SqlProblem, dialect: Dialect) -> Script:
    """Make ready what says the rows: the slow query where one is to be made fast."""
    if problem.task is not SqlTask.TUNING:
        return reference_script(problem, dialect)
    script = slow_script(dialect, problem)
    if isinstance(script, NotRun):
        mistake = Mistake(
            place=problem.place if problem.tuning is None else problem.tuning.place,
            key="tune.query",
            en=f"the slow query, in {dialect}: {script.message.en}",
            ko=f"{dialect}에서 느린 쿼리: {script.message.ko}",
        )
        raise ContentError([mistake])
    return script


def reference_script(problem: SqlProblem, dialect: Dialect) -> Script:
    """Make the reference for answers in ``dialect`` ready; ContentError where it cannot be run."""
    reference = problem.reference_in(dialect)
    source = reference.path.read_text(encoding="utf-8")
    script = make_script(source, reference.dialect, problem)
    if isinstance(script, NotRun):
        raise _blame(reference, script.message)
    return script


def _blame(reference: Reference, message: Text) -> ContentError:
    return ContentError(
        [
            Mistake(
                place=Place(file=reference.path),
                key="",
                en=f"the reference: {message.en}",
                ko=f"기준 풀이: {message.ko}",
            )
        ]
    )


def reference_answer(script: Script, case: Case, problem: SqlProblem, machine: Machine) -> Answer:
    """Run the reference on a case; ContentError where it fails, or where chance decides."""
    rows = stored_rows(case, problem.schema, script.dialect)
    generous = generous_limits(problem)
    execution = ask(script, rows, problem, machine, generous)
    verdict, message = outcome(execution, generous, by_id(PYTHON))
    if verdict is not None:
        raise _blame_case(case, message or Text("it failed", "실패했습니다"))
    both = answers(execution, script, problem)
    if both[0].stop is not None:
        said = stopped(both[0].stop).message
        raise _blame_case(case, said)
    if not consistent(both, problem):
        raise _blame_case(
            case,
            Text(
                "its answer changes with the order of the rows in the tables; give it an order, or "
                "compare rows in any order",
                "테이블에 든 행의 순서에 따라 답이 달라집니다. 정렬 기준을 정하거나 any order로 "
                "비교하세요",
            ),
        )
    return both[0]


def generous_limits(problem: SqlProblem) -> RunLimits:
    """Make the limits of what the author wrote."""
    usual = run_limits(problem.limits, by_id(PYTHON))
    return replace(
        usual,
        cpu_seconds=usual.cpu_seconds * _GENEROUS,
        wall_seconds=usual.wall_seconds * _GENEROUS,
        memory_bytes=usual.memory_bytes * 2,
    )


def _blame_case(case: Case, message: Text) -> ContentError:
    return ContentError(
        [
            Mistake(
                place=case.place,
                key=f"cases.{case.name}",
                en=f"the reference fails on this case: {message.en}",
                ko=f"기준 풀이가 이 케이스에서 실패합니다: {message.ko}",
            )
        ]
    )


def _judge_case(trial: _Trial, case: Case) -> CaseResult:
    """Judge one case; whatever fails that is not the learner's is JE, with the reason kept."""
    blank = replace(_blank_case(case.name), sample=case.sample, group=case.group)
    try:
        if trial.problem.task is SqlTask.SCHEMA:
            return _judge_created(trial, case, blank)
        expected = reference_answer(trial.reference, case, trial.problem, trial.machine)
        result = _judge_against(trial, case, expected, blank)
        if result.verdict is Verdict.WRONG_ANSWER and trial.problem.task is SqlTask.QUERY:
            return replace(result, remarks=_parting(trial, case))
        return _judge_plan(trial, case, result)
    except ContentError as error:
        return replace(blank, message=Text(error.en, error.ko))
    except Exception as error:  # the engine's border: our bug becomes JE, never a verdict
        return failed(blank, error)


def _blank_case(name: str) -> CaseResult:
    return CaseResult(name=name, sample=False, group=None, verdict=Verdict.JUDGE_ERROR)


def _judge_created(trial: _Trial, case: Case, blank: CaseResult) -> CaseResult:
    """Try the probes on what was created."""
    setting = Setting(trial.problem, trial.machine, generous_limits(trial.problem))
    expected = reference_probes(trial.reference, case, setting)
    setting = replace(setting, limits=trial.limits)
    result, execution = judge_probes(trial.script, expected, case, setting, blank)
    measured = _measured(execution, result)
    return measured if result.verdict is Verdict.ACCEPTED else _with_tables(trial, case, measured)


def _judge_plan(trial: _Trial, case: Case, result: CaseResult) -> CaseResult:
    """Judge the plan and the steps as well, on a large case of a query to be made fast."""
    large = isinstance(case.data, Tables) and case.data.copies > 1
    if not large or result.verdict is not Verdict.ACCEPTED or trial.problem.tuning is None:
        return result
    setting = Setting(trial.problem, trial.machine, generous_limits(trial.problem))
    return judge_plan(trial.script, trial.yardstick, case, setting, result)


def _judge_against(trial: _Trial, case: Case, expected: Answer, blank: CaseResult) -> CaseResult:
    rows = stored_rows(case, trial.problem.schema, trial.script.dialect)
    execution = ask(trial.script, rows, trial.problem, trial.machine, trial.limits)
    measured = _measured(execution, blank)
    verdict, message = outcome(execution, trial.limits, by_id(PYTHON))
    if verdict is Verdict.RUN_TIME_ERROR:
        stderr = execution.stderr.decode(errors="replace")
        raise SandboxFailure(f"the SQL worker failed: {stderr}", f"SQL 실행기 오류: {stderr}")
    if verdict is not None:
        return _with_tables(trial, case, replace(measured, verdict=verdict, message=message))
    both = answers(execution, trial.script, trial.problem)
    stop = next((each.stop for each in both if each.stop is not None), None)
    if stop is not None:
        return _with_tables(trial, case, _as_stopped(stop, measured))
    comparison = compare(expected, both, trial.problem)
    judged = replace(
        measured,
        verdict=Verdict.ACCEPTED if comparison.accepted else Verdict.WRONG_ANSWER,
        message=comparison.message,
        grids=comparison.grids,
    )
    return judged if comparison.accepted else _with_tables(trial, case, judged)


def _as_stopped(stop: Stop, measured: CaseResult) -> CaseResult:
    ended = stopped(stop)
    return replace(measured, verdict=ended.verdict, message=ended.message)


def _with_tables(trial: _Trial, case: Case, result: CaseResult) -> CaseResult:
    """Add the tables of the case, for a learner to see."""
    tables = whole_tables(case, trial.problem.schema)
    return replace(result, given=given_grids(tables.rows, trial.problem.schema))


def _measured(execution: Execution, blank: CaseResult) -> CaseResult:
    return replace(
        blank,
        cpu_seconds=execution.cpu_seconds,
        wall_seconds=execution.wall_seconds,
        peak_memory_bytes=execution.peak_memory_bytes,
        memory_method=execution.memory_method,
        exit_code=execution.exit_code,
        signal=execution.signal,
        idle=execution.ending.name == "WALL_LIMIT",
    )
