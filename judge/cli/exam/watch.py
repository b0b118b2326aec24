"""The screen that stays: the clock, the keys, and a look at the files twice a second."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from judge.cli.cells import cut, wrap
from judge.cli.context import Context
from judge.cli.exam.actions import (
    POLL_SECONDS,
    edit,
    end,
    hand_in,
    item_of,
    refresh,
    try_samples,
    turn_to,
)
from judge.cli.exam.sitting import Sitting
from judge.cli.screen.exam_status import status
from judge.cli.screen.exam_words import clock_face, span
from judge.cli.trial import Trial
from judge.errors import JudgeError
from judge.model.text import Text
from judge.study.exam.event import Beat
from judge.study.exam.timeline import Exam

_BEAT_SECONDS = 15.0
_WARNINGS = (1800, 600, 300, 60)  # seconds before the end
_WARNING = Text("{left} left", "{left} 남았습니다")
_GAP = Text(
    "nobody watched for {span}; the clock went on",
    "{span} 동안 꺼져 있었습니다. 그동안에도 시간은 흘렀습니다",
)
_RESTORED = Text("wrote back {file}, which was gone", "없어진 파일을 되살렸습니다: {file}")
_LINE = Text(
    "{left} left · {number}/{count} {title} · {saved}",
    "{left} 남음 · {number}/{count} {title} · {saved}",
)
_SAVED = Text("saved {ago} ago", "{ago} 전에 저장")
_NOT_SAVED = Text("nothing saved yet", "아직 저장한 것 없음")
_KEYS = Text(
    "keys: 1-9 n p another problem · v read it · e edit · r run the samples · s hand in · t all "
    "items · f end it · q leave (the clock goes on)",
    "키: 1-9 n p 다른 문제 · v 지문 · e 편집 · r 예제 실행 · s 제출 · t 전체 · f 시험 끝내기 · "
    "q 나가기(시간은 계속 갑니다)",
)
_LEFT_OPEN = Text(
    "the clock goes on; `judge exam` comes back", "시간은 계속 갑니다. 돌아오려면 `judge exam`"
)
_SURE = Text("end the exam? press f again", "시험을 끝낼까요? f를 한 번 더 누르세요")


@dataclass(slots=True)
class _Watch:
    """What the screen remembers between two looks."""

    sitting: Sitting
    beaten: float
    warned: int
    wants_end: bool = False
    leaves: bool = False


def come_back(context: Context, sitting: Sitting) -> Sitting:
    """Write down that somebody is here again; say how long nobody was, and write back files."""
    exam = sitting.room.record(Beat())
    gap = exam.gaps[-1] if exam.gaps else None
    if gap is not None and gap.at_seconds + gap.seconds >= exam.elapsed_seconds:
        context.terminal.tell(context.say(_GAP).format(span=span(gap.seconds, context.locale)))
    for path in sitting.room.restore(exam):
        context.terminal.tell(context.say(_RESTORED).format(file=context.shown(path)))
    return refresh(replace(sitting, exam=exam))


def watch(context: Context, sitting: Sitting, trial: Trial) -> Sitting:
    """Stay until the end, or until the learner leaves; return how it stands then."""
    context.terminal.tell(*wrap(context.say(_KEYS), context.terminal.width))
    now = context.monotonic()
    state = _Watch(sitting, beaten=now, warned=_level(sitting.exam))
    try:
        while state.sitting.exam.end is None and not state.leaves:
            _look(context, state)
            key = _key(context)
            if key:
                _obey(context, state, trial, key)
    finally:
        _clear(context)
        if state.sitting.exam.end is None:  # by q, or by Ctrl-C
            context.terminal.tell(context.say(_LEFT_OPEN))
    return state.sitting


def _look(context: Context, state: _Watch) -> None:
    """Keep what was saved, beat, warn and draw the clock."""
    state.sitting = refresh(state.sitting)
    now = context.monotonic()
    if now - state.beaten >= _BEAT_SECONDS:
        state.beaten = now
        state.sitting = replace(state.sitting, exam=state.sitting.room.record(Beat()))
    exam = state.sitting.exam
    if _level(exam) > state.warned and exam.end is None:
        state.warned = _level(exam)
        _clear(context)
        left = span(exam.left_seconds, context.locale)
        context.terminal.tell(context.say(_WARNING).format(left=left))
    if context.terminal.live:
        context.terminal.draw(cut(_line(context, exam), context.terminal.width - 1))


def _level(exam: Exam) -> int:
    """Count the warnings that are due."""
    return sum(exam.left_seconds <= seconds for seconds in _WARNINGS)


def _line(context: Context, exam: Exam) -> str:
    item = exam.items[exam.current]
    latest = exam.latest_of(exam.current)
    saved = context.say(_NOT_SAVED)
    if latest is not None:
        ago = span(exam.elapsed_seconds - latest.at_seconds, context.locale)
        saved = context.say(_SAVED).format(ago=ago)
    return context.say(_LINE).format(
        left=clock_face(exam.left_seconds),
        number=exam.current + 1,
        count=len(exam.items),
        title=context.say(item.title),
        saved=saved,
    )


def _key(context: Context) -> str:
    """Wait for a key; nobody watches without a keyboard."""
    if context.key_within is None:
        raise AssertionError("only somebody at a keyboard watches")
    return context.key_within(POLL_SECONDS)


def _obey(context: Context, state: _Watch, trial: Trial, key: str) -> None:
    """Do what a key asks for; a mistake is told, and the clock goes on."""
    _clear(context)
    was_asked, state.wants_end = state.wants_end, False
    current, count = state.sitting.exam.current, len(state.sitting.exam.items)
    actions: Mapping[str, Callable[[], Sitting]] = {
        "n": lambda: turn_to(context, state.sitting, (current + 1) % count, whole=False),
        "p": lambda: turn_to(context, state.sitting, (current - 1) % count, whole=False),
        "v": lambda: turn_to(context, state.sitting, current),
        "e": lambda: edit(context, state.sitting, current),
        "r": lambda: try_samples(context, state.sitting, current, trial)[0],
        "s": lambda: hand_in(context, state.sitting, current),
        "t": lambda: _show_all(context, state.sitting),
    }
    try:
        if key in actions:
            state.sitting = actions[key]()
        elif key.isdecimal() and key != "0":
            item = item_of(state.sitting.exam, int(key))
            state.sitting = turn_to(context, state.sitting, item, whole=False)
        elif key == "q":
            state.leaves = True
        elif key == "f":
            _end_if_sure(context, state, sure=was_asked)
        else:
            context.terminal.tell(*wrap(context.say(_KEYS), context.terminal.width))
    except JudgeError as error:
        context.terminal.tell(error.say(context.locale))


def _end_if_sure(context: Context, state: _Watch, *, sure: bool) -> None:
    if sure:
        state.sitting = end(state.sitting)
        return
    state.wants_end = True
    context.terminal.tell(context.say(_SURE))


def _show_all(context: Context, sitting: Sitting) -> Sitting:
    context.terminal.show(*status(sitting.exam, context.locale, context.terminal))
    return sitting


def _clear(context: Context) -> None:
    if context.terminal.live:
        context.terminal.draw("")
