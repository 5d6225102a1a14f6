"""Messages that wait for an answer: those that are late, and those due soon."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from socialpolicy.register.models.account import Account
from socialpolicy.register.models.holders import Duty
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import Logged, due_second, log_message
from socialpolicy.register.waiting import Survey, survey
from socialpolicy.schedule import Schedule, Target, second_of
from socialpolicy.source import Source
from socialpolicy.yaml import Document, Place


class OverdueMessage(NamedTuple):
    """A message that waits, with its deadline.

    `late_seconds` is staffed time past the deadline, negative before it. `due`
    has the municipality's offset. `file` is as shown to people.
    """

    logged: Logged
    account: Account
    due: datetime
    due_second: int
    late_seconds: int
    duty: Duty
    file: str
    line: int


class Pending(NamedTuple):
    """What is pending at `as_of`: late messages worst first, the others nearest first.

    `due_today` are due before the day is over, `due_soon` after it but `within` that time.
    `unread` lists files that could not be understood, wholly or in part: what
    waits there, or until when, is not known. `accounts` are the names there are by their
    ids, and `units` the ids of those that have any. `last_days` is that of `waiting.Survey`.
    """

    as_of: datetime
    schedule: Schedule
    overdue: tuple[OverdueMessage, ...]
    due_today: tuple[OverdueMessage, ...]
    due_soon: tuple[OverdueMessage, ...]
    within: Target
    unread: tuple[str, ...] = ()
    accounts: Mapping[str, str] = MappingProxyType({})
    units: frozenset[str] = frozenset()
    last_days: Mapping[str, str] = MappingProxyType({})


def find_overdue(folder: Path, register: Register, within: Target) -> Pending:
    """Find what is pending in a register of which only the settings need have been read.

    A message is due soon when its deadline comes after today but before `within` of
    working time has passed. What was found in an unchanged file last time is cached.
    """
    found = survey(folder, register)
    now = second_of(register.as_of)
    soon = register.schedule.due_second(now, within)
    # Every deadline falls in open time, so the last of today is at its closing.
    closing = register.schedule.closing(register.today)
    tonight = second_of(closing) if closing else now
    limit = max(soon, tonight, now)
    unread = list(found.unread)
    items = [i for i in _messages(found, register, now, unread) if i.due_second <= limit]
    late = [item for item in items if item.due_second < now]
    ahead = sorted((item for item in items if item.due_second >= now), key=_nearest_first)
    return Pending(
        as_of=register.as_of,
        schedule=register.schedule,
        overdue=tuple(sorted(late, key=_worst_first)),
        due_today=tuple(item for item in ahead if item.due_second <= tonight),
        due_soon=tuple(item for item in ahead if item.due_second > tonight),
        unread=tuple(dict.fromkeys(unread)),
        accounts=found.names,
        units=found.units,
        last_days=found.last_days,
        within=within,
    )


def _worst_first(item: OverdueMessage) -> tuple[int, int, str]:
    return -item.late_seconds, item.due_second, item.logged.message.id


def _nearest_first(item: OverdueMessage) -> tuple[int, str]:
    return item.due_second, item.logged.message.id


def _messages(
    found: Survey, register: Register, now: int, unread: list[str]
) -> Iterator[OverdueMessage]:
    """Give what waits with its deadline, adding the files of unknown accounts to the `unread`."""
    today = register.today
    for file, id, waiting in found.logs:
        account = found.accounts.get(id)
        if account is None:
            unread.append(file)
            continue
        place = Place(Document(Source(file, b""), None, (), readable=True), ())
        for one in waiting:
            logged = log_message(one.message, place / one.index, id, register.schedule)
            wait = logged.running
            target = register.target_on(account.platform, wait.start if wait else None)
            due = None if logged.done else due_second(logged, target, register.schedule)
            if due is None:
                continue
            yield OverdueMessage(
                logged=logged,
                account=account,
                due=datetime.fromtimestamp(due, register.as_of.tzinfo),
                due_second=due,
                late_seconds=register.schedule.open_seconds_between(due, now),
                duty=account.on_duty(today),
                file=file,
                line=one.line,
            )
