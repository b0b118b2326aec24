"""Diagrams are read from a line of text, and have ranks by the arrows that lead to their boxes."""

import pytest

from judge.catalog.diagram_text import parse_diagram
from judge.model.text import BilingualError, Text
from judge.model.written import Box


def ranks(source: str) -> list[list[str]]:
    """Read a diagram; the ids of its ranks."""
    return [[box.id for box in rank] for rank in parse_diagram(source, source).ranks()]


def test_ranks() -> None:
    """The longest way counts; what leads back counts for nothing."""
    assert ranks("A -> B -> C") == [["A"], ["B"], ["C"]]
    assert ranks("A -> B -> D; A -> C -> D; A -> D") == [["A"], ["B", "C"], ["D"]]
    assert ranks("A -> B; B -> A") == [["A"], ["B"]]
    assert ranks("A -> B -> C -> A; A -> A") == [["A"], ["B"], ["C"]]
    assert ranks("A; B") == [["A", "B"]]


def test_boxes() -> None:
    """A box has a label, itself where there is none, and may keep data; arrows are there once."""
    diagram = parse_diagram("A[ user ]->D[(data base)]\nA -> D", "A[사용자] -> D[(디비)]; A -> D")

    assert diagram.boxes == (
        Box(id="A", label=Text("user", "사용자")),
        Box(id="D", label=Text("data base", "디비"), stores=True),
    )
    assert diagram.arrows == (("A", "D"),)


def test_a_label_may_come_later() -> None:
    """The chain that says what a box is need not be the first."""
    assert parse_diagram("A -> B; B[web]", "A -> B; B[웹]").boxes[1].label == Text("web", "웹")


@pytest.mark.parametrize(
    "source", ["A ->", "-> A", "A[x", "A[(x]", "A[x)]", "A b", "A -> B -> ", "A[[x]]"]
)
def test_what_is_no_diagram(source: str) -> None:
    """The message says what was expected and what was found."""
    with pytest.raises(BilingualError, match="expected a box such as") as caught:
        parse_diagram(source, source)

    assert "상자가 와야 합니다" in caught.value.ko


@pytest.mark.parametrize("korean", ["A -> C", "B -> A", "A", "A -> B -> C"])
def test_languages_draw_the_same(korean: str) -> None:
    """Only labels differ between languages."""
    with pytest.raises(BilingualError, match="only labels differ"):
        parse_diagram("A -> B", korean)


def test_too_many_boxes() -> None:
    """What fits no screen is refused."""
    source = ";".join(f"B{number}" for number in range(13))
    with pytest.raises(BilingualError, match="at most 12"):
        parse_diagram(source, source)
