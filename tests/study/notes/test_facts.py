"""Facts as Markdown: attempts, times, growth, and what another program came to."""

from dataclasses import replace
from datetime import UTC, timedelta, timezone

from judge.model.growth import Cost, Growth
from judge.model.text import Locale
from judge.model.verdict import CaseResult, Verdict
from judge.study.notes.facts import Knowledge, Tried, code, facts_of
from judge.study.notes.markers import Region
from judge.study.store import Attempt
from tests.study.notes.material import attempt, reading

AC, WA = Verdict.ACCEPTED, Verdict.WRONG_ANSWER
SEOUL = timezone(timedelta(hours=9))
CASE = CaseResult(
    name="zeros",
    sample=False,
    group=None,
    verdict=WA,
    input_text="numbers = [5, 0, 0]\ntarget = 0",
    expected_text="[1, 2]",
    actual_text="[1, 1]",
)


def with_cases(number: int, *cases: CaseResult) -> Attempt:
    """Make an attempt with these cases."""
    verdict = next((each.verdict for each in cases if each.verdict is not AC), AC)
    made = attempt(number)
    return replace(made, result=replace(made.result, cases=cases, verdict=verdict))


def test_attempts() -> None:
    """Each attempt has its day, its verdict and its smallest counterexample."""
    longer = replace(CASE, name="long", input_text="numbers = " + "[1]" * 99, actual_text=None)
    broken = replace(attempt(2), result=replace(attempt(2).result, verdict=Verdict.JUDGE_ERROR))
    attempts = [with_cases(1, longer, CASE), broken, with_cases(3, longer), attempt(4)]
    facts = facts_of(Knowledge(attempts=attempts), Locale.EN, SEOUL)

    assert facts[Region.MISTAKES].split("\n")[2:] == [
        "| 1 | 2026-03-02 | WA long | `numbers = [5, 0, 0], target = 0` gives `[1, 1]`, "
        "expected `[1, 2]` |",
        "| 3 | 2026-03-02 | WA long | `numbers = " + "[1]" * 26 + "[…` |",
        "| 4 | 2026-03-02 | AC |  |",
    ]
    assert set(facts) == {Region.MISTAKES}


def test_nothing_yet() -> None:
    """Before the first attempt that is said, in the learner's language."""
    facts = facts_of(Knowledge(attempts=[]), Locale.KO, UTC)

    assert facts == {Region.MISTAKES: "(아직 제출하지 않음)"}


def test_measured() -> None:
    """The slowest cases of the last accepted attempt are shown."""
    cases = [
        replace(CASE, name=f"c{at}", verdict=AC, cpu_seconds=at / 10, peak_memory_bytes=2**20)
        for at in range(5)
    ]
    without = replace(cases[4], peak_memory_bytes=None)
    facts = facts_of(
        Knowledge(attempts=[with_cases(1, *cases[:4], without), with_cases(2, CASE)]),
        Locale.EN,
        UTC,
    )

    assert facts[Region.MEASURED].split("\n") == [
        "Attempt 1, 2026-03-01; the limit is 1 s.",
        "",
        "| case | time | memory |",
        "|---|---|---|",
        "| `c4` | 400 ms |  |",
        "| `c3` | 300 ms | 1 MiB |",
        "| `c2` | 200 ms | 1 MiB |",
    ]


def test_growth() -> None:
    """Growth is what is not excluded, beside the factor of a doubling."""
    readings = [
        reading(Growth.LINEAR, Growth.LINEARITHMIC, doubling=2.05),
        reading(cost=Cost.MEMORY, doubling=None),
    ]
    facts = facts_of(Knowledge(attempts=[], readings=readings), Locale.EN, UTC)

    assert facts[Region.GROWTH].split("\n")[2:] == [
        "| instructions | `random` | x 2.05 | O(n) / O(n log n) |",
        "| memory | `random` | ? | ? |",
    ]


def test_alternatives() -> None:
    """Another program's times stand beside the size of each case."""
    slow = replace(CASE, verdict=Verdict.TIME_LIMIT_EXCEEDED, cpu_seconds=1.01)
    tried = [
        Tried(program="brute.py", n=1000, result=replace(CASE, verdict=AC, cpu_seconds=0.2)),
        Tried(program="brute.py", n=200_000, result=slow),
        Tried(program="brute.py", n=None, result=CASE),
    ]
    facts = facts_of(Knowledge(attempts=[], tried=tried), Locale.EN, UTC)

    assert facts[Region.ALTERNATIVES].split("\n")[2:] == [
        "| `brute.py` | 1,000 | 200 ms | AC |",
        "| `brute.py` | 200,000 | 1.01 s | TLE |",
        "| `brute.py` | ? | ? | WA |",
    ]


def test_code_in_a_cell() -> None:
    """Whatever a program prints stays within its cell, and is no marker."""
    assert code("a|b\n  c") == "`a\\|b, c`"
    assert code("`x`") == "`` `x` ``"
    assert code("") == "(-)"
    assert code("\x1b[31m") == "`?[31m`"
    assert "<!--" not in code("<!-- /judge -->")
