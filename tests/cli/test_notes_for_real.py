"""A note, from an attempt to its facts, with real processes in the real sandbox."""

import json
from pathlib import Path

import pytest

from tests.cli.test_for_real import RIGHT, WRONG, call_in

SLUG = "river-gauge"
CHANGES = (
    ("  time:  ", "  time: O(1)  "),
    ("  space:  ", "  space: O(1)  "),
    ("edge_cases: []", "edge_cases: [one-day, max]"),
    ("| step |  |  |\n|---|---|---|\n", "| level | marks |\n|---|---|\n| 3 | 1 |\n| 1 | 1 |\n"),
)


@pytest.mark.slow
def test_note(tmp_path: Path) -> None:
    """A claim that is wrong is contradicted by a measurement, and right ones are not."""
    call = call_in(tmp_path)
    for arguments in (("init",), ("author", "new", SLUG), ("new", SLUG)):
        assert call(*arguments).returncode == 0
    solution = tmp_path / "solutions" / SLUG / "solution.py"
    for source in (WRONG, RIGHT.replace('    print("looking at", len(levels), "days")\n', "")):
        solution.write_text(source, encoding="utf-8")
        call("submit", SLUG, "--unsafe", "--no-properties")
    made = call("notes", SLUG)
    file = solution.with_name("notes.md")
    text = file.read_text("utf-8")
    for before, after in CHANGES:
        assert before in text
        text = text.replace(before, after)
    file.write_text(text, encoding="utf-8")
    checked = call("notes", "check", "--unsafe", "--json")
    (record,) = json.loads(checked.stdout)["notes"]
    asked = json.loads(call("notes", "questions", SLUG, "--json").stdout)

    assert made.returncode == 0
    assert "| 1 | " in text
    assert "gives `4`, expected `3` |" in text
    assert checked.returncode == 1
    assert {each["claim"]: each["word"] for each in record["findings"]} == {
        "code_hash": "consistent",
        "claims.time": "contradicted",
        "claims.space": record["findings"][2]["word"],
        "claims.n": "consistent",
        "claims.edge_cases": "consistent",
        "dry run": "consistent",
    }
    assert record["findings"][2]["word"] != "contradicted"
    assert [each["id"] for each in asked["questions"]][:2] == ["counterexample", "growth"]
