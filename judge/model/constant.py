"""Puts the constants of a package in, which its texts and programs write as ``{{name}}``.

``{{name.variant}}`` is another way of writing the same constant. The rules are those of the problem
package format 2025-09, Constants: a name that is none stays as it is written.
"""

import re
from collections.abc import Mapping

_NAME = r"[A-Za-z_][A-Za-z0-9_]*"
_IDENTIFIER = re.compile(_NAME)
_CONSTANT = re.compile(rf"\{{\{{({_NAME}(?:\.{_NAME})?)\}}\}}")


def is_constant_name(name: str) -> bool:
    """Whether a constant, or a variant of one, may be called so."""
    return _IDENTIFIER.fullmatch(name) is not None


def with_constants(text: str, constants: Mapping[str, str]) -> str:
    """Return ``text`` with values for names; ``constants`` has variants as ``name.variant``."""
    return _CONSTANT.sub(lambda found: constants.get(found[1], found[0]), text)


def file_with_constants(content: bytes, constants: Mapping[str, str]) -> bytes:
    """Do the same in a file's content; one that is no text stays as it is."""
    if not constants or b"{{" not in content:
        return content
    try:
        return with_constants(content.decode(), constants).encode()
    except UnicodeDecodeError:
        return content
