"""How people write growth, and what of it can be read."""

import pytest

from judge.model.growth import Growth
from judge.study.notes.complexity import RATES, Readable, Unreadable, read_growth


@pytest.mark.parametrize(
    "said, growth",
    [
        ("O(1)", Growth.CONSTANT),
        ("O(26)", Growth.CONSTANT),
        ("1", Growth.CONSTANT),
        ("O(log n)", Growth.LOGARITHMIC),
        ("O(lg N)", Growth.LOGARITHMIC),
        ("O(log_2 n)", Growth.LOGARITHMIC),
        ("O(log₂n)", Growth.LOGARITHMIC),
        ("O(log(n^2))", Growth.LOGARITHMIC),
        ("O(sqrt n)", Growth.SQUARE_ROOT),
        ("O(√n)", Growth.SQUARE_ROOT),
        ("O(n^0.5)", Growth.SQUARE_ROOT),
        ("O(n)", Growth.LINEAR),
        ("O( N )", Growth.LINEAR),
        ("n", Growth.LINEAR),
        ("Θ(n)", Growth.LINEAR),
        ("O(2n + 5)", Growth.LINEAR),
        ("O(n + log n)", Growth.LINEAR),
        ("O(26 * n)", Growth.LINEAR),
        ("O(n/2)", Growth.LINEAR),
        ("worst case O(n)", Growth.LINEAR),
        ("최악의 경우 O(n)", Growth.LINEAR),
        ("O(n log n)", Growth.LINEARITHMIC),
        ("O(NlogN)", Growth.LINEARITHMIC),
        ("O(n*log(n))", Growth.LINEARITHMIC),
        ("O(n·log n)", Growth.LINEARITHMIC),
        ("O(n sqrt n)", Growth.LINEAR_SQUARE_ROOT),
        ("O(n^(3/2))", Growth.LINEAR_SQUARE_ROOT),
        ("O(n^2)", Growth.QUADRATIC),
        ("O(n²)", Growth.QUADRATIC),
        ("O(n**2)", Growth.QUADRATIC),
        ("O(n * n)", Growth.QUADRATIC),
        ("O(nn)", Growth.QUADRATIC),
        ("O(n(n+1)/2)", Growth.QUADRATIC),
        ("O(n^2 - n)", Growth.QUADRATIC),
        ("O((n + 1)^2)", Growth.QUADRATIC),
        ("O(n^2 log n)", Growth.QUADRATIC_LOGARITHMIC),
        ("O(n³)", Growth.CUBIC),
        ("2^n", Growth.EXPONENTIAL),
        ("O(2ⁿ)", Growth.EXPONENTIAL),
        ("O(2**N)", Growth.EXPONENTIAL),
        ("O(n!)", Growth.FACTORIAL),
    ],
)
def test_readable(said: str, growth: Growth) -> None:
    """A claim in one variable is one of the classes, however it is written."""
    claim = read_growth(said)

    assert isinstance(claim, Readable)
    assert claim.rate == RATES[growth]
    assert claim.ceiling is growth


@pytest.mark.parametrize(
    "said, ceiling",
    [
        ("O(n log^2 n)", Growth.LINEAR_SQUARE_ROOT),
        ("O((log n)^3)", Growth.SQUARE_ROOT),
        ("O(n^4)", Growth.EXPONENTIAL),
        ("O(n 2^n)", Growth.FACTORIAL),
        ("O(3^n)", Growth.FACTORIAL),
        ("O(n * n!)", Growth.FACTORIAL),
    ],
)
def test_between_the_classes(said: str, ceiling: Growth) -> None:
    """A claim between two classes has the upper one for its ceiling."""
    claim = read_growth(said)

    assert isinstance(claim, Readable)
    assert claim.ceiling is ceiling


@pytest.mark.parametrize(
    "said",
    [
        *("O(n + m)", "O(V+E)", "O(n*m)", "O(n log k)", "O(E log V)", "O(nm)", "O(|V| + |E|)"),
        *("O(log(nm))", "O((n+m)^2)", "linear", "fast", "O(n) time", "n개"),
    ],
)
def test_several_variables(said: str) -> None:
    """What is not of one variable has a reason, and no growth."""
    claim = read_growth(said)

    assert isinstance(claim, Unreadable)
    assert said in claim.why.en


@pytest.mark.parametrize(
    "said",
    [
        *("", "O()", "O(n", "O(n))", "O(n / log n)", "O(log log n)", "O(2^(n/2))", "O(n^m)"),
        *("O(1^n)", "O(x!y)", "O(n^)", "O(n^99)", "O(n^(1/0))", "O(log^n n)", "O(|n)"),
        *("O(n2)", "O(nm2)", "n2 log n", "O(len log len)", "O(n log n) because of the sort"),
        *("O(log n!)", "O((n!)^2)", "O(sqrt)", "O(√(2^n))", "n" * 200, "O(n^(2)", "(" * 90),
    ],
)
def test_unreadable(said: str) -> None:
    """What cannot be read is never taken for something else."""
    assert isinstance(read_growth(said), Unreadable)


@pytest.mark.parametrize("said", ["amortized O(1)", "O(n) on average", "평균 O(n log n)"])
def test_hedged(said: str) -> None:
    """An average is no claim of the worst case."""
    claim = read_growth(said)

    assert isinstance(claim, Readable)
    assert claim.hedged


def test_variables() -> None:
    """n is n in either case; any other letter stays itself."""
    claims = [read_growth(said) for said in ("O(N)", "O(n)", "O(k)", "O(1)")]

    assert [each.variable for each in claims if isinstance(each, Readable)] == ["n", "n", "k", None]


def test_doubling() -> None:
    """A doubling is what the rate comes to; exponentials and tiny sizes have none."""
    rates = [RATES[each].at_doubling(1024) for each in (Growth.LINEAR, Growth.LINEARITHMIC)]

    assert rates[0] == 2.0
    assert rates[1] == pytest.approx(2 * 10 / 9)
    assert RATES[Growth.EXPONENTIAL].at_doubling(1024) is None
    assert RATES[Growth.LINEAR].at_doubling(4) is None
