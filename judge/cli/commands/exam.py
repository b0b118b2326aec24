"""``judge exam``: a mock examination, from the start to the report."""

from collections.abc import Sequence

from judge.cli.cells import wrap
from judge.cli.context import Context
from judge.cli.exam.actions import edit as edit_item
from judge.cli.exam.actions import end, hand_in, item_of, try_samples, turn_to
from judge.cli.exam.grading import gradable, grade_by_keys, grade_by_words, say_kept
from judge.cli.exam.judging import judged_report
from judge.cli.exam.queue import ask_for_tomorrow
from judge.cli.exam.report_record import report_record, status_record
from judge.cli.exam.sitting import Sitting, last, named, running
from judge.cli.exam.sitting import start as begin
from judge.cli.exam.watch import come_back, watch
from judge.cli.groups import Family
from judge.cli.options import machine_options
from judge.cli.parameters import Argument, Command, Option, Whole, as_json
from judge.cli.screen.exam_report import ReportPage
from judge.cli.screen.exam_status import rules, status
from judge.cli.screen.exam_words import span
from judge.cli.sets import load_exam
from judge.cli.surroundings import look_around
from judge.cli.trial import Trial, exit_code
from judge.errors import NothingMatched, UsageError
from judge.model.text import Locale, Text
from judge.study.exam.report import Mentioned

_FIRST = Text("next: judge exam open 1", "다음 단계: judge exam open 1")
_NO_KEYS = Text(
    "no keyboard here, so the clock is not watched: judge exam run N, judge exam submit N, "
    "judge exam status",
    "키보드가 없어 화면에 머물지 않습니다: judge exam run N, judge exam submit N, "
    "judge exam status",
)
_REPORT = Text("next: judge exam report", "다음 단계: judge exam report")
_GRADE_NEXT = Text(
    "next: judge exam grade (your own grades beside the model sentences)",
    "다음 단계: judge exam grade (모범 문장과 비교하며 스스로 채점)",
)
_SURE = Text(
    "{left} is left. End the exam? y for yes", "{left} 남았습니다. 시험을 끝낼까요? 끝내려면 y"
)


def start(
    context: Context, *, name: str, leave: bool, unsafe: bool, isolation: str | None
) -> int | None:
    """Begin, and stay with the clock where somebody sits at a keyboard."""
    around = look_around(context)
    around.need_workspace()
    sitting = begin(context, around, load_exam(around, name))
    terminal = context.terminal
    terminal.show(*status(sitting.exam, context.locale, terminal), "")
    desk = str(context.shown(sitting.room.desk))
    terminal.show(*rules(desk, context.locale, terminal))
    if context.key_within is None or leave:
        terminal.tell("", context.say(_FIRST))
        return None
    terminal.tell("")
    return _stay(context, sitting, Trial(unsafe=unsafe, isolation=isolation))


def resume(context: Context, *, unsafe: bool, isolation: str | None) -> int | None:
    """Go on with the examination that runs; where it is over, show its report."""
    sitting = last(context, look_around(context))
    if sitting is None:
        raise NothingMatched(
            "there was no exam yet; `judge exam start SET` starts one (`judge list --sets`)",
            "아직 치른 모의시험이 없습니다. `judge exam start 모음`으로 시작하세요"
            "(`judge list --sets`)",
        )
    trial = Trial(unsafe=unsafe, isolation=isolation)
    if sitting.exam.end is not None:
        return _report(context, sitting, trial)
    sitting = come_back(context, sitting)
    terminal = context.terminal
    terminal.show(*status(sitting.exam, context.locale, terminal))
    if context.key_within is None and sitting.exam.end is None:
        terminal.tell("", *wrap(context.say(_NO_KEYS), terminal.width))
        return None
    return _stay(context, sitting, trial)


def _stay(context: Context, sitting: Sitting, trial: Trial) -> int | None:
    sitting = watch(context, sitting, trial)
    return _report(context, sitting, trial) if sitting.exam.end is not None else None


