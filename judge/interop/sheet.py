"""One printable page for the day before: three lines a problem, own numbers, mistakes, points."""

from collections.abc import Iterator
from html import escape

from judge.frozen import frozen
from judge.model.text import Locale, Text

# Fonts that are there already: nothing is fetched, and Hangul is never a row of boxes.
_STYLE = """\
:root { color-scheme: light dark; }
body { font: 11pt/1.45 Pretendard, "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR",
  "Noto Sans CJK KR", system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem;
  word-break: keep-all; overflow-wrap: anywhere; }
h1 { font-size: 16pt; margin: 0 0 .3rem; }
h2 { font-size: 12pt; margin: 1rem 0 .2rem; border-bottom: 1px solid; }
h2 small { font-weight: normal; opacity: .7; }
ul { margin: .2rem 0; padding-left: 1.2rem; }
p { margin: .2rem 0; }
.numbers { opacity: .8; }
.mistakes li::marker { content: "✗ "; }
.points li::marker { content: "· "; }
section { break-inside: avoid; }
@page { size: A4; margin: 14mm; }
@media print {
  :root { color-scheme: light; }
  body { max-width: none; margin: 0; padding: 0; font-size: 9.5pt; }
}
"""
_TITLE = Text("The day before", "하루 전 한 장 요약")
_MADE = Text("made on {day} · nothing new today", "{day} 작성 · 새 문제는 풀지 않기")
_MISTAKES = Text("my mistakes", "틀렸던 것")
_POINTS = Text("points of a good answer", "좋은 답의 요점")


@frozen
class Entry:
    """One problem on the sheet; ``lines`` are at most three, ``numbers`` were measured."""

    title: str
    slug: str
    lines: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


def write_markdown(entries: tuple[Entry, ...], day: str, locale: Locale) -> str:
    """Write the sheet for an editor, or for a repository."""
    return "\n".join(_markdown(entries, day, locale)) + "\n"


def _markdown(entries: tuple[Entry, ...], day: str, locale: Locale) -> Iterator[str]:
    yield f"# {_TITLE.say(locale)}"
    yield ""
    yield _MADE.say(locale).format(day=day)
    for entry in entries:
        yield ""
        yield f"## {entry.title} ({entry.slug})"
        yield ""
        yield from (f"{number}. {line}" for number, line in enumerate(entry.lines, start=1))
        if entry.numbers:
            yield from (
                ["", " · ".join(entry.numbers)] if entry.lines else [" · ".join(entry.numbers)]
            )
        for heading, items in ((_MISTAKES, entry.mistakes), (_POINTS, entry.points)):
            if items:
                yield ""
                yield f"**{heading.say(locale)}**"
                yield ""
                yield from (f"- {item}" for item in items)


def write_html(entries: tuple[Entry, ...], day: str, locale: Locale) -> str:
    """Write the sheet for a browser and its printer; the file needs nothing beside itself."""
    title = escape(_TITLE.say(locale))
    body = "\n".join(_html(entries, locale))
    made = escape(_MADE.say(locale).format(day=day))
    return f"""\
<!doctype html>
<html lang="{locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{_STYLE}</style>
</head>
<body>
<h1>{title}</h1>
<p>{made}</p>
{body}
</body>
</html>
"""


def _html(entries: tuple[Entry, ...], locale: Locale) -> Iterator[str]:
    for entry in entries:
        yield "<section>"
        yield f"<h2>{escape(entry.title)} <small>{escape(entry.slug)}</small></h2>"
        if entry.lines:
            yield from _items("ol", "lines", entry.lines)
        if entry.numbers:
            yield f'<p class="numbers">{escape(" · ".join(entry.numbers))}</p>'
        for heading, name, items in (
            (_MISTAKES, "mistakes", entry.mistakes),
            (_POINTS, "points", entry.points),
        ):
            if items:
                yield f"<p><strong>{escape(heading.say(locale))}</strong></p>"
                yield from _items("ul", name, items)
        yield "</section>"


def _items(tag: str, name: str, items: tuple[str, ...]) -> Iterator[str]:
    yield f'<{tag} class="{name}">'
    yield from (f"<li>{escape(item)}</li>" for item in items)
    yield f"</{tag}>"
