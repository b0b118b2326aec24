"""Reads what is handed in for a package: a file or a folder, with what the package adds to it."""

from pathlib import Path

from judge.errors import UsageError
from judge.languages.folder import ProgramFiles, Reading, read_program
from judge.model.problem import AuthorSubmission, Problem
from judge.model.submission import Style, Submission


def hand_in(
    path: Path, problem: Problem, language: str | None = None, entry: str | None = None
) -> Submission:
    """Read a submission; ContentError where it is none. Files of the package's come along."""
    package = problem.package
    found = read_program(
        path,
        Reading(
            language=language,
            entry=entry,
            include=package.include if package else None,
            constants=package.constants if package else (),
        ),
    )
    return _submission(path, found, entry)


def check_allowed(submission: Submission, problem: Problem) -> None:
    """Raise UsageError where the package takes no such language, or no source of that size."""
    package = problem.package
    if package is None:
        return
    given, allowed = submission.language, package.languages
    if allowed and given not in allowed and not (given == "pypy" and "python" in allowed):
        listed = ", ".join(allowed)
        raise UsageError(
            f"{problem.slug} may be solved in {listed} only, as its package says, not in {given}",
            f"{problem.slug}: 패키지가 허용한 언어는 {listed}입니다. 제출한 언어: {given}",
        )
    size, most = _size(submission.path), package.code_bytes
    if most is not None and size > most:
        raise UsageError(
            f"the source has {size} bytes, and the package allows {most}",
            f"소스가 {size}바이트입니다. 패키지가 허용하는 크기는 {most}바이트입니다",
        )


def _size(path: Path) -> int:
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return sum(file.stat().st_size for file in files)


def author_submission(submission: AuthorSubmission, problem: Problem) -> Submission:
    """Read one of the author's own, in which constants are put in and old Python is known."""
    package = problem.package
    found = read_program(
        submission.path,
        Reading(
            language=submission.language,
            entry=submission.entry,
            include=package.include if package else None,
            constants=package.constants if package else (),
            author=True,
            guess_version=True,
            inside=problem.folder,
        ),
    )
    return _submission(submission.path, found, submission.entry)


def _submission(path: Path, found: ProgramFiles, entry: str | None) -> Submission:
    named_file = entry is None or "." in entry or found.language.id in {"python", "python2"}
    return Submission(
        path=path,
        source=found.source,
        language=found.language.id,
        style=Style.STDIO,
        name=found.name,
        files=found.files,
        entry=None if named_file else entry,
    )
