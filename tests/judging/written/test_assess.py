"""An assessment is evidence: states with the sentence that shows them, and nothing more."""

from dataclasses import replace
from typing import Any

import pytest

from judge.judging.written.assess import assess, has_words
from judge.model.assessment import Assessment, PointState
from judge.model.assessment_record import from_record, to_record
from judge.model.text import Text
from judge.model.written import Aliases, Blank, Misconception, Together, WrittenProblem
from tests.judging.written.rubrics import POINTS, point, question


def states(text: str) -> dict[str, PointState]:
    """Assess ``text``; the states of what is not missing."""
    seen = assess(question(), text)
    return {each.id: each.state for each in seen.points if each.state is not PointState.MISSING}


def test_an_empty_answer() -> None:
    """Nothing is mentioned, and nothing else is said."""
    seen = assess(question(), "")

    assert seen == Assessment(
        slug="overload",
        words=0,
        points=seen.points,
        groups=(),
    )
    assert {each.state for each in seen.points} == {PointState.MISSING}


@pytest.mark.parametrize("text", ["", "# ", "...", "A cache."])
def test_whether_there_are_words(text: str) -> None:
    """As the assessment counts them, but without a look at the rubric."""
    assert has_words(question(), text) == bool(assess(question(), text).words)


def test_a_good_answer() -> None:
    """Breadth, prices, reasons and order are seen, each with its sentence."""
    seen = assess(
        question(),
        "먼저 슬로우 쿼리로 병목을 찾습니다. 풀 스캔을 없애려고 인덱스를 겁니다. "
        "그다음 캐시를 둡니다. 다만 만료 시간을 정해야 합니다. "
        "마지막으로 읽기 복제본을 두는데 복제 지연이 생깁니다.",
    )

    assert [each.id for each in seen.mentioned] == ["diagnose", "cache", "index", "replica"]
    assert seen.groups == ("find", "measures", "grow")
    assert seen.tradeoffs == ("cache", "replica")
    assert seen.point("cache").tradeoff == "다만 만료 시간을 정해야 합니다."
    assert seen.point("index").reason == "풀 스캔을 없애려고 인덱스를 겁니다."
    assert {each.state for each in seen.mentioned} == {PointState.EXPLAINED}
    assert seen.order == "먼저 슬로우 쿼리로 병목을 찾습니다."
    assert (seen.misconceptions, seen.soup, seen.blanks, seen.unread) == ((), (), (), ())
    with pytest.raises(KeyError):
        seen.point("nothing")


@pytest.mark.parametrize(
    "text, wanted",
    [
        # A price is that of the thing that is spoken of.
        ("캐시를 둡니다. 인덱스도 겁니다. 만료 시간을 정합니다.", None),
        ("캐시를 둡니다. 값이 오래될 수 있습니다. 그래서 만료 시간을 둡니다.", "만료"),
        ("캐시를 둡니다. 하나. 둘. 셋. 만료 시간을 정합니다.", None),
        ("캐시를 둡니다. 캐시와 인덱스 중 캐시는 만료 시간이 필요합니다.", "만료"),
        ("We cache it, and a user may see stale data.", "stale"),
    ],
)
def test_prices(text: str, wanted: str | None) -> None:
    """The sentence that names a thing counts, and those after it until another is named."""
    tradeoff = assess(question(), text).point("cache").tradeoff

    assert (tradeoff is None) is (wanted is None)
    assert wanted is None or wanted in str(tradeoff)


def test_an_error_is_no_price() -> None:
    """What a sentence with a common error says is no trade-off of anything."""
    text = "인덱스를 겁니다. 모든 컬럼에 인덱스를 걸면 쓰기도 빨라집니다."
    seen = assess(question(), text)

    assert [each.id for each in seen.misconceptions] == ["index-everything"]
    assert seen.point("index").tradeoff is None


def test_what_is_only_listed_is_not_told() -> None:
    """A list mentions its points; an answer is measured by what its sentences mention."""
    keywords = "캐시, 인덱스, 샤딩, 큐"
    alone = assess(question(), keywords)
    more = assess(question(), f"{keywords}\n\n먼저 캐시를 앞에 두어 조회를 줄입니다.")

    assert len(alone.mentioned) == 4
    assert alone.told == ()
    assert [each.id for each in more.told] == ["cache"]
    assert from_record(to_record(more)) == more


