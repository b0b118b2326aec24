"""A diagram as a picture in SVG: it reads in the dark and in the light, and says itself aloud."""

from collections.abc import Iterator
from html import escape

from judge.cli.cells import width
from judge.cli.screen.diagram import far_arrows, label
from judge.model.text import Locale
from judge.model.written import Box, Diagram

_LETTER = 8.0  # px of a cell: half of a letter of Hangul
_HEIGHT, _LID = 52.0, 8.0
_ACROSS, _DOWN, _MARGIN = 56.0, 28.0, 12.0
_STYLE = """
    .box { fill: #f6f8fa; stroke: #57606a; stroke-width: 1.5; }
    .arrow { fill: none; stroke: #57606a; stroke-width: 1.5; marker-end: url(#head); }
    .head { fill: #57606a; }
    text { fill: #1f2328; font: 15px Pretendard, "Apple SD Gothic Neo", "Malgun Gothic",
           "Noto Sans KR", "Noto Sans CJK KR", system-ui, sans-serif; text-anchor: middle; }
    @media (prefers-color-scheme: dark) {
      .box { fill: #161b22; stroke: #8b949e; }
      .arrow { stroke: #8b949e; }
      .head { fill: #8b949e; }
      text { fill: #e6edf3; }
    }
"""

_Place = tuple[float, float, float]
"""Left, top and width of a box."""


def diagram_svg(diagram: Diagram, locale: Locale) -> str:
    """Draw ``diagram`` with its labels in ``locale``."""
    places = _places(diagram, locale)
    right = max(left + wide for left, _, wide in places.values()) + _MARGIN
    low = max(top for _, top, _ in places.values()) + _HEIGHT
    far = far_arrows(diagram)
    bottom = low + _MARGIN + (_DOWN if far else 0)
    spoken = "; ".join(f"{start} → {end}" for start, end in diagram.arrows)
    parts = [
        *(
            _near(places[start], places[end])
            for start, end in diagram.arrows
            if (start, end) not in far
        ),
        *(_far(places[start], places[end], low) for start, end in far),
        *(part for box in diagram.boxes for part in _box(box, places[box.id], locale)),
    ]
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {right:g} {bottom:g}" '
            f'width="{right:g}" height="{bottom:g}" role="img" lang="{locale}">',
            f"  <title>{escape(_spoken(diagram, locale))}</title>",
            f"  <desc>{escape(spoken)}</desc>",
            f"  <style>{_STYLE}  </style>",
            '  <defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" '
            'markerHeight="8" orient="auto"><path class="head" d="M0 0 8 4 0 8z"/></marker></defs>',
            *(f"  {part}" for part in parts),
            "</svg>",
            "",
        )
    )


def _spoken(diagram: Diagram, locale: Locale) -> str:
    return ", ".join(label(box, locale) for box in diagram.boxes)


def _places(diagram: Diagram, locale: Locale) -> dict[str, _Place]:
    """Put ranks beside each other, and the boxes of one in the middle of its column."""
    ranks = diagram.ranks()
    tallest = max(map(len, ranks))
    places, left = dict[str, _Place](), _MARGIN
    for rank in ranks:
        widest = max(width(label(box, locale)) for box in rank) * _LETTER + 2 * _MARGIN
        top = _MARGIN + (tallest - len(rank)) * (_HEIGHT + _DOWN) / 2
        for index, box in enumerate(rank):
            places[box.id] = left, top + index * (_HEIGHT + _DOWN), widest
        left += widest + _ACROSS
    return places


def _box(box: Box, place: _Place, locale: Locale) -> Iterator[str]:
    left, top, wide = place
    middle = top + _HEIGHT / 2
    if box.stores:
        half, low = wide / 2, top + _HEIGHT - _LID
        lid = f"a{half:g} {_LID:g} 0 0 0 {wide:g} 0"
        yield (
            f'<path class="box" d="M{left:g} {top + _LID:g}V{low:g}{lid}V{top + _LID:g}'
            f"a{half:g} {_LID:g} 0 0 0 {-wide:g} 0a{half:g} {_LID:g} 0 0 0 {wide:g} 0"
            '"/>'
        )
        middle += _LID / 2
    else:
        yield (
            f'<rect class="box" x="{left:g}" y="{top:g}" width="{wide:g}" height="{_HEIGHT:g}" '
            'rx="6"/>'
        )
    said = escape(label(box, locale))
    yield f'<text x="{left + wide / 2:g}" y="{middle:g}" dy=".35em">{said}</text>'


def _near(start: _Place, end: _Place) -> str:
    """Draw a curve from side to side."""
    right, row = start[0] + start[2], start[1] + _HEIGHT / 2
    left, last_row = end[0], end[1] + _HEIGHT / 2
    middle = (left + right) / 2
    return _arrow(
        f"M{right:g} {row:g}C{middle:g} {row:g} {middle:g} {last_row:g} {left:g} {last_row:g}"
    )


def _far(start: _Place, end: _Place, low: float) -> str:
    """Draw a curve below all boxes, whose lowest line is ``low``."""
    foot, last_foot = start[1] + _HEIGHT, end[1] + _HEIGHT
    middle, last_middle = start[0] + start[2] / 2, end[0] + end[2] / 2
    dip = low + _DOWN
    turn = _ACROSS / 2 if middle < last_middle else -_ACROSS / 2
    return _arrow(
        f"M{middle:g} {foot:g}Q{middle:g} {dip:g} {middle + turn:g} {dip:g}"
        f"H{last_middle - turn:g}Q{last_middle:g} {dip:g} {last_middle:g} {last_foot:g}"
    )


def _arrow(path: str) -> str:
    return f'<path class="arrow" d="{path}"/>'
