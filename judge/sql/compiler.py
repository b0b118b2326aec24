"""Writes a statement of a dialect anew for SQLite: parse, name, type, write."""

import re
from collections.abc import Mapping

from sqlglot import exp

from judge.model.dialect import Dialect
from judge.model.schema import Schema
from judge.sql import changes, ddl, faults, mysql, oracle, oracle_trees, postgresql, sqlite
from judge.sql.fates import ResultColumn, Statement, Translated, Translation
from judge.sql.naming import keep_texts
from judge.sql.parsing import parse
from judge.sql.queries import Query, named_columns, translate_query, with_clause
from judge.sql.scope import Engine, Run, Scope
from judge.sql.sources import table_source
from judge.sql.tables import create_statements, quote

_ENGINES: Mapping[Dialect, Engine] = {
    Dialect.MYSQL: mysql.ENGINE,
    Dialect.POSTGRESQL: postgresql.ENGINE,
    Dialect.SQLITE: sqlite.ENGINE,
    Dialect.ORACLE: oracle.ENGINE,
}
_QUOTED = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*\"""")
_CALLED = re.compile(r"\b([a-z_][a-z0-9_]*)\(")


def compile_statement(query: str, dialect: Dialect, schema: Schema) -> Translation:
    """Translate one statement."""
    try:
        statements = parse(query, dialect)
        if len(statements) != 1:
            raise faults.unsupported("more than one statement" if statements else "empty text")
        if dialect not in _ENGINES:
            raise faults.unsupported(faults.name_of(dialect))
        run = Run(
            schema=schema,
            engine=_ENGINES[dialect],
            query=translate_query,
            named_columns=named_columns,
        )
        return _statement(statements[0], query, run)
    except faults.Stop as stop:
        return stop.fate
    except RecursionError:
        return faults.unsupported("a query nested this deep").fate


def _statement(tree: exp.Expr, text: str, run: Run) -> Translation:
    """Translate a parsed statement."""
    if isinstance(tree, (exp.Query, exp.Values)):
        return _query(tree, text, run)
    if isinstance(tree, (exp.Insert, exp.Update, exp.Delete)):
        return _change(tree, run)
    if isinstance(tree, exp.Create):
        return _creation(tree, run)
    raise faults.unsupported(tree.key.upper(), tree)


def _query(tree: exp.Expr, text: str, run: Run) -> Translated:
    """Translate a query."""
    if run.engine.dialect is Dialect.ORACLE:
        tree = oracle_trees.rewrite(tree, run.schema)
    keep_texts(tree, text, run.engine.dialect)
    found = translate_query(tree, Scope(run=run), outermost=True)
    return Translated(
        statement=Statement.QUERY,
        sql=found.sql,
        columns=_columns(found),
        hidden=found.hidden,
        order=found.order,
        limited=found.limited,
        functions=called(found.sql),
        reads=frozenset(run.reads),
    )


def _change(tree: exp.Insert | exp.Update | exp.Delete, run: Run) -> Translated:
    """Translate a change of a table's rows."""
    scope = Scope(run=run)
    prefix = with_clause(tree, scope)
    if isinstance(tree, exp.Insert):
        statement, (sql, table) = Statement.INSERT, changes.insert(tree, scope)
    elif isinstance(tree, exp.Update):
        statement, (sql, table) = Statement.UPDATE, changes.update(tree, scope)
    else:
        statement, (sql, table) = Statement.DELETE, changes.delete(tree, scope)
    return Translated(
        statement=statement,
        sql=prefix + sql,
        functions=called(prefix + sql),
        reads=frozenset(run.reads),
        writes=frozenset({table.name}),
    )


def _creation(tree: exp.Create, run: Run) -> Translated:
    """Translate CREATE TABLE, VIEW or INDEX."""
    kind = str(tree.args.get("kind")).upper()
    dialect = run.engine.dialect
    if kind == "TABLE":
        table = ddl.read_table(tree, dialect)
        sql = create_statements(Schema(tables=(table,)), dialect)[0]
        return Translated(statement=Statement.CREATE_TABLE, sql=sql, makes=table.name)
    if kind == "VIEW" and tree.args.get("expression") is not None:
        return _view(tree, run)
    if kind == "INDEX":
        return _index(tree, run)
    raise faults.unsupported(f"CREATE {kind}", tree)


def _view(tree: exp.Create, run: Run) -> Translated:
    """Translate CREATE VIEW; its columns carry the names that a reader uses."""
    scope = Scope(run=run)
    listed = tree.this.expressions if isinstance(tree.this, exp.Schema) else []
    name = tree.this.this.name if isinstance(tree.this, exp.Schema) else tree.this.name
    query = translate_query(tree.args["expression"], scope)
    columns = named_columns(query, [each.name for each in listed], scope, tree)
    names = ", ".join(quote(each) for each, _ in columns)
    sql = f"CREATE VIEW {quote(name)} ({names}) AS {query.sql}"
    if tree.args.get("replace"):
        raise faults.unsupported("CREATE OR REPLACE VIEW", tree)
    return Translated(
        statement=Statement.CREATE_VIEW,
        sql=sql,
        columns=tuple(ResultColumn(name=each, type=kind) for each, kind in columns),
        functions=called(query.sql),
        reads=frozenset(run.reads),
        makes=name,
    )


def _index(tree: exp.Create, run: Run) -> Translated:
    """Translate CREATE INDEX."""
    name, table_name, keys = ddl.index_parts(tree)
    table = run.schema.table(table_name)
    if table is None:
        raise faults.unsupported(f'CREATE INDEX on "{table_name}"', tree)
    scope = Scope(run=run)
    scope.sources = [table_source(table, table.name, run.engine.dialect)]
    parts = []
    for each in keys:
        ordered = each if isinstance(each, exp.Ordered) else exp.Ordered(this=each)
        value = scope.translate(ordered.this)
        text = value.sql.removeprefix(f"{quote(table.name)}.")
        parts.append(text + (" DESC" if ordered.args.get("desc") else ""))
    unique = "UNIQUE " if tree.args.get("unique") else ""
    sql = f"CREATE {unique}INDEX {quote(name)} ON {quote(table.name)} ({', '.join(parts)})"
    return Translated(
        statement=Statement.CREATE_INDEX,
        sql=sql,
        functions=called(sql.partition(" ON ")[2].partition(" ")[2]),
        writes=frozenset({table.name}),
        makes=name,
    )


def _columns(found: Query) -> tuple[ResultColumn, ...]:
    """List the columns of a result."""
    return tuple(ResultColumn(name=each.name or "", type=each.type) for each in found.columns)


def called(sql: str) -> frozenset[str]:
    """Find the functions that a translated text calls: they alone are written in lower case."""
    return frozenset(_CALLED.findall(_QUOTED.sub("''", sql)))
