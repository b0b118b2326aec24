"""Writes the file that a learner starts from."""

from judge.languages.reading import read_in_python
from judge.languages.signature import Signature, shapes_of
from judge.languages.writers import WRITERS
from judge.model.language import Language
from judge.model.layout import Layout
from judge.model.submission import Style


def write_stub(
    language: Language, signature: Signature | None, style: Style, layout: Layout | None = None
) -> str:
    """Return a source that compiles, and answers nothing of use.

    In stdio style Python's reads the input as ``layout`` has it; ``signature`` may be None there.
    Raises KeyError for function style in a language that has none (``language.wire`` is None).
    """
    if style is Style.FUNCTION and signature is not None:
        return WRITERS[language.id].write_stub(shapes_of(signature), language)
    reads_like_python = WRITERS.get(language.id) is WRITERS["python"]
    written = read_in_python(layout, language) if layout and reads_like_python else None
    return written or language.stub


def write_talk_stub(language: Language) -> str:
    """Return a source for an interactive problem: it says a line, flushes, and hears the answer."""
    return language.talk_stub or language.stub


def function_head(language: Language, signature: Signature) -> str:
    """Return the line of the stub that declares the function."""
    stub = WRITERS[language.id].write_stub(shapes_of(signature), language)
    return next(line.strip() for line in stub.splitlines() if f"{signature.function}(" in line)
