"""Reads the YAML files in ``data/``: of groups (testdata.yaml, test_group.yaml) and of cases."""

from collections.abc import Mapping
from dataclasses import replace
from math import inf
from pathlib import Path
from typing import Any

from judge.catalog.icpc.shapes import Amount, Anything, Line, Lines
from judge.catalog.mistakes import Mistakes
from judge.catalog.node import MappingNode, Node, ScalarNode, join
from judge.catalog.section import Fields, Key, Section
from judge.catalog.shape import Flag
from judge.catalog.yaml_source import parse_yaml, read_text
from judge.errors import Place
from judge.frozen import frozen
from judge.model.constant import with_constants
from judge.model.package import Aggregation, NamedArguments, PackageFormat

NAMES = {
    PackageFormat.LEGACY: ("testdata.yaml",),
    PackageFormat.DRAFT: ("testdata.yaml", "test_group.yaml"),
    PackageFormat.CURRENT: ("test_group.yaml",),
}
_WORDS = Lines(words=True)
_NUMBER = Amount()

ON_REJECT = Key(name="on_reject", shape=Line(), doc="", blank=True)
GRADER_FLAGS: Key[list[str]] = Key(name="grader_flags", shape=_WORDS, doc="", blank=True)
GRADING = Key(name="grading", shape=Line(), doc="", blank=True)
INPUT_FLAGS: Key[Node] = Key(name="input_validator_flags", shape=Anything(), doc="", blank=True)
OUTPUT_FLAGS: Key[Node] = Key(name="output_validator_flags", shape=Anything(), doc="", blank=True)
ACCEPT_SCORE = Key(name="accept_score", shape=_NUMBER, doc="", blank=True)
REJECT_SCORE = Key(name="reject_score", shape=_NUMBER, doc="", blank=True)
RANGE: Key[list[str]] = Key(name="range", shape=_WORDS, doc="", blank=True)

ARGS: Key[list[str]] = Key(name="args", shape=Lines(), doc="", blank=True)
INPUT_ARGS: Key[Node] = Key(name="input_validator_args", shape=Anything(), doc="", blank=True)
OUTPUT_ARGS: Key[list[str]] = Key(name="output_validator_args", shape=Lines(), doc="", blank=True)
FULL_FEEDBACK = Key(name="full_feedback", shape=Flag(), doc="", blank=True)
HINT = Key(name="hint", shape=Line(), doc="", blank=True)
DESCRIPTION = Key(name="description", shape=Line(), doc="", blank=True)
MAX_SCORE = Key(name="max_score", shape=Line(), doc="", blank=True)
AGGREGATION = Key(name="score_aggregation", shape=Line(), doc="", blank=True)
REQUIRE_PASS: Key[list[str]] = Key(name="require_pass", shape=Lines(), doc="", blank=True)
_UNUSED = tuple(
    Key(name=name, shape=Anything(), doc="", blank=True)
    for name in ("input_visualizer_args", "output_visualizer_args")
)
_STATIC = tuple(
    Key(name=name, shape=Anything(), doc="", blank=True)
    for name in ("static_validation_score", "static_validator_args")
)
_CASE_KEYS: tuple[Key[Any], ...] = (
    *(ARGS, INPUT_ARGS, OUTPUT_ARGS, FULL_FEEDBACK, HINT, DESCRIPTION),
    *_UNUSED,
)
_OLD_KEYS: tuple[Key[Any], ...] = (
    *(ON_REJECT, GRADER_FLAGS, GRADING, INPUT_FLAGS, OUTPUT_FLAGS),
    *(ACCEPT_SCORE, REJECT_SCORE, RANGE),
)
_NEW_KEYS: tuple[Key[Any], ...] = (
    *(ARGS, INPUT_ARGS, OUTPUT_ARGS, FULL_FEEDBACK, MAX_SCORE, AGGREGATION, REQUIRE_PASS),
    *_UNUSED,
    *_STATIC,
)
_CASE = Section(name="case", doc="", keys=_CASE_KEYS)
_SECTIONS = {
    PackageFormat.LEGACY: Section(name="group", doc="", keys=_OLD_KEYS),
    PackageFormat.DRAFT: Section(
        name="group", doc="", keys=tuple(dict.fromkeys((*_OLD_KEYS, *_NEW_KEYS)))
    ),
    PackageFormat.CURRENT: Section(name="group", doc="", keys=_NEW_KEYS),
}


