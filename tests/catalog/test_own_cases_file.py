"""The learner's own cases: appended, never lost, never twice, and readable by a person."""

import multiprocessing
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from judge.catalog.own_cases import add_own_case, load_own_cases
from judge.catalog.problem_file import load_program_problem
from judge.errors import ContentError, UsageError
from judge.model.domain import Value
from judge.model.problem import Inline, Problem

ROADS: dict[str, Value] = {"n": 2, "roads": [(1, 2, 5)], "closed": True}


@pytest.fixture
def problem(good_folder: Callable[[str], Path]) -> Problem:
    """Read a problem with records, and with a case of its own."""
    return load_program_problem(good_folder("road-tolls"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Name a file that does not exist yet, in a folder that does not either."""
    return tmp_path / "solutions/road-tolls/cases.yaml"


def _input(toll: int) -> dict[str, Value]:
    return {**ROADS, "roads": [(1, 2, toll)]}


def test_no_file_means_no_cases(file: Path, problem: Problem) -> None:
    """A learner without own cases has none."""
    assert load_own_cases(file, problem) == ()


def test_a_case_is_kept_as_it_is_told(file: Path, problem: Problem) -> None:
    """The file begins with what it is, and the case is one that a person could have written."""
    case = add_own_case(file, problem, "closed-road", ROADS | {"closed": True, "n": 9}, [1, 2])

    assert file.read_text(encoding="utf-8").split("format: 1\n")[1] == (
        "cases:\n"
        "  - name: closed-road\n"
        "    input: {n: 9, roads: [[1, 2, 5]], closed: true}\n"
        "    answer: [1, 2]\n"
    )
    assert load_own_cases(file, problem) == (case,)
    assert (case.name, case.sample, case.place.line) == ("closed-road", False, 5)
    assert case.data == Inline(input=ROADS | {"n": 9}, answer=[1, 2])


def test_an_answer_may_be_left_to_the_reference(file: Path, problem: Problem) -> None:
    """No answer is not the same as an empty one."""
    add_own_case(file, problem, "a", _input(1), None)
    add_own_case(file, problem, "b", _input(2), [])

    assert [case.data for case in load_own_cases(file, problem)] == [
        Inline(input=_input(1), answer=None, has_answer=False),
        Inline(input=_input(2), answer=[]),
    ]


@pytest.mark.parametrize(
    "before, after",
    [
        ("format: 1\ncases:\n", "  - name: new\n"),
        ("format: 1\n", "cases:\n  - name: new\n"),
        ("# mine\nformat: 1\ncases:  # all\n", "  - name: new\n"),
        ("cases:\n- {name: a, input: {n: 2, roads: [], closed: true}}\n", None),
        (
            "format: 1  # one\ncases:\n# first\n- name: a # A\n"
            "  input: {n: 2, roads: [], closed: true} # x\n  # the end",
            "\n- name: new\n",
        ),
        (
            "format: 1\r\ncases:\r\n      -   name: a\r\n"
            "          input: {n: 2, roads: [], closed: true}\r\n",
            "      - name: new\r\n",
        ),
        ("\ufeffformat: 1\ncases:\n", "  - name: new\n"),
    ],
)
def test_what_is_there_stays(before: str, after: str | None, file: Path, problem: Problem) -> None:
    """Comments, spaces and line ends of the learner's file are kept to the byte."""
    file.parent.mkdir(parents=True)
    if after is None:
        before, after = "format: 1\n" + before, "- name: new\n"
    file.write_bytes(before.encode())
    add_own_case(file, problem, "new", ROADS | {"n": 5}, None)

    assert file.read_bytes().startswith((before + after).encode())
    assert load_own_cases(file, problem)[-1].name == "new"


@pytest.mark.parametrize(
    "text",
    [
        "format: 1\ncases: []\n",
        "cases:\n- {name: a, input: {n: 2, roads: [], closed: true}}\nformat: 1\n",
        "{format: 1, cases: [{name: a, input: {n: 2, roads: [], closed: true}}]}\n",
        "format: 1\ncases:\n- {name: a, input: {n: 2, roads: [], closed: true}}\n...\n",
    ],
)
def test_a_file_that_cannot_be_continued_is_not_touched(
    text: str, file: Path, problem: Problem
) -> None:
    """Where appended lines would mean something else, the learner is told and nothing changes."""
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match=r"cases\.yaml:\d+:\d+: .*cases is the last key"):
        add_own_case(file, problem, "new", ROADS, None)

    assert file.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    "text, said",
    [
        ("format: 1\ncases:\n  - name: a\n", "3:5: cases[0].input: this key is missing"),
        ("format: 1\ncases: [", "2:9: "),
        ("- a\n", "1:1: expected a mapping with keys format, cases"),
        (
            "format: 1\ncases:\n- {name: a, input: {n: 1, roads: [], closed: true}}\n",
            "3:24: cases[0].input.n: value 1 is outside 2..100000",
        ),
        (
            "format: 1\ncases:\n- {name: a, input: {n: 2, roads: [], closed: true}}\n"
            "- {name: a, input: {n: 3, roads: [], closed: true}}\n",
            "4:10: cases[1].name: the case of line 3 is called a as well",
        ),
    ],
)
def test_a_damaged_file_is_told_and_kept(
    text: str, said: str, file: Path, problem: Problem
) -> None:
    """Mistakes are told with their places, and nothing is appended behind them."""
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as loading:
        load_own_cases(file, problem)
    with pytest.raises(ContentError) as adding:
        add_own_case(file, problem, "new", ROADS, None)

    assert f"cases.yaml:{said}" in loading.value.en
    assert adding.value.en == loading.value.en
    assert file.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    "name, values, said",
    [
        ("mine", _input(2), "there is a case mine already"),
        ("sample-1", _input(2), "there is a case sample-1 already"),
        ("other", _input(1), "the case mine has the same input already"),
        (
            "other",
            {"n": 2, "roads": [(1, 2, 5)], "closed": False},
            "the case sample-1 has the same",
        ),
    ],
)
def test_nothing_is_kept_twice(
    name: str, values: dict[str, Value], said: str, file: Path, problem: Problem
) -> None:
    """Neither a name nor an input that is there already, the problem's own included."""
    add_own_case(file, problem, "mine", _input(1), None)
    with pytest.raises(UsageError, match=said):
        add_own_case(file, problem, name, values, None)

    assert len(load_own_cases(file, problem)) == 1


