"""Translates GROUP BY, with ROLLUP, CUBE and GROUPING SETS, and finds what a group determines.

ROLLUP groups every row once for each level: a list of levels is joined to the rows, and a key is
NULL on the levels that leave it out. SQLite has nothing of its own for it.
"""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

from sqlglot import exp

from judge.frozen import frozen
from judge.model.dialect import Dialect
from judge.model.text import Text
from judge.sql import faults
from judge.sql.aggregates import has_aggregate
from judge.sql.fates import Refusal
from judge.sql.scope import Fact, Scope, Source, check_arguments
from judge.sql.stars import is_star, star_columns
from judge.sql.tables import collation_of, quote
from judge.sql.typed import Typed

_GROUP = frozenset({"expressions", "rollup", "cube", "grouping_sets"})
_KINDS: dict[str, type[exp.Expr]] = {
    "rollup": exp.Rollup,
    "cube": exp.Cube,
    "grouping_sets": exp.GroupingSets,
}
LEVEL = "grouping_level"


@frozen
class Groups:
    """GROUP BY, written; ``keys`` are its texts, None where rows are not grouped."""

    sql: str = ""
    origin: str = ""
    keys: frozenset[str] | None = None


def open_groups(node: exp.Select, scope: Scope, *, grouped: bool) -> Groups:
    """Translate GROUP BY; from here on ``scope`` watches what stands outside aggregates."""
    if not grouped:
        return Groups()
    group = node.args.get("group")
    if group is None:
        scope.grouping = set()
        scope.determined = _determined(node, scope)
        return Groups(keys=frozenset())
    check_arguments(group, _GROUP)
    special = (exp.Rollup, exp.Cube, exp.GroupingSets)
    plain = [_key(each, node, scope) for each in group.expressions if not isinstance(each, special)]
    keys, levels = _levels(group, plain, node, scope)
    scope.grouping = {each.sql for each in keys}
    scope.determined = _determined(node, scope)
    if len(levels) == 1:
        written = ", ".join(_collated(each, scope) for each in keys)
        return Groups(sql=f" GROUP BY {written}", keys=frozenset(scope.grouping))
    return _rolled(keys, levels, scope)


def _collated(key: Typed, scope: Scope) -> str:
    """Write a key with its collation; a bare number would be taken for a place."""
    collation = None if key.collated else collation_of(key.kind, scope.dialect)
    if key.binary:
        collation = "BINARY"
    sql = f"({key.sql})" if key.literal is not None else key.sql
    return f"{sql} COLLATE {collation}" if collation else sql


def _key(each: exp.Expr, node: exp.Select, scope: Scope) -> Typed:
    """Translate one key: a place, a column, an alias or an expression."""
    scope.clause = "group"
    target = _target(each, node, scope)
    if has_aggregate(target, scope):
        raise faults.refused(
            Refusal.MISPLACED_AGGREGATE,
            scope.dialect,
            Text(
                "GROUP BY cannot hold an aggregate: filter groups by HAVING",
                "GROUP BY에는 집계 함수를 쓸 수 없습니다. 그룹은 HAVING으로 거르세요.",
            ),
            each,
        )
    value = scope.translate(target)
    scope.clause = "select"
    return value


def _target(each: exp.Expr, node: exp.Select, scope: Scope) -> exp.Expr:
    """Find the expression that a key stands for."""
    if isinstance(each, exp.Paren):
        each = each.unnest()
    if isinstance(each, exp.Literal) and not each.is_string and each.this.isdigit():
        return (
            each if scope.dialect is Dialect.ORACLE else _item_at(int(each.this), each, node, scope)
        )
    if not (isinstance(each, exp.Column) and not each.table and scope.engine.alias_in_group):
        return each
    if any(source.find(each.name) for source in scope.sources):
        return _same_item(each, node, scope)
    for item in node.expressions:
        if isinstance(item, exp.Alias) and item.alias.lower() == each.name.lower():
            found: exp.Expr = item.unalias()
            return found
    return each


def _same_item(each: exp.Column, node: exp.Select, scope: Scope) -> exp.Expr:
    """Resolve a name that several tables have to the selected column of that name."""
    owners = [source for source in scope.sources if source.find(each.name)]
    if len(owners) < 2:  # noqa: PLR2004 - one owner is no question
        return each
    for item in node.expressions:
        inner = item.unalias()
        if isinstance(inner, exp.Column) and item.alias_or_name.lower() == each.name.lower():
            return inner
    return each


