"""Working time: what counts, when the clock starts, and when an answer is due.

Everything inside is whole UTC seconds; local time only lays out the days. Once a
year is laid out, a deadline is two bisections in its open seconds.

Moments are datetimes with an offset, or UTC seconds since 1970. Moments given
back have a fixed offset, so that subtracting and comparing them is exact.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import NamedTuple, TypeVar

from socialpolicy.schedule.calendar import (
    Calendar,
    DayPlan,
    Segment,
    SpecialDays,
    Week,
    Year,
)
from socialpolicy.schedule.clock import (
    DAY,
    EPOCH_DAY,
    Piece,
    day_second,
    first_shown,
    localise,
    moment_at,
    second_of,
    steady_offset,
)
from socialpolicy.schedule.hours import day_of, write_hours
from socialpolicy.schedule.target import Target
from socialpolicy.text import Language, Text, moment

T = TypeVar("T")

Moment = datetime | int
"""A time with an offset, or UTC seconds since 1970."""


class Schedule(Calendar):
    """The working time of an authority, and the deadlines it gives.

    Time counts only while the calendar is open. N minutes or hours end at the
    earliest moment by which that much open time has passed since receipt.

    N working days start at receipt, or at the next opening when nobody is on
    duty. They end at the same clock time on the Nth working day after the
    start's date; when nobody is on duty then, or has only just begun, at the
    closing before it. A clock time that comes twice on that day means the
    first, one that is skipped means the moment the clock jumps.

    A later receipt never has an earlier deadline, but for one case that
    follows from "the same clock time": working days counted from the second
    pass of an hour that the clock shows twice.

    Every method raises ScheduleError for a year outside FIRST_YEAR to
    LAST_YEAR, and those that look for open time when REACH has too little.
    """

    _latest: Year | None = None

    @cached_property
    def _steady(self) -> dict[int, int | None]:
        """Offsets by date, as `steady_offset` gives them."""
        return {}

    @cached_property
    def _prose(self) -> dict[tuple[int, bool], Text]:
        return {}

    @cached_property
    def _due_days(self) -> dict[tuple[date, int], tuple[int, Sequence[Piece]]]:
        """What was worked out before: many messages come in on one date."""
        return {}

    def at(self, when: Moment) -> Schedule:  # noqa: ARG002 - it never changes
        """Give the schedule that a message is counted by that came at a moment."""
        return self

    def deadline(self, received: Moment, target: Target) -> Deadline:
        """Say when the clock starts and when the answer is due."""
        second = _second(received)
        starts = self._start(second)
        due = self.due_second(second, target)
        same_clock = None if target.open_seconds else self.local(self._same_clock(starts, target))
        return Deadline(self.local(starts), self.local(due), same_clock)

    def due_second(self, received: int, target: Target) -> int:
        """Give the deadline in UTC seconds, as fast as can be."""
        if not target.open_seconds:
            return self._closing_before(self._same_clock(self._start(received), target))
        year = self._year_at(received)
        wanted = year.elapsed(received) + target.open_seconds
        while wanted > year.total:
            wanted -= year.total
            year = self._next(year, received)
        place = bisect_left(year.through, wanted)
        due = year.ends[place] - year.through[place] + wanted
        self._within_reach(received, due)
        return due

    def open_seconds_between(self, first: Moment, last: Moment) -> int:
        """Count the open seconds from `first` up to `last`; negative when `last` is the earlier."""
        return self._open_between(_second(first), _second(last))

    def is_open(self, when: Moment) -> bool:
        """Say whether somebody is on duty; nobody is at the second of closing."""
        second = _second(when)
        year = self._year_at(second)
        return second < year.ends[bisect_right(year.starts, second) - 1]

    def next_opening(self, when: Moment) -> datetime:
        """Give the earliest moment, from `when` on, that somebody is on duty: `when` if open."""
        return self.local(self._start(_second(when)))

    def last_closing(self, when: Moment) -> datetime:
        """Give the latest moment, up to `when`, that somebody has been on duty: `when` if open.

        At the very opening that is the closing before it.
        """
        return self.local(self._closing_before(_second(when)))

    def opening(self, day: date) -> datetime | None:
        """Give the first moment of open time on a date, None when it is closed."""
        segments = self.year(day.year).on(day)
        return self.local(segments[0].start) if segments else None

    def closing(self, day: date) -> datetime | None:
        """Give the last closing of a date, None when it is closed; 24:00 is the next midnight."""
        segments = self.year(day.year).on(day)
        return self.local(segments[-1].end) if segments else None

    def explain(self, received: Moment, target: Target) -> list[Day]:
        """List every date from receipt to deadline, and what counted on each (see `Day`)."""
        first = _second(received)
        start, due = self._start(first), self.due_second(first, target)
        start_day = self._segment_from(start).day
        left = self._open_between(start, due)
        counted = self._counted(first, due)
        # Where the clock has gone back over midnight, dates do not come in order.
        day, last = min(self.local(first).date(), *counted), max(counted)
        number = 0
        walked = []
        while day <= last:
            left -= counted[day]
            working = not target.open_seconds and day >= start_day and self.is_working_day(day)
            place = number if working else None
            walked.append(Day(day, self.plan(day), counted[day], left, place))
            number += working
            day += timedelta(1)
        return walked

    def prose(self, due: Moment, *, year: bool = False) -> Text:
        """Write a deadline for a sentence; one at a closing at midnight ends its own day, at 24."""
        asked = _second(due), year
        found = self._prose.get(asked)
        if found is None:
            found = self._prose[asked] = self._worded(*asked)
        return found

    def _worded(self, second: int, year: bool) -> Text:  # noqa: FBT001 - the key of what is kept
        segment = self._segment_until(second)
        if second != segment.end or segment.clock + second - segment.start != DAY:
            when = self.local(second)
            return Text(*(moment(when, language, year=year) for language in Language))
        midnight = datetime.combine(segment.day, time())
        return Text(
            sv=moment(midnight, Language.SWEDISH, year=year).removesuffix("00.00") + "24.00",
            en=moment(midnight, Language.ENGLISH, year=year).removesuffix("00:00") + "24:00",
        )

    def localise(self, when: datetime) -> datetime:
        """Give a local time its offset. Raises ScheduleError if it never comes or comes twice."""
        return localise(when, self.zone)

    def second(self, when: datetime) -> int:
        """Give a time, local or with an offset, as UTC seconds, as fast as can be.

        Raises ScheduleError as `localise` does.
        """
        day = when.toordinal()
        offset = self._steady.get(day) if when.tzinfo is None else None
        if offset is None:
            second = second_of(self.localise(when))
            # On most dates the clocks do not change, and other times need no looking up.
            self._steady[day] = steady_offset(day, self.zone)
            return second
        clock = when.hour * 3600 + when.minute * 60 + when.second
        return (day - EPOCH_DAY) * DAY + clock - offset

    def local(self, second: int) -> datetime:
        """Give a UTC second as the local clock shows it, with a fixed offset."""
        return moment_at(second, self.zone)

    def _start(self, second: int) -> int:
        year = self._year_at(second)
        place = bisect_right(year.starts, second)
        if second < year.ends[place - 1]:
            return second
        while place == len(year.starts):
            year, place = self._next(year, second), 1
        self._within_reach(second, year.starts[place])
        return year.starts[place]

    def _same_clock(self, start: int, target: Target) -> int:
        segment = self._segment_from(start)
        asked = segment.day, target.count
        midnight, pieces = self._due_days.get(asked) or self._due_day(*asked)
        return first_shown(midnight + segment.clock + start - segment.start, pieces)

    def _due_day(self, day: date, working_days: int) -> tuple[int, Sequence[Piece]]:
        due = self.add_working_days(day, working_days)
        found = self._due_days[day, working_days] = day_second(due), self.year(due.year).pieces
        return found

    def _closing_before(self, second: int) -> int:
        return min(second, self._segment_until(second).end)

    def _counted(self, first: int, last: int) -> Counter[date]:
        """Count the open seconds of each date from `first` up to `last`."""
        counted: Counter[date] = Counter()
        for number in range(self._year_at(first).number, self._year_at(last - 1).number + 1):
            for start, end, day, _ in self.year(number).segments:
                if start < last and end > first:
                    counted[day] += min(end, last) - max(start, first)
        return counted

    def _segment_from(self, second: int) -> Segment:
        """Find the segment that a second of open time lies in."""
        year = self._year_at(second)
        return year.segments[bisect_right(year.starts, second) - 2]

    def _segment_until(self, second: int) -> Segment:
        """Find the last segment that began before a second."""
        year = self._year_at(second)
        place = bisect_left(year.starts, second) - 1
        while place < 1:
            year = self._previous(year, second)
            place = len(year.segments)
        return year.segments[place - 1]

    def _year_at(self, second: int) -> Year:
        # Most questions are about the same year as the one before.
        year = self._latest
        if year is None or not year.first <= second < year.last:
            year = self._latest = super()._year_at(second)
        return year


class DatedSchedule(Schedule):
    """Working time that has changed: each date has the hours of its own day.

    A deadline is counted by the hours in force when the message came. `parts` are the schedules
    of each, in order, by the first date that they hold; the first holds before it too.
    """

    def __init__(
        self,
        zone: str,
        weeks: Sequence[tuple[date, Week]],
        days: Callable[[int], SpecialDays],
        parts: Sequence[tuple[date, Schedule]],
    ) -> None:
        """Take the weeks with the first date of each, and a schedule of each alone."""
        super().__init__(zone, weeks[-1][1], days)
        self._weeks = [(first, tuple(map(day_of, week))) for first, week in weeks]
        self._parts = parts

    def week_on(self, day: date) -> Week:
        """Give the opening hours of the week that holds on a date."""
        return _in_force(self._weeks, day)

    def weeks_in(self, number: int) -> list[tuple[date, Week]]:
        """List the weeks that hold in a year, each with its first date there."""
        first = date(number, 1, 1)
        later = [(day, week) for day, week in self._weeks if day > first and day.year == number]
        return [(first, self.week_on(first)), *later]

    def at(self, when: Moment) -> Schedule:
        """Give the schedule that a message is counted by that came at a moment."""
        return _in_force(self._parts, self.local(_second(when)).date())

    def deadline(self, received: Moment, target: Target) -> Deadline:
        """Say when the clock starts and when the answer is due."""
        return self.at(received).deadline(received, target)

    def due_second(self, received: int, target: Target) -> int:
        """Give the deadline in UTC seconds."""
        return self.at(received).due_second(received, target)

    def explain(self, received: Moment, target: Target) -> list[Day]:
        """List every date from receipt to deadline, and what counted on each."""
        return self.at(received).explain(received, target)


def _in_force(entries: Sequence[tuple[date, T]], day: date) -> T:
    """Give the latest that had begun; before the first of them, the first."""
    begun = [each for first, each in entries if first <= day]
    return begun[-1] if begun else entries[0][1]


def _second(when: Moment) -> int:
    return when if isinstance(when, int) else second_of(when)


class Deadline(NamedTuple):
    """When the clock starts and when the answer is due, in local time with a fixed offset.

    `same_clock`, for a target in working days only, is the start's clock time on
    the last of those days. The deadline is that moment, or the closing before it
    when nobody is on duty then or has only just begun.
    """

    starts: datetime
    due: datetime
    same_clock: datetime | None = None


class Day(NamedTuple):
    """One date walked on the way from receipt to deadline.

    For minutes and hours, `counted_seconds` is the open time of that date that
    counted, and `left_seconds` what remained of the target after it.

    For working days, `counted_seconds` is the open time of that date between the
    start and the deadline, and `left_seconds` the open time that remained until
    the deadline. So the first day's two numbers add up to all staffed time there
    was, and the last `left_seconds` is 0 either way. `working_day` then numbers
    the working days: 0 on the start's date, 1 on the next, and None on closed
    dates and on those before the start.
    """

    date: date
    plan: DayPlan
    counted_seconds: int
    left_seconds: int
    working_day: int | None = None

    @property
    def hours(self) -> list[str]:
        """The opening hours as they are written: `["08:00-12:00", "13:00-17:00"]`."""
        return [write_hours(interval) for interval in self.plan.intervals]

    @property
    def closed(self) -> Text | str | None:
        """Why the date is closed: its own name or the weekday's; None on an open one."""
        return self.plan.closed
