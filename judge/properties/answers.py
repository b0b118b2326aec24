"""What the right answer to an input is, and whether the input is allowed: the author's code.

It runs in the sandbox. The reference answers many inputs in one process, each in a namespace of its
own: see docs/decisions/0008.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Protocol

from judge.errors import Place
from judge.frozen import frozen
from judge.judging.inputs import Ready, signature_of
from judge.judging.machine import Machine, run_limits
from judge.judging.single import Single
from judge.languages.registry import by_id
from judge.languages.style import detect_style
from judge.languages.wire import WireError, decode_result, encode_arguments
from judge.model.domain import Value
from judge.model.execution import RunLimits
from judge.model.language import Wire
from judge.model.layout import LayoutError
from judge.model.problem import Case, Inline, Problem
from judge.model.submission import Style
from judge.model.text import Text
from judge.model.verdict import CaseResult, Verdict
from judge.model.violation import check_parameters, check_value
from judge.properties.loop import Reply, Source, ask_all
from judge.properties.parts import Values

_REFERENCE_PATIENCE = 10  # times the problem's limit, for all inputs of one process together


@frozen(kw_only=False)
class Answer:
    """A right answer."""

    value: Value


@frozen(kw_only=False)
class NoAnswer:
    """There is none, and whose fault that is; ``result`` where a rival failed on the input."""

    reason: Text
    result: CaseResult | None = None


class Answers(Protocol):
    """Knows right answers."""

    def answers(self, machine: Machine, inputs: Sequence[Values]) -> list[Answer | NoAnswer]:
        """Answer allowed inputs, in their order."""


def arguments_of(problem: Problem, values: Values) -> list[Any]:
    """Return what a function in Python is called with, as JSON has it."""
    arguments: list[Any] = json.loads(encode_arguments(Wire.JSON, problem.parameters, values))
    return arguments


def stdin_of(problem: Problem, values: Values) -> str:
    """Return the text of an input."""
    return problem.stdin.format(values) if problem.stdin is not None else ""


def question(problem: Problem, values: Values, name: str = "example") -> Ready:
    """Make an input a case without an answer, whose texts the engine keeps."""
    case = Case(
        name=name,
        sample=True,
        group=None,
        data=Inline(input=values, has_answer=False),
        place=Place(file=problem.folder),
    )
    stdin = None if problem.stdin is None else problem.stdin.format(values)
    return Ready(case=case, values=values, answer_value=None, stdin=stdin, answer_text=None)


def answered(problem: Problem, ready: Ready, answer: Value) -> Ready:
    """Add the answer; LayoutError where it cannot be written."""
    text = None if problem.stdout is None else problem.stdout.format({"result": answer})
    return replace(ready, answer_value=answer, answer_text=text)


@frozen(kw_only=False)
class Reference:
    """The author's accepted Python solution, many inputs in one process."""

    problem: Problem
    source: Source
    style: Style

    @staticmethod
    def of_problem(problem: Problem) -> "Reference | None":
        """Read it; None where the problem has none, or no types to ask it with."""
        if problem.reference is None or not problem.parameters or problem.returns is None:
            return None
        text = problem.reference.read_text(encoding="utf-8")
        python = by_id("python")
        style = detect_style(text, python, problem.function)
        if style is Style.STDIO and (problem.stdin is None or problem.stdout is None):
            return None
        limits = run_limits(problem.limits.of(python.id), python)
        source = Source(
            file=problem.reference.name,
            text=text,
            how="call" if style is Style.FUNCTION else "print",
            signature=signature_of(problem) if style is Style.FUNCTION else None,
            limits=RunLimits(
                cpu_seconds=limits.cpu_seconds * _REFERENCE_PATIENCE,
                wall_seconds=limits.wall_seconds * _REFERENCE_PATIENCE,
                memory_bytes=limits.memory_bytes * 2,
                output_bytes=limits.output_bytes,
            ),
        )
        return Reference(problem, source, style)

    def answers(self, machine: Machine, inputs: Sequence[Values]) -> list[Answer | NoAnswer]:
        """Answer allowed inputs, in their order."""
        calls = [call_for(self.problem, self.style, values) for values in inputs]
        replies = ask_all(self.source, calls, machine)
        return [self._answer(values, reply) for values, reply in zip(inputs, replies, strict=True)]

    def _answer(self, values: Values, reply: Reply | None) -> Answer | NoAnswer:
        value, failure = result_in(self.problem, self.style, reply)
        if failure is None and self.problem.returns is not None:
            for violation in check_value(self.problem.returns, value, values, "result"):
                failure = Text(
                    f"{violation.path}: {violation.en}", f"{violation.path}: {violation.ko}"
                )
        if failure is None:
            try:
                answered(self.problem, question(self.problem, values), value)
                return Answer(value)
            except LayoutError as error:
                failure = Text(error.en, error.ko)
        shown = json.dumps(dict(values), ensure_ascii=False)[:300]
        return NoAnswer(
            Text(
                f"the author's solution fails on {shown}: {failure.en}",
                f"출제자의 풀이가 {shown}에서 실패합니다: {failure.ko}",
            )
        )


