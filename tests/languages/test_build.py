"""A source becomes an executable once; what the compiler says reaches the learner."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from judge.errors import UsageError
from judge.languages.build import (
    COMPILE_LIMITS,
    CompileFailure,
    Executable,
    ProgramSource,
    build,
    find_built,
)
from judge.languages.header import has_header, prepare_header
from judge.languages.registry import by_id
from judge.languages.toolchain import Toolchain
from judge.model.execution import Command, Ending, Execution, ProgramFile, RunLimits
from judge.model.submission import SourceFile, Style
from judge.model.text import Text
from tests.languages.machine import Bench
from tests.languages.sums import SUM, sum_source

JAVA_17, JAVA_21 = (b"\xca\xfe\xba\xbe\x00\x00" + bytes([0, major]) for major in (61, 65))
ARRAY = b"\x01\x00\x16([Ljava/lang/String;)V"
MAIN_CLASS = JAVA_17 + b"\x01\x00\x04main" + ARRAY


@dataclass(slots=True)
class Compiler:
    """A sandbox in which whatever is compiled becomes the files of ``execution``."""

    execution: Execution
    commands: list[Command] = field(default_factory=list)
    limits: list[RunLimits] = field(default_factory=list)

    def __call__(self, command: Command, limits: RunLimits) -> Execution:
        """Note the command and answer."""
        self.commands.append(command)
        self.limits.append(limits)
        return self.execution


def finished(
    *files: tuple[str, bytes],
    ending: Ending = Ending.EXITED,
    exit_code: int | None = 0,
    stdout: bytes = b"",
    stderr: bytes = b"",
) -> Execution:
    """Return how a compiler ended."""
    return Execution(
        ending=ending,
        exit_code=exit_code,
        cpu_seconds=0.1,
        wall_seconds=0.1,
        peak_memory_bytes=None,
        stdout=stdout,
        stderr=stderr,
        files=files,
    )


def toolchain(language: str, **changes: object) -> Toolchain:
    """Return tools that are nowhere."""
    known = by_id(language)
    roles = [tool.role for tool in known.tools] or ["interpreter"]
    made = Toolchain(
        language=known,
        executable=Path("/tools/bin/x"),
        version="1.2",
        identity="one",
        tools=tuple((role, Path(f"/tools/bin/{role}")) for role in roles),
        flags=("-static",),
        views=(Path("/tools"),),
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # fields of Toolchain


C_SOURCE = ProgramSource(text="int main(void) { return 0; }", style=Style.STDIO)
CPP_SOURCE = ProgramSource(text="#include <vector>\nint main() {}", style=Style.STDIO)
ALL_HEADERS = ProgramSource(text="#include <bits/stdc++.h>\nint main() {}", style=Style.STDIO)


def test_compiles_in_the_sandbox(tmp_path: Path) -> None:
    """The command is the language's, with what this machine has, under limits of its own."""
    compiler = Compiler(finished(("solution", b"\x7fELF")))

    built = build(C_SOURCE, toolchain("c"), compiler, tmp_path)

    (command,) = compiler.commands
    assert command.argv == (
        *("/tools/bin/compiler", "-std=gnu17", "-O2", "-DONLINE_JUDGE", "-static"),
        *("-o", "solution", "solution.c", "-lm"),
    )
    assert command.box_files == (ProgramFile("solution.c", C_SOURCE.text.encode()),)
    assert dict(command.environment)["PATH"] == "/tools/bin:/usr/local/bin:/usr/bin:/bin"
    assert [view.path for view in command.views] == [Path("/tools")]
    assert compiler.limits == [COMPILE_LIMITS]
    assert isinstance(built, Executable)
    assert built.argv == ("{program}/solution",)
    (file,) = built.program.files
    assert (file.name, file.executable) == ("solution", True)
    assert isinstance(file.content, Path)
    assert file.content.read_bytes() == b"\x7fELF"


