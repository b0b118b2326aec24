"""The codes by which the format names languages, and ours where they differ."""

_OURS = {
    "python3": "python",
    "python3numpy": "python",
    "pypy3": "pypy",
    "node": "javascript",
    "cppgmp": "cpp",
    "cgmp": "c",
}


def language_of_code(code: str) -> str:
    """Return what we call the language; a code that we do not know stands for itself."""
    return _OURS.get(code, code)
