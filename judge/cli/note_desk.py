"""One problem's note on the desk: made, filled in, and confirmed."""

from pathlib import Path

from judge.bench.kept_growth import recall_growth
from judge.catalog.workspace import Workspace
from judge.cli.context import Context
from judge.cli.evidence import attempts_at, current, note_file
from judge.cli.surroundings import Surroundings, look_around
from judge.errors import UsageError
from judge.frozen import frozen
from judge.model.growth import GrowthReading
from judge.model.sql_problem import AnyProblem
from judge.model.submission import Submission
from judge.model.text import Text
from judge.study.notes.files import confirmed, create, rewrite
from judge.study.notes.fingerprint import code_hash
from judge.study.notes.markers import Region, regions_in, with_facts
from judge.study.notes.template import Beginning, new_note, template_file, variant_of
from judge.study.schedule.day import day_of
from judge.study.store import Attempt

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


@frozen
class NoteDesk:
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

    @property
    def known_growth(self) -> tuple[GrowthReading, ...]:
        """What was measured of the code as it is now, some time before."""
        if self.submission is None:
            return ()
        return recall_growth(self.problem, self.submission, self.around.cache) or ()

    def need_submission(self) -> Submission:
        """Return the code as it is now; UsageError where there is none."""
        if self.submission is None:
            slug, name = self.problem.slug, self.around.name_of(self.problem.folder)
            raise UsageError(
                f"there is no solution of {slug} yet; judge new {name}",
                f"{slug}: 아직 풀이가 없습니다. judge new {name}로 시작하세요",
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

    def make(self, facts: dict[Region, str]) -> None:
        """Make the note from its template, with the facts in it."""
        template = template_file(self.workspace, variant_of(self.problem))
        day = day_of(self.context.now(), self.context.zone)
        beginning = Beginning(today=day, attempt=self.attempt, code_hash=self.code_hash)
        text = new_note(template, self.problem, beginning)
        filled = with_facts(text.encode(), facts, template)
        if create(self.file, filled):
            self.tell(_MADE)

    def refresh(self, facts: dict[Region, str]) -> None:
        """Put facts into their places, and nothing anywhere else."""
        present: list[Region] = []

        def change(raw: bytes) -> bytes:
            present.extend(regions_in(raw, self.file))
            return with_facts(raw, facts, self.file)

        changed = rewrite(self.file, change)
        if not present:
            self.context.terminal.tell(self.context.say(_NO_PLACE).format(file=self.shown))
        elif changed:
            filled = ", ".join(region for region in present if region in facts)
            self.tell(_REFRESHED, regions=filled)
        else:
            self.tell(_FRESH)

    def confirm(self) -> None:
        """Write down that the note explains the code as it is now."""
        now = self.need_submission()
        digest = code_hash(now.source, now.language)
        rewrite(
            self.file,
            lambda raw: confirmed(raw, self.file, attempt=self.attempt, code_hash=digest),
        )
        self.tell(_CONFIRMED)


def sit_down(context: Context, name: str) -> NoteDesk:
    """Gather what there is of one problem; UsageError outside of a workspace."""
    around = look_around(context)
    problem = around.load(around.find(name))
    workspace = around.need_workspace()
    selection = current(context, workspace, problem)
    return NoteDesk(
        context=context,
        around=around,
        workspace=workspace,
        problem=problem,
        file=note_file(workspace, problem.slug),
        submission=selection.submission if selection else None,
        attempts=attempts_at(around, problem.slug),
    )