def test_explained_needs_a_real_sentence() -> None:
    """A word is mentioned; a sentence with its price explains it."""
    assert states("캐시 TTL") == {"cache": PointState.MENTIONED}
    assert states("## 캐시와 만료를 정한다") == {"cache": PointState.MENTIONED}
    assert states("```\ncache ttl is set\n```") == {"cache": PointState.MENTIONED}
    assert states("캐시에 만료를 둔다") == {"cache": PointState.EXPLAINED}
    assert states("큐에 넣어 처리합니다.") == {"queue": PointState.EXPLAINED}  # it has no price


@pytest.mark.parametrize(
    "text, state",
    [
        ("캐시 만료 시간, 데이터 기반 문화, 로드맵과 오너십.", PointState.MENTIONED),
        ("Cache with ttl, mentoring juniors, contributing to open source.", PointState.MENTIONED),
        ("GET, PUT, POST, cache ttl.", PointState.MENTIONED),
        ("캐시를 두고, 만료 시간을 정하고, 쓸 때 지웁니다.", PointState.EXPLAINED),
        ("Cache hot reads, keep a short ttl, drop entries on writes.", PointState.EXPLAINED),
    ],
)
def test_names_in_a_row_explain_nothing(text: str, state: PointState) -> None:
    """A few names between commas are no sentence, whether a full stop ends them or not."""
    assert states(text) == {"cache": state}


def test_an_enumeration_is_a_list_however_few_points_it_names() -> None:
    """And an error in one piece of it says nothing of the others."""
    text = (
        "ownership, KPI, agile, cache expiry, scrum, index every column, retros, one team, impact"
    )
    seen = assess(question(), text)

    assert len(seen.soup) == 1
    assert [each.id for each in seen.misconceptions] == ["index-everything"]
    assert seen.point("cache").state is PointState.MENTIONED


SOUPS = [
    "캐시, 인덱스, 샤딩, 큐, 레플리카",
    "cache index shard queue read replica",
    "캐시 만료 인덱스 쓰기 샤딩 큐 레플리카 복제 지연",
    "- 캐시\n- 인덱스\n- 샤딩\n- 큐",
    "캐시\n인덱스\n샤딩\n큐",
    "캐시와 인덱스, 샤딩과 큐를 씁니다.",
    "slow log, bottleneck, type all\ncache, ttl, cached by key\ncomposite index, equality before "
    "range\nread replica, partitioning\nsharding, queue",
    "슬로우 쿼리 로그, 2021년 9월\n최소 버전 3, 캐시 만료\n인덱스(16), 풀 스캔 없음\n"
    "샤딩 키, 샤딩\n메시지 큐, 비동기 쓰기",
    "Contents.\nI. Slow pages; the bottleneck in our cellar.\nII. Cache, answers under the "
    "counter for a minute.\nIII. Index, lines in the order of names.\nIV. Shard, several drawers, "
    "no more.\nV. Queue, orders in a row on a nail.",
    "첫째 서랍 — 캐시, 만료 시간\n둘째 서랍이 좋다 — 인덱스, 쓰기 비용\n셋째 서랍 — 샤딩, 맨 나중\n"
    "넷째 서랍 — 메시지 큐, 주문 한 줄\n빈 서랍",
]


@pytest.mark.parametrize("text", SOUPS)
def test_soup_explains_nothing(text: str) -> None:
    """A list of keywords is seen as such; what it names is mentioned, and no price is said."""
    seen = assess(question(), text)

    assert len(seen.soup) == 1
    assert {each.state for each in seen.mentioned} == {PointState.MENTIONED}
    assert len(seen.mentioned) >= 4
    assert seen.tradeoffs == ()


