"""The tables of a rubric: points and their words, a matrix, sample answers."""

from collections.abc import Iterable
from typing import Any

from judge.catalog.alias_list import ALIASES, Alias, aliases
from judge.catalog.bilingual import LINE, PROSE
from judge.catalog.measure import Whole
from judge.catalog.mistakes import Mistakes
from judge.catalog.node import Node
from judge.catalog.section import Fields, Key, Section
from judge.catalog.shape import Anything, Choice, Flag, ListOf, MapOf, Words
from judge.catalog.suggestion import did_you_mean
from judge.model.text import Locale, Text
from judge.model.written import Matrix, Named, Point, SampleAnswer

ID = Words(
    pattern="[a-z0-9]+(?:-[a-z0-9]+)*",
    wanted=Text("a name such as read-replica", "read-replica 같은 이름"),
    longest=40,
)
ID_KEY = Key(
    name="id",
    shape=ID,
    doc="Its name, stable for ever: progress is kept by it.",
    example="read-replica",
    required=True,
)
ANY = Key(
    name="any",
    shape=ALIASES,
    doc="The words that tell of it, in both languages; stem* and re:expression are understood.",
    example="[캐시, cache]",
    required=True,
)
GROUPS: Key[dict[str, Text]] = Key(
    name="groups",
    shape=MapOf(ID, LINE),
    doc="Groups of points by name, each with a title: they measure breadth.",
    example="{reduce: {en: send it less work, ko: 요청 줄이기}}",
    required=True,
)
GROUP = Key(
    name="group", shape=ID, doc="The group that it belongs to.", example="reduce", required=True
)
POINT_TITLE: Key[Text] = Key(
    name="title",
    shape=LINE,
    doc="Its name for people, in lists and on cards; absent: its id.",
    example="{en: Cache, ko: 캐시}",
)
WEIGHT = Key(name="weight", shape=Whole(1, 3), doc="How much it matters, 1 to 3; absent: 1.")
SAYS = Key(
    name="say",
    shape=PROSE,
    doc="The model sentence: a fact that is right.",
    example="{en: ..., ko: ...}",
    required=True,
)
_WEAK_ANY = Key(
    name="any", shape=ALIASES, doc="Words that may mean it.", example="[scale out]", required=True
)
_NEAR = Key(
    name="near",
    shape=ALIASES,
    doc="Words of which one has to stand in the same sentence.",
    example="[database]",
    required=True,
)
WEAK: Key[Fields] = Key(
    name="weak",
    shape=Section(
        name="weak_words", doc="Words that count near others only.", keys=(_WEAK_ANY, _NEAR)
    ),
    doc="Words that count only in a sentence that has certain others.",
)
WHY = Key(name="why", shape=ALIASES, doc="Words of a reason for it.")
TRADEOFF = Key(name="tradeoff", shape=ALIASES, doc="Words of its price.")
POINTS: Key[list[Fields]] = Key(
    name="points",
    shape=ListOf(
        Section(
            name="point",
            doc="One thing that a good answer mentions.",
            keys=(ID_KEY, GROUP, WEIGHT, POINT_TITLE, SAYS, ANY, WEAK, WHY, TRADEOFF),
        )
    ),
    doc="What good answers mention; nobody is expected to mention all.",
    example="[{id: cache, group: reduce, say: {en: ..., ko: ...}, any: [cache, 캐시]}]",
    required=True,
)
_NAMED = Section(
    name="compared",
    doc="An item or an axis of a comparison.",
    keys=(
        Key(name="title", shape=LINE, doc="Its name.", example="{en: ..., ko: ...}", required=True),
        ANY,
    ),
)
_TITLE: Key[Text] = _NAMED.keys[0]
_ITEMS: Key[dict[str, Fields]] = Key(
    name="items",
    shape=MapOf(ID, _NAMED),
    doc="What is compared, by name.",
    example="{rolling: {title: {en: ..., ko: ...}, any: [...]}}",
    required=True,
)
_AXES: Key[dict[str, Fields]] = Key(
    name="axes",
    shape=MapOf(ID, _NAMED),
    doc="By what it is compared, by name.",
    example="{downtime: {title: {en: ..., ko: ...}, any: [...]}}",
    required=True,
)
_CELLS: Key[dict[str, dict[str, Text]]] = Key(
    name="cells",
    shape=MapOf(ID, MapOf(ID, PROSE)),
    doc="What is right of every item by every axis.",
    example="{rolling: {downtime: {en: none, ko: 없음}}}",
    required=True,
)
COMPARE: Key[Fields] = Key(
    name="compare",
    shape=Section(
        name="comparison", doc="A matrix: list and compare.", keys=(_ITEMS, _AXES, _CELLS)
    ),
    doc="For a question that asks to list and compare.",
)
NAME = Key(
    name="name", shape=ID, doc="Its name, unlike any other.", example="ko-good", required=True
)
_LOCALE: Key[Locale] = Key(
    name="locale", shape=Choice(Locale), doc="Its language.", example="ko", required=True
)
_TEXT = Key(name="text", shape=Words(), doc="The answer.", example="|", required=True)
_IDS = ListOf(ID, least=0)
_SAMPLE_POINTS: Key[list[str]] = Key(
    name="points",
    shape=_IDS,
    doc="All points that have to be found as mentioned, and no others.",
    example="[cache]",
    required=True,
)
_TRADEOFFS: Key[list[str]] = Key(
    name="tradeoffs", shape=_IDS, doc="All points whose price is said; absent: not checked."
)
_NEGATED: Key[list[str]] = Key(
    name="negated",
    shape=_IDS,
    doc="All points that are named only where they are denied, or in a sentence with an error.",
)
_WRONG: Key[list[str]] = Key(
    name="misconceptions", shape=_IDS, doc="All common errors that it makes."
)
_FILLED: Key[Node] = Key(
    name="cells",
    shape=Anything(("array",)),
    doc="All cells that it fills, as pairs of an item and an axis; absent: not checked.",
    example="[[rolling, downtime]]",
)
SOUP: Key[bool] = Key(name="soup", shape=Flag(), doc="It lists keywords, and explains nothing.")
SAMPLES: Key[list[Fields]] = Key(
    name="samples",
    shape=ListOf(
        Section(
            name="sample_answer",
            doc="An answer, and what has to be found in it: a test of the rubric.",
            keys=(
                NAME,
                _LOCALE,
                _TEXT,
                _SAMPLE_POINTS,
                _TRADEOFFS,
                _NEGATED,
                _WRONG,
                _FILLED,
                SOUP,
            ),
        )
    ),
    doc="Tests of the rubric: good answers in both languages, a thin, a wrong one and a soup.",
    example="[{name: ko-good, locale: ko, text: ..., points: [cache]}]",
    required=True,
)
_PAIR = ListOf(ID)
_PAIR_LENGTH = 2


