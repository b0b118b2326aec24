"""``new``, ``author new``, ``verify``, ``doctor``, ``completion``."""

import json
import shutil
from pathlib import Path

import pytest

from judge.authoring.finding import Finding, ProblemVerified, Severity, SubmissionVerified
from judge.catalog.library import shipped_problems
from judge.errors import Place, ToolchainMissing
from judge.languages.registry import languages
from judge.languages.toolchain import Toolchain
from judge.model.event import CasesReady
from judge.model.language import Language
from judge.model.problem import AuthorSubmission
from judge.model.text import Locale, Text
from judge.sandbox.setup import Isolation
from tests.cli.results import RESULTS
from tests.cli.world import SLUG, World, python_only


@pytest.mark.parametrize("language", [language.id for language in languages()])
def test_new_in_every_language(language: str, world: World) -> None:
    """Every language has a file to start from, in the style that suits it."""
    ran = world.judge("new", SLUG, "-l", language)

    assert ran.code == 0
    assert list((world.directory / "solutions" / SLUG).glob("solution.*"))


def test_new_takes_the_language_of_the_workspace(world: World) -> None:
    """judge.yaml says in which language problems are opened."""
    settings = world.directory / "judge.yaml"
    settings.write_text("format: 1\nlanguage: cpp\n", encoding="utf-8")
    world.judge("new", SLUG, "--style", "stdio")

    assert (world.directory / "solutions" / SLUG / "solution.cpp").exists()


def test_new_never_overwrites(world: World) -> None:
    """What is there stays, byte for byte; --open opens it."""
    file = world.solve("mine")
    world.environment["EDITOR"] = "ed -s"
    refused = world.judge("new", SLUG)
    opened = world.judge("new", SLUG, "--open")

    assert (refused.code, opened.code) == (2, 0)
    assert file.read_text("utf-8") == "mine"
    assert world.edited == [["ed", "-s", str(file)]]
    assert "which is there already" in opened.err


@pytest.mark.parametrize(
    "environment, setting, command",
    [
        ({"EDITOR": "ed"}, "", "ed"),
        ({"EDITOR": "ed", "VISUAL": "code --wait"}, "", "code"),
        ({"EDITOR": "ed", "VISUAL": "code"}, "editor: vim\n", "vim"),
    ],
)
def test_editor(environment: dict[str, str], setting: str, command: str, world: World) -> None:
    """The workspace's editor comes before $VISUAL, and that before $EDITOR."""
    (world.directory / "judge.yaml").write_text(f"format: 1\n{setting}", encoding="utf-8")
    world.environment |= environment
    world.judge("new", SLUG, "--open")

    assert world.edited[0][0] == command


def test_no_editor(world: World) -> None:
    """Without an editor the file is made, and the message says how to name one."""
    ran = world.judge("new", SLUG, "--open")

    assert ran.code == 2
    assert "set EDITOR" in ran.err
    assert (world.directory / "solutions" / SLUG / "solution.py").exists()


def test_editor_that_fails(world: World) -> None:
    """An editor that ends badly, or is not there, is exit code 4."""
    world.environment["EDITOR"] = "ed 'unclosed"
    unreadable = world.judge("new", SLUG, "--open")
    world.environment["EDITOR"] = "ed"
    world.edit_code = 1
    ended = world.judge("new", SLUG, "--open")

    assert (unreadable.code, ended.code) == (4, 4)
    assert "cannot start the editor" in unreadable.err
    assert "ended with code 1" in ended.err


def test_new_where_nothing_can_be_written(world: World) -> None:
    """A file in the way is told, not thrown."""
    solutions = world.directory / "solutions"
    solutions.rmdir()
    solutions.write_text("", encoding="utf-8")

    assert world.judge("new", SLUG).err.startswith("error: cannot write")


def test_new_needs_a_workspace(outside: World) -> None:
    """Outside of a workspace the message says how to make one."""
    assert "run `judge init`" in outside.judge("new", "pair-with-target").said


