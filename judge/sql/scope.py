"""Names in sight of an expression: tables and their columns, aliases, and what GROUP BY leaves."""

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from sqlglot import exp

from judge.frozen import frozen
from judge.model.dialect import Dialect
from judge.model.schema import ColumnType, Schema
from judge.model.text import Text
from judge.sql import faults
from judge.sql.fates import Refusal
from judge.sql.typed import BOOLEAN, INTEGER, Typed

Rule = Callable[["Scope", exp.Expr], Typed]
AggregateRule = Callable[["Scope", "Aggregate"], Typed]
FunctionRule = Callable[["Scope", exp.Expr, list[exp.Expr]], Typed]
Fact = tuple[frozenset[str], frozenset[str]]
"""Columns of a source, by their names in lower case, and those that they determine."""


@frozen
class Field:
    """A column of a source: its name, its type, and its SQLite text."""

    name: str
    type: ColumnType
    sql: str
    collated: bool = False
    binary: bool = False


@dataclass(slots=True, kw_only=True)
class Source:
    """A table, a view of one, or a subquery in FROM.

    ``keys`` are sets of column names (lower case) that name one row. ``merged`` are columns that a
    USING or NATURAL join has given to another source.
    """

    alias: str
    fields: tuple[Field, ...]
    keys: tuple[frozenset[str], ...] = ()
    facts: tuple[Fact, ...] = ()
    merged: set[str] = field(default_factory=set)
    aliased: bool = False

    def find(self, name: str) -> Field | None:
        """Find a column by its name in any case."""
        return next((each for each in self.fields if each.name.lower() == name.lower()), None)


@frozen
class Relation:
    """A common table expression: its SQLite name and its columns."""

    name: str
    columns: tuple[tuple[str, ColumnType], ...]
    keys: tuple[frozenset[str], ...] = ()
    facts: tuple[Fact, ...] = ()


@frozen
class Engine:
    """All that tells one dialect from another, as tables.

    ``nodes`` and ``functions`` are allow-lists: a node or a name that is in neither is unsupported,
    or refused where ``foreign`` knows that the real engine has no such function. ``aggregates`` and
    ``windows`` are the functions that may stand in their places only.
    """

    dialect: Dialect
    nodes: Mapping[type[exp.Expr], Rule]
    functions: Mapping[str, FunctionRule]
    aggregates: Mapping[str, AggregateRule]
    windows: Mapping[str, AggregateRule]
    real: frozenset[str]  # functions that the engine has and we do not
    nulls_last: bool  # where ascending order has them
    compare: Callable[["Scope", Typed, Typed, str, exp.Expr], Typed]
    pair: Callable[["Scope", Typed, Typed, exp.Expr], tuple[Typed, Typed]]
    arrange: Callable[["Scope", list[Typed], exp.Expr], tuple[ColumnType, list[Typed]]]
    condition: Callable[["Scope", Typed, exp.Expr], str]
    convert: Callable[["Scope", Typed, ColumnType, exp.Expr], Typed]
    alias_in_having: bool
    alias_in_group: bool
    alias_in_where: bool = False
    strict_groups: bool = True
    one_value: str = "one_value"


@frozen
class Aggregate:
    """A call of an aggregate or window function: ``suffix`` is its FILTER and OVER, written."""

    name: str
    node: exp.Expr
    arguments: tuple[exp.Expr, ...]
    distinct: bool = False
    order: tuple[exp.Expr, ...] = ()
    suffix: str = ""
    windowed: bool = False
    separator: exp.Expr | None = None


