"""Makes the large cases: every function takes (rng, size) and returns parameters."""

LOWEST, HIGHEST = -10_000, 10_000


def random_levels(rng, size):
    """Levels of no particular order."""
    return {"levels": [rng.randint(LOWEST, HIGHEST) for _ in range(size)]}


def falling_levels(rng, size):
    """The first day is the only mark, so that nobody may stop looking early."""
    levels = [rng.randint(LOWEST, HIGHEST - 1) for _ in range(size - 1)]
    return {"levels": [HIGHEST, *sorted(levels, reverse=True)]}
