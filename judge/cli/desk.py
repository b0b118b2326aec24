"""What a learner has to practise, as one call of ``judge`` finds it: log, plan, items, today."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from judge.catalog.kept import recall
from judge.catalog.library import find_set
from judge.catalog.workspace import ANSWER, Workspace
from judge.cli.context import Context
from judge.cli.sets import load_set_of
from judge.cli.surroundings import PROGRESS, Surroundings, look_around
from judge.errors import ContentError, NothingMatched
from judge.model.problem import ProblemHead
from judge.model.problem_set import ProblemSet
from judge.study.database import Database
from judge.study.history import History, streak_of
from judge.study.schedule.day import day_of
from judge.study.schedule.item import Item, ItemKind, kind_of
from judge.study.schedule.log import PracticeLog
from judge.study.schedule.planner import PlannedDay, choose
from judge.study.schedule.row import Row
from judge.study.schedule.scope import items_of_points, items_of_problem, items_of_set
from judge.study.schedule.settings import PlanBook, PlanSettings
from judge.study.schedule.standing import Standing, days_of, missed_points, standings
from judge.study.store import State


@dataclass(frozen=True)  # without slots: what is read is kept
class Desk:
    """The practice of one workspace, read when it is asked for and then kept.

    After something was written, take a ``fresh`` one.
    """

    context: Context
    around: Surroundings
    workspace: Workspace

    @property
    def database(self) -> Database:
        """The progress file."""
        return Database(self.workspace.root / PROGRESS)

    @property
    def log(self) -> PracticeLog:
        """The log of practice."""
        return PracticeLog(self.database)

    @property
    def book(self) -> PlanBook:
        """The plans."""
        return PlanBook(self.database)

    @property
    def fresh(self) -> "Desk":
        """The same desk, with nothing read yet."""
        return Desk(self.context, self.around, self.workspace)

    @cached_property
    def today(self) -> date:
        """The learner's day."""
        return day_of(self.context.now(), self.context.zone)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The log."""
        return self.log.rows()

    @cached_property
    def standings(self) -> Mapping[str, Standing]:
        """What the log comes to."""
        return standings(self.rows)

    def standing(self, item: Item) -> Standing:
        """Return what is known of one item."""
        return self.standings.get(item.id, Standing())

    @cached_property
    def plan(self) -> PlanSettings | None:
        """The plan; None where there is none, or where its interview is over."""
        found = self.book.current()
        return None if found is None or found.horizon.interview < self.today else found

    @cached_property
    def scope(self) -> ProblemSet | None:
        """The set of the plan; None where there is no plan."""
        return None if self.plan is None else self.load_set(self.plan.scope)

    def load_set(self, name: str) -> ProblemSet:
        """Read a set, or recall it; the errors say what is wrong with it or its name."""
        file = find_set(name, self.around.roots)
        return recall(
            file, (ProblemSet,), lambda path: load_set_of(self.around, path), self.around.cache
        )

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """All of the plan, and what an examination asks for; else all that was ever practised."""
        if self.scope is None:
            return tuple(item for item in self.known if self.standing(item).begun)
        chosen = items_of_set(self.scope, self.problem, missed_points(self.rows))
        ids = {item.id for item in chosen}
        asked = (item for item in self.known if self.standing(item).asked is not None)
        return (*chosen, *(item for item in asked if item.id not in ids))

    @cached_property
    def known(self) -> tuple[Item, ...]:
        """Every item of a problem that was practised; tasks are not among them."""
        subjects = (item for item in self.standings if kind_of(item) is not ItemKind.TASK)
        slugs = dict.fromkeys(item.partition(":")[2].split("/")[0] for item in subjects)
        points = missed_points(self.rows)
        return tuple(item for slug in slugs for item in self.items_of(slug, points))

    def items_of(self, slug: str, points: Iterable[str] = ()) -> tuple[Item, ...]:
        """All items of one problem, its missed points last; none where it cannot be read."""
        problem = self.problem(slug)
        if problem is None:
            return ()
        return (*items_of_problem(problem), *items_of_points(problem, points))

    def problem(self, slug: str) -> ProblemHead | None:
        """Read a problem; `judge list` and `judge verify` tell of one that cannot be read."""
        try:
            return self.around.glance(self.around.find(slug))
        except (NothingMatched, ContentError):
            return None

    @cached_property
    def day(self) -> PlannedDay | None:
        """What the plan has for today, beside what was done; None where there is no plan."""
        if self.plan is None:
            return None
        return choose(self.today, self.items, self.standings, self.plan.horizon)

    @cached_property
    def due(self) -> tuple[Item, ...]:
        """Whatever is due today, of the plan or not; what is remembered least first.

        So is what an examination asked for.
        """
        every = {item.id: item for item in (*self.items, *self.known)}
        due = [item for item in every.values() if self.standing(item).is_wanted(self.today)]
        return tuple(sorted(due, key=lambda item: self.recall(item) or 0.0))

    def recall(self, item: Item) -> float | None:
        """Return the chance to remember an item today; None where it is new."""
        memory = self.standing(item).memory
        return memory.recall(self.today) if memory else None

    @cached_property
    def solved(self) -> frozenset[str]:
        """Slugs of the problems that were solved, whether or not they were graded."""
        return frozenset(
            slug for slug, state in self.around.states().items() if state is State.SOLVED
        )

    @cached_property
    def streak(self) -> int:
        """Days in a row with practice or a submission, up to today or yesterday."""
        tried = (each.day for each in History(self.workspace.root / PROGRESS).days())
        return streak_of({*days_of(self.rows), *tried}, self.today).now

    def command(self, item: Item) -> str:
        """Say what to type to practise an item."""
        match item.kind:
            case ItemKind.SOLVE | ItemKind.SQL | ItemKind.WRITTEN:
                folder = self.workspace.solutions(item.slug)
                begun = any(each.is_file() for each in beginnings(folder))
                return f"judge new {'--again ' if begun else ''}{item.slug}"
            case ItemKind.SPOKEN:
                return f"judge rehearse {item.slug}"
            case ItemKind.POINT:
                return f"judge rehearse {item.id}"
            case ItemKind.TASK:
                return f"judge plan done {item.part}"


def beginnings(folder: Path) -> Sequence[Path]:
    """List the solutions and the answer of a learner's folder."""
    return sorted((*folder.glob("solution.*"), *folder.glob(ANSWER)))


def open_desk(context: Context, around: Surroundings | None = None) -> Desk:
    """Find the workspace; UsageError where there is none."""
    here = around or look_around(context)
    return Desk(context, here, here.need_workspace())
