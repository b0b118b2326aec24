"""Reads what is handed in for a package: a file or a folder, with what the package adds to it."""

from pathlib import Path

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
        ),
    )
    return _submission(path, found, entry)


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
