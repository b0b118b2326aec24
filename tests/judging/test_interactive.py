"""Interactive problems end to end: programs that really talk, and the verdicts they deserve."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from judge.catalog.problem_file import load_program_problem
from judge.judging.engine import Options, judge
from judge.judging.machine import Machine
from judge.model.conversation import Speaker
from judge.model.event import SubmissionJudged
from judge.model.problem import Problem
from judge.model.record import from_record, to_record
from judge.model.submission import Style, Submission
from judge.model.verdict import CaseResult, SubmissionResult, Verdict

pytestmark = pytest.mark.sandbox

PROBLEM = """
format: 1
kind: interactive
title: {en: Guess, ko: 맞히기}
level: 1
topics: [binary search]
statement: {en: Guess the number., ko: 수를 맞히세요.}
limits: {time: 0.3 s, memory: 64 MiB, output: 64 KiB}
parameters:
  secret: {type: int, range: 1..100}
stdio: "{secret}"
interactor: interactor.py
cases:
  - {name: seven, sample: true, input: {secret: 7}}
  - {name: made, generate: {with: anything, seed: 5}}
"""
GENERATE = "def anything(rng):\n    return {'secret': rng.randint(1, 100)}\n"
INTERACTOR = """
import sys

def end(code, message):
    with open(sys.argv[3] + "/teammessage.txt", "w") as out:
        out.write(message)
    sys.exit(code)

secret = int(open(sys.argv[1]).read())
print("ready", flush=True)
for _ in range(8):
    line = sys.stdin.readline()
    if not line:
        end(43, "no guess")
    if not line.strip().isdigit():
        end(43, f"not a number: {line.strip()}")
    guess = int(line)
    print("same" if guess == secret else "more" if guess < secret else "less", flush=True)
    if guess == secret:
        end(42, "")
end(43, "too many guesses")
"""
RIGHT = """
input()
low, high = 1, 100
while True:
    middle = (low + high) // 2
    print(middle, flush=True)
    said = input()
    if said == "same":
        break
    low, high = (middle + 1, high) if said == "more" else (low, middle - 1)
