"""Hundreds of damaged problem files: each is answered by mistakes with a file and a line.

The damages are made in a fixed order from the good files alone, so that one that slips through has
a name that stays. The promise is 500 damages, 500 errors, no traceback; these are some more.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from judge.catalog.problem_file import load_problem
from judge.errors import ContentError
from judge.model.written import WrittenProblem

GOOD = sorted(path.name for path in (Path(__file__).parent / "good").iterdir())
_TOP_KEY = re.compile(r"^([a-z]+):", re.MULTILINE)
_HUGE = "9" * 400
# (what to look for, what to put there): the first place of each is damaged.
_REPLACEMENTS = (
    (r"time: [^,}\n]+", "time: 2x"),
    (r"time: [^,}\n]+", f"time: {_HUGE} s"),
    (r"time: [^,}\n]+", "time: -1 s"),
    (r"memory: [^,}\n]+", "memory: 1e30 MiB"),
    (r"memory: [^,}\n]+", "memory: [256]"),
    (r"level: \d", "level: 0"),
    (r"level: \d", f"level: {_HUGE}"),
    (r"level: \d", "level: 1.5"),
    (r"level: \d", 'level: "1"'),
    (r"format: 1", "format: 2"),
    (r"format: 1", "format: 1.0"),
    (r"kind: algorithm", "kind: Algorithm"),
    (r"length: [^,}\n]+", "length: -3..5"),
    (r"length: [^,}\n]+", "length: 5..3"),
    (r"length: [^,}\n]+", f"length: 0..{_HUGE}"),
    (r"length: [^,}\n]+", "length: 1..unheard_of"),
    (r"length: [^,}\n]+", "length: __import__('os')"),
    (r"length: [^,}\n]+", "length: 10**10**10"),
    (r"range: [^,}\n]+", "range: 1e5"),
    (r"range: [^,}\n]+", "range: 0..'a'"),
    (r"range: [^,}\n]+", "range: ..'"),
    (r"range: [^,}\n]+", f"range: 0..{'(' * 200}"),
    (r"items: -?[0-9][^,}\n]*", "items: 12:30"),
    (r"type: bool", "type: boolean"),
    (r"type: int", "type: 5"),
    (r'type: "list\[', 'type: "list[[['),
    (r"unique: true", "unique: yes"),
    (r"sorted: \w+", "sorted: random"),
    (r"sample: true", "sample: on"),
    (r"sample: true", 'sample: "true"'),
    (r"name: (\w)", r"nane: \1"),
    (r"name: [\w-]+", "name: [a]"),
    (r"name: [\w-]+", "name: a/b"),
    (r"input: \{", "input: {stranger: 1, "),
    (r"input: \{", "input: [{"),
    (r"answer: ", "answer: nonsense "),
    (r"answer: [^\n]", "answer: {"),
    (r"answer: \S", "answers: 1"),
    (r"with: \w+", "with: nobody"),
    (r"seeds: \[", "seeds: [-1, "),
    (r"size: 10\*\*4", "size: 10**60"),
    (r"group: \w+", "group: nowhere"),
    (r"points: \d+", "points: plenty"),
    (r"file: checker.py", "file: ../../etc/passwd"),
    (r"reference: \S+", "reference: nowhere.py"),
    (r"checker: \{", "checker: {strict: true, "),
    (r"absolute: \S+", "absolute: tiny,"),
    (r"files: \S+", "files: cases/nowhere}"),
    (r"files: \S+", "files: /etc/passwd}"),
    (r"stdio: \|\n", "stdio: |\n  {\n"),
    (r"stdio: \|\n", "stdio: |\n  {nobody}\n"),
    (r"title: ", "title: &a *a "),
    (r"title: ", "title: !!python/name:os.system "),
    (r"topics: \[", "topics: [[], "),
    (r"topics: \[", "topics: [Upper Case, "),
)
_REQUIRED = {"format", "kind", "title", "level", "topics", "statement", "parameters", "returns"}
_WRONG_VALUES = (
    ("null", ""),
    ("list of list", "[[]]"),
    ("strange mapping", "{bogus: [1, 2]}"),
    ("truth", "yes"),
    ("time", "12:30"),
    ("exponent", "1e5"),
    ("date", "2026-12-07"),
    ("float", ".5"),
    ("tag", "!!binary aGVsbG8="),
    ("alias", "*nothing"),
    ("tab", "\t- [\tx"),
)


@dataclass(frozen=True, slots=True)
class Damage:
    """A damaged file and what was done to it."""

    name: str
    content: bytes


def damages(text: str) -> Iterator[Damage]:
    """Damage ``text``, a good problem file with Hangul in it or not, in every way we know."""
    for name, damaged in (*_of_keys(text), *_of_values(text), *_of_syntax(text)):
        yield Damage(name, damaged.encode())
    yield from _of_encodings(text)


def _blocks(text: str) -> list[tuple[str, int, int]]:
    """Outermost keys with the places where their lines begin and end."""
    starts = [(match[1], match.start()) for match in _TOP_KEY.finditer(text)]
    ends = [start for _, start in starts[1:]] + [len(text)]
    return [(name, start, end) for (name, start), end in zip(starts, ends, strict=True)]


def _of_keys(text: str) -> Iterator[tuple[str, str]]:
    for number, (name, start, end) in enumerate(_blocks(text)):
        block = text[start:end]
        ways = (
            ("twice", text[:end] + block + text[end:]),
            ("misspelt", text[:start] + name[:-1] + "q" + text[start + len(name) :]),
            ("indented", text[:start] + " " + text[start:]),
            ("without colon", text[:start] + block.replace(":", "", 1) + text[end:]),
            ("behind a tab", text[:start] + "\t" + text[start:]),
        )
        if name in _REQUIRED:
            yield f"{name} missing", text[:start] + text[end:]
        for what, damaged in _some(ways, number):
            yield f"{name} {what}", damaged


def _of_values(text: str) -> Iterator[tuple[str, str]]:
    for number, (name, start, end) in enumerate(_blocks(text)):
        for what, value in _some(_WRONG_VALUES, number):
            if not (name == "size" and what == "float"):  # a formula: half of nothing
                yield f"{name}: {what}", f"{text[:start]}{name}: {value}\n{text[end:]}"
    for pattern, value in _REPLACEMENTS:
        damaged = re.sub(pattern, value, text, count=1)
        if damaged != text:
            yield f"{pattern} -> {value[:30]}", damaged


def _some(ways: tuple[tuple[str, str], ...], number: int) -> tuple[tuple[str, str], ...]:
    """Every third way, others for the next number, so that all are tried on some key."""
    return tuple(ways[(number + step) % len(ways)] for step in range(0, len(ways), 3))


def _of_syntax(text: str) -> Iterator[tuple[str, str]]:
    for number in range(8):
        cut = text.index("statement:") * number // 8
        yield f"cut after {cut}", text[:cut]
    for match in list(re.finditer(r": [\[{]", text))[:6]:
        yield f"bracket {match.start()} lost", text[: match.end() - 1] + text[match.end() :]
        yield f"bracket {match.start()} twice", text[: match.end()] + "[" + text[match.end() :]
    yield "second document", text + "---\n" + text
    yield "deep lists", text + "hints: " + "[" * 100_000
    yield "deep mappings", text + "".join(f"{' ' * depth}a:\n" for depth in range(300))
    yield "billion laughs", text + _laughs()
    yield "a circle of aliases", text + "hints: &h [*h]\n"
    yield "quote left open", text + 'hints: ["\n'
    yield "merge", text + "<<: {}\n"
    yield "complex key", text + "? [a]\n: b\n"


def _laughs() -> str:
    lines = ["l0: &l0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]\n"]
    lines += [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 10)}]\n" for n in range(1, 10)]
    return "".join(lines)


def _of_encodings(text: str) -> Iterator[Damage]:
    raw = text.encode()
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"):
        damaged = text.encode(encoding)
        yield Damage(encoding, b"\xef\xbb\xbf" + damaged if "sig" in encoding else damaged)
    for number in range(3):
        at = len(raw) * number // 3
        while at and raw[at] & 0xC0 == 0x80:  # within a letter
            at -= 1
        for strange in (b"\x00", b"\xff", b"\x07", b"\xed\xa0\x80", "\ufeff \ufffe".encode()):
            yield Damage(f"{strange!r} at {at}", raw[:at] + strange + raw[at:])
    for word, encoding in (("caf\u00e9", "latin-1"), ("한글", "cp949"), ("日本", "shift-jis")):
        yield Damage(encoding, raw + b"hints: [" + word.encode(encoding) + b"]\n")
    yield Damage("empty", b"")
    yield Damage("only a comment", b"# nothing\n")
    yield Damage("too large", raw + b"#" * (16 * 2**20))


def _faults(folder: Path, damage: Damage) -> list[str]:
    """Read the damaged file; say what is wrong with the answer."""
    (folder / "problem.yaml").write_bytes(damage.content)
    try:
        load_problem(folder)
    except ContentError as error:
        return [
            f"{damage.name}: {mistake}"
            for mistake in error.mistakes
            if not (
                mistake.place.file.is_relative_to(folder)
                and mistake.place.line >= 1
                and mistake.place.column >= 1
                and mistake.en
                and mistake.ko
            )
        ] + ([] if error.mistakes else [f"{damage.name}: nothing said"])
    return [f"{damage.name}: still loads"]


@pytest.mark.parametrize("slug", GOOD)
def test_good_problems_load(slug: str, good_folder: Callable[[str], Path]) -> None:
    """The files that are damaged below are right before."""
    problem = load_problem(good_folder(slug))

    assert problem.slug == slug
    assert problem.points if isinstance(problem, WrittenProblem) else problem.cases


@pytest.mark.parametrize("slug", GOOD)
def test_every_damage_is_answered(slug: str, good_folder: Callable[[str], Path]) -> None:
    """A damaged file gives a ContentError that says where, and never another exception."""
    folder = good_folder(slug)
    text = (folder / "problem.yaml").read_text(encoding="utf-8")
    faults = [fault for damage in damages(text) for fault in _faults(folder, damage)]

    assert faults == []


def test_there_are_500_damages() -> None:
    """The damages are at least the 500 that were promised, and all different."""
    texts = [
        (Path(__file__).parent / "good" / slug / "problem.yaml").read_text(encoding="utf-8")
        for slug in GOOD
    ]
    contents = {damage.content for text in texts for damage in damages(text)}

    assert len(contents) >= 500
