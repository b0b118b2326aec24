"""The file that a learner starts from."""

from judge.errors import UsageError
from judge.judging.inputs import signature_of
from judge.languages.stub import write_stub, write_talk_stub
from judge.model.dialect import Dialect
from judge.model.language import Language
from judge.model.problem import Kind, Problem
from judge.model.sql_problem import SqlProblem, SqlTask, Tuning
from judge.model.submission import Style
from judge.model.text import Locale, Text
from judge.model.written import WrittenProblem

_WRITE_BELOW = Text(
    "Write your answer below. A good one mentions about {points} points of {groups} groups.",
    "아래에 답을 쓰세요. 좋은 답안은 그룹 {groups}개에서 요점 {points}개쯤을 언급합니다.",
)
_CHANGE = "-- UPDATE {table} SET ... WHERE ...;\n"
_FACTS = Text(
    "Your own facts: fill in each, and use them in the answer.",
    "내 사실: 하나씩 채우고 답안에 쓰세요.",
)


def style_for(problem: Problem, language: Language, asked: str | None) -> Style:
    """Take the style asked for, else a function where problem and language have such.

    UsageError where the problem, or the language, has no such style.
    """
    style = Style(asked) if asked else None
    callable_ = problem.function is not None and language.wire is not None
    if style is Style.FUNCTION and not callable_:
        who = language.name if problem.function else problem.slug
        raise UsageError(
            f"{who} has no function style; use --style stdio",
            f"{who}: 함수 방식이 없습니다. --style stdio를 쓰세요",
        )
    if style is Style.STDIO and problem.stdin is None:
        raise UsageError(
            f"{problem.slug} has function style only", f"{problem.slug}: 함수 방식만 있습니다"
        )
    return style or (Style.FUNCTION if callable_ else Style.STDIO)


def answer_stub(problem: WrittenProblem, locale: Locale) -> str:
    """Write the file that a written answer starts from: the prompt is a comment in it."""
    prompt = problem.statement.say(locale).strip().replace("-->", "→")
    below = _WRITE_BELOW.say(locale).format(
        points=problem.expected_points, groups=problem.expected_groups
    )
    text = f"# {problem.title.say(locale)}\n\n<!--\n{prompt}\n\n{below}\n-->\n\n"
    if problem.blanks:
        facts = (f"- {blank.asks.say(locale)}: {{{{{blank.id}}}}}" for blank in problem.blanks)
        text += "\n".join((f"<!-- {_FACTS.say(locale)} -->", "", *facts, "", ""))
    return text


def sql_stub(problem: SqlProblem, dialect: Dialect) -> str:
    """Write the file that an answer in SQL starts from; its first line says the dialect."""
    return f"-- dialect: {dialect}\n\n{_sql_body(problem)}"


def _sql_body(problem: SqlProblem) -> str:
    table = problem.schema.tables[0].name if problem.schema.tables else ""
    match problem.task:
        case SqlTask.QUERY:
            return f"SELECT *\nFROM {table};\n"
        case SqlTask.CHANGE:
            return _CHANGE.format(table=table)
        case SqlTask.SCHEMA:
            return "-- CREATE TABLE ... (...);\n"
        case SqlTask.TUNING:
            return _tuning_body(problem.tuning, table)


def _tuning_body(tuning: Tuning | None, table: str) -> str:
    """Begin with an index, and with the query where it may be written anew."""
    if tuning is None:
        return ""
    table = next(iter((*tuning.not_scanned, *tuning.indexed)), table)
    query = f"\n{tuning.slow};\n" if tuning.rewritable else ""
    return f"-- CREATE INDEX ... ON {table} (...);\n{query}"


def stub_for(problem: Problem, language: Language, style: Style) -> str:
    """Write the stub of ``problem`` in ``language``."""
    if problem.kind is Kind.INTERACTIVE:
        return write_talk_stub(language)
    return write_stub(language, signature_of(problem), style, problem.stdin)
