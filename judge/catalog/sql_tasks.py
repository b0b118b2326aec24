"""The keys of two tasks of SQL: probes of a learner's tables, and what makes a query fast."""

from collections.abc import Sequence
from typing import Any

from judge.catalog.bilingual import PROSE
from judge.catalog.measure import Whole
from judge.catalog.mistakes import Mistakes
from judge.catalog.section import Fields, Key, Section, require
from judge.catalog.shape import Anything, Flag, ListOf, Words
from judge.catalog.suggestion import did_you_mean
from judge.catalog.table_rows import RowReader
from judge.model.problem import AnswerTable, Case, Probe, Probing, Tables
from judge.model.schema import Schema, TypeKind
from judge.model.sql_problem import SqlTask, StepBound, StepsOf, Tuning
from judge.model.text import Text

_USUAL_INDEXES = 2
_COPIED = frozenset({TypeKind.INTEGER, TypeKind.TEXT, TypeKind.CHAR})
_MOST_ROWS = 100_000  # of a case with all its copies
_NAMES: ListOf = ListOf(Words(one_line=True))

ACCEPT = Key(
    name="accept",
    shape=Words(),
    doc="An INSERT, UPDATE or DELETE that the learner's tables must let through.",
    example="INSERT INTO seats VALUES (1, 'A')",
)
REFUSE = Key(
    name="refuse",
    shape=Words(),
    doc="An INSERT, UPDATE or DELETE that the learner's tables must refuse.",
    example="INSERT INTO seats VALUES (1, 'A')",
)
QUERY = Key(
    name="query",
    shape=Words(),
    doc="A SELECT whose rows must be those that the reference's tables or views give.",
    example="SELECT * FROM seats",
)
ROWS_SHOWN = Key(
    name="answer",
    shape=Anything(("string",)),
    doc="What the query must give: text with commas after |, the names of the columns first.",
)
BECAUSE = Key(name="because", shape=PROSE, doc="Which rule the probe tries; said to who breaks it.")
_KINDS = {ACCEPT: Probing.ACCEPT, REFUSE: Probing.REFUSE, QUERY: Probing.QUERY}
PROBES: Key[list[Fields]] = Key(
    name="probes",
    shape=ListOf(
        Section(
            name="probe",
            doc="A statement that is tried on what the learner made, after those before it.",
            keys=(ACCEPT, REFUSE, QUERY, ROWS_SHOWN, BECAUSE),
            one_of=(ACCEPT.name, REFUSE.name, QUERY.name),
            needs=((ROWS_SHOWN.name, QUERY.name),),
        )
    ),
    doc="task: schema: statements to try on what is made, in words that all dialects share.",
    example='[{accept: "INSERT INTO t VALUES (1)"}, {refuse: "INSERT INTO t VALUES (1)"}]',
)
COPIES = Key(
    name="copies",
    shape=Whole(2, 20_000),
    doc="task: tuning: the rows so many times over, each time with other keys. On such a case the "
    "plan and the steps count as well.",
    example="500",
)
SPREAD: Key[list[str]] = Key(
    name="spread",
    shape=ListOf(Words(one_line=True)),
    doc="Columns whose values change with each copy, as keys and what refers to them do.",
    example="[orders.customer_id]",
)
SLOW = Key(
    name="query",
    shape=Words(),
    doc="The slow query, in words that all dialects of the problem share.",
    example="SELECT id FROM orders WHERE status = 'open'",
    required=True,
)
REWRITE = Key(
    name="rewrite",
    shape=Flag(),
    doc="Whether the query may be written anew; absent: true.",
    example="false",
)
INDEXES = Key(
    name="indexes",
    shape=Whole(0, 5),
    doc=f"How many indexes may be made; absent: {_USUAL_INDEXES}.",
    example="1",
)
NO_SCAN: Key[list[str]] = Key(
    name="no_scan", shape=_NAMES, doc="Tables that must not be read whole.", example="[orders]"
)
USE_INDEX: Key[list[str]] = Key(
    name="use_index",
    shape=_NAMES,
    doc="Tables whose rows must be found through an index.",
    example="[orders]",
)
NO_SORT = Key(
    name="no_sort",
    shape=Flag(),
    doc="Whether nothing may be sorted (no temporary B-tree): an index has the order.",
    example="true",
)
STEPS = Key(
    name="steps",
    shape=Words(
        pattern=r"[0-9]+(?:\.[0-9]+)?% of (?:slow|reference)",
        wanted=Text(
            'a share such as "5% of slow" or "150% of reference"',
            '"5% of slow", "150% of reference" 같은 비율',
        ),
    ),
    doc="Steps of SQLite's machine at most: a share of the slow query's, or of the reference's.",
    example="5% of slow",
)
_DEMANDS: tuple[Key[Any], ...] = (NO_SCAN, USE_INDEX, NO_SORT, STEPS)
TUNE: Key[Fields] = Key(
    name="tune",
    shape=Section(
        name="tune",
        doc="A slow query, and what makes it fast enough.",
        keys=(SLOW, REWRITE, INDEXES, *_DEMANDS),
    ),
    doc="task: tuning: the slow query, and what makes it fast enough.",
    example='{query: "SELECT ...", no_scan: [orders], steps: 5% of slow}',
)


