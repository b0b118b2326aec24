"""Read a problem of ``kind: written``: the table of its keys, and what they mean together."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from judge.catalog.alias_list import expression_complaint
from judge.catalog.bilingual import LINE, PROSE, Bilingual
from judge.catalog.diagram_text import parse_diagram
from judge.catalog.example_file import read_examples
from judge.catalog.heading import FORMAT, HINTS, KIND, LEVEL, STATEMENT, TITLE, TOPICS
from judge.catalog.measure import Quantity, Whole
from judge.catalog.misconceptions import MISCONCEPTIONS, read_misconceptions
from judge.catalog.mistakes import Mistakes
from judge.catalog.node import ListNode, MappingNode, Node, is_empty
from judge.catalog.paths import slug_of
from judge.catalog.rubric import (
    COMPARE,
    GROUPS,
    ID,
    POINTS,
    SAMPLES,
    check_ids,
    read_groups,
    read_matrix,
    read_points,
    read_samples,
    refuse_twice,
)
from judge.catalog.section import Fields, Key, Section
from judge.catalog.shape import Choice, ListOf, MapOf, Words
from judge.errors import ContentError
from judge.model.problem import Kind
from judge.model.quantity import SECONDS, format_duration, parse_duration
from judge.model.text import BilingualError, Locale, Text
from judge.model.written import (
    Blank,
    Diagram,
    Examples,
    FollowUp,
    Genre,
    Point,
    SampleAnswer,
    Source,
    WrittenProblem,
)

_LONGEST_SECONDS = 2 * 60 * 60.0
_SPAN = Quantity(
    noun=Text("a duration", "시간"),
    example="12 min",
    units=tuple(SECONDS),
    parse=parse_duration,
    show=format_duration,
    low=10.0,
    high=_LONGEST_SECONDS,
)
_FIRST_TOPICS = {
    Genre.DESIGN: "written",
    Genre.TECHNICAL: "written",
    Genre.BEHAVIOURAL: "behavioural",
}
_ANCHORED = "^$"

GENRE: Key[Genre] = Key(
    name="genre",
    shape=Choice(Genre),
    doc="design: measures for a system; technical; behavioural: the learner's own story.",
    example="technical",
    required=True,
)
DIAGRAM: Key[Text] = Key(
    name="diagram",
    shape=Bilingual(name="diagram", words=Words(longest=600)),
    doc="Boxes and arrows: A[user] -> B[web server] -> D[(database)]; [( )] keeps data.",
    example='"A[user] -> D[(database)]"',
)
TIME = Key(name="time", shape=_SPAN, doc="To write the answer in.", example="12 min", required=True)
SPEAK = Key(name="speak", shape=_SPAN, doc="To say it in.", example="90 s", required=True)
_EXPECTED_POINTS = Key(
    name="points",
    shape=Whole(1, 50),
    doc="How many points it mentions.",
    example="6",
    required=True,
)
_EXPECTED_GROUPS = Key(
    name="groups", shape=Whole(1, 20), doc="Of how many groups.", example="4", required=True
)
EXPECT: Key[Fields] = Key(
    name="expect",
    shape=Section(
        name="expected",
        doc="What a good answer mentions in the time.",
        keys=(_EXPECTED_POINTS, _EXPECTED_GROUPS),
    ),
    doc="What a good answer mentions; all points are never expected.",
    example="{points: 6, groups: 4}",
    required=True,
)
NEGATION: Key[dict[str, list[str]]] = Key(
    name="negation",
    shape=MapOf(
        Words(pattern="|".join(Locale), wanted=Text("en or ko", "en 또는 ko")),
        ListOf(Words(one_line=True, longest=600)),
    ),
    doc="Regular expressions that deny: ^ follows the word, $ stands before it; absent: our own.",
)
MODEL: Key[Text] = Key(
    name="model",
    shape=PROSE,
    doc="The model answer; {{blank}} stands for a fact of the learner's own.",
    example="{en: ..., ko: ...}",
    required=True,
)
_BLANK_ID = Key(name="id", shape=ID, doc="Its name.", example="result-number", required=True)
_ASKS: Key[Text] = Key(
    name="ask", shape=LINE, doc="The question.", example="{en: ..., ko: ...}", required=True
)
BLANKS: Key[list[Fields]] = Key(
    name="blanks",
    shape=ListOf(
        Section(name="blank", doc="A fact that the learner alone knows.", keys=(_BLANK_ID, _ASKS))
    ),
    doc="Facts that only the learner knows; we never invent them.",
)
_EXPECTS: Key[list[str]] = Key(
    name="expects", shape=ListOf(ID, least=0), doc="Ids of the points that its answer needs."
)
FOLLOWUPS: Key[list[Fields]] = Key(
    name="followups",
    shape=ListOf(Section(name="followup", doc="What is asked next.", keys=(_ASKS, _EXPECTS))),
    doc="What an interviewer asks next.",
)
_SOURCE_TITLE = Key(
    name="title", shape=Words(one_line=True), doc="Its title.", example="...", required=True
)
_URL = Key(
    name="url",
    shape=Words(
        pattern=r"https?://\S+", wanted=Text("an address https://...", "https:// 주소"), longest=300
    ),
    doc="Where it is.",
    example="https://www.rfc-editor.org/rfc/rfc9110",
    required=True,
)
_LICENSE = Key(name="license", shape=Words(one_line=True), doc="Under which it may be used.")
SOURCES: Key[list[Fields]] = Key(
    name="sources",
    shape=ListOf(
        Section(name="source", doc="Where one may read more.", keys=(_SOURCE_TITLE, _URL, _LICENSE))
    ),
    doc="Where one may read more: official documents first.",
)
_KEYS: tuple[Key[Any], ...] = (
    *(FORMAT, KIND, GENRE, TITLE, LEVEL, TOPICS, STATEMENT, DIAGRAM, TIME, SPEAK, EXPECT),
    *(GROUPS, POINTS, COMPARE, MISCONCEPTIONS, NEGATION, MODEL, BLANKS, FOLLOWUPS),
    *(SAMPLES, SOURCES, HINTS),
)
WRITTEN_PROBLEM = Section(
    name="written_problem", doc="A question that is answered in writing or speech.", keys=_KEYS
)


def read_written_problem(node: Node, folder: Path, mistakes: Mistakes) -> WrittenProblem:
    """Read the problem in ``folder``; ContentError with every mistake that was found."""
    fields = WRITTEN_PROBLEM.read(node, "", mistakes)
    if fields is None:
        raise ContentError(mistakes.found)
    _check_languages(fields, mistakes)
    _check_topics(fields, mistakes)
    diagram = _read_diagram(fields, mistakes)
    points, matrix = read_points(fields, mistakes), read_matrix(fields, mistakes)
    misconceptions = read_misconceptions(fields, mistakes)
    known = {
        POINTS.name: [point.id for point in points],
        MISCONCEPTIONS.name: [each.id for each in misconceptions],
    }
    if mistakes.under(POINTS.name):  # then ids are missing that were written
        mistakes.raise_any()
    samples = read_samples(fields, known, matrix, mistakes)
    followups = _read_followups(fields, known[POINTS.name], mistakes)
    blanks = _read_blanks(fields, mistakes)
    _check_expected(fields, points, mistakes)
    _check_negation(fields, mistakes)
    mistakes.raise_any()
    _check_samples(fields, samples, mistakes)
    mistakes.raise_any()
    examples = read_examples(folder, *known.values())
    expect = fields.need(EXPECT)
    return WrittenProblem(
        slug=slug_of(folder),
        folder=folder,
        kind=Kind.WRITTEN,
        title=fields.need(TITLE),
        level=fields.need(LEVEL),
        topics=tuple(fields.need(TOPICS)),
        statement=fields.need(STATEMENT),
        hints=tuple(fields.get(HINTS) or ()),
        place=mistakes.place(fields.node),
        genre=fields.need(GENRE),
        diagram=diagram,
        write_seconds=fields.need(TIME),
        speak_seconds=fields.need(SPEAK),
        expected_points=expect.need(_EXPECTED_POINTS),
        expected_groups=expect.need(_EXPECTED_GROUPS),
        groups=read_groups(fields),
        points=tuple(
            replace(each, examples=examples.points.get(each.id, Examples())) for each in points
        ),
        matrix=matrix,
        misconceptions=tuple(
            replace(each, examples=examples.misconceptions.get(each.id, Examples()))
            for each in misconceptions
        ),
        negation={name: tuple(words) for name, words in (fields.get(NEGATION) or {}).items()},
        model_answer=fields.need(MODEL),
        blanks=blanks,
        followups=followups,
        samples=samples,
        sources=tuple(_read_sources(fields)),
        beside=examples.beside,
    )


def _check_languages(fields: Fields, mistakes: Mistakes) -> None:
    """Note what people read that is there in one language only."""
    texts = [(fields.nodes[key.name], key.name) for key in _PROSE if key.name in fields.nodes]
    for list_key, inner in ((POINTS, "say"), (MISCONCEPTIONS, "say"), (FOLLOWUPS, "ask")):
        texts += _nodes_below(fields.nodes.get(list_key.name), list_key.name, inner)
    for node, path in texts:
        if not isinstance(node, MappingNode) and not is_empty(node):
            mistakes.add(
                node,
                path,
                "this is needed in both languages; write {en: ..., ko: ...}",
                "두 언어로 모두 써야 합니다. {en: ..., ko: ...}로 쓰세요",
            )


_PROSE: tuple[Key[Any], ...] = (TITLE, STATEMENT, MODEL)


def _nodes_below(node: Node | None, path: str, inner: str) -> Iterator[tuple[Node, str]]:
    for index, item in enumerate(node.items if isinstance(node, ListNode) else ()):
        for name, value in item.pairs if isinstance(item, MappingNode) else ():
            if name.text == inner:
                yield value, f"{path}[{index}].{inner}"


def _check_topics(fields: Fields, mistakes: Mistakes) -> None:
    genre, topics = fields.get(GENRE), fields.get(TOPICS)
    if genre is not None and topics and topics[0] != _FIRST_TOPICS[genre]:
        first = _FIRST_TOPICS[genre]
        mistakes.add(
            fields.node_of(TOPICS),
            TOPICS.name,
            f"the first topic of a {genre} question is {first}; put it first",
            f"{genre} 문제의 첫 주제는 {first}입니다. 맨 앞에 쓰세요",
        )


def _read_diagram(fields: Fields, mistakes: Mistakes) -> Diagram | None:
    text = fields.get(DIAGRAM)
    try:
        return None if text is None else parse_diagram(text.en, text.ko)
    except BilingualError as error:
        mistakes.add(fields.node_of(DIAGRAM), DIAGRAM.name, error.en, error.ko)
        return None


def _read_blanks(fields: Fields, mistakes: Mistakes) -> tuple[Blank, ...]:
    blanks: dict[str, Blank] = {}
    for blank in fields.get(BLANKS) or []:
        id_, asks = blank.get(_BLANK_ID), blank.get(_ASKS)
        if id_ is None or asks is None:
            continue
        if id_ in blanks:
            refuse_twice(blank.node_of(_BLANK_ID), blank.path_of(_BLANK_ID), id_, mistakes)
        blanks[id_] = Blank(id=id_, asks=asks)
    return tuple(blanks.values())


def _read_followups(fields: Fields, known: list[str], mistakes: Mistakes) -> tuple[FollowUp, ...]:
    for each in fields.get(FOLLOWUPS) or []:
        check_ids(each, _EXPECTS, known, mistakes)
    return tuple(
        FollowUp(asks=asks, expects=tuple(each.get(_EXPECTS) or ()))
        for each in fields.get(FOLLOWUPS) or []
        if (asks := each.get(_ASKS)) is not None
    )


def _read_sources(fields: Fields) -> Iterator[Source]:
    for each in fields.get(SOURCES) or []:
        yield Source(
            title=each.need(_SOURCE_TITLE), url=each.need(_URL), license=each.get(_LICENSE)
        )


def _check_expected(fields: Fields, points: tuple[Point, ...], mistakes: Mistakes) -> None:
    expect = fields.get(EXPECT)
    if expect is None:
        return
    groups = {point.group for point in points}
    for key, most, en, ko in (
        (_EXPECTED_POINTS, len(points), "points", "요점"),
        (_EXPECTED_GROUPS, len(groups), "groups with points", "요점이 있는 그룹"),
    ):
        wanted = expect.get(key)
        if wanted is not None and wanted > most:
            mistakes.add(
                expect.node_of(key),
                expect.path_of(key),
                f"{wanted} are expected, and there are {most} {en}; expect fewer",
                f"{wanted}개를 기대하지만 {ko}은 {most}개입니다. 더 적게 쓰세요",
            )


def _check_negation(fields: Fields, mistakes: Mistakes) -> None:
    """Note expressions that are none, or that are not anchored to the word."""
    for name, words in (fields.get(NEGATION) or {}).items():
        for word in words:
            wrong = expression_complaint(word)
            if wrong is None and not (word.startswith(_ANCHORED[0]) or word.endswith(_ANCHORED[1])):
                wrong = Text(
                    "begin with ^ (what follows the word) or end with $ (what stands before it)",
                    "^로 시작하거나(낱말 뒤) $로 끝나야(낱말 앞) 합니다",
                )
            if wrong is not None:
                at = (fields.node_of(NEGATION), f"{NEGATION.name}.{name}")
                mistakes.add(*at, f"{word}: {wrong.en}", f"{word}: {wrong.ko}")


def _check_samples(fields: Fields, samples: tuple[SampleAnswer, ...], mistakes: Mistakes) -> None:
    """Note kinds of samples that are missing: a rubric without them is untested."""
    expected = fields.need(EXPECT).need(_EXPECTED_POINTS)
    good = {each.locale for each in samples if not each.soup and len(each.points) >= expected}
    missing = [
        Text(
            f"a good answer in {name} (at least {expected} points)",
            f"{name} 좋은 답안(요점 {expected}개 이상)",
        )
        for name in Locale
        if name not in good
    ]
    if not any(not each.soup and len(each.points) < expected for each in samples):
        missing.append(
            Text(f"a thin one (under {expected} points)", f"부실한 답안(요점 {expected}개 미만)")
        )
    if fields.get(MISCONCEPTIONS) and not any(each.misconceptions for each in samples):
        missing.append(Text("a wrong one (with a misconception)", "틀린 답안(흔한 오해 포함)"))
    if not any(each.soup for each in samples):
        missing.append(Text("a soup (soup: true)", "낱말만 늘어놓은 답안(soup: true)"))
    if missing:
        mistakes.add(
            fields.node_of(SAMPLES),
            SAMPLES.name,
            f"samples are missing: {', '.join(each.en for each in missing)}; add them",
            f"필요한 답안 예시가 없습니다: {', '.join(each.ko for each in missing)}. 추가하세요",
        )
