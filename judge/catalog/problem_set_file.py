"""Read a set of problems: a mock examination, or what is to be studied before a date."""

from collections.abc import Collection
from pathlib import Path
from typing import Any

from judge.catalog.bilingual import LINE, PROSE
from judge.catalog.measure import Quantity, Whole
from judge.catalog.mistakes import Mistakes
from judge.catalog.node import ListNode, Node
from judge.catalog.section import Fields, Key, Section, require
from judge.catalog.shape import Choice, ListOf, Words
from judge.catalog.suggestion import did_you_mean
from judge.catalog.yaml_source import read_yaml
from judge.errors import ContentError
from judge.model.problem_set import ProblemSet, SetKind, StudyTask
from judge.model.quantity import SECONDS, parse_duration
from judge.model.text import Text

_MINUTE_SECONDS = SECONDS["min"]
_LONGEST_MINUTES = 24 * 60
_LAST_DAY = 366
_LIST = Text("; `judge list` shows those that there are", " `judge list`로 목록을 확인하세요")
_NAME = Words(
    pattern="[a-z0-9]+(?:[-.][a-z0-9]+)*",
    wanted=Text("a name in small letters such as read-article", "read-article 같은 소문자 이름"),
    longest=60,
)


def _parse_minutes(text: str) -> float:
    """Read whole minutes from "120 min" or "1.5 h"; ValueError for anything else."""
    minutes = parse_duration(text) / _MINUTE_SECONDS
    if not text.strip().endswith(("min", "h")) or not minutes.is_integer():
        raise ValueError(text)
    return minutes


MINUTES = Quantity(
    noun=Text("whole minutes", "분 단위의 시간"),
    example="120 min",
    units=("min", "h"),
    parse=_parse_minutes,
    show=lambda minutes: f"{minutes:.0f} min",
    low=1,
    high=_LONGEST_MINUTES,
)


FORMAT = Key(
    name="format", shape=Whole(1, 1), doc="Version of this format.", example="1", required=True
)
KIND: Key[SetKind] = Key(
    name="kind",
    shape=Choice(SetKind),
    doc="exam: one clock over all of it; study: the scope of a plan.",
    example="exam",
    required=True,
)
TITLE = Key(
    name="title",
    shape=LINE,
    doc="The title, one line.",
    example="{en: A company's test, ko: 기업 코딩 테스트}",
    required=True,
)
ABOUT = Key(name="about", shape=PROSE, doc="What it is for, in Markdown.")
TIME = Key(
    name="minutes",
    shape=MINUTES,
    doc="exam: the time for all of it together.",
    example="120 min",
)
PROBLEMS: Key[list[str]] = Key(
    name="problems",
    shape=ListOf(Words(one_line=True)),
    doc="Slugs of the problems, in their order.",
    example="[pair-with-target, cafe-menu]",
)
ID = Key(
    name="id",
    shape=_NAME,
    doc="The task's name; progress is kept by it, so it stays the same for ever.",
    example="read-article",
    required=True,
)
TASK_TITLE = Key(
    name="title",
    shape=LINE,
    doc="What is to be done, one line.",
    example="{en: Read an article, ko: 글 한 편 읽기}",
    required=True,
)
TASK_TIME = Key(
    name="minutes",
    shape=MINUTES,
    doc="How long it takes.",
    example="30 min",
    required=True,
)
DAY = Key(
    name="day",
    shape=Whole(1, _LAST_DAY),
    doc="The day of the plan, from 1; absent: the planner chooses.",
)
ASK = Key(name="ask", shape=PROSE, doc="What to write down afterwards.")
TASK = Section(
    name="task",
    doc="Work that no problem holds.",
    keys=(ID, TASK_TITLE, TASK_TIME, DAY, ASK),
)
TASKS: Key[list[Fields]] = Key(
    name="tasks", shape=ListOf(TASK), doc="study: work beside the problems."
)
_KEYS: tuple[Key[Any], ...] = (FORMAT, KIND, TITLE, ABOUT, TIME, PROBLEMS, TASKS)
SET = Section(name="set", doc="A set of problems.", keys=_KEYS)


