"""Golden comparisons: a new case is a new file in ``data/<checker>``.

A file has ``output`` and ``answer`` (two texts), or ``result``, ``answer`` and ``returns`` (two
values of a type); ``options`` of the checker; ``accepted``; and where it is not accepted the exact
``message``, and ``at``, the token and line of the difference where there is one.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from judge.judging.checkers import CHECKERS
from judge.judging.checkers.comparison import Comparison
from judge.model.domain import Domain, ListType, RecordType, Scalar, Type, Value, parse_type
from judge.model.problem import CheckerChoice, CheckerName

DATA = Path(__file__).parent / "data"
RECORDS = {
    "edge": RecordType("edge", (("from", Scalar.INT), ("to", Scalar.INT), ("weight", Scalar.INT))),
    "city": RecordType("city", (("name", Scalar.STR), ("distance", Scalar.FLOAT))),
}


def typed(kind: Type, value: Any) -> Value:
    """Make tuples of the lists that stand for records."""
    match kind:
        case ListType(item=item):
            return [typed(item, each) for each in value]
        case RecordType(fields=fields):
            return tuple(typed(part, each) for (_, part), each in zip(fields, value, strict=True))
        case Scalar():
            return value


def compared(name: CheckerName, case: dict[str, Any]) -> Comparison:
    """Run the checker ``name`` on a golden file."""
    choice = CheckerChoice(name=name, **case.get("options", {}))
    if "output" in case:
        return CHECKERS[name].compare_text(case["output"], case["answer"], choice)
    returns = parse_type(case["returns"], RECORDS)
    result, answer = typed(returns, case["result"]), typed(returns, case["answer"])
    return CHECKERS[name].compare_values(result, answer, choice, Domain(type=returns))


@pytest.mark.parametrize(
    "file",
    [pytest.param(path, id=f"{path.parent.name}/{path.stem}") for path in DATA.glob("*/*.yaml")],
)
def test_golden_comparison(file: Path) -> None:
    """A checker accepts what the file says, and says what the file says."""
    case = yaml.safe_load(file.read_text(encoding="utf-8"))

    comparison = compared(CheckerName(file.parent.name), case)
    message, difference = comparison.message, comparison.difference

    assert {
        "accepted": comparison.accepted,
        "message": None if message is None else {"en": message.en, "ko": message.ko},
        "at": None
        if difference is None
        else {"token": difference.position, "line": difference.line},
    } == {"message": None, "at": None} | {
        key: case[key] for key in ("accepted", "message", "at") if key in case
    }


def test_every_checker_has_golden_cases() -> None:
    """A checker in the registry has a folder of golden cases, of both outcomes and both styles."""
    for name in CHECKERS:
        cases = [
            yaml.safe_load(file.read_text(encoding="utf-8"))
            for file in (DATA / name).glob("*.yaml")
        ]

        assert {case["accepted"] for case in cases} == {True, False}
        assert {"returns" in case for case in cases} == {True, False}


def test_registry_holds_every_built_in_checker() -> None:
    """Only the author's own program is no module of ours."""
    assert set(CHECKERS) == set(CheckerName) - {CheckerName.PROGRAM}
