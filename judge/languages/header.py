"""Compiles ``bits/stdc++.h`` once, so that a solution that includes it compiles in a third.

GCC takes ``<folder>/bits/stdc++.h.gch`` where ``-I <folder>`` leads to it and all flags are as they
were ("Using Precompiled Headers" in its manual). It weighs 120 MB and lies in the cache; the
sandbox shows it at the same path.
"""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from judge.languages.command_line import fill
from judge.languages.store import Store, Stored
from judge.languages.toolchain import Toolchain
from judge.model.execution import Command, Ending, Execution, Program, ProgramFile, RunLimits
from judge.model.language import PrecompiledHeader

Sandbox = Callable[[Command, RunLimits], Execution]

_FORMAT = "1"
_MOST = 2  # entries of 120 MB
_SOURCE = "header.hpp"
_LIMITS = RunLimits(
    cpu_seconds=60,
    wall_seconds=180,
    memory_bytes=2 * 2**30,
    output_bytes=400 * 2**20,
    processes=64,
)


def has_header(toolchain: Toolchain, cache: Path) -> bool:
    """Whether there is nothing left to prepare."""
    header = toolchain.language.precompiled_header
    if header is None or not toolchain.precompiles:
        return True
    return _store(cache).find(_key(toolchain, header)) is not None


def prepare_header(toolchain: Toolchain, sandbox: Sandbox, cache: Path) -> Path | None:
    """Return the folder for ``-I``, after compiling the header if need be; it takes seconds.

    None where the toolchain has none, or cannot compile it; that is remembered, too.
    """
    header = toolchain.language.precompiled_header
    if header is None or not toolchain.precompiles:
        return None
    store, key = _store(cache), _key(toolchain, header)
    stored = store.find(key)
    if stored is None:
        with store.alone(key):
            stored = store.find(key) or _prepared(store, key, toolchain, header, sandbox)
    return stored.folder if stored.files else None


def _prepared(
    store: Store, key: str, toolchain: Toolchain, header: PrecompiledHeader, sandbox: Sandbox
) -> Stored:
    compiled = _compile(toolchain, header, sandbox)
    files = () if compiled is None else (ProgramFile(f"{header.name}.gch", compiled),)
    return store.keep(key, files, "")


def _store(cache: Path) -> Store:
    return Store(cache.resolve() / "headers", _MOST)


def _key(toolchain: Toolchain, header: PrecompiledHeader) -> str:
    return sha256(repr((_FORMAT, toolchain.identity, header)).encode()).hexdigest()


def _compile(toolchain: Toolchain, header: PrecompiledHeader, sandbox: Sandbox) -> bytes | None:
    splices = {"optional": toolchain.flags, "sources": (_SOURCE,)}
    compiled = f"{_SOURCE}.gch"
    command = Command(
        argv=fill(header.command, texts=dict(toolchain.tools), splices=splices),
        program=Program.of(()),
        box_files=(ProgramFile(_SOURCE, f"#include <{header.name}>\n".encode()),),
        collect=(compiled,),
        views=toolchain.shown,
    )
    execution = sandbox(command, _LIMITS)
    fine = execution.ending is Ending.EXITED and execution.exit_code == 0
    return dict(execution.files).get(compiled) if fine else None
