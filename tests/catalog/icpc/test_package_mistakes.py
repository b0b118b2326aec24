"""Golden messages: a folder of ``mistakes/`` is laid over a good package, and says ``said.txt``.

The Korean words are in ``said.ko.txt``; ``REMOVE`` lists what is taken from the good package. A new
mistake is a new folder; then run ``pytest tests/catalog/icpc --regenerate`` and read what it wrote.
"""

import shutil
from pathlib import Path

import pytest

from judge.catalog.problem_file import load_problem
from judge.errors import ContentError

HERE = Path(__file__).parent
MISTAKES = sorted((HERE / "mistakes").iterdir())
BASE = HERE / "packages" / "current-pair"
_OURS = shutil.ignore_patterns("REMOVE", "said.*")


@pytest.mark.parametrize("overlay", MISTAKES, ids=lambda folder: folder.name)
def test_messages(overlay: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """A broken package is answered by exactly these messages, in both languages."""
    folder = shutil.copytree(BASE, tmp_path / "pair")
    if (overlay / "REMOVE").exists():
        for name in (overlay / "REMOVE").read_text().split():
            shutil.rmtree(folder / name)
    shutil.copytree(overlay, folder, dirs_exist_ok=True, ignore=_OURS)
    with pytest.raises(ContentError) as caught:
        load_problem(folder)
    said = {
        "said.txt": caught.value.say("en").replace(f"{folder}/", "") + "\n",
        "said.ko.txt": caught.value.say("ko").replace(f"{folder}/", "") + "\n",
    }
    if request.config.getoption("--regenerate", default=False):
        for name, text in said.items():
            (overlay / name).write_text(text, encoding="utf-8")

    assert said == {name: (overlay / name).read_text(encoding="utf-8") for name in said}
