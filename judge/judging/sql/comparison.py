"""Compares what a learner's SQL gave with what the reference gave, and says what differs."""

from judge.frozen import frozen
from judge.judging.sql.grids import grid_pair
from judge.judging.sql.question import Answer, Column, Sheet
from judge.model.problem import AnswerTable
from judge.model.schema import ColumnType, TypeKind
from judge.model.sql_problem import ColumnNames, ComparedBy, Form, SqlProblem
from judge.model.text import Text
from judge.model.verdict import GridPair
from judge.sql.worker.comparison import ANY_ORDER, Policy, is_settled, same_rows

_LENIENT = Form.LENIENT.value


@frozen
class TableComparison:
    """Whether an answer is accepted; ``grids`` hold the tables that differ, or the result."""

    accepted: bool
    message: Text | None = None
    grids: tuple[GridPair, ...] = ()


def policy_of(compared_by: ComparedBy) -> Policy:
    """Say the same in the comparer's words."""
    return Policy(compared_by.rows.value, compared_by.numbers.value, compared_by.text.value)


def consistent(answers: tuple[Answer, ...], problem: SqlProblem) -> bool:
    """Whether an answer is the same on every order of the rows."""
    first, *others = answers
    policy = policy_of(problem.compared_by)
    return all(
        (other.stop is None) == (first.stop is None)
        and all(
            same_rows(mine.result, theirs.result, policy)
            for mine, theirs in zip(first.sheets, other.sheets, strict=True)
        )
        for other in others
    )


def compare(expected: Answer, actual: tuple[Answer, ...], problem: SqlProblem) -> TableComparison:
    """Compare every order's answer with the reference's; the first that differs is told."""
    policy = policy_of(problem.compared_by)
    for number, answer in enumerate(actual):
        for wanted, got in zip(expected.sheets, answer.sheets, strict=True):
            if not same_rows(wanted.result, got.result, policy):
                return _differs(wanted, got, policy, by_chance=number > 0)
    wanted, got = expected.sheets[0], actual[0].sheets[0]
    if not is_settled(wanted.result, got.result, policy):
        return TableComparison(
            accepted=False,
            message=_UNORDERED if got.runs is None else _HALF_ORDERED,
            grids=(grid_pair(wanted, got, policy),),
        )
    return _names(expected, actual[0], problem)


_UNORDERED = Text(
    "the rows are in the right order by chance: the query has no ORDER BY, and an engine may give "
    "them in any order",
    "행 순서가 우연히 맞았을 뿐입니다. ORDER BY가 없으면 DBMS가 어떤 순서로든 돌려줄 수 있습니다",
)
_HALF_ORDERED = Text(
    "the rows are in the right order by chance: some of them tie in your ORDER BY and not in the "
    "one that is asked for; add the key that is missing",
    "행 순서가 우연히 맞았을 뿐입니다. 작성한 ORDER BY만으로는 순서가 정해지지 않습니다. 빠진 "
    "정렬 기준을 추가하세요",
)
_BY_CHANCE = Text(
    "the answer changes when the same rows lie in the tables in another order; sort by enough "
    "columns, or do not cut rows that tie",
    "같은 행이라도 테이블에 들어 있는 순서에 따라 결과가 달라집니다. 정렬 기준을 빠짐없이 쓰고 "
    "순위가 같은 행을 임의로 자르지 마세요",
)
_OTHER_ORDER = Text("the rows are right, but in another order", "행은 맞지만 순서가 다릅니다")


def _differs(wanted: Sheet, got: Sheet, policy: Policy, *, by_chance: bool) -> TableComparison:
    pair = grid_pair(wanted, got, policy)
    message = _BY_CHANCE if by_chance else _said(wanted, got, policy, pair)
    if wanted.name:
        message = Text(f"table {wanted.name}: {message.en}", f"{wanted.name} 테이블: {message.ko}")
    return TableComparison(accepted=False, message=message, grids=(pair,))


