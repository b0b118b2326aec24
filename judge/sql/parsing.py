"""Parses a dialect's text; functions keep the name that the learner wrote.

sqlglot would turn TO_CHAR, INSTR or TRUNCATE to a normal form of its own and lose arguments on the
way. With its tables of functions emptied they arrive as plain calls, which our own tables know.
"""

import logging
import re
from collections.abc import Mapping
from itertools import zip_longest
from typing import Any

import sqlglot
from sqlglot import exp
from sqlglot.dialects.dialect import Dialect as ParserDialect
from sqlglot.dialects.mysql import MySQL
from sqlglot.dialects.oracle import Oracle
from sqlglot.dialects.postgres import Postgres
from sqlglot.dialects.sqlite import SQLite
from sqlglot.errors import ParseError, TokenError
from sqlglot.tokens import Token, TokenType  # type: ignore[attr-defined]

from judge.model.dialect import Dialect
from judge.model.text import Text
from judge.sql import faults
from judge.sql.fates import Position, Refusal, Refused
from judge.sql.statements import unclosed_quote

logging.getLogger("sqlglot").addHandler(logging.NullHandler())  # it warns where we answer NJ

_NO_LIMIT_COMMA = {Dialect.POSTGRESQL, Dialect.ORACLE}
_CLOSING = {
    TokenType.FROM,
    TokenType.WHERE,
    TokenType.GROUP_BY,
    TokenType.ORDER_BY,
    TokenType.HAVING,
    TokenType.R_PAREN,
    TokenType.SEMICOLON,
}
_REPLACE = re.compile(r"(\s*)REPLACE\s+(?:INTO\s+)?", re.IGNORECASE)
_VARIABLE = re.compile(r"@\w+\s*:?=")
_OWN_SYNTAX = {
    "CAST",
    "CONVERT",
    "EXTRACT",
    "GROUP_CONCAT",
    "OVERLAY",
    "POSITION",
    "STRING_AGG",
    "SUBSTRING",
    "TRIM",
    "LISTAGG",
}


_TAKING_QUERIES = (exp.Exists, exp.Array, exp.SubqueryPredicate)
_QUANTIFIERS = {
    "ALL",
    "ANY",
    "SOME",
    "EXISTS",
    "ARRAY",
    "CURSOR",
    "MULTISET",
    "TABLE",
    "JSON_ARRAY",
}
_OPENING = {TokenType.L_PAREN, TokenType.L_BRACKET, TokenType.CASE}
_ENDING = {TokenType.R_PAREN, TokenType.R_BRACKET, TokenType.END}
_DEEPEST = 24  # levels, as signs in a row: the parser calls itself some 30 times for each
_MOST_UNJOINED = 8  # JOINs in a row without ON: the parser's time doubles with each
_CROSS = {TokenType.CROSS, TokenType.NATURAL}
_JOINED = _CLOSING | {TokenType.ON, TokenType.USING, TokenType.SELECT}


def _typed_literal(parser: Any, written: exp.Expr, kind: exp.DataType) -> exp.Expr:
    """Read ``DATE '2024-01-01'::TEXT``: the type before the text is its own, ``::`` comes after.

    The parser has hung what follows the text on it already, and would put the type around all.
    """
    if kind.this is exp.DType.TIMESTAMPTZ and isinstance(parser.dialect, MySQL):
        kind = exp.DataType(this=exp.DType.DATETIME)  # whose column of that name has a zone
    inner = written
    while not isinstance(inner, exp.Literal):
        inner = inner.this
    cast = exp.Cast(this=inner.copy(), to=kind)
    if inner is written:
        return cast
    inner.replace(cast)
    return written


def _own_syntax(parsers: Mapping[str, Any]) -> dict[str, Any]:
    """Keep the functions whose arguments have words between them."""
    return {name: parser for name, parser in parsers.items() if name in _OWN_SYNTAX}


def _plain(dialect: type[ParserDialect]) -> type[ParserDialect]:
    """Derive a dialect whose calls stay plain."""
    parser: Any = dialect.parser_class
    plain = type(
        "Parser",
        (parser,),
        {
            "FUNCTIONS": {},
            "FUNCTION_PARSERS": _own_syntax(parser.FUNCTION_PARSERS),
            "TYPE_LITERAL_PARSERS": {
                **dict.fromkeys(exp.DType, _typed_literal),
                **parser.TYPE_LITERAL_PARSERS,
            },
        },
    )
    return type(f"Plain{dialect.__name__}", (dialect,), {"Parser": plain})


_PARSERS: Mapping[Dialect, type[ParserDialect]] = {
    Dialect.MYSQL: _plain(MySQL),
    Dialect.POSTGRESQL: _plain(Postgres),
    Dialect.ORACLE: _plain(Oracle),
    Dialect.SQLITE: _plain(SQLite),
}


def parse(text: str, dialect: Dialect) -> list[exp.Expr]:
    """Parse the statements of ``text``; raise :class:`~judge.sql.faults.Stop` where it is none."""
    replacing = dialect is Dialect.MYSQL and _REPLACE.match(text)
    if replacing:  # the parser knows INSERT only
        text = _REPLACE.sub(lambda match: f"{match[1]}INSERT INTO ", text)
    try:
        _check_tokens(text, dialect)
        found = sqlglot.parse(text, dialect=_PARSERS[dialect])
    except ParseError as error:
        if dialect is Dialect.MYSQL and _VARIABLE.search(text):
            raise faults.unsupported("@variable") from None
        details = error.errors[0] if error.errors else {}
        raise _syntax(dialect, details) from None
    except TokenError:
        raise _untold(text, dialect) from None
    except RecursionError:
        raise faults.unsupported("a query nested this deep") from None
    for tree in found:
        _check_arguments(tree, dialect)
        _unname_rows(tree)
    if replacing and found and isinstance(found[0], exp.Insert):
        found[0].set("alternative", "replace")
    return [each for each in found if each is not None and not isinstance(each, exp.Semicolon)]


