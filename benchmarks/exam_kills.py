"""What is lost when ``judge exam`` is killed at random moments, of typing and of submissions.

    python benchmarks/exam_kills.py --kills 200 --seed 1

Every second kill hits the screen that watches, while a file is saved again and again as an editor
does it (written beside, then renamed); the others hit ``judge exam submit``. The journal is then
read as the next command reads it. What is printed, and asserted: the longest time between the first
save that is not in the journal and the kill, at most 2 s; and that every submission that was
reported is there, with its text.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from judge.catalog.workspace_file import create_workspace
from judge.study.exam.clock import Moment
from judge.study.exam.room import Room, rooms

ROOT = Path(__file__).resolve().parents[1]
JUDGE = (sys.executable, "-m", "judge")
SLUG = "pair-with-target"
ALLOWED_SECONDS = 2.0
_LONGEST_WATCH, _LONGEST_SUBMIT = 3.0, 1.6  # seconds until the kill
_SET = """\
format: 1
kind: exam
title: {en: Kills, ko: 강제 종료}
minutes: 24 h
problems: [pair-with-target, balanced-tags]
"""


@dataclass(slots=True)
class Tally:
    """What all kills came to."""

    losses: list[float] = field(default_factory=list)
    reported: int = 0
    submit_kills: int = 0
    missing: int = 0


def main() -> int:
    """Kill, and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)  # noqa: S311 - moments, not secrets
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "workspace"
        create_workspace(folder)
        (folder / "problems" / "sets").mkdir()
        (folder / "problems" / "sets" / "kills.yaml").write_text(_SET, encoding="utf-8")
        _judge(folder, "exam", "start", "kills", "--leave").wait()
        for number in range(options.kills):
            (_kill_watch if number % 2 == 0 else _kill_submit)(folder, number, rng, tally)
    worst = max(tally.losses, default=0.0)
    print(f"{len(tally.losses)} kills while typing: at most {worst:.2f} s lost")
    print(
        f"{tally.submit_kills} kills while handing in: {tally.reported} were reported as kept, "
        f"{tally.missing} of them are missing"
    )
    return 0 if worst <= ALLOWED_SECONDS and tally.missing == 0 else 1


def _judge(folder: Path, *arguments: str, terminal: int | None = None) -> "subprocess.Popen[bytes]":
    """Start the judge, at a ``terminal`` where it is to watch: without one it ends at once."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}
    return subprocess.Popen(
        [*JUDGE, *arguments],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL if terminal is None else terminal,
        stdout=subprocess.PIPE if terminal is None else terminal,
        stderr=subprocess.DEVNULL,
    )


def _room(folder: Path) -> Room:
    found = rooms(folder / ".judge" / "exams", folder / "solutions" / "exams", _moment)
    return found[-1]


def _moment() -> Moment:
    return Moment(wall=datetime.now(UTC), ticks=time.clock_gettime(time.CLOCK_BOOTTIME))


def _kill_watch(folder: Path, number: int, rng: random.Random, tally: Tally) -> None:
    """Type while the screen watches, kill it, and look for the first text that is not kept."""
    file = _room(folder).desk / SLUG / "solution.py"
    ours, theirs = os.openpty()
    process = _judge(folder, "exam", "resume", terminal=theirs)
    os.read(ours, 1)  # it is there
    saves: list[tuple[float, str]] = []
    end = time.monotonic() + rng.uniform(0.0, _LONGEST_WATCH)
    while time.monotonic() < end:
        text = f"# {number}.{len(saves)}\n" * rng.randrange(1, 200)
        _save(file, text)
        saves.append((time.monotonic(), text))
        time.sleep(rng.uniform(0.01, 0.3))
    if process.poll() is not None:
        raise SystemExit(f"nobody watched: the judge ended with {process.returncode}")
    process.kill()
    killed = time.monotonic()
    process.wait()
    os.close(ours)
    os.close(theirs)
    tally.losses.append(_lost(_room(folder), saves, killed))


def _save(file: Path, text: str) -> None:
    beside = file.with_name(".typing")
    beside.write_text(text, encoding="utf-8")
    beside.replace(file)


def _lost(room: Room, saves: Sequence[tuple[float, str]], killed: float) -> float:
    """Return how long before the kill the first text was saved that a reader will not find."""
    latest = room.stand().latest_of(0)
    kept = room.content(latest).decode() if latest else ""
    found = [index for index, (_, text) in enumerate(saves) if text == kept]
    after = saves[found[-1] + 1 :] if found else saves
    return killed - after[0][0] if after else 0.0


def _kill_submit(folder: Path, number: int, rng: random.Random, tally: Tally) -> None:
    """Hand in, kill it somewhere on the way, and look whether what was reported is there."""
    text = f"# submission {number}\n"
    _save(_room(folder).desk / SLUG / "solution.py", text)
    process = _judge(folder, "exam", "submit", "1")
    time.sleep(rng.uniform(0.0, _LONGEST_SUBMIT))
    process.kill()
    told, _ = process.communicate()
    tally.submit_kills += 1
    if b"kept submission" not in told:
        return
    tally.reported += 1
    room = _room(folder)
    submissions = room.stand().submissions_of(0)
    if not submissions or room.content(submissions[-1]).decode() != text:
        tally.missing += 1


if __name__ == "__main__":
    sys.exit(main())
