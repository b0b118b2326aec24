"""What was found out about problems and sets, and the JSON of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from judge.authoring.finding import Finding, LimitSettled, SubmissionVerified
from judge.cli.screen.grading import Graded, grade_record
from judge.cli.screen.summary import first_failure
from judge.cli.sets import SetRead
from judge.errors import ContentError, Place
from judge.model.problem import AuthorSubmission
from judge.model.record import shortened

_FORMAT = "judge.verify/1"


@dataclass(slots=True)
class Report:
    """What was found out about one problem."""

    slug: str
    folder: Path
    mistakes: ContentError | None = None
    findings: list[Finding] = field(default_factory=list)
    submissions: list[SubmissionVerified] = field(default_factory=list)
    sound: bool = False
    package: bool = False
    order: tuple[AuthorSubmission, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)  # of cases in problem.yaml
    limit: LimitSettled | None = None
    share: float = 0.0
    graded: Graded = field(default_factory=Graded)


def record(reports: Sequence[Report]) -> dict[str, object]:
    """Make what JSON can hold of all problems."""
    return {"format": _FORMAT, "problems": [_problem_record(report) for report in reports]}


def _problem_record(report: Report) -> dict[str, object]:
    return {
        "slug": report.slug,
        "folder": str(report.folder),
        "sound": report.sound,
        "mistakes": _mistakes_record(report),
        "findings": [
            {
                "severity": finding.severity.value,
                "place": str(finding.place) if finding.place else None,
                "en": finding.text.en,
                "ko": finding.text.ko,
            }
            for finding in report.findings
        ],
        "submissions": [
            {
                "path": str(each.submission.path),
                "expected": each.submission.expected or each.expected,
                "verdict": each.result.verdict.value,
                "as_expected": each.as_expected,
                "reason": {"en": each.reason.en, "ko": each.reason.ko} if each.reason else None,
                "score": each.result.score,
                "kept": each.kept,
                "slowest_seconds": _slowest(each),
                "decided": _decided(report, each),
                "cases": [
                    {
                        "name": case.name,
                        "verdict": case.verdict.value,
                        "cpu_seconds": case.cpu_seconds,
                    }
                    for case in each.result.cases
                ],
            }
            for each in report.submissions
        ],
        "time_limit_seconds": report.limit.seconds if report.limit else None,
        "mutants": grade_record(report.graded),
    }


def _decided(report: Report, verified: SubmissionVerified) -> dict[str, str | None] | None:
    """Tell the case that broke a promise; None where none did."""
    case = None if verified.as_expected else first_failure(verified.result.cases)
    if case is None:
        return None
    place = report.places.get(case.name)
    return {
        "case": case.name,
        "place": str(place) if place else None,
        "expected": None if case.expected_text is None else shortened(case.expected_text),
        "actual": None if case.actual_text is None else shortened(case.actual_text),
    }


def _mistakes_record(report: Report) -> list[dict[str, str]]:
    return [
        {"place": str(mistake.place), "key": mistake.key, "en": mistake.en, "ko": mistake.ko}
        for mistake in (report.mistakes.mistakes if report.mistakes else ())
    ]


def _slowest(verified: SubmissionVerified) -> float | None:
    times = (case.cpu_seconds for case in verified.result.cases)
    return max((time for time in times if time is not None), default=None)


def set_report(read: SetRead) -> Report:
    """Show a set as a problem is shown: it is sound where it can be read."""
    return Report(read.file.name, read.file, mistakes=read.mistakes, sound=read.mistakes is None)


def set_record(read: SetRead) -> dict[str, object]:
    """Make what JSON can hold of a set."""
    report = set_report(read)
    return {
        "name": read.file.stem,
        "file": str(read.file),
        "sound": report.sound,
        "mistakes": _mistakes_record(report),
    }