def test_compiles_once(tmp_path: Path) -> None:
    """The same source with the same tools is found again, by another process as well."""
    compiler = Compiler(finished(("solution", b"\x7fELF"), stderr=b"warning: unused\n"))

    first = build(C_SOURCE, toolchain("c"), compiler, tmp_path)
    second = build(C_SOURCE, toolchain("c"), compiler, tmp_path)

    assert len(compiler.commands) == 1
    assert second == first == find_built(C_SOURCE, toolchain("c"), tmp_path)
    assert isinstance(first, Executable)
    assert first.compiler_output == "warning: unused"


def test_those_who_come_at_once_compile_once(tmp_path: Path) -> None:
    """A second one waits for the first, and takes what it has made."""
    compiler = Compiler(finished(("solution", b"\x7fELF")))

    def slow(command: Command, limits: RunLimits) -> Execution:
        time.sleep(0.1)
        return compiler(command, limits)

    with ThreadPoolExecutor(4) as threads:
        built = list(
            threads.map(lambda _: build(C_SOURCE, toolchain("c"), slow, tmp_path), range(4))
        )

    assert len(compiler.commands) == 1
    assert isinstance(built[0], Executable)
    assert built == built[:1] * 4
    assert [each.suffix for each in (tmp_path / "builds").iterdir()] == [""]


@pytest.mark.parametrize(
    "change",
    [
        lambda source, tools: (replace(source, text=source.text + " "), tools),
        lambda source, tools: (source, replace(tools, identity="two")),
        lambda source, tools: (source, replace(tools, language=by_id("cpp"))),
        lambda source, tools: (
            source,
            replace(tools, language=replace(tools.language, compile=("x",))),
        ),
    ],
    ids=["source", "tools", "language", "command"],
)
def test_compiles_again_after_a_change(
    change: Callable[[ProgramSource, Toolchain], tuple[ProgramSource, Toolchain]], tmp_path: Path
) -> None:
    """Whatever an executable depends on is in its key."""
    compiler = Compiler(finished(("solution", b"\x7fELF")))
    build(C_SOURCE, toolchain("c"), compiler, tmp_path)

    source, tools = change(C_SOURCE, toolchain("c"))

    assert find_built(source, tools, tmp_path) is None


def test_a_changed_signature_is_another_program(tmp_path: Path) -> None:
    """The harness is part of what is built."""
    compiler = Compiler(finished(("main.pyc", b"code")))
    source = sum_source("def total(numbers): return 0")
    build(source, toolchain("python"), compiler, tmp_path)

    other = replace(source, signature=replace(SUM, function="sum"))
    program = ProgramSource(text=source.text, style=Style.STDIO)

    assert find_built(source, toolchain("python"), tmp_path) is not None
    assert find_built(other, toolchain("python"), tmp_path) is None
    assert find_built(program, toolchain("python"), tmp_path) is None


def test_rebuilds_what_was_damaged(tmp_path: Path) -> None:
    """A truncated binary in the cache is built again."""
    compiler = Compiler(finished(("solution", b"\x7fELF")))
    built = build(C_SOURCE, toolchain("c"), compiler, tmp_path)
    assert isinstance(built, Executable)
    content = built.program.files[0].content
    assert isinstance(content, Path)
    content.write_bytes(b"")

    again = build(C_SOURCE, toolchain("c"), compiler, tmp_path)

    assert len(compiler.commands) == 2
    assert again == built
    assert content.read_bytes() == b"\x7fELF"


def test_does_not_keep_failures(tmp_path: Path) -> None:
    """A compiler may have failed for want of time or memory: the next try is a try."""
    failing = Compiler(finished(exit_code=1, stdout=b"out\n", stderr=b"solution.c:1: error\n"))

    first = build(C_SOURCE, toolchain("c"), failing, tmp_path)
    build(C_SOURCE, toolchain("c"), failing, tmp_path)

    assert first == CompileFailure(output="out\nsolution.c:1: error")
    assert len(failing.commands) == 2


