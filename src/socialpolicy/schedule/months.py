"""Reckoning in calendar months and days, for rules with a limit in time."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def months_after(day: date, months: int) -> date:
    """Give the same day so many months later: the last day on which what was done still holds.

    A day that the later month lacks becomes its last: 31 January and one
    month is 28 February, or 29 in a leap year. What would fall after the
    year 9999 becomes its last day.
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
