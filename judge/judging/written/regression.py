"""Ridge regression over the letters of texts: what tells the sentences of one class from others.

A text is the counts of its 2 to 4 letters in a row, within words, and of the beginnings of any two
words that stand near each other, weighed by how seldom they are (tf-idf, of length 1): endings,
particles and inflected stems need no analyser. The regression is solved in its dual form, whose
size is the number of texts and not of features: 1,000 of them take a third of a second. Nothing in
it is random.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain, count

import numpy
from numpy.typing import NDArray

from judge.frozen import frozen

Indexes = NDArray[numpy.intp]
Numbers = NDArray[numpy.float64]

_SHORTEST, _LONGEST = 2, 4  # letters of a feature
_REACH = 3  # words from one to the other of a pair
_BEGINNING = {True: 4, False: 2}  # letters of a word in a pair: of an ASCII one, of any other
_AROUND = ".,;:!?\"'()“”’"  # a word, and no part of it
_RIDGE = 0.3
_WORDS = 8192  # whose letters are kept
_SELDOM = 12  # texts that share a feature: up to so many, each two of them are added by themselves


@frozen
class _Cells:
    """What is not zero of texts by features, text by text: which text, which feature, how much."""

    texts: Indexes
    features: Indexes
    values: Numbers


class Regression:
    """What was learned: for each class 1 at its own texts, and 0 at others."""

    def __init__(self, texts: Mapping[str, Collection[int]], classes: int) -> None:
        """Learn from folded texts, each of some of ``classes`` classes, or of none."""
        numbers: defaultdict[str, int] = defaultdict(count().__next__)
        counts = _count([[numbers[each] for each in _features(text)] for text in texts])
        self._numbers = dict(numbers)
        often = numpy.bincount(counts.features)
        self._rarity = numpy.log((1 + len(texts)) / (1 + often)) + 1
        cells = self._weigh(counts)
        wanted = numpy.zeros((len(texts), classes))
        for text, its in enumerate(texts.values()):
            wanted[text, list(its)] = 1.0
        # The share that each text has in each class.
        shares = numpy.linalg.solve(_products(cells, often, len(texts)), wanted)
        usual = wanted.mean(axis=0)  # what is said of a text of which nothing is known
        self._bias = shares.sum(axis=0) - usual
        self._scale = numpy.where(usual < 1, 1 - usual, numpy.inf)  # all of a kind teach nothing
        self._weights = numpy.stack(
            [numpy.bincount(cells.features, cells.values * of[cells.texts]) for of in shares.T], 1
        )

    def scores(self, text: str) -> list[float]:
        """Say how like a folded text is to each class: about 1 for its own, 0 for any other."""
        known = [self._numbers[each] for each in _features(text) if each in self._numbers]
        cells = self._weigh(_count([known]))
        scores: list[float] = (
            (cells.values @ self._weights[cells.features] + self._bias) / self._scale
        ).tolist()
        return scores

    def _weigh(self, counts: _Cells) -> _Cells:
        """Weigh what was counted by how seldom it is, each text to a length of 1."""
        values = (1 + numpy.log(counts.values)) * self._rarity[counts.features]
        lengths = numpy.sqrt(numpy.bincount(counts.texts, values**2))
        return replace(counts, values=values / lengths[counts.texts])


def _count(found: Sequence[Sequence[int]]) -> _Cells:
    """Count the features of each text, given by their numbers."""
    texts = numpy.repeat(numpy.arange(len(found)), [len(each) for each in found])
    features = numpy.fromiter(chain.from_iterable(found), numpy.intp, len(texts))
    many = int(features.max(initial=0)) + 1
    cells, counts = numpy.unique(texts * many + features, return_counts=True)
    return _Cells(texts=cells // many, features=cells % many, values=counts.astype(float))


def _products(cells: _Cells, often: Indexes, size: int) -> Numbers:
    """Multiply every text with every other one, and add the bias to all and the ridge to squares.

    Most features are shared by few texts: in a product of matrices they would be nearly all zeros.
    """
    order = numpy.argsort(cells.features, kind="stable")
    texts, values = cells.texts[order], cells.values[order]
    shared = often[cells.features[order]]
    products = numpy.zeros(size * size)
    for each in range(2, _SELDOM + 1):
        of, by = texts[shared == each].reshape(-1, each), values[shared == each].reshape(-1, each)
        places = of[:, :, None] * size + of[:, None, :]
        worth = by[:, :, None] * by[:, None, :]
        products += numpy.bincount(places.ravel(), worth.ravel(), size * size)
    much = shared > _SELDOM
    used, within = numpy.unique(cells.features[order][much], return_inverse=True)
    common = numpy.zeros((size, len(used)), numpy.float32)
    common[texts[much], within] = values[much]
    whole = products.reshape(size, size) + common @ common.T + 1  # the bias: all have it
    whole[numpy.diag_indices(size)] = 2 + _RIDGE
    return whole


def _features(text: str) -> Iterator[str]:
    """Yield the letters in a row within each word, and pairs of words by their beginnings.

    A space marks where a word begins or ends; a pair holds as many as there are words between.
    """
    words = text.split()
    for word in words:
        yield from _letters(word)
    begins = [_beginning(word) for word in words]
    for apart in range(1, _REACH + 1):
        space = " " * apart
        for one, other in zip(begins, begins[apart:], strict=False):
            yield f"{one}{space}{other}"


@lru_cache(maxsize=_WORDS)
def _letters(word: str) -> list[str]:
    padded = f" {word} "
    return [
        padded[at : at + length]
        for length in range(_SHORTEST, min(_LONGEST, len(padded)) + 1)
        for at in range(len(padded) - length + 1)
    ]


def _beginning(word: str) -> str:
    bare = word.strip(_AROUND)
    return bare[: _BEGINNING[bare.isascii()]]