def read_groups(problem: Fields) -> tuple[Named, ...]:
    """Make the groups."""
    return tuple(Named(id=id_, title=title) for id_, title in (problem.get(GROUPS) or {}).items())


def read_points(problem: Fields, mistakes: Mistakes) -> tuple[Point, ...]:
    """Make the points; note groups that are unknown, ids twice and aliases of two points."""
    groups = list(problem.get(GROUPS) or {})
    points, taken = [], dict[str, str]()
    for fields in distinct(problem.get(POINTS) or [], mistakes):
        group = fields.get(GROUP)
        if group is not None and group not in groups and not mistakes.under(GROUPS.name):
            refuse_unknown(fields.node_of(GROUP), fields.path_of(GROUP), group, groups, mistakes)
        weak = fields.get(WEAK)
        weak_words = weak.get(_WEAK_ANY) if weak else None
        id_ = fields.get(ID_KEY) or ""
        _refuse_shared((*(fields.get(ANY) or ()), *(weak_words or ())), id_, taken, mistakes)
        says = fields.get(SAYS)
        if group is None or says is None or not id_:
            continue
        points.append(
            Point(
                id=id_,
                group=group,
                weight=fields.get(WEIGHT) or 1,
                title=fields.get(POINT_TITLE) or Text(id_, id_),
                says=says,
                any_of=aliases(fields.get(ANY)),
                weak=aliases(weak_words, weak.get(_NEAR) if weak else None),
                why=aliases(fields.get(WHY)),
                tradeoff=aliases(fields.get(TRADEOFF)),
            )
        )
    return tuple(points)


def _refuse_shared(
    found: Iterable[Alias], owner: str, taken: dict[str, str], mistakes: Mistakes
) -> None:
    """Note aliases that another point has, too: nobody could tell which of them was meant."""
    for alias in found:
        other = taken.setdefault(alias.key, owner)
        if other != owner:
            mistakes.add(
                alias.node,
                alias.path,
                f"{other} has the alias {alias.text}, too; keep it in one of them",
                f"{alias.text}: {other}에도 있는 말입니다. 한 곳에만 쓰세요",
            )


def read_matrix(problem: Fields, mistakes: Mistakes) -> Matrix | None:
    """Make the matrix; note cells that are missing, and those of nothing."""
    fields = problem.get(COMPARE)
    if fields is None:
        return None
    items = _read_named(fields.get(_ITEMS) or {}, mistakes)
    axes = _read_named(fields.get(_AXES) or {}, mistakes)
    written = fields.get(_CELLS) or {}
    node, path = fields.node_of(_CELLS), fields.path_of(_CELLS)
    for item, row in written.items():
        if item not in {each.id for each in items}:
            refuse_unknown(node, path, item, [each.id for each in items], mistakes)
        for axis in row:
            if axis not in {each.id for each in axes}:
                refuse_unknown(node, f"{path}.{item}", axis, [each.id for each in axes], mistakes)
    missing = [
        f"{item.id}.{axis.id}"
        for item in items
        for axis in axes
        if axis.id not in written.get(item.id, {})
    ]
    if missing and not mistakes.under(path):
        mistakes.add(
            node,
            path,
            f"cells are missing: {', '.join(missing)}; write every item by every axis",
            f"빠진 칸이 있습니다: {', '.join(missing)}. 모든 항목과 축의 칸을 쓰세요",
        )
    cells = {(item, axis): text for item, row in written.items() for axis, text in row.items()}
    return Matrix(items=items, axes=axes, cells=cells)


