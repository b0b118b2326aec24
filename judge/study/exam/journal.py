"""The journal of one examination: lines are added and never changed; each is on the disk at once.

A process that is killed while it writes leaves a torn line. It is left out when the journal is
read, and the next line begins on a line of its own. Two commands may write at once: a lock on the
file puts them in a row, and the clock is read within it, so that moments are in order.
"""

import fcntl
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from judge.errors import ContentError, Mistake, Place
from judge.study.exam.clock import Moment
from judge.study.exam.event import Beat, Began, Event, from_line, to_line
from judge.study.exam.timeline import Exam, advance, replay, take
from judge.whole_file import sync_folder

Clock = Callable[[], Moment]


class Journal:
    """One file of events, and the clock by which they are written."""

    def __init__(self, path: Path, clock: Clock) -> None:
        """Name the file; nothing is opened yet."""
        self.path = path
        self._clock = clock

    def begin(self, plan: Began) -> Exam:
        """Make the file with its first line; FileExistsError where there is one."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("xb") as file:
            moment = self._clock()
            _add(file, moment, plan)
        sync_folder(self.path.parent)
        return replay([(moment, plan)])

    def stand(self) -> Exam:
        """Return how the examination stands now; nothing is written."""
        return advance(self._replayed(self.path.read_bytes()), self._clock())

    def record(self, event: Event) -> Exam:
        """Write that ``event`` happens now, and return how the examination stands after it.

        Where the time is over, or it was ended, the event does not happen; that the time is over
        is written once.
        """
        with self._locked() as file:
            before = self._replayed(file.read())
            moment = self._clock()
            after = take(before, moment, event)
            late = advance(before, moment).end is not None
            if before.end is None:
                _add(file, moment, Beat() if late else event)
            return after

    @contextmanager
    def _locked(self) -> Iterator[BinaryIO]:
        with self.path.open("r+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield file

    def _replayed(self, content: bytes) -> Exam:
        try:
            return replay(self._entries(content))
        except ValueError as error:
            raise _broken(self.path, 1, error) from error

    def _entries(self, content: bytes) -> Iterator[tuple[Moment, Event]]:
        for number, line in enumerate(content.split(b"\n"), start=1):
            try:
                entry = json.loads(line)
            except ValueError:
                continue  # torn, or empty after the last line
            try:
                yield _moment(entry), from_line(entry)
            except (KeyError, TypeError, ValueError) as error:
                raise _broken(self.path, number, error) from error


def _add(file: BinaryIO, moment: Moment, event: Event) -> None:
    """Write a line at the end, on the disk when this returns."""
    end = file.seek(0, os.SEEK_END)
    torn = False
    if end:
        file.seek(end - 1)
        torn = file.read(1) != b"\n"
    line = {
        "at": moment.wall.astimezone(UTC).isoformat(timespec="microseconds"),
        "ticks": moment.ticks,
        "boot": moment.boot,
        **to_line(event),
    }
    file.write((b"\n" if torn else b"") + json.dumps(line, ensure_ascii=False).encode() + b"\n")
    file.flush()
    os.fsync(file.fileno())


def _moment(entry: Any) -> Moment:
    wall = datetime.fromisoformat(entry["at"])
    return Moment(wall=wall, ticks=float(entry["ticks"]), boot=str(entry["boot"]))


def _broken(path: Path, line: int, error: Exception) -> ContentError:
    place = Place(file=path, line=line)
    en = f"the journal of an exam cannot be read ({error!r}); another version of judge wrote it?"
    ko = f"모의시험 기록을 읽을 수 없습니다({error!r}). 다른 버전의 judge가 쓴 기록일 수 있습니다"
    return ContentError([Mistake(place=place, key="", en=en, ko=ko)])
