"""Shapes of numbers: plain ones, durations and sizes with units, ranges and formulas."""

from collections.abc import Callable

from judge.catalog.mistakes import Mistakes
from judge.catalog.node import Node, ScalarNode, describe
from judge.catalog.plain import Plain
from judge.catalog.shape import Schema, refuse
from judge.frozen import frozen
from judge.model.expression import (
    Bounds,
    Expression,
    ExpressionError,
    parse_bounds,
    parse_expression,
)
from judge.model.quantity import (
    BYTES,
    SECONDS,
    format_duration,
    format_size,
    parse_duration,
    parse_size,
)
from judge.model.text import Text

_NOT_COUNTABLE = frozenset({Plain.OCTAL, Plain.SEXAGESIMAL, Plain.EXPONENT, Plain.OLD_TRUTH})
_CONSTANT = r"[-0-9_ ()+*/]+"  # the characters of a constant formula, as JSON Schema checks it


def read_int(node: Node) -> int | None:
    """Whole number of a plain scalar, or None; ``0x`` and ``_`` are understood."""
    if not isinstance(node, ScalarNode) or node.plain is not Plain.INT:
        return None
    try:
        return int(node.text, 0)
    except ValueError:  # 1__0, or more digits than Python converts
        return None


def read_float(node: Node, *, exponents: bool = False) -> float | None:
    """Return the number of a plain scalar; None for others, and beyond what a float holds.

    ``exponents``: 1e-6 is understood, too, though YAML 1.1 takes it for text.
    """
    kinds = {Plain.INT, Plain.FLOAT, *({Plain.EXPONENT} if exponents else ())}
    if not isinstance(node, ScalarNode) or node.plain not in kinds:
        return None
    whole = read_int(node)
    try:
        text = node.text.lower().replace(".inf", "inf").replace(".nan", "nan")
        return float(text if whole is None else whole)
    except (ValueError, OverflowError):
        return None


@frozen(kw_only=False)
class Whole:
    """A whole number from ``low`` to ``high``."""

    low: int
    high: int

    def read(self, node: Node, path: str, mistakes: Mistakes, /) -> int | None:
        """Return the number."""
        value = read_int(node)
        if value is not None and self.low <= value <= self.high:
            return value
        span = f"{self.low}..{self.high}"
        expected = Text(f"a whole number in {span}", f"{span} 범위의 정수")
        if self.low == self.high:
            expected = Text(str(self.low), f"'{self.low}'")
        refuse(node, path, mistakes, expected)
        return None

    def schema(self, _definitions: Schema, /) -> Schema:
        """Describe an integer."""
        return {"type": "integer", "minimum": self.low, "maximum": self.high}


@frozen(kw_only=False)
class Number:
    """A number from ``low`` to ``high``; 1e-6 is understood, since nothing else can stand here."""

    low: int
    high: int

    def read(self, node: Node, path: str, mistakes: Mistakes, /) -> float | None:
        """Return the number."""
        value = read_float(node, exponents=True)
        if value is not None and self.low <= value <= self.high:
            return value
        span = f"{self.low:.0f}..{self.high:.0f}"
        refuse(node, path, mistakes, Text(f"a number in {span}", f"{span} 범위의 수"))
        return None

    def schema(self, _definitions: Schema, /) -> Schema:
        """Describe a number, or the text that YAML 1.1 makes of 1e-6."""
        number = {"type": "number", "minimum": self.low, "maximum": self.high}
        text = {"type": "string", "pattern": f"^(?:{Plain.EXPONENT.value})$"}
        return {"anyOf": [number, text]}


@frozen
class Amount:
    """A whole number that may be written as a formula without names: ``200_000``, ``10**5``."""

    high: int

    def read(self, node: Node, path: str, mistakes: Mistakes, /) -> int | None:
        """Return the number."""
        formula = FORMULA.read(node, path, mistakes)
        if formula is None:
            return None
        value = None if formula.names else formula.evaluate({})
        if isinstance(value, int) and 0 <= value <= self.high:
            return value
        en = f"a whole number in 0..{self.high} such as 200_000 or 10**5"
        refuse(node, path, mistakes, Text(en, f"0..{self.high} 범위의 정수(예: 200_000, 10**5)"))
        return None

    def schema(self, _definitions: Schema, /) -> Schema:
        """Describe an integer or a formula of numbers."""
        return _integer_or(f"^{_CONSTANT}$") | {"minimum": 0, "maximum": self.high}


