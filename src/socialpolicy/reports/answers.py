"""What became of each message as far as its answer goes: in time or late, and how long it took."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from socialpolicy.register.message_words import local_time
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


_COUNTED = frozenset(COUNTED)


class Lateness(NamedTuple):
    """A wait that has been compared with its deadline.

    `late` is None where the deadline or the end is not known. `late_seconds` is staffed time past
    the deadline, up to the end or to now; it can be 0 of what is late.
    """

    late: bool | None
    late_seconds: int = 0


class Judged(NamedTuple):
    """How the first wait of a message ended, and how that compares with its deadline.

    `begun` has all of its waits that have begun by now, and `target` is that of the first.
    """

    begun: Sequence[WaitingPeriod]
    target: Target
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


def is_in_time(each: Answer | Judged) -> bool:
    """Say whether a message was answered in time."""
    return each.first.late is False and each.outcome is _ANSWERED


def is_late(each: Answer | Judged) -> bool:
    """Say whether a message was answered late, or waits past its deadline."""
    return each.first.late is True and each.outcome is not _WITHOUT_ANSWER


# To look up a member in its class takes as long as the rest of what is asked of a message.
_ANSWERED, _WITHOUT_ANSWER = Outcome.ANSWERED, Outcome.WITHOUT_ANSWER
_WAITING, _NOT_OURS, _NEEDLESS = Outcome.WAITING, Outcome.NOT_OURS, Outcome.NEEDLESS
_UNKNOWN, _IN_TIME = Lateness(None), Lateness(late=False)


def judged_of(logged: Logged, platform: str, register: Register) -> Judged:
    """Say whether a message that has come was answered in time by now."""
    begun = _begun(logged, register.now)
    first = begun[0]
    target = register.target_on(platform, first.start)
    outcome = _outcome(first, logged, register.now, alone=len(begun) == 1)
    late = _lateness(first, logged, target, register) if outcome in _COUNTED else _UNKNOWN
    return Judged(begun, target, outcome, late)


def answer_of(
    judged: Judged, logged: Logged, account: Account, day: date, register: Register
) -> Answer:
    """Say what became of a message by now. What is written of later times has not happened yet."""
    message, now = logged.message, register.now
    begun, target, outcome, late = judged
    first, counted = begun[0], outcome in _COUNTED
    worked, elapsed = None, None
    if outcome is _ANSWERED and late.late is not None:
        worked, elapsed = _lengths(first, register)
    local = local_time(message.received, register)
    reopened = len(begun) > 1
    return Answer(
        message.id,
        account.platform,
        unit_on(account, day) if account.changes else account.unit,
        message.kind,
        day,
        local.weekday(),
        local.hour,
        None if first.start is None else register.schedule.is_open(first.start),
        target,
        outcome,
        late,
        worked,
        elapsed,
        counted and _lasts(begun[-1], now),
        "forwarded" in logged.did and _forwarded(logged, now),
        counted and reopened,
        _worst(begun[1:], logged, register) if counted and reopened else None,
    )


def _begun(logged: Logged, now: int) -> Sequence[WaitingPeriod]:
    waits = logged.waits
    if len(waits) == 1:
        return waits
    return [wait for wait in waits if wait.start is None or wait.start <= now]


def _outcome(first: WaitingPeriod, logged: Logged, now: int, *, alone: bool) -> Outcome:
    if not needs_action(logged.message):
        return _NOT_OURS
    if first.stop is None or _lasts(first, now):
        return _WAITING
    stop = logged.message.actions[first.stop]
    if stop.did == "answered":
        return _ANSWERED
    # What was reopened after all was not needless.
    needless = stop.did == "ended" and stop.why in NEEDS_NO_MORE and alone
    return _NEEDLESS if needless else _WITHOUT_ANSWER


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
        return _IN_TIME
    return Lateness(late=True, late_seconds=register.schedule.open_seconds_between(due, end))


def _worst(waits: Sequence[WaitingPeriod], logged: Logged, register: Register) -> Lateness:
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