def load_set(file: Path, known: Collection[str]) -> ProblemSet:
    """Read the set in ``file``; ContentError with every mistake that was found.

    ``known`` are the slugs of all problems that there are.
    """
    mistakes = Mistakes(file)
    fields = SET.read(read_yaml(mistakes), "", mistakes)
    if fields is None:
        raise ContentError(mistakes.found)
    kind = fields.get(KIND)
    if kind is not None:
        _check_kind(kind, fields, mistakes)
    slugs = _read_slugs(fields, known, mistakes)
    tasks = _read_tasks(fields, mistakes)
    if kind is None or mistakes.found:
        raise ContentError(mistakes.found)
    minutes = fields.get(TIME)
    return ProblemSet(
        name=file.stem,
        kind=kind,
        title=fields.need(TITLE),
        about=fields.get(ABOUT),
        minutes=None if minutes is None else round(minutes),
        slugs=slugs,
        tasks=tasks,
        file=file,
        place=mistakes.place(fields.node),
    )


def _check_kind(kind: SetKind, fields: Fields, mistakes: Mistakes) -> None:
    """Note the keys that are missing in a set of this kind, or mean nothing in it."""
    match kind:
        case SetKind.EXAM:
            require(TIME, fields, mistakes)
            require(PROBLEMS, fields, mistakes)
            _refuse(TASKS, "only a study set has tasks", "과제는 study에만 둘 수", fields, mistakes)
        case SetKind.STUDY:
            _refuse(
                TIME, "only an exam has one clock", "제한 시간은 exam에만 둘 수", fields, mistakes
            )
            if not fields.given(TASKS):
                require(PROBLEMS, fields, mistakes)


def _refuse(key: Key[Any], en: str, ko: str, fields: Fields, mistakes: Mistakes) -> None:
    if fields.given(key):
        mistakes.add(
            fields.node_of(key),
            fields.path_of(key),
            f"{en}; remove the key, or change the kind",
            f"{ko} 있습니다. 이 키를 지우거나 kind를 바꾸세요",
        )


def _read_slugs(fields: Fields, known: Collection[str], mistakes: Mistakes) -> tuple[str, ...]:
    """Note slugs of no problem, and such as stand twice."""
    seen: list[str] = []
    for node, slug in _items(fields, PROBLEMS):
        path = f"{PROBLEMS.name}[{len(seen)}]"
        if slug in seen:
            mistakes.add(
                node,
                path,
                f"{slug} stands here already; remove one",
                f"{slug}: 이미 목록에 있습니다. 하나만 남기세요",
            )
        elif slug not in known:
            hint = did_you_mean(slug, known)
            mistakes.add(
                node,
                path,
                f"there is no problem {slug}{hint.en or _LIST.en}",
                f"{slug} 문제가 없습니다.{hint.ko or _LIST.ko}",
            )
        seen.append(slug)
    return tuple(seen)


def _items(fields: Fields, key: Key[list[Any]]) -> list[tuple[Node, Any]]:
    """Pair the items of a list with their nodes; none where one of them is wrong."""
    node, values = fields.node_of(key), fields.get(key) or []
    nodes = node.items if isinstance(node, ListNode) else []
    return list(zip(nodes, values, strict=True)) if len(nodes) == len(values) else []


def _read_tasks(fields: Fields, mistakes: Mistakes) -> tuple[StudyTask, ...]:
    tasks: dict[str, StudyTask] = {}
    for index, (_, each) in enumerate(_items(fields, TASKS)):
        identity, title, minutes = each.get(ID), each.get(TASK_TITLE), each.get(TASK_TIME)
        if identity is None or title is None or minutes is None:
            continue  # a mistake is noted
        if identity in tasks:
            mistakes.add(
                each.node_of(ID),
                f"{TASKS.name}[{index}].{ID.name}",
                f"another task is called {identity}; choose another id",
                f"{identity}: 다른 과제의 이름입니다. 다른 id를 쓰세요",
            )
        tasks[identity] = StudyTask(
            id=identity, title=title, minutes=round(minutes), day=each.get(DAY), asks=each.get(ASK)
        )
    return tuple(tasks.values())
