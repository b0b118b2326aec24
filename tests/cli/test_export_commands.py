"""``judge export`` and ``judge backup``: what is written, and what is never written over."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from judge.model.submission import Style, Submission
from judge.model.text import Locale
from judge.model.verdict import Verdict
from judge.study.store import Store
from tests.cli.results import accepted, failed, judged
from tests.cli.test_screens import Golden, golden, locale
from tests.cli.world import NOON, SLUG, SOLUTION, World

__all__ = ["golden", "locale"]

WRITTEN = "workflow-db-overload"
NOTE = """\
## 3. Approach / 접근
Keep the highest so far.
## 5. Complexity / 복잡도
O(n), one pass.
## 9. My mistakes / 틀렸던 것
- forgot the first day
## 10. Follow-up questions / 꼬리 질문
- And with a stream? → The same pass.
## 11. One-minute version / 1분 설명
I walk once.
"""


def _note(world: World, text: str = NOTE) -> Path:
    return world.solve(text, "notes.md")


def _attempts(world: World, source: str = "pass\n") -> None:
    store = Store(world.directory / ".judge" / "progress.sqlite3")
    submission = Submission(
        path=Path("solution.py"), source=source, language="python", style=Style.FUNCTION
    )
    wrong = judged(failed("a", Verdict.WRONG_ANSWER))
    for number, result in enumerate((wrong, wrong, judged(accepted("a", milliseconds=90)))):
        store.add(submission, result, NOON + timedelta(minutes=number))


def test_a_deck(world: World, locale: Locale, golden: Golden) -> None:
    """Of a set, or of everything; the note's cards are in it."""
    world.locale = locale
    _note(world)
    (world.directory / "problems" / "sets").mkdir()
    (world.directory / "problems" / "sets" / "mine.yaml").write_text(
        f"format: 1\nkind: study\ntitle: Mine\nproblems: [{SLUG}, cafe-menu]\n", encoding="utf-8"
    )
    golden("export-anki", world.judge("export", "anki", "out/deck.txt", "--set", "mine"))
    golden("export-anki-again", world.judge("export", "anki", "out/deck.txt", "--set", "mine"))
    again = world.judge("export", "anki", "out/deck.txt", "--deck", "all", "--overwrite")
    deck = (world.directory / "out" / "deck.txt").read_text(encoding="utf-8")

    assert again.code == 0
    assert "#deck:all\n" in deck
    assert "I walk once." in deck
    assert deck.count(f"judge::{WRITTEN}") > 10


@pytest.mark.parametrize("dialect, word", [(None, "DATE_FORMAT"), ("oracle", "DECODE")])
def test_a_query_in_the_learners_dialect(dialect: str | None, word: str, world: World) -> None:
    """The author's queries in other dialects are not on the card."""
    if dialect is not None:
        with (world.directory / "judge.yaml").open("a", encoding="utf-8") as settings:
            settings.write(f"sql_dialect: {dialect}\n")
    world.judge("export", "anki", "deck.txt", "--set", "company-3-1-3")
    deck = (world.directory / "deck.txt").read_text(encoding="utf-8")

    assert [each for each in ("DATE_FORMAT", "DECODE", "FILTER") if each in deck] == [word]


def test_a_sheet(world: World, locale: Locale, golden: Golden) -> None:
    """Three lines of the note, own numbers, the mistakes that were made."""
    world.locale = locale
    empty = world.judge("export", "sheet", "sheet.md")
    _note(world)
    _attempts(world)
    golden("export-sheet", world.judge("export", "sheet", "sheet.md"))
    page = (world.directory / "sheet.md").read_text(encoding="utf-8")
    world.judge("export", "sheet", "all.html", "--set", "company-3-1-3")
    html = (world.directory / "all.html").read_text(encoding="utf-8")

    assert empty.code == 5
    assert "1. Keep the highest so far.\n2. O(n), one pass.\n" in page
    assert "- WA 2\n- forgot the first day\n" in page
    assert "90 ms" in page
    assert html.count("<section>") == 7
    assert 'class="points"' in html


def test_a_written_answer_on_the_sheet(world: World) -> None:
    """One that was handed in was worked on, like any attempt."""
    world.solve("First I would put a cache in front of D.\n", "answer.md", slug=WRITTEN)
    before = world.judge("export", "sheet", "sheet.md")
    world.judge("submit", WRITTEN)
    world.judge("export", "sheet", "sheet.md")
    page = (world.directory / "sheet.md").read_text(encoding="utf-8")

    assert before.code == 5
    assert f"({WRITTEN})\n\nattempts 1, mentioned 1 of 14\n\n**points of a good answer**" in page