def _item_at(place: int, each: exp.Expr, node: exp.Select, scope: Scope) -> exp.Expr:
    """Take the item of the select list at a place."""
    items: list[exp.Expr] = []
    for written in node.expressions:
        items += star_columns(written, scope) if is_star(written) else [written]
    if not 1 <= place <= len(items):
        raise faults.refused(
            Refusal.NO_COLUMN,
            scope.dialect,
            Text(
                f"there is no item {place} in the select list",
                f"SELECT 목록에 {place}번째 항목이 없습니다.",
            ),
            each,
        )
    item: exp.Expr = items[place - 1].unalias()
    return item


def _levels(
    group: exp.Group, plain: list[Typed], node: exp.Select, scope: Scope
) -> tuple[list[Typed], list[set[int]]]:
    """List the keys, and for each level the places of those that it keeps."""
    keys = list(plain)
    levels: list[set[int]] = [set(range(len(plain)))]
    for kind in ("rollup", "cube", "grouping_sets"):
        inside = [each for each in group.expressions if isinstance(each, _KINDS[kind])]
        for each in [*inside, *(group.args.get(kind) or [])]:
            parts = _parts(each, plain, keys, node, scope)
            own = _own_levels(kind, parts, trailing=not each.expressions)
            base = [set[int]()] if not each.expressions else levels
            levels = [one | other for one in base for other in own]
    return keys, levels


def _parts(
    each: exp.Expr, plain: list[Typed], keys: list[Typed], node: exp.Select, scope: Scope
) -> list[set[int]]:
    """Find the places of the keys that ROLLUP(...) names; WITH ROLLUP takes the plain ones."""
    if not each.expressions:
        return [{place} for place in range(len(plain))]
    found: list[set[int]] = []
    for part in each.expressions:
        members = part.expressions if isinstance(part, exp.Tuple) else [part]
        places = set()
        for member in members:
            inner = member.this if isinstance(member, exp.Paren) else member
            key = _key(inner, node, scope)
            if key.sql not in [known.sql for known in keys]:
                keys.append(key)
            places.add([known.sql for known in keys].index(key.sql))
        found.append(places)
    return found


def _own_levels(kind: str, parts: list[set[int]], *, trailing: bool) -> list[set[int]]:
    """Expand ROLLUP to its prefixes, CUBE to all subsets; GROUPING SETS are as they stand."""
    del trailing
    if kind == "grouping_sets":
        return parts
    if kind == "cube":
        chosen = [c for n in range(len(parts), -1, -1) for c in combinations(parts, n)]
        return [set().union(*each) for each in chosen]
    return [set().union(*parts[:count]) for count in range(len(parts), -1, -1)]


def _rolled(keys: list[Typed], levels: list[set[int]], scope: Scope) -> Groups:
    """Group by a level and by each key on the levels that keep it."""
    alias = scope.run.fresh("levels")
    written = [f"{alias}.{LEVEL}"]
    for place, key in enumerate(keys):
        kept = ", ".join(str(n) for n, level in enumerate(levels) if place in level)
        rolled = f"CASE WHEN {alias}.{LEVEL} IN ({kept or 'NULL'}) THEN {key.sql} END"
        scope.rolled[key.sql] = rolled
        written.append(_collated(replace(key, sql=rolled, collated=False), scope))
        scope.grouping_flags[key.sql] = f"({alias}.{LEVEL} NOT IN ({kept or 'NULL'}))"
    scope.grouping = (scope.grouping or set()) | set(scope.rolled.values())
    rows = " UNION ALL ".join(f"SELECT {n} AS {LEVEL}" for n in range(len(levels)))
    return Groups(
        sql=f" GROUP BY {', '.join(written)}",
        origin=f" CROSS JOIN ({rows}) AS {alias}",
        keys=None,
    )


def _determined(node: exp.Select, scope: Scope) -> set[str]:
    """Find the columns that the keys determine: those of a table whose key is known.

    MySQL also follows equalities of WHERE and ON, and what is known of the columns of a subquery
    (https://dev.mysql.com/doc/refman/8.0/en/group-by-functional-dependence.html); PostgreSQL takes
    a primary key; Oracle none.
    """
    if scope.dialect is Dialect.ORACLE or scope.grouping is None:
        return set()
    if scope.dialect is Dialect.MYSQL:
        return _closure(set(scope.grouping), _rules(node, scope))
    return _closure(set(scope.grouping), [_key_rule(each, keys=1) for each in scope.sources])


Rule = Callable[[set[str]], set[str]]
"""Gives what is known besides, where some columns are known."""


def _closure(known: set[str], rules: list[Rule]) -> set[str]:
    """Add what is determined until nothing is new."""
    before = -1
    while before != len(known):
        before = len(known)
        for rule in rules:
            known |= rule(known)
    return known


