"""What every case of a problem must keep: parameters, result, and how both stand as text."""

import keyword
import re
from collections.abc import Iterable
from typing import Any

from judge.catalog.domain_reader import DOMAIN, DomainReader
from judge.catalog.measure import FORMULA
from judge.catalog.mistakes import Mistakes
from judge.catalog.node import Node, ScalarNode
from judge.catalog.references import References
from judge.catalog.section import Fields, Key, require
from judge.catalog.shape import MapOf, Words
from judge.errors import Place
from judge.frozen import frozen
from judge.model.domain import Domain, Parameter, RecordType, Scalar
from judge.model.expression import Expression
from judge.model.layout import Layout, LayoutError, default_layout, parse_layout, result_layout
from judge.model.problem import Problem
from judge.model.text import Text

_IDENTIFIER = Words(
    pattern="[A-Za-z_][A-Za-z0-9_]*",
    wanted=Text(
        "a name of letters, digits and _, not beginning with a digit",
        "영문자, 숫자, _로 된 이름(숫자로 시작할 수 없음)",
    ),
    longest=40,
)
_FUNCTIONS = ("len", "min", "max", "abs")  # of expressions; a parameter would hide them

RECORDS = Key(
    name="records",
    shape=MapOf(_IDENTIFIER, MapOf(_IDENTIFIER, DOMAIN), reserved=(*Scalar, "list")),
    doc="Types with named fields, such as the edges of a graph; each may use those above it.",
)
PARAMETERS = Key(
    name="parameters",
    shape=MapOf(_IDENTIFIER, DOMAIN, reserved=("result", *_FUNCTIONS)),
    doc="The input, in order: its types, and the constraints that every case keeps.",
)
RETURNS = Key(
    name="returns",
    shape=DOMAIN,
    doc="The result: its type and the constraints that every answer keeps.",
    example="{type: int}",
)
FUNCTION = Key(
    name="function",
    shape=_IDENTIFIER,
    doc="Name of the function that a solution defines; absent: standard input only.",
    example="solution",
)
STDIO = Key(
    name="stdio",
    shape=Words(),
    doc="How the parameters stand on standard input (of an interactor: in its input file); absent: "
    "one line each; none: no such style.",
    example="none",
)
STDOUT = Key(
    name="stdout",
    shape=Words(),
    doc="How {result} stands on standard output; absent: as its type suggests.",
    example='"{result}"',
)
SIZE = Key(
    name="size",
    shape=FORMULA,
    doc="What n means for the growth of the running time: len(numbers).",
    example="len(numbers)",
)
CONTRACT_KEYS: tuple[Key[Any], ...] = (FUNCTION, RECORDS, PARAMETERS, RETURNS, STDIO, STDOUT, SIZE)
_NO_LAYOUT = Layout("", ())  # raw cases: any text


@frozen
class Contract:
    """The typed part of a problem; ``raw`` where there are no parameters, only texts."""

    function: str | None
    records: tuple[RecordType, ...]
    parameters: tuple[Parameter, ...]
    returns: Domain | None
    stdin: Layout | None
    stdout: Layout | None
    size: Expression | None

    @property
    def raw(self) -> bool:
        """Whether cases are texts that nothing is known of."""
        return not self.parameters


def contract_of(problem: Problem) -> Contract:
    """Typed part of a problem that was loaded."""
    return Contract(
        function=problem.function,
        records=problem.records,
        parameters=problem.parameters,
        returns=problem.returns,
        stdin=problem.stdin,
        stdout=problem.stdout,
        size=problem.size,
    )


def read_contract(problem: Fields, mistakes: Mistakes, *, has_result: bool) -> Contract | None:
    """Read the typed part of ``problem``; None where no case could be held against it.

    Without ``has_result`` there are parameters only, as an interactor reads them.
    """
    if not problem.given(PARAMETERS):
        _check_raw(problem, mistakes)
        return None if _broken(mistakes) else _raw_contract()
    records = _read_records(problem, mistakes)
    reader = DomainReader(records, mistakes)
    parameters = tuple(
        Parameter(name, domain)
        for name, fields in (problem.get(PARAMETERS) or {}).items()
        if (domain := reader.read(fields)) is not None
    )
    returns_fields = problem.get(RETURNS)
    returns = reader.read(returns_fields) if returns_fields else None
    _check_function(problem, mistakes)
    if _broken(mistakes):
        return None
    if returns is None and has_result:
        require(RETURNS, problem, mistakes)
        return None
    _check_references(problem, parameters, mistakes)
    stdin, stdout = _read_layouts(problem, parameters, returns, mistakes)
    if _broken(mistakes):
        return None
    return Contract(
        function=problem.get(FUNCTION),
        records=tuple(r.type for r in records.values() if isinstance(r.type, RecordType)),
        parameters=parameters,
        returns=returns,
        stdin=stdin,
        stdout=stdout,
        size=problem.get(SIZE),
    )


def _broken(mistakes: Mistakes) -> bool:
    return any(mistakes.under(key.name) for key in CONTRACT_KEYS)