def test_a_compiler_that_leaves_nothing_has_failed(tmp_path: Path) -> None:
    """Exit code 0 alone makes no program."""
    built = build(C_SOURCE, toolchain("c"), Compiler(finished()), tmp_path)

    assert built == CompileFailure(output="")


@pytest.mark.parametrize(
    "ending, words",
    [
        (Ending.CPU_LIMIT, "compiling took too long"),
        (Ending.WALL_LIMIT, "compiling took too long"),
        (Ending.MEMORY_LIMIT, "compiling needed too much memory"),
        (Ending.OUTPUT_LIMIT, "the compiled program or the compiler's output is too large"),
        (Ending.SIGNALLED, "the compiler crashed"),
    ],
)
def test_explains_a_compiler_that_was_stopped(ending: Ending, words: str, tmp_path: Path) -> None:
    """A compiler at its limits says nothing itself."""
    stopped = Compiler(finished(("solution", b"half"), ending=ending, exit_code=None))

    built = build(C_SOURCE, toolchain("c"), stopped, tmp_path)

    assert isinstance(built, CompileFailure)
    assert built.reason is not None
    assert built.reason.en == words
    assert "컴파일" in built.reason.ko


def test_cuts_what_the_compiler_says(tmp_path: Path) -> None:
    """A template of C++ can fill a screen a thousand times."""
    loud = Compiler(finished(exit_code=1, stderr=b"x" * 50_000 + b"\xff"))

    built = build(C_SOURCE, toolchain("c"), loud, tmp_path)

    assert isinstance(built, CompileFailure)
    assert built.output == "x" * 20_000 + "\n..."


@pytest.mark.parametrize(
    "language, output, head",
    [
        ("cpp", "judge.cpp:200:9: error", "double total(vector<int> numbers) {"),
        ("java", "Main.java:20: error", "public double total(int[] numbers) {"),
        ("go", "./main.go:3:1: too many arguments", "func total(numbers []int) float64 {"),
    ],
)
def test_says_how_to_declare_the_function(
    language: str, output: str, head: str, tmp_path: Path
) -> None:
    """Where our harness does not compile with a solution, the declaration is to blame."""
    failing = Compiler(finished(exit_code=1, stderr=output.encode()))

    built = build(sum_source("..."), toolchain(language), failing, tmp_path)

    assert isinstance(built, CompileFailure)
    assert built.reason is not None
    assert built.reason.en == f"the function has to be declared as: {head}"
    assert head in built.reason.ko


def test_leaves_the_learners_own_mistakes_to_the_compiler(tmp_path: Path) -> None:
    """Where the compiler speaks of the solution, there is nothing to add."""
    failing = Compiler(finished(exit_code=1, stderr=b"solution.cpp:2:1: error"))

    built = build(sum_source("..."), toolchain("cpp"), failing, tmp_path)

    assert built == CompileFailure(output="solution.cpp:2:1: error")


def test_refuses_a_function_where_there_is_no_harness(tmp_path: Path) -> None:
    """C reads standard input; a function without a signature cannot be called."""
    compiler = Compiler(finished())

    with pytest.raises(UsageError, match="C has no function style") as error:
        build(sum_source("..."), toolchain("c"), compiler, tmp_path)
    with pytest.raises(UsageError):
        build(replace(sum_source("..."), signature=None), toolchain("cpp"), compiler, tmp_path)

    assert "표준 입력" in error.value.ko


def test_drops_a_byte_order_mark(tmp_path: Path) -> None:
    """Editors of Windows write one, and compilers stumble over it."""
    compiler = Compiler(finished(("solution", b"\x7fELF")))

    build(replace(C_SOURCE, text="\ufeff" + C_SOURCE.text), toolchain("c"), compiler, tmp_path)

    assert compiler.commands[0].box_files[0].content == C_SOURCE.text.encode()


