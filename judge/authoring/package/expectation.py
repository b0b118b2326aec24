"""Whether a result is what the package promises of a submission."""

from collections.abc import Iterator, Mapping

from judge.catalog.icpc.promises import matches
from judge.model.package import ACCEPTED_ONLY, Judgement, Promise, TestGroup
from judge.model.problem import AuthorSubmission
from judge.model.scoring import score_group
from judge.model.text import Text
from judge.model.verdict import CaseResult, SubmissionResult, Verdict

_RTE, _TLE, _OLE = (
    Judgement.RUN_TIME_ERROR,
    Judgement.TIME_LIMIT_EXCEEDED,
    Judgement.OUTPUT_LIMIT_EXCEEDED,
)
KINDS: Mapping[Verdict, frozenset[Judgement]] = {
    Verdict.ACCEPTED: ACCEPTED_ONLY,
    Verdict.WRONG_ANSWER: frozenset({Judgement.WRONG_ANSWER}),
    Verdict.TIME_LIMIT_EXCEEDED: frozenset({_TLE}),
    Verdict.RUN_TIME_ERROR: frozenset({_RTE}),
    Verdict.MEMORY_LIMIT_EXCEEDED: frozenset({_RTE}),  # the format has no word of its own for it
    Verdict.OUTPUT_LIMIT_EXCEEDED: frozenset({_OLE, _RTE, _TLE}),
    Verdict.COMPILE_ERROR: frozenset({Judgement.COMPILE_ERROR}),
    Verdict.JUDGE_ERROR: frozenset(),
    Verdict.NOT_JUDGED: frozenset(),
}
_ALL = frozenset(Judgement)


def broken_promise(
    submission: AuthorSubmission, result: SubmissionResult, tree: TestGroup | None
) -> Text | None:
    """Say what is not as promised; None where all is. ``tree`` is that of a scoring problem."""
    for case in result.cases:
        if case.verdict is Verdict.JUDGE_ERROR:
            why = case.message or Text("the judge failed", "채점하지 못했습니다")
            return Text(f"JE on {case.name}: {why.en}", f"{case.name}: JE, {why.ko}")
    compiling = all(promise.overall for promise in submission.promises)
    if result.verdict is Verdict.COMPILE_ERROR and not compiling:
        return Text("it does not compile", "컴파일되지 않습니다")
    for promise in submission.promises:
        for reason in _broken(promise, result, tree):
            return reason
    return None


def summary_of(submission: AuthorSubmission) -> str:
    """Write what is expected in one word or few: ``AC``, ``WA``, ``RTE|TLE``."""
    for promise in submission.promises:
        if promise.cases is not None:
            continue
        if promise.partial:
            return "AC (partial)"
        wanted = promise.permitted if promise.overall else promise.required
        wanted = promise.permitted if wanted == _ALL else wanted
        if wanted != _ALL:
            return "|".join(sorted(wanted))
    return "any"


def needs_every_case(submission: AuthorSubmission) -> bool:
    """Whether the verdict at the first failure does not tell enough."""
    return any(promise.cases or promise.message or promise.score for promise in submission.promises)


def _broken(promise: Promise, result: SubmissionResult, tree: TestGroup | None) -> Iterator[Text]:
    if promise.overall:
        if not KINDS[result.verdict] & promise.permitted:
            yield _unexpected(result.verdict, promise.permitted, "")
        return
    cases = [case for case in result.cases if _is_meant(case, promise)]
    for case in cases:
        if not KINDS[case.verdict] & promise.permitted:
            yield _unexpected(case.verdict, promise.permitted, case.name)
    if cases and not any(KINDS[case.verdict] & promise.required for case in cases):
        wanted = "|".join(sorted(promise.required))
        yield Text(f"no case is {wanted}", f"{wanted} 판정을 받은 케이스가 없습니다")
    if promise.message and not any(
        case.message and promise.message in case.message.en for case in cases
    ):
        yield Text(
            f"no judgemessage holds {promise.message!r}",
            f"judgemessage에 {promise.message!r}이(가) 없습니다",
        )
    if tree is not None:
        yield from _wrong_score(promise, result, tree)


def _is_meant(case: CaseResult, promise: Promise) -> bool:
    return promise.cases is None or matches(promise.cases, case.name)


def _unexpected(verdict: Verdict, permitted: frozenset[Judgement], case: str) -> Text:
    wanted = "|".join(sorted(permitted))
    at, at_ko = (f" on {case}", f"{case}: ") if case else ("", "")
    return Text(f"{verdict}{at}, expected {wanted}", f"{at_ko}{verdict}, 기대한 판정은 {wanted}")


def _wrong_score(promise: Promise, result: SubmissionResult, tree: TestGroup) -> Iterator[Text]:
    results = {case.name: case for case in result.cases}
    group = tree if promise.cases is None else _find(tree, promise.cases)
    if group is None:
        return
    score = score_group(group, results).score
    if promise.score is not None and not promise.score[0] <= score <= promise.score[1]:
        low, high = promise.score
        yield Text(
            f"the score is {score:g}, expected {low:g}..{high:g}",
            f"점수가 {score:g}입니다. 기대한 점수는 {low:g}..{high:g}",
        )
    if promise.partial and (result.verdict is not Verdict.ACCEPTED or score >= group.high):
        yield Text(
            f"expected to be accepted with less than {group.high:g} points, found {score:g}",
            f"{group.high:g}점 미만으로 통과해야 하는데 {score:g}점입니다",
        )


def _find(tree: TestGroup, name: str) -> TestGroup | None:
    if tree.name == name:
        return tree
    return next((found for each in tree.groups if (found := _find(each, name))), None)
