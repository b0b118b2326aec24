"""Asks tools where they are, how old they are and what they can do: the only spawns of this floor.

What is run here are installed tools, on programs of ours; a learner's code never is.
"""

import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from judge.errors import ToolchainMissing
from judge.frozen import frozen
from judge.languages.command_line import fill
from judge.languages.installation import broken, too_old
from judge.model.language import Language, Tool

_PATIENCE_SECONDS = 60


@frozen
class Findings:
    """What probing told; ``tools`` are real executables by role."""

    tools: Mapping[str, Path]
    version: str
    flags: tuple[str, ...] = ()
    precompiles: bool = False


@frozen(kw_only=False)
class _Answer:
    """The exit code of a tool, None where it did not even start, and all that it printed."""

    exit_code: int | None
    text: str


def probe(
    language: Language, found: Mapping[str, Path], environment: Mapping[str, str]
) -> Findings:
    """Probe every tool; ToolchainMissing for one that is too old or does not work."""
    return _Prober(language, environment).findings(found)


class _Prober:
    """One language's tools under one environment."""

    def __init__(self, language: Language, environment: Mapping[str, str]) -> None:
        self._language = language
        self._environment = {**environment, "LC_ALL": "C"}
        self._search_path = environment.get("PATH", "")

    def findings(self, found: Mapping[str, Path]) -> Findings:
        tools = {tool.role: self._locate(tool, found[tool.role]) for tool in self._language.tools}
        versions = [self._version(tool, tools[tool.role]) for tool in self._language.tools]
        header = self._language.precompiled_header
        return Findings(
            tools=tools,
            version=versions[0][0],
            flags=self._flags(tools),
            precompiles=header is not None and header.compiler in versions[0][1],
        )

    def _ask(self, argv: Sequence[str], folder: str | None = None) -> _Answer:
        try:
            done = subprocess.run(
                argv,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                env=self._environment,
                cwd=folder,
                timeout=_PATIENCE_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            return _Answer(None, str(error))
        return _Answer(done.returncode, done.stdout.decode(errors="replace"))

    def _broken(self, place: Path, answer: _Answer) -> ToolchainMissing:
        said = answer.text.strip() or f"exit code {answer.exit_code}"
        return broken(self._language, str(place), said, self._search_path)

    def _locate(self, tool: Tool, place: Path) -> Path:
        if not tool.locate:
            return place
        answer = self._ask([str(place), *tool.locate])
        matched = re.search(tool.located, answer.text)
        if answer.exit_code != 0 or matched is None:
            raise self._broken(place, answer)
        real = Path(matched[1].strip(), tool.inside or "")
        if not real.is_file():
            raise broken(self._language, str(place), f"{real}?", self._search_path)
        return real

    def _version(self, tool: Tool, real: Path) -> tuple[str, str]:
        """Return the version and all that it was found in."""
        argv = [str(real), *tool.version]
        answer = self._ask(argv)
        matched = re.search(tool.version_pattern, answer.text)
        if matched is None:
            raise self._broken(real, answer)
        version = matched[1].rstrip(".")
        if tool.minimum is not None and _numbers(version) < _numbers(tool.minimum):
            raise too_old(self._language, tool, str(real), version, self._search_path)
        return version, answer.text

    def _flags(self, tools: Mapping[str, Path]) -> tuple[str, ...]:
        """Return the optional flags with which the probe still compiles and runs."""
        if self._language.probe is None:
            return ()
        wanted = self._language.optional_flags
        if self._try(tools, wanted).exit_code == 0:
            return wanted  # as nearly everywhere, and three compilations fewer
        first = self._try(tools, ())
        if first.exit_code != 0:
            raise self._broken(next(iter(tools.values())), first)
        accepted: tuple[str, ...] = ()
        for flag in wanted:
            if self._try(tools, (*accepted, flag)).exit_code == 0:
                accepted = (*accepted, flag)
        return accepted

    def _try(self, tools: Mapping[str, Path], flags: tuple[str, ...]) -> _Answer:
        """Compile the probe with ``flags`` and run it."""
        language = self._language
        import tempfile  # 4 ms, for a tool chain that is new here

        with tempfile.TemporaryDirectory(prefix="judge-") as folder:
            source = Path(folder, language.source_name)
            source.write_text(language.probe or "", "utf-8")
            splices = {"optional": flags, "headers": (), "function": (), "sources": (source.name,)}
            answer = self._ask(fill(language.compile, texts=tools, splices=splices), folder)
            if answer.exit_code != 0:
                return answer
            texts = {**tools, "program": folder, "entry": language.entry.default}
            return self._ask(fill(language.run, texts=texts, splices=splices), folder)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