def _raw_contract() -> Contract:
    return Contract(
        function=None,
        records=(),
        parameters=(),
        returns=None,
        stdin=_NO_LAYOUT,
        stdout=_NO_LAYOUT,
        size=None,
    )


def _check_raw(problem: Fields, mistakes: Mistakes) -> None:
    for key in CONTRACT_KEYS:
        if problem.given(key):
            mistakes.add(
                problem.node_of(key),
                problem.path_of(key),
                "this key only works beside parameters; add parameters or remove it",
                "parameters 키와 함께 써야 합니다. parameters를 추가하거나 이 키를 지우세요",
            )


def _check_function(problem: Fields, mistakes: Mistakes) -> None:
    name = problem.get(FUNCTION)
    if name is not None and keyword.iskeyword(name):
        mistakes.add(
            problem.node_of(FUNCTION),
            problem.path_of(FUNCTION),
            f"{name} is a word of Python itself; choose another name such as solution",
            f"{name}: 파이썬의 예약어입니다. solution 같은 다른 이름을 쓰세요",
        )


def _check_references(
    problem: Fields, parameters: tuple[Parameter, ...], mistakes: Mistakes
) -> None:
    references, written = References(parameters, mistakes), problem.get(PARAMETERS) or {}
    records, returns, size = problem.get(RECORDS) or {}, problem.get(RETURNS), problem.get(SIZE)
    domains = [
        *written.values(),
        *(each for members in records.values() for each in members.values()),
    ]
    for fields in (*domains, *([returns] if returns else [])):
        references.check_domain(fields)
    if size is not None:
        references.check_expression(size, problem.node_of(SIZE), problem.path_of(SIZE))
    if not _broken(mistakes):
        references.check_order(written)


def _read_records(problem: Fields, mistakes: Mistakes) -> dict[str, Domain]:
    records: dict[str, Domain] = {}
    for name, members in (problem.get(RECORDS) or {}).items():
        reader = DomainReader(dict(records), mistakes)
        fields = [(member, reader.read(fields)) for member, fields in members.items()]
        domains = tuple((member, domain) for member, domain in fields if domain is not None)
        kind = RecordType(name, tuple((member, domain.type) for member, domain in domains))
        records[name] = Domain(type=kind, fields=domains)
    return records


def _read_layouts(
    problem: Fields, parameters: tuple[Parameter, ...], returns: Domain | None, mistakes: Mistakes
) -> tuple[Layout | None, Layout | None]:
    stdio, stdout = problem.get(STDIO), problem.get(STDOUT)
    if stdio is not None and stdio.strip() == "none":
        _check_function_only(problem, returns, mistakes)
        return None, None
    written = _read_layout(STDIO, problem, parameters, mistakes) if stdio is not None else None
    if returns is None:
        return written or default_layout(parameters), None
    result = (Parameter("result", returns),)
    shown = _read_layout(STDOUT, problem, result, mistakes) if stdout is not None else None
    return written or default_layout(parameters), shown or result_layout(returns.type)


def _check_function_only(problem: Fields, returns: Domain | None, mistakes: Mistakes) -> None:
    if returns is None:
        mistakes.add(
            problem.node_of(STDIO),
            problem.path_of(STDIO),
            "an interactor reads the parameters from a file; describe it, or remove stdio",
            "인터랙터가 매개변수를 파일에서 읽습니다. 그 형식을 쓰거나 stdio를 지우세요",
        )
        return
    if problem.given(STDOUT):
        mistakes.add(
            problem.node_of(STDOUT),
            problem.path_of(STDOUT),
            "stdio: none leaves no output to describe; remove stdout",
            "stdio: none에는 출력 형식이 없습니다. stdout을 지우세요",
        )
    if not problem.given(FUNCTION):
        mistakes.add(
            problem.node_of(STDIO),
            problem.path_of(STDIO),
            "stdio: none leaves functions only; name one, such as function: solution",
            "stdio: none은 함수 방식만 허용합니다. function: solution처럼 함수 이름을 쓰세요",
        )


def _read_layout(
    key: Key[str], problem: Fields, parameters: Iterable[Parameter], mistakes: Mistakes
) -> Layout | None:
    node, source = problem.node_of(key), problem.get(key) or ""
    try:
        return parse_layout(source, tuple(parameters))
    except LayoutError as error:
        line, en, ko = split_line(error)
        at = _place_in_block(node, line, mistakes)
        mistakes.add(at, problem.path_of(key), en, ko)
        return None


def split_line(error: LayoutError) -> tuple[int | None, str, str]:
    """Line of the text that a layout complains about, and its words without that line."""
    found = re.match(r"line (\d+): ", error.en)
    en = re.sub(r"^line \d+: ", "", error.en)
    ko = re.sub(r"^\d+번째 줄: ", "", error.ko)
    return int(found[1]) if found else None, en, ko


def _place_in_block(node: Node, line: int | None, mistakes: Mistakes) -> Place:
    """Position of a line of a text that stands in a ``|`` block, as templates do."""
    block = isinstance(node, ScalarNode) and node.style == "|"
    if line is None or not block:
        return mistakes.place(node)
    return Place(file=mistakes.file, line=node.line + line)
