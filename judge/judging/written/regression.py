"""Ridge regression over the letters of texts: what tells the sentences of one class from others.

A text is the counts of its 2 to 4 letters in a row, within words, and of the beginnings of any two
words that stand near each other, weighed by how seldom they are (tf-idf, of length 1): endings,
particles and inflected stems need no analyser. The regression is solved in its dual form, whose
size is the number of texts and not of features, so that 1,000 of them take a second. Nothing in it
is random.
"""

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

import numpy
from numpy.typing import NDArray

Numbers = NDArray[numpy.float64]
Row = tuple[NDArray[numpy.intp], Numbers]
"""The columns of the features that a text has, and their values."""

_SHORTEST, _LONGEST = 2, 4  # letters of a feature
_REACH = 3  # words from one to the other of a pair
_BEGINNING = {True: 4, False: 2}  # letters of a word in a pair: of an ASCII one, of any other
_AROUND = ".,;:!?\"'()“”’"  # a word, and no part of it
_RIDGE = 0.3
_BLOCK = 8192  # features that are multiplied at a time


class Regression:
    """What was learned: for each class 1 at its own texts, and 0 at others."""

    def __init__(self, texts: Mapping[str, Collection[int]], count: int) -> None:
        """Learn from folded texts, each of some of ``count`` classes, or of none."""
        features = [_features(text) for text in texts]
        frequency = Counter(feature for each in features for feature in each)
        self._columns = {feature: column for column, feature in enumerate(frequency)}
        often = numpy.fromiter(frequency.values(), float, len(frequency))
        self._rarity = numpy.log((1 + len(texts)) / (1 + often)) + 1
        rows = [self._row(each) for each in features]
        wanted = numpy.zeros((len(texts), count))
        for row, classes in enumerate(texts.values()):
            wanted[row, list(classes)] = 1.0
        shares = numpy.linalg.solve(self._products(rows), wanted)  # of each text in each class
        usual = wanted.mean(axis=0)  # what is said of a text of which nothing is known
        self._bias = shares.sum(axis=0) - usual
        self._scale = numpy.where(usual < 1, 1 - usual, numpy.inf)  # all of a kind teach nothing
        self._weights = numpy.zeros((len(frequency), count))
        for (columns, values), share in zip(rows, shares, strict=True):
            self._weights[columns] += numpy.outer(values, share)

    def scores(self, text: str) -> list[float]:
        """Say how like a folded text is to each class: about 1 for its own, 0 for any other."""
        columns, values = self._row(_features(text))
        scores: list[float] = (
            (values @ self._weights[columns] + self._bias) / self._scale
        ).tolist()
        return scores

    def _row(self, features: Counter[str]) -> Row:
        known = [each for each in features if each in self._columns]
        columns = numpy.array([self._columns[each] for each in known], dtype=numpy.intp)
        values = numpy.array([1 + math.log(features[each]) for each in known])
        values = values * self._rarity[columns]
        return columns, values / (math.sqrt(values @ values) or 1.0)

    def _products(self, rows: Sequence[Row]) -> Numbers:
        """Multiply every text with every other one, block by block of the features they share."""
        of = numpy.repeat(numpy.arange(len(rows)), [len(columns) for columns, _ in rows])
        columns = numpy.concatenate([columns for columns, _ in rows])
        values = numpy.concatenate([values for _, values in rows])
        shared = numpy.bincount(columns)[columns] > 1
        order = numpy.argsort(columns[shared], kind="stable")
        of, columns, values = (each[shared][order] for each in (of, columns, values))
        products = numpy.zeros((len(rows), len(rows)), numpy.float32)
        for first in range(0, len(self._columns), _BLOCK):
            start, end = numpy.searchsorted(columns, (first, first + _BLOCK))
            used, within = numpy.unique(columns[start:end], return_inverse=True)
            block = numpy.zeros((len(rows), len(used)), numpy.float32)
            block[of[start:end], within] = values[start:end]
            products += block @ block.T
        whole = products.astype(float) + 1  # the bias, a feature that all have
        whole[numpy.diag_indices(len(rows))] = 2 + _RIDGE
        return whole


def _features(text: str) -> Counter[str]:
    """Count the letters in a row within each word, and pairs of words by their beginnings.

    A space marks where a word begins or ends; a pair holds as many as there are words between.
    """
    found: list[str] = []
    words = text.split()
    for word in words:
        padded = f" {word} "
        for length in range(_SHORTEST, min(_LONGEST, len(padded)) + 1):
            found += [padded[at : at + length] for at in range(len(padded) - length + 1)]
    begins = [_beginning(word) for word in words]
    for apart in range(1, _REACH + 1):
        found += [
            f"{one}{' ' * apart}{other}" for one, other in zip(begins, begins[apart:], strict=False)
        ]
    return Counter(found)


def _beginning(word: str) -> str:
    bare = word.strip(_AROUND)
    return bare[: _BEGINNING[bare.isascii()]]
