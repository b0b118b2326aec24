"""Runs the input validators on every case, and proves the validators with the package's own files.

An input validator reads a case on standard input, with the case's ``.files`` beside it, and ends
with 42 where it is valid. One that was content with an input stays so while nothing changes; that
is remembered.
"""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from judge.authoring.finding import Finding, Severity
from judge.authoring.package.remarks import FOREIGN
from judge.errors import ContentError, Place, ToolchainMissing
from judge.frozen import frozen
from judge.judging.author_fault import CheckerError
from judge.judging.author_program import AuthorProgram, build_author_program
from judge.judging.checker_program import Question, limits_of, run_checker
from judge.judging.checkers import CHECKERS
from judge.judging.inputs import Ready, text_of
from judge.judging.machine import Machine
from judge.languages.store import write_atomically
from judge.model.execution import Ending, ProgramFile
from judge.model.package import NamedArguments, Package, Validation
from judge.model.problem import Case, Files, Problem
from judge.model.text import Text

_VALID = 42
_HARNESS_NAME = 'File "solution.py"'  # in a Python traceback, whatever the file was called
_FORMAT = "2"


@frozen
class InputCheck:
    """One input validator and what it is to read: files, and the arguments for each."""

    validator: Path
    inputs: tuple[tuple[Path, tuple[str, ...]], ...]


def input_checks(problem: Problem, package: Package) -> list[InputCheck]:
    """Return what there is to run, a task for each validator."""
    arguments = dict(package.input_arguments)
    cases = [(case, case.data) for case in problem.cases if isinstance(case.data, Files)]
    return [
        InputCheck(
            validator=validator,
            inputs=tuple(
                (data.input, _arguments(arguments.get(case.name, ()), validator, case))
                for case, data in cases
            ),
        )
        for validator in package.input_validators
        if validator.suffix not in FOREIGN
    ]


def check_inputs(
    check: InputCheck, problem: Problem, machine: Machine, *, fresh: bool
) -> list[Finding]:
    """Run one validator on all its inputs."""
    built = _built(check.validator, problem, machine)
    if isinstance(built, Finding):
        return [built]
    found = []
    for file, arguments in check.inputs:
        key = _key(built, (file, *_beside(file, problem)), arguments)
        kept = machine.cache / "validated" / key[:2] / key
        if not fresh and kept.exists():
            continue
        said = _complaint(built, file, arguments, problem, machine)
        if said is None:
            write_atomically(kept, b"")
            continue
        name = check.validator.name
        said = said.replace(_HARNESS_NAME, f'File "{name}"')
        found.append(
            _error(file, f"{name} refuses the input: {said}", f"{name}: 입력을 거부합니다: {said}")
        )
    return found


def check_proof(proof: Validation, problem: Problem, machine: Machine) -> list[Finding]:
    """Check one file of invalid_input, invalid_output or valid_output."""
    package = problem.package
    if package is None:
        return []
    try:
        if proof.output is None:
            return _check_invalid_input(proof, problem, package, machine)
        return _check_output(proof, proof.output, problem, machine)
    except CheckerError as error:
        return [_error(proof.input, error.text.en, error.text.ko)]


def _check_output(
    proof: Validation, output: Path, problem: Problem, machine: Machine
) -> list[Finding]:
    if proof.answer is None or not output.is_file() or not proof.answer.is_file():
        return [
            _error(proof.input, "its .ans or .out is missing", ".ans 또는 .out 파일이 없습니다")
        ]
    accepted = _is_accepted(proof, proof.answer, output, problem, machine)
    if accepted == proof.valid:
        return []
    if proof.valid:
        en, ko = "rejects this valid output", "올바른 출력을 거부합니다"
    else:
        en, ko = "accepts this invalid output", "잘못된 출력을 받아들입니다"
    return [_error(output, f"the output validator {en}", f"출력 검증 프로그램이 {ko}")]


