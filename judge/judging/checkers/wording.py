"""The sentences in which checkers say what differs, in both languages."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

from judge.frozen import frozen
from judge.judging.difference import shorten
from judge.model.text import Text
from judge.model.verdict import Difference

_BRACKETS = str.maketrans("[](){},", "       ")


def counted(number: int, noun: str) -> str:
    """Write "1 token", "5 tokens", "200,000 tokens"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def visible(token: str) -> str:
    """Write a token so that any screen shows it: control characters escaped, long ones cut."""
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode()
        for letter in shorten(token)
    )


def with_hint(message: Text, hint: Text | None) -> Text:
    """Add the likely reason, in parentheses."""
    if hint is None:
        return message
    return Text(f"{message.en} ({hint.en})", f"{message.ko} ({hint.ko})")


def quoted(token: str) -> str:
    """Write a token, in quotes where it could be taken for a part of the sentence."""
    shown = visible(token)
    return shown if shown.replace(".", "").replace("-", "").isalnum() else f"'{shown}'"


def token_message(difference: Difference, expected: int, found: int) -> Text:
    """Say at which token an output departs; the counts are those of all tokens."""
    wanted, got = difference.expected[difference.at], difference.actual[difference.at]
    if found == 0:
        return nothing_printed(expected, TOKENS)
    if got is None:
        return too_early(expected, found, TOKENS)
    if wanted is None:
        return too_much(expected, found, TOKENS)
    place = f"token {difference.position:,} (line {difference.line:,})"
    place_ko = f"{difference.position:,}번째 토큰({difference.line:,}번째 줄)"
    return Text(
        f"{place}: expected {quoted(wanted)}, found {quoted(got)}",
        f"{place_ko}: 정답은 {quoted(wanted)}, 출력은 {quoted(got)}",
    )


@frozen(kw_only=False)
class Noun:
    """What is counted: how a number of it is written, and the number alone in Korean."""

    en: str
    ko: str
    ko_short: str


TOKENS = Noun("token", "토큰 {:,}개", "{:,}개")
LINES = Noun("line", "{:,}줄", "{:,}줄")


def nothing_printed(expected: int, noun: Noun) -> Text:
    """Say that there is no output at all."""
    return Text(
        f"nothing was printed: {counted(expected, noun.en)} expected",
        f"아무것도 출력하지 않았습니다: 정답은 {noun.ko.format(expected)}입니다",
    )


def too_early(expected: int, found: int, noun: Noun) -> Text:
    """Say that the output is a beginning of the answer."""
    return Text(
        f"the output ends too early: {counted(expected, noun.en)} expected, {found:,} found",
        f"출력이 너무 일찍 끝납니다: {_counts_ko(expected, found, noun)}",
    )


def too_much(expected: int, found: int, noun: Noun) -> Text:
    """Say that the output goes on after the answer."""
    return Text(
        f"too much output: {counted(expected, noun.en)} expected, {found:,} found",
        f"출력이 너무 많습니다: {_counts_ko(expected, found, noun)}",
    )


def _counts_ko(expected: int, found: int, noun: Noun) -> str:
    return f"정답은 {noun.ko.format(expected)}, 출력은 {noun.ko_short.format(found)}입니다"


ONLY_CASE = Text("only upper and lower case differ", "대소문자만 다릅니다")
ONLY_SPACE = Text("only whitespace differs", "공백만 다릅니다")
ONLY_BRACKETS = Text(
    "print the items without brackets and commas", "괄호와 쉼표 없이 항목만 출력하세요"
)
ONLY_LINE_ORDER = Text("the lines are the same in another order", "줄은 같지만 순서가 다릅니다")
ONLY_ORDER = Text("the tokens are the same in another order", "토큰은 같지만 순서가 다릅니다")


def hint_of(output: str, answer: str) -> Text | None:
    """Guess what a learner overlooked; None where the output is plainly another."""
    actual, expected = output.split(), answer.split()
    if actual == expected or "".join(actual) == "".join(expected):
        return ONLY_SPACE
    if len(actual) == len(expected) and output.casefold().split() == answer.casefold().split():
        return ONLY_CASE
    if _is_wrapped(output) and _unwrapped(output) == _unwrapped(answer):
        return ONLY_BRACKETS
    return _order_hint(actual, expected, output, answer)


def bag_hint_of(output: str, answer: str) -> Text | None:
    """Guess what a learner overlooked where the order is free."""
    folded, wanted = output.casefold(), answer.casefold()
    if (folded != output or wanted != answer) and same_bag(folded.split(), wanted.split()):
        return ONLY_CASE
    if _is_wrapped(output) and same_bag(_unwrapped(output), _unwrapped(answer)):
        return ONLY_BRACKETS
    return None


def same_bag(left: Iterable[Hashable], right: Iterable[Hashable]) -> bool:
    """Whether both hold the same items equally often; Counter's own comparing is slow."""
    return dict(Counter(left)) == dict(Counter(right))


def _is_wrapped(text: str) -> bool:
    return any(mark in text for mark in "[(,{")


def _unwrapped(text: str) -> list[str]:
    return [token.strip("'\"") for token in text.translate(_BRACKETS).split()]


def _order_hint(
    actual: Sequence[str], expected: Sequence[str], output: str, answer: str
) -> Text | None:
    if len(actual) != len(expected) or not same_bag(actual, expected):
        return None
    rows, wanted = (
        [" ".join(line.split()) for line in text.split("\n") if line.strip()]
        for text in (output, answer)
    )
    return ONLY_LINE_ORDER if same_bag(rows, wanted) else ONLY_ORDER
