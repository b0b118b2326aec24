"""Judges a case of an interactive problem: the submission talks with the author's interactor.

The interactor is called as the ICPC problem package format has it, ``interactor input answer
feedback_dir``; its standard input is what the submission writes, its standard output what the
submission reads. It accepts with exit code 42 and rejects with 43, and leaves messages as a checker
does. It is untrusted and runs in a sandbox too.
"""

from dataclasses import replace

from judge.frozen import frozen
from judge.judging.blame import Blame, Word, decide, is_busy, owes, word_of
from judge.judging.checker_program import ended_with, read_answer, stderr_of
from judge.judging.machine import SandboxesLike
from judge.judging.outcome import outcome
from judge.model.conversation import Conversation, Run, Silence, Speaker
from judge.model.language import Language
from judge.model.quantity import format_duration
from judge.model.text import Text
from judge.model.verdict import Verdict

_LONGEST_TALK_SECONDS = 60.0  # of wall time, however briskly both speak
_LAST_WORD_SECONDS = 20.0  # what the interactor has left when the submission has none
_LONGEST_QUOTE = 40  # characters

_REJECTED = Text(
    "the interactor rejected it and gave no reason",
    "인터랙터가 이유를 남기지 않고 오답으로 판정했습니다",
)
_ACCEPTED_BEFORE = Text(
    "the interactor had accepted it by then, but the program has to end well, too",
    "인터랙터는 정답으로 판정했지만, 프로그램도 정상적으로 끝나야 합니다",
)
_NO_END = Text(
    "the interactor had ended, and the program went on without ending",
    "인터랙터가 끝난 뒤에도 프로그램이 끝나지 않았습니다",
)
_UNREAD = Text(
    "the program left unread what the interactor had said",
    "프로그램이 인터랙터의 말을 읽지 않고 있었습니다",
)
_NO_NEWLINE = Text(
    "the program's last line has no newline yet, so the interactor waited for the rest",
    "프로그램의 마지막 줄에 줄바꿈이 없어서 인터랙터가 나머지를 기다렸습니다",
)
_FLUSH = Text(
    "it was the program's turn; does it flush its output after every line?",
    "프로그램의 차례였습니다. 한 줄을 출력할 때마다 버퍼를 비우나요(flush)?",
)


@frozen
class Settled:
    """The verdict on a conversation, and why."""

    verdict: Verdict
    message: Text | None
    conversation: Conversation


def talk(submission: Run, interactor: Run, language: Language, sandboxes: SandboxesLike) -> Settled:
    """Let both talk, and settle whose fault a failure is; ``language`` is the submission's.

    The wall limit of ``submission`` is how long a silence may last; both get more for the whole
    talk. An interactor at fault is JE.
    """
    quiet_seconds = submission.limits.wall_seconds
    longest = quiet_seconds + _LONGEST_TALK_SECONDS
    conversation = sandboxes.run_pair(
        _lasting(submission, longest),
        _lasting(interactor, longest + _LAST_WORD_SECONDS),
        quiet_seconds,
    )
    own, failure = outcome(conversation.submission, submission.limits, language)
    word = word_of(conversation)
    owing = owes(conversation, quiet_seconds)
    blame = decide(conversation.broke_off, own, word, interactor_owes=owing)
    waited = not is_busy(conversation.submission, quiet_seconds)
    late = blame.verdict is Verdict.TIME_LIMIT_EXCEEDED
    if late and waited and conversation.silence is not None:
        failure = _stalled(conversation, conversation.silence, quiet_seconds)
    return Settled(
        verdict=blame.verdict,
        message=_message(conversation, blame, word, failure),
        conversation=conversation,
    )


def _lasting(run: Run, wall_seconds: float) -> Run:
    return replace(run, limits=replace(run.limits, wall_seconds=wall_seconds))


def _message(
    conversation: Conversation, blame: Blame, word: Word, failure: Text | None
) -> Text | None:
    if blame.verdict is Verdict.JUDGE_ERROR:
        return _interactor_failed(conversation, word)
    if blame.rests_on is Speaker.INTERACTOR:
        said = read_answer(conversation.interactor).message
        return said or (None if blame.verdict is Verdict.ACCEPTED else _REJECTED)
    if failure is not None and word is Word.ACCEPTED and conversation.silence is None:
        return Text(f"{failure.en}; {_ACCEPTED_BEFORE.en}", f"{failure.ko}. {_ACCEPTED_BEFORE.ko}")
    return failure


def _interactor_failed(conversation: Conversation, word: Word) -> Text:
    interactor = conversation.interactor
    said = stderr_of(interactor)
    if word is Word.STOPPED:
        return Text(
            f"the interactor owed the next word and did not speak: {said}",
            f"인터랙터가 말할 차례인데 아무 말도 하지 않았습니다: {said}",
        )
    how = ended_with(interactor)
    return Text(
        f"the interactor ended with {how}, not with 42 or 43: {said}",
        f"인터랙터가 42나 43이 아니라 {how}(으)로 끝났습니다: {said}",
    )


def _stalled(conversation: Conversation, silence: Silence, quiet_seconds: float) -> Text:
    """Say that nobody spoke any more, and whose turn it was."""
    reason = _whose_turn(conversation, silence)
    waited = format_duration(quiet_seconds)
    return Text(
        f"neither side said anything for {waited}: {reason.en}",
        f"{waited} 동안 양쪽 모두 말이 없었습니다. {reason.ko}",
    )


def _whose_turn(conversation: Conversation, silence: Silence) -> Text:
    if conversation.broke_off is Speaker.INTERACTOR:
        return _NO_END
    if silence.unread_by_submission > 0:
        return _UNREAD
    last = conversation.transcript[-1] if conversation.transcript else None
    if last is None or last.speaker is Speaker.INTERACTOR:
        return _FLUSH
    if not last.whole:
        return _NO_NEWLINE
    quote = last.text if len(last.text) <= _LONGEST_QUOTE else last.text[:_LONGEST_QUOTE] + "…"
    return Text(
        f'the interactor heard "{quote}" and waited for more',
        f'인터랙터는 "{quote}"까지 듣고 다음 말을 기다렸습니다',
    )
