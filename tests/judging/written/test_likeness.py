"""What is like an example counts, by letters and not by words; what is not like it does not."""

from dataclasses import replace

import pytest

from judge.judging.written import misconceptions
from judge.judging.written.aliases import Slow, read
from judge.judging.written.assess import assess
from judge.judging.written.likeness import learn, name_of
from judge.judging.written.regression import Regression
from judge.judging.written.sighting import LIKE, find_point
from judge.model.assessment import PointState
from judge.model.folding import fold
from judge.model.text import Text
from judge.model.written import Aliases, Examples, Misconception, WrittenProblem
from tests.judging.written.rubrics import point, question
from tests.shipped import QUESTIONS

CACHE = (
    "We keep the answers that everybody asks for in memory.",
    "What is read often stays in memory for a minute.",
    "A copy of the hot rows lies in memory, so nobody asks the disk.",
    "자주 찾는 결과는 메모리에 잠깐 담아 둡니다.",
    "같은 질문에는 담아 둔 결과를 돌려줍니다.",
    "많이 읽는 것은 메모리에 들고 있습니다.",
)
INDEX = (
    "The table is sorted by customer in a second place, and so it is found at once.",
    "I looked at the plan and gave the column a sorted list of its own.",
    "Without a sorted list every row of the table was touched.",
    "찾는 컬럼 순서로 목록을 하나 더 정렬해 둡니다.",
    "실행 계획을 보고 정렬된 목록을 추가했습니다.",
    "정렬된 목록이 없어서 모든 행을 훑고 있었습니다.",
)
BIGGER = (
    "A bigger machine solves every problem of a database.",
    "We simply buy a bigger machine, then it is solved for good.",
    "There is no need to look for anything: take the bigger machine.",
    "더 큰 장비를 사면 데이터베이스 문제는 다 해결됩니다.",
    "장비만 키우면 됩니다. 원인은 볼 필요가 없어요.",
    "큰 장비로 바꾸면 영원히 해결됩니다.",
)
CAREFUL = (
    "A bigger machine buys a month, and the bad query stays.",
    "큰 장비는 시간을 벌어 줄 뿐입니다.",
)
ERROR = Misconception(
    id="bigger-machine",
    says=Text("A bigger machine hides the cause.", "큰 장비는 원인을 가릴 뿐입니다."),
    any_of=Aliases(words=("만능 장비",)),
    examples=Examples(said=BIGGER, near=CAREFUL),
)


@pytest.fixture
def taught() -> WrittenProblem:
    """Make a question whose words find next to nothing, with examples."""
    points = (
        replace(point("cache", "redis"), examples=Examples(said=CACHE)),
        replace(point("index", "b-tree"), examples=Examples(said=INDEX)),
    )
    return question(points=points, misconceptions=(ERROR,))


def test_what_is_like_the_examples_is_mentioned(taught: WrittenProblem) -> None:
    """In other words of either language, with the sentence that shows it."""
    seen = assess(
        taught, "First of all: rows that are read often stay in memory. 목록을 정렬해 둡니다."
    )

    assert {each.id: each.sentence for each in seen.mentioned} == {
        "cache": "First of all: rows that are read often stay in memory.",
        "index": "목록을 정렬해 둡니다.",
    }
    assert seen.misconceptions == ()


def test_what_is_not_like_them_is_not(taught: WrittenProblem) -> None:
    """Nor is a rubric without examples any wider than its words."""
    text = "On Mondays the canteen has soup. Rows that are read often stay in memory."
    plain = question(points=tuple(replace(each, examples=Examples()) for each in taught.points))

    assert [each.id for each in assess(taught, text).mentioned] == ["cache"]
    assert assess(plain, text).mentioned == ()
    assert learn(plain).of("anything") == {}


def test_an_error_is_flagged_by_what_it_is_like(taught: WrittenProblem) -> None:
    """Over two sentences too; and the points in them are in doubt."""
    one = assess(taught, "So we buy a bigger machine, and every problem is solved for good.")
    two = assess(taught, "장비만 더 키우면 됩니다. 원인은 볼 필요가 없습니다.")

    assert [each.sentence for each in one.misconceptions] == [
        "So we buy a bigger machine, and every problem is solved for good."
    ]
    assert [each.id for each in two.misconceptions] == ["bigger-machine"]


