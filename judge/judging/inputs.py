"""Turns a case as written into an input and an answer: generators and the reference run here.

What a generator or the reference made is cached under the content of everything that went into it
(their sources, the size, the seed, the way we call them), so that a second run makes nothing.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from judge.errors import ContentError, Mistake
from judge.frozen import frozen
from judge.judging.machine import Machine, run_limits
from judge.languages.build import CompileFailure, Executable, ProgramSource
from judge.languages.registry import by_id, language_of
from judge.languages.signature import Signature
from judge.languages.style import detect_style
from judge.languages.wire import WireError, decode_result, encode_arguments
from judge.model.domain import Domain, Parameter, RecordType, Scalar, Value
from judge.model.execution import Ending, Execution, RunLimits
from judge.model.layout import Layout, LayoutError
from judge.model.problem import Case, Files, Generated, Inline, Kind, Problem, Tables
from judge.model.submission import Style
from judge.model.violation import check_parameters, check_value
from judge.whole_file import keep_for_later

_GENERATOR_LIMITS = RunLimits(
    cpu_seconds=30, wall_seconds=60, memory_bytes=2 * 2**30, output_bytes=64 * 2**20
)
_CALL_FORMAT = "1"  # part of every cache key: raise it when the way we call them changes
_DRIVER = """

def solution(call, name, size, seed, arguments):
    import json as _json
    import random as _random
    if call == "validate":
        complaint = validate(**_json.loads(arguments)) if "validate" in globals() else None
        return "" if complaint is None else str(complaint)
    generator = globals()[name]
    rng = _random.Random(seed)
    return _json.dumps(generator(rng, size) if size >= 0 else generator(rng))
"""
_DRIVER_SIGNATURE = Signature(
    function="solution",
    parameters=tuple(
        Parameter(name, Domain(type=scalar))
        for name, scalar in (
            ("call", Scalar.STR),
            ("name", Scalar.STR),
            ("size", Scalar.INT),
            ("seed", Scalar.INT),
            ("arguments", Scalar.STR),
        )
    ),
    returns=Domain(type=Scalar.STR),
)


@frozen
class Ready:
    """A case that can be judged; ``values`` is None for a raw case of a stdio-only problem.

    ``answer_value`` is None where the problem has no typed result. ``stdin`` and ``answer_text``
    are the same in the problem's layout (absent when the problem has none). ``raw_input`` and
    ``raw_answer`` are a package's files, byte for byte.
    """

    case: Case
    values: Mapping[str, Value] | None
    answer_value: Value | None
    stdin: str | None
    answer_text: str | None
    raw_input: bytes | None = None
    raw_answer: bytes | None = None

    def itself(self) -> "Ready":
        """Return this, to whoever wants to be called for it."""
        return self

    @property
    def input_bytes(self) -> bytes:
        """What the program reads; empty where the problem has no layout."""
        return (self.stdin or "").encode() if self.raw_input is None else self.raw_input

    @property
    def answer_bytes(self) -> bytes:
        """What an author's checker reads as the answer."""
        return (self.answer_text or "").encode() if self.raw_answer is None else self.raw_answer


def signature_of(problem: Problem) -> Signature | None:
    """Return the function that a learner writes, or None for a stdio-only problem."""
    if problem.function is None or problem.returns is None:
        return None
    return Signature(
        function=problem.function,
        parameters=problem.parameters,
        returns=problem.returns,
        records=problem.records,
    )


def prepare(problem: Problem, case: Case, machine: Machine) -> Ready:
    """Make one case ready; ContentError, at the case's place, where its author erred."""
    match case.data:
        case Files(input=input_path, answer=answer_path):
            return _from_files(problem, case, input_path, answer_path)
        case Inline(input=values, answer=answer, has_answer=True):
            return _ready(problem, case, values, answer)
        case Inline(input=values):
            return _ready(problem, case, values, _answer(problem, case, values, machine))
        case Generated() as wanted:
            values = generate(problem, case, wanted, machine)
            return _ready(problem, case, values, _answer(problem, case, values, machine))
        case Tables():
            raise TypeError("tables are the data of a SQL problem")


def _answer(
    problem: Problem, case: Case, values: Mapping[str, Value], machine: Machine
) -> Value | None:
    if problem.kind is Kind.INTERACTIVE:
        return None  # the interactor decides
    return reference_answer(problem, values, machine, case)


def is_cached(problem: Problem, case: Case, machine: Machine) -> bool:
    """Whether ``prepare`` would run nothing."""
    match case.data:
        case Generated() as wanted:
            return _cache_file(machine, _generation_key(problem, wanted)).exists()
        case Inline(input=values, has_answer=False) if problem.kind is not Kind.INTERACTIVE:
            return _cache_file(machine, _answer_key(problem, values)).exists()
        case _:
            return True


