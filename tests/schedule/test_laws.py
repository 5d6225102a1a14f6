"""What holds of working time whatever the calendar, and a walk minute by minute beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from hypothesis import assume, given
from hypothesis import strategies as st

from socialpolicy.schedule import Interval, Schedule, SpecialDays, Target, Unit, second_of

MINUTE = 60

# Moments when the clock changes: by an hour, by half an hour, at midnight, at a minute past it.
CHANGES = {
    "Europe/Stockholm": ("2026-03-29 01:00", "2026-10-25 01:00", "2026-12-31 23:00"),
    "America/New_York": ("2026-03-08 07:00", "2026-11-01 06:00"),
    "Australia/Lord_Howe": ("2026-04-04 15:00", "2026-10-03 15:30"),
    "Africa/Cairo": ("2026-04-23 22:00", "2026-10-29 21:00"),
    "America/St_Johns": ("2010-03-14 03:31", "2010-11-07 02:31"),
    "Pacific/Apia": ("2011-12-30 10:00",),
    "Asia/Kolkata": ("2026-02-28 18:30",),
}


@dataclass(frozen=True)
class Walk:
    """Working time told by looking at the clock on the wall every minute, and nothing else."""

    zone: ZoneInfo
    week: Sequence[tuple[Interval, ...]]
    closed: frozenset[date]
    around: int

    def schedule(self) -> Schedule:
        special = SpecialDays(closed=dict.fromkeys(self.closed, "closed"))
        years = dict.fromkeys(range(2009, 2028), special)
        return Schedule(self.zone.key, self.week, years)

    def reading(self, second: int) -> datetime:
        shown = _reading(self.zone, second // MINUTE)
        return shown + timedelta(seconds=second % MINUTE) if second % MINUTE else shown

    def is_open(self, second: int) -> bool:
        shown = self.reading(second)
        minute = shown.hour * 60 + shown.minute
        hours = () if shown.date() in self.closed else self.week[shown.weekday()]
        return any(start <= minute < end for start, end in hours)

    def start(self, received: int) -> int:
        while not self.is_open(received):
            received += MINUTE - received % MINUTE
        return received

    def open_time(self, received: int, wanted: int) -> int:
        """Walk until `wanted` open seconds have passed."""
        while True:
            step = MINUTE - received % MINUTE
            if self.is_open(received):
                if wanted <= step:
                    return received + wanted
                wanted -= step
            received += step

    def working_days(self, received: int, count: int) -> int:
        """Walk to the Nth later date with open time, to the same clock time, and back to duty."""
        start = self.start(received)
        shown = self.reading(start)
        day, second = shown.date(), start - start % MINUTE
        while count:
            second += MINUTE
            reached = self.reading(second).date()
            if reached > day and self.is_open(second):
                day = reached
                count -= 1
        aim = datetime.combine(day, shown.time())
        second = start
        while self.reading(second) < aim:
            second += MINUTE - second % MINUTE
        # The aim lay within the minute just walked, unless the clock jumped over it.
        back = second - (self.reading(second) - aim).seconds
        if self.reading(back) == aim:
            second = back
        while not self.is_open(second - 1):
            second -= second % MINUTE or MINUTE
        return second


@cache
def _reading(zone: ZoneInfo, minute: int) -> datetime:
    """Tell what the clock on the wall shows: no clock here changes within a minute."""
    return datetime.fromtimestamp(minute * MINUTE, zone).replace(tzinfo=None, fold=0)


@st.composite
def hours(draw: st.DrawFn) -> tuple[Interval, ...]:
    """Draw a day's hours: none, all day, or up to three stretches on the quarter."""
    ends = draw(st.lists(st.integers(0, 96), max_size=6, unique=True).map(sorted))
    return tuple((a * 15, b * 15) for a, b in zip(ends[::2], ends[1::2], strict=False))


@st.composite
def walks(draw: st.DrawFn) -> Walk:
    zone = draw(st.sampled_from(sorted(CHANGES)))
    change = draw(st.sampled_from(CHANGES[zone]))
    day = st.one_of(hours(), st.just(((0, 1440),)), st.just(((480, 1020),)))
    week = draw(st.lists(day, min_size=7, max_size=7))
    assume(sum(end - start for hours in week for start, end in hours) >= 6 * 60)
    around = second_of(datetime.fromisoformat(change).replace(tzinfo=UTC))
    near = datetime.fromtimestamp(around, UTC).date()
    closed = draw(st.frozensets(st.integers(-3, 6).map(lambda n: near + timedelta(n)), max_size=2))
    return Walk(ZoneInfo(zone), week, closed, around)