@frozen
class GroupConfiguration:
    """What holds in a folder of ``data/``; whatever it does not say is its parent's.

    ``input_arguments`` are by the name of an input validator, ``""`` for each of them. Scores of
    the 2025-09 format are None where they have to follow from the place in the tree.
    """

    arguments: tuple[str, ...] = ()
    input_arguments: NamedArguments = ()
    output_arguments: tuple[str, ...] | None = None  # None: what problem.yaml says
    output_at: Place | None = None
    stops: bool = True
    grader: tuple[str, ...] = ()
    custom_grader: bool = False
    accept_score: float = 1.0
    reject_score: float = 0.0
    low: float = -inf
    high: float = inf
    max_score: float | None = None
    aggregation: Aggregation | None = None
    require_pass: tuple[str, ...] = ()
    hint: str | None = None
    description: str | None = None
    own: bool = False  # the folder has a file of its own


def read_group(
    folder: Path,
    version: PackageFormat,
    parent: GroupConfiguration,
    constants: Mapping[str, str],
    mistakes: Mistakes,
) -> GroupConfiguration:
    """Read the folder's file on top of ``parent``, which is returned where there is none.

    ``constants`` are put in before anything is read; the format has none in a case's own file.
    """
    inherited = replace(
        parent, own=False, max_score=None, aggregation=None, require_pass=(), hint=None
    )
    for name in NAMES[version]:
        file = folder / name
        if file.is_file():
            fields = _read(file, _SECTIONS[version], constants, mistakes)
            return inherited if fields is None else _merged(fields, inherited, file, mistakes)
    return inherited


def read_case(file: Path, parent: GroupConfiguration, mistakes: Mistakes) -> GroupConfiguration:
    """Read a case's own ``.yaml`` on top of its folder's configuration."""
    fields = _read(file, _CASE, {}, mistakes) if file.is_file() else None
    return parent if fields is None else _merged(fields, parent, file, mistakes)


def _read(
    file: Path, section: Section, constants: Mapping[str, str], mistakes: Mistakes
) -> Fields | None:
    """Read one file; None where it is empty or wrong."""
    own = Mistakes(file)
    text = with_constants(read_text(own), constants)
    if not any(line.strip() and not line.lstrip().startswith("#") for line in text.splitlines()):
        return None
    fields = section.read(parse_yaml(text, own), "", own)
    mistakes.extend(own.found)
    return fields


def _merged(
    fields: Fields, parent: GroupConfiguration, file: Path, mistakes: Mistakes
) -> GroupConfiguration:
    own = Mistakes(file)
    _refuse_static(fields, own)
    output = _output_arguments(fields, own)
    changes: dict[str, Any] = {
        "arguments": _tuple(fields.get(ARGS)),
        "input_arguments": _input_arguments(fields, own),
        "output_arguments": output,
        "output_at": None if output is None else own.place(_output_node(fields)),
        "stops": _stops(fields, own),
        "grader": _tuple(fields.get(GRADER_FLAGS)),
        "custom_grader": _one_of(fields, GRADING, ("default", "custom"), own) == "custom" or None,
        "accept_score": fields.get(ACCEPT_SCORE),
        "reject_score": fields.get(REJECT_SCORE),
        "max_score": _max_score(fields, own),
        "aggregation": _aggregation(fields, own),
        "require_pass": _tuple(fields.get(REQUIRE_PASS)),
        "hint": fields.get(HINT),
        "description": fields.get(DESCRIPTION),
        **_range(fields, own),
    }
    mistakes.extend(own.found)
    given = {name: value for name, value in changes.items() if value is not None}
    return replace(parent, own=True, **given)


def _refuse_static(fields: Fields, mistakes: Mistakes) -> None:
    for key in _STATIC:
        if fields.given(key):
            mistakes.add(
                fields.node_of(key),
                key.name,
                "static validators are not run here, so this cannot be judged; remove it",
                "static validator는 실행하지 않으므로 채점할 수 없습니다. 이 키를 지우세요",
            )