def test_a_sheet_of_another_kind(world: World) -> None:
    """The file's name says the format."""
    ran = world.judge("export", "sheet", "sheet.pdf")

    assert ran.code == 2
    assert ".html or .md" in ran.said


def test_a_folder_for_git(world: World, locale: Locale, golden: Golden) -> None:
    """The same twice; answers and progress stay at home."""
    world.locale = locale
    nothing = world.judge("export", "git", "../share")
    world.solve()
    _note(world)
    world.solve("my own facts", "answer.md")
    _attempts(world, SOLUTION)
    golden("export-git-nothing", nothing)
    share = world.directory.parent / "share"
    first = world.judge("export", "git", "share")
    second = world.judge("export", "git", "share")
    (world.directory / "solutions" / SLUG / "notes.md").unlink()
    golden("export-git", first)
    golden("export-git-again", second)
    golden("export-git-removed", world.judge("export", "git", "share"))
    folder = world.directory / "share"

    assert not share.exists()
    assert {path.name for path in folder.rglob("*") if path.is_file()} == {
        *("README.md", ".judge-export", "solution.py")
    }
    solved = "| yes |" if locale is Locale.EN else "| O |"
    assert solved in (folder / "README.md").read_text(encoding="utf-8")


def test_only_what_was_accepted_is_solved(world: World) -> None:
    """A program that was changed since is shared, and not called solved; a comment is no change."""
    source = "def solution(numbers, target):\n    return [0, 1]\n"
    file = world.solve(source)
    _attempts(world, source)
    table = world.directory.parent / "share" / "README.md"

    file.write_text(f"# how I did it\n{source}", "utf-8")
    ran = world.judge("export", "git", "../share")
    assert "| yes |" in table.read_text("utf-8")
    assert "not marked" not in ran.err

    file.write_text(source.replace("[0, 1]", "[]"), "utf-8")
    ran = world.judge("export", "git", "../share")
    assert "| yes |" not in table.read_text("utf-8")
    assert f"what is there now is not what was accepted: {SLUG}" in " ".join(ran.err.split())


@pytest.mark.parametrize("folder", [".", "solutions", "solutions/share"])
def test_where_one_works_nothing_is_exported(folder: str, world: World) -> None:
    """Such a folder would export itself."""
    world.solve()
    ran = world.judge("export", "git", folder)

    assert ran.code == 2
    assert "where you work" in ran.said


def test_what_cannot_be_written_is_told(world: World) -> None:
    """A folder that is a file is no place for a file."""
    world.solve()
    (world.directory / "file").touch()
    for words in (["anki", "file/deck.txt"], ["git", "file/share"]):
        ran = world.judge("export", *words)

        assert ran.code == 2
        assert "cannot write" in ran.said
    assert world.judge("backup", "file/b.zip").code == 2


def test_a_note_that_is_no_text(world: World) -> None:
    """It is told with its name."""
    _note(world).write_bytes(b"\xff\xfe")
    ran = world.judge("export", "anki", "deck.txt")

    assert ran.code == 2
    assert "notes.md cannot be read" in ran.said


def test_backup_and_back(world: World, locale: Locale, golden: Golden) -> None:
    """Files, attempts and what was counted of them are there again; nothing is written over."""
    world.locale = locale
    world.solve()
    _attempts(world)
    before = world.judge("history", SLUG).out
    golden("backup", world.judge("backup", "../judge.zip"))
    golden("backup-again", world.judge("backup", "../judge.zip"))
    refused = world.judge("backup", "../judge.zip", "--restore")
    golden("backup-restore", world.judge("backup", "../judge.zip", "--restore", "--into", "back"))
    old, world.directory = world.directory, world.directory / "back"
    restored = json.loads(world.judge("history", SLUG, "--json").out)

    assert refused.code == 2
    assert world.judge("history", SLUG).out == before
    assert restored["attempts"] == 3
    assert (world.directory / "solutions" / SLUG / "solution.py").read_bytes() == (
        old / "solutions" / SLUG / "solution.py"
    ).read_bytes()


def test_a_backup_that_is_not_there(world: World) -> None:
    """A file that is missing is named as it was typed."""
    ran = world.judge("backup", "nope.zip", "--restore", "--into", "back")

    assert (ran.code, ran.err) == (2, "error: there is no file nope.zip\n")


def test_backup_of_a_new_workspace(world: World) -> None:
    """Without progress there is none to restore."""
    world.judge("backup", "b.zip")
    ran = world.judge("backup", "b.zip", "--restore", "--into", "back")

    assert ran.code == 0
    assert not (world.directory / "back" / ".judge").exists()
