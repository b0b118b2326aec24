"""Maps of different landscapes."""

from random import Random

SIDE = 500


def _columns(size: int) -> int:
    """A map of `size` rows is wider than high, as far as it may be."""
    return min(SIDE, size + 3)


def noise(rng: Random, size: int) -> dict:
    """Every height by itself; the middle levels leave the most islands."""
    rows = ["".join(rng.choices("0123456789", k=_columns(size))) for _ in range(size)]
    return {"heights": rows, "level": rng.randint(2, 6)}


def hills(rng: Random, size: int) -> dict:
    """Hills and hollows of different width, with dry basins among them."""
    columns = _columns(size)
    heights = [[4] * columns for _ in range(size)]
    for _ in range(2 * size):
        row, column = rng.randrange(size), rng.randrange(columns)
        radius, change = rng.randint(0, 1 + size // 20), rng.choice([-3, -2, 2, 3])
        for r in range(max(0, row - radius), min(size, row + radius + 1)):
            for c in range(max(0, column - radius), min(columns, column + radius + 1)):
                heights[r][c] = min(9, max(0, heights[r][c] + change))
    return {"heights": ["".join(map(str, row)) for row in heights], "level": rng.randint(1, 5)}


def channel(rng: Random, size: int) -> dict:
    """One channel winds over the whole map; the water comes in at its lower end only."""
    columns = _columns(size)
    heights = [[rng.randint(5, 9) for _ in range(columns)] for _ in range(size)]
    for row in range(1, size - 1, 2):
        for column in range(1, columns - 1):
            heights[row][column] = rng.randint(0, 4)
    for number, row in enumerate(range(2, size - 2, 2)):
        heights[row][1 if number % 2 else columns - 2] = rng.randint(0, 4)
    heights[size - 1][columns - 2] = heights[size - 2][columns - 2] = 0
    return {"heights": ["".join(map(str, row)) for row in heights], "level": 4}


def plain(rng: Random, size: int) -> dict:
    """Low ground everywhere but for a few rocks."""
    choices = rng.choices("0019", weights=[500, 500, 500, 1], k=size * _columns(size))
    text, columns = "".join(choices), _columns(size)
    rows = [text[start : start + columns] for start in range(0, len(text), columns)]
    return {"heights": rows, "level": 1}


def dyke(rng: Random, size: int) -> dict:
    """A closed dyke around a country that lies below the sea."""
    columns = _columns(size)
    inner = ["9" + "".join(rng.choices("0123", k=columns - 2)) + "9" for _ in range(size - 2)]
    return {"heights": ["9" * columns, *inner, "9" * columns], "level": 8}