def _tuple(values: list[str] | None) -> tuple[str, ...] | None:
    return None if values is None else tuple(values)


def _output_node(fields: Fields) -> Node:
    return fields.nodes.get(OUTPUT_ARGS.name) or fields.node_of(OUTPUT_FLAGS)


def _output_arguments(fields: Fields, mistakes: Mistakes) -> tuple[str, ...] | None:
    if fields.given(OUTPUT_ARGS):
        return _tuple(fields.get(OUTPUT_ARGS))
    node = fields.get(OUTPUT_FLAGS)
    if isinstance(node, MappingNode):
        node = next((below for key, below in node.pairs if key.text == "flags"), None)
    if node is None:
        return None
    return _tuple(_WORDS.read(node, OUTPUT_FLAGS.name, mistakes))


def _input_arguments(fields: Fields, mistakes: Mistakes) -> NamedArguments | None:
    """Read arguments for all validators, or by name, in both styles of the format."""
    node, key, shape = fields.get(INPUT_ARGS), INPUT_ARGS.name, Lines()
    if node is None:
        node, key, shape = fields.get(INPUT_FLAGS), INPUT_FLAGS.name, _WORDS
        if isinstance(node, MappingNode):  # {name: ..., flags: ...}
            parts = {part.text: below for part, below in node.pairs}
            name = Line().read(parts["name"], f"{key}.name", mistakes) if "name" in parts else ""
            flags = shape.read(parts["flags"], f"{key}.flags", mistakes) if "flags" in parts else []
            return ((name or "", tuple(flags or ())),)
    if node is None:
        return None
    if isinstance(node, MappingNode):
        read = ((n.text, shape.read(below, join(key, n.text), mistakes)) for n, below in node.pairs)
        return tuple((name, tuple(values or ())) for name, values in read)
    return (("", tuple(shape.read(node, key, mistakes) or ())),)


def _stops(fields: Fields, mistakes: Mistakes) -> bool | None:
    word = _one_of(fields, ON_REJECT, ("break", "continue", "first_error", "worst_error"), mistakes)
    return None if word is None else word in {"break", "first_error"}


def _one_of(
    fields: Fields, key: Key[str], words: tuple[str, ...], mistakes: Mistakes
) -> str | None:
    word = fields.get(key)
    if word is None or word in words:
        return word
    listed = ", ".join(words)
    mistakes.add(
        fields.node_of(key),
        fields.path_of(key),
        f"expected one of {listed}, found {word}",
        f"{listed} 가운데 하나여야 합니다. 찾은 값: {word}",
    )
    return None


def _aggregation(fields: Fields, mistakes: Mistakes) -> Aggregation | None:
    word = _one_of(fields, AGGREGATION, ("pass-fail", "sum", "min"), mistakes)
    return None if word is None else Aggregation(word)


def _max_score(fields: Fields, mistakes: Mistakes) -> float | None:
    text = fields.get(MAX_SCORE)
    if text is None:
        return None
    if text == "unbounded":
        return inf
    if text.isdecimal():
        return float(text)
    mistakes.add(
        fields.node_of(MAX_SCORE),
        MAX_SCORE.name,
        f"expected a whole number or unbounded, found {text}",
        f"정수 또는 unbounded여야 합니다. 찾은 값: {text}",
    )
    return None


def _range(fields: Fields, mistakes: Mistakes) -> dict[str, float]:
    words = fields.get(RANGE)
    if words is None:
        return {}
    try:
        low, high = map(float, words)
    except ValueError:
        low, high = inf, -inf
    if low <= high:
        return {"low": low, "high": high}
    node = fields.node_of(RANGE)
    shown = node.text if isinstance(node, ScalarNode) else " ".join(words)
    mistakes.add(
        node,
        RANGE.name,
        f'expected the least and the most score such as "0 100", found {shown}',
        f'최저점과 최고점을 "0 100"처럼 쓰세요. 찾은 값: {shown}',
    )
    return {}
