"""Problem folders to read: good ones, and the files that stand beside a ``problem.yaml``."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

HERE = Path(__file__).parent
COMPANIONS = {
    "generate.py": (
        "def random_roads(rng, size):\n    return {}\n\n\n"
        "def chain(rng, size):\n    return {}\n\n\n"
        "def validate(**parameters):\n    return None\n"
    ),
    "checker.py": "raise SystemExit(42)\n",
    "interactor.py": "raise SystemExit(42)\n",
    "submissions/accepted/solve.py": "def solution(*parameters):\n    return 0\n",
    "submissions/accepted/Solve.java": "class Solution {}\n",
    "submissions/wrong_answer/guess.py": "def solution(*parameters):\n    return 1\n",
}


SQL_COMPANIONS = {
    "submissions/accepted/solve.sql": "-- dialect: mysql\nSELECT 1;\n",
    "submissions/wrong_answer/guess.sql": "SELECT 2;\n",
}


@pytest.fixture
def problem_folder(tmp_path: Path) -> Callable[[str], Path]:
    """Make the folder of a problem from the text of its problem.yaml."""

    def make(text: str, slug: str = "a-problem") -> Path:
        companions = SQL_COMPANIONS if "kind: sql" in text else COMPANIONS
        folder = add_companions(tmp_path / slug, companions)
        (folder / "problem.yaml").write_text(text, encoding="utf-8")
        return folder

    return make


def add_companions(folder: Path, companions: Mapping[str, str] = COMPANIONS) -> Path:
    """Put what an author writes beside a problem.yaml into ``folder``."""
    for name, text in companions.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def good_folder(tmp_path: Path) -> Callable[[str], Path]:
    """Copy one of the good problems, by its slug."""

    def copy(slug: str) -> Path:
        folder = shutil.copytree(HERE / "good" / slug, tmp_path / slug)
        is_sql = "kind: sql" in (folder / "problem.yaml").read_text(encoding="utf-8")
        return add_companions(folder, {} if is_sql else COMPANIONS)

    return copy
