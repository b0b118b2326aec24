"""Judges how a query is run, where its rows are right: its plan, and the steps that it takes.

Steps of SQLite's virtual machine are counted and not timed, so that they are the same on every
machine with the same SQLite. They are counted in tens, as its progress handler is called.
"""

import json
import re
from dataclasses import replace

from judge.errors import SandboxFailure
from judge.frozen import frozen
from judge.judging.outcome import outcome
from judge.judging.sql.plan import complaint, read_plan, words
from judge.judging.sql.question import PYTHON, Setting, ask_plan, stop_of, whole_tables
from judge.judging.sql.script import Script
from judge.judging.sql.stop import stopped
from judge.languages.registry import by_id
from judge.model.problem import Case
from judge.model.sql_problem import StepBound, StepsOf, Tuning
from judge.model.text import Text
from judge.model.verdict import CaseResult, Remarks, Verdict

_PLAN = Text("How it is run", "실행 계획")
_NULLS = re.compile(r" NULLS (?:FIRST|LAST)\b")
_WRITTEN_NULLS = re.compile(r"\bNULLS\b", re.IGNORECASE)


@frozen
class _Measured:
    """The plan's rows as SQLite gave them, and the steps."""

    plan: tuple[tuple[object, ...], ...]
    steps: int


def judge_plan(
    script: Script,
    yardstick: Script,
    case: Case,
    setting: Setting,
    accepted: CaseResult,
) -> CaseResult:
    """Judge the plan and the steps of ``script``, whose rows were accepted.

    ``yardstick`` is whose steps the bound is a share of; the limits are room enough for both.
    """
    problem, tuning = setting.problem, setting.problem.tuning
    if tuning is None:
        raise TypeError("a task of tuning says what it is about")
    script, yardstick = _as_planned(script), _as_planned(yardstick)
    measured = _measure(script, case, setting)
    if isinstance(measured, CaseResult):
        return replace(accepted, verdict=measured.verdict, message=measured.message)
    rows = {name: len(its) for name, its in whole_tables(case, problem.schema).rows.items()}
    plan = read_plan(measured.plan, script.result.sql, problem.schema)
    lines = list(words(plan, rows))
    found = complaint(plan, tuning, script.result.sql, script.source, rows)
    verdict, message = Verdict.ACCEPTED, accepted.message
    if found is not None:
        verdict = Verdict.NOT_JUDGED if found.doubtful else Verdict.WRONG_ANSWER
        message = found.message
    if tuning.bound is None:
        lines.append(_steps(measured.steps))
    else:
        theirs = _measure(yardstick, case, setting)
        if isinstance(theirs, CaseResult):
            whose = _WHOSE[tuning.bound.of]
            raise SandboxFailure(
                f"the steps of {whose.en} cannot be counted",
                f"{whose.ko}의 단계 수를 셀 수 없습니다",
            )
        most = int(theirs.steps * tuning.bound.percent / 100)
        lines.append(_bounded_steps(measured.steps, theirs.steps, most, tuning.bound))
        if measured.steps > most and found is None:
            verdict, message = Verdict.WRONG_ANSWER, _too_many(measured.steps, most)
    return replace(
        accepted,
        verdict=verdict,
        message=message,
        remarks=Remarks(title=_PLAN, lines=tuple(lines)),
    )


def _as_planned(script: Script) -> Script:
    """Leave out where NULLs come, unless the learner said it.

    We write it where a dialect's own order is not SQLite's; the dialect's index has that order, so
    that it needs no sort there. Only the plan and the steps are taken from this text.
    """
    if _WRITTEN_NULLS.search(script.source):
        return script
    query = script.result
    plain = replace(query, sql=_NULLS.sub("", query.sql))
    return replace(script, statements=(*script.statements[:-1], plain))


def _measure(script: Script, case: Case, setting: Setting) -> _Measured | CaseResult:
    """Plan and run once; a case's result where it is stopped."""
    execution = ask_plan(script, case, setting)
    verdict, message = outcome(execution, setting.limits, by_id(PYTHON))
    if verdict is Verdict.RUN_TIME_ERROR:
        stderr = execution.stderr.decode(errors="replace")
        raise SandboxFailure(f"the SQL worker failed: {stderr}", f"SQL 실행기 오류: {stderr}")
    blank = CaseResult(name=case.name, sample=False, group=None, verdict=Verdict.JUDGE_ERROR)
    if verdict is not None:
        return replace(blank, verdict=verdict, message=message)
    (run,) = json.loads(execution.result or b"{}")["runs"]
    stop = stop_of(run["ended"])
    if stop is not None:
        ended = stopped(stop)
        return replace(blank, verdict=ended.verdict, message=ended.message)
    return _Measured(plan=tuple(map(tuple, run["plan"])), steps=run["steps"])


_WHOSE = {
    StepsOf.SLOW: Text("the slow query", "느린 쿼리"),
    StepsOf.REFERENCE: Text("the reference", "기준 풀이"),
}


def _steps(steps: int) -> Text:
    return Text(f"{steps:,} steps of SQLite's machine", f"SQLite 가상 기계 {steps:,}단계")


def _bounded_steps(steps: int, theirs: int, most: int, bound: StepBound) -> Text:
    own, whose = _steps(steps), _WHOSE[bound.of]
    return Text(
        f"{own.en}; {whose.en} takes {theirs:,}, and {most:,} are allowed ({bound.percent:g} %)",
        f"{own.ko}. {whose.ko}는 {theirs:,}단계, 허용은 {most:,}단계({bound.percent:g}%)",
    )


def _too_many(steps: int, most: int) -> Text:
    return Text(
        f"the query takes {steps:,} steps, and at most {most:,} are allowed",
        f"쿼리가 {steps:,}단계 걸립니다. {most:,}단계 이하여야 합니다",
    )


def demands(tuning: Tuning) -> tuple[Text, ...]:
    """Say what makes the query fast enough, for the statement of the problem."""
    found = [
        Text(f"at most {tuning.indexes} indexes", f"인덱스는 {tuning.indexes}개까지")
        if tuning.indexes != 1
        else Text("at most one index", "인덱스는 1개까지"),
        Text("the query may be written anew", "쿼리를 고쳐 써도 됨")
        if tuning.rewritable
        else Text("the query stays as it is", "쿼리는 그대로 둠"),
    ]
    if tuning.not_scanned:
        names = ", ".join(tuning.not_scanned)
        found.append(Text(f"not read whole: {names}", f"전부 읽으면 안 되는 테이블: {names}"))
    if tuning.indexed:
        names = ", ".join(tuning.indexed)
        found.append(
            Text(f"found through an index: {names}", f"인덱스로 찾아야 하는 테이블: {names}")
        )
    if not tuning.sortable:
        found.append(Text("nothing is sorted (an index has the order)", "정렬 없이(인덱스 순서로)"))
    if tuning.bound is not None:
        whose, percent = _WHOSE[tuning.bound.of], f"{tuning.bound.percent:g}"
        found.append(
            Text(
                f"at most {percent} % of the steps of {whose.en}",
                f"{whose.ko} 단계 수의 {percent}% 이하",
            )
        )
    return tuple(found)
