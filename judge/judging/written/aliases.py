"""Finding the words of a rubric in a sentence.

A Korean alias is compared without spaces, hyphens, slashes and underscores, anywhere: particles and
endings are suffixes, and 캐시 finds 캐시를. Short ones need more care:

* of one or two syllables they begin a word, or end a longer noun (로컬캐시를);
* of one syllable they have nothing but a particle or an ending behind them (큐를, not 큐레이션);
* 비동기 is not 동기: what 비, 무, 반, 역, 미 or 불 turns into its opposite is not found.

An English alias is a whole word, also in the plural and as a verb: cache finds caches, cached and
caching. ``profil*`` is a stem. Between its words may stand a space, a hyphen or nothing.

``re:`` runs the author's own expression with a bound on its time, since problems are shared.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from judge.frozen import frozen
from judge.model.folding import SEPARATORS, fold, has_hangul, squeeze
from judge.model.written import REGEX, Aliases

if TYPE_CHECKING:
    from regex import Pattern

Span = tuple[int, int]
"""Where something stands in a folded sentence."""

_PATIENCE_SECONDS = 0.5  # for one expression in one sentence
_COMPILED = 1 << 16  # aliases: the rubrics that are shipped have some ten thousand
_SHORT = 2  # syllables
_LETTER = re.compile(r"[a-z0-9]")
_SYLLABLES_BEFORE = re.compile(r"[가-힣]{2,}$")
_SYLLABLE = re.compile(r"[가-힣]")
_PARTICLE = re.compile(
    r"을|를|은|는|이|가|도|만|의|에|로|으로|와|과|랑|나|까지|부터|마다|처럼|보다|라|인|였|등|들|"
    r"뿐|째|별|화|입|하|합|한|할|함|해|했|되|됩|된|될|됨|돼|됐|시"
)
_OPPOSITES = "비무반역미불"
_SEPARATOR = r"[\s\-/_]{0,3}"
_VERB_LETTERS = 4  # shorter words are seldom verbs
_TIMED_LETTERS = 3  # from which on a version may follow: tls1.3, java17


@frozen(kw_only=False)
class Reading:
    """A folded sentence, also without separators; ``places`` leads from there to the sentence."""

    text: str
    squeezed: str
    places: tuple[int, ...]


def read(shown: str) -> Reading:
    """Fold a sentence."""
    text = fold(shown)
    places = tuple(index for index, letter in enumerate(text) if letter not in SEPARATORS)
    return Reading(text, "".join(text[index] for index in places), places)


@dataclass(slots=True)
class Slow:
    """The author's expressions that took too long once, and are not tried again."""

    seconds: float = _PATIENCE_SECONDS
    words: set[str] = field(default_factory=set)


def spans(aliases: Aliases, reading: Reading, slow: Slow) -> list[Span]:
    """Find all places of all aliases; none where ``near`` asks for what is not there."""
    if aliases.near and not any(_find_all(aliases.near, reading, slow)):
        return []
    return sorted(set(_find_all(aliases.words, reading, slow)))


def found(aliases: Aliases, reading: Reading, slow: Slow) -> bool:
    """Whether any alias stands in the sentence."""
    return any(_find_all(aliases.words, reading, slow))


def _find_all(words: Iterable[str], reading: Reading, slow: Slow) -> Iterator[Span]:
    for word in words:
        yield from find(word, reading, slow)


def find(word: str, reading: Reading, slow: Slow) -> Iterator[Span]:
    """Find one alias."""
    if word.startswith(REGEX):
        yield from _find_expression(word, reading, slow)
    elif has_hangul(word):
        yield from _find_korean(_korean(word), reading)
    else:
        for match in _english(word).finditer(reading.text):
            yield match.span()


def _find_expression(word: str, reading: Reading, slow: Slow) -> Iterator[Span]:
    if word in slow.words:
        return
    try:
        for match in expression(word).finditer(reading.text, timeout=slow.seconds):
            if match.end() > match.start():
                yield match.span()
    except TimeoutError:
        slow.words.add(word)


