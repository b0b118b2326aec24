"""What is found in a source by patterns."""

import pytest

from judge.languages.registry import by_id
from judge.languages.source import code_of, entry_of, includes

JAVA_ENTRIES = {
    "public class Main { public static void main(String[] a) {} }": "Main",
    "import java.util.*;\n\npublic final class Answer {\n}": "Answer",
    "class Node {}\nclass Start { public static void main(String[] a) {} }": "Start",
    "class Go {\n  static class Node {}\n  static void main(String[] a) {}\n}\nclass B {}": "Go",
    "class Node {\n  void f() {}\n}\nfinal class Go {\n  static void main(String[] a) {}\n}": "Go",
    "// public class Wrong\n/*\npublic class Wrong\n*/\npublic class Right {}": "Right",
    "  class Indented { static void main(String[] a) {} }": "Indented",
    "@SuppressWarnings\npublic class Main {}": "Main",
    "interface Only {}": "Main",
    "": "Main",
}


@pytest.mark.parametrize("source, name", JAVA_ENTRIES.items())
def test_finds_the_class_to_start(source: str, name: str) -> None:
    """The public class, else the one with main, else the first, else Main."""
    assert entry_of(source, by_id("java")) == (name, name)


def test_starts_a_class_in_its_package() -> None:
    """An IDE writes a package line; the file is named without it."""
    source = "package week1.day2 ;\npublic class Main {}"

    assert entry_of(source, by_id("java")) == ("Main", "week1.day2.Main")
    assert entry_of("package a\nfun main() {}", by_id("kotlin")) == ("SolutionKt", "a.SolutionKt")


def test_blanks_comments_and_strings_in_place() -> None:
    """What is left stands where it stood."""
    source = 'int a; // main\nchar *s = "x\\"main"; /* y\nz */ int b;'

    code = code_of(source, by_id("cpp"))

    assert code == f"int a; {' ' * 7}\nchar *s = {' ' * 9}; {' ' * 4}\n{' ' * 4} int b;"
    assert code_of(source, by_id("rust")) == source


@pytest.mark.parametrize(
    "line, found",
    [
        ("#include <bits/stdc++.h>", True),
        ("  #  include<bits/stdc++.h> // all", True),
        ("// #include <bits/stdc++.h>", False),
        ('#include "bits/stdc++.h"', False),
        ("#include <vector>", False),
    ],
)
def test_sees_an_include(line: str, found: bool) -> None:  # noqa: FBT001 - a table
    """Only a line that the preprocessor would take counts."""
    assert includes(f"int a;\n{line}\n", "bits/stdc++.h") is found
