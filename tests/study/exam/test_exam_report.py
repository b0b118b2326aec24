"""What an examination came to: pure, from its state and the outcomes."""

from pathlib import Path

import pytest

from judge.model.problem import Kind, ProblemLimits
from judge.model.submission import Style
from judge.model.text import Text
from judge.model.verdict import CaseResult, SubmissionResult, Verdict
from judge.study.exam.event import Event, Opened, Saved, Submitted
from judge.study.exam.outcome_file import (
    read_grades,
    read_outcome,
    write_grades,
    write_outcome,
)
from judge.study.exam.report import (
    ItemReport,
    Mentioned,
    NotJudged,
    Outcome,
    Point,
    Ran,
    Standing,
    Task,
    final_text,
    queue_of,
    report_of,
)
from judge.study.exam.timeline import begin, take
from tests.study.exam.test_exam_timeline import PLAN, at


def point(id_: str, weight: int, *, mentioned: bool) -> Point:
    """Make a point of a rubric."""
    sentence = f"about {id_}" if mentioned else None
    text = Text(id_, id_)
    return Point(
        id=id_, title=text, weight=weight, says=text, mentioned=mentioned, sentence=sentence
    )


def ran(*cases: CaseResult, verdict: Verdict = Verdict.ACCEPTED) -> Ran:
    """Make what judging came to."""
    result = SubmissionResult(
        slug="a",
        path="solution.py",
        language="python",
        style=Style.STDIO,
        source_digest="",
        verdict=verdict,
        cases=cases,
        total_cases=len(cases),
        limits=ProblemLimits(time_seconds=2, memory_bytes=2**28, output_bytes=2**24),
        machine_factor=1.0,
        isolation="B",
    )
    return Ran(result=result, sizes={"large": 200_000})


SLOW = CaseResult(
    name="large",
    sample=False,
    group=None,
    verdict=Verdict.TIME_LIMIT_EXCEEDED,
    cpu_seconds=0.1,
    wall_seconds=9.0,
    idle=True,
)
ANSWER = Mentioned(
    words=40,
    points=(point("light", 1, mentioned=False), point("heavy", 3, mentioned=False)),
    expected=1,
)
ENOUGH = Mentioned(words=40, points=(point("cache", 2, mentioned=True),), expected=1)
WRONG = Mentioned(
    words=40,
    points=(point("cache", 2, mentioned=True),),
    expected=1,
    wrong=(("An index is free.", Text("It is not.", "아닙니다.")),),
)


def items(*events: Event, **outcomes: Outcome) -> tuple[ItemReport, ...]:
    """Make the report of an exam in which these events happened a minute apart."""
    exam = begin(PLAN, at(0))
    for number, event in enumerate(events, start=1):
        exam = take(exam, at(60 * number), event)
    return report_of(exam, outcomes, {"c": {"cache": 2}}).items


def test_what_counts_is_what_was_handed_in_last() -> None:
    """Where nothing was, it is what stood there at the end; nothing where nothing was written."""
    exam = begin(PLAN, at(0))
    for event in (
        Saved(item=0, name="solution.py", digest="1"),
        Submitted(item=0, name="solution.py", digest="1"),
        Saved(item=0, name="solution.py", digest="2"),
        Saved(item=1, name="solution.sql", digest="3"),
    ):
        exam = take(exam, at(60), event)
    texts = [final_text(exam, item) for item in range(3)]

    assert [text.digest if text else None for text in texts] == ["1", "3", None]


def test_standings() -> None:
    """Handed in, changed since, not handed in, not answered."""
    saved = Saved(item=0, name="solution.py", digest="1")
    changed = Saved(item=0, name="solution.py", digest="2")
    handed_in = Submitted(item=0, name="solution.py", digest="1")

    assert items()[0].standing is Standing.UNANSWERED
    assert items(saved)[0].standing is Standing.NOT_SUBMITTED
    assert items(saved, handed_in)[0].standing is Standing.SUBMITTED
    assert items(saved, handed_in, changed)[0].standing is Standing.CHANGED_AFTER
    assert items(changed, handed_in, saved)[0].standing is Standing.SUBMITTED
    assert items(Opened(item=1), saved)[1].standing is Standing.UNANSWERED


