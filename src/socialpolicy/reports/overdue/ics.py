"""Late messages and those due soon, as events in a calendar (RFC 5545), one at each deadline."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from socialpolicy.register.overdue import OverdueMessage, Pending
from socialpolicy.reports.overdue import words
from socialpolicy.text import Language, Text, clean

if TYPE_CHECKING:
    from icalendar import Event

_SUMMARY = Text(sv="Svara senast: {subject} ({account})", en="Answer by: {subject} ({account})")


def render(pending: Pending, language: Language) -> str:
    """Print a calendar. A message keeps its UID, so a later list moves its event."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//socialpolicy//overdue//SV")
    calendar.add("version", "2.0")
    for item in (*pending.overdue, *pending.due_soon):
        calendar.add_component(_event(item, pending, language))
    return str(calendar.to_ical(), "utf-8")


def _event(item: OverdueMessage, pending: Pending, language: Language) -> Event:
    from icalendar import Event

    message, account = item.logged.message, item.account
    values = {"subject": message.subject, "account": account.id}
    due = item.due.astimezone(UTC)
    about = [
        words.when(item, pending, language),
        words.duty(item, language),
        words.to_do(item, language),
        words.run(item, language),
    ]
    event = Event()
    event.add("uid", f"{clean(message.id)}@socialpolicy")
    event.add("dtstamp", pending.as_of.astimezone(UTC))
    # An end must come after the start; without one, the event is the moment itself.
    event.add("dtstart", due)
    event.add("summary", _SUMMARY.fill(language, values))
    event.add("description", "\n".join(about))
    return event
