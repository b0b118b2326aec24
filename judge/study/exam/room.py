"""The room of one examination: its journal, its snapshots and the folders in which one works.

A snapshot is on the disk before the journal speaks of it. So whatever the journal says was saved or
handed in is there, whenever the process is killed.
"""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from judge.study.exam.event import Began, Event, Saved, Submitted
from judge.study.exam.journal import Clock, Journal
from judge.study.exam.timeline import Exam, Kept
from judge.whole_file import replace_content

JOURNAL = "journal.jsonl"
ANSWER = "answer.md"
LARGEST_BYTES = 2**20  # a larger file is no text that somebody typed
_PATTERNS = ("solution.*", ANSWER)
_PASSING = ("~", ".swp", ".tmp", ".bak", ".orig")  # what editors leave beside a file

Stamp = tuple[int, int, int]
"""Time of change, size and inode of a file."""


class Room:
    """The files of one examination; ``folder`` is ours, ``desk`` is the learner's."""

    def __init__(self, folder: Path, desk: Path, clock: Clock) -> None:
        """Name the folders; nothing is opened yet."""
        self.folder = folder
        self.desk = desk
        self.journal = Journal(folder / JOURNAL, clock)
        self._seen: dict[Path, Stamp] = {}

    @property
    def id(self) -> str:
        """The examination's name."""
        return self.folder.name

    def begin(self, plan: Began, beginnings: Mapping[str, tuple[str, str]]) -> Exam:
        """Lay out the files to start from, by slug, and start the clock."""
        for slug, (name, text) in beginnings.items():
            folder = self.desk / slug
            folder.mkdir(parents=True, exist_ok=True)
            file = folder / name
            if not file.exists():
                file.write_text(text, encoding="utf-8")
        return self.journal.begin(plan)

    def stand(self) -> Exam:
        """Return how the examination stands now."""
        return self.journal.stand()

    def record(self, event: Event) -> Exam:
        """See :meth:`Journal.record`."""
        return self.journal.record(event)

    def files_of(self, exam: Exam, item: int) -> list[Path]:
        """Files that count as the answer to an item, the one changed last at the end."""
        folder = self.desk / exam.items[item].slug
        found = [path for pattern in _PATTERNS for path in folder.glob(pattern)]
        kept = [path for path in found if path.is_file() and not path.name.endswith(_PASSING)]
        return sorted(kept, key=lambda path: (path.stat().st_mtime_ns, path.name))

    def save_changes(self, exam: Exam) -> Exam:
        """Keep a snapshot of every file that has changed since the journal last spoke of it."""
        for item, path in self._changed(exam):
            content = _read(path)
            if content is None:
                continue
            digest = digest_of(content)
            known = self._latest_by_name(exam, item).get(path.name)
            if digest == (known.digest if known else exam.items[item].beginning):
                continue
            self._keep(digest, content)
            exam = self.record(Saved(item=item, name=path.name, digest=digest))
        return exam

    def submit(self, item: int, path: Path) -> tuple[Exam, Kept | None]:
        """Hand in a file as it is now; None where the time is over."""
        content = path.read_bytes()
        digest = digest_of(content)
        self._keep(digest, content)
        exam = self.record(Submitted(item=item, name=path.name, digest=digest))
        return exam, exam.submitted[-1] if exam.end is None else None

    def content(self, kept: Kept) -> bytes:
        """Return a text that was kept."""
        return self.snapshot(kept).read_bytes()

    def snapshot(self, kept: Kept) -> Path:
        """Name the file that holds a text that was kept."""
        return self._snapshots / kept.digest

    def restore(self, exam: Exam) -> list[Path]:
        """Write back the files that the journal knows and that are gone; return them."""
        restored = []
        for item in range(len(exam.items)):
            folder = self.desk / exam.items[item].slug
            for kept in self._latest_by_name(exam, item).values():
                path = folder / kept.name
                if not path.exists() and self.snapshot(kept).exists():
                    folder.mkdir(parents=True, exist_ok=True)
                    replace_content(path, self.content(kept))
                    restored.append(path)
        return restored

    @property
    def _snapshots(self) -> Path:
        return self.folder / "snapshots"

    def _keep(self, digest: str, content: bytes) -> None:
        file = self._snapshots / digest
        if not file.exists():
            self._snapshots.mkdir(parents=True, exist_ok=True)
            replace_content(file, content)

    def _changed(self, exam: Exam) -> Iterator[tuple[int, Path]]:
        for item in range(len(exam.items)):
            for path in self.files_of(exam, item):
                status = path.stat()
                stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
                if self._seen.get(path) != stamp:
                    self._seen[path] = stamp
                    yield item, path

    def _latest_by_name(self, exam: Exam, item: int) -> dict[str, Kept]:
        return {kept.name: kept for kept in exam.saved if kept.item == item}


def digest_of(content: bytes) -> str:
    """Name a text by its content."""
    return sha256(content).hexdigest()


def _read(path: Path) -> bytes | None:
    """Return what a file holds; None for one that is gone again, or too large."""
    try:
        if path.stat().st_size > LARGEST_BYTES:
            return None
        return path.read_bytes()
    except OSError:
        return None


def rooms(folder: Path, desk: Path, clock: Clock) -> list[Room]:
    """All examinations of a workspace, in the order of their beginning, with which ids begin.

    ``folder`` and ``desk`` hold a folder for each.
    """
    if not folder.is_dir():
        return []
    found = [Room(each, desk / each.name, clock) for each in folder.iterdir()]
    kept = [room for room in found if (room.folder / JOURNAL).is_file()]
    return sorted(kept, key=lambda room: room.id)
