"""Programs of every language: what does not compile, recurses deeply or eats memory."""

import pytest

from judge.languages.build import CompileFailure, ProgramSource
from judge.languages.registry import by_id, languages
from judge.model.execution import Ending
from judge.model.submission import Style
from tests.languages.machine import MEBIBYTE, Bench

IDS = [language.id for language in languages()]


def program(text: str) -> ProgramSource:
    """Return a program that reads standard input."""
    return ProgramSource(text=text, style=Style.STDIO)


@pytest.mark.slow
@pytest.mark.parametrize("language", IDS)
def test_a_mistake_is_told_by_the_compiler(language: str, bench: Bench) -> None:
    """The compiler's own words name the learner's file."""
    built = bench.build(language, program("this is (no program\n"))

    assert isinstance(built, CompileFailure)
    assert built.reason is None
    assert any(name in built.output for name in ("solution.", "Main.java"))


DEEP = {
    "python": "import sys\nsys.setrecursionlimit(10**6)\ndef f(n): return n and 1 + f(n - 1)\n"
    "print(f(50_000))",
    "pypy": "import sys\nsys.setrecursionlimit(10**6)\ndef f(n): return n and 1 + f(n - 1)\n"
    "print(f(50_000))",
    "c": "#include <stdio.h>\nint f(volatile int n) { return n ? 1 + f(n - 1) : 0; }\n"
    'int main(void) { printf("%d\\n", f(50000)); }',
    "cpp": "#include <iostream>\nint f(volatile int n) { return n ? 1 + f(n - 1) : 0; }\n"
    'int main() { std::cout << f(50000) << "\\n"; }',
    "java": "class Main { static int f(int n) { return n == 0 ? 0 : 1 + f(n - 1); }\n"
    "public static void main(String[] a) { System.out.println(f(50000)); } }",
    "javascript": "const f = (n) => (n ? 1 + f(n - 1) : 0);\nconsole.log(f(50000));",
    "ruby": "def f(n) = n.zero? ? 0 : 1 + f(n - 1)\nputs f(50_000)",
    "go": 'package main\nimport "fmt"\nfunc f(n int) int { if n == 0 { return 0 }; return 1 + '
    "f(n-1) }\nfunc main() { fmt.Println(f(50000)) }",
    "rust": "fn f(n: u32) -> u32 { if n == 0 { 0 } else { 1 + std::hint::black_box(f(n - 1)) } }\n"
    'fn main() { println!("{}", f(50000)); }',
    "csharp": "class P { static int F(int n) { return n == 0 ? 0 : 1 + F(n - 1); }\n"
    "static void Main() { System.Console.WriteLine(F(50000)); } }",
}


@pytest.mark.slow
@pytest.mark.parametrize("language", DEEP)
def test_recursion_may_go_deep(language: str, bench: Bench) -> None:
    """A search in a graph of 50,000 nodes fits the stack of every runtime."""
    executable = bench.executable(language, program(DEEP[language]))

    execution = bench.run(executable, b"")

    assert (execution.stdout, execution.stderr) == (b"50000\n", b"")


HUNGRY = {
    "python": "a = []\nwhile True: a.append('x' * 1_000_000)",
    "pypy": "a = []\nwhile True: a.append('x' * 1_000_000 + str(len(a)))",
    "c": "#include <stdlib.h>\n#include <string.h>\nint main(void) { for (;;) "
    "memset(malloc(1 << 20), 1, 1 << 20); }",
    "cpp": "#include <vector>\nint main() { std::vector<std::vector<int>> a; for (;;) "
    "a.emplace_back(1 << 20, 1); }",
    "java": "import java.util.*;\npublic class Main { public static void main(String[] x) "
    "{ List<int[]> a = new ArrayList<>(); while (true) a.add(new int[1 << 18]); } }",
    "javascript": "const a = [];\nfor (;;) a.push(new Array(100000).fill(a.length));",
    "ruby": "a = []\nloop { a << 'x' * 1_000_000 }",
    "go": "package main\nfunc main() { var a [][]int; for { b := make([]int, 1<<17); for i := "
    "range b { b[i] = i }; a = append(a, b) } }",
    "rust": "fn main() { let mut a = Vec::new(); loop { a.push(vec![1u64; 1 << 17]); } }",
    "csharp": "using System.Collections.Generic;\nclass P { static void Main() { var a = new "
    "List<int[]>(); while (true) a.Add(new int[1 << 18]); } }",
}


@pytest.mark.slow
@pytest.mark.parametrize("language", HUNGRY)
def test_too_much_memory_is_noticed(language: str, bench: Bench) -> None:
    """The sandbox sees it, or the runtime says it in words that we know."""
    executable = bench.executable(language, program(HUNGRY[language]))

    execution = bench.run(executable, b"", memory_bytes=64 * MEBIBYTE)

    words = execution.stderr.decode(errors="replace")
    told = any(sign in words for sign in by_id(language).out_of_memory)
    assert told or execution.ending is Ending.MEMORY_LIMIT, (execution.ending, words[-500:])


@pytest.mark.parametrize(
    "text, words",
    [
        ("print(1", "'(' was never closed"),
        ("def f():\nreturn 1", "expected an indented block"),
        ("x = 1\0", "null bytes"),
        ("from __future__ import braces", "not a chance"),
        ("return 1", "'return' outside function"),
    ],
)
def test_a_mistake_in_python_is_found_before_it_runs(bench: Bench, text: str, words: str) -> None:
    """Byte-compiling finds what is no Python, and says it as Python does."""
    built = bench.build("python", program(text))

    assert isinstance(built, CompileFailure)
    assert words in built.output
    assert "Traceback" not in built.output


def test_python_keeps_every_character_of_a_source(bench: Bench) -> None:
    """Whatever ends its lines and whatever its strings hold, a source runs as it was written."""
    text = "# -*- coding: euc-kr -*-\r\na = '한\U0001f600'\r\nprint(a,\r\n len(a))\r\n"

    execution = bench.run(bench.executable("python", program(text)), b"")

    assert execution.stdout.decode() == "한\U0001f600 2\n"


def test_python_imports_what_is_installed(bench: Bench) -> None:
    """A library beside the interpreter can be imported; the judge itself cannot."""
    text = "import yaml\ntry:\n    import judge\nexcept ImportError:\n    print(yaml.__name__)\n"

    execution = bench.run(bench.executable("python", program(text)), b"")

    assert execution.stdout == b"yaml\n", execution.stderr.decode()
