"""The library: where problems are found, and by which names."""

from pathlib import Path

import pytest

from judge.catalog.library import find_problem, list_problems, shipped_problems
from judge.errors import NothingMatched


def _make(root: Path, *slugs: str) -> Path:
    for slug in slugs:
        (root / slug).mkdir(parents=True)
        (root / slug / "problem.yaml").touch()
    return root


def test_a_checkout_has_its_problems_beside_the_package(tmp_path: Path) -> None:
    """In the repository, problems/ is edited where it stands."""
    assert shipped_problems(tmp_path / "judge") == tmp_path / "problems"
    assert shipped_problems().name == "problems"


def test_a_wheel_has_its_problems_inside_the_package(tmp_path: Path) -> None:
    """A folder problems/ of somebody else beside an installed package is not ours."""
    (tmp_path / "judge/_problems").mkdir(parents=True)
    (tmp_path / "problems").mkdir()

    assert shipped_problems(tmp_path / "judge") == tmp_path / "judge/_problems"


def test_problems_are_listed_by_slug(tmp_path: Path) -> None:
    """Folders with a problem.yaml are problems; the rest, sets among them, is not."""
    own, shipped = _make(tmp_path / "own", "b", "d"), _make(tmp_path / "shipped", "c", "a")
    (shipped / "sets").mkdir()
    (shipped / "README.md").touch()

    found = list_problems((own, tmp_path / "nowhere", shipped))

    assert [folder.name for folder in found] == ["a", "b", "c", "d"]


def test_the_earlier_root_wins(tmp_path: Path) -> None:
    """A learner's own version of a problem hides the one that ships."""
    own, shipped = _make(tmp_path / "own", "a"), _make(tmp_path / "shipped", "a")

    assert list_problems((own, shipped)) == (own / "a",)
    assert find_problem("a", (own, shipped)) == own / "a"


def test_a_path_finds_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder or its problem.yaml will do, relative or absolute."""
    root = _make(tmp_path / "elsewhere", "a")
    monkeypatch.chdir(root)

    assert find_problem(str(root / "a"), ()) == root / "a"
    assert find_problem(str(root / "a/problem.yaml"), ()) == root / "a"
    assert find_problem("./a", ()) == Path("a")


def test_a_slug_wins_over_a_folder_of_that_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy in the current directory is meant by ./name only."""
    root, here = _make(tmp_path / "root", "a"), _make(tmp_path / "here", "a")
    monkeypatch.chdir(here)

    assert find_problem("a", (root,)) == root / "a"


@pytest.mark.parametrize(
    "name, said",
    [
        ("two-sum", 'there is no problem two-sum; did you mean "two-sums"?'),
        ("zzz", "there is no problem zzz; known here: two-sums"),
        ("", "there is no problem"),
        ("..", "there is no problem .."),
        ("two-sums/cases", "there is no problem two-sums/cases"),
    ],
)
def test_an_unknown_name_is_told_with_a_guess(name: str, said: str, tmp_path: Path) -> None:
    """Nothing matched is an error of its own, and says what was near."""
    with pytest.raises(NothingMatched) as caught:
        find_problem(name, (_make(tmp_path / "root", "two-sums"),))

    assert caught.value.en.startswith(said)
