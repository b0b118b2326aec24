"""Judges SQL on a learner's own server: what is not translated here runs there.

The reference is the same as ever, translated and run in the sandbox; only the answer runs on the
server, as it was written. There is no search for a counterexample, and an order that comes right by
chance cannot be seen.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from judge.errors import ContentError, UsageError
from judge.frozen import frozen
from judge.judging.machine import Machine, run_limits
from judge.judging.sql.comparison import compare
from judge.judging.sql.engine import blank_sql_result, expected_script, reference_answer
from judge.judging.sql.grids import given_grids
from judge.judging.sql.question import PYTHON, Answer, Column, Sheet, whole_tables
from judge.judging.sql.script import Script, broken_rule
from judge.languages.registry import by_id
from judge.model.dialect import Dialect
from judge.model.event import CaseJudged, CasesReady, Event, SubmissionJudged
from judge.model.problem import Case
from judge.model.sql_problem import SqlProblem, SqlTask
from judge.model.submission import Submission
from judge.model.text import Text
from judge.model.verdict import CaseResult, Verdict, overall
from judge.sql.server import Address, Database, Fetched, ServerRefusal, throw_away
from judge.sql.server_tables import quoted, server_statements
from judge.sql.statements import split_statements

_RAN = Text(
    "ran on your own server, {version}; its order of rows may be chance",
    "내 서버({version})에서 실행했습니다. 행의 순서는 우연일 수 있습니다",
)
_TOO_LATE = Text(
    "the server ended it after {seconds:g} s", "서버에서 {seconds:g}초 만에 중단했습니다"
)
_TOO_MANY = Text("the result has more than 100,000 rows", "결과가 100,000행을 넘습니다")


@frozen
class _Trial:
    """What every case shares."""

    problem: SqlProblem
    statements: tuple[str, ...]
    reference: Script
    machine: Machine
    address: Address
    seconds: float


def judge_on_server(
    problem: SqlProblem,
    submission: Submission,
    cases: Sequence[Case],
    machine: Machine,
    address: Address,
) -> Iterator[Event]:
    """Judge every one of ``cases``; the last event is SubmissionJudged.

    UsageError where the server speaks another dialect, or the task is not to read or change rows;
    UnavailableError where it cannot be reached.
    """
    dialect = Dialect(submission.language)
    _check(problem, dialect, address)
    blank = blank_sql_result(problem, submission, len(cases), machine)
    rule = broken_rule(submission.source, dialect, problem)
    if rule is not None:
        yield SubmissionJudged(replace(blank, verdict=Verdict.WRONG_ANSWER, message=rule))
        return
    trial = _Trial(
        problem=problem,
        statements=split_statements(submission.source),
        reference=expected_script(problem, dialect),
        machine=machine,
        address=address,
        seconds=run_limits(blank.limits, by_id(PYTHON)).wall_seconds,
    )
    yield CasesReady(len(cases))
    results, version = [], ""
    for case in cases:
        with throw_away(address, problem.now, trial.seconds) as database:
            version = database.version
            result = _judge_case(trial, case, database)
        results.append(result)
        yield CaseJudged(result)
    message = Text(_RAN.en.format(version=version), _RAN.ko.format(version=version))
    yield SubmissionJudged(
        replace(blank, verdict=overall(results), message=message, cases=tuple(results))
    )


def _check(problem: SqlProblem, dialect: Dialect, address: Address) -> None:
    if problem.task not in {SqlTask.QUERY, SqlTask.CHANGE}:
        raise UsageError(
            f"{problem.slug} asks for tables or indexes; only queries and changes run on a server",
            f"{problem.slug}: 서버에서는 조회와 변경 문제만 실행할 수 있습니다",
        )
    if dialect is not address.dialect:
        raise UsageError(
            f"the answer is in {dialect}, and the server speaks {address.dialect}",
            f"풀이는 {dialect} 방언인데 서버는 {address.dialect}입니다",
        )


def _judge_case(trial: _Trial, case: Case, database: Database) -> CaseResult:
    problem, dialect = trial.problem, database.dialect
    tables = whole_tables(case, problem.schema)
    given = given_grids(tables.rows, problem.schema)
    blank = CaseResult(
        name=case.name, sample=case.sample, group=case.group, verdict=Verdict.JUDGE_ERROR
    )
    try:
        expected = reference_answer(trial.reference, case, problem, trial.machine)
        for statement in server_statements(problem.schema, tables.rows, dialect):
            database.run(statement)
    except ContentError as error:
        return replace(blank, message=Text(error.en, error.ko))
    except ServerRefusal as refusal:
        said = Text(f"the tables of the case: {refusal}", f"케이스의 테이블: {refusal}")
        return replace(blank, message=said)
    try:
        answer = _answered(trial, expected, database)
    except ServerRefusal as refusal:
        return replace(_refused(blank, refusal, trial.seconds), given=given)
    if answer is None:
        verdict = Verdict.OUTPUT_LIMIT_EXCEEDED
        return replace(blank, verdict=verdict, message=_TOO_MANY, given=given)
    comparison = compare(expected, (answer,), problem)
    return replace(
        blank,
        verdict=Verdict.ACCEPTED if comparison.accepted else Verdict.WRONG_ANSWER,
        message=comparison.message,
        grids=comparison.grids,
        given=() if comparison.accepted else given,
    )


def _answered(trial: _Trial, expected: Answer, database: Database) -> Answer | None:
    """Run the answer; None where it has too many rows. A query's rows are those of the last one."""
    result = Fetched(names=(), types=(), rows=())
    for statement in trial.statements:
        fetched = database.run(statement)
        result = fetched if fetched.names else result
    if trial.problem.task is SqlTask.QUERY:
        return None if result.more else Answer(sheets=(_sheet("", result, database),), stop=None)
    sheets = []
    for wanted in expected.sheets:
        table = quoted(wanted.name, database.dialect)
        columns = ", ".join(quoted(each.name, database.dialect) for each in wanted.columns)
        fetched = database.run(f"SELECT {columns} FROM {table}")  # noqa: S608 - names of the problem
        sheets.append(_sheet(wanted.name, fetched, database))
    return Answer(sheets=tuple(sheets), stop=None)


def _sheet(name: str, fetched: Fetched, database: Database) -> Sheet:
    """Make a sheet in which every row has its place: what ties is not known."""
    columns = zip(fetched.names, fetched.types, strict=True)
    return Sheet(
        name=name,
        dialect=database.dialect,
        columns=tuple(Column(name=each, type=kind) for each, kind in columns),
        rows=fetched.rows,
        runs=(1,) * len(fetched.rows),
    )


def _refused(blank: CaseResult, refusal: ServerRefusal, seconds: float) -> CaseResult:
    if refusal.timed_out:
        said = Text(_TOO_LATE.en.format(seconds=seconds), _TOO_LATE.ko.format(seconds=seconds))
        return replace(blank, verdict=Verdict.TIME_LIMIT_EXCEEDED, message=said)
    said = Text(f"your server says: {refusal}", f"서버 응답: {refusal}")
    verdict = Verdict.COMPILE_ERROR if refusal.unread else Verdict.RUN_TIME_ERROR
    return replace(blank, verdict=verdict, message=said)
