"""The keys that every problem has, of whatever kind."""

from judge.catalog.bilingual import LINE, PROSE
from judge.catalog.measure import Whole
from judge.catalog.section import Key
from judge.catalog.shape import Choice, ListOf, Words
from judge.model.problem import Kind
from judge.model.text import Text

FORMAT = Key(
    name="format",
    shape=Whole(1, 1),
    doc="Version of this format.",
    example="1",
    required=True,
)
KIND: Key[Kind] = Key(
    name="kind",
    shape=Choice(Kind),
    doc="What a learner has to hand in.",
    example="algorithm",
    required=True,
)
TITLE = Key(
    name="title",
    shape=LINE,
    doc="The title, one line.",
    example="{en: Two sums, ko: 두 수의 합}",
    required=True,
)
LEVEL = Key(
    name="level",
    shape=Whole(1, 5),
    doc="How hard it is, from 1 (first steps) to 5.",
    example="1",
    required=True,
)
TOPICS: Key[list[str]] = Key(
    name="topics",
    shape=ListOf(
        Words(
            pattern="[a-z0-9]+(?:[ -][a-z0-9]+)*",
            wanted=Text(
                "a topic in small letters such as binary search", "binary search 같은 주제"
            ),
        )
    ),
    doc="What it practises: hash, binary search, dynamic programming.",
    example="[hash]",
    required=True,
)
STATEMENT = Key(
    name="statement",
    shape=PROSE,
    doc="The task, in Markdown.",
    example="{en: ..., ko: ...}",
    required=True,
)
HINTS: Key[list[Text]] = Key(
    name="hints", shape=ListOf(PROSE), doc="Hints, from a nudge to nearly the solution."
)
