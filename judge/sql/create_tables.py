"""Translates CREATE TABLE as a learner writes it.

What a table refuses is all that is judged of it. So what makes it refuse must arrive whole: a
constraint without a word here leaves the statement unsupported, and types become CHECKs, since a
column of SQLite takes any value.
"""

from collections.abc import Iterator
from dataclasses import replace

from sqlglot import exp

from judge.model.dialect import Dialect
from judge.model.schema import Column, ForeignKey, Table, TypeKind
from judge.model.text import Text
from judge.sql import faults
from judge.sql.create_refusals import check_length, check_new, refuse_as
from judge.sql.ddl import Draft, read_draft
from judge.sql.fates import Statement, Translated
from judge.sql.scope import Run, Scope
from judge.sql.sources import table_source
from judge.sql.tables import create_statement, quote
from judge.sql.written import called, without_prefix

_DIGITS = 18  # of a whole number that SQLite keeps exactly
TYPE_CHECK = "type of "  # how the name of a CHECK begins that stands for a column's type
_PASSED_OVER = Text(
    "MySQL 8 reads REFERENCES behind a column and passes over it: no foreign key is made. Write "
    "FOREIGN KEY ({column}) REFERENCES {table} (...) as a line of its own",
    "MySQL 8은 칼럼 뒤에 쓴 REFERENCES를 읽기만 하고 무시하므로 외래 키가 만들어지지 않습니다. "
    "FOREIGN KEY ({column}) REFERENCES {table} (...)를 별도의 줄에 쓰세요",
)


def create_table(tree: exp.Create, run: Run) -> Translated:
    """Translate CREATE TABLE."""
    dialect = run.engine.dialect
    draft = read_draft(tree, dialect)
    check_new(draft.name, tree, run)
    if draft.always:
        raise faults.unsupported("GENERATED ALWAYS AS IDENTITY", tree)
    remarks = []
    if dialect is Dialect.MYSQL:
        for key in draft.inline:
            draft.foreign.remove(key)
            said = {"column": key.columns[0], "table": key.table}
            remarks.append(Text(_PASSED_OVER.en.format(**said), _PASSED_OVER.ko.format(**said)))
    _check_draft(draft, tree, run)
    table = replace(draft.table(), foreign_keys=())
    keys = tuple(_resolved(key, table, tree, run) for key in draft.foreign)
    table = replace(table, foreign_keys=keys)
    scope = Scope(run=run)
    scope.sources = [table_source(table, table.name, dialect)]
    table = replace(
        table,
        columns=tuple(_with_default(each, table, draft, scope) for each in table.columns),
    )
    checks = [
        f"CHECK ({_own(scope.engine.condition(scope, scope.translate(each), each), table)})"
        for each in draft.conditions
    ]
    sql = create_statement(table, dialect, [*checks, *_type_checks(table, dialect)])
    return Translated(
        statement=Statement.CREATE_TABLE,
        sql=sql,
        functions=called(sql),
        makes=table.name,
        table=table,
        remarks=tuple(remarks),
    )


def _check_draft(draft: Draft, tree: exp.Create, run: Run) -> None:
    """Refuse what the engine would: names that stand twice or nowhere."""
    names = [each.name.lower() for each in draft.columns]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise refuse_as(
            "column twice",
            run,
            Text(f'two columns are named "{twice}"', f'"{twice}" 칼럼이 둘입니다.'),
            tree,
        )
    if draft.primaries > 1:
        raise refuse_as(
            "two keys",
            run,
            Text(
                "a table has one PRIMARY KEY: name its columns together, or make the other UNIQUE",
                "PRIMARY KEY는 하나뿐입니다. 칼럼을 함께 쓰거나 나머지는 UNIQUE로 만드세요.",
            ),
            tree,
        )
    own = [name for key in draft.foreign for name in key.columns]
    for name in (*draft.primary, *(each for key in draft.unique for each in key), *own):
        if name.lower() not in names:
            raise faults.no_column(name, run.engine.dialect, tree, None)
    _check_unique(draft, tree, run)


def _check_unique(draft: Draft, tree: exp.Create, run: Run) -> None:
    """Refuse what cannot be a key; Oracle's keys with a NULL in them are not known here."""
    for key in (draft.primary, *draft.unique):
        check_length(key, draft.table(), tree, run)
    if run.engine.dialect is Dialect.ORACLE:
        nullable = {each.name.lower() for each in draft.table().columns if each.nullable}
        for key in draft.unique:
            if len(key) > 1 and any(name.lower() in nullable for name in key):
                raise faults.unsupported("UNIQUE of several columns that may be NULL", tree)


