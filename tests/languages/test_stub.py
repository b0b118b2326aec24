"""The file that a learner starts from."""

import io
import sys
from pathlib import Path

import pytest

from judge.languages.build import ProgramSource
from judge.languages.registry import by_id, languages
from judge.languages.stub import function_head, write_stub, write_talk_stub
from judge.languages.wire import decode_result, encode_arguments
from judge.languages.writers import WRITERS
from judge.model.domain import Parameter, RecordType, Scalar, Type, Value
from judge.model.layout import default_layout, parse_layout
from judge.model.submission import Style
from tests.languages.everything import EDGE, PARAMETERS, USUAL, as_input, domain, lists
from tests.languages.machine import Bench
from tests.languages.stubs import SIGNATURES

GOLDEN = Path(__file__).parent / "stubs"
POINT = RecordType("point", (("x", Scalar.FLOAT), ("y", Scalar.FLOAT)))
PERSON = RecordType("person", (("name", Scalar.STR), ("grade", Scalar.CHAR)))
NUMBERS = lists(Scalar.INT)
TRIP = RecordType("trip", (("name", Scalar.STR), ("stops", NUMBERS)))


@pytest.mark.parametrize("name", SIGNATURES)
@pytest.mark.parametrize("language", WRITERS)
def test_function_stubs_are_as_kept(language: str, name: str) -> None:
    """A stub reads as people write the language."""
    golden = (GOLDEN / name / f"{language}.txt").read_text("utf-8")

    assert write_stub(by_id(language), SIGNATURES[name], Style.FUNCTION) == golden


@pytest.mark.slow
@pytest.mark.parametrize("language", WRITERS)
def test_function_stubs_compile_and_return(language: str, bench: Bench) -> None:
    """Stubs run as they are, with clashing names and all, and return a value of the right type."""
    for signature in (SIGNATURES[name] for name in ("everything", "clashes", "nested")):
        text = write_stub(by_id(language), signature, Style.FUNCTION)
        if signature is SIGNATURES["everything"]:
            values = as_input(USUAL)
        else:
            values = {each.name: PLAIN[each.name] for each in signature.parameters}
        source = ProgramSource(text=text, style=Style.FUNCTION, signature=signature)
        executable = bench.executable(language, source)
        assert executable.language.wire is not None
        stdin = encode_arguments(executable.language.wire, signature.parameters, values)

        execution = bench.run(executable, stdin)

        assert execution.exit_code == 0, execution.stderr.decode()
        if signature is not SIGNATURES["everything"]:  # an empty string is no character
            decode_result(signature.returns, execution.result or b"")


PLAIN: dict[str, Value] = {
    "class": 1,
    "int": 0.5,
    "function": True,
    "range": "r",
    "end": [10**12],
    "maps": [("a", [(1, 2, 0.5)]), ("b", [])],
}


@pytest.mark.slow
@pytest.mark.parametrize("language", [language.id for language in languages()])
def test_program_stubs_compile_and_run(language: str, bench: Bench) -> None:
    """The skeleton of a program runs, whatever it is given."""
    text = write_stub(by_id(language), None, Style.STDIO)
    executable = bench.executable(language, ProgramSource(text=text, style=Style.STDIO))

    execution = bench.run(executable, b"7 8 9\n")

    assert (execution.exit_code, execution.stderr) == (0, b"")
    assert execution.stdout in {b"\n", b"7\n"}


@pytest.mark.slow
@pytest.mark.parametrize("language", [language.id for language in languages()])
def test_stubs_that_talk_compile_and_run(language: str, bench: Bench) -> None:
    """The skeleton for an interactive problem says a line and hears one."""
    text = write_talk_stub(by_id(language))
    executable = bench.executable(language, ProgramSource(text=text, style=Style.STDIO))

    execution = bench.run(executable, b"7\n8\n")

    assert (execution.exit_code, execution.stderr) == (0, b"")
    assert execution.stdout == b"\n"


@pytest.mark.parametrize(
    "language, head",
    [
        ("python", "def solution(numbers: list[int], target: int) -> list[int]:"),
        ("cpp", "vector<int> solution(vector<int> numbers, int target) {"),
        ("java", "public int[] solution(int[] numbers, int target) {"),
    ],
)
def test_tells_the_head_of_a_function(language: str, head: str) -> None:
    """The line that declares the function, for whoever declared it in another way."""
    assert function_head(by_id(language), SIGNATURES["pair"]) == head


