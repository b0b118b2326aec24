"""The select list: what its items are, how they are written, and which of them tell rows apart."""

from dataclasses import replace

from sqlglot import exp

from judge.model.dialect import Dialect
from judge.model.schema import TypeKind
from judge.sql.aggregates import has_aggregate, has_window
from judge.sql.naming import alias_name, item_name
from judge.sql.scope import Scope
from judge.sql.stars import is_star, star
from judge.sql.tables import quote
from judge.sql.tails import Tail, collate
from judge.sql.typed import TEXTUAL, Typed, call


def aliases_ahead(node: exp.Select, scope: Scope) -> dict[str, Typed]:
    """Translate aliased items ahead of their turn, where WHERE may use them."""
    return {
        each.alias.lower(): scope.translate(each.this)
        for each in node.expressions
        if isinstance(each, exp.Alias) and not has_aggregate(each, scope) and not has_window(each)
    }


def select_items(node: exp.Select, scope: Scope) -> list[Typed]:
    """Translate the select list; stars are written out."""
    items: list[Typed] = []
    for each in node.expressions:
        if is_star(each):
            items += star(each, scope)
        elif isinstance(each, exp.Alias):
            items.append(scope.translate(each.this).renamed(alias_name(each, scope.dialect)))
        else:
            value = scope.translate(each)
            items.append(value.renamed(item_name(each, value, scope.dialect)))
    return items


def aliases_of(node: exp.Select, items: list[Typed]) -> dict[str, Typed]:
    """Collect the names that ORDER BY, and in some dialects more, may use."""
    found: dict[str, Typed] = {}
    for item in items:
        if item.name:
            found.setdefault(item.name.lower(), item)
    for each in node.expressions:
        if isinstance(each, exp.Alias) and each.alias.lower() in found:
            same = [i for i in items if (i.name or "").lower() == each.alias.lower()]
            found[each.alias.lower()] = same[0]
    return found


def written_items(
    items: list[Typed], tail: Tail, scope: Scope, *, outermost: bool, distinct: bool
) -> tuple[list[str], int, tuple[int, ...]]:
    """Write the select list; outermost, sort keys follow it that a tie is told by."""
    shown = [
        f"{_output(item, scope, distinct=distinct)} AS {quote(item.name or f'column_{n}')}"
        for n, item in enumerate(items, start=1)
    ]
    if not outermost:
        return shown, 0, ()
    order: list[int] = []
    for value in tail.keys:
        if distinct:
            order.append(int(value.sql) - 1 if value.sql.isdigit() else 0)
            continue
        order.append(len(shown))
        shown.append(f"{_tie_key(value, scope)} AS {quote(f'key_{len(order)}')}")
    return shown, len(shown) - len(items), tuple(order)


def _tie_key(value: Typed, scope: Scope) -> str:
    """Write what equal sort keys share."""
    if value.kind in TEXTUAL and scope.dialect is Dialect.MYSQL and not value.binary:
        return call("my_key", value)
    return value.sql


def _output(item: Typed, scope: Scope, *, distinct: bool) -> str:
    """Write an item as a result has it: decimals at their scale, text with its collation."""
    sql = item.sql
    computed = not item.collated and item.literal is None and scope.dialect is Dialect.MYSQL
    if computed and item.kind is TypeKind.DECIMAL and item.type.scale is not None:
        sql = call("dec_scale", sql, item.type.scale)
    return collate(replace(item, sql=sql), scope) if distinct else sql


def keys_of(
    scope: Scope, items: list[Typed], groups: frozenset[str] | None, *, distinct: bool
) -> tuple[frozenset[str], ...]:
    """Find the sets of columns that name one row of the result."""
    names = {item.sql: (item.name or "").lower() for item in items}
    found = []
    if groups is not None and groups <= names.keys():
        found.append(frozenset(names[each] for each in groups))
    if distinct:
        found.append(frozenset(names.values()))
    if groups is None and len(scope.sources) == 1:
        for key in scope.sources[0].keys:
            fields = [scope.sources[0].find(each) for each in key]
            if all(each and each.sql in names for each in fields):
                found.append(frozenset(names[each.sql] for each in fields if each))
    return tuple(found)
