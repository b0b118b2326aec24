"""The claims at the head of a note, in YAML between two lines of ``---``."""

from collections.abc import Iterator
from typing import Any

from judge.catalog.measure import Whole
from judge.catalog.mistakes import Mistakes
from judge.catalog.node import ListNode, Node
from judge.catalog.section import Fields, Key, Section
from judge.catalog.shape import ListOf, Words
from judge.catalog.yaml_source import parse_yaml
from judge.errors import ContentError, Place
from judge.frozen import frozen
from judge.model.text import Text

_FENCE = "---"
_ENDS = (_FENCE, "...")
_MOST_SECONDS = 3600
_LINE = Words(one_line=True, longest=200)
_GROWTH = Words(
    one_line=True,
    longest=200,
    wanted=Text("a growth such as O(n log n)", "O(n log n) 같은 복잡도"),
)

FORMAT = Key(
    name="format", shape=Whole(1, 1), doc="Version of this format.", example="1", required=True
)
PROBLEM = Key(name="problem", shape=_LINE, doc="The problem's name.", blank=True)
ATTEMPT = Key(
    name="attempt",
    shape=Whole(1, 10**9),
    doc="The number of the attempt that the note explains.",
    blank=True,
)
CODE_HASH = Key(
    name="code_hash",
    shape=Words(
        pattern="[0-9a-f]{12}",
        wanted=Text("12 hexadecimal digits in quotes", "따옴표로 감싼 16진수 12자리"),
    ),
    doc="What the code's syntax came to when the note was written.",
    blank=True,
)
TIME = Key(name="time", shape=_GROWTH, doc="How time grows.", example="O(n)", blank=True)
SPACE = Key(name="space", shape=_GROWTH, doc="How memory grows.", example="O(n)", blank=True)
SIZE = Key(name="n", shape=_LINE, doc="What n is.", example="len(numbers)", blank=True)
EDGE_CASES: Key[list[str]] = Key(
    name="edge_cases",
    shape=ListOf(_LINE, least=0),
    doc="Edge cases by the names of test cases.",
    example="[empty, single]",
    blank=True,
)
GRAIN: Key[list[str]] = Key(
    name="grain",
    shape=ListOf(_LINE, least=0),
    doc="Columns of which each row of the result has its own values.",
    example="[month]",
    blank=True,
)
NULLS: Key[list[str]] = Key(
    name="nulls",
    shape=ListOf(_LINE, least=0),
    doc="Columns of the tables that the query reads and that may be NULL.",
    example="[orders.paid_at]",
    blank=True,
)
INDEX = Key(
    name="index",
    shape=_LINE,
    doc="The index that would help.",
    example="orders(customer_id, ordered_at)",
    blank=True,
)
NUMBER = Key(
    name="number",
    shape=_LINE,
    doc="The number that the answer mentions.",
    example="p95 from 1.2 s to 0.3 s",
    blank=True,
)
_CLAIM_KEYS: tuple[Key[Any], ...] = (*(TIME, SPACE, SIZE, EDGE_CASES, GRAIN, NULLS, INDEX, NUMBER),)
_CLAIMS_SECTION = Section(name="claims", doc="What is claimed of the solution.", keys=_CLAIM_KEYS)
CLAIMS: Key[Fields] = Key(
    name="claims", shape=_CLAIMS_SECTION, doc="What is claimed of the solution.", blank=True
)
TARGET_SECONDS = Key(
    name="target_seconds",
    shape=Whole(5, _MOST_SECONDS),
    doc="How long the spoken version shall take.",
    example="60",
    blank=True,
)
LAST_SECONDS = Key(
    name="last", shape=Whole(1, _MOST_SECONDS), doc="How long it took last time.", blank=True
)
SPOKEN: Key[Fields] = Key(
    name="spoken",
    shape=Section(name="spoken", doc="The spoken version.", keys=(TARGET_SECONDS, LAST_SECONDS)),
    doc="The spoken version.",
    blank=True,
)
TAGS: Key[list[str]] = Key(
    name="tags", shape=ListOf(_LINE, least=0), doc="Words of your own.", blank=True
)
_KEYS: tuple[Key[Any], ...] = (*(FORMAT, PROBLEM, ATTEMPT, CODE_HASH, CLAIMS, SPOKEN, TAGS),)
FRONT_MATTER = Section(name="front_matter", doc="The head of a note.", keys=_KEYS)


