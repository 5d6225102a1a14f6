"""Days and times as people write them: `i går 14:05`, `2 hours ago`, `24/11`, `20 nov`.

Every command, option and question that takes a day or a time reads it here, so that the same words
mean the same everywhere. The register's files are stricter: there a day is written
`2026-11-20` and a time `2026-11-20 14:05`. It lies with the schedule, which knows of calendars
alone: what is wrong with a file, an option or an answer is said by whoever asked.

In numbers the day comes before the month, as people write in Sweden: `24/11` is 24 November. What
may mean two days is none: `20.11` alone is a time of day, a year of two figures is not read, and
`förra fredagen` is another day to different people. The time of day may come first or last.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from socialpolicy.text import MONTHS, WEEKDAYS

_LONGEST = 100
"""Characters of a text that is looked into at all."""

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")

_NOW = frozenset({"nu", "now", "just nu", "right now"})
_RELATIVE = {
    **dict.fromkeys(
        ("i förrgår", "förrgår", "day before yesterday", "the day before yesterday"), -2
    ),
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

# What few texts need is compiled when it is first asked for: every start loads this.
_DOTTED = r"(?:den )?([0-9]{1,2})\.([0-9]{1,2})\.?"
"""A day beside a time of day; alone it would be one itself."""

_COUNTS = {
    word: number
    for words in (
        "en två tre fyra fem sex sju åtta nio tio elva tolv",
        "one two three four five six seven eight nine ten eleven twelve",
        "ett",
        "a",
        "an",
    )
    for number, word in enumerate(words.split(), start=1)
}
_MINUTES = {
    **dict.fromkeys(("min", "minut", "minuter", "minute", "minutes"), 1),
    **dict.fromkeys(("kvart", "kvartar"), 15),
    "halvtimme": 30,
    **dict.fromkeys(("tim", "timme", "timmar", "hour", "hours"), 60),
}
_DAYS = {
    **dict.fromkeys(("dag", "dagar", "dygn", "day", "days"), 1),
    **dict.fromkeys(("vecka", "veckor", "week", "weeks"), 7),
}
_AGO = r"(?:för )?(?P<count>\d{1,3}|[^\W\d_]+) ?(?P<unit>[^\W\d_]+) (?:sedan|sen|ago)"
_HALF_AN_HOUR = r"\b(?:en halv timme|half an hour)\b"

_PARTS = {
    **dict.fromkeys(("morse", "morgon", "morgonen", "morning"), range(4, 12)),
    **dict.fromkeys(("förmiddag", "förmiddags", "förmiddagen"), range(6, 13)),
    **dict.fromkeys(("eftermiddag", "eftermiddags", "eftermiddagen", "afternoon"), range(12, 19)),
    **dict.fromkeys(("kväll", "kvällen", "evening"), range(17, 24)),
}
"""The hours that a part of the day may have; `kl. 8` in the evening is 20."""

_IN_PART = rf"(?P<day>.*?),? ?\b(?:(?:på|in the) )?(?P<part>{'|'.join(_PARTS)})"
_TODAY = frozenset({"", "i", "this"})
"""What is before a part of the day that is today's: `i morse`, `this morning`."""

_NIGHTS = frozenset({"i natt", "inatt", "last night"})
_BEFORE_MIDNIGHT = range(20, 24)
"""The hours of `last night` that are yesterday's."""

_CLOCK_ALONE = (
    r"(?P<word>(?:kl|klockan|at)\.? ?)?"
    r"(?P<hour>\d\d?)(?:[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,]\d+)?)?"
    r"|(?<=\d\d)(?P<together>\d\d))?"
    r" ?(?P<half>am|pm|a\.m\.|p\.m\.)? ?(?P<offset>z|[+-]\d\d:?\d\d)?"
)
_CLOCK = re.compile(r"(?P<day>)" + _CLOCK_ALONE, re.ASCII)
_DAY_AND_CLOCK = re.compile(r"(?P<day>.+?)(?:t|,? |,)" + _CLOCK_ALONE, re.ASCII)
_CLOCK_AND_DAY = rf"(?a:{_CLOCK_ALONE}),? (?P<day>.+)"

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
    if days := _ago(words, _DAYS):
        return today - timedelta(days=days)
    weekday, _, rest = words.partition(" ")
    number = _weekday_named(weekday.rstrip(","))
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
    if minutes := _ago(words, _MINUTES):
        before = timedelta(minutes=minutes)
        # Through UTC: where the clock is changed, an hour ago is not an hour less on its face.
        return (now.astimezone(UTC) - before).astimezone(now.tzinfo) if now.tzinfo else now - before
    matches = (re.fullmatch(each, words) for each in (_CLOCK, _DAY_AND_CLOCK, _CLOCK_AND_DAY))
    times = (_at(match, today, ahead=ahead) for match in matches if match)
    return next(filter(None, times), None)


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
    return " ".join(text.translate(_DASHES).lower().split()) if len(text) <= _LONGEST else ""