@pytest.mark.parametrize(
    "text",
    [
        "My old boss was convinced that a bigger machine solves every problem of a database.",
        "A bigger machine solves every problem of a database. That is wrong, of course.",
        "더 큰 장비를 사면 데이터베이스 문제가 다 해결된다는 것은 오해입니다.",
    ],
)
def test_an_error_that_is_only_told_is_not_flagged(taught: WrittenProblem, text: str) -> None:
    """However like the examples it is: others believe it, or it is taken back."""
    assert assess(taught, text).misconceptions == ()


@pytest.mark.parametrize(
    ("slug", "error", "text"),
    [
        (
            "webflux",
            "mono-wraps-blocking",
            "One of the insurers has an old library that blocks, which was no obstacle: put the "
            "call into Mono.fromCallable and from then on it's non-blocking like everything else.",
        ),
        (
            "agent-adoption-idea",
            "prompt-is-a-wall",
            "시스템 프롬프트 맨 위에 하면 안 되는 일을 분명하게 적어 두면 그걸로 확실히 "
            "차단되기 때문에 다른 장치는 더 두지 않습니다.",
        ),
    ],
)
def test_what_is_very_like_an_error_makes_it(slug: str, error: str, text: str) -> None:
    """Though it sounds like a warning or hearsay; only the next sentence can take it back."""
    problem = QUESTIONS[slug]

    assert error in {each.id for each in assess(problem, text).misconceptions}
    assert assess(problem, f"{text} But that is wrong.").misconceptions == ()


def test_words_in_a_sentence_about_something_else_do_not_count() -> None:
    """Where many people were heard; in a short one, or a list, words are all that there is."""
    chance = (
        "The index finger of my left hand has been stiff since I fell off a ladder in the orchard "
        "of my grandmother when I was nine."
    )
    problem = QUESTIONS["workflow-db-overload"]
    index = next(each for each in problem.points if each.id == "index")

    assert find_point(index, read(chance), Slow())
    assert assess(problem, chance).mentioned == ()
    assert [each.id for each in assess(problem, "Then an index.").mentioned] == ["index"]


