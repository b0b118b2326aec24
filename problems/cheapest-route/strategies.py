"""Maps of few towns with small tolls, where routes compete."""


def small_map(rng, size):
    """Roads anywhere; some towns may be out of reach."""
    towns = rng.randint(2, 2 + size // 2)
    roads = [(*rng.sample(range(1, towns + 1), 2), rng.randint(1, 9)) for _ in range(size)]
    return {"towns": towns, "roads": roads}


def detour(rng, size):
    """One dear road from first to last, and a way round of many cheap ones."""
    towns = size + 2
    roads = [(town, town + 1, rng.randint(1, 4)) for town in range(1, towns)]
    roads.append((1, towns, sum(cost for *_, cost in roads) + rng.randint(-3, size)))
    return {"towns": towns, "roads": [road for road in roads if road[2] > 0]}
