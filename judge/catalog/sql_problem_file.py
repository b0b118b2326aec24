"""Read a problem of ``kind: sql``: the table of its keys, and what they mean together."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from judge.catalog.author_files import SUBMISSIONS, named_file, read_submissions
from judge.catalog.bilingual import PROSE
from judge.catalog.case_reader import LABEL
from judge.catalog.heading import FORMAT, HINTS, KIND, LEVEL, STATEMENT, TITLE, TOPICS
from judge.catalog.limits import LIMITS, read_limits
from judge.catalog.mistakes import Mistakes
from judge.catalog.node import Node
from judge.catalog.paths import RELATIVE_PATH, slug_of
from judge.catalog.section import Fields, Key, Section, require
from judge.catalog.shape import Anything, Choice, Flag, ListOf, MapOf, Words
from judge.catalog.sql_tasks import (
    COPIES,
    PROBES,
    SPREAD,
    TUNE,
    check_copies,
    known_tables,
    read_copies,
    read_probes,
    read_spread,
    read_tuning,
)
from judge.catalog.suggestion import did_you_mean
from judge.catalog.table_rows import RowReader
from judge.catalog.tables_key import DDL, TABLES, read_schema
from judge.errors import ContentError, Place
from judge.model.dialect import Dialect
from judge.model.problem import AnswerTable, AuthorSubmission, Case, Cell, Kind, Tables
from judge.model.schema import Schema
from judge.model.sql_problem import (
    ColumnNames,
    ComparedBy,
    Form,
    Reference,
    RowOrder,
    SqlProblem,
    SqlTask,
)
from judge.model.sql_source import Construct, dialect_of
from judge.model.text import Text

Rows = dict[str, tuple[tuple[Cell, ...], ...]]

USUAL_NOW = "2024-05-17 12:34:56"
_SQL = ".sql"

TASK: Key[SqlTask] = Key(
    name="task",
    shape=Choice(SqlTask),
    doc="query: rows are compared; change: INSERT, UPDATE, DELETE, and tables are; schema: CREATE, "
    "and what it lets in is; tuning: CREATE INDEX, and the plan counts; absent: query.",
    example="query",
)
DIALECTS: Key[list[Dialect]] = Key(
    name="dialects",
    shape=ListOf(Choice(Dialect)),
    doc="Dialects in which it may be answered, the usual one first; absent: the references'.",
    example="[mysql, postgresql]",
)
REFERENCES: Key[dict[str, str]] = Key(
    name="reference",
    shape=MapOf(
        Words(
            pattern="|".join(Dialect),
            wanted=Text("a dialect: " + ", ".join(Dialect), "방언: " + ", ".join(Dialect)),
        ),
        RELATIVE_PATH,
    ),
    doc="The answers by dialect; absent: the first of submissions/accepted/*.sql in each.",
    example="{mysql: submissions/accepted/join.sql}",
)
ROWS: Key[RowOrder] = Key(
    name="rows",
    shape=Choice(RowOrder),
    doc="Order of rows: any order, by keys (of the reference's ORDER BY, ties free), or exact.",
    example="by keys",
)
COLUMNS: Key[ColumnNames] = Key(
    name="columns",
    shape=Choice(ColumnNames),
    doc="Names of columns: ignore, warn (a remark), or names (they count, in any case).",
    example="ignore",
)
NUMBERS: Key[Form] = Key(
    name="numbers",
    shape=Choice(Form),
    doc="lenient: 9, 9.0 and 9.00 are the same; strict: they are not.",
    example="lenient",
)
TEXT: Key[Form] = Key(
    name="text",
    shape=Choice(Form),
    doc="lenient: a date is that date at midnight, '9' is 9; strict: they are not.",
    example="lenient",
)
COMPARE: Key[Fields] = Key(
    name="compare",
    shape=Section(
        name="compare",
        doc="What is compared of two results.",
        keys=(ROWS, COLUMNS, NUMBERS, TEXT),
    ),
    doc="What is compared with the reference's result; absent: rows in any order, leniently.",
    example="{rows: by keys}",
)
WATCH: Key[list[str]] = Key(
    name="watch",
    shape=ListOf(Words(one_line=True)),
    doc="change: the tables that are compared afterwards; absent: all.",
    example="[orders]",
)
REQUIRE: Key[list[Construct]] = Key(
    name="require",
    shape=ListOf(Choice(Construct)),
    doc="Constructs that an answer must use: window function, cte, join.",
    example="[window function]",
)
FORBID: Key[list[Construct]] = Key(
    name="forbid",
    shape=ListOf(Choice(Construct)),
    doc="Constructs that an answer must not use.",
    example="[subquery]",
)
NOW = Key(
    name="now",
    shape=Words(
        pattern=r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}",
        wanted=Text('a time such as "2024-05-17 12:34:56"', '"2024-05-17 12:34:56" 같은 일시'),
    ),
    doc=f"What NOW() gives; absent: {USUAL_NOW}.",
    example=f'"{USUAL_NOW}"',
)
NAME = Key(
    name="name", shape=LABEL, doc="Name of the case, unlike any other.", example="a", required=True
)
SAMPLE = Key(name="sample", shape=Flag(), doc="Whether the learner sees the case beforehand.")
CASE_ROWS = Key(
    name="rows",
    shape=Anything(("object",)),
    doc="Rows by table: lists, text with commas after |, or the name of a .csv file.",
    example="{teams: [[1, Red]]}",
    required=True,
)
ANSWER = Key(
    name="answer",
    shape=Anything(("string", "object")),
    doc="What the reference must give: text with commas after |; of a change, rows by table.",
)
_OPTIONAL_ROWS = replace(CASE_ROWS, required=False)
EXPLAIN = Key(name="explain", shape=PROSE, doc="Why the answer is what it is.")
CASES: Key[list[Fields]] = Key(
    name="cases",
    shape=ListOf(
        Section(
            name="sql_case",
            doc="A test case: rows for the tables.",
            keys=(NAME, SAMPLE, _OPTIONAL_ROWS, COPIES, SPREAD, PROBES, ANSWER, EXPLAIN),
            needs=((SPREAD.name, COPIES.name),),
        )
    ),
    doc="The test cases in the order of judging.",
    example="[{name: a, sample: true, rows: {teams: [[1, Red]]}}]",
    required=True,
)
_KEYS: tuple[Key[Any], ...] = (
    *(FORMAT, KIND, TITLE, LEVEL, TOPICS, STATEMENT, LIMITS),
    *(TASK, TABLES, DDL, DIALECTS, REFERENCES, COMPARE, WATCH, REQUIRE, FORBID, NOW),
    *(TUNE, CASES, HINTS),
)
SQL_PROBLEM = Section(
    name="sql_problem",
    doc="A problem that is solved by SQL.",
    keys=_KEYS,
    rivals=("tables", "ddl"),
)


def read_sql_problem(node: Node, folder: Path, mistakes: Mistakes) -> SqlProblem:
    """Read the problem in ``folder``; ContentError with every mistake that was found."""
    fields = SQL_PROBLEM.read(node, "", mistakes)
    if fields is None:
        raise ContentError(mistakes.found)
    task = fields.get(TASK) or SqlTask.QUERY
    schema = _read_schema(fields, task, mistakes)
    cases: tuple[Case, ...] = ()
    if schema is not None:
        reader = RowReader(schema=schema, folder=folder, mistakes=mistakes)
        cases = _read_cases(fields, task, reader)
    if task is SqlTask.TUNING:
        check_copies(cases, fields, CASES, mistakes)
    submissions = read_submissions(folder, mistakes)
    _check_suffixes(submissions, mistakes)
    references = _read_references(fields, folder, submissions, mistakes)
    watched = () if schema is None else _read_watched(fields, task, schema, mistakes)
    tuning = None if schema is None else read_tuning(fields, task, schema, mistakes)
    _check_now(fields, mistakes)
    if schema is None or mistakes.found:
        raise ContentError(mistakes.found)
    return SqlProblem(
        slug=slug_of(folder),
        folder=folder,
        kind=Kind.SQL,
        title=fields.need(TITLE),
        level=fields.need(LEVEL),
        topics=tuple(fields.need(TOPICS)),
        statement=fields.need(STATEMENT),
        limits=read_limits(fields),
        cases=cases,
        groups=(),
        hints=tuple(fields.get(HINTS) or ()),
        submissions=submissions,
        place=mistakes.place(fields.node),
        task=task,
        schema=schema,
        dialects=tuple(fields.get(DIALECTS) or (each.dialect for each in references)),
        references=references,
        compared_by=_compared_by(fields.get(COMPARE)),
        watched=watched,
        require=tuple(fields.get(REQUIRE) or ()),
        forbid=tuple(fields.get(FORBID) or ()),
        now=fields.get(NOW) or USUAL_NOW,
        tuning=tuning,
    )


def _read_schema(fields: Fields, task: SqlTask, mistakes: Mistakes) -> Schema | None:
    """Read the tables that are there beforehand; a task that makes tables may have none."""
    if fields.given(TABLES) or fields.given(DDL):
        return read_schema(fields, mistakes)
    if task is SqlTask.SCHEMA:
        return Schema()
    require(TABLES, fields, mistakes)
    return None


def _compared_by(fields: Fields | None) -> ComparedBy:
    usual = ComparedBy()
    if fields is None:
        return usual
    return ComparedBy(
        rows=fields.get(ROWS) or usual.rows,
        columns=fields.get(COLUMNS) or usual.columns,
        numbers=fields.get(NUMBERS) or usual.numbers,
        text=fields.get(TEXT) or usual.text,
    )


def _read_cases(problem: Fields, task: SqlTask, reader: RowReader) -> tuple[Case, ...]:
    mistakes = reader.mistakes
    cases: dict[str, Case] = {}
    for fields in problem.get(CASES) or []:
        name = fields.get(NAME)
        if task is not SqlTask.SCHEMA:
            require(CASE_ROWS, fields, mistakes)
        probes = read_probes(fields, task, reader)
        if name is None or not (probes or fields.given(CASE_ROWS)):
            continue
        rows: Rows = {table.name: () for table in reader.schema.tables}
        if fields.get(CASE_ROWS) is not None:
            rows = reader.read(fields.node_of(CASE_ROWS), fields.path_of(CASE_ROWS))
        place = mistakes.place(fields.node)
        if name in cases:
            first = cases[name].place.line
            mistakes.add(
                fields.node_of(NAME),
                fields.path_of(NAME),
                f"the case of line {first} is called {name} as well; choose another name",
                f"{first}번째 줄의 케이스 이름도 {name}입니다. 다른 이름을 쓰세요",
            )
        cases[name] = Case(
            name=name,
            sample=fields.get(SAMPLE) or False,
            group=None,
            data=Tables(
                rows=rows,
                answer=_read_answer(fields, reader, task),
                probes=probes,
                copies=read_copies(fields, task, SAMPLE, mistakes),
                spread=read_spread(fields, reader.schema, mistakes),
            ),
            explain=fields.get(EXPLAIN),
            place=place,
        )
    return tuple(cases.values())


def _read_answer(case: Fields, reader: RowReader, task: SqlTask) -> tuple[AnswerTable, ...] | None:
    if case.get(ANSWER) is None:
        return None
    node, path = case.node_of(ANSWER), case.path_of(ANSWER)
    match task:
        case SqlTask.QUERY | SqlTask.TUNING:
            return reader.read_result(node, path)
        case SqlTask.CHANGE:
            return reader.read_afterwards(node, path)
        case SqlTask.SCHEMA:
            reader.mistakes.add(
                node,
                path,
                "what is made is judged by its probes; write a probe with query: instead",
                "만든 테이블은 probes로 채점합니다. 대신 query 항목을 쓰세요",
            )
            return None


def _read_references(
    fields: Fields, folder: Path, submissions: tuple[AuthorSubmission, ...], mistakes: Mistakes
) -> tuple[Reference, ...]:
    """Take the answers that are named, and the first accepted one of every other dialect."""
    found: dict[Dialect, Path] = {}
    for word, relative in (fields.get(REFERENCES) or {}).items():
        at = (fields.node_of(REFERENCES), fields.path_of(REFERENCES))
        path = named_file(folder, relative, at, mistakes)
        if path is not None:
            found[Dialect(word)] = path
    for submission in submissions:
        if submission.expected == "accepted" and submission.path.suffix == _SQL:
            dialect = _dialect_of_file(submission.path, mistakes)
            if dialect is not None:
                found.setdefault(dialect, submission.path)
    if not found and not mistakes.under(REFERENCES.name):
        mistakes.add(
            fields.node,
            REFERENCES.name,
            f"there is no answer to compare with; put one into {SUBMISSIONS}/accepted, with "
            "-- dialect: mysql as its first line",
            f"비교할 정답이 없습니다. {SUBMISSIONS}/accepted에 정답 SQL을 두고 첫 줄에 "
            "-- dialect: mysql처럼 쓰세요",
        )
    return tuple(Reference(dialect=dialect, path=path) for dialect, path in found.items())


def _check_suffixes(submissions: tuple[AuthorSubmission, ...], mistakes: Mistakes) -> None:
    for submission in submissions:
        if submission.path.suffix != _SQL:
            mistakes.add(
                Place(file=submission.path),
                "",
                "answers to a SQL problem are .sql files; remove this or rename it",
                "SQL 문제의 풀이는 .sql 파일이어야 합니다. 지우거나 이름을 바꾸세요",
            )


def _dialect_of_file(path: Path, mistakes: Mistakes) -> Dialect | None:
    try:
        word = dialect_of(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        mistakes.add(Place(file=path), "", f"cannot be read: {error}", f"읽을 수 없습니다: {error}")
        return None
    if word is None:
        return Dialect.MYSQL
    if word in list(Dialect):
        return Dialect(word)
    hint = did_you_mean(word, Dialect)
    mistakes.add(
        Place(file=path),
        "",
        f"unknown dialect {word}{hint.en}",
        f"{word}: 알 수 없는 방언입니다.{hint.ko}",
    )
    return None


def _read_watched(
    fields: Fields, task: SqlTask, schema: Schema, mistakes: Mistakes
) -> tuple[str, ...]:
    names = fields.get(WATCH)
    if names is None:
        return tuple(table.name for table in schema.tables)
    if task is not SqlTask.CHANGE:
        mistakes.add(
            fields.node_of(WATCH),
            WATCH.name,
            "only a task that changes tables has tables to watch; add task: change or remove this",
            "테이블을 바꾸는 문제에만 쓰는 키입니다. task: change를 추가하거나 이 키를 지우세요",
        )
    return known_tables(WATCH, fields, schema, mistakes)


def _check_now(fields: Fields, mistakes: Mistakes) -> None:
    now = fields.get(NOW)
    try:
        if now is not None:
            datetime.fromisoformat(now)
    except ValueError:
        mistakes.add(
            fields.node_of(NOW),
            NOW.name,
            f"{now} is no moment of the calendar; mend it",
            f"{now}: 달력에 없는 일시입니다. 고치세요",
        )
