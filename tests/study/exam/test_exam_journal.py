"""The journal and the room on a disk: torn lines, late events, snapshots, files that are gone."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from judge.errors import ContentError
from judge.model.problem import Kind
from judge.model.text import Text
from judge.study.exam.clock import Moment
from judge.study.exam.event import Beat, Began, Finished, Item, Opened, Submitted
from judge.study.exam.journal import Journal
from judge.study.exam.room import JOURNAL, LARGEST_BYTES, Room, rooms
from judge.study.exam.timeline import End

NINE = datetime(2026, 12, 1, 9, tzinfo=UTC)
STUB = "def solution():\n    return 0\n"
ITEMS = (
    Item(
        slug="a",
        kind=Kind.ALGORITHM,
        title=Text("A", "가"),
        beginning=sha256(STUB.encode()).hexdigest(),
    ),
    Item(slug="b", kind=Kind.WRITTEN, title=Text("B", "나"), beginning=sha256(b"").hexdigest()),
)
PLAN = Began(id="x", set_name="mock", title=Text("A", "가"), seconds=600, items=ITEMS)
BEGINNINGS = {"a": ("solution.py", STUB), "b": ("answer.md", "")}


@dataclass(slots=True)
class Watch:
    """A clock that is set by hand."""

    seconds: float = 0.0

    def __call__(self) -> Moment:
        """Read it."""
        wall = NINE + timedelta(seconds=self.seconds)
        return Moment(wall=wall, ticks=self.seconds, boot="one")


@pytest.fixture
def clock() -> Watch:
    """Stand at the beginning."""
    return Watch()


@pytest.fixture
def room(tmp_path: Path, clock: Watch) -> Room:
    """Begin an examination of ten minutes."""
    room = Room(tmp_path / "exams" / "x", tmp_path / "desks" / "x", clock)
    room.begin(PLAN, BEGINNINGS)
    return room


def test_a_new_room_has_files_to_start_from(room: Room) -> None:
    """They are nobody's work: nothing is saved of them."""
    exam = room.save_changes(room.stand())

    assert (room.desk / "a" / "solution.py").read_text(encoding="utf-8") == STUB
    assert (room.desk / "b" / "answer.md").read_text(encoding="utf-8") == ""
    assert exam.saved == ()
    with pytest.raises(FileExistsError):
        room.begin(PLAN, BEGINNINGS)


def test_what_is_saved_is_kept_once(room: Room, clock: Watch, tmp_path: Path) -> None:
    """Each new text is a snapshot; another process that looks at the same text adds nothing."""
    file = room.desk / "a" / "solution.py"
    file.write_text("first\n", encoding="utf-8")
    clock.seconds = 10
    exam = room.save_changes(room.stand())
    again = Room(room.folder, room.desk, clock)
    exam = again.save_changes(exam)
    file.write_text("second, longer\n", encoding="utf-8")
    exam = room.save_changes(exam)
    file.write_text("first\n", encoding="utf-8")
    exam = again.save_changes(exam)

    assert [room.content(kept) for kept in exam.saved] == [
        b"first\n",
        b"second, longer\n",
        b"first\n",
    ]
    assert len(list((tmp_path / "exams" / "x" / "snapshots").iterdir())) == 2
    assert exam.saved[0].at_seconds == 10.0


def test_only_answers_are_kept(room: Room) -> None:
    """What editors leave beside a file, and what no person typed, is no answer."""
    folder = room.desk / "a"
    (folder / "solution.py~").write_text("x", encoding="utf-8")
    (folder / "solution.py.swp").write_text("x", encoding="utf-8")
    (folder / "notes.txt").write_text("x", encoding="utf-8")
    (folder / "solution.cpp").write_bytes(b"x" * (LARGEST_BYTES + 1))

    assert room.save_changes(room.stand()).saved == ()


def test_the_file_changed_last_is_the_answer(room: Room) -> None:
    """A learner may change the language on the way."""
    other = room.desk / "a" / "solution.cpp"
    other.write_text("int main() {}\n", encoding="utf-8")
    exam = room.save_changes(room.stand())

    assert room.files_of(exam, 0)[-1] == other
    latest = exam.latest_of(0)
    assert latest is not None
    assert latest.name == "solution.cpp"


def test_handing_in(room: Room, clock: Watch) -> None:
    """What is handed in is there as it was, whatever becomes of the file."""
    file = room.desk / "b" / "answer.md"
    file.write_text("캐시를 둡니다.", encoding="utf-8")
    clock.seconds = 60
    exam, kept = room.submit(1, file)
    file.unlink()

    assert kept is not None
    assert room.content(kept).decode() == "캐시를 둡니다."
    assert exam.submissions_of(1) == (kept,)
    assert room.restore(exam) == []  # it was handed in, and never saved before that


