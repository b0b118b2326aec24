"""Growth readings of real solutions, measured once and kept in ``readings.json``.

``python -m tests.study.notes.planted.recorded`` measures them anew; that takes minutes.
"""

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from judge.bench.growth.measuring import Effort, GrowthRead
from judge.bench.growth.service import measure_growth
from judge.judging.machine import Machine
from judge.languages.registry import language_of
from judge.languages.style import detect_style
from judge.languages.toolchain import find_toolchain
from judge.model.growth import Cost, Growth, GrowthReading, Interval, Sample
from judge.model.problem import Problem
from judge.model.submission import Style, Submission
from judge.sandbox.pool import open_sandboxes
from tests.study.notes.material import PROBLEMS, program_problem

FILE = Path(__file__).with_name("readings.json")
SOLUTIONS = (
    "balanced-tags/accepted/stack_of_positions.py",
    "balanced-tags/time_limit_exceeded/walks_back.py",
    "charging-stops/accepted/as_far_as_it_goes.py",
    "cheapest-route/accepted/two_layers.py",
    "flooded-islands/accepted/flood_then_count.py",
    "lock-combinations/accepted/every_combination.py",
    "longest-steady-run/accepted/two_pointers.py",
    "longest-steady-run/time_limit_exceeded/every_start.py",
    "meeting-rooms/accepted/free_room_heap.py",
    "meeting-rooms/time_limit_exceeded/asks_every_room.py",
    "pair-with-target/accepted/remember_positions.py",
    "pair-with-target/accepted/sort_and_squeeze.cpp",
    "pair-with-target/time_limit_exceeded/every_pair.py",
    "print-queue/accepted/simulate.py",
    "print-queue/time_limit_exceeded/pops_the_front.py",
    "shift-planner/accepted/later_shifts_first.py",
    "shift-planner/time_limit_exceeded/asks_all_later_shifts.py",
    "stair-tokens/accepted/from_the_top.py",
)


def read_submission(name: str) -> tuple[Problem, Submission]:
    """Read ``slug/accepted/file.py`` and its problem."""
    slug, folder, file = name.split("/")
    path = PROBLEMS / slug / "submissions" / folder / file
    problem, source, language = program_problem(slug), path.read_text("utf-8"), language_of(path)
    style = Style(detect_style(source, language, problem.function))
    submission = Submission(
        path=Path(f"solution{path.suffix}"), source=source, language=language.id, style=style
    )
    return problem, submission


@cache
def readings_of(name: str) -> tuple[GrowthReading, ...]:
    """Return what was measured of a submission."""
    return tuple(map(_reading, json.loads(FILE.read_text("utf-8"))[name]))


def _reading(record: dict[str, Any]) -> GrowthReading:
    doubling = record["doubling"]
    return GrowthReading(
        cost=Cost(record["cost"]),
        shape=record["shape"],
        samples=tuple(Sample(n=n, value=value) for n, value in record["samples"]),
        classes=tuple(map(Growth, record["classes"])),
        doubling=None
        if doubling is None
        else Interval(middle=doubling[0], low=doubling[1], high=doubling[2]),
    )


def _record(reading: GrowthReading) -> dict[str, Any]:
    doubling = reading.doubling
    return {
        "cost": reading.cost.value,
        "shape": reading.shape,
        "samples": [[sample.n, sample.value] for sample in reading.samples],
        "classes": [each.value for each in reading.classes],
        "doubling": None if doubling is None else [doubling.middle, doubling.low, doubling.high],
    }


def _measured(name: str, machine: Machine) -> Iterator[GrowthReading]:
    problem, submission = read_submission(name)
    for event in measure_growth(problem, submission, machine, Effort()):
        if isinstance(event, GrowthRead):
            yield from (event.time, event.memory, *([event.counted] if event.counted else []))


def main() -> None:
    """Measure everything and write it down."""
    python = Path(getattr(sys, "_base_executable", sys.executable)).resolve()
    with (
        tempfile.TemporaryDirectory() as folder,
        open_sandboxes(python=python, unsafe=False) as sandboxes,
    ):
        machine = Machine(
            sandboxes=sandboxes,
            toolchain=lambda language: find_toolchain(
                language, environment=os.environ, cache=Path(folder)
            ),
            cache=Path(folder),
            factor=1.0,
            workers=1,
        )
        found = {}
        for name in SOLUTIONS:
            found[name] = [_record(each) for each in _measured(name, machine)]
            sys.stderr.write(f"{name}: {len(found[name])}\n")
            lines = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in found.items()]
            FILE.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
