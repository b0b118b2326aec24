"""Queues of documents."""

from random import Random

MOST_PAGES = 10
LONGEST_SETUP = 1_000_000


def random_documents(rng: Random, size: int) -> dict:
    """Any documents, any printer."""
    return {
        "pages": [rng.randint(1, MOST_PAGES) for _ in range(size)],
        "per_turn": rng.randint(1, 4),
        "setup": rng.randint(0, LONGEST_SETUP),
    }


def most_turns(rng: Random, size: int) -> dict:
    """Ten turns for nearly every document: the queue stays long, the clock runs far."""
    pages = [MOST_PAGES] * size
    for position in rng.sample(range(size), size // 100):
        pages[position] = rng.randint(1, MOST_PAGES)
    return {"pages": pages, "per_turn": 1, "setup": LONGEST_SETUP}


def one_turn_each(rng: Random, size: int) -> dict:
    """No document ever goes to the back."""
    pages = [rng.randint(1, MOST_PAGES) for _ in range(size)]
    return {"pages": pages, "per_turn": MOST_PAGES, "setup": rng.randint(0, 9)}


def one_long_at_end(rng: Random, size: int) -> dict:
    """The last document outlives all others and gets its last turns in a row."""
    pages = [rng.randint(1, 3) for _ in range(size - 1)] + [MOST_PAGES]
    return {"pages": pages, "per_turn": 2, "setup": rng.randint(1, 1_000)}
