"""What an examination came to, and what follows from it for tomorrow: pure, from its state."""

from collections.abc import Mapping
from enum import StrEnum

from judge.frozen import frozen
from judge.model.problem import Kind
from judge.model.text import Text
from judge.model.verdict import SubmissionResult, Verdict
from judge.study.exam.event import Item
from judge.study.exam.timeline import Exam, Kept

MINUTES = {Kind.ALGORITHM: 30, Kind.INTERACTIVE: 30, Kind.SQL: 10, Kind.WRITTEN: 8}
"""What it takes to do a problem again, by its kind."""


class Standing(StrEnum):
    """What there is of an item."""

    SUBMITTED = "submitted"
    CHANGED_AFTER = "changed-after"  # handed in, and changed since: that text is not judged
    NOT_SUBMITTED = "not-submitted"  # judged as it stood at the end, and not counted as solved
    UNANSWERED = "unanswered"


class Task(StrEnum):
    """What is to be done with an item afterwards."""

    SOLVE = "solve"  # it was not begun
    WRITE = "write"  # likewise
    SOLVE_AGAIN = "solve-again"
    WRITE_AGAIN = "write-again"


@frozen
class Ran:
    """What judging a program or a query came to; ``sizes`` are those of cases, by name."""

    result: SubmissionResult
    sizes: Mapping[str, int]


@frozen
class Point:
    """A point of a rubric; ``says`` is the model sentence, ``sentence`` the learner's."""

    id: str
    title: Text
    weight: int
    says: Text
    mentioned: bool
    sentence: str | None = None


@frozen
class Mentioned:
    """What was found in a written answer; ``expected`` points make a good one.

    ``wrong`` are misconceptions: the learner's sentence, and what is right.
    """

    words: int
    points: tuple[Point, ...]
    expected: int
    wrong: tuple[tuple[str, Text], ...] = ()


@frozen
class NotJudged:
    """Why nothing could be said."""

    why: Text


Outcome = Ran | Mentioned | NotJudged


@frozen
class Failed:
    """A case that was not passed, and its cost against the limit."""

    name: str
    sample: bool
    verdict: Verdict
    size: int | None
    seconds: float | None
    limit_seconds: float
    message: Text | None


@frozen
class ItemReport:
    """One item; ``number`` counts from 1, ``grades`` are the learner's own, 0 to 2 by point."""

    number: int
    item: Item
    seconds: float
    tries: int
    submissions: int
    submitted_at_seconds: float | None
    standing: Standing
    outcome: Outcome | None
    grades: Mapping[str, int]

    @property
    def solved(self) -> bool:
        """Whether what was handed in passed every case."""
        return (
            isinstance(self.outcome, Ran)
            and self.outcome.result.verdict is Verdict.ACCEPTED
            and self.standing in {Standing.SUBMITTED, Standing.CHANGED_AFTER}
        )

    @property
    def failed(self) -> tuple[Failed, ...]:
        """The cases that were not passed, in order."""
        if not isinstance(self.outcome, Ran):
            return ()
        result, sizes = self.outcome.result, self.outcome.sizes
        return tuple(
            Failed(
                name=case.name,
                sample=case.sample,
                verdict=case.verdict,
                size=sizes.get(case.name),
                seconds=case.wall_seconds if case.idle else case.cpu_seconds,
                limit_seconds=result.limits.time_seconds,
                message=case.message,
            )
            for case in result.cases
            if case.verdict is not Verdict.ACCEPTED
        )

    @property
    def missed(self) -> tuple[Point, ...]:
        """The points that were not mentioned, the heavy ones first."""
        if not isinstance(self.outcome, Mentioned):
            return ()
        missed = [point for point in self.outcome.points if not point.mentioned]
        return tuple(sorted(missed, key=lambda point: -point.weight))


@frozen
class Report:
    """The whole examination."""

    exam: Exam
    items: tuple[ItemReport, ...]

    @property
    def unwatched_seconds(self) -> float:
        """The time in which nobody was there."""
        return sum(gap.seconds for gap in self.exam.gaps)


