"""Texts in two languages."""

import pytest

from judge.model.text import BilingualError, Locale, Text


@pytest.mark.parametrize(
    "locale, expected",
    [("en", "two"), ("ko", "둘"), ("fr", "two")],
)
def test_say(locale: str, expected: str) -> None:
    """A text and an error are said in the locale; English where we do not speak it."""
    error = BilingualError("two", "둘")

    assert Text("two", "둘").say(locale) == error.say(locale) == expected
    assert str(error) == "two"


def test_locales_are_what_is_said() -> None:
    """The enumerated locales are the words that ``say`` takes."""
    assert [Text("two", "둘").say(locale) for locale in Locale] == ["two", "둘"]
