"""Reads ``data/``: the cases of a package in their order, and the tree of groups for its scores."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from glob import escape as glob_escape
from math import inf
from pathlib import Path

from judge.catalog.icpc.configuration import GroupConfiguration, read_case, read_group
from judge.catalog.icpc.flags import FlagReader
from judge.catalog.mistakes import Mistakes
from judge.catalog.paths import check_inside
from judge.errors import Place
from judge.frozen import frozen
from judge.model.package import (
    Aggregation,
    NamedArguments,
    PackageFormat,
    TestGroup,
    Validation,
    VerdictRule,
)
from judge.model.problem import Case, CheckerChoice, Files
from judge.model.text import Text

DATA = "data"
SAMPLE, SECRET = "sample", "secret"
_PROOFS = {"invalid_input": False, "invalid_output": False, "valid_output": True}
_DEFAULT_SCORE = 100.0  # of secret in 2025-09
_VISIBLE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")
_MODES = frozenset({Aggregation.SUM, Aggregation.MIN, Aggregation.MAX, Aggregation.AVG})


@frozen
class Data:
    """What ``data/`` holds; ``root`` is the tree, whether or not the problem is a scoring one."""

    cases: tuple[Case, ...]
    root: TestGroup
    input_arguments: tuple[tuple[str, NamedArguments], ...]
    proofs: tuple[Validation, ...]


@dataclass(slots=True, kw_only=True)
class TreeReader:
    """Walks ``data/`` of one package.

    ``default`` is the checker of a case whose folders say nothing of it; ``constants`` are put into
    the files of groups.
    """

    folder: Path
    version: PackageFormat
    scoring: bool
    default: CheckerChoice
    flags: FlagReader
    constants: Mapping[str, str]
    mistakes: Mistakes
    cases: list[Case] = field(default_factory=list)
    arguments: dict[str, NamedArguments] = field(default_factory=dict)

    def read(self) -> Data:
        """Read everything; a package without any case gets a mistake."""
        data = self.folder / DATA
        top = self._configured(data, GroupConfiguration())
        groups = [
            self._group(data / name, name, top)
            for name in (SAMPLE, SECRET)
            if (data / name).is_dir()
        ]
        if not self.cases:
            self.mistakes.add(
                Place(file=data),
                "",
                "there are no cases; put NAME.in and NAME.ans into data/secret",
                "케이스가 없습니다. data/secret에 NAME.in과 NAME.ans를 두세요",
            )
        root = self._with_scores(TestGroup(name="", groups=tuple(groups)), top)
        if self.version is PackageFormat.CURRENT:
            root = replace(root, ignores_sample=True)
        return Data(
            cases=tuple(self.cases),
            root=root,
            input_arguments=tuple(self.arguments.items()),
            proofs=tuple(self._proofs(data)),
        )

    def _group(self, folder: Path, name: str, parent: GroupConfiguration) -> TestGroup:
        own = self._configured(folder, parent)
        groups: list[TestGroup] = []
        names: list[str] = []
        for entry in _entries(folder):
            if entry.suffix == ".in" and entry.is_file():
                self._case(entry, name, own)
                names.append(f"{name}/{entry.stem}")
            elif entry.suffix == ".ans" and not entry.with_suffix(".in").exists():
                self._lonely(entry)
            elif entry.is_dir() and entry.suffix != ".files":
                groups.append(self._group(entry, f"{name}/{entry.name}", own))
        if self.version is PackageFormat.CURRENT:  # a folder without a file of its own is no group
            plain = [group for group in groups if not self._is_group(group.name)]
            names = sorted([*names, *(case for group in plain for case in group.cases)])
            groups = [group for group in groups if group not in plain]
        self.cases.sort(key=_order)
        tree = TestGroup(name=name, groups=tuple(groups), cases=tuple(names))
        return self._with_scores(tree, own)

    def _configured(self, folder: Path, parent: GroupConfiguration) -> GroupConfiguration:
        return read_group(folder, self.version, parent, self.constants, self.mistakes)

    def _is_group(self, name: str) -> bool:
        return (self.folder / DATA / name / "test_group.yaml").is_file()

    def _with_scores(self, tree: TestGroup, own: GroupConfiguration) -> TestGroup:
        if self.version is PackageFormat.CURRENT:
            return _current_scores(tree, own)
        modes = [word for word in own.grader if word in set(Aggregation)]
        rules = [word for word in own.grader if word in set(VerdictRule)]
        known = {*Aggregation, *VerdictRule, "ignore_sample", "accept_if_any_accepted"}
        at = Place(file=self.folder / DATA / tree.name / "testdata.yaml")
        for word in own.grader if own.own else ():
            if word not in known:
                self.mistakes.add(
                    at,
                    "grader_flags",
                    f"the default grader has no flag {word}; it takes {', '.join(sorted(known))}",
                    f"기본 채점기에 {word} 옵션이 없습니다. 가능: {', '.join(sorted(known))}",
                )
        if own.custom_grader and own.own:
            self.mistakes.add(
                at,
                "grading",
                "a grader of the package's own is not run here; use the default grader",
                "문제의 자체 채점기(grader)는 실행하지 않습니다. 기본 채점기를 쓰세요",
            )
        return replace(
            tree,
            aggregation=Aggregation(modes[-1]) if modes else Aggregation.SUM,
            rule=VerdictRule(rules[-1]) if rules else VerdictRule.WORST,
            accept_score=own.accept_score,
            reject_score=own.reject_score,
            low=own.low,
            high=own.high,
            stops=own.stops,
            ignores_sample=tree.name == "" and "ignore_sample" in own.grader,
            any_accepted="accept_if_any_accepted" in own.grader,
        )

    def _case(self, file: Path, group: str, parent: GroupConfiguration) -> None:
        answer = file.with_suffix(".ans")
        place = Place(file=file)
        if not answer.is_file():
            self.mistakes.add(
                place,
                "",
                f"there is no {answer.name} beside it; add it or remove this file",
                f"{answer.name} 파일이 없습니다. 추가하거나 이 파일을 지우세요",
            )
            return
        for each in _parts_of(file):
            check_inside(each, self.folder, Place(file=each), "", self.mistakes)
        own = read_case(file.with_suffix(".yaml"), parent, self.mistakes)
        name = f"{group}/{file.stem}"
        beside = file.with_suffix(".files")
        data = Files(
            input=file,
            answer=answer,
            beside=tuple(_entries(beside)) if beside.is_dir() else (),
            arguments=own.arguments,
            shown_input=_first(file, ".in.statement"),
            shown_answer=_first(file, ".ans.statement", ".out"),
            interaction=_first(file, ".interaction"),
        )
        description = own.description or _text(_first(file, ".desc"))
        hint = own.hint or _text(_first(file, ".hint"))
        self.arguments[name] = own.input_arguments
        sample = name.startswith(f"{SAMPLE}/")
        self.cases.append(
            Case(
                name=name,
                sample=sample,
                group=group,
                data=data,
                explain=Text(description, description) if description and sample else None,
                hint=Text(hint, hint) if hint else None,
                checker=self._checker(own),
                place=place,
            )
        )

    def _checker(self, own: GroupConfiguration) -> CheckerChoice | None:
        if own.output_arguments is None or own.output_at is None:
            return None
        choice = self.flags.choice(own.output_arguments, own.output_at, "output_validator_args")
        return None if choice == self.default else choice

    def _lonely(self, answer: Path) -> None:
        self.mistakes.add(
            Place(file=answer),
            "",
            f"there is no {answer.stem}.in beside it; add it or remove this file",
            f"{answer.stem}.in 파일이 없습니다. 추가하거나 이 파일을 지우세요",
        )

    def _proofs(self, data: Path) -> Iterator[Validation]:
        if self.version is not PackageFormat.CURRENT:
            return
        for name, valid in _PROOFS.items():
            for file in sorted((data / name).rglob("*.in")):
                own = self._configured(file.parent, GroupConfiguration())
                own = read_case(file.with_suffix(".yaml"), own, self.mistakes)
                with_output = name != "invalid_input"
                yield Validation(
                    input=file,
                    answer=file.with_suffix(".ans") if with_output else None,
                    output=file.with_suffix(".out") if with_output else None,
                    valid=valid,
                    input_arguments=own.input_arguments,
                    arguments=own.output_arguments or (),
                )


def _current_scores(tree: TestGroup, own: GroupConfiguration) -> TestGroup:
    """Spread the most that a group can earn over its cases, as 2025-09 has it."""
    is_secret = tree.name == SECRET
    default = Aggregation.SUM if is_secret or tree.name == "" else Aggregation.PASS_FAIL
    aggregation = own.aggregation or default
    default_most = _DEFAULT_SCORE if is_secret else 0.0 if tree.name == SAMPLE else inf
    most = default_most if own.max_score is None else own.max_score
    each: float | None = most
    if aggregation is Aggregation.SUM and tree.cases:
        each = most / len(tree.cases)
    return replace(
        tree,
        aggregation=aggregation,
        rule=VerdictRule.FIRST,
        accept_score=None if each == inf else each,
        low=0.0,
        high=most,
        stops=aggregation is not Aggregation.SUM,
        partial=True,
        require_pass=own.require_pass,
    )


def _order(case: Case) -> tuple[bool, list[str]]:
    return not case.sample, case.name.split("/")


def _entries(folder: Path) -> list[Path]:
    """Files and folders whose names the format allows, in the order in which they are used."""
    return sorted(
        (entry for entry in folder.iterdir() if _VISIBLE.fullmatch(entry.name)),
        key=lambda entry: entry.stem if entry.is_file() else entry.name,
    )


def _parts_of(case: Path) -> list[Path]:
    """Files of one case, those in its folder of files too."""
    beside = case.with_suffix(".files")
    own = [each for each in case.parent.glob(f"{glob_escape(case.stem)}.*") if each.is_file()]
    return [*own, *(_entries(beside) if beside.is_dir() else ())]


def _first(case: Path, *endings: str) -> Path | None:
    files = (case.with_name(case.stem + ending) for ending in endings)
    return next((file for file in files if file.is_file()), None)


def _text(file: Path | None) -> str | None:
    return None if file is None else file.read_text(encoding="utf-8", errors="replace").strip()
