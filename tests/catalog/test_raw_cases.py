"""Raw cases: what is wrong in a file is said with its line and column."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from judge.catalog.problem_file import load_program_problem
from judge.catalog.raw_files import LARGE_FILE_BYTES, check_large_files
from judge.errors import ContentError

GRAPH = """\
format: 1
kind: algorithm
title: Graph
level: 1
topics: [graph]
statement: Count.
records:
  edge: {from: {type: int, range: 1..n}, name: {type: str}}
parameters:
  n: {type: int, range: 1..9}
  edges: {type: "list[edge]", length: 0..5}
  xs: {type: "list[int]", length: 1..200_000, items: 0..9}
  rows: {type: "list[list[int]]", items: 0..9}
returns: {type: "list[int]", items: 0..9}
stdio: |
  {n} {len(edges)} {len(rows)}
  {edges}
  xs {len(xs)} {xs}
  {rows | counted}
checker: CHECKER
"""
GIVEN = "3 2 1\n1 a\n3 b\nxs 3 1 2 3\n2 5 6\n"
ANSWER = "1 2 3\n"


@pytest.fixture
def said(problem_folder: Callable[[str], Path]) -> Callable[..., list[str]]:
    """Put a pair of files into a problem and return what the reader says of them."""

    def read(given: str | None, answer: str | None, checker: str = "exact") -> list[str]:
        folder = problem_folder(GRAPH.replace("CHECKER", checker))
        (folder / "cases").mkdir(exist_ok=True)
        for suffix, text in ((".in", given), (".ans", answer)):
            (folder / f"cases/c{suffix}").unlink(missing_ok=True)
            if text is not None:
                (folder / f"cases/c{suffix}").write_bytes(text.encode())
        try:
            load_program_problem(folder)
        except ContentError as error:
            return [line.replace(f"{folder}/", "") for line in error.en.split("\n")]
        return []

    return read


def test_a_good_pair_is_a_case(said: Callable[..., list[str]]) -> None:
    """A pair that follows layout and constraints has no mistakes, with either kind of line end."""
    assert said(GIVEN, ANSWER) == []
    assert said(GIVEN.replace("\n", "\r\n"), "1 2 3\r\n") == []


@pytest.mark.parametrize(
    "old, new, message",
    [
        ("3 2 1", "10 2 1", "cases/c.in:1:1: n: value 10 is outside 1..9"),
        ("3 b", "4 b", "cases/c.in:3:1: edges[1].from: value 4 is outside 1..3"),
        ("1 2 3", "1 22 3", "cases/c.in:4:8: xs[1]: value 22 is outside 0..9"),
        ("2 5 6", "2 5 16", "cases/c.in:5:1: rows[0][1]: value 16 is outside 0..9"),
        ("1 2 3", "1 two 3", "cases/c.in:4:1: expected int, found 'two'"),
        ("2 5 6", "2 5", "cases/c.in:5:1: list[int]: "),
        ("\n2 5 6", "", "cases/c.in:5:1: the text ends too early"),
        ("xs", "ys", "cases/c.in:4:1: expected 'xs'"),
        ("3 2 1", "3 2 \x00", "cases/c.in:1:5: the invisible character U+0000 is not allowed"),
    ],
)
def test_wrong_inputs(old: str, new: str, message: str, said: Callable[..., list[str]]) -> None:
    """What departs from layout or constraints is named at its place."""
    assert said(GIVEN.replace(old, new), ANSWER)[0].startswith(message)


@pytest.mark.parametrize(
    "answer, message",
    [
        ("1 12\n", "cases/c.ans:1:3: result[1]: value 12 is outside 0..9"),
        ("1\n2\n", "cases/c.ans:2:1: there is more text than expected"),
        ("one\n", "cases/c.ans:1:1: expected int, found 'one'"),
    ],
)
def test_wrong_answers(answer: str, message: str, said: Callable[..., list[str]]) -> None:
    """Answers are held against the result's type, too."""
    assert said(GIVEN, answer)[0].startswith(message)


