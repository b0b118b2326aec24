"""The learner's notes, taken apart by their headings; our own remarks and facts are left out."""

import re

from judge.frozen import frozen

_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_OURS = re.compile(r"<!-- judge:\w+ -->.*?<!-- /judge -->", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r"^##\s+(.*)$", re.MULTILINE)
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+(.*)$", re.MULTILINE)
_ARROW = re.compile(r"\s*(?:→|->|=>)\s*")
_SPOKEN = ("one-minute", "one minute", "1분")
_APPROACH, _COMPLEXITY = ("approach", "접근"), ("complexity", "복잡도")
_ALTERNATIVES, _MISTAKES = ("alternative", "버린 방법"), ("my mistakes", "틀렸던")
_FOLLOW_UPS = ("follow-up", "꼬리 질문")


@frozen(kw_only=False)
class NoteText:
    """What a learner wrote under each heading of the second level."""

    sections: tuple[tuple[str, str], ...]

    @property
    def spoken(self) -> str:
        """The version that is said in a minute; empty where there is none."""
        return self._under(_SPOKEN)

    @property
    def key_lines(self) -> tuple[str, ...]:
        """The first lines on the approach, the complexity and what was rejected."""
        texts = (self._under(names) for names in (_APPROACH, _COMPLEXITY, _ALTERNATIVES))
        return tuple(_first_line(text) for text in texts if text)

    @property
    def mistakes(self) -> tuple[str, ...]:
        """What the learner noted about own mistakes, line by line."""
        return tuple(line.strip(" -*") for line in self._under(_MISTAKES).split("\n") if line)

    @property
    def follow_ups(self) -> tuple[tuple[str, str], ...]:
        """Questions with their answers, written "question → answer"."""
        pairs = []
        for item in _ITEM.findall(self._under(_FOLLOW_UPS)):
            question, *rest = _ARROW.split(item, maxsplit=1)
            if question and rest and rest[0]:
                pairs.append((question, rest[0]))
        return tuple(pairs)

    def _under(self, names: tuple[str, ...]) -> str:
        for heading, text in self.sections:
            if any(name in heading.casefold() for name in names):
                return text
        return ""


def read_note(text: str) -> NoteText:
    """Take ``text`` apart; a text without headings has no sections."""
    text = _FRONT.sub("", text.replace("\r\n", "\n").removeprefix("\ufeff"))
    text = _COMMENT.sub("", _OURS.sub("", text))
    parts = _HEADING.split(text)[1:]
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return NoteText(tuple((heading, body.strip()) for heading, body in pairs))


def _first_line(text: str) -> str:
    return next(line.strip(" -*") for line in text.split("\n") if line.strip())
