"""What is practised, why, how well it is remembered and when again, in words."""

from datetime import date

from judge.model.text import Text
from judge.study.schedule.item import ItemKind
from judge.study.schedule.memory import Grade
from judge.study.schedule.planner import Why

KINDS = {
    ItemKind.SOLVE: Text("solve again", "다시 풀기"),
    ItemKind.SQL: Text("SQL again", "SQL 다시"),
    ItemKind.WRITTEN: Text("write", "서술"),
    ItemKind.SPOKEN: Text("say", "말하기"),
    ItemKind.POINT: Text("missed point", "빠뜨린 요점"),
    ItemKind.TASK: Text("task", "할 일"),
}
FIRST = {  # what they are called until the problem is solved
    ItemKind.SOLVE: Text("solve", "풀기"),
    ItemKind.SQL: Text("SQL", "SQL"),
}
WHYS = {
    Why.TASK: Text("its day has come", "예정한 날"),
    Why.ASKED: Text("from an exam", "모의시험에서"),
    Why.NEW: Text("new", "처음"),
    Why.DUE: Text("due", "복습할 때"),
    Why.FADING: Text("while there is time", "시간이 남으면"),
    Why.LAST: Text("once more", "면접 전에 한 번 더"),
}
GRADES = {
    Grade.AGAIN: Text("again", "다시"),
    Grade.HARD: Text("hard", "어려움"),
    Grade.GOOD: Text("good", "좋음"),
    Grade.EASY: Text("easy", "쉬움"),
}
MEMORY = Text("memory {share:.0%}", "기억 {share:.0%}")
LEECH = Text("forgotten {lapses} times", "{lapses}번 잊음")
LEECH_ADVICE = Text(
    "{title} was forgotten {lapses} times. To repeat it as it is will not help: split it into "
    "smaller pieces, or mend your note. It stays in the plan.",
    "{title}: {lapses}번 잊었습니다. 그대로 반복해도 잘 남지 않습니다. 더 작게 나누거나 노트를 "
    "고치세요. 계획에서 빼지는 않습니다.",
)
CANDOUR = Text(
    "you graded {higher} of {graded} higher than the facts",
    "{graded}번 중 {higher}번 사실보다 높게 매겼습니다",
)
_WEEKDAYS = (
    *(Text("Mon", "월"), Text("Tue", "화"), Text("Wed", "수"), Text("Thu", "목")),
    *(Text("Fri", "금"), Text("Sat", "토"), Text("Sun", "일")),
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def date_words(day: date, today: date) -> Text:
    """Write a date, with its year where that is not today's: "Mon 7 Dec", "12월 7일(월)"."""
    weekday, month = _WEEKDAYS[day.weekday()], day.month
    month_en = _MONTHS[month - 1]
    en, ko = f"{weekday.en} {day.day} {month_en}", f"{month}월 {day.day}일({weekday.ko})"
    if day.year == today.year:
        return Text(en, ko)
    return Text(f"{en} {day.year}", f"{day.year}년 {ko}")


def due_words(due: date, today: date) -> Text:
    """Say when: "tomorrow", "in 3 days, on Mon 7 Dec"."""
    days, when = (due - today).days, date_words(due, today)
    if days <= 0:
        return Text("today", "오늘")
    if days == 1:
        return Text("tomorrow", "내일")
    return Text(f"in {days} days, on {when.en}", f"{days}일 뒤, {when.ko}")


def clock_words(seconds: float) -> str:
    """Write minutes and seconds: "1:05"."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02}"
