"""Keeps results of the author's submissions, so that an unchanged one is not judged again.

A result is kept under the content of everything that it follows from: the cases, the validator, the
submission, the limits in force, the toolchains and the judge itself. One that could come out
differently (unstable, or the judge's fault) is not kept.

    <cache>/results/<first two digits>/<key>.json    a record, see model.record
"""

import json
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

import judge
from judge.errors import ToolchainMissing
from judge.frozen import frozen
from judge.judging.engine import Options
from judge.judging.machine import Machine
from judge.languages.registry import by_id, languages
from judge.model.problem import Case, Files, Problem
from judge.model.record import RecordError, from_record, to_record
from judge.model.submission import Submission
from judge.model.verdict import SubmissionResult, Verdict
from judge.whole_file import keep_for_later

_FORMAT = "1"
_DOUBTFUL = frozenset({Verdict.JUDGE_ERROR, Verdict.NOT_JUDGED})


@frozen
class Results:
    """The kept results of one problem on one machine; ``fresh`` ignores what was kept."""

    machine: Machine
    content: str
    fresh: bool

    def find(self, key: str) -> SubmissionResult | None:
        """Return a kept result."""
        if self.fresh:
            return None
        try:
            return from_record(json.loads(self._file(key).read_bytes()))
        except (OSError, ValueError, RecordError):
            return None

    def keep(self, key: str, result: SubmissionResult) -> None:
        """Keep a result that nothing could change."""
        if result.unstable or result.verdict in _DOUBTFUL:
            return
        keep_for_later(self._file(key), json.dumps(to_record(result)).encode())

    def key(
        self, submission: Submission, problem: Problem, options: Options, cases: tuple[str, ...]
    ) -> str:
        """Name everything that a result follows from; ``cases`` are empty for all of them."""
        language = by_id(submission.language)
        known = (
            *(_FORMAT, judge.__version__, self.content, submission.digest, submission.path.name),
            *(language, submission.entry, submission.name),
            *(self.machine.toolchain(language).identity, self.machine.factor_of(language.id)),
            *(self.machine.sandboxes.isolation, problem.limits, options, cases),
        )
        return sha256(repr(known).encode()).hexdigest()

    def _file(self, key: str) -> Path:
        return self.machine.cache / "results" / key[:2] / f"{key}.json"


def results_of(problem: Problem, machine: Machine, *, fresh: bool) -> Results:
    """Open the kept results of ``problem``; its files are read for it."""
    return Results(machine=machine, content=content_digest(problem, machine), fresh=fresh)


def content_digest(problem: Problem, machine: Machine) -> str:
    """Name what the judging of any submission depends on, beside the submission."""
    digest = sha256(repr((_FORMAT, problem.checker, problem.package)).encode())
    for case in problem.cases:
        digest.update(_named(case).encode())
        for file in _files_of(case):
            digest.update(_framed(file))
    validators = {problem.checker.program, *(_program(case) for case in problem.cases)}
    for program in sorted(path for path in validators if path is not None):
        for file in [program] if program.is_file() else sorted(program.rglob("*")):
            if file.is_file():
                digest.update(_framed(file))
        for identity in _toolchains(machine, program):
            digest.update(identity.encode())
    return digest.hexdigest()


def _named(case: Case) -> str:
    arguments: Sequence[str] = case.data.arguments if isinstance(case.data, Files) else ()
    return repr((case.name, case.sample, case.group, case.checker, arguments))


def _files_of(case: Case) -> Iterable[Path]:
    if not isinstance(case.data, Files):
        return ()
    return (case.data.input, case.data.answer, *case.data.beside)


def _program(case: Case) -> Path | None:
    return None if case.checker is None else case.checker.program


def _framed(file: Path) -> bytes:
    content = file.read_bytes()
    return f"\0{file.name}\0{len(content)}\0".encode() + content


def _toolchains(machine: Machine, program: Path) -> Iterable[str]:
    """Name the compilers that could be a validator's, by the endings of its files."""
    files = [program] if program.is_file() else list(program.rglob("*"))
    endings = {file.suffix.removeprefix(".").lower() for file in files}
    for language in languages():
        if endings & set(language.extensions):
            try:
                yield machine.toolchain(language).identity
            except ToolchainMissing:
                continue
