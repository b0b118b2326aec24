"""Values reach a function and come back as they were, in every language."""

from pathlib import Path

import pytest

from judge.languages.build import Executable, ProgramSource
from judge.languages.wire import decode_result, encode_arguments
from judge.languages.writers import WRITERS
from judge.model.domain import Value
from judge.model.execution import Ending
from judge.model.submission import Style
from tests.languages.everything import EMPTY, PARAMETERS, RETURNS, SIGNATURE, USUAL, as_input, many
from tests.languages.machine import Bench
from tests.languages.sums import SUM, sum_source

ECHO = {
    "python": "solution.py",
    "pypy": "solution.py",
    "cpp": "solution.cpp",
    "java": "Solution.java",
    "javascript": "solution.js",
    "typescript": "solution.ts",
    "ruby": "solution.rb",
    "go": "solution.go",
}


@pytest.fixture(params=list(ECHO))
def echo(request: pytest.FixtureRequest, bench: Bench) -> Executable:
    """Build the program of a language that returns what it is given."""
    language = str(request.param)
    text = (Path(__file__).parent / "echo" / ECHO[language]).read_text("utf-8")
    source = ProgramSource(text=text, style=Style.FUNCTION, signature=SIGNATURE)
    return bench.executable(language, source)


def test_every_function_style_has_an_echo() -> None:
    """A language that can be called is tested with every type."""
    assert set(ECHO) == set(WRITERS)


@pytest.mark.slow
@pytest.mark.parametrize("values", [USUAL, EMPTY, many(200_000)], ids=["usual", "empty", "many"])
def test_returns_what_it_was_given(
    echo: Executable, bench: Bench, values: tuple[Value, ...]
) -> None:
    """Every type survives the way in and out, beside the solution's own prints."""
    assert echo.language.wire is not None
    stdin = encode_arguments(echo.language.wire, PARAMETERS, as_input(values))

    execution = bench.run(echo, stdin)

    assert (execution.ending, execution.exit_code) == (Ending.EXITED, 0), execution.stderr.decode()
    assert execution.stdout == b"my own prints\n"
    assert decode_result(RETURNS, execution.result or b"") == values


ODD = {
    "python": {
        "method": "class Solution:\n    def total(self, numbers):\n        return float(1)",
        "lambda": "total = lambda numbers: float('nan') if numbers else float('-inf')",
        "own class": "class Number(float):\n    pass\n\ndef total(numbers):\n    return Number(3)",
    },
    "cpp": {
        "method": "#include <vector>\nclass Solution { public: double total(std::vector<int>& n) "
        "{ double s = 0; for (int x : n) s += x; return s; } };",
        "macros": "#include <bits/stdc++.h>\n#define int long long\n#define f first\n"
        "using namespace std;\nint total(vector<int> n) { return n.empty() ? 0 : (int)n[0]; }",
        "nan": "#include <cmath>\n#include <vector>\nfloat total(std::vector<int>) { return NAN; }",
    },
    "java": {
        "static": "class Solution { static int total(int[] n) { return java.util.Arrays.stream(n)"
        ".sum(); } }",
        "package": "package a.b;\npublic class Solution { public double total(int[] n) "
        "{ return Double.NEGATIVE_INFINITY; } }",
    },
    "javascript": {
        "method": "class Solution { total(numbers) { return numbers.length / 0 } }",
        "exported": "module.exports = { total: (numbers) => numbers[0] + numbers[1] } //",
        "function": "function total(numbers) { return NaN }",
    },
    "ruby": {
        "method": "class Solution\n  def total(numbers) = numbers.sum\nend",
        "nan": "def total(numbers)\n  Float::NAN\nend",
    },
    "go": {
        "inf": 'package main\nimport "math"\nfunc total(n []int) float64 { return math.Inf(1) }'
    },
}


@pytest.mark.slow
@pytest.mark.parametrize(
    "language, name", [(language, name) for language, odd in ODD.items() for name in odd]
)
def test_accepts_what_people_write(bench: Bench, language: str, name: str) -> None:
    """A method, a lambda, a macro, a package, NaN: each gives a number."""
    executable = bench.executable(language, sum_source(ODD[language][name]))
    assert executable.language.wire is not None
    stdin = encode_arguments(executable.language.wire, SUM.parameters, {"numbers": [1, 2]})

    execution = bench.run(executable, stdin)

    assert execution.exit_code == 0, execution.stderr.decode()
    assert isinstance(decode_result(SUM.returns, execution.result or b""), float)