def _said(wanted: Sheet, got: Sheet, policy: Policy, pair: GridPair) -> Text:
    """Say in one sentence what differs, the likeliest reason first."""
    columns, found = len(wanted.columns), len(got.columns)
    if columns != found:
        return Text(
            f"{_counted(columns, 'column')} expected, {found} found",
            f"컬럼이 {columns}개여야 하는데 {found}개입니다",
        )
    if policy.rows != ANY_ORDER and same_rows(
        wanted.result, got.result, policy._replace(rows=ANY_ORDER)
    ):
        return _OTHER_ORDER
    loose = Policy(rows=policy.rows, numbers=_LENIENT, text=_LENIENT)
    if policy != loose and same_rows(wanted.result, got.result, loose):
        return Text(
            "the values are right, but not as they are written",
            "값은 맞지만 표기 형식이 다릅니다",
        )
    rows, its = len(wanted.rows), len(got.rows)
    if rows != its:
        return Text(
            f"{_counted(rows, 'row')} expected, {its:,} found",
            f"행이 {rows:,}개여야 하는데 {its:,}개입니다",
        )
    return _first_cell(pair)


def _first_cell(pair: GridPair) -> Text:
    line, column = pair.wrong[0] if pair.wrong else (0, 0)
    wanted, got = pair.expected.rows[line], pair.actual.rows[line]
    if not wanted or not got:
        return Text("a row differs", "다른 행이 있습니다")
    name = pair.expected.columns[column]
    mine, other = (_written(row[column]) for row in (wanted, got))
    return Text(
        f"column {name}: expected {mine}, found {other}",
        f"{name} 컬럼: 정답은 {mine}, 결과는 {other}",
    )


def _written(value: str | None) -> str:
    return "NULL" if value is None else value if value.strip() else f"'{value}'"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _names(expected: Answer, actual: Answer, problem: SqlProblem) -> TableComparison:
    """Look at the names of columns, where they count."""
    mode = problem.compared_by.columns
    wanted, got = expected.sheets[0], actual.sheets[0]
    pairs = zip(wanted.columns, got.columns, strict=True)
    wrong = [(mine.name, its.name) for mine, its in pairs if mine.name.lower() != its.name.lower()]
    if mode is ColumnNames.IGNORE or not wrong or wanted.name:
        return TableComparison(accepted=True)
    mine, its = wrong[0]
    message = Text(
        f"a column is to be called {mine}, not {its}",
        f"컬럼 이름은 {its} 말고 {mine}이어야 합니다",
    )
    if mode is ColumnNames.WARN:
        return TableComparison(accepted=True, message=message)
    return TableComparison(
        accepted=False,
        message=message,
        grids=(grid_pair(wanted, got, policy_of(problem.compared_by)),),
    )


def expected_answer(written: tuple[AnswerTable, ...], told: Answer) -> Answer:
    """Make an answer of what an author wrote, in the dialect of the reference's own."""
    names = {sheet.name.lower(): sheet for sheet in told.sheets}
    return Answer(
        sheets=tuple(
            Sheet(
                name=table.name,
                dialect=told.sheets[0].dialect,
                columns=tuple(
                    Column(name=name, type=ColumnType(kind=TypeKind.TEXT)) for name in table.columns
                ),
                rows=table.rows,
                runs=names[table.name.lower()].runs,
            )
            for table in written
            if table.name.lower() in names
        ),
        stop=None,
    )


def agreeing(written: Answer, told: Answer, problem: SqlProblem) -> bool:
    """Whether the reference gave what its author expects; forms of numbers and dates are free."""
    names = {sheet.name.lower(): sheet for sheet in told.sheets}
    policy = Policy(rows=problem.compared_by.rows.value)
    return all(
        [column.name.lower() for column in table.columns]
        == [column.name.lower() for column in names[table.name.lower()].columns]
        and same_rows(names[table.name.lower()].result, table.result, policy)
        for table in written.sheets
    )