class TranslatedQuery(Protocol):
    """What :mod:`judge.sql.queries` makes of a query."""

    @property
    def sql(self) -> str:
        """SQLite's text."""

    @property
    def columns(self) -> tuple[Typed, ...]:
        """The columns."""

    @property
    def single(self) -> bool:
        """Whether it never has more than one row."""

    @property
    def keys(self) -> tuple[frozenset[str], ...]:
        """Sets of columns that name one row."""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Which columns determine which."""


@dataclass(slots=True, kw_only=True)
class Run:
    """What a whole statement shares."""

    schema: Schema
    engine: Engine
    query: Callable[[exp.Expr, "Scope"], TranslatedQuery]  # translates a query inside an expression
    named_columns: Callable[..., tuple[tuple[str, ColumnType], ...]]
    reads: set[str] = field(default_factory=set)
    made: int = 0

    def fresh(self, stem: str) -> str:
        """Make a name that the statement has not."""
        self.made += 1
        return f"{stem}_{self.made}"


@dataclass(slots=True, kw_only=True)
class Scope:
    """One query's names; ``parent`` is the query around it.

    ``grouping`` is None outside a grouped query, else the SQLite texts that are known in a group.
    ``loose`` collects columns that a group does not determine; a whole expression that is grouped
    forgives those below it. ``rolled``: what a grouped text becomes under ROLLUP.
    """

    run: Run
    parent: "Scope | None" = None
    relations: dict[str, Relation] = field(default_factory=dict)
    sources: list[Source] = field(default_factory=list)
    aliases: dict[str, Typed] = field(default_factory=dict)
    clause: str = "select"
    grouping: set[str] | None = None
    determined: set[str] = field(default_factory=set)
    loose: list[tuple[exp.Expr, str]] = field(default_factory=list)
    inside_aggregate: bool = False
    alias_first: bool = False
    aliases_seen: bool = False
    inside_window: bool = False
    selected: dict[str, str] = field(default_factory=dict)  # column -> the table of the item
    equal: list[tuple[str | None, str]] = field(default_factory=list)  # what USING makes equal
    implied: list[tuple[frozenset[str], str]] = field(default_factory=list)  # the same of LEFT JOIN
    windows: dict[str, exp.Expr] = field(default_factory=dict)
    rolled: dict[str, str] = field(default_factory=dict)
    grouping_flags: dict[str, str] = field(default_factory=dict)  # what GROUPING() gives

    @property
    def engine(self) -> Engine:
        """The dialect's tables."""
        return self.run.engine

    @property
    def dialect(self) -> Dialect:
        """The dialect."""
        return self.run.engine.dialect

    def translate(self, node: exp.Expr) -> Typed:
        """Translate an expression by the dialect's table; what is not in it is unsupported."""
        rule = self.engine.nodes.get(type(node))
        if rule is None:
            raise faults.unsupported(construct_of(node), node)
        check_arguments(node, _READ.get(type(node), _PLAIN))
        known = len(self.loose)
        result = rule(self, node)
        if self.grouping is not None and result.sql in self.grouping:
            del self.loose[known:]
            if not self.inside_aggregate and result.sql in self.rolled:
                return replace(result, sql=self.rolled[result.sql], collated=False)
        return result

    def relation(self, name: str) -> Relation | None:
        """Find a common table expression, here or around."""
        found = self.relations.get(name.lower())
        if found is None and self.parent is not None:
            return self.parent.relation(name)
        return found

    def column(self, name: str, table: str | None, node: exp.Expr) -> Typed:
        """Find a column here, then around; refuse what is missing or ambiguous."""
        scope: Scope | None = self
        while scope is not None:
            found = scope.own_column(name, table, node)
            if found is not None:
                return found
            scope = scope.parent
        raise faults.no_column(
            f"{table}.{name}" if table else name, self.dialect, node, self._near(name)
        )

    def own_column(self, name: str, table: str | None, node: exp.Expr) -> Typed | None:
        """Find a column or, where the clause allows it, an alias of this query."""
        alias = self.aliases.get(name.lower()) if table is None and self.aliases_seen else None
        if alias is not None and self.alias_first:
            return alias
        found = [
            (source, each)
            for source in self.sources
            if (table is None or source.alias.lower() == table.lower())
            and (each := source.find(name)) is not None
            and not (table is None and name.lower() in source.merged)
        ]
        if len(found) > 1:
            if alias is not None:
                return alias
            chosen = [each for each in found if each[0].alias.lower() == self._selected(name)]
            if chosen:
                return self._field(*chosen[0], node)
            raise faults.ambiguous(name, [source.alias for source, _ in found], self.dialect, node)
        if not found:
            return alias
        if (
            alias is not None
            and self.clause == "having"
            and found[0][1].sql not in (self.grouping or set())
        ):
            return alias  # HAVING prefers an item to a column that is not grouped
        return self._field(*found[0], node)

    def _selected(self, name: str) -> str | None:
        """Name the table whose column of that name is selected, where MySQL may look there."""
        sorting = self.clause in {"group", "order"} or self.inside_window
        if not sorting or self.dialect is not Dialect.MYSQL:
            return None
        return self.selected.get(name.lower())

    def _field(self, source: Source, each: Field, node: exp.Expr) -> Typed:
        """Make an expression of a column; note it where a group does not determine it."""
        if (
            self.grouping is not None
            and not self.inside_aggregate
            and each.sql not in self.grouping
            and each.sql not in self.determined
        ):
            self.loose.append((node, f"{source.alias}.{each.name}"))
        return Typed(
            sql=each.sql, type=each.type, collated=each.collated, binary=each.binary, name=each.name
        )

    def _near(self, name: str) -> str | None:
        """Find a column whose name is like a missing one."""
        names = {each.name.lower(): each.name for source in self.sources for each in source.fields}
        near = difflib.get_close_matches(name.lower(), names, n=1)
        return names[near[0]] if near else None

    def child(self) -> "Scope":
        """Open the names of a subquery."""
        return Scope(run=self.run, parent=self)


