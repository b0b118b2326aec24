"""The report of an examination: where the time went, what failed and why, what to do tomorrow."""

from collections.abc import Iterator

from judge.cli.cells import cut, pad, width, wrap
from judge.cli.screen.exam_status import clock
from judge.cli.screen.exam_words import KINDS, span
from judge.cli.screen.words import COLORS, SHORT
from judge.cli.terminal import Terminal
from judge.model.problem import Kind
from judge.model.quantity import format_duration
from judge.model.text import Locale, Text
from judge.model.verdict import Verdict
from judge.study.exam.report import (
    Failed,
    ItemReport,
    Mentioned,
    NotJudged,
    Ran,
    Report,
    Standing,
    Task,
    queue_of,
)

_BAR = 16  # cells
_MOST_FAILED = 4
_MOST_MISSED = 6
_SOLVED = Text("{kind} {solved}/{count}", "{kind} {solved}/{count}")
_POINTS = Text("written: {found} of {total} points", "서술형: {total}개 중 {found}개 언급")
_GRADED = Text("your own grade: {sum}/{most}", "스스로 매긴 점수: {sum}/{most}")
_STANDINGS = {
    Standing.CHANGED_AFTER: Text(
        "changed after the last submission; that text was not judged",
        "마지막 제출 뒤에 고친 내용은 채점하지 않았습니다",
    ),
    Standing.NOT_SUBMITTED: Text(
        "not handed in; judged as it stood at the end",
        "제출하지 않아 끝났을 때의 내용으로 채점했습니다",
    ),
}
_UNANSWERED = Text("not answered", "답 없음")
_NOT_JUDGED = Text("not judged", "채점 못 함")
_MENTIONED = Text("{found}/{total} points", "{total}개 중 {found}개 언급")
_UNWATCHED = Text("nobody watched", "꺼져 있던 시간")
_SUBMISSIONS = Text("{count} submissions", "제출 {count}번")
_ONE_SUBMISSION = Text("1 submission", "제출 1번")
_TRIES = Text("samples run {count} times", "예제 실행 {count}번")
_ONE_TRY = Text("samples run once", "예제 실행 1번")
_SIZE = Text("n = {size:,}", "n = {size:,}")
_COST = Text("{used} of {limit}", "{limit} 제한에 {used}")
_STOPPED = Text("stopped at {limit}", "{limit}에서 중단")
_HARDLY_MORE = 1.1  # times the limit: it was stopped there, and nobody knows what it needs
_SAMPLE, _HIDDEN = Text("sample", "예제"), Text("hidden", "숨은 케이스")
_ONE_MORE = Text("1 more case", "그 밖의 케이스 1개")
_MORE = Text("{count} more cases", "그 밖의 케이스 {count}개")
_MISSED = Text("not mentioned", "언급하지 않은 요점")
_ONE_MORE_MISSED = Text("1 more point", "그 밖에 1개")
_MORE_MISSED = Text("{count} more points", "그 밖에 {count}개")
_WRONG = Text("a common error?", "흔한 오해?")
_TOMORROW = Text("For tomorrow", "내일 할 일")
_NOTHING = Text("nothing: everything was solved", "없습니다. 모두 풀었습니다")
_TASKS = {
    Task.SOLVE: Text("solve", "풀기"),
    Task.WRITE: Text("write", "쓰기"),
    Task.SOLVE_AGAIN: Text("solve again", "다시 풀기"),
    Task.WRITE_AGAIN: Text("write again", "다시 쓰기"),
}
_DUE = Text("{minutes} min", "{minutes}분")


