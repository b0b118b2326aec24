"""Compares what a submission made of a case with the answer: by a checker, or the author's own."""

from typing import TYPE_CHECKING

from judge.errors import ContentError, Mistake
from judge.frozen import frozen
from judge.judging.author_fault import CheckerError
from judge.judging.checkers import CHECKERS
from judge.judging.checkers.comparison import Comparison
from judge.judging.inputs import Ready, prepare, text_of
from judge.judging.machine import Machine
from judge.languages.wire import WireError, decode_result
from judge.model.domain import Value
from judge.model.execution import Execution, ProgramFile
from judge.model.problem import Case, CheckerChoice, CheckerName, Problem
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


def compare(judged: Judged, machine: Machine) -> Comparison:
    """Say whether it is right; CheckerError where the author's program says nothing."""
    if judged.style is Style.FUNCTION:
        result = _result(judged)
        if isinstance(result, Comparison):
            return result
        return compare_result(judged.problem, judged.ready, result.value, machine, judged.feedback)
    choice, output = _choice(judged.problem, judged.ready), judged.execution.stdout
    if choice.name is CheckerName.PROGRAM:
        return _ask_program(judged.problem, judged.ready, output, machine, judged.feedback)
    answer = judged.ready.answer_text or ""
    return CHECKERS[choice.name].compare_text(text_of(output), answer, choice)


def compare_result(
    problem: Problem, ready: Ready, result: Value, machine: Machine, feedback: Feedback = ()
) -> Comparison:
    """Say whether a value that a function could return is right; CheckerError as above."""
    choice = _choice(problem, ready)
    if choice.name is CheckerName.PROGRAM:
        if problem.stdout is None:
            raise ValueError("a checker program needs a layout of the result")
        output = problem.stdout.format({"result": result}).encode()
        return _ask_program(problem, ready, output, machine, feedback)
    if problem.returns is None:
        raise ValueError("a function-style problem has a result type")
    checker = CHECKERS[choice.name]
    return checker.compare_values(result, ready.answer_value, choice, problem.returns)


def agrees(problem: Problem, case: Case, answer: Value, machine: Machine) -> bool:
    """Whether ``answer`` is as right as the reference's; ContentError where nobody can say."""
    try:
        return compare_result(problem, prepare(problem, case, machine), answer, machine).accepted
    except CheckerError as error:
        said = error.text
        mistake = Mistake(place=problem.place, key="checker", en=said.en, ko=said.ko)
        raise ContentError([mistake]) from error


def _choice(problem: Problem, ready: Ready) -> CheckerChoice:
    """Return the checker of the case, or else of the problem."""
    return ready.case.checker or problem.checker


def question_of(
    problem: Problem, ready: Ready, machine: Machine, feedback: Feedback = ()
) -> "Question":
    """Return what an author's checker or interactor is asked about a case."""
    from judge.judging.author_program import build_author_program  # 8 ms, for such problems
    from judge.judging.checker_program import Question, limits_of

    choice, package = _choice(problem, ready), problem.package
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

    value: Value


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


def _ask_program(
    problem: Problem, ready: Ready, output: bytes, machine: Machine, feedback: Feedback
) -> Comparison:
    question = question_of(problem, ready, machine, feedback)
    from judge.judging.checker_program import run_checker  # as above

    return run_checker(question, ready, output, machine)
