"""Read ``checker``: how outputs are compared with answers."""

from pathlib import Path

from judge.catalog.author_files import named_file
from judge.catalog.measure import Number
from judge.catalog.mistakes import Mistakes
from judge.catalog.paths import RELATIVE_PATH
from judge.catalog.section import Fields, Key, Section
from judge.catalog.shape import ByNode, Choice, Flag
from judge.model.domain import Domain, Scalar
from judge.model.problem import CheckerChoice, CheckerName
from judge.model.text import Text

DEFAULT_TOLERANCE = 1e-6  # of the ICPC problem package format

NAME: Key[CheckerName] = Key(
    name="name",
    shape=Choice(CheckerName, hidden=(CheckerName.ICPC,)),
    doc="exact, tokens, lines, floats, unordered or program.",
    example="tokens",
    required=True,
)
CASE_SENSITIVE = Key(
    name="case_sensitive",
    shape=Flag(),
    doc="tokens, lines, unordered: whether a and A differ; absent: they do.",
)
ABSOLUTE = Key(
    name="absolute",
    shape=Number(0, 1_000_000),
    doc="floats: the error allowed of any number, such as 1e-6.",
)
RELATIVE = Key(
    name="relative",
    shape=Number(0, 1),
    doc="floats: the error allowed of a number in proportion to it, such as 1e-6.",
)
NESTED = Key(
    name="nested",
    shape=Flag(),
    doc="unordered: whether the order within each item is of no importance either.",
)
FILE = Key(
    name="file",
    shape=RELATIVE_PATH,
    doc="program: its file. It ends with 42 to accept and with 43 to reject.",
    example="checker.py",
)
_OPTIONS = {
    CheckerName.EXACT: (),
    CheckerName.TOKENS: (CASE_SENSITIVE,),
    CheckerName.LINES: (CASE_SENSITIVE,),
    CheckerName.FLOATS: (ABSOLUTE, RELATIVE, CASE_SENSITIVE),
    CheckerName.UNORDERED: (NESTED, CASE_SENSITIVE),
    CheckerName.PROGRAM: (FILE,),
    CheckerName.ICPC: (),
}
_KEYS = (NAME, CASE_SENSITIVE, ABSOLUTE, RELATIVE, NESTED, FILE)
CHECKER: Key[CheckerName | Fields] = Key(
    name="checker",
    shape=ByNode(
        Choice(CheckerName, hidden=(CheckerName.ICPC,)),
        Section(name="checker", doc="A checker with options.", keys=_KEYS),
    ),
    doc="How an output is compared with the answer; absent: floats for a float, else tokens.",
)


def read_checker(
    problem: Fields, folder: Path, returns: Domain | None, mistakes: Mistakes
) -> CheckerChoice:
    """Checker of a problem whose result is ``returns``."""
    match problem.get(CHECKER):
        case None:
            floats = returns is not None and _holds_float(returns)
            return _choice(CheckerName.FLOATS if floats else CheckerName.TOKENS)
        case CheckerName() as name:
            if name is CheckerName.PROGRAM:
                _refuse_missing_file(problem.path_of(CHECKER), problem, mistakes)
            return _choice(name)
        case Fields() as fields:
            return _read_options(fields, folder, mistakes)


def _choice(name: CheckerName) -> CheckerChoice:
    tolerance = DEFAULT_TOLERANCE if name is CheckerName.FLOATS else None
    return CheckerChoice(name=name, absolute=tolerance, relative=tolerance)


def _refuse_missing_file(path: str, fields: Fields, mistakes: Mistakes) -> None:
    mistakes.add(
        fields.nodes.get(CHECKER.name, fields.node),
        path,
        "a checker program needs a file; write {name: program, file: checker.py}",
        "채점 프로그램의 파일이 필요합니다. {name: program, file: checker.py}처럼 쓰세요",
    )


def _read_options(fields: Fields, folder: Path, mistakes: Mistakes) -> CheckerChoice:
    name = fields.get(NAME)
    if name is None:
        return _choice(CheckerName.TOKENS)  # never used: the mistake is noted
    for key in _KEYS[1:]:
        if fields.given(key) and key not in _OPTIONS[name]:
            _refuse_option(key.name, name, fields, mistakes)
    if name is CheckerName.PROGRAM and not fields.given(FILE):
        _refuse_missing_file(fields.path, fields, mistakes)
    file = fields.get(FILE)
    absolute, relative = fields.get(ABSOLUTE), fields.get(RELATIVE)
    if name is CheckerName.FLOATS and absolute is None and relative is None:
        absolute = relative = DEFAULT_TOLERANCE
    at = (fields.node_of(FILE), fields.path_of(FILE))
    return CheckerChoice(
        name=name,
        case_sensitive=fields.get(CASE_SENSITIVE) is not False,
        absolute=absolute,
        relative=relative,
        nested=fields.get(NESTED) or False,
        program=None if file is None else named_file(folder, file, at, mistakes),
    )


def _refuse_option(option: str, name: CheckerName, fields: Fields, mistakes: Mistakes) -> None:
    options = ", ".join(key.name for key in _OPTIONS[name])
    known = Text(
        f"it takes {options}" if options else "it takes none",
        f"쓸 수 있는 옵션: {options}" if options else "옵션이 없습니다",
    )
    mistakes.add(
        fields.nodes[option],
        f"{fields.path}.{option}",
        f"the checker {name} has no such option; {known.en}",
        f"{name} 체커에는 없는 옵션입니다. {known.ko}",
    )


def _holds_float(domain: Domain) -> bool:
    below = [field for _, field in domain.fields]
    if domain.items is not None:
        below.append(domain.items)
    return domain.type is Scalar.FLOAT or any(map(_holds_float, below))
