"""Cards and the file that Anki imports: stable ids, every sign safe, both languages."""

import csv
from dataclasses import replace
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from judge.interop.anki import guid_of, write_deck
from judge.interop.cards import (
    Card,
    cards_of_note,
    cards_of_sql,
    cards_of_written,
)
from judge.interop.note_text import read_note
from judge.model.folding import has_hangul
from judge.model.sql_problem import SqlProblem
from judge.model.text import Locale
from judge.model.written import Examples, WrittenProblem
from tests.shipped import QUESTIONS, SHIPPED

NOTE = """\
---
format: 1
---
# Pair

## 3. Approach / 접근
<!-- One sentence. -->
Remember what was seen.

## 10. Follow-up questions / 꼬리 질문
- Why a hash table? → Looking up costs O(1) on average.
- 정렬하면? -> 인덱스를 잃습니다.
- no answer yet

## 11. One-minute version / 1분 설명
I keep each number with its place.
Then one pass is enough.
"""


def _rows(deck: str) -> list[list[str]]:
    """Read a deck as Anki does: headers, then tab-separated rows."""
    lines = deck.split("\n")
    body = "\n".join(line for line in lines if not line.startswith("#"))
    return list(csv.reader(StringIO(body), delimiter="\t"))


def test_the_headers_are_the_ones_that_anki_knows() -> None:
    """The GUID is the first column and the tags are the fourth."""
    deck = write_deck([], "judge::written")

    assert deck == (
        "#separator:tab\n#html:false\n#notetype:Basic\n#deck:judge::written\n"
        "#guid column:1\n#tags column:4\n"
    )


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\0")), st.text("ab\t\"'\n#"))
def test_every_sign_survives(front: str, back: str) -> None:
    """Tabs, quotes, ends of lines and a # at the beginning stay within their field."""
    card = Card(id="a/b", front=front, back=back, tags=("judge::x", "judge::y"))
    deck = write_deck([card], "judge").split("\n", 6)[-1]
    (row,) = csv.reader(StringIO(deck, newline=""), delimiter="\t")

    assert row == [guid_of("a/b"), front, back, "judge::x judge::y"]


def test_a_guid_is_for_ever() -> None:
    """It depends on the id alone; here is one as it was first written."""
    assert guid_of("workflow-db-overload/point/cache") == "judge-c63c713ca86f236a"


def test_cards_of_the_written_questions_that_ship() -> None:
    """Ids are unique and the same in both languages; nothing is empty, no word an expression."""
    for problem in QUESTIONS.values():
        en = tuple(cards_of_written(problem, Locale.EN))
        ko = tuple(cards_of_written(problem, Locale.KO))

        assert [card.id for card in en] == [card.id for card in ko]
        assert len({card.id for card in en}) == len(en) >= len(problem.points)
        assert all(card.front.strip() and card.back.strip() for card in (*en, *ko))
        assert not any(": re:" in card.front for card in (*en, *ko))
        assert all(card.front.startswith(problem.title.ko) for card in ko)


def test_a_common_error_is_asked_in_somebodys_words() -> None:
    """In the words of its first example in the card's language; by its name where it has none."""
    problem = QUESTIONS["java-17"]
    error = problem.misconceptions[0]
    bare = replace(problem, misconceptions=(replace(error, examples=Examples()),))
    id_ = f"java-17/error/{error.id}"

    def front(problem: WrittenProblem, locale: Locale) -> str:
        return next(card.front for card in cards_of_written(problem, locale) if card.id == id_)

    for locale in Locale:
        said = front(problem, locale).partition("“")[2].partition("”")[0]
        assert said in error.examples.said
        assert has_hangul(said) is (locale is Locale.KO)
        assert error.id in front(bare, locale)


def test_a_comparison_has_a_card_for_each_item() -> None:
    """The answer goes through the axes."""
    problem = next(each for each in QUESTIONS.values() if each.matrix is not None)
    matrix = problem.matrix
    cards = [card for card in cards_of_written(problem, Locale.EN) if "/compare/" in card.id]

    assert matrix is not None
    assert len(cards) == len(matrix.items)
    assert cards[0].back.count("\n") == len(matrix.axes) - 1


def test_a_query_is_a_card() -> None:
    """The task in front, the author's query behind."""
    problem = SHIPPED["cafe-menu"]

    assert isinstance(problem, SqlProblem)
    card = cards_of_sql(problem, "SELECT 1;\n", Locale.EN)
    assert card.id == "cafe-menu/query"
    assert card.back == "SELECT 1;"
    assert problem.statement.en.strip() in card.front
    assert card.tags[0] == "judge::cafe-menu"


def test_cards_of_a_note() -> None:
    """The spoken version, and every question that has an answer; remarks of ours are left out."""
    cards = list(cards_of_note("pair", "Pair", read_note(NOTE), Locale.EN))

    assert [card.back for card in cards] == [
        "I keep each number with its place.\nThen one pass is enough.",
        "Looking up costs O(1) on average.",
        "인덱스를 잃습니다.",
    ]
    assert "in one minute" in cards[0].front
    assert list(cards_of_note("pair", "Pair", read_note("nothing"), Locale.KO)) == []


def test_what_a_note_says() -> None:
    """Sections are found by the words of their headings, in either language."""
    note = read_note(
        NOTE + "\n## 9. 틀렸던 것\n<!-- judge:mistakes -->\n| a |\n<!-- /judge -->\n- 빈 배열\n"
        "\n## 5. Complexity\n\nO(n): one pass.\nMore.\n"
    )

    assert note.key_lines == ("Remember what was seen.", "O(n): one pass.")
    assert note.mistakes == ("빈 배열",)
    assert note.spoken.startswith("I keep")
    assert read_note("## 1분 설명\n").spoken == ""
