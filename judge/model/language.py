"""Programming languages as data; ``languages/languages.yaml`` holds them."""

from dataclasses import dataclass
from enum import StrEnum


class Wire(StrEnum):
    """How values reach a function-style harness: a line of JSON each, or typed tokens."""

    JSON = "json"
    TOKENS = "tokens"


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One programming language.

    ``commands`` are looked up in order on PATH; the first found is ``{command}`` in ``compile``
    and ``run``, and stands for the toolchain. ``{source}``, ``{memory_mib}``, ``{stack_mib}`` are
    filled in as well. ``out_of_memory`` are texts on stderr by which the runtime says that memory
    ran out. ``runtime_bytes`` is memory of the runtime itself, allowed on top of the limit.
    ``install`` maps a package manager (apt, dnf, brew, ...) to the line that installs it.
    """

    id: str
    name: str
    extensions: tuple[str, ...]
    commands: tuple[tuple[str, ...], ...]
    source_name: str
    compile: tuple[tuple[str, ...], ...] = ()
    run: tuple[str, ...]
    artifacts: tuple[str, ...] = ()
    wire: Wire | None = None
    warm: bool = False
    runtime_bytes: int = 0
    out_of_memory: tuple[str, ...] = ()
    environment: tuple[tuple[str, str], ...] = ()
    install: tuple[tuple[str, str], ...] = ()
    views: tuple[str, ...] = ()
    minimum_version: str | None = None
    version: tuple[str, ...] = ()
    precompiled_header: str | None = None
