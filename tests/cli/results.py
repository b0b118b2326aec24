"""Results made by hand, one for each thing that a screen has to show."""

from dataclasses import replace
from typing import Any

from judge.model.conversation import Line, Speaker
from judge.model.execution import MemoryMethod
from judge.model.problem import ProblemLimits
from judge.model.submission import Style
from judge.model.text import Text
from judge.model.verdict import CaseResult, Difference, GroupResult, SubmissionResult, Verdict
from tests.cli.world import SLUG

MIB = 2**20


def accepted(name: str, *, sample: bool = False, milliseconds: float = 1.25) -> CaseResult:
    """Make a case that passed."""
    return CaseResult(
        name=name,
        sample=sample,
        group=None,
        verdict=Verdict.ACCEPTED,
        cpu_seconds=milliseconds / 1000,
        wall_seconds=milliseconds / 1000,
        peak_memory_bytes=9 * MIB,
        memory_method=MemoryMethod.HIGH_WATER_MARK,
    )


def failed(name: str, verdict: Verdict, **more: Any) -> CaseResult:
    """Make a case that did not."""
    return replace(
        accepted(name), verdict=verdict, **{"input_text": "levels = [3, 1, 4, 4, 6]", **more}
    )


def judged(*cases: CaseResult, total: int | None = None, **more: Any) -> SubmissionResult:
    """Make the result of a submission from its cases."""
    verdicts = [case.verdict for case in cases if case.verdict is not Verdict.ACCEPTED]
    result = SubmissionResult(
        slug=SLUG,
        path="solution.py",
        language="python",
        style=Style.FUNCTION,
        source_digest="0" * 64,
        verdict=verdicts[0] if verdicts else Verdict.ACCEPTED,
        cases=cases,
        total_cases=len(cases) if total is None else total,
        limits=ProblemLimits(time_seconds=1, memory_bytes=256 * MIB, output_bytes=16 * MIB),
        machine_factor=1.0,
        isolation="B",
    )
    return replace(result, **more)


SAMPLE = accepted("sample-1", sample=True)
_LONG = tuple(str(number) for number in range(999_994, 1_000_003))
_TRACEBACK = "".join(
    f'  File "solution.py", line {line}, in solution\n    climb(levels)\n' for line in range(10, 16)
)


def said(*lines: str, first: int = 1, whole: bool = True) -> tuple[Line, ...]:
    """Make a transcript: ``<`` is the interactor's, ``>`` the submission's."""
    speakers = {"<": Speaker.INTERACTOR, ">": Speaker.SUBMISSION}
    return tuple(
        Line(
            number=number,
            speaker=speakers[line[0]],
            text=line[2:],
            whole=whole or number < first + len(lines) - 1,
        )
        for number, line in enumerate(lines, start=first)
    )


# Of an interactive problem, told as such.
CONVERSATIONS = {
    "talk-wrong": judged(
        failed(
            "sample-1",
            Verdict.WRONG_ANSWER,
            input_text="100\n7\n",
            message=Text("more than 20 questions", "질문이 20번을 넘었습니다"),
            transcript=(
                *said(*("< 100", "> 1", "< more", "> 2", "< more", "> 3", "< more", "> 4")),
                *said(*(f"> {'9' * 90}", "< more") * 8, first=1_000),
            ),
            broke_off=Speaker.INTERACTOR,
            stderr="EOFError: EOF when reading a line\n",
        )
    ),
    "talk-idle": judged(
        failed(
            "sample-1",
            Verdict.TIME_LIMIT_EXCEEDED,
            message=Text("neither side said anything for 3 s", "3 s 동안 말이 없었습니다"),
            wall_seconds=3.01,
            idle=True,
            input_text="7\n",
            transcript=said("< 100", "> \x1b[31m50", whole=False),
        )
    ),
    "talk-nothing": judged(
        failed(
            "sample-1",
            Verdict.RUN_TIME_ERROR,
            message=Text("it ended with exit code 1", "종료 코드 1(으)로 끝났습니다"),
            input_text="7\n",
            broke_off=Speaker.SUBMISSION,
        )
    ),
}

