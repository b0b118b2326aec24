"""Staircases with `size` steps."""

from random import Random

LARGEST = 1_000


def _chance(rng: Random) -> float:
    """A chance with two decimals, neither never nor always."""
    return rng.randint(5, 95) / 100


def mixed(rng: Random, size: int) -> dict:
    """Any numbers; the average over all steps is near 0."""
    tokens = [rng.randint(-LARGEST, LARGEST) for _ in range(size)]
    return {"tokens": tokens, "chance": _chance(rng)}


def small_numbers(rng: Random, size: int) -> dict:
    """Numbers so small that fractions of a token decide."""
    return {"tokens": [rng.randint(-3, 3) for _ in range(size)], "chance": _chance(rng)}


def generous(rng: Random, size: int) -> dict:
    """Hardly any fees: large sums."""
    tokens = [rng.randint(-LARGEST // 10, LARGEST) for _ in range(size)]
    return {"tokens": tokens, "chance": _chance(rng)}


def fees_before_prizes(rng: Random, size: int) -> dict:
    """Stretches of fees with a large enough prize behind some of them."""
    tokens: list[int] = []
    while len(tokens) < size:
        fees = [-rng.randint(1, 50) for _ in range(rng.randint(1, 12))]
        prizes = [rng.randint(1, 120) for _ in range(rng.randint(1, 4))]
        tokens += fees + prizes
    return {"tokens": tokens[:size], "chance": _chance(rng)}
