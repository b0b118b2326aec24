"""The table of a package that was proved: submissions by cases, verdict, promise, slowest time.

::

    verdict  submission             expected   slowest  sample  secret
    AC       accepted/sum.py        AC           24 ms  ··      ····
    WA       wrong_answer/off.cpp   WA            2 ms  ··      ··W
    TLE      accepted/slow.py       AC             3 s  ··      12 T    no case is ...
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from judge.authoring.finding import SubmissionVerified
from judge.cli.cells import cut, pad, width, wrap
from judge.cli.screen.words import COLORS
from judge.cli.terminal import Terminal
from judge.model.quantity import format_duration
from judge.model.text import Locale, Text
from judge.model.verdict import CaseResult, Verdict

_HEADINGS = (
    Text("verdict", "판정"),
    Text("submission", "제출"),
    Text("expected", "기대"),
    Text("slowest", "최대 시간"),
    Text("cases", "케이스"),
)
_INDENT = "  "
_GAP = 2
_WIDEST_NAME = 34
_LEAST_CASES = 10
_SIGNS = {
    Verdict.ACCEPTED: "·",
    Verdict.WRONG_ANSWER: "W",
    Verdict.TIME_LIMIT_EXCEEDED: "T",
    Verdict.MEMORY_LIMIT_EXCEEDED: "M",
    Verdict.OUTPUT_LIMIT_EXCEEDED: "O",
    Verdict.RUN_TIME_ERROR: "R",
    Verdict.COMPILE_ERROR: "C",
    Verdict.JUDGE_ERROR: "J",
    Verdict.NOT_JUDGED: "-",
}
_LEGEND = Text(
    "· passed, W wrong, T too slow, R runtime error, M memory, O output, J judge",
    "· 통과, W 오답, T 시간 초과, R 런타임 에러, M 메모리, O 출력, J 채점 오류",
)


def package_table(
    verified: Sequence[SubmissionVerified], locale: Locale, terminal: Terminal
) -> Iterator[str]:
    """Yield the lines; a broken promise has its reason in a line below."""
    if not verified:
        return
    heads = [heading.say(locale) for heading in _HEADINGS]
    rows = [_cells(each) for each in verified]
    columns = [max(width(row[at]) for row in (heads, *rows)) for at in range(4)]
    columns[1] = min(columns[1], _WIDEST_NAME)
    room = terminal.width - len(_INDENT) - sum(columns) - _GAP * 4
    head = [*(pad(word, columns[at]) for at, word in enumerate(heads[:4])), heads[4]]
    yield terminal.paint(_INDENT + (" " * _GAP).join(head), dim=True)
    for each, row in zip(verified, rows, strict=True):
        code = terminal.paint(pad(row[0], columns[0]), COLORS[each.result.verdict])
        name = pad(_short(row[1], columns[1]), columns[1])
        right = pad(row[3], columns[3], right=True)
        strip = case_strip(each.result.cases, max(room, _LEAST_CASES))
        cells = [code, name, pad(row[2], columns[2]), right, strip]
        yield (_INDENT + (" " * _GAP).join(cells)).rstrip()
        if each.reason is not None:
            for line in wrap(each.reason.say(locale), terminal.width - 3 * len(_INDENT)):
                yield _INDENT * 3 + terminal.paint(line, "red", bold=True)
    for line in wrap(_LEGEND.say(locale), terminal.width - len(_INDENT)):
        yield terminal.paint(f"{_INDENT}{line}", dim=True)


def case_strip(cases: Sequence[CaseResult], room: int) -> str:
    """Write a sign for each case, groups apart; where that is too long, passes are counted."""
    groups = [list(each) for _, each in groupby(cases, key=lambda case: case.group)]
    plain = " ".join("".join(_SIGNS[case.verdict] for case in group) for group in groups)
    if len(plain) <= room:
        return plain
    return cut(" ".join(_counted(group) for group in groups), room)


def _counted(group: Sequence[CaseResult]) -> str:
    """Write ``12·W``: twelve passed, and then a wrong answer."""
    parts = []
    for verdict, run in groupby(group, key=lambda case: case.verdict):
        count = len(list(run))
        parts.append(f"{count if count > 1 else ''}{_SIGNS[verdict]}")
    return "".join(parts)


def _cells(verified: SubmissionVerified) -> list[str]:
    path, result = verified.submission.path, verified.result
    times = [case.cpu_seconds for case in result.cases if case.cpu_seconds is not None]
    verdict = result.verdict.value
    if result.score is not None:
        verdict = f"{verdict} {result.score:g}"
    return [
        verdict,
        f"{path.parent.name}/{path.name}",
        verified.expected,
        format_duration(max(times)) if times else "",
    ]


def _short(name: str, cells: int) -> str:
    """Cut a name in its middle: its folder and its ending are what tells it apart."""
    if width(name) <= cells:
        return name
    folder, _, file = name.partition("/")
    return cut(f"{folder[: max(cells - len(file) - 2, 3)]}…/{file}", cells)
