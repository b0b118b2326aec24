"""What to listen for comes from the rubric, the note's headings, or the usual list."""

import pytest

from judge.model.problem import Kind, ProblemHead
from judge.model.text import Text
from judge.model.written import Genre
from judge.study.rehearsal.checklist import checklist
from judge.study.rehearsal.follow_up import follow_up
from tests.study.questions import head, written

NOTE = """\
---
problem: pair
---
# A title

## 1. 문제를 내 말로 / Restate
<!-- two sentences
## not a heading -->
Two numbers that make the target.

## 3. 접근 / Approach ##
```python
## neither is this
```
## 5. 복잡도와 이유 / Complexity with the reason
O(n), because each number is looked at once.
## 9. 틀렸던 것 / My mistakes
### Deeper
"""


def asks(problem: ProblemHead, note: str | None = None) -> list[str]:
    """Return the list in English."""
    return [check.asks.en for check in checklist(problem, note)]


@pytest.mark.parametrize(
    "kind, count, last",
    [
        (Kind.ALGORITHM, 5, "one alternative, and why not"),
        (Kind.INTERACTIVE, 5, "one alternative, and why not"),
        (Kind.SQL, 6, "one alternative, and why not"),
    ],
)
def test_usual_list(kind: Kind, count: int, last: str) -> None:
    """Without a note each kind has a list of its own."""
    found = asks(head(kind))

    assert (len(found), found[0], found[-1]) == (count, "the problem in your own words", last)


def test_star() -> None:
    """A behavioural question without points is told as a story with a number."""
    assert asks(written(Genre.BEHAVIOURAL))[3] == "the result, with a number"


def test_rubric() -> None:
    """The points of a rubric are the list, whatever the note says."""
    found = checklist(written(Genre.DESIGN, "cache", "index"), NOTE)

    assert [(check.id, check.asks.en) for check in found] == [
        ("cache", "use cache"),
        ("index", "use index"),
    ]


def test_note() -> None:
    """Headings of the note that speak of the usual things are the list, with their first lines."""
    found = checklist(head(Kind.ALGORITHM), NOTE)

    assert [check.asks for check in found] == [
        Text("Restate", "문제를 내 말로"),
        Text("Approach", "접근"),
        Text("Complexity with the reason", "복잡도와 이유"),
    ]
    assert [check.reminder.en if check.reminder else None for check in found] == [
        "Two numbers that make the target.",
        None,
        "O(n), because each number is looked at once.",
    ]


@pytest.mark.parametrize("own", ["", "Sorting: O(n log n), too slow."])
def test_facts_are_no_reminder(own: str) -> None:
    """What the judge itself filled in is not what the learner wrote."""
    note = (
        "## 6. Alternatives rejected\n<!-- judge:alternatives -->\n| program | n |\n|---|---|\n"
        f"<!-- judge wrote this: 1f0c5a7e -->\n<!-- /judge -->\n{own}\n"
    )
    (check,) = checklist(head(Kind.ALGORITHM), note)

    assert check.reminder == (Text(own, own) if own else None)


def test_own_template() -> None:
    """Where no heading is known all of them count, up to eight."""
    note = "".join(f"## Thing {number}\nline\n" for number in range(12))

    assert asks(head(Kind.ALGORITHM), note) == [f"Thing {number}" for number in range(8)]


def test_one_heading_for_two_things() -> None:
    """A heading that speaks of two things stands once."""
    note = "## Approach and complexity\nx\n"

    assert asks(head(Kind.ALGORITHM), note) == ["Approach and complexity"]


def test_empty_note() -> None:
    """A note without headings is as good as none."""
    assert asks(head(Kind.SQL), "just text\n") == asks(head(Kind.SQL))


@pytest.mark.parametrize(
    "problem",
    [
        head(Kind.ALGORITHM),
        head(Kind.SQL),
        written(Genre.BEHAVIOURAL),
        written(Genre.DESIGN, followups=("a?", "b?")),
    ],
)
def test_follow_up(problem: ProblemHead) -> None:
    """The question is another one each time, and they come round."""
    asked = [follow_up(problem, times) for times in range(60)]

    assert follow_up(problem, 0, [Text("own?", "내 것?")]).en in {"own?", "a?"}
    assert asked[0] != asked[1]
    assert set(asked[30:]) == set(asked[:30])
    assert all(question.ko for question in asked)