@frozen(kw_only=False)
class Claim:
    """Something claimed, as it was written, and where."""

    said: str
    place: Place


@frozen
class FrontMatter:
    """What stands at the head of a note; None, or nothing, where it says nothing."""

    place: Place
    problem: str | None
    attempt: int | None
    code_hash: Claim | None
    time: Claim | None
    space: Claim | None
    size: Claim | None
    edge_cases: tuple[Claim, ...]
    grain: tuple[Claim, ...]
    nulls: tuple[Claim, ...]
    index: Claim | None
    number: Claim | None
    target_seconds: Claim | None


def split_front_matter(text: str, mistakes: Mistakes) -> tuple[str, int]:
    """Return the YAML, and the number of the first line after it; ContentError without any."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        mistakes.stop(
            Place(file=mistakes.file),
            "",
            "a note begins with its claims: a line ---, then YAML such as format: 1, then ---",
            "노트는 주장을 적는 머리말로 시작합니다. --- 줄, format: 1 같은 YAML, --- 줄의 순서로 "
            "쓰세요",
        )
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() in _ENDS:
            return "\n".join(lines[1 : number - 1]), number + 1
    return mistakes.stop(
        Place(file=mistakes.file),
        "",
        "the line --- that ends the claims is missing",
        "머리말을 끝내는 --- 줄이 없습니다",
    )


def read_front_matter(yaml: str, mistakes: Mistakes) -> FrontMatter:
    """Read what stands from line 2 on; ContentError with every mistake that was found."""
    node = parse_yaml("\n" + yaml, mistakes)  # so that lines are counted as in the file
    fields = FRONT_MATTER.read(node, "", mistakes)
    mistakes.raise_any()
    if fields is None:  # pragma: no cover - then there is a mistake
        raise ContentError(mistakes.found)
    claims, spoken = fields.get(CLAIMS), fields.get(SPOKEN)
    return FrontMatter(
        place=mistakes.place(fields.node),
        problem=fields.get(PROBLEM),
        attempt=fields.get(ATTEMPT),
        code_hash=_claim(fields, CODE_HASH, mistakes),
        time=_claim(claims, TIME, mistakes),
        space=_claim(claims, SPACE, mistakes),
        size=_claim(claims, SIZE, mistakes),
        edge_cases=tuple(_claims(claims, EDGE_CASES, mistakes)),
        grain=tuple(_claims(claims, GRAIN, mistakes)),
        nulls=tuple(_claims(claims, NULLS, mistakes)),
        index=_claim(claims, INDEX, mistakes),
        number=_claim(claims, NUMBER, mistakes),
        target_seconds=_claim(spoken, TARGET_SECONDS, mistakes),
    )


def _claim(fields: Fields | None, key: Key[Any], mistakes: Mistakes) -> Claim | None:
    value = None if fields is None else fields.get(key)
    if fields is None or value is None:
        return None
    return Claim(str(value), mistakes.place(fields.node_of(key)))


def _claims(fields: Fields | None, key: Key[list[str]], mistakes: Mistakes) -> Iterator[Claim]:
    values = None if fields is None else fields.get(key)
    if fields is None or not values:
        return
    node = fields.node_of(key)
    nodes: list[Node] = node.items if isinstance(node, ListNode) else []
    for value, at in zip(values, nodes, strict=True):
        yield Claim(value, mistakes.place(at))
