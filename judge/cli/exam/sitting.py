"""Who sits an examination: its room, found or laid out, and the state in which it is now."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from judge.catalog.suggestion import did_you_mean
from judge.catalog.workspace import ANSWER, SOLUTIONS, Workspace
from judge.cli.context import Context
from judge.cli.selection import choose_dialect
from judge.cli.stub import answer_stub, sql_stub, stub_for, style_for
from judge.cli.surroundings import EXAMS, Surroundings
from judge.errors import NothingMatched, UsageError
from judge.frozen import frozen
from judge.languages.registry import by_id
from judge.model.problem import Problem
from judge.model.problem_set import ProblemSet
from judge.model.sql_problem import AnyProblem, SqlProblem
from judge.model.text import Locale
from judge.model.written import WrittenProblem
from judge.study.exam.clock import Moment
from judge.study.exam.event import Began, Item
from judge.study.exam.room import Room, rooms
from judge.study.exam.timeline import Exam

_DESKS = Path(SOLUTIONS) / "exams"


@frozen
class Sitting:
    """A room, with how the examination stands in it."""

    around: Surroundings
    room: Room
    exam: Exam

    @property
    def workspace(self) -> Workspace:
        """The workspace in which it is sat."""
        return self.around.need_workspace()

    def problem(self, item: int) -> AnyProblem:
        """Read the problem of an item; NothingMatched where it is gone."""
        return self.around.load(self.around.find(self.exam.items[item].slug))


def all_rooms(context: Context, around: Surroundings) -> list[Room]:
    """Return the examinations of the workspace in the order of their beginning."""
    root = around.need_workspace().root
    return rooms(root / EXAMS, root / _DESKS, lambda: moment_of(context))


def moment_of(context: Context) -> Moment:
    """Read both clocks."""
    ticks, boot = context.uptime()
    return Moment(wall=context.now(), ticks=ticks, boot=boot)


def running(context: Context, around: Surroundings) -> Sitting:
    """Return the examination that runs; NothingMatched says how to start one."""
    sitting = last(context, around)
    if sitting is not None and sitting.exam.end is not None:
        raise NothingMatched(
            f"the exam {sitting.room.id} is over, and nothing can be changed; next: "
            "judge exam report",
            f"{sitting.room.id} 모의시험은 끝나서 바꿀 수 없습니다. 다음 단계: judge exam report",
        )
    if sitting is None:
        raise NothingMatched(
            "no exam is running; `judge exam start SET` starts one (`judge list --sets`)",
            "진행 중인 모의시험이 없습니다. `judge exam start 모음`으로 시작하세요"
            "(`judge list --sets`)",
        )
    return sitting


def last(context: Context, around: Surroundings) -> Sitting | None:
    """Return the examination that was begun last; None where there never was one."""
    found = all_rooms(context, around)
    if not found:
        return None
    return Sitting(around=around, room=found[-1], exam=found[-1].stand())


def named(context: Context, around: Surroundings, id_: str | None) -> Sitting:
    """Return the examination called ``id_``, the last one for None; NothingMatched otherwise."""
    found = all_rooms(context, around)
    if not found:
        raise NothingMatched("there was no exam yet", "아직 치른 모의시험이 없습니다")
    for room in found:
        if room.id == (id_ or found[-1].id):
            return Sitting(around=around, room=room, exam=room.stand())
    hint = did_you_mean(id_ or "", [room.id for room in reversed(found)])
    raise NothingMatched(f"there is no exam {id_}{hint.en}", f"{id_} 모의시험이 없습니다.{hint.ko}")


def start(context: Context, around: Surroundings, content: ProblemSet) -> Sitting:
    """Lay out the files of a new examination and start its clock.

    UsageError while another one runs, or where a problem is not of our own format.
    """
    workspace = around.need_workspace()
    before = last(context, around)
    if before is not None and before.exam.end is None:
        raise UsageError(
            f"the exam {before.room.id} is running; `judge exam` goes on with it, "
            "`judge exam finish` ends it",
            f"{before.room.id} 모의시험이 진행 중입니다. `judge exam`으로 이어서 하거나 "
            "`judge exam finish`로 끝내세요",
        )
    problems = [around.load(around.find(slug)) for slug in content.slugs]
    beginnings = {each.slug: _beginning(each, workspace, context.locale) for each in problems}
    id_ = _free_id(content.name, context, [room.id for room in all_rooms(context, around)])
    root = workspace.root
    room = Room(root / EXAMS / id_, root / _DESKS / id_, lambda: moment_of(context))
    plan = Began(
        id=id_,
        set_name=content.name,
        title=content.title,
        seconds=60.0 * (content.minutes or 0),
        items=tuple(_item(each, beginnings[each.slug][1]) for each in problems),
    )
    return Sitting(around=around, room=room, exam=room.begin(plan, beginnings))


def _item(problem: AnyProblem, text: str) -> Item:
    digest = sha256(text.encode()).hexdigest()
    return Item(slug=problem.slug, kind=problem.kind, title=problem.title, beginning=digest)


def _beginning(problem: AnyProblem, workspace: Workspace, locale: Locale) -> tuple[str, str]:
    """Return the name of the file to start from, and its text."""
    match problem:
        case WrittenProblem():
            return ANSWER, answer_stub(problem, locale)
        case SqlProblem():
            dialect = choose_dialect(problem, None, workspace.settings.sql_dialect)
            return "solution.sql", sql_stub(problem, dialect)
        case Problem():
            if problem.package is not None:
                raise UsageError(
                    f"{problem.slug} is an ICPC package, which an exam cannot hold",
                    f"{problem.slug}: ICPC 패키지는 모의시험에 넣을 수 없습니다",
                )
            chosen = by_id(workspace.settings.language)
            style = style_for(problem, chosen, None)
            return f"solution.{chosen.extensions[0]}", stub_for(problem, chosen, style)


def _free_id(name: str, context: Context, taken: Sequence[str]) -> str:
    """Name an examination by its local time, so that names are in order, and its set."""
    wanted = f"{context.now().astimezone(context.zone):%Y-%m-%d-%H%M}-{name}"
    names = (wanted, *(f"{wanted}-{number}" for number in range(2, len(taken) + 3)))
    return next(each for each in names if each not in taken)
