"""Who is to blame for how a conversation went.

The first line that holds decides::

    broke off first   the submission          the interactor            verdict
    nobody, or one    was stopped with it     owed the next word        JE
    of them           in a silence            did not                   TLE
    the interactor    whatever                gave no verdict           JE
                      whatever                rejected                  WA
                      failed                  accepted                  as it failed
                      ended well              accepted                  AC
    the submission    failed                  whatever                  as it failed
                      ended well              gave no verdict           JE
                      ended well              rejected / accepted       WA / AC

So a submission that dies because the interactor has left is wrong, and not a run-time error; one
that crashes, or is stopped, before the interactor said anything against it has failed by itself,
and what the interactor says of the silence that follows does not count. A submission that fails
after it was accepted has failed.
"""

from enum import StrEnum

from judge.frozen import frozen
from judge.judging.checker_program import ACCEPTED_EXIT, WRONG_EXIT
from judge.model.conversation import Conversation, Speaker
from judge.model.execution import Ending, Execution
from judge.model.verdict import Verdict

_BUSY = 0.1  # of a silence: who computes gets at least that on a machine that others use, too


class Word(StrEnum):
    """What the interactor said of the submission by its exit code."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    NONE = "none"  # it crashed, met a limit, or ended with another code
    STOPPED = "stopped"  # with the submission, in a silence: it was not asked


@frozen(kw_only=False)
class Blame:
    """The verdict, and on whose ending it rests: that one's message is to be told."""

    verdict: Verdict
    rests_on: Speaker


def word_of(conversation: Conversation) -> Word:
    """Read the interactor's exit."""
    interactor = conversation.interactor
    if interactor.ending is Ending.EXITED and interactor.exit_code == ACCEPTED_EXIT:
        return Word.ACCEPTED
    if interactor.ending is Ending.EXITED and interactor.exit_code == WRONG_EXIT:
        return Word.REJECTED
    silent = conversation.silence is not None
    return Word.STOPPED if silent and interactor.ending is Ending.WALL_LIMIT else Word.NONE


def decide(
    broke_off: Speaker | None, own: Verdict | None, word: Word, *, interactor_owes: bool = False
) -> Blame:
    """Decide by the table; ``own`` is the submission's failure, None where it ended well."""
    if word is Word.STOPPED:
        if interactor_owes:
            return Blame(Verdict.JUDGE_ERROR, Speaker.INTERACTOR)
        return Blame(own or Verdict.TIME_LIMIT_EXCEEDED, Speaker.SUBMISSION)
    if own is not None and (broke_off is not Speaker.INTERACTOR or word is Word.ACCEPTED):
        return Blame(own, Speaker.SUBMISSION)
    match word:
        case Word.ACCEPTED:
            return Blame(Verdict.ACCEPTED, Speaker.INTERACTOR)
        case Word.REJECTED:
            return Blame(Verdict.WRONG_ANSWER, Speaker.INTERACTOR)
        case Word.NONE:
            return Blame(Verdict.JUDGE_ERROR, Speaker.INTERACTOR)


def owes(conversation: Conversation, quiet_seconds: float) -> bool:
    """Whether a silence is certainly the interactor's fault.

    It is where the interactor left something unread though nothing kept it from reading (it writes
    into a full pipe only while the submission has not read either), and where it was its turn and
    it computed through the silence.
    """
    silence = conversation.silence
    if silence is None or silence.unread_by_submission > 0:
        return False
    if silence.unread_by_interactor > 0:
        return True
    last = conversation.transcript[-1] if conversation.transcript else None
    its_turn = last is None or (last.speaker is Speaker.SUBMISSION and last.whole)
    return its_turn and is_busy(conversation.interactor, quiet_seconds)


def is_busy(execution: Execution, quiet_seconds: float) -> bool:
    """Whether a program that was silent may have computed, as slowly as a busy machine let it."""
    return execution.cpu_seconds >= quiet_seconds * _BUSY
