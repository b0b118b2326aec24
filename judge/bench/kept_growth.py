"""Keeps what growth was read of a source, so that a note can be checked again without measuring.

::

    <cache>/growth/<key>.json     readings; the key names the source, the problem and its generators

A cache: it may be deleted at any time, and a damaged file is measured anew.
"""

import json
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from judge import __version__
from judge.bench.record import growth_record
from judge.model.growth import Cost, Growth, GrowthReading, Interval, Sample, Silence
from judge.model.problem import ProblemHead
from judge.model.submission import Submission
from judge.whole_file import keep_for_later

_FORMAT = "1"  # another one forgets everything kept before
_PROBLEM = ("problem.yaml", "generate.py")


def recall_growth(
    problem: ProblemHead, submission: Submission, cache: Path
) -> tuple[GrowthReading, ...] | None:
    """Return what was read before; None where it was not, or is damaged."""
    try:
        record = json.loads(_file(problem, submission, cache).read_bytes())
        return tuple(map(growth_of, record))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep_growth(
    problem: ProblemHead, submission: Submission, cache: Path, readings: Sequence[GrowthReading]
) -> None:
    """Keep readings."""
    content = json.dumps([growth_record(each) for each in readings]).encode()
    keep_for_later(_file(problem, submission, cache), content)


def _file(problem: ProblemHead, submission: Submission, cache: Path) -> Path:
    known = [_FORMAT, __version__, sys.version, problem.slug, submission.digest]
    known += [submission.language, submission.style.value]
    digest = sha256("\0".join(known).encode())
    for name in _PROBLEM:
        path = problem.folder / name
        digest.update(b"\0" + (path.read_bytes() if path.is_file() else b""))
    return cache / "growth" / f"{digest.hexdigest()}.json"


def growth_of(record: dict[str, Any]) -> GrowthReading:
    """Make the reading that ``record`` was made from, but for its estimate.

    KeyError, TypeError or ValueError where it is none.
    """
    doubling, silence, narrowed = record["doubling"], record["silence"], record["narrowed_by"]
    return GrowthReading(
        cost=Cost(record["cost"]),
        shape=str(record["shape"]),
        samples=tuple(Sample(n=each["n"], value=each["value"]) for each in record["samples"]),
        classes=tuple(map(Growth, record["classes"])),
        doubling=None if doubling is None else Interval(**doubling),
        runs=record["runs"],
        silence=None if silence is None else Silence(silence),
        narrowed_by=None if narrowed is None else Cost(narrowed),
        interpreted=record["interpreted"],
    )
