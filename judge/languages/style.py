"""Tells a solution that is a function from one that reads standard input by itself.

Most languages need a ``main`` or a reader's name for the latter, which patterns in
``languages.yaml`` find. A Python script may hold both a function and the lines that read its input,
so there we look at what running the module would do.
"""

import ast
import re
import warnings
from collections.abc import Callable, Iterator

from judge.languages.source import code_of
from judge.model.language import Language
from judge.model.submission import Style

_READERS = {"input", "stdin", "fileinput"}  # names by which a Python script reads its input
_ANY_READER = _READERS | {"open", "read", "readline", "readlines"}
_PYTHON_FUNCTION = r"^[ \t]*(?:async\s+)?def\s+{function}\s*\("
_Definition = ast.FunctionDef | ast.AsyncFunctionDef
_SILENT = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)


def detect_style(source: str, language: Language, function: str | None) -> Style:
    """Decide by the source; ``function`` is the problem's, None where it has no function style."""
    if function is None or language.wire is None:
        return Style.STDIO
    is_function = _DETECTORS.get(language.id, _matches)
    return Style.FUNCTION if is_function(source, language, function) else Style.STDIO


def other_functions(source: str, language: Language, function: str) -> tuple[str, ...] | None:
    """Return the functions of a script that lacks ``function`` and reads no input either.

    It was meant as neither. None where it is one of them, and for languages other than Python.
    """
    module = _parsed(source) if language.id in _DETECTORS else None
    if module is None or _defines(module, function) or not _ANY_READER.isdisjoint(_names(module)):
        return None
    named = [("", module.body)]
    named += [
        (f"{each.name}.", each.body) for each in module.body if isinstance(each, ast.ClassDef)
    ]
    return tuple(
        prefix + each.name
        for prefix, body in named
        for each in body
        if isinstance(each, _Definition)
    )


def _matches(source: str, language: Language, function: str) -> bool:
    code = code_of(source, language)
    if language.stdio_pattern and re.search(language.stdio_pattern, code):
        return False
    pattern = (language.function_pattern or "").replace("{function}", re.escape(function))
    return bool(pattern and re.search(pattern, code))


def _is_python_function(source: str, _: Language, function: str) -> bool:
    module = _parsed(source)
    if module is None:
        pattern = _PYTHON_FUNCTION.replace("{function}", re.escape(function))
        return re.search(pattern, source, re.MULTILINE) is not None
    return _defines(module, function) and not _reads_when_run(module)


def _parsed(source: str) -> ast.Module | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of the learner's code, not of ours
            return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _defines(module: ast.Module, function: str) -> bool:
    """Whether there is such a function, or such a method of ``class Solution``."""
    for statement in module.body:
        match statement:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                if name == function:
                    return True
            case ast.ClassDef(name="Solution", body=body):
                if any(isinstance(each, _Definition) and each.name == function for each in body):
                    return True
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Lambda()):
                if name == function:
                    return True
            case _:
                continue
    return False


def _reads_when_run(module: ast.Module) -> bool:
    """Whether importing the module would read its input, by itself or in a function that it calls.

    What stands under ``if __name__ == "__main__":`` is not run by an import.
    """
    functions = {each.name: each for each in module.body if isinstance(each, _Definition)}
    readers = set(_READERS)
    waiting: list[ast.AST] = []
    for statement in module.body:
        if isinstance(statement, _SILENT) or _is_main_guard(statement):
            continue
        renamed = _renames(statement)
        if renamed is None:
            waiting.append(statement)
        elif not readers.isdisjoint(_names(statement)):
            readers.add(renamed)
    return _reaches(waiting, readers, functions)


def _reaches(waiting: list[ast.AST], readers: set[str], functions: dict[str, _Definition]) -> bool:
    seen: set[str] = set()
    while waiting:
        for name in _names(waiting.pop()):
            if name in readers:
                return True
            if name in functions and name not in seen:
                seen.add(name)
                waiting.append(functions[name])
    return False


def _renames(statement: ast.stmt) -> str | None:
    """Return ``read`` of ``read = sys.stdin.readline``, which reads nothing yet."""
    match statement:
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.Attribute() | ast.Name()):
            return name
        case _:
            return None


def _is_main_guard(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.If) and "__name__" in _names(statement.test)


def _names(node: ast.AST) -> Iterator[str]:
    """Yield every name that is used or taken from something, such as ``stdin`` of ``sys``."""
    for each in ast.walk(node):
        if isinstance(each, ast.Name):
            yield each.id
        elif isinstance(each, ast.Attribute):
            yield each.attr


_DETECTORS: dict[str, Callable[[str, Language, str], bool]] = {
    "python": _is_python_function,
    "pypy": _is_python_function,
}
