"""The text of a new note: ours for each kind of problem, or the learner's own template.

A template is a note with placeholders in double braces::

    {{slug}} {{title}} {{level}} {{topics}} {{date}}
    {{attempt}}     the number of the attempt with the code as it is now, or nothing
    {{code_hash}}   of the code as it is now, or nothing
    {{n}}           the problem's size, such as len(numbers), or nothing
    {{limits}}      1 s, 256 MiB
    {{sample}}      the name of the first sample, or nothing

The learner's own is the file that ``notes_template`` in ``judge.yaml`` names, or
``templates/notes.md`` in the workspace; for SQL ``notes.sql.md`` beside it comes first, and for
behavioural questions ``notes.behavioural.md``.
"""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path

from judge.catalog.mistakes import Mistakes
from judge.catalog.suggestion import did_you_mean
from judge.catalog.workspace import Workspace
from judge.catalog.yaml_source import read_text
from judge.errors import Place, UsageError
from judge.frozen import frozen
from judge.model.problem import JudgedProblem, Problem, ProblemHead
from judge.model.quantity import format_duration, format_size
from judge.model.sql_problem import SqlProblem
from judge.model.written import Genre, WrittenProblem
from judge.study.notes.document import parse_note

_OURS = Path(__file__).parent / "templates"
_USUAL = Path("templates") / "notes.md"
_PLACEHOLDER = re.compile(r"\{\{ *([a-z_]+) *\}\}")


class Variant(StrEnum):
    """The kinds of notes."""

    ALGORITHM = "algorithm"
    SQL = "sql"
    BEHAVIOURAL = "behavioural"


@frozen
class Beginning:
    """What a new note is filled with; ``attempt`` and ``code_hash`` where there is code."""

    today: date
    attempt: int | None = None
    code_hash: str | None = None


def variant_of(problem: ProblemHead) -> Variant:
    """Choose the kind of notes that suits a problem; UsageError where none does."""
    if isinstance(problem, SqlProblem):
        return Variant.SQL
    if not isinstance(problem, WrittenProblem):
        return Variant.ALGORITHM
    if problem.genre is Genre.BEHAVIOURAL:
        return Variant.BEHAVIOURAL
    raise UsageError(
        f"{problem.slug} is answered in writing, and has no notes: judge new {problem.slug}",
        f"{problem.slug}: 글로 답하는 문항이라 노트가 없습니다. judge new {problem.slug}로 답을 "
        f"쓰세요",
    )


def template_file(workspace: Workspace, variant: Variant) -> Path:
    """Return the learner's own template, or ours; ContentError where a named one is missing."""
    named = workspace.settings.notes_template
    usual = named or workspace.root / _USUAL
    special = usual.with_name(f"{usual.stem}.{variant}{usual.suffix}")
    if special.is_file():
        return special
    if named is not None or (usual.is_file() and variant is Variant.ALGORITHM):
        return usual
    return _OURS / f"{variant}.md"


def new_note(file: Path, problem: ProblemHead, beginning: Beginning) -> str:
    """Fill a template in.

    ContentError where a placeholder is not known, or where what comes of it is no note.
    """
    mistakes = Mistakes(file)
    template = read_text(mistakes)
    values = _values(problem, beginning)
    for match in _PLACEHOLDER.finditer(template):
        if match[1] not in values:
            _refuse(match, template, values, mistakes)
    mistakes.raise_any()
    text = _PLACEHOLDER.sub(lambda match: values[match[1]], template)
    parse_note(text, mistakes)
    return text


def _refuse(
    match: re.Match[str], template: str, values: Mapping[str, str], mistakes: Mistakes
) -> None:
    before = template[: match.start()]
    place = Place(
        file=mistakes.file,
        line=before.count("\n") + 1,
        column=len(before) - before.rfind("\n"),
    )
    name, hint = match[1], did_you_mean(match[1], values)
    mistakes.add(
        place,
        "",
        f"unknown placeholder {name}{hint.en}",
        f"{name}: 알 수 없는 자리 표시입니다.{hint.ko}",
    )


def _values(problem: ProblemHead, beginning: Beginning) -> dict[str, str]:
    title, title_ko = problem.title.en, problem.title.ko
    attempt, code_hash = beginning.attempt, beginning.code_hash
    size, limits, sample = "", "", ""
    if isinstance(problem, Problem) and problem.size is not None:
        size = f'"{problem.size.source}"'
    if isinstance(problem, JudgedProblem):
        limits = ", ".join(
            (
                format_duration(problem.limits.time_seconds),
                format_size(problem.limits.memory_bytes),
            )
        )
        sample = next((case.name for case in problem.cases if case.sample), "")
    return {
        "slug": problem.slug,
        "title": title if title == title_ko else f"{title} / {title_ko}",
        "level": str(problem.level),
        "topics": ", ".join(problem.topics),
        "date": beginning.today.isoformat(),
        "attempt": "" if attempt is None else str(attempt),
        "code_hash": "" if code_hash is None else f'"{code_hash}"',
        "n": size,
        "limits": limits,
        "sample": sample,
    }