@pytest.mark.parametrize(
    "text",
    [
        "캐시, 인덱스, 큐",
        "- 캐시를 두고 만료 시간을 정합니다.\n- 인덱스를 겁니다.\n- 샤딩은 나중에 합니다.\n"
        "- 큐에 넣습니다.",
        "자주 읽는 값은 캐시에 두고, 느린 조회에는 인덱스를 걸고, 급하지 않은 일은 큐에 넣고, "
        "그래도 모자라면 마지막에 가서야 샤딩을 합니다.",
        "- 캐시\n  - 만료 시간 필요\n- 인덱스\n  - 쓰기 느려짐\n- 샤딩\n  - 조인 어려움\n"
        "- 큐\n  - 중복 처리",
        "- 자주 읽는 값을 캐시에 저장해 조회 감소\n- 느린 조회 조건에 인덱스 추가로 속도 개선\n"
        "- 급하지 않은 쓰기 작업은 큐로 이동\n- 데이터가 아주 많아지면 마지막에 샤딩 검토",
        "자주 읽는 값은 캐시에 저장해 조회 감소. 느린 조회에는 인덱스를 걸어 개선. "
        "급하지 않은 쓰기는 큐로 이동. 데이터가 아주 많아지면 샤딩 검토.",
    ],
)
def test_no_soup(text: str) -> None:
    """Few words, whole sentences and the terse style of notes are no soup."""
    assert assess(question(), text).soup == ()


def test_misconceptions() -> None:
    """An error is flagged with its sentence, and what only that sentence names is in doubt."""
    made = assess(question(), "모든 컬럼에 인덱스를 걸면 빨라집니다. 캐시도 둡니다.")
    again = assess(question(), "모든 컬럼에 인덱스를 걸면 빨라집니다. 느린 조회에 인덱스를 겁니다.")

    assert [(each.id, each.sentence) for each in made.misconceptions] == [
        ("index-everything", "모든 컬럼에 인덱스를 걸면 빨라집니다.")
    ]
    assert [each.id for each in made.mentioned] == ["cache"]
    assert {each.id: each.state for each in made.points}["index"] is PointState.NEGATED
    assert [each.id for each in again.mentioned] == ["index"]


def apart(*shapes: Together, **changes: Any) -> WrittenProblem:
    """Make a question whose only error is found by words that stand together."""
    error = Misconception(
        id="zgc-is-default", says=Text("G1.", "G1."), any_of=Aliases(), together=shapes
    )
    return question(misconceptions=(replace(error, **changes),))


ZGC = Together(
    all_of=(Aliases(words=("zgc",)), Aliases(words=("default", "기본", "알아서"))),
    unless=Aliases(words=("21",)),
)


@pytest.mark.parametrize(
    "text, made",
    [
        ("ZGC is what you get, being the default.", True),
        ("아무것도 안 하면 알아서 ZGC로 뜹니다.", True),
        ("ZGC is not the default.", False),
        ("Since 21 ZGC is generational, and G1 is the default.", False),
        ("ZGC is nice. G1 is the default.", False),
        ("My colleague thought that ZGC is the default.", False),
        ("ZGC가 기본인 줄 알았는데 아니었습니다.", False),
    ],
)
def test_words_that_stand_together(text: str, *, made: bool) -> None:
    """One of each list in one sentence, undenied, and none by which a speaker knows better."""
    assert bool(assess(apart(ZGC), text).misconceptions) is made


NO_LOCK = Together(
    all_of=(
        Aliases(words=("lock", "잠금"), denied=True),
        Aliases(words=("do not", "don't", "필요 없", "필요가 없")),
    )
)


@pytest.mark.parametrize(
    "text, made",
    [
        ("We do not need a lock.", True),
        ("We don't want any lock here.", True),
        ("잠금은 필요 없습니다.", True),
        ("The lock is held for a moment.", False),
        ("It is a mistake to say that we do not need a lock.", False),
        ("잠금이 필요 없다는 것은 오해입니다.", False),
    ],
)
def test_words_that_count_though_denied(text: str, *, made: bool) -> None:
    """An error may be a denial itself; who warns of it does not make it all the same."""
    plain = replace(NO_LOCK, all_of=tuple(replace(each, denied=False) for each in NO_LOCK.all_of))

    assert bool(assess(apart(NO_LOCK), text).misconceptions) is made
    assert not assess(apart(plain), text).misconceptions


def test_a_sentence_in_itself_may_be_denied_too() -> None:
    """The words of ``any`` count as their author says."""
    plain, denied = (Aliases(words=("잠금",), denied=each) for each in (False, True))

    assert not assess(apart(any_of=plain), "잠금은 필요 없습니다.").misconceptions
    assert assess(apart(any_of=denied), "잠금은 필요 없습니다.").misconceptions


