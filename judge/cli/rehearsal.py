"""One answer said aloud, from the question to the grade."""

from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

from judge.catalog.workspace import NOTES
from judge.cli.cells import wrap
from judge.cli.context import Context
from judge.cli.desk import Desk
from judge.cli.editor import open_in_editor
from judge.cli.grading import (
    Marking,
    ask_grade,
    ask_whether_changed,
    keep_grade,
    take_back,
)
from judge.cli.interviewer import next_question
from judge.cli.screen.practice_words import clock_words
from judge.cli.screen.progress import Progress
from judge.cli.screen.question import INDENT, question_lines
from judge.errors import JudgeError, UsageError
from judge.frozen import frozen
from judge.model.assessment import Assessment
from judge.model.problem import ProblemHead
from judge.model.text import Text
from judge.model.written import WrittenProblem
from judge.study.rehearsal.answer import doubtful_in, missed
from judge.study.rehearsal.checklist import Check, checklist
from judge.study.rehearsal.speech import Length, measure, usual_length
from judge.study.schedule.item import Item, ItemKind
from judge.study.schedule.row import Facts
from judge.study.schedule.suggestion import suggest

_SPOKEN = "spoken"
_USUAL_SECONDS = 60.0
_BEAT_SECONDS = 0.5  # between two drawings of the clock
_START = Text(
    "{limit} to say it ({length}). Any key starts the clock; q leaves.",
    "{limit} 동안 말해 보세요({length}). 아무 키나 누르면 시작하고, q를 누르면 나갑니다.",
)
_SPEAKING = Text("{time} of {limit}; any key ends", "{time} / {limit} · 말을 마치면 아무 키")
_OVER = Text("{time}, over {limit}; any key ends", "{time} · {limit} 지남 · 말을 마치면 아무 키")
_SPOKE = Text("You spoke for {time} of {limit}.", "{limit} 중 {time} 동안 말했습니다.")
_WRITTEN_LENGTH = Text(
    "What you wrote takes about {seconds} s to say; {limit} are {length}.",
    "쓴 글을 말하면 대략 {seconds}초입니다({limit} 분량은 {length}).",
)
_LISTEN = Text("Did you say it?  y yes  n no  q leave", "말했나요?  y 예  n 아니오  q 나가기")
_TICKED, _OPEN = Text("said", "말함"), Text("not said", "말하지 않음")
_FOUND = Text("written: {sentence}", "쓴 글에서: {sentence}")
_MISTAKEN = Text(
    "A common error? You wrote: {sentence} What is right: {right}",
    "흔한 오해일까요? 쓴 글: {sentence} 바른 내용: {right}",
)
_REMINDER = Text("your note: {line}", "내 노트: {line}")
_SAY_POINT = Text(
    "One thing about this was missing in your answer. Say it, then press any key; q leaves.",
    "이 문항의 답에서 하나를 빠뜨렸습니다. 말해 본 뒤 아무 키나 누르세요. q를 누르면 나갑니다.",
)
_MISSED = Text("what was missing", "빠뜨린 내용")
_FOLLOW_UP = Text("And the next question: {question}", "이어지는 질문: {question}")
_END = Text(
    "Answer it aloud. u takes the grade back; any other key goes on.",
    "소리 내어 답해 보세요. u를 누르면 평가를 되돌리고, 다른 키를 누르면 넘어갑니다.",
)
_BY_HAND = Text(
    "grade it: judge review {item} --grade again|hard|good|easy",
    "평가하기: judge review {item} --grade again|hard|good|easy",
)
_CHECKS = Text("What to listen for", "점검할 것")


class _Left(Exception):  # noqa: N818 - the learner may; it is no error
    """The learner pressed q."""


@frozen
class Heard:
    """What was ticked of the checklist, by id, and how long it took.

    Of what was written down, ``mentioned`` counts the points that were found, None where nothing
    was; ``doubtful`` what seems to be denied or misunderstood.
    """

    ticked: tuple[str, ...]
    checks: tuple[Check, ...]
    seconds: float
    mentioned: int | None
    doubtful: int


def limit_of(problem: ProblemHead) -> float:
    """Return how many seconds an answer may take."""
    return problem.speak_seconds if isinstance(problem, WrittenProblem) else _USUAL_SECONDS


def checks_of(desk: Desk, problem: ProblemHead) -> tuple[Check, ...]:
    """Return the checklist of a problem, from the learner's note where there is one."""
    try:
        folder = desk.workspace.solutions(problem.slug)
        note = (folder / NOTES).read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        note = None
    return checklist(problem, note)


