"""The days in an entry of what has happened, which cannot lie ahead."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from socialpolicy.register.file_reader import Located
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.field_types import INNER, RegisterModel, known_of
from socialpolicy.text import Text
from socialpolicy.yaml import Document
from socialpolicy.yaml.plain import Path


class PastEvent(NamedTuple):
    """A day of something that has happened: its place, and what it was, in a sentence."""

    path: Path
    day: date
    what: Text


def events_ahead(
    accounts: Iterable[Located[Account]], today: date
) -> dict[Document, list[PastEvent]]:
    """List what accounts say has happened on a day that has not come, by their files.

    Those of nearly every account are none, and have no place here.
    """
    found = ((at.document, past_events(account, today)) for account, at in accounts)
    return {document: events for document, events in found if events}


def past_events(entry: RegisterModel, after: date = date.min) -> list[PastEvent]:
    """List the days after another in an entry, of fields that its model marks as past events."""
    if not _has_day(entry, after):
        return []
    found: list[PastEvent] = []
    entries: list[tuple[RegisterModel, Path]] = [(entry, ())]
    for each, path in entries:  # which grows as those within are found
        values = each.__dict__
        days, inner = _FIELDS[type(each)]
        for name, what in days.items():
            day = _latest(values[name])
            if day and day > after:
                found.append(PastEvent((*path, name), day, what))
        for name in inner:
            value = values[name]
            if type(value) is list:
                entries += [(item, (*path, name, index)) for index, item in enumerate(value)]
            elif value:
                entries.append((value, (*path, name)))
    return found


def _has_day(entry: RegisterModel, after: date) -> bool:
    """Say whether there is any such day at all: most entries have none, and no place is named."""
    entries = [entry]
    for each in entries:
        values = each.__dict__
        days, inner = _FIELDS[type(each)]
        for name in days:
            day = values[name]
            if day is not None and (day if type(day) is date else _latest(day) or after) > after:
                return True
        for name in inner:
            value = values[name]
            if type(value) is list:
                entries += value
            elif value is not None:
                entries.append(value)
    return False


def _latest(days: date | tuple[date, ...] | None) -> date | None:
    """Give the last of several days, which is where one that lies ahead would be."""
    return max(days, default=None) if isinstance(days, tuple) else days


class _Fields(dict[type[RegisterModel], tuple[dict[str, Text], tuple[str, ...]]]):
    def __missing__(self, model: type[RegisterModel]) -> tuple[dict[str, Text], tuple[str, ...]]:
        known = {name: known_of(field) for name, field in model.model_fields.items()}
        days = {name: each.happened for name, each in known.items() if each.happened}
        self[model] = days, INNER[model]
        return self[model]


_FIELDS = _Fields()
"""The fields of a model that are days of past events, with what happened then, and those within."""
