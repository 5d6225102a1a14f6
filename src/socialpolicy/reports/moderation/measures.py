"""What was done to take something away from a page, and what was to be taken away and was not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from socialpolicy.register.message_words import local_day
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.message import Action
from socialpolicy.register.ownership import unit_on
from socialpolicy.register.placeholders import is_blank
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import Logged, State, must_be_removed
from socialpolicy.rules.messages.advertising_kept import is_unwanted_advertising
from socialpolicy.rules.messages.unlawful_kept import is_on_page
from socialpolicy.schedule import ScheduleError
from socialpolicy.schedule.written import whole_day, whole_time


class Did(StrEnum):
    """An action that takes something away from a page."""

    REMOVED = "removed"
    HIDDEN = "hidden"
    BLOCKED = "blocked"


class Told(StrEnum):
    """What the log says of telling whoever wrote what was removed."""

    SAME_DAY = "same-day"
    """On the day of the removal, or before it."""
    LATER = "later"
    OTHERWISE = "otherwise"
    """Something else than a time, such as why it could not be done."""
    UNSAID = "unsaid"


class Measure(NamedTuple):
    """One action that took something away from a page, on a day.

    `account` and `unit` are ids; the unit is that of the day, None where it is not known. What
    follows `law` is of removals only. `worked` and `elapsed` are the seconds to it, staffed ones
    and by the clock; None where a time is not known or out of order.
    """

    message: str
    did: Did
    day: date
    account: str
    unit: str | None
    ground: str | None
    basis: str | None
    law: str | None
    told: Told
    copied: bool
    put_back: bool
    worked: int | None
    elapsed: int | None


class Keeping(StrEnum):
    """Why what was to be removed from our page is there."""

    OPEN = "open"
    FORWARDED = "forwarded"
    ANSWERED = "answered"
    ENDED = "ended"
    PUT_BACK = "put-back"


def measures_of(logged: Logged, account: Account, register: Register) -> Iterator[Measure]:
    """List what was done about a message by now to take it away."""
    if logged.did.isdisjoint(_DID):
        return
    for index, action in enumerate(logged.message.actions):
        second = logged.times[index]
        if action.did not in _DID or (second is not None and second > register.now):
            continue
        day = local_day(action.at, register)
        removed = action.did == "removed"
        worked, elapsed = _lengths(index, logged, register) if removed else (None, None)
        yield Measure(
            message=logged.message.id,
            did=Did(action.did),
            day=day,
            account=account.id,
            unit=unit_on(account, day),
            ground=action.ground,
            basis=action.basis,
            law=None if is_blank(action.law) else action.law,
            told=_told(action, day, register),
            copied=action.preserved is not None,
            put_back=removed and logged.undone(index),
            worked=worked,
            elapsed=elapsed,
        )


_DID = frozenset(Did)


def _lengths(index: int, logged: Logged, register: Register) -> tuple[int | None, int | None]:
    """Give the time to a removal: from the receipt, or from when it was put back before it."""
    start, gone = logged.received, False
    for action, second in zip(logged.message.actions[:index], logged.times, strict=False):
        if gone and action.did == "reopened":
            start, gone = second, False
        gone = gone or action.did == "removed"
    end = logged.times[index]
    if start is None or end is None or end < start:
        return None, None
    try:
        return register.schedule.open_seconds_between(start, end), end - start
    except ScheduleError:
        return None, None


def _told(action: Action, removed: date, register: Register) -> Told:
    said = action.author_told
    if said is None or is_blank(said):
        return Told.UNSAID
    moment = whole_time(said)
    day = local_day(moment, register) if moment else whole_day(said)
    if day is None:
        return Told.OTHERWISE
    return Told.LATER if day > removed else Told.SAME_DAY


def keeping_of(logged: Logged) -> Keeping | None:
    """Say why a message is on our page that was to be removed; None of any other.

    As M09 and M17 have it: hidden is not removed, what was reopened is put back, and what its
    author or the platform has taken away is gone.
    """
    if not must_be_removed(logged.message) and not is_unwanted_advertising(logged):
        return None
    if not is_on_page(logged):
        return None
    if logged.state is State.OPEN and logged.removals:
        return Keeping.PUT_BACK
    return _KEEPING.get(logged.state)


_KEEPING = {
    State.OPEN: Keeping.OPEN,
    State.FORWARDED: Keeping.FORWARDED,
    State.ANSWERED: Keeping.ANSWERED,
    State.ENDED: Keeping.ENDED,
}
