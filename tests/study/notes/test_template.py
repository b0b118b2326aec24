"""Templates: ours for each kind, the learner's own, and placeholders that nobody knows."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from judge.catalog.problem_file import load_problem
from judge.catalog.workspace import Settings, Workspace
from judge.errors import ContentError, UsageError
from judge.model.problem import ProblemHead
from judge.model.text import Text
from judge.study.notes.document import note_of
from judge.study.notes.markers import Region, regions_in
from judge.study.notes.template import Beginning, Variant, new_note, template_file, variant_of
from tests.study.notes.material import PROBLEMS, program_problem, sql_problem

TODAY = date(2026, 3, 1)
OWN = (
    "---\nformat: 1\nattempt: {{attempt}}\ncode_hash: {{ code_hash }}\n---\n# {{title}} {{date}}\n"
)


def written(slug: str) -> ProblemHead:
    """Read a question that ships and is answered in words."""
    return load_problem(PROBLEMS / slug)


@pytest.mark.parametrize(
    "problem, variant",
    [
        (program_problem(), Variant.ALGORITHM),
        (program_problem("light-coin"), Variant.ALGORITHM),
        (sql_problem(), Variant.SQL),
        (written("hard-problem"), Variant.BEHAVIOURAL),
    ],
)
def test_ours(problem: ProblemHead, variant: Variant, tmp_path: Path) -> None:
    """Each kind has a template, which gives a note with sections in both languages."""
    workspace = Workspace(tmp_path, Settings())
    file = template_file(workspace, variant_of(problem))
    text = new_note(file, problem, Beginning(today=TODAY, attempt=3, code_hash="0123456789ab"))
    read = note_of(text.encode(), Path("n.md"))

    assert variant_of(problem) is variant
    assert "{{" not in text
    assert all(" / " in section.heading for section in read.sections)
    assert read.front.problem == problem.slug


def test_answers_in_writing() -> None:
    """A technical question is answered in a file of its own, and has no notes."""
    with pytest.raises(UsageError, match="judge new java-17"):
        variant_of(written("java-17"))


def test_algorithm(tmp_path: Path) -> None:
    """A new note knows its attempt, its code and the problem's size, and has places for facts."""
    file = template_file(Workspace(tmp_path, Settings()), Variant.ALGORITHM)
    beginning = Beginning(today=TODAY, attempt=3, code_hash="0123456789ab")
    text = new_note(file, program_problem(), beginning)
    front = note_of(text.encode(), file).front

    assert front.attempt == 3
    assert front.code_hash is not None
    assert front.size is not None
    assert front.size.said == "len(numbers)"
    assert set(regions_in(text.encode(), file)) == set(Region)
    assert "sample-1" in text
    assert "1 s, 256 MiB" in text
    bare = note_of(new_note(file, program_problem(), Beginning(today=TODAY)).encode(), file)
    assert (bare.front.attempt, bare.front.code_hash) == (None, None)


def test_own_template(tmp_path: Path) -> None:
    """The learner's own template comes first: the one for the kind, the named, the usual one."""
    workspace = Workspace(tmp_path, Settings())
    named = Workspace(tmp_path, Settings(notes_template=tmp_path / "mine.md"))
    usual = tmp_path / "templates" / "notes.md"
    usual.parent.mkdir()
    usual.write_text(OWN, encoding="utf-8")
    special = usual.with_name("notes.sql.md")
    special.write_text(OWN, encoding="utf-8")

    assert template_file(workspace, Variant.ALGORITHM) == usual
    assert template_file(workspace, Variant.SQL) == special
    assert template_file(workspace, Variant.BEHAVIOURAL).name == "behavioural.md"
    assert template_file(named, Variant.SQL) == tmp_path / "mine.md"
    assert new_note(usual, program_problem(), Beginning(today=TODAY)).endswith(
        "# Pair with a target sum / 합이 목표인 두 수 2026-03-01\n"
    )


def test_one_title(tmp_path: Path) -> None:
    """A title that is the same in both languages stands once."""
    file = tmp_path / "notes.md"
    file.write_text(OWN, encoding="utf-8")
    problem = replace(program_problem(), title=Text("BFS", "BFS"))

    assert "# BFS 2026" in new_note(file, problem, Beginning(today=TODAY))


@pytest.mark.parametrize(
    "text, said",
    [
        (OWN + "\n {{titel}} {{x}}\n", "notes.md:8:2: unknown placeholder titel; did you mean"),
        ("# {{title}}\n", "notes.md:1:1: a note begins with its claims"),
        (OWN.replace("format: 1", "format: 9"), "notes.md:2:9: format"),
    ],
)
def test_wrong_template(text: str, said: str, tmp_path: Path) -> None:
    """What is wrong in a template is told with its place in the template."""
    file = tmp_path / "notes.md"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(ContentError) as caught:
        new_note(file, program_problem(), Beginning(today=TODAY))
    assert said in caught.value.en


def test_missing_template(tmp_path: Path) -> None:
    """A named template that is not there is told."""
    with pytest.raises(ContentError, match="cannot read the file"):
        new_note(tmp_path / "none.md", program_problem(), Beginning(today=TODAY))
