"""Read tables as SQL defines them: what stands between the parentheses of a CREATE TABLE.

::

    id int primary key
    team varchar(20) not null references teams
    grade enum('gold', 'silver')
    unique (team, grade)
    check (id > 0)

The types are the words of all four dialects: whichever a table is written in, it becomes the same
:class:`~judge.model.schema.Table`. The reader is our own because every list of problems reads every
schema, and must not wait for a parser of all of SQL.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from judge.catalog.column_types import COLUMN_TYPES
from judge.catalog.suggestion import did_you_mean
from judge.frozen import frozen
from judge.model.schema import Column, ColumnType, ForeignKey, Table
from judge.model.text import BilingualError

_TOKEN = re.compile(
    r"\s+|--[^\n]*|/\*.*?\*/"
    r"|(?P<text>'(?:[^']|'')*')"
    r'|(?P<quoted>"[^"]+"|`[^`]+`|\[[^\]]+\])'
    r"|(?P<number>\d+(?:\.\d+)?)"
    r"|(?P<word>[^\W\d]\w*)"
    r"|(?P<sign><=|>=|<>|!=|\|\||[^\s\w])",
    re.DOTALL,
)
_ACTIONS = frozenset({"cascade", "restrict", "no action", "set null", "set default"})
_FOLLOWS = ("primary", "not", "null", "unique", "default", "references", "check")


class DefinitionError(BilingualError):
    """A definition that cannot be read; ``offset`` is where, in characters of the text."""

    def __init__(self, offset: int, en: str, ko: str) -> None:
        """Keep the place beside the reason."""
        super().__init__(en, ko)
        self.offset = offset


@frozen(kw_only=False)
class _Token:
    kind: str
    text: str
    offset: int

    @property
    def word(self) -> str:
        """The word in small letters; of anything else nothing, so that it equals no keyword."""
        return self.text.lower() if self.kind == "word" else ""


@dataclass(slots=True)
class Parts:
    """What was read of one table so far."""

    columns: list[Column] = field(default_factory=list)
    primary_key: tuple[str, ...] = ()
    unique: list[tuple[str, ...]] = field(default_factory=list)
    foreign_keys: list[ForeignKey] = field(default_factory=list)
    checks: list[str] = field(default_factory=list)

    def table(self, name: str) -> Table:
        """Make the table; the columns of its primary key are never NULL."""
        columns = tuple(
            replace(column, nullable=False) if column.name in self.primary_key else column
            for column in self.columns
        )
        return Table(
            name=name,
            columns=columns,
            primary_key=self.primary_key,
            unique=tuple(self.unique),
            foreign_keys=tuple(self.foreign_keys),
            checks=tuple(self.checks),
        )


def read_definition(text: str, parts: Parts) -> None:
    """Add one line, a column or a constraint, to ``parts``; DefinitionError where it is wrong."""
    reader = _Reader(text)
    reader.definition(parts)
    reader.expect_end()


def read_create_statements(ddl: str) -> tuple[Table, ...]:
    """Read CREATE TABLE statements; DefinitionError where anything else stands there."""
    reader = _Reader(ddl)
    return tuple(reader.statements())


class _Reader:
    """Walks through the tokens of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = list(_tokens(text))
        self._at = 0

    def statements(self) -> Iterator[Table]:
        """Yield every table."""
        while self._peek().kind != "end":
            if self._take_sign(";"):
                continue
            self._demand("create")
            self._demand("table")
            self._take_words("if", "not", "exists")
            name = self._name()
            self._sign("(")
            parts = Parts()
            self.definition(parts)
            while self._take_sign(","):
                self.definition(parts)
            self._sign(")")
            while self._peek().kind != "end" and self._peek().text != ";":
                self._at += 1  # ENGINE = InnoDB and its like
            yield parts.table(name)

    def definition(self, parts: Parts) -> None:
        """Read a column, or a constraint of the whole table."""
        if self._take("constraint"):
            self._name()
        word = self._peek().word
        constraint = _CONSTRAINTS.get(word)
        following = self._peek(1)
        if constraint is None or (word not in {"foreign", "primary"} and following.kind == "word"):
            self._column(parts)
        else:
            self._at += 1
            constraint(self, parts)

    def expect_end(self) -> None:
        """Refuse what stands behind the definition."""
        token = self._peek()
        if token.kind != "end":
            self._unexpected(token, _FOLLOWS)

    def primary(self, parts: Parts) -> None:
        """Read the rest of PRIMARY KEY (a, b)."""
        self._demand("key")
        parts.primary_key = self._names()

    def unique(self, parts: Parts) -> None:
        """Read the rest of UNIQUE (a, b)."""
        parts.unique.append(self._names())

    def foreign(self, parts: Parts) -> None:
        """Read the rest of FOREIGN KEY (a) REFERENCES t (b)."""
        self._demand("key")
        columns = self._names()
        self._demand("references")
        self._references(columns, parts)

    def check(self, parts: Parts) -> None:
        """Read the rest of CHECK (...)."""
        parts.checks.append(self._parenthesised())

    def _column(self, parts: Parts) -> None:
        name = self._name()
        column = _Draft(name, self._type())
        while self._peek().word in _MODIFIERS:
            _MODIFIERS[self._next().word](self, column, parts)
        parts.columns.append(column.finished())

    def primary_column(self, column: "_Draft", parts: Parts) -> None:
        """Read the rest of PRIMARY KEY behind a column."""
        self._demand("key")
        parts.primary_key = (column.name,)

    def not_null(self, column: "_Draft", _: Parts) -> None:
        """Read the rest of NOT NULL."""
        self._demand("null")
        column.nullable = False

    def nullable(self, column: "_Draft", _: Parts) -> None:
        """Take NULL."""
        column.nullable = True

    def unique_column(self, column: "_Draft", parts: Parts) -> None:
        """Take UNIQUE behind a column."""
        parts.unique.append((column.name,))

    def default(self, column: "_Draft", _: Parts) -> None:
        """Read the rest of DEFAULT."""
        column.default = self._literal()

    def references_column(self, column: "_Draft", parts: Parts) -> None:
        """Read the rest of REFERENCES behind a column."""
        self._references((column.name,), parts)

    def check_column(self, _: "_Draft", parts: Parts) -> None:
        """Read the rest of CHECK behind a column."""
        self.check(parts)

    def generated(self, column: "_Draft", _: Parts) -> None:
        """Take AUTO_INCREMENT."""
        column.generated = True

    def comment(self, _: "_Draft", __: Parts) -> None:
        """Read the rest of COMMENT, which says nothing to us."""
        self._literal()

    def _references(self, columns: tuple[str, ...], parts: Parts) -> None:
        table = self._name()
        targets = self._names() if self._peek().text == "(" else ()
        while self._take("on"):
            self._at += 1  # delete, update
            action = self._next().word
            if action in {"set", "no"}:
                action += f" {self._next().word}"
            if action not in _ACTIONS:
                self._unexpected(self._tokens[self._at - 1], tuple(sorted(_ACTIONS)))
        parts.foreign_keys.append(ForeignKey(columns=columns, table=table, targets=targets))

    def _type(self) -> ColumnType:
        token = self._next()
        make = COLUMN_TYPES.get(token.word)
        if make is None:
            hint = did_you_mean(token.text, COLUMN_TYPES)
            raise DefinitionError(
                token.offset,
                f"unknown type {token.text or 'of this column'}{hint.en}",
                f"{token.text or '여기'}: 알 수 없는 타입입니다.{hint.ko}",
            )
        if token.word in {"double", "character", "char"}:
            _ = self._take("precision") or self._take("varying")
        arguments = self._arguments()
        unsigned = self._take("unsigned")
        self._take_words("without", "time", "zone")
        made = make(arguments)
        return replace(made, unsigned=True) if unsigned else made

    def _arguments(self) -> tuple[str, ...]:
        if not self._take_sign("("):
            return ()
        found = [self._literal()]
        while self._take_sign(","):
            found.append(self._literal())
        self._sign(")")
        return tuple(found)

    def _literal(self) -> str:
        sign = "-" if self._take_sign("-") else ""
        token = self._next()
        if token.kind not in {"text", "number", "word"}:
            self._unexpected(token, ())
        return sign + token.text

    def _parenthesised(self) -> str:
        start = self._peek().offset + 1
        self._sign("(")
        depth = 1
        while depth:
            token = self._next()
            if token.kind == "end":
                raise DefinitionError(token.offset, "a ) is missing", ")가 없습니다")
            depth += {"(": 1, ")": -1}.get(token.text, 0)
        return self._text[start : self._tokens[self._at - 1].offset].strip()

    def _names(self) -> tuple[str, ...]:
        self._sign("(")
        names = [self._name()]
        while self._take_sign(","):
            names.append(self._name())
        self._sign(")")
        return tuple(names)

    def _name(self) -> str:
        token = self._next()
        if token.kind == "quoted":
            return token.text[1:-1]
        if token.kind != "word":
            self._unexpected(token, ())
        return token.text

    def _peek(self, ahead: int = 0) -> _Token:
        end = _Token("end", "", len(self._text))
        at = self._at + ahead
        return self._tokens[at] if at < len(self._tokens) else end

    def _next(self) -> _Token:
        token = self._peek()
        self._at += 1
        return token

    def _take(self, word: str) -> bool:
        return self._take_words(word)

    def _take_words(self, *words: str) -> bool:
        if all(self._peek(ahead).word == word for ahead, word in enumerate(words)):
            self._at += len(words)
            return True
        return False

    def _take_sign(self, sign: str) -> bool:
        found = self._peek().text == sign
        self._at += found
        return found

    def _demand(self, word: str) -> None:
        if not self._take(word):
            self._unexpected(self._peek(), (word,))

    def _sign(self, sign: str) -> None:
        token = self._peek()
        if not self._take_sign(sign):
            found = token.text or "the end"
            raise DefinitionError(
                token.offset,
                f"expected {sign}, found {found}",
                f"{sign} 자리입니다. 찾은 값: {token.text or '끝'}",
            )

    def _unexpected(self, token: _Token, known: Sequence[str]) -> None:
        hint = did_you_mean(token.text, known)
        raise DefinitionError(
            token.offset,
            f"{token.text or 'the end'} is not understood here{hint.en}",
            f"{token.text or '끝'}: 여기서는 알 수 없습니다.{hint.ko}",
        )


@dataclass(slots=True)
class _Draft:
    """A column whose modifiers are being read."""

    name: str
    type: ColumnType
    nullable: bool = True
    default: str | None = None
    generated: bool = False

    def finished(self) -> Column:
        return Column(
            name=self.name,
            type=self.type,
            nullable=self.nullable,
            default=self.default,
            generated=self.generated,
        )


_MODIFIERS: dict[str, Callable[[_Reader, _Draft, Parts], None]] = {
    "primary": _Reader.primary_column,
    "not": _Reader.not_null,
    "null": _Reader.nullable,
    "unique": _Reader.unique_column,
    "default": _Reader.default,
    "references": _Reader.references_column,
    "check": _Reader.check_column,
    "auto_increment": _Reader.generated,
    "autoincrement": _Reader.generated,
    "comment": _Reader.comment,
}
_CONSTRAINTS: dict[str, Callable[[_Reader, Parts], None]] = {
    "primary": _Reader.primary,
    "unique": _Reader.unique,
    "foreign": _Reader.foreign,
    "check": _Reader.check,
}


def _tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        if match.lastgroup is not None:
            yield _Token(match.lastgroup, match[0], match.start())
