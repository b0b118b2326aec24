"""Translates window functions that all dialects share."""

from dataclasses import replace

from judge.sql import aggregates
from judge.sql.scope import Aggregate, AggregateRule, Scope
from judge.sql.typed import INTEGER, REAL, Typed, call

_WITH_DEFAULT = 3


def shifted(scope: Scope, found: Aggregate) -> Typed:
    """LAG and LEAD."""
    if not 1 <= len(found.arguments) <= _WITH_DEFAULT:
        raise aggregates.wrong_count(found.name, scope, found.node)
    values = [scope.translate(each) for each in found.arguments]
    kind = values[0].type
    if len(values) == _WITH_DEFAULT:
        kind, (values[0], values[2]) = scope.engine.arrange(
            scope, [values[0], values[2]], found.node
        )
    return Typed(sql=call(found.name.lower(), *values) + found.suffix, type=kind)


def picked(scope: Scope, found: Aggregate) -> Typed:
    """FIRST_VALUE, LAST_VALUE and NTH_VALUE."""
    values = [scope.translate(each) for each in found.arguments]
    if len(values) != (2 if found.name == "NTH_VALUE" else 1):
        raise aggregates.wrong_count(found.name, scope, found.node)
    return values[0].with_sql(call(found.name.lower(), *values) + found.suffix)


def fraction(scope: Scope, found: Aggregate) -> Typed:
    """PERCENT_RANK and CUME_DIST."""
    return replace(aggregates.ranking(scope, found), type=REAL)


def ntile(scope: Scope, found: Aggregate) -> Typed:
    """NTILE."""
    value = aggregates.one(scope, found)
    return Typed(sql=f"ntile({value.sql}){found.suffix}", type=INTEGER)


WINDOWS: dict[str, AggregateRule] = {
    "CUME_DIST": fraction,
    "DENSE_RANK": aggregates.ranking,
    "FIRST_VALUE": picked,
    "LAG": shifted,
    "LAST_VALUE": picked,
    "LEAD": shifted,
    "NTH_VALUE": picked,
    "NTILE": ntile,
    "PERCENT_RANK": fraction,
    "RANK": aggregates.ranking,
    "ROW_NUMBER": aggregates.ranking,
}
"""The window functions that all dialects have."""