_PLAIN = frozenset({"this", "expression", "expressions", "_type"})
_READ: Mapping[type[exp.Expr], frozenset[str]] = {  # the parts of a node that its rule reads
    exp.Between: frozenset({"this", "low", "high"}),
    exp.Case: frozenset({"this", "ifs", "default"}),
    exp.Cast: frozenset({"this", "to", "_type"}),
    exp.Column: frozenset({"this", "table"}),
    exp.Concat: frozenset({"expressions", "safe", "coalesce"}),
    exp.CurrentTimestamp: frozenset({"this", "sysdate"}),
    exp.Div: frozenset({"this", "expression", "typed", "safe"}),
    exp.GroupConcat: frozenset({"this", "separator"}),
    exp.If: frozenset({"this", "true", "false"}),
    exp.ILike: frozenset({"this", "expression", "negate"}),
    exp.In: frozenset({"this", "expressions", "query"}),
    exp.DPipe: frozenset({"this", "expression", "safe"}),
    exp.Is: frozenset({"this", "expression", "negate"}),
    exp.Interval: frozenset({"this", "unit", "fraction_in_string"}),
    exp.Like: frozenset({"this", "expression", "negate"}),
    exp.Literal: frozenset({"this", "is_string"}),
    exp.Select: frozenset(exp.Select.arg_types),
    exp.StrPosition: frozenset({"this", "substr"}),
    exp.Subquery: frozenset(exp.Subquery.arg_types),
    exp.Substring: frozenset({"this", "start", "length"}),
    exp.Trim: frozenset({"this", "expression", "position"}),
    exp.Window: frozenset(exp.Window.arg_types),
}
_WORDS: Mapping[type[exp.Expr], str] = {
    exp.Lateral: "LATERAL",
    exp.JSONExtract: "->",
    exp.JSONExtractScalar: "->>",
    exp.Array: "ARRAY[]",
    exp.MatchAgainst: "MATCH ... AGAINST",
    exp.Pivot: "PIVOT",
    exp.Parameter: "@variable",
    exp.PropertyEQ: "@variable :=",
}


def construct_of(node: exp.Expr) -> str:
    """Name a construct as its writer knows it."""
    if isinstance(node, exp.Anonymous):
        return f"{str(node.this).upper()}()"
    if type(node) in _WORDS:
        return _WORDS[type(node)]
    if isinstance(node, exp.Func):
        return f"{node.sql_name()}()"
    return type(node).__name__


def check_arguments(node: exp.Expr, known: frozenset[str]) -> None:
    """Stop at a part of a node that nobody reads."""
    for name, value in node.args.items():
        if value and name not in known:
            raise faults.unsupported(name.strip("_").replace("_", " ").upper(), node)


def refuse_loose(scope: Scope) -> None:
    """Refuse columns that a group does not determine, as ONLY_FULL_GROUP_BY does."""
    if scope.loose and scope.engine.strict_groups:
        node, name = scope.loose[0]
        raise faults.refused(
            Refusal.NOT_GROUPED,
            scope.dialect,
            Text(
                f'column "{name}" is neither in GROUP BY nor inside an aggregate: group by it, or '
                "take MIN(), MAX() or another aggregate of it",
                f'"{name}" 컬럼이 GROUP BY에도 집계 함수 안에도 없습니다. GROUP BY에 넣거나 '
                "MIN(), MAX() 같은 집계 함수로 감싸세요.",
            ),
            node,
        )


def truth(scope: Scope, sql: str) -> Typed:
    """Make a condition's value: PostgreSQL has booleans, the others 0 and 1."""
    return Typed(sql=sql, type=BOOLEAN if scope.dialect is Dialect.POSTGRESQL else INTEGER)