@pytest.mark.parametrize(
    "text, made",
    [
        ("ZGC is the default.", True),
        ("ZGC is the default, they say.", False),
        ("ZGC is the default in 21.", False),
        ("You get ZGC anyway.", True),
        ("You get ZGC anyway, they say.", False),
    ],
)
def test_words_that_excuse_every_shape(text: str, *, made: bool) -> None:
    """One ``unless`` of an error is for all its shapes, beside their own, and for its ``any``."""
    words = {"any_of": Aliases(words=("zgc anyway",)), "unless": Aliases(words=("they say",))}

    assert bool(assess(apart(ZGC, **words), text).misconceptions) is made


def test_words_in_two_sentences() -> None:
    """Where an author allows it, an error may take two; one that stands in one needs no second."""
    two = apart(replace(ZGC, sentences=2))

    assert assess(two, "ZGC is nice. It is the default.").misconceptions
    assert assess(two, "ZGC is the default. Java 21 is next.").misconceptions
    assert not assess(two, "ZGC is nice. Much else is. It is the default.").misconceptions

    excused = apart(replace(ZGC, sentences=2), unless=Aliases(words=("nice",)))

    assert not assess(excused, "ZGC is nice. It is the default.").misconceptions


@pytest.mark.parametrize(
    "text",
    [
        "모든 컬럼에 인덱스를 걸면 안 됩니다.",
        "모든 컬럼에 인덱스를 거는 것은 잘못된 방법입니다.",
        "모든 컬럼에 인덱스를 걸지 않습니다.",
        "흔한 오해는 모든 컬럼에 인덱스를 건다는 것입니다.",
        "모든 컬럼에 인덱스를 걸면 된다고 오해해서 모든 컬럼에 인덱스를 걸었습니다.",
        "모든 컬럼에 인덱스를 걸자는 생각은 위험합니다.",
        "모든 컬럼에 인덱스를 걸자는 생각은 매우 위험하다.",
        "모든 컬럼에 인덱스를 거는 것은 위험한 발상입니다.",
        "모든 컬럼에 인덱스를 거는 것은 나쁜 습관입니다.",
        "모든 컬럼에 인덱스를 걸려는 유혹은 경계해야 합니다.",
        "모든 컬럼에 인덱스를 거는 것은 조심해야 합니다.",
        "모든 컬럼에 인덱스를 걸면 빠르다는 함정에 빠지기 쉽습니다.",
        "모든 컬럼에 인덱스를 걸었다가 후회했습니다.",
        "모든 컬럼에 인덱스를 걸었다가 크게 데었습니다.",
        "모든 컬럼에 인덱스를 걸면 빠르다고 믿고 배포했다가 쓰기가 느려졌습니다.",
        "모든 컬럼에 인덱스를 걸면 된다고들 하지만 쓰기가 느려집니다.",
        "선배는 모든 컬럼에 인덱스를 걸면 된다고 했는데 쓰기가 느려졌습니다.",
        "모든 컬럼에 인덱스를 걸어도 되는 줄 알고 걸었더니 쓰기가 느려졌습니다.",
        "모든 컬럼에 인덱스를 걸면 된다고 아는 분이 많습니다.",
        "I would not index every column.",
        "To index every column is a common mistake.",
        "To index every column is a bad idea.",
        "It is a terrible idea to index every column.",
        "To index every column isn't a good idea.",
        "To index every column is not such a great idea.",
        "To index every column is a well-known trap.",
        "To index every column: we nearly fell into that trap.",
        "It is dangerous to think that one may index every column.",
        "We did index every column and learned the hard way.",
        "We did index every column until we got badly burnt.",
        "We did index every column and regretted it.",
    ],
)
def test_who_warns_makes_no_error(text: str) -> None:
    """Naming an error to refute it is knowledge."""
    assert assess(question(), text).misconceptions == ()


