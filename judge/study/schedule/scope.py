"""The items of a set: what each problem, each task and each missed point gives to practise."""

from collections.abc import Callable, Iterable
from hashlib import sha256
from math import ceil

from judge.model.problem import Kind, ProblemHead
from judge.model.problem_set import ProblemSet, StudyTask
from judge.model.text import Text
from judge.model.written import Genre, WrittenProblem
from judge.study.schedule.item import USUAL_MINUTES, Item, ItemKind

Find = Callable[[str], ProblemHead | None]
"""Looks a problem up by its slug; None where there is none that can be read."""

_HEX_DIGITS = 16  # of a digest: enough to tell that something has changed


def items_of_set(chosen: ProblemSet, find: Find, points: Iterable[str]) -> tuple[Item, ...]:
    """Return all there is to practise, in the set's order; ``points`` are ids of missed ones."""
    found = [problem for slug in chosen.slugs if (problem := find(slug)) is not None]
    return (
        *(item_of_task(chosen.name, task) for task in chosen.tasks),
        *(item for problem in found for item in items_of_problem(problem)),
        *(item for problem in found for item in items_of_points(problem, points)),
    )


def items_of_problem(problem: ProblemHead) -> tuple[Item, ...]:
    """Return what a problem gives: its solution, and to say it aloud.

    Of the written questions, those that draw a system are written; all are spoken.
    """
    spoken = _item(ItemKind.SPOKEN, problem)
    match problem.kind:
        case Kind.SQL:
            return (_item(ItemKind.SQL, problem), spoken)
        case Kind.ALGORITHM | Kind.INTERACTIVE:
            return (_item(ItemKind.SOLVE, problem), spoken)
        case Kind.WRITTEN:
            written = isinstance(problem, WrittenProblem) and problem.genre is Genre.DESIGN
            return (_item(ItemKind.WRITTEN, problem), spoken) if written else (spoken,)


def items_of_points(problem: ProblemHead, points: Iterable[str]) -> tuple[Item, ...]:
    """Return the points of a problem that are among ``points``, which are ids of items."""
    if not isinstance(problem, WrittenProblem):
        return ()
    wanted = set(points)
    groups = {group.id: group.title for group in problem.groups}
    items = (
        Item(
            kind=ItemKind.POINT,
            subject=f"{problem.slug}/{point.id}",
            title=_joined(problem.title, groups[point.group]),
            minutes=USUAL_MINUTES[ItemKind.POINT],
            content=_digest(point.says),
        )
        for point in problem.points
    )
    return tuple(item for item in items if item.id in wanted)


def item_of_task(set_name: str, task: StudyTask) -> Item:
    """Return the item of a task."""
    return Item(
        kind=ItemKind.TASK,
        subject=f"{set_name}/{task.id}",
        title=task.title,
        minutes=task.minutes,
        day=task.day,
    )


def main_item(problem: ProblemHead) -> Item:
    """Return the item that handing something in belongs to.

    Of a question that is only spoken, that is to say it aloud: whoever wrote it down knows it.
    """
    return items_of_problem(problem)[0]


def _item(kind: ItemKind, problem: ProblemHead) -> Item:
    minutes = USUAL_MINUTES[kind]
    if kind is ItemKind.SPOKEN and isinstance(problem, WrittenProblem):
        minutes = max(minutes, ceil(problem.speak_seconds / 60))
    return Item(
        kind=kind,
        subject=problem.slug,
        title=problem.title,
        minutes=minutes,
        content=_digest(problem.statement),
    )


def _joined(first: Text, second: Text) -> Text:
    return Text(f"{first.en} · {second.en}", f"{first.ko} · {second.ko}")


def _digest(asked: Text) -> str:
    """Sum up what is asked; spaces and line ends do not count."""
    plain = "\0".join(" ".join(text.split()) for text in (asked.en, asked.ko))
    return sha256(plain.encode()).hexdigest()[:_HEX_DIGITS]
