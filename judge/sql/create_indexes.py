"""Translates CREATE INDEX."""

from collections.abc import Sequence

from sqlglot import exp

from judge.model.dialect import Dialect
from judge.model.schema import Table
from judge.model.text import Text
from judge.sql import faults
from judge.sql.create_refusals import check_length, refuse_as
from judge.sql.fates import Refusal, Statement, Translated
from judge.sql.scope import Run, Scope, check_arguments
from judge.sql.sources import table_source
from judge.sql.tables import collation_of, quote
from judge.sql.written import called, without_prefix

_INDEX = frozenset({"using", "columns", "include", "where", "tablespace"})


def create_index(tree: exp.Create, run: Run) -> Translated:
    """Translate CREATE INDEX."""
    dialect = run.engine.dialect
    index = tree.this
    target, parameters = index.args.get("table"), index.args.get("params")
    if target is None or parameters is None or not parameters.args.get("columns"):
        raise faults.unsupported("CREATE INDEX of this form", tree)
    check_arguments(parameters, _INDEX)
    _check_kind(parameters)
    table = run.schema.table(target.name)
    if table is None or table.view:
        raise faults.refused(
            Refusal.NO_TABLE,
            dialect,
            Text(
                f'there is no table "{target.name}" to index',
                f'인덱스를 만들 "{target.name}" 테이블이 없습니다.',
            ),
            tree,
        )
    scope = Scope(run=run)
    scope.sources = [table_source(table, table.name, dialect)]
    names = [_plain_name(each) for each in parameters.args["columns"]]
    check_length(names, table, tree, run)
    name = index.name or _usual_name(names, table, tree, run)
    keys = [_key(each, table, scope) for each in parameters.args["columns"]]
    unique = bool(tree.args.get("unique"))
    included = [each.name for each in parameters.args.get("include") or []]
    if included and (dialect is not Dialect.POSTGRESQL or unique):
        raise faults.unsupported("CREATE INDEX ... INCLUDE", tree)
    if dialect is Dialect.MYSQL and not unique:
        included = [name for name in table.primary_key if name not in names]  # InnoDB's rows end so
    keys += [_column_key(name, table, scope, tree) for name in included]
    where = _where(parameters.args.get("where"), table, scope, tree)
    word = "UNIQUE " if unique else ""
    sql = f"CREATE {word}INDEX {quote(name)} ON {quote(table.name)} ({', '.join(keys)}){where}"
    return Translated(
        statement=Statement.CREATE_INDEX,
        sql=sql,
        functions=called(sql.partition(" ON ")[2].partition(" ")[2]),
        writes=frozenset({table.name}),
        makes=name,
        keys=tuple(names),
        unique=unique,
    )


def _plain_name(node: exp.Expr) -> str:
    """Return the column of a key; of an expression nothing, which is no column's name."""
    inner = node.this if isinstance(node, exp.Ordered) else node
    return inner.name if isinstance(inner, exp.Column) else ""


def _check_kind(parameters: exp.Expr) -> None:
    using = parameters.args.get("using")
    if using is not None and using.name.upper() != "BTREE":
        raise faults.unsupported(f"USING {using.name.upper()}", parameters)


def _usual_name(names: Sequence[str], table: Table, tree: exp.Create, run: Run) -> str:
    """Name an index as PostgreSQL does; refuse one without a name elsewhere."""
    if run.engine.dialect is not Dialect.POSTGRESQL:
        raise refuse_as(
            "no name",
            run,
            Text("an index needs a name", "인덱스에는 이름이 필요합니다."),
            tree,
        )
    return "_".join([table.name, *(name or "expr" for name in names), "idx"]).lower()


def _key(node: exp.Expr, table: Table, scope: Scope) -> str:
    """Write one key of an index."""
    ordered = node if isinstance(node, exp.Ordered) else exp.Ordered(this=node)
    inner = ordered.this
    if scope.dialect is Dialect.MYSQL and _is_prefix(inner, table):
        hint = Text("Index the whole column.", "컬럼 전체에 인덱스를 만드세요.")
        raise faults.unsupported("INDEX (...(n))", node, hint)
    if scope.dialect is Dialect.MYSQL and not isinstance(inner, (exp.Column, exp.Paren)):
        raise refuse_as(
            "bare expression",
            scope.run,
            Text(
                "MySQL wants an expression in parentheses of its own: ((LOWER(name)))",
                "MySQL에서는 식을 괄호로 한 번 더 감싸야 합니다: ((LOWER(name)))",
            ),
            node,
        )
    value = scope.translate(inner)
    text = without_prefix(value.sql, f"{quote(table.name)}.")
    collation = None if value.collated else collation_of(value.kind, scope.dialect)
    if collation is not None:
        text = f"{text} COLLATE {collation}"
    return text + (" DESC" if ordered.args.get("desc") else "")


def _is_prefix(node: exp.Expr, table: Table) -> bool:
    """Whether it is MySQL's ``name(10)``."""
    if isinstance(node, exp.ColumnPrefix):
        return True
    return isinstance(node, exp.Anonymous) and table.column(str(node.this)) is not None


def _column_key(name: str, table: Table, scope: Scope, tree: exp.Create) -> str:
    column = table.column(name)
    if column is None:
        raise faults.no_column(name, scope.dialect, tree, None)
    return quote(column.name)


def _where(node: exp.Expr | None, table: Table, scope: Scope, tree: exp.Create) -> str:
    """Write the condition of an index that holds some rows only."""
    if node is None:
        return ""
    if scope.dialect in {Dialect.MYSQL, Dialect.ORACLE}:
        raise faults.not_here(
            "CREATE INDEX ... WHERE",
            scope.dialect,
            Text("leave the condition out.", "조건을 빼고 쓰세요."),
            tree,
        )
    condition = scope.engine.condition(scope, scope.translate(node.this), node.this)
    return f" WHERE {without_prefix(condition, f'{quote(table.name)}.')}"
