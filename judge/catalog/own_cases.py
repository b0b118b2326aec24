"""The learner's own test cases, kept in ``solutions/<slug>/cases.yaml``.

The file is the learner's: a new case is appended as text, and everything before it, comments too,
stays as it is. It is written beside the old one and moved over it, so that a crash leaves either
the old or the new one, under a lock of the folder, so that two writers cannot lose a case.
"""

import fcntl
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from judge.catalog.bilingual import PROSE
from judge.catalog.case_reader import ANSWER, INPUT, LABEL, NAME, read_inline
from judge.catalog.contract import contract_of
from judge.catalog.measure import Whole
from judge.catalog.mistakes import Mistakes
from judge.catalog.node import ListNode
from judge.catalog.section import Fields, Key, Section
from judge.catalog.shape import ListOf
from judge.catalog.yaml_source import decode, parse_yaml, read_text
from judge.catalog.yaml_text import write_mapping, write_value, write_word
from judge.errors import ContentError, UsageError
from judge.model.domain import Value
from judge.model.layout import LayoutError
from judge.model.problem import Case, Inline, Problem
from judge.model.violation import check_parameters, check_value
from judge.whole_file import replace_content

FILE_NAME = "cases.yaml"
HEAD = """\
# My own test cases: `judge case add` appends here, and you may edit them.
# 내가 추가한 테스트 케이스입니다. `judge case add`가 이어서 쓰며, 직접 고쳐도 됩니다.
format: 1
cases:
"""

FORMAT = Key(
    name="format", shape=Whole(1, 1), doc="Version of this format.", example="1", required=True
)
EXPLAIN = Key(name="explain", shape=PROSE, doc="What the case is about.")
OWN_INPUT = Key(name=INPUT.name, shape=INPUT.shape, doc=INPUT.doc, example="{...}", required=True)
_CASE_KEYS: tuple[Key[Any], ...] = (NAME, OWN_INPUT, ANSWER, EXPLAIN)
OWN_CASE = Section(name="own_case", doc="A learner's test case.", keys=_CASE_KEYS)
CASES: Key[list[Fields]] = Key(
    name="cases",
    shape=ListOf(OWN_CASE, least=0),
    doc="The cases, in the order in which they were added.",
    example="[{name: a, input: {...}, answer: ...}]",
    blank=True,
)
OWN_CASES = Section(name="own_cases", doc="A learner's own test cases.", keys=(FORMAT, CASES))


def load_own_cases(file: Path, problem: Problem) -> tuple[Case, ...]:
    """Read the cases of ``file``; none where it does not exist. ContentError where it is wrong."""
    mistakes = Mistakes(file)
    return _read(read_text(mistakes), problem, mistakes)[0] if file.exists() else ()


def _read(text: str, problem: Problem, mistakes: Mistakes) -> tuple[tuple[Case, ...], Fields]:
    fields = OWN_CASES.read(parse_yaml(text, mistakes), "", mistakes)
    if fields is None:
        raise ContentError(mistakes.found)
    contract = contract_of(problem)
    cases: dict[str, Case] = {}
    for each in fields.get(CASES) or []:
        data = read_inline(each, contract, mistakes)
        name = each.get(NAME)
        if name in cases:
            mistakes.add(
                each.node_of(NAME),
                each.path_of(NAME),
                f"the case of line {cases[name].place.line} is called {name} as well; rename one",
                f"{cases[name].place.line}번째 줄의 케이스 이름도 {name}입니다. 하나를 바꾸세요",
            )
        if name is not None and data is not None:
            cases[name] = Case(
                name=name,
                sample=False,
                group=None,
                data=data,
                explain=each.get(EXPLAIN),
                place=mistakes.place(each.node),
            )
    mistakes.raise_any()
    return tuple(cases.values()), fields


