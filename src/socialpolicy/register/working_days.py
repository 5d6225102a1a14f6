"""The register's working time: the week in policy.yaml, frozen years, and computed holidays."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import cast, get_args

from socialpolicy.register.calendar_year import CalendarYear
from socialpolicy.register.policy import Policy, Weekday
from socialpolicy.schedule import Schedule, SpecialDays

WEEKDAYS = cast("tuple[Weekday, ...]", get_args(Weekday))
"""The keys of `working_time.week`, Monday first."""


@lru_cache(maxsize=64)
def swedish_holidays(year: int) -> dict[date, str]:
    """Compute the days of a year when Sweden is closed, with their Swedish names.

    Public holidays (lag 1989:253) and midsommarafton, julafton and nyårsafton,
    which lag 1930:173 2 § treats as Sundays. Sundays themselves are left out.
    All three settings are said, because the package's defaults have changed.
    """
    import holidays

    found = holidays.country_holidays(
        "SE",
        years=year,
        categories=("public", "de_facto"),
        include_sundays=False,
        language="sv",
    )
    return {day: name for day, name in sorted(found.items()) if day.year == year}


def made_with() -> str:
    """Name the package that computes holidays, with its version: `holidays 0.109`."""
    from importlib.metadata import version

    return f"holidays {version('holidays')}"


def special_days(policy: Policy, frozen: CalendarYear | None, year: int) -> SpecialDays:
    """Give the days of a year that differ from the week: frozen if they are, else computed."""
    if frozen is not None:
        return SpecialDays(
            holidays=frozen.holidays,
            closed=frozen.closed,
            hours={
                day: tuple((hours.start, hours.end) for hours in intervals)
                for day, intervals in frozen.hours.items()
            },
        )
    if policy.working_time.holidays == "none":
        return SpecialDays()
    return SpecialDays(holidays=swedish_holidays(year))


def schedule_of(policy: Policy, years: Mapping[int, CalendarYear]) -> Schedule:
    """Make the schedule that every deadline of the register is counted by."""
    working_time = policy.working_time
    week = [
        tuple((hours.start, hours.end) for hours in working_time.week.get(day, ()))
        for day in WEEKDAYS
    ]
    return Schedule(
        working_time.time_zone, week, lambda year: special_days(policy, years.get(year), year)
    )
