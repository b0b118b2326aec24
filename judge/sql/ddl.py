"""Reads CREATE TABLE statements, and translates CREATE TABLE, VIEW and INDEX."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from sqlglot import exp

from judge.model.dialect import Dialect
from judge.model.schema import Column, ColumnType, ForeignKey, Schema, Table, TypeKind
from judge.model.text import Text
from judge.sql import faults
from judge.sql.fates import Refusal, Refused, Unsupported
from judge.sql.parsing import parse

_ACTIONS = {
    f"ON {event} {action}"
    for event in ("DELETE", "UPDATE")
    for action in ("CASCADE", "RESTRICT", "NO ACTION", "SET NULL")
}
_NO_ACTIONS = {
    "DEFERRABLE",
    "NOT DEFERRABLE",
    "INITIALLY DEFERRED",
    "INITIALLY IMMEDIATE",
    "MATCH SIMPLE",
}
_INTEGERS = {"TINYINT": 1, "SMALLINT": 2, "MEDIUMINT": 3, "INT": 4, "BIGINT": 8}
_INTEGERS |= {"UTINYINT": 1, "USMALLINT": 2, "UMEDIUMINT": 3, "UINT": 4, "UBIGINT": 8}
_NEED_LENGTH = frozenset({"VARCHAR", "NVARCHAR"})
_SERIALS = {"SMALLSERIAL": 2, "SERIAL": 4, "BIGSERIAL": 8}
_PLAIN: Mapping[str, TypeKind] = {
    "FLOAT": TypeKind.REAL,
    "DOUBLE": TypeKind.REAL,
    "UDOUBLE": TypeKind.REAL,
    "REAL": TypeKind.REAL,
    "TEXT": TypeKind.TEXT,
    "TINYTEXT": TypeKind.TEXT,
    "MEDIUMTEXT": TypeKind.TEXT,
    "LONGTEXT": TypeKind.TEXT,
    "VARCHAR": TypeKind.TEXT,
    "NVARCHAR": TypeKind.TEXT,
    "CHAR": TypeKind.CHAR,
    "NCHAR": TypeKind.CHAR,
    "DATE": TypeKind.DATE,
    "DATETIME": TypeKind.DATETIME,
    "TIMESTAMP": TypeKind.DATETIME,
    "TIMESTAMPNTZ": TypeKind.DATETIME,
    "TIME": TypeKind.TIME,
    "BOOLEAN": TypeKind.BOOLEAN,
    "DECIMAL": TypeKind.DECIMAL,
    "UDECIMAL": TypeKind.DECIMAL,
}


@dataclass(slots=True, kw_only=True)
class Draft:
    """A table while it is read.

    ``inline`` are the foreign keys that stand behind their column. ``conditions`` are the trees of
    ``checks``, ``defaults`` those of columns that have one. ``primaries`` counts primary keys.
    ``always``: a column is GENERATED ALWAYS, and takes no value of anybody else's.
    """

    name: str
    dialect: Dialect
    columns: list[Column] = field(default_factory=list)
    primary: tuple[str, ...] = ()
    unique: list[tuple[str, ...]] = field(default_factory=list)
    foreign: list[ForeignKey] = field(default_factory=list)
    checks: list[str] = field(default_factory=list)
    inline: list[ForeignKey] = field(default_factory=list)
    conditions: list[exp.Expr] = field(default_factory=list)
    defaults: dict[str, exp.Expr] = field(default_factory=dict)
    primaries: int = 0
    always: bool = False

    def table(self) -> Table:
        """Make the table; the columns of its primary key are never NULL."""
        keys = {name.lower() for name in self.primary}
        return Table(
            name=self.name,
            columns=tuple(
                replace(each, nullable=False) if each.name.lower() in keys else each
                for each in self.columns
            ),
            primary_key=self.primary,
            unique=tuple(self.unique),
            foreign_keys=tuple(self.foreign),
            checks=tuple(self.checks),
        )


def read_tables(ddl: str, dialect: Dialect) -> Schema | Refused | Unsupported:
    """Read the tables of ``ddl``."""
    try:
        tables = [read_table(each, dialect) for each in parse(ddl, dialect)]
        return Schema(tables=tuple(_with_targets(each, tables) for each in tables))
    except faults.Stop as stop:
        return stop.fate


def _with_targets(table: Table, tables: list[Table]) -> Table:
    """Let a foreign key that names no columns refer to the primary key."""
    keys = {each.name.lower(): each.primary_key for each in tables}
    return replace(
        table,
        foreign_keys=tuple(
            replace(key, targets=key.targets or keys.get(key.table.lower(), ()) or key.columns)
            for key in table.foreign_keys
        ),
    )


def read_table(node: exp.Expr, dialect: Dialect) -> Table:
    """Read one CREATE TABLE."""
    return read_draft(node, dialect).table()


def read_draft(node: exp.Expr, dialect: Dialect) -> Draft:
    """Read one CREATE TABLE, and keep the trees of its conditions."""
    made = isinstance(node, exp.Create) and str(node.args.get("kind")).upper() == "TABLE"
    if not made or not isinstance(node.this, exp.Schema) or node.args.get("expression"):
        raise faults.unsupported(f"{node.key.upper()} that is no plain CREATE TABLE", node)
    draft = Draft(name=node.this.this.name, dialect=dialect)
    for each in node.this.expressions:
        _read_part(each, draft)
    return draft


def _read_part(node: exp.Expr, draft: Draft) -> None:
    """Read a column or a constraint of the table."""
    rule = _PARTS.get(type(node))
    if rule is None:
        raise faults.unsupported(f"{node.key.upper()} in CREATE TABLE", node)
    rule(node, draft)


def _read_column(node: exp.Expr, draft: Draft) -> None:
    """Read a column."""
    draft.columns.append(_column(node, draft))


def _read_named(node: exp.Expr, draft: Draft) -> None:
    """Read a constraint that has a name."""
    for each in node.expressions:
        _read_part(each, draft)


def _read_primary(node: exp.Expr, draft: Draft) -> None:
    """Read PRIMARY KEY (...)."""
    draft.primary = _names(node.expressions)
    draft.primaries += 1


def _read_unique(node: exp.Expr, draft: Draft) -> None:
    """Read UNIQUE (...)."""
    _check_unique(node)
    inner = node.this
    draft.unique.append(_names(inner.expressions if inner is not None else []))


def _check_unique(node: exp.Expr) -> None:
    """Stop at NULLS NOT DISTINCT and ON CONFLICT."""
    if node.args.get("nulls") or node.args.get("on_conflict"):
        raise faults.unsupported("UNIQUE of this form", node)


def _read_foreign(node: exp.Expr, draft: Draft) -> None:
    """Read FOREIGN KEY (...) REFERENCES."""
    draft.foreign.append(_foreign(_names(node.expressions), node.args["reference"]))


def _read_check(node: exp.Expr, draft: Draft) -> None:
    """Read CHECK (...)."""
    draft.checks.append(node.this.sql())
    draft.conditions.append(node.this)


def _pass_over(node: exp.Expr, draft: Draft) -> None:
    """Pass over what changes no answer."""


_PARTS: Mapping[type[exp.Expr], Callable[[exp.Expr, Draft], None]] = {
    exp.ColumnDef: _read_column,
    exp.Constraint: _read_named,
    exp.PrimaryKey: _read_primary,
    exp.UniqueColumnConstraint: _read_unique,
    exp.ForeignKey: _read_foreign,
    exp.CheckColumnConstraint: _read_check,
    exp.IndexColumnConstraint: _pass_over,
}


def _names(nodes: list[exp.Expr]) -> tuple[str, ...]:
    """List the names of columns."""
    return tuple(each.this.name if isinstance(each, exp.Ordered) else each.name for each in nodes)


def _foreign(columns: tuple[str, ...], reference: exp.Expr) -> ForeignKey:
    """Read what a foreign key refers to."""
    target = reference.this
    table = target.this.name if isinstance(target, exp.Schema) else target.name
    targets = _names(target.expressions) if isinstance(target, exp.Schema) else ()
    return ForeignKey(
        columns=columns,
        table=str(table),
        targets=targets,
        actions=tuple(_actions(reference)),
    )


def _actions(reference: exp.Expr) -> Iterator[str]:
    """List what is done to the rows that refer; when a key is held against them is all the same.

    Every statement is a transaction of its own here, so a key that is deferred is no other.
    """
    for option in reference.args.get("options") or []:
        words = str(option).upper()
        if words in _ACTIONS:
            yield words
        elif words not in _NO_ACTIONS:
            raise faults.unsupported(words, reference)


@dataclass(slots=True, kw_only=True)
class _Words:
    """What the words after a column's type say."""

    name: str
    draft: Draft
    nullable: bool = True
    default: str | None = None
    generated: bool = False


