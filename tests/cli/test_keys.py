"""A command typed with the Korean layout on is read as the keys under the fingers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge.cli.keys import has_hangul, to_latin
from judge.cli.registry import ENTRIES
from tests.cli.world import World

# What an input method makes of each command's name: letters joined into syllables.
TYPED = {
    "stress": "ㄴㅅㄱㄷㄴㄴ",
    "init": "ㅑㅜㅑㅅ",
    "list": "ㅣㅑㄴㅅ",
    "show": "뇆",
    "new": "ㅜㄷㅈ",
    "run": "겨ㅜ",
    "submit": "녀ㅠㅡㅑㅅ",
    "watch": "ㅈㅁㅅ초",
    "sql": "ㄴ비",
    "case": "ㅊㅁㄴㄷ",
    "author": "며쇅",
    "verify": "ㅍㄷ갸료",
    "schema": "ㄴ초듬",
    "doctor": "앷색",
    "completion": "채ㅡㅔㅣㄷ샤ㅐㅜ",
    "bench": "ㅠ두초",
    "history": "ㅗㅑㄴ새교",
    "stats": "ㄴㅅㅁㅅㄴ",
    "notes": "ㅜㅐㅅㄷㄴ",
    "rehearse": "ㄱ돋ㅁㄱㄴㄷ",
    "review": "ㄱㄷ퍋ㅈ",
    "plan": "ㅔㅣ무",
    "exam": "ㄷㅌ므",
    "export": "ㄷ테ㅐㄱㅅ",
    "backup": "ㅠㅁ차ㅕㅔ",
}


@pytest.mark.parametrize("name", ENTRIES)
def test_command_typed_in_hangul(name: str, world: World) -> None:
    """Every command's name is recognised, single letters and syllables alike."""
    ran = world.judge(TYPED[name])

    assert to_latin(TYPED[name]) == name
    assert ran.code == 2
    assert f'did you mean "judge {name}"?' in ran.said


def test_slip_on_top_of_hangul(world: World) -> None:
    """One wrong key beside the wrong layout is still understood."""
    ran = world.judge("갸ㅜ")

    assert 'did you mean "judge run"?' in ran.said


def test_option_typed_in_hangul(world: World) -> None:
    """An option is recognised as well."""
    assert '"--help"' in world.judge("list", "--ㅗ디ㅔ").said


def test_problem_typed_in_hangul(world: World) -> None:
    """So is the name of a problem; what comes near nothing is just unknown."""
    assert 'did you mean "river-gauge"?' in world.judge("show", "갸ㅍㄷㄱ-ㅎ며ㅎㄷ").said
    assert "no problem is called '봵'" in world.judge("show", "봵").said


def test_doubled_letters_are_the_same_keys() -> None:
    """Shift makes the doubled letters; commands have no capitals."""
    assert to_latin("ㄲㅃ와값ㄳ") == "rqdhkrkqtrt"


@given(st.text())
def test_text_without_hangul_stays(text: str) -> None:
    """Only letters of Hangul are taken for keys."""
    latin = to_latin(text)

    assert not has_hangul(latin)
    assert has_hangul(text) or latin == to_latin(latin)
