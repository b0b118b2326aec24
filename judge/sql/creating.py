"""Translates CREATE TABLE, VIEW and INDEX: what they share, and views."""

from sqlglot import exp

from judge.model.dialect import Dialect
from judge.model.schema import Column, Table
from judge.model.text import Text
from judge.sql import faults
from judge.sql.create_indexes import create_index
from judge.sql.create_refusals import check_new
from judge.sql.create_tables import create_table
from judge.sql.fates import ResultColumn, Statement, Translated
from judge.sql.queries import translate_query
from judge.sql.query import named_columns
from judge.sql.scope import Run, Scope, check_arguments
from judge.sql.tables import quote
from judge.sql.written import called

_CREATE = frozenset({"this", "kind", "exists", "properties", "expression", "replace", "unique"})
_CREATE |= {"concurrently"}
_SILENT = (  # properties that change nothing that is judged
    exp.EngineProperty,
    exp.CharacterSetProperty,
    exp.SchemaCommentProperty,
    exp.AlgorithmProperty,
    exp.SqlSecurityProperty,
)


def creation(tree: exp.Create, run: Run) -> Translated:
    """Translate CREATE TABLE, VIEW or INDEX."""
    check_arguments(tree, _CREATE)
    _check_properties(tree)
    match str(tree.args.get("kind")).upper():
        case "TABLE":
            return create_table(tree, run)
        case "VIEW" if tree.args.get("expression") is not None:
            return _view(tree, run)
        case "INDEX":
            return create_index(tree, run)
        case kind:
            raise faults.unsupported(f"CREATE {kind}", tree)


def nothing_to_drop(tree: exp.Drop, run: Run) -> Translated:
    """Take DROP ... IF EXISTS of what is not there: it does nothing. No other is translated."""
    tables = tree.args.get("tables") or []
    known = any(run.schema.table(each.name) is not None for each in tables)
    if known or not tables or not tree.args.get("exists") or run.engine.dialect is Dialect.ORACLE:
        raise faults.unsupported("DROP", tree)
    return Translated(statement=Statement.DROP, sql="")


def _check_properties(tree: exp.Create) -> None:
    properties = tree.args.get("properties")
    for each in properties.expressions if properties is not None else ():
        if not isinstance(each, _SILENT):
            name = type(each).__name__.removesuffix("Property").upper()
            raise faults.unsupported(f"CREATE ... {name}", tree)


def _view(tree: exp.Create, run: Run) -> Translated:
    """Translate CREATE VIEW; its columns carry the names that a reader uses."""
    listed = tree.this.expressions if isinstance(tree.this, exp.Schema) else []
    name = tree.this.this.name if isinstance(tree.this, exp.Schema) else tree.this.name
    check_new(name, tree, run)
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
