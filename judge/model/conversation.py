"""Two programs that talk to each other: what was asked for, who said what, who broke off first."""

from enum import StrEnum

from judge.frozen import frozen
from judge.model.execution import Command, Execution, RunLimits


class Speaker(StrEnum):
    """The two who talk."""

    SUBMISSION = "submission"
    INTERACTOR = "interactor"


@frozen
class Line:
    """One line of a transcript.

    ``number`` counts all lines that were said, from 1: where numbers are missing, lines were left
    out. A line that is not ``whole`` has no newline: its speaker stopped in the middle of it, or
    the other one said something meanwhile.
    """

    number: int
    speaker: Speaker
    text: str
    whole: bool = True


@frozen
class Run:
    """A command and what it may use."""

    command: Command
    limits: RunLimits


@frozen
class Silence:
    """Nobody said anything for too long, so both were stopped.

    ``unread_by_submission`` and ``unread_by_interactor`` are bytes that were said to them and that
    they had not read by then.
    """

    unread_by_submission: int
    unread_by_interactor: int


@frozen
class Conversation:
    """How two programs got on.

    ``broke_off`` is who first ended, or closed its output, without the other having done so before:
    whatever the other does afterwards may be a consequence. It is None where both were stopped in
    ``silence`` before either broke off.
    """

    submission: Execution
    interactor: Execution
    broke_off: Speaker | None
    silence: Silence | None
    transcript: tuple[Line, ...]
