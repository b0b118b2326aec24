"""Names the columns of a result as the real engine's client shows them.

MySQL, Oracle and SQLite name an item without an alias by its own text, PostgreSQL by its outermost
function. The text is cut out of the learner's, which the parser does not keep.
"""

from collections.abc import Callable

from sqlglot import exp
from sqlglot.tokens import TokenType  # type: ignore[attr-defined]

from judge.model.dialect import Dialect
from judge.sql.parsing import tokens_of
from judge.sql.typed import Typed

_ENDS = {
    TokenType.FROM,
    TokenType.WHERE,
    TokenType.GROUP_BY,
    TokenType.ORDER_BY,
    TokenType.HAVING,
    TokenType.LIMIT,
    TokenType.UNION,
    TokenType.EXCEPT,
    TokenType.INTERSECT,
    TokenType.SEMICOLON,
    TokenType.WINDOW,
}
_BEFORE = {TokenType.DISTINCT, TokenType.ALL}
_POSTGRES: tuple[tuple[type[exp.Expr], str], ...] = (
    (exp.Exists, "exists"),
    (exp.Extract, "extract"),
    (exp.Interval, "interval"),
    (exp.CurrentDate, "current_date"),
    (exp.CurrentTimestamp, "current_timestamp"),
    (exp.Substring, "substring"),
    (exp.Trim, "btrim"),
    (exp.StrPosition, "position"),
    (exp.GroupConcat, "string_agg"),
    (exp.Array, "array"),
)
_TYPES = {
    "int": "int4",
    "bigint": "int8",
    "decimal": "numeric",
    "double": "float8",
    "boolean": "bool",
}


def keep_texts(tree: exp.Expr, text: str, dialect: Dialect) -> None:
    """Write each outermost item's own text onto its node."""
    select = tree
    while isinstance(select, (exp.SetOperation, exp.Subquery)):
        select = select.this
    if not isinstance(select, exp.Select) or dialect is Dialect.POSTGRESQL:
        return
    found = _item_texts(text, dialect)
    if len(found) == len(select.expressions):
        for item, own in zip(select.expressions, found, strict=True):
            item.meta["text"] = own


def _item_texts(text: str, dialect: Dialect) -> list[str]:
    """Cut out the items of the first SELECT that stands in the fewest parentheses."""
    tokens = tokens_of(text, dialect)
    depths, depth = [], 0
    for token in tokens:
        depth -= token.token_type is TokenType.R_PAREN
        depths.append(depth)
        depth += token.token_type is TokenType.L_PAREN
    selects = [n for n, token in enumerate(tokens) if token.token_type is TokenType.SELECT]
    if not selects:
        return []
    first = min(selects, key=lambda n: (depths[n], n))
    items: list[str] = []
    start: int | None = None
    end = 0
    for token, level in zip(tokens[first + 1 :], depths[first + 1 :], strict=True):
        if level < depths[first] or (level == depths[first] and token.token_type in _ENDS):
            break
        if start is None and token.token_type in _BEFORE:
            continue
        if level == depths[first] and token.token_type is TokenType.COMMA:
            items.append(text[start or 0 : end])
            start = None
            continue
        start, end = token.start if start is None else start, token.end + 1
    return [*items, text[start or 0 : end]]


def item_name(node: exp.Expr, value: Typed, dialect: Dialect) -> str:
    """Name an item that has no alias."""
    if isinstance(node, exp.Column):
        return _column(node, value, dialect)
    if dialect is Dialect.POSTGRESQL:
        return _postgres(node)
    text = str(node.meta.get("text") or node.sql())
    if dialect is Dialect.ORACLE:
        return "".join(text.split()).upper()
    return str(node.this) if isinstance(node, exp.Literal) else text


def _column(node: exp.Column, value: Typed, dialect: Dialect) -> str:
    """Name a column: as it was written in MySQL, in the engine's own case elsewhere."""
    if dialect is Dialect.MYSQL:
        return node.name
    if node.this.args.get("quoted"):
        return node.name
    folded = {Dialect.POSTGRESQL: node.name.lower(), Dialect.ORACLE: node.name.upper()}
    return folded.get(dialect, value.name or node.name)


def _postgres(node: exp.Expr) -> str:
    """Name an item by its outermost function, a cast literal by its type."""
    for kind, rule in _POSTGRES_RULES:
        if isinstance(node, kind):
            return rule(node)
    return next((name for kind, name in _POSTGRES if isinstance(node, kind)), "?column?")


def _inner(node: exp.Expr) -> str:
    """Name what is wrapped."""
    return _postgres(node.this)


def _case(node: exp.Expr) -> str:
    """Name a CASE by the column after ELSE."""
    default = node.args.get("default")
    return _postgres(default) if isinstance(default, exp.Column) else "case"


def _trim(node: exp.Expr) -> str:
    """Name a TRIM by its side."""
    side = str(node.args.get("position") or "")
    return {"LEADING": "ltrim", "TRAILING": "rtrim"}.get(side, "btrim")


def _subquery(node: exp.Expr) -> str:
    """Name a scalar subquery by its column."""
    item = node.this.expressions[0] if isinstance(node.this, exp.Select) else node.this
    return str(item.alias) if isinstance(item, exp.Alias) else _postgres(item)


def _cast(node: exp.Expr) -> str:
    """Name a cast by what it casts, a literal by the type."""
    inner = _postgres(node.this)
    if inner != "?column?" and not isinstance(node.this, exp.Cast):
        return inner
    kind = node.args["to"].this
    name = str(getattr(kind, "value", kind)).lower()
    return _TYPES.get(name, name)


def _call(node: exp.Expr) -> str:
    """Name a call by its function."""
    return str(node.this).lower()


def _plain_column(node: exp.Expr) -> str:
    """Name a column in lower case, unless it is quoted."""
    return node.name if node.this.args.get("quoted") else node.name.lower()


_POSTGRES_RULES: tuple[tuple[type[exp.Expr], Callable[[exp.Expr], str]], ...] = (
    (exp.Window, _inner),
    (exp.Filter, _inner),
    (exp.Paren, _inner),
    (exp.WithinGroup, _inner),
    (exp.Case, _case),
    (exp.Trim, _trim),
    (exp.Subquery, _subquery),
    (exp.Cast, _cast),
    (exp.Anonymous, _call),
    (exp.Column, _plain_column),
)


def alias_name(node: exp.Alias, dialect: Dialect) -> str:
    """Name an item by its alias; PostgreSQL and Oracle fold one that is not quoted."""
    if node.args["alias"].args.get("quoted"):
        return node.alias
    folded = {Dialect.POSTGRESQL: node.alias.lower(), Dialect.ORACLE: node.alias.upper()}
    return folded.get(dialect, node.alias)
