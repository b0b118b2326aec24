"""What a class file of the JVM says about itself: JVM specification, chapter 4."""

_UTF8 = b"\x01"  # the tag of a text among the constants; two bytes of length and the text follow
_FREE_MAIN = 65  # from which version on (Java 21) main may take no arguments


def may_have_method(content: bytes, method: str) -> bool:
    """Whether a class may have ``method``, which is a name and a descriptor: ``main()V``.

    Both are among its constants then; that they are does not prove that they belong together.
    """
    name, _, rest = method.partition("(")
    is_free = int.from_bytes(content[6:8]) >= _FREE_MAIN
    return _has(content, name) and (is_free or _has(content, f"({rest}"))


def _has(content: bytes, text: str) -> bool:
    return _UTF8 + len(text).to_bytes(2) + text.encode() in content