def call_for(problem: Problem, style: Style, values: Values) -> Any:
    """Return the call of a loop for an input."""
    return arguments_of(problem, values) if style is Style.FUNCTION else stdin_of(problem, values)


def result_in(problem: Problem, style: Style, reply: Reply | None) -> tuple[Value, Text | None]:
    """Read the value that a loop replied with; a reason where there is none."""
    if reply is None:
        return None, Text("it did not end", "끝나지 않았습니다")
    if "value" not in reply:
        said = str(reply.get("failed", ""))
        return None, Text(said, said)
    try:
        if style is Style.FUNCTION and problem.returns is not None:
            return decode_result(problem.returns, json.dumps(reply["value"]).encode()), None
        if problem.stdout is not None:
            return problem.stdout.parse(str(reply["value"]))["result"], None
    except (WireError, LayoutError) as error:
        return None, Text(error.en, error.ko)
    return None, Text("its output has no layout", "출력 형식이 없습니다")


@frozen(kw_only=False)
class Rival:
    """Another solution, whose answers a submission is compared with."""

    problem: Problem
    single: Single

    def answers(self, machine: Machine, inputs: Sequence[Values]) -> list[Answer | NoAnswer]:  # noqa: ARG002
        """Answer allowed inputs, each in a run by itself."""
        return [self._answer(values) for values in inputs]

    def _answer(self, values: Values) -> Answer | NoAnswer:
        result = self.single.judge(question(self.problem, values), comparing=False)
        value, failure = value_of(self.problem, self.single.submission.style, result)
        if failure is None:
            return Answer(value)
        return NoAnswer(failure, result)


def value_of(problem: Problem, style: Style, result: CaseResult) -> tuple[Value, Text | None]:
    """Read what a submission gave in a run by itself; the reason where it gave nothing."""
    gone_wrong = result.verdict not in (Verdict.ACCEPTED, Verdict.WRONG_ANSWER)
    if gone_wrong or result.actual_text is None or problem.returns is None:
        return None, result.message or Text("it gave no result", "결과가 없습니다")
    try:
        if style is Style.FUNCTION:
            return decode_result(problem.returns, result.actual_text.encode()), None
        if problem.stdout is not None:
            return problem.stdout.parse(result.actual_text)["result"], None
    except (WireError, LayoutError) as error:
        return None, Text(error.en, error.ko)
    return None, Text("its output has no layout", "출력 형식이 없습니다")


def is_allowed(problem: Problem, values: Values) -> bool:
    """Whether an input has the types and constraints of the parameters, and can be written."""
    if check_parameters(problem.parameters, values):
        return False
    try:
        if problem.stdin is not None:
            problem.stdin.format(values)
    except LayoutError:
        return False
    return True


def allowed(problem: Problem, inputs: Sequence[Values], machine: Machine) -> list[bool]:
    """Say of each input whether the problem allows it, its author's ``validate`` included."""
    fine = [is_allowed(problem, values) for values in inputs]
    likely = [values for values, is_fine in zip(inputs, fine, strict=True) if is_fine]
    said = iter(complaints(problem, likely, machine))
    return [is_fine and not next(said) for is_fine in fine]


def complaints(problem: Problem, inputs: Sequence[Values], machine: Machine) -> list[str]:
    """Return what ``validate`` of generate.py says against each input; empty where nothing."""
    if problem.generate is None:
        return [""] * len(inputs)
    text = problem.generate.read_text(encoding="utf-8")
    if "def validate" not in text:
        return [""] * len(inputs)
    source = Source(file=problem.generate.name, text=text, how="make")
    replies = ask_all(source, [{"input": dict(values)} for values in inputs], machine)
    return [_complaint(reply) for reply in replies]


def _complaint(reply: Reply | None) -> str:
    if reply is None or "value" not in reply:
        return "validate() failed"  # what nobody vouches for is not tried
    return str(reply["value"])
