"""A year's closed days and days with other hours, as whole days in a calendar (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from socialpolicy.register.working_year import Kind, WorkingYear, YearDay
from socialpolicy.reports.calendar import words
from socialpolicy.text import Language, Text

if TYPE_CHECKING:
    from icalendar import Event

_CLOSED = Text(sv="Stängt: {reason}", en="Closed: {reason}")
_OTHER_HOURS = Text(sv="Andra tider: {reason}", en="Other hours: {reason}")


def render(year: WorkingYear, language: Language) -> str:
    """Print a calendar. A date keeps its UID, so a later calendar changes its event."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//socialpolicy//calendar//SV")
    calendar.add("version", "2.0")
    # Outlook and Google read the first, RFC 7986 has the second.
    calendar.add("x-wr-calname", words.title(year, language))
    calendar.add("name", words.title(year, language))
    for day in year.days:
        if day.kind not in (Kind.OPEN, Kind.OFF):
            calendar.add_component(_event(day, year, language))
    return str(calendar.to_ical(), "utf-8")


def _event(day: YearDay, year: WorkingYear, language: Language) -> Event:
    from icalendar import Event

    text = _OTHER_HOURS if day.kind is Kind.OTHER_HOURS else _CLOSED
    event = Event()
    # RFC 7986, 5.3: a UUID, here the same one each time for one authority and date.
    name = f"socialpolicy:calendar:{year.authority}:{day.date}"
    event.add("uid", str(uuid5(NAMESPACE_URL, name)))
    event.add("dtstamp", year.as_of.astimezone(UTC))
    event.add("dtstart", day.date)
    event.add("dtend", day.date + timedelta(1))
    event.add("summary", text.in_language(language).format(reason=words.reason(day, language)))
    # A closed house does not make its people busy.
    event.add("transp", "TRANSPARENT")
    return event
