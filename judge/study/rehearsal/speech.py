"""How long a text takes to say, about. It is a hint and never a score.

Korean: a guide to speaking gives 800 to 850 characters for three minutes, which is 270 to 285 a
minute, spaces counted (https://brunch.co.kr/@realdebate/65). English: 120 to 150 words a minute are
usual for a talk.
"""

from collections.abc import Iterable
from unicodedata import normalize

from judge.frozen import frozen
from judge.model.text import Text

KOREAN_CHARACTERS = (270, 285)  # a minute
ENGLISH_WORDS = (120, 150)  # a minute
_MINUTE_SECONDS = 60
_STEP = 5  # a rounder number is a humbler one


@frozen
class Length:
    """How long a text is: characters of the words in Hangul with their spaces, and other words."""

    characters: int
    words: int

    @property
    def seconds(self) -> int:
        """How long it takes to say, to the nearest five seconds."""
        korean = self.characters / (sum(KOREAN_CHARACTERS) / 2)
        english = self.words / (sum(ENGLISH_WORDS) / 2)
        return round((korean + english) * _MINUTE_SECONDS / _STEP) * _STEP


def measure(text: str) -> Length:
    """Count what would be said; a word with any Hangul in it is Korean."""
    words = normalize("NFC", text).split()
    korean = [word for word in words if _has_hangul(word)]
    spoken = [word for word in words if word not in korean and any(map(str.isalnum, word))]
    return Length(characters=sum(len(word) + 1 for word in korean), words=len(spoken))


def usual_length(seconds: float) -> Text:
    """Say how long a text for that time usually is."""
    minutes = seconds / _MINUTE_SECONDS
    length_en, length_ko = _range(ENGLISH_WORDS, minutes), _range(KOREAN_CHARACTERS, minutes)
    return Text(f"about {length_en} words", f"대략 {length_ko}자")


def _range(rate: Iterable[int], minutes: float) -> str:
    low, high = (round(each * minutes / _STEP) * _STEP for each in rate)
    return f"{low}-{high}"


def _has_hangul(word: str) -> bool:
    return any("\uac00" <= letter <= "\ud7a3" for letter in word)
