"""Baselines: kept by name, whole or not at all."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from judge.bench.baselines import Baseline, Baselines
from judge.errors import ContentError
from tests.bench.fakes import submission

OLD = Baseline(
    name="before",
    saved_at="2026-03-01T12:00:00+00:00",
    submission=submission("def solution(values): return len(values)  # 길이 \udc80"),
    cpu_seconds=0.5,
)


def test_round_trip(tmp_path: Path) -> None:
    """What is kept is found again, the oldest first; other problems are left alone."""
    baselines = Baselines(tmp_path / ".judge" / "baselines.json")
    newer = replace(OLD, name="after", saved_at="2026-03-02T12:00:00+00:00", cpu_seconds=None)
    baselines.keep("length", newer)
    baselines.keep("length", OLD)
    baselines.keep("other", OLD)

    assert baselines.of("length") == (OLD, newer)
    assert baselines.of("other") == (OLD,)
    assert baselines.of("unknown") == ()
    assert [path.name for path in (tmp_path / ".judge").iterdir()] == ["baselines.json"]


def test_replaces(tmp_path: Path) -> None:
    """A name is used again."""
    baselines = Baselines(tmp_path / "baselines.json")
    baselines.keep("length", OLD)
    baselines.keep("length", replace(OLD, cpu_seconds=0.1))

    assert [each.cpu_seconds for each in baselines.of("length")] == [0.1]


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        json.dumps({"format": "judge.baselines/9", "problems": {}}),
        json.dumps({"format": "judge.baselines/1", "problems": {"length": {"x": {}}}}),
    ],
)
def test_broken_file(tmp_path: Path, text: str) -> None:
    """A file that is not ours, or was mangled, is an error that names it, never overwritten."""
    file = tmp_path / "baselines.json"
    file.write_text(text)
    with pytest.raises(ContentError, match=r"baselines\.json"):
        Baselines(file).of("length")

    assert file.read_text() == text
