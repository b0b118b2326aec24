"""What is remembered on the day of the interview: the planner beside "due first".

    python benchmarks/plan_simulation.py --seeds 20

63 items: 45 questions of 2 minutes, 12 written answers of 8, 6 problems to solve again of 30. Both
policies run in the same worlds. A world is a memory: FSRS-6 with every weight changed at random by
about 15 % (and, in "forgetful" worlds, everything forgotten twice as fast), so that the planner,
which reckons with the published weights, is always somewhat wrong about it. It learns of the world
through grades only. This is a model of memory, and not people.

``weighted recall`` is the mean chance to remember an item on the day, each by its weight, 0 for
what was never seen. "due first" takes what is due by its date, then new items in a random order, as
flash-card programs do; it is not shortened on the last day, the planner is.
"""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from math import exp
from random import Random
from statistics import fmean

from fsrs import Card, Rating, Scheduler
from fsrs.scheduler import DEFAULT_PARAMETERS, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS
from turns import table

from judge.model.text import Text
from judge.study.schedule.item import Item, ItemKind
from judge.study.schedule.memory import Grade, after
from judge.study.schedule.planner import Horizon, choose
from judge.study.schedule.standing import Standing

FIRST = date(2026, 1, 5)
COUNTS = ((ItemKind.SPOKEN, 45, 2), (ItemKind.WRITTEN, 12, 8), (ItemKind.SOLVE, 6, 30))
SETTINGS = ((14, 60), (14, 40), (21, 60), (7, 60))
FIRST_GRADES = (0.20, 0.25, 0.45, 0.10)  # of an item that is new: again, hard, good, easy
GRADES_OF_RECALLED = (0.0, 0.15, 0.70, 0.15)
WEAK = 0.8

Standings = dict[str, Standing]
Policy = Callable[[date, Sequence[Item], Standings, Horizon], list[Item]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one course of days came to."""

    recall: float
    never: int
    weak: int


def items() -> list[Item]:
    """Make the 63 items."""
    return [
        Item(kind=kind, subject=f"{kind}-{number}", title=Text("", ""), minutes=minutes)
        for kind, count, minutes in COUNTS
        for number in range(count)
    ]


class World:
    """A memory that the planner does not know."""

    def __init__(self, seed: int, speed: float) -> None:
        """Change the published weights; ``speed`` is how much faster everything is forgotten."""
        self._rng = Random(seed)  # noqa: S311 - a model, not a secret
        weights = [weight * exp(self._rng.gauss(0, 0.15)) for weight in DEFAULT_PARAMETERS]
        weights[:4] = [weight / speed for weight in weights[:4]]
        bounded = [
            min(max(weight, low), high)
            for weight, low, high in zip(
                weights, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True
            )
        ]
        self._scheduler = Scheduler(
            bounded, learning_steps=(), relearning_steps=(), enable_fuzzing=False
        )
        self._cards: dict[str, Card] = {}

    def answer(self, item: Item, day: date) -> Grade:
        """Try to answer; what is not remembered is graded again."""
        card, moment = self._cards.get(item.id), _noon(day)
        if card is None:
            card, chances = Card(card_id=1, due=moment), FIRST_GRADES
        elif self._rng.random() < self._scheduler.get_card_retrievability(card, moment):
            chances = GRADES_OF_RECALLED
        else:
            chances = (1.0, 0.0, 0.0, 0.0)
        (grade,) = self._rng.choices(list(Grade), chances)
        self._cards[item.id], _ = self._scheduler.review_card(card, Rating(grade), moment)
        return grade

    def recall(self, item: Item, day: date) -> float:
        """Return the true chance to remember an item."""
        card = self._cards.get(item.id)
        return 0.0 if card is None else self._scheduler.get_card_retrievability(card, _noon(day))


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def planner(day: date, library: Sequence[Item], known: Standings, horizon: Horizon) -> list[Item]:
    """Do what the product says."""
    return [entry.item for entry in choose(day, library, known, horizon).entries]


def due_first(day: date, library: Sequence[Item], known: Standings, horizon: Horizon) -> list[Item]:
    """Take what is due, the longest due first, then what is new, while it fits."""
    left, chosen = horizon.minutes, []
    seen = [(known[item.id].memory, item) for item in library if item.id in known]
    due = sorted(
        ((memory.due, item) for memory, item in seen if memory and memory.due <= day),
        key=lambda pair: pair[0],
    )
    new = [item for item in library if item.id not in known]
    for item in [*(item for _, item in due), *new]:
        if item.minutes <= left:
            chosen.append(item)
            left -= item.minutes
    return chosen


def live(policy: Policy, seed: int, speed: float, days: int, minutes: int) -> Outcome:
    """Go through all days with one policy in one world."""
    world, library, known = World(seed, speed), items(), Standings()
    Random(seed).shuffle(library)  # noqa: S311 - as above
    horizon = Horizon(first=FIRST, interview=FIRST + timedelta(days=days), minutes=minutes)
    for day in (FIRST + timedelta(days=number) for number in range(days)):
        for item in policy(day, library, known, horizon):
            before = known.get(item.id, Standing())
            memory = after(before.memory, world.answer(item, day), day)
            known[item.id] = Standing(memory=memory, first=before.first or day)
    recalls = [(item.weight, world.recall(item, horizon.interview)) for item in library]
    return Outcome(
        recall=sum(weight * recall for weight, recall in recalls) / sum(w for w, _ in recalls),
        never=sum(item.id not in known for item in library),
        weak=sum(recall < WEAK for _, recall in recalls),
    )


def main() -> None:
    """Simulate and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seeds", type=int, default=20)
    seeds = parser.parse_args().seeds
    rows = []
    for speed, world in ((1.0, "usual"), (2.0, "forgetful")):
        for days, minutes in SETTINGS:
            for name, policy in (("due first", due_first), ("judge plan", planner)):
                found = [live(policy, seed, speed, days, minutes) for seed in range(seeds)]
                rows.append((world, f"{days} x {minutes}", name, *_figures(found)))
    head = ("world", "days x min", "policy", "weighted recall", "never seen", "below 0.8")
    print(f"63 items, {seeds} seeds: mean [least..most]")
    print(table(head, rows))


def _figures(found: Sequence[Outcome]) -> tuple[str, str, str]:
    recalls = [outcome.recall for outcome in found]
    return (
        f"{fmean(recalls):.3f} [{min(recalls):.3f}..{max(recalls):.3f}]",
        f"{fmean(each.never for each in found):.1f} [..{max(each.never for each in found)}]",
        f"{fmean(each.weak for each in found):.1f}",
    )


if __name__ == "__main__":
    main()