def written(tree: exp.Expr, dialect: Dialect) -> str:
    """Write a tree that :func:`parse` made as a text of its dialect again.

    A day stays ``DATE '2024-05-17'``, which sqlglot would turn into a call in some dialects.
    """
    copied = tree.copy()
    for day in list(copied.find_all(exp.Cast, exp.DateStrToDate)):
        is_day = not isinstance(day, exp.Cast) or day.to.this is exp.DType.DATE
        if is_day and isinstance(day.this, exp.Literal):
            day.replace(exp.Var(this=f"DATE {day.this.sql()}"))
    return copied.sql(dialect=_PARSERS[dialect], comments=False)


def tokens_of(text: str, dialect: Dialect) -> list[Token]:
    """Split a text into its words, each with its place."""
    return list(ParserDialect.get_or_raise(_PARSERS[dialect]).tokenize(text))


def _check_tokens(text: str, dialect: Dialect) -> None:
    """Refuse what the parser forgives: a comma that nothing follows, ``::`` outside PostgreSQL."""
    tokens = tokens_of(text, dialect)
    _check_depth(tokens)
    for token, following in zip_longest(tokens, tokens[1:]):
        last = following is None or following.token_type in _CLOSING
        foreign = token.token_type is TokenType.DCOLON and dialect is not Dialect.POSTGRESQL
        comma = token.token_type is TokenType.LIMIT and dialect in _NO_LIMIT_COMMA
        foreign = foreign or (comma and _limit_comma(tokens, token))
        if foreign or (token.token_type is TokenType.COMMA and last):
            place = {"highlight": token.text, "line": token.line, "col": token.col}
            raise _syntax(dialect, place)


def _check_arguments(tree: exp.Expr | None, dialect: Dialect) -> None:
    """Refuse a query as an argument of a function without parentheses of its own."""
    for query in tree.find_all(exp.Query) if tree is not None else ():
        around = query.parent
        own = isinstance(query, exp.Subquery) or not isinstance(around, exp.Func)
        named = around.name.upper() if isinstance(around, exp.Anonymous) else ""
        if not own and not isinstance(around, _TAKING_QUERIES) and named not in _QUANTIFIERS:
            raise _syntax(dialect, {"highlight": "SELECT"})


def _unname_rows(tree: exp.Expr | None) -> None:
    """Let ROW(a, b) be (a, b)."""
    for call in list(tree.find_all(exp.Anonymous)) if tree is not None else ():
        if call.name.upper() == "ROW" and len(call.expressions) > 1:
            call.replace(exp.Tuple(expressions=call.expressions))


def _check_depth(tokens: list[Token]) -> None:
    """Stop at a text that would fill the parser's stack, or take it forever."""
    depth = run = unjoined = 0
    last: TokenType | None = None
    for token in tokens:
        kind = token.token_type
        depth += (kind in _OPENING) - (kind in _ENDING)
        run = run + 1 if kind is last else 0
        if kind is TokenType.JOIN and last not in _CROSS:
            unjoined += 1
        elif kind in _JOINED:
            unjoined = 0
        if max(depth, run) > _DEEPEST:
            raise faults.unsupported("a query nested this deep")
        if unjoined > _MOST_UNJOINED:
            raise faults.unsupported("that many JOINs without ON")
        last = kind


def _limit_comma(tokens: list[Token], limit: Token) -> bool:
    """Whether LIMIT has two numbers, as in MySQL."""
    place = tokens.index(limit)
    following = tokens[place + 2 : place + 3]
    return bool(following) and following[0].token_type is TokenType.COMMA


def _untold(text: str, dialect: Dialect) -> faults.Stop:
    """Make a refusal of a text that cannot be split into words: nearly always for a quote."""
    at = unclosed_quote(text)
    if at is None:
        return _syntax(dialect, {})
    message = Text(
        f"the quote {text[at]} that is opened here is not closed",
        f"여기서 연 따옴표({text[at]})를 닫지 않았습니다.",
    )
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    return _refused(dialect, message, Position(line=line, column=column))


def _syntax(dialect: Dialect, details: Mapping[str, Any]) -> faults.Stop:
    """Make a refusal of a text that cannot be parsed."""
    word = str(details.get("highlight") or "")
    near_en = f' near "{word}"' if word else ""
    near_ko = f'"{word}" 근처의 ' if word else ""
    position = None
    if details.get("line"):
        column = max(int(details.get("col") or 1) - len(word) + 1, 1)
        position = Position(line=int(details["line"]), column=column)
    message = Text(
        f"syntax error{near_en}: check the words, commas and parentheses before it",
        f"{near_ko}구문 오류입니다. 그 앞의 낱말, 쉼표, 괄호를 확인하세요.",
    )
    return _refused(dialect, message, position)


def _refused(dialect: Dialect, message: Text, position: Position | None) -> faults.Stop:
    code = faults.code_of(Refusal.SYNTAX, dialect)
    return faults.Stop(
        Refused(refusal=Refusal.SYNTAX, message=message, code=code, position=position)
    )
