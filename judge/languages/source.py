"""What we read from a learner's source without compiling it."""

import re

from judge.model.language import Language

_NOT_A_NEWLINE = re.compile(r"[^\n]")


def code_of(source: str, language: Language) -> str:
    """Return the source with comments and strings blanked; every line stays where it was."""
    if language.ignored is None:
        return source
    return re.sub(
        language.ignored,
        lambda found: _NOT_A_NEWLINE.sub(" ", found[0]),
        source,
        flags=re.DOTALL | re.MULTILINE,
    )


def entry_of(source: str, language: Language) -> tuple[str, str]:
    """Return the name by itself, for the source's file, and as it is started, with its package."""
    code = code_of(source, language)
    name = language.entry.default
    for pattern in language.entry.patterns:
        if found := re.search(pattern, code, re.MULTILINE | re.DOTALL):
            name = found[1]
            break
    package = package_of(code, language)
    return name, f"{package}.{name}" if package else name


def package_of(code: str, language: Language) -> str | None:
    """Return the package that the source says it belongs to."""
    if language.entry.package is None:
        return None
    found = re.search(language.entry.package, code, re.MULTILINE)
    return found[1] if found else None


def includes(source: str, header: str) -> bool:
    """Whether the source has a line ``#include <header>``."""
    pattern = rf"^[ \t]*#[ \t]*include[ \t]*<{re.escape(header)}>"
    return re.search(pattern, source, re.MULTILINE) is not None
