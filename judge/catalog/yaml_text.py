"""Write values as YAML that both of its versions read back alike, on one line."""

import json
import re
from collections.abc import Mapping

from judge.catalog.plain import Plain, classify
from judge.model.domain import Value

_BARE = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
# What JSON leaves as it is and YAML does not take, or takes for the end of a line.
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def write_value(value: Value) -> str:
    """YAML of a value; a record becomes a list."""
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case float():
            return _write_float(value)
        case str():
            return _quote(value)
        case _:
            return f"[{', '.join(map(write_value, value))}]"


def write_mapping(values: Mapping[str, Value]) -> str:
    """YAML of named values."""
    pairs = (f"{write_word(name)}: {write_value(value)}" for name, value in values.items())
    return f"{{{', '.join(pairs)}}}"


def write_word(word: str) -> str:
    """YAML of a word, with quotes where it needs them."""
    if _BARE.fullmatch(word) and classify(word) is Plain.TEXT:
        return word
    return _quote(word)


def _write_float(number: float) -> str:
    """``1e+16`` is text to YAML 1.1: a float needs its point there."""
    digits, e, exponent = repr(number).partition("e")
    return f"{digits}{'' if '.' in digits or not e else '.0'}{e}{exponent}"


def _quote(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
