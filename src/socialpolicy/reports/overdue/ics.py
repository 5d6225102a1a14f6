"""What is owed, as events in a calendar (RFC 5545), one at each deadline."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from socialpolicy.register.overdue import OverdueMessage, Owed
from socialpolicy.reports.overdue import words
from socialpolicy.text import Language, Text, clean

if TYPE_CHECKING:
    from icalendar import Event

_SUMMARY = Text(sv="Svara senast: {subject} ({account})", en="Answer by: {subject} ({account})")


def render(owed: Owed, language: Language) -> str:
    """Print a calendar. A message keeps its UID, so a later list moves its event."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//socialpolicy//overdue//SV")
    calendar.add("version", "2.0")
    for debt in (*owed.overdue, *owed.due_soon):
        calendar.add_component(_event(debt, owed, language))
    return str(calendar.to_ical(), "utf-8")


def _event(debt: OverdueMessage, owed: Owed, language: Language) -> Event:
    from icalendar import Event

    message, account = debt.logged.message, debt.account
    values = {"subject": message.subject, "account": account.id}
    due = debt.due.astimezone(UTC)
    about = [
        words.when(debt, owed, language),
        words.duty(debt, language),
        words.to_do(debt, language),
    ]
    event = Event()
    event.add("uid", f"{clean(message.id)}@socialpolicy")
    event.add("dtstamp", owed.as_of.astimezone(UTC))
    # An end must come after the start; without one, the event is the moment itself.
    event.add("dtstart", due)
    event.add("summary", _SUMMARY.fill(language, values))
    event.add("description", "\n".join(about))
    return event
