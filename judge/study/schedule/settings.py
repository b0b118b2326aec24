"""What a learner plans for: the date, the minutes a day and the set; the latest row counts."""

from datetime import UTC, date, datetime

from judge.frozen import frozen
from judge.study.database import Database
from judge.study.schedule.planner import Horizon

_ADD = "INSERT INTO plans (made_at, first_day, interview, minutes, scope) VALUES (?, ?, ?, ?, ?)"
_LAST = "SELECT first_day, interview, minutes, scope FROM plans ORDER BY id DESC LIMIT 1"


@frozen
class PlanSettings:
    """A plan as it was asked for; ``scope`` is the name of a set."""

    horizon: Horizon
    scope: str


class PlanBook:
    """The plans in one progress file; rows are added, never changed."""

    def __init__(self, database: Database) -> None:
        """Take the file, which need not exist yet."""
        self._database = database

    def current(self) -> PlanSettings | None:
        """Return the plan that was made last."""
        for first, interview, minutes, scope in self._database.rows(_LAST):
            horizon = Horizon(
                first=date.fromisoformat(first),
                interview=date.fromisoformat(interview),
                minutes=minutes,
            )
            return PlanSettings(horizon=horizon, scope=scope)
        return None

    def keep(self, settings: PlanSettings, at: datetime) -> None:
        """Plan so from now on."""
        horizon = settings.horizon
        values = (
            at.astimezone(UTC).isoformat(timespec="microseconds"),
            horizon.first.isoformat(),
            horizon.interview.isoformat(),
            horizon.minutes,
            settings.scope,
        )
        with self._database.writing() as connection:
            connection.execute(_ADD, values)
