"""Programming languages as data; ``languages/languages.yaml`` holds them.

Arguments of ``compile`` and ``run`` may hold placeholders. These stand for as many arguments as
there are, which may be none::

    {sources}    the names of the files to compile
    {optional}   those of ``optional_flags`` that the compiler here accepts
    {headers}    ``-I`` and the folder of the precompiled header, where one is used
    {function}   ``function_flags`` in function style

These stand for a text within an argument: ``{entry}`` (the file or class that is started); of a
run ``{memory_mib}``, ``{stack_mib}`` and ``{stack_kib}`` (half of it, for a runtime that has to
stop well before the real end); the role of any tool, such as ``{compiler}``, for the path of its
executable. ``{program}`` and ``{box}`` are left for the sandbox.
"""

from enum import StrEnum

from judge.frozen import frozen


class Wire(StrEnum):
    """How values reach a function-style harness.

    ``JAVASCRIPT`` is JSON in which integers that a double cannot hold travel as strings.
    """

    JSON = "json"
    JAVASCRIPT = "javascript"
    TOKENS = "tokens"


@frozen
class Tool:
    """A program that a language needs, looked up on PATH under each of ``names`` in turn.

    ``locate`` are arguments that make it print where it really is (a version manager's shim is
    slow, and leads out of the sandbox); ``located`` is the pattern of that path, whose first group
    is taken, and ``inside`` the path of the executable in it. ``version`` are arguments that make
    it print its version, the first group of ``version_pattern``; below ``minimum`` it is refused.
    """

    role: str
    names: tuple[str, ...]
    locate: tuple[str, ...] = ()
    located: str = r"(.+)"
    inside: str | None = None
    version: tuple[str, ...] = ("--version",)
    version_pattern: str = r"(\d+(?:\.\d+)+)"
    minimum: str | None = None


@frozen
class Entry:
    """How the thing to start is named: a file, or a class found in the source.

    ``patterns`` are tried in order on the source without its comments; the first group of the
    first match is the name, ``default`` where none matches. ``package`` finds a prefix for it.
    ``method`` is what a class has to have to be started: its name and its descriptor.
    """

    default: str
    patterns: tuple[str, ...] = ()
    package: str | None = None
    method: str | None = None


@frozen
class PrecompiledHeader:
    """A header worth compiling once, for a compiler whose version text holds ``compiler``."""

    name: str
    compiler: str
    command: tuple[str, ...]


@frozen
class Language:
    """One programming language.

    The first of ``tools`` stands for the toolchain. ``own_interpreter``: it is the interpreter that
    runs this very program, and no tool is looked up. ``probe`` is a program that must compile for
    the compiler to be new enough. ``source_name`` is the learner's file in the box and may hold
    ``{entry}``. ``artifacts`` are patterns of what the compiler leaves; without any the sources
    themselves are run. ``warm`` names the artifact that a sandbox may run in a fork.

    ``joint``: where a program has several files of the language, the compiler is given all of them
    and not only the one that is started.

    ``runtime_bytes`` is memory of the runtime itself, allowed on top of the limit.
    ``out_of_memory`` are texts on stderr by which the runtime says that memory ran out.

    ``interpreted`` are the runtime's flags that switch off its just-in-time compiler: growth is
    measured so, since a compiler that warms up bends every curve.

    ``ignored`` matches comments and strings; ``stdio_pattern`` and ``function_pattern`` (with
    ``{function}``) tell the style from what is left. ``reserved`` are words that cannot name a
    parameter. ``stub`` is a program to start from in stdio style, ``talk_stub`` one for interactive
    problems: it flushes what it says. ``install`` maps a package manager (apt, dnf, brew, ...) to
    the packages that bring the language.
    """

    id: str
    name: str
    extensions: tuple[str, ...]
    home_page: str
    install: tuple[tuple[str, str], ...] = ()
    tools: tuple[Tool, ...] = ()
    own_interpreter: bool = False
    probe: str | None = None
    optional_flags: tuple[str, ...] = ()
    function_flags: tuple[str, ...] = ()
    precompiled_header: PrecompiledHeader | None = None
    source_name: str
    entry: Entry
    compile: tuple[str, ...] = ()
    run: tuple[str, ...]
    artifacts: tuple[str, ...] = ()
    warm: str | None = None
    joint: bool = False
    wire: Wire | None = None
    runtime_bytes: int = 0
    out_of_memory: tuple[str, ...] = ()
    environment: tuple[tuple[str, str], ...] = ()
    views: tuple[str, ...] = ()
    interpreted: tuple[str, ...] = ()
    ignored: str | None = None
    stdio_pattern: str | None = None
    function_pattern: str | None = None
    reserved: tuple[str, ...] = ()
    stub: str
    talk_stub: str = ""
