"""The line below a broken promise: the case that decided, where it is written, and what came.

::

    case one-day (problem.yaml:60): the answer says 2, highest_so_far.py returns 1
"""

from collections.abc import Mapping

from judge.authoring.finding import SubmissionVerified
from judge.cli.cells import cut, printable, width
from judge.cli.screen.summary import first_failure
from judge.cli.screen.words import SHORT
from judge.cli.terminal import Terminal
from judge.errors import Place
from judge.model.submission import Style
from judge.model.text import Locale, Text
from judge.model.verdict import CaseResult, Verdict

_INDENT = "       "  # below the name of the submission
_CASE = Text("case {name}{place}: ", "{name} 케이스{place}: ")
_PLACE = Text(" ({file}:{line})", "({file}:{line})")
_RETURNS = Text(
    "the answer says {expected}, {file} returns {actual}",
    "정답은 {expected}, {file}의 반환값은 {actual}",
)
_PRINTS = Text(
    "the answer says {expected}, {file} prints {actual}",
    "정답은 {expected}, {file}의 출력은 {actual}",
)

_MOST = 1000  # characters, more than any terminal's line


def decided_lines(
    verified: SubmissionVerified, places: Mapping[str, Place], locale: Locale, terminal: Terminal
) -> list[str]:
    """Return the line, or none where no case decided; ``places`` are those in problem.yaml."""
    case = first_failure(verified.result.cases)
    if case is None:
        return []
    place = places.get(case.name)
    shown = _PLACE.say(locale).format(file=place.file.name, line=place.line) if place else ""
    head = _INDENT + _CASE.say(locale).format(name=case.name, place=shown)
    whole = head + _values(verified, case, locale)
    if case.message is not None and (whole == head or width(whole) > terminal.width):
        whole = head + _one_line(_verdict(case, locale) + case.message.say(locale))
    return [cut(whole, terminal.width)]


def _values(verified: SubmissionVerified, case: CaseResult, locale: Locale) -> str:
    """Say what was expected and what came; nothing where a checker's message has to say it."""
    if case.expected_text is None or case.actual_text is None or case.difference is None:
        return "" if case.message else SHORT[case.verdict].say(locale)
    text = _RETURNS if verified.result.style is Style.FUNCTION else _PRINTS
    return text.say(locale).format(
        expected=_one_line(case.expected_text),
        actual=_one_line(case.actual_text),
        file=verified.submission.path.name,
    )


def _verdict(case: CaseResult, locale: Locale) -> str:
    """Begin a message with what it does not say itself."""
    if case.verdict is Verdict.WRONG_ANSWER:
        return ""
    return f"{SHORT[case.verdict].say(locale)}: "


def _one_line(text: str) -> str:
    """Write a text without line breaks; of a long one the beginning is enough."""
    return " ".join(printable(text[:_MOST]).split()) or '""'
