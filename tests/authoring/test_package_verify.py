"""``verify`` proves packages: those of the catalogue's tests, and copies with a planted mistake."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from judge.authoring.finding import (
    Finding,
    LimitSettled,
    ProblemVerified,
    Step,
    SubmissionVerified,
    Working,
)
from judge.authoring.package.bench import Bench
from judge.authoring.package.results import results_of
from judge.authoring.package.verify import find_limit
from judge.authoring.verify import verify
from judge.catalog.problem_file import load_program_problem
from judge.errors import ToolchainMissing
from judge.judging.hand_in import author_submission
from judge.judging.machine import Machine
from judge.judging.opening import needs_compiling
from judge.languages.toolchain import Toolchain
from judge.model.event import Event
from judge.model.language import Language
from judge.model.problem import Problem
from judge.model.verdict import Verdict

pytestmark = [pytest.mark.sandbox, pytest.mark.slow]
PACKAGES = Path(__file__).parents[1] / "catalog" / "icpc" / "packages"
Steps = list[Event | Step | ProblemVerified]


@pytest.fixture
def own_machine(machine: Machine, tmp_path: Path) -> Machine:
    """Give a test a cache of its own for results; what is compiled stays shared."""
    cache = tmp_path / "cache"
    cache.mkdir()
    (machine.cache / "builds").mkdir(exist_ok=True)
    (cache / "builds").symlink_to(machine.cache / "builds")
    return replace(machine, cache=cache)


@pytest.fixture
def package(tmp_path: Path) -> Callable[[str], Path]:
    """Copy a package, so that it can be changed."""
    return lambda name: shutil.copytree(PACKAGES / name, tmp_path / name)


def proof(folder: Path, machine: Machine, *, fresh: bool = False) -> Steps:
    """Verify the package in ``folder``."""
    return list(verify(load_program_problem(folder), machine, fresh=fresh))


def verified(steps: Steps) -> dict[str, SubmissionVerified]:
    """Return what came of every submission, by its file's name."""
    return {
        step.submission.path.name: step for step in steps if isinstance(step, SubmissionVerified)
    }


def findings(steps: Steps) -> list[str]:
    """Return what was found beside the submissions."""
    return [step.text.en for step in steps if isinstance(step, Finding)]


def is_sound(steps: Steps) -> bool:
    """Whether the package is as it promises."""
    last = steps[-1]
    assert isinstance(last, ProblemVerified)
    return last.sound


@pytest.mark.parametrize("folder", sorted(PACKAGES.iterdir()), ids=lambda folder: folder.name)
def test_our_packages_are_sound(folder: Path, own_machine: Machine) -> None:
    """Every version, kind of problem and kind of promise."""
    steps = proof(folder, own_machine)
    broken = {
        name: step.reason.en if step.reason else "?"
        for name, step in verified(steps).items()
        if not step.as_expected
    }

    assert broken == {}
    assert findings(steps) == []
    assert is_sound(steps)


def test_a_missing_limit_follows_from_the_slowest(own_machine: Machine) -> None:
    """The legacy rule: a factor, whole seconds, at least one."""
    steps = proof(PACKAGES / "legacy-mean", own_machine)
    settled = next(step for step in steps if isinstance(step, LimitSettled))

    assert settled.seconds == 1.0
    assert settled.slowest in {"mean.py", "two_files"}
    assert verified(steps)["loop.py"].result.verdict is Verdict.TIME_LIMIT_EXCEEDED


