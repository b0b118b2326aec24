"""Which file and which problem are meant, and what is said where that is not clear."""

import os
from pathlib import Path

import pytest

from judge.model.submission import Style
from tests.cli.results import RESULTS
from tests.cli.world import SLUG, SOLUTION, World, tells

STDIO = "print(len(input().split()))\n"


@pytest.fixture(autouse=True)
def accepts(world: World, outside: World) -> None:
    """Accept whatever is judged."""
    world.engine.script = outside.engine.script = tells(RESULTS["accepted"])


def test_latest_solution_is_taken(world: World) -> None:
    """Of several solutions the one that was changed last is taken, and that is said."""
    older, newer = world.solve(), world.solve(STDIO, "solution.cpp")
    os.utime(older, (1, 1))
    os.utime(newer, (2, 2))
    ran = world.judge("run", SLUG)

    assert world.engine.judged[0][0].path == newer
    assert "taking solution.cpp, the file changed last (also there: solution.py)" in ran.out


@pytest.mark.parametrize(
    "target", [f"solutions/{SLUG}/solution.py", f"solutions/{SLUG}", f"./solutions/{SLUG}/"]
)
def test_path(target: str, world: World) -> None:
    """A file, or a folder with a solution, tells its problem by the folder's name."""
    path = world.solve()
    world.judge("run", target)

    assert world.engine.judged[0][0].path.resolve() == path


def test_current_folder(world: World) -> None:
    """In a solution's folder nothing needs to be named."""
    world.directory = world.solve().parent

    assert world.judge("run").code == 0
    assert world.judge("run", ".").code == 0


def test_authors_submission(world: World) -> None:
    """A file below a problem's folder is for that problem."""
    file = next((world.directory / "problems" / SLUG / "submissions" / "accepted").iterdir())

    assert world.judge("run", str(file)).code == 0


def test_outside_of_a_workspace(outside: World) -> None:
    """A file can be run anywhere when its problem is named; own cases are those beside it."""
    file = outside.directory / "try.py"
    file.write_text(SOLUTION, encoding="utf-8")

    assert outside.judge("run", "try.py", "--problem", "pair-with-target").code == 0
    assert outside.judge("submit", "try.py", "--problem", "pair-with-target").err.startswith(
        "not recorded: this folder is in no workspace"
    )


@pytest.mark.parametrize(
    "arguments, code, words",
    [
        ((), 2, "which problem? Name it"),
        (("nothing.py",), 2, "there is no file nothing.py"),
        (("solutions/none/solution.py",), 2, "there is no file"),
        (("folder.py",), 2, "folder.py is a folder; a file is wanted"),
        (("./pipe.py",), 2, "./pipe.py is a named pipe; a file is wanted"),
        (("/dev/null",), 2, "/dev/null is a device or a socket; a file is wanted"),
        (("no-such-problem",), 5, "there is no problem no-such-problem"),
        (("river-gage",), 5, 'did you mean "river-gauge"?'),
        ((SLUG,), 5, "no solution yet; `judge new river-gauge` makes a file"),
        (("stray.py",), 2, "which problem is stray.py for? Say --problem SLUG"),
        (("stray.py", "--problem", SLUG, "-l", "cobol"), 5, "no language 'cobol'"),
        (("stray.txt", "--problem", SLUG), 5, "no language is known"),
        (("latin.py", "--problem", SLUG), 2, "latin.py: not UTF-8 (byte 2); save it as UTF-8"),
    ],
)
def test_nothing_to_judge(arguments: tuple[str, ...], code: int, words: str, world: World) -> None:
    """Where nothing can be judged, the message says what to type instead."""
    (world.directory / "stray.py").write_text(SOLUTION, encoding="utf-8")
    (world.directory / "stray.txt").write_text(SOLUTION, encoding="utf-8")
    (world.directory / "latin.py").write_bytes(b"# \xe9\n")
    (world.directory / "folder.py").mkdir()
    os.mkfifo(world.directory / "pipe.py")
    ran = world.judge("run", *arguments)

    assert ran.code == code
    assert words in ran.said


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_unreadable_file(world: World) -> None:
    """A file that may not be read is the caller's mistake."""
    world.solve().chmod(0)

    assert world.judge("run", SLUG).code == 2


@pytest.mark.parametrize(
    "arguments, source, language, style",
    [
        ((), SOLUTION, "python", Style.FUNCTION),
        ((), STDIO, "python", Style.STDIO),
        (("-l", "pypy"), SOLUTION, "pypy", Style.FUNCTION),
        (("--style", "stdio"), SOLUTION, "python", Style.STDIO),
        ((), "\ufeff" + SOLUTION, "python", Style.FUNCTION),  # as some editors of Windows save
    ],
)
def test_language_and_style(
    arguments: tuple[str, ...], source: str, language: str, style: Style, world: World
) -> None:
    """The file tells its language and style, unless the command line does."""
    world.solve(source)
    world.judge("run", SLUG, *arguments)
    submission = world.engine.judged[0][0]

    assert (submission.language, submission.style) == (language, style)
    assert not submission.source.startswith("\ufeff")


def test_problem_by_path(world: World) -> None:
    """A problem may be named by its folder, seen from where one stands."""
    world.directory = world.directory / "problems"

    assert world.judge("show", f"./{SLUG}").code == 0
    assert world.judge("show", f"{SLUG}/problem.yaml").code == 0


def test_unreadable_directory_entry_is_no_solution(world: World) -> None:
    """A folder that is called like a solution is none."""
    (world.directory / "solutions" / SLUG / "solution.d").mkdir(parents=True)

    assert world.judge("run", SLUG).code == 5


def test_file_that_vanishes(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that goes away between looking and reading is told, not thrown."""
    path = world.solve()
    monkeypatch.setattr(Path, "is_file", lambda _: True)
    path.unlink()

    assert "No such file" in world.judge("run", str(path), "--problem", "pair-with-target").err