def _read_named(named: dict[str, Fields], mistakes: Mistakes) -> tuple[Named, ...]:
    made, taken = [], dict[str, str]()
    for id_, fields in named.items():
        _refuse_shared(fields.get(ANY) or (), id_, taken, mistakes)
        title = fields.get(_TITLE)
        if title is not None:
            made.append(Named(id=id_, title=title, any_of=aliases(fields.get(ANY))))
    return tuple(made)


def read_samples(
    problem: Fields, known: dict[str, list[str]], matrix: Matrix | None, mistakes: Mistakes
) -> tuple[SampleAnswer, ...]:
    """Make the samples; ``known`` are the ids of ``points`` and ``misconceptions``."""
    samples, names = [], set[str]()
    for fields in problem.get(SAMPLES) or []:
        for key in (_SAMPLE_POINTS, _TRADEOFFS, _NEGATED, _WRONG):
            names_of = known[_WRONG.name if key is _WRONG else _SAMPLE_POINTS.name]
            check_ids(fields, key, names_of, mistakes)
        cells = _read_cells(fields, matrix, mistakes)
        name, locale, text = fields.get(NAME), fields.get(_LOCALE), fields.get(_TEXT)
        if name is None or locale is None or text is None:
            continue
        if name in names:
            refuse_twice(fields.node_of(NAME), fields.path_of(NAME), name, mistakes)
        names.add(name)
        tradeoffs = fields.get(_TRADEOFFS)
        samples.append(
            SampleAnswer(
                name=name,
                locale=locale,
                text=text,
                points=tuple(fields.get(_SAMPLE_POINTS) or ()),
                tradeoffs=None if tradeoffs is None else tuple(tradeoffs),
                negated=tuple(fields.get(_NEGATED) or ()),
                misconceptions=tuple(fields.get(_WRONG) or ()),
                cells=cells,
                soup=fields.get(SOUP) or False,
                place=mistakes.place(fields.node),
            )
        )
    return tuple(samples)


def _read_cells(
    sample: Fields, matrix: Matrix | None, mistakes: Mistakes
) -> tuple[tuple[str, str], ...] | None:
    node = sample.get(_FILLED)
    if node is None:
        return None
    path = sample.path_of(_FILLED)
    known = matrix.cells if matrix else {}
    pairs = ListOf(_PAIR, least=0).read(node, path, mistakes) or []
    for pair in pairs:
        if len(pair) != _PAIR_LENGTH or (pair[0], pair[1]) not in known:
            mistakes.add(
                node,
                path,
                f"there is no cell {pair}; write pairs of an item and an axis of compare",
                f"{pair} 칸이 없습니다. compare의 항목과 축을 짝으로 쓰세요",
            )
            return None
    return tuple((pair[0], pair[1]) for pair in pairs)


def check_ids(fields: Fields, key: Key[list[str]], known: list[str], mistakes: Mistakes) -> None:
    """Note ids that nothing has."""
    for id_ in fields.get(key) or ():
        if id_ not in known:
            refuse_unknown(fields.node_of(key), fields.path_of(key), id_, known, mistakes)


def refuse_unknown(
    node: Node, path: str, name: str, known: Iterable[str], mistakes: Mistakes
) -> None:
    """Note a name that nothing has, with what was probably meant."""
    hint = did_you_mean(name, known)
    mistakes.add(
        node,
        path,
        f"there is no {name}{hint.en or '; name what there is'}",
        f"{name}: 없는 이름입니다.{hint.ko or ' 있는 이름을 쓰세요'}",
    )


def refuse_twice(node: Node, path: str, name: str, mistakes: Mistakes) -> None:
    """Note a name that something else has already."""
    mistakes.add(
        node,
        path,
        f"the name {name} is taken already; choose another",
        f"{name}: 이미 쓴 이름입니다. 다른 이름을 쓰세요",
    )


def distinct(found: Iterable[Fields], mistakes: Mistakes) -> Iterable[Fields]:
    """Yield all; note those whose id is that of another."""
    seen: set[Any] = set()
    for fields in found:
        id_ = fields.get(ID_KEY)
        if id_ is not None and id_ in seen:
            refuse_twice(fields.node_of(ID_KEY), fields.path_of(ID_KEY), id_, mistakes)
        seen.add(id_)
        yield fields
