"""The learner's day: it begins at four in the morning, where they are.

What is done at one at night belongs to the evening before. Moments are kept in UTC; a day is a
date.
"""

from datetime import date, datetime, timedelta, tzinfo

DAY_BEGINS = timedelta(hours=4)


def day_of(moment: datetime, zone: tzinfo | None) -> date:
    """Return the learner's day of ``moment``; ``zone`` is None for that of the system."""
    return (moment.astimezone(zone) - DAY_BEGINS).date()
