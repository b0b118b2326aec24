"""Judges what a learner created by what it lets in: statements are tried on it, one by one.

A probe is translated over the learner's own tables, so that their types convert its values as the
engine would. What the author's reference does with the probes is run first: where it does not do
what they ask for, they say nothing about anyone.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from judge.errors import ContentError, Mistake, SandboxFailure
from judge.frozen import frozen
from judge.judging.outcome import outcome
from judge.judging.sql.comparison import TableComparison, compare
from judge.judging.sql.question import (
    PYTHON,
    Answer,
    Setting,
    ask_probes,
    result_sheet,
    stop_of,
    stored_rows,
)
from judge.judging.sql.script import Script
from judge.judging.sql.stop import Stopped, stopped
from judge.languages.registry import by_id
from judge.model.execution import Execution
from judge.model.problem import Case, Probe, Probing, Tables
from judge.model.sql_problem import SqlProblem
from judge.model.text import Text
from judge.model.verdict import CaseResult, Remarks, Verdict
from judge.sql.translation import (
    Refusal,
    Refused,
    Statement,
    Translated,
    Unsupported,
    translate,
)

_TRIED = Text("What was tried", "시험한 문장")
_VALUES = frozenset({Refusal.VALUE, Refusal.TYPES})
_CHANGES = frozenset({Statement.INSERT, Statement.UPDATE, Statement.DELETE})


@frozen
class Tried:
    """What came of one probe: rows, nothing, a refusal; or the reason why it cannot be tried.

    ``rows`` has the answer of every order of the tables' rows.
    """

    rows: tuple[Answer, ...] = ()
    refused: Text | None = None
    impossible: Stopped | None = None


@frozen
class _Ready:
    """Probes that were translated; ``early`` is what came of those that need no running."""

    statements: tuple[Translated | None, ...]
    early: tuple[Tried | None, ...]


def judge_probes(
    script: Script,
    expected: Sequence[Tried],
    case: Case,
    setting: Setting,
    blank: CaseResult,
) -> tuple[CaseResult, Execution]:
    """Judge what ``script`` creates on one case; ``expected`` is what came of the reference."""
    execution, tried = _try(script, case, setting)
    if isinstance(tried, Stopped):
        return replace(
            blank, verdict=tried.verdict, message=_noted(tried.message, script)
        ), execution
    probes = _probes(case)
    told: list[Text] = []
    for number, (probe, got, wanted) in enumerate(zip(probes, tried, expected, strict=True), 1):
        verdict, comparison = _judged(probe, got, wanted, setting.problem)
        if verdict is Verdict.ACCEPTED:
            told.append(_fine(number, probe))
            continue
        told.append(_wrong(number, probe, got))
        message = comparison.message or Text("", "")
        rule = Text("", "") if probe.because is None else probe.because
        message = Text(
            f"probe {number}: {message.en.rstrip('.')}. {rule.en}".strip(),
            f"{number}번 문장: {message.ko.rstrip('.')}. {rule.ko}".strip(),
        )
        return (
            replace(
                blank,
                verdict=verdict,
                message=_noted(message, script),
                grids=comparison.grids,
                remarks=Remarks(title=_TRIED, lines=tuple(told)),
            ),
            execution,
        )
    return replace(blank, verdict=Verdict.ACCEPTED), execution


def reference_probes(reference: Script, case: Case, setting: Setting) -> tuple[Tried, ...]:
    """Try the probes on the reference; ContentError at the first that comes out otherwise."""
    _, tried = _try(reference, case, setting)
    if isinstance(tried, Stopped):
        raise _blame(case, None, tried.message)
    for number, (probe, got) in enumerate(zip(_probes(case), tried, strict=True), 1):
        verdict, comparison = _judged(probe, got, got, setting.problem)
        if verdict is not Verdict.ACCEPTED:
            said = comparison.message or Text("", "")
            raise _blame(
                case,
                probe,
                Text(f"probe {number}: {said.en}", f"{number}번 문장: {said.ko}"),
            )
    return tried


def _blame(case: Case, probe: Probe | None, message: Text) -> ContentError:
    return ContentError(
        [
            Mistake(
                place=case.place if probe is None else probe.place,
                key=f"cases.{case.name}",
                en=f"the reference fails on this case: {message.en}",
                ko=f"기준 풀이가 이 케이스에서 실패합니다: {message.ko}",
            )
        ]
    )


def _probes(case: Case) -> tuple[Probe, ...]:
    return case.data.probes if isinstance(case.data, Tables) else ()


def _noted(message: Text, script: Script) -> Text:
    """Add what the engine passes over in what was written: it may be why."""
    notes = script.remarks
    return Text(
        " · ".join([message.en, *(each.en for each in notes)]),
        " · ".join([message.ko, *(each.ko for each in notes)]),
    )


def _judged(
    probe: Probe, got: Tried, wanted: Tried, problem: SqlProblem
) -> tuple[Verdict, TableComparison]:
    """Judge one probe; the comparison's message says what is wrong."""
    fine = TableComparison(accepted=True)
    if got.impossible is not None:
        said = TableComparison(accepted=False, message=got.impossible.message)
        return got.impossible.verdict, said
    match probe.kind:
        case Probing.ACCEPT if got.refused is not None:
            message = Text(
                f"it must be let in, and is refused: {got.refused.en}",
                f"받아들여야 하는데 거부됩니다: {got.refused.ko}",
            )
        case Probing.REFUSE if got.refused is None:
            message = Text("it must be refused, and is let in", "거부해야 하는데 받아들입니다")
        case Probing.QUERY if got.refused is not None:
            message = Text(f"it is stopped: {got.refused.en}", f"중단됩니다: {got.refused.ko}")
        case Probing.QUERY:
            comparison = compare(wanted.rows[0], got.rows, problem)
            verdict = Verdict.ACCEPTED if comparison.accepted else Verdict.WRONG_ANSWER
            return verdict, comparison
        case _:
            return Verdict.ACCEPTED, fine
    return Verdict.WRONG_ANSWER, TableComparison(accepted=False, message=message)


