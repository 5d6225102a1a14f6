"""A year of working time, as comma-separated values for spreadsheets: a row for every date."""

from __future__ import annotations

from socialpolicy.register.working_year import WorkingYear
from socialpolicy.reports import spreadsheet
from socialpolicy.reports.calendar import words
from socialpolicy.reports.calendar.json import weekday
from socialpolicy.schedule import write_hours
from socialpolicy.text import Language

COLUMNS = ("date", "weekday", "week", "kind", "open", "closed", "holiday")
"""The columns, in order; their names never change with the language."""


def render(year: WorkingYear) -> str:
    """Print every date in order; several intervals of one day are parted by a comma and a space."""
    rows = (
        (
            day.date.isoformat(),
            weekday(day),
            day.date.isocalendar().week,
            day.kind.value,
            ", ".join(write_hours(interval) for interval in day.plan.intervals),
            words.own_name(day.plan.closed, Language.SWEDISH),
            day.holiday or "",
        )
        for day in year.days
    )
    return spreadsheet.write(COLUMNS, rows)