def test_what_is_more_like_a_point_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence of the very subject of an error, as those say it who are right."""
    text = "Virtual threads let plain MVC code scale, so WebFlux is left with the streams."
    problem = QUESTIONS["webflux"]
    like = learn(problem).of(fold(text))
    monkeypatch.setattr(misconceptions, "_LIKE", 0.1)

    assert like["Misconception virtual-threads-need-webflux"] >= 0.1
    assert assess(problem, text).misconceptions == ()


@pytest.mark.parametrize(
    ("one", "other", "shown"),
    [
        ("Some rows are asked for all day.", "In memory they go then.", "In memory they go then."),
        (
            "같은 질문이 많이 옵니다.",
            "그 답은 들고 있다가 돌려주면 됩니다.",
            "같은 질문이 많이 옵니다.",
        ),
    ],
)
def test_two_sentences_together_mention_a_point(
    taught: WrittenProblem, one: str, other: str, shown: str
) -> None:
    """Neither of which is enough; shown by the one that is more like the examples."""
    assert assess(taught, one).mentioned == assess(taught, other).mentioned == ()
    assert [(each.id, each.sentence) for each in assess(taught, f"{one} {other}").mentioned] == [
        ("cache", shown)
    ]


def test_two_sentences_together_do_not_mention_what_one_denies(taught: WrittenProblem) -> None:
    """What is named in one of them stands as it is, at the very beginning too."""
    text = "Rows are asked for all day, so we do not use redis. In memory they go then."

    assert learn(taught).of(fold(text))["Point cache"] > LIKE
    assert assess(taught, text).point("cache").state is PointState.NEGATED


def test_a_sentence_with_an_error_mentions_what_it_is_more_like() -> None:
    """And not what the error itself is about."""
    text = (
        "We moved to 17 last year: text blocks cleaned up the SQL in our repositories, the switch "
        "that returns a value caught a forgotten case, and virtual threads replaced the pool."
    )
    error = "And records are now the entities that Hibernate maps and changes."
    seen = assess(QUESTIONS["java-17"], f"{text} {error}")

    assert {each.id for each in seen.misconceptions} == {
        "virtual-threads-in-17",
        "records-are-mutable-entities",
    }
    assert [each.id for each in seen.mentioned] == ["switch-and-text-blocks"]


def test_an_error_is_shown_by_the_sentence_that_says_it() -> None:
    """Of two whose words make it together, the second one here."""
    subject = "똑같은 서버를 한 벌 더 띄우고 트래픽을 한꺼번에 넘기는 방법도 있습니다."
    error = "되돌릴 때 스위치만 돌리면 데이터까지 원래대로 돌아갑니다."
    seen = assess(QUESTIONS["workflow-deployment"], f"{subject} {error}")

    assert [(each.id, each.sentence) for each in seen.misconceptions] == [
        ("switch-rolls-back-the-data", error)
    ]


@pytest.mark.parametrize(
    "slug",
    [
        "docker-aws",
        "heavy-traffic",
        "java-17",
        "mysql-performance",
        "rag-process",
        "rest-api-design",
        "webflux",
        "workflow-db-overload",
        "workflow-deployment",
        "workflow-personal-data",
    ],
)
def test_who_only_names_a_point_makes_no_error(slug: str) -> None:
    """In a short sentence, most of whose letters stand in the errors about the same thing."""
    problem = QUESTIONS[slug]

    for each in problem.points:
        title = each.title
        for text in (
            f"I would begin with {title.en}.",
            f"We need {title.en} here.",
            f"먼저 {title.ko}부터 하겠습니다.",
            f"{title.ko}도 필요합니다.",
        ):
            assert assess(problem, text).misconceptions == (), text


def test_likeness_is_one_for_what_is_known_and_nothing_for_what_is_not() -> None:
    """Whatever the share of a class among the texts."""
    learned = Regression({**{fold(each): [0] for each in CACHE}, fold(INDEX[0]): [1]}, 2)

    assert learned.scores(fold(CACHE[0]))[0] > 0.5
    assert learned.scores(fold(INDEX[0]))[1] > 0.5
    assert learned.scores("zzzz qqqq")[1] == pytest.approx(0, abs=0.2)


def test_nothing_is_learned_where_all_texts_are_of_a_kind() -> None:
    """There is nothing to tell them from, and so nothing is like them."""
    assert Regression({fold(each): [0] for each in CACHE}, 1).scores(fold(CACHE[0])) == [0.0]


def test_the_same_is_learned_from_the_same() -> None:
    """To the last digit."""
    first, again = (
        Regression({fold(each): [at % 2] for at, each in enumerate(CACHE)}, 2) for _ in range(2)
    )

    assert first.scores("answers in memory") == again.scores("answers in memory")


def _all_but_every_fourth(examples: Examples) -> Examples:
    said, near = (
        tuple(text for at, text in enumerate(texts) if at % 4)
        for texts in (examples.said, examples.near)
    )
    return Examples(said=said, near=near)


def test_shipped_examples_find_sentences_that_were_held_back() -> None:
    """Of every fourth: far more of what was said than of what came near, and more than by words.

    The writers were asked to share no phrase, which answers do: in these far more is found
    (``test_heard_answers``).
    """
    found = {"words": 0, "examples": 0, "said": 0, "near": 0, "nears": 0}
    for problem in QUESTIONS.values():
        taught = replace(
            problem,
            points=tuple(
                replace(each, examples=_all_but_every_fourth(each.examples))
                for each in problem.points
            ),
            misconceptions=tuple(
                replace(each, examples=_all_but_every_fourth(each.examples))
                for each in problem.misconceptions
            ),
        )
        likeness, slow = learn(taught), Slow()
        for each in problem.points:
            for text in each.examples.said[::4]:
                worded = bool(find_point(each, read(text), slow))
                found["said"] += 1
                found["words"] += worded
                found["examples"] += (
                    worded or likeness.of(fold(text)).get(name_of(each), 0.0) >= LIKE
                )
            for text in each.examples.near[::4]:
                found["nears"] += 1
                found["near"] += likeness.of(fold(text)).get(name_of(each), 0.0) >= LIKE

    assert found["examples"] / found["said"] >= 0.74, found
    assert found["examples"] > found["words"], found
    assert found["near"] / found["nears"] <= 0.03, found
