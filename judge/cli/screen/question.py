"""A problem as an interviewer gives it: the title and the constraints, or the question."""

from collections.abc import Iterator

from judge.cli.cells import pad, width, wrap
from judge.cli.screen.constraints import describe
from judge.cli.screen.written_question import WrittenQuestion
from judge.cli.terminal import Terminal
from judge.model.problem import Problem, ProblemHead
from judge.model.quantity import format_duration, format_size
from judge.model.sql_problem import SqlProblem
from judge.model.text import Locale, Text
from judge.model.written import WrittenProblem

INDENT = "  "
_LIMITS = Text("limits", "제한")
_TABLE = Text("table {name}: {columns}", "테이블 {name}: {columns}")


def question_lines(problem: ProblemHead, locale: Locale, terminal: Terminal) -> Iterator[str]:
    """Yield the title, and what has to be known before one speaks; the statement is not shown."""
    yield terminal.paint(problem.title.say(locale), "cyan", bold=True) + f" ({problem.slug})"
    match problem:
        case Problem():
            yield from _of_program(problem, locale, terminal)
        case SqlProblem():
            yield from _of_sql(problem, locale, terminal)
        case WrittenProblem():
            yield ""
            yield from WrittenQuestion(problem, locale, terminal).question()
        case _:
            raise AssertionError(problem)


def _of_program(problem: Problem, locale: Locale, terminal: Terminal) -> Iterator[str]:
    rows = [(each.name, describe(each.domain).say(locale)) for each in problem.parameters]
    limits = problem.limits
    used = f"{format_duration(limits.time_seconds)}, {format_size(limits.memory_bytes)}"
    rows.append((_LIMITS.say(locale), used))
    names = max(width(name) for name, _ in rows)
    for name, said in rows:
        first, *more = wrap(said, max(20, terminal.width - names - 4))
        yield f"{INDENT}{pad(name, names)}  {first}".rstrip()
        yield from (" " * (names + 4) + line for line in more)


def _of_sql(problem: SqlProblem, locale: Locale, terminal: Terminal) -> Iterator[str]:
    for table in problem.schema.tables:
        columns = ", ".join(column.name for column in table.columns)
        said = _TABLE.say(locale).format(name=table.name, columns=columns)
        yield from (INDENT + line for line in wrap(said, terminal.width - len(INDENT)))
