"""Which language to speak: the option, the workspace, the environment, English."""

from pathlib import Path

import pytest

from judge.catalog.workspace import find_workspace
from judge.catalog.workspace_file import read_settings
from judge.cli.locales import choose_locale
from judge.model.text import Locale


@pytest.mark.parametrize(
    "arguments, environment, locale",
    [
        ([], {}, "en"),
        ([], {"LANG": "ko_KR.UTF-8"}, "ko"),
        ([], {"LANG": "ko_KR.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ([], {"LANG": "en_US", "LC_MESSAGES": "C", "LC_ALL": "ko"}, "ko"),
        ([], {"LC_ALL": "", "LANG": "ko"}, "ko"),  # set but empty counts as not set
        ([], {"LANG": "fr_FR"}, "en"),
        (["run", "--lang", "ko"], {}, "ko"),
        (["--lang=en", "run"], {"LANG": "ko"}, "en"),
        (["--lang", "en", "--lang", "ko"], {}, "ko"),  # the last one, as for other options
        (["--lang", "fr"], {"LANG": "ko"}, "ko"),  # refused later, in the language chosen here
        (["--lang"], {}, "en"),
        (["run", "--", "--lang", "ko"], {}, "en"),
    ],
)
def test_option_and_environment(
    arguments: list[str], environment: dict[str, str], locale: str, tmp_path: Path
) -> None:
    """An option wins over the environment, in which LC_ALL wins over LC_MESSAGES and LANG."""
    assert choose_locale(arguments, environment, tmp_path) == locale


@pytest.mark.parametrize(
    "line, locale",
    [("locale: ko", "ko"), ('locale: "ko"  # mine', "ko"), ("locale: en", "en"), ("# none", "ko")],
)
def test_workspace_setting(line: str, locale: str, tmp_path: Path) -> None:
    """The workspace's own setting wins over the environment, from anywhere inside it."""
    (tmp_path / "judge.yaml").write_text(f"format: 1\n{line}\n", encoding="utf-8")
    inside = tmp_path / "solutions" / "a"
    inside.mkdir(parents=True)

    assert choose_locale([], {"LANG": "ko"}, inside) == locale
    assert choose_locale(["--lang", "ko"], {}, inside) is Locale.KO


@pytest.mark.parametrize("line", ["locale: ko", "locale: 'en'", "locale: en # x", ""])
def test_quick_reading_agrees_with_the_whole(line: str, tmp_path: Path) -> None:
    """What is found in the bare text is what reading all of judge.yaml finds."""
    (tmp_path / "judge.yaml").write_text(f"format: 1\n{line}\n", encoding="utf-8")
    workspace = find_workspace(tmp_path, read_settings)

    assert workspace is not None
    assert choose_locale([], {}, tmp_path) == (workspace.settings.locale or Locale.EN)