class ReportPage:
    """The page of one report."""

    def __init__(self, report: Report, locale: Locale, terminal: Terminal) -> None:
        """Take what to show, and where."""
        self._report = report
        self._locale = locale
        self._terminal = terminal

    def lines(self) -> Iterator[str]:
        """Yield the whole page."""
        exam = self._report.exam
        title = self._terminal.paint(self._say(exam.plan.title), bold=True)
        yield f"{title} · {exam.plan.id}"
        yield f"{clock(exam, self._locale)} · {self._score()}"
        yield ""
        yield from self._times()
        for item in self._report.items:
            yield from self._details(item)
        yield from self._tomorrow()

    def _say(self, text: Text) -> str:
        return text.say(self._locale)

    def _score(self) -> str:
        parts = []
        for kind, name in KINDS.items():
            own = [item for item in self._report.items if item.item.kind is kind]
            if own and kind is not Kind.WRITTEN:
                solved = sum(item.solved for item in own)
                words = {"kind": self._say(name), "solved": solved, "count": len(own)}
                parts.append(self._say(_SOLVED).format(**words))
        written = [i.outcome for i in self._report.items if isinstance(i.outcome, Mentioned)]
        if written:
            found = sum(point.mentioned for answer in written for point in answer.points)
            total = sum(len(answer.points) for answer in written)
            parts.append(self._say(_POINTS).format(found=found, total=total))
        return " · ".join(parts)

    def _times(self) -> Iterator[str]:
        """Yield a bar for each item, and one for the time in which nobody was there."""
        rows = [
            (f"{item.number} {self._say(item.item.title)}", item.seconds, self._result(item))
            for item in self._report.items
        ]
        unwatched = self._report.unwatched_seconds
        if unwatched:
            rows.append((self._say(_UNWATCHED), unwatched, ""))
        most = max((seconds for _, seconds, _ in rows), default=0) or 1
        spans = [span(seconds, self._locale) for _, seconds, _ in rows]
        results = max(width(result) for _, _, result in rows)
        times = max(map(width, spans))
        room = self._terminal.width - results - times - _BAR - 6
        names = min(max(width(name) for name, _, _ in rows), room)
        for (name, seconds, result), time in zip(rows, spans, strict=True):
            bar = "█" * max(round(_BAR * seconds / most), 1 if seconds else 0)
            cells = [pad(cut(name, names), names), pad(time, times, right=True), pad(bar, _BAR)]
            yield "  ".join([*cells, result]).rstrip()

    def _result(self, item: ItemReport) -> str:
        match item.outcome:
            case Ran(result=result):
                sign = "✓" if item.solved else "✗"
                word = f"{sign} {self._say(SHORT[result.verdict])} {result.verdict}"
                return self._terminal.paint(word, COLORS[result.verdict])
            case Mentioned(points=points):
                found = sum(point.mentioned for point in points)
                return self._say(_MENTIONED).format(found=found, total=len(points))
            case NotJudged():
                return self._say(_NOT_JUDGED)
            case None:
                return self._terminal.paint(self._say(_UNANSWERED), dim=True)

    def _details(self, item: ItemReport) -> Iterator[str]:
        if item.outcome is None or (item.solved and item.standing is Standing.SUBMITTED):
            return
        yield ""
        facts = [self._counted(item.submissions)] if item.submissions else []
        tries = _ONE_TRY if item.tries == 1 else _TRIES
        facts += [self._say(tries).format(count=item.tries)] if item.tries else []
        head = self._terminal.paint(f"{item.number} {self._say(item.item.title)}", bold=True)
        yield " · ".join([head, *facts])
        remark = _STANDINGS.get(item.standing)
        if remark is not None:
            yield from self._indented(self._say(remark))
        match item.outcome:
            case Ran():
                yield from self._failures(item.failed)
            case Mentioned():
                yield from self._missed(item, item.outcome)
            case NotJudged(why=why):
                yield from self._indented(self._say(why))

    def _counted(self, count: int) -> str:
        text = _ONE_SUBMISSION if count == 1 else _SUBMISSIONS
        return self._say(text).format(count=count)

    def _failures(self, failed: tuple[Failed, ...]) -> Iterator[str]:
        for case in failed[:_MOST_FAILED]:
            which = self._say(_SAMPLE if case.sample else _HIDDEN)
            facts = [f"{self._say(SHORT[case.verdict])} ({case.verdict})"]
            facts += [self._say(_SIZE).format(size=case.size)] if case.size is not None else []
            if case.seconds is not None and case.verdict is Verdict.TIME_LIMIT_EXCEEDED:
                was_stopped = case.seconds <= _HARDLY_MORE * case.limit_seconds
                words = {
                    "used": format_duration(case.seconds),
                    "limit": format_duration(case.limit_seconds),
                }
                facts.append(self._say(_STOPPED if was_stopped else _COST).format(**words))
            yield from self._indented(f"{which} {case.name}: {' · '.join(facts)}")
        if len(failed) > _MOST_FAILED:
            count = len(failed) - _MOST_FAILED
            text = _ONE_MORE if count == 1 else _MORE
            yield from self._indented(self._say(text).format(count=count))

    def _missed(self, item: ItemReport, answer: Mentioned) -> Iterator[str]:
        if item.grades:
            most = 2 * len(answer.points)
            grade = sum(item.grades.values())
            yield from self._indented(self._say(_GRADED).format(sum=grade, most=most))
        for sentence, says in answer.wrong:
            yield from self._indented(f"{self._say(_WRONG)} “{sentence}” → {self._say(says)}")
        if item.missed:
            yield from self._indented(f"{self._say(_MISSED)}:")
        for point in item.missed[:_MOST_MISSED]:
            yield from self._indented(f"- {self._say(point.says)}", deeper=2)
        if len(item.missed) > _MOST_MISSED:
            count = len(item.missed) - _MOST_MISSED
            text = _ONE_MORE_MISSED if count == 1 else _MORE_MISSED
            yield from self._indented(self._say(text).format(count=count), deeper=2)

    def _tomorrow(self) -> Iterator[str]:
        yield ""
        yield self._terminal.paint(self._say(_TOMORROW), bold=True)
        queue = queue_of(self._report)
        if not queue:
            yield from self._indented(self._say(_NOTHING))
        for due in queue:
            time = pad(self._say(_DUE).format(minutes=due.minutes), 7, right=True)
            text = f"{time}  {self._say(_TASKS[due.task])}: {due.slug} ({self._say(due.why)})"
            yield from self._indented(text)

    def _indented(self, text: str, *, deeper: int = 0) -> Iterator[str]:
        indent = "  " + " " * deeper
        lines = wrap(text, self._terminal.width - len(indent) - 2)
        if text.startswith(" "):
            lines = [" " * (len(text) - len(text.lstrip())) + lines[0], *lines[1:]]
        yield f"{indent}{lines[0]}"
        yield from (f"{indent}  {line}" for line in lines[1:])
