"""Reads what is in a text of SQLite that we wrote: functions are in small letters, names quoted."""

import re

_QUOTED = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*\"""")
_CALLED = re.compile(r"\b([a-z_][a-z0-9_]*)\(")


def called(sql: str) -> frozenset[str]:
    """Find the functions that a translated text calls: they alone are written in lower case."""
    return frozenset(_CALLED.findall(_QUOTED.sub("''", sql)))


def without_prefix(sql: str, prefix: str) -> str:
    """Take ``prefix``, a table's name and its dot, away from columns, but not out of texts."""
    return re.sub(
        rf"'(?:[^']|'')*'|{re.escape(prefix)}",
        lambda found: found[0] if found[0].startswith("'") else "",
        sql,
    )