RESULTS = {
    "accepted": judged(SAMPLE, accepted("large-random", milliseconds=312)),
    "wrong-short": judged(
        failed(
            "sample-1",
            Verdict.WRONG_ANSWER,
            sample=True,
            message=Text("expected 3, returned 0", "정답은 3, 반환값은 0"),
            expected_text="3",
            actual_text="0",
            difference=Difference(
                position=1, line=1, expected=("3", None), actual=("0", None), at=0
            ),
        ),
        accepted("sample-2", sample=True),
    ),
    "wrong-lines": judged(
        SAMPLE,
        failed(
            "two-rows",
            Verdict.WRONG_ANSWER,
            message=Text("token 5 (line 2)", "5번째 토큰(2번째 줄)"),
            expected_text="1 2 3\n4 50 6\n",
            actual_text="1 2 3\n4 5 6\n7\n",
            difference=Difference(
                position=5,
                line=2,
                expected=("2", "3", "4", "50", "6", None),
                actual=("2", "3", "4", "5", "6", "7", None),
                at=3,
            ),
        ),
        total=12,
    ),
    "wrong-long": judged(
        SAMPLE,
        failed(
            "large-random",
            Verdict.WRONG_ANSWER,
            message=Text("token 100,001 differs", "100,001번째 토큰이 다릅니다"),
            input_text="\n".join(
                [
                    f"levels = {[-100] * 200_000}",
                    f"pairs = {[[1, 2]] * 50_000}",
                    f'words = "{"a b " * 50}"',
                    "1 2 3 " * 20,
                ]
            ),
            expected_text=" ".join(map(str, range(200_000))),
            actual_text=" ".join(map(str, range(199_999))),
            difference=Difference(
                position=100_001,
                line=1,
                expected=(*_LONG, "한글처럼 긴 토큰", "1"),
                actual=(*_LONG[:3], "-1", *_LONG[4:], "x", None),
                at=3,
            ),
        ),
        total=12,
    ),
    "wrong-without-place": judged(
        failed(
            "order",
            Verdict.WRONG_ANSWER,
            message=Text("the lines are the same in another order", "줄의 순서만 다릅니다"),
            input_text="\n".join(f"{number} {number}" for number in range(40)),
            expected_text="\n".join(f"row {number}" for number in range(15)),
            actual_text="\n".join(f"row {number}" for number in reversed(range(15))),
        )
    ),
    "time-limit-idle": judged(
        SAMPLE,
        failed(
            "waits",
            Verdict.TIME_LIMIT_EXCEEDED,
            message=Text("it waited", "기다리기만 했습니다"),
            wall_seconds=3.01,
            idle=True,
            expected_text="3",
        ),
        total=9,
    ),
    "unstable": judged(
        SAMPLE,
        failed(
            "large-random",
            Verdict.TIME_LIMIT_EXCEEDED,
            message=Text("stopped after 1.01 s", "1.01초 뒤에 멈췄습니다"),
            cpu_seconds=1.01,
            unstable=True,
            runs=3,
            input_text=None,
        ),
        machine_factor=1.25,
    ),
    "run-time-error": judged(
        failed(
            "deep",
            Verdict.RUN_TIME_ERROR,
            message=Text("RecursionError (exit code 1)", "RecursionError (종료 코드 1)"),
            exit_code=1,
            prints="depth 1\ndepth 2 \x1b[31mred\n",
            stderr=f"Traceback (most recent call last):\n{_TRACEBACK}RecursionError\n",
        )
    ),
    "compile-error": judged(
        verdict=Verdict.COMPILE_ERROR,
        total_cases=9,
        compiler_output="".join(f"solution.cpp:{line}: error: no\n" for line in range(1, 31)),
    ),
    "compile-error-brief": judged(
        verdict=Verdict.COMPILE_ERROR, total_cases=9, compiler_output="SyntaxError: '(' is open\n"
    ),
    "judge-error": judged(
        SAMPLE,
        failed("wrong", Verdict.WRONG_ANSWER, expected_text="1", actual_text="2"),
        failed(
            "broken",
            Verdict.JUDGE_ERROR,
            message=Text(
                "problem.yaml:40:5: reference failed", "problem.yaml:40:5: 기준 풀이 실패"
            ),
            input_text=None,
        ),
        verdict=Verdict.JUDGE_ERROR,
    ),
    "not-judged": judged(
        verdict=Verdict.NOT_JUDGED,
        total_cases=9,
        message=Text("C is judged through standard input only", "C는 표준 입력 방식만 채점합니다"),
    ),
    "points": judged(
        SAMPLE,
        failed("large", Verdict.MEMORY_LIMIT_EXCEEDED, input_text=None, peak_memory_bytes=None),
        failed("flood", Verdict.OUTPUT_LIMIT_EXCEEDED, input_text=None, cpu_seconds=None),
        groups=(
            GroupResult(name="small", verdict=Verdict.ACCEPTED, points=30, possible=30),
            GroupResult(name="large", verdict=Verdict.MEMORY_LIMIT_EXCEEDED, points=0, possible=70),
        ),
        isolation="C",
    ),
    "points-of-many": judged(
        SAMPLE,
        groups=tuple(
            GroupResult(name=f"group-{number}", verdict=Verdict.ACCEPTED, points=20, possible=20)
            for number in range(1, 6)
        ),
    ),
    "points-not-judged": judged(
        SAMPLE,
        groups=(
            GroupResult(name="small", verdict=Verdict.ACCEPTED, points=30, possible=30),
            GroupResult(name="large", verdict=Verdict.NOT_JUDGED, points=0, possible=70),
        ),
    ),
    "not-isolated": judged(replace(SAMPLE, memory_method=None), isolation="E"),
}
