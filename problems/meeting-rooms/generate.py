"""Days full of bookings."""

from random import Random

LATEST = 1_000_000_000
LONGEST_CLEANING = 1_000_000


def short_day(rng: Random, size: int) -> dict:
    """Small numbers: many equal and touching times."""
    starts = [rng.randrange(30) for _ in range(size)]
    bookings = [(start, start + rng.randint(1, 10)) for start in starts]
    return {"bookings": bookings, "cleaning": rng.randrange(4)}


def spread_out(rng: Random, size: int) -> dict:
    """Bookings anywhere, of which about fifty run at a time."""
    longest = 100 * LATEST // size
    starts = [rng.randrange(LATEST - longest) for _ in range(size)]
    bookings = [(start, start + rng.randint(1, longest)) for start in starts]
    return {"bookings": bookings, "cleaning": rng.randint(1, LONGEST_CLEANING)}


def spread_out_clean(rng: Random, size: int) -> dict:
    """The same without cleaning."""
    return spread_out(rng, size) | {"cleaning": 0}


def crowded(rng: Random, size: int) -> dict:
    """All meet in the middle of the day: as many rooms as bookings."""
    middle = LATEST // 2
    bookings = [
        (rng.randrange(middle), rng.randrange(middle + 1, LATEST)) for _ in range(size)
    ]
    return {"bookings": bookings, "cleaning": rng.randint(1, LONGEST_CLEANING)}


def chains(rng: Random, size: int) -> dict:
    """Rooms in which one booking follows the other with no minute to spare."""
    rooms = 40
    cleaning = rng.randint(1, 1_000)
    bookings: list[tuple[int, int]] = []
    for room in range(rooms):
        clock = rng.randrange(1_000)
        while len(bookings) < size * (room + 1) // rooms:
            end = clock + rng.randint(1, 10_000)
            bookings.append((clock, end))
            clock = end + cleaning
    rng.shuffle(bookings)
    return {"bookings": bookings, "cleaning": cleaning}


def chains_clean(rng: Random, size: int) -> dict:
    """The same with bookings that touch each other."""
    day = chains(rng, size)
    cleaning = day["cleaning"]
    bookings = [(start, end + cleaning) for start, end in day["bookings"]]
    return {"bookings": bookings, "cleaning": 0}


def validate(bookings: list[tuple[int, int]], cleaning: int) -> str | None:
    """Say which booking ends before it has begun."""
    for number, (start, end) in enumerate(bookings):
        if start >= end:
            return f"bookings[{number}] starts at {start} and ends at {end}"
    return None
