"""What a schedule answers: a deadline, and the days walked to reach it."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from socialpolicy.schedule.hours import write_hours
from socialpolicy.schedule.year import DayPlan
from socialpolicy.text import Text


class Deadline(NamedTuple):
    """When the clock starts and when the answer is due, in local time with a fixed offset.

    `same_clock`, for a target in working days only, is the start's clock time on
    the last of those days. The deadline is that moment, or the closing before it
    when nobody is on duty then or has only just begun.
    """

    starts: datetime
    due: datetime
    same_clock: datetime | None = None


class Day(NamedTuple):
    """One date walked on the way from receipt to deadline.

    For minutes and hours, `counted_seconds` is the open time of that date that
    counted, and `left_seconds` what remained of the target after it.

    For working days, `counted_seconds` is the open time of that date between the
    start and the deadline, and `left_seconds` the open time that remained until
    the deadline. So the first day's two numbers add up to all staffed time there
    was, and the last `left_seconds` is 0 either way. `working_day` then numbers
    the working days: 0 on the start's date, 1 on the next, and None on closed
    dates and on those before the start.
    """

    date: date
    plan: DayPlan
    counted_seconds: int
    left_seconds: int
    working_day: int | None = None

    @property
    def hours(self) -> list[str]:
        """The opening hours as they are written: `["08:00-12:00", "13:00-17:00"]`."""
        return [write_hours(interval) for interval in self.plan.intervals]

    @property
    def closed(self) -> Text | str | None:
        """Why the date is closed: its own name or the weekday's; None on an open one."""
        return self.plan.closed
