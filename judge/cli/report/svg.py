"""Small drawings by hand: text, lines, bars and dots in SVG, for light and dark screens.

Colours are classes, which the style of the drawing gives both ways; fonts are those of the system,
those with Hangul among them.
"""

from collections.abc import Iterable
from html import escape

FONTS = (
    'Pretendard, "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR", "Noto Sans CJK KR", '
    "system-ui, sans-serif"
)
STYLE = f"""
svg {{ font: 13px {FONTS}; }}
.ink {{ fill: #1c1c1e; }} .dim {{ fill: #5f6368; }} .ground {{ fill: #ffffff; }}
.bar, .dot0 {{ fill: #1f6feb; }} .range {{ stroke: #1c1c1e; stroke-width: 1.5; }}
.axis {{ stroke: #9aa0a6; stroke-width: 1; }} .guide {{ stroke: #9aa0a6; stroke-dasharray: 4 4; }}
.path0 {{ stroke: #1f6feb; stroke-width: 2; fill: none; }}
@media (prefers-color-scheme: dark) {{
  .ink {{ fill: #ececf1; }} .dim {{ fill: #a8adb4; }} .ground {{ fill: #17181c; }}
  .bar, .dot0 {{ fill: #6cb0ff; }} .range {{ stroke: #ececf1; }}
  .axis, .guide {{ stroke: #6b7078; }} .path0 {{ stroke: #6cb0ff; }}
}}
"""
Point = tuple[float, float]


def drawing(size: Point, parts: Iterable[str], title: str) -> str:
    """Wrap parts into one SVG; ``title`` is what a screen reader says of it."""
    width, height = size
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width:g} {height:g}" '
        f'width="{width:g}" height="{height:g}">\n<title>{escape(title)}</title>\n'
        f"<style>{STYLE}</style>\n"
        f'<rect class="ground" width="{width:g}" height="{height:g}"/>\n{body}\n</svg>\n'
    )


def text(at: Point, words: str, look: str = "ink", anchor: str = "start") -> str:
    """Write one line; ``anchor`` is start, middle or end."""
    x, y = at
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
    return f'<text class="{look}" {place}>{escape(words)}</text>'


def bar(at: Point, size: Point) -> str:
    """Draw a bar from its upper left corner."""
    return (
        f'<rect class="bar" x="{at[0]:.1f}" y="{at[1]:.1f}" width="{max(size[0], 1):.1f}" '
        f'height="{size[1]:.1f}" rx="2"/>'
    )


def line(start: Point, end: Point, look: str = "axis") -> str:
    """Draw a straight line."""
    return (
        f'<line class="{look}" x1="{start[0]:.1f}" y1="{start[1]:.1f}" '
        f'x2="{end[0]:.1f}" y2="{end[1]:.1f}"/>'
    )


def path(points: Iterable[Point]) -> str:
    """Join points, with a dot at each."""
    places = list(points)
    joined = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    dots = "".join(f'<circle class="dot0" cx="{x:.1f}" cy="{y:.1f}" r="3"/>' for x, y in places)
    return f'<polyline class="path0" points="{joined}"/>{dots}'
