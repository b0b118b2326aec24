"""PostgreSQL's functions on text, and its regular expressions."""

import re

from judge.sql.runtime import patterns
from judge.sql.runtime.failures import EngineError

Value = int | float | str


def text_of(value: Value) -> str:
    """Cast to text: a double in its shortest form."""
    return repr(value).removesuffix(".0") if isinstance(value, float) else str(value)


def concat(*values: Value | None) -> str:
    """CONCAT leaves NULL out."""
    return "".join(text_of(value) for value in values if value is not None)


def concat_separated(separator: str | None, *values: Value | None) -> str | None:
    """CONCAT_WS leaves NULL out."""
    if separator is None:
        return None
    return separator.join(text_of(value) for value in values if value is not None)


def left(text: str, count: int) -> str:
    """LEFT; a negative count leaves that many out at the end."""
    return text[:count]


def right(text: str, count: int) -> str:
    """RIGHT; a negative count leaves that many out at the start."""
    return text[-count:] if count else ""


def substring(text: str, start: int, length: int | None = None) -> str:
    """SUBSTRING; a start before 1 counts into the length."""
    if length is None:
        return text[max(start - 1, 0) :]
    if length < 0:
        raise EngineError("22011", "negative substring length not allowed")
    return text[max(start - 1, 0) : max(start - 1 + length, 0)]


def pad_left(text: str, width: int, fill: str = " ") -> str:
    """LPAD."""
    missing = width - len(text)
    if missing <= 0 or not fill:
        return text[: max(width, 0)]
    return (fill * missing)[:missing] + text


def pad_right(text: str, width: int, fill: str = " ") -> str:
    """RPAD."""
    missing = width - len(text)
    if missing <= 0 or not fill:
        return text[: max(width, 0)]
    return text + (fill * missing)[:missing]


def split_part(text: str, delimiter: str, count: int) -> str:
    """SPLIT_PART; a negative count is from the end."""
    if count == 0:
        raise EngineError("22023", "field position must not be zero")
    parts = text.split(delimiter) if delimiter else [text]
    place = count - 1 if count > 0 else len(parts) + count
    return parts[place] if 0 <= place < len(parts) else ""


def initcap(text: str) -> str:
    """INITCAP: a word is letters and digits."""
    return re.sub(r"[^\W_]+", lambda match: match[0].capitalize(), text)


def translate(text: str, origin: str, target: str) -> str:
    """TRANSLATE: character by character; those without a partner go."""
    table = {c: target[n] if n < len(target) else "" for n, c in reversed(list(enumerate(origin)))}
    return "".join(table.get(character, character) for character in text)


def character(code: int) -> str:
    """CHR."""
    if code <= 0:
        raise EngineError("54000", "character number must be positive")
    return chr(code)


def position(text: str, part: str) -> int:
    """STRPOS."""
    return text.find(part) + 1


def pattern_of(pattern: str, flags: str = "") -> re.Pattern[str]:
    """Compile PostgreSQL's expression: case counts, ``.`` takes line ends."""
    text = pattern.replace(r"\m", r"\b").replace(r"\M", r"\b").replace(r"\y", r"\b")
    wanted = patterns.flags_of(flags.replace("g", "").replace("n", "m"), re.DOTALL)
    return patterns.compiled(text, wanted, "2201B")


def matches(text: str, pattern: str, flags: str = "") -> bool:
    """Match anywhere: ``~`` and ``~*``."""
    return pattern_of(pattern, flags).search(text) is not None


def replaced(text: str, pattern: str, new: str, flags: str = "") -> str:
    """REGEXP_REPLACE: the first match, all with the flag g."""
    template = patterns.template_of(new, "\\")
    return pattern_of(pattern, flags).sub(template, text, count=0 if "g" in flags else 1)


def counted(text: str, pattern: str, start: int = 1, flags: str = "") -> int:
    """REGEXP_COUNT."""
    return sum(1 for _ in pattern_of(pattern, flags).finditer(text, start - 1))


def part(text: str, pattern: str, start: int = 1, count: int = 1, flags: str = "") -> str | None:
    """REGEXP_SUBSTR."""
    return patterns.part(pattern_of(pattern, flags), text, start, count)


def place(text: str, pattern: str, start: int = 1, count: int = 1) -> int:
    """REGEXP_INSTR."""
    return patterns.place(pattern_of(pattern), text, start, count, after=False)


def taken(text: str, pattern: str) -> str | None:
    """SUBSTRING(text FROM pattern): the first group, or the match."""
    found = pattern_of(pattern).search(text)
    if found is None:
        return None
    return found[1] if found.re.groups else found[0]


def similar(text: str, pattern: str) -> bool:
    """SIMILAR TO: the whole text by SQL's own expressions."""
    body = re.sub(r"[.^$\\]", lambda match: "\\" + match[0], pattern)
    body = body.replace("%", ".*").replace("_", ".")
    return pattern_of(f"^(?:{body})$").search(text) is not None


def fit(text: str, length: int, column: str) -> str:
    """Let text into a column that is wide enough; spaces at the end may be cut."""
    del column
    if len(text.rstrip()) > length:
        raise EngineError("22001", f"value too long for type character varying({length})")
    return text[:length]
