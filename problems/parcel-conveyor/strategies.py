"""Conveyors with small numbers, on which being late and resting matter."""


def robots(rng, size):
    """Robots whose rests and starts are as long as their work."""
    return [
        (rng.randrange(3 * size), rng.randint(1, 4), rng.randint(1, 3), rng.randrange(2 * size))
        for _ in range(1 + size // 2)
    ]


def parcels(rng, size):
    """A few parcels."""
    return rng.randint(1, 4 * size)
