"""A SQL problem as a learner reads it: statement, tables and how they hang together, samples."""

from collections.abc import Iterator, Sequence

from judge.cli.cells import pad, width, wrap
from judge.cli.screen.grids import given_tables
from judge.cli.screen.page import INDENT, Page
from judge.cli.screen.words import DIALECTS
from judge.cli.terminal import Terminal
from judge.model.dialect import Dialect
from judge.model.problem import Case, Probe, Probing, Tables
from judge.model.schema import Column, ColumnType, Table, TypeKind
from judge.model.sql_problem import Form, RowOrder, SqlProblem, SqlTask
from judge.model.text import Locale, Text
from judge.model.verdict import Grid

_BELOW = "     "  # before what belongs to a numbered line
_MOST_ROWS = 12  # of a table of a sample
_TABLES = Text("Tables", "테이블")
_SAMPLE = Text("Sample {name}", "예제 {name}")
_RESULT = Text("Expected result", "실행 결과")
_AFTERWARDS = Text("{name} afterwards", "실행 후 {name}")
_SLOW = Text("The slow query", "느린 쿼리")
_LETS_IN = Text(
    "what you create is judged by what it lets in, what it refuses, and what its views show",
    "만든 것이 무엇을 받아들이고 거부하는지, 뷰가 무엇을 보여 주는지로 채점",
)
_PROBES = {
    Probing.ACCEPT: Text("must be let in:", "받아들여야 함:"),
    Probing.REFUSE: Text("must be refused:", "거부해야 함:"),
    Probing.QUERY: Text("must give the right rows:", "결과가 맞아야 함:"),
}
_START = Text("To start from ({dialect})", "시작 코드({dialect})")
_COMPARED = Text("What counts", "채점 기준")
_KEY = Text("key", "기본 키")
_UNIQUE = Text("unique", "고유")
_NOT_NULL = "not null"
_ORDER = {
    RowOrder.ANY: Text("rows in any order", "행 순서는 상관없음"),
    RowOrder.KEYS: Text(
        "rows in the order asked for; rows that tie, either way",
        "요구한 순서대로 정렬(순위가 같은 행끼리는 상관없음)",
    ),
    RowOrder.EXACT: Text("rows in exactly this order", "행 순서가 정확히 같아야 함"),
}
_STRICT = Text(
    "values as they are written: 9.0 is not 9, a date is not its midnight",
    "값의 표기까지 같아야 함(9.0과 9는 다름)",
)
_REQUIRED = Text("must use: {names}", "반드시 사용: {names}")
_FORBIDDEN = Text("must not use: {names}", "사용 금지: {names}")
_DIALECTS = Text("answers in {names}", "사용할 수 있는 방언: {names}")


