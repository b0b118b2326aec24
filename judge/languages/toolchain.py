"""Finds the compiler or interpreter of a language, and remembers what it found.

Asking a tool where it is and how old it is costs up to seconds (a JVM, a version manager's shim).
The answers are kept in ``toolchains.json`` of the cache folder, for as long as the file on PATH and
the real executable are the same, by path, time and size.
"""

import json
import os
from collections.abc import Mapping
from glob import glob
from hashlib import sha256
from pathlib import Path
from shutil import which
from typing import Any

from judge.frozen import frozen
from judge.languages import interpreter
from judge.languages.installation import missing
from judge.languages.probe import Findings, probe
from judge.languages.store import write_atomically
from judge.model.execution import View
from judge.model.language import Language

_CACHE_NAME = "toolchains.json"
_FORMAT = 1
_SYSTEM = (Path("/usr"), Path("/bin"), Path("/lib"), Path("/lib64"), Path("/sbin"))
_SHARED = ("/opt/homebrew", "/home/linuxbrew/.linuxbrew")  # whose programs need one another


@frozen
class Toolchain:
    """The tools of a language on this machine.

    ``executable`` is the real path of the first of ``tools`` (role and path), ``version`` is its.
    ``identity`` names all of this and changes when a tool does. ``flags`` are the optional ones
    that the compiler accepts. ``views`` are what a program must see beside the system's own
    folders. ``packages`` are folders of third-party libraries. ``precompiles``: the language has a
    header that this compiler can compile ahead.
    """

    language: Language
    executable: Path
    version: str
    identity: str
    tools: tuple[tuple[str, Path], ...]
    flags: tuple[str, ...] = ()
    views: tuple[Path, ...] = ()
    packages: tuple[Path, ...] = ()
    precompiles: bool = False

    @property
    def shown(self) -> tuple[View, ...]:
        """The views, as a Command takes them."""
        return tuple(View(path=path) for path in self.views)


def find_toolchain(language: Language, *, environment: Mapping[str, str], cache: Path) -> Toolchain:
    """Find the tools by PATH of ``environment``; ToolchainMissing, with the line that installs."""
    if language.own_interpreter:
        return _own_toolchain(language)
    found = _on_path(language, environment.get("PATH", os.defpath))
    file = cache / _CACHE_NAME
    remembered = _read(file)
    entry = remembered.get(language.id)
    findings = _recall(entry, language, found) if isinstance(entry, dict) else None
    if findings is None:
        findings = probe(language, found, environment)
        remembered = {
            **_read(file),
            "format": _FORMAT,
            language.id: _record(language, found, findings),
        }
        write_atomically(file, json.dumps(remembered, indent=1).encode())
    return _toolchain(language, findings, environment)


def _own_toolchain(language: Language) -> Toolchain:
    python = interpreter.own_interpreter()
    packages = interpreter.own_packages()
    known = repr((_stamp(python), interpreter.own_version(), packages))
    return Toolchain(
        language=language,
        executable=python,
        version=interpreter.own_version(),
        identity=sha256(known.encode()).hexdigest(),
        tools=(("interpreter", python),),
        views=interpreter.own_views(),
        packages=packages,
    )


def _on_path(language: Language, search_path: str) -> dict[str, Path]:
    """Return for each role what PATH leads to; ToolchainMissing where there is nothing."""
    found = {}
    for tool in language.tools:
        places = (which(name, path=search_path) for name in tool.names)
        place = next((place for place in places if place), None)
        if place is None:
            raise missing(language, tool, search_path)
        found[tool.role] = Path(os.path.abspath(place))  # noqa: PTH100 - a link stays a link
    return found


def _toolchain(language: Language, findings: Findings, environment: Mapping[str, str]) -> Toolchain:
    tools = tuple(findings.tools.items())
    stamps = [_stamp(path) for _, path in tools]
    known = repr((stamps, findings.flags, findings.version))
    home = Path(environment.get("HOME", "/"))
    places = list(findings.tools.values())
    return Toolchain(
        language=language,
        executable=tools[0][1],
        version=findings.version,
        identity=sha256(known.encode()).hexdigest(),
        tools=tools,
        flags=findings.flags,
        views=_views(language, places, home),
        precompiles=findings.precompiles,
    )


def _views(language: Language, places: list[Path], home: Path) -> tuple[Path, ...]:
    views = [Path(path) for pattern in language.views for path in glob(pattern)]  # noqa: PTH207
    views += [
        _installation(each, home)
        for place in places
        for each in (place, place.resolve())
        if not any(system in each.parents for system in _SYSTEM)
    ]
    return tuple(sorted(set(views)))


def _installation(executable: Path, home: Path) -> Path:
    """Return the folder of an installation; the executable alone where that would be a home."""
    for shared in _SHARED:
        if executable.is_relative_to(shared):
            return Path(shared)
    folder = executable.parent
    if folder.name in {"bin", "sbin"}:
        folder = folder.parent
    private = folder in {home, home / ".local"} or folder in home.parents
    return executable if private else folder


def _stamp(path: Path) -> list[str | int]:
    """Return what changes when a file does; OSError where there is none."""
    status = path.stat()
    return [str(path), status.st_mtime_ns, status.st_size]


def _read(file: Path) -> dict[str, Any]:
    try:
        content = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) and content.get("format") == _FORMAT else {}


def _digest(language: Language) -> str:
    return sha256(repr(language).encode()).hexdigest()


def _record(language: Language, found: Mapping[str, Path], findings: Findings) -> dict[str, Any]:
    return {
        "language": _digest(language),
        "found": [_stamp(path) for path in found.values()],
        "tools": {role: _stamp(path) for role, path in findings.tools.items()},
        "version": findings.version,
        "flags": findings.flags,
        "precompiles": findings.precompiles,
    }


def _recall(
    entry: Mapping[str, Any], language: Language, found: Mapping[str, Path]
) -> Findings | None:
    """Return what was found before; None where it may not hold any more."""
    try:
        if entry["language"] != _digest(language):
            return None
        if entry["found"] != [_stamp(path) for path in found.values()]:
            return None
        tools = {role: Path(stamp[0]) for role, stamp in entry["tools"].items()}
        if list(entry["tools"].values()) != [_stamp(path) for path in tools.values()]:
            return None
        return Findings(
            tools=tools,
            version=entry["version"],
            flags=tuple(entry["flags"]),
            precompiles=entry["precompiles"],
        )
    except (OSError, LookupError, TypeError, AttributeError):
        return None