class Rehearsal:
    """One item, rehearsed at a keyboard."""

    def __init__(self, context: Context, desk: Desk, item: Item, problem: ProblemHead) -> None:
        """Take what is to be said."""
        self._context = context
        self._desk = desk
        self._item = item
        self._problem = problem
        self._terminal = context.terminal
        self._limit = limit_of(problem)

    def go(self, *, typed: bool) -> bool:
        """Go through all of it; False where the learner left before the end.

        A grade is kept as soon as it is given: whatever happens after that, it is there.
        """
        self._show(*self._question())
        try:
            ask_whether_changed(self._context, self._desk, self._item)
            if self._item.kind is ItemKind.POINT:
                facts = self._recall_point()
            else:
                facts = self._facts(self._listen(typed=typed))
        except _Left:
            return False
        while self._grade(facts):
            if not self._follow_up():
                return True
        return False

    def print(self) -> None:
        """Show what there is to say and to listen for, where nobody sits at a keyboard."""
        self._show(*self._question(), "")
        if self._item.kind is ItemKind.POINT:
            self._show(*self._point_lines())
        else:
            self._show(self._say(_CHECKS))
            for number, check in enumerate(checks_of(self._desk, self._problem), start=1):
                self._show(*self._check_lines(number, check))
        self._terminal.tell("", self._say(_BY_HAND).format(item=self._item.id))

    def _question(self) -> Iterator[str]:
        yield from question_lines(self._problem, self._context.locale, self._terminal)
        if self._item.kind is ItemKind.POINT:
            yield ""
            yield self._terminal.paint(self._say(self._item.title), bold=True)

    def _recall_point(self) -> Facts:
        self._show("", *self._wrapped(self._say(_SAY_POINT)))
        self._press()
        self._show(*self._point_lines())
        return Facts()

    def _point_lines(self) -> Iterator[str]:
        if isinstance(self._problem, WrittenProblem):
            says = {point.id: point.says for point in self._problem.points}
            yield self._terminal.paint(self._say(_MISSED), dim=True)
            yield from self._indented(self._say(says[self._item.part]))

    def _listen(self, *, typed: bool) -> Heard:
        length = self._say(usual_length(self._limit))
        limit = clock_words(self._limit)
        start = self._say(_START).format(limit=limit, length=length)
        self._show("", *self._wrapped(start))
        self._press()
        seconds = self._clock()
        time = clock_words(seconds)
        self._show(self._say(_SPOKE).format(time=time, limit=limit))
        text = self._type() if typed else ""
        if text.strip():
            self._tell_length(measure(text))
        found = self._assess(text)
        checks = checks_of(self._desk, self._problem)
        ticked = tuple(self._tick(checks, found))
        return Heard(
            ticked=ticked,
            checks=checks,
            seconds=seconds,
            mentioned=len(found.told) if found else None,
            doubtful=doubtful_in(found) if found else 0,
        )

    def _assess(self, text: str) -> Assessment | None:
        """Hold what was written down against the rubric, and flag what seems misunderstood."""
        if not isinstance(self._problem, WrittenProblem) or not text.strip():
            return None
        from judge.judging.written.assess import assess  # with regex 20 ms, for who types

        found = assess(self._problem, text)
        says = {each.id: each.says for each in self._problem.misconceptions}
        for each in found.misconceptions:
            line = self._say(_MISTAKEN).format(
                sentence=each.sentence, right=self._say(says[each.id])
            )
            self._show("", *self._wrapped(line))
        return found

    def _clock(self) -> float:
        """Draw the time until a key is pressed."""
        clock, wait = self._context.monotonic, self._context.key_within
        progress = Progress(self._terminal, clock)
        start, pressed = clock(), ""
        limit = clock_words(self._limit)
        while wait is not None and not pressed:
            passed = clock() - start
            words = _OVER if passed > self._limit else _SPEAKING
            progress.announce(self._say(words).format(time=clock_words(passed), limit=limit))
            pressed = wait(_BEAT_SECONDS)
        progress.pause()
        return clock() - start

    def _type(self) -> str:
        """Let the learner write down what was said; the file is theirs, and stays."""
        folder = self._desk.workspace.solutions(self._problem.slug) / _SPOKEN
        moment = self._context.now().astimezone(self._context.zone)
        file = _new_file(folder, f"{moment:%Y-%m-%dT%H%M}")
        try:
            open_in_editor(self._context, self._desk.workspace, file)
        except JudgeError as error:  # what was said is still to be gone through
            self._terminal.tell(error.say(self._context.locale))
        text = file.read_text(encoding="utf-8-sig", errors="replace")
        if not text:
            file.unlink()
        return text

    def _tell_length(self, length: Length) -> None:
        words = self._say(_WRITTEN_LENGTH).format(
            seconds=length.seconds,
            limit=clock_words(self._limit),
            length=self._say(usual_length(self._limit)),
        )
        self._show(*self._wrapped(words))

    def _tick(self, checks: Sequence[Check], found: Assessment | None) -> Iterator[str]:
        """Yield the ids of what was said: the learner's word, beside what we found."""
        self._show("", self._say(_LISTEN))
        sentences = {each.id: each.sentence for each in found.mentioned} if found else {}
        for number, check in enumerate(checks, start=1):
            self._show(*self._check_lines(number, check))
            sentence = sentences.get(check.id)
            if sentence:
                self._show(*self._indented(self._say(_FOUND).format(sentence=sentence)))
            said = self._yes_or_no()
            word = self._say(_TICKED if said else _OPEN)
            self._show(INDENT + self._terminal.paint(f"→ {word}", "green" if said else "yellow"))
            if said:
                yield check.id

    def _yes_or_no(self) -> bool:
        while (key := self._key()) not in {"y", "n"}:
            if key == "q":
                raise _Left
        return key == "y"

    def _facts(self, heard: Heard) -> Facts:
        """Sum up what was heard; of a rubric, the heaviest points that lack become items."""
        problem = self._problem
        if not isinstance(problem, WrittenProblem) or not problem.points:
            return Facts(ticked=len(heard.ticked), checks=len(heard.checks), seconds=heard.seconds)
        return Facts(
            mentioned=len(heard.ticked) if heard.mentioned is None else heard.mentioned,
            expected=problem.expected_points,
            doubtful=heard.doubtful,
            missed=missed(problem, heard.ticked),
            seconds=heard.seconds,
        )

    def _grade(self, facts: Facts) -> bool:
        """Ask for the grade and keep it; False where the learner leaves."""
        desk = self._desk.fresh
        marking = Marking(item=self._item, facts=facts, suggestion=suggest(facts))
        self._show("")
        grade = ask_grade(self._context, desk, marking)
        if grade is None:
            return False
        keep_grade(self._context, desk, marking, grade)
        return True

    def _follow_up(self) -> bool:
        """Ask the next question; True where the grade was taken back and is wanted anew."""
        times = self._desk.standing(self._item).grades
        question = self._say(next_question(self._desk, self._problem, times))
        self._show("", *self._wrapped(self._say(_FOLLOW_UP).format(question=question)))
        self._show(*self._wrapped(self._say(_END)))
        if self._key() != "u":
            return False
        take_back(self._context, self._desk.fresh)
        return True

    def _check_lines(self, number: int, check: Check) -> Iterator[str]:
        head = f"{number}. "
        first, *more = self._wrapped(self._say(check.asks), len(head))
        yield head + first
        yield from (" " * len(head) + line for line in more)
        if check.reminder is not None:
            line = self._say(_REMINDER).format(line=self._say(check.reminder))
            yield from (
                self._terminal.paint(" " * len(head) + each, dim=True)
                for each in self._wrapped(line, len(head))
            )

    def _press(self) -> None:
        if self._key() == "q":
            raise _Left

    def _key(self) -> str:
        if self._context.key is None:
            raise AssertionError("only somebody at a keyboard rehearses")
        return self._context.key()

    def _indented(self, text: str) -> list[str]:
        return [INDENT + line for line in self._wrapped(text, len(INDENT))]

    def _wrapped(self, text: str, less: int = 0) -> list[str]:
        return wrap(text, self._terminal.width - less)

    def _show(self, *lines: str) -> None:
        self._terminal.show(*lines)

    def _say(self, text: Text) -> str:
        return self._context.say(text)


def _new_file(folder: Path, name: str) -> Path:
    """Make an empty file with a name of its own."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number in count(1):
            file = folder / (f"{name}.md" if number == 1 else f"{name}-{number}.md")
            try:
                file.open("x").close()
            except FileExistsError:
                continue
            return file
    except OSError as error:
        raise UsageError(
            f"cannot write in {folder}: {error.strerror}",
            f"{folder}에 쓸 수 없습니다: {error.strerror}",
        ) from error
    raise AssertionError("there are more numbers than files")
