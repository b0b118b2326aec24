"""A file of SQL made ready for SQLite, or the reason why it cannot be."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from judge.errors import UsageError
from judge.frozen import frozen
from judge.model.dialect import Dialect
from judge.model.schema import Schema
from judge.model.sql_problem import SqlProblem, SqlTask, Tuning
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
    """Statements that run one after another; of a query there is one. ``source`` is their text.

    ``made`` is created first, ``remarks`` say what of it the engine passes over. ``schema`` are the
    tables and views that are there then. ``own``: the query is the learner's, not the given one.
    """

    source: str
    dialect: Dialect
    statements: tuple[Translated, ...]
    made: tuple[Translated, ...] = ()
    remarks: tuple[Text, ...] = ()
    schema: Schema = Schema()
    own: bool = True

    @property
    def result(self) -> Translated:
        """The statement whose rows are the result."""
        return self.statements[-1]


@frozen
class NotRun:
    """Why a file is not run: CE where its engine would refuse it, NJ where we cannot judge it."""

    verdict: Verdict
    message: Text


class _NotRunError(Exception):
    """Leaves the reading of a file with the reason."""

    def __init__(self, reason: NotRun) -> None:
        super().__init__(reason)
        self.reason = reason


def make_script(source: str, dialect: Dialect, problem: SqlProblem) -> Script | NotRun:
    """Translate a whole file for ``problem``."""
    program = stored_program(source)
    if program is not None:
        return _not_run(Unsupported(construct=program, hint=_NO_PROGRAM))
    statements = split_statements(source)
    try:
        if not statements:
            raise _refused(Text("there is no statement in the file", "파일에 SQL 문이 없습니다"))
        match problem.task:
            case SqlTask.QUERY | SqlTask.CHANGE:
                return _plain_script(source, statements, dialect, problem)
            case SqlTask.SCHEMA:
                return _schema_script(source, statements, dialect, problem)
            case SqlTask.TUNING:
                return _tuning_script(statements, dialect, problem)
    except _NotRunError as error:
        return error.reason


def try_statement(source: str, dialect: Dialect, schema: Schema) -> Script | NotRun:
    """Translate one statement that reads or changes rows, for nobody's task."""
    program = stored_program(source)
    if program is not None:
        return _not_run(Unsupported(construct=program, hint=_NO_PROGRAM))
    one = translate(source, dialect, schema)
    if not isinstance(one, Translated):
        return _not_run(one)
    if one.statement not in _WANTED[SqlTask.CHANGE]:
        kind = one.statement.upper()
        message = Text(
            f"SELECT, INSERT, UPDATE and DELETE can be tried here, and this is {kind}",
            f"여기서는 SELECT, INSERT, UPDATE, DELETE만 해 볼 수 있습니다. {kind} 문입니다",
        )
        return _refused(message).reason
    return Script(source=source, dialect=dialect, statements=(one,), schema=schema)


def _plain_script(
    source: str, statements: Sequence[str], dialect: Dialect, problem: SqlProblem
) -> Script:
    if problem.task is SqlTask.QUERY and len(statements) > 1:
        raise _refused(
            Text(
                f"one SELECT is asked for, and there are {len(statements)} statements; remove the "
                "others, or join them with WITH",
                f"SELECT 문 하나가 필요한데 문장이 {len(statements)}개입니다. 나머지를 지우거나 "
                "WITH로 합치세요",
            )
        )
    translated = tuple(
        _translated(statement, dialect, problem.schema, _WANTED[problem.task])
        for statement in statements
    )
    return Script(source=source, dialect=dialect, statements=translated)


