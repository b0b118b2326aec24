"""Diagrams fit a terminal, whatever script their labels are in; as SVG they are well formed."""

import xml.etree.ElementTree as ET

import pytest

from judge.catalog.diagram_text import parse_diagram
from judge.cli.cells import width
from judge.cli.screen.diagram import diagram_lines
from judge.cli.screen.diagram_svg import diagram_svg
from judge.model.text import Locale
from judge.model.written import Diagram

CHAIN = "A[사용자] -> B[웹 서버] -> D[(데이터베이스)]"
FAN = "A[user] -> B; B -> C1[one] -> D[(db)]; B -> C2[two] -> D; B -> C3[three] -> D; D -> A"
SKIP = "A -> B -> C; A -> C"
SVG = "{http://www.w3.org/2000/svg}"


def drawn(source: str) -> Diagram:
    """Read a diagram with the same labels in both languages."""
    return parse_diagram(source, source)


def test_a_chain() -> None:
    """Boxes stand beside each other; what keeps data has another frame."""
    assert diagram_lines(drawn(CHAIN), Locale.KO, 80) == [
        "┌──────────┐      ┌───────────┐      ╔════════════════╗",
        "│ A 사용자 │─────▶│ B 웹 서버 │─────▶║ D 데이터베이스 ║",
        "└──────────┘      └───────────┘      ╚════════════════╝",
    ]


def test_a_fan() -> None:
    """Arrows part and join again; what leads back is written out."""
    assert diagram_lines(drawn(FAN), Locale.EN, 80) == [
        "                           ┌────────┐",
        "                        ┌─▶│ C1 one │─────┐",
        "                        │  └────────┘     │",
        "                        │                 │",
        "┌────────┐      ┌───┐   │  ┌────────┐     │  ╔══════╗",
        "│ A user │─────▶│ B │───┼─▶│ C2 two │─────┼─▶║ D db ║",
        "└────────┘      └───┘   │  └────────┘     │  ╚══════╝",
        "                        │                 │",
        "                        │  ┌──────────┐   │",
        "                        └─▶│ C3 three │───┘",
        "                           └──────────┘",
        "",
        "D → A",
    ]


@pytest.mark.parametrize("source", [CHAIN, FAN, SKIP, "A", "A; B", "A -> B; B -> A"])
@pytest.mark.parametrize("cells", [80, 40, 20])
def test_it_fits(source: str, cells: int) -> None:
    """No line is wider than the terminal, every box is there, and every arrow."""
    diagram = drawn(source)
    lines = diagram_lines(diagram, Locale.KO, cells)
    text = "\n".join(lines)

    assert max(map(width, lines)) <= cells
    assert all(f" {box.id}" in text for box in diagram.boxes)
    assert ("→" in text or "▶" in text or "▼" in text) is bool(diagram.arrows)


def test_below_one_another() -> None:
    """What is too wide stands below, and long labels are cut."""
    lines = diagram_lines(drawn("A[a rather long label] -> B"), Locale.EN, 16)

    assert lines == [
        "┌──────────────┐",
        "│ A a rather … │",
        "└──────────────┘",
        "   │",
        "   ▼",
        "┌───┐",
        "│ B │",
        "└───┘",
    ]


def test_an_arrow_over_a_rank_is_written_out() -> None:
    """It would cross a box."""
    assert diagram_lines(drawn(SKIP), Locale.EN, 80)[-1] == "A → C"


@pytest.mark.parametrize("source", [CHAIN, FAN, SKIP, "A", "A[<&\"'>]"])
@pytest.mark.parametrize("locale", list(Locale))
def test_svg(source: str, locale: Locale) -> None:
    """It is XML with every label and arrow, says itself aloud, and minds dark and light."""
    diagram = drawn(source)
    root = ET.fromstring(diagram_svg(diagram, locale))  # noqa: S314 - our own
    texts = [each.text or "" for each in root.iter(f"{SVG}text")]
    arrows = [each for each in root.iter(f"{SVG}path") if each.get("class") == "arrow"]
    style = root.findtext(f"{SVG}style") or ""
    title = root.findtext(f"{SVG}title") or ""

    assert [text.split()[0] for text in texts] == [box.id for box in diagram.boxes]
    assert len(arrows) == len(diagram.arrows)
    assert "prefers-color-scheme: dark" in style
    assert all(text in title for text in texts)
    assert root.get("role") == "img"
