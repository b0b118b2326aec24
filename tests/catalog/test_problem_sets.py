"""Sets of problems: what may be written, what is told, and where they are found."""

from pathlib import Path

import pytest

from judge.catalog.library import find_problem, find_set, list_problems, list_sets
from judge.catalog.problem_set_file import load_set
from judge.errors import ContentError, NothingMatched
from judge.model.problem_set import SetKind, StudyTask
from judge.model.text import Text

KNOWN = ("pair-with-target", "cafe-menu", "meeting-rooms")
EXAM = "format: 1\nkind: exam\ntitle: A test\nminutes: 2 h\nproblems: [cafe-menu]\n"
STUDY = """\
format: 1
kind: study
title: {en: A week, ko: 일주일}
about: Everything.
problems: [meeting-rooms, pair-with-target]
tasks:
  - {id: read-1, title: {en: Read, ko: 읽기}, minutes: 30 min, day: 5, ask: Three sentences.}
  - {id: company, title: Research, minutes: 1 h}
"""


def _load(folder: Path, text: str) -> object:
    file = folder / "mine.yaml"
    file.write_text(text, encoding="utf-8")
    return load_set(file, KNOWN)


def test_an_exam_has_a_clock(tmp_path: Path) -> None:
    """The name is the file's; hours are read as minutes; the order of problems stays."""
    file = tmp_path / "mine.yaml"
    file.write_text(EXAM.replace("[cafe-menu]", "[meeting-rooms, cafe-menu]"), encoding="utf-8")
    read = load_set(file, KNOWN)

    assert (read.name, read.kind, read.minutes) == ("mine", SetKind.EXAM, 120)
    assert read.slugs == ("meeting-rooms", "cafe-menu")
    assert read.title == Text("A test", "A test")
    assert read.tasks == ()
    assert (read.file, read.place.line) == (file, 1)


def test_a_study_set_has_tasks(tmp_path: Path) -> None:
    """Tasks keep their day and what is to be written down; a study set has no clock."""
    file = tmp_path / "week.yaml"
    file.write_text(STUDY, encoding="utf-8")
    read = load_set(file, KNOWN)

    assert read.minutes is None
    assert read.about == Text("Everything.", "Everything.")
    assert read.tasks == (
        StudyTask(
            id="read-1",
            title=Text("Read", "읽기"),
            minutes=30,
            day=5,
            asks=Text("Three sentences.", "Three sentences."),
        ),
        StudyTask(id="company", title=Text("Research", "Research"), minutes=60),
    )


@pytest.mark.parametrize(
    "text, said",
    [
        (
            EXAM.replace("cafe-menu", "cafe-menus"),
            'mine.yaml:5:12: problems[0]: there is no problem cafe-menus; did you mean "cafe-men',
        ),
        (
            EXAM.replace("cafe-menu", "cafe-menu, cafe-menu"),
            "mine.yaml:5:23: problems[1]: cafe-menu stands here already; remove one",
        ),
        (
            EXAM.replace("minutes: 2 h\n", ""),
            "mine.yaml:1:1: minutes: this key is missing; add minutes: 120 min",
        ),
        (EXAM.replace("2 h", "120"), 'minutes: expected whole minutes such as "120 min" (units:'),
        (EXAM.replace("2 h", "90 s"), "mine.yaml:4:10: minutes: expected whole minutes such as"),
        (EXAM.replace("2 h", "0.5 min"), "mine.yaml:4:10: minutes: expected whole minutes such as"),
        (EXAM.replace("2 h", "25 h"), "mine.yaml:4:10: minutes: 25 h is outside 1 min..1440 min"),
        (
            EXAM + "tasks: [{id: a, title: A, minutes: 1 min}]\n",
            "mine.yaml:6:8: tasks: only a study set has tasks; remove the key, or change the kind",
        ),
        (
            STUDY.replace("about", "minutes: 2 h\nabout"),
            "mine.yaml:4:10: minutes: only an exam has one clock; remove the key, or change",
        ),
        (
            STUDY.replace("id: company", "id: read-1"),
            "mine.yaml:8:10: tasks[1].id: another task is called read-1; choose another id",
        ),
        (STUDY.replace("day: 5", "day: 0"), "tasks[0].day: expected a whole number in 1..366"),
        (STUDY.replace("id: company", "id: My Task"), "tasks[1].id: expected a name in small"),
        (STUDY.replace("id: company, ", ""), "tasks[1].id: this key is missing; add id: read-art"),
        (
            "format: 1\nkind: study\ntitle: Empty\n",
            "mine.yaml:1:1: problems: this key is missing; add problems: [pair-with-target,",
        ),
        (
            EXAM.replace("kind: exam", "kind: exams"),
            "kind: unknown value exams; did you mean",
        ),
        (EXAM.replace("kind: exam\n", ""), "mine.yaml:1:1: kind: this key is missing"),
        (EXAM.replace("problems", "problem"), 'problem: unknown key; did you mean "problems"?'),
        (EXAM.replace("[cafe-menu]", "[[a], cafe-menu]"), "problems[0]: expected text, found a l"),
        ("- exam\n", "mine.yaml:1:1: expected a mapping with keys format, kind, title"),
    ],
)
def test_mistakes_are_told(text: str, said: str, tmp_path: Path) -> None:
    """Every mistake has its place and the way to mend it, in both languages."""
    with pytest.raises(ContentError) as caught:
        _load(tmp_path, text)

    assert said in caught.value.en
    assert caught.value.ko != caught.value.en


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    """One look at the messages is enough to mend the whole file."""
    text = EXAM.replace("2 h", "x").replace("cafe-menu", "nowhere, cafe-menu, cafe-menu")
    with pytest.raises(ContentError) as caught:
        _load(tmp_path, text)

    assert [each.key for each in caught.value.mistakes] == ["minutes", "problems[0]", "problems[2]"]


def test_the_folder_of_sets_is_no_problem(tmp_path: Path) -> None:
    """A set may be called problem.yaml; its folder is still not taken for a problem."""
    (tmp_path / "sets").mkdir()
    (tmp_path / "sets" / "problem.yaml").write_text(EXAM, encoding="utf-8")

    assert list_problems((tmp_path,)) == ()
    with pytest.raises(NothingMatched):
        find_problem("sets", (tmp_path,))
    assert [file.stem for file in list_sets((tmp_path,))] == ["problem"]


def test_sets_of_the_workspace_come_first(tmp_path: Path) -> None:
    """Of two sets with one name, the one at home counts; other files are no sets."""
    for root in ("own", "shipped"):
        (tmp_path / root / "sets").mkdir(parents=True)
        (tmp_path / root / "sets" / "mock.yaml").write_text(EXAM, encoding="utf-8")
    (tmp_path / "shipped" / "sets" / "README.md").write_text("Words.", encoding="utf-8")
    roots = (tmp_path / "own", tmp_path / "nowhere", tmp_path / "shipped")

    assert list_sets(roots) == (tmp_path / "own" / "sets" / "mock.yaml",)
    assert find_set("mock", roots) == tmp_path / "own" / "sets" / "mock.yaml"
    with pytest.raises(NothingMatched, match="there is no set mok; did you mean"):
        find_set("mok", roots)
