"""Aggregates that SQLite lacks; those that may stand in a window undo a row with ``inverse``.

A NULL row is never counted. Every class takes the values of a row in ``step``.
"""

import math
import operator
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from judge.sql.runtime import decimals, mysql_bits
from judge.sql.runtime.collations import mysql_key, number_key
from judge.sql.runtime.failures import EngineError

Number = int | float | str
_Keyed = tuple[list[Any], str]


class DecimalSum:
    """SUM of decimals, exact."""

    def __init__(self) -> None:
        """Start with no row."""
        self.total, self.count = Decimal(0), 0

    def step(self, value: Number | None) -> None:
        """Add a row."""
        if value is not None:
            self.total = decimals.EXACT.add(self.total, decimals.decimal(value))
            self.count += 1

    def inverse(self, value: Number | None) -> None:
        """Take a row away."""
        if value is not None:
            self.total = decimals.EXACT.subtract(self.total, decimals.decimal(value))
            self.count -= 1

    def value(self) -> str | None:
        """Give the sum; NULL of no row."""
        return decimals.written(self.total) if self.count else None

    finalize = value


class Moments:
    """Sums from which variances follow, exact."""

    sample = False
    root = False

    def __init__(self) -> None:
        """Start with no row."""
        self.count, self.total, self.squares = 0, Fraction(0), Fraction(0)

    def step(self, value: Number | None) -> None:
        """Add a row."""
        self._take(value, 1)

    def inverse(self, value: Number | None) -> None:
        """Take a row away."""
        self._take(value, -1)

    def _take(self, value: Number | None, sign: int) -> None:
        """Count a row in or out."""
        if value is not None:
            number = Fraction(decimals.decimal(value))
            self.count += sign
            self.total += sign * number
            self.squares += sign * number * number

    def value(self) -> float | None:
        """Give the variance or its root."""
        divisor = self.count - self.sample
        if divisor <= 0:
            return None
        variance = (self.squares - self.total * self.total / self.count) / divisor
        return math.sqrt(variance) if self.root else float(variance)

    finalize = value


class SampleVariance(Moments):
    """VAR_SAMP."""

    sample = True


class Deviation(Moments):
    """STDDEV_POP."""

    root = True


class SampleDeviation(Moments):
    """STDDEV_SAMP."""

    sample = True
    root = True


class Bits:
    """BIT_AND, BIT_OR and BIT_XOR over 64 bits."""

    start = 0
    join: Callable[[int, int], int]

    def __init__(self) -> None:
        """Start with the value of no row."""
        self.bits = self.start

    def step(self, value: mysql_bits.Bits | None) -> None:
        """Add a row."""
        if value is not None:
            self.bits = type(self).join(self.bits, int(value))

    def finalize(self) -> mysql_bits.Bits:
        """Give the bits."""
        return mysql_bits.unsigned(self.bits)


class BitAnd(Bits):
    """BIT_AND; of no row it is all ones."""

    start = -1
    join = staticmethod(operator.and_)


class BitOr(Bits):
    """BIT_OR."""

    join = staticmethod(operator.or_)


class BitXor(Bits):
    """BIT_XOR."""

    join = staticmethod(operator.xor)


class OneValue:
    """The value of a scalar subquery; a second row stops the statement."""

    code = "1242"
    message = "Subquery returns more than 1 row"

    def __init__(self) -> None:
        """Start with no row."""
        self.count, self.kept = 0, None

    def step(self, value: Any) -> None:
        """Keep the first row."""
        self.count += 1
        self.kept = value
        if self.count > 1:
            raise EngineError(self.code, self.message)

    def finalize(self) -> Any:
        """Give the value, NULL of no row."""
        return self.kept


class PostgresOneValue(OneValue):
    """The same in PostgreSQL."""

    code = "21000"
    message = "more than one row returned by a subquery used as an expression"


class OracleOneValue(OneValue):
    """The same in Oracle."""

    code = "ORA-01427"
    message = "single-row subquery returns more than one row"


