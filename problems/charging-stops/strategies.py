"""Trips of a few km, most of which can just be made."""


def short_trip(rng, size):
    """A reach near the longest leg."""
    distance = rng.randint(1, 3 * size)
    chargers = sorted(rng.sample(range(1, distance + 1), rng.randint(0, min(size, distance))))
    marks = [0, *chargers]
    legs = [after - before for before, after in zip(marks, marks[1:])]
    longest = max([*legs, 2 * (distance - marks[-1])])
    return {
        "distance": distance,
        "reach": max(1, longest + rng.choice([-1, 0, 0, 1, size])),
        "chargers": chargers,
    }
