"""A transcript keeps order, speakers and the ends of lines, and stays small."""

from hypothesis import given
from hypothesis import strategies as st

from judge.model.conversation import Line, Speaker
from judge.sandbox.transcript import Transcript

HIM, HER = Speaker.SUBMISSION, Speaker.INTERACTOR


def _noted(*said: tuple[Speaker, bytes]) -> tuple[Line, ...]:
    transcript = Transcript()
    for speaker, piece in said:
        transcript.add(speaker, piece)
    return transcript.lines()


def test_a_line_may_come_in_pieces() -> None:
    """Only newlines and the other's words end a line."""
    assert _noted((HIM, b"1"), (HIM, b"2\n3"), (HER, b"ok\n"), (HIM, b"4\n")) == (
        Line(number=1, speaker=HIM, text="12"),
        Line(number=2, speaker=HIM, text="3", whole=False),
        Line(number=3, speaker=HER, text="ok"),
        Line(number=4, speaker=HIM, text="4"),
    )


def test_the_middle_of_a_long_talk_is_left_out() -> None:
    """Numbers go on, so that a reader sees how many lines are missing."""
    lines = _noted((HIM, b"".join(b"%d\n" % number for number in range(1, 1001))))

    assert [line.number for line in lines] == [*range(1, 61), *range(861, 1001)]
    assert all(line.text == str(line.number) for line in lines)


def test_a_long_line_is_cut() -> None:
    """A megabyte without a newline is a line of 500 bytes."""
    (line,) = _noted(*[(HIM, b"x" * 1000)] * 1000)

    assert line == Line(number=1, speaker=HIM, text="x" * 500 + "…", whole=False)


PIECES = st.lists(st.tuples(st.sampled_from(Speaker), st.binary(max_size=400)), max_size=40)


@given(PIECES, st.integers(1, 60))
def test_pieces_do_not_matter(said: list[tuple[Speaker, bytes]], size: int) -> None:
    """However the same words are cut into pieces, the notes are the same."""
    cut = [
        (speaker, piece[at : at + size])
        for speaker, piece in said
        for at in range(0, max(len(piece), 1), size)
    ]

    assert _noted(*said) == _noted(*cut)
