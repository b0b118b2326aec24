"""Writes a statement of a dialect anew for SQLite: parse, name, type, write."""

import re
from collections.abc import Mapping

from sqlglot import exp

from judge.model.schema import Dialect, Schema
from judge.sql import faults, mysql
from judge.sql.fates import ResultColumn, Statement, Translated, Translation
from judge.sql.naming import result_names
from judge.sql.parsing import parse
from judge.sql.queries import Query, named_columns, translate_query
from judge.sql.scope import Engine, Run, Scope

_ENGINES: Mapping[Dialect, Engine] = {Dialect.MYSQL: mysql.ENGINE}
_QUOTED = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*\"""")
_CALLED = re.compile(r"\b([a-z_][a-z0-9_]*)\(")


def compile_statement(query: str, dialect: Dialect, schema: Schema) -> Translation:
    """Translate one statement."""
    try:
        statements = parse(query, dialect)
        if len(statements) != 1:
            raise faults.unsupported("more than one statement" if statements else "empty text")
        return _statement(
            statements[0],
            query,
            Run(
                schema=schema,
                engine=_ENGINES[dialect],
                query=translate_query,
                named_columns=named_columns,
            ),
        )
    except faults.Stop as stop:
        return stop.fate
    except RecursionError:
        return faults.unsupported("a query nested this deep").fate


def _statement(tree: exp.Expr, text: str, run: Run) -> Translation:
    """Translate a parsed statement."""
    if isinstance(tree, exp.Query):
        return _query(tree, text, run)
    raise faults.unsupported(tree.key.upper(), tree)


def _query(tree: exp.Expr, text: str, run: Run) -> Translated:
    """Translate a query."""
    found = translate_query(tree, Scope(run=run), outermost=True)
    return Translated(
        statement=Statement.QUERY,
        sql=found.sql,
        columns=_columns(found, text, run.engine.dialect),
        hidden=found.hidden,
        order=found.order,
        limited=found.limited,
        functions=called(found.sql),
        reads=frozenset(run.reads),
    )


def _columns(found: Query, text: str, dialect: Dialect) -> tuple[ResultColumn, ...]:
    """Name the columns of a result."""
    names = result_names(text, found.columns, dialect)
    return tuple(
        ResultColumn(name=name, type=each.type)
        for name, each in zip(names, found.columns, strict=True)
    )


def called(sql: str) -> frozenset[str]:
    """Find the functions that a translated text calls: they alone are written in lower case."""
    return frozenset(_CALLED.findall(_QUOTED.sub("''", sql)))