def _schema_script(
    source: str, statements: Sequence[str], dialect: Dialect, problem: SqlProblem
) -> Script:
    """Translate what makes tables, views and indexes; each sees those before it."""
    schema, made = problem.schema, []
    for statement in statements:
        one = _translated(statement, dialect, schema, _WANTED[problem.task])
        if one.table is not None:
            schema = Schema(tables=(*schema.tables, one.table))
        if one.statement is not Statement.DROP:  # of what is not there
            made.append(one)
    _check_names(made)
    return Script(
        source=source,
        dialect=dialect,
        statements=(),
        made=tuple(made),
        remarks=tuple(remark for each in made for remark in each.remarks),
        schema=schema,
    )


def _tuning_script(statements: Sequence[str], dialect: Dialect, problem: SqlProblem) -> Script:
    """Translate indexes and, where the learner wrote one, the query; else it is the given one."""
    tuning = problem.tuning
    if tuning is None:
        raise TypeError("a task of tuning says what it is about")
    made, queries = [], []
    for statement in statements:
        one = _translated(statement, dialect, problem.schema, _WANTED[problem.task])
        if one.statement is Statement.QUERY:
            queries.append((statement, one))
        else:
            made.append(one)
    _check_names(made)
    _check_amounts(len(made), len(queries), tuning)
    for index in made:
        _check_unique(index, problem.schema)
    slow = slow_script(dialect, problem)
    if isinstance(slow, NotRun):
        raise _NotRunError(slow)
    every = (*made, *_own_indexes(problem.schema, dialect, made))
    if not queries:
        return replace(slow, made=every)
    (text, query), *_ = queries
    return Script(source=text, dialect=dialect, statements=(query,), made=every)


def slow_script(dialect: Dialect, problem: SqlProblem) -> Script | NotRun:
    """Translate the query that is given to be made fast."""
    if problem.tuning is None:
        raise TypeError("a task of tuning says what it is about")
    text = problem.tuning.slow
    try:
        query = _translated(text, dialect, problem.schema, {Statement.QUERY})
    except _NotRunError as error:
        return error.reason
    return Script(
        source=text,
        dialect=dialect,
        statements=(query,),
        made=tuple(_own_indexes(problem.schema, dialect, ())),
        own=False,
    )


def _own_indexes(
    schema: Schema, dialect: Dialect, made: Sequence[Translated]
) -> Iterator[Translated]:
    """Make the indexes that MySQL makes by itself: for a foreign key that has none."""
    for table in schema.tables if dialect is Dialect.MYSQL else ():
        keys = [table.primary_key, *table.unique]
        keys += [each.keys for each in made if table.name in each.writes]
        for key in table.foreign_keys:
            if any(_begins(each, key.columns) for each in keys):
                continue
            names = ", ".join(f"`{name}`" for name in key.columns)
            index = f"{table.name}_{'_'.join(key.columns)}_fk"
            text = f"CREATE INDEX `{index}` ON `{table.name}` ({names})"
            yield _translated(text, dialect, schema, {Statement.CREATE_INDEX})


def _begins(key: Sequence[str], columns: Sequence[str]) -> bool:
    """Whether the columns of a key begin with these."""
    beginning = [name.lower() for name in key[: len(columns)]]
    return beginning == [name.lower() for name in columns]


def _check_names(made: Sequence[Translated]) -> None:
    names = [(each.makes or "").lower() for each in made]
    for each, name in zip(made, names, strict=True):
        if names.count(name) > 1:
            raise _refused(
                Text(
                    f"two things are named {each.makes}; rename one",
                    f"{each.makes} 이름을 두 번 썼습니다. 하나를 바꾸세요",
                )
            )


def _check_amounts(indexes: int, queries: int, tuning: Tuning) -> None:
    if queries > 1:
        raise _refused(
            Text(
                f"one SELECT is asked for, and there are {queries}; remove the others",
                f"SELECT 문은 하나만 쓸 수 있는데 {queries}개입니다. 나머지를 지우세요",
            )
        )
    if queries and not tuning.rewritable:
        raise _refused(
            Text(
                "the query stays as it is here; write CREATE INDEX only",
                "쿼리는 그대로 두는 문제입니다. CREATE INDEX만 쓰세요",
            )
        )
    if indexes > tuning.indexes:
        raise _refused(
            Text(
                f"{indexes} indexes are made, and at most {tuning.indexes} may be; an index costs "
                "every INSERT and UPDATE",
                f"인덱스가 {indexes}개인데 {tuning.indexes}개까지만 만들 수 있습니다. 인덱스가 "
                "많으면 INSERT와 UPDATE가 느려집니다",
            )
        )


