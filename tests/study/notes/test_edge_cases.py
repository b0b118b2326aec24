"""Named edge cases: those that exist and passed, those that failed, and those that are missing."""

from dataclasses import replace
from pathlib import Path

import pytest

from judge.errors import Place
from judge.model.problem import Case, Generated, Inline, Problem
from judge.model.verdict import Verdict
from judge.study.notes.edge_cases import Known, judge_edge_case
from judge.study.notes.finding import Word
from judge.study.notes.front_matter import Claim
from judge.study.store import Attempt
from tests.study.notes.material import attempt, program_problem, sql_problem

AC, WA = Verdict.ACCEPTED, Verdict.WRONG_ANSWER
PLACE = Place(file=Path("notes.md"), line=9)


def case(name: str, numbers: list[int], target: int = 0) -> Case:
    """Make a case of pair-with-target."""
    data = Inline(input={"numbers": numbers, "target": target}, answer=[0, 1])
    return Case(name=name, sample=False, group=None, data=data, place=PLACE)


def judge(
    name: str,
    *cases: Case,
    of: Attempt | None = None,
    problem: Problem | None = None,
) -> tuple[Word, str, str]:
    """Judge one name against some cases."""
    problem = problem or program_problem()
    known = Known(problem=problem, cases=cases or problem.cases, attempt=of)
    finding = judge_edge_case(Claim(name, PLACE), known)
    return finding.word, finding.why.en, finding.remedy


def test_named_and_passed() -> None:
    """A case that passed with this very code is consistent."""
    word, why, _ = judge("zeros", of=attempt(3, verdicts={"zeros": AC}))

    assert word is Word.CONSISTENT
    assert why == "zeros passed in attempt 3"


def test_named_and_failed() -> None:
    """A case that failed with this very code contradicts; where runs disagreed it is unknown."""
    failed = attempt(3, verdicts={"zeros": WA})
    unsure = attempt(3, verdicts={"zeros": WA}, unstable=True)

    assert judge("zeros", of=failed)[:2] == (
        Word.CONTRADICTED,
        "zeros is WA in attempt 3 of this code",
    )
    assert judge("zeros", of=unsure)[0] is Word.UNKNOWN


@pytest.mark.parametrize(
    "of, why",
    [
        (None, "this code was not handed in yet (judge submit)"),
        (attempt(3), "zeros was not run in attempt 3 of this code"),
        (attempt(3, verdicts={"zeros": Verdict.JUDGE_ERROR}), "zeros was not run in attempt 3"),
    ],
)
def test_not_known(of: Attempt | None, why: str) -> None:
    """A case that was not judged says nothing."""
    word, said, _ = judge("zeros", of=of)

    assert word is Word.UNKNOWN
    assert said.startswith(why)


def test_missing() -> None:
    """A name that is nobody's is unknown, with the command that would make the case."""
    word, why, remedy = judge("unicode", of=attempt())

    assert (word, why) == (Word.UNKNOWN, "there is no case called unicode")
    assert remedy == "judge case add pair-with-target --name unicode"


ALL = (
    case("a", []),
    case("b", [7]),
    case("c", [5, 5, 5]),
    case("d", [1, 2, 3]),
    case("e", [3, 2, 1]),
    case("f", [1, 3, 1, 2]),
    case("g", [4, -6, 1]),
    case("h", [2, 9, 4], target=0),
    case("i", [3, 1], target=9),
)


@pytest.mark.parametrize(
    "name, names",
    [
        ("empty", "a"),
        ("빈 배열", "a"),
        ("single", "b"),
        ("all-equal", "c"),
        ("All_Equal", "c"),
        ("sorted", "cd"),
        ("reversed", "cei"),
        ("duplicates", "cf"),
        ("negative", "g"),
        ("zero", "abcdefgh"),
        ("min", "i"),
    ],
)
def test_properties(name: str, names: str) -> None:
    """A general name stands for the cases whose input has the property, and for no others."""
    verdicts = {each.name: AC if each.name in names else WA for each in ALL}
    word, why, _ = judge(name, *ALL, of=attempt(1, verdicts=verdicts))

    assert word is Word.CONSISTENT
    assert why.startswith(names[0] + (" passed" if len(names) == 1 else ","))


def test_largest() -> None:
    """The largest is as long as the problem allows, also where it has to be generated first."""
    made = replace(case("big", []), data=Generated(generator="random_ledger", size=200_000, seed=1))
    values = {"numbers": [1] * 200_000, "target": 2}
    known = Known(
        problem=program_problem(),
        cases=[case("d", [1, 2, 3]), made],
        attempt=attempt(1, verdicts={"big": AC}),
        values_of=lambda each: values if each is made else None,
    )
    blind = replace(known, values_of=lambda _: None)

    assert judge_edge_case(Claim("max", PLACE), known).word is Word.CONSISTENT
    assert judge_edge_case(Claim("max", PLACE), blind).word is Word.UNKNOWN


def test_impossible() -> None:
    """An input that the problem does not allow is not to be made."""
    word, why, remedy = judge("empty", of=attempt())

    assert word is Word.UNKNOWN
    assert why == "the problem allows no input that is empty: the length is at least 2"
    assert remedy == ""
    assert judge("sorted", case("f", [1, 3, 1]))[2].startswith("judge case add")


def test_sizes_of_other_kinds() -> None:
    """Where n is a number, or nothing at all, a property that makes no sense is nobody's."""
    problem = replace(program_problem(), size=None)
    stairs = next(
        each
        for slug in ("stair-tokens", "light-coin", "charging-stops")
        if (each := program_problem(slug)).parameters
    )

    assert judge("max", *ALL, problem=problem)[0] is Word.UNKNOWN
    assert judge("empty", *ALL, problem=problem)[1].startswith("this code was not handed in")
    assert judge("all-equal", problem=stairs)[0] is Word.UNKNOWN


def test_sql() -> None:
    """Cases of SQL problems go by their names only."""
    known = Known(problem=sql_problem(), cases=sql_problem().cases, attempt=None)
    finding = judge_edge_case(Claim("empty", PLACE), known)

    assert finding.why.en == "there is no case called empty"
    assert finding.remedy == ""
