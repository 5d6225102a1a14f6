"""Days and times as people write them: `i går 14:05`, `lördag 14.05`, `24/11`, `20 nov`.

Every command, option and question that takes a day or a time reads it here, so that the same words
mean the same everywhere. The register's files are stricter: there a day is written
`2026-11-20` and a time `2026-11-20 14:05`. It lies with the schedule, which knows of calendars
alone: what is wrong with a file, an option or an answer is said by whoever asked.

In numbers the day comes before the month, as people write in Sweden: `24/11` is 24 November. What
may mean two days is none: `20.11` alone is a time of day, and a year of two figures is not read.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from socialpolicy.text import MONTHS, WEEKDAYS

_LONGEST = 100
"""Characters of a text that is looked into at all."""

_NOW = frozenset({"nu", "now", "just nu", "right now"})
_RELATIVE = {
    **dict.fromkeys(("i förrgår", "förrgår", "the day before yesterday"), -2),
    **dict.fromkeys(("i går", "igår", "yesterday"), -1),
    **dict.fromkeys(("i dag", "idag", "today"), 0),
    **dict.fromkeys(("i morgon", "imorgon", "tomorrow"), 1),
    **dict.fromkeys(("i övermorgon", "övermorgon", "the day after tomorrow"), 2),
}

_YEAR_FIRST = re.compile(r"(\d{4}) ?[-/. ] ?(\d{1,2}) ?[-/. ] ?(\d{1,2})", re.ASCII)
_TOGETHER = re.compile(r"(\d{4})(\d\d)(\d\d)", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2}) ?[-/. ] ?(\d{1,2}) ?[-/., ] ?(\d{4})", re.ASCII)
_SLASHED = re.compile(r"(?:den )?(\d{1,2}) ?/ ?(\d{1,2})", re.ASCII)
_DAY_FIRST = re.compile(
    r"(?:den |the )?(\d{1,2})(?:\.|:?[ae]|st|nd|rd|th)?(?: of)? ?([^\W\d]+)\.?,?(?: (\d{4}))?"
)
_MONTH_FIRST = re.compile(r"([^\W\d]+)\.? (\d{1,2})(?:st|nd|rd|th)?,?(?: (\d{4}))?")
_WEEKDAY = re.compile(r"(?:(?P<before>i|på|nu på|last|on|this) )?(?P<name>[^\W\d]+?)(?P<past>s)?")

_CLOCK_ALONE = (
    r"(?P<word>(?:kl|klockan|at)\.? ?)?"
    r"(?P<hour>\d\d?)(?:[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,]\d+)?)?)?"
    r" ?(?P<half>am|pm|a\.m\.|p\.m\.)? ?(?P<offset>z|[+-]\d\d:?\d\d)?"
)
_CLOCK = re.compile(r"(?P<day>)" + _CLOCK_ALONE, re.ASCII)
_DAY_AND_CLOCK = re.compile(r"(?P<day>.+?)(?:t|,? |,)" + _CLOCK_ALONE, re.ASCII)

SHORTEST_NAME = 3
"""Letters of a month's or weekday's name that are enough."""


def read_day(text: str, today: date, *, ahead: bool = False) -> date | None:
    """Read a day; None when it is none.

    What has no year, or is a weekday alone, is the latest such day that is not after today. With
    `ahead`, a day without a year is the one nearest to today, before or after it, and a weekday the
    next that is not before it. A weekday before a day must be that day's.
    """
    words = _words(text)
    if words in _RELATIVE:
        return today + timedelta(days=_RELATIVE[words])
    weekday, _, rest = words.partition(" ")
    number = _named(weekday.rstrip(","), WEEKDAYS)
    if number is not None and rest:
        day = _calendar_day(rest, today, ahead=ahead)
        return day if day and day.weekday() == number else None
    return _weekday(words, today, ahead=ahead) or _calendar_day(words, today, ahead=ahead)


def read_time(text: str, now: datetime, *, ahead: bool = False) -> datetime | date | None:
    """Read a time: a date where there is only a day, None when it is neither.

    The time is naive, on the municipality's clock, unless an offset is written. `now` is given back
    for `nu`; its date is today, and that of a time of day alone. `ahead` is as for `read_day`.
    """
    words = _words(text)
    if words in _NOW:
        return now
    today = now.date()
    day = read_day(words, today, ahead=ahead)
    if day:
        return day
    match = _CLOCK.fullmatch(words) or _DAY_AND_CLOCK.fullmatch(words)
    if not match:
        return None
    day = read_day(match["day"], today, ahead=ahead) if match["day"] else today
    clock = _clock(match)
    if day is None or clock is None:
        return None
    try:
        return datetime.fromisoformat(f"{day.isoformat()}T{clock}{(match['offset'] or '').upper()}")
    except ValueError:
        return None


def whole_day(text: str) -> date | None:
    """Read a day of which the year is written too; None for any other, and for `i går`."""
    year_month_day = _parts(_words(text))
    return _date(*year_month_day) if year_month_day else None


def whole_time(text: str) -> datetime | None:
    """Read a time of which the day is written with its year; None for any other."""
    match = _DAY_AND_CLOCK.fullmatch(_words(text))
    day = whole_day(match["day"]) if match else None
    found = read_time(text, datetime.combine(day, datetime.min.time())) if day else None
    return found if isinstance(found, datetime) else None


def _words(text: str) -> str:
    return " ".join(text.lower().split()) if len(text) <= _LONGEST else ""


def _calendar_day(words: str, today: date, *, ahead: bool) -> date | None:
    parts = _parts(words)
    if parts:
        return _date(*parts)
    if match := _SLASHED.fullmatch(words):
        day, month = int(match[1]), int(match[2])
        # 11/24 can only be meant the American way.
        day, month = (month, day) if month > 12 >= day else (day, month)
    elif named := _day_and_month(words):
        day, month = named[:2]
    else:
        return None
    # Leap years lie at most eight years apart, so a 29 February is found on either side.
    years = range(today.year - 8, today.year + 9)
    days = [found for each in years if (found := _date(each, month, day))]
    if ahead:
        return min(days, key=lambda found: (abs(found - today), found < today), default=None)
    return max((found for found in days if found <= today), default=None)


def _parts(words: str) -> tuple[int, int, int] | None:
    """Take the year, month and day out of a day that says all three."""
    if match := _YEAR_FIRST.fullmatch(words) or _TOGETHER.fullmatch(words):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _YEAR_LAST.fullmatch(words):
        day, month, year = map(int, match.groups())
    else:
        named = _day_and_month(words)
        if named is None or named[2] is None:
            return None
        day, month, year = named[0], named[1], named[2]
    return (year, day, month) if month > 12 >= day else (year, month, day)


def _day_and_month(words: str) -> tuple[int, int, int | None] | None:
    """Read a day with its month by name, and the year if it is written."""
    if match := _DAY_FIRST.fullmatch(words):
        day, name, year = match.groups()
    elif match := _MONTH_FIRST.fullmatch(words):
        name, day, year = match.groups()
    else:
        return None
    month = _named(name, MONTHS)
    return None if month is None else (int(day), month + 1, int(year) if year else None)


def _weekday(words: str, today: date, *, ahead: bool) -> date | None:
    """Read a weekday: `lördag`, `i lördags` and `last Saturday` before today, `på lördag` after."""
    match = _WEEKDAY.fullmatch(words)
    if match is None:
        return None
    before, name = match["before"], match["name"]
    past = bool(match["past"]) or before == "last"
    if bool(match["past"]) != (before == "i"):
        return None
    number = _named(name, WEEKDAYS)
    if number is None:
        return None
    back = (today.weekday() - number) % 7
    if past:
        return today - timedelta(days=back or 7)
    if before in {"på", "nu på"}:
        return today + timedelta(days=7 - back)
    return today + timedelta(days=(7 - back) % 7) if ahead else today - timedelta(days=back)


def _named(name: str, known: tuple[tuple[str, str], ...]) -> int | None:
    """Find a month or a weekday by the first letters of its name, counted from 0."""
    if len(name) < SHORTEST_NAME:
        return None
    for number, both in enumerate(known):
        if any(each.lower().startswith(name) for each in both):
            return number
    return None


def _clock(match: re.Match[str]) -> str | None:
    """Write a time of day as `14:05:00`; None for a bare number, which may be anything."""
    hour, half = int(match["hour"]), (match["half"] or "")[:1]
    if not (match["minute"] or match["word"] or half):
        return None
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{match['minute'] or '00'}:{match['second'] or '00'}" if hour < 24 else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
