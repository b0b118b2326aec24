"""Claims of growth against readings: contradicted only by what is certain."""

from dataclasses import replace

import pytest

from judge.model.domain import Domain, RecordType, Scalar
from judge.model.growth import Cost, Growth, GrowthReading
from judge.model.submission import Style
from judge.study.notes.finding import Word
from judge.study.notes.growth_claims import judge_space, judge_time
from tests.study.notes.material import program_problem, reading

LINEAR = reading(Growth.LINEAR, Growth.LINEARITHMIC)
SQUARE = reading(Growth.QUADRATIC, doubling=4.0, shape="late_pair")
SORTED = reading(Growth.LINEARITHMIC, doubling=2.12)
SHORT = reading(doubling=None)
POINT = RecordType("point", (("x", Scalar.INT),))


@pytest.mark.parametrize(
    "said, readings, word",
    [
        ("O(n)", (LINEAR,), Word.CONSISTENT),
        ("O(n log n)", (LINEAR,), Word.CONSISTENT),
        ("O(n^2)", (LINEAR,), Word.CONSISTENT),
        ("O(n)", (LINEAR, SQUARE), Word.CONTRADICTED),
        ("O(n log n)", (SQUARE,), Word.CONTRADICTED),
        ("O(n^2)", (LINEAR, SQUARE), Word.CONSISTENT),
        ("O(n)", (SORTED,), Word.CONTRADICTED),
        ("O(1)", (LINEAR,), Word.CONTRADICTED),
        ("O(n log^2 n)", (SQUARE,), Word.CONTRADICTED),
        ("O(2^n)", (SQUARE,), Word.CONSISTENT),
        ("O(n)", (), Word.UNKNOWN),
        ("O(n)", (SHORT,), Word.UNKNOWN),
        ("O(n)", (SHORT, SQUARE), Word.CONTRADICTED),
        ("O(n + m)", (SQUARE,), Word.UNKNOWN),
        ("O(k)", (SQUARE,), Word.UNKNOWN),
        ("O(n) on average", (SQUARE,), Word.UNKNOWN),
        ("O(n) on average", (LINEAR,), Word.CONSISTENT),
    ],
)
def test_time(said: str, readings: tuple[GrowthReading, ...], word: Word) -> None:
    """The worst shape counts, and only what grows faster than the claim contradicts it."""
    assert judge_time(said, readings).word is word


def test_fact_in_words() -> None:
    """The fact is the factor of a doubling beside that of the claim, on the input that shows it."""
    judged = judge_time("O(n)", (LINEAR, SQUARE))

    assert judged.why.en == (
        "doubling n takes 4.0 times the instructions, O(n) would take 2.0 (late_pair)"
    )
    assert judged.why.ko == (
        "n을 두 배로 하면 명령어 수가 4.0배가 됩니다. O(n)이라면 2.0배입니다(late_pair)"
    )


def test_close_factors() -> None:
    """Factors that are close are written so that they differ."""
    close = reading(Growth.LINEARITHMIC, doubling=2.048, slack=0.005)

    assert (
        "2.05 times the instructions, O(n) would take 2.00" in judge_time("O(n)", (close,)).why.en
    )


def test_without_doubling() -> None:
    """Where the factor is not known, the classes that are left are the fact."""
    exponential = reading(Growth.EXPONENTIAL, doubling=None, cost=Cost.LINES)

    assert judge_time("O(n)", (exponential,)).why.en == (
        "on random measurements leave O(2^n), and exclude O(n)"
    )


def test_caches() -> None:
    """CPU time alone cannot tell a logarithm from what caches do."""
    slower = reading(Growth.LINEARITHMIC, cost=Cost.TIME, doubling=2.3, slack=0.1)
    square = reading(Growth.QUADRATIC, cost=Cost.TIME, doubling=3.9, slack=0.2)

    assert judge_time("O(n)", (slower,)).word is Word.UNKNOWN
    assert judge_time("O(n)", (square,)).word is Word.CONTRADICTED


def test_readings_that_disagree() -> None:
    """Time and instructions of one shape have to agree; another shape need not."""
    time = reading(Growth.QUADRATIC, cost=Cost.TIME, doubling=4.0)

    assert judge_time("O(n)", (time, LINEAR)).word is Word.UNKNOWN
    assert judge_time("O(n)", (time, LINEAR, SQUARE)).word is Word.CONTRADICTED


