"""A year of working time, day by day: what is open, what is closed, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from socialpolicy.register.register import Register
from socialpolicy.register.working_days import made_with, special_days
from socialpolicy.schedule import DayPlan, SpecialDays, Week


class DayKind(StrEnum):
    """What decides a day's hours, by the word that scripts know it by."""

    OPEN = "open"
    OFF = "off"
    HOLIDAY = "holiday"
    CLOSED = "closed"
    OTHER_HOURS = "other-hours"


class YearDay(NamedTuple):
    """One date: its opening hours, or why it is closed.

    `kind` is OPEN or OFF where the week decides, HOLIDAY where a holiday does,
    and CLOSED or OTHER_HOURS where the municipality has decided itself.
    `holiday` names the date's holiday also where something else decides.
    """

    date: date
    kind: DayKind
    plan: DayPlan
    holiday: str | None = None


class Month(NamedTuple):
    """One month: its days, and how many of them are working days."""

    number: int
    days: tuple[YearDay, ...]
    working_days: int


@dataclass(frozen=True)
class WorkingYear:
    """A year as deadlines are counted by it.

    `file` is the frozen year's, as shown to people, and None for a year that is
    computed. `made_with` names what the holidays were computed with: None when
    the frozen year does not say, and when no holidays count. `holidays_known`
    is False for a computed year that the holidays should count in but that the
    package knows nothing of.
    """

    number: int
    authority: str
    as_of: datetime
    today: date
    weeks: tuple[tuple[date, Week], ...]
    months: tuple[Month, ...]
    file: str | None
    made_with: str | None
    holidays_count: bool
    holidays_known: bool

    @property
    def frozen(self) -> bool:
        """Whether the year stands in a file, so that it never moves."""
        return self.file is not None

    @cached_property
    def days(self) -> tuple[YearDay, ...]:
        """Every date of the year, in order."""
        return tuple(day for month in self.months for day in month.days)

    @property
    def working_days(self) -> int:
        """How many dates of the year have any open time."""
        return sum(month.working_days for month in self.months)


def working_year(register: Register, number: int) -> WorkingYear:
    """Lay out a year of the register's working time.

    Raises ScheduleError for a year outside 1900 to 2199.
    """
    filed = register.years.get(number)
    schedule = register.schedule
    first, following = date(number, 1, 1), date(number + 1, 1, 1)
    working = set(schedule.year(number).days)
    special = special_days(register.policy, filed.model if filed else None, number)
    days = [
        _day(day, special, schedule.plan(day))
        for day in (first + timedelta(count) for count in range((following - first).days))
    ]
    computed = filed is None and register.policy.counts_holidays(number)
    return WorkingYear(
        number=number,
        authority=register.policy.authority,
        as_of=register.as_of,
        today=register.today,
        weeks=tuple(schedule.weeks_in(number)),
        months=tuple(_month(month, days, working) for month in range(1, 13)),
        file=filed.at.document.source.file if filed else None,
        made_with=filed.model.made_with if filed else made_with() if computed else None,
        holidays_count=filed is not None or computed,
        holidays_known=not computed or bool(special.holidays),
    )


def _day(day: date, special: SpecialDays, plan: DayPlan) -> YearDay:
    if day in special.closed:
        kind = DayKind.CLOSED
    elif day in special.hours:
        kind = DayKind.OTHER_HOURS
    elif day in special.holidays:
        kind = DayKind.HOLIDAY
    else:
        kind = DayKind.OPEN if plan.intervals else DayKind.OFF
    return YearDay(day, kind, plan, special.holidays.get(day))


def _month(number: int, days: list[YearDay], working: set[date]) -> Month:
    own = tuple(day for day in days if day.date.month == number)
    return Month(number, own, sum(day.date in working for day in own))