def test_what_waits_for_the_limit_is_compiled_meanwhile(
    machine: Machine, package: Callable[[str], Path], tmp_path: Path
) -> None:
    """It lies there compiled, and one that does not compile is told of when it is judged."""
    folder = package("legacy-mean") / "submissions" / "wrong_answer"
    (folder / "one.c").write_text("int main(void) { return 0; }\n")
    (folder / "broken.c").write_text("int main(void) { return }\n")
    problem = load_program_problem(folder.parents[1])
    assert problem.package is not None
    fresh = replace(machine, cache=tmp_path / "cache")
    results = results_of(problem, fresh, fresh=False)
    bench = Bench(problem=problem, package=problem.package, machine=fresh, results=results)
    one, broken = (
        next(each for each in problem.submissions if each.path.name == name)
        for name in ("one.c", "broken.c")
    )

    assert bench.compile_ahead(one) == bench.compile_ahead(broken) == []
    assert not needs_compiling(problem, author_submission(one, problem), fresh)
    assert verified(proof(folder.parents[1], fresh))["broken.c"].result.verdict == "CE"


def test_a_limit_is_found_for_a_learner(own_machine: Machine) -> None:
    """Only what bounds it is judged, and only where it is missing."""
    *steps, found = find_limit(load_program_problem(PACKAGES / "legacy-mean"), own_machine)
    names = {step.submission.path.name for step in steps if isinstance(step, SubmissionVerified)}
    known = load_program_problem(PACKAGES / "current-pair")

    assert isinstance(found, Problem)
    assert found.limits.time_seconds == 1.0
    assert names == {"mean.py", "two_files"}
    assert list(find_limit(known, own_machine)) == [known]


def test_scores(own_machine: Machine) -> None:
    """The score of the whole and of each group; a group that requires another earns nothing."""
    results = {
        name: step.result
        for name, step in verified(proof(PACKAGES / "current-points", own_machine)).items()
    }
    groups = {each.name: each.points for each in results["most.py"].groups}

    assert [results[name].score for name in ("double.py", "most.py", "none.py")] == [100, 80, 0]
    assert groups == {"sample": 0, "secret": 80, "secret/group1": 40, "secret/group2": 40}
    assert [case.name for case in results["none.py"].cases][-1] == "secret/group1/b"


def test_scores_of_a_grader(own_machine: Machine) -> None:
    """Accepted with half of the points, as the flags have it."""
    found = verified(proof(PACKAGES / "draft-points", own_machine))

    assert (found["small.py"].result.verdict, found["small.py"].result.score) == ("AC", 50)
    assert found["small.py"].expected == "AC (partial)"


def test_messages_of_a_validator(own_machine: Machine) -> None:
    """What it leaves in its feedback folder is what the learner is told."""
    case = verified(proof(PACKAGES / "current-pair", own_machine))["one.py"].result.cases[-1]

    assert case.message is not None
    assert case.message.en == "no pair: None flags ['strict', 'mode']"


def test_what_is_unchanged_is_not_judged_again(
    package: Callable[[str], Path], own_machine: Machine
) -> None:
    """A submission that changes is, and all of them where a case does, or fresh ones are wanted."""
    folder = package("current-pair")
    proof(folder, own_machine)
    again = verified(proof(folder, own_machine))
    fresh = verified(proof(folder, own_machine, fresh=True))
    with (folder / "submissions/accepted/pair.py").open("a") as source:
        source.write("# changed\n")
    changed = verified(proof(folder, own_machine))
    (folder / "data/secret/easy/1.in").write_text("8\n")
    all_changed = verified(proof(folder, own_machine))

    assert all(step.kept for step in again.values())
    assert not any(step.kept for step in fresh.values())
    assert {name for name, step in changed.items() if not step.kept} == {"pair.py"}
    assert not any(step.kept for step in all_changed.values())


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("submissions/accepted/wrong.py", "WA on secret/hard-2, expected AC"),
        ("submissions/run_time_error/wrong.py", "WA on secret/hard-2, expected AC|RTE"),
    ],
)
def test_a_broken_promise(
    package: Callable[[str], Path], own_machine: Machine, target: str, reason: str
) -> None:
    """The first case that is not as promised is named."""
    folder = package("current-pair")
    (folder / target).parent.mkdir(exist_ok=True)
    shutil.copy(folder / "submissions/wrong_answer/one.py", folder / target)
    steps = proof(folder, own_machine)
    step = verified(steps)["wrong.py"]

    assert not is_sound(steps)
    assert step.reason is not None
    assert step.reason.en == reason