def _check_invalid_input(
    proof: Validation, problem: Problem, package: Package, machine: Machine
) -> list[Finding]:
    for validator in package.input_validators:
        if validator.suffix in FOREIGN:
            return []  # perhaps it is the one that would refuse
        built = _built(validator, problem, machine)
        if isinstance(built, Finding):
            return [built]
        arguments = _named(proof.input_arguments, validator)
        if _complaint(built, proof.input, arguments, problem, machine) is not None:
            return []
    en = "no input validator refuses this invalid input"
    return [_error(proof.input, en, "잘못된 입력을 거부하는 입력 검증 프로그램이 없습니다")]


def _is_accepted(
    proof: Validation, answer: Path, output: Path, problem: Problem, machine: Machine
) -> bool:
    choice, package = problem.checker, problem.package
    given, wanted, printed = (file.read_bytes() for file in (proof.input, answer, output))
    if choice.program is None or package is None:
        checker = CHECKERS[choice.name]
        return checker.compare_text(text_of(printed), text_of(wanted), choice).accepted
    ready = Ready(
        case=problem.cases[0],
        values=None,
        answer_value=None,
        stdin=None,
        answer_text=None,
        raw_input=given,
        raw_answer=wanted,
    )
    question = Question(
        program=build_author_program(choice.program, problem, machine),
        arguments=proof.arguments or choice.arguments,
        limits=limits_of(package),
    )
    return run_checker(question, ready, printed, machine).accepted


def _arguments(given: NamedArguments, validator: Path, case: Case) -> tuple[str, ...]:
    own = case.data.arguments if isinstance(case.data, Files) else ()
    return (*_named(given, validator), *own)


def _named(given: NamedArguments, validator: Path) -> tuple[str, ...]:
    values = dict(given)
    return values.get(validator.name, values.get(validator.stem, values.get("", ())))


def _built(validator: Path, problem: Problem, machine: Machine) -> AuthorProgram | Finding:
    try:
        return build_author_program(validator, problem, machine)
    except CheckerError as error:
        return _error(validator, error.text.en, error.text.ko)
    except (ContentError, ToolchainMissing) as error:
        text = Text(f"not run: {error.en}", f"실행하지 않음: {error.ko}")
        return Finding(severity=Severity.WARNING, place=Place(file=validator), text=text)


def _complaint(
    program: AuthorProgram,
    file: Path,
    arguments: tuple[str, ...],
    problem: Problem,
    machine: Machine,
) -> str | None:
    """Return what a validator says against an input; None where nothing."""
    limits = program.limits(limits_of(problem.package))
    command = program.executable.command(file.read_bytes(), limits.memory_bytes)
    beside = tuple(ProgramFile(each.name, each) for each in _beside(file, problem))
    command = replace(command, box_files=(*command.box_files, *beside))
    if arguments:
        command = replace(command, argv=(*command.argv, *arguments), warm_entry=None)
    execution = machine.sandboxes.run(command, limits)
    if execution.ending is Ending.EXITED and execution.exit_code == _VALID:
        return None
    said = (execution.stdout + execution.stderr).decode(errors="replace").strip()[-300:]
    how = execution.exit_code if execution.exit_code is not None else execution.ending
    return f"{said} ({how})" if said else f"({how})"


def _beside(file: Path, problem: Problem) -> list[Path]:
    """Files of ``NAME.files/``, none of which leads out of the package."""
    folder, root = file.with_suffix(".files"), problem.folder.resolve()
    entries = sorted(folder.iterdir()) if folder.is_dir() else []
    return [each for each in entries if each.is_file() and each.resolve().is_relative_to(root)]


def _key(program: AuthorProgram, files: Sequence[Path], arguments: tuple[str, ...]) -> str:
    digest = sha256(repr((_FORMAT, program.executable.program.digest, arguments)).encode())
    for file in files:
        digest.update(file.name.encode() + sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _error(file: Path, en: str, ko: str) -> Finding:
    return Finding(severity=Severity.ERROR, place=Place(file=file), text=Text(en, ko))