def _resolved(key: ForeignKey, table: Table, tree: exp.Create, run: Run) -> ForeignKey:
    """Find what a foreign key refers to; refuse what is no key of another table."""
    dialect = run.engine.dialect
    target = table if key.table.lower() == table.name.lower() else run.schema.table(key.table)
    if target is None or target.view:
        raise refuse_as(
            "no target",
            run,
            Text(
                f'there is no table "{key.table}" to refer to: make it first',
                f'참조할 "{key.table}" 테이블이 없습니다. 먼저 만드세요.',
            ),
            tree,
        )
    if dialect is Dialect.ORACLE and any(each.startswith("ON UPDATE") for each in key.actions):
        raise faults.not_here(
            "ON UPDATE",
            dialect,
            Text("leave it out.", "빼고 쓰세요."),
            tree,
        )
    if dialect is Dialect.MYSQL and any(each.endswith("SET NULL") for each in key.actions):
        _check_nullable(key, table, tree, run)
    targets = key.targets or target.primary_key
    if len(targets) != len(key.columns):
        raise refuse_as(
            "counts",
            run,
            Text(
                f"the foreign key has {len(key.columns)} columns for {len(targets)} of "
                f'"{target.name}"',
                f'외래 키의 칼럼은 {len(key.columns)}개인데 "{target.name}"의 칼럼은 '
                f"{len(targets)}개입니다.",
            ),
            tree,
        )
    for mine, theirs in zip(key.columns, targets, strict=True):
        _check_pair(table.column(mine), target.column(theirs), theirs, tree, run)
    known = [frozenset(map(str.lower, each)) for each in (target.primary_key, *target.unique)]
    if frozenset(map(str.lower, targets)) not in known:
        names = ", ".join(targets)
        raise refuse_as(
            "no key",
            run,
            Text(
                f'"{target.name}" has no PRIMARY KEY or UNIQUE ({names}): a foreign key needs one',
                f'"{target.name}"에 PRIMARY KEY나 UNIQUE ({names})가 없어 참조할 수 없습니다.',
            ),
            tree,
        )
    return replace(key, table=target.name, targets=targets)


def _check_nullable(key: ForeignKey, table: Table, tree: exp.Create, run: Run) -> None:
    """Refuse SET NULL on what is NOT NULL; other engines find out when it happens."""
    for name in key.columns:
        column = table.column(name)
        if column is not None and not column.nullable:
            raise refuse_as(
                "null of not null",
                run,
                Text(
                    f'"{name}" is NOT NULL, so no key can set it to NULL',
                    f'"{name}" 칼럼은 NOT NULL이라서 SET NULL을 쓸 수 없습니다.',
                ),
                tree,
            )


def _check_pair(
    mine: Column | None, theirs: Column | None, name: str, tree: exp.Create, run: Run
) -> None:
    """Refuse a foreign key of another type than its target."""
    if theirs is None:
        raise faults.no_column(name, run.engine.dialect, tree, None)
    texts = {TypeKind.TEXT, TypeKind.CHAR}
    alike = mine is not None and (
        mine.type.kind is theirs.type.kind or {mine.type.kind, theirs.type.kind} <= texts
    )
    numbers = {TypeKind.INTEGER, TypeKind.DECIMAL}
    alike |= (
        run.engine.dialect is not Dialect.MYSQL
        and mine is not None
        and {mine.type.kind, theirs.type.kind} <= numbers
    )
    if not alike and run.engine.dialect is not Dialect.SQLITE:
        raise refuse_as(
            "other type",
            run,
            Text(
                f'a foreign key must have the type of "{name}"',
                f'외래 키의 타입은 "{name}"과(와) 같아야 합니다.',
            ),
            tree,
        )


def _with_default(column: Column, table: Table, draft: Draft, scope: Scope) -> Column:
    """Translate a DEFAULT that is no literal; mark what SQLite counts up by itself."""
    counted = (
        scope.dialect is Dialect.SQLITE
        and column.type.kind is TypeKind.INTEGER
        and tuple(map(str.lower, table.primary_key)) == (column.name.lower(),)
    )
    column = replace(column, generated=True) if counted else column
    tree = draft.defaults.get(column.name)
    bare = tree.this if isinstance(tree, exp.Neg) else tree
    if bare is None or isinstance(bare, (exp.Literal, exp.Null, exp.Boolean)):
        return column
    blank = Scope(run=scope.run)
    value = blank.translate(bare)
    if column.type.kind is TypeKind.DATE and value.kind is TypeKind.DATETIME:
        value = blank.engine.convert(blank, value, column.type, bare)
    return replace(column, default=f"({value.sql})")


def _type_checks(table: Table, dialect: Dialect) -> Iterator[str]:
    """Bound what a column takes as its type does."""
    for column in table.columns if dialect is not Dialect.SQLITE else ():
        name, bound = quote(column.name), _type_bound(column)
        if bound is not None:
            label = quote(f"{TYPE_CHECK}{column.name}")
            yield f"CONSTRAINT {label} CHECK ({name} {bound})"


def _type_bound(column: Column) -> str | None:
    kind = column.type
    match kind.kind:
        case TypeKind.INTEGER if kind.bytes is not None:
            bits = 8 * kind.bytes
            if kind.unsigned:
                return f"BETWEEN 0 AND {min(2**bits, 2**63) - 1}"
            return f"BETWEEN {-(2 ** (bits - 1))} AND {2 ** (bits - 1) - 1}"
        case TypeKind.INTEGER if kind.precision is not None and kind.precision <= _DIGITS:
            return f"BETWEEN {1 - 10**kind.precision} AND {10**kind.precision - 1}"
        case TypeKind.DECIMAL if kind.precision is not None:
            most = float(10 ** (kind.precision - (kind.scale or 0)))
            name = quote(column.name)
            return f"IS NULL OR abs(CAST({name} AS REAL)) < {most!r}"
        case TypeKind.ENUM:
            members = ", ".join("'" + each.replace("'", "''") + "'" for each in kind.members)
            return f"IN ({members})"
        case _:
            return None


def _own(sql: str, table: Table) -> str:
    """Name the columns of the table itself."""
    return without_prefix(sql, f"{quote(table.name)}.")
