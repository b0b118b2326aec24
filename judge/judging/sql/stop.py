"""What stopped a script becomes a verdict, in words that a learner can use.

SQLite's own complaints are the learner's where the text says so, and ours where it does not: a
statement that was translated and that SQLite then cannot read is not judged.
"""

import re

from judge.frozen import frozen
from judge.judging.sql.question import Stop
from judge.model.text import Text
from judge.model.verdict import Verdict


@frozen
class Stopped:
    """The verdict on a script that was stopped."""

    verdict: Verdict
    message: Text


@frozen(kw_only=False)
class _Form:
    """A message of SQLite's, what it means for the learner, and how we say it."""

    pattern: str
    verdict: Verdict
    en: str
    ko: str


_FORMS = (
    _Form(
        r"no such table: (?P<name>.+)",
        Verdict.COMPILE_ERROR,
        "there is no table {name}",
        "{name} 테이블이 없습니다",
    ),
    _Form(
        r"no such column: (?P<name>.+)",
        Verdict.COMPILE_ERROR,
        "there is no column {name}",
        "{name} 컬럼이 없습니다",
    ),
    _Form(
        r"ambiguous column name: (?P<name>.+)",
        Verdict.COMPILE_ERROR,
        "the column {name} is in several tables; write table.{name}",
        "{name} 컬럼이 여러 테이블에 있습니다. 테이블명.{name}처럼 쓰세요",
    ),
    _Form(
        r"misuse of (?:aggregate|window function):? ?(?P<name>.*)",
        Verdict.COMPILE_ERROR,
        "{name} cannot stand here",
        "여기에는 {name} 함수를 쓸 수 없습니다",
    ),
    _Form(
        r"SELECTs to the left and right of (?P<name>.+) do not have the same number.*",
        Verdict.COMPILE_ERROR,
        "both sides of {name} must have equally many columns",
        "{name} 양쪽의 컬럼 수가 같아야 합니다",
    ),
    _Form(
        r"UNIQUE constraint failed: (?P<name>.+)",
        Verdict.RUN_TIME_ERROR,
        "two rows would have the same key ({name})",
        "키가 같은 행이 생깁니다({name})",
    ),
    _Form(
        r"NOT NULL constraint failed: (?P<name>.+)",
        Verdict.RUN_TIME_ERROR,
        "{name} would be NULL, and must not be",
        "{name} 컬럼은 NULL일 수 없습니다",
    ),
    _Form(
        r"CHECK constraint failed: type of (?P<name>.+)",
        Verdict.RUN_TIME_ERROR,
        "a value does not fit the type of {name}",
        "{name} 컬럼의 타입에 맞지 않는 값입니다",
    ),
    _Form(
        r"CHECK constraint failed: (?P<name>.+)",
        Verdict.RUN_TIME_ERROR,
        "a row would break the CHECK {name}",
        "CHECK {name} 조건을 어기는 행이 생깁니다",
    ),
    _Form(
        r"FOREIGN KEY constraint failed",
        Verdict.RUN_TIME_ERROR,
        "a row would refer to one that is not there (FOREIGN KEY)",
        "없는 행을 참조하게 됩니다(FOREIGN KEY)",
    ),
    _Form(
        r"integer overflow|Python int too large.*",
        Verdict.RUN_TIME_ERROR,
        "a whole number is out of range",
        "정수 범위를 벗어났습니다",
    ),
    _Form(
        r"string or blob too big",
        Verdict.RUN_TIME_ERROR,
        "a value is longer than 100,000 bytes, which is the limit here",
        "값의 길이가 여기서 허용하는 100,000바이트를 넘습니다",
    ),
    _Form(
        r"not authorized.*|.* is prohibited|access to .* is prohibited",
        Verdict.COMPILE_ERROR,
        "this is not allowed here: a query may read the problem's tables and nothing else",
        "여기서 허용되지 않는 구문입니다. 문제의 테이블만 사용할 수 있습니다",
    ),
)
_IN_KOREAN = (  # what the engines say, in their own words, and what that means
    (r"division by zero|divisor is equal to zero", "0으로 나눌 수 없습니다"),
    (
        r"Subquery returns more than 1 row|more than one row returned by a subquery .*"
        r"|single-row subquery returns more than one row",
        "값 하나여야 하는 서브쿼리가 두 행 이상을 반환합니다",
    ),
    (
        r'invalid input syntax for type (?P<type>[\w ]+): "(?P<value>.*)"',
        "'{value}'은(는) {type} 값이 아닙니다",
    ),
    (r"invalid number", "숫자가 아닌 값이 있습니다"),
    (r"Data too long for column '(?P<name>.*)'", "{name} 컬럼에 넣기에는 너무 긴 값입니다"),
    (r"value too long for type .*\((?P<length>\d+)\)", "{length}자보다 긴 값입니다"),
    (r"date.* out of range.*|timestamp out of range", "날짜나 시각의 범위를 벗어난 값입니다"),
    (r"literal does not match format string", "값이 날짜 형식과 맞지 않습니다"),
)
_TOO_MANY_ROWS = Text(
    "the result has more than 100,000 rows; a join without its condition makes so many",
    "결과가 100,000행을 넘습니다. 조인 조건을 빠뜨리지 않았는지 확인하세요",
)


def stopped(stop: Stop) -> Stopped:
    """Judge a script that was stopped."""
    match stop.by:
        case "engine":
            code = f" ({stop.code})" if stop.code else ""
            words = Text(f"{stop.message}{code}", f"{_in_korean(stop.message)}{code}")
            return Stopped(verdict=Verdict.RUN_TIME_ERROR, message=words)
        case "rows":
            return Stopped(verdict=Verdict.OUTPUT_LIMIT_EXCEEDED, message=_TOO_MANY_ROWS)
        case "author":
            said = stop.message
            message = Text(f"the tables of the case: {said}", f"케이스의 테이블: {said}")
            return Stopped(verdict=Verdict.JUDGE_ERROR, message=message)
        case _:
            return _by_sqlite(stop.message)


def _in_korean(message: str) -> str:
    """Say in Korean what an engine says; its own words where they are rare."""
    for pattern, ko in _IN_KOREAN:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return ko.format(**found.groupdict())
    return message


def _by_sqlite(message: str) -> Stopped:
    for form in _FORMS:
        found = re.fullmatch(form.pattern, message)
        if found:
            words = found.groupdict()
            text = Text(form.en.format(**words), form.ko.format(**words))
            return Stopped(verdict=form.verdict, message=text)
    return Stopped(
        verdict=Verdict.NOT_JUDGED,
        message=Text(
            f"this cannot be run here ({message}), though a real engine may run it",
            f"실제 DBMS에서는 될 수도 있지만 여기서는 실행할 수 없습니다({message})",
        ),
    )
