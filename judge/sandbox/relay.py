"""Stands between two programs that talk: passes on what they say, and takes notes.

::

    submission ──mouth──► relay ──ear──► interactor
        ▲                  │ ▲               │
        └──────ear─────────┘ └────mouth──────┘

Each arrow is a pipe whose far end only the program holds. One loop serves both directions; a piece
that is not taken at once is kept, and no more is read from its speaker until it is taken, so that
neither can fill our memory and a full pipe blocks its writer alone. Nobody is punished for the
other's end: what is said to one who has gone is read and thrown away, so no write fails (no
SIGPIPE), and a read finds the end of the file.

Who broke off first is not a matter of clocks. The two have no other way to learn of each other, so
whoever's end is seen here before the other was told of it ended of itself.
"""

import contextlib
import fcntl
import os
import select
import struct
import termios
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from io import FileIO
from typing import NamedTuple, Protocol

from judge.model.conversation import Conversation, Silence, Speaker
from judge.model.execution import Ending, Execution, RunLimits
from judge.sandbox.transcript import Transcript

_PIECE_BYTES = 64 * 2**10  # as much as a pipe holds
_FOR_ALL = 0o666
_STOP_AGAIN_MILLISECONDS = 1000.0  # a stop that comes before the start is not heard


class Ends(NamedTuple):
    """The far ends of a program's pipes, which become its standard input and output.

    Whoever starts the program closes them once it has them: while anybody else holds one, its
    reader would wait for ever.
    """

    stdin: FileIO
    stdout: FileIO

    def close(self) -> None:
        """Close both; it does no harm to do so twice."""
        self.stdin.close()
        self.stdout.close()


class Seat(Protocol):
    """A place where a program can be run once."""

    limits: RunLimits

    def run(self, ends: Ends) -> Execution:
        """Run it to its end; ``ends`` are closed soon."""

    def stop(self) -> None:
        """End it early, as if its wall limit were reached; nothing where it has ended."""


@dataclass(slots=True)
class _Voice:
    """One of the two, as the relay has it; ``unsaid`` was said and waits to be heard."""

    speaker: Speaker
    mouth: FileIO
    ear: FileIO
    ended: FileIO  # readable when the program has ended, and then closed
    stop: Callable[[], None]
    bytes_left: int
    unsaid: bytes = b""
    flooded: bool = False


def converse(submission: Seat, interactor: Seat, quiet_seconds: float) -> Conversation:
    """Let both talk until they have ended; stop both when nobody speaks for ``quiet_seconds``.

    Raises whatever a seat raised, once both have ended.
    """
    seats = (submission, interactor)
    opened = [_open(speaker, seat) for speaker, seat in zip(Speaker, seats, strict=True)]
    voices = [voice for voice, _, _ in opened]
    with ThreadPoolExecutor(len(seats)) as threads:
        futures = [
            _begin(threads, seat, ends, end)
            for seat, (_, ends, end) in zip(seats, opened, strict=True)
        ]
        relay = _Relay((voices[0], voices[1]), quiet_seconds)
        try:
            relay.hold()
        finally:
            relay.close()
    executions = [
        replace(future.result(), ending=Ending.OUTPUT_LIMIT) if voice.flooded else future.result()
        for voice, future in zip(voices, futures, strict=True)
    ]
    return Conversation(
        submission=executions[0],
        interactor=executions[1],
        broke_off=relay.broke_off,
        silence=relay.silence,
        transcript=relay.transcript.lines(),
    )


def _open(speaker: Speaker, seat: Seat) -> tuple[_Voice, Ends, FileIO]:
    """Make the pipes of one program: our ends, its ends, and what to close when it has ended."""
    (stdin, ear), (mouth, stdout), (ended, end) = os.pipe(), os.pipe(), os.pipe()
    for own in (ear, mouth):
        os.set_blocking(own, False)
        with contextlib.suppress(OSError):  # so that another user may open /dev/stdin, too
            os.fchmod(own, _FOR_ALL)
    voice = _Voice(
        speaker=speaker,
        mouth=FileIO(mouth, "rb"),
        ear=FileIO(ear, "wb"),
        ended=FileIO(ended, "rb"),
        stop=seat.stop,
        bytes_left=seat.limits.output_bytes,
    )
    return voice, Ends(FileIO(stdin, "rb"), FileIO(stdout, "wb")), FileIO(end, "wb")


def _begin(threads: ThreadPoolExecutor, seat: Seat, ends: Ends, end: FileIO) -> Future[Execution]:
    def run() -> Execution:
        with end:
            try:
                return seat.run(ends)
            finally:
                ends.close()

    return threads.submit(run)


