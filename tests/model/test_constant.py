"""Constants of a package: which words are names, and what stays as it is written."""

import pytest

from judge.model.constant import file_with_constants, is_constant_name, with_constants

CONSTANTS = {"n": "5", "n.value": "5", "n.word": "five", "_x1": "{{n}}"}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("{{n}} {{n.value}} {{n.word}}", "5 5 five"),
        ("{{{n}}}", "{5}"),
        ("{{_x1}}", "{{n}}"),
        ("{{m}} {{n.tex}} {{n.word.word}}", "{{m}} {{n.tex}} {{n.word.word}}"),
        ("{{ n }} {{n} {n}} {{n.}} {{1}}", "{{ n }} {{n} {n}} {{n.}} {{1}}"),
    ],
)
def test_names(written: str, read: str) -> None:
    """Nothing is put in twice, and nothing for what is no name of a constant."""
    assert with_constants(written, CONSTANTS) == read
    assert file_with_constants(written.encode(), CONSTANTS) == read.encode()


def test_a_file_that_is_no_text() -> None:
    """An image stays byte for byte."""
    assert file_with_constants(b"\xff{{n}}", CONSTANTS) == b"\xff{{n}}"


def test_what_a_constant_may_be_called() -> None:
    """As a variable may."""
    assert is_constant_name("_n1")
    assert not any(map(is_constant_name, ("1n", "a-b", "a.b", "", "한")))