def _column(node: exp.Expr, draft: Draft) -> Column:
    """Read a column and its constraints."""
    kind = node.args.get("kind")
    if kind is None:
        raise faults.unsupported("a column without a type", node)
    serial = kind.this.value.upper() in _SERIALS
    words = _Words(name=node.name, draft=draft, nullable=not serial, generated=serial)
    for each in node.args.get("constraints") or []:
        rule = _COLUMN_WORDS.get(type(each.kind))
        if rule is None:
            raise faults.unsupported(f"{type(each.kind).__name__} of a column", node)
        rule(each.kind, words)
    return Column(
        name=node.name,
        type=column_type(kind, draft.dialect),
        nullable=words.nullable,
        default=words.default,
        generated=words.generated,
    )


def _not_null(node: exp.Expr, words: _Words) -> None:
    """Read NOT NULL and NULL."""
    words.nullable = bool(node.args.get("allow_null"))


def _key_word(node: exp.Expr, words: _Words) -> None:
    """Read PRIMARY KEY."""
    del node
    words.draft.primary = (words.name,)
    words.draft.primaries += 1


def _unique_word(node: exp.Expr, words: _Words) -> None:
    """Read UNIQUE."""
    _check_unique(node)
    words.draft.unique.append((words.name,))


def _counting(node: exp.Expr, words: _Words) -> None:
    """Read AUTO_INCREMENT and IDENTITY."""
    words.generated = True
    if isinstance(node, exp.GeneratedAsIdentityColumnConstraint) and node.this:
        words.draft.always = True


