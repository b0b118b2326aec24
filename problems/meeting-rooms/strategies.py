"""Short days, on which bookings touch and overlap."""


def bookings(rng, size):
    """Bookings of a few minutes."""
    starts = [rng.randrange(1 + 2 * size) for _ in range(size)]
    return [(start, start + rng.randint(1, 1 + size // 2)) for start in starts]
