"""Adds a case to a ``problem.yaml``: as text behind the last one, with all that is there kept."""

import re
from collections.abc import Mapping

from judge.catalog.library import FILE_NAME
from judge.catalog.problem_file import load_program_problem
from judge.catalog.yaml_text import write_mapping, write_value, write_word
from judge.errors import ContentError, UsageError
from judge.model.domain import Value
from judge.model.problem import Inline, Problem
from judge.whole_file import replace_content

_NEXT_KEY = re.compile(r"[^\s#-]")
_ITEM = re.compile(r"(\s*)- ")


def add_problem_case(
    problem: Problem, name: str, values: Mapping[str, Value], answer: Value
) -> None:
    """Write the case into the problem's file, in its last group where it has groups.

    UsageError where the list of cases is written in a way that has no end of its own; the file is
    then as it was.
    """
    file = problem.folder / FILE_NAME
    before = file.read_bytes()
    lines = before.decode("utf-8").splitlines(keepends=True)
    last = max((case.place.line for case in problem.cases if case.place.file == file), default=0)
    end = next((at for at in range(last, len(lines)) if _NEXT_KEY.match(lines[at])), len(lines))
    while end > last and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    item = _ITEM.match(lines[last - 1]) if last else None
    indent = item[1] if item else "  "
    group = f", group: {write_word(problem.groups[-1].name)}" if problem.groups else ""
    entry = (
        f"{indent}- {{name: {write_word(name)}{group}, input: {write_mapping(values)}, "
        f"answer: {write_value(answer)}}}\n"
    )
    head = "".join(lines[:end])
    gap = "" if head.endswith("\n") else "\n"
    replace_content(file, f"{head}{gap}{entry}{''.join(lines[end:])}".encode())
    if not _has_grown(problem, values):
        replace_content(file, before)
        raise UsageError(
            f"{file}: a case can be added only where each case begins with a - on its own line; "
            f"add it by hand: {entry.strip()}",
            f"{file}: 케이스마다 -로 시작하는 줄이 있어야 추가할 수 있습니다. 직접 추가하세요: "
            f"{entry.strip()}",
        )


def _has_grown(problem: Problem, values: Mapping[str, Value]) -> bool:
    """Whether the file reads as before, with the one case more."""
    try:
        again = load_program_problem(problem.folder)
    except ContentError:
        return False
    added = again.cases[-1].data if again.cases else None
    kept = [case.data for case in again.cases[:-1]] == [case.data for case in problem.cases]
    return kept and isinstance(added, Inline) and added.input == values
