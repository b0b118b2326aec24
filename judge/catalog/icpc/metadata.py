"""Reads a package's ``problem.yaml``, of whichever version."""

from typing import Any

from judge.catalog.icpc.codes import language_of_code
from judge.catalog.icpc.shapes import Amount, Anything, Line, Lines, Named
from judge.catalog.mistakes import Mistakes
from judge.catalog.node import MappingNode, Node, ScalarNode, join
from judge.catalog.section import Fields, Key, Section
from judge.catalog.yaml_source import parse_yaml, read_text
from judge.errors import ContentError, Place
from judge.frozen import frozen
from judge.model.constant import is_constant_name
from judge.model.package import Guarantees, PackageFormat, Timing

FILE_NAME = "problem.yaml"
_TYPES = frozenset({"pass-fail", "scoring", "interactive", "multi-pass", "submit-answer"})
_DRAFTS = ("2023-07", "2023-07-draft", "draft")
_VERSION_KEY = "problem_format_version"
_MOST_PASSES = 2
_KIBIBYTE, _MEBIBYTE = 2**10, 2**20
DEFAULT_MEMORY_MIB, DEFAULT_OUTPUT_MIB, DEFAULT_VALIDATION_SECONDS = 2048, 8, 60
_SLOWEST_SECONDS = 60.0  # what an accepted submission may need while the limit is not known

VERSION = Key(name=_VERSION_KEY, shape=Line(), doc="")
TYPE: Key[list[str]] = Key(name="type", shape=Lines(words=True), doc="")
NAME = Key(name="name", shape=Named(), doc="", blank=True)
VALIDATION = Key(name="validation", shape=Line(), doc="", blank=True)
VALIDATOR_FLAGS: Key[list[str]] = Key(
    name="validator_flags", shape=Lines(words=True), doc="", blank=True
)
LANGUAGES: Key[list[str]] = Key(name="languages", shape=Lines(words=True), doc="", blank=True)
CONSTANTS: Key[Node] = Key(name="constants", shape=Anything(), doc="", blank=True)

_POSITIVE = Amount(over=0.0)
TIME_LIMIT = Key(name="time_limit", shape=_POSITIVE, doc="", blank=True)
RESOLUTION = Key(name="time_resolution", shape=_POSITIVE, doc="", blank=True)
AC_TO_LIMIT = Key(name="ac_to_time_limit", shape=Amount(least=1.0), doc="", blank=True)
LIMIT_TO_TLE = Key(name="time_limit_to_tle", shape=Amount(least=1.0), doc="", blank=True)
MULTIPLIERS = Key(
    name="time_multipliers",
    shape=Section(name="time_multipliers", doc="", keys=(AC_TO_LIMIT, LIMIT_TO_TLE)),
    doc="",
    blank=True,
)
MULTIPLIER = Key(name="time_multiplier", shape=_POSITIVE, doc="", blank=True)
MARGIN = Key(name="time_safety_margin", shape=_POSITIVE, doc="", blank=True)
MEMORY = Key(name="memory", shape=_POSITIVE, doc="", blank=True)
OUTPUT = Key(name="output", shape=_POSITIVE, doc="", blank=True)
VALIDATION_TIME = Key(name="validation_time", shape=_POSITIVE, doc="", blank=True)
VALIDATION_MEMORY = Key(name="validation_memory", shape=_POSITIVE, doc="", blank=True)
PASSES = Key(name="validation_passes", shape=Amount(least=2, whole=True), doc="", blank=True)
CODE = Key(name="code", shape=_POSITIVE, doc="", blank=True)
COMPILE_TIME = Key(name="compilation_time", shape=_POSITIVE, doc="", blank=True)
COMPILE_MEMORY = Key(name="compilation_memory", shape=_POSITIVE, doc="", blank=True)
VALIDATION_OUTPUT = Key(name="validation_output", shape=_POSITIVE, doc="", blank=True)
LIMITS: Key[Fields] = Key(
    name="limits",
    shape=Section(
        name="limits",
        doc="",
        keys=(
            *(TIME_LIMIT, RESOLUTION, MULTIPLIERS, MULTIPLIER, MARGIN, MEMORY, OUTPUT),
            *(VALIDATION_TIME, VALIDATION_MEMORY, VALIDATION_OUTPUT, PASSES),
            *(CODE, COMPILE_TIME, COMPILE_MEMORY),
        ),
    ),
    doc="",
    blank=True,
)
_UNUSED = tuple(
    Key(name=name, shape=Anything(), doc="", blank=True)
    for name in (
        *("uuid", "version", "credits", "source", "license", "rights_owner", "embargo_until"),
        *("keywords", "allow_file_writing", "author", "source_url", "grading", "libraries"),
        *("scoring", "multi_pass", "interactive"),
    )
)
_SECTION = Section(
    name="package",
    doc="",
    keys=(
        *(VERSION, TYPE, NAME, VALIDATION, VALIDATOR_FLAGS, LANGUAGES, CONSTANTS, LIMITS),
        *_UNUSED,
    ),
)


