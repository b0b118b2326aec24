"""Packages of every version are read whole; each is a folder in ``packages/``."""

import shutil
from pathlib import Path

import pytest

from judge.catalog.icpc.package import load_package
from judge.catalog.icpc.recognition import is_package
from judge.catalog.problem_file import load_program_problem
from judge.model.package import (
    ACCEPTED_ONLY,
    Aggregation,
    Guarantees,
    Judgement,
    Package,
    PackageFormat,
    TestGroup,
    VerdictRule,
)
from judge.model.problem import CheckerChoice, CheckerName, Files, Problem

PACKAGES = Path(__file__).parent / "packages"


def load(name: str) -> tuple[Problem, Package]:
    """Read one of the packages."""
    problem = load_program_problem(PACKAGES / name)
    assert problem.package is not None
    return problem, problem.package


def group(package: Package, name: str) -> TestGroup:
    """Find a group of a scoring package."""
    waiting = [package.scoring]
    for each in waiting:
        assert each is not None
        if each.name == name:
            return each
        waiting += each.groups
    raise AssertionError(name)


@pytest.mark.parametrize("folder", sorted(PACKAGES.iterdir()), ids=lambda folder: folder.name)
def test_a_package_is_no_problem_of_ours(folder: Path) -> None:
    """What tells them apart is in problem.yaml, or beside it."""
    assert is_package(folder)
    assert load_package(folder) == load_program_problem(folder)


def test_a_legacy_package() -> None:
    """Defaults of the oldest version; its flags are one text, its limit follows from a factor."""
    problem, package = load("legacy-mean")

    assert package.format is PackageFormat.LEGACY
    assert problem.title.en == "Mean of n numbers"
    assert problem.checker == CheckerChoice(
        name=CheckerName.ICPC, case_sensitive=False, absolute=1e-3
    )
    assert problem.limits.memory_bytes == 512 * 2**20
    assert (package.timing.missing, package.timing.ac_to_limit) == (True, 3.0)
    assert package.scoring is None
    assert [case.name for case in problem.cases] == ["sample/1", "secret/01", "secret/more/02"]


def test_words_beside_a_case() -> None:
    """A description is shown with a sample only, a hint to whoever failed the case."""
    sample, first, _ = load("legacy-mean")[0].cases

    assert sample.explain is not None
    assert sample.explain.en == "The mean lies between the two."
    assert first.hint is not None
    assert first.hint.ko == "What if there is one number?"


def test_flags_of_a_group_replace_those_of_the_problem() -> None:
    """The validator's flags and the input validators' are the group's."""
    problem, package = load("legacy-mean")
    given = dict(package.input_arguments)

    assert problem.cases[-1].checker == CheckerChoice(name=CheckerName.ICPC)
    assert problem.cases[0].checker is None
    assert given["secret/more/02"] == (("", ("few",)),)
    assert given["sample/1"] == ()


def test_legacy_submissions() -> None:
    """Folders promise, a tag in the source promises instead; a folder may be a program."""
    found = {each.path.name: each for each in load("legacy-mean")[0].submissions}

    assert list(found) == ["mean.py", "two_files", "floor.py", "loop.py", "crash.py"]
    assert found["mean.py"].accepted
    assert found["loop.py"].promises[0].required == {Judgement.TIME_LIMIT_EXCEEDED}
    assert found["crash.py"].promises[0].overall
    assert found["crash.py"].promises[0].permitted == {
        Judgement.RUN_TIME_ERROR,
        Judgement.WRONG_ANSWER,
    }


def test_a_package_of_2025() -> None:
    """A validator in its folder, constants, files for every submission, both our languages."""
    problem, package = load("current-pair")

    assert package.format is PackageFormat.CURRENT
    assert (problem.title.en, problem.title.ko) == ("A Pair", "두 수")
    assert "s ≤ 100" in problem.statement.en
    assert "합이 s ≤ 100인" in problem.statement.ko
    assert problem.checker.program == problem.folder / "output_validator"
    assert package.include == problem.folder / "include"
    assert dict(package.constants) == {
        "limit": "100",
        "limit.value": "100",
        "limit.tex": "10^2",
        "name": "pair",
        "name.value": "pair",
    }
    assert (problem.limits.time_seconds, package.timing.missing) == (2.0, False)


def test_a_case_with_everything() -> None:
    """Its own arguments for three programs, files beside it, other texts to be shown."""
    problem, package = load("current-pair")
    cases = {case.name: case for case in problem.cases}
    hard, sample = cases["secret/hard-2"], cases["sample/1"]

    assert isinstance(hard.data, Files)
    assert isinstance(sample.data, Files)
    assert hard.data.arguments == ("--fast", "now")
    assert [path.name for path in hard.data.beside] == ["table.txt"]
    assert hard.checker is not None
    assert hard.checker.arguments == ("strict", "mode")
    assert dict(package.input_arguments)["secret/hard-2"] == (("other", ("x",)),)
    assert sample.data.shown_input is not None
    assert sample.data.shown_answer is not None
    assert sample.data.shown_answer.suffix == ".out"
    assert sample.explain is not None
    assert [case.group for case in problem.cases] == ["sample", "secret/easy", "secret"]


