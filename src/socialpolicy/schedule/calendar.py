"""The days of working time: what differs from the week, years laid out, working days counted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from socialpolicy.schedule.clock import (
    DAY,
    Piece,
    ScheduleError,
    day_second,
    first_shown,
    moment_at,
    pieces_between,
    within_years,
    zone_named,
)
from socialpolicy.schedule.hours import NO_HOURS, Interval, day_of
from socialpolicy.text import WEEKDAYS, Text

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

Week = Sequence[tuple[Interval, ...]]
"""Seven days of opening hours, Monday first; a closed day has none."""


@dataclass(frozen=True, slots=True)
class SpecialDays:
    """The days of a year that differ from the week.

    A date in `closed` beats `hours`, which beats `holidays`, which beats the
    week. `closed` and `holidays` give each day's name.

    Raises ScheduleError for hours that are none, empty, reversed or overlap.
    """

    holidays: Mapping[date, str] = field(default_factory=dict)
    closed: Mapping[date, str] = field(default_factory=dict)
    hours: Mapping[date, tuple[Interval, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Put the intervals of each day in order."""
        if not all(self.hours.values()):
            raise ScheduleError(NO_HOURS)
        ordered = {day: day_of(intervals) for day, intervals in self.hours.items()}
        object.__setattr__(self, "hours", ordered)

    def plan(self, day: date, week: Week) -> DayPlan:
        """Say what holds on a date."""
        if day in self.closed:
            return DayPlan(closed=self.closed[day])
        if day in self.hours:
            return DayPlan(self.hours[day])
        if day in self.holidays:
            return DayPlan(closed=self.holidays[day])
        intervals = week[day.weekday()]
        return DayPlan(intervals) if intervals else DayPlan(closed=WEEKDAYS[day.weekday()])


class DayPlan(NamedTuple):
    """A date's opening hours, or why it is closed: the day's own name or the weekday's."""

    intervals: tuple[Interval, ...] = ()
    closed: Text | str | None = None


class Segment(NamedTuple):
    """An unbroken stretch of open time, on one date and with one offset.

    `start` and `end` are UTC seconds, the end not included; `clock` is what the
    local clock shows at the start, in seconds after midnight.
    """

    start: int
    end: int
    day: date
    clock: int


class Year(NamedTuple):
    """The open time of one local year, from UTC second `first` up to `last`.

    `starts`, `ends` and `through` run side by side, one place for each segment:
    its first second, its closing, and the open seconds of the year up to that
    closing. Place 0 is an empty stretch before the year, so that every second
    of the year has a place that started before it.
    """

    number: int
    first: int
    last: int
    pieces: tuple[Piece, ...]
    segments: tuple[Segment, ...]
    days: tuple[date, ...]
    """The dates with any open time, in order."""
    starts: list[int]
    ends: list[int]
    through: list[int]
    total: int

    def elapsed(self, second: int) -> int:
        """Count the open seconds of the year before `second`."""
        place = bisect_right(self.starts, second) - 1
        left = self.ends[place] - second
        return self.through[place] - left if left > 0 else self.through[place]

    def on(self, day: date) -> list[Segment]:
        """Give the segments of one date."""
        return [segment for segment in self.segments if segment.day == day]


def lay_out(
    number: int, zone: ZoneInfo, week_on: Callable[[date], Week], special: SpecialDays
) -> Year:
    """Lay out a local year in UTC seconds, each date by the week that holds on it.

    A moment is open exactly when the clock then shows an open time. Hours that
    a change of clock skips are therefore lost, and hours it repeats come twice.
    """
    new_year = date(number, 1, 1)
    following = date(number + 1, 1, 1)
    # Two days more on either side hold any offset and any change of clock at New Year.
    pieces = pieces_between(day_second(new_year) - 2 * DAY, day_second(following) + 2 * DAY, zone)
    segments = sorted(
        segment
        for ordinal in range((following - new_year).days)
        for day in (new_year + timedelta(ordinal),)
        for segment in _segments(day, week_on(day), special, pieces)
    )
    first = first_shown(day_second(new_year), pieces)
    starts, ends, through = [first - 1], [first - 1], [0]
    for segment in segments:
        starts.append(segment.start)
        ends.append(segment.end)
        through.append(through[-1] + segment.end - segment.start)
    return Year(
        number=number,
        first=first,
        last=first_shown(day_second(following), pieces),
        pieces=pieces,
        segments=tuple(segments),
        days=tuple(sorted({segment.day for segment in segments})),
        starts=starts,
        ends=ends,
        through=through,
        total=through[-1],
    )


def _segments(
    day: date, week: Week, special: SpecialDays, pieces: Sequence[Piece]
) -> list[Segment]:
    midnight = day_second(day)
    found = []
    for opening, closing in special.plan(day, week).intervals:
        for start, end, offset in pieces:
            opens = max(start, midnight + opening * 60 - offset)
            closes = min(end, midnight + closing * 60 - offset)
            if opens < closes:
                found.append(Segment(opens, closes, day, opens + offset - midnight))
    return found


REACH = 730 * DAY
"""How far open time is looked for: two years, in seconds."""

