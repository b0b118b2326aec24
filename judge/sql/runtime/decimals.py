"""Exact decimal arithmetic on the text form of numbers, with each engine's rule of division.

A decimal is text in full ("3.50"); its digits after the point are its scale, which the engines keep
through arithmetic. Arguments may also be SQLite's integers and reals.
"""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal, InvalidOperation

EXACT = Context(prec=200, rounding=ROUND_HALF_UP)
_ORACLE = Context(prec=40, rounding=ROUND_HALF_UP)
_DOWN = Context(prec=200, rounding=ROUND_DOWN)
_MYSQL_WORD = 9  # digits in a word of MySQL's decimals (strings/decimal.cc, DIG_PER_DEC1)
_MYSQL_SCALE = 30  # the largest scale of MySQL's decimals
_MYSQL_INCREMENT = 4  # div_precision_increment
_POSTGRES_DIGITS = 16  # NUMERIC_MIN_SIG_DIGITS in numeric.c
_POSTGRES_WORD = 4  # DEC_DIGITS in numeric.c

Number = int | float | str


def decimal(value: Number) -> Decimal:
    """Read a number that SQLite handed over."""
    if isinstance(value, float):
        return Decimal(repr(value))
    try:
        return Decimal(value)
    except InvalidOperation:
        return Decimal(0)


def written(value: Decimal) -> str:
    """Write a decimal in full; zero has no sign."""
    return f"{value if value else abs(value):f}"


def scale(value: Decimal) -> int:
    """Count the digits after the point."""
    return max(0, -int(value.as_tuple().exponent))


def at_scale(value: Decimal, digits: int) -> Decimal:
    """Round half away from zero to ``digits`` after the point; negative ones round before it."""
    if digits >= 0:
        return EXACT.quantize(value, Decimal(1).scaleb(-digits))
    unit = Decimal(1).scaleb(-digits)
    return EXACT.multiply(EXACT.quantize(EXACT.divide(value, unit), Decimal(1)), unit)


def cut(value: Decimal, digits: int) -> Decimal:
    """Cut digits after the first ``digits`` behind the point; negative ones cut before it."""
    if digits >= 0:
        return _DOWN.quantize(value, Decimal(1).scaleb(-digits)) if scale(value) > digits else value
    unit = Decimal(1).scaleb(-digits)
    return _DOWN.multiply(_DOWN.quantize(_DOWN.divide(value, unit), Decimal(1)), unit)


def add(left: Number, right: Number) -> str:
    """Sum; the larger scale stays."""
    return written(EXACT.add(decimal(left), decimal(right)))


def subtract(left: Number, right: Number) -> str:
    """Difference; the larger scale stays."""
    return written(EXACT.subtract(decimal(left), decimal(right)))


def multiply(left: Number, right: Number) -> str:
    """Product; the scales add up."""
    return written(EXACT.multiply(decimal(left), decimal(right)))


def negate(value: Number) -> str:
    """Change the sign."""
    return written(-decimal(value))


def absolute(value: Number) -> str:
    """Drop the sign."""
    return written(abs(decimal(value)))


def to_scale(value: Number, digits: int) -> str:
    """Round to exactly ``digits`` after the point, as a result shows it."""
    return written(at_scale(decimal(value), digits))


def trimmed(value: Number) -> str:
    """Drop zeros at the end of the fraction, as Oracle shows numbers."""
    number = decimal(value)
    return written(
        number.quantize(Decimal(1)) if number == int(number) else EXACT.normalize(number)
    )


def round_to(value: Number, digits: int) -> str:
    """ROUND: half away from zero, keeping a smaller scale than asked for."""
    number = decimal(value)
    return written(at_scale(number, min(digits, scale(number))))


def truncate_to(value: Number, digits: int) -> str:
    """TRUNCATE towards zero."""
    return written(cut(decimal(value), digits))


def floor(value: Number) -> int:
    """Round down."""
    return int(decimal(value).to_integral_value("ROUND_FLOOR"))


def ceiling(value: Number) -> int:
    """Round up."""
    return int(decimal(value).to_integral_value("ROUND_CEILING"))


def nearest(value: Number) -> int:
    """Round half away from zero to a whole number."""
    return int(at_scale(decimal(value), 0))


def remainder(left: Number, right: Number) -> str | None:
    """Remainder with the sign of ``left``; by zero it is NULL."""
    divisor = decimal(right)
    if not divisor:
        return None
    number = decimal(left)
    rest = EXACT.remainder(number, divisor)
    return written(at_scale(rest, max(scale(number), scale(divisor))))


def mysql_divide(left: Number, right: Number) -> str | None:
    """MySQL's ``/``: NULL by zero; the quotient is cut at whole words of nine digits.

    do_div_mod in strings/decimal.cc; the result is shown at a smaller scale, which the caller
    knows.
    """
    above, below = decimal(left), decimal(right)
    if not below:
        return None
    first, second = _words(scale(above)), _words(scale(below))
    extra = max(0, _MYSQL_INCREMENT - (first - scale(above)) - (second - scale(below)))
    digits = min(_words(first + second + extra), _MYSQL_SCALE)
    return written(cut(EXACT.divide(above, below), digits))


def _words(digits: int) -> int:
    """Round a count of digits up to whole words."""
    return -(-digits // _MYSQL_WORD) * _MYSQL_WORD


def postgres_divide(left: Number, right: Number) -> str | None:
    """PostgreSQL's ``/`` on numeric: about 16 significant digits (select_div_scale); 0: None."""
    above, below = decimal(left), decimal(right)
    if not below:
        return None
    digits = _postgres_digits(above, below)
    return written(at_scale(EXACT.divide(above, below), digits))


def _postgres_digits(above: Decimal, below: Decimal) -> int:
    """Choose the scale of a quotient."""
    weight1, first1 = _leading(above)
    weight2, first2 = _leading(below)
    quotient_weight = weight1 - weight2 - (first1 <= first2)
    digits = _POSTGRES_DIGITS - quotient_weight * _POSTGRES_WORD
    return max(digits, scale(above), scale(below), 0)


def _leading(value: Decimal) -> tuple[int, int]:
    """Give the weight and the value of the first base-10000 digit."""
    if not value:
        return 0, 0
    weight = value.adjusted() // _POSTGRES_WORD
    return weight, int(abs(value).scaleb(-weight * _POSTGRES_WORD))


def oracle_divide(left: Number, right: Number) -> str | None:
    """Oracle's ``/`` on NUMBER: 40 significant digits; by zero None, which the caller refuses."""
    below = decimal(right)
    return trimmed(written(_ORACLE.divide(decimal(left), below))) if below else None