def test_constants_in_groups(tmp_path: Path) -> None:
    """They are put into the files of groups before these are read, and not into a case's own."""
    folder = shutil.copytree(PACKAGES / "current-pair", tmp_path / "pair")
    (folder / "data/secret/test_group.yaml").write_text(
        'max_score: {{limit}}\nargs: ["{{limit.tex}}", "{{other}}"]\n'
    )
    (folder / "data/secret/hard-2.yaml").write_text('output_validator_args: ["{{limit}}"]\n')
    problem = load_package(folder)
    cases = {case.name: case for case in problem.cases}
    hard = cases["secret/hard-2"]

    assert isinstance(hard.data, Files)
    assert hard.data.arguments == ("10^2", "{{other}}")
    assert hard.checker is not None
    assert hard.checker.arguments == ("{{limit}}",)
    sample = cases["sample/1"].data
    assert isinstance(sample, Files)
    assert sample.arguments == ()


def test_what_a_package_restricts(tmp_path: Path) -> None:
    """Languages by our names, and sizes in bytes."""
    folder = shutil.copytree(PACKAGES / "current-pair", tmp_path / "pair")
    with (folder / "problem.yaml").open("a") as file:
        file.write("languages: [python3, cppgmp, ada]\n")
    text = (folder / "problem.yaml").read_text()
    more = "limits: {code: 2, compilation_time: 240, compilation_memory: 3, validation_output: 4, "
    (folder / "problem.yaml").write_text(text.replace("limits: {", more))
    package = load_package(folder).package

    assert package is not None
    assert package.languages == ("python", "cpp", "ada")
    assert package.code_bytes == 2048
    assert package.guarantees == Guarantees(
        compile_seconds=240,
        compile_bytes=3 * 2**20,
        validation_output_bytes=4 * 2**20,
    )


def test_submissions_yaml() -> None:
    """Patterns add to what the folder promises; naming the folder replaces it."""
    found = {each.path.name: each for each in load("current-pair")[0].submissions}

    assert list(found) == ["pair.py", "table.py", "one.py", "any.py"]
    assert len(found["pair.py"].promises) == 1
    assert [promise.cases for promise in found["table.py"].promises] == [None, "secret/hard-*"]
    assert [promise.message for promise in found["one.py"].promises] == ["no pair"]
    assert found["any.py"].language == "python"
    assert found["any.py"].promises[0].limit is False
    assert not found["any.py"].accepted


def test_what_proves_the_validators() -> None:
    """Inputs and outputs that have to be refused, and outputs that must not be."""
    _, package = load("current-pair")

    assert [(each.input.parent.name, each.valid) for each in package.proofs] == [
        ("invalid_input", False),
        ("invalid_output", False),
        ("valid_output", True),
    ]
    assert package.proofs[0].output is None


def test_scores_of_2025_are_spread_over_cases() -> None:
    """A group that adds up gives each case its share; one that is all or nothing has one score."""
    _, package = load("current-points")
    secret, whole = group(package, "secret"), group(package, "secret/group1")
    shared = group(package, "secret/group2")

    assert (secret.aggregation, secret.high) == (Aggregation.SUM, 100)
    assert (whole.aggregation, whole.high, whole.stops) == (Aggregation.PASS_FAIL, 40, True)
    assert (shared.aggregation, shared.accept_score, shared.stops) == (Aggregation.SUM, 20, False)
    assert shared.require_pass == ("sample", "secret/group1")


def test_scores_before_2025_are_a_graders_flags() -> None:
    """What a folder does not say is its parent's."""
    _, package = load("draft-points")
    root, secret = group(package, ""), group(package, "secret")
    inner = group(package, "secret/one")

    assert package.format is PackageFormat.DRAFT
    assert root.ignores_sample
    assert (secret.rule, secret.any_accepted, secret.stops) == (VerdictRule.FIRST, True, False)
    assert (inner.aggregation, inner.accept_score, inner.high) == (Aggregation.MIN, 50, 50)


def test_a_multi_pass_package() -> None:
    """As many passes as it says, and a log to show instead of two files."""
    problem, package = load("current-passes")

    assert package.passes == 3
    assert isinstance(problem.cases[0].data, Files)
    assert problem.cases[0].data.interaction is not None
    assert problem.submissions[0].promises[0].permitted == ACCEPTED_ONLY


def test_multi_pass_in_the_words_of_another_judge(tmp_path: Path) -> None:
    """In the legacy format some say it as a kind of validation."""
    folder = tmp_path / "package"
    shutil.copytree(PACKAGES / "current-passes", folder)
    said = "name: Passes\nvalidation: custom multi-pass\nlimits: {validation_passes: 4}\n"
    (folder / "problem.yaml").write_text(said)

    package = load_program_problem(folder).package

    assert package is not None
    assert (package.format, package.passes) == (PackageFormat.LEGACY, 4)


def test_another_judges_time_limit(tmp_path: Path) -> None:
    """A file that other judges keep beside problem.yaml says the limit."""
    folder = tmp_path / "limited"
    (folder / "data" / "secret").mkdir(parents=True)
    (folder / "data" / "secret" / "1.in").write_text("")
    (folder / "data" / "secret" / "1.ans").write_text("")
    (folder / "problem.yaml").write_text("name: Limited\n")
    (folder / ".timelimit").write_text("2.5\n")

    problem = load_program_problem(folder)

    assert problem.limits.time_seconds == 2.5
    assert problem.package is not None
    assert not problem.package.timing.missing
    assert problem.statement.en == "(this package has no statement)"
