"""Days as people write them: `2026-11-20`, `idag`, `i går`, `20 nov`, `Nov 20, 2026`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from socialpolicy.text import MONTHS

_RELATIVE = {
    "i förrgår": -2,
    "förrgår": -2,
    "i går": -1,
    "igår": -1,
    "yesterday": -1,
    "i dag": 0,
    "idag": 0,
    "today": 0,
    "i morgon": 1,
    "imorgon": 1,
    "tomorrow": 1,
}
_ISO = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)", re.ASCII)
_DAY_FIRST = re.compile(r"(?:den )?(\d{1,2})(?::?e|st|nd|rd|th)? ([^\W\d]+)\.?,?(?: (\d{4}))?")
_MONTH_FIRST = re.compile(r"([^\W\d]+)\.? (\d{1,2})(?:st|nd|rd|th)?,?(?: (\d{4}))?")

SHORTEST_MONTH = 3
"""Letters of a month's name that are enough."""


def read_day(text: str, today: date, *, ahead: bool = False) -> date | None:
    """Read a day, None when it is none.

    Without a year it is the latest such day that is not after today; with
    `ahead`, the one nearest to today, before or after it.
    """
    words = " ".join(text.lower().split())
    if words in _RELATIVE:
        return today + timedelta(days=_RELATIVE[words])
    if match := _ISO.fullmatch(words):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_FIRST.fullmatch(words):
        day, name, year = match.groups()
    elif match := _MONTH_FIRST.fullmatch(words):
        name, day, year = match.groups()
    else:
        return None
    month = _month(name)
    if month is None:
        return None
    if year:
        return _date(int(year), month, int(day))
    # Leap years lie at most eight years apart, so a 29 February is found on either side.
    years = range(today.year - 8, today.year + 9)
    days = [found for each in years if (found := _date(each, month, int(day)))]
    if ahead:
        return min(days, key=lambda found: (abs(found - today), found < today), default=None)
    return max((found for found in days if found <= today), default=None)


def _month(name: str) -> int | None:
    if len(name) < SHORTEST_MONTH:
        return None
    for number, month in enumerate(MONTHS, start=1):
        if month.sv.startswith(name) or month.en.lower().startswith(name):
            return number
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