def _report(context: Context, sitting: Sitting, trial: Trial, *, as_json: bool = False) -> int:
    """Judge what is left to judge, and show everything."""
    report = judged_report(context, sitting, trial)
    ask_for_tomorrow(context, sitting, report)
    if as_json:
        context.terminal.show_json(report_record(report))
    else:
        context.terminal.show(*ReportPage(report, context.locale, context.terminal).lines())
        written = [item for item in report.items if isinstance(item.outcome, Mentioned)]
        if any(not item.grades for item in written):
            context.terminal.tell("", context.say(_GRADE_NEXT))
    return 0


def show_status(context: Context, *, as_json: bool) -> None:
    """Show the clock and the items."""
    sitting = named(context, look_around(context), None)
    if as_json:
        context.terminal.show_json(status_record(sitting.exam))
    else:
        context.terminal.show(*status(sitting.exam, context.locale, context.terminal))


def open_item(context: Context, *, number: int | None, should_edit: bool) -> None:
    """Show an item, and edit it where that is wished."""
    sitting = come_back(context, running(context, look_around(context)))
    item = item_of(sitting.exam, number)
    sitting = turn_to(context, sitting, item)
    if should_edit:
        edit_item(context, sitting, item)


def run(context: Context, *, number: int | None, unsafe: bool, isolation: str | None) -> int:
    """Run the samples of an item; the exit code is that of `judge run`."""
    sitting = come_back(context, running(context, look_around(context)))
    trial = Trial(unsafe=unsafe, isolation=isolation)
    _, result = try_samples(context, sitting, item_of(sitting.exam, number), trial)
    return exit_code(result)


def submit(context: Context, *, number: int | None) -> int:
    """Hand in an item; exit code 1 where the time is over."""
    sitting = come_back(context, running(context, look_around(context)))
    before = len(sitting.exam.submitted)
    after = hand_in(context, sitting, item_of(sitting.exam, number))
    return 0 if len(after.exam.submitted) > before else 1


def finish(context: Context, *, yes: bool) -> None:
    """End the examination early."""
    sitting = come_back(context, running(context, look_around(context)))
    if not yes and not _is_sure(context, sitting):
        return
    end(sitting)
    context.terminal.tell(context.say(_REPORT))


def _is_sure(context: Context, sitting: Sitting) -> bool:
    if context.key is None:
        raise UsageError(
            "to end the exam say --yes: what is handed in then cannot be changed",
            "시험을 끝내려면 --yes를 붙이세요. 끝낸 뒤에는 답을 바꿀 수 없습니다",
        )
    left = span(sitting.exam.left_seconds, context.locale)
    context.terminal.tell(context.say(_SURE).format(left=left))
    return context.key() == "y"


def report(
    context: Context, *, name: str | None, unsafe: bool, isolation: str | None, as_json: bool
) -> int:
    """Show the report of an examination that is over; UsageError while it runs."""
    sitting = _over(context, name)
    return _report(context, sitting, Trial(unsafe=unsafe, isolation=isolation), as_json=as_json)


def grade(
    context: Context, *, name: str | None, words: Sequence[str], unsafe: bool, isolation: str | None
) -> None:
    """Take the learner's own grades of written answers, by key or by word."""
    sitting = _over(context, name)
    trial = Trial(unsafe=unsafe, isolation=isolation)
    points = gradable(judged_report(context, sitting, trial))
    count = (
        grade_by_words(sitting, points, words) if words else grade_by_keys(context, sitting, points)
    )
    context.terminal.tell(say_kept(context, count))


def _over(context: Context, name: str | None) -> Sitting:
    """Return an examination that is over; UsageError while it runs."""
    sitting = named(context, look_around(context), name)
    if sitting.exam.end is None:
        en, ko = (span(sitting.exam.left_seconds, locale) for locale in Locale)
        raise UsageError(
            f"the exam is running ({en} left); hidden cases are judged after the end; "
            "judge exam finish ends it now",
            f"시험이 진행 중입니다({ko} 남음). 숨은 케이스는 끝난 뒤에 채점합니다. "
            "지금 끝내려면 judge exam finish",
        )
    return sitting


