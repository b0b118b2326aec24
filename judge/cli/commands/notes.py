"""``judge notes``: make a note, fill in what we know, and hold it against the facts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from judge.catalog.library import list_problems
from judge.catalog.workspace import NOTES, SOLUTIONS, Workspace
from judge.cli.alternatives import time_program
from judge.cli.context import Context
from judge.cli.editor import open_in_editor
from judge.cli.evidence import Lab, attempts_at, current, evidence_on, note_file, today
from judge.cli.groups import FamilyOfOne
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
from judge.model.submission import Submission
from judge.model.text import Text
from judge.study.notes.check import check_note
from judge.study.notes.document import load_note
from judge.study.notes.facts import Knowledge, Tried, facts_of
from judge.study.notes.files import confirmed, create, rewrite
from judge.study.notes.finding import Report
from judge.study.notes.fingerprint import code_hash
from judge.study.notes.markers import Region, regions_in, with_facts
from judge.study.notes.template import Beginning, new_note, template_file, variant_of
from judge.study.questions.ask import Record, questions_of
from judge.study.store import Attempt

_FORMAT = "judge.notes/1"
_MOST_QUESTIONS = 7  # unasked; an interviewer has no time for more
_MADE = Text("made {file}", "{file} 파일을 만들었습니다")
_REFRESHED = Text(
    "{file}: filled in {regions}",
    "{file}: {regions} 항목을 새로 채웠습니다",
)
_FRESH = Text("{file}: nothing new to fill in", "{file}: 새로 채울 것이 없습니다")
_CONFIRMED = Text(
    "{file}: explains the code as it is now", "{file}: 지금 코드에 대한 노트로 표시했습니다"
)
_NO_PLACE = Text(
    "{file} has no place for facts; where you want them, put these two lines:\n"
    "<!-- judge:mistakes -->\n<!-- /judge -->",
    "{file}에 judge가 채울 자리가 없습니다. 원하는 곳에 다음 두 줄을 넣으세요:\n"
    "<!-- judge:mistakes -->\n<!-- /judge -->",
)
_NEXT = Text("next: judge notes check {slug}", "다음 단계: judge notes check {slug}")
_NONE = Text(
    "no notes yet; judge notes SLUG makes one",
    "아직 노트가 없습니다. judge notes 문제이름으로 만드세요",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """One problem's note, and what it is made from."""

    context: Context
    around: Surroundings
    workspace: Workspace
    problem: AnyProblem
    file: Path
    submission: Submission | None
    attempts: tuple[Attempt, ...]

    @property
    def shown(self) -> Path:
        """The file as one would type it here."""
        return self.context.shown(self.file)

    def tell(self, text: Text, **words: object) -> None:
        """Say something about the file."""
        self.context.terminal.show(self.context.say(text).format(file=self.shown, **words))

    @property
    def code_hash(self) -> str | None:
        """Of the code as it is now."""
        now = self.submission
        return None if now is None else code_hash(now.source, now.language)

    def need_submission(self) -> Submission:
        """Return the code as it is now; UsageError where there is none."""
        if self.submission is None:
            slug = self.problem.slug
            raise UsageError(
                f"there is no solution of {slug} yet; judge new {slug}",
                f"{slug}: 아직 풀이가 없습니다. judge new {slug}로 시작하세요",
            )
        return self.submission

    @property
    def attempt(self) -> int | None:
        """The latest attempt with the code as it is now."""
        wanted = self.code_hash
        fitting = (
            each.id
            for each in reversed(self.attempts)
            if code_hash(each.source, each.result.language) == wanted
        )
        return next(fitting, None)


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
    desk = _sit_down(context, name)
    variant_of(desk.problem)  # a question without notes is refused before anything runs
    with Lab(context=context, around=desk.around, trial=Trial(**machine)) as lab:
        known = Knowledge(
            attempts=desk.attempts,
            readings=_growth(desk, lab) if measure else (),
            tried=_times(desk, lab, rejected) if rejected else (),
        )
    facts = facts_of(known, context.locale, context.zone)
    if not desk.file.exists():
        _make(desk, facts)
    else:
        _refresh(desk, facts)
    if confirm:
        _confirm(desk)
    if should_open:
        open_in_editor(context, desk.workspace, desk.file)
    context.terminal.tell(context.say(_NEXT).format(slug=desk.problem.slug))


def _growth(desk: _Desk, lab: Lab) -> tuple[GrowthReading, ...]:
    return lab.measure(desk.problem, desk.need_submission())


def _times(desk: _Desk, lab: Lab, rejected: str) -> tuple[Tried, ...]:
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


def _sit_down(context: Context, name: str) -> _Desk:
    around = look_around(context)
    problem = around.load(around.find(name))
    workspace = around.need_workspace()
    selection = current(context, workspace, problem.slug)
    return _Desk(
        context=context,
        around=around,
        workspace=workspace,
        problem=problem,
        file=note_file(workspace, problem.slug),
        submission=selection.submission if selection else None,
        attempts=attempts_at(around, problem.slug),
    )


def _make(desk: _Desk, facts: dict[Region, str]) -> None:
    template = template_file(desk.workspace, variant_of(desk.problem))
    day = today(desk.context)
    beginning = Beginning(today=day, attempt=desk.attempt, code_hash=desk.code_hash)
    text = new_note(template, desk.problem, beginning)
    filled = with_facts(text.encode(), facts, template)
    if create(desk.file, filled):
        desk.tell(_MADE)


def _refresh(desk: _Desk, facts: dict[Region, str]) -> None:
    present = regions_in(desk.file.read_bytes(), desk.file)
    if not present:
        desk.context.terminal.tell(desk.context.say(_NO_PLACE).format(file=desk.shown))
        return
    if rewrite(desk.file, lambda raw: with_facts(raw, facts, desk.file)):
        filled = ", ".join(region for region in present if region in facts)
        desk.tell(_REFRESHED, regions=filled)
    else:
        desk.tell(_FRESH)


def _confirm(desk: _Desk) -> None:
    now = desk.need_submission()
    digest = code_hash(now.source, now.language)
    rewrite(
        desk.file,
        lambda raw: confirmed(raw, desk.file, attempt=desk.attempt, code_hash=digest),
    )
    desk.tell(_CONFIRMED)


def check(
    context: Context, *, names: Sequence[str], strict: bool, as_json: bool, **machine: Any
) -> int:
    """Hold notes against the facts; 1 where a claim is contradicted, 3 where one is no note."""
    around = look_around(context)
    code, records = 0, []
    with Lab(context=context, around=around, trial=Trial(**machine)) as lab:
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
                raise NothingMatched(
                    f"there is no note on {problem.slug}; judge notes {problem.slug} makes one",
                    f"{problem.slug}: 노트가 없습니다. judge notes {problem.slug}로 만드세요",
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
    desk = _sit_down(context, name)
    record = Record(
        problem=desk.problem,
        submission=desk.submission,
        attempts=desk.attempts,
        note=load_note(desk.file) if desk.file.exists() else None,
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
        "judge notes 문제이름과 같습니다. 노트는 solutions/문제이름/notes.md입니다. "
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
COMMAND = FamilyOfOne("notes", _OPEN, _CHECK, _QUESTIONS)
