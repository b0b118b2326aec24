"""Makes the questions of everything that is known of a problem, most specific first."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import tzinfo

from judge.frozen import frozen
from judge.model.domain import Parameter
from judge.model.expression import ExpressionError
from judge.model.growth import GrowthReading
from judge.model.problem import Kind, Problem
from judge.model.quantity import format_duration
from judge.model.sql_problem import AnyProblem, SqlProblem
from judge.model.submission import Submission
from judge.model.text import Locale, Text
from judge.model.written import WrittenProblem
from judge.study.notes.document import Note
from judge.study.notes.tokens import PYTHON
from judge.study.questions.code_templates import CODE
from judge.study.questions.other_code import see_other
from judge.study.questions.python_code import see_python
from judge.study.questions.record import see_attempts, see_growth, see_note
from judge.study.questions.record_templates import RECORD
from judge.study.questions.sighting import Question, Seen, Sighting
from judge.study.questions.sql_code import see_sql
from judge.study.questions.sql_templates import SQL
from judge.study.questions.template import Template
from judge.study.store import Attempt

TEMPLATES: Mapping[Seen, Template] = {**RECORD, **CODE, **SQL}
_ORDER = tuple(Seen)
_LONGEST = 60  # characters of a line of code
_LARGEST = Text("the largest input", "가장 큰 입력")


@frozen
class Record:
    """What is known; None or nothing where it is not."""

    problem: AnyProblem
    submission: Submission | None
    attempts: Sequence[Attempt] = ()
    note: Note | None = None
    readings: Sequence[GrowthReading] = ()


def questions_of(record: Record, zone: tzinfo | None) -> tuple[Question, ...]:
    """Return the questions; the same record gives the same ones."""
    blanks = _limits(record.problem)
    source = record.submission.source if record.submission else ""
    seen = sorted(_sightings(record, zone), key=lambda each: (_ORDER.index(each.seen), each.order))
    questions = (_asked(each, {**blanks, "code": _code(each, source)}) for each in seen)
    return tuple({each.asks.en: each for each in questions}.values())


def _sightings(record: Record, zone: tzinfo | None) -> Iterator[Sighting]:
    problem, submission = record.problem, record.submission
    yield from see_attempts(record.attempts, zone)
    yield from see_growth(record.readings)
    if record.note is not None:
        yield from see_note(record.note)
    if submission is None:
        return
    match problem:
        case SqlProblem():
            yield from see_sql(submission.source, submission.language)
        case Problem():
            if submission.language in PYTHON:
                yield from see_python(submission.source)
            else:
                yield from see_other(submission.source, submission.language, problem)
            yield from _of_limits(problem)
        case WrittenProblem():
            pass  # its follow-ups are its author's


def _of_limits(problem: Problem) -> Iterator[Sighting]:
    sizes = _sizes(problem)
    if sizes is not None and problem.kind is Kind.ALGORITHM:
        time = format_duration(problem.limits.time_seconds)
        yield Sighting(seen=Seen.ENOUGH, words={"time": time})
        yield Sighting(seen=Seen.SMALLEST, words={"limit": f"n = {sizes[0]:,}"})


def _limits(problem: AnyProblem) -> dict[str, str | Text]:
    sizes = _sizes(problem) if isinstance(problem, Problem) else None
    return {"limit": _LARGEST if sizes is None else f"n = {sizes[1]:,}"}


def _sizes(problem: Problem) -> tuple[int, int] | None:
    """Return the least and the largest n; None where the problem does not say it plainly."""
    if problem.size is None:
        return None
    bounds = [_bounds_of(each, problem.size.source) for each in problem.parameters]
    found = [each for each in bounds if each is not None]
    return found[0] if len(found) == 1 else None


def _bounds_of(parameter: Parameter, size: str) -> tuple[int, int] | None:
    """Return the bounds of ``name`` or ``len(name)``, where n is just that."""
    bounds = {
        parameter.name: parameter.domain.range,
        f"len({parameter.name})": parameter.domain.length,
    }.get(size.replace(" ", ""))
    if bounds is None:
        return None
    try:
        low, high = bounds.resolve({})
    except ExpressionError:
        return None
    return None if low is None or high is None else (int(low), int(high))


def _code(sighting: Sighting, source: str) -> str:
    """Return the line of the source that a sighting is of."""
    line, lines = str(sighting.words.get("line", "")), source.splitlines()
    if not line.isdigit() or int(line) > len(lines):
        return ""
    code = lines[int(line) - 1].strip()
    return code if len(code) <= _LONGEST else code[: _LONGEST - 1] + "…"


def _asked(sighting: Sighting, blanks: Mapping[str, str | Text]) -> Question:
    template = TEMPLATES[sighting.seen]
    words = {**blanks, **sighting.words}
    return Question(
        id=sighting.seen,
        asks=_filled(template.asks, words),
        fact=_filled(template.fact, words),
        expects=template.expects,
    )


def _filled(text: Text, words: Mapping[str, str | Text]) -> Text:
    def said(locale: Locale) -> dict[str, str]:
        return {
            name: word.say(locale) if isinstance(word, Text) else word
            for name, word in words.items()
        }

    return Text(text.en.format(**said(Locale.EN)), text.ko.format(**said(Locale.KO)))
