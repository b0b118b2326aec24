"""An examination, and the report on it, as one JSON object."""

from typing import Any

from judge.study.exam.outcome_file import outcome_record, text_record
from judge.study.exam.report import ItemReport, Mentioned, Report, queue_of
from judge.study.exam.timeline import Exam

_STATUS_FORMAT = "judge.exam-status/1"
_REPORT_FORMAT = "judge.exam-report/1"


def status_record(exam: Exam) -> dict[str, Any]:
    """Return how an examination stands."""
    return {
        "format": _STATUS_FORMAT,
        **_head(exam),
        "left_seconds": exam.left_seconds,
        "current": exam.current + 1,
        "items": [
            {
                "number": index + 1,
                "slug": item.slug,
                "kind": item.kind.value,
                "title": text_record(item.title),
                "seconds": exam.spent[index],
                "runs": exam.tries[index],
                "submissions": len(exam.submissions_of(index)),
                "saved": exam.latest_of(index) is not None,
            }
            for index, item in enumerate(exam.items)
        ],
    }


def report_record(report: Report) -> dict[str, Any]:
    """Return the whole report."""
    return {
        "format": _REPORT_FORMAT,
        **_head(report.exam),
        "unwatched_seconds": report.unwatched_seconds,
        "gaps": [
            {"at_seconds": gap.at_seconds, "seconds": gap.seconds} for gap in report.exam.gaps
        ],
        "items": [_item(item) for item in report.items],
        "queue": [
            {
                "slug": due.slug,
                "kind": due.kind.value,
                "task": due.task.value,
                "minutes": due.minutes,
                "why": text_record(due.why),
            }
            for due in queue_of(report)
        ],
    }


def _head(exam: Exam) -> dict[str, Any]:
    return {
        "id": exam.plan.id,
        "set": exam.plan.set_name,
        "title": text_record(exam.plan.title),
        "began_at": exam.began.wall.isoformat(),
        "seconds": exam.plan.seconds,
        "elapsed_seconds": exam.elapsed_seconds,
        "end": exam.end.value if exam.end else None,
    }


def _item(item: ItemReport) -> dict[str, Any]:
    return {
        "number": item.number,
        "slug": item.item.slug,
        "kind": item.item.kind.value,
        "seconds": item.seconds,
        "runs": item.tries,
        "submissions": item.submissions,
        "submitted_at_seconds": item.submitted_at_seconds,
        "standing": item.standing.value,
        "solved": item.solved,
        "failed": [
            {
                "name": case.name,
                "sample": case.sample,
                "verdict": case.verdict.value,
                "size": case.size,
                "seconds": case.seconds,
                "limit_seconds": case.limit_seconds,
            }
            for case in item.failed
        ],
        "missed": [point.id for point in item.missed],
        "points": len(item.outcome.points) if isinstance(item.outcome, Mentioned) else None,
        "grades": dict(item.grades),
        "outcome": outcome_record(item.outcome) if item.outcome else None,
    }