@pytest.mark.parametrize(
    "case, said",
    [
        (("a b", ROADS, None), "a case is called by a name without spaces"),
        (("", ROADS, None), "a case is called by a name without spaces"),
        (("a", {"n": 2}, None), "roads: is missing; closed: is missing"),
        (("a", ROADS | {"n": "2"}, None), "n: expected int, found '2'"),
        (("a", ROADS, [3]), r"answer\[0\]: value 3 is outside 1..2"),
    ],
)
def test_what_does_not_suit_is_refused(
    case: tuple[str, dict[str, Value], Value], said: str, problem: Problem, file: Path
) -> None:
    """A case that the problem forbids is not written at all."""
    with pytest.raises(UsageError, match=said):
        add_own_case(file, problem, *case)

    assert not file.exists()


def test_an_input_has_to_fit_its_layout(problem_folder: Callable[[str], Path], file: Path) -> None:
    """A word with a space, where only a word can stand, would make a file that cannot be read."""
    problem = load_program_problem(
        problem_folder(
            "{format: 1, kind: algorithm, title: T, level: 1, topics: [t], statement: S,\n"
            " parameters: {a: {type: str}, b: {type: str}}, returns: {type: int},\n"
            ' stdio: "{a} {b}", cases: [{name: a, input: {a: x, b: x}}]}'
        )
    )
    with pytest.raises(UsageError, match="'two words' is not one word"):
        add_own_case(file, problem, "b", {"a": "two words", "b": "x"}, None)

    assert not file.exists()


def test_a_raw_problem_has_no_own_cases(good_folder: Callable[[str], Path], file: Path) -> None:
    """Without parameters there is nothing to write down."""
    with pytest.raises(UsageError, match="echo-lines has no parameters"):
        add_own_case(file, load_program_problem(good_folder("echo-lines")), "a", {}, None)


def test_a_crash_before_the_end_changes_nothing(
    file: Path, problem: Problem, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new file is moved over the old one only when it is on the disk."""
    add_own_case(file, problem, "a", _input(1), None)
    before = file.read_bytes()

    def crash(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("judge.catalog.own_cases.os.fsync", crash)
        with pytest.raises(UsageError, match="No space left on device"):
            add_own_case(file, problem, "b", _input(2), None)

    assert file.read_bytes() == before
    add_own_case(file, problem, "b", _input(2), None)
    assert [case.name for case in load_own_cases(file, problem)] == ["a", "b"]
    assert [path.name for path in file.parent.iterdir()] == ["cases.yaml"]


def test_links_and_permissions_stay(file: Path, problem: Problem, tmp_path: Path) -> None:
    """A file that is a link into another folder is written where it really is."""
    real = tmp_path / "dotfiles/cases.yaml"
    add_own_case(real, problem, "a", _input(1), None)
    real.chmod(0o600)
    file.parent.mkdir(parents=True)
    file.symlink_to(real)
    add_own_case(file, problem, "b", _input(2), None)

    assert file.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o600
    assert len(load_own_cases(real, problem)) == 2


def _add_many(file: Path, folder: Path, first: int) -> None:
    problem = load_program_problem(folder)
    for number in range(first, first + 5):
        add_own_case(file, problem, f"case-{number}", _input(number), None)


def test_two_writers_lose_nothing(file: Path, good_folder: Callable[[str], Path]) -> None:
    """A watcher and a command may add cases at the same time."""
    folder = good_folder("road-tolls")
    spawn = multiprocessing.get_context("fork")
    writers = [spawn.Process(target=_add_many, args=(file, folder, first)) for first in (100, 200)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert len(load_own_cases(file, load_program_problem(folder))) == 10


@settings(max_examples=30)  # each example waits for the disk
@given(
    st.fixed_dictionaries(
        {
            "grid": st.just(["ab"]),
            "words": st.just([]),
            "mark": st.sampled_from("!?*"),
            "diagonal": st.booleans(),
            "title": st.text(
                st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), max_size=40
            ),
        }
    )
)
def test_any_input_comes_back(
    tmp_path_factory: pytest.TempPathFactory, values: dict[str, Value]
) -> None:
    """Whatever the problem allows is kept and read back as it was."""
    problem = load_program_problem(Path(__file__).parent / "good/word-search")
    file = tmp_path_factory.mktemp("own") / "cases.yaml"
    case = add_own_case(file, problem, "a", values, [])

    assert case.data == Inline(input=values, answer=[])
    assert load_own_cases(file, problem) == (case,)
