"""Holds a whole note against everything that is known of its problem and its code."""

import ast
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from judge.frozen import frozen
from judge.model.growth import GrowthReading
from judge.model.problem import Case, Problem
from judge.model.sql_problem import AnyProblem, SqlProblem
from judge.model.submission import Submission
from judge.model.text import Text
from judge.model.written import WrittenProblem
from judge.properties.trace import Trace
from judge.study.notes.document import About, Note
from judge.study.notes.dry_run import Table, find_table, walk
from judge.study.notes.edge_cases import Known, Values, ValuesOf, inline_values, judge_edge_case
from judge.study.notes.finding import Finding, Report, Word
from judge.study.notes.fingerprint import code_hash
from judge.study.notes.front_matter import Claim
from judge.study.notes.growth_claims import Judged, judge_space, judge_time
from judge.study.notes.prose import remarks_on
from judge.study.notes.spoken import judge_number, judge_spoken
from judge.study.notes.sql_claims import judge_sql
from judge.study.notes.staleness import judge_code
from judge.study.store import Attempt

Measure = Callable[[AnyProblem, Submission], tuple[GrowthReading, ...]]
"""Measures how time and memory grow; nothing where that cannot be measured."""

_SAMPLE = re.compile(r"\bsample-\d+\b")

Tracer = Callable[[Problem, Submission, Values, Sequence[str]], Trace | None]
"""Runs a submission on an input and records variables; None where that cannot be done."""


