"""Padlocks with `size` wheels."""

from random import Random


def fitting_lock(rng: Random, size: int) -> dict:
    """A lock for which at least one code fits."""
    code = [rng.randrange(10)]
    pool = rng.sample(range(10), rng.randint(2, size))
    while len(code) < size:
        code.append(rng.choice([digit for digit in pool if digit != code[-1]]))
    worn = list(set(code))
    rng.shuffle(worn)
    return {"wheels": size, "total": sum(code), "worn": worn}


def any_total(rng: Random, size: int) -> dict:
    """A lock with a total that has nothing to do with its digits."""
    worn = rng.sample(range(10), rng.randint(1, size))
    return {"wheels": size, "total": rng.randint(0, 9 * size), "worn": worn}