def _id() -> Argument:
    return Argument(
        "name",
        required=False,
        metavar="ID",
        text=Text("Which exam; by default the last one.", "모의시험. 기본값은 가장 최근 것."),
    )


def _number() -> Argument:
    return Argument(
        "number",
        required=False,
        metavar="N",
        type=Whole(1),
        text=Text(
            "The item's number; by default the current one.", "문제 번호. 기본값은 지금 문제."
        ),
    )


_START = Command(
    "start",
    start,
    summary=Text("Start the clock.", "시험을 시작합니다."),
    text=Text(
        "On a terminal the clock stays on the screen, with keys for everything; other terminals "
        "and editors may be used beside it.",
        "터미널에서는 남은 시간과 단축키가 화면에 남습니다. 다른 터미널과 편집기를 함께 쓸 수 "
        "있습니다.",
    ),
    params=[
        Argument(
            "name",
            metavar="SET",
            text=Text(
                "The set's name, or its file (`judge list --sets`).",
                "문제 모음의 이름 또는 파일(`judge list --sets`).",
            ),
        ),
        Option(
            "--leave",
            is_flag=True,
            text=Text(
                "Only start the clock, and leave its screen.",
                "시험 화면에 머물지 않고 시작만 합니다.",
            ),
        ),
        *machine_options(),
    ],
)
_RESUME = Command(
    "resume",
    resume,
    summary=Text("Go on (the same as `judge exam`).", "이어서 합니다(`judge exam`과 같음)."),
    params=[*machine_options()],
)
_STATUS = Command(
    "status",
    show_status,
    summary=Text("Show the clock and the items.", "남은 시간과 문제를 봅니다."),
    params=[as_json()],
)
_OPEN = Command(
    "open",
    open_item,
    summary=Text(
        "Read an item; its time counts from now.", "문제를 엽니다. 시간도 이 문제에 더합니다."
    ),
    params=[
        _number(),
        Option(
            "--edit",
            "should_edit",
            is_flag=True,
            text=Text("Open its file in your editor.", "파일을 편집기로 엽니다."),
        ),
    ],
)
_RUN = Command(
    "run",
    run,
    summary=Text("Run the samples of an item.", "예제를 실행합니다."),
    params=[_number(), *machine_options()],
)
_SUBMIT = Command(
    "submit",
    submit,
    summary=Text("Hand in an item, to be judged after the end.", "답을 제출합니다(끝난 뒤 채점)."),
    params=[_number()],
)
_FINISH = Command(
    "finish",
    finish,
    summary=Text("End the exam before the time is over.", "시간이 남아도 시험을 끝냅니다."),
    params=[
        Option("--yes", is_flag=True, text=Text("Do not ask.", "묻지 않고 끝냅니다.")),
    ],
)
_REPORT_COMMAND = Command(
    "report",
    report,
    summary=Text("Judge everything and say how it went.", "모두 채점하고 결과를 보여 줍니다."),
    params=[
        _id(),
        *machine_options(),
        as_json(),
    ],
)
_GRADE = Command(
    "grade",
    grade,
    summary=Text("Grade your written answers yourself.", "서술형 답을 스스로 채점합니다."),
    params=[
        _id(),
        Option(
            "--point",
            "words",
            multiple=True,
            metavar="SLUG/POINT=N",
            text=Text(
                "A grade of 0, 1 or 2, without being asked (may be repeated).",
                "묻지 않고 요점에 0, 1, 2점을 줍니다(여러 번 가능).",
            ),
        ),
        *machine_options(),
    ],
)
COMMAND = Family(
    "exam",
    *(_START, _RESUME, _STATUS, _OPEN, _RUN, _SUBMIT, _FINISH, _REPORT_COMMAND, _GRADE),
    alone="resume",
)
