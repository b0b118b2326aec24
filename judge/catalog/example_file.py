"""Read ``examples.yaml`` of a written problem: what people say, for the rubric to learn from."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from judge.catalog.measure import Whole
from judge.catalog.mistakes import Mistakes
from judge.catalog.rubric import ID, refuse_unknown
from judge.catalog.section import Fields, Key, Section
from judge.catalog.shape import ListOf, MapOf, Words
from judge.catalog.yaml_source import read_yaml
from judge.errors import ContentError
from judge.frozen import frozen
from judge.model.folding import fold
from judge.model.written import Examples

FILE_NAME = "examples.yaml"
_FEWEST = 4  # of a thing; with fewer, chance decides what is like them
_MOST = 2000  # of a question; learning takes seconds, and memory grows with the square
_SENTENCES = ListOf(Words(one_line=True, longest=600))
_FORMAT = Key(
    name="format", shape=Whole(1, 1), doc="Version of this format.", example="1", required=True
)
_SAID: Key[list[str]] = Key(
    name="said",
    shape=_SENTENCES,
    doc="Sentences that mention the point, or make the error, in either language.",
    example="[...]",
    required=True,
)
_NEAR: Key[list[str]] = Key(
    name="near",
    shape=_SENTENCES,
    doc="Sentences about the same thing that do not: they show where it ends.",
)
_ABOUT: Section = Section(
    name="examples_of", doc="What people say about one point, or one error.", keys=(_SAID, _NEAR)
)
_POINTS: Key[dict[str, Fields]] = Key(
    name="points", shape=MapOf(ID, _ABOUT), doc="Examples of points, by id."
)
_MISCONCEPTIONS: Key[dict[str, Fields]] = Key(
    name="misconceptions", shape=MapOf(ID, _ABOUT), doc="Examples of common errors, by id."
)
_BESIDE: Key[list[str]] = Key(
    name="beside",
    shape=_SENTENCES,
    doc="Sentences of answers that mention no point and make no error.",
)
_KEYS: tuple[Key[Any], ...] = (_FORMAT, _POINTS, _MISCONCEPTIONS, _BESIDE)
EXAMPLES = Section(
    name="examples", doc="Sentences that a rubric learns from, beside its words.", keys=_KEYS
)


@frozen
class ExampleFile:
    """Examples of points and of misconceptions, by id, and sentences ``beside`` them all."""

    points: Mapping[str, Examples]
    misconceptions: Mapping[str, Examples]
    beside: tuple[str, ...] = ()


def read_examples(
    folder: Path, points: Iterable[str], misconceptions: Iterable[str]
) -> ExampleFile:
    """Read the examples of a question with these ids; none where no file is.

    ContentError with every mistake in the file.
    """
    file = folder / FILE_NAME
    if not file.exists():
        return ExampleFile(points={}, misconceptions={})
    mistakes = Mistakes(file)
    fields = EXAMPLES.read(read_yaml(mistakes), "", mistakes)
    if fields is None or mistakes.found:
        raise ContentError(mistakes.found)
    read = ExampleFile(
        points=_read_of(_POINTS, list(points), fields, mistakes),
        misconceptions=_read_of(_MISCONCEPTIONS, list(misconceptions), fields, mistakes),
        beside=tuple(fields.get(_BESIDE) or ()),
    )
    examples = (*read.points.values(), *read.misconceptions.values())
    count = len(read.beside) + sum(len(each.said) + len(each.near) for each in examples)
    if count > _MOST:
        mistakes.add(
            fields.node,
            "",
            f"{count} sentences are too many to learn from in time; keep {_MOST} at most",
            f"문장이 {count}개라 제때 배울 수 없습니다. {_MOST}개까지만 두세요",
        )
    mistakes.raise_any()
    return read


def _read_of(
    key: Key[dict[str, Fields]], known: list[str], fields: Fields, mistakes: Mistakes
) -> Mapping[str, Examples]:
    found = fields.get(key) or {}
    for id_ in found:
        if id_ not in known:
            refuse_unknown(fields.node_of(key), fields.path_of(key), id_, known, mistakes)
        _check(found[id_], mistakes)
    return {
        id_: Examples(said=tuple(each.need(_SAID)), near=tuple(each.get(_NEAR) or ()))
        for id_, each in found.items()
    }


def _check(fields: Fields, mistakes: Mistakes) -> None:
    """Note examples that are too few, and sentences in both lists: they would teach nothing."""
    said = {fold(text) for text in fields.need(_SAID)}
    if len(said) < _FEWEST:
        mistakes.add(
            fields.node_of(_SAID),
            fields.path_of(_SAID),
            f"{len(said)} different sentences are too few to learn from; write {_FEWEST} or more",
            f"서로 다른 문장이 {len(said)}개뿐이라 배울 수 없습니다. {_FEWEST}개 이상 쓰세요",
        )
    for text in fields.get(_NEAR) or ():
        if fold(text) in said:
            mistakes.add(
                fields.node_of(_NEAR),
                fields.path_of(_NEAR),
                f"{_SAID.name} has this sentence, too; keep it in one of them: {text}",
                f"{_SAID.name}에도 있는 문장입니다. 한 곳에만 두세요: {text}",
            )
