"""Makes an Executable of a source: compiled in the sandbox, or found where it was kept."""

import os
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from judge.errors import UsageError
from judge.frozen import frozen
from judge.languages.class_file import may_have_method
from judge.languages.command_line import fill, fill_text
from judge.languages.header import Sandbox, prepare_header
from judge.languages.signature import Signature, shapes_of
from judge.languages.source import includes
from judge.languages.store import Store, Stored
from judge.languages.stub import function_head
from judge.languages.toolchain import Toolchain
from judge.languages.unit import Task, Unit, plain_unit
from judge.languages.writers import WRITERS
from judge.model.execution import (
    Command,
    Ending,
    Execution,
    Program,
    ProgramFile,
    RunLimits,
    View,
)
from judge.model.language import Language
from judge.model.submission import SourceFile, Style
from judge.model.text import Text

_FORMAT = "2"  # of what is stored; another one forgets everything built before
_MOST_BUILDS = 200
_LONGEST_OUTPUT = 20_000  # characters of the compiler's words
_MEBIBYTE = 2**20
_LARGEST_STACK_MIB = 512
_SEARCH_PATH = ("/usr/local/bin", "/usr/bin", "/bin")
COMPILE_LIMITS = RunLimits(
    cpu_seconds=30,
    wall_seconds=90,
    memory_bytes=2 * 2**30,
    output_bytes=64 * _MEBIBYTE,
    processes=64,
)
_ENDINGS = {
    Ending.CPU_LIMIT: Text("compiling took too long", "컴파일 시간이 너무 오래 걸렸습니다"),
    Ending.WALL_LIMIT: Text("compiling took too long", "컴파일 시간이 너무 오래 걸렸습니다"),
    Ending.MEMORY_LIMIT: Text(
        "compiling needed too much memory", "컴파일에 메모리가 너무 많이 필요했습니다"
    ),
    Ending.OUTPUT_LIMIT: Text(
        "the compiled program or the compiler's output is too large",
        "컴파일 결과나 컴파일러 출력이 너무 큽니다",
    ),
    Ending.SIGNALLED: Text("the compiler crashed", "컴파일러가 비정상 종료되었습니다"),
}
_SIGNS = (  # of an ending that befell one of the compiler's own children, in its words
    ("File size limit exceeded", Ending.OUTPUT_LIMIT),
    ("out of memory allocating", Ending.MEMORY_LIMIT),
    ("virtual memory exhausted", Ending.MEMORY_LIMIT),
    ("java.lang.OutOfMemoryError", Ending.MEMORY_LIMIT),
)


@frozen
class ProgramSource:
    """A source to be made runnable; ``signature`` is there in function style.

    Of a program with several files ``text`` is the one that is started, ``name`` is its name and
    ``files`` are the others. ``entry`` is what is started, where that does not follow from it.
    """

    text: str
    style: Style
    signature: Signature | None = None
    name: str | None = None
    files: tuple[SourceFile, ...] = ()
    entry: str | None = None


@frozen
class CompileFailure:
    """The compiler refused; ``output`` is its words, cut, ``reason`` ours where it has none."""

    output: str
    reason: Text | None = None


@frozen
class Executable:
    """A program that can be run any number of times."""

    language: Language
    style: Style
    program: Program
    argv: tuple[str, ...]
    warm_entry: str | None = None
    views: tuple[View, ...] = ()
    boxed: tuple[ProgramFile, ...] = ()
    compiler_output: str = ""

    def command(self, stdin: bytes, memory_bytes: int) -> Command:
        """Return the command of one run under the limit ``memory_bytes``, the runtime aside."""
        texts = _memory_texts(memory_bytes)
        return Command(
            argv=tuple(fill_text(argument, texts) for argument in self.argv),
            program=self.program,
            stdin=stdin,
            warm_entry=self.warm_entry,
            box_files=self.boxed,
            environment=_environment(self.language, texts),
            result=self.style is Style.FUNCTION,
            views=self.views,
        )


def find_built(source: ProgramSource, toolchain: Toolchain, cache: Path) -> Executable | None:
    """Return the executable if it was built before; nothing is compiled."""
    unit = _unit(source, toolchain)
    key = _key(source, unit, toolchain)
    stored = _store(cache).find(key)
    return None if stored is None else _executable(source.style, toolchain, unit, key, stored)


def build(
    source: ProgramSource, toolchain: Toolchain, sandbox: Sandbox, cache: Path
) -> Executable | CompileFailure:
    """Return an executable, compiled if need be, or what the compiler said against it.

    Raises UsageError for function style in a language that has none.
    """
    unit = _unit(source, toolchain)
    key = _key(source, unit, toolchain)
    store = _store(cache)
    stored = store.find(key)
    if stored is None:
        with store.alone(key):
            made = store.find(key) or _built(source, unit, toolchain, sandbox, cache)
            if isinstance(made, CompileFailure):
                return made
            stored = made if isinstance(made, Stored) else store.keep(key, *made)
    return _executable(source.style, toolchain, unit, key, stored)


def _built(
    source: ProgramSource, unit: Unit, toolchain: Toolchain, sandbox: Sandbox, cache: Path
) -> tuple[Sequence[ProgramFile], str] | CompileFailure:
    """Compile; return the files, and what the compiler said of them."""
    execution = _compile(source, unit, toolchain, sandbox, cache)
    output = _said(execution)
    files = _program_files(unit, toolchain.language, execution)
    if execution.ending is not Ending.EXITED or execution.exit_code != 0 or not files:
        return _failure(execution.ending, output, source, unit, toolchain.language)
    missing = _missing_method(execution.files, toolchain.language)
    if missing is not None:
        return CompileFailure(output=output, reason=missing)
    return files, output