def test_a_failed_case_says_its_cost() -> None:
    """The size, and for one that waited the time that it waited."""
    handed_in = Submitted(item=0, name="solution.py", digest="1")
    (item, *_) = items(handed_in, a=ran(SLOW, verdict=Verdict.TIME_LIMIT_EXCEEDED))
    (case,) = item.failed

    assert (case.size, case.seconds, case.limit_seconds) == (200_000, 9.0, 2)
    assert not item.solved
    assert items()[0].failed == ()


def test_points_are_missed_by_weight() -> None:
    """The heavy ones come first; the learner's own grades stand beside."""
    item = items(c=ANSWER)[2]

    assert [point.id for point in item.missed] == ["heavy", "light"]
    assert item.grades == {"cache": 2}
    assert items()[2].missed == ()


HANDED_IN = tuple(Submitted(item=n, name="solution.py", digest=str(n)) for n in range(3))


@pytest.mark.parametrize(
    "outcomes, tasks",
    [
        ({"a": ran(), "b": ran(), "c": ENOUGH}, []),
        ({"a": ran(verdict=Verdict.COMPILE_ERROR)}, [("a", Task.SOLVE_AGAIN, "CE")]),
        (
            {"a": ran(SLOW, verdict=Verdict.TIME_LIMIT_EXCEEDED)},
            [("a", Task.SOLVE_AGAIN, "TLE on large")],
        ),
        ({"c": ANSWER}, [("c", Task.WRITE_AGAIN, "0 of 1 expected points mentioned")]),
        ({"c": WRONG}, [("c", Task.WRITE_AGAIN, "it seems to contain a common error")]),
        ({"b": NotJudged(why=Text("no", "아니요"))}, [("b", Task.SOLVE_AGAIN, "no")]),
    ],
)
def test_the_queue(outcomes: dict[str, Outcome], tasks: list[tuple[str, Task, str]]) -> None:
    """What is well is not asked for; what is not says why."""
    exam = begin(PLAN, at(0))
    for event in HANDED_IN:
        exam = take(exam, at(60), event)
    queue = queue_of(report_of(exam, outcomes, {}))

    assert [(due.slug, due.task, due.why.en) for due in queue] == tasks
    assert all(due.minutes for due in queue)


def test_the_queue_of_an_empty_exam() -> None:
    """Everything is to be done, programs before answers."""
    queue = queue_of(report_of(begin(PLAN, at(0)), {}, {}))

    assert [(due.slug, due.kind, due.task) for due in queue] == [
        ("a", Kind.ALGORITHM, Task.SOLVE),
        ("b", Kind.SQL, Task.SOLVE),
        ("c", Kind.WRITTEN, Task.WRITE),
    ]


@pytest.mark.parametrize("outcome", [ran(SLOW), ANSWER, WRONG], ids=["ran", "answer", "wrong"])
def test_outcomes_are_kept(outcome: Outcome, tmp_path: Path) -> None:
    """What was judged once is read back; of another text, or damaged, it is judged anew."""
    file = tmp_path / "results" / "a.json"
    write_outcome(file, "digest", outcome)

    assert read_outcome(file, "digest") == outcome
    assert read_outcome(file, "another") is None
    file.write_text("oops", encoding="utf-8")
    assert read_outcome(file, "digest") is None


def test_what_was_not_judged_is_tried_again(tmp_path: Path) -> None:
    """Another day the compiler may be there."""
    file = tmp_path / "a.json"
    write_outcome(file, "digest", NotJudged(why=Text("no compiler", "컴파일러 없음")))

    assert read_outcome(file, "digest") is None


def test_grades_are_kept(tmp_path: Path) -> None:
    """A file that is damaged holds none."""
    file = tmp_path / "grades.json"

    assert read_grades(file) == {}
    write_grades(file, {"a": {"cache": 2}})
    assert read_grades(file) == {"a": {"cache": 2}}
    file.write_text("[1]", encoding="utf-8")
    assert read_grades(file) == {}
