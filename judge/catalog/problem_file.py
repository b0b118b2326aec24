"""Read a problem: the table of its keys, and what they mean together."""

from pathlib import Path
from typing import Any

from judge.catalog.author_files import (
    GENERATE,
    SUBMISSIONS,
    named_file,
    read_generators,
    read_submissions,
)
from judge.catalog.bilingual import PROSE
from judge.catalog.case_reader import CASES, GROUPS, CaseReader, read_groups
from judge.catalog.checker_choice import CHECKER, read_checker
from judge.catalog.contract import CONTRACT_KEYS, FUNCTION, RETURNS, STDOUT, read_contract
from judge.catalog.heading import FORMAT, HINTS, KIND, LEVEL, STATEMENT, TITLE, TOPICS
from judge.catalog.icpc.recognition import is_package
from judge.catalog.library import FILE_NAME
from judge.catalog.limits import LIMITS, read_limits
from judge.catalog.mistakes import Mistakes
from judge.catalog.node import MappingNode, Node, ScalarNode
from judge.catalog.paths import RELATIVE_PATH, slug_of
from judge.catalog.section import Fields, Key, Section, require
from judge.catalog.shape import ListOf
from judge.catalog.sql_problem_file import read_sql_problem
from judge.catalog.written_problem_file import read_written_problem
from judge.catalog.yaml_source import read_yaml
from judge.errors import ContentError, Place, UsageError
from judge.model.problem import (
    AuthorSubmission,
    Case,
    Generated,
    Inline,
    Kind,
    Problem,
)
from judge.model.sql_problem import AnyProblem, SqlProblem
from judge.model.text import Text
from judge.model.written import WrittenProblem

_PYTHON = ".py"

REQUIRES: Key[list[Text]] = Key(
    name="requires",
    shape=ListOf(PROSE),
    doc="Promises beyond the types, for people; validate() of generate.py checks them.",
)
REFERENCE = Key(
    name="reference",
    shape=RELATIVE_PATH,
    doc="The Python solution that says answers; absent: the first of submissions/accepted/*.py.",
)
INTERACTOR = Key(
    name="interactor",
    shape=RELATIVE_PATH,
    doc="interactive: the program that a solution talks with. It ends with 42 to accept, 43 to "
    "reject.",
    example="interactor.py",
)
_KEYS: tuple[Key[Any], ...] = (
    *(FORMAT, KIND, TITLE, LEVEL, TOPICS, STATEMENT, LIMITS),
    *CONTRACT_KEYS,
    *(REQUIRES, CHECKER, REFERENCE, INTERACTOR, CASES, GROUPS, HINTS),
)
_ONLY_OF: dict[Kind, tuple[Key[Any], ...]] = {
    Kind.ALGORITHM: (FUNCTION, RETURNS, STDOUT, CHECKER, REFERENCE),
    Kind.INTERACTIVE: (INTERACTOR,),
}
PROBLEM = Section(name="problem", doc="A problem of the judge.", keys=_KEYS)


def load_problem(folder: Path, *, thorough: bool = True) -> AnyProblem:
    """Read the problem in ``folder``; ContentError with every mistake that was found.

    An ICPC package is a problem, too. Where this is not ``thorough``, the expressions of a rubric
    are not compiled: those of the shipped ones take five seconds.
    """
    mistakes = Mistakes(folder / FILE_NAME, thorough=thorough)
    try:
        if is_package(folder):
            from judge.catalog.icpc.package import load_package  # for those who have packages

            return load_package(folder)
        return _load(folder, mistakes)
    except OSError as error:
        file = Path(error.filename) if isinstance(error.filename, str) else mistakes.file
        reason = error.strerror or "unknown"
        mistakes.stop(
            Place(file=file), "", f"cannot be read: {reason}", f"읽을 수 없습니다: {reason}"
        )


def load_program_problem(folder: Path) -> Problem:
    """Read a problem that a program solves; UsageError where something else does."""
    problem = load_problem(folder)
    match problem:
        case Problem():
            return problem
        case SqlProblem():
            raise UsageError(
                f"{problem.slug} is solved by SQL, and this is for problems that a program solves",
                f"{problem.slug}: SQL 문제라서 쓸 수 없는 명령입니다",
            )
        case WrittenProblem():
            raise UsageError(
                f"{problem.slug} is answered in writing, and this is for problems that a program "
                "solves",
                f"{problem.slug}: 서술형 문제라서 쓸 수 없는 명령입니다",
            )


def _load(folder: Path, mistakes: Mistakes) -> AnyProblem:
    """Read what the problem's kind asks for; a kind that is wrong is told by the usual reader."""
    node = read_yaml(mistakes)
    kind = _kind(node)
    if kind == Kind.SQL:
        return read_sql_problem(node, folder, mistakes)
    if kind == Kind.WRITTEN:
        return read_written_problem(node, folder, mistakes)
    return _read_program_problem(node, folder, mistakes)


