"""Whatever is said to people is said in both languages, with the same values in it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "judge"
PLACEHOLDER = re.compile(r"\{(\w+)[^{}]*\}")
HANGUL = re.compile("[가-힣]")
# What says something twice: positional arguments, or the keywords en and ko.
BILINGUAL = {
    *("Text", "JudgeError", "UsageError", "UnavailableError", "ToolchainMissing"),
    *("IsolationMissing", "NothingMatched", "SandboxFailure", "LayoutError", "BilingualError"),
}
GRAMMAR = {"plural"}  # what only one of the languages has
FILES = sorted(ROOT.rglob("*.py"))


def pairs(tree: ast.AST) -> Iterator[tuple[int, ast.expr, ast.expr]]:
    """Find the English and the Korean expression of every call that takes both."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        keywords = {keyword.arg: keyword.value for keyword in node.keywords}
        if {"en", "ko"} <= keywords.keys():
            yield node.lineno, keywords["en"], keywords["ko"]
        elif isinstance(node.func, ast.Name) and node.func.id in BILINGUAL and len(node.args) == 2:
            yield node.lineno, node.args[0], node.args[1]


def values(text: ast.expr) -> set[str] | None:
    """Name the values in a text, for f-strings and for templates; None for anything else."""
    match text:
        case ast.Constant(value=str(words)):
            return set(PLACEHOLDER.findall(words))
        case ast.JoinedStr(values=parts):
            shown = [part.value for part in parts if isinstance(part, ast.FormattedValue)]
            return {name for value in shown for name in names(value)} - GRAMMAR
        case _:
            return None


def names(value: ast.expr) -> Iterator[str]:
    """Name the variables in a value, whatever is called with them."""
    nodes = list(ast.walk(value))
    called = {id(node.func) for node in nodes if isinstance(node, ast.Call)}
    for node in nodes:
        if isinstance(node, ast.Name) and id(node) not in called:
            yield re.sub("(^|_)(en|ko)$", "", node.id)


def both(text: ast.expr) -> str:
    """Return the words of a text."""
    return "".join(str(node.value) for node in ast.walk(text) if isinstance(node, ast.Constant))


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_same_values_in_both_languages(file: Path) -> None:
    """No translation forgets a value or invents one."""
    different = [
        f"{file}:{line}: {ast.unparse(en)} / {ast.unparse(ko)}"
        for line, en, ko in pairs(ast.parse(file.read_text("utf-8")))
        if None not in (values(en), values(ko)) and values(en) != values(ko)
    ]

    assert different == []


@pytest.mark.parametrize(
    "file",
    [file for file in FILES if "cli" in file.parts],
    ids=lambda file: str(file.relative_to(ROOT)),
)
def test_korean_is_korean(file: Path) -> None:
    """The command line says nothing in English only, nor leaves Hangul in the English."""
    suspicious = [
        f"{file}:{line}: {ast.unparse(en)} / {ast.unparse(ko)}"
        for line, en, ko in pairs(ast.parse(file.read_text("utf-8")))
        if HANGUL.search(both(en))
        or (re.search("[a-z]{4}", PLACEHOLDER.sub("", both(en))) and not HANGUL.search(both(ko)))
    ]

    assert suspicious == []
