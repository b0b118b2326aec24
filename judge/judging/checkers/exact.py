"""``exact``: character by character, save one newline at the very end.

One trailing newline may be missing or added, since half of all languages print it unasked; every
other space, line break and letter counts. Values are compared as they are.
"""

from judge.judging.checkers.comparison import ACCEPTED, Comparison
from judge.judging.checkers.departure import compare_plainly
from judge.judging.checkers.wording import hint_of, with_hint
from judge.judging.difference import first_difference, first_unequal
from judge.model.domain import Domain, Value
from judge.model.problem import CheckerChoice
from judge.model.text import Text

_NAMES = {
    "\n": Text("the end of the line", "줄 끝"),
    " ": Text("a space", "공백"),
    "\t": Text("a tab", "탭"),
    "\r": Text("a carriage return (\\r)", "캐리지 리턴(\\r)"),
    "": Text("the end of the output", "없음(끝)"),
}


def compare_text(output: str, answer: str, _choice: CheckerChoice) -> Comparison:
    """Compare characters."""
    if output == answer or output + "\n" == answer or output == answer + "\n":
        return ACCEPTED
    index = first_unequal(output, answer) or 0
    line, column = output.count("\n", 0, index) + 1, index - output.rfind("\n", 0, index)
    wanted, found = _named(answer[index : index + 1]), _named(output[index : index + 1])
    message = Text(
        f"line {line:,}, column {column:,}: expected {wanted.en}, found {found.en}",
        f"{line:,}번째 줄 {column:,}번째 칸: 정답은 {wanted.ko}, 출력은 {found.ko}",
    )
    return Comparison(
        accepted=False,
        message=with_hint(message, hint_of(output, answer)),
        difference=first_difference(output, answer),
    )


def _named(letter: str) -> Text:
    shown = repr(letter)
    return _NAMES.get(letter) or Text(shown, shown)


def compare_values(
    result: Value, answer: Value, _choice: CheckerChoice, returns: Domain
) -> Comparison:
    """Compare values as they are."""
    return compare_plainly(result, answer, returns)
