"""Words and times of an examination, as its screens share them."""

from judge.model.problem import Kind
from judge.model.text import Locale, Text

KINDS = {
    Kind.ALGORITHM: Text("algorithm", "알고리즘"),
    Kind.INTERACTIVE: Text("interactive", "대화형"),
    Kind.SQL: Text("SQL", "SQL"),
    Kind.WRITTEN: Text("written", "서술형"),
}
_MINUTE, _HOUR = 60, 3600
_HOURS_MINUTES = Text("{hours} h {minutes} min", "{hours}시간 {minutes}분")
_MINUTES = Text("{minutes} min", "{minutes}분")
_SECONDS = Text("{seconds} s", "{seconds}초")


def clock_face(seconds: float) -> str:
    """Write what is left as a clock does: 1:59:03, or 9:05."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, _HOUR)
    minutes, left = divmod(rest, _MINUTE)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def span(seconds: float, locale: Locale) -> str:
    """Write how long it was, in minutes, or in seconds below one."""
    if seconds < _MINUTE:
        return _SECONDS.say(locale).format(seconds=int(seconds))
    hours, minutes = divmod(round(seconds / _MINUTE), 60)
    text = _HOURS_MINUTES if hours and minutes else _MINUTES
    if hours and not minutes:
        return Text("{hours} h", "{hours}시간").say(locale).format(hours=hours)
    return text.say(locale).format(hours=hours, minutes=minutes)