def add_own_case(
    file: Path, problem: Problem, name: str, values: Mapping[str, Value], answer: Value | None
) -> Case:
    """Append a case to ``file``, which is made where it does not exist.

    ``answer`` is None where the reference shall say it. UsageError where the name or the input is
    there already or does not suit the problem; ContentError where the file is wrong.
    """
    _check_suits(problem, name, values, answer)
    file = file.resolve()  # a link stays a link
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with locked(file.parent):
            return _append(
                file,
                problem,
                name,
                Inline(input=dict(values), answer=answer, has_answer=answer is not None),
            )
    except OSError as error:
        raise UsageError(
            f"cannot write {file}: {error.strerror}", f"{file}에 쓸 수 없습니다: {error.strerror}"
        ) from error


def _check_suits(
    problem: Problem, name: str, values: Mapping[str, Value], answer: Value | None
) -> None:
    if not LABEL.fits(name):
        raise UsageError(
            f"a case is called by {LABEL.wanted.en}, not {name!r}",
            f"케이스 이름에는 {LABEL.wanted.ko}만 쓸 수 있습니다: {name!r}",
        )
    if not problem.parameters:
        raise UsageError(
            f"{problem.slug} has no parameters, so that cases of one's own cannot be kept",
            f"{problem.slug}: 매개변수가 없는 문제에는 케이스를 추가할 수 없습니다",
        )
    violations = check_parameters(problem.parameters, values)
    if not violations and answer is not None and problem.returns is not None:
        violations = check_value(problem.returns, answer, values, "answer")
    if violations:
        raise UsageError(
            "; ".join(f"{each.path}: {each.en}" for each in violations),
            "; ".join(f"{each.path}: {each.ko}" for each in violations),
        )
    try:
        if problem.stdin is not None:
            problem.stdin.format(values)
    except LayoutError as error:
        raise UsageError(error.en, error.ko) from error


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder against other writers; it opens by itself when the process ends."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _append(file: Path, problem: Problem, name: str, data: Inline) -> Case:
    before = file.read_bytes() if file.exists() else HEAD.encode()
    mistakes = Mistakes(file)
    kept, fields = _read(decode(before, mistakes), problem, mistakes)
    _check_new(name, data, (*problem.cases, *kept))
    after = before + _entry(name, data, fields, before)
    try:
        again, _ = _read(decode(after, Mistakes(file)), problem, Mistakes(file))
    except ContentError:
        again = ()
    if [case.data for case in again] != [*(case.data for case in kept), data]:
        mistakes.stop(
            fields.node_of(CASES),
            CASES.name,
            "a case can be appended only where cases is the last key and each case begins with "
            "a - on its own line; mend the file",
            "cases가 마지막 키이고 케이스마다 -로 시작하는 줄이 있어야 이어 쓸 수 있습니다. 파일을 "
            "고치세요",
        )
    replace_content(file, after)
    return again[-1]


def _check_new(name: str, data: Inline, cases: tuple[Case, ...]) -> None:
    for case in cases:
        if case.name == name:
            raise UsageError(
                f"there is a case {name} already; choose another name",
                f"{name} 케이스가 이미 있습니다. 다른 이름을 쓰세요",
            )
        if isinstance(case.data, Inline) and case.data.input == data.input:
            file, line = case.place.file.name, case.place.line
            edit = file == FILE_NAME  # else it is the problem's
            raise UsageError(
                f"the case {case.name} has the same input already"
                + (f"; you may edit it in {file}, line {line}" if edit else ""),
                f"{case.name} 케이스에 같은 입력이 이미 있습니다"
                + (f". {file} {line}번째 줄에서 고칠 수 있습니다" if edit else ""),
            )


def _entry(name: str, data: Inline, fields: Fields, before: bytes) -> bytes:
    """Write the lines of a case, indented like those that are there."""
    node = fields.node_of(CASES)
    indent = " " * (node.column - 1 if isinstance(node, ListNode) and node.items else 2)
    lines = [f"{indent}- name: {write_word(name)}", f"{indent}  input: {write_mapping(data.input)}"]
    if data.has_answer:
        lines.append(f"{indent}  answer: {write_value(data.answer)}")
    if not fields.given(CASES):
        lines.insert(0, f"{CASES.name}:")
    end = "\r\n" if b"\r\n" in before else "\n"
    gap = "" if before.endswith(b"\n") else end
    return (gap + "".join(line + end for line in lines)).encode(errors="surrogatepass")
