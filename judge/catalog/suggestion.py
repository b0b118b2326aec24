"""Guess which known name was meant by an unknown one."""

from collections.abc import Iterable

from judge.model.text import Text

_MOST_LISTED = 12
_LONGEST = 60  # characters; matching is quadratic, and no name of ours is longer


def closest(word: str, known: Iterable[str]) -> str | None:
    """Return the known name most similar to ``word``, or None where none comes near."""
    from difflib import get_close_matches  # costs 2 ms, and only a mistake needs it

    folded = {name.casefold().replace("_", "-"): name for name in known}
    wanted = word[:_LONGEST].casefold().replace("_", "-")
    found = get_close_matches(wanted, folded, n=1)
    return folded[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> Text:
    """Return the end of a message, from its semicolon on; empty where nothing is known."""
    names = tuple(known)
    guess = closest(word, names)
    if guess is not None:
        return Text(f'; did you mean "{guess}"?', f' 혹시 "{guess}"인가요?')
    if not names or len(names) > _MOST_LISTED:
        return Text("", "")
    listed = ", ".join(names)
    return Text(f"; known here: {listed}", f" 쓸 수 있는 이름: {listed}")
