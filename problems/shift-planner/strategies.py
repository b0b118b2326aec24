"""Short seasons with touching shifts."""


def shifts(rng, size):
    """Shifts of a few minutes; rests decide what fits."""
    made = []
    for _ in range(size):
        start = rng.randrange(1 + 2 * size)
        end = start + rng.randint(1, 3)
        made.append((start, end, rng.choice([0, 0, 1, size]), rng.randint(1, 9)))
    return made


def most(rng, size):
    """A contract that matters."""
    return rng.randint(1, min(20, 1 + size // 2))