def test_runs_with_the_memory_of_the_problem(tmp_path: Path) -> None:
    """A runtime is told its limits in its own words; the stack is bounded."""
    compiler = Compiler(finished(("Main.class", MAIN_CLASS)))
    source = ProgramSource(
        text="package a;\npublic class Main { static void main() {} }", style=Style.STDIO
    )
    built = build(source, toolchain("java"), compiler, tmp_path)
    assert isinstance(built, Executable)

    command = built.command(b"1 2", 1024 * 2**20)

    assert command.argv[0] == "/tools/bin/runtime"
    assert {"-Xmx1024m", "-Xss512m"} <= set(command.argv)
    assert command.argv[-3:] == ("-cp", "{program}", "a.Main")
    assert command.stdin == b"1 2"
    assert command.result is False
    assert "-Xmx1m" in built.command(b"", 5).argv


def test_runs_a_function_with_a_result(tmp_path: Path) -> None:
    """Function style opens descriptor 3, and what the language needs for it."""
    compiler = Compiler(finished(("Main.class", MAIN_CLASS), ("Solution.class", b"code")))

    built = build(sum_source("class Solution {}"), toolchain("java"), compiler, tmp_path)

    assert isinstance(built, Executable)
    command = built.command(b"", 2**28)
    assert command.result is True
    assert "--add-opens=java.base/java.io=ALL-UNNAMED" in command.argv
    assert compiler.commands[0].argv[-2:] == ("Solution.java", "Main.java")


def test_lays_the_harness_beside_a_script(tmp_path: Path) -> None:
    """What is not compiled is run as it is, with the harness next to it."""
    compiler = Compiler(finished())

    built = build(sum_source("def total(n) = 0"), toolchain("ruby"), compiler, tmp_path)

    assert isinstance(built, Executable)
    assert [file.name for file in built.program.files] == ["solution.rb", "main.rb"]
    assert built.argv[-1] == "{program}/main.rb"
    assert built.command(b"", 1).environment == (("RUBY_THREAD_VM_STACK_SIZE", "67108864"),)


def test_python_may_run_in_a_fork(tmp_path: Path) -> None:
    """The entry of a warm run is the file that a cold one starts."""
    compiler = Compiler(finished(("main.pyc", b"code")))
    source = ProgramSource(text="print(1)", style=Style.STDIO)

    built = build(source, toolchain("python"), compiler, tmp_path)

    assert isinstance(built, Executable)
    assert built.command(b"", 1).warm_entry == "main.pyc"
    assert built.argv[-1] == "{program}/main.pyc"


def test_compiles_the_great_header_once(tmp_path: Path) -> None:
    """It is compiled with the same flags, kept, and shown to the compiler at its own path."""
    tools = toolchain("cpp", precompiles=True)
    both = finished(("header.hpp.gch", b"precompiled"), ("solution", b"\x7fELF"))
    compiler = Compiler(both)
    assert not has_header(tools, tmp_path)

    build(ALL_HEADERS, tools, compiler, tmp_path)
    build(replace(ALL_HEADERS, text=ALL_HEADERS.text + "\n"), tools, compiler, tmp_path)

    header, first, second = compiler.commands
    assert header.argv[1:] == (
        *("-std=c++20", "-O2", "-DONLINE_JUDGE", "-static", "-x", "c++-header", "header.hpp"),
    )
    assert header.box_files[0].content == b"#include <bits/stdc++.h>\n"
    folder = first.views[-1].path
    assert (folder / "bits/stdc++.h.gch").read_bytes() == b"precompiled"
    assert str(folder) == first.argv[first.argv.index("-I") + 1]
    assert second.views == first.views
    assert has_header(tools, tmp_path)


