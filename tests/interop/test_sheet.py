"""The printable sheet: whole in one file, safe from what notes hold, the same facts twice."""

import re

import pytest

from judge.interop.sheet import Entry, write_html, write_markdown
from judge.model.text import Locale

FULL = Entry(
    title="Pair <with> a target",
    slug="pair",
    lines=("Remember what was seen.", "O(n)", "Sorting loses the places."),
    numbers=("best 90 ms", "attempts 5, accepted 3"),
    mistakes=("WA 1, TLE 1", "빈 배열"),
    points=("A cache answers hot reads.",),
)
BARE = Entry(title="Bare", slug="bare")
NUMBERS = Entry(title="Numbers", slug="numbers", numbers=("best 1 ms",))


@pytest.mark.parametrize("locale", list(Locale))
def test_a_page_needs_nothing_beside_itself(locale: Locale) -> None:
    """No address, no script, no picture: it is read offline, and printed."""
    page = write_html((FULL, BARE), "2026-12-06", locale)

    assert not re.search(r"https?:|<script|<img|<link|url\(|@import", page)
    assert f'<html lang="{locale}">' in page
    assert "size: A4" in page
    assert "color-scheme: light dark" in page
    assert "Malgun Gothic" in page
    assert "2026-12-06" in page


def test_text_is_no_markup() -> None:
    """What a note says is shown as it was written."""
    page = write_html((FULL,), "2026-12-06", Locale.EN)

    assert "Pair &lt;with&gt; a target" in page
    assert "<li>O(n)</li>" in page
    assert '<p class="numbers">best 90 ms · attempts 5, accepted 3</p>' in page
    assert page.count("<section>") == page.count("</section>") == 1


def test_what_is_missing_leaves_no_trace() -> None:
    """A problem without notes and numbers is its title."""
    page = write_html((BARE,), "2026-12-06", Locale.EN)

    assert "<ol" not in page
    assert "<ul" not in page
    assert "numbers" not in page.split("</style>")[1]


def test_markdown() -> None:
    """The same facts for an editor."""
    text = write_markdown((FULL, BARE, NUMBERS), "2026-12-06", Locale.KO)

    assert text == (
        "# 하루 전 한 장 요약\n\n2026-12-06 작성 · 새 문제는 풀지 않기\n"
        "\n## Pair <with> a target (pair)\n\n"
        "1. Remember what was seen.\n2. O(n)\n3. Sorting loses the places.\n"
        "\nbest 90 ms · attempts 5, accepted 3\n"
        "\n**틀렸던 것**\n\n- WA 1, TLE 1\n- 빈 배열\n"
        "\n**좋은 답의 요점**\n\n- A cache answers hot reads.\n"
        "\n## Bare (bare)\n\n"
        "\n## Numbers (numbers)\n\nbest 1 ms\n"
    )
