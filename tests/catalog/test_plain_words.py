"""Unquoted words: what YAML 1.1 and YAML 1.2 make of them, and numbers read from them."""

import math

import pytest
import yaml

from judge.catalog.measure import read_float, read_int
from judge.catalog.node import ScalarNode
from judge.catalog.plain import Plain, classify, explain_trap

WORDS = {
    Plain.NULL: ("", "~", "null", "Null", "NULL"),
    Plain.TRUTH: ("true", "True", "FALSE"),
    Plain.OLD_TRUTH: ("yes", "No", "on", "OFF"),
    Plain.OCTAL: ("010", "-07", "08", "0_1", "0o17"),
    Plain.SEXAGESIMAL: ("12:30", "1:2:3.5", "-1:59"),
    Plain.DATE: ("2026-12-07", "2026-1-2", "2026-12-07T10:00:00Z", "2026-12-07 10:00:00"),
    Plain.INT: ("0", "-0", "12", "+5", "200_000", "0xFF"),
    Plain.FLOAT: ("1.5", ".5", "1.", "1.0e+5", "2.5e-3", ".inf", "-.INF", ".nan", "1_0.5"),
    Plain.EXPONENT: ("1e5", "1e-6", "1.5e3", "-2E+4", ".5e3", "1_0e5"),
    Plain.TEXT: (
        "a",
        "y",
        "n",
        "Nope",
        "1..5",
        "10**5",
        "1 s",
        "e5",
        "12:99",
        "None",
        "+",
        "1e",
        "-",
    ),
}


@pytest.mark.parametrize("kind, word", [(kind, word) for kind in WORDS for word in WORDS[kind]])
def test_kinds(kind: Plain, word: str) -> None:
    """Each word is of one kind."""
    assert classify(word) is kind


@pytest.mark.parametrize(
    "word", [word for kind in (Plain.INT, Plain.FLOAT) for word in WORDS[kind]]
)
def test_numbers_are_those_of_pyyaml(word: str) -> None:
    """What we read as a number, PyYAML reads as the same number."""
    node, expected = ScalarNode(word, "", 1, 1), yaml.safe_load(word)
    number = read_float(node)

    assert number is not None
    assert (math.isnan(number) and math.isnan(expected)) or number == expected
    assert read_int(node) == (expected if isinstance(expected, int) else None)


@pytest.mark.parametrize(
    "kind", [kind for kind in Plain if kind not in WORDS or kind is Plain.TEXT]
)
def test_text_is_no_trap(kind: Plain) -> None:
    """Where the versions agree there is nothing to explain."""
    assert explain_trap("word", kind) is None


@pytest.mark.parametrize(
    "kind", [Plain.OLD_TRUTH, Plain.OCTAL, Plain.SEXAGESIMAL, Plain.DATE, Plain.EXPONENT]
)
def test_traps_are_explained(kind: Plain) -> None:
    """Where they disagree, the sentence names the word."""
    for word in WORDS[kind]:
        why = explain_trap(word, kind)

        assert why is not None
        assert word in why.en
        assert word in why.ko


@pytest.mark.parametrize("text", ["1__0", "9" * 5000, "1_"])
def test_integers_that_python_refuses_are_none(text: str) -> None:
    """A number that cannot be read is no number, and no exception."""
    node = ScalarNode(text, "", 1, 1)

    assert classify(text) is Plain.INT
    assert read_int(node) is None
    assert read_float(ScalarNode("9" * 400, "", 1, 1)) is None


def test_quoted_numbers_are_text() -> None:
    """Quotes make text of everything."""
    assert read_int(ScalarNode("5", '"', 1, 1)) is None
    assert read_float(ScalarNode("5", "'", 1, 1)) is None


def test_exponents_are_read_only_where_asked() -> None:
    """1e-6 is a number where only a number can stand, and only there."""
    node = ScalarNode("1e-6", "", 1, 1)

    assert read_float(node) is None
    assert read_float(node, exponents=True) == 1e-6


def test_long_words_are_classified_in_linear_time() -> None:
    """No pattern goes back over a long word again and again."""
    for word in ("1" * 100_000 + "x", "1_" * 50_000 + "x", "1:1" * 30_000 + "x", "." * 100_000):
        assert classify(word) is Plain.TEXT
