"""The cells of a comparison that an answer fills: it speaks of an axis while it speaks of an item.

Of what a sentence speaks: the items that it names right before the axis, else the one that it names
after it, else the item whose heading or line it stands under. A table says it by its heads.
"""

from collections.abc import Collection, Iterator, Sequence

from judge.judging.written.aliases import Reading, Slow, found, read, spans
from judge.judging.written.markdown import Part
from judge.judging.written.sighting import Seen
from judge.model.assessment import CellSeen
from judge.model.folding import fold, squeeze
from judge.model.written import Matrix, Named

_NEAR = 5  # letters between items of one list: "롤링과 블루그린은"
_TITLE_WORDS = 6.0  # a line without a verb that is no longer, and names an item, is its heading

_Mention = tuple[int, int, str, bool]
"""Start, end, id, and whether it is an item."""


def fill(
    matrix: Matrix, seen: Sequence[Seen], wrong: Collection[int], slow: Slow
) -> tuple[CellSeen, ...]:
    """Find the cells, each with the first sentence that speaks of it, in the matrix's order.

    Sentences that make a common error, by their ``id()`` in ``wrong``, fill none.
    """
    filled: dict[tuple[str, str], str] = {}
    for each, cell, sentence in _cells(matrix, seen, slow):
        if id(each) not in wrong:
            filled.setdefault(cell, sentence)
    return tuple(
        CellSeen(item=item.id, axis=axis.id, sentence=filled[item.id, axis.id])
        for item in matrix.items
        for axis in matrix.axes
        if (item.id, axis.id) in filled
    )


def _cells(
    matrix: Matrix, seen: Sequence[Seen], slow: Slow
) -> Iterator[tuple[Seen, tuple[str, str], str]]:
    heading: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()
    block = -1
    for each in seen:
        if each.sentence.part is Part.TABLE:
            for cell, shown in _cells_of_table(matrix, each, slow):
                yield each, cell, shown
            continue
        mentions = _mentions(matrix, each.reading, slow)
        items = tuple(dict.fromkeys(id_ for _, _, id_, is_item in mentions if is_item))
        if each.sentence.part is Part.HEADING:
            heading, spoken = items, items
            continue
        if each.sentence.block != block:
            block, spoken = each.sentence.block, heading
        if _is_title(each, items):
            heading, spoken = items, items
        for item, axis in _pairs(mentions, spoken):
            yield each, (item, axis), each.sentence.shown
        spoken = _last_items(mentions) or spoken


def _is_title(seen: Seen, items: tuple[str, ...]) -> bool:
    """Whether a line only says what comes below it."""
    short = seen.words <= _TITLE_WORDS and not seen.states
    alone = seen.sentence.part is Part.TEXT or seen.sentence.shown.rstrip().endswith(":")
    return len(items) == 1 and short and alone


def _mentions(matrix: Matrix, reading: Reading, slow: Slow) -> list[_Mention]:
    """All items and axes in the order of the sentence."""

    def places(named: Sequence[Named], *, is_item: bool) -> Iterator[_Mention]:
        for each in named:
            for start, end in spans(each.any_of, reading, slow):
                yield start, end, each.id, is_item

    return sorted((*places(matrix.items, is_item=True), *places(matrix.axes, is_item=False)))


def _pairs(mentions: Sequence[_Mention], spoken: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for index, (_, _, axis, is_item) in enumerate(mentions):
        if is_item:
            continue
        before = _last_items(mentions[:index])
        after = tuple(id_ for _, _, id_, item in mentions[index + 1 :] if item)
        for item in before or after or spoken:
            yield item, axis


def _last_items(mentions: Sequence[_Mention]) -> tuple[str, ...]:
    """Take the items that were named last, as one list."""
    items = [each for each in mentions if each[3]]
    taken: list[str] = []
    following = None
    for start, end, id_, _ in reversed(items):
        if following is not None and following - end > _NEAR:
            break
        taken.append(id_)
        following = start
    return tuple(dict.fromkeys(reversed(taken)))


def _cells_of_table(
    matrix: Matrix, seen: Seen, slow: Slow
) -> Iterator[tuple[tuple[str, str], str]]:
    """Read a cell by its heads; the items may stand in the first column or in the first row."""
    row, column = read(seen.sentence.row), read(seen.sentence.column)
    for item in matrix.items:
        for axis in matrix.axes:
            heads = ((row, column), (column, row))
            if any(_heads(item, one, slow) and _heads(axis, other, slow) for one, other in heads):
                shown = f"{seen.sentence.row} · {seen.sentence.column}: {seen.sentence.shown}"
                yield (item.id, axis.id), shown


def _heads(named: Named, head: Reading, slow: Slow) -> bool:
    """Whether the head of a row or a column means it: by its words, or by its title itself."""
    titles = {squeeze(fold(named.title.en)), squeeze(fold(named.title.ko))}
    return head.squeezed in titles or found(named.any_of, head, slow)