@frozen
class Evidence:
    """What a note is held against.

    ``submission`` is the code as it is now, None where there is none. ``cases`` are the problem's
    and the learner's own. Without ``measure`` or ``tracer`` what they would tell is unknown.
    """

    problem: AnyProblem
    submission: Submission | None
    cases: tuple[Case, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    template_comments: tuple[str, ...] = ()
    measure: Measure | None = None
    tracer: Tracer | None = None
    values_of: ValuesOf = inline_values


def check_note(note: Note, evidence: Evidence) -> Report:
    """Say of every claim what is known, and what is to say about the text."""
    report = quick_report(note, evidence)
    slow = [*_growth(note, evidence), *_dry_run(note, evidence)]
    remarks = remarks_on(
        note,
        statement=evidence.problem.statement,
        template_comments=evidence.template_comments,
    )
    findings = sorted(
        (*report.findings, *slow), key=lambda finding: (finding.place.line, finding.place.column)
    )
    return replace(report, findings=tuple(findings), remarks=tuple(remarks))


def quick_report(note: Note, evidence: Evidence) -> Report:
    """Say what can be said without running anything."""
    findings: list[Finding] = []
    stale = None
    if evidence.submission is not None:
        code, stale = judge_code(note, evidence.submission, evidence.attempts)
        findings += [code] if code else []
    if not isinstance(evidence.problem, WrittenProblem):
        known = Known(
            problem=evidence.problem,
            cases=evidence.cases,
            attempt=_of_same_code(evidence),
            values_of=evidence.values_of,
        )
        findings += [judge_edge_case(claim, known) for claim in note.front.edge_cases]
    if isinstance(evidence.problem, SqlProblem):
        findings += judge_sql(note.front, evidence.problem, evidence.submission)
    findings += [*judge_number(note), *judge_spoken(note)]
    return Report(slug=evidence.problem.slug, findings=tuple(findings), stale=stale)


def _of_same_code(evidence: Evidence) -> Attempt | None:
    """Find the latest attempt of the code as it is now."""
    now = evidence.submission
    if now is None:
        return None
    wanted = code_hash(now.source, now.language)
    latest_first = sorted(evidence.attempts, key=lambda each: each.id, reverse=True)
    same = (
        attempt
        for attempt in latest_first
        if attempt.source == now.source
        or code_hash(attempt.source, attempt.result.language) == wanted
    )
    return next(same, None)


# Growth.


def _growth(note: Note, evidence: Evidence) -> Iterator[Finding]:
    front, problem = note.front, evidence.problem
    size = problem.size.source if isinstance(problem, Problem) and problem.size else None
    if front.size is not None:
        yield _said_of_size(front.size, size, problem)
    claims = [("claims.time", front.time), ("claims.space", front.space)]
    made = [(name, claim) for name, claim in claims if claim is not None]
    if not made:
        return
    obstacle = _obstacle(front.size, size, evidence)
    readings = () if obstacle else _measured(evidence)
    for name, claim in made:
        if obstacle is not None:
            judged = Judged(Word.UNKNOWN, obstacle)
        elif name == "claims.space" and isinstance(problem, Problem) and evidence.submission:
            judged = judge_space(claim.said, readings, problem, evidence.submission.style)
        else:
            judged = judge_time(claim.said, readings)
        yield Finding(
            claim=name, said=claim.said, word=judged.word, why=judged.why, place=claim.place
        )


def _measured(evidence: Evidence) -> tuple[GrowthReading, ...]:
    if evidence.measure is None or evidence.submission is None:
        return ()
    return evidence.measure(evidence.problem, evidence.submission)


def _said_of_size(claim: Claim, size: str | None, problem: AnyProblem) -> Finding:
    if size is None:
        word = Word.UNKNOWN
        why = _no_size(problem)
    elif _same_expression(claim.said, size):
        word = Word.CONSISTENT
        why = Text("that is the problem's size", "문제의 크기와 같습니다")
    else:
        word = Word.UNKNOWN
        why = Text(
            f"growth is measured over {size}; nothing is known over {claim.said}",
            f"복잡도는 {size} 기준으로 측정합니다. {claim.said} 기준으로는 알 수 없습니다",
        )
    return Finding(claim="claims.n", said=claim.said, word=word, why=why, place=claim.place)


def _no_size(problem: AnyProblem) -> Text:
    if isinstance(problem, SqlProblem):
        return Text(
            "how a query grows depends on the engine and its indexes; judge bench shows SQLite's",
            "쿼리의 복잡도는 엔진과 인덱스에 달려 있습니다. SQLite에서는 judge bench로 볼 수 "
            "있습니다",
        )
    return Text("the problem does not say what its size is", "문제에 크기를 뜻하는 식이 없습니다")


def _obstacle(claim: Claim | None, size: str | None, evidence: Evidence) -> Text | None:
    """Say why nothing can be said of growth; None where nothing is in the way."""
    if evidence.submission is None:
        return Text("there is no solution yet", "아직 풀이가 없습니다")
    if size is None:
        return _no_size(evidence.problem)
    if claim is None:
        return Text(
            f"the note does not say what n is; the problem's size is {size}",
            f"n이 무엇인지 적혀 있지 않습니다. 문제의 크기는 {size}입니다",
        )
    if not _same_expression(claim.said, size):
        return Text(
            f"n is {claim.said} in the note, and growth is measured over {size}",
            f"노트의 n은 {claim.said}인데 복잡도는 {size} 기준으로 측정합니다",
        )
    if evidence.measure is None:
        return Text("nothing was measured", "측정한 것이 없습니다")
    return None


def _same_expression(one: str, other: str) -> bool:
    try:
        first, second = (ast.unparse(ast.parse(each.strip(), mode="eval")) for each in (one, other))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return one.strip() == other.strip()
    return first == second


# The dry run.


def _dry_run(note: Note, evidence: Evidence) -> Iterator[Finding]:
    section = note.about(About.DRY_RUN)
    table = find_table(section) if section else None
    if table is None or not table.names:
        return
    known = {each.name for each in evidence.cases}
    strange = next((name for name in _SAMPLE.findall(table.before) if name not in known), None)
    if strange is None:
        case = _case_of(table, evidence)
        said = case.name if case else ""
        word, why, line = _walked(table, case, evidence)
    else:
        said, word, line = strange, Word.UNKNOWN, table.line
        why = Text(f"there is no case called {strange}", f"{strange} 케이스가 없습니다")
    yield Finding(claim="dry run", said=said, word=word, why=why, place=note.place(line))


def _case_of(table: Table, evidence: Evidence) -> Case | None:
    """Return the case that is named above the table, the last name winning; else the first."""
    usable = [case for case in evidence.cases if inline_values(case) is not None]
    named = [(table.before.rfind(case.name), case) for case in usable]
    above = [pair for pair in named if pair[0] >= 0]
    if above:
        return max(above, key=lambda pair: (pair[0], len(pair[1].name)))[1]
    samples = [case for case in usable if case.sample]
    return next(iter(samples or usable), None)


def _walked(table: Table, case: Case | None, evidence: Evidence) -> tuple[Word, Text, int]:
    values = inline_values(case) if case else None
    problem, submission = evidence.problem, evidence.submission
    if case is None or values is None:
        why = Text("there is no sample to run", "실행해 볼 예제가 없습니다")
        return Word.UNKNOWN, why, table.line
    traced = None
    if isinstance(problem, Problem) and submission is not None and evidence.tracer is not None:
        traced = evidence.tracer(problem, submission, values, table.names)
    if traced is None or not traced.moments:
        name = case.name
        why = Text(
            f"the run on {name} could not be traced",
            f"{name} 케이스의 실행 과정을 기록하지 못했습니다",
        )
        return Word.UNKNOWN, why, table.line
    walked = walk(table, traced.moments, whole=traced.whole)
    name = case.name
    why = Text(f"{name}: {walked.why.en}", f"{name}: {walked.why.ko}")
    return walked.word, why, walked.line
