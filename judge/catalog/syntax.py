"""Say in people's words where YAML's syntax broke.

libyaml and PyYAML's own parser report the same troubles in slightly different words; each row of
``_TROUBLES`` fits both.
"""

import re

import yaml

from judge.frozen import frozen


@frozen(kw_only=False)
class _Trouble:
    """A pattern over the parser's "context: problem"; ``{line}`` is where the context began.

    ``at_context``: the mending is to be done there, and not where the parser gave up.
    """

    pattern: str
    en: str
    ko: str
    at_context: bool = False


_TROUBLES = (
    _Trouble(
        r"tab character",
        "a tab stands where YAML wants spaces; indent with spaces",
        "공백이 와야 할 자리에 탭이 있습니다. 들여쓰기는 공백으로 하세요",
    ),
    _Trouble(
        r"cannot start any token",
        "a value cannot begin with {character}; write it in quotes",
        "값은 {character}(으)로 시작할 수 없습니다. 따옴표로 감싸세요",
    ),
    _Trouble(
        r"mapping values are not allowed",
        "a second colon in this line, or a wrong indentation; write text with a colon in quotes",
        "이 줄에 콜론이 더 있거나 들여쓰기가 맞지 않습니다. 콜론이 든 글은 따옴표로 감싸세요",
    ),
    _Trouble(
        r"quoted scalar.*(?:end of stream|document (?:indicator|separator))",
        "this quotation mark is not closed",
        "여기서 연 따옴표가 닫히지 않았습니다",
        at_context=True,
    ),
    _Trouble(
        r"unknown escape character|did not find expected hexdecimal|expected escape sequence",
        "this backslash means nothing in double quotes; write \\\\ or use single quotes",
        "큰따옴표 안에서 쓸 수 없는 역슬래시입니다. \\\\로 쓰거나 작은따옴표를 사용하세요",
    ),
    _Trouble(
        r"expected ',' or ('?)\]",
        "the list that [ opened in line {line} lacks a comma or its ]",
        "{line}번째 줄에서 [로 연 목록에 쉼표나 ]가 빠졌습니다",
    ),
    _Trouble(
        r"expected ',' or ('?)\}",
        "the mapping that {{ opened in line {line} lacks a comma or its }}",
        "{line}번째 줄에서 {{로 연 매핑에 쉼표나 }}가 빠졌습니다",
    ),
    _Trouble(
        r"could not find expected ':'",
        "a key needs a colon and a space after it: key: value",
        "키 뒤에는 콜론과 공백이 있어야 합니다. 예: key: value",
        at_context=True,
    ),
    _Trouble(
        r"block (?:collection|sequence).*expected",
        "this line does not continue the list of line {line}; check the indentation and the -",
        "{line}번째 줄의 목록과 이어지지 않습니다. 들여쓰기와 -를 확인하세요",
    ),
    _Trouble(
        r"block mapping.*expected",
        "this line does not continue the mapping of line {line}; check indentation and quotes",
        "{line}번째 줄의 매핑과 이어지지 않습니다. 들여쓰기와 따옴표를 확인하세요",
    ),
    _Trouble(
        r"block scalar.*expected",
        "nothing may follow | or > in its line; begin the text in the next one",
        "| 나 > 뒤에는 같은 줄에 아무것도 쓸 수 없습니다. 글은 다음 줄부터 쓰세요",
    ),
    _Trouble(
        r"nesting depth",
        "nested too deep; check for a bracket too many",
        "너무 깊게 중첩되었습니다. 괄호가 너무 많지 않은지 확인하세요",
    ),
    _Trouble(
        r"expected (?:the )?node content",
        "a value is missing here",
        "여기에 값이 빠졌습니다",
    ),
    _Trouble(
        r"block sequence entries are not allowed|sequence entries are not allowed",
        "a list with - cannot begin here; put it on a line of its own",
        "여기서는 -로 목록을 시작할 수 없습니다. 새 줄에서 시작하세요",
    ),
)


def explain_syntax(error: yaml.MarkedYAMLError, text: str) -> tuple[int, int, str, str]:
    """Line, column, and what to mend in English and Korean."""
    noticed = error.problem_mark
    opened = error.context_mark or noticed
    character = _character(text, noticed)
    trouble = _trouble(f"{error.context or ''}: {error.problem or ''}", character)
    place = opened if trouble.at_context else noticed
    line, column = (place.line + 1, place.column + 1) if place else (1, 1)
    fills = {"line": opened.line + 1 if opened else 1, "character": character}
    last = text.count("\n", 0, len(text) - 1) + 1
    if line > last:
        line, column = last, len(text.rstrip("\n")) - text.rstrip("\n").rfind("\n")
    return line, column, trouble.en.format(**fills), trouble.ko.format(**fills)


def _trouble(said: str, character: str) -> _Trouble:
    if character == "\t" and "token" in said:
        return _TROUBLES[0]
    for trouble in _TROUBLES:
        if re.search(trouble.pattern, said):
            return trouble
    words = said.strip(": ").replace("{", "{{").replace("}", "}}")
    return _Trouble("", f"YAML cannot be read here: {words}", f"YAML을 읽을 수 없습니다: {words}")


def _character(text: str, mark: yaml.Mark | None) -> str:
    lines = text.split("\n")
    if mark is None or mark.line >= len(lines):
        return ""
    return lines[mark.line][mark.column : mark.column + 1]
