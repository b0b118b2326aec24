"""``run``, ``submit`` and ``watch``: which cases, what is kept, what a program reads."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from judge.model.event import CaseConfirming, CasesPreparing, CasesReady, CompileStarted
from judge.model.record import from_record
from judge.model.text import Locale
from judge.model.verdict import Verdict
from judge.study.store import Store
from tests.cli.results import RESULTS
from tests.cli.world import NOON, SLUG, Terminals, World, tells

PROGRESS = Path(".judge") / "progress.sqlite3"


@pytest.fixture(autouse=True)
def solution(world: World) -> Path:
    """Put a solution there, which is accepted."""
    world.engine.script = tells(RESULTS["accepted"])
    return world.solve()


def keep_own_case(world: World) -> None:
    """Keep a case of one's own, called mine."""
    world.stdin.write("levels: [9, 9]")
    world.stdin.seek(0)
    world.judge("case", "add", SLUG, "--name", "mine", "--answer", "1")


def names(world: World) -> list[str]:
    """Names of the cases that were judged last."""
    return [case.name for case in world.engine.judged[-1][1]]


def test_run_takes_samples_and_own_cases(world: World) -> None:
    """A run is on what the learner can see; all of it, whatever fails."""
    keep_own_case(world)
    ran = world.judge("run", SLUG)

    assert names(world) == ["sample-1", "mine"]
    assert world.engine.judged[-1][2].keep_going
    assert ran.err == f"next: judge submit {SLUG}\n"


def test_everything(world: World) -> None:
    """With ``--all``, and in a submission, hidden cases follow, up to the first failure."""
    keep_own_case(world)
    world.judge("run", SLUG, "--all")
    run_all, run_options = names(world), world.engine.judged[-1][2]
    world.judge("submit", SLUG)

    assert names(world) == run_all
    assert run_all[:3] == ["sample-1", "mine", "one-day"]
    assert not run_options.keep_going


def test_options_reach_the_engine(world: World) -> None:
    """What the command line says about judging is what the engine is told."""
    world.judge("run", SLUG, "--all", "--keep-going", "--fresh-interpreter", "--unsafe")
    wish = world.engine.wishes[-1]
    options = world.engine.judged[-1][2]

    assert (options.keep_going, options.fresh_interpreter) == (True, True)
    assert (wish.unsafe, wish.isolation) == (True, None)


def test_isolation_of_the_workspace(world: World) -> None:
    """The workspace may ask for a level of isolation; the command line overrides it."""
    settings = world.directory / "judge.yaml"
    settings.write_text(settings.read_text("utf-8") + "\nisolation: C\n", encoding="utf-8")
    world.judge("run", SLUG)
    world.judge("run", SLUG, "--isolation", "B")

    assert [wish.isolation for wish in world.engine.wishes] == ["C", "B"]


def test_one_case(world: World) -> None:
    """``--case`` picks by name or pattern; a name that is not there is told."""
    world.judge("run", SLUG, "--case", "large-*", "--case", "one-day")
    unknown = world.judge("run", SLUG, "--case", "one-dya")

    assert names(world) == ["one-day", "large-random", "large-falling"]
    assert (unknown.code, unknown.err) == (
        5,
        "error: no case is called 'one-dya'; did you mean \"one-day\"?\n",
    )


def test_problem_without_samples(world: World) -> None:
    """Where there are no samples and no own cases, a run is on all cases."""
    problem = world.directory / "problems" / SLUG / "problem.yaml"
    problem.write_text(
        problem.read_text("utf-8").replace("    sample: true\n", ""), encoding="utf-8"
    )
    world.judge("run", SLUG)

    assert len(names(world)) > 5


def test_groups_are_judged_to_the_end(world: World) -> None:
    """Points of one group do not depend on the failure of another."""
    problem = world.directory / "problems" / SLUG / "problem.yaml"
    problem.write_text(
        problem.read_text("utf-8") + "groups: {a: {points: 100}}\n", encoding="utf-8"
    )
    world.judge("submit", SLUG)

    assert world.engine.judged[-1][2].keep_going


@pytest.mark.parametrize(
    "verdict, code",
    [
        (Verdict.ACCEPTED, 0),
        (Verdict.WRONG_ANSWER, 1),
        (Verdict.TIME_LIMIT_EXCEEDED, 1),
        (Verdict.COMPILE_ERROR, 1),
        (Verdict.JUDGE_ERROR, 3),
        (Verdict.NOT_JUDGED, 4),
    ],
)
def test_exit_code(verdict: Verdict, code: int, world: World) -> None:
    """The exit code tells a pass from a failure, and both from no judgement."""
    world.engine.script = tells(replace(RESULTS["accepted"], verdict=verdict))

    assert world.judge("run", SLUG).code == code
    assert world.judge("submit", SLUG, "--json").code == code