LAYOUTS: dict[str, tuple[dict[str, Type], str, dict[str, Value], str]] = {
    "one number": (
        {"age": Scalar.INT},
        "{age}",
        {"age": 3},
        "    age = int(input())\n",
    ),
    "numbers and a list": (
        {"numbers": NUMBERS, "target": Scalar.INT},
        "{len(numbers)} {target}\n{numbers}",
        {"numbers": [1, -2, 3], "target": 9},
        "    n, target = map(int, input().split())\n"
        "    numbers = list(map(int, input().split()))\n",
    ),
    "a list behind its length": (
        {"n": NUMBERS},
        "{len(n)} {n}",
        {"n": [5, 6]},
        "    n_count, *n = map(int, input().split())\n",
    ),
    "scalars": (
        {"a": Scalar.FLOAT, "b": Scalar.STR, "c": Scalar.CHAR, "class": Scalar.BOOL},
        "{a}\n{b}\n{c}\n{class}",
        {"a": 0.5, "b": "two words", "c": "x", "class": True},
        "    a = float(input())\n"
        "    b = input()\n"
        "    c = input()\n"
        '    class_ = input() == "true"\n',
    ),
    "mixed words": (
        {"name": Scalar.STR, "k": Scalar.INT, "rate": Scalar.FLOAT, "on": Scalar.BOOL},
        "go {name} {k} {rate} {on}",
        {"name": "ann", "k": 2, "rate": 1.5, "on": False},
        "    _, name, k, rate, on = input().split()\n"
        "    k = int(k)\n"
        "    rate = float(rate)\n"
        '    on = on == "true"\n',
    ),
    "words behind a number": (
        {"k": Scalar.INT, "names": lists(Scalar.STR)},
        "{k} {names}",
        {"k": 1, "names": ["a", "b"]},
        "    k, *names = input().split()\n    k = int(k)\n",
    ),
    "lines": (
        {"grid": lists(Scalar.STR), "heights": NUMBERS},
        "{len(grid)} {len(grid[0])}\n{grid | lines}\n\n{len(heights)}\n{heights | lines}",
        {"grid": ["#.", ".#"], "heights": [4, 5, 6]},
        "    n, m = map(int, input().split())\n"
        "    grid = [input() for _ in range(n)]\n"
        "    input()\n"
        "    heights_count = int(input())\n"
        "    heights = [int(input()) for _ in range(heights_count)]\n",
    ),
    "rows": (
        {"rows": lists(Scalar.INT, 2), "flags": lists(Scalar.BOOL), "words": lists(Scalar.STR)},
        "{len(rows)}\n{rows}\n{flags}\n{words}",
        {"rows": [[1, 2], [3]], "flags": [True, False], "words": ["a", "b"]},
        "    n = int(input())\n"
        "    rows = [list(map(int, input().split())) for _ in range(n)]\n"
        '    flags = [word == "true" for word in input().split()]\n'
        "    words = input().split()\n",
    ),
    "counted rows": (
        {"rows": lists(Scalar.INT, 2)},
        "count\n{len(rows)}\n{rows | counted}",
        {"rows": [[1, 2], [], [3]]},
        "    _ = input()\n"
        "    n = int(input())\n"
        "    rows = [list(map(int, input().split()))[1:] for _ in range(n)]\n",
    ),
    "records": (
        {"points": lists(POINT), "start": POINT, "people": lists(PERSON)},
        "{len(points)} {len(people)}\n{points}\n{start}\n{people}",
        {"points": [(0.5, 1.0)], "start": (2.0, 3.0), "people": [("ann", "a"), ("bob", "b")]},
        "    n, people_count = map(int, input().split())\n"
        "    points = [tuple(map(float, input().split())) for _ in range(n)]\n"
        "    start = tuple(map(float, input().split()))\n"
        "    people = [tuple(input().split()) for _ in range(people_count)]\n",
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_python_stubs_read_the_input(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lines of a layout are read into variables that hold what was written."""
    types, template, values, lines = LAYOUTS[name]
    parameters = [Parameter(each, domain(kind)) for each, kind in types.items()]
    layout = parse_layout(template, parameters)

    stub = write_stub(by_id("python"), None, Style.STDIO, layout)

    assert stub == f"def main() -> None:\n{lines}    print()\n\n\nmain()\n"
    read: dict[str, Value] = {}
    monkeypatch.setattr(sys, "stdin", io.StringIO(layout.format(values)))
    exec(stub.replace("    print()", "    read.update(locals())"), {"read": read})  # noqa: S102
    assert {each: read[f"{each}_" if each == "class" else each] for each in types} == values


@pytest.mark.parametrize(
    "types, template",
    [
        ({"edges": lists(EDGE)}, "{len(edges)}\n{edges}"),
        ({"cubes": lists(Scalar.INT, 3)}, "{len(cubes)}\n{cubes | counted}"),
        ({"rows": lists(Scalar.INT, 2)}, "{rows}"),
        ({"trip": TRIP}, "{trip | counted}"),
        ({"trips": lists(TRIP)}, "{len(trips)}\n{trips | counted}"),
        ({"name": Scalar.STR, "edge": EDGE}, "{name} {edge}"),
        ({"name": Scalar.STR, "numbers": NUMBERS}, "{name} {numbers}"),
    ],
)
def test_python_stubs_leave_what_is_hard(types: dict[str, Type], template: str) -> None:
    """Where a few plain lines would not do, there is the usual skeleton."""
    layout = parse_layout(template, [Parameter(name, domain(types[name])) for name in types])
    language = by_id("pypy")

    assert write_stub(language, None, Style.STDIO, layout) == language.stub


def test_other_languages_start_from_their_skeleton() -> None:
    """A layout changes nothing where no reading is written."""
    layout = default_layout(PARAMETERS[:1])
    language = by_id("rust")

    assert write_stub(language, None, Style.STDIO, layout) == language.stub
