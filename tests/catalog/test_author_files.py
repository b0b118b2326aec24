"""Files beside ``problem.yaml``: they are looked at, and never run."""

from collections.abc import Callable
from pathlib import Path

import pytest

from judge.catalog.author_files import read_generators, read_submissions
from judge.catalog.mistakes import Mistakes
from judge.catalog.problem_file import load_problem
from judge.errors import ContentError


@pytest.fixture
def mistakes(tmp_path: Path) -> Mistakes:
    """Begin with none, for a problem in ``tmp_path``."""
    return Mistakes(tmp_path / "problem.yaml")


def _write(folder: Path, name: str, text: str = "") -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_submissions_are_grouped_by_what_they_promise(tmp_path: Path, mistakes: Mistakes) -> None:
    """The order is that of the verdicts, then of names; notes and hidden files are none."""
    for name in (
        *("wrong_answer/b.py", "accepted/z.cpp", "accepted/a.py", "compile_error/c.py"),
        *("accepted/README.md", "accepted/.hidden", "accepted/__pycache__/x.pyc", "notes.txt"),
    ):
        _write(tmp_path / "submissions", name)
    found = [(each.expected, each.path.name) for each in read_submissions(tmp_path, mistakes)]

    assert found == [
        ("accepted", "a.py"),
        ("accepted", "z.cpp"),
        ("wrong_answer", "b.py"),
        ("compile_error", "c.py"),
    ]
    assert mistakes.found == ()


@pytest.mark.parametrize(
    "name, said",
    [
        ("wrong_answers/a.py", 'named after a verdict; did you mean "wrong_answer"?'),
        ("tle/a.py", "named after a verdict; known here: accepted, wrong_answer"),
        ("stray.py", "named after a verdict"),
        ("accepted/folder/a.py", "a submission is a single file, and this is a folder"),
    ],
)
def test_strangers_are_refused(name: str, said: str, tmp_path: Path, mistakes: Mistakes) -> None:
    """A folder that promises nothing known would never be judged."""
    _write(tmp_path / "submissions", name)
    read_submissions(tmp_path, mistakes)

    assert said in mistakes.found[0].en


@pytest.mark.parametrize(
    "target, said",
    [
        ("/etc/hostname", "leads out of the problem's folder"),
        ("loop.py", "leads out of the problem's folder"),
        ("nothing.py", "this is no file"),
    ],
)
def test_links_are_followed_inside_only(
    target: str, said: str, tmp_path: Path, mistakes: Mistakes
) -> None:
    """Links out of the folder, in circles or to nothing are no submissions."""
    link = tmp_path / "submissions/accepted/loop.py"
    link.parent.mkdir(parents=True)
    link.symlink_to(target)

    assert read_submissions(tmp_path, mistakes) == ()
    assert said in mistakes.found[0].en


def test_generators_are_the_names_at_the_top(tmp_path: Path, mistakes: Mistakes) -> None:
    """Functions, assignments and imports count; what is nested does not."""
    _write(
        tmp_path,
        "generate.py",
        "from functools import partial\nfrom shapes import star as wheel\n"
        "def chain(rng, size):\n    def inner(): pass\n    return {}\n"
        "short = partial(chain, size=3)\nwheel.size = 3\nif True:\n    def hidden(): pass\n"
        "raise SystemExit('never run')\n",
    )

    assert read_generators(tmp_path, mistakes) == frozenset({"partial", "wheel", "chain", "short"})


@pytest.mark.parametrize(
    "source, said",
    [
        ("def f(:\n", r"generate.py:1:7: Python: invalid syntax; mend it"),
        ("x = 1\n  y = 2\n", r"generate.py:2:\d: Python: unexpected indent; mend it"),
        ("x = " + "(" * 5000 + ")" * 5000, r"generate.py:1:\d+: Python: too many nested"),
        ("x = " + "-" * 100_000 + "1", r"generate.py:1:1: .*nested too deep"),
        ("\x00", r"generate.py:1:1: the invisible character"),
    ],
)
def test_broken_generators(source: str, said: str, tmp_path: Path, mistakes: Mistakes) -> None:
    """A generate.py that is no Python is a mistake at its own line."""
    _write(tmp_path, "generate.py", source)

    assert read_generators(tmp_path, mistakes) == frozenset()
    with pytest.raises(ContentError, match=said):
        mistakes.raise_any()


def test_odd_escapes_warn_nobody(tmp_path: Path, mistakes: Mistakes) -> None:
    """A warning about a foreign file does not reach the learner's screen."""
    _write(tmp_path, "generate.py", 'PATTERN = "\\d"\n')

    assert read_generators(tmp_path, mistakes) == frozenset({"PATTERN"})


def test_a_linked_generator_is_not_read(tmp_path: Path, mistakes: Mistakes) -> None:
    """generate.py has to be in the folder itself."""
    (tmp_path / "generate.py").symlink_to("/etc/hostname")

    assert read_generators(tmp_path, mistakes) is None
    assert "leads out" in mistakes.found[0].en


def test_named_files_may_not_leave_the_problem(problem_folder: Callable[[str], Path]) -> None:
    """A path with ``..`` that exists is refused as well as one that does not."""
    folder = problem_folder(
        "{format: 1, kind: algorithm, title: T, level: 1, topics: [t], statement: S,\n"
        " parameters: {n: {type: int}}, returns: {type: int}, reference: ../secret.py,\n"
        " cases: [{name: a, input: {n: 1}}]}"
    )
    (folder.parent / "secret.py").touch()
    with pytest.raises(
        ContentError, match=r"2:\d+: reference: .*leads out of the problem's folder"
    ):
        load_problem(folder)


def test_generated_cases_need_a_generator_file(good_folder: Callable[[str], Path]) -> None:
    """Without generate.py there is nobody to make the case."""
    folder = good_folder("road-tolls")
    (folder / "generate.py").unlink()
    with pytest.raises(ContentError, match=r"there is no generate\.py in the problem's folder"):
        load_problem(folder)
