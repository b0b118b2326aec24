"""Short ledgers with exactly one pair; types alone hardly ever make one."""


def _pairs(numbers, target):
    return sum(
        one + other == target for at, one in enumerate(numbers) for other in numbers[at + 1 :]
    )


def small_ledger(rng, size):
    """Small amounts; the target is the sum of two that no other pair has, where there is one."""
    numbers = [rng.randint(-size, 2 * size) for _ in range(max(2, size))]
    sums = {one + other for at, one in enumerate(numbers) for other in numbers[at + 1 :]}
    fitting = [target for target in sorted(sums) if _pairs(numbers, target) == 1]
    return {"numbers": numbers, "target": rng.choice(fitting or [0])}


def equal_halves(rng, size):
    """The pair is two equal entries, or half of the target stands alone beside it."""
    half = rng.randint(-size, size)
    others = [half + 2 * number + 1 for number in range(1, size)]
    pair = [half, half] if rng.random() < 0.5 else [half, half - 1, half + 1]
    numbers = [*pair, *others]
    rng.shuffle(numbers)
    return {"numbers": numbers, "target": 2 * half}
