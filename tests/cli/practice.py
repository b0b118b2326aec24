"""A workspace with something to practise: a program, a question of two points, tasks, a set."""

from datetime import UTC, datetime, timedelta

from tests.cli.world import SLUG, Ran, World

QUESTION = "busy-database"
MORNING = datetime(2026, 3, 2, 8, tzinfo=UTC)  # a Monday
PROBLEM = """\
format: 1
kind: written
genre: design
title: {en: The busy database, ko: 바쁜 데이터베이스}
level: 2
topics: [written]
statement:
  en: Many users read the same rows. What do you do, and what does it cost?
  ko: 많은 사용자가 같은 행을 읽습니다. 무엇을 하겠고, 그 대가는 무엇인가요?
time: 5 min
speak: 90 s
expect: {points: 2, groups: 1}
groups:
  reduce: {en: send it less work, ko: 일을 덜 보내기}
points:
  - id: cache
    group: reduce
    weight: 2
    say:
      en: Cache what is read often; the price is stale data.
      ko: 자주 읽는 것을 캐시합니다. 대가는 오래된 값입니다.
    any: [캐시, cache]
  - id: replica
    group: reduce
    weight: 3
    say: {en: Read from replicas; they lag behind., ko: 복제본에서 읽습니다. 복제는 늦습니다.}
    any: [복제본, replica]
  - id: index
    group: reduce
    weight: 1
    say: {en: Add an index on the hot column., ko: 자주 찾는 열에 인덱스를 만듭니다.}
    any: [인덱스, index]
misconceptions:
  - id: always-fresh
    say: {en: What is cached may be stale., ko: 캐시된 값은 오래된 값일 수 있습니다.}
    any: ["re:always fresh"]
model:
  en: Cache what is read often, and read from replicas.
  ko: 자주 읽는 것을 캐시하고 복제본에서 읽습니다.
samples:
  - name: en-good
    locale: en
    text: We put a cache in front of it. We read from a replica.
    points: [cache, replica]
    misconceptions: []
  - name: ko-good
    locale: ko
    text: 캐시를 앞에 둡니다. 복제본에서 읽습니다.
    points: [cache, replica]
    misconceptions: []
  - {name: thin, locale: en, text: We use a cache., points: [cache], misconceptions: []}
  - name: wrong
    locale: en
    text: A cache is always fresh.
    points: [cache]
    misconceptions: [always-fresh]
  - name: soup
    locale: en
    text: cache, replica, index
    points: [cache, replica, index]
    misconceptions: []
    soup: true
followups:
  - {ask: {en: How stale may it be?, ko: 얼마나 오래된 값까지 괜찮나요?}, expects: [cache]}
"""
SET = f"""\
format: 1
kind: study
title: {{en: Mine, ko: 내 모음}}
problems: [{SLUG}, {QUESTION}]
tasks:
  - id: read-article
    title: {{en: Read an article, ko: 글 한 편 읽기}}
    minutes: 20 min
    day: 2
    ask: {{en: What does it claim?, ko: 글의 주장은 무엇인가요?}}
  - {{id: tidy-desk, title: {{en: Tidy the desk, ko: 책상 정리하기}}, minutes: 10 min, day: 1}}
"""
OTHER = """\
format: 1
kind: study
title: {en: Other, ko: 다른 모음}
tasks: [{id: rest, title: {en: Rest, ko: 쉬기}, minutes: 10 min, day: 9}]
"""


def prepare(world: World) -> World:
    """Put the question and the set into the workspace; it is Monday morning."""
    problems = world.directory / "problems"
    (problems / QUESTION).mkdir()
    (problems / QUESTION / "problem.yaml").write_text(PROBLEM, encoding="utf-8")
    (problems / "sets").mkdir()
    (problems / "sets" / "interview.yaml").write_text(SET, encoding="utf-8")
    (problems / "sets" / "other.yaml").write_text(OTHER, encoding="utf-8")
    world.moment = MORNING
    world.environment["EDITOR"] = "ed"
    return world


def plan(world: World, date: str = "2026-03-09", *more: str) -> Ran:
    """Plan for a week."""
    return world.judge("plan", "--date", date, *more)


def after(world: World, **time: float) -> None:
    """Let time pass."""
    world.moment += timedelta(**time)
