"""The end of a run: the verdict in words, how many passed, time and memory, the points."""

from collections.abc import Iterator, Sequence
from math import isinf

from judge.cli.cells import pad, printable, width, wrap
from judge.cli.screen.failure import whose_fault
from judge.cli.screen.words import (
    COLORS,
    FULL_ISOLATION,
    ISOLATION,
    MEMORY_METHODS,
    NO_ISOLATION,
    OVERALL,
    SHORT,
)
from judge.cli.terminal import Terminal
from judge.model.quantity import format_duration, format_size
from judge.model.text import Locale, Text
from judge.model.verdict import CaseResult, Examples, GroupResult, SubmissionResult, Verdict

_MOST_COMPILER_LINES = 20
_PASSED = Text("{passed:,} of {total:,} passed", "{total:,}개 중 {passed:,}개 통과")
_SKIPPED = Text(
    "{count:,} not run after the first failure", "{count:,}개는 첫 실패 뒤라 실행하지 않음"
)
_UNSTABLE = Text(
    "Runs of the same case disagreed: near its limit this verdict may change.",
    "같은 케이스를 다시 실행했더니 결과가 달랐습니다. 제한에 가까워 판정이 바뀔 수 있습니다.",
)
_SLOWEST = Text("slowest", "최대 시간")
_HEAVIEST = Text("memory", "최대 메모리")
_POINTS = Text("points", "점수")
_ISOLATION = Text("isolation", "격리")
_OF_LIMIT = Text("{used} of {limit} ({name})", "제한 {limit} 중 {used} ({name})")
_FACTOR = Text("limit scaled by {factor:g} for this machine", "이 컴퓨터의 제한은 {factor:g}배")
_OF_POINTS = Text("{earned:g} of {possible:g}", "{possible:g}점 중 {earned:g}점")
_EXAMPLES = Text("examples", "무작위 입력")
_ALL_HOLD = Text(
    "{tried:,} tried in {seconds}, none fails (seed {seed})",
    "{seconds} 동안 {tried:,}개 시험, 모두 통과 (시드 {seed})",
)
_FOUND = Text(
    "number {tried:,} failed, made smaller in {steps:,} steps; again: --seed {seed}",
    "{tried:,}번째에서 실패, {steps:,}단계로 줄임. 다시 하려면 --seed {seed}",
)
_FOUND_IN_ONE = Text(
    "number {tried:,} failed, made smaller in 1 step; again: --seed {seed}",
    "{tried:,}번째에서 실패, 1단계로 줄임. 다시 하려면 --seed {seed}",
)
_MANY = 0.9  # of the inputs that types alone gave, from which on it is worth a word
_REFUSED = Text("refused", "제외")
_OF_DRAWN = Text(
    "{share:.0%} of the inputs drawn, by the problem's validate()",
    "만든 입력의 {share:.0%} (문제의 validate() 조건)",
)
_LOUD = Text(
    "NOT ISOLATED: this program ran with all your rights",
    "격리되지 않음: 프로그램이 내 계정의 모든 권한으로 실행되었습니다",
)


def summary(
    result: SubmissionResult, name: str, locale: Locale, terminal: Terminal
) -> Iterator[str]:
    """Yield the lines of the end; ``name`` is what one types for the problem."""
    yield from _compiler(result, terminal)
    yield _headline(result, locale, terminal)
    yield from _remarks(result, name, locale, terminal)
    yield from _table(_rows(result, locale), locale, terminal)
    told = [case.remarks for case in result.cases if case.remarks is not None]
    if told and result.verdict is Verdict.ACCEPTED:  # else it stands with what failed
        from judge.cli.screen.remarks import remark_lines  # for SQL only

        yield from ("", *remark_lines(told[-1], locale, terminal))
    if result.isolation == NO_ISOLATION:
        yield "  " + terminal.paint(_LOUD.say(locale), "red", bold=True)


def _compiler(result: SubmissionResult, terminal: Terminal) -> Iterator[str]:
    lines = printable(result.compiler_output).rstrip().split("\n")
    if lines == [""]:
        return
    yield from (f"  {line}".rstrip() for line in lines[:_MOST_COMPILER_LINES])
    if len(lines) > _MOST_COMPILER_LINES:
        yield terminal.paint("  …", dim=True)
    yield ""


def _headline(result: SubmissionResult, locale: Locale, terminal: Terminal) -> str:
    words = terminal.paint(OVERALL[result.verdict].say(locale), COLORS[result.verdict], bold=True)
    passed = sum(case.verdict is Verdict.ACCEPTED for case in result.cases)
    parts = [f"{words} ({result.verdict})"]
    if result.cases:
        parts.append(_PASSED.say(locale).format(passed=passed, total=result.total_cases))
        if skipped := result.total_cases - len(result.cases):
            parts.append(_SKIPPED.say(locale).format(count=skipped))
    return " · ".join(parts)