@lru_cache(maxsize=_COMPILED)
def expression(word: str) -> "Pattern[str]":
    """Compile the expression of an alias; ``regex.error`` where it is none."""
    import regex  # 30 ms, for rubrics that have expressions

    return regex.compile(word.removeprefix(REGEX))


@frozen(kw_only=False)
class _Korean:
    """An alias with Hangul; ``alone``: it is one syllable."""

    text: str
    short: bool
    spaced: bool
    alone: bool


@lru_cache(maxsize=_COMPILED)
def _korean(word: str) -> _Korean:
    text = fold(word).rstrip("*")
    squeezed = squeeze(text)
    return _Korean(
        text=squeezed,
        short=len(squeezed) <= _SHORT,
        spaced=squeezed != text,
        alone=len(squeezed) == 1,
    )


def _find_korean(alias: _Korean, reading: Reading) -> Iterator[Span]:
    at = reading.squeezed.find(alias.text)
    while at >= 0:
        start, last = reading.places[at], reading.places[at + len(alias.text) - 1]
        if _stands(alias, reading.text, start, last + 1):
            yield start, last + 1
        at = reading.squeezed.find(alias.text, at + 1)


def _stands(alias: _Korean, text: str, start: int, end: int) -> bool:
    """Whether what was found is the word and no part of another."""
    if alias.alone and not _ends_word(text, end):
        return False
    if _LETTER.match(alias.text[-1]) and _LETTER.match(text[end : end + 1]):
        return False
    if _LETTER.match(alias.text[0]):
        return not _LETTER.match(text[start - 1 : start])
    begins = _begins_word(text, start)
    if not begins and text[start - 1] in _OPPOSITES and _begins_word(text, start - 1):
        return False
    if not alias.short or begins:
        return True
    whole = alias.spaced or end - start == len(alias.text)
    return whole and bool(_SYLLABLES_BEFORE.search(text[:start])) and _ends_word(text, end)


def _begins_word(text: str, start: int) -> bool:
    return start == 0 or not _SYLLABLE.match(text[start - 1])


def _ends_word(text: str, end: int) -> bool:
    return not _SYLLABLE.match(text[end : end + 1]) or bool(_PARTICLE.match(text, end))


@lru_cache(maxsize=_COMPILED)
def _english(word: str) -> re.Pattern[str]:
    folded = fold(word)
    stem = folded.endswith("*")
    *before, last = [part for part in re.split(r"[\s\-/_]+", folded.rstrip("*")) if part] or [
        folded
    ]
    body = _SEPARATOR.join([*map(re.escape, before), _last(last, stem=stem)])
    opening = r"(?<![a-z0-9])" if _LETTER.match(folded[0]) else ""
    closing = ""
    if stem:
        closing = "[a-z0-9]*"
    elif last[-1].isalpha() and len(last) >= _TIMED_LETTERS:
        closing = "(?![a-z])"
    elif _LETTER.match(last[-1]):
        closing = "(?![a-z0-9])"
    return re.compile(opening + body + closing)


def _last(word: str, *, stem: bool) -> str:
    """Write the forms of the last word: the plural, and those of a verb."""
    plain = re.escape(word)
    if stem or not re.fullmatch("[a-z]+", word):
        return plain if stem or not word[-1].isalpha() else f"{plain}(?:'?s)?"
    forms = [f"{plain}(?:e?s|'s)?"]
    if re.search("[^aeiou]y$", word):
        forms.append(re.escape(word[:-1]) + "ie[sd]")
    if len(word) >= _VERB_LETTERS and not word.endswith(("ing", "ed")):
        forms.append(re.escape(word.removesuffix("e")) + "(?:ing|ed)")
    if re.search("[^aeiou][aeiou][bdgklmnprt]$", word):
        forms.append(plain + word[-1] + "(?:ing|ed)")
    return f"(?:{'|'.join(forms)})"
