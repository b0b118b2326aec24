"""pytest as a way in: solutions and problems are collected, judged, and shown to a learner."""

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from judge.catalog.workspace_file import create_workspace
from tests.properties.workshop import Sheet, write_problem

pytestmark = pytest.mark.sandbox

ROOT = Path(__file__).parents[1]
SHEET = Sheet(
    parameters='parameters:\n  a: {type: "list[int]", length: 1..50, items: -99..99}\n',
    right="def solution(a):\n    return max(a)\n",
    sample="{a: [3, 1]}",
    answer="3",
    files=[
        (
            "properties.py",
            'def property_order(a, result, solve):\n    """The order does not matter.\n\n'
            '    ko: 순서는 상관없습니다.\n    """\n    assert solve(a=a[::-1]) == result\n',
        )
    ],
)
RIGHT = "def solution(a):\n    return sorted(a)[-1]\n"
_PATIENT = ("-v", "--judge-lang", "ko", "--judge-seconds", "20")
WRONG = "def solution(a):\n    return max([0, *a])\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Make a workspace with one problem and a right solution of it."""
    folder = tmp_path / "work"
    create_workspace(folder)
    write_problem(folder / "problems", SHEET)
    hand_in(folder, RIGHT)
    return folder


def hand_in(folder: Path, source: str, name: str = "solution.py") -> None:
    """Put a solution where the learner's are."""
    solution = folder / "solutions" / "made-up" / name
    solution.parent.mkdir(parents=True, exist_ok=True)
    solution.write_text(source, encoding="utf-8")


def ran(folder: Path, *arguments: str) -> tuple[int, str]:
    """Run pytest there, with nothing but our plugin; return its exit code and what it said."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "judge.pytest_plugin",
        "-p",
        "no:cacheprovider",
    ]
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "LANG": "C.UTF-8",
        "XDG_CACHE_HOME": str(folder / "cache"),
        "COLUMNS": "80",
    }
    done = subprocess.run(
        [*command, *arguments], cwd=folder, env=environment, capture_output=True, check=False
    )
    return done.returncode, (done.stdout + done.stderr).decode()


@pytest.mark.slow
def test_every_case_and_law_is_a_test(workspace: Path) -> None:
    """A right solution passes them all; their names can be read."""
    code, said = ran(workspace, "--judge", "solutions", "-v", "--judge-seconds", "1")

    assert (code, "4 passed" in said) == (0, True), said
    assert "solutions/made-up/solution.py::one PASSED" in said
    assert "solution.py::order: the order does not matter PASSED" in said


@pytest.mark.slow
def test_a_failure_shows_the_page(workspace: Path) -> None:
    """The law that is broken fails with the smallest input, also in Korean and in JUnit's XML."""
    hand_in(workspace, WRONG)
    xml = workspace / "report.xml"
    code, said = ran(workspace, "--judge", "solutions", f"--junitxml={xml}", *_PATIENT)

    assert (code, "1 failed, 3 passed" in said) == (1, True), said
    assert "a = [-1]" in said
    assert "순서는 상관없습니다 PASSED" in said
    tests = list(ElementTree.parse(xml).iter("testcase"))  # noqa: S314 - we made it
    assert len(tests) == 4
    assert all(float(test.get("time", "0")) >= 0 for test in tests)
    assert [test.get("name") for test in tests if test.find("failure") is not None] == [
        "answer: 출력은 출제자의 풀이가 낸 답과 같거나 똑같이 좋아야 합니다"
    ]


@pytest.mark.slow
def test_a_problem_that_is_named_is_collected(workspace: Path) -> None:
    """The path of a problem stands for the solution; without examples only its cases count."""
    path = "problems/made-up/problem.yaml"
    code, said = ran(workspace, path, "--judge-seconds", "0")

    assert (code, "1 passed" in said) == (0, True), said
    assert ran(workspace, "problems")[0] == 5