def _rules(node: exp.Select, scope: Scope) -> list[Rule]:
    """List all that determines columns in a query of MySQL."""
    pairs = _equalities(node, scope)
    implied = scope.implied + _outer_equalities(node, scope)

    def equal(known: set[str]) -> set[str]:
        found = {right for left, right in pairs if left is None or left in known}
        return found | {left for left, right in pairs if left is not None and right in known}

    def joined(known: set[str]) -> set[str]:
        return {weak for strong, weak in implied if strong <= known}

    keyed = [_key_rule(each, keys=None) for each in scope.sources]
    return [equal, joined, *keyed, *map(_fact_rule, scope.sources)]


def _key_rule(source: Source, *, keys: int | None) -> Rule:
    """Make the rule that a key determines its row; the first ``keys`` of them count."""
    fields = [[source.find(name) for name in key] for key in source.keys[:keys]]
    every = {each.sql for each in source.fields}

    def rule(known: set[str]) -> set[str]:
        whole = any(all(each and each.sql in known for each in key) for key in fields)
        return every if whole else set()

    return rule


def _fact_rule(source: Source) -> Rule:
    """Make the rule of what is known of a subquery's columns."""
    texts = {each.name.lower(): each.sql for each in source.fields}
    facts = [[{texts[n] for n in side if n in texts} for side in fact] for fact in source.facts]

    def rule(known: set[str]) -> set[str]:
        return {each for left, right in facts if left and left <= known for each in right}

    return rule


def facts(node: exp.Select, scope: Scope, items: list[Typed]) -> tuple[Fact, ...]:
    """Find which columns of a result determine which others: single ones, and a source's keys."""
    if scope.dialect is not Dialect.MYSQL:
        return ()
    names = {item.sql: (item.name or "").lower() for item in items if item.name}
    known_keys = [
        [source.find(name) for name in key]
        for source in scope.sources
        for key in (*source.keys, *(left for left, _ in source.facts))
    ]
    sides = {frozenset(each.sql for each in key if each) for key in known_keys if all(key)}
    sides |= {frozenset({each}) for each in names}
    rules = _rules(node, scope)
    found: list[Fact] = []
    for side in sorted(sides, key=sorted):
        if side and side <= names.keys():
            known = _closure(set(side), rules)
            right = frozenset(name for sql, name in names.items() if sql in known)
            left = frozenset(names[each] for each in side)
            found += [(left, right)] if right > left else []
    return tuple(found)


def _outer_equalities(node: exp.Select, scope: Scope) -> list[tuple[frozenset[str], str]]:
    """List what LEFT JOIN makes equal: columns before it that its ON reads, and one of its own.

    Where the former are the same in two rows, so is the latter, or it is NULL in both.
    """
    found: list[tuple[frozenset[str], str]] = []
    for join in node.args.get("joins") or []:
        on = join.args.get("on")
        if on is None or join.args.get("side") != "LEFT" or on.find(exp.Query):
            continue
        own = f"{quote(join.this.alias_or_name)}."
        read = [_own(each, scope) for each in on.find_all(exp.Column)]
        strong = frozenset(each for each in read if each and not each.startswith(own))
        for each in on.flatten() if isinstance(on, exp.And) else [on]:
            pairs = _equality(each, scope) if isinstance(each, exp.EQ) else []
            weak = {side for pair in pairs for side in pair if side and side.startswith(own)}
            found += [(strong, side) for side in sorted(weak)]
    return found


def _equalities(node: exp.Select, scope: Scope) -> list[tuple[str | None, str]]:
    """List what WHERE and inner joins make equal: two columns, or a constant (None) and one."""
    conditions: list[exp.Expr] = []
    where = node.args.get("where")
    if where is not None:
        conditions += where.this.flatten() if isinstance(where.this, exp.And) else [where.this]
    for join in node.args.get("joins") or []:
        on = join.args.get("on")
        if on is not None and not join.args.get("side"):
            conditions += on.flatten() if isinstance(on, exp.And) else [on]
    found: list[tuple[str | None, str]] = list(scope.equal)
    for each in conditions:
        if isinstance(each, exp.EQ):
            found += _equality(each, scope)
    return found


def _equality(node: exp.EQ, scope: Scope) -> list[tuple[str | None, str]]:
    """Read one equality."""
    sides = [_own(side, scope) for side in (node.this, node.expression)]
    constant = [isinstance(side, exp.Literal) for side in (node.this, node.expression)]
    if sides[0] and sides[1]:
        return [(sides[0], sides[1])]
    if sides[0] and constant[1]:
        return [(None, sides[0])]
    if sides[1] and constant[0]:
        return [(None, sides[1])]
    return []


def _own(node: exp.Expr, scope: Scope) -> str | None:
    """Find the text of a column of this query."""
    if not isinstance(node, exp.Column):
        return None
    held, scope.inside_aggregate = scope.inside_aggregate, True
    found = scope.own_column(node.name, node.table or None, node)
    scope.inside_aggregate = held
    return found.sql if found else None
