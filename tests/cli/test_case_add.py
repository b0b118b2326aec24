"""``judge case add``: an input in any of the forms in which a learner has it."""

import shutil

import pytest

from judge.catalog.own_cases import load_own_cases
from judge.catalog.problem_file import load_program_problem
from judge.model.problem import Case, Inline
from tests.cli.world import SLUG, TALK_SLUG, Ran, Terminals, World


def add(world: World, typed: str, *arguments: str) -> Ran:
    """Call ``judge case add`` with something typed."""
    world.stdin.truncate(0)
    world.stdin.seek(0)
    world.stdin.write(typed)
    world.stdin.seek(0)
    return world.judge("case", "add", SLUG, *arguments)


def kept(world: World) -> list[Case]:
    """Read the cases that are kept."""
    file = world.directory / "solutions" / SLUG / "cases.yaml"
    return list(load_own_cases(file, load_program_problem(world.directory / "problems" / SLUG)))


@pytest.mark.parametrize(
    "typed",
    [
        "levels: [4, 5]\n",
        "levels:\n- 4\n- 5\n",
        "{levels: [4, 5]}",
        '{"levels": [4, 5]}',
        "levels = [4, 5]\n",  # as a failing case is shown
        "2\n4 5\n",  # standard input
    ],
)
def test_forms_of_input(typed: str, world: World) -> None:
    """YAML, JSON, what we print ourselves, and standard input mean the same."""
    ran = add(world, typed, "--answer", "1")

    assert ran.code == 0
    assert [case.data for case in kept(world)] == [Inline(input={"levels": [4, 5]}, answer=1)]


def test_input_from_a_file(world: World) -> None:
    """The input may come from a file; a file that is not there is told."""
    (world.directory / "in.txt").write_text("1\n7\n", encoding="utf-8")

    assert add(world, "", "--input", "in.txt").code == 0
    assert "there is no file none.txt" in add(world, "", "--input", "none.txt").err


def test_answer_of_the_reference(world: World) -> None:
    """Without an answer the author's solution says it, and nothing is written down."""
    world.engine.answer = 42
    ran = add(world, "1\n7\n")

    assert ran.out.endswith("expected: 42\n")
    assert kept(world)[0].data == Inline(input={"levels": [7]}, has_answer=False)


def test_wrong_answer(world: World) -> None:
    """An answer that the author's solution contradicts is not kept; the right one is told."""
    world.engine.answer = 42
    ran = add(world, "1\n7\n", "--answer", "7")

    assert (ran.code, kept(world)) == (2, [])
    assert "the author's solution says 42, not 7; without --answer its result is kept" in ran.said


def test_where_a_case_may_be_edited(world: World) -> None:
    """Who adds an input twice is told where it stands."""
    add(world, "1\n7\n")

    assert "own-1 has the same input already; you may edit it in cases.yaml, line 5" in (
        add(world, "1\n7\n", "--answer", "1").said
    )


def test_names(world: World) -> None:
    """Cases are numbered, unless they are named."""
    add(world, "1\n1\n")
    add(world, "1\n2\n", "--name", "two")
    add(world, "1\n3\n")

    assert [case.name for case in kept(world)] == ["own-1", "two", "own-2"]


@pytest.mark.parametrize(
    "typed, arguments, code, words",
    [
        ("levels: [4, x]", (), 3, "-:1:13: input.levels[1]"),
        ("levls: [4]", (), 3, "-:1:1:"),
        ("3\n1 2\n", (), 3, "-:1:1: line 2"),
        ("1\n99999\n", (), 2, "outside"),
        ("1\n7\n", ("--answer", "x"), 3, "--answer:1:1"),
        ("1\n7\n", ("--answer", "[1]"), 3, "--answer:1:1: answer"),
        ("5\n3 1 4 4 6\n", (), 2, "sample-1 has the same input already"),
        ("1\n7\n", ("--name", "one-day"), 2, "there is a case one-day already"),
    ],
)
def test_refused(
    typed: str, arguments: tuple[str, ...], code: int, words: str, world: World
) -> None:
    """What does not suit the problem is refused, and nothing is kept."""
    ran = add(world, typed, *arguments)

    assert ran.code == code
    assert words in ran.said
    assert kept(world) == []


def test_refused_by_the_author(world: World) -> None:
    """The author's own validate() has the last word."""
    world.engine.refusal = "the river never rises"
    ran = add(world, "1\n7\n", "--answer", "1")

    assert (ran.code, kept(world)) == (2, [])
    assert "does not allow this input: the river never rises" in ran.said


def test_nothing_runs_where_nothing_is_asked(world: World) -> None:
    """With an answer, and without code of the author's, no sandbox is needed."""
    folder = world.directory / "problems" / SLUG
    shutil.rmtree(folder / "submissions")
    text = (folder / "problem.yaml").read_text("utf-8")
    asking = ("generate", "below-zero")
    lines = [
        each for each in text.splitlines(keepends=True) if not any(word in each for word in asking)
    ]
    (folder / "problem.yaml").write_text("".join(lines), encoding="utf-8")
    (folder / "generate.py").unlink()

    assert add(world, "1\n7\n", "--answer", "1").code == 0
    assert world.engine.wishes == []


def test_problem_without_parameters(world: World) -> None:
    """Raw problems have no values to keep."""
    folder = world.directory / "problems" / "raw"
    (folder / "cases").mkdir(parents=True)
    (folder / "cases" / "sample.in").write_text("1\n", encoding="utf-8")
    (folder / "cases" / "sample.ans").write_text("1\n", encoding="utf-8")
    (folder / "problem.yaml").write_text(
        "format: 1\nkind: algorithm\ntitle: Raw\nlevel: 1\ntopics: [raw]\nstatement: Echo.\n"
        "limits: {time: 1 s, memory: 64 MiB}\n",
        encoding="utf-8",
    )

    assert "raw has no parameters" in world.judge("case", "add", "raw").err
    assert "Sample sample" in world.judge("show", "raw").out


def test_terminal_is_told_what_to_type(world: World) -> None:
    """Who types at a terminal is told what, and how to end."""
    world.stdin = Terminals("1\n7\n")
    world.judge("case", "add", SLUG, "--answer", "1")

    assert world.err.getvalue() == "type the input (levels); Ctrl-D ends it\n"


def test_a_case_of_an_interactive_problem_has_no_answer(world: World) -> None:
    """Its interactor decides: nothing is asked of a reference, and an answer is refused."""
    world.add_interactive()
    world.stdin.write("100\n9\n")
    world.stdin.seek(0)
    ran = world.judge("case", "add", TALK_SLUG)
    refused = world.judge("case", "add", TALK_SLUG, "--answer", "9")

    assert (ran.code, ran.out) == (0, f"kept own-1 in solutions/{TALK_SLUG}/cases.yaml\n")
    assert refused.code == 2
    assert "its interactor decides" in refused.err
