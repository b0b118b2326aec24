"""Coast roads with `size` chargers."""

from itertools import pairwise
from random import Random

FARTHEST = 1_000_000_000


def _longest_leg(distance: int, chargers: list[int]) -> int:
    """The shortest reach with which the trip can be made."""
    legs = [after - before for before, after in pairwise([0, *chargers])]
    return max(*legs, 2 * (distance - chargers[-1]))


def short_road(rng: Random, size: int) -> dict:
    """Small numbers; about every fourth trip cannot be made."""
    distance = rng.randint(2 * size, 4 * size)
    chargers = sorted(rng.sample(range(1, distance + 1), size))
    reach = max(1, _longest_leg(distance, chargers) + rng.randint(-1, 5))
    return {"distance": distance, "reach": reach, "chargers": chargers}


def long_road(rng: Random, size: int) -> dict:
    """Chargers anywhere, the last one near the lighthouse."""
    chargers = sorted(rng.sample(range(1, FARTHEST + 1), size))
    distance = min(FARTHEST, chargers[-1] + rng.randint(0, FARTHEST // size))
    reach = min(FARTHEST, _longest_leg(distance, chargers) * rng.randint(100, 300) // 100)
    return {"distance": distance, "reach": reach, "chargers": chargers}


def gap_too_long(rng: Random, size: int) -> dict:
    """One leg is a single km too long."""
    road = long_road(rng, size)
    return road | {"reach": _longest_leg(road["distance"], road["chargers"]) - 1}


def many_stops(rng: Random, size: int) -> dict:
    """Nearly every second charger is needed, out and back."""
    chargers = [1_000 * (number + 1) + rng.randint(-400, 400) for number in range(size)]
    return {"distance": chargers[-1] + 50, "reach": 2_400, "chargers": chargers}