def _default_word(node: exp.Expr, words: _Words) -> None:
    """Read DEFAULT."""
    words.default = node.this.sql()
    words.draft.defaults[words.name] = node.this


def _check_word(node: exp.Expr, words: _Words) -> None:
    """Read CHECK."""
    words.draft.checks.append(node.this.sql())
    words.draft.conditions.append(node.this)


def _reference_word(node: exp.Expr, words: _Words) -> None:
    """Read REFERENCES."""
    key = _foreign((words.name,), node)
    words.draft.foreign.append(key)
    words.draft.inline.append(key)


def _no_word(node: exp.Expr, words: _Words) -> None:
    """Pass over what changes no answer."""


_COLUMN_WORDS: Mapping[type[exp.Expr], Callable[[exp.Expr, _Words], None]] = {
    exp.NotNullColumnConstraint: _not_null,
    exp.PrimaryKeyColumnConstraint: _key_word,
    exp.UniqueColumnConstraint: _unique_word,
    exp.AutoIncrementColumnConstraint: _counting,
    exp.GeneratedAsIdentityColumnConstraint: _counting,
    exp.DefaultColumnConstraint: _default_word,
    exp.CheckColumnConstraint: _check_word,
    exp.Reference: _reference_word,
    exp.CommentColumnConstraint: _no_word,
    exp.CharacterSetColumnConstraint: _no_word,
}


def column_type(node: exp.Expr, dialect: Dialect) -> ColumnType:
    """Read a type."""
    name = node.this.value.upper() if not isinstance(node.this, str) else node.this.upper()
    sizes = _sizes(node)
    width = {**_INTEGERS, **_SERIALS}.get(name)
    if width is not None:
        return ColumnType(kind=TypeKind.INTEGER, bytes=width, unsigned=name.startswith("U"))
    if name == "ENUM":
        return ColumnType(kind=TypeKind.ENUM, members=tuple(e.this for e in node.expressions))
    if name == "TIMESTAMPTZ" and dialect is Dialect.MYSQL:
        name = "TIMESTAMP"  # as the parser has it; MySQL shows it in the session's own time
    if name in _NEED_LENGTH and not sizes and dialect in {Dialect.MYSQL, Dialect.ORACLE}:
        raise faults.refused(
            Refusal.SYNTAX,
            dialect,
            Text(
                "VARCHAR needs a length, as VARCHAR(20)",
                "VARCHAR에는 VARCHAR(20)처럼 길이를 써야 합니다.",
            ),
            node,
        )
    kind = _PLAIN.get(name)
    if kind is None:
        raise faults.unsupported(f"the type {name}", node)
    if kind is TypeKind.DECIMAL:
        return _decimal(sizes, dialect)
    if kind is TypeKind.DATETIME:
        return ColumnType(kind=kind, scale=sizes[0] if sizes else None)
    alone = 1 if kind is TypeKind.CHAR else None
    texts = {TypeKind.TEXT, TypeKind.CHAR}
    return ColumnType(kind=kind, length=sizes[0] if sizes and kind in texts else alone)


def _sizes(node: exp.Expr) -> list[int]:
    """Read the numbers in a type's parentheses."""
    found = [each.this for each in node.expressions if isinstance(each, exp.DataTypeParam)]
    return [
        int(each.this) for each in found if isinstance(each, exp.Literal) and not each.is_string
    ]


def _decimal(sizes: list[int], dialect: Dialect) -> ColumnType:
    """Read DECIMAL and Oracle's NUMBER, of which one of scale 0 is a whole number."""
    scale = sizes[1] if len(sizes) > 1 else 0 if sizes or dialect is Dialect.MYSQL else None
    precision = sizes[0] if sizes else None
    if dialect is Dialect.ORACLE and scale == 0:
        return ColumnType(kind=TypeKind.INTEGER, precision=precision)
    return ColumnType(kind=TypeKind.DECIMAL, precision=precision, scale=scale)
