"""``judge plan``: the days up to the interview, as a table or a calendar, and their tasks."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from judge.cli.cells import wrap
from judge.cli.context import Context
from judge.cli.desk import Desk, open_desk
from judge.cli.parameters import Argument, Command, OneOf, Option, Whole, as_json
from judge.cli.registry import ENTRIES
from judge.cli.screen.course import course_lines, course_record, event_of
from judge.cli.task import finish_task
from judge.errors import NothingMatched, UsageError
from judge.model.text import Text
from judge.study.calendar import PRODUCT, write_calendar
from judge.study.schedule.planner import Horizon, course
from judge.study.schedule.settings import PlanSettings
from judge.whole_file import replace_content

_USUAL_MINUTES = 60
_USUAL_SET = "interview"
_LONGEST_DAYS = 366
_STDOUT = "-"
_NAME = Text("Interview plan", "면접 준비 계획")
_WRITTEN = Text("wrote {file} ({days} days)", "{file} 파일을 썼습니다({days}일)")
_NO_PLAN = (
    "there is no plan yet: judge plan --date 2026-12-07 --minutes 60",
    "아직 계획이 없습니다: judge plan --date 2026-12-07 --minutes 60",
)


def plan(  # noqa: PLR0913 - what a command line says
    context: Context,
    *,
    word: str | None,
    task: str | None,
    day: str | None,
    minutes: int | None,
    scope: str | None,
    calendar: str | None,
    as_json: bool,
) -> int:
    """Make or change the plan, show it, write it as a calendar, or finish a task of it."""
    desk = open_desk(context)
    if word is not None:
        _need_plan(desk)
        if task is None:
            raise UsageError(
                "which task? judge plan done TASK; `judge plan` shows them",
                "어떤 할 일인가요? judge plan done TASK처럼 쓰세요(목록: `judge plan`)",
            )
        return finish_task(context, desk, task)
    if (day, minutes, scope) != (None, None, None):
        desk.book.keep(_settings(desk, day, minutes, scope), context.now())
        desk = desk.fresh
    settings = _need_plan(desk)
    found = course(desk.today, desk.items, desk.standings, settings.horizon)
    if calendar is not None:
        events = [event_of(desk, settings, each) for each in found.days]
        text = write_calendar(context.say(_NAME), events, context.now())
        _write_calendar(context, calendar, text, len(events))
    elif as_json:
        context.terminal.show_json(course_record(desk, settings, found))
    else:
        context.terminal.show(*course_lines(desk, settings, found))
    return 0


def _need_plan(desk: Desk) -> PlanSettings:
    if desk.plan is None:
        raise NothingMatched(*_NO_PLAN)
    return desk.plan


def _settings(desk: Desk, day: str | None, minutes: int | None, scope: str | None) -> PlanSettings:
    """Join what is asked for with the plan that there is; its first day stays."""
    before = desk.plan
    if before is None:
        if day is None:
            raise UsageError(*_NO_PLAN)
        horizon = Horizon(first=desk.today, interview=desk.today, minutes=_USUAL_MINUTES)
        before = PlanSettings(horizon=horizon, scope=_USUAL_SET)
    interview = before.horizon.interview if day is None else _read_date(desk, day)
    horizon = replace(
        before.horizon, interview=interview, minutes=minutes or before.horizon.minutes
    )
    chosen = scope or before.scope
    desk.load_set(chosen)  # its errors say what is wrong with it, before anything is kept
    return PlanSettings(horizon=horizon, scope=chosen)


def _read_date(desk: Desk, text: str) -> date:
    try:
        found = date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(
            f"--date: expected a date such as 2026-12-07, found {text!r}",
            f"--date: 2026-12-07 같은 날짜여야 하는데 {text!r}입니다",
        ) from error
    days = (found - desk.today).days
    if not 1 <= days <= _LONGEST_DAYS:
        raise UsageError(
            f"--date: {text} must be after today ({desk.today}) and within a year",
            f"--date: {text}은(는) 오늘({desk.today}) 다음 날부터 1년 안의 날짜여야 합니다",
        )
    return found


def _write_calendar(context: Context, name: str, text: str, days: int) -> None:
    """Write the calendar; a file is replaced only where it is a calendar of ours."""
    if name == _STDOUT:
        context.terminal.out.write(text)
        context.terminal.out.flush()
        return
    file = context.directory / name
    try:
        if file.exists() and not _is_ours(file):
            raise UsageError(
                f"{name} exists and is no calendar of ours; choose another name",
                f"{name}: 이미 있는 다른 파일입니다. 다른 이름을 쓰세요",
            )
        replace_content(file, text.encode())
    except OSError as error:
        raise UsageError(
            f"cannot write {name}: {error.strerror}", f"{name}에 쓸 수 없습니다: {error.strerror}"
        ) from error
    context.terminal.show(*wrap(context.say(_WRITTEN).format(file=name, days=days), 80))


def _is_ours(file: Path) -> bool:
    return f"PRODID:{PRODUCT}".encode() in file.read_bytes()[:1000]


COMMAND = Command(
    "plan",
    plan,
    summary=ENTRIES["plan"].summary,
    text=Text(
        "What is new is spread over the first 60 % of the days, the longest first; then comes what "
        "is due. The last day is short and brings nothing new. The plan is made again each day "
        "from what you did: a day that you missed needs no mending. `judge` alone shows today; "
        "`judge plan done TASK` finishes a task.",
        "새로운 것은 오래 걸리는 것부터 앞쪽 60%의 날에 나누어 넣고, 그다음에 복습할 것을 "
        "넣습니다. 마지막 날은 짧고 새로운 것이 없습니다. 계획은 그동안 한 것을 보고 날마다 다시 "
        "세우므로 하루를 빠뜨려도 고칠 것이 없습니다. `judge`만 실행하면 오늘 할 일이 나오고, "
        "`judge plan done TASK`는 할 일 하나를 마칩니다.",
    ),
    params=[
        Argument(
            "word",
            required=False,
            metavar="done",
            type=OneOf("done"),
            text=Text("Finish the task that follows.", "뒤에 적은 할 일을 마칩니다."),
        ),
        Argument(
            "task",
            required=False,
            metavar="TASK",
            text=Text("The task's name, as in the plan.", "계획에 나오는 할 일의 이름."),
        ),
        Option(
            "--date",
            "day",
            metavar="YYYY-MM-DD",
            text=Text("The day of the interview.", "면접 날짜."),
        ),
        Option(
            "--minutes",
            metavar="N",
            type=Whole(10, most=24 * 60),
            text=Text("Minutes a day; at first 60.", "하루에 쓸 시간(분). 처음 값은 60."),
        ),
        Option(
            "--set",
            "scope",
            metavar="NAME",
            text=Text(
                "What to learn, a set of problems; at first interview.",
                "준비할 문제 모음. 처음 값은 interview.",
            ),
        ),
        Option(
            "--ics",
            "calendar",
            metavar="FILE|-",
            text=Text(
                "Write the days as a calendar; reading it in again updates the days.",
                "달력 파일을 씁니다. 다시 가져오면 일정이 갱신됩니다.",
            ),
        ),
        as_json(),
    ],
)