@pytest.mark.parametrize(
    "asked",
    [
        ("solutions/made-up/solution.py",),
        ("solutions/made-up/solution.py::one",),
        ("solutions", "--doctest-modules"),
        ("solutions", "-o", "python_files=*.py"),
    ],
)
def test_a_solution_is_not_imported(workspace: Path, asked: tuple[str, ...]) -> None:
    """Its only way to run is in the sandbox, however it is named and whoever else collects."""
    outside = workspace / "outside"
    hand_in(workspace, f"open({str(outside)!r}, 'w').close()\n{RIGHT}")
    code, said = ran(workspace, "--judge", "--judge-seconds", "0", *asked)

    assert (code, "1 failed" in said) == (1, True), said
    assert "one: runtime error" in said
    assert not outside.exists()


@pytest.mark.parametrize(
    "source, code, words",
    [
        (b"input()\nprint(max(map(int, input().split())))\n", 0, "1 passed"),
        (b"def solution(:\n", 1, "SyntaxError: invalid syntax"),
        (b'def solution(a):\n    return "\xb0\xa1"\n', 2, "not UTF-8 (byte 29)"),
    ],
)
def test_pytest_does_not_read_a_solution(
    workspace: Path, source: bytes, code: int, words: str
) -> None:
    """A file that is named may read standard input; what is wrong with it is said by us."""
    (workspace / "solutions" / "made-up" / "solution.py").write_bytes(source)
    path = "solutions/made-up/solution.py"
    ended, said = ran(workspace, "--judge", path, "--judge-seconds", "0")

    assert (ended, words in said) == (code, True), said
    assert "ast.parse" not in said


@pytest.mark.parametrize(
    "file, source, lines",
    [
        (
            "team-payroll/solution.sql",
            "SELEC 1",
            ["Compile error (CE)", 'line 1, column 7: syntax error near "1"'],
        ),
        (
            "leaking-pipe/solution.py",
            "print(7)",
            ["Input of the interactor", "Conversation", "1  you         7", "Explanation"],
        ),
        (
            "leaking-pipe/solution.py",
            "1 +",
            ["SyntaxError: invalid syntax", "Compile error (CE)"],
        ),
    ],
)
def test_the_page_is_that_of_submit(
    tmp_path: Path, file: str, source: str, lines: list[str]
) -> None:
    """What a compiler says and what was talked stands there, for every kind of problem."""
    create_workspace(tmp_path)
    solution = tmp_path / "solutions" / file
    solution.parent.mkdir()
    solution.write_text(source, encoding="utf-8")
    code, said = ran(tmp_path, "--judge", "solutions")

    assert code == 1, said
    assert [line for line in lines if line not in said] == [], said


def test_a_solution_of_no_problem(workspace: Path) -> None:
    """Where the problem is unknown, the way out is one that pytest has."""
    stray = workspace / "solution.py"
    stray.write_text(RIGHT, encoding="utf-8")
    code, said = ran(workspace, "--judge", "solution.py")

    assert (code, "Put it into solutions/SLUG" in said) == (2, True), said
    assert "--problem" not in said


@pytest.mark.slow
def test_what_cannot_be_judged(workspace: Path) -> None:
    """A compile error fails, a broken problem is an error, an unsolved one is nothing."""
    hand_in(workspace, "def solution(:\n")
    code, said = ran(workspace, "--judge", "solutions", "--judge-seconds", "0")

    assert (code, "SyntaxError" in said) == (1, True), said
    (workspace / "solutions" / "made-up" / "solution.py").unlink()
    assert ran(workspace, "problems/made-up/problem.yaml")[0] == 5
    hand_in(workspace, RIGHT)
    (workspace / "problems" / "made-up" / "problem.yaml").write_text("format: 1\n")
    code, said = ran(workspace, "problems/made-up/problem.yaml")
    assert (code, "problem.yaml:1:1: kind" in said) == (2, True), said


@pytest.mark.slow
def test_a_mistake_in_an_authors_law_is_no_learners(workspace: Path) -> None:
    """Laws that cannot be read are left out; the cases are tests as before."""
    (workspace / "problems" / "made-up" / "properties.py").write_text("def property_x(a) return")

    code, said = ran(workspace, "--judge", "solutions", "-v", "--judge-seconds", "1")

    assert (code, "3 passed" in said) == (0, True), said
    assert "solution.py::order" not in said