def test_promises_of_cases_scores_and_messages(
    package: Callable[[str], Path], own_machine: Machine
) -> None:
    """Each kind of promise has its own complaint."""
    folder = package("current-points")
    (folder / "submissions/submissions.yaml").write_text(
        "accepted: {permitted: [AC], score: 90}\n"
        "partial/most.py: {permitted: [AC, WA], message: never said}\n"
        "partial/none.py: {secret/group1: {required: [TLE]}}\n"
    )
    reasons = {
        name: step.reason.en if step.reason else None
        for name, step in verified(proof(folder, own_machine)).items()
    }

    assert reasons == {
        "double.py": "the score is 100, expected 90..90",
        "most.py": "no judgemessage holds 'never said'",
        "none.py": "no case is TLE",
    }


def test_a_submission_that_does_not_compile(
    package: Callable[[str], Path], own_machine: Machine
) -> None:
    """That is no verdict that a folder can promise; a tag can."""
    folder = package("legacy-mean")
    shutil.rmtree(folder / "submissions/time_limit_exceeded")
    (folder / "submissions/accepted/broken.py").write_text("x = (\n")
    tagged = "# @EXPECTED_RESULTS@: COMPILER-ERROR\nx = (\n"
    (folder / "submissions/wrong_answer/broken_too.py").write_text(tagged)
    found = verified(proof(folder, own_machine))

    assert found["broken.py"].reason is not None
    assert found["broken.py"].reason.en == "it does not compile"
    assert found["broken_too.py"].as_expected


def test_validators_are_proved(package: Callable[[str], Path], own_machine: Machine) -> None:
    """Inputs that are refused, and inputs and outputs that should have been."""
    folder = package("current-pair")
    (folder / "input_validators/small.py").write_text(
        "import sys\n\nsys.exit('odd' if int(sys.stdin.read()) % 2 else 42)\n"
    )
    shutil.move(folder / "data/valid_output/other.out", folder / "data/invalid_output/sum.out")
    (folder / "data/valid_output/other.out").write_text("5 5\n")
    (folder / "data/valid_output/none.in").write_text("4\n")
    (folder / "data/invalid_input/large.in").write_text("102\n")
    (folder / "input_validators/form.ctd").write_text("INT(0, 100) NEWLINE EOF\n")
    first = findings(proof(folder, own_machine))
    (folder / "input_validators/form.ctd").unlink()
    (folder / "input_validators/broken.py").write_text("x = (\n")
    (folder / "input_validators/strange.xyz").write_text("")
    second = findings(proof(folder, own_machine))

    assert sorted(first) == [
        "its .ans or .out is missing",
        "not run: input validators in this language need a program of their own",
        "small.py refuses the input: odd (1)",
        "small.py refuses the input: odd (1)",
        "the output validator accepts this invalid output",
        "the output validator rejects this valid output",
    ]
    assert any("broken.py does not compile" in said for said in second)
    assert any("no language is known" in said for said in second)


def test_a_validator_that_fails_is_named(
    package: Callable[[str], Path], own_machine: Machine
) -> None:
    """Its traceback says the file that the author knows."""
    folder = package("current-pair")
    (folder / "input_validators/small.py").write_text("raise ValueError('odd')\n")
    said = findings(proof(folder, own_machine))

    assert any('File "small.py", line 1' in each for each in said)
    assert not any("solution.py" in each for each in said)


def test_an_input_validator_finds_the_files_of_a_case(
    package: Callable[[str], Path], own_machine: Machine
) -> None:
    """They lie in its folder, and one that changes is read again."""
    folder = package("current-pair")
    (folder / "input_validators/small.py").write_text(
        "import sys\nfrom pathlib import Path\n\n"
        "table = Path('table.txt')\n"
        "wrong = table.exists() and 'bad' in table.read_text()\n"
        "large = int(sys.stdin.read()) > 100\n"
        "sys.exit(43 if wrong or large else 42)\n"
    )
    sound = findings(proof(folder, own_machine))
    (folder / "data/secret/hard-2.files/table.txt").write_text("bad\n")

    assert sound == []
    assert "small.py refuses the input: (43)" in findings(proof(folder, own_machine))


