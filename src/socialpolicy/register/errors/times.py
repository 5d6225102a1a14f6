"""What to say of a day, a time, opening hours or a length of time that cannot be read."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from socialpolicy.register.errors import other_forms
from socialpolicy.register.errors.values import (
    Words,
    Wrong,
    advice,
    example,
    perhaps,
    say_not,
)
from socialpolicy.register.models.time_types import FIRST_YEAR, LAST_YEAR
from socialpolicy.schedule.hours import NOT_HOURS
from socialpolicy.schedule.target import NOT_A_TARGET
from socialpolicy.text import MONTHS, FilledText, Text
from socialpolicy.yaml import Plain

_NO_SUCH_DAY = Text(
    sv="{where} är ”{value}”, men {month} {year} har {days} dagar",
    en="{where} is “{value}”, but {month} {year} has {days} days",
)
_NO_SUCH_MONTH = Text(
    sv="{where} är ”{value}”, men månaderna är 01–12",
    en="{where} is “{value}”, but the months are 01–12",
)
_NO_SUCH_CLOCK = Text(
    sv="{where} är ”{value}”, men klockan går från 00:00 till 23:59",
    en="{where} is “{value}”, but the clock goes from 00:00 to 23:59",
)
_FAR_AWAY = Text(
    sv="{where} är ”{value}”, men registret tar år från {first} till {last}",
    en="{where} is “{value}”, but the register takes years from {first} to {last}",
)
_DAY_FORM = Text(
    sv="Skriv år, månad och dag med siffror: {meant}.",
    en="Write year, month and day in digits: {meant}.",
)
_TIME_FORM = Text(
    sv="Skriv dag och klockslag med siffror: {meant}.",
    en="Write the day and the time in digits: {meant}.",
)
_NO_CLOCK = Text(
    sv="Lägg till klockslaget, till exempel {meant} 14:05.",
    en="Add the time of day, such as {meant} 14:05.",
)
_DO_NOT_FIT = Text(
    sv="{where} har tider som inte går ihop", en="{where} has hours that do not fit together"
)


def day(wrong: Wrong) -> Words:
    """Word what is not a date."""
    said = say_not(wrong, Text("ett datum", "a date"))
    meant = other_forms.day_meant(wrong.value) if isinstance(wrong.value, str) else None
    return said, perhaps(meant, advice(_DAY_FORM, meant="2026-11-20"))


def time(wrong: Wrong) -> Words:
    """Word what is not a day with a time of day."""
    said = say_not(wrong, Text("en dag med klockslag", "a day with a time"))
    value = wrong.value if isinstance(wrong.value, str) else ""
    day_alone = other_forms.day_meant(value)
    meant = other_forms.time_meant(value)
    if day_alone and not meant:
        return said, advice(_NO_CLOCK, meant=day_alone)
    return said, perhaps(meant, advice(_TIME_FORM, meant="2026-11-20 14:05"))


def impossible_day(wrong: Wrong) -> Words:
    """Word a date that no calendar has, or a time on one."""
    year, month, number = _numbers(wrong.value)
    if not 1 <= month <= 12:
        meant = other_forms.day_meant(f"{year}-{month}-{number}")
        return wrong.words(_NO_SUCH_MONTH), perhaps(meant, advice(_DAY_FORM, meant="2026-11-20"))
    days = calendar.monthrange(year, month)[1]
    said = wrong.words(_NO_SUCH_DAY, month=MONTHS[month - 1], year=str(year), days=days)
    return said, advice(_DAY_FORM, meant=f"{year}-{month:02}-{days if number else 1:02}")


def impossible_time(wrong: Wrong) -> Words:
    """Word a time that no clock shows, or on a date that no calendar has."""
    year, month, number = _numbers(wrong.value)
    if not 1 <= month <= 12 or not 1 <= number <= calendar.monthrange(year, month)[1]:
        return impossible_day(wrong)
    if "24:00" in str(wrong.value):
        midnight = date(year, month, number) + timedelta(1)
        return wrong.words(_NO_SUCH_CLOCK), advice(_TIME_FORM, meant=f"{midnight} 00:00")
    return wrong.words(_NO_SUCH_CLOCK), advice(_TIME_FORM, meant="2026-11-20 14:05")


def _numbers(value: Plain) -> tuple[int, int, int]:
    year, month, number = re.findall(r"\d+", str(value))[:3]
    return int(year), int(month), int(number)


def remote_year(wrong: Wrong) -> Words:
    """Word a date whose year is mistyped."""
    said = wrong.words(_FAR_AWAY, first=str(FIRST_YEAR), last=str(LAST_YEAR))
    return said, advice(_DAY_FORM, meant="2026-11-20")


def year(wrong: Wrong) -> Words:
    """Word what is not a year."""
    expected = Text(
        f"ett år från {FIRST_YEAR} till {LAST_YEAR}", f"a year from {FIRST_YEAR} to {LAST_YEAR}"
    )
    return say_not(wrong, expected), example(wrong)


def zone(wrong: Wrong) -> Words:
    """Word an unknown time zone."""
    return say_not(wrong, Text("en tidszon", "a time zone")), example(wrong)


def hours(wrong: Wrong) -> Words:
    """Word opening hours that cannot be read, or that do not fit together."""
    reason = wrong.reason
    if reason is None:
        return say_not(wrong, Text("en öppettid", "opening hours")), example(wrong)
    if reason.text is not NOT_HOURS:
        return FilledText(_DO_NOT_FIT, {"where": wrong.where}), reason
    return _unread(wrong, reason, "hours", Text("en öppettid", "opening hours"))


def target(wrong: Wrong) -> Words:
    """Word a length of time that cannot be read, or that is too short or too long."""
    reason = wrong.reason
    if reason is None or reason.text is NOT_A_TARGET:
        return _unread(wrong, reason, "target", Text("en svarstid", "a response time"))
    return say_not(wrong, Text("en möjlig svarstid", "a possible response time")), reason


def _unread(wrong: Wrong, reason: FilledText | None, name: str, expected: Text) -> Words:
    value = reason.values[name] if reason else None
    one = Wrong(wrong.where, str(value) if value is not None else wrong.value, wrong.expected)
    read: Callable[[str], str | None] = (
        other_forms.hours_meant if name == "hours" else other_forms.target_meant
    )
    meant = read(one.value) if isinstance(one.value, str) else None
    return say_not(one, expected), perhaps(meant, example(wrong))
