"""Compares what a submission made of a case with the answer: by a checker, or the author's own."""

from typing import TYPE_CHECKING

from judge.frozen import frozen
from judge.judging.checkers import CHECKERS
from judge.judging.checkers.comparison import Comparison
from judge.judging.inputs import Ready, text_of
from judge.judging.machine import Machine
from judge.languages.wire import WireError, decode_result
from judge.model.execution import Execution, ProgramFile
from judge.model.problem import CheckerChoice, CheckerName, Problem
from judge.model.submission import Style
from judge.model.text import Text

if TYPE_CHECKING:
    from judge.judging.checker_program import Question

Feedback = tuple[ProgramFile, ...]


@frozen
class Judged:
    """A run that ended well, of a submission in ``style``; ``feedback`` is of an earlier pass."""

    problem: Problem
    style: Style
    ready: Ready
    execution: Execution
    feedback: Feedback = ()

    @property
    def choice(self) -> CheckerChoice:
        """The checker of the case, or else of the problem."""
        return self.ready.case.checker or self.problem.checker


def compare(judged: Judged, machine: Machine) -> Comparison:
    """Say whether it is right; CheckerError where the author's program says nothing."""
    choice, problem = judged.choice, judged.problem
    if choice.name is CheckerName.PROGRAM and choice.program is not None:
        return _ask_program(judged, machine)
    checker = CHECKERS[choice.name]
    if judged.style is Style.STDIO:
        text = text_of(judged.execution.stdout)
        return checker.compare_text(text, judged.ready.answer_text or "", choice)
    result = _result(judged)
    if isinstance(result, Comparison):
        return result
    if problem.returns is None:
        raise ValueError("a function-style problem has a result type")
    return checker.compare_values(result.value, judged.ready.answer_value, choice, problem.returns)


def question_of(
    problem: Problem, ready: Ready, machine: Machine, feedback: Feedback = ()
) -> "Question":
    """Return what an author's checker or interactor is asked about a case."""
    from judge.judging.author_program import build_author_program  # 8 ms, for such problems
    from judge.judging.checker_program import Question, limits_of

    choice, package = ready.case.checker or problem.checker, problem.package
    program = problem.interactor or choice.program
    if program is None:
        raise ValueError("the checker 'program' has a file")
    return Question(
        program=build_author_program(program, problem, machine),
        arguments=choice.arguments,
        limits=limits_of(package),
        feedback=feedback,
    )


@frozen(kw_only=False)
class _Returned:
    """What the learner's function returned."""

    value: object


def _result(judged: Judged) -> _Returned | Comparison:
    """Decode the result; a comparison that failed already where it is none, or of another type."""
    function, execution = judged.problem.function, judged.execution
    if not execution.result:
        text = Text(
            f"the program ended before {function} returned",
            f"{function} 함수가 값을 돌려주기 전에 프로그램이 끝났습니다",
        )
        return Comparison(accepted=False, message=text, difference=None)
    try:
        if judged.problem.returns is None:
            raise ValueError("a function-style problem has a result type")
        return _Returned(decode_result(judged.problem.returns, execution.result))
    except WireError as error:
        return Comparison(accepted=False, message=Text(error.en, error.ko), difference=None)


def _ask_program(judged: Judged, machine: Machine) -> Comparison:
    problem, output = judged.problem, judged.execution.stdout
    if judged.style is Style.FUNCTION:
        result = _result(judged)
        if isinstance(result, Comparison):
            return result
        if problem.stdout is None:
            raise ValueError("a checker program needs a layout of the result")
        output = problem.stdout.format({"result": result.value}).encode()
    question = question_of(problem, judged.ready, machine, judged.feedback)
    from judge.judging.checker_program import run_checker  # as above

    return run_checker(question, judged.ready, output, machine)
