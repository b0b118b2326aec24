"""What the good problem files mean, key by key."""

from collections.abc import Callable
from pathlib import Path

import pytest

from judge.catalog.problem_file import load_program_problem
from judge.errors import ContentError
from judge.model.conversation import Speaker
from judge.model.domain import ListType, Order, RecordType, Scalar
from judge.model.problem import (
    CheckerChoice,
    CheckerName,
    Files,
    Generated,
    Inline,
    Kind,
    Problem,
    Tables,
    TimeAndMemory,
)
from judge.model.text import Text

Load = Callable[[str], Problem]


@pytest.fixture
def load(good_folder: Callable[[str], Path]) -> Load:
    """Read a good problem by its slug."""
    return lambda slug: load_program_problem(good_folder(slug))


def _data(problem: Problem) -> dict[str, Inline | Files | Generated | Tables]:
    return {case.name: case.data for case in problem.cases}


def test_limits_have_units_and_languages(load: Load) -> None:
    """Limits come in seconds and bytes, those of a language only where they differ."""
    limits = load("road-tolls").limits

    assert (limits.time_seconds, limits.memory_bytes, limits.output_bytes) == (1.5, 2**27, 2**20)
    assert limits.languages == (
        ("java", TimeAndMemory(time_seconds=3.0, memory_bytes=2**28)),
        ("python", TimeAndMemory(time_seconds=2.5)),
    )


def test_limits_may_be_left_out(load: Load) -> None:
    """A problem without limits gets the usual ones."""
    limits = load("mean-values").limits

    assert (limits.time_seconds, limits.memory_bytes, limits.output_bytes) == (1.0, 2**28, 2**24)


def test_records_carry_the_domains_of_their_fields(load: Load) -> None:
    """A list of records checks every field by the record's own constraints."""
    problem = load("road-tolls")
    roads = problem.parameters[1].domain

    assert [str(record) for record in problem.records] == ["road"]
    assert isinstance(roads.type, ListType)
    assert isinstance(roads.type.item, RecordType)
    assert roads.unique
    assert roads.items is not None
    assert [(name, str(field.range)) for name, field in roads.items.fields] == [
        ("from", "1..n"),
        ("to", "1..n"),
        ("toll", "1..10**6"),
    ]


def test_records_are_lists_or_mappings_in_any_order(load: Load) -> None:
    """A record written as a mapping has its fields in the order of its definition."""
    data = _data(load("road-tolls"))["records-as-mappings"]

    assert isinstance(data, Inline)
    assert data.input == {"n": 3, "closed": True, "roads": [(1, 2, 5), (2, 3, 1_000_000)]}


def test_a_case_without_answer_leaves_it_to_the_reference(load: Load) -> None:
    """A missing answer is told apart from any value."""
    data = _data(load("road-tolls"))["reference-answers"]

    assert isinstance(data, Inline)
    assert not data.has_answer


def test_seeds_make_a_case_each(load: Load) -> None:
    """Seeds are numbered from 1 behind the name; one seed keeps the name."""
    cases = {
        name: data
        for name, data in _data(load("road-tolls")).items()
        if isinstance(data, Generated)
    }

    assert cases == {
        **{
            f"random-{n}": Generated(generator="random_roads", size=10_000, seed=n)
            for n in (1, 2, 3)
        },
        "chain": Generated(generator="chain", size=None, seed=7),
        "one": Generated(generator="chain", size=1000, seed=0),
    }


def test_groups_and_hints_keep_their_order_and_languages(load: Load) -> None:
    """One string serves for both languages, two are kept apart."""
    problem = load("road-tolls")

    assert [(group.name, group.points, group.title) for group in problem.groups] == [
        ("small", 30, Text("at most ten towns", "마을이 10개 이하")),
        ("large", 70.5, None),
    ]
    assert problem.hints == (
        Text("Look at one road.", "Look at one road."),
        Text("Use a heap.", "힙을 쓰세요."),
    )
    assert [case.group for case in problem.cases[:3]] == ["small", "small", None]


def test_files_of_the_author_are_found(load: Load) -> None:
    """Checker, reference, generators and submissions are paths in the problem's folder."""
    problem = load("road-tolls")

    assert problem.checker == CheckerChoice(
        name=CheckerName.PROGRAM, program=problem.folder / "checker.py"
    )
    assert problem.reference == problem.folder / "submissions/accepted/solve.py"
    assert problem.generate == problem.folder / "generate.py"
    assert [(each.path.name, each.expected) for each in problem.submissions] == [
        ("Solve.java", "accepted"),
        ("solve.py", "accepted"),
        ("guess.py", "wrong_answer"),
    ]


def test_places_point_into_the_file(load: Load) -> None:
    """A case knows the line on which its author began it."""
    problem = load("road-tolls")
    lines = problem.place.file.read_text(encoding="utf-8").split("\n")

    assert "name: sample-1" in lines[problem.cases[0].place.line - 1]


def test_alphabets_are_spelt_out(load: Load) -> None:
    """Spans of an alphabet become their characters, other characters stay."""
    grid, words, *_ = load("word-search").parameters

    assert grid.domain.rectangular
    assert grid.domain.items is not None
    assert grid.domain.items.alphabet == "abcdefghijklmnopqrstuvwxyz.#"
    assert words.domain.items is not None
    assert len(words.domain.items.alphabet or "") == 62
    assert words.domain.sorted is Order.ASCENDING


def test_checker_options(load: Load) -> None:
    """Options are kept; a plain name has the defaults."""
    assert load("word-search").checker == CheckerChoice(
        name=CheckerName.UNORDERED, nested=True, case_sensitive=False
    )
    assert load("mean-values").checker == CheckerChoice(
        name=CheckerName.FLOATS, absolute=1e-6, relative=1e-6
    )
    assert load("matrix-turn").checker == CheckerChoice(name=CheckerName.EXACT)