def test_author_new(world: World, outside: World) -> None:
    """A new problem goes into the workspace, or wherever one says, and can be read at once."""
    inside = world.judge("author", "new", "two-towers")
    elsewhere = outside.judge("author", "new", "two-towers")
    named = outside.judge("author", "new", "two-towers", "--in", "x")

    assert inside.out.startswith("made problems/two-towers/problem.yaml\n")
    assert inside.err == "next: judge verify problems/two-towers\n"
    assert elsewhere.out.startswith("made problems/two-towers/problem.yaml\n")
    assert named.out.startswith("made x/two-towers/problem.yaml\n")
    assert world.judge("show", "two-towers").code == 0
    assert world.judge("author", "new", "Two Towers").code == 2


def test_author_new_takes_no_path(world: World) -> None:
    """Below problems/ a path would lie where nothing looks for problems."""
    ran = world.judge("author", "new", "../x")

    assert ran.code == 2
    assert "judge author new x --in .." in " ".join(ran.said.split())
    assert not (world.directory / "x").exists()


SOUND = ProblemVerified(slug=SLUG, sound=True)


def verified(world: World, *names: str) -> list[str]:
    """Return the slugs that ``judge verify`` went through."""
    record = json.loads(world.judge("verify", *names, "--json").out)

    assert record["format"] == "judge.verify/1"
    return [problem["slug"] for problem in record["problems"]]


def test_what_verify_goes_through(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Problems are named, found in a folder, or the one that we stand in; else it is all."""
    monkeypatch.setattr("judge.catalog.workspace.shipped_problems", lambda: tmp_path / "shipped")
    shutil.copytree(shipped_problems() / "cafe-menu", tmp_path / "shipped" / "cafe-menu")
    world.engine.steps = [SOUND]
    folder = world.directory / "problems" / SLUG
    everything = verified(world)

    assert verified(world, SLUG) == [SLUG]
    assert verified(world, "problems") == [SLUG]
    assert verified(world, "problems", SLUG) == [SLUG, SLUG]
    assert everything == ["cafe-menu", SLUG]
    world.directory = folder
    assert verified(world) == [SLUG]


def test_verify_says_what_is_wrong(world: World) -> None:
    """A program reads the same as a person; the exit code is 1, or 3 for what cannot be read."""
    submission = AuthorSubmission(path=Path("slow.py"), expected="time_limit_exceeded")
    world.engine.steps = [
        CasesReady(1),
        SubmissionVerified(submission=submission, result=RESULTS["accepted"], as_expected=False),
        Finding(
            severity=Severity.ERROR, place=Place(file=Path("a"), line=2), text=Text("no", "아니오")
        ),
        Finding(severity=Severity.WARNING, place=None, text=Text("hm", "음")),
        ProblemVerified(slug=SLUG, sound=False),
    ]
    ran = world.judge("verify", SLUG, "--json")
    (problem,) = json.loads(ran.out)["problems"]

    assert ran.code == 1
    assert not problem["sound"]
    assert problem["submissions"][0]["verdict"] == "AC"
    assert problem["submissions"][0]["decided"] is None
    assert [finding["place"] for finding in problem["findings"]] == ["a:2:1", None]

    file = world.directory / "problems" / SLUG / "problem.yaml"
    file.write_text("format: 2\n", encoding="utf-8")
    broken = world.judge("verify", SLUG)
    (problem,) = json.loads(world.judge("verify", SLUG, "--json").out)["problems"]

    assert broken.code == 3
    assert broken.out.startswith(f"{SLUG}: cannot be read\n  {file}:1:")
    assert f"  {file}:1:9: format: expected 1, found 2\n" in broken.out
    assert "format" in {mistake["key"] for mistake in problem["mistakes"]}


def test_the_case_that_decided_is_in_the_record(world: World) -> None:
    """A broken promise has the case, where it is written, and both values."""
    submission = AuthorSubmission(path=Path("short.py"), expected="accepted")
    result = RESULTS["wrong-short"]
    world.engine.steps = [
        SubmissionVerified(submission=submission, result=result, as_expected=False),
        ProblemVerified(slug=SLUG, sound=False),
    ]
    (problem,) = json.loads(world.judge("verify", SLUG, "--json").out)["problems"]
    decided = problem["submissions"][0]["decided"]

    assert decided.pop("place").startswith(
        str(world.directory / "problems" / SLUG / "problem.yaml:")
    )
    assert decided == {"case": "sample-1", "expected": "3", "actual": "0"}


def test_verify_without_problems(outside: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing to verify is exit code 5."""
    from judge.cli.commands import verify

    monkeypatch.setattr(verify, "list_problems", lambda _: ())

    assert outside.judge("verify").code == 5


def test_doctor_as_json(world: World) -> None:
    """A program reads every layer and every language."""
    world.engine.toolchain = python_only
    record = json.loads(world.judge("doctor", "--json").out)

    assert record["format"] == "judge.doctor/1"
    assert record["isolation"] == "B"
    assert record["factor"] is None
    assert {language["id"] for language in record["languages"]} == {
        language.id for language in languages()
    }


def test_doctor_names_a_missing_language_once(world: World) -> None:
    """The name stands in the column before the reason."""

    def missing(language: Language) -> Toolchain:
        if language.id == "python":
            return python_only(language)
        raise ToolchainMissing(f"{language.name}: not found", f"{language.name}: 없음")

    world.engine.toolchain = missing
    said = world.judge("doctor").out

    assert "Haskell     not found" in said
    assert "Haskell:" not in said


def test_calibration_is_kept(world: World) -> None:
    """What was measured once holds from then on."""
    world.engine.toolchain = python_only
    world.judge("doctor", "--calibrate")

    assert "scaled for this machine: Python 2" in world.judge("doctor").out


def test_doctor_without_isolation(world: World) -> None:
    """Where programs cannot be isolated, the doctor's exit code says so."""
    world.engine.toolchain = python_only
    world.engine.isolation = Isolation.NONE

    assert world.judge("doctor").code == 4


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_script(shell: str, world: World) -> None:
    """The script of each shell calls us back; on a terminal we say where to put it."""
    world.environment["SHELL"] = f"/bin/{shell}"
    world.live = True
    ran = world.judge("completion")

    assert f"_JUDGE_COMPLETE={shell}_complete" in ran.out
    assert f"judge completion {shell} >" in ran.err


def test_completion_of_an_unknown_shell(world: World) -> None:
    """Of a shell that we do not know, we say which we know."""
    assert "bash, zsh, fish" in world.judge("completion", "csh").err
    assert "bash, zsh, fish" in world.judge("completion").err


def complete(
    world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], line: str
) -> list[str]:
    """Return what zsh is offered at the end of ``line``: names and helps in turn."""
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(len(line.split(" ")) - 1))
    world.environment["_JUDGE_COMPLETE"] = "zsh_complete"

    assert world.judge().code == 0
    rows = capsys.readouterr().out.split("\n")
    return [part for index in range(0, len(rows) - 2, 3) for part in rows[index + 1 : index + 3]]


