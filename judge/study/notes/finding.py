"""What came of holding a note against the facts."""

from enum import StrEnum

from judge.errors import Place
from judge.frozen import frozen
from judge.model.text import Text


class Word(StrEnum):
    """All that is ever said of a claim."""

    CONSISTENT = "consistent"
    CONTRADICTED = "contradicted"
    UNKNOWN = "unknown"


@frozen
class Finding:
    """One claim, as it was written (``said``), and the fact or the reason behind the word.

    ``remedy`` is a command that would help, or empty.
    """

    claim: str
    said: str
    word: Word
    why: Text
    place: Place
    remedy: str = ""


@frozen
class Remark:
    """Something about the text of a note: a section that is empty, or was copied."""

    place: Place
    text: Text


@frozen
class Change:
    """What changed in the code since a note was written.

    ``functions`` and ``lines`` (from 1, first and last) are of the code as it is now; ``diff`` is
    short, and empty where the earlier source is not kept.
    """

    functions: tuple[str, ...]
    lines: tuple[tuple[int, int], ...]
    diff: tuple[str, ...] = ()


@frozen
class Staleness:
    """That the code is another one than the note explains, and what is known of the change."""

    place: Place
    text: Text
    change: Change | None = None


@frozen
class Report:
    """Everything about one note."""

    slug: str
    findings: tuple[Finding, ...] = ()
    remarks: tuple[Remark, ...] = ()
    stale: Staleness | None = None

    @property
    def contradicted(self) -> bool:
        """Whether any claim is."""
        return any(finding.word is Word.CONTRADICTED for finding in self.findings)
