"""The days of what the log has, looked up without understanding more of it than that takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from socialpolicy.register.layout import Role, log_name, role
from socialpolicy.register.register import Register
from socialpolicy.storage.files import FileEntry, FileKind
from socialpolicy.yaml import read

_DAY = re.compile(rb"\d{4}-\d\d-\d\d")


class MonthFile(NamedTuple):
    """A month's file of an account; the month is written `2026-11`."""

    account: str
    month: str
    entry: FileEntry


def months(register: Register) -> list[MonthFile]:
    """List the log's files that were listed or read, the newest month first."""
    found = (
        MonthFile(*name, entry)
        for entry in register.entries
        if role(entry.path) is Role.LOG and entry.kind is FileKind.FILE
        if (name := log_name(entry.path.removeprefix("messages/")))
    )
    return sorted(found, key=lambda each: each.month, reverse=True)


def latest_day(entry: FileEntry, after: date) -> date | None:
    """Give the last day that a message of a month's file came in or was dealt with.

    None when there is none after the day given. A time with an offset counts as of the day that
    is written.
    """
    source, least = entry.filled().source, after.isoformat()
    # A file that has no such day need not be understood.
    if max(_DAY.findall(source.data), default=b"").decode() <= least:
        return None
    found = last_day(read(source).value)
    return found if found and found > after else None


def last_day(messages: object) -> date | None:
    """Give the last day that any of some messages, as a file has them, came in or was dealt with.

    See `latest_day`.
    """
    written = {str(time)[:10] for each in _mappings(messages) for time in _times(each)}
    return max(filter(None, map(_day, written)), default=None)


def _times(message: dict[str, object]) -> Iterator[object]:
    yield message.get("received")
    yield message.get("noticed")
    for action in _mappings(message.get("actions")):
        yield action.get("at")


def _mappings(value: object) -> Iterator[dict[str, object]]:
    return (each for each in (value if isinstance(value, list) else ()) if isinstance(each, dict))


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
