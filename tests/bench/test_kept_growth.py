"""Growth that was read once is recalled for the same source and problem, and for no other."""

from dataclasses import replace
from pathlib import Path

import pytest

from judge.bench.kept_growth import growth_of, keep_growth, recall_growth
from judge.bench.record import growth_record
from judge.model.growth import Cost, Growth, GrowthReading, Silence
from tests.study.notes.material import CODE, program_problem, reading, submission

READINGS = (
    replace(
        reading(Growth.LINEAR, Growth.LINEARITHMIC, cost=Cost.TIME),
        runs=5,
        narrowed_by=Cost.LINES,
        interpreted=True,
    ),
    replace(reading(cost=Cost.MEMORY, doubling=None), silence=Silence.TOO_SHORT),
)


@pytest.mark.parametrize("each", READINGS)
def test_round_trip(each: GrowthReading) -> None:
    """A reading is the same after it was written and read."""
    assert growth_of(growth_record(each)) == each


def test_recalled(tmp_path: Path) -> None:
    """What is kept is found again for the same code; another one is measured anew."""
    keep_growth(program_problem(), submission(), tmp_path, READINGS)

    assert recall_growth(program_problem(), submission(), tmp_path) == READINGS
    assert recall_growth(program_problem(), submission(CODE + "x = 1\n"), tmp_path) is None
    assert recall_growth(program_problem("print-queue"), submission(), tmp_path) is None


def test_damaged(tmp_path: Path) -> None:
    """A damaged file is as good as none."""
    keep_growth(program_problem(), submission(), tmp_path, READINGS)
    (file,) = (tmp_path / "growth").iterdir()
    for text in ("", "{}", "[1]", '[{"cost": "time"}]', "null"):
        file.write_text(text, encoding="utf-8")
        found = recall_growth(program_problem(), submission(), tmp_path)

        assert not found