def test_what_comes_late_is_not_taken(room: Room, clock: Watch) -> None:
    """The end is written once, by whoever comes first; then nothing is."""
    clock.seconds = 601
    exam, kept = room.submit(0, room.desk / "a" / "solution.py")
    lines = (room.folder / JOURNAL).read_text(encoding="utf-8").count("\n")
    room.record(Opened(item=1))
    clock.seconds = 5  # even where the clock is set back by hand

    assert kept is None
    assert exam.end is End.TIME
    assert exam.submitted == ()
    assert room.stand().end is End.TIME
    assert (room.folder / JOURNAL).read_text(encoding="utf-8").count("\n") == lines == 2


def test_ending_early(room: Room, clock: Watch) -> None:
    """Whoever ends it has ended it."""
    clock.seconds = 30

    assert room.record(Finished()).end is End.FINISHED
    assert room.submit(0, room.desk / "a" / "solution.py")[1] is None


def test_files_that_are_gone_come_back(room: Room) -> None:
    """The text is there even where the file is not; a file that is there is not touched."""
    file, other = room.desk / "a" / "solution.py", room.desk / "b" / "answer.md"
    file.write_text("mine\n", encoding="utf-8")
    other.write_text("words\n", encoding="utf-8")
    exam = room.save_changes(room.stand())
    file.unlink()
    file.parent.rmdir()
    other.write_text("newer words\n", encoding="utf-8")

    assert room.restore(exam) == [file]
    assert file.read_text(encoding="utf-8") == "mine\n"
    assert other.read_text(encoding="utf-8") == "newer words\n"


@settings(max_examples=40)
@given(cut=st.integers(1, 200))
def test_a_torn_line_is_left_out(cut: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Killed while writing the last line: it is left out, and the next one is whole."""
    folder, clock = tmp_path_factory.mktemp("room"), Watch()
    journal = Journal(folder / JOURNAL, clock)
    journal.begin(PLAN)
    clock.seconds = 5
    before = journal.record(Opened(item=1))
    clock.seconds = 10
    journal.record(Submitted(item=0, name="solution.py", digest="d"))
    content = journal.path.read_bytes()
    last = len(content) - content[:-1].rfind(b"\n") - 1
    journal.path.write_bytes(content[: len(content) - min(cut, last)])
    torn = journal.stand()

    if cut == 1:  # only the line's end is missing, and what it says is there
        assert len(torn.submitted) == 1
    else:
        assert torn.submitted == ()
        assert torn.current == before.current
    clock.seconds = 20
    assert journal.record(Opened(item=0)).current == 0
    assert journal.stand().current == 0


@pytest.mark.parametrize(
    "change, said",
    [
        (lambda lines: lines[1:], "journal.jsonl:1:1: the journal of an exam cannot be read"),
        (
            lambda lines: [lines[0], lines[1].replace("opened", "paused")],
            "journal.jsonl:2:1: the journal of an exam cannot be read",
        ),
        (
            lambda lines: [lines[0], lines[1].replace('"item": 1', '"item": 7')],
            "journal.jsonl:1:1: the journal of an exam cannot be read",
        ),
    ],
    ids=["no-plan", "event-of-the-future", "item-that-is-not-there"],
)
def test_another_version_wrote_it(
    change: Callable[[list[str]], list[str]], said: str, room: Room
) -> None:
    """A journal that says what we do not know is told with its place, and not guessed at."""
    room.record(Opened(item=1))
    file = room.folder / JOURNAL
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join(change(lines)) + "\n", encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        room.stand()

    assert said in caught.value.en


def test_lines_can_be_read_by_anybody(room: Room) -> None:
    """One JSON object a line, with both clocks, and Hangul as itself."""
    room.record(Beat())
    first, second = (room.folder / JOURNAL).read_text(encoding="utf-8").splitlines()

    assert "가" in first
    assert json.loads(second) == {
        "at": "2026-12-01T09:00:00.000000+00:00",
        "ticks": 0.0,
        "boot": "one",
        "event": "beat",
    }


def test_rooms_are_found_in_order(tmp_path: Path, clock: Watch) -> None:
    """Names begin with the time; a folder without a journal is none."""
    for name in ("2026-12-02-0900-b", "2026-12-01-1900-c"):
        Room(tmp_path / "exams" / name, tmp_path / "desks" / name, clock).begin(PLAN, {})
    (tmp_path / "exams" / "2026-12-03").mkdir()
    found = rooms(tmp_path / "exams", tmp_path / "desks", clock)

    assert [room.id for room in found] == ["2026-12-01-1900-c", "2026-12-02-0900-b"]
    assert rooms(tmp_path / "nowhere", tmp_path, clock) == []
