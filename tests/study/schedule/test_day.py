"""The learner's day begins at four in the morning, where they are."""

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

import pytest

from judge.study.schedule.day import day_of

SEOUL = timezone(timedelta(hours=9))


@pytest.mark.parametrize(
    "moment, zone, day",
    [
        (datetime(2026, 11, 26, 3, 59, tzinfo=UTC), UTC, date(2026, 11, 25)),
        (datetime(2026, 11, 26, 4, 0, tzinfo=UTC), UTC, date(2026, 11, 26)),
        (datetime(2026, 11, 25, 18, 59, tzinfo=UTC), SEOUL, date(2026, 11, 25)),
        (datetime(2026, 11, 25, 19, 0, tzinfo=UTC), SEOUL, date(2026, 11, 26)),
    ],
)
def test_day(moment: datetime, zone: tzinfo, day: date) -> None:
    """One at night belongs to the evening before."""
    assert day_of(moment, zone) == day