FAILING = {
    "python": "def helper(n):\n    return n[9]\n\n\n"
    "def total(numbers):\n    return helper(numbers)",
    "java": "class Solution {\n    double total(int[] n) {\n        return n[9];\n    }\n}",
    "javascript": "function total(numbers) {\n  return numbers[9].length;\n}",
    "ruby": "def total(numbers)\n  numbers[9] + 1\nend",
    "go": "package main\n\nfunc total(numbers []int) float64 {\n\treturn float64(numbers[9])\n}",
}


@pytest.mark.slow
@pytest.mark.parametrize("language", FAILING)
def test_names_the_line_that_failed(bench: Bench, language: str) -> None:
    """An exception leaves no result, and the trace leads to the solution and not to the harness."""
    executable = bench.executable(language, sum_source(FAILING[language]))
    assert executable.language.wire is not None
    stdin = encode_arguments(executable.language.wire, SUM.parameters, {"numbers": [1]})

    execution = bench.run(executable, stdin)

    words = execution.stderr.decode().lower()
    assert execution.exit_code != 0
    assert execution.result == b""
    assert f"solution.{executable.language.extensions[0]}" in words
    assert language == "go" or "main." not in words.replace('"main"', "").replace("<main>", "")


def test_shows_python_lines_that_lie_in_no_file(bench: Bench) -> None:
    """A traceback of Python quotes the solution, whose source is in no file of the sandbox."""
    executable = bench.executable("python", sum_source(FAILING["python"]))

    execution = bench.run(executable, b"[[1]]\n")

    lines = [line for line in execution.stderr.decode().splitlines() if "^" not in line]
    assert lines == [
        "Traceback (most recent call last):",
        '  File "solution.py", line 6, in total',
        "    return helper(numbers)",
        '  File "solution.py", line 2, in helper',
        "    return n[9]",
        "IndexError: list index out of range",
    ]


@pytest.mark.parametrize(
    "text, words",
    [
        ("def totals(numbers):\n    return 0", "no function total()"),
        ("def total():\n    return 0", "takes 0 positional arguments but 1 was given"),
        ("def total(numbers):\n    return {1}", "returned a value of type set"),
        ("def total(numbers):\n    return [0] * 10**12", "MemoryError"),
    ],
)
def test_says_what_a_python_function_did_wrong(bench: Bench, text: str, words: str) -> None:
    """A missing function, a wrong number of parameters and a strange result are named."""
    executable = bench.executable("python", sum_source(text))

    execution = bench.run(executable, b"[[1]]\n")

    assert execution.exit_code == 1
    assert execution.result == b""
    assert words in execution.stderr.decode()


@pytest.mark.parametrize("leave", ["sys.exit(0)", "os._exit(0)", "quit"])
def test_leaves_no_result_when_python_leaves_early(bench: Bench, leave: str) -> None:
    """A solution that ends the process has returned nothing."""
    text = f"import os, sys\ndef total(numbers):\n    print('bye', flush=True)\n    {leave}\n"
    executable = bench.executable("python", sum_source(text))

    execution = bench.run(executable, b"[[1]]\n")

    assert execution.stdout == b"bye\n"
    assert execution.result in {b"", b"null"}


def test_runs_a_python_program_as_main(bench: Bench) -> None:
    """A program finds itself in ``__main__`` and nothing of ours beside it."""
    text = (
        "import sys\n"
        "import __main__\n"
        "if __name__ == '__main__':\n"
        "    print(__main__.__dict__ is globals(), sys.argv, input(), *sorted(globals()))\n"
    )
    executable = bench.executable("python", ProgramSource(text=text, style=Style.STDIO))

    execution = bench.run(executable, "여기\n".encode())

    assert execution.stdout.decode().split() == [
        *("True", "['solution.py']", "여기", "__builtins__", "__doc__", "__file__", "__loader__"),
        *("__main__", "__name__", "__package__", "__spec__", "sys"),
    ]
