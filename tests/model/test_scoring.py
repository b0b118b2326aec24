"""Scores of packages: a tree of groups, worked out from cases, by two rule books."""

from dataclasses import replace
from math import inf

import pytest

from judge.model.package import Aggregation, TestGroup, VerdictRule
from judge.model.scoring import is_moot, score_group, score_submission
from judge.model.verdict import CaseResult, Verdict

AC, WA, TLE, RTE = (
    Verdict.ACCEPTED,
    Verdict.WRONG_ANSWER,
    Verdict.TIME_LIMIT_EXCEEDED,
    Verdict.RUN_TIME_ERROR,
)


def results(**verdicts: Verdict) -> dict[str, CaseResult]:
    """Make results of cases."""
    return {
        name: CaseResult(name=name, sample=False, group=None, verdict=verdict)
        for name, verdict in verdicts.items()
    }


GROUP = TestGroup(name="g", cases=("a", "b", "c"), accept_score=10, reject_score=1)


@pytest.mark.parametrize(
    ("aggregation", "score"),
    [
        (Aggregation.SUM, 21),
        (Aggregation.MIN, 1),
        (Aggregation.MAX, 10),
        (Aggregation.AVG, 7),
    ],
)
def test_aggregations(aggregation: Aggregation, score: float) -> None:
    """A group that is accepted all the same keeps what its cases earned."""
    group = replace(GROUP, aggregation=aggregation, rule=VerdictRule.ALWAYS_ACCEPT)

    assert score_group(group, results(a=AC, b=WA, c=AC)).score == score


def test_a_rejected_group_earns_nothing() -> None:
    """Unless partial scores count, as in 2025-09."""
    judged = results(a=AC, b=WA, c=AC)

    assert score_group(GROUP, judged).score == 0
    assert score_group(replace(GROUP, partial=True, reject_score=0), judged).score == 20


@pytest.mark.parametrize(
    ("rule", "verdict"),
    [(VerdictRule.WORST, RTE), (VerdictRule.FIRST, WA), (VerdictRule.ALWAYS_ACCEPT, AC)],
)
def test_verdicts(rule: VerdictRule, verdict: Verdict) -> None:
    """The worst error is a crash, the first is the first."""
    group = replace(GROUP, rule=rule)

    assert score_group(group, results(a=WA, b=TLE, c=RTE)).verdict is verdict


def test_any_accepted() -> None:
    """One accepted part makes the group accepted; none does not."""
    group = replace(GROUP, any_accepted=True)

    assert score_group(group, results(a=WA, b=AC, c=WA)).verdict is AC
    assert score_group(group, results(a=WA, b=WA, c=WA)).verdict is WA


def test_a_judges_error_wins() -> None:
    """Nothing hides it, and nothing judged is one, too."""
    group = replace(GROUP, rule=VerdictRule.ALWAYS_ACCEPT)

    assert score_group(group, results(a=AC, b=Verdict.JUDGE_ERROR)).verdict is Verdict.JUDGE_ERROR
    assert score_group(group, {}).verdict is Verdict.JUDGE_ERROR


def test_pass_fail_is_all_or_nothing() -> None:
    """Every case has to be there and accepted."""
    group = replace(GROUP, aggregation=Aggregation.PASS_FAIL, high=30)

    assert score_group(group, results(a=AC, b=AC, c=AC)).score == 30
    assert score_group(group, results(a=AC, b=AC)).score == 0
    assert score_group(group, results(a=AC, b=WA, c=AC)).score == 0


def test_what_a_validator_says() -> None:
    """A score stands for itself, a multiplier is a part of what the case is worth."""
    judged = results(a=AC, b=AC, c=AC)
    judged["a"] = replace(judged["a"], score=3.5)
    judged["b"] = replace(judged["b"], multiplier=0.25)

    assert score_group(GROUP, judged).score == 3.5 + 2.5 + 10
    assert score_group(replace(GROUP, accept_score=None), judged).score == 3.5


def test_a_score_of_a_rejected_case() -> None:
    """Legacy takes the validator's word, 2025-09 gives a failed case nothing."""
    judged = results(a=WA)
    judged["a"] = replace(judged["a"], score=4.0)
    group = replace(GROUP, cases=("a",), reject_score=0, rule=VerdictRule.ALWAYS_ACCEPT)

    assert score_group(group, judged).score == 4
    assert score_group(replace(group, partial=True), judged).score == 0


def tree(**changes: object) -> TestGroup:
    """Make a tree as packages have it: a sample and two groups."""
    first = TestGroup(name="secret/1", cases=("a", "b"), accept_score=5, high=10)
    second = TestGroup(name="secret/2", cases=("c",), accept_score=20, high=20)
    secret = TestGroup(name="secret", groups=(first, second), stops=False, high=30)
    sample = TestGroup(name="sample", cases=("s",), high=0, accept_score=0)
    root = TestGroup(name="", groups=(sample, secret), stops=False, high=inf)
    return replace(root, **changes)  # type: ignore[arg-type]


def test_groups_are_told() -> None:
    """Every group that was judged, with what it could have earned."""
    judged = results(s=AC, a=AC, b=AC)
    scored, groups = score_submission(tree(), list(judged.values()))

    assert scored.score == 10
    assert [(each.name, each.points, each.possible) for each in groups] == [
        ("sample", 0, 0),
        ("secret", 10, 30),
        ("secret/1", 10, 10),
    ]


def test_samples_may_be_ignored() -> None:
    """Neither their score counts then nor, in the legacy format, their verdict."""
    judged = results(s=WA, a=AC, b=AC, c=AC)
    legacy = tree(ignores_sample=True)
    current = replace(legacy, partial=True, rule=VerdictRule.FIRST)

    assert score_group(tree(), judged).verdict is WA
    assert score_group(legacy, judged).verdict is AC
    assert score_group(legacy, judged).score == 30
    assert score_group(current, judged).verdict is WA
    assert score_group(current, judged).score == 30


def test_what_is_moot_after_a_failure() -> None:
    """The rest of its group, and no other group."""
    judged = results(s=AC, a=WA)

    assert is_moot(tree(), "b", judged)
    assert not is_moot(tree(), "c", judged)
    assert is_moot(tree(stops=True), "c", results(s=WA))
    assert not is_moot(tree(stops=True, ignores_sample=True), "c", results(s=WA))


def test_what_is_moot_without_what_it_requires() -> None:
    """A group whose requirement was not passed whole."""
    root = tree()
    secret = root.groups[1]
    second = replace(secret.groups[1], require_pass=("secret/1",))
    root = replace(
        root, groups=(root.groups[0], replace(secret, groups=(secret.groups[0], second)))
    )

    assert is_moot(root, "c", results(a=AC))
    assert not is_moot(root, "c", results(a=AC, b=AC))
    assert is_moot(root, "c", results(a=AC, b=TLE))
