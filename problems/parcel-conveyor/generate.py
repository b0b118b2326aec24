"""Conveyors with `size` robots."""

from random import Random

MOST_PARCELS = 1_000_000_000
LATEST = 1_000_000_000
SLOWEST = 1_000_000


def small(rng: Random, size: int) -> dict:
    """Small numbers, where robots that are late or at rest matter most."""
    robots = [
        (rng.randrange(30), rng.randint(1, 9), rng.randint(1, 4), rng.randrange(25))
        for _ in range(size)
    ]
    return {"parcels": rng.randint(1, 8 * size), "robots": robots}


def few_parcels(rng: Random, size: int) -> dict:
    """A thousand parcels; many robots would come too late."""
    robots = [
        (rng.randrange(50_000), rng.randint(1, 5_000), rng.randint(1, 5), rng.randrange(20_000))
        for _ in range(size)
    ]
    return {"parcels": 1_000, "robots": robots}


def any_robots(rng: Random, size: int) -> dict:
    """Robots of all kinds."""
    robots = [
        (
            rng.randrange(LATEST),
            int(10 ** rng.uniform(0, 6)),
            int(10 ** rng.uniform(0, 5)),
            rng.randint(0, SLOWEST),
        )
        for _ in range(size)
    ]
    return {"parcels": rng.randint(MOST_PARCELS // 2, MOST_PARCELS), "robots": robots}


def tireless(rng: Random, size: int) -> dict:
    """Robots that need no rest."""
    conveyor = any_robots(rng, size)
    robots = [(ready, pace, batch, 0) for ready, pace, batch, _ in conveyor["robots"]]
    return conveyor | {"robots": robots}


def long_rests(rng: Random, size: int) -> dict:
    """Robots that rest for longer than they work, all in step."""
    batch = rng.randint(1, 20)
    robots = [(0, rng.randint(900, 1_000), batch, SLOWEST) for _ in range(size)]
    return {"parcels": MOST_PARCELS, "robots": robots}


def slow_robots(rng: Random, size: int) -> dict:
    """The longest answers for this number of robots."""
    robots = [(LATEST - rng.randrange(9), SLOWEST, 1, SLOWEST) for _ in range(size)]
    return {"parcels": MOST_PARCELS, "robots": robots}