def _ago(words: str, units: Mapping[str, int]) -> int:
    """Count how long ago `två dagar sedan` and `2 hours ago` are; 0 in other units."""
    if not words.endswith((" sedan", " sen", " ago")):
        return 0
    match = re.fullmatch(_AGO, re.sub(_HALF_AN_HOUR, "en halvtimme", words))
    if match is None:
        return 0
    count = match["count"]
    number = int(count) if count.isdecimal() else _COUNTS.get(count, 0)
    return number * units.get(match["unit"], 0)


def _at(match: re.Match[str], today: date, *, ahead: bool) -> datetime | None:
    """Put a time of day on the day that is beside it."""
    words, hours = match["day"], None
    day = read_day(words, today, ahead=ahead) if words else today
    if day is None and words in _NIGHTS:
        day, hours = today, range(6)
        if words == "last night" and int(match["hour"]) in _BEFORE_MIDNIGHT:
            day, hours = today - timedelta(days=1), _BEFORE_MIDNIGHT
    elif day is None and (part := re.fullmatch(_IN_PART, words)):
        hours = _PARTS[part["part"]]
        day = today if part["day"] in _TODAY else read_day(part["day"], today, ahead=ahead)
    elif day is None and (dotted := re.fullmatch(_DOTTED, words)):
        day = _nearest(int(dotted[2]), int(dotted[1]), today, ahead=ahead)
    clock = _clock(match, hours, alone=words in _RELATIVE)
    if day is None or clock is None:
        return None
    try:
        return datetime.fromisoformat(f"{day.isoformat()}T{clock}{(match['offset'] or '').upper()}")
    except ValueError:
        return None


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
    return _nearest(month, day, today, ahead=ahead)


def _nearest(month: int, day: int, today: date, *, ahead: bool) -> date | None:
    """Give the latest such day, or with `ahead` the one nearest to today."""
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
    number = _weekday_named(name)
    if number is None:
        return None
    back = (today.weekday() - number) % 7
    if past:
        return today - timedelta(days=back or 7)
    if before in {"på", "nu på"}:
        return today + timedelta(days=7 - back)
    return today + timedelta(days=(7 - back) % 7) if ahead else today - timedelta(days=back)


def _weekday_named(name: str) -> int | None:
    """Find a weekday, also as `fredagen`, counted from Monday, 0."""
    return _named(name.removesuffix("en") if name.endswith("dagen") else name, WEEKDAYS)


def _named(name: str, known: tuple[tuple[str, str], ...]) -> int | None:
    """Find a month or a weekday by the first letters of its name, counted from 0."""
    if len(name) < SHORTEST_NAME:
        return None
    for number, both in enumerate(known):
        if any(each.lower().startswith(name) for each in both):
            return number
    return None


def _clock(match: re.Match[str], hours: range | None, *, alone: bool) -> str | None:
    """Write a time of day as `14:05:00`; None for a bare number, which may be anything.

    `hours` are those that the part of the day has. A bare number will do `alone` after a day that
    ends with no number, as in `i går 14`.
    """
    hour, half = int(match["hour"]), (match["half"] or "")[:1]
    minute = match["minute"] or match["together"] or "00"
    together = match["together"] and (match["word"] or alone or whole_day(match["day"]))
    if not (match["minute"] or match["word"] or half or hours or alone or together):
        return None
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    elif hours and hour not in hours:
        hour += 12
    if hours and hour not in hours:
        return None
    return f"{hour:02}:{minute}:{match['second'] or '00'}" if hour < 24 else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
