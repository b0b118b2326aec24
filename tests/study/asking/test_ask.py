"""Questions from the whole record, in their order."""

from dataclasses import replace
from datetime import UTC, timedelta, timezone

import pytest

from judge.model.counterexample import shown_name
from judge.model.growth import Cost, Growth
from judge.model.text import Locale, Text
from judge.model.verdict import CaseResult, Verdict
from judge.study.questions.ask import TEMPLATES, Record, questions_of
from judge.study.questions.other_code import see_other
from judge.study.questions.record import see_attempts
from judge.study.questions.sighting import Question, Seen
from judge.study.store import Attempt
from tests.study.notes.material import (
    CODE,
    attempt,
    note,
    program_problem,
    reading,
    sql_problem,
    submission,
)

AC, WA = Verdict.ACCEPTED, Verdict.WRONG_ANSWER
WRONG = CaseResult(
    name="zeros",
    sample=False,
    group=None,
    verdict=WA,
    input_text="numbers = [5, 0, 0]\ntarget = 0",
    expected_text="[1, 2]",
    actual_text="[1, 1]",
)


def with_cases(number: int, *cases: CaseResult, source: str = CODE) -> Attempt:
    """Make an attempt with these cases."""
    verdict = next((each.verdict for each in cases if each.verdict is not AC), AC)
    made = attempt(number, source)
    return replace(made, result=replace(made.result, cases=cases, verdict=verdict))


def asked(record: Record) -> list[Seen]:
    """Return the kinds of the questions."""
    return [each.id for each in questions_of(record, UTC)]


def record(*attempts: Attempt, **more: object) -> Record:
    """Make a record of pair-with-target."""
    known = Record(problem=program_problem(), submission=None, attempts=attempts)
    return replace(known, **more)  # type: ignore[arg-type]


def test_templates() -> None:
    """Every kind of fact has a question in both languages; there are more than 25."""
    assert set(TEMPLATES) == set(Seen)
    assert len(TEMPLATES) > 25
    assert len({each.asks.en for each in TEMPLATES.values()}) == len(TEMPLATES)


def test_order() -> None:
    """What failed comes before what was measured, that before the code, and limits come last."""
    slow = replace(WRONG, name="large", verdict=Verdict.TIME_LIMIT_EXCEEDED, input_text=None)
    body = "## 6. Alternatives rejected\n- **Two loops**: O(n^2)\n- sort and squeeze\n"
    whole = record(
        with_cases(1, slow),
        with_cases(2, WRONG),
        attempt(3),
        submission=submission(),
        note=note("time: O(n)", body),
        readings=(
            reading(Growth.LINEAR, doubling=2.0),
            reading(Growth.LINEAR, cost=Cost.MEMORY, doubling=2.1),
        ),
    )

    assert asked(whole) == [
        Seen.COUNTEREXAMPLE,
        Seen.FAILED_CASE,
        Seen.TOO_SLOW_ONCE,
        Seen.MANY_ATTEMPTS,
        Seen.GROWTH,
        Seen.MEMORY_GROWTH,
        Seen.REJECTED,
        Seen.REJECTED,
        Seen.DICT,
        Seen.EARLY_RETURN,
        Seen.ENOUGH,
        Seen.SMALLEST,
        Seen.CLAIMED,
    ]
    assert questions_of(whole, UTC) == questions_of(whole, UTC)


def first(known: Record) -> Question:
    """Return the first question."""
    return questions_of(known, timezone(timedelta(hours=9)))[0]


def test_words() -> None:
    """The fact is quoted in both languages, with the day where the learner is."""
    question = first(record(with_cases(7, WRONG)))

    assert question.asks.en == (
        "The case zeros failed on 2026-03-02: for numbers = [5, 0, 0], target = 0 you gave [1, 1], "
        "expected [1, 2]. What was wrong, and what did you change?"
    )
    assert question.asks.ko == (
        "2026-03-02에 zeros 케이스에서 틀렸습니다. numbers = [5, 0, 0], target = 0에 대한 출력은 "
        "[1, 1], 정답은 [1, 2]입니다. 무엇이 잘못이었고 어떻게 고쳤나요?"
    )
    assert question.fact.en == "WA in attempt 7"


def test_a_law_is_named_in_the_readers_language() -> None:
    """The case of a search is called by its law, which the record writes in one language."""
    question = first(record(with_cases(7, replace(WRONG, name="property: answer"))))

    assert question.asks.en.startswith("The case property: answer failed on 2026-03-02")
    assert question.asks.ko.startswith("2026-03-02에 법칙 answer 케이스에서 틀렸습니다")


def test_growth_in_words() -> None:
    """What was measured is named in the reader's language."""
    question = first(record(readings=(reading(Growth.LINEAR, doubling=2.0),)))

    assert question.asks.en.startswith("Doubling n takes 2.0 times the instructions on random.")
    assert question.asks.ko.startswith("random 입력에서 n을 두 배로 하면 2.0배가 됩니다(명령어).")
    assert question.fact.en == "measured; not excluded: O(n)"


