"""``judge case add``: keep a test case of one's own."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from judge.catalog.own_cases import FILE_NAME, add_own_case, load_own_cases
from judge.cli.context import Context
from judge.cli.groups import Family
from judge.cli.options import machine_options, problem_argument
from judge.cli.parameters import Command, Option
from judge.cli.screen.statement import write_value
from judge.cli.selection import read_source
from judge.cli.surroundings import Surroundings, look_around
from judge.cli.trial import Trial
from judge.cli.typed_values import read_typed_answer, read_typed_input
from judge.errors import Place, UsageError
from judge.model.domain import Value
from judge.model.problem import Case, Inline, Kind, Problem
from judge.model.sql_problem import AnyProblem
from judge.model.text import Text

_STDIN = "-"
_TYPE_IT = Text(
    "type the input ({names}); Ctrl-D ends it", "입력({names})을 쓰고 Ctrl-D로 끝내세요"
)
_KEPT = Text("kept {name} in {file}", "{name} 케이스를 {file}에 저장했습니다")
_ANSWER = Text("expected: {answer}", "정답: {answer}")


def add(
    context: Context,
    *,
    name: str,
    called: str | None,
    source: str,
    answer: str | None,
    **words: Any,
) -> None:
    """Keep a case; without an answer the author's reference says it, now and at every run.

    An answer with which the reference does not agree is refused.
    """
    around = look_around(context)
    problem = _with_parameters(around.load(around.find(name)))
    file = around.need_workspace().solutions(problem.slug) / FILE_NAME
    if answer is not None and problem.kind is Kind.INTERACTIVE:
        raise UsageError(
            f"{problem.slug} is interactive: its interactor decides, so leave out --answer",
            f"{problem.slug}: 인터랙터가 판정하는 문제이므로 --answer를 빼세요",
        )
    values = read_typed_input(_read(context, problem, source), problem, source)
    said = None if answer is None else read_typed_answer(answer, problem, values)
    case = Case(
        name=called or _free_name(file, problem),
        sample=False,
        group=None,
        data=Inline(input=values, answer=said, has_answer=answer is not None),
        place=Place(file=file),
    )
    expected = _prove(context, around, problem, case, Trial(**words))
    add_own_case(file, problem, case.name, values, said)
    context.terminal.show(context.say(_KEPT).format(name=case.name, file=context.shown(file)))
    if problem.kind is not Kind.INTERACTIVE:
        context.terminal.show(context.say(_ANSWER).format(answer=write_value(expected)))


def _with_parameters(problem: AnyProblem) -> Problem:
    """Return a problem whose cases can be typed; UsageError for any other."""
    if isinstance(problem, Problem) and problem.parameters:
        return problem
    raise UsageError(
        f"{problem.slug} has no parameters, so cases of your own cannot be kept",
        f"{problem.slug}: 매개변수가 없는 문제에는 케이스를 추가할 수 없습니다",
    )


def _free_name(file: Path, problem: Problem) -> str:
    taken = {case.name for case in (*problem.cases, *load_own_cases(file, problem))}
    numbers = range(1, len(taken) + 2)
    return next(name for name in (f"own-{number}" for number in numbers) if name not in taken)


def _read(context: Context, problem: Problem, source: str) -> str:
    if source == _STDIN:
        if context.stdin.isatty():
            names = ", ".join(parameter.name for parameter in problem.parameters)
            context.terminal.tell(context.say(_TYPE_IT).format(names=names))
        return context.stdin.read()
    path = context.directory / source
    if not path.exists():
        raise UsageError(f"there is no file {source}", f"{source} 파일이 없습니다")
    return read_source(path)


def _prove(
    context: Context, around: Surroundings, problem: Problem, case: Case, trial: Trial
) -> Value:
    """Return the answer; UsageError where the author's code refuses the input or the answer.

    Nothing is run where there is nothing to ask.
    """
    if not isinstance(case.data, Inline):
        raise TypeError(case.data)
    values, answer, has_answer = case.data.input, case.data.answer, case.data.has_answer
    needs_answer = not has_answer and problem.kind is not Kind.INTERACTIVE
    is_checked = has_answer and problem.reference is not None
    if not needs_answer and not is_checked and problem.generate is None:
        return answer
    with trial.machine(context, around) as machine:
        said = context.engine.complaint(problem, case, values, machine)
        if said:
            raise UsageError(
                f"the problem does not allow this input: {said}",
                f"문제의 조건에 맞지 않는 입력입니다: {said}",
            )
        asked = replace(case, data=Inline(input=values, has_answer=False))
        if is_checked and not context.engine.agrees(problem, asked, answer, machine):
            raise _wrong(answer, context.engine.reference_answer(problem, values, machine))
        if needs_answer:
            return context.engine.reference_answer(problem, values, machine)
        return answer


def _wrong(answer: Value, expected: Value) -> UsageError:
    given, right = write_value(answer), write_value(expected)
    return UsageError(
        f"the author's solution says {right}, not {given}; without --answer its result is kept",
        f"출제자의 풀이는 {right}(이)라고 답합니다(입력한 정답: {given}). --answer를 빼면 출제자의 "
        "답으로 저장합니다",
    )


_ADD = Command(
    "add",
    add,
    summary=Text("Keep a test case of your own.", "내 테스트 케이스를 추가합니다."),
    text=Text(
        "The input is text as on standard input, or YAML with a key for each parameter "
        "(numbers: [1, 2]). `judge run` and `judge submit` use the case from then on.",
        "입력은 표준 입력 형식이나 매개변수별 YAML(numbers: [1, 2])로 씁니다. 추가한 케이스는 "
        "`judge run`과 `judge submit`에서 함께 사용합니다.",
    ),
    params=[
        problem_argument("name"),
        Option(
            "--name",
            "called",
            metavar="NAME",
            text=Text("Its name; by default own-1, own-2.", "이름. 기본값은 own-1, own-2."),
        ),
        Option(
            "--input",
            "source",
            default=_STDIN,
            metavar="FILE|-",
            text=Text("The input; by default it is typed.", "입력 파일. 기본값은 직접 입력."),
        ),
        Option(
            "--answer",
            metavar="VALUE",
            text=Text(
                "The expected result; without it the author's solution says it.",
                "정답. 생략하면 출제자의 풀이로 정합니다.",
            ),
        ),
        *machine_options(),
    ],
)
COMMAND = Family("case", _ADD)