def _kind(node: Node) -> str | None:
    """Return the word at ``kind``, known or not."""
    pairs = node.pairs if isinstance(node, MappingNode) else []
    return next(
        (
            value.text
            for key, value in pairs
            if key.text == KIND.name and isinstance(value, ScalarNode)
        ),
        None,
    )


def _read_program_problem(node: Node, folder: Path, mistakes: Mistakes) -> Problem:
    fields = PROBLEM.read(node, "", mistakes)
    if fields is None:
        raise ContentError(mistakes.found)
    kind = fields.get(KIND) or Kind.ALGORITHM
    _refuse_keys_of_others(fields, kind, mistakes)
    contract = read_contract(fields, mistakes, has_result=kind is Kind.ALGORITHM)
    interactor = _interactor(fields, folder, kind, mistakes)
    checker = read_checker(fields, folder, contract.returns if contract else None, mistakes)
    groups = read_groups(fields)
    cases = CaseReader(
        folder=folder,
        contract=contract,
        checker=checker.name,
        kind=kind,
        groups=tuple(group.name for group in groups),
        generators=read_generators(folder, mistakes),
        mistakes=mistakes,
    ).read(fields)
    submissions = read_submissions(folder, mistakes)
    reference = None
    if kind is Kind.ALGORITHM:
        reference = _reference(fields, folder, submissions, mistakes)
        _check_answers(cases, reference, mistakes)
    if contract is None or mistakes.found:
        raise ContentError(mistakes.found)
    generate = folder / GENERATE
    return Problem(
        slug=slug_of(folder),
        folder=folder,
        kind=kind,
        title=fields.need(TITLE),
        level=fields.need(LEVEL),
        topics=tuple(fields.need(TOPICS)),
        statement=fields.need(STATEMENT),
        requires=tuple(fields.get(REQUIRES) or ()),
        limits=read_limits(fields),
        function=contract.function,
        records=contract.records,
        parameters=contract.parameters,
        returns=contract.returns,
        stdin=contract.stdin,
        stdout=contract.stdout,
        size=contract.size,
        checker=checker,
        cases=cases,
        groups=groups,
        hints=tuple(fields.get(HINTS) or ()),
        generate=generate if generate.is_file() else None,
        reference=reference,
        submissions=submissions,
        place=mistakes.place(fields.node),
        interactor=interactor,
    )


def _refuse_keys_of_others(fields: Fields, kind: Kind, mistakes: Mistakes) -> None:
    """Note keys that mean something in problems of another kind only."""
    for other, keys in _ONLY_OF.items():
        for key in keys if other is not kind else ():
            if fields.given(key):
                mistakes.add(
                    fields.node_of(key),
                    fields.path_of(key),
                    f"only problems of kind {other} have this key; remove it, or change the kind",
                    f"{other} 문제에만 쓰는 키입니다. 이 키를 지우거나 kind를 바꾸세요",
                )


def _interactor(fields: Fields, folder: Path, kind: Kind, mistakes: Mistakes) -> Path | None:
    if kind is not Kind.INTERACTIVE:
        return None
    require(INTERACTOR, fields, mistakes)
    relative = fields.get(INTERACTOR)
    at = (fields.node_of(INTERACTOR), fields.path_of(INTERACTOR))
    return None if relative is None else named_file(folder, relative, at, mistakes)


def _reference(
    fields: Fields, folder: Path, submissions: tuple[AuthorSubmission, ...], mistakes: Mistakes
) -> Path | None:
    relative = fields.get(REFERENCE)
    if relative is None:
        accepted = (each.path for each in submissions if each.accepted)
        return next((path for path in accepted if path.suffix == _PYTHON), None)
    at = (fields.node_of(REFERENCE), fields.path_of(REFERENCE))
    path = named_file(folder, relative, at, mistakes)
    if path is not None and path.suffix != _PYTHON:
        mistakes.add(
            *at,
            f"the reference is a Python solution, found {relative}; name a .py file",
            f"기준 풀이는 파이썬이어야 합니다. 찾은 값: {relative}. .py 파일을 쓰세요",
        )
    return path


def _check_answers(
    cases: tuple[Case, ...],
    reference: Path | None,
    mistakes: Mistakes,
) -> None:
    """Note cases whose answer nobody can say."""
    if reference is not None or mistakes.under(REFERENCE.name):
        return
    for case in cases:
        match case.data:
            case Generated() | Inline(has_answer=False):
                mistakes.add(
                    case.place,
                    REFERENCE.name,
                    f"the case {case.name} has no answer and there is no reference to say it; "
                    f"put a Python solution into {SUBMISSIONS}/accepted",
                    f"{case.name} 케이스에 답이 없는데 답을 구할 기준 풀이도 없습니다. "
                    f"{SUBMISSIONS}/accepted에 파이썬 풀이를 두세요",
                )
                return
            case _:
                pass
