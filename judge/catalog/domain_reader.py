"""Read ``records``, ``parameters`` and ``returns``: types with the constraints on their values."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from judge.catalog.measure import RANGE
from judge.catalog.mistakes import Mistakes
from judge.catalog.section import Fields, Key, Section
from judge.catalog.shape import ByNode, Choice, Flag, Lazy, Shape, Words
from judge.catalog.suggestion import did_you_mean
from judge.frozen import frozen
from judge.model.domain import Domain, ListType, Order, RecordType, Scalar, Type, parse_type
from judge.model.expression import Bounds
from judge.model.text import Text

_FOREIGN_NAMES = {
    **dict.fromkeys(("integer", "long", "short", "int64", "long long", "number"), "int"),
    **dict.fromkeys(("double", "decimal", "real"), "float"),
    **dict.fromkeys(("string", "text", "String"), "str"),
    **dict.fromkeys(("boolean", "Boolean"), "bool"),
    **dict.fromkeys(("character",), "char"),
    **dict.fromkeys(("array", "list", "vector", "int[]", "List[int]", "[int]"), "list[int]"),
}
"""What other languages call our types."""

_SPAN = re.compile(r"([a-z])-([a-z])|([A-Z])-([A-Z])|([0-9])-([0-9])|([가-힣])-([가-힣])")
_LONGEST_TYPE = 120  # characters

TYPE = Key(
    name="type",
    shape=Words(wanted=Text("a type", "타입"), longest=_LONGEST_TYPE, one_line=True),
    doc='int, float, str, bool, char, the name of a record, or a list of one: "list[list[int]]".',
    example='"list[int]"',
    required=True,
)
VALUES = Key(
    name="range",
    shape=RANGE,
    doc="The numbers allowed, ends included: 1..100_000, -10**9..10**9, 1..n, 0.. .",
)
LENGTH = Key(
    name="length",
    shape=RANGE,
    doc="The number of items of a list or of characters of a str: 1..1000, 5, 0..n - 1.",
)
ALPHABET = Key(
    name="alphabet",
    shape=Words(wanted=Text("the characters that are allowed", "허용할 문자"), one_line=True),
    doc='The characters allowed in a str or char; spans are written out: "a-z", "A-Z0-9_".',
)
UNIQUE = Key(name="unique", shape=Flag(), doc="Whether no two items of the list are equal.")
SORTED = Key(name="sorted", shape=Choice(Order), doc="The order in which the list stands.")
RECTANGULAR = Key(
    name="rectangular",
    shape=Flag(),
    doc="Whether all items of the list, lists or strings themselves, have the same length.",
)


def _item_section() -> Shape[Fields]:
    return ITEM


ITEMS: Key[Bounds | Fields] = Key(
    name="items",
    shape=ByNode(RANGE, Lazy(_item_section)),
    doc="What each item of the list must keep; a range alone is that of the innermost numbers.",
)
_CONSTRAINTS = (VALUES, LENGTH, ITEMS, ALPHABET, UNIQUE, SORTED, RECTANGULAR)
ITEM = Section(name="items", doc="Constraints on each item of a list.", keys=_CONSTRAINTS)
DOMAIN = Section(
    name="domain", doc="A type and the constraints on its values.", keys=(TYPE, *_CONSTRAINTS)
)


@frozen(kw_only=False)
class _Fit:
    """The types that a constraint suits, in words for those that it does not."""

    suits: Text
    scalars: frozenset[Scalar] = frozenset()
    lists: bool = False


_LISTS = Text("lists", "목록")
_FITS = {
    VALUES.name: _Fit(
        Text("int and float; for the items of a list write items:", "int, float (목록은 items:)"),
        frozenset({Scalar.INT, Scalar.FLOAT}),
    ),
    LENGTH.name: _Fit(Text("lists and str", "목록, str"), frozenset({Scalar.STR}), lists=True),
    ALPHABET.name: _Fit(
        Text(
            "str and char; for the items of a list write items: {alphabet: ...}",
            "str, char (목록은 items: {alphabet: ...})",
        ),
        frozenset({Scalar.STR, Scalar.CHAR}),
    ),
    ITEMS.name: _Fit(_LISTS, lists=True),
    UNIQUE.name: _Fit(_LISTS, lists=True),
    SORTED.name: _Fit(_LISTS, lists=True),
    RECTANGULAR.name: _Fit(Text("lists of lists and lists of str", "목록의 목록, str의 목록")),
}


@frozen(kw_only=False)
class DomainReader:
    """Makes domains of fields; ``records`` are the records defined so far."""

    records: Mapping[str, Domain]
    mistakes: Mistakes

    def read(self, fields: Fields) -> Domain | None:
        """Domain of a ``type`` with its constraints; None where the type is wrong."""
        source = fields.get(TYPE)
        if source is None:
            return None
        kinds = {
            name: record.type
            for name, record in self.records.items()
            if isinstance(record.type, RecordType)
        }
        try:
            kind = parse_type(source, kinds)
        except ValueError:
            self._refuse_type(source, fields)
            return None
        return self._build(kind, fields)

    def _refuse_type(self, source: str, fields: Fields) -> None:
        inner = source.strip()
        while inner.startswith("list[") and inner.endswith("]"):
            inner = inner.removeprefix("list[").removesuffix("]").strip()
        known = (*Scalar, "list[int]", *self.records)
        meant = _FOREIGN_NAMES.get(inner)
        hint = did_you_mean(meant or inner, map(str, known))
        self.mistakes.add(
            fields.node_of(TYPE),
            fields.path_of(TYPE),
            f"there is no type {inner}{hint.en}",
            f"{inner} 타입이 없습니다.{hint.ko}",
        )

    def _build(self, kind: Type, fields: Fields) -> Domain:
        self._check_fit(kind, fields)
        return Domain(
            type=kind,
            range=fields.get(VALUES),
            length=self._length(fields),
            alphabet=_spell_out(fields.get(ALPHABET)),
            unique=fields.get(UNIQUE) or False,
            sorted=fields.get(SORTED),
            rectangular=fields.get(RECTANGULAR) or False,
            items=self._items(kind, fields),
            fields=self.records[kind.name].fields if isinstance(kind, RecordType) else (),
        )

    def _plain(self, kind: Type, bounds: Bounds | None = None) -> Domain:
        """Domain without constraints but, where given, the range of its innermost numbers."""
        match kind:
            case ListType(item=item):
                return Domain(type=kind, items=self._plain(item, bounds))
            case RecordType(name=name):
                return self.records[name]
            case Scalar():
                return Domain(type=kind, range=bounds)

    def _items(self, kind: Type, fields: Fields) -> Domain | None:
        if not isinstance(kind, ListType):
            return None
        match fields.get(ITEMS):
            case Fields() as below:
                return self._build(kind.item, below)
            case Bounds() as bounds:
                self._check_short_range(kind, fields)
                return self._plain(kind.item, bounds)
            case None:
                return self._plain(kind.item)

    def _check_short_range(self, kind: Type, fields: Fields) -> None:
        while isinstance(kind, ListType):
            kind = kind.item
        if kind not in {Scalar.INT, Scalar.FLOAT}:
            self.mistakes.add(
                fields.node_of(ITEMS),
                fields.path_of(ITEMS),
                f"a range alone is for int and float, not {kind}; "
                "write items: {length: 1..20} or the like",
                f"범위만 쓰는 방식은 int, float용입니다. {kind} 타입에는 "
                "items: {length: 1..20}처럼 쓰세요",
            )

    def _length(self, fields: Fields) -> Bounds | None:
        bounds = fields.get(LENGTH)
        low = bounds.low.evaluate({}) if bounds and bounds.low and not bounds.low.names else 0
        if low < 0:
            self.mistakes.add(
                fields.node_of(LENGTH),
                fields.path_of(LENGTH),
                f"a length is never negative, found {low}; write 0",
                f"길이는 음수일 수 없습니다. 찾은 값: {low}. 0으로 쓰세요",
            )
        return bounds

    def _check_fit(self, kind: Type, fields: Fields) -> None:
        for key in _CONSTRAINTS:
            fit = _FITS[key.name]
            if fields.given(key) and not _suits(fit, kind, key):
                self.mistakes.add(
                    fields.node_of(key),
                    fields.path_of(key),
                    f"the type here is {kind}, and this key is for {fit.suits.en}",
                    f"{kind} 타입에는 쓸 수 없습니다. 쓸 수 있는 타입: {fit.suits.ko}",
                )
        whole = kind is Scalar.INT
        for key in (VALUES, LENGTH):
            bounds = fields.get(key)
            if (whole or key is LENGTH) and bounds and any(map(_is_fraction, _constants(bounds))):
                self.mistakes.add(
                    fields.node_of(key),
                    fields.path_of(key),
                    f"{bounds} is not made of whole numbers; write 10**5, not 1e5 or 100000.0",
                    f"{bounds}: 정수로만 쓰세요. 1e5, 100000.0 대신 10**5로 쓰세요",
                )


def _suits(fit: _Fit, kind: Type, key: Key[Any]) -> bool:
    if key is RECTANGULAR:
        return isinstance(kind, ListType) and (
            isinstance(kind.item, ListType) or kind.item is Scalar.STR
        )
    return fit.lists if isinstance(kind, ListType) else kind in fit.scalars


def _constants(bounds: Bounds) -> Iterator[int | float]:
    for end in (bounds.low, bounds.high):
        if end is not None and not end.names:
            yield end.evaluate({})


def _is_fraction(number: int | float) -> bool:
    return isinstance(number, float)


def _spell_out(alphabet: str | None) -> str | None:
    """Write out the spans of an alphabet, each character once: "a-c_" is "abc_"."""
    if alphabet is None:
        return None
    return "".join(dict.fromkeys(_SPAN.sub(_span, alphabet)))


def _span(match: re.Match[str]) -> str:
    first, last = (end for end in match.groups() if end is not None)
    return "".join(map(chr, range(ord(first), ord(last) + 1))) or match[0]
