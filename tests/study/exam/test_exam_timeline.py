"""The clock of an examination, as a table, as laws, and as a state machine."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from judge.model.problem import Kind
from judge.model.text import Text
from judge.study.exam.clock import Moment, seconds_between
from judge.study.exam.event import (
    Beat,
    Began,
    Event,
    Finished,
    Item,
    Opened,
    Saved,
    Submitted,
    Tried,
    from_line,
    to_line,
)
from judge.study.exam.timeline import (
    UNWATCHED_SECONDS,
    End,
    Exam,
    Gap,
    advance,
    begin,
    replay,
    take,
)

NINE = datetime(2026, 12, 1, 9, tzinfo=UTC)
ITEMS = tuple(
    Item(slug=slug, kind=kind, title=Text(slug, slug), beginning="")
    for slug, kind in (("a", Kind.ALGORITHM), ("b", Kind.SQL), ("c", Kind.WRITTEN))
)
PLAN = Began(id="x", set_name="mock", title=Text("A", "가"), seconds=3600, items=ITEMS)


def at(seconds: float, *, boot: str = "one", wall: float | None = None) -> Moment:
    """Make the moment ``seconds`` after the beginning; ``wall`` where the clock was set."""
    off = timedelta(seconds=seconds if wall is None else wall)
    return Moment(wall=NINE + off, ticks=1000 + seconds, boot=boot)


def test_time_goes_to_the_item_that_is_open() -> None:
    """What elapsed between two events belongs to the item that was open."""
    exam = begin(PLAN, at(0))
    exam = take(exam, at(60), Opened(item=2))
    exam = take(exam, at(90), Saved(item=1, name="solution.sql", digest="d"))
    exam = take(exam, at(100), Tried(item=1, passed=1, total=2))
    exam = take(exam, at(110), Submitted(item=1, name="solution.sql", digest="d"))

    assert exam.spent == (60.0, 20.0, 30.0)
    assert exam.tries == (0, 1, 0)
    assert exam.current == 1
    assert exam.latest_of(1) == exam.saved[0]
    assert exam.latest_of(0) is None
    assert [each.at_seconds for each in exam.submissions_of(1)] == [110.0]
    assert exam.left_seconds == 3490.0


def test_the_clock_goes_on_while_nobody_is_there() -> None:
    """A machine that sleeps, or a process that was killed, stops nothing; the gap is told."""
    exam = take(begin(PLAN, at(0)), at(30), Beat())
    exam = take(exam, at(30 + 42 * 60), Opened(item=1))

    assert exam.gaps == (Gap(at_seconds=30.0, seconds=2520.0),)
    assert exam.spent == (30.0, 0.0, 0.0)
    assert exam.elapsed_seconds == 2550.0


def test_the_end_comes_by_itself() -> None:
    """Nobody has to write the end: it is there for whoever looks later, and what is late is not."""
    exam = begin(PLAN, at(0))
    over = take(exam, at(3600), Submitted(item=0, name="solution.py", digest="d"))

    assert over.end is End.TIME
    assert over.submitted == ()
    assert over.elapsed_seconds == 3600
    assert advance(over, at(9999)) == over
    assert take(over, at(9999), Finished()) == over


def test_one_may_finish_early() -> None:
    """After that, nothing happens any more."""
    exam = take(begin(PLAN, at(0)), at(10), Finished())

    assert exam.end is End.FINISHED
    assert take(exam, at(20), Opened(item=1)) == exam


@pytest.mark.parametrize(
    "later, seconds",
    [
        (at(60), 60.0),
        (at(60, wall=7200), 60.0),  # the wall clock was set forward
        (at(60, wall=-7200), 60.0),  # and back
        (at(-60), 0.0),
        (Moment(wall=NINE + timedelta(seconds=500), ticks=3, boot="two"), 500.0),  # restarted
        (Moment(wall=NINE - timedelta(seconds=500), ticks=3, boot="two"), 0.0),
    ],
)
def test_two_clocks(later: Moment, seconds: float) -> None:
    """Within one boot nobody can set the clock; over two the wall clock is all that there is."""
    assert seconds_between(at(0), later) == seconds


def test_without_a_name_of_the_boot_the_wall_clock_serves() -> None:
    """Ticks of two boots cannot be compared where nobody knows that they are two."""
    assert seconds_between(at(0, boot=""), at(60, boot="", wall=90)) == 90.0


def test_events_out_of_order_count_no_time_twice() -> None:
    """A second command wrote a moment that lies before the last one."""
    exam = take(begin(PLAN, at(0)), at(20), Beat())
    exam = take(exam, at(10), Beat())
    exam = take(exam, at(30), Beat())

    assert exam.elapsed_seconds == 30.0


@pytest.mark.parametrize("event", [Opened(item=3), Opened(item=-1), PLAN])
def test_what_cannot_happen(event: Event) -> None:
    """An item that is not there, and a second beginning, are no events."""
    with pytest.raises(ValueError, match=r"no item|begins once"):
        take(begin(PLAN, at(0)), at(1), event)


def test_a_journal_begins_with_its_plan() -> None:
    """Anything else is no journal."""
    for events in ([], [(at(0), Beat())]):
        with pytest.raises(ValueError, match="does not begin"):
            replay(events)


@pytest.mark.parametrize(
    "event",
    [
        PLAN,
        Opened(item=1),
        Saved(item=0, name="solution.py", digest="d"),
        Tried(item=0, passed=2, total=3),
        Submitted(item=2, name="answer.md", digest="e"),
        Beat(),
        Finished(),
    ],
)
def test_events_come_back_from_their_lines(event: Event) -> None:
    """A line says everything about its event."""
    assert from_line(to_line(event)) == event


def test_a_line_of_a_later_version_is_refused() -> None:
    """What was begun by another version is not guessed at."""
    with pytest.raises(ValueError, match=r"judge\.exam/9"):
        from_line({**to_line(PLAN), "format": "judge.exam/9"})
    with pytest.raises(KeyError):
        from_line({"event": "paused"})


class ClockMachine(RuleBasedStateMachine):
    """One examination on a machine that sleeps, restarts and has its clock set."""

    def __init__(self) -> None:
        """Begin."""
        super().__init__()
        self.true_seconds = 0.0  # of the boot's ticks
        self.wall_offset = 0.0
        self.boot = 0
        self.counted = 0.0  # what the clock has to say, without an end
        self.events: list[tuple[Moment, Event]] = [(self.moment(), PLAN)]
        self.exam: Exam = begin(PLAN, self.moment())
        self.handed_in = 0

    def moment(self) -> Moment:
        """Read both clocks."""
        return at(self.true_seconds, boot=str(self.boot), wall=self.true_seconds + self.wall_offset)

    def happen(self, event: Event) -> None:
        """Let something happen now."""
        before = self.exam
        self.events.append((self.moment(), event))
        self.exam = take(before, self.moment(), event)
        if before.end is None and self.exam.end is None and isinstance(event, Submitted):
            self.handed_in += 1

    @rule(seconds=st.floats(0, 400))
    def time_passes(self, seconds: float) -> None:
        """Work, or sleep: both count."""
        self.true_seconds += seconds
        self.counted += seconds

    @rule(offset=st.floats(-10_000, 10_000))
    def clock_is_set(self, offset: float) -> None:
        """Set the wall clock, which changes nothing within one boot."""
        self.wall_offset = offset
        self.happen(Beat())

    @rule(seconds=st.floats(1, 600))
    def restart(self, seconds: float) -> None:
        """Power is lost for a while; the wall clock goes on."""
        self.happen(Beat())
        self.boot += 1
        self.time_passes(seconds)
        self.happen(Beat())

    @rule(
        item=st.integers(0, 2),
        kind=st.sampled_from(["open", "save", "try", "submit", "beat"]),
    )
    def work(self, item: int, kind: str) -> None:
        """Do something."""
        events: dict[str, Event] = {
            "open": Opened(item=item),
            "save": Saved(item=item, name="solution.py", digest=str(len(self.events))),
            "try": Tried(item=item, passed=0, total=1),
            "submit": Submitted(item=item, name="solution.py", digest=str(len(self.events))),
            "beat": Beat(),
        }
        self.happen(events[kind])

    @precondition(lambda self: len(self.events) > 15)
    @rule()
    def finish(self) -> None:
        """End it."""
        self.happen(Finished())

    @invariant()
    def clock_is_right(self) -> None:
        """Account for what went by, up to the limit."""
        now = advance(self.exam, self.moment())
        accounted = sum(now.spent) + sum(gap.seconds for gap in now.gaps)

        assert accounted == pytest.approx(now.elapsed_seconds, abs=1e-6)
        assert all(gap.seconds > UNWATCHED_SECONDS for gap in now.gaps)
        if now.end is not End.FINISHED:
            expected = min(self.counted, PLAN.seconds)
            assert now.elapsed_seconds == pytest.approx(expected, abs=1e-3)  # walls are in µs
            if abs(self.counted - PLAN.seconds) > 1e-3:
                assert (now.end is End.TIME) == (self.counted > PLAN.seconds)

    @invariant()
    def nothing_handed_in_is_lost(self) -> None:
        """Keep what was taken, and nothing that came late."""
        assert len(self.exam.submitted) == self.handed_in

    @invariant()
    def whoever_reads_the_journal_sees_the_same(self) -> None:
        """Make the state of the events, and of nothing else."""
        assert replay(self.events) == self.exam
        lines = [(moment, from_line(to_line(event))) for moment, event in self.events]
        assert replay(lines) == self.exam


ClockMachine.TestCase.settings = settings(max_examples=40, stateful_step_count=25)
TestClockMachine = ClockMachine.TestCase


def test_the_state_is_frozen() -> None:
    """Events make new states; the old ones stay as they were."""
    exam = begin(PLAN, at(0))
    take(exam, at(50), Opened(item=1))

    assert exam == replace(begin(PLAN, at(0)))
