"""Functions give what a real server gives, on arguments that nobody chose."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from judge.model.dialect import Dialect
from tests.sql.differential.servers import Ask, NoServer, server
from tests.sql.differential.suite import Outcome, Question, database, judge

pytestmark = pytest.mark.slow

DATES = st.dates().filter(lambda d: d.year >= 1000).map(lambda d: f"'{d.isoformat()}'")
MOMENTS = st.datetimes().filter(lambda d: d.year >= 1000).map(lambda d: f"'{d:%Y-%m-%d %H:%M:%S}'")
MOMENTS = MOMENTS.filter(lambda text: text[1] in "12")
COUNTS = st.integers(-40, 40).map(str)
DIGITS = st.integers(-3, 5).map(str)
DECIMALS = st.decimals(-9999, 9999, places=3).map(lambda d: f"{d:f}")
WORDS = st.text("aAbBeé ._%한", max_size=8).map(lambda text: f"'{text}'")
UNITS = st.sampled_from(["SECOND", "MINUTE", "HOUR", "DAY", "WEEK", "MONTH", "QUARTER", "YEAR"])
FORMATS = st.sampled_from("abcDdefHhIijklMmprSTUuVvWwXxYy").map(lambda letter: f"'%{letter}'")
MODES = st.integers(0, 7).map(str)

MYSQL = {
    "DATE_FORMAT({0}, {1})": (MOMENTS, FORMATS),
    "STR_TO_DATE(DATE_FORMAT({0}, '%d/%m/%Y'), '%d/%m/%Y')": (DATES,),
    "TIMESTAMPDIFF({0}, {1}, {2})": (UNITS, MOMENTS, MOMENTS),
    "DATEDIFF({0}, {1})": (MOMENTS, DATES),
    "DATE_ADD({0}, INTERVAL {1} {2})": (MOMENTS, COUNTS, UNITS),
    "LAST_DAY({0})": (DATES,),
    "WEEK({0}, {1})": (DATES, MODES),
    "YEARWEEK({0}, {1})": (DATES, MODES),
    "ROUND({0}, {1})": (DECIMALS, DIGITS),
    "TRUNCATE({0}, {1})": (DECIMALS, DIGITS),
    "{0} / {1}": (DECIMALS, DECIMALS),
    "{0} * {1} + {2}": (DECIMALS, DECIMALS, DECIMALS),
    "ABS({0}) % {1}": (DECIMALS, DECIMALS),
    "ROUND({0} / {1}, 2)": (DECIMALS, COUNTS),
    "FORMAT({0}, 2)": (DECIMALS,),
    "SUBSTRING({0}, {1}, {2})": (WORDS, COUNTS, COUNTS),
    "LOCATE({0}, {1})": (WORDS, WORDS),
    "{0} = {1}, {0} < {1}": (WORDS, WORDS),
    "REPLACE(LPAD({0}, 6, 'xy'), 'x', {1})": (WORDS, WORDS),
    "SUBSTRING_INDEX({0}, '.', {1})": (WORDS, COUNTS),
}
POSTGRESQL = {
    "TO_CHAR({0}::TIMESTAMP, {1})": (
        MOMENTS,
        st.sampled_from(["'YYYY-MM-DD'", "'Mon DD'", "'FMDay'", "'HH12:MI:SS AM'", "'IYYY-IW'"]),
    ),
    "TO_CHAR({0}, {1})": (DECIMALS, st.sampled_from(["'99999.99'", "'FM9,990.0'", "'S0000'"])),
    "DATE_TRUNC({1}, {0}::TIMESTAMP)": (
        MOMENTS,
        st.sampled_from(["'hour'", "'day'", "'week'", "'month'", "'quarter'", "'year'"]),
    ),
    "{0}::DATE - {1}::DATE": (DATES, DATES),
    "{0}::TIMESTAMP - {1}::TIMESTAMP": (MOMENTS, MOMENTS),
    "AGE({0}::TIMESTAMP, {1}::TIMESTAMP)": (MOMENTS, MOMENTS),
    "{0}::TIMESTAMP + {1} * INTERVAL '1 month'": (MOMENTS, COUNTS),
    "EXTRACT(WEEK FROM {0}::DATE), EXTRACT(DOY FROM {0}::DATE)": (DATES,),
    "ROUND({0}, {1}), TRUNC({0}, {1})": (DECIMALS, DIGITS),
    "{0} / NULLIF({1}, 0)": (DECIMALS, DECIMALS),
    "{0} * {1}, {0} % NULLIF({1}, 0)": (DECIMALS, DECIMALS),
    "SUBSTR({0}, {1}, 3), LEFT({0}, {1}), RIGHT({0}, {1})": (WORDS, COUNTS),
    "SPLIT_PART({0}, '.', 2), INITCAP({0}), STRPOS({0}, 'a')": (WORDS,),
    "{0} < {1}, {0} || {1}": (WORDS, WORDS),
}
RULES = [(Dialect.MYSQL, *each) for each in MYSQL.items()]
RULES += [(Dialect.POSTGRESQL, *each) for each in POSTGRESQL.items()]


@pytest.fixture(scope="module")
def asked() -> Iterator[dict[Dialect, Ask]]:
    """Keep the servers that were asked open."""
    opened: dict[Dialect, Ask] = {}
    managers = []
    for dialect in (Dialect.MYSQL, Dialect.POSTGRESQL):
        manager = server(dialect)
        try:
            opened[dialect] = manager.__enter__()
        except NoServer:
            continue
        managers.append(manager)
    yield opened
    for manager in managers:
        manager.__exit__(None, None, None)


@pytest.mark.parametrize("dialect, template, kinds", RULES, ids=[each[1] for each in RULES])
def test_a_function_agrees_with_the_server(
    dialect: Dialect, template: str, kinds: tuple[Any, ...], asked: dict[Dialect, Ask]
) -> None:
    """Whatever the arguments are, ours is the server's answer."""
    ask = asked.get(dialect)
    if ask is None:
        pytest.skip(f"no {dialect} server answers here")
    connection = database(dialect)

    @settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
    @given(st.tuples(*kinds))
    def agrees(arguments: tuple[str, ...]) -> None:
        """Ask both."""
        question = Question(dialect, "functions", f"SELECT {template.format(*arguments)}")
        report = judge(question, ask(question.sql), connection)

        assert report.outcome in {Outcome.SAME, Outcome.BOTH_REFUSED}, report

    agrees()
