"""Writes a statement of a dialect anew for SQLite: parse, name, type, write."""

from collections.abc import Mapping

from sqlglot import exp

from judge.model.dialect import Dialect
from judge.model.schema import Schema
from judge.sql import changes, creating, faults, mysql, oracle, oracle_trees, postgresql, sqlite
from judge.sql.fates import ResultColumn, Statement, Translated, Translation
from judge.sql.naming import keep_texts
from judge.sql.parsing import parse
from judge.sql.queries import translate_query, with_clause
from judge.sql.query import Query, named_columns
from judge.sql.scope import Engine, Run, Scope
from judge.sql.written import called

_ENGINES: Mapping[Dialect, Engine] = {
    Dialect.MYSQL: mysql.ENGINE,
    Dialect.POSTGRESQL: postgresql.ENGINE,
    Dialect.SQLITE: sqlite.ENGINE,
    Dialect.ORACLE: oracle.ENGINE,
}


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
        return creating.creation(tree, run)
    if isinstance(tree, exp.Drop):
        return creating.nothing_to_drop(tree, run)
    if isinstance(tree, exp.Command):
        raise faults.unsupported(" ".join(text.split()[:2]).upper(), tree)
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


def _columns(found: Query) -> tuple[ResultColumn, ...]:
    """List the columns of a result."""
    return tuple(ResultColumn(name=each.name or "", type=each.type) for each in found.columns)