def _fine(number: int, probe: Probe) -> Text:
    en, ko = {
        Probing.ACCEPT: ("let in, as it must be", "받아들임(정상)"),
        Probing.REFUSE: ("refused, as it must be", "거부함(정상)"),
        Probing.QUERY: ("the right rows", "결과가 맞음"),
    }[probe.kind]
    sql = _one_line(probe.sql)
    return Text(f"{number}. {en}: {sql}", f"{number}. {ko}: {sql}")


def _wrong(number: int, probe: Probe, got: Tried) -> Text:
    sql = _one_line(probe.sql)
    if got.impossible is not None:
        en, ko = "CANNOT BE TRIED", "시험할 수 없음"
    else:
        en, ko = {
            Probing.ACCEPT: ("REFUSED", "거부함(오류)"),
            Probing.REFUSE: ("LET IN", "받아들임(오류)"),
            Probing.QUERY: ("OTHER ROWS", "결과가 다름"),
        }[probe.kind]
    return Text(f"{number}. {en}: {sql}", f"{number}. {ko}: {sql}")


def _one_line(sql: str) -> str:
    return " ".join(sql.split())


def _try(
    script: Script, case: Case, setting: Setting
) -> tuple[Execution, tuple[Tried, ...] | Stopped]:
    """Create, then try every probe; what comes after one that cannot be tried is not known."""
    ready = _translated(script, case)
    rows = stored_rows(case, setting.problem.schema, script.dialect)
    statements = tuple(each for each in ready.statements if each is not None)
    execution = ask_probes(script, statements, rows, setting)
    verdict, message = outcome(execution, setting.limits, by_id(PYTHON))
    if verdict is Verdict.RUN_TIME_ERROR:
        stderr = execution.stderr.decode(errors="replace")
        raise SandboxFailure(f"the SQL worker failed: {stderr}", f"SQL 실행기 오류: {stderr}")
    if verdict is not None:
        return execution, Stopped(verdict=verdict, message=message or Text("", ""))
    runs = json.loads(execution.result or b"{}")["runs"]
    stop = stop_of(runs[0]["ended"])
    if stop is not None:
        return execution, stopped(stop)
    told = iter(zip(*(run["probes"] for run in runs), strict=True))
    return execution, tuple(_all_tried(ready, told, script))