def reference_answer(
    problem: Problem, values: Mapping[str, Value], machine: Machine, case: Case | None = None
) -> Value:
    """Return what the author's reference answers; ContentError when it fails."""
    if problem.reference is None or problem.returns is None:
        raise _blame(
            problem,
            case,
            "a case without an answer needs a reference: submissions/accepted/*.py",
            "답이 없는 케이스에는 기준 풀이(submissions/accepted/*.py)가 필요합니다",
        )
    file = _cache_file(machine, _answer_key(problem, values))
    if (cached := _read_cache(file)) is not None:
        return typed(problem.returns, cached)
    answer = _run_reference(problem, values, machine, case)
    _write_cache(file, answer)
    return answer


def _run_reference(
    problem: Problem, values: Mapping[str, Value], machine: Machine, case: Case | None
) -> Value:
    if problem.reference is None or problem.returns is None:  # pragma: no cover - checked above
        raise ValueError(problem.slug)
    language = language_of(problem.reference)
    source = problem.reference.read_text(encoding="utf-8")
    style = detect_style(source, language, problem.function)
    program = ProgramSource(text=source, style=style, signature=signature_of(problem))
    executable = _built(problem, case, program, language.id, machine)
    if style is Style.FUNCTION and language.wire is not None:
        stdin = encode_arguments(language.wire, problem.parameters, values)
    elif problem.stdin is not None:
        stdin = problem.stdin.format(values).encode()
    else:
        raise _blame(
            problem,
            case,
            "the reference reads standard input, but the problem has no stdio layout",
            "기준 풀이가 표준 입력을 읽지만 문제에 stdio 형식이 없습니다",
        )
    limits = run_limits(problem.limits.of(language.id), language)
    generous = RunLimits(
        cpu_seconds=limits.cpu_seconds * 10,
        wall_seconds=limits.wall_seconds * 10,
        memory_bytes=limits.memory_bytes * 2,
        output_bytes=limits.output_bytes,
    )
    execution = machine.sandboxes.run(executable.command(stdin, generous.memory_bytes), generous)
    return _answer_of(problem, case, style, execution)


def _answer_of(problem: Problem, case: Case | None, style: Style, execution: Execution) -> Value:
    said = execution.stderr.decode(errors="replace").strip()[-500:]
    if execution.ending is not Ending.EXITED or execution.exit_code != 0:
        raise _blame(
            problem,
            case,
            f"the reference failed on this case ({execution.ending}): {said}",
            f"기준 풀이가 이 케이스에서 실패했습니다 ({execution.ending}): {said}",
        )
    try:
        if style is Style.FUNCTION and problem.returns is not None:
            return decode_result(problem.returns, execution.result or b"")
        if problem.stdout is not None:
            return problem.stdout.parse(execution.stdout.decode())["result"]
    except (WireError, LayoutError) as error:
        raise _blame(
            problem, case, f"the reference's result: {error.en}", f"기준 풀이의 결과: {error.ko}"
        ) from error
    raise _blame(
        problem, case, "the reference's output has no layout", "기준 풀이의 출력 형식이 없습니다"
    )


def generate(
    problem: Problem, case: Case, wanted: Generated, machine: Machine
) -> Mapping[str, Value]:
    """Return the parameters that the generator makes; ContentError when they break the problem."""
    file = _cache_file(machine, _generation_key(problem, wanted))
    raw = _read_cache(file)
    if raw is None:
        size = -1 if wanted.size is None else wanted.size
        text = _call_generator(
            problem, case, ["generate", wanted.generator, size, wanted.seed, ""], machine
        )
        raw = json.loads(text)
        _write_cache(file, raw)
    if not isinstance(raw, dict):
        raise _blame(
            problem,
            case,
            "a generator returns a dict of parameters",
            "생성기는 매개변수의 dict를 돌려주어야 합니다",
        )
    domains = {parameter.name: parameter.domain for parameter in problem.parameters}
    values = {
        name: typed(domains[name], value) if name in domains else value
        for name, value in raw.items()
    }
    for violation in check_parameters(problem.parameters, values):
        raise _blame(
            problem,
            case,
            f"generated {violation.path}: {violation.en}",
            f"생성된 {violation.path}: {violation.ko}",
        )
    return values


def complaint(problem: Problem, case: Case, values: Mapping[str, Value], machine: Machine) -> str:
    """Return what the author's ``validate`` says against an input; empty where nothing."""
    if problem.generate is None:
        return ""
    return _call_generator(problem, case, ["validate", "", 0, 0, json.dumps(dict(values))], machine)