def read_probes(case: Fields, task: SqlTask, reader: RowReader) -> tuple[Probe, ...]:
    """Read the probes of a case; a task of another kind has none."""
    mistakes = reader.mistakes
    if task is not SqlTask.SCHEMA:
        refuse_key_of(SqlTask.SCHEMA, PROBES, case, mistakes)
        return ()
    require(PROBES, case, mistakes)
    return tuple(
        Probe(
            kind=kind,
            sql=sql.strip().removesuffix(";"),
            because=fields.get(BECAUSE),
            answer=_answer(fields, reader),
            place=mistakes.place(fields.node_of(key)),
        )
        for fields in case.get(PROBES) or []
        for key, kind in _KINDS.items()
        if (sql := fields.get(key)) is not None
    )


def _answer(probe: Fields, reader: RowReader) -> AnswerTable | None:
    if probe.get(ROWS_SHOWN) is None:
        return None
    tables = reader.read_result(probe.node_of(ROWS_SHOWN), probe.path_of(ROWS_SHOWN))
    return tables[0] if tables else None


def read_copies(case: Fields, task: SqlTask, sample: Key[bool], mistakes: Mistakes) -> int:
    """Read how often the rows of a case are there."""
    if task is not SqlTask.TUNING:
        refuse_key_of(SqlTask.TUNING, COPIES, case, mistakes)
    copies = case.get(COPIES)
    if copies is not None and case.get(sample):
        mistakes.add(
            case.node_of(COPIES),
            case.path_of(COPIES),
            "a sample is there to be read, and this one is large; give copies to another case",
            "예제는 눈으로 보는 케이스인데 너무 큽니다. copies는 다른 케이스에 쓰세요",
        )
    return copies or 1


def read_spread(case: Fields, schema: Schema, mistakes: Mistakes) -> tuple[tuple[str, str], ...]:
    """Read the columns that change with each copy; only numbers and texts can."""
    found = []
    for word in case.get(SPREAD) or ():
        name, _, rest = word.partition(".")
        table = schema.table(name)
        column = table.column(rest) if table else None
        if table is not None and column is not None and column.type.kind in _COPIED:
            found.append((table.name, column.name))
            continue
        mistakes.add(
            case.node_of(SPREAD),
            case.path_of(SPREAD),
            f"expected a column of whole numbers or texts, as orders.customer_id, found {word}",
            f"orders.customer_id처럼 정수나 글 컬럼을 쓰세요. 찾은 값: {word}",
        )
    return tuple(found)


