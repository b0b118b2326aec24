"""What names the content of sources and programs, and limits by language."""

from pathlib import Path

import pytest

from judge.model.execution import Program, ProgramFile
from judge.model.problem import ProblemLimits, TimeAndMemory
from judge.model.submission import Style, Submission


@pytest.mark.parametrize(
    "other",
    [
        (ProgramFile("b", b"/x"),),
        (ProgramFile("a", b"/y"),),
        (ProgramFile("a", b"/x", executable=True),),
        (ProgramFile("a", Path("/x")),),
        (ProgramFile("a", b"/x"), ProgramFile("b", b"")),
        (),
    ],
)
def test_program_digest_tells_programs_apart(other: tuple[ProgramFile, ...]) -> None:
    """Name, content, mode and kind of every file count."""
    files = (ProgramFile("a", b"/x"),)

    assert Program.of(files) == Program.of((ProgramFile("a", b"/x"),))
    assert Program.of(files).digest != Program.of(other).digest


def test_submission_digest() -> None:
    """Any text has a digest, one that is no valid Unicode as well."""
    sources = ["print(1)", "print(2)", "\udc80"]
    digests = {
        Submission(path=Path("a.py"), source=source, language="python", style=Style.STDIO).digest
        for source in sources
    }

    assert {len(digest) for digest in digests} == {64}
    assert len(digests) == len(sources)


@pytest.mark.parametrize(
    "language, time_seconds, memory_bytes",
    [("java", 2.0, 100), ("go", 1.0, 300), ("c", 1.0, 100)],
)
def test_limits_of_a_language(language: str, time_seconds: float, memory_bytes: int) -> None:
    """What a language does not override is the problem's own."""
    limits = ProblemLimits(
        time_seconds=1.0,
        memory_bytes=100,
        output_bytes=7,
        languages=(
            ("java", TimeAndMemory(time_seconds=2.0)),
            ("go", TimeAndMemory(memory_bytes=300)),
        ),
    ).of(language)

    assert (limits.time_seconds, limits.memory_bytes) == (time_seconds, memory_bytes)
    assert limits.output_bytes == 7
    assert limits.of(language) == limits
