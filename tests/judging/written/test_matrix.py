"""Cells of a comparison are filled where an axis is spoken of while an item is."""

from dataclasses import replace

import pytest

from judge.judging.written.assess import assess
from judge.model.text import Text
from judge.model.written import Aliases, Misconception
from tests.judging.written.rubrics import MATRIX, question

ROLLING, BOTH = ["rolling.downtime"], ["rolling.downtime", "blue-green.downtime"]
CASES = [
    ("롤링은 중단이 없다.", ROLLING),
    ("중단은 롤링이 짧다.", ROLLING),
    ("롤링과 블루그린은 중단이 없다.", BOTH),
    ("롤링은 느리지만 그래도 블루그린은 중단이 없다.", ["blue-green.downtime"]),
    ("롤링은 중단이 없고 블루그린은 비용이 든다.", ["rolling.downtime", "blue-green.cost"]),
    ("롤링을 먼저 본다. 중단이 없다.", ROLLING),
    ("롤링을 먼저 본다.\n\n중단은 나중 일이다.", []),
    (
        "- 롤링\n  - 무중단\n  - 비용이 작다\n- 블루그린\n  - 비용이 크다",
        [*ROLLING, "rolling.cost", "blue-green.cost"],
    ),
    (
        "## 롤링\n\n중단이 없다.\n\n비용이 작다.\n\n## 결론\n\n비용을 본다.",
        [*ROLLING, "rolling.cost"],
    ),
    ("롤링:\n\n- 중단 없음\n- 비용 적음", [*ROLLING, "rolling.cost"]),
    ("**롤링**\n\n중단이 없다.", ROLLING),
    ("Rolling has no downtime; blue-green costs more.", ["rolling.downtime", "blue-green.cost"]),
    ("| 전략 | 중단 | 비용 |\n|---|---|---|\n| 롤링 | 없음 | |", ROLLING),
    ("| | 롤링 | 블루그린 |\n|---|---|---|\n| 중단 | 없음 | 없음 |", BOTH),
    ("| | how long nobody is served |\n|---|---|\n| 롤링 | not at all |", ROLLING),
    ("중단과 비용을 본다.", []),
    ("롤링이 좋다.", []),
]


@pytest.mark.parametrize("text, wanted", CASES)
def test_cells(text: str, wanted: list[str]) -> None:
    """Each axis goes to the items that were named right before it, or that it stands under."""
    titled = replace(MATRIX.axes[0], title=Text("How long nobody is served", "중단"))
    matrix = replace(MATRIX, axes=(titled, *MATRIX.axes[1:]))
    seen = assess(question(matrix=matrix), text)

    assert [f"{each.item}.{each.axis}" for each in seen.cells] == wanted


def test_what_is_wrong_fills_no_cell() -> None:
    """A sentence that makes a common error says nothing of the comparison."""
    error = Misconception(
        id="never", says=Text("-", "-"), any_of=Aliases(words=("re:중단이 있을 수 없",))
    )
    text = "롤링은 중단이 있을 수 없다.\n\n블루그린은 비용이 든다."
    seen = assess(question(matrix=MATRIX, misconceptions=(error,)), text)

    assert [each.id for each in seen.misconceptions] == ["never"]
    assert [f"{each.item}.{each.axis}" for each in seen.cells] == ["blue-green.cost"]


def test_a_cell_of_a_table_shows_its_heads() -> None:
    """What is in a cell is little without them."""
    table = "| 전략 | 중단 |\n|---|---|\n| 롤링 | 없음 |"
    seen = assess(question(matrix=MATRIX), table)

    assert [each.sentence for each in seen.cells] == ["롤링 · 중단: 없음"]
