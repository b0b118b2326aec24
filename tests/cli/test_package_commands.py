"""Commands take the path of an ICPC package where they take a problem."""

import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from judge.authoring.finding import LimitSettled, ProblemVerified
from judge.cli.screen.summary import summary
from judge.model.event import Event, SubmissionJudged
from judge.model.package import PackageFormat
from judge.model.problem import Case, Problem
from judge.model.sql_problem import AnyProblem
from judge.model.submission import SourceFile, Submission
from judge.model.text import Locale
from judge.model.verdict import GroupResult, Verdict
from tests.cli.results import RESULTS, accepted, judged
from tests.cli.test_screens import PACKAGES, package_steps
from tests.cli.world import World


@pytest.fixture
def package(outside: World) -> Path:
    """Put a package where no workspace is; everything is accepted."""
    outside.engine.script = seen
    return shutil.copytree(PACKAGES / "legacy-mean", outside.directory / "mean")


def seen(problem: AnyProblem, submission: Submission, cases: Sequence[Case]) -> Iterator[Event]:
    """Accept, under the limits that the problem has by then."""
    del submission, cases
    assert isinstance(problem, Problem)
    assert problem.package is not None
    assert problem.limits.time_seconds == 2.0
    yield SubmissionJudged(RESULTS["accepted"])


def test_a_file_for_a_package(outside: World, package: Path) -> None:
    """The limit is worked out before anything is judged."""
    file = package / "submissions" / "accepted" / "mean.py"

    assert outside.judge("run", "--problem", "./mean", str(file)).code == 0
    assert outside.judge("submit", str(file)).code == 0
    assert [len(cases) for _, cases, _ in outside.engine.judged] == [1, 3]


def test_a_folder_is_a_program(outside: World, package: Path) -> None:
    """The file that is started is found in it, and the others come along."""
    folder = package / "submissions" / "accepted" / "two_files"
    ran = outside.judge("run", "--problem", str(package), str(folder))
    submission = outside.engine.judged[0][0]

    assert ran.code == 0
    assert submission.name == "main.py"
    assert [file.name for file in submission.files] == ["average.py"]
    assert isinstance(submission.files[0], SourceFile)


def test_a_package_in_a_workspace(world: World) -> None:
    """Its path stands for it: the learner's file is the workspace's; hints have the path."""
    world.engine.script = lambda *_: iter([SubmissionJudged(RESULTS["accepted"])])
    shutil.copytree(PACKAGES / "legacy-mean", world.directory / "pk" / "mean")
    early = world.judge("run", "pk/mean")
    made = world.judge("new", "pk/mean")
    ran = [
        world.judge("run", "pk/mean"),
        world.judge("run", "--problem", "pk/mean"),
        world.judge("run", "--problem", "pk/mean", "solutions/mean/solution.py"),
    ]

    assert "judge new pk/mean" in early.err
    assert "judge run pk/mean" in made.err
    assert [each.code for each in ran] == [0, 0, 0]
    assert all("judge submit pk/mean" in each.err for each in ran)
    assert world.judge("submit", "pk/mean").code == 0
    assert world.judge("notes", "pk/mean").code == 0
    assert "judge list" in world.judge("review", "pk/mean", "--grade", "good").err


def test_how_a_package_is_called(world: World) -> None:
    """In the current folder it is called by a path as well, since a slug might be another's."""
    shutil.copytree(PACKAGES / "legacy-mean", world.directory / "river-gauge")

    assert "judge new ./river-gauge" in world.judge("run", "./river-gauge").err
    assert "judge new river-gauge`" in world.judge("run", "river-gauge").err


def test_files_that_every_submission_gets(outside: World) -> None:
    """A package's include folder is laid beside a learner's file, too."""
    folder = shutil.copytree(PACKAGES / "current-pair", outside.directory / "pair")
    outside.engine.script = lambda *_: iter([SubmissionJudged(RESULTS["accepted"])])
    file = folder / "submissions" / "accepted" / "pair.py"
    outside.judge("run", "--problem", "./pair", str(file))

    assert [each.name for each in outside.engine.judged[0][0].files] == ["shared.py"]


def test_a_folder_for_a_problem_of_ours_is_none(world: World) -> None:
    """There a folder is a place with a solution in it."""
    (world.directory / "empty").mkdir()
    ran = world.judge("run", "--problem", "river-gauge", "./empty")

    assert ran.code != 0
    assert "no solution yet" in " ".join(ran.err.split())


def test_show_as_json(outside: World, package: Path) -> None:
    """The version and the samples' files are there for programs."""
    record = json.loads(outside.judge("show", str(package), "--json").out)

    assert record["package"] == PackageFormat.LEGACY
    assert record["samples"][0]["files"]["input"].endswith("data/sample/1.in")


def test_verify_as_json(outside: World, package: Path) -> None:
    """Every case of every submission is told, with reasons and where the limit comes from."""
    outside.engine.steps = package_steps(package.name)
    ran = outside.judge("verify", "./mean", "--json", "--fresh")
    problem = json.loads(ran.out)["problems"][0]

    assert ran.code == 1
    assert problem["time_limit_seconds"] == 2.0
    assert problem["submissions"][1]["reason"]["en"] == "WA on secret/4, expected AC"
    assert problem["submissions"][0]["kept"]
    assert problem["submissions"][0]["cases"][0]["verdict"] == "AC"
    assert problem["submissions"][3]["score"] == 50
    assert problem["submissions"][0]["slowest_seconds"] > 0


def test_progress_of_a_package(outside: World, package: Path) -> None:
    """A long proof says what it is doing, on a bar that moves within the package."""
    outside.live, outside.ticks = True, [0.0, 0.0, 5.0]
    outside.engine.steps = [
        *package_steps(package.name)[:2],
        LimitSettled(seconds=1.0, slowest_seconds=0.1, slowest="sum.py"),
        ProblemVerified(slug="mean", sound=True),
    ]

    assert "0/1 mean 0/4 sum.py" in outside.judge("verify", "./mean").err


@pytest.mark.parametrize(
    ("most", "said"), [(100.0, "80 of 100 (secret/1 80/90"), (float("inf"), "80 (secret/1 80/90")]
)
def test_points_of_groups_within_groups(most: float, said: str) -> None:
    """What a group can earn is not counted once more for the group around it."""
    groups = (
        GroupResult(name="secret", verdict=Verdict.ACCEPTED, points=80, possible=most),
        GroupResult(name="secret/1", verdict=Verdict.ACCEPTED, points=80, possible=90),
    )
    result = judged(accepted("secret/1/a"), groups=groups, score=80.0)
    lines = list(summary(result, "mean", Locale.EN, World(directory=Path()).context().terminal))

    assert any(said in line for line in lines)