"""

Judge = Callable[..., SubmissionResult]


@pytest.fixture
def judged(tmp_path: Path, machine: Machine) -> Judge:
    """Judge Python source against an interactor."""

    def run(
        source: str, interactor: str = INTERACTOR, *, all_cases: bool = False
    ) -> SubmissionResult:
        problem = _problem(tmp_path, interactor)
        cases = problem.cases if all_cases else problem.cases[:1]
        submission = Submission(
            path=Path("solution.py"), source=source, language="python", style=Style.STDIO
        )
        events = list(judge(problem, submission, cases, machine, Options(confirm=False)))
        last = events[-1]
        assert isinstance(last, SubmissionJudged)
        return last.result

    return run


def _problem(folder: Path, interactor: str) -> Problem:
    (folder / "problem.yaml").write_text(PROBLEM, encoding="utf-8")
    (folder / "generate.py").write_text(GENERATE)
    (folder / "interactor.py").write_text(interactor)
    return load_program_problem(folder)


def _case(result: SubmissionResult) -> CaseResult:
    return result.cases[0]


def _talked(case: CaseResult) -> Sequence[str]:
    signs = {Speaker.SUBMISSION: ">", Speaker.INTERACTOR: "<"}
    return [f"{signs[line.speaker]} {line.text}" for line in case.transcript]


def test_a_right_submission_is_accepted(judged: Judge) -> None:
    """On every case; the transcript of the sample is kept."""
    result = judged(RIGHT, all_cases=True)

    assert [case.verdict for case in result.cases] == [Verdict.ACCEPTED] * 2
    assert _talked(result.cases[0])[:3] == ["< ready", "> 50", "< less"]
    assert result.cases[0].input_text == "7\n"
    assert result.cases[1].transcript == ()


def test_a_wrong_one_hears_the_interactors_reason(judged: Judge) -> None:
    """It dies reading the end of the file, which is not its fault: it is wrong."""
    case = _case(judged("input()\nwhile True:\n    print(1, flush=True)\n    input()"))

    assert case.verdict is Verdict.WRONG_ANSWER
    assert case.message is not None
    assert case.message.en == "too many guesses"
    assert case.broke_off is Speaker.INTERACTOR
    assert _talked(case)[1:17] == ["> 1", "< more"] * 8


def test_a_crash_is_a_crash(judged: Judge) -> None:
    """What the interactor says of a crash does not count."""
    case = _case(judged("input()\nprint(50, flush=True)\ninput()\nraise SystemExit(3)"))

    assert case.verdict is Verdict.RUN_TIME_ERROR
    assert case.message is not None
    assert case.message.en == "it ended with exit code 3"
    assert case.broke_off is Speaker.SUBMISSION


def test_leaving_early_is_wrong(judged: Judge) -> None:
    """A submission that ends well without a guess is judged by the interactor."""
    case = _case(judged("input()"))

    assert case.verdict is Verdict.WRONG_ANSWER
    assert case.message is not None
    assert case.message.en == "no guess"


def test_a_failure_after_acceptance_is_a_failure(judged: Judge) -> None:
    """The program has to end well, and is told that it had been accepted."""
    case = _case(judged("input()\nprint(7, flush=True)\ninput()\ninput()"))

    assert case.verdict is Verdict.RUN_TIME_ERROR
    assert case.message is not None
    assert "EOFError" in case.message.en
    assert "had accepted it" in case.message.en


def test_computing_for_ever_is_a_time_limit(judged: Judge) -> None:
    """Whatever the interactor makes of the end."""
    case = _case(judged("input()\nwhile True: pass"))

    assert case.verdict is Verdict.TIME_LIMIT_EXCEEDED
    assert case.message is not None
    assert "flush" not in case.message.en


SILENCES = {
    "no flush": (
        "import sys\nsys.stdin.readline()\nprint(50)\nsys.stdin.readline()",
        "does it flush",
    ),
    "no newline": (
        "import sys\ninput()\nprint(50, end='')\nsys.stdout.flush()\ninput()",
        "no newline yet",
    ),
    "never reads": ("import time\ntime.sleep(60)", "left unread"),
    "goes on": (
        "import time\ninput()\nprint(7, flush=True)\ninput()\ntime.sleep(60)",
        "went on without ending",
    ),
}


@pytest.mark.parametrize("name", SILENCES)
def test_a_silence_is_idle_and_says_whose_turn_it_was(judged: Judge, name: str) -> None:
    """Nobody hangs, and the message helps."""
    source, said = SILENCES[name]
    case = _case(judged(source))

    assert case.verdict is Verdict.TIME_LIMIT_EXCEEDED
    assert case.idle
    assert case.message is not None
    assert said in case.message.en


def test_an_interactor_that_wants_more_is_quoted(judged: Judge) -> None:
    """Its turn, but it may rightly wait: a time limit that says what it heard last."""
    case = _case(judged("print(50, flush=True)\ninput()", "input()\ninput()"))

    assert case.verdict is Verdict.TIME_LIMIT_EXCEEDED
    assert case.message is not None
    assert 'heard "50"' in case.message.en


FAULTS = {
    "crashes": ("raise SystemExit(1)", "ended with 1, not with 42 or 43"),
    "accepts by zero": ("", "ended with 0, not with 42 or 43"),
    "never reads": ("import time\ntime.sleep(60)", "owed the next word"),
    "computes for ever": ("input()\nwhile True: pass", "owed the next word"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_broken_interactor_is_not_the_submissions_fault(judged: Judge, name: str) -> None:
    """JE, with the reason and the transcript so far."""
    interactor, said = FAULTS[name]
    case = _case(judged("print(1, flush=True)\ninput()", interactor))

    assert case.verdict is Verdict.JUDGE_ERROR
    assert case.message is not None
    assert said in case.message.en
    assert _talked(case) == ["> 1"]


def test_an_interactor_that_does_not_compile_is_the_authors(judged: Judge) -> None:
    """JE, with the compiler's words."""
    case = _case(judged(RIGHT, "def def"))

    assert case.verdict is Verdict.JUDGE_ERROR
    assert case.message is not None
    assert "interactor.py does not compile" in case.message.en


def test_a_rejection_without_a_reason_says_so(judged: Judge) -> None:
    """Something is said in any case."""
    case = _case(judged("input()", "import sys\nprint()\nsys.exit(43)"))

    assert case.message is not None
    assert "gave no reason" in case.message.en


def test_a_flood_is_an_output_limit(judged: Judge) -> None:
    """Of whatever the interactor reads."""
    reads = "import sys\nwhile sys.stdin.readline(): pass\nsys.exit(43)"
    case = _case(judged("while True: print('y' * 1000)", reads))

    assert case.verdict is Verdict.OUTPUT_LIMIT_EXCEEDED


def test_a_record_keeps_the_transcript(judged: Judge) -> None:
    """It can be written as JSON and read back."""
    result = judged("input()\nprint(50, flush=True)\ninput()")

    assert from_record(to_record(result)) == result
    old = to_record(result)
    for case in old["cases"]:
        del case["transcript"], case["broke_off"]
    assert from_record(old).cases[0] == replace(result.cases[0], transcript=(), broke_off=None)
