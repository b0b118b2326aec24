"""What YAML makes of a word without quotes, and where its two versions disagree.

YAML 1.1 is what PyYAML reads, YAML 1.2 what editors check against our JSON Schema. A word that
the two read differently is refused wherever it stands, with a sentence that says why.

Source: https://yaml.org/type/ (1.1) and section 10.3.2 of https://yaml.org/spec/1.2.2/.
"""

import re
from enum import Enum

from judge.model.text import Text


class Plain(Enum):
    """The kinds of unquoted words; the value is a pattern for the whole word."""

    NULL = r"~|null|Null|NULL|"
    TRUTH = r"true|True|TRUE|false|False|FALSE"
    OLD_TRUTH = r"yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF"
    OCTAL = r"[-+]?0[0-9_]+|0o[0-7]+"
    SEXAGESIMAL = r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"
    DATE = r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \t].*)?"
    INT = r"[-+]?(?:0|[1-9][0-9_]*)|0x[0-9a-fA-F]+"
    FLOAT = (
        r"[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?"
        r"|[-+]?\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
        r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
    )
    EXPONENT = r"[-+]?(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*)[eE][-+]?[0-9]+"
    TEXT = r".*"


_WORD = re.compile("|".join(f"(?P<{kind.name}>{kind.value})" for kind in Plain), re.DOTALL)
_KINDS = {kind.name: kind for kind in Plain}


def classify(word: str) -> Plain:
    """Return the first kind whose pattern fits the whole ``word``."""
    match = _WORD.fullmatch(word)
    return _KINDS[match.lastgroup] if match and match.lastgroup else Plain.TEXT


def explain_trap(word: str, kind: Plain) -> Text | None:
    """Say how the versions of YAML disagree about ``word``; None where they agree."""
    match kind:
        case Plain.OLD_TRUTH:
            truth = "true" if word.lower() in {"yes", "on"} else "false"
            return Text(
                f"YAML 1.1 reads {word} as {truth}, YAML 1.2 as text",
                f"{word}: YAML 1.1은 {truth}로, YAML 1.2는 글자로 읽습니다",
            )
        case Plain.OCTAL:
            return Text(
                f"YAML 1.1 and YAML 1.2 read {word}, with its leading zero, as different numbers",
                f"{word}: 0으로 시작해서 YAML 1.1과 YAML 1.2가 서로 다른 수로 읽습니다",
            )
        case Plain.SEXAGESIMAL:
            return Text(
                f"YAML 1.1 reads {word} as a number in base 60",
                f"{word}: YAML 1.1은 60진수로 읽습니다",
            )
        case Plain.DATE:
            return Text(f"YAML 1.1 reads {word} as a date", f"{word}: YAML 1.1은 날짜로 읽습니다")
        case Plain.EXPONENT:
            return Text(
                f"YAML 1.1 reads {word} as text, YAML 1.2 as a number",
                f"{word}: YAML 1.1은 글자로, YAML 1.2는 수로 읽습니다",
            )
        case _:
            return None
