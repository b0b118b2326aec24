"""Whose fault it is that a conversation failed: every ending against every word, as a table."""

from itertools import product

import pytest

from judge.judging.blame import Word, decide, owes, word_of
from judge.model.conversation import Conversation, Line, Silence, Speaker
from judge.model.execution import Ending, Execution
from judge.model.verdict import Verdict

AC, WA, JE = Verdict.ACCEPTED, Verdict.WRONG_ANSWER, Verdict.JUDGE_ERROR
TLE, RTE = Verdict.TIME_LIMIT_EXCEEDED, Verdict.RUN_TIME_ERROR
MLE, OLE = Verdict.MEMORY_LIMIT_EXCEEDED, Verdict.OUTPUT_LIMIT_EXCEEDED
HIM, HER = Speaker.SUBMISSION, Speaker.INTERACTOR
FAILURES = (TLE, RTE, MLE, OLE)
OWN = "its own"

# who broke off first, whether the submission failed, the interactor's word: the verdict
TABLE = {
    (HER, False, Word.ACCEPTED): AC,
    (HER, False, Word.REJECTED): WA,
    (HER, False, Word.NONE): JE,
    (HER, True, Word.ACCEPTED): OWN,
    (HER, True, Word.REJECTED): WA,
    (HER, True, Word.NONE): JE,
    (HIM, False, Word.ACCEPTED): AC,
    (HIM, False, Word.REJECTED): WA,
    (HIM, False, Word.NONE): JE,
    (HIM, True, Word.ACCEPTED): OWN,
    (HIM, True, Word.REJECTED): OWN,
    (HIM, True, Word.NONE): OWN,
    # nobody broke off: both were stopped, though the interactor may have come to a word meanwhile
    (None, False, Word.ACCEPTED): AC,
    (None, False, Word.REJECTED): WA,
    (None, False, Word.NONE): JE,
    (None, True, Word.ACCEPTED): OWN,
    (None, True, Word.REJECTED): OWN,
    (None, True, Word.NONE): OWN,
    (HER, False, Word.STOPPED): TLE,
    (HIM, False, Word.STOPPED): TLE,
    (None, False, Word.STOPPED): TLE,
    (HER, True, Word.STOPPED): OWN,
    (HIM, True, Word.STOPPED): OWN,
    (None, True, Word.STOPPED): OWN,
}


def test_the_table_is_whole() -> None:
    """Nothing that can happen is left to chance."""
    assert set(TABLE) == set(product((HIM, HER, None), (False, True), Word))


@pytest.mark.parametrize("row", TABLE, ids=str)
def test_the_verdict_is_that_of_the_table(row: tuple[Speaker | None, bool, Word]) -> None:
    """Whatever the failure is, it is told or excused as a whole."""
    broke_off, failed, word = row
    for own in FAILURES if failed else (None,):
        expected = own if TABLE[row] is OWN else TABLE[row]

        assert decide(broke_off, own, word).verdict == expected


@pytest.mark.parametrize("broke_off", [HIM, HER, None])
def test_an_interactor_that_owes_a_word_is_at_fault(broke_off: Speaker | None) -> None:
    """A silence that is certainly the interactor's is no verdict on the submission."""
    blame = decide(broke_off, TLE, Word.STOPPED, interactor_owes=True)

    assert blame.verdict is JE
    assert blame.rests_on is HER


@pytest.mark.parametrize(
    "broke_off, own, word", list(product((HIM, HER, None), (None, RTE), set(Word) - {Word.STOPPED}))
)
def test_what_is_owed_counts_in_a_silence_only(
    broke_off: Speaker | None, own: Verdict | None, word: Word
) -> None:
    """An interactor that came to its end owes nothing."""
    owed = decide(broke_off, own, word, interactor_owes=True)

    assert owed == decide(broke_off, own, word)


def _execution(ending: Ending, exit_code: int | None = None, cpu: float = 0.0) -> Execution:
    return Execution(ending=ending, exit_code=exit_code, cpu_seconds=cpu, wall_seconds=1.0)


def _talk(
    interactor: Execution, *said: Line, silence: tuple[int, int] | None = None
) -> Conversation:
    silent = (
        Silence(unread_by_submission=silence[0], unread_by_interactor=silence[1])
        if silence
        else None
    )
    return Conversation(
        submission=_execution(Ending.EXITED, 0),
        interactor=interactor,
        broke_off=None,
        silence=silent,
        transcript=said,
    )


@pytest.mark.parametrize(
    "ending, exit_code, silent, word",
    [
        (Ending.EXITED, 42, False, Word.ACCEPTED),
        (Ending.EXITED, 43, False, Word.REJECTED),
        (Ending.EXITED, 0, False, Word.NONE),
        (Ending.EXITED, 1, False, Word.NONE),
        (Ending.SIGNALLED, None, False, Word.NONE),
        (Ending.CPU_LIMIT, None, False, Word.NONE),
        (Ending.WALL_LIMIT, None, False, Word.NONE),
        (Ending.WALL_LIMIT, None, True, Word.STOPPED),
        (Ending.EXITED, 43, True, Word.REJECTED),
        (Ending.EXITED, 1, True, Word.NONE),
    ],
)
def test_the_word_of_an_interactor(
    ending: Ending,
    exit_code: int | None,
    silent: bool,  # noqa: FBT001 - parametrized
    word: Word,
) -> None:
    """42 and 43 are words, whatever else happens is none."""
    conversation = _talk(_execution(ending, exit_code), silence=(0, 0) if silent else None)

    assert word_of(conversation) is word


SAID = Line(number=1, speaker=HIM, text="5")
BEGUN = Line(number=1, speaker=HIM, text="5", whole=False)
ASKED = Line(number=1, speaker=HER, text="?")
STOPPED, BUSY = Ending.WALL_LIMIT, 2.0


@pytest.mark.parametrize(
    "unread, said, cpu, owed",
    [
        ((0, 0), [], 0.0, False),  # both wait for the other to begin
        ((0, 0), [SAID], 0.0, False),  # it may want more than it was told
        ((0, 0), [ASKED], BUSY, False),  # it is the submission's turn
        ((0, 0), [BEGUN], BUSY, False),  # it waits for the rest of the line
        ((0, 0), [SAID], BUSY, True),
        ((0, 0), [], BUSY, True),
        ((0, 9), [SAID], 0.0, True),  # it does not even read
        ((9, 9), [SAID], 0.0, False),  # it may be kept from reading by a pipe that nobody empties
        ((9, 0), [ASKED], BUSY, False),
        (None, [SAID], BUSY, False),
    ],
)
def test_who_owes_the_next_word(
    unread: tuple[int, int] | None,
    said: list[Line],
    cpu: float,
    owed: bool,  # noqa: FBT001 - parametrized
) -> None:
    """The interactor is blamed only where nothing else can explain the silence."""
    conversation = _talk(_execution(STOPPED, cpu=cpu), *said, silence=unread)

    assert owes(conversation, quiet_seconds=3.0) is owed