NO_OPEN_TIME = Text(
    sv="Kalendern har ingen öppen tid från {first} till {last}. Se över arbetstiden i "
    "policy.yaml och dagarna i calendar/.",
    en="The calendar has no open time from {first} to {last}. Look over the working time in "
    "policy.yaml and the days in calendar/.",
)
TOO_LITTLE = Text(
    sv="Kalendern har för lite öppen tid från {first} till {last}. Se över arbetstiden i "
    "policy.yaml och dagarna i calendar/.",
    en="The calendar has too little open time from {first} to {last}. Look over the working time "
    "in policy.yaml and the days in calendar/.",
)


class Calendar:
    """The opening hours of every date in one time zone.

    Each year is laid out the first time it is needed. Every method raises
    ScheduleError for a year outside FIRST_YEAR to LAST_YEAR.
    """

    def __init__(
        self,
        zone: str,
        week: Week,
        days: Callable[[int], SpecialDays] | Mapping[int, SpecialDays] | None = None,
    ) -> None:
        """Take a zone's IANA name, seven days' hours Monday first, and the years' special days.

        `days` is asked once for each year that is needed; a year that a mapping
        lacks has no special days. Raises ScheduleError for an unknown zone and
        for hours that are empty, reversed or overlap, ValueError for a week
        that has not seven days.
        """
        if len(week) != 7:
            message = "a week has seven days"
            raise ValueError(message)
        self.zone = zone_named(zone)
        self.week = tuple(day_of(intervals) for intervals in week)
        self._days = days if days is not None else {}
        self._special: dict[int, SpecialDays] = {}
        self._years: dict[int, Year] = {}

    def week_on(self, day: date) -> Week:  # noqa: ARG002 - one week holds always
        """Give the opening hours of the week that holds on a date."""
        return self.week

    def weeks_in(self, number: int) -> list[tuple[date, Week]]:
        """List the weeks that hold in a year, each with its first date there."""
        return [(date(number, 1, 1), self.week)]

    def plan(self, day: date) -> DayPlan:
        """Give a date's opening hours, or why it is closed."""
        return self._special_days(day.year).plan(day, self.week_on(day))

    def is_working_day(self, day: date) -> bool:
        """Say whether a date has any open time."""
        days = self.year(day.year).days
        place = bisect_left(days, day)
        return place < len(days) and days[place] == day

    def working_days_in_month(self, year: int, month: int) -> list[date]:
        """List the dates of a month that have open time."""
        return [day for day in self.year(year).days if day.month == month]

    def working_days_between(self, first: date, last: date) -> int:
        """Count the working days after `first` up to and including `last`; negative in reverse."""
        if last < first:
            return -self.working_days_between(last, first)
        passed = bisect_right(self.year(first.year).days, first)
        within = bisect_right(self.year(last.year).days, last)
        if first.year == last.year:
            return within - passed
        whole = sum(len(self.year(number).days) for number in range(first.year, last.year))
        return whole + within - passed

    def add_working_days(self, day: date, count: int) -> date:
        """Give the Nth working day after a date; before it when negative, itself when 0.

        Raises ScheduleError when it is not within REACH.
        """
        if count == 0:
            return day
        year = self.year(day.year)
        origin = first_shown(day_second(day), year.pieces)
        if count > 0:
            place = bisect_right(year.days, day) + count - 1
        else:
            place = bisect_left(year.days, day) + count
        while place >= len(year.days):
            place -= len(year.days)
            year = self._next(year, origin)
        while place < 0:
            year = self._previous(year, origin)
            place += len(year.days)
        found = year.days[place]
        self._within_reach(origin, first_shown(day_second(found), year.pieces))
        return found

    def year(self, number: int) -> Year:
        """Give a year laid out."""
        year = self._years.get(number)
        if year is None:
            within_years(number)
            year = lay_out(number, self.zone, self.week_on, self._special_days(number))
            self._years[number] = year
        return year

    def _special_days(self, number: int) -> SpecialDays:
        special = self._special.get(number)
        if special is None:
            within_years(number)
            special = self._days(number) if callable(self._days) else self._days.get(number)
            special = self._special[number] = special or SpecialDays()
        return special

    def _next(self, year: Year, origin: int) -> Year:
        self._within_reach(origin, year.last)
        return self.year(year.number + 1)

    def _previous(self, year: Year, origin: int) -> Year:
        self._within_reach(origin, year.first)
        return self.year(year.number - 1)

    def _within_reach(self, origin: int, second: int) -> None:
        """Refuse to look further than REACH from `origin`, forwards or backwards."""
        if abs(second - origin) <= REACH:
            return
        way = REACH if second > origin else -REACH
        first, last = sorted((origin, origin + way))
        text = TOO_LITTLE if self._open_between(first, last) else NO_OPEN_TIME
        dates = [moment_at(end, self.zone).date() for end in (first, last)]
        raise ScheduleError(text, first=dates[0], last=dates[1])

    def _open_between(self, first: int, last: int) -> int:
        if first > last:
            return -self._open_between(last, first)
        one, other = self._year_at(first), self._year_at(last)
        if one is other:
            return one.elapsed(last) - one.elapsed(first)
        whole = sum(self.year(number).total for number in range(one.number, other.number))
        return whole + other.elapsed(last) - one.elapsed(first)

    def _year_at(self, second: int) -> Year:
        return self.year(moment_at(second, self.zone).year)


@lru_cache(maxsize=4096)
def months_after(day: date, months: int) -> date:
    """Give the same day so many months later: the last day on which what was done still holds.

    A day that the later month lacks becomes its last: 31 January and one
    month is 28 February, or 29 in a leap year. What would fall after the
    year 9999 becomes its last day.
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
