"""Reads ``submissions/``: the author's programs, and what is promised of each.

By its folder's name, by ``submissions.yaml`` (2025-09), and by a tag in a source, as DOMjudge has
it: ``@EXPECTED_RESULTS@: WRONG-ANSWER, TIMELIMIT``.
"""

import re
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from itertools import product
from pathlib import Path

from judge.catalog.icpc.codes import language_of_code
from judge.catalog.icpc.shapes import Anything, Line, Lines
from judge.catalog.mistakes import Mistakes
from judge.catalog.node import MappingNode, Node, join
from judge.catalog.section import Fields, Key, Section
from judge.catalog.shape import Flag
from judge.catalog.yaml_source import parse_yaml, read_text
from judge.frozen import frozen
from judge.model.package import ACCEPTED_ONLY, Judgement, PackageFormat, Promise
from judge.model.problem import AuthorSubmission

FOLDER = "submissions"
FILE_NAME = "submissions.yaml"
_AC, _WA = Judgement.ACCEPTED, Judgement.WRONG_ANSWER
_TLE, _RTE = Judgement.TIME_LIMIT_EXCEEDED, Judgement.RUN_TIME_ERROR
ANY = frozenset(Judgement)
_FAILED = frozenset({_WA, _TLE, _RTE, Judgement.OUTPUT_LIMIT_EXCEEDED})


def _promise(permitted: set[Judgement], required: set[Judgement]) -> Promise:
    return Promise(permitted=frozenset(permitted), required=frozenset(required))


CURRENT_FOLDERS = {
    "accepted": Promise(permitted=ACCEPTED_ONLY, required=ANY),
    "rejected": Promise(permitted=ANY, required=_FAILED),
    "wrong_answer": _promise({_AC, _WA}, {_WA}),
    "time_limit_exceeded": _promise({_AC, _TLE}, {_TLE}),
    "run_time_error": _promise({_AC, _RTE}, {_RTE}),
    "brute_force": _promise({_AC, _RTE, _TLE}, {_RTE, _TLE}),
}
LEGACY_FOLDERS = {
    **CURRENT_FOLDERS,
    "time_limit_exceeded": _promise({_AC, _WA, _TLE}, {_TLE}),
    "run_time_error": _promise({_AC, _WA, _TLE, _RTE}, {_RTE}),
    "slow_accepted": Promise(permitted=frozenset({_AC, _TLE}), required=ANY, limit=False),
    "partially_accepted": Promise(permitted=ANY, required=ANY, partial=True),
    "compiler_error": Promise(
        permitted=frozenset({Judgement.COMPILE_ERROR}), required=ANY, overall=True
    ),
}
_TAGS = {
    "CORRECT": {_AC},
    "ACCEPTED": {_AC},
    "WRONG-ANSWER": {_WA},
    "WRONG_ANSWER": {_WA},
    "NO-OUTPUT": {_WA},
    "TIMELIMIT": {_TLE},
    "TIME_LIMIT_EXCEEDED": {_TLE},
    "RUN-ERROR": {_RTE},
    "RUN_TIME_ERROR": {_RTE},
    "COMPILER-ERROR": {Judgement.COMPILE_ERROR},
    "OUTPUT-LIMIT": {Judgement.OUTPUT_LIMIT_EXCEEDED, _RTE, _TLE},
    "CHECK-MANUALLY": set(ANY),
}
_TAG = re.compile(r"@EXPECTED_RESULTS@:\s*([A-Za-z_, \t-]+)")
_TAG_BYTES = 100_000  # of a source that are searched for a tag
_NO_PROGRAMS = frozenset({".md", ".txt", ".yaml", ".o", ".out", ".exe", ".bin", ".class"})
_BRACES = re.compile(r"\{([^{}]*)\}")