def test_compiles_without_the_header_where_it_is_not_included(tmp_path: Path) -> None:
    """Nobody waits for a header that the source does not name."""
    compiler = Compiler(finished(("solution", b"\x7fELF")))

    build(CPP_SOURCE, toolchain("cpp", precompiles=True), compiler, tmp_path)

    assert ["-I" in command.argv for command in compiler.commands] == [False]


def test_remembers_that_a_header_cannot_be_compiled(tmp_path: Path) -> None:
    """The attempt takes seconds, so it is made once; the source is compiled the plain way."""
    tools = toolchain("cpp", precompiles=True)
    failing = Compiler(finished(exit_code=1))

    build(ALL_HEADERS, tools, failing, tmp_path)
    build(ALL_HEADERS, tools, failing, tmp_path)

    assert [command.argv[-1] for command in failing.commands] == [
        *("header.hpp", "solution.cpp", "solution.cpp"),
    ]
    assert has_header(tools, tmp_path)


def test_prepares_no_header_for_other_compilers(tmp_path: Path) -> None:
    """Clang takes none from a folder, and other languages have none."""
    compiler = Compiler(finished())

    assert prepare_header(toolchain("cpp"), compiler, tmp_path) is None
    assert prepare_header(toolchain("c"), compiler, tmp_path) is None
    assert has_header(toolchain("cpp"), tmp_path)
    assert compiler.commands == []


@pytest.mark.slow
def test_the_header_is_really_taken(bench: Bench) -> None:
    """GCC itself tells (-H) that it took the precompiled header from the cache."""
    tools = bench.toolchain("cpp")
    if not tools.precompiles:
        pytest.skip("the compiler is not GCC")
    language = replace(tools.language, compile=(*tools.language.compile, "-H"))

    built = build(ALL_HEADERS, replace(tools, language=language), bench.sandbox, bench.cache)

    assert isinstance(built, Executable)
    folder = prepare_header(tools, bench.sandbox, bench.cache)
    assert f"! {folder}/bits/stdc++.h.gch" in built.compiler_output


@pytest.mark.parametrize(
    ("compiled", "fine"),
    [
        (MAIN_CLASS, True),
        (JAVA_17 + b"\x01\x00\x03run" + ARRAY, False),
        (JAVA_17 + b"\x01\x00\x04main\x01\x00\x03()V", False),  # a class of that name
        (JAVA_21 + b"\x01\x00\x04main\x01\x00\x03()V", True),
    ],
)
def test_a_java_program_needs_a_method_to_start(
    tmp_path: Path, *, compiled: bytes, fine: bool
) -> None:
    """The compiler lets it pass: the learner would be told of an error while running."""
    source = ProgramSource(text="class Main { void run() {} }", style=Style.STDIO)

    built = build(source, toolchain("java"), Compiler(finished(("Main.class", compiled))), tmp_path)

    assert isinstance(built, Executable if fine else CompileFailure)
    if isinstance(built, CompileFailure):
        assert built.reason == Text(
            "no class has a method main, where a program starts",
            "프로그램이 시작할 main 메서드가 어느 클래스에도 없습니다",
        )


@pytest.mark.parametrize(
    ("used", "unused", "fine"),
    [
        ("export function f() { return 1; }", "export const g = 2;", True),
        ("export function f() { letter a = 1 }", "export const g = 2;", False),
        ("export function f() { return 1; }", "import function g() {", False),
    ],
)
def test_every_file_of_javascript_is_checked(
    bench: Bench, *, used: str, unused: str, fine: bool
) -> None:
    """As every file of C is: node by itself reads the first one only."""
    files = {"used.js": used, "unused.js": unused, "package.json": '{"type": "module"}'}
    source = ProgramSource(
        text='import { f } from "./used.js";\nconsole.log(f());\n',
        style=Style.STDIO,
        name="main.js",
        files=tuple(SourceFile(name, text.encode()) for name, text in files.items()),
    )

    built = bench.build("javascript", source)

    assert isinstance(built, Executable if fine else CompileFailure)