class SqlStatement(Page):
    """The page of one SQL problem."""

    def __init__(self, problem: SqlProblem, locale: Locale, terminal: Terminal) -> None:
        """Take what to show."""
        super().__init__(problem, locale, terminal)
        self._problem = problem

    def lines(self, stub: str, dialect: Dialect) -> Iterator[str]:
        """Yield the page; ``stub`` is what an answer in ``dialect`` starts from."""
        yield from self._head()
        yield ""
        yield from self._markdown(self._problem.statement)
        if self._problem.schema.tables:
            yield from self._title(_TABLES)
        yield from self.tables()
        yield from self._slow()
        yield from self._compared()
        for case in self._problem.cases:
            if case.sample:
                yield from self._sample(case)
        yield from self._title(_START, dialect=DIALECTS[dialect])
        yield from (f"{INDENT}{line}".rstrip() for line in stub.rstrip().split("\n"))
        yield from self._hints()

    def tables(self) -> Iterator[str]:
        """Yield the tables with their columns, and how they hang together."""
        for table in self._problem.schema.tables:
            yield from self._table(table)
        yield from self._relations()

    def _table(self, table: Table) -> Iterator[str]:
        yield INDENT + self._terminal.paint(table.name, "cyan", bold=True)
        names = max(width(column.name) for column in table.columns)
        types = max(len(type_words(column.type)) for column in table.columns)
        for column in table.columns:
            head = (
                f"{INDENT}{INDENT}{pad(column.name, names)}  {pad(type_words(column.type), types)}"
            )
            yield f"{head}  {self._facts(table, column)}".rstrip()
        yield from (f"{INDENT}{INDENT}check ({check})" for check in table.checks)

    def _facts(self, table: Table, column: Column) -> str:
        facts = []
        if column.name in table.primary_key:
            facts.append(self._say(_KEY))
        elif not column.nullable:
            facts.append(_NOT_NULL)
        if (column.name,) in table.unique:
            facts.append(self._say(_UNIQUE))
        facts += [
            f"→ {key.table}.{target}"
            for key in table.foreign_keys
            for name, target in zip(key.columns, key.targets, strict=True)
            if name == column.name
        ]
        return ", ".join(facts)

    def _relations(self) -> Iterator[str]:
        """Draw a line for each foreign key: one row here has many there."""
        lines = [
            f"{INDENT}{key.table} 1 ──< {table.name} ({', '.join(key.columns)})"
            for table in self._problem.schema.tables
            for key in table.foreign_keys
        ]
        if lines:
            yield ""
            yield from lines

    def _demands(self) -> list[str]:
        return [self._limits(self._problem.limits)]

    def _compared(self) -> Iterator[str]:
        problem = self._problem
        how = problem.compared_by
        facts = [self._say(each) for each in self._asked()]
        if problem.task is not SqlTask.SCHEMA:
            facts.append(self._say(_ORDER[how.rows]))
        if Form.STRICT in {how.numbers, how.text}:
            facts.append(self._say(_STRICT))
        if problem.require:
            facts.append(self._say(_REQUIRED).format(names=", ".join(problem.require)))
        if problem.forbid:
            facts.append(self._say(_FORBIDDEN).format(names=", ".join(problem.forbid)))
        names = ", ".join(DIALECTS[dialect] for dialect in problem.dialects)
        facts.append(self._say(_DIALECTS).format(names=names))
        yield from self._title(_COMPARED)
        for fact in facts:
            first, *more = wrap(fact, self._cells - 4)
            yield f"{INDENT}- {first}"
            yield from (f"{INDENT}  {line}" for line in more)

    def _slow(self) -> Iterator[str]:
        """Show the query that is to be made fast."""
        tuning = self._problem.tuning
        if tuning is not None:
            yield from self._title(_SLOW)
            yield from (f"{INDENT}{line}".rstrip() for line in tuning.slow.split("\n"))

    def _asked(self) -> Iterator[Text]:
        """Say what counts beside rows."""
        if self._problem.task is SqlTask.SCHEMA:
            yield _LETS_IN
        if self._problem.tuning is not None:
            from judge.judging.sql.tuning import demands  # 20 ms, for this task only

            yield from demands(self._problem.tuning)

    def _probes(self, probes: Sequence[Probe]) -> Iterator[str]:
        """List what is tried on what the learner creates."""
        for number, probe in enumerate(probes, 1):
            said = f"{number}. {self._say(_PROBES[probe.kind])}"
            yield from ("", INDENT + said) if number == 1 else (INDENT + said,)
            lines = wrap(" ".join(probe.sql.split()), self._cells - 3 * len(INDENT))
            yield from (_BELOW + line for line in lines)
            if probe.answer is not None:
                columns, rows = probe.answer.columns, probe.answer.rows
                grid = Grid(name="", columns=columns, rows=rows)
                drawn = given_tables([grid], self._locale, self._terminal, most_rows=_MOST_ROWS)
                yield from (f"   {line}".rstrip() for line in drawn)

    def _sample(self, case: Case) -> Iterator[str]:
        yield from self._title(_SAMPLE, name=case.name)
        if not isinstance(case.data, Tables):
            return
        data = case.data
        grids = [
            Grid(
                name=table.name,
                columns=tuple(column.name for column in table.columns),
                rows=data.rows.get(table.name, ()),
            )
            for table in self._problem.schema.tables
        ]
        yield from given_tables(grids, self._locale, self._terminal, most_rows=_MOST_ROWS)
        yield from self._probes(data.probes)
        if data.answer is not None:
            yield ""
            answers = [
                Grid(name=self._answer_title(each.name), columns=each.columns, rows=each.rows)
                for each in data.answer
            ]
            yield from given_tables(answers, self._locale, self._terminal, most_rows=_MOST_ROWS)
        if case.explain is not None:
            yield ""
            lines = wrap(self._say(case.explain), self._cells - len(INDENT))
            yield from (f"{INDENT}{line}".rstrip() for line in lines)

    def _answer_title(self, name: str) -> str:
        return self._say(_AFTERWARDS).format(name=name) if name else self._say(_RESULT)


def type_words(kind: ColumnType) -> str:
    """Write a type as most dialects do."""
    match kind.kind:
        case TypeKind.INTEGER:
            return {8: "bigint", 2: "smallint"}.get(kind.bytes or 4, "int")
        case TypeKind.DECIMAL if kind.precision is not None:
            return f"decimal({kind.precision},{kind.scale or 0})"
        case TypeKind.TEXT:
            return "text" if kind.length is None else f"varchar({kind.length})"
        case TypeKind.CHAR:
            return f"char({kind.length})"
        case TypeKind.ENUM:
            return f"enum({', '.join(kind.members)})"
        case _:
            return kind.kind.value
