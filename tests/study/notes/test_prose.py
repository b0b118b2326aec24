"""Sections that are empty, that still hold the template's comment, or that were copied."""

import pytest

from judge.model.text import Text
from judge.study.notes.prose import both_halves, copied, remarks_on, shingles_of
from tests.study.notes.material import note

STATEMENT = Text(
    "The ledger of a small shop is off by exactly target. The owner remembers why it is.",
    "작은 가게의 장부가 정확히 target만큼 맞지 않습니다. 확인해 보니 다른 가게의 기록이 섞여 "
    "있었습니다.",
)
COMMENT = "<!-- Two sentences. -->"


def remarks(body: str) -> list[tuple[int, str]]:
    """Return lines (from the body's first, 1) and words of the remarks on a text."""
    read = note("time: O(n)", body)
    found = remarks_on(read, statement=STATEMENT, template_comments=[COMMENT])
    return [(each.place.line - 5, each.text.en) for each in found]


@pytest.mark.parametrize(
    "text",
    [
        "",
        COMMENT,
        "<!-- mine -->\n\n",
        "| step | a |\n|---|---|\n",
        "- \n- \n***\n",
        "I was {{situation}} and ____",
        "<!-- judge:alternatives -->\n| a | b |\n<!-- /judge -->",
    ],
)
def test_empty(text: str) -> None:
    """Comments, facts of ours, heads of tables and blanks are no words."""
    said = remarks(f"## 6. Alternatives rejected\n{text.replace('I was', '').replace('and', '')}\n")

    assert said == [(1, "empty: 6. Alternatives rejected")]


@pytest.mark.parametrize(
    "body",
    [
        "## 12. At work (optional)\n",
        "## 12. 실무 연결 (선택)\n",
        "## Measured\n<!-- judge:measured -->\nfast\n<!-- /judge -->\n",
        "## 9. My mistakes\n<!-- judge:mistakes -->\n| 1 | today | AC | |\n<!-- /judge -->\n",
        "## 3. Approach\none sentence\n### details\n",
        "# Title\n",
    ],
)
def test_nothing_to_say(body: str) -> None:
    """What is optional, or ours, may be empty."""
    assert remarks(body) == []


def test_mistakes_want_a_word() -> None:
    """Where an attempt failed, the learner is asked why."""
    facts = "<!-- judge:mistakes -->\n| 1 | today | WA a | |\n<!-- /judge -->\n"

    assert remarks(f"## 9. My mistakes\n{facts}") == [(1, "empty: 9. My mistakes")]
    assert remarks(f"## 9. My mistakes\n{facts}I forgot ties.\n") == []


def test_comment_of_the_template() -> None:
    """The template's words are to be replaced; a comment of one's own may stay."""
    assert remarks(f"## 1. Restate\n{COMMENT}\nmine\n") == [
        (1, "still holds the template's comment: 1. Restate")
    ]
    assert remarks("## 1. Restate\n<!-- mine -->\nmine\n") == []


@pytest.mark.parametrize("words", [STATEMENT.en, STATEMENT.ko, STATEMENT.en.upper() + " Mine."])
def test_copied(words: str) -> None:
    """The statement's own sentences are told, in either language."""
    said = remarks(f"## 1. Restate\n{words}\n")

    assert len(said) == 1
    assert said[0][1].endswith("is the problem's own words: 1. Restate")


def test_headings() -> None:
    """A heading in both languages is said in the reader's."""
    both = both_halves("1. Restate / 문제를 내 말로")

    assert (both.en, both.ko) == ("1. Restate", "1. 문제를 내 말로")
    assert both_halves("상황 / Situation").en == "상황 / Situation"
    assert both_halves("Measured / 측정").ko == "측정"


def test_own_words() -> None:
    """A few words of the statement are no copy, and a short text has nothing to compare."""
    shingles = shingles_of(STATEMENT.en)
    mine = "Two strays hide in the ledger of a small shop; find the positions whose sum is target."

    assert copied(mine, shingles) == 0.0
    assert copied("off by target", shingles) == 0.0
    assert copied(STATEMENT.en, shingles) == 1.0
