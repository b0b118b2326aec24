"""Locks for which codes exist; types alone seldom hit the total."""


def fitting(rng, size):
    """A code first, then what is known about it."""
    wheels = 1 + size % 6
    code = [rng.randrange(10)]
    while len(code) < wheels:
        code.append(rng.choice([digit for digit in range(10) if digit != code[-1]]))
    worn = list(dict.fromkeys(code))
    rng.shuffle(worn)
    return {"wheels": wheels, "total": sum(code), "worn": worn}
