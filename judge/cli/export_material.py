"""What exports are made of: the problems in question, the learner's notes and own numbers."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from judge.catalog.library import find_set, list_problems
from judge.cli.context import Context
from judge.cli.selection import choose_dialect
from judge.cli.sets import load_set_of
from judge.cli.surroundings import Surroundings
from judge.errors import ContentError, UsageError
from judge.interop.cards import Card, cards_of_note, cards_of_sql, cards_of_written
from judge.interop.note_text import NoteText, read_note
from judge.interop.repository import NOTES, Row
from judge.interop.sheet import Entry
from judge.model.problem import Problem
from judge.model.quantity import format_duration
from judge.model.sql_problem import AnyProblem, SqlProblem
from judge.model.text import Text
from judge.model.verdict import Verdict
from judge.model.written import WrittenProblem
from judge.study.notes.fingerprint import code_hash

_MOST_RUNS = 1000  # attempts of a problem that are looked at for its mistakes
_MOST_LINES, _MOST_MISTAKES = 3, 3
_NO_FAULTS = {Verdict.ACCEPTED, Verdict.JUDGE_ERROR, Verdict.NOT_JUDGED}
_BEST = Text("best {time}", "최고 기록 {time}")
_ATTEMPTS = Text("attempts {attempts}, accepted {solved}", "제출 {attempts}번, 통과 {solved}번")
_ANSWERS = Text(
    "attempts {attempts}, mentioned {count} of {total}", "제출 {attempts}번, 언급 {count}/{total}"
)


def chosen_problems(around: Surroundings, set_name: str | None) -> tuple[AnyProblem, ...]:
    """Return the problems of a set, or all that can be read."""
    if set_name is None:
        return tuple(_readable(around))
    content = load_set_of(around, find_set(set_name, around.roots))
    return tuple(around.glance(around.find(slug)) for slug in content.slugs)


def _readable(around: Surroundings) -> Iterator[AnyProblem]:
    for folder in list_problems(around.roots):
        try:
            yield around.glance(folder)
        except ContentError:  # `judge list` and `judge verify` tell of it
            continue


def note_of(around: Surroundings, slug: str) -> NoteText:
    """Read the learner's note on a problem; an empty one where there is none."""
    file = around.need_workspace().solutions(slug) / NOTES
    try:
        return read_note(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return NoteText(())
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"{file} cannot be read: {error}", f"{file}: 읽을 수 없습니다({error})"
        ) from error


def cards(context: Context, around: Surroundings, set_name: str | None) -> Iterator[Card]:
    """Make all cards: of written questions, SQL problems, and the learner's notes."""
    for problem in chosen_problems(around, set_name):
        match problem:
            case WrittenProblem():
                yield from cards_of_written(problem, context.locale)
            case SqlProblem():
                dialect = choose_dialect(problem, None, around.dialect)
                query = problem.reference_in(dialect).path.read_text(encoding="utf-8")
                yield cards_of_sql(problem, query, context.locale)
            case Problem():
                pass  # nobody learns a program by heart; the note on it has cards
        note, title = note_of(around, problem.slug), context.say(problem.title)
        yield from cards_of_note(problem.slug, title, note, context.locale)


def entries(context: Context, around: Surroundings, set_name: str | None) -> Iterator[Entry]:
    """Make the sheet's entries; without a set, of the problems that were worked on."""
    for problem in chosen_problems(around, set_name):
        note = note_of(around, problem.slug)
        numbers = tuple(_numbers(context, around, problem.slug))
        if set_name is None and not note.sections and not numbers:
            continue
        faults = tuple(_faults(around, problem.slug))
        yield Entry(
            title=context.say(problem.title),
            slug=problem.slug,
            lines=note.key_lines[:_MOST_LINES],
            numbers=numbers,
            mistakes=(*faults, *note.mistakes)[:_MOST_MISTAKES],
            points=_points(context, problem),
        )


def _numbers(context: Context, around: Surroundings, slug: str) -> Iterator[str]:
    """Yield what was handed in, and how it went; nothing where nothing was."""
    kept = around.history
    tally, best = (kept.tally(slug), kept.best(slug)) if kept else (None, None)
    if tally is not None:
        words = {"attempts": tally.attempts, "solved": tally.solved}
        yield context.say(_ATTEMPTS).format(**words)
    if best is not None and best.cpu_seconds is not None:
        yield context.say(_BEST).format(time=format_duration(best.cpu_seconds))
    answers = around.answers.all_of(slug) if around.answers else ()
    if answers:
        found = answers[-1].assessment
        words = {"count": len(found.mentioned), "total": len(found.points)}
        yield context.say(_ANSWERS).format(attempts=len(answers), **words)


def _faults(around: Surroundings, slug: str) -> Iterator[str]:
    """Yield the verdicts that were not accepted, with how often, in one line."""
    runs = around.history.runs(slug, _MOST_RUNS) if around.history else ()
    counts = Counter(run.verdict for run in runs if run.verdict not in _NO_FAULTS)
    if counts:
        yield ", ".join(f"{verdict} {count}" for verdict, count in counts.most_common())


def _points(context: Context, problem: AnyProblem) -> tuple[str, ...]:
    """Return the heaviest points of a written question, as many as make a good answer."""
    if not isinstance(problem, WrittenProblem):
        return ()
    heaviest = sorted(problem.points, key=lambda point: -point.weight)[: problem.expected_points]
    return tuple(context.say(point.says) for point in problem.points if point in heaviest)


def rows(context: Context, around: Surroundings, files: dict[str, bytes]) -> tuple[Row, ...]:
    """Make the table of a repository: a row for each problem of which something is shared.

    Solved is what was accepted as it stands there, but for comments and layout.
    """
    shared = {Path(name).parts[0] for name in files}
    solved = {slug for slug in shared if _holds_accepted(around, slug, files)}
    return tuple(
        Row(
            slug=problem.slug,
            title=context.say(problem.title),
            level=problem.level,
            topics=problem.topics,
            solved=problem.slug in solved,
        )
        for problem in _readable(around)
        if problem.slug in shared
    )


def changed(around: Surroundings, table: Iterable[Row]) -> tuple[str, ...]:
    """Name the problems that were solved, of which the table has another program."""
    tallies = around.history.tallies() if around.history else ()
    solved = {tally.slug for tally in tallies if tally.solved}
    return tuple(row.slug for row in table if row.slug in solved and not row.solved)


def _holds_accepted(around: Surroundings, slug: str, files: Mapping[str, bytes]) -> bool:
    texts = [
        content.decode("utf-8-sig", errors="replace")
        for name, content in files.items()
        if Path(name).parts[0] == slug and Path(name).name != NOTES
    ]
    accepted = around.store.accepted(slug) if around.store else ()
    return any(
        code_hash(text, each.result.language) == code_hash(each.source, each.result.language)
        for each in accepted
        for text in texts
    )
