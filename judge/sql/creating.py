"""Translates CREATE TABLE, VIEW and INDEX as a learner writes them.

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
from judge.sql.ddl import Draft, read_draft
from judge.sql.fates import Refusal, Refused, ResultColumn, Statement, Translated
from judge.sql.queries import named_columns, translate_query
from judge.sql.scope import Run, Scope, check_arguments
from judge.sql.sources import table_source
from judge.sql.tables import collation_of, create_statement, quote
from judge.sql.written import called, without_prefix

_DIGITS = 18  # of a whole number that SQLite keeps exactly
TYPE_CHECK = "type of "  # how the name of a CHECK begins that stands for a column's type
_CREATE = frozenset({"this", "kind", "exists", "properties", "expression", "replace", "unique"})
_CREATE |= {"concurrently"}
_INDEX = frozenset({"using", "columns", "include", "where", "tablespace"})
_SILENT = (  # properties that change nothing that is judged
    exp.EngineProperty,
    exp.CharacterSetProperty,
    exp.SchemaCommentProperty,
    exp.AutoIncrementProperty,
    exp.AlgorithmProperty,
    exp.SqlSecurityProperty,
)
_CODES = {  # MySQL, PostgreSQL, Oracle
    "made before": ("1050", "42P07", "ORA-00955"),
    "no target": ("1824", "42P01", "ORA-00942"),
    "no key": ("1822", "42830", "ORA-02270"),
    "other type": ("3780", "42804", "ORA-02267"),
    "two keys": ("1068", "42P16", "ORA-02260"),
    "column twice": ("1060", "42701", "ORA-00957"),
    "counts": ("1239", "42830", "ORA-02256"),
}
_ORDER = (Dialect.MYSQL, Dialect.POSTGRESQL, Dialect.ORACLE)
_PASSED_OVER = Text(
    "MySQL 8 reads REFERENCES behind a column and passes over it: no foreign key is made. Write "
    "FOREIGN KEY ({column}) REFERENCES {table} (...) as a line of its own",
    "MySQL 8은 칼럼 뒤에 쓴 REFERENCES를 읽기만 하고 무시하므로 외래 키가 만들어지지 않습니다. "
    "FOREIGN KEY ({column}) REFERENCES {table} (...)를 별도의 줄에 쓰세요",
)


def creation(tree: exp.Create, run: Run) -> Translated:
    """Translate CREATE TABLE, VIEW or INDEX."""
    check_arguments(tree, _CREATE)
    _check_properties(tree)
    match str(tree.args.get("kind")).upper():
        case "TABLE":
            return _table(tree, run)
        case "VIEW" if tree.args.get("expression") is not None:
            return _view(tree, run)
        case "INDEX":
            return _index(tree, run)
        case kind:
            raise faults.unsupported(f"CREATE {kind}", tree)


def _check_properties(tree: exp.Create) -> None:
    properties = tree.args.get("properties")
    for each in properties.expressions if properties is not None else ():
        if not isinstance(each, _SILENT):
            name = type(each).__name__.removesuffix("Property").upper()
            raise faults.unsupported(f"CREATE ... {name}", tree)


def _refused(reason: str, run: Run, message: Text, node: exp.Expr) -> faults.Stop:
    """Refuse with the engine's own code for ``reason``."""
    dialect = run.engine.dialect
    code = _CODES[reason][_ORDER.index(dialect)] if dialect in _ORDER else None
    return faults.Stop(
        Refused(
            refusal=Refusal.DUPLICATE,
            message=message,
            code=code,
            position=faults.position_of(node),
        )
    )


def _check_new(name: str, tree: exp.Create, run: Run) -> None:
    """Refuse a name that is taken; with IF NOT EXISTS nobody knows what is meant."""
    if run.schema.table(name) is None:
        return
    if tree.args.get("exists") or tree.args.get("replace"):
        raise faults.unsupported(f'CREATE of "{name}", which is there already', tree)
    raise _refused(
        "made before",
        run,
        Text(
            f'"{name}" is there already: choose another name',
            f'"{name}"이(가) 이미 있습니다. 다른 이름을 쓰세요.',
        ),
        tree.this,
    )


# Tables


def _table(tree: exp.Create, run: Run) -> Translated:
    dialect = run.engine.dialect
    draft = read_draft(tree, dialect)
    _check_new(draft.name, tree, run)
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


def _own(sql: str, table: Table) -> str:
    """Name the columns of the table itself."""
    return without_prefix(sql, f"{quote(table.name)}.")


