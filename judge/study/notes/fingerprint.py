"""A hash of code that stays the same where only comments and formatting change.

Of Python it is made from the syntax tree, without docstrings and positions; of SQL from sqlglot's
tree; of other languages from their tokens. The tree is written out by ourselves: ``ast.dump`` adds
fields from one version of Python to the next, and a note would grow stale by an update.
"""

import ast
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from judge.model.dialect import Dialect
from judge.study.notes.tokens import PYTHON, significant

LENGTH = 12  # hexadecimal digits
_DIALECTS = {"postgresql": "postgres"}  # as sqlglot calls them, where it differs
_DEEPEST = 200  # levels of a tree; code that nests deeper is hashed by its tokens
_WITH_DOCSTRING = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
_NO_MEANING = frozenset({"ctx", "type_comment", "kind"})


def code_hash(source: str, language: str) -> str:
    """Return 12 hexadecimal digits; ``language`` is an id, or a dialect of SQL."""
    family = "python" if language in PYTHON else language
    return sha256(f"{family}\0{_essence(source, language)}".encode(errors="replace")).hexdigest()[
        :LENGTH
    ]


def _essence(source: str, language: str) -> str:
    if language in PYTHON and (tree := parse_python(source)) is not None:
        return canonical(tree)
    if language in list(Dialect) and (sql := _normal_sql(source, language)) is not None:
        return sql
    return "\0".join(token.text for token in significant(source, language))


def parse_python(source: str) -> ast.Module | None:
    """Return the tree; None where the source has none, or one that is too deep to walk."""
    import warnings

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of an escape that means nothing, for one
            tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return tree if _depth(tree) <= _DEEPEST else None


def _depth(tree: ast.AST) -> int:
    depth, level = 0, [tree]
    while level:
        depth += 1
        level = [child for node in level for child in ast.iter_child_nodes(node)]
    return depth


def canonical(node: ast.AST) -> str:
    """Write a tree without positions, docstrings, and whatever is empty."""
    return "".join(_pieces(node))


def _pieces(value: object) -> Iterator[str]:
    match value:
        case ast.AST():
            yield f"{type(value).__name__}("
            for name, field in ast.iter_fields(value):
                if name == "body" and isinstance(value, _WITH_DOCSTRING):
                    field = _without_docstring(field)
                if name not in _NO_MEANING and field is not None and field != []:
                    yield f"{name}="
                    yield from _pieces(field)
            yield ")"
        case list():
            yield "["
            for item in value:
                yield from _pieces(item)
                yield ","
            yield "]"
        case _:
            yield f"{type(value).__name__}:{value!r}"


def _without_docstring(body: list[ast.stmt]) -> list[ast.stmt]:
    match body:
        case [ast.Expr(value=ast.Constant(value=str())), *rest]:
            return rest
        case _:
            return body


def dialect_name(dialect: str) -> str:
    """Return sqlglot's name of a dialect."""
    return _DIALECTS.get(dialect, dialect)


def parse_sql(source: str, dialect: str) -> list[Any] | None:
    """Return sqlglot's trees of the statements; None where it cannot read them."""
    import sqlglot
    from sqlglot.errors import SqlglotError

    try:
        trees = sqlglot.parse(source, dialect=dialect_name(dialect))
    except (SqlglotError, RecursionError):
        return None
    return [tree for tree in trees if tree is not None]


def _normal_sql(source: str, dialect: str) -> str | None:
    trees = parse_sql(source, dialect)
    return None if trees is None else ";".join(tree.sql(comments=False) for tree in trees)