@pytest.mark.parametrize(
    "text",
    [
        "모든 컬럼에 인덱스를 걸면 위험할 게 없습니다.",
        "모든 컬럼에 인덱스를 거는 것은 나쁜 생각이 아닙니다.",
        "모든 컬럼에 인덱스를 걸면 절대 후회하지 않습니다.",
        "모든 컬럼에 인덱스를 걸고 디스크 용량만 조심하면 됩니다.",
        "모든 컬럼에 인덱스를 걸 줄 알고 있습니다.",
        "모든 컬럼에 인덱스를 걸면 빠르다고 하는데 저도 그렇게 하겠습니다.",
        "저는 모든 컬럼에 인덱스를 걸면 빠르다고 생각하는 사람입니다.",
        "To index every column is not a bad idea.",
        "It is no bad idea to index every column.",
        "To index every column is not a trap.",
        "I index every column, as I learned the hard way.",
        "We index every column and were burnt out.",
        "Index every column and nobody will regret it.",
        "Index every column, a good idea.",
    ],
)
def test_what_only_sounds_like_a_warning(text: str) -> None:
    """Words of a warning that warn of nothing, or of something else, take no error back."""
    assert [each.id for each in assess(question(), text).misconceptions] == ["index-everything"]


def test_the_prompt_is_no_answer() -> None:
    """What was copied from the question, its heading too, is left out."""
    asked = question(
        title=Text("Cache", "캐시"),
        statement=Text("How would you use a read replica?", "읽기 복제본은 어떻게 쓰나요?"),
    )
    seen = assess(asked, "# 캐시\n\n읽기 복제본은 어떻게 쓰나요?\n\n인덱스를 겁니다.")

    assert [each.id for each in seen.mentioned] == ["index"]
    assert seen.words == 2


def test_blanks() -> None:
    """Facts that are still to be filled in are told, and their questions are no answer."""
    asked = question(
        blanks=(Blank(id="number", asks=Text("Which cache", "어떤 캐시")),),
    )
    open_ = assess(asked, "- 어떤 캐시: {{number}}\n\n인덱스를 겁니다.")
    filled = assess(asked, "- 어떤 캐시: 레플리카\n\n인덱스를 겁니다.")

    assert open_.blanks == ("number",)
    assert [each.id for each in open_.mentioned] == ["index"]
    assert filled.blanks == ()
    assert [each.id for each in filled.mentioned] == ["index", "replica"]


@pytest.mark.parametrize(
    "text, argued",
    [
        ("먼저 본다. 그다음 고친다.", True),
        ("First look, then mend.", True),
        ("먼저 본다.", False),
        ("그다음 본다. 먼저 고친다.", False),
        ("본다.", False),
    ],
)
def test_order(text: str, argued: bool) -> None:  # noqa: FBT001
    """An order is what comes first and what comes later, in that order."""
    assert (assess(question(), text).order is not None) is argued


def test_evidence_is_the_best_sentence() -> None:
    """Shown is the sentence that says the price too, else a real one, else the first."""
    text = "- 캐시\n\n캐시를 둡니다.\n\n캐시는 만료 시간이 중요합니다."
    plain = "- 캐시\n\n캐시를 둡니다."

    assert assess(question(), text).point("cache").sentence == "캐시는 만료 시간이 중요합니다."
    assert assess(question(), plain).point("cache").sentence == "캐시를 둡니다."


def test_slow_expressions_are_named() -> None:
    """An expression that takes too long is told of, and the rest is read."""
    evil = "re:(.*a){20}b"
    asked = question(
        points=(*POINTS, point("evil", evil)),
        misconceptions=(Misconception(id="e", says=Text("", ""), any_of=Aliases(words=(evil,))),),
    )
    seen = assess(asked, "캐시를 둡니다. " + "a" * 400)

    assert seen.unread == (evil,)
    assert [each.id for each in seen.mentioned] == ["cache"]


def test_an_enumeration_with_a_verb_in_it_is_a_list() -> None:
    """What stands between commas says nothing, though one piece of it looks like a sentence."""
    listed = (
        "slow log, bottleneck, cache with ttl, index, sharding, read replica runs, "
        "queue, lag, no joins, p95"
    )
    said = (
        "we found the bottleneck first, put a cache with a ttl in front of it, added an index "
        "because every page scanned the table, and kept the read replica for reports"
    )

    assert assess(question(), listed).soup
    assert PointState.EXPLAINED not in {each.state for each in assess(question(), listed).points}
    assert not assess(question(), said).soup