def refuse_key_of(task: SqlTask, key: Key[Any], fields: Fields, mistakes: Mistakes) -> None:
    """Note a key that means something in ``task`` only."""
    if fields.given(key):
        mistakes.add(
            fields.node_of(key),
            fields.path_of(key),
            f"only problems of task: {task} have this key; remove it, or change the task",
            f"task: {task} 문제에만 쓰는 키입니다. 이 키를 지우거나 task를 바꾸세요",
        )


def read_tuning(
    problem: Fields, task: SqlTask, schema: Schema, mistakes: Mistakes
) -> Tuning | None:
    """Read what makes a query fast enough; None where that is not the task, or is wrong."""
    if task is not SqlTask.TUNING:
        refuse_key_of(SqlTask.TUNING, TUNE, problem, mistakes)
        return None
    require(TUNE, problem, mistakes)
    fields = problem.get(TUNE)
    if fields is None:
        return None
    if not any(fields.given(key) for key in _DEMANDS):
        names = ", ".join(key.name for key in _DEMANDS)
        mistakes.add(
            fields.node,
            fields.path,
            f"nothing says when the query is fast enough; add one of {names}",
            f"쿼리가 언제 충분히 빠른지 알 수 없습니다. {names} 가운데 하나를 추가하세요",
        )
    rewritable = fields.get(REWRITE)
    indexes = fields.get(INDEXES)
    return Tuning(
        slow=(fields.get(SLOW) or "").strip().removesuffix(";"),
        rewritable=rewritable is not False,
        indexes=_USUAL_INDEXES if indexes is None else indexes,
        not_scanned=known_tables(NO_SCAN, fields, schema, mistakes),
        indexed=known_tables(USE_INDEX, fields, schema, mistakes),
        sortable=not fields.get(NO_SORT),
        bound=_bound(fields, mistakes),
        place=mistakes.place(fields.node_of(SLOW) if fields.given(SLOW) else fields.node),
    )


def _bound(fields: Fields, mistakes: Mistakes) -> StepBound | None:
    text = fields.get(STEPS)
    if text is None:
        return None
    percent, _, of = text.partition("% of ")
    if not float(percent):
        mistakes.add(
            fields.node_of(STEPS),
            fields.path_of(STEPS),
            "no query takes 0 steps; write a share above 0",
            "0단계로 끝나는 쿼리는 없습니다. 0보다 큰 비율을 쓰세요",
        )
    return StepBound(percent=float(percent), of=StepsOf(of))


def known_tables(
    key: Key[list[str]], fields: Fields, schema: Schema, mistakes: Mistakes
) -> tuple[str, ...]:
    """Read names of tables, as the schema writes them."""
    found = []
    for name in fields.get(key) or ():
        table = schema.table(name)
        if table is None:
            hint = did_you_mean(name, (each.name for each in schema.tables))
            mistakes.add(
                fields.node_of(key),
                fields.path_of(key),
                f"there is no table {name}{hint.en}",
                f"{name} 테이블이 없습니다.{hint.ko}",
            )
        else:
            found.append(table.name)
    return tuple(found)


def check_copies(
    cases: Sequence[Case], problem: Fields, key: Key[list[Fields]], mistakes: Mistakes
) -> None:
    """Note that no case of a tuning problem is large, or that one is too large."""
    sizes = [
        (case, sum(map(len, case.data.rows.values())) * case.data.copies)
        for case in cases
        if isinstance(case.data, Tables) and case.data.copies > 1
    ]
    for case, rows in sizes:
        if rows > _MOST_ROWS:
            mistakes.add(
                case.place,
                f"{key.name}.{case.name}",
                f"{rows:,} rows with all copies; at most {_MOST_ROWS:,}, so make fewer copies",
                f"복사한 행까지 {rows:,}행입니다. {_MOST_ROWS:,}행 이하가 되게 copies를 줄이세요",
            )
    if cases and not sizes:
        mistakes.add(
            problem.node_of(key),
            key.name,
            "no case is large, and the plan and the steps count on large ones; add copies: 500 to "
            "one",
            "실행 계획과 단계 수를 채점할 큰 케이스가 없습니다. 한 케이스에 copies: 500처럼 쓰세요",
        )
