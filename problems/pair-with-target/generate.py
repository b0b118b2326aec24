"""Ledgers in which exactly one pair of positions sums to the target."""

from collections import Counter
from random import Random

LARGEST = 1_000_000_000


def random_ledger(rng: Random, size: int) -> dict:
    """Amounts from the whole range; the pair stands anywhere."""
    numbers, target = _ledger(rng, size)
    rng.shuffle(numbers)
    return {"numbers": numbers, "target": target}


def late_pair(rng: Random, size: int) -> dict:
    """The pair stands at the very end, where a double loop looks last."""
    numbers, target = _ledger(rng, size)
    numbers.reverse()
    return {"numbers": numbers, "target": target}


def few_amounts(rng: Random, size: int) -> dict:
    """A dozen amounts, each many times; the pair holds the only two others, at the end."""
    amounts = [rng.randrange(1, LARGEST // 4) for _ in range(12)]
    numbers = rng.choices(amounts, k=size - 2) + [-LARGEST, LARGEST]
    return {"numbers": numbers, "target": 0}


def half_alone(rng: Random, size: int) -> dict:
    """One entry is half of the target and comes first; it must not be paired with itself."""
    numbers, target = _ledger(rng, size - 1)
    rng.shuffle(numbers)
    return {"numbers": [target // 2, *numbers], "target": target}


def _ledger(rng: Random, size: int) -> tuple[list[int], int]:
    """Make the pair, then entries that sum to the (even) target with none before them."""
    half = rng.randrange(-LARGEST // 2, LARGEST // 2)
    distance = rng.randrange(1, LARGEST // 2)
    numbers = [half - distance, half + distance]
    target = 2 * half
    taken = {*numbers, half}
    while len(numbers) < size:
        amount = rng.randint(-LARGEST, LARGEST)
        if target - amount not in taken:
            numbers.append(amount)
            taken.add(amount)
    return numbers, target


def validate(numbers: list[int], target: int) -> str | None:
    """Say so where the pair is missing or not the only one."""
    earlier: Counter[int] = Counter()
    pairs = 0
    for number in numbers:
        pairs += earlier[target - number]
        earlier[number] += 1
    return None if pairs == 1 else f"{pairs} pairs sum to {target}, expected exactly one"
