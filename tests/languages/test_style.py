"""A function or a program: told from the source."""

import pytest

from judge.languages.registry import by_id
from judge.languages.style import detect_style, other_functions
from judge.model.submission import Style

FUNCTIONS = {
    "python": {
        "plain": "def solution(a):\n    return a",
        "async": "async def solution(a):\n    return a",
        "lambda": "solution = lambda a: a",
        "method": "class Solution:\n    def solution(self, a):\n        return a",
        "guarded": "def solution(a): return a\nif __name__ == '__main__':\n    print(input())",
        "helper reads": "def main(): print(input())\ndef solution(a): return a",
        "renamed reader": "import sys\ninput = sys.stdin.readline\ndef solution(a): return a",
        "constant": "LIMIT = 10 ** 6\ntable = [0] * LIMIT\ndef solution(a): return a",
        "prints": "def solution(a): return a\nprint(solution(3))",
        "warns": "def solution(a):\n    return '\\d'",
        "broken": "def solution(a):\n    return (",
        "broken method": "class Solution:\n    def solution(self, a):\n        return )",
        "null": "def solution(a): return 1 \0",
    },
    "cpp": {
        "plain": "int solution(vector<int> a) { return 0; }",
        "method": "class Solution { public: int solution(int a) { return a; } };",
        "main in a comment": "// int main()\nint solution(int a) { return a; }",
        "main in a string": 'int solution(int a) { puts("main()"); return a; }',
        "main in a long comment": "/* main(\n) */ int solution(int a) { return a; }",
    },
    "java": {"method": "class Solution { public int solution(int a) { return a; } }"},
    "javascript": {
        "function": "function solution(a) { return a }",
        "arrow": "const solution = (a) => a;",
        "expression": "var solution = function (a) { return a };",
        "reader in a comment": "// fs.readFileSync(0)\nfunction solution(a) { return a }",
    },
    "typescript": {"function": "function solution(a: number): number { return a }"},
    "ruby": {
        "method": "def solution(a)\n  a\nend",
        "reader in a comment": "# gets\ndef solution(a) = a",
    },
    "go": {"function": "package main\nfunc solution(a int) int { return a }"},
}
PROGRAMS = {
    "python": {
        "script": "print(int(input()) * 2)",
        "other function": "def main(): print(input())\nmain()",
        "nested": "def main():\n    def solution(a): ...\n    print(solution(input()))\nmain()",
        "both": "def solution(a): return a\nprint(solution(int(input())))",
        "through a helper": "def solution(a): return a\ndef main(): print(input())\nmain()",
        "through a chain": "def a(): b()\ndef b(): a(); input()\ndef solution(x): return x\na()",
        "by stdin": "import sys\ndef solution(a): return a\nfor line in sys.stdin: print(line)",
        "by a renamed reader": "import sys\nread = sys.stdin.read\ndef solution(a): ...\nread()",
        "other class": "class Other:\n    def solution(self): ...",
        "other method": "class Solution:\n    def other(self): ...",
        "broken": "print(input(",
    },
    "cpp": {"main": "int solution(int a) { return a; }\nint main() { return solution(1); }"},
    "java": {
        "main": "class Main { static int solution(int a) { return a; } public static void "
        "main(String[] a) {} }"
    },
    "javascript": {
        "reads": "function solution(a) {}\nconst t = require('fs').readFileSync(0);",
        "stream": "function solution(a) {}\nprocess.stdin.on('data', solution)",
        "neither": "console.log(1)",
    },
    "typescript": {"reads": "import * as fs from 'fs'; function solution() {} fs.readFileSync(0)"},
    "ruby": {"gets": "def solution(a) = a\nputs solution(gets.to_i)", "stdin": "$stdin.read"},
    "go": {"main": "package main\nfunc solution() {}\nfunc main() {}"},
    "c": {"whatever": "int solution(int a) { return a; }"},
    "rust": {"whatever": "fn solution() {}"},
}


def table(cases: dict[str, dict[str, str]]) -> list[object]:
    """One parameter a source."""
    return [
        pytest.param(language, source, id=f"{language}: {name}")
        for language, sources in cases.items()
        for name, source in sources.items()
    ]


@pytest.mark.parametrize("language, source", table(FUNCTIONS))
def test_sees_a_function(language: str, source: str) -> None:
    """What defines the problem's function, and reads nothing when it is loaded, is called."""
    assert detect_style(source, by_id(language), "solution") is Style.FUNCTION


@pytest.mark.parametrize("language, source", table(PROGRAMS))
def test_sees_a_program(language: str, source: str) -> None:
    """What reads its input by itself is run."""
    assert detect_style(source, by_id(language), "solution") is Style.STDIO


def test_a_problem_without_a_function_takes_programs() -> None:
    """Where the problem has no function, nothing is one."""
    source = FUNCTIONS["python"]["plain"]

    assert detect_style(source, by_id("python"), None) is Style.STDIO


def test_pypy_is_read_as_python_is() -> None:
    """The language is the same."""
    source = FUNCTIONS["python"]["guarded"]

    assert detect_style(source, by_id("pypy"), "solution") is Style.FUNCTION


@pytest.mark.parametrize(
    "source, found",
    [
        ("", ()),
        ("def solve(a): return a\ndef help(a): return a", ("solve", "help")),
        ("class Solution:\n    def run(self, a): return a", ("Solution.run",)),
        ("def solve(a): return a\nsolve(input())", None),
        ("from sys import stdin as s\ns.readline()", None),
        ("def solution(a): return a", None),
        ("def solve(a): return (", None),
    ],
)
def test_what_is_neither(source: str, found: tuple[str, ...] | None) -> None:
    """A script that neither has the function nor reads its input was meant as something else."""
    assert other_functions(source, by_id("python"), "solution") == found
    assert other_functions(source, by_id("cpp"), "solution") is None