def _unit(source: ProgramSource, toolchain: Toolchain) -> Unit:
    language = toolchain.language
    writer = WRITERS.get(language.id)
    signature = source.signature if source.style is Style.FUNCTION else None
    if source.style is Style.FUNCTION and (writer is None or signature is None):
        raise UsageError(
            f"{language.name} has no function style here; read standard input instead",
            f"{language.name}은(는) 함수 방식을 지원하지 않습니다. 표준 입력을 읽어 주세요",
        )
    task = Task(
        language=language,
        source=source.text.removeprefix("\ufeff"),
        shapes=shapes_of(signature) if signature else None,
        packages=toolchain.packages,
        name=source.name,
        files=tuple(ProgramFile(file.name, file.content) for file in source.files),
        entry=source.entry,
    )
    return plain_unit(task) if writer is None else writer.write_unit(task)


def _key(source: ProgramSource, unit: Unit, toolchain: Toolchain) -> str:
    known = (_FORMAT, toolchain.identity, toolchain.language, source.style, unit)
    return sha256(repr(known).encode()).hexdigest()


def _store(cache: Path) -> Store:
    return Store(cache / "builds", _MOST_BUILDS)


def _compile(
    source: ProgramSource, unit: Unit, toolchain: Toolchain, sandbox: Sandbox, cache: Path
) -> Execution:
    language = toolchain.language
    header = language.precompiled_header
    folder = None
    texts_of_all = (source.text, *(file.content.decode(errors="replace") for file in source.files))
    if header is not None and any(includes(text, header.name) for text in texts_of_all):
        folder = prepare_header(toolchain, sandbox, cache)
    splices = {
        "sources": unit.compiled,
        "optional": toolchain.flags,
        "headers": () if folder is None else ("-I", str(folder)),
    }
    texts = _memory_texts(COMPILE_LIMITS.memory_bytes)
    command = Command(
        argv=fill(language.compile, texts=dict(toolchain.tools), splices=splices),
        program=Program.of(()),
        box_files=unit.sources,
        environment=(*_environment(language, texts), ("PATH", _search_path(toolchain))),
        collect=language.artifacts,
        views=(*toolchain.shown, *(() if folder is None else (View(path=folder),))),
    )
    return sandbox(command, COMPILE_LIMITS)


def _memory_texts(memory_bytes: int) -> dict[str, int]:
    memory = max(memory_bytes // _MEBIBYTE, 1)
    stack = min(memory, _LARGEST_STACK_MIB)
    return {"memory_mib": memory, "stack_mib": stack, "stack_kib": stack * 1024 // 2}


def _environment(language: Language, texts: Mapping[str, int]) -> tuple[tuple[str, str], ...]:
    return tuple((name, fill_text(value, texts)) for name, value in language.environment)


def _search_path(toolchain: Toolchain) -> str:
    """Return PATH for compilers that are scripts and look for their own tools."""
    own = (str(path.parent) for _, path in toolchain.tools)
    return os.pathsep.join(dict.fromkeys((*own, *_SEARCH_PATH)))


def _said(execution: Execution) -> str:
    said = (execution.stdout + execution.stderr).decode(errors="replace").strip()
    return said if len(said) <= _LONGEST_OUTPUT else said[:_LONGEST_OUTPUT] + "\n..."


def _failure(
    ending: Ending, output: str, source: ProgramSource, unit: Unit, language: Language
) -> CompileFailure:
    """Add what the compiler's words do not explain to the learner."""
    told = next((meant for sign, meant in _SIGNS if sign in output), ending)
    reason = _ENDINGS.get(told if ending is Ending.EXITED else ending)
    if reason is None and source.signature and unit.ours and unit.ours in output:
        head = function_head(language, source.signature)
        reason = Text(
            f"the function has to be declared as: {head}",
            f"함수는 다음과 같이 선언해야 합니다: {head}",
        )
    return CompileFailure(output=output, reason=reason)


def _program_files(unit: Unit, language: Language, execution: Execution) -> tuple[ProgramFile, ...]:
    """Return what the program consists of; nothing where the compiler left nothing."""
    if not language.artifacts:
        return (*unit.sources, *unit.beside)
    started = language.run[0].removeprefix("{program}/")
    built = tuple(
        ProgramFile(name, content, executable=name == started) for name, content in execution.files
    )
    return (*built, *unit.beside) if built else ()


def _missing_method(files: Sequence[tuple[str, bytes]], language: Language) -> Text | None:
    """Say so where no class has the method that is started, which a compiler lets pass."""
    method = language.entry.method
    if method is None or any(may_have_method(content, method) for _, content in files):
        return None
    name = method.split("(")[0]
    return Text(
        f"no class has a method {name}, where a program starts",
        f"프로그램이 시작할 {name} 메서드가 어느 클래스에도 없습니다",
    )


def _executable(
    style: Style, toolchain: Toolchain, unit: Unit, key: str, stored: Stored
) -> Executable:
    language = toolchain.language
    texts: Mapping[str, object] = {**dict(toolchain.tools), "entry": unit.entry}
    functional = language.function_flags if style is Style.FUNCTION else ()
    return Executable(
        language=language,
        style=style,
        program=Program(key, stored.files),
        argv=fill(language.run, texts=texts, splices={"function": functional}),
        warm_entry=language.warm,
        views=toolchain.shown,
        boxed=unit.boxed,
        compiler_output=stored.output,
    )
