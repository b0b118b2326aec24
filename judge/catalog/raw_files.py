"""Raw cases: ``NAME.in`` in the problem's stdio layout, and ``NAME.ans`` with the answer.

A file beyond ``LARGE_FILE_BYTES`` is not read when its problem is loaded, since a learner who runs
two samples would wait for it; ``check_large_files`` reads those, for ``judge verify``.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from judge.catalog.contract import Contract, contract_of, split_line
from judge.catalog.mistakes import Mistakes
from judge.catalog.paths import check_inside
from judge.catalog.value_reader import check_answer, split_path
from judge.catalog.yaml_source import read_text
from judge.errors import ContentError, Mistake, Place
from judge.frozen import frozen
from judge.model.domain import Value
from judge.model.layout import Layout, LayoutError, Slot, Spread
from judge.model.problem import CheckerName, Files, Problem
from judge.model.violation import Violation, check_parameters

LARGE_FILE_BYTES = 100_000
FOLDER = "cases"


def raw_pairs(folder: Path, mistakes: Mistakes) -> Iterator[tuple[str, Files]]:
    """Name and files of every ``cases/*.in`` of a problem, in the order of names."""
    cases = folder / FOLDER
    paths = sorted(cases.iterdir()) if cases.is_dir() else []
    names = {path.name for path in paths}
    for path in paths:
        match path.suffix:
            case ".in":
                yield path.stem, Files(input=path, answer=path.with_suffix(".ans"))
            case ".ans" if f"{path.stem}.in" not in names:
                mistakes.add(
                    Place(file=path),
                    "",
                    f"there is no {path.stem}.in beside it; add it or remove this file",
                    f"{path.stem}.in 파일이 없습니다. 추가하거나 이 파일을 지우세요",
                )
            case _:
                pass


@frozen
class RawChecker:
    """Checks the raw cases of one problem; ``contract`` is None where it is itself wrong."""

    folder: Path
    contract: Contract | None
    checker: CheckerName
    mistakes: Mistakes

    def check(self, files: Files, at: Place, key: str) -> None:
        """Note what is wrong with a case that is named at ``at``, in its contents unless large."""
        found = [self._exists(path, at, key) for path in (files.input, files.answer)]
        if self.contract is None or not all(found):
            return
        if self.contract.stdin is None:
            self.mistakes.add(
                at,
                key,
                "raw files need a layout, and the problem says stdio: none; write the case in YAML",
                "stdio: none인 문제에는 파일 케이스를 쓸 수 없습니다. YAML에 직접 쓰세요",
            )
            return
        sizes = [path.stat().st_size for path in (files.input, files.answer)]
        if max(sizes) <= LARGE_FILE_BYTES:
            _check_contents(files, self.contract, self.checker, self.mistakes)

    def _exists(self, path: Path, at: Place, key: str) -> bool:
        if path.is_file():
            return check_inside(path, self.folder, at, key, self.mistakes)
        shown = path.relative_to(self.folder)
        self.mistakes.add(
            at,
            key,
            f"there is no file {shown}; a raw case is a pair NAME.in and NAME.ans",
            f"{shown} 파일이 없습니다. 파일 케이스는 NAME.in과 NAME.ans 한 쌍입니다",
        )
        return False


def check_large_files(problem: Problem) -> tuple[Mistake, ...]:
    """Return the mistakes in those raw files that were too large to check while loading."""
    contract = contract_of(problem)
    mistakes = Mistakes(problem.place.file)
    for case in problem.cases:
        match case.data:
            case Files(input=given, answer=answer) as files:
                if max(given.stat().st_size, answer.stat().st_size) > LARGE_FILE_BYTES:
                    _check_contents(files, contract, problem.checker.name, mistakes)
            case _:
                pass
    return mistakes.found


def _check_contents(
    files: Files, contract: Contract, checker: CheckerName, mistakes: Mistakes
) -> None:
    given = _read(files.input, mistakes)
    answer = _read(files.answer, mistakes)
    if given is None or answer is None or contract.raw:
        return
    values = _parse(contract.stdin, given, files.input, mistakes)
    if values is None:
        return
    violations = check_parameters(contract.parameters, values)
    _note(violations, contract.stdin, (values, given, files.input), mistakes)
    if violations or checker is CheckerName.PROGRAM or contract.returns is None:
        return  # the answer file of a checker program is the program's own affair
    result = _parse(contract.stdout, answer, files.answer, mistakes)
    if result is not None:
        wrong = check_answer(contract.returns, result["result"], values)
        named = [
            Violation("result" + each.path.removeprefix("answer"), each.en, each.ko)
            for each in wrong
        ]
        _note(named, contract.stdout, (result, answer, files.answer), mistakes)


def _read(path: Path, mistakes: Mistakes) -> str | None:
    try:
        return read_text(Mistakes(path))
    except ContentError as error:
        mistakes.extend(error.mistakes)
        return None


def _parse(
    layout: Layout | None, text: str, file: Path, mistakes: Mistakes
) -> Mapping[str, Value] | None:
    if layout is None:
        return None
    try:
        return layout.parse(text)
    except LayoutError as error:
        line, en, ko = split_line(error)
        mistakes.add(Place(file=file, line=line or 1), "", en, ko)
        return None


def _note(
    violations: list[Violation],
    layout: Layout | None,
    source: tuple[Mapping[str, Value], str, Path],
    mistakes: Mistakes,
) -> None:
    values, text, file = source
    for violation in violations:
        line, column = locate(layout, values, text, violation.path) if layout else (1, 1)
        place = Place(file=file, line=line, column=column)
        mistakes.add(place, violation.path, violation.en, violation.ko)


def locate(layout: Layout, values: Mapping[str, Value], text: str, path: str) -> tuple[int, int]:
    """Line and column in ``text`` of the value at ``path``, such as ``edges[3].from``.

    Where the value cannot be told apart (rows that start with their length), it is the line on
    which the parameter begins.
    """
    name, steps = split_path(path)
    line = 1
    for parts in layout.lines:
        for position, part in enumerate(parts):
            if isinstance(part, Slot) and part.name == name:
                before = Layout("", (parts[:position],)).format(values).split()
                return _within(part, (line, len(before)), steps, text)
        line += Layout("", (parts,)).format(values).count("\n")
    return 1, 1


def _within(slot: Slot, start: tuple[int, int], steps: str, text: str) -> tuple[int, int]:
    line, words_before = start
    indices = [int(digits) for digits in re.findall(r"\[(\d+)\]", steps)]
    if slot.spread is Spread.LINES and indices:
        line += indices.pop(0)
    if slot.spread is Spread.COUNTED:
        return line, 1
    nth = words_before + (indices[0] if indices else 0)
    lines = text.split("\n")
    row = lines[line - 1] if line <= len(lines) else ""
    words = list(re.finditer(r"\S+", row))
    return line, words[nth].start() + 1 if nth < len(words) else 1