def _check_draft(draft: Draft, tree: exp.Create, run: Run) -> None:
    """Refuse what the engine would: names that stand twice or nowhere."""
    names = [each.name.lower() for each in draft.columns]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise _refused(
            "column twice",
            run,
            Text(f'two columns are named "{twice}"', f'"{twice}" 칼럼이 둘입니다.'),
            tree,
        )
    if draft.primaries > 1:
        raise _refused(
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
        raise _refused(
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
    targets = key.targets or target.primary_key
    if len(targets) != len(key.columns):
        raise _refused(
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
        raise _refused(
            "no key",
            run,
            Text(
                f'"{target.name}" has no PRIMARY KEY or UNIQUE ({names}): a foreign key needs one',
                f'"{target.name}"에 PRIMARY KEY나 UNIQUE ({names})가 없어 참조할 수 없습니다.',
            ),
            tree,
        )
    return replace(key, table=target.name, targets=targets)


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
        raise _refused(
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


# Views


def _view(tree: exp.Create, run: Run) -> Translated:
    """Translate CREATE VIEW; its columns carry the names that a reader uses."""
    listed = tree.this.expressions if isinstance(tree.this, exp.Schema) else []
    name = tree.this.this.name if isinstance(tree.this, exp.Schema) else tree.this.name
    _check_new(name, tree, run)
    if tree.args.get("replace") and run.engine.dialect is Dialect.SQLITE:
        raise faults.not_here(
            "CREATE OR REPLACE", Dialect.SQLITE, Text("write CREATE.", "CREATE로 쓰세요."), tree
        )
    query_tree = tree.args["expression"]
    if query_tree.args.get("options"):  # WITH CHECK OPTION, WITH READ ONLY
        raise faults.unsupported("CREATE VIEW ... WITH", tree)
    scope = Scope(run=run)
    query = translate_query(query_tree, scope)
    columns = named_columns(query, [each.name for each in listed], scope, tree)
    names = ", ".join(quote(each) for each, _ in columns)
    return Translated(
        statement=Statement.CREATE_VIEW,
        sql=f"CREATE VIEW {quote(name)} ({names}) AS {query.sql}",
        columns=tuple(ResultColumn(name=each, type=kind) for each, kind in columns),
        functions=called(query.sql),
        reads=frozenset(run.reads),
        makes=name,
        table=Table(
            name=name,
            columns=tuple(Column(name=each, type=kind) for each, kind in columns),
            view=True,
        ),
    )


# Indexes


def _index(tree: exp.Create, run: Run) -> Translated:
    """Translate CREATE INDEX."""
    dialect = run.engine.dialect
    index = tree.this
    target, parameters = index.args.get("table"), index.args.get("params")
    if target is None or parameters is None or not parameters.args.get("columns"):
        raise faults.unsupported("CREATE INDEX of this form", tree)
    check_arguments(parameters, _INDEX)
    using = parameters.args.get("using")
    if using is not None and using.name.upper() != "BTREE":
        raise faults.unsupported(f"USING {using.name.upper()}", tree)
    table = run.schema.table(target.name)
    if table is None or table.view:
        raise faults.refused(
            Refusal.NO_TABLE,
            dialect,
            Text(
                f'there is no table "{target.name}" to index',
                f'인덱스를 만들 "{target.name}" 테이블이 없습니다.',
            ),
            tree,
        )
    scope = Scope(run=run)
    scope.sources = [table_source(table, table.name, dialect)]
    keys = [_key(each, table, scope) for each in parameters.args["columns"]]
    unique = bool(tree.args.get("unique"))
    included = [each.name for each in parameters.args.get("include") or []]
    if included and (dialect is not Dialect.POSTGRESQL or unique):
        raise faults.unsupported("CREATE INDEX ... INCLUDE", tree)
    keys += [_column_key(name, table, scope, tree) for name in included]
    where = _where(parameters.args.get("where"), table, scope, tree)
    word = "UNIQUE " if unique else ""
    sql = (
        f"CREATE {word}INDEX {quote(index.name)} ON {quote(table.name)} ({', '.join(keys)}){where}"
    )
    plain = [
        each.this if isinstance(each, exp.Ordered) else each for each in parameters.args["columns"]
    ]
    return Translated(
        statement=Statement.CREATE_INDEX,
        sql=sql,
        functions=called(sql.partition(" ON ")[2].partition(" ")[2]),
        writes=frozenset({table.name}),
        makes=index.name,
        unique=tuple(each.name for each in plain) if unique else (),
    )


def _key(node: exp.Expr, table: Table, scope: Scope) -> str:
    """Write one key of an index."""
    ordered = node if isinstance(node, exp.Ordered) else exp.Ordered(this=node)
    inner = ordered.this
    if scope.dialect is Dialect.MYSQL and _is_prefix(inner, table):
        raise faults.unsupported("an index on the beginning of a text", node)
    value = scope.translate(inner)
    text = _own(value.sql, table)
    collation = None if value.collated else collation_of(value.kind, scope.dialect)
    if collation is not None:
        text = f"{text} COLLATE {collation}"
    return text + (" DESC" if ordered.args.get("desc") else "")


def _is_prefix(node: exp.Expr, table: Table) -> bool:
    """Whether it is MySQL's ``name(10)``."""
    if isinstance(node, exp.ColumnPrefix):
        return True
    return isinstance(node, exp.Anonymous) and table.column(str(node.this)) is not None


def _column_key(name: str, table: Table, scope: Scope, tree: exp.Create) -> str:
    column = table.column(name)
    if column is None:
        raise faults.no_column(name, scope.dialect, tree, None)
    return quote(column.name)


def _where(node: exp.Expr | None, table: Table, scope: Scope, tree: exp.Create) -> str:
    """Write the condition of an index that holds some rows only."""
    if node is None:
        return ""
    if scope.dialect in {Dialect.MYSQL, Dialect.ORACLE}:
        raise faults.not_here(
            "CREATE INDEX ... WHERE",
            scope.dialect,
            Text("leave the condition out.", "조건을 빼고 쓰세요."),
            tree,
        )
    condition = scope.engine.condition(scope, scope.translate(node.this), node.this)
    return f" WHERE {_own(condition, table)}"
