"""Text in English and Korean, both first class."""

from enum import StrEnum

from judge.frozen import frozen


class Locale(StrEnum):
    """The languages that we speak to people."""

    EN = "en"
    KO = "ko"


@frozen(kw_only=False)
class Text:
    """The same thing said in both languages."""

    en: str
    ko: str

    def say(self, locale: str) -> str:
        """Return the text in ``locale``, "en" or "ko"."""
        return self.ko if locale == Locale.KO else self.en


class BilingualError(ValueError):
    """A value that cannot be taken, with the reason in both languages.

    The model raises it; whoever knows the file and the line makes a mistake of it.
    """

    def __init__(self, en: str, ko: str) -> None:
        """Keep the reason in both languages."""
        super().__init__(en)
        self.en = en
        self.ko = ko

    def say(self, locale: str) -> str:
        """Return the reason in ``locale``, "en" or "ko"."""
        return self.ko if locale == Locale.KO else self.en
