"""Every failure that is not the learner's: one tree, each class with its exit code.

    JudgeError (70, our bug)
    ├── UsageError (2)            the command line asks for something that cannot be
    │   └── ProblemUnknown        no folder around a file says which problem it is for
    ├── ContentError (3)          a problem, a workspace file or a case is wrong
    ├── UnavailableError (4)      this machine cannot judge that
    │   ├── ToolchainMissing      no compiler or interpreter; carries the install line
    │   └── IsolationMissing      no sandbox that holds; says what was tried
    ├── NothingMatched (5)        a filter or a name matched nothing
    ├── OutputLost (74)           what was to be shown cannot be written
    └── SandboxFailure (70)       the warden died or answered nonsense

The learner's own fault is never an exception; it is a verdict. Messages are written in both
languages where they are raised, because only that place knows where, what, and how to mend it.
"""

from collections.abc import Iterable
from pathlib import Path

from judge.frozen import frozen


@frozen
class Place:
    """A position in a file; ``line`` and ``column`` count from 1."""

    file: Path
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """``file:line:column``, the form that editors make clickable."""
        return f"{self.file}:{self.line}:{self.column}"


@frozen
class Mistake:
    """One thing that is wrong in one place; ``key`` is a dotted path such as ``limits.time``."""

    place: Place
    key: str
    en: str
    ko: str

    def say(self, locale: str) -> str:
        """``file:line:col: key: what, how to mend it`` in ``locale`` ("en" or "ko")."""
        what = self.ko if locale == "ko" else self.en
        return f"{self.place}: {self.key}: {what}" if self.key else f"{self.place}: {what}"


class JudgeError(Exception):
    """The root of the tree; raised as itself only for a bug of ours."""

    exit_code = 70

    def __init__(self, en: str, ko: str) -> None:
        """Keep the message in both languages."""
        super().__init__(en)
        self.en = en
        self.ko = ko

    def say(self, locale: str) -> str:
        """Return the message in ``locale``, "en" or "ko"."""
        return self.ko if locale == "ko" else self.en


class UsageError(JudgeError):
    """The command line asks for something that cannot be done."""

    exit_code = 2


class ProblemUnknown(UsageError):  # noqa: N818 - a question to the user
    """Nothing says which problem a file is for; how to say it depends on who asks."""


class ContentError(JudgeError):
    """A file that people write is wrong; ``mistakes`` holds all that were found, in order."""

    exit_code = 3

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        """Join all mistakes, one a line."""
        self.mistakes = tuple(mistakes)
        super().__init__(
            "\n".join(mistake.say("en") for mistake in self.mistakes),
            "\n".join(mistake.say("ko") for mistake in self.mistakes),
        )


class UnavailableError(JudgeError):
    """This machine cannot do what was asked."""

    exit_code = 4


class ToolchainMissing(UnavailableError):  # noqa: N818 - it names what is missing
    """A language's compiler or interpreter is not installed."""


class IsolationMissing(UnavailableError):  # noqa: N818 - it names what is missing
    """No isolation holds here and the user did not accept to run without."""


class NothingMatched(JudgeError):  # noqa: N818 - a finding, not a fault
    """A name or a filter matched nothing."""

    exit_code = 5


class OutputLost(JudgeError):  # noqa: N818 - it names what is lost
    """The disk that the output goes to is full, or fails."""

    exit_code = 74  # EX_IOERR of sysexits.h


class SandboxFailure(JudgeError):  # noqa: N818 - the sandbox's word for it
    """The warden died, or answered what it never should."""
