"""What happens to a message, and when, as sentences have it: by the municipality's own clock."""

from __future__ import annotations

from datetime import date, datetime

from socialpolicy.register.models.account import Account
from socialpolicy.register.register import Located, Register
from socialpolicy.schedule import ScheduleError, working_length
from socialpolicy.text import Language, Text, moment


def moment_text(second: int, register: Register) -> Text:
    """Write a UTC second of the log.

    The year is said when it is another than today's, and seconds when there are any.
    """
    shown = register.schedule.local(second)
    year = shown.year != register.today.year
    sv, en = (moment(shown, language, year=year) for language in Language)
    return Text(f"{sv}.{shown:%S}", f"{en}:{shown:%S}") if shown.second else Text(sv, en)


def deadline_text(second: int, register: Register) -> Text:
    """Write a deadline; one at a closing at midnight ends its own day, at 24."""
    year = register.schedule.local(second).year != register.today.year
    return register.schedule.prose(second, year=year)


def staffed_text(first: int, last: int, register: Register) -> Text | None:
    """Write how much staffed time has passed between two UTC seconds; None when there is none."""
    try:
        seconds = register.schedule.open_seconds_between(first, last)
    except ScheduleError:
        return None
    return working_length(seconds) if seconds else None


def local_time(when: datetime, register: Register) -> datetime:
    """Give a time as written, local or with an offset, as the municipality's clock showed it."""
    return when if when.tzinfo is None else when.astimezone(register.schedule.zone)


def local_day(when: datetime, register: Register) -> date:
    """Give the date of a time as written: local, or with an offset."""
    return local_time(when, register).date()


def is_possible(day: date, filed: Located[Account] | None, register: Register) -> bool:
    """Say whether a message can have come in on a day: not ahead, nor while nothing was open.

    An account that is not known is taken to have been open.
    """
    if day > register.today:
        return False
    if filed is None:
        return True
    account = filed.model
    closed = account.closing is not None and account.closing.on < day
    opened = account.opened or account.begun
    return opened is not None and opened <= day and not closed


_ORDINALS = (
    *(Text(sv="första", en="first"), Text(sv="andra", en="second"), Text(sv="tredje", en="third")),
    *(Text(sv="fjärde", en="fourth"), Text(sv="femte", en="fifth"), Text(sv="sjätte", en="sixth")),
    *(Text(sv="sjunde", en="seventh"), Text(sv="åttonde", en="eighth")),
    *(Text(sv="nionde", en="ninth"), Text(sv="tionde", en="tenth")),
)


def action_text(number: int) -> Text:
    """Name an action by its number, counted from 1: `den tredje åtgärden`."""
    if number <= len(_ORDINALS):
        which = _ORDINALS[number - 1]
        return Text(sv=f"den {which.sv} åtgärden", en=f"the {which.en} action")
    return Text(sv=f"åtgärd {number}", en=f"action {number}")