@pytest.mark.parametrize(
    "line, offered",
    [
        ("judge sh", ["show", "문제를 읽습니다."]),
        ("judge case ", ["add", "내 테스트 케이스를 추가합니다."]),
        ("judge show river", [SLUG, "최고 수위"]),
        ("judge run ./so", ["./so", "_"]),
        ("judge show --hi", ["--hint", "N번째 힌트만(뒤로 갈수록 자세합니다)."]),
        ("judge list --state t", ["tried", "_"]),
        ("judge nothing x", []),
        ("judge list --lang fr --state s", ["solved", "_"]),
    ],
)
def test_completion(
    line: str,
    offered: list[str],
    world: World,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Shells complete commands, options, values and problems, with words beside them."""
    world.locale = Locale.KO

    assert complete(world, monkeypatch, capsys, line) == offered


def test_completion_of_broken_things(
    world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A problem that cannot be read has no title; a broken workspace has no problems."""
    (world.directory / "problems" / SLUG / "problem.yaml").write_text("", encoding="utf-8")
    untitled = complete(world, monkeypatch, capsys, "judge show river")
    (world.directory / "judge.yaml").write_text("oops", encoding="utf-8")

    assert untitled == [SLUG, "_"]
    assert complete(world, monkeypatch, capsys, "judge show river") == []