LANGUAGE = Key(name="language", shape=Line(), doc="", blank=True)
ENTRY = Key(name="entrypoint", shape=Line(), doc="", blank=True)
PERMITTED: Key[list[str]] = Key(name="permitted", shape=Lines(), doc="", blank=True)
REQUIRED: Key[list[str]] = Key(name="required", shape=Lines(), doc="", blank=True)
SCORE: Key[list[str]] = Key(name="score", shape=Lines(), doc="", blank=True)
MESSAGE = Key(name="message", shape=Line(), doc="", blank=True)
USE_FOR_LIMIT = Key(name="use_for_time_limit", shape=Line(), doc="", blank=True)
_PROMISE_KEYS = (PERMITTED, REQUIRED, SCORE, MESSAGE, USE_FOR_LIMIT)
_ENTRY_KEYS = (
    *(LANGUAGE, ENTRY, Key(name="model_solution", shape=Flag(), doc="", blank=True)),
    Key(name="authors", shape=Anything(), doc="", blank=True),
    *_PROMISE_KEYS,
)
_OWN_KEYS = frozenset(key.name for key in _ENTRY_KEYS)
_ENTRY = Section(name="submission", doc="", keys=_ENTRY_KEYS)
_PROMISES = Section(name="promise", doc="", keys=_PROMISE_KEYS)


@frozen
class _Rule:
    """What ``submissions.yaml`` says of the programs that match ``pattern``."""

    pattern: str
    promises: tuple[Promise, ...]
    language: str | None
    entry: str | None


def read_promises(
    folder: Path, version: PackageFormat, mistakes: Mistakes
) -> tuple[AuthorSubmission, ...]:
    """Read the programs, folder by folder; those in no folder of a known name are left out."""
    root = folder / FOLDER
    rules = _rules(root / FILE_NAME, mistakes) if version is not PackageFormat.LEGACY else []
    defaults = CURRENT_FOLDERS if version is PackageFormat.CURRENT else LEGACY_FOLDERS
    found = []
    for path in _programs(root):
        name = path.relative_to(root).as_posix()
        matching = [rule for rule in rules if matches(rule.pattern, name)]
        replaced = any(rule.pattern == path.parent.name for rule in matching)
        promises = [promise for rule in matching for promise in rule.promises]
        tag = _tagged(path)
        if tag is not None:
            promises = [tag, *promises]
        elif not replaced and path.parent.name in defaults:
            promises = [defaults[path.parent.name], *promises]
        if not promises:
            continue
        found.append(
            AuthorSubmission(
                path=path,
                expected=None,
                promises=tuple(promises),
                language=next((rule.language for rule in matching if rule.language), None),
                entry=next((rule.entry for rule in matching if rule.entry), None),
            )
        )
    known = [*defaults]
    return tuple(sorted(found, key=lambda each: (_rank(each.path.parent.name, known), each.path)))


def matches(pattern: str, name: str) -> bool:
    """Whether a path, or a folder above it, matches; ``*`` stays within a folder's name.

    ``{a,b}`` stands for either.
    """
    parts = name.split("/")
    for plain in expanded(pattern):
        wanted = plain.split("/")
        if len(wanted) <= len(parts) and all(
            fnmatchcase(part, want.replace("[", "[[]"))
            for part, want in zip(parts, wanted, strict=False)
        ):
            return True
    return False


def expanded(pattern: str) -> Iterator[str]:
    """Write out every choice in braces."""
    pieces = _BRACES.split(pattern)
    choices = [piece.split(",") if index % 2 else [piece] for index, piece in enumerate(pieces)]
    for chosen in product(*choices):
        yield "".join(chosen)


def _rank(name: str, known: list[str]) -> tuple[int, str]:
    return (known.index(name) if name in known else len(known), name)


def _programs(root: Path) -> Iterator[Path]:
    for folder in sorted(root.iterdir()) if root.is_dir() else []:
        if not folder.is_dir() or folder.name.startswith("."):
            continue
        for entry in sorted(folder.iterdir()):
            hidden = entry.name.startswith((".", "__pycache__")) or entry.suffix in _NO_PROGRAMS
            if not hidden and (entry.is_file() or entry.is_dir()):
                yield entry


def _tagged(path: Path) -> Promise | None:
    files = [path] if path.is_file() else sorted(path.rglob("*"))
    for file in files:
        if not file.is_file():
            continue
        with file.open("rb") as source:
            found = _TAG.search(source.read(_TAG_BYTES).decode(errors="replace"))
        if found is None:
            continue
        words = [word.strip().upper() for word in found[1].split(",")]
        verdicts = frozenset(each for word in words for each in _TAGS.get(word, ()))
        if verdicts:
            return Promise(permitted=verdicts, required=ANY, overall=True)
    return None


