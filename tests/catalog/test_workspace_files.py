"""Workspaces: making one, finding one, and what judge.yaml may say."""

from pathlib import Path

import pytest
import yaml

from judge.catalog.library import shipped_problems
from judge.catalog.workspace import (
    PLATFORMS,
    IsolationLevel,
    Platform,
    Settings,
    Workspace,
    find_workspace,
)
from judge.catalog.workspace_file import create_workspace, read_settings
from judge.errors import ContentError, UsageError
from judge.model.text import Locale


def _settings(folder: Path, text: str) -> Workspace | None:
    (folder / "judge.yaml").write_text(text, encoding="utf-8")
    return find_workspace(folder, read_settings)


def test_a_new_workspace_has_everything_and_is_empty(tmp_path: Path) -> None:
    """Settings, folders for solutions and problems, and progress kept out of git."""
    folder = tmp_path / "deep/practice"
    workspace = create_workspace(folder)

    assert workspace == Workspace(folder, Settings())
    assert sorted(path.name for path in folder.iterdir()) == [
        ".gitignore",
        "judge.yaml",
        "problems",
        "solutions",
    ]
    assert (folder / ".gitignore").read_text(encoding="utf-8") == ".judge/\n"
    assert not any((folder / "solutions").iterdir())


def test_a_new_workspace_is_found_as_it_was_made(tmp_path: Path) -> None:
    """The template says nothing but the defaults."""
    workspace = create_workspace(tmp_path)
    below = workspace.solutions("two-sums")
    below.mkdir(parents=True)

    assert find_workspace(below, read_settings) == workspace
    assert below == tmp_path / "solutions/two-sums"


def test_every_setting_of_the_template_can_be_switched_on(tmp_path: Path) -> None:
    """Each commented line is right as it stands, and the comments are in both languages."""
    create_workspace(tmp_path)
    (tmp_path / "../study-group/problems").mkdir(parents=True)
    template = (tmp_path / "judge.yaml").read_text(encoding="utf-8")
    lines = template.replace("# locale", "locale").replace("# editor", "editor")
    lines = lines.replace("# problems:", "problems:").replace("# isolation:", "isolation:")
    workspace = _settings(tmp_path, lines)

    assert "설정 파일" in template
    assert "A workspace" in template
    assert workspace is not None
    assert set(yaml.safe_load(lines)) == {
        *("format", "locale", "language", "editor", "problems", "isolation")
    }
    assert workspace.settings == Settings(
        locale=Locale.KO,
        language="python",
        editor="code --wait",
        problems=(tmp_path / "../study-group/problems",),
        isolation=IsolationLevel.CGROUPS,
    )


def test_problems_are_looked_for_at_home_first(tmp_path: Path) -> None:
    """Own problems, then those of the settings, then those that ship."""
    (tmp_path / "more").mkdir()
    workspace = _settings(tmp_path, "format: 1\nproblems: [more]\n")

    assert workspace is not None
    assert workspace.problem_roots == (
        tmp_path / "problems",
        tmp_path / "more",
        shipped_problems(),
    )


@pytest.mark.parametrize("name", ["judge.yaml", "solutions", "problems"])
def test_nothing_is_overwritten(name: str, tmp_path: Path) -> None:
    """Where a file is in the way, nothing at all is changed."""
    (tmp_path / name).write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="exists already, and nothing was changed"):
        create_workspace(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text(encoding="utf-8") == "mine"


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """A workspace cannot be made in a file, nor below one."""
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(UsageError, match="exists already"):
        create_workspace(file)
    with pytest.raises(UsageError, match="cannot make a workspace"):
        create_workspace(file / "below")


@pytest.mark.parametrize(
    "before, after",
    [
        ("node_modules/", "node_modules/\n.judge/\n"),
        ("*.pyc\n", "*.pyc\n.judge/\n"),
        ("a\n.judge/\nb\n", "a\n.judge/\nb\n"),
    ],
)
def test_a_gitignore_keeps_its_lines(before: str, after: str, tmp_path: Path) -> None:
    """Our line is added where it is missing; the rest is not ours."""
    (tmp_path / ".gitignore").write_text(before, encoding="utf-8")
    create_workspace(tmp_path)

    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == after


def test_solutions_that_are_there_are_kept(tmp_path: Path) -> None:
    """A workspace can be made around folders that exist."""
    (tmp_path / "solutions/a").mkdir(parents=True)
    create_workspace(tmp_path)

    assert (tmp_path / "solutions/a").is_dir()


def test_outside_of_a_workspace_there_is_none(tmp_path: Path) -> None:
    """A folder named judge.yaml is no workspace."""
    (tmp_path / "judge.yaml").mkdir()

    assert find_workspace(tmp_path, read_settings) is None


@pytest.mark.parametrize(
    "text, said",
    [
        ("language: python\n", "judge.yaml:1:1: format: this key is missing; add format: 1"),
        ("format: 1\nlocal: ko\n", 'judge.yaml:2:1: local: unknown key; did you mean "locale"?'),
        (
            "format: 1\nlocale: kr\n",
            "judge.yaml:2:9: locale: unknown value kr; known here: en, ko",
        ),
        ("format: 1\nlocale: no\n", "judge.yaml:2:9: locale: YAML 1.1 reads no as false"),
        ("format: 1\nisolation: E\n", "judge.yaml:2:12: isolation: unknown value E"),
        ("format: 1\nproblems: [nowhere]\n", "judge.yaml:2:12: problems[0]: there is no folder"),
        ("format: 1\nproblems: [[a], b]\n", "judge.yaml:2:12: problems[0]: expected text"),
        ("format: 1\nproblems: here\n", "judge.yaml:2:11: problems: expected a list"),
        ("- format\n", "judge.yaml:1:1: expected a mapping with keys format, locale"),
    ],
)
def test_wrong_settings_are_told(text: str, said: str, tmp_path: Path) -> None:
    """Settings are read with the same care as problems."""
    with pytest.raises(ContentError) as caught:
        _settings(tmp_path, text)

    assert said in caught.value.en


@pytest.mark.parametrize("platform", Platform)
def test_platform(platform: Platform, tmp_path: Path) -> None:
    """A platform is known by its name, and has both limits."""
    workspace = _settings(tmp_path, f"format: 1\nplatform: {platform}\n")

    assert workspace is not None
    assert workspace.settings.platform is platform
    assert PLATFORMS[platform].time_seconds
    assert PLATFORMS[platform].memory_bytes
