"""languages.yaml is read whole and found by id and by extension."""

import re
from pathlib import Path

import pytest

from judge.errors import NothingMatched
from judge.languages.registry import by_id, language_of, languages
from judge.languages.writers import WRITERS
from judge.model.language import Language, Wire

MANAGERS = {"apt", "dnf", "pacman", "zypper", "apk", "brew"}
NOT_IN_BREW = {"python2"}
SPLICES = {"sources", "optional", "headers", "function"}
TEXTS = {"entry", "memory_mib", "stack_mib", "stack_kib", "program", "box"}


@pytest.fixture(params=[language.id for language in languages()])
def language(request: pytest.FixtureRequest) -> Language:
    """Every language in turn."""
    return by_id(request.param)


def test_knows_its_languages() -> None:
    """The list that the first screen promises, and those that packages bring."""
    ids = [language.id for language in languages()]

    assert ids == [
        *("python", "pypy", "python2", "c", "cpp", "java", "javascript", "typescript", "ruby"),
        *("go", "rust", "kotlin", "csharp", "haskell", "bash"),
    ]


def test_uses_placeholders_that_something_fills(language: Language) -> None:
    """A misspelt placeholder would reach a compiler as it is."""
    roles = {tool.role for tool in language.tools} or {"interpreter"}
    arguments = (*language.compile, *language.run, *dict(language.environment).values())
    used = {name for argument in arguments for name in re.findall(r"\{(\w+)\}", argument)}

    assert used <= roles | SPLICES | TEXTS


def test_has_function_style_where_there_is_a_harness(language: Language) -> None:
    """A wire without a writer, or the other way round, could not work."""
    assert (language.wire is not None) == (language.id in WRITERS)
    assert language.wire is None or language.stdio_pattern or language.warm or language.id == "pypy"


def test_says_how_it_is_installed(language: Language) -> None:
    """Whoever lacks a toolchain is told a line for the usual package managers."""
    assert set(dict(language.install)) <= MANAGERS
    usual = {"apt"} if language.id in NOT_IN_BREW else {"apt", "brew"}
    assert language.own_interpreter or usual <= set(dict(language.install))
    assert language.home_page.startswith("https://")


def test_compiles_its_patterns(language: Language) -> None:
    """Patterns are used on every source, where re.error would be ours."""
    patterns = [language.ignored, language.stdio_pattern, *language.entry.patterns]
    patterns += [tool.version_pattern for tool in language.tools]

    for pattern in filter(None, patterns):
        re.compile(pattern)


def test_reads_numbers_and_words() -> None:
    """Sizes become bytes, wires become members, words become tuples."""
    java = by_id("java")

    assert java.runtime_bytes == 96 * 2**20
    assert java.wire is Wire.TOKENS
    assert "class" in java.reserved
    assert java.tools[1].minimum == "17"


@pytest.mark.parametrize(
    "name, found", [("a.py", "python"), ("b.CPP", "cpp"), ("x/c.rs", "rust"), ("d.kt", "kotlin")]
)
def test_finds_a_language_by_extension(name: str, found: str) -> None:
    """The extension decides, whatever its case."""
    assert language_of(Path(name)).id == found


def test_no_two_languages_share_an_extension() -> None:
    """An extension leads to one language."""
    extensions = [extension for language in languages() for extension in language.extensions]

    assert len(extensions) == len(set(extensions))


def test_guesses_what_was_meant() -> None:
    """A misspelt id is answered with the nearest, a strange one with all."""
    with pytest.raises(NothingMatched, match="did you mean python") as near:
        by_id("pyhton")
    with pytest.raises(NothingMatched, match="known are python, pypy") as far:
        by_id("brainfuck")

    assert near.value.ko == "'pyhton' 언어는 없습니다. 혹시 python 인가요?"
    assert "쓸 수 있는 언어: python" in far.value.ko


def test_refuses_an_unknown_extension() -> None:
    """A file that no language claims is named with the extensions that we know."""
    with pytest.raises(NothingMatched, match=r"known are \.py, \.pypy") as error:
        language_of(Path("notes.txt"))

    assert "확장자" in error.value.ko
