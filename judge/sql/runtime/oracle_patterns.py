"""Oracle's regular expressions."""

import re

from judge.sql.runtime import patterns


def pattern_of(pattern: str, flags: str | None = None) -> re.Pattern[str]:
    """Compile Oracle's expression: case counts, ``.`` takes no line end."""
    return patterns.compiled(pattern, patterns.flags_of(flags or "", 0), "ORA-12725")


def matches(text: str, pattern: str, flags: str | None = None) -> bool:
    """REGEXP_LIKE."""
    return pattern_of(pattern, flags).search(text) is not None


def counted(text: str, pattern: str, start: int = 1, flags: str | None = None) -> int:
    """REGEXP_COUNT."""
    return sum(1 for _ in pattern_of(pattern, flags).finditer(text, start - 1))


def replaced(  # noqa: PLR0913, PLR0917 - the function's own
    text: str,
    pattern: str,
    new: str = "",
    start: int = 1,
    occurrence: int = 0,
    flags: str | None = None,
) -> str:
    """REGEXP_REPLACE."""
    template = patterns.template_of(new, "\\")
    return patterns.replaced(pattern_of(pattern, flags), text, template, start, occurrence)


def part(  # noqa: PLR0913, PLR0917 - the function's own
    text: str,
    pattern: str,
    start: int = 1,
    occurrence: int = 1,
    flags: str | None = None,
    group: int = 0,
) -> str | None:
    """REGEXP_SUBSTR, of a group too."""
    match = patterns.nth(pattern_of(pattern, flags), text, start, occurrence)
    return None if match is None else match[group]


def place(text: str, pattern: str, start: int = 1, occurrence: int = 1) -> int:
    """REGEXP_INSTR."""
    return patterns.place(pattern_of(pattern), text, start, occurrence, after=False)
