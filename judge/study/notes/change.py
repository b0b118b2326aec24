"""Says what changed between two sources: functions, lines, and a short difference."""

import ast
from collections.abc import Sequence
from difflib import SequenceMatcher, unified_diff

from judge.study.notes.finding import Change
from judge.study.notes.fingerprint import parse_python
from judge.study.notes.tokens import PYTHON, Token, significant

_MOST_TOKENS = 20_000  # beyond it lines are compared
_MOST_DIFF_LINES = 12
_AROUND = 1  # lines of context


def change_between(before: str, after: str, language: str) -> Change:
    """Return what is different of ``after``; its lines, where something was only removed."""
    lines = _changed_lines(before, after, language)
    return Change(
        functions=_functions(after, lines, language),
        lines=lines,
        diff=_diff(before, after),
    )


def _changed_lines(before: str, after: str, language: str) -> tuple[tuple[int, int], ...]:
    """Return the ranges of lines with tokens that are new, joined where they touch."""
    old, new = significant(before, language), significant(after, language)
    if max(len(old), len(new)) > _MOST_TOKENS or _texts(old) == _texts(new):
        old, new = _as_lines(before), _as_lines(after)
    matcher = SequenceMatcher(a=_texts(old), b=_texts(new), autojunk=False)
    ranges: list[tuple[int, int]] = []
    for kind, _, _, start, end in matcher.get_opcodes():
        if kind == "equal" or not new:
            continue
        first = new[min(start, len(new) - 1)].line
        last = new[end - 1].line if end > start else first
        if ranges and first <= ranges[-1][1] + 1:
            ranges[-1] = (ranges[-1][0], max(last, ranges[-1][1]))
        else:
            ranges.append((first, last))
    return tuple(ranges)


def _texts(tokens: Sequence[Token]) -> list[str]:
    return [token.text for token in tokens]


def _as_lines(source: str) -> tuple[Token, ...]:
    """Take whole lines for tokens: only the indentation may have changed."""
    return tuple(
        Token(line.rstrip(), number)
        for number, line in enumerate(source.split("\n"), start=1)
        if line.strip()
    )


def _functions(source: str, lines: Sequence[tuple[int, int]], language: str) -> tuple[str, ...]:
    """Name the functions that hold a changed line, in their order."""
    tree = parse_python(source) if language in PYTHON else None
    if tree is not None:
        return _python_functions(tree, lines)
    named = [token for token in significant(source, language) if token.names]
    found = []
    for first, last in lines:
        before = [token.text for token in named if token.line <= first]
        found += before[-1:] + [token.text for token in named if first < token.line <= last]
    return tuple(dict.fromkeys(found))


def _python_functions(tree: ast.Module, lines: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    spans = [
        (node.lineno, node.end_lineno or node.lineno, node.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    found = []
    for first, last in lines:
        around = [span for span in spans if span[0] <= last and first <= span[1]]
        inner = [
            s for s in around if not any(o != s and s[0] <= o[0] and o[1] <= s[1] for o in around)
        ]
        found += [name for _, _, name in sorted(inner)]
    return tuple(dict.fromkeys(found))


def _diff(before: str, after: str) -> tuple[str, ...]:
    lines = unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=_AROUND)
    shown = [line for line in lines if not line.startswith(("---", "+++"))]
    if len(shown) > _MOST_DIFF_LINES:
        return (*shown[: _MOST_DIFF_LINES - 1], "…")
    return tuple(shown)
