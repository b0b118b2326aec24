"""Text in English and Korean, both first class."""

from dataclasses import dataclass
from enum import StrEnum


class Locale(StrEnum):
    """The languages that we speak to people."""

    EN = "en"
    KO = "ko"


@dataclass(frozen=True, slots=True)
class Text:
    """The same thing said in both languages."""

    en: str
    ko: str

    def say(self, locale: str) -> str:
        """Return the text in ``locale``, "en" or "ko"."""
        return self.ko if locale == Locale.KO else self.en
