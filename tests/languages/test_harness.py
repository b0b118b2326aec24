"""Values reach a function and come back as they were, in every language."""

from pathlib import Path

import pytest

from judge.languages.build import Executable, ProgramSource, build
from judge.languages.header import Sandbox
from judge.languages.wire import decode_result, encode_arguments
from judge.model.domain import Value
from judge.model.execution import Ending, RunLimits
from judge.model.submission import Style
from tests.languages.conftest import Finder
from tests.languages.everything import EMPTY, PARAMETERS, RETURNS, SIGNATURE, USUAL, as_input, many

MEBIBYTE = 2**20
LIMIT_BYTES = 512 * MEBIBYTE
SOURCES = {
    "python": "solution.py",
    "pypy": "solution.py",
    "cpp": "solution.cpp",
    "java": "Solution.java",
    "javascript": "solution.js",
    "typescript": "solution.ts",
    "ruby": "solution.rb",
    "go": "solution.go",
}


def limits(executable: Executable) -> RunLimits:
    """Allow what the engine would for a generous problem."""
    return RunLimits(
        cpu_seconds=10,
        wall_seconds=30,
        memory_bytes=LIMIT_BYTES + executable.language.runtime_bytes,
        output_bytes=64 * MEBIBYTE,
    )


@pytest.fixture(params=list(SOURCES))
def echo(request: pytest.FixtureRequest, sandbox: Sandbox, find: Finder, cache: Path) -> Executable:
    """Build the program of a language that returns what it is given."""
    language = str(request.param)
    text = (Path(__file__).parent / "echo" / SOURCES[language]).read_text("utf-8")
    source = ProgramSource(text=text, style=Style.FUNCTION, signature=SIGNATURE)
    built = build(source, find(language), sandbox, cache)

    assert isinstance(built, Executable), built
    return built


@pytest.mark.slow
@pytest.mark.parametrize("values", [USUAL, EMPTY, many(200_000)], ids=["usual", "empty", "many"])
def test_returns_what_it_was_given(
    echo: Executable, sandbox: Sandbox, values: tuple[Value, ...]
) -> None:
    """Every type survives the way in and out, beside the solution's own prints."""
    assert echo.language.wire is not None
    stdin = encode_arguments(echo.language.wire, PARAMETERS, as_input(values))

    execution = sandbox(echo.command(stdin, LIMIT_BYTES), limits(echo))

    assert (execution.ending, execution.exit_code) == (Ending.EXITED, 0), execution.stderr.decode()
    assert execution.stdout == b"my own prints\n"
    assert decode_result(RETURNS, execution.result or b"") == values
