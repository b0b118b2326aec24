"""Every screen in both languages, on 80 cells, as files to read.

``pytest tests/cli --regenerate`` writes them anew; read what it wrote.
"""

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from judge.authoring.finding import (
    Finding,
    LimitSettled,
    ProblemVerified,
    Severity,
    SubmissionVerified,
    Working,
)
from judge.authoring.grade import Fate, Grade, MutantJudged
from judge.authoring.mutants import Mutant
from judge.cli.cells import width
from judge.cli.registry import ENTRIES
from judge.errors import Place
from judge.model.counterexample import Counterexample, Law
from judge.model.problem import AuthorSubmission
from judge.model.text import Locale, Text
from judge.model.verdict import SubmissionResult, Verdict
from judge.sandbox.probe import Layer
from judge.sandbox.setup import Isolation
from tests.cli.results import CONVERSATIONS, RESULTS, SAMPLE, accepted, failed, judged
from tests.cli.world import SLUG, TALK_SLUG, Ran, World, python_only, tells, text

PACKAGES = Path(__file__).parents[1] / "catalog" / "icpc" / "packages"
SCREENS = Path(__file__).parent / "screens"
WIDEST = 80
PAGES = [
    *("", *ENTRIES, "case add", "author new", "exam start", "exam report"),
    *("export anki", "export sheet", "export git"),
    *("notes open", "notes check", "notes questions"),
]


@pytest.fixture(params=list(Locale))
def locale(request: pytest.FixtureRequest) -> Locale:
    """Speak each language once."""
    return Locale(request.param)


@pytest.fixture
def golden(request: pytest.FixtureRequest, locale: Locale) -> Callable[[str, Ran], None]:
    """Compare a screen with its file."""

    def compare(name: str, ran: Ran) -> None:
        file = SCREENS / f"{name}.{locale}.txt"
        if request.config.getoption("--regenerate", default=False):
            file.write_text(str(ran), encoding="utf-8")

        assert str(ran) == file.read_text(encoding="utf-8")
        assert [line for line in str(ran).split("\n") if width(line) > WIDEST] == []

    return compare


Golden = Callable[[str, Ran], None]


@pytest.mark.parametrize("page", PAGES)
def test_help_page(page: str, world: World, locale: Locale, golden: Golden) -> None:
    """Every help page is whole in both languages and fits 80 cells."""
    ran = world.judge(*page.split(), "--help") if locale is Locale.EN else None
    world.locale = locale

    golden(f"help-{page or 'judge'}".replace(" ", "-"), ran or world.judge(*page.split(), "--help"))


@pytest.mark.parametrize("name", RESULTS)
def test_result(name: str, world: World, locale: Locale, golden: Golden) -> None:
    """Every kind of result says what happened, where, and what it was measured against."""
    world.locale = locale
    world.solve()
    world.engine.script = tells(RESULTS[name])

    golden(f"result-{name}", world.judge("run", SLUG, "--all"))


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_conversation(name: str, world: World, locale: Locale, golden: Golden) -> None:
    """What both said is shown in order, numbered, and cut in the middle."""
    world.locale = locale
    world.add_interactive()
    world.solve(slug=TALK_SLUG)
    world.engine.script = tells(CONVERSATIONS[name])

    golden(f"result-{name}", world.judge("run", TALK_SLUG, "--all"))


def test_interactive_statement(world: World, locale: Locale, golden: Golden) -> None:
    """An interactive problem says so, says to flush, and shows how a talk may go."""
    world.locale = locale
    world.add_interactive()

    golden("show-interactive", world.judge("show", TALK_SLUG))


def test_exact_checker(world: World, locale: Locale, golden: Golden) -> None:
    """Where the checker minds whitespace, whitespace is seen."""
    world.locale = locale
    world.solve()
    problem = world.directory / "problems" / SLUG / "problem.yaml"
    problem.write_text(problem.read_text("utf-8") + "checker: {name: exact}\n", encoding="utf-8")
    wrong = failed("spaces", Verdict.WRONG_ANSWER, expected_text="a b\n", actual_text="a  b \tc")
    world.engine.script = tells(judged(wrong))

    golden("result-exact", world.judge("run", SLUG))