def _check_unique(index: Translated, schema: Schema) -> None:
    """Refuse a UNIQUE index that would keep rows out which the tables let in."""
    if not index.unique:
        return
    (name,) = index.writes
    table = schema.table(name)
    own = {each.lower() for each in index.keys}
    keys = (table.primary_key, *table.unique) if table else ()
    if not any(key and own >= {each.lower() for each in key} for key in keys):
        columns = ", ".join(index.keys)
        raise _refused(
            Text(
                f"a UNIQUE index on {name} ({columns}) would keep rows out that the table allows; "
                "leave UNIQUE out",
                f"{name} ({columns})에 UNIQUE 인덱스를 만들면 테이블이 허용하는 행까지 막습니다. "
                "UNIQUE를 빼세요",
            )
        )


_WANTED: dict[SqlTask, Set[Statement]] = {
    SqlTask.QUERY: {Statement.QUERY},
    SqlTask.CHANGE: {*_CHANGES, Statement.QUERY},
    SqlTask.SCHEMA: {
        Statement.CREATE_TABLE,
        Statement.CREATE_VIEW,
        Statement.CREATE_INDEX,
        Statement.DROP,
    },
    SqlTask.TUNING: {Statement.CREATE_INDEX, Statement.QUERY},
}
_WANTED_WORDS = {
    SqlTask.QUERY: ("a SELECT", "SELECT"),
    SqlTask.CHANGE: ("INSERT, UPDATE or DELETE", "INSERT, UPDATE, DELETE"),
    SqlTask.SCHEMA: ("CREATE TABLE, VIEW or INDEX", "CREATE TABLE, VIEW, INDEX"),
    SqlTask.TUNING: ("CREATE INDEX or a SELECT", "CREATE INDEX나 SELECT"),
}


def _translated(
    statement: str, dialect: Dialect, schema: Schema, wanted: Set[Statement]
) -> Translated:
    one = translate(statement, dialect, schema)
    if not isinstance(one, Translated):
        raise _NotRunError(_not_run(one))
    if one.statement not in wanted:
        task = next(task for task, its in _WANTED.items() if its >= wanted)
        en, ko = _WANTED_WORDS[task]
        kind = one.statement.upper()
        raise _refused(
            Text(
                f"{en} is asked for, and this is {kind}",
                f"{ko} 문이 필요한데 {kind} 문입니다",
            )
        )
    return one


def rewritten(problem: SqlProblem, submission: Submission) -> tuple[str, ...]:
    """Return the statements as SQLite runs them; UsageError with the reason where it does not."""
    script = make_script(submission.source, Dialect(submission.language), problem)
    if isinstance(script, NotRun):
        raise UsageError(script.message.en, script.message.ko)
    return tuple(f"{each.sql};" for each in (*script.made, *script.statements))


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
            said = Text(f"{place.en}{message.en}{shown}", f"{place.ko}{message.ko}{shown}")
            return NotRun(verdict=Verdict.COMPILE_ERROR, message=said)
        case Unsupported(construct=construct, hint=hint):
            return NotRun(
                verdict=Verdict.NOT_JUDGED,
                message=Text(
                    f"{place.en}{construct} is not judged here. {hint.en}",
                    f"{place.ko}{construct}: 여기서는 채점하지 않는 구문입니다. {hint.ko}",
                ),
            )


def _refused(message: Text) -> _NotRunError:
    return _NotRunError(NotRun(verdict=Verdict.COMPILE_ERROR, message=message))
