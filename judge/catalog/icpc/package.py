"""Reads a whole package; nothing of it is copied, and nothing is written into it."""

import re
from dataclasses import replace
from pathlib import Path

from judge.catalog.icpc.flags import FlagReader
from judge.catalog.icpc.metadata import FILE_NAME, Metadata, read_metadata
from judge.catalog.icpc.promises import read_promises
from judge.catalog.icpc.statement import read_statement
from judge.catalog.icpc.tree import Data, TreeReader
from judge.catalog.mistakes import Mistakes
from judge.catalog.paths import check_inside
from judge.errors import Place
from judge.model.layout import Layout
from judge.model.package import Package, PackageFormat
from judge.model.problem import Kind, Problem, ProblemLimits

_OUTPUT_VALIDATOR, _OUTPUT_VALIDATORS = "output_validator", "output_validators"
_STATIC_VALIDATOR = "static_validator"
_INPUT_VALIDATORS = ("input_validators", "input_format_validators")
_INCLUDE = "include"
_TIME_LIMIT_FILES = (".timelimit", "domjudge-problem.ini")
_TIME_LIMIT = re.compile(r"(?:timelimit\s*=\s*)?['\"]?([0-9]+(?:\.[0-9]+)?)['\"]?", re.MULTILINE)
_RAW = Layout("", ())  # any text
_NO_VALIDATORS = frozenset({".md", ".txt", ".bin", ".o", ".class", ".out", ".exe"})


def load_package(folder: Path) -> Problem:
    """Read the package in ``folder``; ContentError with every mistake that was found."""
    mistakes = Mistakes(folder / FILE_NAME)
    metadata = read_metadata(mistakes)
    validator = _output_validator(folder, metadata, mistakes)
    flags = FlagReader(validator=validator, mistakes=mistakes)
    checker = flags.choice(metadata.flags, *metadata.flags_at)
    constants = dict(metadata.constants)
    data = TreeReader(
        folder=folder,
        version=metadata.format,
        scoring=metadata.scoring,
        default=checker,
        flags=flags,
        constants=constants,
        mistakes=mistakes,
    ).read()
    submissions = read_promises(folder, metadata.format, mistakes)
    _refuse_static_validator(folder, metadata.format, mistakes)
    statement = read_statement(folder, metadata.names, constants)
    mistakes.raise_any()
    return Problem(
        slug=folder.name or folder.resolve().name,
        folder=folder,
        kind=Kind.INTERACTIVE if metadata.interactive else Kind.ALGORITHM,
        title=statement.title,
        level=0,
        topics=(),
        statement=statement.text,
        requires=(),
        limits=ProblemLimits(
            time_seconds=_time_limit(folder) or metadata.time_seconds,
            memory_bytes=metadata.memory_bytes,
            output_bytes=metadata.output_bytes,
        ),
        function=None,
        records=(),
        parameters=(),
        returns=None,
        stdin=_RAW,
        stdout=_RAW,
        size=None,
        checker=checker,
        cases=data.cases,
        groups=(),
        hints=(),
        generate=None,
        reference=None,
        submissions=submissions,
        place=metadata.place,
        interactor=validator if metadata.interactive else None,
        package=_package(folder, metadata, data),
    )


def _package(folder: Path, metadata: Metadata, data: Data) -> Package:
    timing = metadata.timing
    if _time_limit(folder) is not None:
        timing = replace(timing, missing=False)
    include = folder / _INCLUDE
    return Package(
        format=metadata.format,
        timing=timing,
        scoring=data.root if metadata.scoring else None,
        passes=metadata.passes,
        include=include if include.is_dir() else None,
        constants=metadata.constants,
        languages=metadata.languages,
        code_bytes=metadata.code_bytes,
        input_validators=_input_validators(folder),
        input_arguments=data.input_arguments,
        proofs=data.proofs,
        validation_seconds=metadata.validation_seconds,
        validation_bytes=metadata.validation_bytes,
        guarantees=metadata.guarantees,
    )


def _output_validator(folder: Path, metadata: Metadata, mistakes: Mistakes) -> Path | None:
    """Find the author's own validator, a file or a folder; None for the default one.

    One that is missing is noted, and named as it should be: its flags are no more mistakes.
    """
    single = folder / _OUTPUT_VALIDATOR
    if single.is_dir() and any(_programs(single)):
        return single
    several = list(_programs(folder / _OUTPUT_VALIDATORS))
    wanted = metadata.custom or metadata.interactive or metadata.passes > 1
    if not wanted and metadata.format is PackageFormat.LEGACY:
        return None
    if len(several) == 1 and check_inside(several[0], folder, Place(file=several[0]), "", mistakes):
        return several[0]
    if several:
        mistakes.add(
            Place(file=several[1]),
            "",
            f"there is more than one output validator; keep one of "
            f"{', '.join(each.name for each in several)}",
            f"출력 검증 프로그램이 여러 개입니다. 하나만 두세요: "
            f"{', '.join(each.name for each in several)}",
        )
    elif wanted:
        name = _OUTPUT_VALIDATORS if metadata.format is PackageFormat.LEGACY else _OUTPUT_VALIDATOR
        mistakes.add(
            metadata.place,
            "validation" if metadata.custom else "type",
            f"this needs a validator of the package's own; put it into {name}/",
            f"자체 출력 검증 프로그램이 필요합니다. {name}/에 두세요",
        )
        return folder / name
    return several[0] if several else None


def _refuse_static_validator(folder: Path, version: PackageFormat, mistakes: Mistakes) -> None:
    """Note what would have to read every submission: without it a verdict would be half of one."""
    programs = _programs(folder / _STATIC_VALIDATOR)
    if programs and version is not PackageFormat.LEGACY:
        mistakes.add(
            Place(file=programs[0]),
            "",
            "static validators are not run here, so this problem cannot be judged",
            "static validator는 실행하지 않으므로 이 문제는 채점할 수 없습니다",
        )


def _input_validators(folder: Path) -> tuple[Path, ...]:
    return tuple(each for name in _INPUT_VALIDATORS for each in _programs(folder / name))


def _programs(folder: Path) -> list[Path]:
    entries = sorted(folder.iterdir()) if folder.is_dir() else []
    return [
        entry
        for entry in entries
        if not entry.name.startswith((".", "_"))
        and entry.suffix not in _NO_VALIDATORS
        and entry.suffix not in {".h", ".hpp"}
    ]


def _time_limit(folder: Path) -> float | None:
    """Read the limit that other judges keep in a file beside ``problem.yaml``."""
    for name in _TIME_LIMIT_FILES:
        file = folder / name
        if file.is_file():
            found = _TIME_LIMIT.search(file.read_text(encoding="utf-8", errors="replace"))
            if found is not None:
                return float(found[1])
    return None
