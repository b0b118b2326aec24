"""``judge stats``: what was solved, by level, topic and day."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import TypeVar

from judge.catalog.library import Heading
from judge.cli.context import Context
from judge.cli.parameters import Command, as_json
from judge.cli.registry import ENTRIES
from judge.cli.screen.stats_page import WEEKS, Stats, StatsPage
from judge.cli.surroundings import PROGRESS, Surroundings, look_around
from judge.study.database import Database
from judge.study.history import History, streak_of
from judge.study.schedule.day import day_of
from judge.study.schedule.log import PracticeLog
from judge.study.schedule.standing import days_of
from judge.study.store import State

_FORMAT = "judge.stats/1"
_Key = TypeVar("_Key", int, str)


def stats(context: Context, *, as_json: bool) -> None:
    """Show what was counted; outside of a workspace nothing was."""
    around = look_around(context)
    around.need_workspace()
    kept = around.history
    found = _collect(context, around, kept) if kept else None
    if found is None:
        return
    if as_json:
        context.terminal.show_json(_record(found))
    else:
        context.terminal.show(*StatsPage(found, context.locale, context.terminal).lines())


def _collect(context: Context, around: Surroundings, kept: History) -> Stats:
    problems = around.headings()
    tallies = {tally.slug: tally for tally in kept.tallies()}
    states = around.states()
    known = [states[each.slug] for each in problems if each.slug in states]
    tried = [tallies[each.slug] for each in problems if each.slug in tallies]
    days = kept.days()
    answered = around.answers.moments() if around.answers else ()
    wrote = {day_of(moment, context.zone) for moment in answered}
    practised = days_of(PracticeLog(Database(around.need_workspace().root / PROGRESS)).rows())
    today = day_of(context.now(), context.zone)
    return Stats(
        solved=sum(state is State.SOLVED for state in known),
        total=len(problems),
        tried=sum(tally.tries > 0 for tally in tried),
        first_try=sum(tally.first_try for tally in tried),
        streak=streak_of({*practised, *wrote, *(each.day for each in days)}, today),
        levels=_share(((each.level, each) for each in problems), states),
        topics=_share(((topic, each) for each in problems for topic in each.topics), states),
        days=days,
        today=today,
    )


def _share(
    pairs: Iterable[tuple[_Key, Heading]], states: Mapping[str, State]
) -> dict[_Key, tuple[int, int]]:
    """Count the solved ones and all, by key; keys in order."""
    total: Counter[_Key] = Counter()
    solved: Counter[_Key] = Counter()
    for key, problem in pairs:
        total[key] += 1
        solved[key] += states.get(problem.slug) is State.SOLVED
    return {key: (solved[key], total[key]) for key in sorted(total)}


def _record(found: Stats) -> dict[str, object]:
    first = found.today - timedelta(weeks=WEEKS)
    return {
        "format": _FORMAT,
        "today": found.today.isoformat(),
        "solved": found.solved,
        "total": found.total,
        "tried": found.tried,
        "first_try": found.first_try,
        "streak_days": found.streak.now,
        "longest_streak_days": found.streak.longest,
        "levels": [
            {"level": key, "solved": pair[0], "total": pair[1]}
            for key, pair in found.levels.items()
        ],
        "topics": [
            {"topic": key, "solved": pair[0], "total": pair[1]}
            for key, pair in found.topics.items()
        ],
        "days": [
            {"day": each.day.isoformat(), "tries": each.tries, "accepted": each.solved}
            for each in found.days
            if each.day > first
        ],
    }


COMMAND = Command("stats", stats, summary=ENTRIES["stats"].summary, params=[as_json()])