def test_constants_reach_validators_with_scripts(
    package: Callable[[str], Path], own_machine: Machine
) -> None:
    """A program that a script starts knows them as one of a single file does."""
    folder = package("current-pair")
    script = folder / "input_validators/scripted/run"
    script.parent.mkdir()
    script.write_text('read n\n[ "$n" -le {{limit}} ] && exit 42\necho above {{limit}}\nexit 1\n')
    (folder / "input_validators/small.py").unlink()
    sound = findings(proof(folder, own_machine))
    text = (folder / "problem.yaml").read_text()
    (folder / "problem.yaml").write_text(text.replace("value: 100", "value: 4"))

    assert sound == []
    assert "scripted refuses the input: above 4 (1)" in findings(proof(folder, own_machine))


def test_an_invalid_input_that_nobody_refuses(
    package: Callable[[str], Path], own_machine: Machine
) -> None:
    """invalid_input has to be refused by one of the input validators."""
    folder = package("current-pair")
    (folder / "data/invalid_input/large.in").write_text("99\n")

    assert findings(proof(folder, own_machine)) == ["no input validator refuses this invalid input"]


def test_a_default_validator_is_proved_as_well(
    package: Callable[[str], Path], own_machine: Machine
) -> None:
    """Outputs beside an answer are compared as submissions' are."""
    folder = package("current-points")
    for name, output in (("valid_output", "6\n"), ("invalid_output", "4\n")):
        (folder / "data" / name).mkdir()
        (folder / "data" / name / "1.in").write_text("2\n")
        (folder / "data" / name / "1.ans").write_text("4\n")
        (folder / "data" / name / "1.out").write_text(output)

    assert sorted(findings(proof(folder, own_machine))) == [
        "the output validator accepts this invalid output",
        "the output validator rejects this valid output",
    ]


def test_a_validator_that_fails(package: Callable[[str], Path], own_machine: Machine) -> None:
    """It is the author's fault, told with the case, and nothing of it is kept."""
    folder = package("current-passes")
    (folder / "output_validator/keeper.py").write_text("raise SystemExit(1)\n")
    steps = proof(folder, own_machine)
    reason = verified(steps)["shift.py"].reason

    assert reason is not None
    assert reason.en.startswith("JE on sample/1: the checker ended with 1, not with 42 or 43")
    assert not any(step.kept for step in verified(proof(folder, own_machine)).values())


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("open(sys.argv[3] + 'nextpass.in', 'w')\nsys.exit(43)", "left nextpass.in"),
        (
            "open(sys.argv[3] + 'nextpass.in', 'w').write('encode 5')\nsys.exit(42)",
            "more passes than",
        ),
        ("open(sys.argv[3] + 'score.txt', 'w').write('x')\nsys.exit(42)", "holds no number"),
        ("x = (", "does not compile"),
    ],
)
def test_ways_in_which_a_validator_fails(
    package: Callable[[str], Path], own_machine: Machine, source: str, said: str
) -> None:
    """Each of them is JE."""
    folder = package("current-passes")
    (folder / "output_validator/keeper.py").write_text(f"import sys\n{source}\n")
    reason = verified(proof(folder, own_machine))["shift.py"].reason

    assert reason is not None
    assert said in reason.en


def test_what_an_interactor_has_rejected_is_wrong_however_long_it_runs(
    package: Callable[[str], Path], own_machine: Machine
) -> None:
    """A program that is stopped at the limit used a little more than it, and is not too slow."""
    folder = package("draft-guess")
    (folder / "output_validators/answers/answers.sh").write_text("read -r guess\nexit 43\n")
    deaf = folder / "submissions/wrong_answer/deaf.py"
    deaf.write_text("print(4, flush=True)\nwhile True:\n    pass\n")
    step = verified(proof(folder, own_machine))["deaf.py"]

    assert step.result.verdict is Verdict.WRONG_ANSWER
    assert step.as_expected


