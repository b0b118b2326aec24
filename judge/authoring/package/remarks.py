"""What can be said of a package before anything runs: what it lacks, and what we do not do."""

from collections.abc import Iterator
from pathlib import Path

from judge.authoring.finding import Finding, Severity
from judge.catalog.icpc.metadata import FILE_NAME
from judge.errors import Place
from judge.judging.checker_program import LIMITS
from judge.languages.build import COMPILE_LIMITS
from judge.model.package import Package
from judge.model.problem import Problem
from judge.model.quantity import format_duration, format_size
from judge.model.text import Text

FOREIGN = frozenset({".ctd", ".viva"})
"""Endings of input validators in languages of their own, which are not run here."""

_ANSWER_VALIDATORS = "answer_validators"  # BAPCtools has them, the format has not


def remarks(problem: Problem, package: Package) -> Iterator[Finding]:
    """Yield errors and warnings."""
    if not any(each.accepted for each in problem.submissions):
        text = Text(
            "there is no accepted submission (submissions/accepted)",
            "정답 풀이(submissions/accepted)가 없습니다",
        )
        yield Finding(severity=Severity.ERROR, place=problem.place, text=text)
    if all(case.sample for case in problem.cases):
        yield _warning(
            problem.place,
            "there are no secret cases (data/secret)",
            "비공개 케이스(data/secret)가 없습니다",
        )
    yield from _not_run(problem, package)
    yield from _not_guaranteed(problem, package)


def _not_run(problem: Problem, package: Package) -> Iterator[Finding]:
    for validator in package.input_validators:
        if validator.suffix in FOREIGN:
            yield _warning(
                validator,
                "not run: input validators in this language need a program of their own",
                "실행하지 않음: 이 언어의 입력 검증 프로그램은 별도 도구가 필요합니다",
            )
    folder = problem.folder / _ANSWER_VALIDATORS
    if folder.is_dir():
        yield _warning(
            folder,
            "not run: the format has no validators of answers",
            "실행하지 않음: 이 형식에는 정답 파일 검증 프로그램이 없습니다",
        )


def _not_guaranteed(problem: Problem, package: Package) -> Iterator[Finding]:
    """Say where less is given than the package asks for."""
    asked = package.guarantees
    wanted, given = asked.compile_seconds, COMPILE_LIMITS.cpu_seconds
    if wanted is not None and wanted > given:
        yield _less(problem, "compilation_time", format_duration(wanted), format_duration(given))
    for key, size, most in (
        ("compilation_memory", asked.compile_bytes, COMPILE_LIMITS.memory_bytes),
        ("validation_output", asked.validation_output_bytes, LIMITS.output_bytes),
    ):
        if size is not None and size > most:
            yield _less(problem, key, format_size(size), format_size(most))


def _less(problem: Problem, key: str, wanted: str, given: str) -> Finding:
    return _warning(
        problem.folder / FILE_NAME,
        f"limits.{key}: the package asks for {wanted}, and gets {given} here",
        f"limits.{key}: 패키지는 {wanted} 요구하지만 여기서는 {given}까지입니다",
    )


def _warning(at: Place | Path, en: str, ko: str) -> Finding:
    place = Place(file=at) if isinstance(at, Path) else at
    return Finding(severity=Severity.WARNING, place=place, text=Text(en, ko))