def test_short_items_are_the_range_of_the_innermost_numbers(load: Load) -> None:
    """``items: -9..9`` reaches through all lists."""
    domain = load("mean-values").parameters[0].domain

    assert domain.items is not None
    assert domain.items.items is not None
    assert str(domain.items.items.range) == "-9..9"
    assert domain.items.items.type is Scalar.INT


def test_raw_files_follow_the_cases_that_are_listed(load: Load) -> None:
    """A pair that nobody lists comes last, as a sample where its name begins so."""
    cases = load("mean-values").cases

    assert [(case.name, case.sample) for case in cases] == [
        ("a", True),
        ("b", False),
        ("from-files", True),
        ("sample-zero", True),
    ]


def test_a_problem_without_parameters_is_raw(load: Load) -> None:
    """Without parameters there is standard input only, and nothing is known of it."""
    problem = load("echo-lines")

    assert (problem.function, problem.parameters, problem.returns) == (None, (), None)
    assert problem.stdin is not None
    assert [case.name for case in problem.cases] == ["first", "second"]


def test_stdio_none_leaves_the_function_style(load: Load) -> None:
    """``stdio: none`` has no layouts, and lists may go as deep as they like."""
    problem = load("matrix-turn")

    assert (problem.stdin, problem.stdout) == (None, None)
    assert _data(problem)["block-style"] == Inline(
        input={"cube": [[[1, 2], [3, 4]]], "turns": 1}, answer=[[[3, 1], [4, 2]]]
    )


@pytest.mark.parametrize(
    "returns, checker",
    [
        ("{type: int}", CheckerName.TOKENS),
        ("{type: str}", CheckerName.TOKENS),
        ("{type: float}", CheckerName.FLOATS),
        ('{type: "list[list[float]]"}', CheckerName.FLOATS),
        ("{type: point}", CheckerName.FLOATS),
    ],
)
def test_checker_follows_the_result(
    returns: str, checker: CheckerName, problem_folder: Callable[[str], Path]
) -> None:
    """Without a checker, anything with a float in it is compared with tolerance."""
    folder = problem_folder(
        "{format: 1, kind: algorithm, title: T, level: 1, topics: [t], statement: S,\n"
        " function: f, records: {point: {x: {type: float}, y: {type: float}}},\n"
        f" parameters: {{n: {{type: int}}}}, returns: {returns},\n"
        " cases: [{name: a, input: {n: 1}}]}"
    )

    assert load_program_problem(folder).checker.name is checker


def test_the_first_accepted_python_solution_is_the_reference(
    problem_folder: Callable[[str], Path],
) -> None:
    """Without ``reference``, names decide, and other languages are passed over."""
    folder = problem_folder(
        "{format: 1, kind: algorithm, title: T, level: 1, topics: [t], statement: S,\n"
        " parameters: {n: {type: int}}, returns: {type: int}, cases: [{name: a, input: {n: 1}}]}"
    )
    (folder / "submissions/accepted/again.py").write_text("", encoding="utf-8")

    assert load_program_problem(folder).reference == folder / "submissions/accepted/again.py"


def test_a_folder_may_be_the_current_one(
    good_folder: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The slug is the folder's name even where the path does not say it."""
    monkeypatch.chdir(good_folder("echo-lines"))

    assert load_program_problem(Path()).slug == "echo-lines"


def test_no_answer_without_a_reference(problem_folder: Callable[[str], Path]) -> None:
    """A case without an answer needs a Python solution to say it."""
    folder = problem_folder(
        "{format: 1, kind: algorithm, title: T, level: 1, topics: [t], statement: S,\n"
        " parameters: {n: {type: int}}, returns: {type: int}, cases: [{name: a, input: {n: 1}}]}"
    )
    (folder / "submissions/accepted/solve.py").unlink()
    with pytest.raises(ContentError, match=r"2:\d+: reference: the case a has no answer"):
        load_program_problem(folder)


def test_a_missing_folder_is_a_mistake(tmp_path: Path) -> None:
    """Where there is no problem.yaml, the message names the file."""
    with pytest.raises(ContentError, match=r"problem\.yaml:1:1: cannot read the file: No such"):
        load_program_problem(tmp_path / "nowhere")


def test_an_interactive_problem_has_an_interactor_and_no_answers(load: Load) -> None:
    """Its parameters are what the interactor reads, in the problem's layout or in raw files."""
    problem = load("hidden-number")
    data = _data(problem)

    assert problem.kind is Kind.INTERACTIVE
    assert problem.interactor == problem.folder / "interactor.py"
    assert (problem.function, problem.returns, problem.reference) == (None, None, None)
    assert problem.stdin is not None
    assert problem.stdin.format({"secret": 7, "lies": [3, 4]}) == "7\n3 4\n"
    assert data["a-sample"] == Inline(input={"secret": 7, "lies": []}, has_answer=False)
    assert isinstance(data["made"], Generated)
    assert isinstance(data["raw"], Files)


def test_a_conversation_says_who_speaks(load: Load) -> None:
    """``<`` is the interactor's, ``>`` the submission's; one space after it does not count."""
    sample = load("hidden-number").cases[0]
    said = [(line.number, line.speaker, line.text) for line in sample.conversation]

    assert said == [
        (1, Speaker.INTERACTOR, "ready"),
        (2, Speaker.SUBMISSION, "50"),
        (3, Speaker.INTERACTOR, "less"),
        (4, Speaker.SUBMISSION, ""),
        (5, Speaker.SUBMISSION, "7"),
    ]