@frozen
class Metadata:
    """What ``problem.yaml`` says; ``names`` are titles by language, ``flags`` the validator's."""

    format: PackageFormat
    names: dict[str, str]
    interactive: bool
    scoring: bool
    custom: bool
    flags: tuple[str, ...]
    time_seconds: float
    timing: Timing
    memory_bytes: int
    output_bytes: int
    validation_seconds: float
    validation_bytes: int
    guarantees: Guarantees
    passes: int
    code_bytes: int | None
    languages: tuple[str, ...]
    constants: tuple[tuple[str, str], ...]
    flags_at: tuple[Node, str]
    place: Place


def read_metadata(mistakes: Mistakes) -> Metadata:
    """Read ``mistakes.file``; ContentError where nothing can be read after it."""
    root = parse_yaml(read_text(mistakes), mistakes)
    version = _format(root, mistakes)
    if version is PackageFormat.LEGACY:
        root = _without_strangers(root)
    fields = _SECTION.read(root, "", mistakes)
    if fields is None:
        raise ContentError(mistakes.found)
    types = _types(fields, mistakes)
    validation = (fields.get(VALIDATION) or "default").split()
    is_multi_pass = "multi-pass" in {*types, *validation}  # the second is DOMjudge's
    limits = fields.get(LIMITS)
    at = Place(file=mistakes.file, line=root.line, column=root.column)
    return Metadata(
        format=version,
        names=fields.get(NAME) or {},
        interactive="interactive" in types or "interactive" in validation,
        scoring="scoring" in types,
        custom=validation[:1] == ["custom"],
        flags=tuple(fields.get(VALIDATOR_FLAGS) or ()),
        time_seconds=_given(limits, TIME_LIMIT) or _SLOWEST_SECONDS,
        timing=_timing(limits, version),
        memory_bytes=_size(limits, MEMORY, DEFAULT_MEMORY_MIB),
        output_bytes=_size(limits, OUTPUT, DEFAULT_OUTPUT_MIB),
        validation_seconds=_given(limits, VALIDATION_TIME) or DEFAULT_VALIDATION_SECONDS,
        validation_bytes=_size(limits, VALIDATION_MEMORY, DEFAULT_MEMORY_MIB),
        guarantees=_guarantees(limits),
        passes=round(_given(limits, PASSES) or _MOST_PASSES) if is_multi_pass else 1,
        code_bytes=_bytes(limits, CODE, _KIBIBYTE),
        languages=tuple(
            language_of_code(code) for code in fields.get(LANGUAGES) or () if code != "all"
        ),
        constants=tuple(_constants(fields, mistakes)),
        flags_at=(fields.node_of(VALIDATOR_FLAGS), fields.path_of(VALIDATOR_FLAGS)),
        place=at,
    )


def _format(root: Node, mistakes: Mistakes) -> PackageFormat:
    pairs = root.pairs if isinstance(root, MappingNode) else []
    for key, node in pairs:
        if key.text == _VERSION_KEY and isinstance(node, ScalarNode):
            return _named_format(node, mistakes)
    return PackageFormat.LEGACY


