"""The score of a submission in a scoring package: a tree of groups, worked out from its cases.

Two rule books share it. In the legacy format a group that is not accepted earns nothing, unless its
flags say that it is accepted all the same; in 2025-09 (``partial``) what was earned in it counts.
"""

from collections.abc import Iterator, Mapping, Sequence

from judge.frozen import frozen
from judge.model.package import Aggregation, TestGroup, VerdictRule
from judge.model.verdict import CaseResult, GroupResult, Verdict

_SAMPLE = "sample"
_WORST_FIRST = (
    *(Verdict.JUDGE_ERROR, Verdict.NOT_JUDGED, Verdict.RUN_TIME_ERROR),
    *(Verdict.MEMORY_LIMIT_EXCEEDED, Verdict.TIME_LIMIT_EXCEEDED),
    *(Verdict.OUTPUT_LIMIT_EXCEEDED, Verdict.WRONG_ANSWER, Verdict.COMPILE_ERROR),
)


@frozen(kw_only=False)
class Scored:
    """What a case or a group came to."""

    name: str
    verdict: Verdict
    score: float


def score_submission(
    root: TestGroup, results: Sequence[CaseResult]
) -> tuple[Scored, tuple[GroupResult, ...]]:
    """Work out the whole tree: the submission, and every group in it that was judged."""
    by_name = {result.name: result for result in results}
    groups = [
        GroupResult(
            name=group.name,
            verdict=(scored := score_group(group, by_name)).verdict,
            points=scored.score,
            possible=group.high,
        )
        for group in _below(root)
        if any(name in by_name for name in all_cases(group))
    ]
    return score_group(root, by_name), tuple(groups)


def score_group(group: TestGroup, results: Mapping[str, CaseResult]) -> Scored:
    """Work out one group from those of its cases that were judged."""
    parts = [_case(group, results[name]) for name in group.cases if name in results]
    parts += [
        score_group(each, results)
        for each in group.groups
        if any(name in results for name in all_cases(each))
    ]
    counted = parts
    if group.ignores_sample:
        counted = [part for part in parts if part.name != _SAMPLE]
    verdict = _verdict(group, counted)
    if group.partial and group.ignores_sample:
        verdict = _verdict(group, parts)
    complete = all(name in results for name in all_cases(group))
    if group.aggregation is Aggregation.PASS_FAIL:
        score = group.high if verdict is Verdict.ACCEPTED and complete else 0.0
    elif verdict is not Verdict.ACCEPTED and not group.partial:
        score = 0.0
    else:
        score = _aggregate(group, [part.score for part in counted], complete=complete)
    return Scored(group.name, verdict, score)


def all_cases(group: TestGroup) -> Iterator[str]:
    """Names of every case in a group, and in the groups within."""
    yield from group.cases
    for each in group.groups:
        yield from all_cases(each)


def is_moot(root: TestGroup, name: str, results: Mapping[str, CaseResult]) -> bool:
    """Whether a case need not be run: a group around it has failed, or one that it requires."""
    chain = list(_chain(root, name))
    required = {wanted for group in chain for wanted in group.require_pass}
    for group in _below(root):
        if group.name in required and not _passed(group, results):
            return True
    return any(group.stops and _has_failed(group, name, results) for group in chain)


def _passed(group: TestGroup, results: Mapping[str, CaseResult]) -> bool:
    return all(
        name in results and results[name].verdict is Verdict.ACCEPTED for name in all_cases(group)
    )


def _has_failed(group: TestGroup, name: str, results: Mapping[str, CaseResult]) -> bool:
    """Whether anything in the group is rejected, the part with ``name`` in it aside."""
    for case in group.cases:
        if case != name and case in results and results[case].verdict is not Verdict.ACCEPTED:
            return True
    for each in group.groups:
        if group.ignores_sample and each.name == _SAMPLE:
            continue
        inner = list(all_cases(each))
        begun = name not in inner and any(case in results for case in inner)
        if begun and score_group(each, results).verdict is not Verdict.ACCEPTED:
            return True
    return False


def _chain(group: TestGroup, name: str) -> Iterator[TestGroup]:
    """Yield the groups around a case, from the outermost."""
    if name in all_cases(group):
        yield group
        for each in group.groups:
            yield from _chain(each, name)


def _below(group: TestGroup) -> Iterator[TestGroup]:
    for each in group.groups:
        yield each
        yield from _below(each)


def _case(group: TestGroup, result: CaseResult) -> Scored:
    if result.verdict is not Verdict.ACCEPTED:
        score = group.reject_score if result.score is None or group.partial else result.score
        return Scored(result.name, result.verdict, score)
    if result.score is not None:
        return Scored(result.name, result.verdict, result.score)
    most = group.accept_score if group.accept_score is not None else 0.0
    multiplier = 1.0 if result.multiplier is None else result.multiplier
    return Scored(result.name, result.verdict, most * multiplier)


def _verdict(group: TestGroup, parts: Sequence[Scored]) -> Verdict:
    verdicts = [part.verdict for part in parts]
    failed = [verdict for verdict in verdicts if verdict is not Verdict.ACCEPTED]
    if Verdict.JUDGE_ERROR in failed or not verdicts:
        return Verdict.JUDGE_ERROR
    any_accepted = group.any_accepted and len(failed) < len(verdicts)
    if not failed or any_accepted or group.rule is VerdictRule.ALWAYS_ACCEPT:
        return Verdict.ACCEPTED
    if group.rule is VerdictRule.FIRST:
        return failed[0]
    return min(failed, key=_WORST_FIRST.index)


def _aggregate(group: TestGroup, scores: Sequence[float], *, complete: bool) -> float:
    match group.aggregation:
        case Aggregation.SUM | Aggregation.PASS_FAIL:
            return float(sum(scores))
        case Aggregation.MIN:
            return min(scores, default=0.0) if complete or not group.partial else 0.0
        case Aggregation.MAX:
            return max(scores, default=0.0)
        case Aggregation.AVG:
            return sum(scores) / len(scores) if scores else 0.0