NEARBY = st.one_of(
    st.integers(-2 * 24 * 60, 2 * 24 * 60).map(lambda minutes: minutes * MINUTE),
    st.integers(-2 * 24 * 3600, 2 * 24 * 3600),
    st.integers(-10, 10),
    st.integers(-4 * 3600, 4 * 3600),
)
MINUTES = st.integers(1, 600).map(lambda count: Target(count, Unit.MINUTE))
DAYS = st.integers(1, 4).map(lambda count: Target(count, Unit.WORKING_DAY))


@given(walks(), NEARBY, MINUTES)
def test_minutes_and_hours_agree_with_the_walk(walk: Walk, near: int, target: Target) -> None:
    received = walk.around + near
    expected = walk.open_time(received, target.count * 60)
    assert walk.schedule().due_second(received, target) == expected


@given(walks(), NEARBY, DAYS)
def test_working_days_agree_with_the_walk(walk: Walk, near: int, target: Target) -> None:
    received = walk.around + near
    expected = walk.working_days(received, target.count)
    assert walk.schedule().due_second(received, target) == expected


@given(walks(), NEARBY, NEARBY, MINUTES)
def test_later_arrival_never_has_an_earlier_deadline_in_open_time(
    walk: Walk, one: int, other: int, target: Target
) -> None:
    by = walk.schedule()
    first, last = sorted((walk.around + one, walk.around + other))
    assert by.due_second(first, target) <= by.due_second(last, target)


@given(walks(), NEARBY, NEARBY, DAYS)
def test_later_arrival_never_has_an_earlier_deadline_in_working_days(
    walk: Walk, one: int, other: int, target: Target
) -> None:
    by = walk.schedule()
    first, last = sorted((walk.around + one, walk.around + other))
    # "The same clock time" cannot be later when the clock itself has gone back between them.
    assume(walk.reading(walk.start(first)) <= walk.reading(walk.start(last)))
    assert by.due_second(first, target) <= by.due_second(last, target)


@given(walks(), NEARBY, st.one_of(MINUTES, DAYS))
def test_deadline_comes_after_the_start_and_while_somebody_has_been_on_duty(
    walk: Walk, near: int, target: Target
) -> None:
    by = walk.schedule()
    answer = by.deadline(walk.around + near, target)
    due = second_of(answer.due)
    assert walk.around + near <= second_of(answer.starts) < due
    assert walk.is_open(second_of(answer.starts))
    assert walk.is_open(due - 1)
    assert by.last_closing(due) == answer.due


@given(walks(), NEARBY, DAYS)
def test_more_working_days_never_end_earlier(walk: Walk, near: int, target: Target) -> None:
    by = walk.schedule()
    longer = Target(target.count + 1, Unit.WORKING_DAY)
    assert by.due_second(walk.around + near, target) <= by.due_second(walk.around + near, longer)


@given(walks(), NEARBY, MINUTES)
def test_exactly_the_target_is_open_between_receipt_and_deadline(
    walk: Walk, near: int, target: Target
) -> None:
    by = walk.schedule()
    received = walk.around + near
    due = by.due_second(received, target)
    assert by.open_seconds_between(received, due) == target.open_seconds


@given(walks(), *[st.integers(-500 * 86_400, 500 * 86_400)] * 3)
def test_open_seconds_add_up(walk: Walk, a: int, b: int, c: int) -> None:
    by = walk.schedule()
    a, b, c = (walk.around + near for near in (a, b, c))
    between = by.open_seconds_between
    assert between(a, b) + between(b, c) == between(a, c)
    assert between(a, b) == -between(b, a)
    assert 0 <= between(*sorted((a, b))) <= abs(b - a)


@given(walks(), NEARBY, st.one_of(MINUTES, DAYS))
def test_explanation_adds_up(walk: Walk, near: int, target: Target) -> None:
    by = walk.schedule()
    received = walk.around + near
    answer = by.deadline(received, target)
    days = by.explain(received, target)
    total = by.open_seconds_between(answer.starts, answer.due)
    left = total
    for day in days:
        left -= day.counted_seconds
        assert day.left_seconds == left
    assert left == 0
    assert days[-1].counted_seconds > 0
    numbers = [day.working_day for day in days if day.working_day is not None]
    assert numbers == list(range(len(numbers)))


@given(walks(), st.integers(-400, 400), st.integers(-100, 100))
def test_working_days_can_be_counted_back(walk: Walk, offset: int, count: int) -> None:
    by = walk.schedule()
    day = datetime.fromtimestamp(walk.around, UTC).date() + timedelta(offset)
    assume(by.is_working_day(day))
    found = by.add_working_days(day, count)
    assert by.is_working_day(found)
    assert by.working_days_between(day, found) == count
    assert by.add_working_days(found, -count) == day