class _Relay:
    """The loop, and what it learns."""

    def __init__(self, voices: tuple[_Voice, _Voice], quiet_seconds: float) -> None:
        self._voices = voices
        self._quiet_seconds = quiet_seconds
        self._poll = select.poll()
        self._watched: set[int] = set()
        self.transcript = Transcript()
        self.broke_off: Speaker | None = None
        self.silence: Silence | None = None

    def hold(self) -> None:
        """Pass on until both have ended."""
        for voice in self._voices:
            self._watch(voice.mouth, select.POLLIN)
            self._watch(voice.ended, select.POLLIN)
        deadline = time.monotonic() + self._quiet_seconds
        while not all(voice.ended.closed for voice in self._voices):
            ready = {descriptor for descriptor, _ in self._poll.poll(self._patience(deadline))}
            if not ready:
                self._stop_both()
            elif self._serve(ready):
                deadline = time.monotonic() + self._quiet_seconds
        for voice in self._voices:
            self._hear_out(voice)

    def close(self) -> None:
        """Close our ends, and stop whoever is still there."""
        for voice in self._voices:
            if not voice.ended.closed:
                voice.stop()
            for end in (voice.mouth, voice.ear, voice.ended):
                self._close(end)

    def _patience(self, deadline: float) -> float | None:
        """Milliseconds to wait at most; without an end once the submission is gone."""
        if self.silence is not None:
            return _STOP_AGAIN_MILLISECONDS
        if self._voices[0].ended.closed:
            return None
        return max(deadline - time.monotonic(), 0) * 1000

    def _serve(self, ready: set[int]) -> bool:
        """Do what can be done now; whether anything was said, heard or ended.

        The submission comes first: where both end at once, neither knew of the other, and then its
        end is its own.
        """
        moved = False
        for voice, other in (self._voices, self._voices[::-1]):
            if self._is_among(ready, voice.mouth):
                self._listen(voice, other)
                moved = True
            elif self._is_among(ready, other.ear):
                self._pass_on(voice, other)
                moved = True
            if self._is_among(ready, voice.ended):
                self._note_end(voice)
                self._close(voice.ended)
                moved = True
        return moved

    def _is_among(self, ready: set[int], end: FileIO) -> bool:
        return not end.closed and end.fileno() in ready

    def _listen(self, voice: _Voice, other: _Voice) -> None:
        """Read a piece and pass it on; at the end of the file, pass on that."""
        said = voice.mouth.read(_PIECE_BYTES)
        if said is None:
            return
        self._note(voice, said)
        if said and not voice.flooded:
            voice.unsaid = said
            self._pass_on(voice, other)
            return
        self._note_end(voice)
        self._close(voice.mouth)
        self._close(other.ear)

    def _pass_on(self, voice: _Voice, other: _Voice) -> None:
        """Let ``other`` hear what it takes now; while some is left, its speaker has to wait."""
        taken: int | None = len(voice.unsaid)
        if not other.ear.closed:
            try:
                taken = other.ear.write(voice.unsaid)
            except BrokenPipeError:  # nobody listens; that is no reason to stop its speaker
                self._close(other.ear)
        voice.unsaid = voice.unsaid[taken or 0 :]
        waits = not self._is_watched(voice.mouth)
        if voice.unsaid and not waits:
            self._forget(voice.mouth)
            self._watch(other.ear, select.POLLOUT)
        elif not voice.unsaid and waits:
            self._forget(other.ear)
            self._watch(voice.mouth, select.POLLIN)

    def _note(self, voice: _Voice, said: bytes) -> None:
        self.transcript.add(voice.speaker, said)
        voice.bytes_left -= len(said)
        voice.flooded = voice.bytes_left < 0

    def _note_end(self, voice: _Voice) -> None:
        if self.broke_off is None and self.silence is None:
            self.broke_off = voice.speaker

    def _hear_out(self, voice: _Voice) -> None:
        """Take notes of what was said at last, when nobody was there to hear it."""
        while not voice.mouth.closed and (said := voice.mouth.read(_PIECE_BYTES)):
            self._note(voice, said)

    def _stop_both(self) -> None:
        if self.silence is None:
            submission, interactor = self._voices
            self.silence = Silence(
                unread_by_submission=_unread(submission.ear) + len(interactor.unsaid),
                unread_by_interactor=_unread(interactor.ear) + len(submission.unsaid),
            )
            for end in (submission.mouth, submission.ear, interactor.mouth, interactor.ear):
                self._forget(end)  # else the first to die would end the other, who is to be stopped
        for voice in self._voices:
            if not voice.ended.closed:
                voice.stop()

    def _watch(self, end: FileIO, events: int) -> None:
        if not end.closed:
            self._poll.register(end, events)
            self._watched.add(end.fileno())

    def _is_watched(self, end: FileIO) -> bool:
        return not end.closed and end.fileno() in self._watched

    def _forget(self, end: FileIO) -> None:
        if self._is_watched(end):
            self._watched.discard(end.fileno())
            self._poll.unregister(end)

    def _close(self, end: FileIO) -> None:
        self._forget(end)
        end.close()


def _unread(ear: FileIO) -> int:
    """Bytes in a pipe (FIONREAD of pipe(7)); 0 where nobody listens, or the system does not say."""
    if ear.closed:
        return 0
    try:
        said: bytes = fcntl.ioctl(ear, termios.FIONREAD, struct.pack("i", 0))
    except OSError:
        return 0
    return int(struct.unpack("i", said)[0])
