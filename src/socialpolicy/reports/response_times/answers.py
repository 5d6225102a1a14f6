"""What became of each message as far as its answer goes: in time or late, and how long it took."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from socialpolicy.register.message_words import local_day
from socialpolicy.register.models.account import Account
from socialpolicy.register.ownership import unit_on
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import (
    NEEDS_NO_MORE,
    Logged,
    WaitingPeriod,
    due_of,
    needs_action,
)
from socialpolicy.schedule import ScheduleError, Target


class Outcome(StrEnum):
    """How the first wait of a message ended."""

    ANSWERED = "answered"
    WITHOUT_ANSWER = "without-answer"
    """It was removed, or ended without an answer."""
    WAITING = "waiting"
    NOT_OURS = "not-ours"
    """It is not directed to the municipality, so no answer is due."""
    NEEDLESS = "needless"
    """It was withdrawn, is gone, or is the same as another, so that nobody can be answered."""


COUNTED = (Outcome.ANSWERED, Outcome.WITHOUT_ANSWER, Outcome.WAITING)
"""The outcomes of messages that were to be answered."""


class Lateness(NamedTuple):
    """A wait that has been compared with its deadline.

    `late` is None where the deadline or the end is not known. `late_seconds` is staffed time past
    the deadline, up to the end or to now; it can be 0 of what is late.
    """

    late: bool | None
    late_seconds: int = 0


class Judged(NamedTuple):
    """How the first wait of a message ended, and how that compares with its deadline."""

    outcome: Outcome
    first: Lateness


class Answer(NamedTuple):
    """A message with what became of it, counted at a certain time.

    `day`, `weekday` (0 is Monday) and `hour` are those of its receipt on the local clock, and
    `unit` ran the account that day. `staffed` says whether somebody was on duty then, None where
    the time is not known. `first` compares its first wait with the deadline, and `later` the
    worst of those that followed, where it was reopened. `worked` and `elapsed` are the seconds to
    the first answer, staffed ones and by the clock; None until it has come, and where a time is
    not known or out of order.
    """

    id: str
    platform: str
    unit: str | None
    kind: str
    day: date
    weekday: int
    hour: int
    staffed: bool | None
    target: Target
    outcome: Outcome
    first: Lateness
    worked: int | None
    elapsed: int | None
    waits: bool
    forwarded: bool
    reopened: bool
    later: Lateness | None


def day_of(logged: Logged, register: Register) -> date:
    """Give the local day that a message came, by which it is counted."""
    return local_day(logged.message.received, register)


def judged_of(logged: Logged, account: Account, register: Register) -> Judged:
    """Say whether a message was answered in time, and no more of what `answer_of` says."""
    first, *others = _begun(logged, register.now)
    target = register.target_on(account.platform, first.start)
    return _judged(first, logged, target, register, alone=not others)


def answer_of(logged: Logged, account: Account, day: date, register: Register) -> Answer:
    """Say what became of a message by now. What is written of later times has not happened yet."""
    message, now = logged.message, register.now
    first, *others = _begun(logged, now)
    target = register.target_on(account.platform, first.start)
    outcome, judged = _judged(first, logged, target, register, alone=not others)
    counted = outcome in COUNTED
    worked, elapsed = None, None
    if outcome is Outcome.ANSWERED and judged.late is not None:
        worked, elapsed = _lengths(first, register)
    local = _local(message.received, register)
    return Answer(
        id=message.id,
        platform=account.platform,
        unit=unit_on(account, day) if account.changes else account.unit,
        kind=message.kind,
        day=day,
        weekday=local.weekday(),
        hour=local.hour,
        staffed=None if first.start is None else register.schedule.is_open(first.start),
        target=target,
        outcome=outcome,
        first=judged,
        worked=worked,
        elapsed=elapsed,
        waits=counted and _lasts(others[-1] if others else first, now),
        forwarded=_forwarded(logged, now),
        reopened=counted and bool(others),
        later=_worst(others, logged, register) if counted and others else None,
    )


_UNKNOWN = Lateness(None)


def _begun(logged: Logged, now: int) -> list[WaitingPeriod]:
    return [wait for wait in logged.waits if wait.start is None or wait.start <= now]


def _judged(
    first: WaitingPeriod, logged: Logged, target: Target, register: Register, *, alone: bool
) -> Judged:
    outcome = _outcome(first, logged, register.now, alone=alone)
    counted = outcome in COUNTED
    return Judged(outcome, _lateness(first, logged, target, register) if counted else _UNKNOWN)


def _outcome(first: WaitingPeriod, logged: Logged, now: int, *, alone: bool) -> Outcome:
    if not needs_action(logged.message):
        return Outcome.NOT_OURS
    if first.stop is None or _lasts(first, now):
        return Outcome.WAITING
    stop = logged.message.actions[first.stop]
    if stop.did == "answered":
        return Outcome.ANSWERED
    # What was reopened after all was not needless.
    needless = stop.did == "ended" and stop.why in NEEDS_NO_MORE and alone
    return Outcome.NEEDLESS if needless else Outcome.WITHOUT_ANSWER


def _lasts(wait: WaitingPeriod, now: int) -> bool:
    """Say whether a wait had not ended by now; one that ended at no known time had."""
    return wait.stop is None or (wait.end is not None and wait.end > now)


def _lateness(wait: WaitingPeriod, logged: Logged, target: Target, register: Register) -> Lateness:
    """Compare a wait with its own deadline, as M03 and M04 do."""
    due = due_of(wait, logged, target, register.schedule)
    end = register.now if _lasts(wait, register.now) else wait.end
    if due is None or end is None or wait.start is None or end < wait.start:
        return _UNKNOWN
    if end <= due:
        return Lateness(late=False)
    return Lateness(late=True, late_seconds=register.schedule.open_seconds_between(due, end))


def _worst(waits: list[WaitingPeriod], logged: Logged, register: Register) -> Lateness:
    """Compare each wait after a reopening with the deadline it had, and give the latest."""
    account = logged.account
    judged = []
    for wait in waits:
        target = register.target(account, wait.start)
        answered = wait.stop is None or logged.message.actions[wait.stop].did == "answered"
        if target is not None and answered:
            judged.append(_lateness(wait, logged, target, register))
    known = [each for each in judged if each.late is not None]
    return max(known, key=lambda each: (each.late, each.late_seconds), default=_UNKNOWN)


def _lengths(wait: WaitingPeriod, register: Register) -> tuple[int | None, int | None]:
    if wait.start is None or wait.end is None:
        return None, None
    try:
        worked = register.schedule.open_seconds_between(wait.start, wait.end)
    except ScheduleError:
        return None, None
    return worked, wait.end - wait.start


def _forwarded(logged: Logged, now: int) -> bool:
    for place, action in enumerate(logged.message.actions):
        if action.did == "forwarded":
            second = logged.times[place]
            if second is None or second <= now:
                return True
    return False


def _local(received: datetime, register: Register) -> datetime:
    if received.tzinfo is None:
        return received
    return received.astimezone(register.schedule.zone)
