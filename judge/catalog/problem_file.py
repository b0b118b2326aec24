"""Read a problem: the table of its keys, and what they mean together."""

from dataclasses import dataclass
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
from judge.catalog.contract import CONTRACT_KEYS, read_contract
from judge.catalog.heading import FORMAT, HINTS, KIND, LEVEL, STATEMENT, TITLE, TOPICS
from judge.catalog.limits import LIMITS, read_limits
from judge.catalog.mistakes import Mistakes
from judge.catalog.node import MappingNode, Node, ScalarNode
from judge.catalog.paths import RELATIVE_PATH, slug_of
from judge.catalog.section import Fields, Key, Section
from judge.catalog.shape import ListOf
from judge.catalog.sql_problem_file import read_sql_problem
from judge.catalog.yaml_source import parse_yaml, read_text, read_yaml
from judge.errors import ContentError, Place, UsageError
from judge.model.problem import (
    AuthorSubmission,
    Case,
    Generated,
    Inline,
    Kind,
    Problem,
)
from judge.model.sql_problem import AnyProblem
from judge.model.text import Text

FILE_NAME = "problem.yaml"
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
_KEYS: tuple[Key[Any], ...] = (
    *(FORMAT, KIND, TITLE, LEVEL, TOPICS, STATEMENT, LIMITS),
    *CONTRACT_KEYS,
    *(REQUIRES, CHECKER, REFERENCE, CASES, GROUPS, HINTS),
)
PROBLEM = Section(name="problem", doc="A problem of the judge.", keys=_KEYS)


def load_problem(folder: Path) -> AnyProblem:
    """Read the problem in ``folder``; ContentError with every mistake that was found."""
    mistakes = Mistakes(folder / FILE_NAME)
    try:
        return _load(folder, mistakes)
    except OSError as error:
        file = Path(error.filename) if isinstance(error.filename, str) else mistakes.file
        reason = error.strerror or "unknown"
        mistakes.stop(
            Place(file=file), "", f"cannot be read: {reason}", f"읽을 수 없습니다: {reason}"
        )


def load_program_problem(folder: Path) -> Problem:
    """Read a problem that a program solves; UsageError where SQL does."""
    problem = load_problem(folder)
    if isinstance(problem, Problem):
        return problem
    raise UsageError(
        f"{problem.slug} is solved by SQL, and this is for problems that a program solves",
        f"{problem.slug}: SQL 문제라서 쓸 수 없는 명령입니다",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What a list of problems shows of one."""

    slug: str
    title: Text
    level: int
    topics: tuple[str, ...]


def read_heading(folder: Path) -> Heading:
    """Read only the head of ``problem.yaml``, in a tenth of the time; ContentError as ever."""
    mistakes = Mistakes(folder / FILE_NAME)
    keys: tuple[Key[Any], ...] = (TITLE, LEVEL, TOPICS)
    names = frozenset(key.name for key in keys)
    head = parse_yaml(read_text(mistakes), mistakes, until=names)
    if isinstance(head, MappingNode):
        pairs = [pair for pair in head.pairs if pair[0].text in names]
        head = MappingNode(pairs, head.line, head.column)
    fields = Section(name="heading", doc="", keys=keys).read(head, "", mistakes)
    if fields is None or mistakes.found:
        raise ContentError(mistakes.found)
    return Heading(
        slug=slug_of(folder),
        title=fields.need(TITLE),
        level=fields.need(LEVEL),
        topics=tuple(fields.need(TOPICS)),
    )


def _load(folder: Path, mistakes: Mistakes) -> AnyProblem:
    """Read what the problem's kind asks for; a kind that is wrong is told by the usual reader."""
    node = read_yaml(mistakes)
    if _kind(node) == Kind.SQL:
        return read_sql_problem(node, folder, mistakes)
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
    contract = read_contract(fields, mistakes)
    checker = read_checker(fields, folder, contract.returns if contract else None, mistakes)
    groups = read_groups(fields)
    cases = CaseReader(
        folder=folder,
        contract=contract,
        checker=checker.name,
        groups=tuple(group.name for group in groups),
        generators=read_generators(folder, mistakes),
        mistakes=mistakes,
    ).read(fields)
    submissions = read_submissions(folder, mistakes)
    reference = _reference(fields, folder, submissions, mistakes)
    _check_answers(cases, reference, mistakes)
    if contract is None or mistakes.found:
        raise ContentError(mistakes.found)
    generate = folder / GENERATE
    return Problem(
        slug=slug_of(folder),
        folder=folder,
        kind=fields.need(KIND),
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
    )


def _reference(
    fields: Fields, folder: Path, submissions: tuple[AuthorSubmission, ...], mistakes: Mistakes
) -> Path | None:
    relative = fields.get(REFERENCE)
    if relative is None:
        accepted = (each.path for each in submissions if each.expected == "accepted")
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
