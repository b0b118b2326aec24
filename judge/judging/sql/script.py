"""A file of SQL made ready for SQLite, or the reason why it cannot be."""

from judge.errors import UsageError
from judge.frozen import frozen
from judge.model.dialect import Dialect
from judge.model.sql_problem import SqlProblem, SqlTask
from judge.model.submission import Submission
from judge.model.text import Text
from judge.model.verdict import Verdict
from judge.sql.constructs import constructs_of
from judge.sql.statements import split_statements, stored_program
from judge.sql.translation import Refused, Statement, Translated, Unsupported, translate

_CHANGES = frozenset({Statement.INSERT, Statement.UPDATE, Statement.DELETE})


_NO_PROGRAM = Text(
    "Programs that a database stores are not run; answer with the query alone.",
    "데이터베이스에 저장하는 프로그램은 실행하지 않습니다. 쿼리만으로 답하세요.",
)


@frozen
class Script:
    """Statements that run one after another; of a query there is one. ``source`` is the file."""

    source: str
    dialect: Dialect
    statements: tuple[Translated, ...]

    @property
    def result(self) -> Translated:
        """The statement whose rows are the result."""
        return self.statements[-1]


@frozen
class NotRun:
    """Why a file is not run: CE where its engine would refuse it, NJ where we cannot judge it."""

    verdict: Verdict
    message: Text


def make_script(source: str, dialect: Dialect, problem: SqlProblem) -> Script | NotRun:
    """Translate a whole file for ``problem``."""
    program = stored_program(source)
    if program is not None:
        return _not_run(Unsupported(construct=program, hint=_NO_PROGRAM))
    statements = split_statements(source)
    if not statements:
        return _refused(Text("there is no statement in the file", "파일에 SQL 문이 없습니다"))
    if problem.task is SqlTask.QUERY and len(statements) > 1:
        return _refused(
            Text(
                f"one SELECT is asked for, and there are {len(statements)} statements; remove the "
                "others, or join them with WITH",
                f"SELECT 문 하나가 필요한데 문장이 {len(statements)}개입니다. 나머지를 지우거나 "
                "WITH로 합치세요",
            )
        )
    translated = []
    for statement in statements:
        one = translate(statement, dialect, problem.schema)
        if not isinstance(one, Translated):
            return _not_run(one)
        wrong = _unwanted(one, problem.task)
        if wrong is not None:
            return _refused(wrong)
        translated.append(one)
    return Script(source=source, dialect=dialect, statements=tuple(translated))


def rewritten(problem: SqlProblem, submission: Submission) -> tuple[str, ...]:
    """Return the statements as SQLite runs them; UsageError with the reason where it does not."""
    script = make_script(submission.source, Dialect(submission.language), problem)
    if isinstance(script, NotRun):
        raise UsageError(script.message.en, script.message.ko)
    return tuple(f"{each.sql};" for each in script.statements)


def broken_rule(source: str, dialect: Dialect, problem: SqlProblem) -> Text | None:
    """Say which construct the problem requires and is missing, or forbids and is there."""
    if not problem.require and not problem.forbid:
        return None
    used = constructs_of(source, dialect)
    missing = [each for each in problem.require if each not in used]
    if missing:
        return Text(
            f"the problem asks for an answer with {missing[0]}, and there is none",
            f"{missing[0]} 구문을 반드시 사용해야 하는 문제입니다",
        )
    unwanted = [each for each in problem.forbid if each in used]
    if unwanted:
        return Text(
            f"the problem asks for an answer without {unwanted[0]}",
            f"{unwanted[0]} 구문을 사용하면 안 되는 문제입니다",
        )
    return None


def _not_run(reason: Refused | Unsupported) -> NotRun:
    place = Text("", "")
    if reason.position is not None:
        line, column = reason.position.line, reason.position.column
        place = Text(f"line {line}, column {column}: ", f"{line}번째 줄 {column}번째 글자: ")
    match reason:
        case Refused(message=message, code=code):
            shown = f" ({code})" if code else ""
            return _refused(
                Text(f"{place.en}{message.en}{shown}", f"{place.ko}{message.ko}{shown}")
            )
        case Unsupported(construct=construct, hint=hint):
            return NotRun(
                verdict=Verdict.NOT_JUDGED,
                message=Text(
                    f"{place.en}{construct} is not judged here. {hint.en}",
                    f"{place.ko}{construct}: 여기서는 채점하지 않는 구문입니다. {hint.ko}",
                ),
            )


def _unwanted(statement: Translated, task: SqlTask) -> Text | None:
    """Say that a statement does what the problem does not ask for; None where it does."""
    kind = statement.statement
    wanted = {Statement.QUERY} if task is SqlTask.QUERY else {*_CHANGES, Statement.QUERY}
    if kind in wanted:
        return None
    if task is SqlTask.QUERY:
        return Text(
            f"a SELECT is asked for, and this is {kind.upper()}",
            f"SELECT 문이 필요한데 {kind.upper()} 문입니다",
        )
    return Text(
        f"INSERT, UPDATE or DELETE is asked for, and this is {kind.upper()}",
        f"INSERT, UPDATE, DELETE 문이 필요한데 {kind.upper()} 문입니다",
    )


def _refused(message: Text) -> NotRun:
    return NotRun(verdict=Verdict.COMPILE_ERROR, message=message)
