"""Maps of toll roads; ``size`` is the number of roads, or nearly."""

from random import Random

MOST_TOWNS = 20_000
DEAREST = 1_000_000_000


def random_roads(rng: Random, size: int) -> dict:
    """A tree that joins all towns, and other roads at random."""
    towns = max(2, min(MOST_TOWNS, size * 2 // 5))
    roads = [(rng.randrange(1, town), town) for town in range(2, towns + 1)]
    while len(roads) < size:
        roads.append(tuple(rng.sample(range(1, towns + 1), 2)))
    return _map(rng, towns, [(*road, rng.randint(1, DEAREST)) for road in roads])


def line(rng: Random, size: int) -> dict:
    """All towns in a row: the longest and dearest trip there is."""
    roads = [(town, town + 1, rng.randint(DEAREST - 9, DEAREST)) for town in range(1, size + 1)]
    return _map(rng, size + 1, roads)


def grid(rng: Random, size: int) -> dict:
    """A square of towns with cheap roads of like tolls, where many routes compete."""
    side = max(2, int((size / 2) ** 0.5))
    roads = []
    for row in range(side):
        for column in range(side):
            town = row * side + column + 1
            if column + 1 < side:
                roads.append((town, town + 1, rng.randint(1, 20)))
            if row + 1 < side:
                roads.append((town, town + side, rng.randint(1, 20)))
    return _map(rng, side * side, roads)


def voucher_trap(rng: Random, size: int) -> dict:
    """Two lines from first to last town: many equal tolls, and one great toll worth halving."""
    steps = min(size // 2, MOST_TOWNS // 2 - 1)
    last = 2 * steps
    toll = rng.randint(10, DEAREST // steps // 4)
    cheap = [1, *range(2, steps + 1), last]
    other = [1, *range(steps + 1, last)]
    roads = [(a, b, toll) for a, b in zip(cheap, cheap[1:])]
    roads += [(a, b, 1) for a, b in zip(other, other[1:])]
    roads.append((other[-1], last, steps * toll + toll // 2))
    return _map(rng, last, roads)


def busy_hub(rng: Random, size: int) -> dict:
    """A hub found ever cheaper while it waits in the heap: stale entries must be dropped at once.

    Feeder towns come out of the heap in order, and each offers a better way to the hub, which
    still costs more than all of them.
    """
    feeders = min(size // 3, MOST_TOWNS // 2 - 2)
    leaves = min(size - 2 * feeders, MOST_TOWNS - feeders - 2)
    hub, last = feeders + 2, feeders + leaves + 2
    far = 10 * feeders
    roads = []
    for number in range(1, feeders + 1):
        roads.append((1, number + 1, 2 * number))
        roads.append((number + 1, hub, far - 4 * number))
    roads += [(hub, leaf, rng.randint(far, DEAREST)) for leaf in range(hub + 1, last + 1)]
    return {"towns": last, "roads": roads}


def two_islands(rng: Random, size: int) -> dict:
    """The last town lies on another island."""
    towns = max(4, min(MOST_TOWNS, size // 2))
    shore = towns // 2
    roads = []
    for _ in range(size):
        low, high = rng.choice([(1, shore), (shore + 1, towns)])
        start, end = rng.sample(range(low, high + 1), 2)
        roads.append((start, end, rng.randint(1, DEAREST)))
    return {"towns": towns, "roads": roads}


def _map(rng: Random, towns: int, roads: list[tuple[int, int, int]]) -> dict:
    """Number the towns between first and last anew, turn half of the roads round, shuffle."""
    names = list(range(2, towns))
    rng.shuffle(names)
    names = [0, 1, *names, towns]
    roads = [(names[start], names[end], cost) for start, end, cost in roads]
    roads = [(b, a, cost) if rng.random() < 0.5 else (a, b, cost) for a, b, cost in roads]
    rng.shuffle(roads)
    return {"towns": towns, "roads": roads}


def validate(towns: int, roads: list[tuple[int, int, int]]) -> str | None:
    """Say which road leads nowhere."""
    for number, (start, end, _) in enumerate(roads):
        if start == end:
            return f"roads[{number}] leads from town {start} to itself"
    return None
