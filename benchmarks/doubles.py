"""The tiniest problem: read a number, print its double. What it takes is the judge's own.

<folder>/double/problem.yaml, cases/c000.in, cases/c000.ans, ...
<folder>/solution.py, solution.cpp, solution.js, Main.java
<folder>/bare/solution, Main.class       compiled without any judge
"""

import subprocess
from collections.abc import Sequence
from pathlib import Path
from shutil import which

PROBLEM = """\
format: 1
kind: algorithm
title: Double
level: 1
topics: [simulation]
statement: Read a number and print its double.
limits: {time: 2 s, memory: 256 MiB}
parameters:
  n: {type: int, range: 0..1_000_000}
returns: {type: int}
stdio: |
  {n}
"""
SOURCES = {
    "python": ("solution.py", "print(2 * int(input()))\n"),
    "cpp": (
        "solution.cpp",
        "#include <iostream>\n"
        "int main() { long long n; std::cin >> n; std::cout << 2 * n << '\\n'; }\n",
    ),
    "java": (
        "Main.java",
        "public class Main {\n"
        "    public static void main(String[] words) {\n"
        "        System.out.println(2 * new java.util.Scanner(System.in).nextLong());\n"
        "    }\n"
        "}\n",
    ),
    "javascript": (
        "solution.js",
        "console.log(2 * Number(require('fs').readFileSync(0, 'utf8')));\n",
    ),
}


def write_doubles(folder: Path, count: int) -> Path:
    """Write the problem with ``count`` cases and the solutions; return the problem's folder."""
    problem = folder / "double"
    (problem / "cases").mkdir(parents=True)
    (problem / "problem.yaml").write_text(PROBLEM)
    write_cases(problem / "cases", count, answer=".ans")
    for name, source in SOURCES.values():
        (folder / name).write_text(source)
    return problem


def write_cases(folder: Path, count: int, *, answer: str) -> None:
    """Write ``count`` inputs, and the answers with the suffix ``answer``."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"c{number:03}.in").write_text(f"{number}\n")
        (folder / f"c{number:03}{answer}").write_text(f"{2 * number}\n")


def inputs(count: int) -> tuple[bytes, ...]:
    """Return what the cases feed to a program."""
    return tuple(f"{number}\n".encode() for number in range(count))


def bare_command(language: str, folder: Path, python: Path) -> tuple[str, ...] | None:
    """Return the command that runs a solution without any judge; None without its tools."""
    if language == "python":
        return (str(python), "-I", "-S", str(folder / SOURCES["python"][0]))
    bare = folder / "bare"
    bare.mkdir(exist_ok=True)
    source = str(folder / SOURCES[language][0])
    match language:
        case "cpp":
            return _made(("g++", "-O2", "-std=c++20", "-o", f"{bare}/solution", source), bare)
        case "java":
            return _made(("javac", "-d", str(bare), source), bare)
        case _:
            node = which("node")
            return None if node is None else (node, source)


def _made(compiler: Sequence[str], bare: Path) -> tuple[str, ...] | None:
    if which(compiler[0]) is None:
        return None
    subprocess.run(compiler, check=True)
    if compiler[0] == "g++":
        return (f"{bare}/solution",)
    java = which("java")
    return None if java is None else (java, "-cp", str(bare), "Main")
