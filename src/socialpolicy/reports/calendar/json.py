"""A year of working time, as JSON for scripts."""

from __future__ import annotations

import json

from socialpolicy.formats.json import unobeyed
from socialpolicy.register.models.policy import Weekday
from socialpolicy.register.working_days import WEEKDAYS
from socialpolicy.register.working_year import WorkingYear, YearDay
from socialpolicy.schedule import write_hours
from socialpolicy.text import Text


def render(year: WorkingYear) -> str:
    """Print the year as one JSON object, with keys that never change with the language."""
    answer = {
        "version": 1,
        "year": year.number,
        "frozen": year.frozen,
        "made_with": year.made_with,
        "working_days": year.working_days,
        "months": [
            {"month": month.number, "working_days": month.working_days} for month in year.months
        ],
        "days": [_day(day) for day in year.days],
    }
    return unobeyed(json.dumps(answer, ensure_ascii=False, indent=2)) + "\n"


def weekday(day: YearDay) -> Weekday:
    """Give the weekday by its key in policy.yaml: `mon`."""
    return WEEKDAYS[day.date.weekday()]


def _day(day: YearDay) -> dict[str, object]:
    found: dict[str, object] = {
        "date": day.date.isoformat(),
        "weekday": weekday(day),
        "week": day.date.isocalendar().week,
        "kind": day.kind.value,
    }
    if day.holiday:
        found["holiday"] = day.holiday
    closed = day.plan.closed
    if closed is None:
        found["open"] = [write_hours(interval) for interval in day.plan.intervals]
    else:
        found["closed"] = closed.sv if isinstance(closed, Text) else closed
    return found
