"""Lists of the words that a rubric looks for, each with the place where it was written."""

import re
from collections.abc import Iterable

from judge.catalog.mistakes import Mistakes
from judge.catalog.node import ListNode, Node
from judge.catalog.shape import ListOf, Schema, Words
from judge.frozen import frozen
from judge.model.folding import fold, squeeze
from judge.model.text import Text
from judge.model.written import REGEX, Aliases

_LONGEST = 600  # characters
_SHORTEST_STEM = 3  # letters; a shorter one begins half of a dictionary
_WORD = Words(one_line=True, longest=_LONGEST, wanted=Text("one line of words", "한 줄의 낱말"))
_ESCAPED = re.compile(r"\\(?:[pP]\{[^}]*\}|.)|\(\?P?<\w+>")


@frozen(kw_only=False)
class Alias:
    """One alias, the node that holds it and its path."""

    text: str
    node: Node
    path: str

    @property
    def key(self) -> str:
        """What is the same for aliases that find the same; an expression is itself."""
        return self.text if self.text.startswith(REGEX) else squeeze(fold(self.text))


@frozen(kw_only=False)
class AliasList:
    """A list of aliases, each of which can find something."""

    def read(self, node: Node, path: str, mistakes: Mistakes, /) -> list[Alias] | None:
        """Return those that are right."""
        if not isinstance(node, ListNode) or not node.items:
            ListOf(_WORD).read(node, path, mistakes)
            return None
        found = []
        for index, item in enumerate(node.items):
            below = f"{path}[{index}]"
            text = _WORD.read(item, below, mistakes)
            if text is None:
                continue
            wrong = _complaint(text, thorough=mistakes.thorough)
            if wrong is None:
                found.append(Alias(text, item, below))
            else:
                mistakes.add(item, below, wrong.en, wrong.ko)
        return found

    def schema(self, definitions: Schema, /) -> Schema:
        """Describe a list of words."""
        return ListOf(_WORD).schema(definitions)


ALIASES = AliasList()


def aliases(found: Iterable[Alias] | None, near: Iterable[Alias] | None = None) -> Aliases:
    """Make the model's aliases."""
    return Aliases(
        words=tuple(each.text for each in found or ()),
        near=tuple(each.text for each in near or ()),
    )


def _complaint(text: str, *, thorough: bool) -> Text | None:
    """Say why an alias can find nothing, or everything."""
    if text.startswith(REGEX):
        return expression_complaint(text.removeprefix(REGEX)) if thorough else None
    if not re.search(r"\w", text):
        return Text(
            f"{text} has neither letter nor digit; write a word",
            f"{text}: 글자나 숫자가 없습니다. 낱말을 쓰세요",
        )
    if "*" in text[:-1]:
        return Text(
            f"* stands at the end of a stem only, found {text}; write an expression (re:...)",
            f"{text}: *는 낱말 끝에만 쓸 수 있습니다. 정규식(re:...)으로 쓰세요",
        )
    if text.endswith("*") and len(fold(text)) <= _SHORTEST_STEM and text.isascii():
        return Text(
            f"the stem {text} begins too many words; write at least {_SHORTEST_STEM} letters",
            f"{text}: 너무 많은 낱말에 걸립니다. {_SHORTEST_STEM}글자 이상 쓰세요",
        )
    return None


def expression_complaint(source: str) -> Text | None:
    """Say what is wrong with a regular expression over folded text; None where nothing is."""
    import regex  # 30 ms, for rubrics that have expressions

    if any(letter != letter.casefold() for letter in _ESCAPED.sub("", source)):
        return Text(
            "answers are compared in small letters, so capitals never match; write small letters",
            "답안은 소문자로 바꾸어 비교하므로 대문자는 절대 맞지 않습니다. 소문자로 쓰세요",
        )
    try:
        matches_nothing = regex.compile(source).search("") is not None
    except regex.error as error:
        return Text(
            f"this is no regular expression: {error}; mend it",
            f"정규식이 아닙니다({error}). 고치세요",
        )
    if matches_nothing:
        return Text(
            "this matches every answer, even an empty one; make a part of it required",
            "빈 답안에도 맞는 정규식입니다. 꼭 있어야 하는 부분을 쓰세요",
        )
    return None
