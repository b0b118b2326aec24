"""Seasons with `size` shifts."""

from random import Random

SEASON = 1_000_000_000
BEST_PAID = 1_000_000_000
MOST = 20


def _season(rng: Random, size: int, longest: int, longest_rest: int) -> dict:
    """Shifts anywhere in the season, paid by the minute, more or less."""
    shifts = []
    for _ in range(size):
        length = rng.randint(1, longest)
        start = rng.randrange(SEASON - length)
        pay = 1 + BEST_PAID * length // longest * rng.randint(50, 100) // 101
        shifts.append((start, start + length, rng.randint(0, longest_rest), pay))
    return {"shifts": shifts, "most": MOST}


def short_season(rng: Random, size: int) -> dict:
    """Small numbers: touching times, equal pay."""
    shifts = []
    for _ in range(size):
        start, length = rng.randrange(25), rng.randint(1, 8)
        shifts.append((start, start + length, rng.choice([0, 1, 2, 9]), rng.randint(1, 12)))
    return {"shifts": shifts, "most": rng.randint(1, 5)}


def short_restless(rng: Random, size: int) -> dict:
    """The same without rests."""
    season = short_season(rng, size)
    shifts = [(start, end, 0, pay) for start, end, _, pay in season["shifts"]]
    return season | {"shifts": shifts}


def long_shifts(rng: Random, size: int) -> dict:
    """Hardly more than a few shifts fit into the season."""
    return _season(rng, size, SEASON // 4, SEASON // 8)


def many_fit(rng: Random, size: int) -> dict:
    """So many shifts fit that the contract decides."""
    return _season(rng, size, SEASON // 40, SEASON // 60)


def restless(rng: Random, size: int) -> dict:
    """No shift is followed by a rest."""
    return _season(rng, size, SEASON // 20, 0)


def long_rests(rng: Random, size: int) -> dict:
    """Short shifts; the best paid ones demand rests of any length."""
    shifts = []
    for _ in range(size):
        start, length = rng.randrange(SEASON - 1_000), rng.randint(1, 1_000)
        rest = rng.randint(0, SEASON // 10)
        pay = 1 + rest * 9 + rng.randrange(BEST_PAID // 20)
        shifts.append((start, start + length, rest, pay))
    return {"shifts": shifts, "most": MOST}


def validate(shifts: list[tuple[int, int, int, int]], most: int) -> str | None:
    """Say which shift ends before it has begun."""
    for number, (start, end, _, _) in enumerate(shifts):
        if start >= end:
            return f"shifts[{number}] starts at {start} and ends at {end}"
    return None