def test_our_own_failure_is_not_the_authors(world: World) -> None:
    """A case that failed by a bug of ours leaves as any bug of ours does."""
    broken = replace(RESULTS["accepted"].cases[0], verdict=Verdict.JUDGE_ERROR, judge_failed=True)
    result = replace(RESULTS["accepted"], verdict=Verdict.JUDGE_ERROR, cases=(broken,))
    world.engine.script = tells(result)

    assert world.judge("run", SLUG).code == 70


@pytest.mark.parametrize("command", ["run", "submit"])
def test_json(command: str, world: World) -> None:
    """A program reads one record and nothing else."""
    world.engine.script = tells(RESULTS["wrong-lines"])
    ran = world.judge(command, SLUG, "--json")

    assert from_record(json.loads(ran.out)) == RESULTS["wrong-lines"]
    assert (ran.code, ran.err) == (1, "")


def test_submission_is_kept(world: World) -> None:
    """A submission is kept with its source, its time and its result."""
    world.judge("submit", SLUG)
    attempt = Store(world.directory / PROGRESS).last()

    assert attempt is not None
    assert (attempt.slug, attempt.submitted_at) == (SLUG, NOON)
    assert attempt.result == RESULTS["accepted"]
    assert attempt.source.startswith("def solution")


def test_run_is_not_kept(world: World) -> None:
    """A run leaves nothing behind."""
    world.judge("run", SLUG)

    assert not (world.directory / PROGRESS).exists()


def test_progress_of_a_long_run(world: World) -> None:
    """What is slow is announced; after a second there is a bar, taken away at the end."""
    world.err, world.live = Terminals(), True
    world.ticks = [0.0, 0.5, 1.5]
    world.engine.script = tells(
        RESULTS["accepted"],
        CompileStarted("python"),
        CasesReady(2),
        CasesPreparing(3),
        CaseConfirming("large"),
    )
    ran = world.judge("run", SLUG)

    assert ran.err.startswith("\r\x1b[2Kcompiling (Python)\r")
    assert "0/1 judging" in ran.err
    assert "making 3 test cases, once" in ran.err
    assert "large again, alone" in ran.err
    assert ran.err.endswith(f"\r\x1b[2Knext: judge submit {SLUG}\n")


def test_no_progress_without_a_terminal(world: World) -> None:
    """Nothing is drawn into a file."""
    world.ticks = [0.0, 5.0]

    assert "\r" not in world.judge("run", SLUG).err


def test_colour(world: World) -> None:
    """Verdicts are coloured where colour is wanted."""
    world.color = True

    assert "\x1b[32m" in world.judge("run", SLUG).out


def saves(*actions: Callable[[], object]) -> Callable[[float], None]:
    """Do one thing at each sleep; then the learner presses Ctrl-C."""
    waiting = list(actions)

    def sleep(seconds: float) -> None:
        del seconds
        if not waiting:
            raise KeyboardInterrupt
        waiting.pop(0)()

    return sleep


def test_watch(world: World, solution: Path) -> None:
    """A save runs again; a half-written file is waited for; Ctrl-C ends with 130."""
    world.on_sleep = saves(
        lambda: None,
        solution.unlink,  # some editors remove the file and write it anew
        lambda: solution.write_text("def solution(levels):\n    return 1", encoding="utf-8"),
        lambda: solution.write_text("def solution(levels):\n    return 12", encoding="utf-8"),
        lambda: None,
    )
    ran = world.judge("watch", SLUG)

    assert ran.code == 130
    assert len(world.engine.judged) == 2
    assert world.engine.judged[-1][0].source.endswith("return 12")
    assert ran.err.startswith("checking solution.py ...\n")
    assert ran.err.count(f"all passed; next: judge submit {SLUG}") == 2


def test_watch_goes_on_after_a_mistake(world: World, solution: Path) -> None:
    """A mistake in a file is told, and its correction is waited for."""
    own = solution.with_name("cases.yaml")
    world.locale = Locale.KO
    world.engine.script = tells(RESULTS["wrong-short"])
    world.on_sleep = saves(
        lambda: own.write_text("oops", encoding="utf-8"),
        lambda: None,
        own.unlink,
        lambda: None,
    )
    ran = world.judge("watch", SLUG)

    assert f"{own}:1:1" in ran.err
    assert "모두 통과했습니다" not in ran.err
    assert len(world.engine.judged) == 2