def _rules(file: Path, mistakes: Mistakes) -> list[_Rule]:
    if not file.is_file():
        return []
    own = Mistakes(file)
    text = read_text(own)
    if not any(line.strip() and not line.lstrip().startswith("#") for line in text.splitlines()):
        return []
    root = parse_yaml(text, own)
    rules = []
    for key, node in root.pairs if isinstance(root, MappingNode) else []:
        rule = _rule(key.text, node, own)
        if rule is not None:
            rules.append(rule)
    mistakes.extend(own.found)
    return rules


def _rule(pattern: str, node: Node, mistakes: Mistakes) -> _Rule | None:
    """Read one entry; keys that are no keys of ours name cases or groups."""
    if not isinstance(node, MappingNode):
        _ENTRY.read(node, pattern, mistakes)
        return None
    own = [pair for pair in node.pairs if pair[0].text in _OWN_KEYS]
    others = [pair for pair in node.pairs if pair[0].text not in _OWN_KEYS]
    fields = _ENTRY.read(MappingNode(own, node.line, node.column), pattern, mistakes)
    if fields is None:
        return None
    base = CURRENT_FOLDERS.get(pattern)
    promises = [_read_promise(fields, None, base, mistakes)]
    for key, below in others:
        if not key.text.startswith(("sample", "secret")):
            mistakes.add(
                key,
                join(pattern, key.text),
                "unknown key; cases and groups are named sample/... and secret/...",
                "알 수 없는 키입니다. 케이스와 그룹은 sample/..., secret/...처럼 씁니다",
            )
            continue
        part = _PROMISES.read(below, join(pattern, key.text), mistakes)
        if part is not None:
            promises.append(_read_promise(part, key.text, None, mistakes))
    language = fields.get(LANGUAGE)
    return _Rule(
        pattern=pattern,
        promises=tuple(promise for promise in promises if promise is not None),
        language=language_of_code(language) if language else None,
        entry=fields.get(ENTRY),
    )


def _read_promise(
    fields: Fields, cases: str | None, base: Promise | None, mistakes: Mistakes
) -> Promise | None:
    if base is None and not any(fields.given(key) for key in _PROMISE_KEYS):
        return None
    permitted = _verdicts(fields, PERMITTED, mistakes)
    required = _verdicts(fields, REQUIRED, mistakes)
    if permitted is None:
        permitted = base.permitted if base else ANY
    if required is None:
        required = base.required if base else ANY
    return Promise(
        permitted=permitted,
        required=required,
        cases=cases,
        score=_score(fields, mistakes),
        message=fields.get(MESSAGE),
        limit=_limit(fields),
    )


def _verdicts(
    fields: Fields, key: Key[list[str]], mistakes: Mistakes
) -> frozenset[Judgement] | None:
    words = fields.get(key)
    if words is None:
        return None
    known = {each.value: each for each in (_AC, _WA, _TLE, _RTE)}
    for word in words:
        if word not in known:
            mistakes.add(
                fields.node_of(key),
                fields.path_of(key),
                f"unknown verdict {word}; there are {', '.join(known)}",
                f"알 수 없는 판정 {word}. 가능한 값: {', '.join(known)}",
            )
    return frozenset(known[word] for word in words if word in known)


def _score(fields: Fields, mistakes: Mistakes) -> tuple[float, float] | None:
    words = fields.get(SCORE)
    if words is None:
        return None
    try:
        numbers = [float(word) for word in words]
    except ValueError:
        numbers = []
    if len(numbers) in {1, 2}:
        return numbers[0], numbers[-1]
    mistakes.add(
        fields.node_of(SCORE),
        fields.path_of(SCORE),
        "expected one number, or the least and the most such as [0, 50]",
        "수 하나 또는 [0, 50]처럼 최저와 최고를 쓰세요",
    )
    return None


def _limit(fields: Fields) -> bool | str | None:
    text = fields.get(USE_FOR_LIMIT)
    plain: Mapping[str, bool] = {"true": True, "false": False}
    return None if text is None else plain.get(text.lower(), text)