@frozen
class Quantity:
    """A number with a unit, from ``low`` to ``high``; all are in the base unit of ``parse``."""

    noun: Text
    example: str
    units: tuple[str, ...]
    parse: Callable[[str], float]
    show: Callable[[float], str]
    low: float
    high: float

    def read(self, node: Node, path: str, mistakes: Mistakes, /) -> float | None:
        """Return the amount in the base unit."""
        value = None
        if isinstance(node, ScalarNode):
            try:
                value = self.parse(node.text)
            except ValueError:
                value = None
        if value is None:
            units = ", ".join(self.units)
            refuse(
                node,
                path,
                mistakes,
                Text(
                    f'{self.noun.en} such as "{self.example}" (units: {units})',
                    f'"{self.example}" 같은 {self.noun.ko}(단위: {units})',
                ),
            )
            return None
        if self.low <= value <= self.high:
            return value
        span, shown = f"{self.show(self.low)}..{self.show(self.high)}", describe(node).en
        mistakes.add(
            node,
            path,
            f"{shown} is outside {span}; choose a sensible limit",
            f"{shown}: {span} 범위를 벗어났습니다. 알맞은 값을 쓰세요",
        )
        return None

    def schema(self, _definitions: Schema, /) -> Schema:
        """Describe a number and a unit."""
        units = "|".join(self.units)
        pattern = rf"^\s*[0-9][0-9_]*(?:\.[0-9]+)?\s*(?:{units})\s*$"
        return {"type": "string", "pattern": pattern, "examples": [self.example]}


def _show_size(value: float) -> str:
    return format_size(round(value))


DURATION = Quantity(
    noun=Text("a duration", "시간"),
    example="2 s",
    units=tuple(SECONDS),
    parse=parse_duration,
    show=format_duration,
    low=0.001,
    high=600.0,
)


def size_quantity(low: int, high: int) -> Quantity:
    """Shape of a number of bytes."""
    return Quantity(
        noun=Text("a size", "크기"),
        example="256 MiB",
        units=tuple(BYTES),
        parse=parse_size,
        show=_show_size,
        low=low,
        high=high,
    )


class Formula:
    """A small expression over parameters."""

    def read(self, node: Node, path: str, mistakes: Mistakes, /) -> Expression | None:
        """Return the checked expression; its names are not known to exist yet."""
        source = _source(node, path, mistakes, Text("a formula", "수식"))
        try:
            return None if source is None else parse_expression(source)
        except ExpressionError as error:
            _refuse_formula(node, path, mistakes, error)
            return None

    def schema(self, _definitions: Schema, /) -> Schema:
        """Describe an integer or text."""
        return _integer_or(r"^[^.]+$")


FORMULA = Formula()


class Range:
    """``low..high``, either end absent or a formula, or one number for both."""

    def read(self, node: Node, path: str, mistakes: Mistakes, /) -> Bounds | None:
        """Return the bounds; their names are not known to exist yet."""
        wanted = Text("a range such as 1..100_000", "1..100_000 같은 범위")
        source = _source(node, path, mistakes, wanted)
        try:
            return None if source is None else parse_bounds(source)
        except ExpressionError as error:
            _refuse_formula(node, path, mistakes, error)
            return None

    def schema(self, _definitions: Schema, /) -> Schema:
        """Describe a number or text."""
        return {"type": ["number", "string"], "pattern": r"\S", "examples": ["1..100_000"]}


RANGE = Range()


def _source(node: Node, path: str, mistakes: Mistakes, wanted: Text) -> str | None:
    """Text of a formula; the words on which the versions of YAML disagree are no formulas."""
    if isinstance(node, ScalarNode) and node.text.strip() and node.plain not in _NOT_COUNTABLE:
        return node.text
    refuse(node, path, mistakes, wanted)
    return None


def _refuse_formula(node: Node, path: str, mistakes: Mistakes, error: ExpressionError) -> None:
    mending = Text(
        "write numbers and formulas such as 1..10**5 or len(xs) - 1",
        "1..10**5, len(xs) - 1 같은 수와 수식으로 쓰세요",
    )
    if "is greater than" in error.en:
        mending = Text("swap the ends of the range", "범위의 앞뒤를 바꾸세요")
    mistakes.add(node, path, f"{error.en}; {mending.en}", f"{error.ko}. {mending.ko}")


def _integer_or(pattern: str) -> Schema:
    return {"type": ["integer", "string"], "pattern": pattern}
