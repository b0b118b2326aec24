"""Cuts a query down to what its clauses leave, one after another, to be counted."""

from enum import StrEnum

from sqlglot import exp

from judge.model.dialect import Dialect
from judge.sql.faults import Stop
from judge.sql.parsing import parse, written

_LATER = ("distinct", "order", "limit", "offset", "fetch", "qualify", "windows")
_ALIAS = "stage"


class Stage(StrEnum):
    """A clause, in the order in which they are carried out."""

    FROM = "FROM"
    WHERE = "WHERE"
    GROUP_BY = "GROUP BY"
    HAVING = "HAVING"


_CLAUSES = {Stage.WHERE: "where", Stage.GROUP_BY: "group", Stage.HAVING: "having"}


def stages_of(source: str, dialect: Dialect) -> dict[Stage, str]:
    """Return, for each clause that a plain SELECT has, the query that counts what it leaves.

    A count of groups from GROUP BY on. Nothing for what is no plain SELECT (a UNION, no FROM).
    """
    try:
        (tree,) = parse(source, dialect)
    except (Stop, ValueError):
        return {}
    if not isinstance(tree, exp.Select) or not tree.args.get("from_"):
        return {}
    stages = [Stage.FROM, *(stage for stage, name in _CLAUSES.items() if tree.args.get(name))]
    if Stage.HAVING in stages and Stage.GROUP_BY not in stages:
        stages.remove(Stage.HAVING)  # of a single group
    return {
        stage: written(_counting(tree, kept=stages[: place + 1]), dialect)
        for place, stage in enumerate(stages)
    }


def _counting(tree: exp.Select, kept: list[Stage]) -> exp.Select:
    """Count the rows, or groups, that the clauses ``kept`` leave."""
    inner = tree.copy()
    for name in (*_LATER, *(name for stage, name in _CLAUSES.items() if stage not in kept)):
        inner.set(name, None)
    common = inner.args.get("with_")
    if Stage.GROUP_BY in kept:
        inner.set("with_", None)
        outer = exp.Select().select(exp.Count(this=exp.Star())).from_(inner.subquery(_ALIAS))
        outer.set("with_", common)
        return outer
    inner.set("expressions", [exp.Count(this=exp.Star())])
    return inner
