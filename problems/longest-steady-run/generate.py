"""Readings of a buoy."""

from random import Random
from string import ascii_lowercase


def noise(rng: Random, size: int) -> dict:
    """Any letter after any other: short runs."""
    readings = rng.choices("abcdefg?", k=size - 1) + ["d"]
    rng.shuffle(readings)
    return {"readings": "".join(readings), "spread": rng.randint(0, 4), "lost": rng.randint(0, 3)}


def drift(rng: Random, size: int) -> dict:
    """Temperatures that change a little at a time and turn round; one in twenty is lost."""
    step = rng.randrange(26)
    readings = [ascii_lowercase[step]]
    while len(readings) < size:
        step = min(25, max(0, step + rng.choice([-1, 0, 0, 0, 1])))
        readings.append("?" if rng.random() < 0.05 else ascii_lowercase[step])
    return {
        "readings": "".join(readings),
        "spread": rng.randint(1, 8),
        "lost": rng.randint(1, max(1, size // 200)),
    }


def all_steady(rng: Random, size: int) -> dict:
    """The whole string is one run."""
    readings = "".join(rng.choices("klmnop?", k=size))
    return {"readings": readings, "spread": 5, "lost": size}


def mostly_lost(rng: Random, size: int) -> dict:
    """A letter now and then; nearly half of the string is one run."""
    readings = rng.choices("ab?", weights=[1, 1, 98], k=size - 1) + ["a"]
    return {"readings": "".join(readings), "spread": 1, "lost": size * 2 // 5}


def validate(readings: str, spread: int, lost: int) -> str | None:
    """Say so where every reading is lost."""
    return None if readings.strip("?") else "every reading is lost, expected at least one letter"