def _named_format(node: ScalarNode, mistakes: Mistakes) -> PackageFormat:
    if node.text in {"legacy", "legacy-icpc"}:
        return PackageFormat.LEGACY
    if node.text in _DRAFTS:
        return PackageFormat.DRAFT
    if node.text.removesuffix("-draft") == PackageFormat.CURRENT:
        return PackageFormat.CURRENT
    known = ", ".join(PackageFormat)
    mistakes.add(
        node,
        _VERSION_KEY,
        f"this version is not known here, found {node.text}; known are {known}",
        f"알 수 없는 버전입니다. 찾은 값: {node.text}. 읽을 수 있는 버전: {known}",
    )
    return PackageFormat.CURRENT


def _without_strangers(root: Node) -> Node:
    """Leave out keys that the legacy format never had: nothing there made them an error."""
    if not isinstance(root, MappingNode):
        return root
    known = {key.name for key in _SECTION.keys}
    pairs = [pair for pair in root.pairs if pair[0].text in known]
    return MappingNode(pairs, root.line, root.column)


def _types(fields: Fields, mistakes: Mistakes) -> list[str]:
    types = fields.get(TYPE) or []
    for name in types:
        if name not in _TYPES:
            mistakes.add(
                fields.node_of(TYPE),
                TYPE.name,
                f"unknown type {name}; there are {', '.join(sorted(_TYPES))}",
                f"알 수 없는 유형 {name}. 가능한 값: {', '.join(sorted(_TYPES))}",
            )
    if "submit-answer" in types:
        mistakes.add(
            fields.node_of(TYPE),
            TYPE.name,
            "problems of the type submit-answer are not judged here",
            "submit-answer 유형의 문제는 채점하지 않습니다",
        )
    return types


def _given(limits: Fields | None, key: Key[float]) -> float | None:
    return None if limits is None else limits.get(key)


def _size(limits: Fields | None, key: Key[float], default_mib: int) -> int:
    return _bytes(limits, key, _MEBIBYTE) or default_mib * _MEBIBYTE


def _bytes(limits: Fields | None, key: Key[float], unit: int) -> int | None:
    number = _given(limits, key)
    return None if number is None else round(number * unit)


def _guarantees(limits: Fields | None) -> Guarantees:
    return Guarantees(
        compile_seconds=_given(limits, COMPILE_TIME),
        compile_bytes=_bytes(limits, COMPILE_MEMORY, _MEBIBYTE),
        validation_output_bytes=_bytes(limits, VALIDATION_OUTPUT, _MEBIBYTE),
    )


def _timing(limits: Fields | None, version: PackageFormat) -> Timing:
    """Read the rule of the version: legacy is generous, and rounds to whole seconds."""
    multipliers = None if limits is None else limits.get(MULTIPLIERS)
    ac, tle = _given(multipliers, AC_TO_LIMIT), _given(multipliers, LIMIT_TO_TLE)
    missing = _given(limits, TIME_LIMIT) is None
    if version is PackageFormat.LEGACY:
        return Timing(
            missing=missing,
            ac_to_limit=_given(limits, MULTIPLIER) or 5.0,
            limit_to_tle=_given(limits, MARGIN) or 2.0,
            resolution_seconds=1.0,
        )
    return Timing(
        missing=missing,
        ac_to_limit=ac or 2.0,
        limit_to_tle=tle or 1.5,
        resolution_seconds=_given(limits, RESOLUTION) or 1.0,
    )


def _constants(fields: Fields, mistakes: Mistakes) -> list[tuple[str, str]]:
    node = fields.get(CONSTANTS)
    if node is None:
        return []
    found: list[tuple[str, str]] = []
    for key, below in node.pairs if isinstance(node, MappingNode) else []:
        path = join(CONSTANTS.name, key.text)
        values = Named("value").read(below, path, mistakes)
        if values and "value" not in values:
            mistakes.add(
                below,
                path,
                "a constant needs a value beside its variants",
                "상수에는 다른 표기 말고도 value가 있어야 합니다",
            )
        if not all(map(is_constant_name, (key.text, *(values or ())))):
            mistakes.add(
                key,
                path,
                "a constant is named with letters, digits and _",
                "상수 이름에는 영문자, 숫자, _만 쓸 수 있습니다",
            )
            continue
        found += _variants(key.text, values or {})
    return found


def _variants(name: str, values: dict[str, Any]) -> list[tuple[str, str]]:
    variants = [(f"{name}.{variant}", text) for variant, text in values.items()]
    return [*([(name, values["value"])] if "value" in values else []), *variants]