@frozen
class Due:
    """Something for tomorrow: what to do with a problem, for how long, and why."""

    slug: str
    kind: Kind
    task: Task
    minutes: int
    why: Text


def final_text(exam: Exam, item: int) -> Kept | None:
    """Return the text that counts: what was handed in last, else what stood there at the end."""
    submissions = exam.submissions_of(item)
    return submissions[-1] if submissions else exam.latest_of(item)


def report_of(
    exam: Exam,
    outcomes: Mapping[str, Outcome],
    grades: Mapping[str, Mapping[str, int]],
) -> Report:
    """Put together what is known of an examination that has ended; all by slug."""
    items = tuple(
        ItemReport(
            number=index + 1,
            item=item,
            seconds=exam.spent[index],
            tries=exam.tries[index],
            submissions=len(exam.submissions_of(index)),
            submitted_at_seconds=_last_moment(exam, index),
            standing=_standing(exam, index),
            outcome=outcomes.get(item.slug),
            grades=grades.get(item.slug, {}),
        )
        for index, item in enumerate(exam.items)
    )
    return Report(exam=exam, items=items)


def _last_moment(exam: Exam, item: int) -> float | None:
    submissions = exam.submissions_of(item)
    return submissions[-1].at_seconds if submissions else None


def _standing(exam: Exam, item: int) -> Standing:
    submissions, latest = exam.submissions_of(item), exam.latest_of(item)
    if not submissions:
        return Standing.UNANSWERED if latest is None else Standing.NOT_SUBMITTED
    handed_in = submissions[-1]
    if latest and latest.at_seconds > handed_in.at_seconds and latest.digest != handed_in.digest:
        return Standing.CHANGED_AFTER
    return Standing.SUBMITTED


def queue_of(report: Report) -> tuple[Due, ...]:
    """List what to do tomorrow: what was wrong first, then what was missed, then what is new."""
    dues = [due for item in report.items if (due := _due(item)) is not None]
    order = (Task.SOLVE_AGAIN, Task.WRITE_AGAIN, Task.SOLVE, Task.WRITE)
    return tuple(sorted(dues, key=lambda due: order.index(due.task)))


def _due(report: ItemReport) -> Due | None:
    kind = report.item.kind
    if report.standing is Standing.UNANSWERED:
        task = Task.WRITE if kind is Kind.WRITTEN else Task.SOLVE
        why = Text("not answered", "답하지 않음")
    else:
        task = Task.WRITE_AGAIN if kind is Kind.WRITTEN else Task.SOLVE_AGAIN
        found = _trouble(report)
        if found is None:
            return None
        why = found
    return Due(slug=report.item.slug, kind=kind, task=task, minutes=MINUTES[kind], why=why)


def _trouble(report: ItemReport) -> Text | None:
    """Say what is not well with an item that was answered; None where nothing is."""
    match report.outcome:
        case Ran(result=result):
            return None if report.solved else _why_not_solved(result, report.failed)
        case Mentioned():
            return _why_thin(report.outcome)
        case NotJudged(why=why):
            return why
        case None:
            return None


def _why_not_solved(result: SubmissionResult, failed: tuple[Failed, ...]) -> Text:
    if result.verdict is Verdict.ACCEPTED:
        return Text("right, and not handed in", "맞았지만 제출하지 않음")
    if not failed:
        return Text(result.verdict.value, result.verdict.value)
    first = failed[0]
    return Text(f"{first.verdict} on {first.name}", f"{first.name}: {first.verdict}")


def _why_thin(answer: Mentioned) -> Text | None:
    if answer.wrong:
        return Text("it seems to contain a common error", "흔한 오해가 들어 있는 듯함")
    found = sum(point.mentioned for point in answer.points)
    if found >= answer.expected:
        return None
    return Text(
        f"{found} of {answer.expected} expected points mentioned",
        f"기대한 {answer.expected}개 중 {found}개 언급",
    )
