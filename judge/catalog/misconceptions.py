"""The table of common errors in a rubric, and the words by which each is found."""

from dataclasses import replace

from judge.catalog.alias_list import ALIASES, Alias, aliases
from judge.catalog.measure import Whole
from judge.catalog.mistakes import Mistakes
from judge.catalog.rubric import ANY, ID_KEY, SAYS, distinct
from judge.catalog.section import Fields, Key, Section
from judge.catalog.shape import ByNode, Flag, ListOf
from judge.model.written import Aliases, Misconception, Together

_DENIED: Key[bool] = Key(
    name="denied", shape=Flag(), doc="Its words count where they are denied, too; absent: false."
)
_WORDS = ByNode(
    ALIASES,
    Section(name="error_words", doc="Words, and what they count for.", keys=(ANY, _DENIED)),
)
_ERROR_ANY: Key[list[Alias] | Fields] = Key(
    name="any",
    shape=_WORDS,
    doc="Words and expressions that state it by themselves; denied as in all.",
)
_ALL: Key[list[list[Alias] | Fields]] = Key(
    name="all",
    shape=ListOf(_WORDS),
    doc="Lists of words; one of each has to be there, and not denied. A list as "
    "{any: [...], denied: true} counts where it is denied, too.",
    example="[[zgc], [default, 기본]]",
    required=True,
)
_UNLESS = Key(
    name="unless", shape=ALIASES, doc="Words by which a sentence does not make the error after all."
)
_SENTENCES = Key(
    name="sentences",
    shape=Whole(1, 2),
    doc="Within how many sentences, one after the other, the words stand; absent: 1.",
)
_TOGETHER: Key[list[Fields]] = Key(
    name="together",
    shape=ListOf(
        Section(
            name="words_together",
            doc="Words that make the error where they stand together.",
            keys=(_ALL, _UNLESS, _SENTENCES),
        )
    ),
    doc="Ways to make the error in words that are far from each other.",
    example="[{all: [[zgc], [default, 기본]]}]",
)
MISCONCEPTIONS: Key[list[Fields]] = Key(
    name="misconceptions",
    shape=ListOf(
        Section(
            name="misconception",
            doc="A common error: it is flagged and never subtracted.",
            keys=(ID_KEY, SAYS, _ERROR_ANY, _TOGETHER, _UNLESS),
        )
    ),
    doc="Common errors, each with what is right.",
)


def read_misconceptions(problem: Fields, mistakes: Mistakes) -> tuple[Misconception, ...]:
    """Make the misconceptions; note those that no words would find."""
    made = []
    for fields in distinct(problem.get(MISCONCEPTIONS) or [], mistakes):
        id_, says = fields.get(ID_KEY), fields.get(SAYS)
        if not (fields.given(_ERROR_ANY) or fields.given(_TOGETHER)):
            mistakes.add(
                fields.node,
                fields.path,
                f"no words find it; write {_ERROR_ANY.name}, or {_TOGETHER.name}: "
                f"{_TOGETHER.example}",
                f"찾을 말이 없습니다. {_ERROR_ANY.name}나 {_TOGETHER.name}를 쓰세요: "
                f"{_TOGETHER.example}",
            )
        if id_ and says:
            together = tuple(map(_read_together, fields.get(_TOGETHER) or ()))
            any_of, unless = _read_words(fields.get(_ERROR_ANY)), aliases(fields.get(_UNLESS))
            made.append(
                Misconception(id=id_, says=says, any_of=any_of, together=together, unless=unless)
            )
    return tuple(made)


def _read_together(fields: Fields) -> Together:
    return Together(
        all_of=tuple(map(_read_words, fields.get(_ALL) or ())),
        unless=aliases(fields.get(_UNLESS)),
        sentences=fields.get(_SENTENCES) or 1,
    )


def _read_words(found: list[Alias] | Fields | None) -> Aliases:
    if isinstance(found, Fields):
        return replace(aliases(found.get(ANY)), denied=found.get(_DENIED) or False)
    return aliases(found)
