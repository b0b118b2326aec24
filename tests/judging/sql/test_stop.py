"""What stopped a script becomes a verdict; what only we could not run is never held against it."""

import pytest

from judge.judging.sql.question import Stop
from judge.judging.sql.stop import stopped
from judge.model.verdict import Verdict


@pytest.mark.parametrize(
    "message, verdict, words",
    [
        ("no such table: teem", Verdict.COMPILE_ERROR, "there is no table teem"),
        ("no such column: t.x", Verdict.COMPILE_ERROR, "there is no column t.x"),
        ("ambiguous column name: id", Verdict.COMPILE_ERROR, "write table.id"),
        ("misuse of aggregate: SUM()", Verdict.COMPILE_ERROR, "SUM() cannot stand here"),
        (
            "SELECTs to the left and right of UNION do not have the same number of result columns",
            Verdict.COMPILE_ERROR,
            "both sides of UNION",
        ),
        ("UNIQUE constraint failed: t.id", Verdict.RUN_TIME_ERROR, "the same key (t.id)"),
        ("FOREIGN KEY constraint failed", Verdict.RUN_TIME_ERROR, "FOREIGN KEY"),
        ("integer overflow", Verdict.RUN_TIME_ERROR, "out of range"),
        ("string or blob too big", Verdict.RUN_TIME_ERROR, "100,000 bytes"),
        ("not authorized to use function: x", Verdict.COMPILE_ERROR, "not allowed here"),
        ("access to t.x is prohibited", Verdict.COMPILE_ERROR, "not allowed here"),
        ('near "FROM": syntax error', Verdict.NOT_JUDGED, "though a real engine may run it"),
        ("user-defined function raised exception", Verdict.NOT_JUDGED, "cannot be run here"),
    ],
)
def test_sqlites_words(message: str, verdict: Verdict, words: str) -> None:
    """Words that are the learner's affair are said in ours; all others are no verdict."""
    ended = stopped(Stop(by="sqlite", step="run", code=None, message=message))

    assert ended.verdict is verdict
    assert words in ended.message.en
    assert ended.message.ko != ended.message.en


@pytest.mark.parametrize(
    "message, ko",
    [
        ("division by zero", "0으로 나눌 수 없습니다 (22012)"),
        ("Subquery returns more than 1 row", "서브쿼리가 두 행 이상을 반환합니다 (22012)"),
        ('invalid input syntax for type integer: "{x}"', "'{x}'은(는) integer 값이 아닙니다"),
        ("value too long for type character varying(3)", "3자보다 긴 값입니다"),
        ('date/time field value out of range: "x"', "범위를 벗어난 값입니다"),
        ("never heard", "never heard (22012)"),
    ],
)
def test_an_engines_words_in_korean(message: str, ko: str) -> None:
    """The code stays; in English the engine's own words do."""
    ended = stopped(Stop(by="engine", step="", code="22012", message=message))

    assert ko in ended.message.ko
    assert ended.message.en == f"{message} (22012)"


@pytest.mark.parametrize(
    "stop, verdict, words",
    [
        (
            Stop(by="engine", step="", code="1242", message="Subquery returns more than 1 row"),
            Verdict.RUN_TIME_ERROR,
            "Subquery returns more than 1 row (1242)",
        ),
        (Stop(by="engine", step="", code=None, message="no"), Verdict.RUN_TIME_ERROR, "no"),
        (Stop(by="rows", step="", code=None, message=""), Verdict.OUTPUT_LIMIT_EXCEEDED, "100,000"),
        (Stop(by="author", step="", code=None, message="t: x"), Verdict.JUDGE_ERROR, "t: x"),
    ],
)
def test_other_endings(stop: Stop, verdict: Verdict, words: str) -> None:
    """An engine's own error, too many rows, tables that hold no such rows."""
    ended = stopped(stop)

    assert ended.verdict is verdict
    assert words in ended.message.en
