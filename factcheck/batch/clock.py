"""Read the clock: the one place that does, so that all else can be given a day."""

from datetime import UTC, date, datetime


def today() -> date:
    """Give the current day in universal time."""
    return datetime.now(tz=UTC).date()  # noqa: TID251 - the clock that everybody else is given
