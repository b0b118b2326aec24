"""Tables of a learner's making let in what real servers let in."""

import pytest

from judge.model.dialect import Dialect
from tests.sql.differential.creations import DIALECTS, NOT_JUDGED, Scene, ours, scenes, truths

SCENES = [(dialect, scene) for dialect in DIALECTS for scene in scenes(dialect)]


@pytest.mark.parametrize(
    "dialect, scene", SCENES, ids=[f"{dialect}-{scene.name}" for dialect, scene in SCENES]
)
def test_what_a_server_refuses_is_refused(dialect: Dialect, scene: Scene) -> None:
    """Statement by statement; what we do not know is not judged, and never let in or refused."""
    told = truths(dialect)[scene.name]
    said = ours(scene, dialect)
    judged = [
        (text, mine is None, theirs is None)
        for text, mine, theirs in zip(scene.statements, said, told, strict=False)
        if mine != NOT_JUDGED
    ]

    assert len(said) == len(told)
    assert [text for text, mine, theirs in judged if mine is not theirs] == []


def test_hardly_anything_is_not_judged() -> None:
    """A suite that is not judged proves nothing."""
    said = [code for dialect, scene in SCENES for code in ours(scene, dialect)]

    assert said.count(NOT_JUDGED) <= len(said) // 50