def test_own_case(world: World, locale: Locale, golden: Golden) -> None:
    """A failing case of one's own may itself be wrong, and the screen says so."""
    world.locale = locale
    world.solve()
    world.stdin.write("levels = [1, 2]\n")
    world.stdin.seek(0)
    kept = world.judge("case", "add", SLUG, "--answer", "1")
    wrong = failed("own-1", Verdict.WRONG_ANSWER, expected_text="1", actual_text="2")
    world.engine.script = tells(judged(SAMPLE, wrong))

    golden("case-add", kept)
    golden("result-own-case", world.judge("run", SLUG))


def test_submit(world: World, locale: Locale, golden: Golden) -> None:
    """A submission ends with what could be done next, and `judge` goes on from there."""
    world.locale = locale
    world.solve()
    screens = {"now-begun": world.judge()}
    world.engine.script = tells(RESULTS["wrong-short"])
    screens["submit-wrong"] = world.judge("submit", SLUG)
    screens["now-retry"] = world.judge()
    world.engine.script = tells(RESULTS["accepted"])
    screens["submit-accepted"] = world.judge("submit", SLUG)
    screens["list-solved"] = world.judge("list", "--state", "solved")

    for name, ran in screens.items():
        golden(name, _without_count(ran) if name.startswith(("now", "list")) else ran)


def _without_count(ran: Ran) -> Ran:
    """Leave out lines with the number of problems, to which more may be added."""
    out, err = (
        "".join(line for line in text.splitlines(keepends=True) if not re.search(r"\d\d", line))
        for text in (ran.out, ran.err)
    )
    return replace(ran, out=out, err=err)


def test_outside(outside: World, locale: Locale, golden: Golden) -> None:
    """Outside of a workspace, `judge` says how to make one."""
    outside.locale = locale

    golden("now-outside", outside.judge())
    golden("run-outside", outside.judge("run", "pair-with-target"))


@pytest.mark.parametrize("style", ["function", "stdio"])
def test_statement(style: str, world: World, locale: Locale, golden: Golden) -> None:
    """A problem can be read in the terminal, in both styles."""
    world.locale = locale

    golden(f"show-{style}", world.judge("show", SLUG, "--style", style))


def test_hints(world: World, locale: Locale, golden: Golden) -> None:
    """Hints come one at a time."""
    world.locale = locale

    golden("hint-1", world.judge("show", SLUG, "--hint", "1"))
    golden("hint-2", world.judge("show", SLUG, "--hint", "2"))
    golden("hint-3", world.judge("show", SLUG, "--hint", "3"))


def test_doctor(world: World, locale: Locale, golden: Golden) -> None:
    """The doctor says what holds, what is missing and how to mend it."""
    world.locale = locale
    world.engine.toolchain = python_only
    world.engine.layers = (
        Layer(name="namespaces", holds=False, detail=text("operation not permitted " * 5)),
        Layer(name="Landlock", holds=True, detail=text("version 3")),
    )
    world.engine.isolation = Isolation.LANDLOCK
    golden("doctor", world.judge("doctor"))
    world.engine.spread = 1.8
    world.engine.isolation = Isolation.NONE
    golden("doctor-calibrated", world.judge("doctor", "--calibrate"))


def test_verify(world: World, locale: Locale, golden: Golden) -> None:
    """A problem that is not sound is told with everything that should be mended."""
    world.locale = locale
    submissions = Path("submissions")
    slow = AuthorSubmission(
        path=submissions / "time_limit_exceeded/slow.py", expected="time_limit_exceeded"
    )
    broken = AuthorSubmission(path=submissions / "compile_error/no.cpp", expected="compile_error")
    world.engine.steps = [
        SubmissionVerified(submission=slow, result=RESULTS["accepted"], as_expected=False),
        SubmissionVerified(submission=broken, result=RESULTS["compile-error"], as_expected=True),
        *(
            SubmissionVerified(
                submission=AuthorSubmission(path=submissions / name, expected="accepted"),
                result=RESULTS[result],
                as_expected=False,
                expected="accepted",
            )
            for name, result in (
                ("accepted/short.py", "wrong-short"),
                ("accepted/rather_a_long_name.py", "wrong-lines"),
                ("accepted/long.py", "wrong-long"),
                ("accepted/dies.py", "run-time-error"),
            )
        ),
        Finding(
            severity=Severity.ERROR,
            place=Place(file=Path("problem.yaml"), line=14, column=9),
            text=Text("validate() refuses it:\nno marks", "validate()가 거부합니다:\n표시 없음"),
        ),
        Finding(severity=Severity.WARNING, place=None, text=Text("not judged", "채점하지 않음")),
        ProblemVerified(slug=SLUG, sound=False),
    ]

    golden("verify-unsound", world.judge("verify", SLUG))
    world.engine.steps = [ProblemVerified(slug=SLUG, sound=True)]
    golden("verify-sound", world.judge("verify", f"problems/{SLUG}"))


