"""Values as a learner types them: YAML, ``name = value`` as we show it, or the problem's stdin."""

import re
from collections.abc import Mapping
from pathlib import Path

from judge.catalog.contract import Contract, contract_of
from judge.catalog.mistakes import Mistakes
from judge.catalog.value_reader import read_answer, read_input
from judge.catalog.yaml_source import parse_yaml
from judge.errors import ContentError, Mistake, Place
from judge.model.domain import Value
from judge.model.layout import Layout, LayoutError
from judge.model.problem import Problem

_YAML_RESULT = ("[", "{", '"', "'")  # what a result on standard output would not begin with


def read_typed_input(text: str, problem: Problem, source: str) -> dict[str, Value]:
    """Read the values of all parameters; ContentError says where in ``source`` they are wrong."""
    contract, file = contract_of(problem), Path(source)
    names = "|".join(re.escape(parameter.name) for parameter in problem.parameters)
    if problem.stdin is None or re.match(rf"\s*\{{?\s*[\"']?(?:{names})[\"']?\s*[:=]", text):
        mapping = re.sub(rf"^(\s*(?:{names}))\s*=", r"\1:", text, flags=re.MULTILINE)
        return _read_mapping(mapping, contract, file)
    return _parse(problem.stdin, text, file)


def read_typed_answer(text: str, problem: Problem, values: Mapping[str, Value]) -> Value:
    """Read a result, as YAML or as the problem's output; ContentError says what is wrong."""
    file = Path("--answer")
    if problem.stdout is not None and not text.lstrip().startswith(_YAML_RESULT):
        return _parse(problem.stdout, text, file)["result"]
    mistakes = Mistakes(file)
    node = parse_yaml(text, mistakes)
    answer = read_answer(node, contract_of(problem), values, "answer", mistakes)
    mistakes.raise_any()
    return answer


def _read_mapping(text: str, contract: Contract, file: Path) -> dict[str, Value]:
    mistakes = Mistakes(file)
    values = read_input(parse_yaml(text, mistakes), contract, "input", mistakes)
    mistakes.raise_any()
    return values or {}


def _parse(layout: Layout, text: str, file: Path) -> dict[str, Value]:
    try:
        return dict(layout.parse(text))
    except LayoutError as error:
        raise ContentError(
            [Mistake(place=Place(file=file), key="", en=error.en, ko=error.ko)]
        ) from error
