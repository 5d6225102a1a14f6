"""Freezing a year: its holidays written down, and everything else in the file left alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from socialpolicy.edit import Bare, SpliceError, add_first, compose, put
from socialpolicy.edit.spans import Anatomy
from socialpolicy.register.models.calendar_year import CalendarYear
from socialpolicy.text import Text

_COMMENTED = Text(
    sv="{day} ({name}) är ingen helgdag längre, men raden har en kommentar. Ta bort raden själv, "
    "eller skriv under notes varför dagen ska stå kvar.",
    en="{day} ({name}) is no longer a holiday, but its line has a comment. Remove the line "
    "yourself, or write under notes why the day is to stay.",
)

_SCHEMA_LINE = "# yaml-language-server: $schema=../.schema/calendar.json\n"
"""What lets an editor help with the file, where the register has the schemas."""


class Changes(NamedTuple):
    """What freezing does to the holidays of a year, each by its name."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    renamed: tuple[str, ...] = ()


def holidays_to_freeze(
    computed: Mapping[date, str], present: CalendarYear | None
) -> dict[date, str]:
    """Give the holidays that a year should have, in order of date.

    They are those computed, but a date that someone has explained under
    `notes` stays as it is in the file, there or not.
    """
    noted = present.notes if present else {}
    wanted = {day: name for day, name in computed.items() if day not in noted}
    if present:
        wanted |= {day: name for day, name in present.holidays.items() if day in noted}
    return dict(sorted(wanted.items()))


def changes_between(before: Mapping[date, str], after: Mapping[date, str]) -> Changes:
    """Compare the holidays of a year before and after."""
    return Changes(
        added=tuple(name for day, name in after.items() if day not in before),
        removed=tuple(name for day, name in before.items() if day not in after),
        renamed=tuple(name for day, name in after.items() if before.get(day, name) != name),
    )


def new_file(
    number: int, made_with: str, holidays: Mapping[date, str], *, with_schema: bool
) -> bytes:
    """Write the file of a year that has none yet."""
    named = {day.isoformat(): name for day, name in holidays.items()}
    text = compose({"year": Bare(number), "made_with": made_with, "holidays": dict(named)})
    return (_SCHEMA_LINE if with_schema else "").encode() + text


def frozen_again(data: bytes, made_with: str, holidays: Mapping[date, str]) -> bytes:
    """Write the holidays into a year's file, every other byte as it was.

    Raises SpliceError when that cannot be done, and when a holiday that has
    gone would take a comment with it.
    """
    named = {day.isoformat(): name for day, name in holidays.items()}
    present = Anatomy(data).at(("holidays",))
    if isinstance(present, dict) and present:
        _keep_comments(data, [day for day in present if day not in named])
        first = next(iter(named), None)
        if first and first not in present:
            data = add_first(data, ("holidays", first), named[first])
    data = put(data, ("made_with",), made_with, after=("year",))
    return put(data, ("holidays",), dict(named), after=("year", "made_with"))


def _keep_comments(data: bytes, leaving: list[str]) -> None:
    anatomy = Anatomy(data)
    for entry in anatomy.entries(("holidays",)):
        line_end = anatomy.line_end(entry.end)
        rest = anatomy.text[entry.end : line_end].lstrip(" \t,")
        if entry.step in leaving and rest.startswith("#"):
            day = date.fromisoformat(str(entry.step))
            name = anatomy.at(("holidays", entry.step))
            raise SpliceError(_COMMENTED, day=day, name=name)
