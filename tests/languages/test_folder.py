"""A program on the disk: which language, which file is started, what comes along."""

import re
from pathlib import Path

import pytest

from judge.errors import ContentError
from judge.languages.folder import ProgramFiles, Reading, is_python_2, read_program


def write(folder: Path, **files: str) -> Path:
    """Write a program; ``__`` stands for a dot, since these are names of parameters."""
    for name, text in files.items():
        path = folder / name.replace("__", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def read(path: Path, **how: object) -> ProgramFiles:
    """Read it."""
    return read_program(path, Reading(**how))  # type: ignore[arg-type]


def test_a_file(tmp_path: Path) -> None:
    """It has no name of its own and nothing beside it."""
    found = read(write(tmp_path, a__py="print(1)\n") / "a.py")

    assert (found.language.id, found.source, found.name) == ("python", "print(1)\n", None)
    assert found.files == ()


@pytest.mark.parametrize(
    ("files", "started"),
    [
        ({"a__py": "", "main__py": ""}, "main.py"),
        ({"B__java": "class B {}", "A__java": "class A { static void main(){} }"}, "A.java"),
        ({"b__cc": "int f();", "a__cc": "int g();"}, "a.cc"),
        ({"b__cc": "int main() {}", "a__cc": "// main()", "c__h": "int main();"}, "b.cc"),
    ],
)
def test_what_is_started(tmp_path: Path, files: dict[str, str], started: str) -> None:
    """A name, or a main function that is no comment, or the first."""
    found = read(write(tmp_path, **files))

    assert found.name == started
    assert len(found.files) == len(files) - 1


@pytest.mark.parametrize("language", ["python", "pypy", "python2"])
def test_files_of_python_are_run_by_whichever_is_asked_for(tmp_path: Path, language: str) -> None:
    """A file alone and a folder, though the ending is that of one of them only."""
    folder = write(tmp_path, main__py="", other__py="x = 1")

    assert read(folder, language=language).language.id == language
    assert read(folder / "main.py", language=language).name is None


def test_an_entry_point(tmp_path: Path) -> None:
    """The one that the package names, with or without its ending."""
    folder = write(tmp_path, main__py="", other__py="x = 1")

    assert read(folder, entry="other.py").name == "other.py"
    assert read(folder, entry="other").name == "other.py"
    assert read(folder, entry="nobody").name == "main.py"


def test_hidden_files_stay_where_they_are(tmp_path: Path) -> None:
    """As do compiled ones."""
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_bytes(b"")
    (tmp_path / ".hidden").write_text("")
    found = read(write(tmp_path, a__py="", data__txt="5"))

    assert [file.name for file in found.files] == ["data.txt"]


def test_included_files(tmp_path: Path) -> None:
    """Those of the language, else the default ones; they replace the program's own."""
    include = tmp_path / "include"
    write(include / "python3", help__py="theirs")
    write(include / "default", note__txt="for all")
    folder = write(tmp_path / "program", main__py="", help__py="own")
    python, c = (
        read(folder, include=include),
        read(write(tmp_path, a__c="int main(void);") / "a.c", include=include),
    )

    assert [(file.name, file.content) for file in python.files] == [("help.py", b"theirs")]
    assert [file.name for file in c.files] == ["note.txt"]


def test_constants(tmp_path: Path) -> None:
    """A name that is none stays, and so does a file that is no text."""
    folder = write(tmp_path, main__py="x = {{n}} + {{n.word}} + {{m}}")
    (folder / "image").write_bytes(b"\xff{{n}}")
    found = read(folder, constants=(("n", "5"), ("n.word", "five")), author=True)

    assert found.source == "x = 5 + five + {{m}}"
    assert found.files[0].content == b"\xff{{n}}"


def test_constants_are_no_business_of_a_learners(tmp_path: Path) -> None:
    """They are put into what the package lays beside a program, not into the program itself."""
    write(tmp_path / "include" / "default", most__txt="{{n}}")
    file = write(tmp_path / "program", a__py="x = {{n}}") / "a.py"
    found = read(file, include=tmp_path / "include", constants=(("n", "5"),))

    assert found.source == "x = {{n}}"
    assert found.files[0].content == b"5"


@pytest.mark.parametrize(
    ("source", "old"),
    [
        ("print 'a'\n", True),
        ("n = raw_input()\n", True),
        ("for i in xrange(3): pass\n", True),
        ("xrange = range\nfor i in xrange(3): pass\n", False),
        ("#!/usr/bin/env python2\nprint(1)\n", True),
        ("print('a')\n", False),
        ("x = (\n", False),
    ],
)
def test_python_2(source: str, old: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a table
    """A source that means nothing to Python 3, or says so; a mistake alone is none."""
    file = write(tmp_path, a__py=source) / "a.py"

    assert is_python_2(source) is old
    assert read(file, guess_version=True).language.id == ("python2" if old else "python")
    assert read(file).language.id == "python"


def test_what_is_no_program(tmp_path: Path) -> None:
    """No language, no file of the language, no UTF-8, no file, a link to elsewhere."""
    latin = tmp_path / "latin.py"
    latin.write_bytes(b"x = '\xe9'\n")
    outside = write(tmp_path / "outside", a__py="")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "a.py").symlink_to(outside / "a.py")
    wrong: list[tuple[Path, dict[str, object], str]] = [
        (tmp_path / "outside" / "none.xyz", {}, "no language is known"),
        (outside, {"language": "cpp"}, "no file of C++20"),
        (latin, {}, "not UTF-8 (byte 5)"),
        (inside, {"inside": inside}, "leads out of the problem's folder"),
    ]
    write(tmp_path / "outside", none__xyz="")
    for path, how, said in wrong:
        with pytest.raises(ContentError, match=re.escape(said)):
            read(path, **how)
    assert read(inside).source == ""
