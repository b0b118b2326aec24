"""The stars of a select list, which stand for the columns of FROM."""

from dataclasses import replace

from sqlglot import exp

from judge.model.text import Text
from judge.sql import faults
from judge.sql.fates import Refusal
from judge.sql.scope import Field, Scope, Source, check_arguments
from judge.sql.sources import no_table
from judge.sql.typed import Typed


def selected_tables(node: exp.Select, scope: Scope) -> dict[str, str]:
    """Find, for each column in the select list, the table that the list names for it."""
    found: dict[str, str] = {}
    for each in node.expressions:
        inner = each.unalias()
        if not isinstance(inner, exp.Column) or not inner.table:
            continue
        if isinstance(inner.this, exp.Star):
            for column, source in _star_fields(inner.table, scope):
                found.setdefault(column.name.lower(), source.alias.lower())
        elif inner.name.lower() == each.alias_or_name.lower():
            found.setdefault(inner.name.lower(), inner.table.lower())
    return found


def is_star(node: exp.Expr) -> bool:
    """Whether an item is ``*`` or ``t.*``."""
    return isinstance(node, exp.Star) or (
        isinstance(node, exp.Column) and isinstance(node.this, exp.Star)
    )


def star_columns(node: exp.Expr, scope: Scope) -> list[exp.Expr]:
    """Write out a star as columns: those that USING merged without their table."""
    table = node.table if isinstance(node, exp.Column) else ""
    return [
        exp.column(each.name, table=None if _is_merged(each, scope) else source.alias)
        for each, source in _star_fields(table, scope)
    ]


def star(node: exp.Expr, scope: Scope) -> list[Typed]:
    """Write out a star; columns that USING merged come first, once."""
    inner = node.this if isinstance(node, exp.Column) else node
    check_arguments(inner, frozenset())
    table = node.table if isinstance(node, exp.Column) else ""
    if table and not any(each.alias.lower() == table.lower() for each in scope.sources):
        raise no_table(table, node, scope)
    if not scope.sources:
        raise faults.refused(
            Refusal.SYNTAX,
            scope.dialect,
            Text("* needs a table in FROM", "*를 쓰려면 FROM에 테이블이 있어야 합니다."),
            node,
        )
    items = []
    for each, source in _star_fields(table, scope):
        column = scope.column(
            each.name, source.alias if not _is_merged(each, scope) else None, node
        )
        items.append(replace(column, name=each.name))
    return items


def _is_merged(each: Field, scope: Scope) -> bool:
    """Whether an unqualified name means one column of several."""
    return any(each.name.lower() in source.merged for source in scope.sources)


def _star_fields(table: str, scope: Scope) -> list[tuple[Field, Source]]:
    """List the columns of a star in their order."""
    if table:
        named = [each for each in scope.sources if each.alias.lower() == table.lower()]
        return [(each, source) for source in named for each in source.fields]
    merged = [
        (each, source)
        for source in scope.sources
        for each in source.fields
        if _is_merged(each, scope) and each.name.lower() not in source.merged
    ]
    return merged + [
        (each, source)
        for source in scope.sources
        for each in source.fields
        if not _is_merged(each, scope)
    ]
