"""A rubric is proved by its sample answers; whatever is missed or found too much is named."""

from collections.abc import Callable
from pathlib import Path

import pytest

from judge.authoring.finding import Finding, ProblemVerified, Severity
from judge.authoring.new import create_problem
from judge.authoring.verify_written import verify_written
from judge.catalog.problem_file import load_problem
from judge.model.problem import Kind
from judge.model.written import WrittenProblem

Proved = Callable[..., tuple[list[str], list[str], bool]]


@pytest.fixture
def proved(tmp_path: Path) -> Proved:
    """Change the question that authors start from, and prove it: errors, warnings, soundness."""

    def prove(*changes: tuple[str, str]) -> tuple[list[str], list[str], bool]:
        (file, *_) = create_problem(tmp_path / "an-index", Kind.WRITTEN)
        text = file.read_text("utf-8")
        for old, new in changes:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        file.write_text(text, encoding="utf-8")
        problem = load_problem(file.parent)
        assert isinstance(problem, WrittenProblem)
        *steps, last = verify_written(problem)
        assert isinstance(last, ProblemVerified)
        findings = [step for step in steps if isinstance(step, Finding)]
        errors = [each.text.en for each in findings if each.severity is Severity.ERROR]
        warnings = [each.text.en for each in findings if each.severity is Severity.WARNING]
        return errors, warnings, last.sound

    return prove


def test_what_authors_start_from_is_sound(proved: Proved) -> None:
    """Nothing is said of it."""
    assert proved() == ([], [], True)


WRONG = "    misconceptions: [index-everything]"


@pytest.mark.parametrize(
    "changes, said",
    [
        (
            [("points: [right-columns]", "points: [right-columns, space]")],
            ["samples.ko-picky: space is not found"],
        ),
        (
            [("points: [right-columns]", "points: []")],
            [
                "samples.ko-picky: right-columns is found and should not be, by the alias "
                "카디널리티 in: 카디널리티가 높은 컬럼에 만들면 좋습니다."
            ],
        ),
        (
            [("카디널리티가 높은 컬럼에", "카디널리티는 보지 않고 아무 컬럼에나")],
            [],
        ),
        (
            [("카디널리티가 높은 컬럼에 만들면 좋습니다", "카디널리티는 필요 없습니다")],
            [
                "samples.ko-picky: right-columns is not found; it seems to be denied in: "
                "카디널리티는 필요 없습니다.",
                "samples.ko-picky: negated right-columns is found and should not be, in: "
                "카디널리티는 필요 없습니다.",
            ],
        ),
        (
            [("조회 속도를 위해 모든 컬럼에 인덱스를 만듭니다", "조회 속도를 봅니다")],
            [
                "samples.wrong: faster-reads is found and should not be, by the alias "
                "조회 속도 in: 조회 속도를 봅니다.",
                "samples.wrong: negated faster-reads is not found",
                "samples.wrong: misconception index-everything is not found",
            ],
        ),
        (
            [(WRONG, f"{WRONG}\n    tradeoffs: [space]")],
            ["samples.wrong: trade-off space is not found"],
        ),
        (
            [
                (
                    "text: full scan, slower writes, disk space, cardinality, selectivity",
                    "text: full scan",
                ),
                ("[faster-reads, slower-writes, space, right-columns]", "[faster-reads]"),
            ],
            [
                "samples.soup: this is not seen as a list of keywords; name four points or more "
                "without a verb"
            ],
        ),
        (
            [("cardinality, selectivity\n", "cardinality. So writes get slower.\n")],
            ["samples.soup: a soup explains nothing, but slower-writes is"],
        ),
        (
            [
                ("expect: {points: 2, groups: 2}", "expect: {points: 3, groups: 2}"),
                ("takes space on the disk and in memory. So I", "is a copy. So I"),
                ("many different values; on a", "few; on a"),
                ("often searched, joined", "joined"),
            ],
            [
                "model.en: it mentions 2 points of 2 groups, and 3 of 2 are expected",
            ],
        ),
        (
            [("drop those\n    that nothing uses.", "index every column\n    at last.")],
            [
                "model.en: the misconception index-everything is found in: So I look at the slow "
                "queries first, add the few indexes that they need, check with EXPLAIN that they "
                "are used, and index every column at last."
            ],
        ),
    ],
)
def test_errors(changes: list[tuple[str, str]], said: list[str], proved: Proved) -> None:
    """Each miss and each find too much is an error with its sentence."""
    errors, _, sound = proved(*changes)

    assert errors == said
    assert sound is (said == [])


PICKY = """\
  - name: ko-picky
    locale: ko
    text: 카디널리티가 높은 컬럼에 만들면 좋습니다.
    points: [right-columns]
"""


@pytest.mark.parametrize(
    "changes, said",
    [
        (
            [("An index takes space on the disk and in memory.\n      ko", "Large.\n      ko")],
            "points.space.say.en: none of its own aliases finds it",
        ),
        (
            [
                ("any: [저장 공간,", "any: [index, 저장 공간,"),
                ("It fits columns", "An index fits it"),
            ],
            "points.space: the alias index also finds faster-reads, slower-writes, right-columns; "
            "is it too wide?",
        ),
        (
            [("any: [저장 공간,", 'any: ["re:it\u2019s (big|\u201dlarge)", 저장 공간,')],
            "points.space: re:it\u2019s (big|\u201dlarge) never finds \u2019 \u201d, as answers "
            "are folded; write ' \"",
        ),
        (
            [
                (PICKY, ""),
                (", cardinality, selectivity", ", takes storage, find rows"),
                (", space, right-columns]", ", space]"),
            ],
            "no sample mentions points.right-columns; their words are untested",
        ),
    ],
)
def test_warnings(changes: list[tuple[str, str]], said: str, proved: Proved) -> None:
    """What finds too much, or nothing, is pointed out."""
    _, warnings, _ = proved(*changes)

    assert said in warnings


def test_a_slow_expression_is_an_error(proved: Proved) -> None:
    """What keeps us busy on some sentence would keep every learner waiting."""
    errors, _, sound = proved(("any: [저장 공간,", 'any: ["re:(.*a){14}b", 저장 공간,'))

    assert not sound
    assert errors == [
        "points.space: re:(.*a){14}b takes too long on some sentences; bound what repeats, such as "
        "[^.]{0,20}"
    ]


def test_length_of_the_model(proved: Proved) -> None:
    """A model answer that nobody could say in the time is pointed out, in its language."""
    _, warnings, sound = proved(("that nothing uses.", "that nothing uses. " + "word " * 300))

    assert sound
    assert [each.split(":")[0] for each in warnings] == ["model.en"]


def test_cells_and_negation(tmp_path: Path) -> None:
    """Cells and denials that are promised are proved, too."""
    good = Path(__file__).parents[1] / "catalog" / "good" / "ship-a-change" / "problem.yaml"
    text = good.read_text("utf-8").replace(
        "cells: [[rolling, downtime]]", "cells: [[recreate, downtime]]"
    )
    file = tmp_path / "ship-a-change" / "problem.yaml"
    file.parent.mkdir()
    file.write_text(text.replace("negated: [rollback]", "negated: []"), encoding="utf-8")
    problem = load_problem(file.parent)
    assert isinstance(problem, WrittenProblem)
    said = [step.text.en for step in verify_written(problem) if isinstance(step, Finding)]

    assert "samples.en-good: cell recreate.downtime is not found" in said
    assert any("cell rolling.downtime is found and should not be" in each for each in said)
    assert any("samples.denied: negated rollback is found" in each for each in said)