def _call_generator(problem: Problem, case: Case, arguments: list[Any], machine: Machine) -> str:
    if problem.generate is None:
        raise _blame(problem, case, "generate.py is missing", "generate.py 파일이 없습니다")
    source = problem.generate.read_text(encoding="utf-8") + _DRIVER
    python = by_id("python")
    program = ProgramSource(text=source, style=Style.FUNCTION, signature=_DRIVER_SIGNATURE)
    executable = _built(problem, case, program, python.id, machine)
    stdin = json.dumps(arguments).encode() + b"\n"
    command = executable.command(stdin, _GENERATOR_LIMITS.memory_bytes)
    execution = machine.sandboxes.run(command, _GENERATOR_LIMITS)
    if execution.ending is not Ending.EXITED or execution.exit_code != 0 or not execution.result:
        said = execution.stderr.decode(errors="replace").strip()[-800:]
        raise _blame(
            problem,
            case,
            f"generate.py failed ({execution.ending}):\n{said}",
            f"generate.py가 실패했습니다 ({execution.ending}):\n{said}",
        )
    return str(json.loads(execution.result))


def _built(
    problem: Problem, case: Case | None, source: ProgramSource, language: str, machine: Machine
) -> Executable:
    built = machine.build(source, by_id(language))
    if isinstance(built, CompileFailure):
        raise _blame(
            problem,
            case,
            f"the problem's own code does not compile:\n{built.output}",
            f"문제의 코드가 컴파일되지 않습니다:\n{built.output}",
        )
    return built


def _from_files(problem: Problem, case: Case, input_path: Path, answer_path: Path) -> Ready:
    if problem.package is not None:
        given, answer_bytes = input_path.read_bytes(), answer_path.read_bytes()
        return Ready(
            case=case,
            values=None,
            answer_value=None,
            stdin=text_of(given),
            answer_text=text_of(answer_bytes),
            raw_input=given,
            raw_answer=answer_bytes,
        )
    stdin = input_path.read_text(encoding="utf-8")
    answer = answer_path.read_text(encoding="utf-8")
    values = _parsed(problem, case, problem.stdin, stdin) if problem.parameters else None
    result = _parsed(problem, case, problem.stdout, answer)
    return Ready(
        case=case,
        values=values,
        answer_value=None if result is None else result["result"],
        stdin=stdin,
        answer_text=answer,
    )


def text_of(raw: bytes) -> str:
    """Return what a package's program printed or reads; bytes that are no UTF-8 stay distinct."""
    return raw.decode(errors="backslashreplace")


def _parsed(
    problem: Problem, case: Case, layout: Layout | None, text: str
) -> dict[str, Value] | None:
    if layout is None:
        return None
    try:
        return layout.parse(text)
    except LayoutError as error:
        raise _blame(problem, case, error.en, error.ko) from error


def _ready(
    problem: Problem, case: Case, values: Mapping[str, Value], answer: Value | None
) -> Ready:
    if problem.returns is not None:
        for violation in check_value(problem.returns, answer, values, "answer"):
            raise _blame(
                problem,
                case,
                f"{violation.path}: {violation.en}",
                f"{violation.path}: {violation.ko}",
            )
    try:
        stdin = problem.stdin.format(values) if problem.stdin else None
        answer_text = problem.stdout.format({"result": answer}) if problem.stdout else None
    except LayoutError as error:
        raise _blame(problem, case, error.en, error.ko) from error
    return Ready(
        case=case, values=values, answer_value=answer, stdin=stdin, answer_text=answer_text
    )


def _blame(problem: Problem, case: Case | None, en: str, ko: str) -> ContentError:
    place = case.place if case else problem.place
    return ContentError(
        [Mistake(place=place, key=f"cases.{case.name}" if case else "", en=en, ko=ko)]
    )


def typed(domain: Domain, value: Value) -> Value:
    """Give back to JSON's arrays the tuples that records are."""
    if isinstance(domain.type, RecordType) and isinstance(value, list | dict):
        parts = list(value.values()) if isinstance(value, dict) else value
        if len(parts) != len(domain.fields):
            return value
        return tuple(
            typed(field, part) for (_, field), part in zip(domain.fields, parts, strict=True)
        )
    items = domain.items
    if isinstance(value, list) and items is not None and (items.fields or items.items):
        return [typed(items, item) for item in value]
    return value


def _generation_key(problem: Problem, wanted: Generated) -> str:
    source = problem.generate.read_bytes() if problem.generate else b""
    head = f"{_CALL_FORMAT}\0{wanted.generator}\0{wanted.size}\0{wanted.seed}\0".encode()
    return sha256(head + _DRIVER.encode() + source).hexdigest()


def _answer_key(problem: Problem, values: Mapping[str, Value]) -> str:
    source = problem.reference.read_bytes() if problem.reference else b""
    encoded = json.dumps([values[parameter.name] for parameter in problem.parameters])
    head = f"{_CALL_FORMAT}\0{problem.function}\0".encode()
    return sha256(head + sha256(source).digest() + encoded.encode()).hexdigest()


def _cache_file(machine: Machine, key: str) -> Path:
    return machine.cache / "cases" / key[:2] / f"{key}.json"


def _read_cache(file: Path) -> Any:
    try:
        return json.loads(file.read_bytes())
    except (OSError, ValueError):
        return None


def _write_cache(file: Path, value: Any) -> None:
    keep_for_later(file, json.dumps(value).encode())