def test_lines_are_a_lower_bound() -> None:
    """A sort within a loop costs more than its lines; lines alone contradict where time is mute."""
    time = reading(Growth.QUADRATIC, cost=Cost.TIME, doubling=4.0)
    few = reading(Growth.LINEAR, cost=Cost.LINES)
    many = reading(Growth.QUADRATIC, cost=Cost.LINES, doubling=4.0)
    mute = reading(cost=Cost.TIME, doubling=None)
    fast = reading(Growth.LINEAR, cost=Cost.TIME)

    assert judge_time("O(n)", (time, few)).word is Word.CONTRADICTED
    assert judge_time("O(n)", (mute, many)).word is Word.CONTRADICTED
    assert judge_time("O(n)", (fast, many)).word is Word.UNKNOWN
    assert "the time" in judge_time("O(n)", (time, many)).why.en


def test_looser() -> None:
    """A claim above all that is left is a bound, and said to be loose."""
    assert "looser than measured" in judge_time("O(n^2)", (LINEAR,)).why.en
    assert "O(n log n)" in judge_time("O(n^2)", (LINEAR,)).why.en
    assert "looser" not in judge_time("O(n log n)", (LINEAR,)).why.en


def test_lines_hide_what_a_sort_costs() -> None:
    """Lines of Python alone never make a claim loose."""
    lines = reading(Growth.LINEAR, cost=Cost.LINES)

    assert judge_time("O(n log n)", (lines,)).word is Word.CONSISTENT
    assert "looser" not in judge_time("O(n log n)", (lines,)).why.en


@pytest.mark.parametrize(
    "said, slug, style, growth, word",
    [
        ("O(1)", "pair-with-target", Style.FUNCTION, Growth.LINEAR, Word.CONTRADICTED),
        ("O(n)", "pair-with-target", Style.FUNCTION, Growth.LINEAR, Word.CONSISTENT),
        ("O(1)", "pair-with-target", Style.STDIO, Growth.LINEAR, Word.CONSISTENT),
        ("O(1)", "pair-with-target", Style.STDIO, Growth.QUADRATIC, Word.CONTRADICTED),
        ("O(n)", "pair-with-target", Style.STDIO, Growth.QUADRATIC, Word.CONTRADICTED),
        ("O(n^2)", "pair-with-target", Style.FUNCTION, Growth.QUADRATIC, Word.CONSISTENT),
        ("O(n)", "flooded-islands", Style.STDIO, Growth.QUADRATIC, Word.CONSISTENT),
        ("O(n)", "flooded-islands", Style.STDIO, Growth.CUBIC, Word.CONTRADICTED),
        ("O(1)", "print-queue", Style.FUNCTION, Growth.LINEAR, Word.CONSISTENT),
    ],
)
def test_space(said: str, slug: str, style: Style, growth: Growth, word: Word) -> None:
    """What the output, and an input that was read, take is never held against a claim."""
    times = {Growth.LINEAR: 2.0, Growth.QUADRATIC: 4.0, Growth.CUBIC: 8.0}[growth]
    memory = reading(growth, cost=Cost.MEMORY, doubling=times)

    assert judge_space(said, (memory, SQUARE), program_problem(slug), style).word is word


def test_outputs() -> None:
    """A record grows where a field of it does; a text does, a number does not."""
    problem = program_problem()
    memory = (reading(Growth.LINEAR, cost=Cost.MEMORY, doubling=2.0),)
    words = []
    for domain in (
        Domain(type=Scalar.STR),
        Domain(type=Scalar.INT),
        Domain(type=POINT, fields=(("x", Domain(type=Scalar.INT)),)),
        Domain(type=POINT, fields=(("x", Domain(type=Scalar.STR)),)),
    ):
        judged = judge_space("O(1)", memory, replace(problem, returns=domain), Style.FUNCTION)
        words.append(judged.word)

    assert words == [
        Word.CONSISTENT,
        Word.CONTRADICTED,
        Word.CONTRADICTED,
        Word.CONSISTENT,
    ]