def test_a_build_script_that_fails(package: Callable[[str], Path], own_machine: Machine) -> None:
    """Its words are told; one that leaves nothing to run is told, too."""
    folder = package("draft-guess")
    build = folder / "output_validators/answers/build"
    build.write_text("echo no compiler here\nexit 1\n")
    failed = verified(proof(folder, own_machine))["count.py"].reason
    build.write_text("true\n")
    nothing = verified(proof(folder, own_machine))["count.py"].reason

    assert failed is not None
    assert nothing is not None
    assert "no compiler here" in failed.en
    assert "left no file run" in nothing.en


def test_a_missing_toolchain_is_a_warning(own_machine: Machine) -> None:
    """What cannot be judged here fails nothing."""

    def find(language: Language) -> Toolchain:
        if language.id == "python":
            raise ToolchainMissing("no Python", "파이썬 없음")
        return own_machine.toolchain(language)

    steps = proof(PACKAGES / "current-points", replace(own_machine, toolchain=find))

    assert is_sound(steps)
    assert "not judged: no Python" in findings(steps)
    assert "not run: no Python" in findings(steps)
    assert verified(steps) == {}


def test_a_package_without_what_it_needs(
    package: Callable[[str], Path], own_machine: Machine
) -> None:
    """No accepted submission is an error, no secret case is worth a word."""
    folder = package("current-points")
    shutil.rmtree(folder / "submissions" / "accepted")
    shutil.rmtree(folder / "data" / "secret")
    (folder / "submissions/submissions.yaml").unlink()

    assert findings(proof(folder, own_machine)) == [
        "there is no accepted submission (submissions/accepted)",
        "there are no secret cases (data/secret)",
    ]


def burner(seconds: float) -> str:
    """Return a right solution of current-points that uses so much CPU time."""
    return (
        f"import time\nwhile time.process_time() < {seconds}:\n    pass\nprint(int(input()) * 2)\n"
    )


def brisk(folder: Path) -> Path:
    """Leave little of current-points, and little time for it."""
    text = (folder / "problem.yaml").read_text()
    brief = "limits: {time_limit: 0.3, time_resolution: 0.1}"
    (folder / "problem.yaml").write_text(text.replace("limits: {time_limit: 1}", brief))
    (folder / "submissions/submissions.yaml").unlink()
    shutil.rmtree(folder / "data/secret/group2")
    (folder / "data/secret/group1/b.in").unlink()
    (folder / "data/secret/group1/b.ans").unlink()
    return folder


def test_room_around_a_limit(package: Callable[[str], Path], own_machine: Machine) -> None:
    """An accepted submission near the limit, and a slow one near it, are worth a warning."""
    folder = brisk(package("current-points"))
    (folder / "submissions/accepted/near.py").write_text(burner(0.2))
    (folder / "submissions/time_limit_exceeded").mkdir()
    (folder / "submissions/time_limit_exceeded/near.py").write_text(burner(0.36))
    steps = proof(folder, own_machine)

    assert is_sound(steps)
    assert any("is less than 2 times that" in said for said in findings(steps))
    assert any("it ends within 1.5 times the limit" in said for said in findings(steps))


def test_what_may_be_a_matter_of_time_is_judged_again_alone(
    package: Callable[[str], Path], own_machine: Machine
) -> None:
    """A surprise near the limit is believed only without anything beside it."""
    folder = brisk(package("current-points"))
    (folder / "submissions/accepted/slow.py").write_text(burner(0.4))
    steps = proof(folder, own_machine)
    said = [step.doing.en for step in steps if isinstance(step, Working)]

    assert "slow.py again, alone" in said
    assert not is_sound(steps)
    assert verified(steps)["slow.py"].result.verdict is Verdict.TIME_LIMIT_EXCEEDED
