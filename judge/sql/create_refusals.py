"""How the engines refuse a CREATE: for each reason the code of each of them."""

from collections.abc import Sequence

from sqlglot import exp

from judge.model.dialect import Dialect
from judge.model.schema import Table, TypeKind
from judge.model.text import Text
from judge.sql import faults
from judge.sql.fates import Refusal, Refused
from judge.sql.scope import Run

_CODES = {  # MySQL, PostgreSQL, Oracle
    "made before": ("1050", "42P07", "ORA-00955"),
    "no target": ("1824", "42P01", "ORA-00942"),
    "no key": ("1822", "42830", "ORA-02270"),
    "other type": ("3780", "42804", "ORA-02267"),
    "two keys": ("1068", "42P16", "ORA-02260"),
    "column twice": ("1060", "42701", "ORA-00957"),
    "endless key": ("1170", "42601", "ORA-02329"),
    "null of not null": ("1830", "42601", "ORA-01407"),
    "no name": ("1064", "42601", "ORA-00953"),
    "key of nothing": ("1072", "42703", "ORA-00904"),
    "bad default": ("1067", "42601", "ORA-00904"),
    "bare expression": ("1064", "42601", "ORA-00907"),
    "counts": ("1239", "42830", "ORA-02256"),
}
_ORDER = (Dialect.MYSQL, Dialect.POSTGRESQL, Dialect.ORACLE)


def refuse_as(reason: str, run: Run, message: Text, node: exp.Expr) -> faults.Stop:
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


def check_length(names: Sequence[str], table: Table, tree: exp.Create, run: Run) -> None:
    """Refuse MySQL's TEXT in a key: it has no end, and a key needs one."""
    if run.engine.dialect is not Dialect.MYSQL:
        return
    for name in names:
        column = table.column(name)
        if column is not None and column.type.kind is TypeKind.TEXT and not column.type.length:
            raise refuse_as(
                "endless key",
                run,
                Text(
                    f'"{name}" is TEXT, and a key needs a length: make it VARCHAR(n)',
                    f'"{name}"은(는) TEXT라서 키로 쓸 수 없습니다. VARCHAR(n)으로 만드세요.',
                ),
                tree,
            )


def check_new(name: str, tree: exp.Create, run: Run) -> None:
    """Refuse a name that is taken; with IF NOT EXISTS nobody knows what is meant."""
    if run.schema.table(name) is None:
        return
    if tree.args.get("exists") or tree.args.get("replace"):
        word = "IF NOT EXISTS" if tree.args.get("exists") else "OR REPLACE"
        hint = Text(
            f'"{name}" is there already; choose another name.',
            f'"{name}"이(가) 이미 있습니다. 다른 이름을 쓰세요.',
        )
        raise faults.unsupported(f"CREATE ... {word}", tree, hint)
    raise refuse_as(
        "made before",
        run,
        Text(
            f'"{name}" is there already: choose another name',
            f'"{name}"이(가) 이미 있습니다. 다른 이름을 쓰세요.',
        ),
        tree.this,
    )
