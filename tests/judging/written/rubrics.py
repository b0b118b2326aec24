"""Rubrics for tests: a question about an overloaded database, and whatever differs from it."""

from pathlib import Path
from typing import Any

from judge.errors import Place
from judge.model.problem import Kind
from judge.model.text import Text
from judge.model.written import (
    Aliases,
    Genre,
    Matrix,
    Misconception,
    Named,
    Point,
    WrittenProblem,
)

HERE = Place(file=Path("problem.yaml"))


def point(
    id_: str,
    *words: str,
    tradeoff: tuple[str, ...] = (),
    why: tuple[str, ...] = (),
    weak: tuple[tuple[str, ...], tuple[str, ...]] = ((), ()),
    group: str = "measures",
) -> Point:
    """Make a point that ``words`` find."""
    return Point(
        id=id_,
        group=group,
        weight=1,
        title=Text(id_, id_),
        says=Text(id_, id_),
        any_of=Aliases(words=words),
        weak=Aliases(words=weak[0], near=weak[1]),
        why=Aliases(words=why),
        tradeoff=Aliases(words=tradeoff),
    )


POINTS = (
    point("diagnose", "병목", "슬로우 쿼리", "bottleneck", "measur*", group="find"),
    point("cache", "캐시", "캐싱", "redis", "cache", tradeoff=("만료", "TTL", "stale*")),
    point("index", "인덱스", "index", tradeoff=("쓰기", "slower write"), why=("풀 스캔",)),
    point(
        "shard",
        "샤딩",
        "shard",
        weak=(("스케일 아웃", "scale out"), ("DB", "database")),
        group="grow",
    ),
    point(
        "replica",
        "읽기 복제본",
        "레플리카",
        "read replica",
        tradeoff=("복제 지연", "lag"),
        group="grow",
    ),
    point("queue", "큐", "메시지 큐", "queue"),
)
ERRORS = (
    Misconception(
        id="index-everything",
        says=Text("Not every column.", "모든 컬럼은 아닙니다."),
        any_of=Aliases(words=("re:모든 ?컬럼에 ?인덱스", "re:index every column")),
    ),
)
MATRIX = Matrix(
    items=(
        Named(
            id="rolling", title=Text("rolling", "롤링"), any_of=Aliases(words=("롤링", "rolling"))
        ),
        Named(
            id="blue-green",
            title=Text("blue-green", "블루그린"),
            any_of=Aliases(words=("블루그린", "blue-green")),
        ),
    ),
    axes=(
        Named(
            id="downtime",
            title=Text("downtime", "중단"),
            any_of=Aliases(words=("중단", "무중단", "downtime")),
        ),
        Named(id="cost", title=Text("cost", "비용"), any_of=Aliases(words=("비용", "cost"))),
    ),
    cells={
        (item, axis): Text("-", "-")
        for item in ("rolling", "blue-green")
        for axis in ("downtime", "cost")
    },
)


def question(**changes: Any) -> WrittenProblem:
    """Make the question, with ``changes``."""
    fields: dict[str, Any] = {
        "slug": "overload",
        "folder": Path("overload"),
        "kind": Kind.WRITTEN,
        "title": Text("Too much", "과부하"),
        "level": 1,
        "topics": ("written",),
        "statement": Text(
            "The database is overloaded by its many readers.",
            "데이터베이스에 조회가 몰려 과부하가 걸렸습니다.",
        ),
        "hints": (),
        "place": HERE,
        "genre": Genre.DESIGN,
        "diagram": None,
        "write_seconds": 600.0,
        "speak_seconds": 60.0,
        "expected_points": 3,
        "expected_groups": 2,
        "groups": tuple(
            Named(id=each, title=Text(each, each)) for each in ("find", "measures", "grow")
        ),
        "points": POINTS,
        "matrix": None,
        "misconceptions": ERRORS,
        "negation": {},
        "model_answer": Text("...", "..."),
        "blanks": (),
        "followups": (),
        "samples": (),
        "sources": (),
    }
    return WrittenProblem(**{**fields, **changes})
