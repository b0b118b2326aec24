"""The hash of code: comments and formatting do not count, everything else does."""

import pytest

from judge.study.notes.fingerprint import code_hash, parse_python
from tests.study.notes.material import CODE

CPP = "int f(int n) {\n  // doubles\n  return n * 2;\n}\n"
JAVA = "class A { /* a */ int f() { return 1; } }"
SQL = "SELECT a, COUNT(*) AS c FROM t WHERE a > 1 GROUP BY a -- by a"


@pytest.mark.parametrize(
    "language, before, after",
    [
        ("python", CODE, "# why\n" + CODE.replace("    seen = {}\n", "    seen = { }  # map\n\n")),
        ("python", CODE, CODE.replace("numbers, target", "\n        numbers,\n        target,\n")),
        ("python", "def f():\n    return 'a'\n", "def f():\n    '''Say.'''\n    return \"a\"\n"),
        ("python", "x = (1)\n", "x = 1\n"),
        ("python", "def f(:\n", "def f( :  # broken\n"),
        ("cpp", CPP, "int f(int n)\n{ return n*2; /* twice */ }"),
        ("java", JAVA, "class A {\n  int f() {\n    return 1; // one\n  }\n}\n"),
        ("javascript", "let a = 1; // a\n", "let a =\n  1;"),
        ("mysql", SQL, "select a, count(*) as c\nfrom t\nwhere a > 1\ngroup by a"),
        ("brainfuck", "+ + [", "+  +\n["),
        ("postgresql", "SELECT FROM FROM (", "SELECT  FROM FROM ( -- broken"),
    ],
)
def test_what_does_not_count(language: str, before: str, after: str) -> None:
    """Comments, docstrings, blank lines, brackets and line breaks leave the hash as it is."""
    assert code_hash(before, language) == code_hash(after, language)


@pytest.mark.parametrize(
    "language, before, after",
    [
        ("python", "x = n * 2\n", "x = n * 3\n"),
        ("python", "x = n * 2\n", "x = m * 2\n"),
        ("python", "x = 1\n", "x = 1.0\n"),
        ("python", "for a in b:\n    c()\n    d()\n", "for a in b:\n    c()\nd()\n"),
        ("python", "x = 'doc'\n", "'doc'\n"),
        ("python", "def f(:\n", "def g(:\n"),
        ("cpp", CPP, CPP.replace("* 2", "* 3")),
        ("cpp", "#define A 1\n", "#define A 2\n"),
        ("mysql", SQL, SQL.replace("> 1", ">= 1")),
        ("brainfuck", "+ +", "+ -"),
    ],
)
def test_what_counts(language: str, before: str, after: str) -> None:
    """A change of the syntax changes the hash."""
    assert code_hash(before, language) != code_hash(after, language)


def test_languages() -> None:
    """Python is Python in either interpreter; the same letters in C and C++ are two programs."""
    assert code_hash(CODE, "python") == code_hash(CODE, "pypy")
    assert code_hash(CPP, "c") != code_hash(CPP, "cpp")


def test_same_for_ever() -> None:
    """The hash of this code is in notes already, so that it must not change."""
    assert code_hash("def f(n):\n    return n * 2\n", "python") == "8e455995a703"


def test_hostile_code() -> None:
    """Code that nests too deep, or is none, has a hash all the same."""
    deep = "x = " + "-" * 5000 + "1"

    assert parse_python(deep) is None
    assert parse_python("x = '\\d'\n") is not None
    assert code_hash(deep, "python") != code_hash(deep + "2", "python")
    assert parse_python("\0") is None