def _remarks(
    result: SubmissionResult, name: str, locale: Locale, terminal: Terminal
) -> Iterator[str]:
    remarks = [
        result.message.say(locale) if result.message else None,
        whose_fault(result.verdict, name, locale),
        _UNSTABLE.say(locale) if result.unstable else None,
    ]
    for remark in remarks:
        if remark:
            yield from (f"  {line}" for line in wrap(printable(remark), terminal.width - 2))


def _rows(result: SubmissionResult, locale: Locale) -> Iterator[tuple[Text, str]]:
    yield from _slowest(result, locale)
    yield from _heaviest(result, locale)
    if result.examples is not None:
        yield from _examples(result.examples, locale)
    if result.groups and all(each.verdict is not Verdict.NOT_JUDGED for each in result.groups):
        yield _POINTS, _points(result, locale)
    if result.isolation not in FULL_ISOLATION and result.isolation != NO_ISOLATION:
        known = ISOLATION.get(result.isolation)
        yield _ISOLATION, known.say(locale) if known else result.isolation


def search_rows(examples: Examples, locale: Locale, terminal: Terminal) -> Iterator[str]:
    """Yield the lines that tell how long a search went on and how to repeat it."""
    return _table(_examples(examples, locale), locale, terminal)


def _table(rows: Iterator[tuple[Text, str]], locale: Locale, terminal: Terminal) -> Iterator[str]:
    said = [(name.say(locale), value) for name, value in rows]
    names = max((width(name) for name, _ in said), default=0)
    for name, value in said:
        head, *rest = wrap(value, terminal.width - names - 4)
        yield f"  {pad(name, names)}  {head}"
        yield from (f"  {pad('', names)}  {line}" for line in rest)


def _examples(examples: Examples, locale: Locale) -> Iterator[tuple[Text, str]]:
    found = _FOUND_IN_ONE if examples.steps == 1 else _FOUND
    text = _ALL_HOLD if examples.law is None else found
    yield (
        _EXAMPLES,
        text.say(locale).format(
            tried=examples.tried,
            seconds=format_duration(examples.seconds),
            seed=examples.seed,
            steps=examples.steps,
        ),
    )
    if examples.refused > _MANY * examples.drawn:
        share = examples.refused / examples.drawn
        yield _REFUSED, _OF_DRAWN.say(locale).format(share=share)


def _slowest(result: SubmissionResult, locale: Locale) -> Iterator[tuple[Text, str]]:
    slowest = max(result.cases, key=lambda case: case.cpu_seconds or 0.0, default=None)
    if slowest is None or slowest.cpu_seconds is None:
        return
    used, limit = slowest.cpu_seconds, result.limits.time_seconds
    text = _OF_LIMIT.say(locale).format(
        used=format_duration(used), limit=format_duration(limit), name=slowest.name
    )
    if result.machine_factor != 1:
        text += f" · {_FACTOR.say(locale).format(factor=result.machine_factor)}"
    yield _SLOWEST, text


def _heaviest(result: SubmissionResult, locale: Locale) -> Iterator[tuple[Text, str]]:
    heaviest = max(result.cases, key=lambda case: case.peak_memory_bytes or 0, default=None)
    if heaviest is None or heaviest.peak_memory_bytes is None:
        return
    text = _OF_LIMIT.say(locale).format(
        used=format_size(heaviest.peak_memory_bytes),
        limit=format_size(result.limits.memory_bytes),
        name=heaviest.name,
    )
    method = MEMORY_METHODS.get(heaviest.memory_method or "")
    yield _HEAVIEST, f"{text} · {method.say(locale)}" if method else text


def _points(result: SubmissionResult, locale: Locale) -> str:
    """Write the points of the whole, and those of groups that hold no other group."""
    possible = sum(group.possible for group in result.groups if not _is_inner(group, result))
    total = _OF_POINTS.say(locale).format(earned=result.points, possible=possible)
    if isinf(possible):
        total = f"{result.points:g}"
    groups = ", ".join(
        f"{group.name} {group.points:g}/{group.possible:g} {SHORT[group.verdict].say(locale)}"
        for group in result.groups
        if not any(each.name.startswith(f"{group.name}/") for each in result.groups)
    )
    return f"{total} ({groups})"


def _is_inner(group: GroupResult, result: SubmissionResult) -> bool:
    return any(group.name.startswith(f"{each.name}/") for each in result.groups)


def first_failure(cases: Sequence[CaseResult]) -> CaseResult | None:
    """Find the case that decides: the first JE, else the first that is not accepted."""
    failed = [case for case in cases if case.verdict is not Verdict.ACCEPTED]
    judge_error = (case for case in failed if case.verdict is Verdict.JUDGE_ERROR)
    return next(judge_error, next(iter(failed), None))