def package_steps(slug: str) -> list[object]:
    """Tell what came of a package: passes, a broken promise, a score, a result kept."""
    folder = Path(slug, "submissions")
    cases = [accepted("sample/1", sample=True), *(accepted(f"secret/{n}") for n in range(2, 4))]
    grouped = [replace(case, group=case.name.split("/")[0]) for case in cases]
    wrong = replace(failed("secret/4", Verdict.WRONG_ANSWER), group="secret")
    many = [replace(accepted(f"secret/{n:02}"), group="secret") for n in range(60)]

    def verified(name: str, result: SubmissionResult, **more: Any) -> SubmissionVerified:
        submission = AuthorSubmission(path=folder / name, expected=None)
        return SubmissionVerified(
            submission=submission, result=result, as_expected="reason" not in more, **more
        )

    reason = Text("WA on secret/4, expected AC", "secret/4: WA, 기대한 판정은 AC")
    long = "wrong_answer/forgets_that_numbers_may_be_negative.cpp"
    return [
        Working(done=0, total=4, doing=Text("sum.py", "sum.py")),
        LimitSettled(seconds=2.0, slowest_seconds=0.4, slowest="sum.py"),
        verified("accepted/sum.py", judged(*grouped), expected="AC", kept=True),
        verified("accepted/half.py", judged(*grouped, wrong), expected="AC", reason=reason),
        verified(long, judged(*many, wrong), expected="WA"),
        verified("partially_accepted/a.py", judged(*grouped, score=50.0), expected="AC (partial)"),
        ProblemVerified(slug=slug, sound=False),
    ]


def test_verify_package(world: World, locale: Locale, golden: Golden) -> None:
    """A package is a table of submissions by cases."""
    world.locale = locale
    folder = shutil.copytree(PACKAGES / "legacy-mean", world.directory / "mean")
    world.engine.steps = package_steps(folder.name)

    golden("verify-package", world.judge("verify", "./mean"))


@pytest.mark.parametrize("name", ["legacy-mean", "current-passes", "current-pair", "draft-points"])
def test_show_package(name: str, world: World, locale: Locale, golden: Golden) -> None:
    """A statement in LaTeX or Markdown is readable, with the samples that the package shows."""
    world.locale = locale
    shutil.copytree(PACKAGES / name, world.directory / name)

    golden(f"show-{name}", world.judge("show", f"./{name}"))


def test_new(world: World, locale: Locale, golden: Golden) -> None:
    """A file is made once and never overwritten."""
    world.locale = locale

    golden("new", world.judge("new", SLUG, "-l", "java"))
    golden("new-again", world.judge("new", SLUG, "-l", "java"))


def test_graded(world: World, locale: Locale, golden: Golden) -> None:
    """Mutants: the share that the cases kill, and the case that each survivor lacks, added once."""
    world.locale = locale
    problem = world.directory / "problems" / SLUG
    path = problem / "submissions" / "accepted" / "highest_so_far.py"
    world.engine.steps = (ProblemVerified(slug=SLUG, sound=True),)
    mutant = Mutant(
        source="",
        line=4,
        kind=Text("off by one at a comparison", "비교에서 하나 차이"),
        before="level > highest",
        after="level >= highest",
    )
    killer = Counterexample(
        law=Law(name="answer", says=text("it must be right")),
        values={"levels": [0, 0]},
        result=SAMPLE,
        steps=3,
    )
    survivor = MutantJudged(path=path, mutant=mutant, fate=Fate.SURVIVED, killer=killer)
    killed = replace(survivor, fate=Fate.KILLED, killer=None)
    grade = Grade(slug=SLUG, killed=19, survived=1, equivalent=2)
    world.engine.grades = (killed, survivor, survivor, grade)

    golden("verify-mutants", world.judge("verify", SLUG, "--mutants"))
    golden("verify-fix", world.judge("verify", SLUG, "--fix"))
    assert "mutant-1" in (problem / "problem.yaml").read_text("utf-8")
    again = json.loads(world.judge("verify", SLUG, "--fix", "--json").out)
    assert again["problems"][0]["mutants"]["added"] == []
    assert again["problems"][0]["mutants"]["survivors"][0]["input"] == {"levels": [0, 0]}
