"""The laws of a problem: those that hold everywhere, and those of its ``properties.py``.

A law of an author is a function ``property_<name>`` over any of the problem's parameters, and::

    result   what the submission returned
    solve    solve(numbers=...) is what it returns for the same input with that changed
    rng      a random.Random that is the same for the same input

It breaks where it returns False or a reason, or where an assert fails; any other exception is its
own fault. Its docstring begins with the law in one sentence; a line ``ko: ...`` says it in Korean.
``KEEPS = ("numbers",)`` names parameters that a submission must not change. ``REPEATS = True``:
called again with the same input, in the same process, it must answer as well as the first time, as
where a site calls one function for all its cases.
"""

import ast
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from judge.errors import ContentError, Mistake, Place
from judge.frozen import frozen
from judge.model.counterexample import Law
from judge.model.problem import CheckerName, Problem
from judge.model.text import Text
from judge.properties.author_code import read_python, wrong

FILE_NAME = "properties.py"
PREFIX = "property_"
_GIVEN = frozenset({"result", "solve", "rng"})
AGREES = Law(
    name="answer",
    says=Text(
        "the output must be what the author's solution answers, or as good",
        "출력은 출제자의 풀이가 낸 답과 같거나 똑같이 좋아야 합니다",
    ),
)
AGREES_WITH_RIVAL = Law(
    name="agreement",
    says=Text("both solutions must give the same answer", "두 풀이의 답이 같아야 합니다"),
)
ENDS = Law(
    name="ends-well",
    says=Text(
        "the program must end by itself, within its limits, on every allowed input",
        "허용된 모든 입력에서 제한 안에 스스로 끝나야 합니다",
    ),
)
RIVAL_ENDS = Law(
    name="other-ends-well",
    says=Text(
        "the other solution must end well too, or there is nothing to compare with",
        "비교하려면 다른 풀이도 정상적으로 끝나야 합니다",
    ),
)
KEEPS = Law(
    name="keeps-arguments",
    says=Text("the function must not change its arguments", "함수가 인자를 바꾸면 안 됩니다"),
)

REPEATS = Law(
    name="repeats",
    says=Text(
        "called again with the same input, it must give as good an answer",
        "같은 입력으로 다시 호출해도 똑같이 맞는 답을 내야 합니다",
    ),
)


@frozen
class Laws:
    """What ``properties.py`` says; ``functions`` are the names of its laws' functions.

    ``lines`` are where those stand; ``mistakes`` are why nothing of the file serves.
    """

    path: Path
    text: str
    functions: tuple[str, ...] = ()
    laws: tuple[Law, ...] = ()
    lines: tuple[int, ...] = ()
    keeps: tuple[int, ...] = ()  # indexes of parameters
    repeats: bool = False
    mistakes: tuple[Mistake, ...] = ()

    def place_of(self, law: Law) -> Place:
        """Return where a law is written down."""
        return Place(file=self.path, line=self.lines[self.laws.index(law)])

    def without(self, law: Law) -> "Laws":
        """Leave one out."""
        at = self.laws.index(law)
        return replace(
            self,
            functions=self.functions[:at] + self.functions[at + 1 :],
            laws=self.laws[:at] + self.laws[at + 1 :],
            lines=self.lines[:at] + self.lines[at + 1 :],
        )


def usable_laws(problem: Problem) -> Laws:
    """Read the file for a learner, who is not to suffer from an author's mistake in it."""
    try:
        return read_laws(problem)
    except ContentError as error:
        return Laws(path=problem.folder / FILE_NAME, text="", mistakes=error.mistakes)


def read_laws(problem: Problem) -> Laws:
    """Read the file without running it; ContentError where it cannot be understood."""
    path = problem.folder / FILE_NAME
    if not path.is_file():
        return Laws(path=path, text="")
    text, tree = read_python(path)
    functions = [each for each in tree.body if isinstance(each, ast.FunctionDef)]
    functions = [each for each in functions if each.name.startswith(PREFIX)]
    for function in functions:
        _check(path, function, problem)
    return Laws(
        path=path,
        text=text,
        functions=tuple(each.name for each in functions),
        laws=tuple(map(_law, functions)),
        lines=tuple(each.lineno for each in functions),
        keeps=tuple(_keeps(path, tree, problem)),
        repeats=_repeats(path, tree, problem),
    )


def _law(function: ast.FunctionDef) -> Law:
    name = function.name.removeprefix(PREFIX).replace("_", "-")
    lines = (ast.get_docstring(function) or name.replace("-", " ")).splitlines()
    korean = [line.strip()[3:].strip() for line in lines if line.strip().startswith("ko:")]
    english = lines[0].strip().rstrip(".")
    english = english[:1].lower() + english[1:]
    return Law(name=name, says=Text(english, korean[0].rstrip(".") if korean else english))


def _names(function: ast.FunctionDef) -> list[str]:
    return [argument.arg for argument in function.args.args]


def _check(path: Path, function: ast.FunctionDef, problem: Problem) -> None:
    """Refuse arguments that we have nothing to give for."""
    known = {parameter.name for parameter in problem.parameters} | _GIVEN
    for name in _names(function):
        if name not in known:
            offered = ", ".join(sorted(known))
            raise wrong(
                path,
                function.lineno,
                f"{function.name}() asks for {name!r}; there are {offered}",
                f"{function.name}() 함수의 인자 {name!r}은(는) 없습니다. 가능한 인자: {offered}",
            )


def _keeps(path: Path, tree: ast.Module, problem: Problem) -> Iterator[int]:
    names = [parameter.name for parameter in problem.parameters]
    for statement in tree.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id="KEEPS")], value=value):
                for name in _literal_names(path, statement, value):
                    if name not in names:
                        raise wrong(
                            path,
                            statement.lineno,
                            f"KEEPS: there is no parameter {name!r}",
                            f"KEEPS: {name!r} 매개변수가 없습니다",
                        )
                    yield names.index(name)
            case _:
                pass


def _repeats(path: Path, tree: ast.Module, problem: Problem) -> bool:
    for statement in tree.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id="REPEATS")], value=ast.Constant(value=bool(said))):
                if said and problem.checker.name is CheckerName.PROGRAM:
                    raise wrong(
                        path,
                        statement.lineno,
                        "REPEATS: only where no program of yours checks the answers",
                        "REPEATS: 출제자의 채점 프로그램을 쓰는 문제에서는 쓸 수 없습니다",
                    )
                return said
            case ast.Assign(targets=[ast.Name(id="REPEATS")]):
                raise wrong(
                    path,
                    statement.lineno,
                    "REPEATS: True or False is expected",
                    "REPEATS: True나 False여야 합니다",
                )
            case _:
                pass
    return False


def _literal_names(path: Path, statement: ast.stmt, value: ast.expr) -> tuple[str, ...]:
    if isinstance(value, ast.Tuple | ast.List):
        words = [each.value for each in value.elts if isinstance(each, ast.Constant)]
        names = tuple(word for word in words if isinstance(word, str))
        if len(names) == len(value.elts):
            return names
    raise wrong(
        path,
        statement.lineno,
        "KEEPS: a tuple of names is expected",
        "KEEPS: 매개변수 이름의 튜플이어야 합니다",
    )