def test_line_of_code() -> None:
    """A question about the code quotes its line, cut where it is long."""
    long = submission("x = {" + ", ".join(f"{n}: 0" for n in range(40)) + "}\n")

    assert first(record(submission=submission())).fact == Text(
        "line 2: seen = {}", "2행: seen = {}"
    )
    assert first(record(submission=long)).fact.en.endswith("…")


@pytest.mark.parametrize(
    "attempts, expected",
    [
        ((attempt(1),), [Seen.FIRST_TRY]),
        ((attempt(1), attempt(2)), []),
        ((), []),
        ((attempt(1, verdicts={"a": Verdict.JUDGE_ERROR}),), []),
        ((attempt(1), with_cases(2, WRONG)), [Seen.COUNTEREXAMPLE, Seen.BROKE_AGAIN]),
        (
            (attempt(1, verdicts={"a": Verdict.RUN_TIME_ERROR}),),
            [Seen.FAILED_CASE, Seen.CRASHED],
        ),
        (
            (attempt(1, verdicts={"a": Verdict.MEMORY_LIMIT_EXCEEDED}),),
            [Seen.FAILED_CASE, Seen.TOO_MUCH_MEMORY_ONCE],
        ),
        (
            (attempt(1, verdicts={"a": AC}, cpu_seconds=0.5), attempt(2, verdicts={"b": WA})),
            [Seen.FAILED_CASE, Seen.BROKE_AGAIN, Seen.NEAR_LIMIT],
        ),
        ((with_cases(1, replace(WRONG, input_text="x" * 100)),), [Seen.FAILED_CASE]),
        ((with_cases(1, WRONG), with_cases(2, WRONG)), [Seen.COUNTEREXAMPLE]),
    ],
)
def test_attempts(attempts: tuple[Attempt, ...], expected: list[Seen]) -> None:
    """The sequence of verdicts has questions of its own."""
    assert sorted(each.seen for each in see_attempts(attempts, UTC)) == sorted(expected)


def test_many_failures() -> None:
    """Of many cases that failed a few are asked about, each once, the latest first."""
    cases = [replace(WRONG, name=f"c{at}", input_text=None) for at in range(9)]
    found = list(see_attempts([with_cases(1, *cases), with_cases(2, cases[8])], UTC))
    failed = [each for each in found if each.seen is Seen.FAILED_CASE]

    assert [each.words["case"] for each in failed] == [
        shown_name(name) for name in ("c8", "c0", "c1")
    ]


@pytest.mark.parametrize(
    "text, said",
    [
        ("1. Two loops\n2) a heap\n", ["Two loops", "a heap"]),
        ("A heap would do.\nAnd more.\n", ["A heap would do."]),
        ("<!-- nothing -->\n", []),
        ("* " + "long " * 30 + "\n", ["long " * 11 + "long…"]),
    ],
)
def test_rejected(text: str, said: list[str]) -> None:
    """Rejected alternatives are the items of the note's list, or its first line."""
    known = record(note=note("", f"## 6. Alternatives rejected\n{text}"))
    found = [each for each in questions_of(known, UTC) if each.id is Seen.REJECTED]

    assert [each.asks.en for each in found] == [
        f"You rejected this: {what}. When would you take it after all?" for what in said
    ]


def test_sql() -> None:
    """A query has questions of its own, and none about n."""
    query = submission("SELECT id FROM sales LIMIT 1", "mysql", "solution.sql")

    assert asked(Record(problem=sql_problem(), submission=query)) == [Seen.LIMIT]


def test_problems_without_plain_limits() -> None:
    """Where n is no parameter's own size, the largest input is spoken of in words."""
    grid = program_problem("flooded-islands")
    known = Record(problem=grid, submission=submission("xs.sort()\nfor x in xs:\n    pass\n"))
    (question,) = questions_of(known, UTC)
    unsized = replace(program_problem(), size=None)

    assert "for the largest input" in question.asks.en
    assert "가장 큰 입력에서" in question.asks.say(Locale.KO)
    assert asked(Record(problem=unsized, submission=submission("x = 1\n"))) == []


CPP = """\
#include <algorithm>
int main() {
  std::sort(a.begin(), a.end());
  std::priority_queue<int> q;
  for (int x : a) total += x;
}
"""


def test_other_languages() -> None:
    """Of other languages a few words are known, and whether an int is wide enough."""
    found = [(each.seen, each.order) for each in see_other(CPP, "cpp", program_problem())]

    assert found == [(Seen.OVERFLOW, 2), (Seen.SORT_BEFORE_LOOP, 3), (Seen.HEAP, 4)]
    assert list(see_other("let x = 1", "javascript", program_problem())) == []
    assert list(see_other("int x;", "cpp", program_problem("leaking-pipe"))) == []
    known = record(submission=submission(CPP, "cpp", "solution.cpp"))
    assert asked(known)[0] is Seen.SORT_BEFORE_LOOP
