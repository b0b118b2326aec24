"""``judge history``: the attempts at one problem, and how the time changed."""

from collections.abc import Sequence

from judge.cli.context import Context
from judge.cli.parameters import Argument, Command, Option, Whole, as_json
from judge.cli.problem_name import ProblemName
from judge.cli.registry import ENTRIES
from judge.cli.screen.answer_history import answer_lines
from judge.cli.screen.history_page import HistoryPage
from judge.cli.surroundings import Surroundings, look_around
from judge.errors import JudgeError, NothingMatched
from judge.model.assessment_record import to_record
from judge.model.text import Text
from judge.study.answers import Answer
from judge.study.history import History, Run

_FORMAT = "judge.history/1"
_SHOWN = 20


def history(context: Context, *, name: str, last: int, as_json: bool) -> None:
    """Show the latest attempts; NothingMatched where there was none."""
    around = look_around(context)
    around.need_workspace()
    kept = around.history
    folder = around.find(name)
    slug = folder.name
    tally = kept.tally(slug) if kept else None
    answers = around.answers.all_of(slug) if around.answers else ()
    if tally is None and answers:
        _show_answers(context, _title(context, around, slug), answers[-last:], as_json=as_json)
        return
    if kept is None or tally is None:
        typed = around.name_of(folder)
        raise NothingMatched(
            f"{slug} was not submitted yet; `judge submit {typed}` keeps the first attempt",
            f"{slug}: 아직 제출하지 않았습니다. `judge submit {typed}`로 첫 기록을 남기세요",
        )
    runs = kept.runs(slug, last)
    if as_json:
        context.terminal.show_json(_record(kept, slug, runs))
        return
    page = HistoryPage(runs, context.locale, context.terminal)
    title = context.terminal.paint(_title(context, around, slug), bold=True)
    context.terminal.show(*page.lines(title, tally, kept.first_solved(slug), kept.best(slug)))


def _show_answers(
    context: Context, title: str, answers: Sequence[Answer], *, as_json: bool
) -> None:
    """Show written answers: what was found in each, and what its writer thought of it."""
    if not as_json:
        title = context.terminal.paint(title, bold=True)
        context.terminal.show(title, "", *answer_lines(context, answers))
        return
    context.terminal.show_json(
        {
            "format": _FORMAT,
            "slug": answers[0].slug,
            "answers": [_answer(each) for each in answers],
        }
    )


def _answer(answer: Answer) -> dict[str, object]:
    compared = answer.comparison
    return {
        "id": answer.id,
        "submitted_at": answer.submitted_at.isoformat(),
        "enough": answer.enough,
        "mentioned": len(answer.assessment.mentioned),
        "grades": dict(answer.grades) if answer.grades is not None else None,
        "higher": compared.higher if compared else None,
        "lower": compared.lower if compared else None,
        "assessment": to_record(answer.assessment),
    }


def _title(context: Context, around: Surroundings, slug: str) -> str:
    """Return the problem's title; its name where it cannot be read any more."""
    try:
        return f"{context.say(around.glance(around.find(slug)).title)} ({slug})"
    except JudgeError:
        return slug


def _record(kept: History, slug: str, runs: tuple[Run, ...]) -> dict[str, object]:
    tally, first, best = kept.tally(slug), kept.first_solved(slug), kept.best(slug)
    return {
        "format": _FORMAT,
        "slug": slug,
        "attempts": tally.attempts if tally else 0,
        "accepted": tally.solved if tally else 0,
        "first_try": tally.first_try if tally else False,
        "first_accepted": _run(first) if first else None,
        "best": _run(best) if best else None,
        "runs": [_run(each) for each in runs],
    }


def _run(run: Run) -> dict[str, object]:
    return {
        "id": run.id,
        "submitted_at": run.submitted_at.isoformat(),
        "day": run.day.isoformat(),
        "language": run.language,
        "verdict": run.verdict.value,
        "cpu_seconds": run.cpu_seconds,
        "limit_seconds": run.limit_seconds,
        "machine_factor": run.machine_factor,
        "normal_seconds": run.normal_seconds,
    }


COMMAND = Command(
    "history",
    history,
    summary=ENTRIES["history"].summary,
    params=[
        Argument(
            "name",
            metavar="SLUG",
            type=ProblemName(),
            text=Text("The problem's name.", "문제 이름."),
        ),
        Option(
            "--last",
            type=Whole(1),
            default=_SHOWN,
            metavar="N",
            text=Text(
                f"So many attempts; {_SHOWN} by default.", f"보여 줄 횟수. 기본값은 {_SHOWN}."
            ),
        ),
        as_json(),
    ],
)
