"""Notes that are balanced, nearly balanced, deep and flat."""

from random import Random
from string import ascii_lowercase, ascii_uppercase


def noise(rng: Random, size: int) -> dict:
    """Few different characters in any order; mostly wrong early."""
    return {"text": "".join(rng.choices("abAB/.", k=size))}


def random_note(rng: Random, size: int) -> dict:
    """A proper note in which, half of the time, one character near the end is changed."""
    characters = _proper(rng, size)
    if rng.random() < 0.5:
        at = rng.randrange(size * 3 // 4, size)
        characters[at] = rng.choice("abcABC/.")
    return {"text": "".join(characters)}


def deep(rng: Random, size: int) -> dict:
    """All tags open first and close after."""
    opened = rng.choices(ascii_lowercase, k=size // 2)
    closed = [_closing(rng, letter) for letter in reversed(opened)]
    return {"text": "".join(opened + closed)}


def deep_one_letter(rng: Random, size: int) -> dict:
    """As deep as it gets, with one letter only."""
    letter = rng.choice(ascii_lowercase)
    return {"text": letter * (size // 2) + letter.upper() * (size // 2)}


def deep_fault_at_end(rng: Random, size: int) -> dict:
    """A deep note whose very last closing letter is the wrong one."""
    text = deep(rng, size)["text"]
    wrong = rng.choice([letter for letter in ascii_uppercase if letter != text[0].upper()])
    return {"text": text[:-1] + wrong}


def flat(rng: Random, size: int) -> dict:
    """Many short tags one after the other."""
    letters = rng.choices(ascii_lowercase, k=size // 2)
    return {"text": "".join(letter + _closing(rng, letter) for letter in letters)}


def never_closed(rng: Random, size: int) -> dict:
    """A proper first half, then letters that only open; the first of them was seen before."""
    half = flat(rng, size // 2)["text"]
    return {"text": half + half[0] + "".join(rng.choices(ascii_lowercase, k=size // 2 - 1))}


def _proper(rng: Random, size: int) -> list[str]:
    """Draw a note without a fault, with text between its tags."""
    characters: list[str] = []
    opened: list[str] = []
    while len(characters) + len(opened) < size:
        room = size - len(characters) - len(opened)
        chance = rng.random()
        if chance < 0.4 and room >= 2:
            opened.append(rng.choice(ascii_lowercase))
            characters.append(opened[-1])
        elif chance < 0.75 and opened:
            characters.append(_closing(rng, opened.pop()))
        else:
            characters.append(".")
    return characters + [_closing(rng, letter) for letter in reversed(opened)]


def _closing(rng: Random, letter: str) -> str:
    return "/" if rng.random() < 0.3 else letter.upper()
