"""``examples.yaml`` is read beside a written problem, and its mistakes are told at their place."""

from collections.abc import Callable
from pathlib import Path

import pytest

from judge.catalog.problem_file import load_problem
from judge.errors import ContentError
from judge.model.written import Examples, WrittenProblem

SAID = ["We rolled back.", "롤백했습니다.", "The old version was live again.", "되돌렸어요."]


@pytest.fixture
def write(good_folder: Callable[[str], Path]) -> Callable[[str], Path]:
    """Put an examples.yaml beside a good problem, and return the problem's folder."""

    def put(text: str) -> Path:
        folder = good_folder("ship-a-change")
        (folder / "examples.yaml").write_text(text, encoding="utf-8")
        return folder

    return put


def mistakes(folder: Path, locale: str = "en") -> str:
    """Read a problem that is wrong; what is said of it."""
    with pytest.raises(ContentError) as caught:
        load_problem(folder)
    return caught.value.say(locale).replace(f"{folder}/", "")


def test_examples_belong_to_their_points_and_errors(write: Callable[[str], Path]) -> None:
    """What has none has an empty pair."""
    folder = write(
        f"format: 1\npoints:\n  rollback: {{said: {SAID}}}\n"
        f"misconceptions:\n  no-tests:\n    said: {[*SAID[:3], 'Tests can wait.']}\n"
        "    near: [We test.]\nbeside: [Good morning.]\n"
    )

    problem = load_problem(folder)

    assert isinstance(problem, WrittenProblem)
    assert [each.examples for each in problem.points] == [Examples(said=tuple(SAID)), Examples()]
    assert problem.misconceptions[0].examples.near == ("We test.",)
    assert problem.beside == ("Good morning.",)


def test_unknown_ids_are_mistakes(write: Callable[[str], Path]) -> None:
    """A name that was mistyped is told with what was meant."""
    folder = write(f"format: 1\npoints:\n  rolback: {{said: {SAID}}}\n")

    assert mistakes(folder) == (
        'examples.yaml:3:3: points: there is no rolback; did you mean "rollback"?'
    )
    assert "rolback: 없는 이름입니다" in mistakes(folder, "ko")


def test_too_few_and_contradictory_sentences_are_mistakes(write: Callable[[str], Path]) -> None:
    """Both are told: three sentences, and one that is said and near."""
    folder = write(
        f"format: 1\npoints:\n  rollback:\n    said: {SAID[:3]}\n    near: [we rolled  BACK.]\n"
    )

    assert mistakes(folder).splitlines() == [
        "examples.yaml:4:11: points.rollback.said: 3 different sentences are too few to learn "
        "from; write 4 or more",
        "examples.yaml:5:11: points.rollback.near: said has this sentence, too; keep it in one of "
        "them: we rolled  BACK.",
    ]
    assert "4개 이상 쓰세요" in mistakes(folder, "ko")
    assert "한 곳에만 두세요" in mistakes(folder, "ko")


@pytest.mark.parametrize(
    ("text", "told"), [("points: [", "examples.yaml:1:"), ("points: {}\n", "format")]
)
def test_a_damaged_file_is_told(write: Callable[[str], Path], text: str, told: str) -> None:
    """It is not passed over: the rubric would find less than its author believes."""
    assert told in mistakes(write(text))


def test_too_many_sentences_are_a_mistake(write: Callable[[str], Path]) -> None:
    """Problems are shared: a file must not be able to take all memory."""
    many = "".join(f"      - Rolled back, number {number}.\n" for number in range(2001))

    assert "2001 sentences are too many" in mistakes(
        write(f"format: 1\npoints:\n  rollback:\n    said:\n{many}")
    )
