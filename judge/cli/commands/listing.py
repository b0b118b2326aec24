"""``judge list``: every problem with its level, its topics and how far the learner is."""

from collections.abc import Iterable

from judge.catalog.library import list_problems, list_sets
from judge.catalog.suggestion import did_you_mean
from judge.cli.context import Context
from judge.cli.parameters import Argument, Command, OneOf, Option, Whole, as_json
from judge.cli.registry import ENTRIES
from judge.cli.screen.table import table
from judge.cli.sets import read_sets
from judge.cli.surroundings import Surroundings, look_around
from judge.cli.terminal import Color
from judge.errors import ContentError, NothingMatched
from judge.frozen import frozen
from judge.model.problem_set import ProblemSet, SetKind
from judge.model.sql_problem import AnyProblem
from judge.model.text import Text

_FORMAT = "judge.list/1"
_CONTENT_INVALID = 3
_STATES: dict[str, Text] = {
    "new": Text("", ""),
    "tried": Text("tried", "도전 중"),
    "solved": Text("solved", "해결"),
}
_COLORS: dict[str, Color | None] = {"new": None, "tried": "yellow", "solved": "green"}
_HEADINGS = (
    Text("Problem", "문제"),
    Text("Level", "레벨"),
    Text("State", "상태"),
    Text("Title", "제목"),
    Text("Topics", "주제"),
)
_SETS_FORMAT = "judge.sets/1"
_SET_HEADINGS = (
    Text("Set", "모음"),
    Text("Kind", "종류"),
    Text("Minutes", "시간(분)"),
    Text("Problems", "문제 수"),
    Text("Title", "제목"),
)
_KINDS = {SetKind.EXAM: Text("exam", "모의시험"), SetKind.STUDY: Text("study", "학습")}
_EXAM_NEXT = Text("start one: judge exam start NAME", "모의시험 시작: judge exam start 이름")
_COUNT = Text("{shown} of {total} problems", "전체 {total}문제 중 {shown}문제")


@frozen
class Filter:
    """What a problem has to be like; None lets all through."""

    word: str | None
    topic: str | None
    level: int | None
    state: str | None

    def accepts(self, problem: AnyProblem, state: str) -> bool:
        """Whether ``problem`` is to be shown."""
        names = (problem.slug, problem.title.en, problem.title.ko)
        return (
            (self.word is None or any(self.word.casefold() in name.casefold() for name in names))
            and (self.topic is None or self.topic in problem.topics)
            and (self.level is None or self.level == problem.level)
            and (self.state is None or self.state == state)
        )


def list_problems_of(context: Context, *, as_json: bool, show_sets: bool, **words: object) -> int:
    """Show the problems that pass the filter; broken ones are told on the way, with exit code 3."""
    around = look_around(context)
    if show_sets:
        return _list_sets(context, around, as_json=as_json)
    wanted = Filter(**words)  # type: ignore[arg-type]  # click converted them
    states = around.states()
    problems, broken = [], False
    for folder in list_problems(around.roots):
        try:
            problems.append(around.glance(folder))
        except ContentError as error:
            broken = True
            context.terminal.tell(error.say(context.locale))
    rows = [(problem, str(states.get(problem.slug, "new"))) for problem in problems]
    shown = [(problem, state) for problem, state in rows if wanted.accepts(problem, state)]
    if not shown and problems:
        raise _nothing(wanted, problems)
    if as_json:
        context.terminal.show_json(_record(shown))
    else:
        _show(context, shown, len(problems))
    return _CONTENT_INVALID if broken else 0


def _list_sets(context: Context, around: Surroundings, *, as_json: bool) -> int:
    """Show the sets; a broken one is told, with exit code 3."""
    reads = read_sets(around, list_sets(around.roots))
    broken = [read.mistakes for read in reads if read.mistakes]
    for error in broken:
        context.terminal.tell(error.say(context.locale))
    sets = [read.content for read in reads if read.content]
    if as_json:
        context.terminal.show_json({"format": _SETS_FORMAT, "sets": [*map(_set_record, sets)]})
    elif sets:
        cells = [
            (
                each.name,
                context.say(_KINDS[each.kind]),
                str(each.minutes or ""),
                str(len(each.slugs)),
                context.say(each.title),
            )
            for each in sets
        ]
        headings = [context.say(heading) for heading in _SET_HEADINGS]
        context.terminal.show(*table(headings, cells, context.terminal))
        context.terminal.tell("", context.say(_EXAM_NEXT))
    return _CONTENT_INVALID if broken else 0


def _set_record(each: ProblemSet) -> dict[str, object]:
    return {
        "name": each.name,
        "kind": each.kind.value,
        "title": {"en": each.title.en, "ko": each.title.ko},
        "minutes": each.minutes,
        "problems": list(each.slugs),
        "tasks": [{"id": task.id, "minutes": task.minutes, "day": task.day} for task in each.tasks],
        "file": str(each.file),
    }


def _nothing(wanted: Filter, problems: Iterable[AnyProblem]) -> NothingMatched:
    hint = Text("", "")
    if wanted.topic is not None:
        hint = did_you_mean(wanted.topic, sorted({t for each in problems for t in each.topics}))
    return NothingMatched(
        f"no problem is like that{hint.en}", f"해당하는 문제가 없습니다.{hint.ko}"
    )


def _show(context: Context, rows: list[tuple[AnyProblem, str]], total: int) -> None:
    ordered = sorted(rows, key=lambda row: (row[0].level, row[0].slug))
    cells = [
        (
            problem.slug,
            str(problem.level),
            context.say(_STATES[state]),
            context.say(problem.title),
            ", ".join(problem.topics),
        )
        for problem, state in ordered
    ]
    headings = [context.say(heading) for heading in _HEADINGS]
    colors = [_COLORS[state] for _, state in ordered]
    context.terminal.show(*table(headings, cells, context.terminal, colors=colors))
    context.terminal.tell("", context.say(_COUNT).format(shown=len(rows), total=total))


def _record(rows: list[tuple[AnyProblem, str]]) -> dict[str, object]:
    return {
        "format": _FORMAT,
        "problems": [
            {
                "slug": problem.slug,
                "kind": problem.kind.value,
                "title": {"en": problem.title.en, "ko": problem.title.ko},
                "level": problem.level,
                "topics": list(problem.topics),
                "state": state,
                "folder": str(problem.folder),
            }
            for problem, state in rows
        ],
    }


COMMAND = Command(
    "list",
    list_problems_of,
    summary=ENTRIES["list"].summary,
    params=[
        Argument(
            "word",
            required=False,
            text=Text("Part of a name or title.", "문제 이름이나 제목의 일부."),
        ),
        Option("--topic", metavar="TOPIC", text=Text("Only this topic: hash.", "이 주제만: hash.")),
        Option("--level", metavar="N", type=Whole(1), text=Text("Only this level.", "이 레벨만.")),
        Option(
            "--state",
            metavar="new|tried|solved",
            type=OneOf(*_STATES),
            text=Text("Only problems in this state.", "이 상태의 문제만."),
        ),
        Option(
            "--sets",
            "show_sets",
            is_flag=True,
            text=Text(
                "The sets instead: mock examinations, and what to study.",
                "문제 대신 문제 모음(모의시험, 학습용)을 봅니다.",
            ),
        ),
        as_json(),
    ],
)