class Joined:
    """GROUP_CONCAT, STRING_AGG and LISTAGG.

    ``step(value, separator, plan, key, ...)``: ``plan`` begins with "-", or with "d" for DISTINCT
    ("D": by the text as it is) and has two letters a key: "a" or "d" for the direction, where NULL
    is the smallest ("A" and "D": the largest), and how it compares: "t" MySQL's text, "n" a
    decimal, "p" plain.
    """

    def __init__(self) -> None:
        """Start with no row."""
        self.rows: list[tuple[str, tuple[Any, ...]]] = []
        self.separator, self.plan = "", "-"

    def step(self, value: str | None, separator: str | None, plan: str, *keys: Any) -> None:
        """Keep a row."""
        if value is not None:
            self.rows.append((str(value), keys))
            self.separator, self.plan = separator or "", plan

    def value(self) -> str | None:
        """Order and join."""
        if not self.rows:
            return None
        rows = _distinct(self.rows, self.plan) if self.plan[0] in "dD" else list(self.rows)
        for place in reversed(range(len(self.plan) // 2)):
            rows.sort(
                key=_sort_key(place, self.plan[place * 2 + 1 : place * 2 + 3]),
                reverse=self.plan[place * 2 + 1] in "dD",
            )
        return self.separator.join(text for text, _ in rows)

    finalize = value

    def inverse(self, *_: Any) -> None:
        """Take the oldest row away."""
        if self.rows:
            self.rows.pop(0)


def _distinct(
    rows: list[tuple[str, tuple[Any, ...]]], plan: str
) -> list[tuple[str, tuple[Any, ...]]]:
    """Keep the first of equal values ("d": by MySQL's collation); without keys they are sorted."""
    fold = mysql_key if plan[0] == "d" else str
    kept: dict[str, tuple[str, tuple[Any, ...]]] = {}
    for row in rows:
        kept.setdefault(fold(row[0]), row)
    if len(plan) > 1:
        return list(kept.values())
    return [kept[key] for key in sorted(kept)]


def _sort_key(place: int, how: str) -> Callable[[tuple[str, tuple[Any, ...]]], Any]:
    """Make the sort key of one ORDER BY item."""
    fold: Callable[[Any], Any] = {"t": mysql_key, "n": number_key}.get(how[1], lambda value: value)
    low_nulls = how[0] in "ad"

    def key(row: tuple[str, tuple[Any, ...]]) -> tuple[int, Any]:
        """Place NULLs first or last."""
        value = row[1][place]
        if value is None:
            return (0, 0) if low_nulls else (2, 0)
        return 1, fold(value)

    return key


class ExactSpread:
    """Variance or deviation of exact numbers, with the digits that the engine's division gives.

    numeric_stddev_internal in numeric.c: (N * sum of squares - square of sum) / (N * (N - 1)).
    """

    divide: Callable[[Number, Number], str | None]
    digits: int | None = None  # significant ones of a root; None: the quotient's scale
    sample = True
    root = False

    def __init__(self) -> None:
        """Start with no row."""
        self.count, self.total, self.squares = 0, Decimal(0), Decimal(0)

    def step(self, value: Number | None) -> None:
        """Add a row."""
        self._take(value, 1)

    def inverse(self, value: Number | None) -> None:
        """Take a row away."""
        self._take(value, -1)

    def _take(self, value: Number | None, sign: int) -> None:
        """Count a row in or out."""
        if value is not None:
            number = decimals.decimal(value)
            self.count += sign
            self.total += sign * number
            self.squares = decimals.EXACT.add(
                self.squares, sign * decimals.EXACT.multiply(number, number)
            )

    def value(self) -> str | None:
        """Give the variance or its root."""
        below = self.count * (self.count - self.sample)
        if below <= 0:
            return None
        square = decimals.EXACT.multiply(self.total, self.total)
        above = decimals.EXACT.subtract(self.count * self.squares, square)
        if above <= 0:
            return "0"
        quotient = type(self).divide(decimals.written(above), below) or "0"
        if not self.root:
            return quotient
        exact = decimals.decimal(quotient)
        found = decimals.EXACT.sqrt(exact)
        scale = decimals.scale(exact)
        if self.digits is not None:
            scale = self.digits - 1 - found.adjusted()
        return decimals.written(decimals.at_scale(found, scale))

    finalize = value


def spreads(
    divide: Callable[[Number, Number], str | None], digits: int | None = None
) -> dict[str, type]:
    """Make the four spreads of an engine by its division."""
    found: dict[str, type] = {}
    for name, sample, root in (
        ("exact_var_samp", True, False),
        ("exact_var_pop", False, False),
        ("exact_stddev_samp", True, True),
        ("exact_stddev_pop", False, True),
    ):
        members: dict[str, Any] = {"divide": staticmethod(divide), "sample": sample, "root": root}
        members["digits"] = digits
        found[name] = type("Spread", (ExactSpread,), members)
    return found
