"""``judge notes``: make a note, fill in what we know, and hold it against the facts."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from judge.catalog.library import list_problems
from judge.catalog.workspace import NOTES, SOLUTIONS
from judge.cli.alternatives import time_program
from judge.cli.context import Context
from judge.cli.editor import open_in_editor
from judge.cli.evidence import Lab, evidence_on, note_file
from judge.cli.groups import FamilyOfOne
from judge.cli.note_desk import NoteDesk, sit_down
from judge.cli.options import machine_options, problem_argument
from judge.cli.parameters import Argument, Command, Option, as_json
from judge.cli.problem_name import ProblemName
from judge.cli.screen.notes import broken_record, report_lines, report_record
from judge.cli.screen.questions import QuestionPage, questions_record
from judge.cli.selection import Asked, read_submission
from judge.cli.surroundings import Surroundings, look_around
from judge.cli.trial import Trial
from judge.errors import ContentError, NothingMatched, UsageError
from judge.model.growth import GrowthReading
from judge.model.problem import Problem
from judge.model.sql_problem import AnyProblem
from judge.model.text import Text
from judge.study.notes.check import check_note
from judge.study.notes.document import load_note
from judge.study.notes.facts import Knowledge, Tried, facts_of
from judge.study.notes.finding import Report
from judge.study.notes.template import variant_of
from judge.study.questions.ask import Record, questions_of

_FORMAT = "judge.notes/1"
_MOST_QUESTIONS = 7  # unasked; an interviewer has no time for more
_NEXT = Text("next: judge notes check {slug}", "다음 단계: judge notes check {slug}")
_NONE = Text(
    "no notes yet; judge notes SLUG makes one",
    "아직 노트가 없습니다. judge notes 문제이름으로 만드세요",
)


def open_note(  # noqa: PLR0913 - what a command line may say
    context: Context,
    *,
    name: str,
    confirm: bool,
    measure: bool,
    rejected: str | None,
    should_open: bool,
    **machine: Any,
) -> None:
    """Make the note where it is missing, else fill in what we know."""
    desk = sit_down(context, name)
    variant_of(desk.problem)  # a question without notes is refused before anything runs
    trial = Trial(**machine)
    with Lab(context=context, around=desk.around, trial=trial, fresh=measure) as lab:
        known = Knowledge(
            attempts=desk.attempts,
            readings=_growth(desk, lab, measure=measure),
            tried=_times(desk, lab, rejected) if rejected else (),
        )
    facts = facts_of(known, context.locale, context.zone)
    if not desk.file.exists():
        desk.make(facts)
    else:
        desk.refresh(facts)
    if confirm:
        desk.confirm()
    if should_open:
        open_in_editor(context, desk.workspace, desk.file)
    context.terminal.tell(context.say(_NEXT).format(slug=desk.around.name_of(desk.problem.folder)))


def _growth(desk: NoteDesk, lab: Lab, *, measure: bool) -> tuple[GrowthReading, ...]:
    """Measure, or recall what was measured of this code before."""
    return lab.measure(desk.problem, desk.need_submission()) if measure else desk.known_growth


def _times(desk: NoteDesk, lab: Lab, rejected: str) -> tuple[Tried, ...]:
    """Time a file that is named from here or from the folder of the note."""
    problem = desk.problem
    if not isinstance(problem, Problem):
        raise UsageError(
            f"{problem.slug} is not solved by a program that could be timed",
            f"{problem.slug}: 시간을 잴 프로그램으로 푸는 문제가 아닙니다",
        )
    here = desk.context.directory / rejected
    path = here if here.exists() else desk.file.parent / rejected
    asked = Asked(target=rejected)
    submission = read_submission(path, problem, asked, desk.around.dialect)
    return time_program(desk.context, problem, submission, lab)


def check(
    context: Context, *, names: Sequence[str], strict: bool, as_json: bool, **words: Any
) -> int:
    """Hold notes against the facts; 1 where a claim is contradicted, 3 where one is no note."""
    around = look_around(context)
    code, records = 0, []
    trial = Trial(unsafe=words["unsafe"], isolation=words["isolation"])
    with Lab(context=context, around=around, trial=trial, fresh=words["fresh"]) as lab:
        for problem in _wanted(context, around, names):
            file = note_file(around.need_workspace(), problem.slug)
            try:
                report = check_note(load_note(file), evidence_on(context, around, problem, lab))
            except ContentError as error:
                code = ContentError.exit_code
                records.append(broken_record(problem.slug, file, error.mistakes))
                if not as_json:
                    context.terminal.tell(error.say(context.locale))
                continue
            code = max(code, _code(report, strict=strict))
            if not as_json:
                _show(context, report, problem, file, first=not records)
            records.append(report_record(report, file))
    if as_json:
        context.terminal.show_json({"format": _FORMAT, "notes": records})
    return code


def _show(
    context: Context, report: Report, problem: AnyProblem, file: Path, *, first: bool
) -> None:
    shown, locale, terminal = context.shown(file), context.locale, context.terminal
    lines = report_lines(report, shown, problem.title, locale, terminal)
    terminal.show(*([] if first else [""]), *lines)


def _code(report: Report, *, strict: bool) -> int:
    return 1 if report.contradicted or (strict and report.stale is not None) else 0


def _wanted(context: Context, around: Surroundings, names: Sequence[str]) -> Iterator[AnyProblem]:
    """Yield the problems whose notes are asked for, or all that have notes."""
    workspace = around.need_workspace()
    if names:
        for name in names:
            problem = around.load(around.find(name))
            if not note_file(workspace, problem.slug).exists():
                variant_of(problem)  # a question without notes is told so
                typed = around.name_of(problem.folder)
                raise NothingMatched(
                    f"there is no note on {problem.slug}; judge notes {typed} makes one",
                    f"{problem.slug}: 노트가 없습니다. judge notes {typed}로 만드세요",
                )
            yield problem
        return
    slugs = {file.parent.name for file in (workspace.root / SOLUTIONS).glob(f"*/{NOTES}")}
    folders = [folder for folder in list_problems(around.roots) if folder.name in slugs]
    if not folders:
        context.terminal.tell(context.say(_NONE))
    yield from (around.load(folder) for folder in folders)


def questions(
    context: Context, *, name: str, everything: bool, keywords: bool, as_json: bool
) -> None:
    """Show the questions that the record gives."""
    desk = sit_down(context, name)
    record = Record(
        problem=desk.problem,
        submission=desk.submission,
        attempts=desk.attempts,
        note=load_note(desk.file) if desk.file.exists() else None,
        readings=desk.known_growth,
    )
    found = questions_of(record, context.zone)
    if as_json:
        context.terminal.show_json(questions_record(desk.problem.slug, found))
        return
    shown = found if everything else found[:_MOST_QUESTIONS]
    page = QuestionPage(locale=context.locale, terminal=context.terminal, keywords=keywords)
    context.terminal.show(*page.lines(desk.problem, shown, len(found)))


_OPEN = Command(
    "open",
    open_note,
    summary=Text("Make a note, or fill in what we know.", "노트를 만들거나 사실을 새로 채웁니다."),
    text=Text(
        "judge notes SLUG is the same. The note is solutions/SLUG/notes.md; what stands between "
        "<!-- judge:... --> and <!-- /judge --> is written anew, your own words never.",
        "judge notes SLUG와 같습니다. 노트는 solutions/SLUG/notes.md입니다. "
        "<!-- judge:... -->와 <!-- /judge --> 사이만 새로 쓰고, 직접 쓴 글은 건드리지 않습니다.",
    ),
    params=[
        problem_argument("name"),
        Option(
            "--open",
            "should_open",
            is_flag=True,
            text=Text("Open it in your editor.", "편집기로 엽니다."),
        ),
        Option(
            "--confirm",
            is_flag=True,
            text=Text(
                "Say that the note explains the code as it is now.",
                "지금 코드에 대한 노트라고 표시합니다.",
            ),
        ),
        Option(
            "--measure",
            is_flag=True,
            text=Text(
                "Measure how your solution grows, and put that in.",
                "풀이의 복잡도를 측정해서 넣습니다.",
            ),
        ),
        Option(
            "--time",
            "rejected",
            metavar="FILE",
            text=Text(
                "Time a program that you rejected, and put that in.",
                "버린 풀이의 시간을 재서 넣습니다.",
            ),
        ),
        *machine_options(),
    ],
)
_CHECK = Command(
    "check",
    check,
    summary=Text("Hold notes against the facts.", "노트의 주장을 사실과 비교합니다."),
    text=Text(
        "Each claim is consistent with what is known, contradicted by a fact, or unknown. Exit "
        "code 1 where one is contradicted, 3 where the head of a note is broken.",
        "주장마다 가능(어긋나지 않음), 반박됨, 모름 가운데 하나로 답합니다. 반박된 주장이 있으면 "
        "종료 코드 1, 머리말이 잘못되었으면 3입니다.",
    ),
    params=[
        Argument(
            "names",
            nargs=-1,
            metavar="SLUG",
            type=ProblemName(),
            text=Text("Problems; by default all with notes.", "문제 이름. 생략하면 모든 노트."),
        ),
        Option(
            "--strict",
            is_flag=True,
            text=Text(
                "Exit code 1 for a stale note, too.", "오래된 노트도 종료 코드 1로 알립니다."
            ),
        ),
        Option(
            "--fresh",
            is_flag=True,
            text=Text(
                "Measure growth anew, although it is known.",
                "이미 측정한 복잡도도 다시 측정합니다.",
            ),
        ),
        *machine_options(),
        as_json(),
    ],
)
_QUESTIONS = Command(
    "questions",
    questions,
    summary=Text("What an interviewer would ask about it.", "면접관이 물을 만한 질문을 봅니다."),
    text=Text(
        "The questions come from facts of this very code: cases that failed, what was measured, "
        "what the code does, what the note rejects. The most specific come first.",
        "질문은 모두 이 코드의 사실에서 나옵니다. 실패한 케이스, 측정값, 코드가 하는 일, 노트에 "
        "적은 "
        "버린 방법으로 만들며, 가장 구체적인 질문부터 보여 줍니다.",
    ),
    params=[
        problem_argument("name"),
        Option(
            "--all",
            "everything",
            is_flag=True,
            text=Text("All of them, not only seven.", "일곱 개만이 아니라 모두 보여 줍니다."),
        ),
        Option(
            "--keywords",
            is_flag=True,
            text=Text(
                "Show words that a good answer is likely to hold.",
                "좋은 답에 나올 만한 낱말도 보여 줍니다.",
            ),
        ),
        as_json(),
    ],
)
COMMAND = FamilyOfOne(
    "notes",
    _OPEN,
    _CHECK,
    _QUESTIONS,
    text=Text(
        "judge notes SLUG is judge notes open SLUG: it makes solutions/SLUG/notes.md, or fills in "
        "your attempts and times. See docs/notes.md.",
        "judge notes SLUG는 judge notes open SLUG와 같습니다. solutions/SLUG/notes.md를 만들거나 "
        "제출과 시간을 채웁니다. docs/notes.ko.md를 보세요.",
    ),
)
