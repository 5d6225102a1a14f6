"""Times of the log: read as people write them, written on the municipality's clock.

A day alone is no time here: the log is evidence of what happened when, and an
hour that nobody gave would be invented.
"""

from __future__ import annotations

from datetime import date, datetime

from socialpolicy.cli.errors import CommandError, visible
from socialpolicy.register.register import Register
from socialpolicy.schedule import Schedule, ScheduleError
from socialpolicy.schedule.written import read_day, read_time
from socialpolicy.text import Text

_NOT_TIME = Text(
    sv='{word} är ingen tid. Skriv till exempel "{day} 14:05", "i går 14:05" eller "20 nov 14:05".',
    en='{word} is not a time. Write for example "{day} 14:05", "yesterday 14:05" '
    'or "20 Nov 14:05".',
)
_NO_CLOCK = Text(
    sv='{word} är bara en dag. Skriv klockslaget också, till exempel "{day} 14:05".',
    en='{word} is only a day. Write the time of day too, for example "{day} 14:05".',
)
_NOT_DAY = Text(
    sv="{word} är ingen dag. Skriv till exempel 2026-11-20, i går eller 20 nov.",
    en="{word} is not a day. Write for example 2026-11-20, yesterday or 20 Nov.",
)
_NOT_YET = Text(
    sv="{word} har inte varit än. Skriv dagen då det gjordes.",
    en="{word} has not come yet. Write the day when it was done.",
)


def moment_read(text: str, now: datetime) -> datetime:
    """Read a time that has been: naive when it has no offset.

    A day without a year is the latest that is not after today. Raises CommandError
    for what is not a time, and for a day alone.
    """
    found = read_time(text, now)
    if isinstance(found, datetime):
        return found
    if found:
        raise CommandError(_NO_CLOCK, word=text, day=found.isoformat())
    raise CommandError(_NOT_TIME, word=visible(text), day=now.date().isoformat())


def day_written(text: str, today: date) -> str:
    """Write a day as the register has it. Raises CommandError for none, and for one ahead."""
    day = read_day(text, today)
    if day is None or day > today:
        raise CommandError(_NOT_DAY if day is None else _NOT_YET, word=visible(text))
    return day.isoformat()


def moment_as_logged(text: str, register: Register) -> str:
    """Write a time as the log has it: on the municipality's clock."""
    moment = moment_read(text, register.local_now)
    register.schedule.localise(moment)
    return _clock_written(moment, register)


def told_written(text: str, register: Register) -> str:
    """Write when somebody was told, as the log has it; why they were not stays as it is."""
    try:
        return moment_as_logged(text, register)
    except CommandError:
        day = read_day(text, register.today)
        return day.isoformat() if day else text


def now_written(register: Register) -> str:
    """Write the present as the log has it, with an offset in the hour that comes twice."""
    return _clock_written(register.as_of, register)


def _clock_written(moment: datetime, register: Register) -> str:
    """Write a time to the minute, on the municipality's clock where that tells it apart."""
    if moment.tzinfo is None:
        return moment.strftime("%Y-%m-%d %H:%M")
    local = register.schedule.localise(moment)
    plain = local.replace(tzinfo=None)
    kept = plain if _is_told_apart(plain, register.schedule) else local
    return kept.replace(second=0).isoformat(sep=" ", timespec="minutes")


def _is_told_apart(plain: datetime, schedule: Schedule) -> bool:
    try:
        schedule.localise(plain)
    except ScheduleError:
        return False
    return True
