"""Golden messages: each ``mistakes/NAME.yaml`` is read as a problem and says ``NAME.txt``.

The Korean words are in ``NAME.ko.txt``. A new mistake is a new file; then run
``pytest tests/catalog/test_mistakes.py --regenerate`` and read what it wrote.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from judge.catalog.problem_file import load_problem
from judge.errors import ContentError

MISTAKES = sorted((Path(__file__).parent / "mistakes").glob("*.yaml"))


@pytest.mark.parametrize("file", MISTAKES, ids=lambda file: file.stem)
def test_messages(
    file: Path, problem_folder: Callable[[str], Path], request: pytest.FixtureRequest
) -> None:
    """A wrong file is answered by exactly the messages beside it, in both languages."""
    folder = problem_folder(file.read_text(encoding="utf-8"))
    with pytest.raises(ContentError) as caught:
        load_problem(folder)
    said = {
        ".txt": caught.value.say("en").replace(f"{folder}/", "") + "\n",
        ".ko.txt": caught.value.say("ko").replace(f"{folder}/", "") + "\n",
    }
    if request.config.getoption("--regenerate", default=False):
        for suffix, text in said.items():
            file.with_suffix(suffix).write_text(text, encoding="utf-8")

    assert said == {suffix: file.with_suffix(suffix).read_text(encoding="utf-8") for suffix in said}


def test_every_message_has_its_file() -> None:
    """No expected message is left over from a file that is gone."""
    stems = {file.stem for file in MISTAKES}
    folder = Path(__file__).parent / "mistakes"

    assert {file.name.split(".")[0] for file in folder.glob("*.txt")} == stems