def _all_tried(
    ready: _Ready, told: Iterator[tuple[Mapping[str, Any], ...]], script: Script
) -> Iterator[Tried]:
    for statement, early in zip(ready.statements, ready.early, strict=True):
        if early is not None:
            yield early
        elif statement is not None:
            yield _tried(statement, next(told), script)


def _tried(statement: Translated, runs: Sequence[Mapping[str, Any]], script: Script) -> Tried:
    for run in runs:
        stop = stop_of(run["ended"])
        if stop is None:
            continue
        ended = stopped(stop)
        if ended.verdict is Verdict.RUN_TIME_ERROR:
            return Tried(refused=ended.message)
        return Tried(impossible=ended)
    if statement.statement in _CHANGES:
        return Tried()
    sheets = (result_sheet(run["rows"] or [], statement, script.dialect) for run in runs)
    return Tried(rows=tuple(Answer(sheets=(sheet,), stop=None) for sheet in sheets))


def _translated(script: Script, case: Case) -> _Ready:
    """Translate the probes over what was created; those after one that cannot be are left out."""
    statements: list[Translated | None] = []
    early: list[Tried | None] = []
    lost = False
    for probe in _probes(case):
        one = None if lost else translate(probe.sql, script.dialect, script.schema)
        if isinstance(one, Translated) and not _suits(one, probe):
            lost = True
            statements.append(None)
            early.append(Tried(impossible=_UNSUITABLE[probe.kind]))
            continue
        if isinstance(one, Translated):
            statements.append(one)
            early.append(None)
            continue
        statements.append(None)
        if isinstance(one, Refused) and one.refusal in _VALUES:
            early.append(Tried(refused=one.message))
            continue
        lost = True
        early.append(Tried(impossible=_impossible(one)))
    return _Ready(statements=tuple(statements), early=tuple(early))


def _suits(statement: Translated, probe: Probe) -> bool:
    """Whether the author wrote the kind of statement that the probe is."""
    if probe.kind is Probing.QUERY:
        return statement.statement is Statement.QUERY
    return statement.statement in _CHANGES


_UNSUITABLE = {
    kind: Stopped(verdict=Verdict.JUDGE_ERROR, message=message)
    for kind, message in {
        Probing.ACCEPT: Text(
            "write an INSERT, UPDATE or DELETE", "INSERT, UPDATE, DELETE를 쓰세요"
        ),
        Probing.REFUSE: Text(
            "write an INSERT, UPDATE or DELETE", "INSERT, UPDATE, DELETE를 쓰세요"
        ),
        Probing.QUERY: Text("write a SELECT", "SELECT를 쓰세요"),
    }.items()
}


def _impossible(one: Refused | Unsupported | None) -> Stopped:
    """Say why a probe cannot be tried: what was created lacks a name that it uses."""
    if isinstance(one, Refused):
        message = Text(
            f"it cannot be tried on what you created: {one.message.en}",
            f"만든 것에 시험할 수 없습니다: {one.message.ko}",
        )
        return Stopped(verdict=Verdict.WRONG_ANSWER, message=message)
    if one is None:
        return Stopped(verdict=Verdict.NOT_JUDGED, message=Text("not tried", "시험하지 않음"))
    message = Text(
        f"it cannot be tried here: {one.construct} is not translated",
        f"여기서는 시험할 수 없습니다. {one.construct} 구문을 변환하지 못합니다",
    )
    return Stopped(verdict=Verdict.NOT_JUDGED, message=message)
