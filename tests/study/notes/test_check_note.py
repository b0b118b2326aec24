"""A whole note against everything that is known."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from judge.model.growth import Growth, GrowthReading
from judge.model.problem import Problem
from judge.model.sql_problem import AnyProblem
from judge.model.submission import Submission
from judge.model.verdict import Verdict
from judge.model.written import WrittenProblem
from judge.properties.parts import Values
from judge.properties.trace import Trace
from judge.study.notes.check import Evidence, check_note, quick_report
from judge.study.notes.finding import Report, Word
from judge.study.notes.fingerprint import code_hash
from tests.study.notes.material import (
    CODE,
    attempt,
    note,
    program_problem,
    reading,
    sql_problem,
    submission,
)

HEAD = f'code_hash: "{code_hash(CODE, "python")}"\n'
DRY_RUN = """\
## 8. Dry run
By hand, sample-2:

| step | index | number |
|---|---|---|
| 1 | 0 | 60 |
| 2 | 1 | -250 |
"""


def evidence(problem: AnyProblem | None = None, **more: object) -> Evidence:
    """Know the code and one attempt, and nothing else unless it is given."""
    problem = problem or program_problem()
    assert not isinstance(problem, WrittenProblem)
    known = Evidence(
        problem=problem,
        submission=submission(),
        cases=problem.cases,
        attempts=(attempt(1, verdicts={"zeros": Verdict.ACCEPTED}),),
    )
    return replace(known, **more)  # type: ignore[arg-type]


def words(report: Report) -> dict[str, tuple[Word, str]]:
    """Return word and reason by claim."""
    return {each.claim: (each.word, each.why.en) for each in report.findings}


class Measured:
    """A measurement that is told what it finds, and counts how often it is asked."""

    def __init__(self, *readings: GrowthReading) -> None:
        """Take the readings."""
        self.readings = readings
        self.times = 0

    def __call__(self, problem: AnyProblem, handed_in: Submission) -> tuple[GrowthReading, ...]:
        """Tell them."""
        assert problem.slug
        assert handed_in.source
        self.times += 1
        return self.readings


def test_everything() -> None:
    """Claims are judged in the order in which they stand, and measured once."""
    measure = Measured(reading(Growth.QUADRATIC, doubling=4.0))
    claims = "time: O(n)\nspace: O(n)\nn: len(numbers)\nedge_cases: [zeros, unicode]"
    report = check_note(note(claims, "## 1. Restate\n", head=HEAD), evidence(measure=measure))

    assert [(each.claim, each.word) for each in report.findings] == [
        ("code_hash", Word.CONSISTENT),
        ("claims.time", Word.CONTRADICTED),
        ("claims.space", Word.UNKNOWN),
        ("claims.n", Word.CONSISTENT),
        ("claims.edge_cases", Word.CONSISTENT),
        ("claims.edge_cases", Word.UNKNOWN),
    ]
    assert report.contradicted
    assert measure.times == 1
    assert [each.text.en for each in report.remarks] == ["empty: 1. Restate"]


@pytest.mark.parametrize(
    "claims, more, why",
    [
        ("time: O(n)", {}, "the note does not say what n is; the problem's size is len(numbers)"),
        ("time: O(n)\nn: target", {}, "n is target in the note, and growth is measured over len("),
        ("time: O(n)\nn: len(numbers)", {"measure": None}, "nothing was measured"),
        ("time: O(n)\nn: len(numbers)", {"submission": None}, "there is no solution yet"),
        ("time: O(n)\nn: len( numbers )", {}, "nothing was measured"),
    ],
)
def test_nothing_to_compare(claims: str, more: dict[str, object], why: str) -> None:
    """What stands in the way of comparing growth is said, and the claim is unknown."""
    known = evidence(None, **{"measure": Measured(), **more})
    word, said = words(check_note(note(claims), known))["claims.time"]

    assert word is Word.UNKNOWN
    assert said.startswith(why)


@pytest.mark.parametrize(
    "size, why",
    [
        ("target", "growth is measured over len(numbers); nothing is known over target"),
        ("the numbers", "growth is measured over len(numbers)"),
    ],
)
def test_another_n(size: str, why: str) -> None:
    """What n is called otherwise in the note is unknown."""
    word, said = words(check_note(note(f"n: {size}"), evidence()))["claims.n"]

    assert word is Word.UNKNOWN
    assert said.startswith(why)


def test_problem_without_size() -> None:
    """Where the problem has no size, neither n nor growth can be said."""
    read = note("time: O(n)\nn: len(numbers)")
    known = evidence(replace(program_problem(), size=None), measure=Measured())
    said = words(check_note(read, known))

    assert (
        said["claims.n"]
        == said["claims.time"]
        == (
            Word.UNKNOWN,
            "the problem does not say what its size is",
        )
    )


def test_same_code_in_other_words() -> None:
    """An attempt counts for the code as it is now, where only comments are different."""
    read = note("edge_cases: [zeros]")
    commented = evidence(submission=submission("# mine\n" + CODE))
    changed = evidence(submission=submission(CODE + "x = 1\n"))

    assert words(check_note(read, commented))["claims.edge_cases"][0] is Word.CONSISTENT
    assert words(check_note(read, changed))["claims.edge_cases"][0] is Word.UNKNOWN


def test_dry_run() -> None:
    """The table is held against a run on the case that is named above it."""
    asked: list[tuple[Values, Sequence[str]]] = []

    def tracer(
        problem: Problem, handed_in: Submission, values: Values, names: Sequence[str]
    ) -> Trace:
        assert (problem.slug, handed_in.language) == ("pair-with-target", "python")
        asked.append((values, names))
        return Trace(moments=(("0", "60"), ("1", "-250"), ("2", "900")), whole=True)

    report = check_note(note("", DRY_RUN), evidence(tracer=tracer))
    wrong = check_note(note("", DRY_RUN.replace("-250", "250")), evidence(tracer=tracer))

    assert asked[0] == (
        {"numbers": [60, -250, 900, -400, 650], "target": 250},
        ("index", "number"),
    )
    assert words(report)["dry run"] == (
        Word.CONSISTENT,
        "sample-2: all 2 rows stood so in a traced run",
    )
    assert words(wrong)["dry run"][0] is Word.CONTRADICTED
    assert wrong.findings[-1].place.line == 11
    assert wrong.findings[-1].said == "sample-2"


def test_no_dry_run() -> None:
    """Without a tracer, a sample or a table there is nothing to compare."""
    blank = DRY_RUN.replace("index", "Index of").replace("number", "the number")
    unnamed = DRY_RUN.replace("sample-2", "the first")
    asked: list[Values] = []

    def nothing(_: Problem, __: Submission, values: Values, ___: Sequence[str]) -> None:
        asked.append(values)

    said = [
        words(check_note(note("", body), known)).get("dry run")
        for body, known in (
            (DRY_RUN, evidence()),
            (DRY_RUN, evidence(cases=())),
            (unnamed, evidence(cases=())),
            (unnamed, evidence(tracer=nothing)),
            (blank, evidence()),
            ("## 8. Dry run\nlater\n", evidence()),
        )
    ]

    assert said == [
        (Word.UNKNOWN, "the run on sample-2 could not be traced"),
        (Word.UNKNOWN, "there is no case called sample-2"),
        (Word.UNKNOWN, "there is no sample to run"),
        (Word.UNKNOWN, "the run on sample-1 could not be traced"),
        None,
        None,
    ]
    assert asked == [{"numbers": [1200, 300, 4500, 800], "target": 1100}]


def test_sql() -> None:
    """Notes on a query have claims of their own, and no growth without a size."""
    query = submission("SELECT id FROM sales", "mysql", "solution.sql")
    claims = "grain: [id]\nnulls: [amount]\nindex: sales(channel)\ntime: O(n)"
    report = check_note(note(claims), evidence(sql_problem(), submission=query))

    assert words(report)["claims.time"][1].startswith("how a query grows depends on the engine")
    assert {name: word for name, (word, _) in words(report).items()} == {
        "code_hash": Word.UNKNOWN,
        "claims.grain": Word.CONSISTENT,
        "claims.nulls": Word.CONTRADICTED,
        "claims.index": Word.UNKNOWN,
        "claims.time": Word.UNKNOWN,
    }


def test_quick() -> None:
    """What can be said at once runs nothing."""
    read = note("time: O(n)\nn: len(numbers)\nedge_cases: [zeros]", DRY_RUN, head=HEAD)
    report = quick_report(read, evidence(measure=Measured()))
    stale = quick_report(read, evidence(submission=submission("x = 1\n")))
    nothing = quick_report(read, evidence(submission=None))

    assert [each.claim for each in report.findings] == ["code_hash", "claims.edge_cases"]
    assert (report.stale, report.contradicted) == (None, False)
    assert stale.stale is not None
    assert [each.claim for each in nothing.findings] == ["claims.edge_cases"]