def test_answers_of_a_checker_program_are_its_own_affair(said: Callable[..., list[str]]) -> None:
    """A checker program may read anything from the answer file."""
    assert said(GIVEN, "whatever it likes\n", "{name: program, file: checker.py}") == []


def test_half_a_pair(said: Callable[..., list[str]]) -> None:
    """An input without answer, and an answer without input, are mistakes."""
    pair = "a raw case is a pair NAME.in and NAME.ans"

    assert said(GIVEN, None) == [f"cases/c.in:1:1: there is no file cases/c.ans; {pair}"]
    assert said(None, ANSWER)[-1] == (
        "cases/c.ans:1:1: there is no c.in beside it; add it or remove this file"
    )


def test_raw_files_need_a_layout(good_folder: Callable[[str], Path]) -> None:
    """A problem that says ``stdio: none`` cannot read a text."""
    folder = good_folder("matrix-turn")
    (folder / "cases").mkdir()
    (folder / "cases/c.in").touch()
    (folder / "cases/c.ans").touch()
    with pytest.raises(ContentError, match="raw files need a layout, and the problem says"):
        load_program_problem(folder)


def test_names_of_raw_files_are_names_of_cases(good_folder: Callable[[str], Path]) -> None:
    """A raw file may not take the name of a case in YAML."""
    folder = good_folder("mean-values")
    (folder / "cases/sample-zero.in").rename(folder / "cases/a.in")
    (folder / "cases/sample-zero.ans").rename(folder / "cases/a.ans")
    with pytest.raises(ContentError, match=r"a\.in:1:1: cases: the case of line 16 is called a"):
        load_program_problem(folder)


def test_other_files_are_left_alone(good_folder: Callable[[str], Path]) -> None:
    """Notes beside the cases are no cases."""
    folder = good_folder("mean-values")
    (folder / "cases/README.md").touch()

    assert len(load_program_problem(folder).cases) == 4


def test_links_may_not_leave_the_problem(
    good_folder: Callable[[str], Path], tmp_path: Path
) -> None:
    """A problem that people share cannot show a private file as a test case."""
    folder, secret = good_folder("echo-lines"), tmp_path / "secret"
    secret.write_text("mine", encoding="utf-8")
    (folder / "cases/second.in").unlink()
    (folder / "cases/second.in").symlink_to(secret)
    with pytest.raises(ContentError, match="leads out of the problem's folder"):
        load_program_problem(folder)


def test_an_unreadable_folder_is_a_mistake(
    good_folder: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the system refuses is told with the path, and is no traceback."""
    folder = good_folder("echo-lines")

    def refuse(path: Path) -> list[Path]:
        raise PermissionError(13, "Permission denied", os.fspath(path))

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(ContentError, match=r"cases:1:1: cannot be read: Permission denied"):
        load_program_problem(folder)


def test_large_files_are_checked_when_asked_for(good_folder: Callable[[str], Path]) -> None:
    """Loading does not wait for a large file; ``check_large_files`` finds what is wrong in it."""
    folder = good_folder("mean-values")
    rows = LARGE_FILE_BYTES // 3
    wrong = "".join("1 99\n" if row == rows - 1 else "1 1\n" for row in range(rows))
    (folder / "cases/listed.in").write_text(f"{rows}\n{wrong}{'1.0'}\n", encoding="utf-8")
    (folder / "cases/listed.ans").write_text("1.0 " * rows + "\n", encoding="utf-8")
    problem = load_program_problem(folder)

    assert [str(each.place.file.name) for each in check_large_files(problem)] == ["listed.in"] * 2
    assert check_large_files(problem)[0].key == "rows"
    assert check_large_files(problem)[1].key == f"rows[{rows - 1}][0]"


def test_small_files_are_not_checked_twice(good_folder: Callable[[str], Path]) -> None:
    """What loading has checked already, ``check_large_files`` leaves out."""
    assert check_large_files(load_program_problem(good_folder("mean-values"))) == ()
