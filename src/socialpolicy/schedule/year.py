"""One year of working time, laid out as open seconds to search in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from socialpolicy.schedule.clock import (
    DAY,
    Piece,
    ScheduleError,
    day_second,
    first_shown,
    pieces_between,
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


def lay_out(number: int, zone: ZoneInfo, week: Week, special: SpecialDays) -> Year:
    """Lay out a local year in UTC seconds.

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
        for segment in _segments(new_year + timedelta(ordinal), week, special, pieces)
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
