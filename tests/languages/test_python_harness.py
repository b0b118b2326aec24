"""What runs beside a Python solution, called here without a sandbox."""

import io
import json
import marshal
import sys
from collections.abc import Iterator
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from typing import Any

import pytest

from judge.languages.harness import compile as compiling
from judge.languages.harness import main

EDGE = ["record", "Edge", [None, None]]


@pytest.fixture(autouse=True)
def _restored(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give back what the harness takes over."""
    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.setattr(sys, "argv", [*sys.argv])
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setitem(sys.modules, "solution", sys)
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])


@pytest.fixture
def result(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """Open a file in the place of descriptor 3."""
    path = tmp_path / "result"
    with path.open("wb") as file:
        monkeypatch.setattr(main, "RESULT", file.fileno())
        yield path


def run(source: str, call: list[Any] | None, arguments: list[Any] | None = None) -> None:
    """Run a source as the sandbox would."""
    sys.stdin = io.TextIOWrapper(io.BytesIO(json.dumps(arguments).encode()))
    try:
        main.prepare(compiling.compile_solution(source), source, ["/libraries"], call)()
    finally:
        sys.stdin = sys.__stdin__


def test_calls_the_function(result: Path) -> None:
    """Arguments come from standard input, the result goes to its own descriptor."""
    run("def add(a, b): return [a + b, 0.5]", ["add", [None, None], []], [2, 3])

    assert json.loads(result.read_bytes()) == [5, 0.5]
    assert sys.path[-1] == "/libraries"
    assert sys.argv[0] == "solution.py"


def test_makes_records_of_arrays(result: Path) -> None:
    """A solution without a class for a record is lent one; its name is known to annotations."""
    source = "def f(edges: list['Edge'], one: Edge): return [e.to for e in edges] + [one.from_]"

    run(source, ["f", [["list", EDGE], EDGE], [["Edge", ["from_", "to"]]]], [[[1, 2]], [3, 4]])

    assert json.loads(result.read_bytes()) == [2, 3]


def test_makes_records_of_the_solutions_own_class(result: Path) -> None:
    """A class of the same name takes our place, whatever it is; its fields come back."""
    source = (
        "from dataclasses import dataclass\n"
        "@dataclass\nclass Edge:\n    a: int\n    b: int\n"
        "def f(edge): return Edge(edge.b, edge.a)"
    )

    run(source, ["f", [EDGE], [["Edge", ["a", "b"]]]], [[1, 2]])

    assert json.loads(result.read_bytes()) == [2, 1]


def test_makes_records_in_records() -> None:
    """The inner ones are made first."""
    path = ["record", "Path", [None, ["list", EDGE]]]
    namespace = {"Edge": lambda *parts: ("edge", *parts), "Path": lambda *parts: parts}

    made = main.convert(["a", [[1, 2]]], path, namespace)

    assert made == ("a", [("edge", 1, 2)])


def test_calls_a_method_of_solution(result: Path) -> None:
    """LeetCode's way of writing is understood."""
    run("class Solution:\n    def f(self): return 7", ["f", [], []], [])

    assert result.read_bytes() == b"7"


def test_misses_a_function(result: Path) -> None:
    """A function of another name is not guessed at."""
    with pytest.raises(SystemExit, match=r"no function f\(\) / f\(\) 함수가 없습니다"):
        run("def g(): return 7", ["f", [], []], [])

    assert result.read_bytes() == b""


class Array:
    """As numpy's."""

    def tolist(self) -> list[int]:
        """Return plain numbers."""
        return [1, 2]


def test_writes_what_numpy_has() -> None:
    """Arrays and scalars know how to become plain; a set does not."""
    with pytest.raises(TypeError, match="returned a value of type set"):
        main.plain({1})

    assert main.plain(Array()) == [1, 2]


def test_runs_a_program_as_main(capsys: pytest.CaptureFixture[str]) -> None:
    """A program is ``__main__``, in a namespace of its own."""
    run("import __main__\nprint(__name__, __main__.__file__, 'run' in globals())", None)

    assert capsys.readouterr().out == "__main__ solution.py False\n"


@pytest.mark.parametrize("kind", ["ValueError", "MemoryError"])
def test_shows_the_solutions_frames_only(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A traceback begins in the solution and quotes it, although no file holds it."""
    source = f"def f():\n    hoard = [0] * 9\n    raise {kind}('no')\nf()\n"
    try:
        run(source, None)
    except (ValueError, MemoryError) as error:
        sys.excepthook(type(error), error, error.__traceback__)

    lines = [line for line in capsys.readouterr().err.splitlines() if "^" not in line]
    assert lines == [
        "Traceback (most recent call last):",
        '  File "solution.py", line 4, in <module>',
        "    f()",
        '  File "solution.py", line 3, in f',
        f"    raise {kind}('no')",
        f"{kind}: no",
    ]


@pytest.mark.parametrize(("name", "begins"), [("__main__", True), ("__warm__", False)])
def test_compiles_everything_into_one_file(name: str, *, begins: bool) -> None:
    """A pyc of this interpreter: as a program it starts the solution, else it is ready to."""
    task = {"packages": ["/a"], "call": None, "folder": "."}
    harness = "def prepare(*arguments): return lambda: print(arguments[1:])"

    compiled = compiling.wrap(harness, "x = 1", task)

    assert compiled[:4] == MAGIC_NUMBER
    assert compiled[4:8] == b"\1\0\0\0"
    printed: list[object] = []
    space: dict[str, Any] = {"__name__": name, "print": printed.append}
    exec(marshal.loads(compiled[16:]), space)  # noqa: S102, S302 - our own
    assert bool(printed) is begins
    space["begin"]()
    assert printed[-1] == ("x = 1", ["/a"], None, ".")


def test_names_a_mistake_as_python_does() -> None:
    """No traceback of ours, and an exit code of 1."""
    with pytest.raises(SystemExit) as leaving:
        compiling.compile_solution("x = (\n")

    assert str(leaving.value) == (
        "  File \"solution.py\", line 1\n    x = (\n        ^\nSyntaxError: '(' was never closed"
    )
