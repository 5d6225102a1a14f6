"""Working time: deadlines worked out by hand, what is refused, and how it is said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from holidays import country_holidays
from ruamel.yaml import YAML

from socialpolicy.schedule import (
    Deadline,
    Schedule,
    ScheduleError,
    SpecialDays,
    Target,
    Unit,
    parse_day,
    second_of,
)
from socialpolicy.text import MONTHS, WEEKDAYS, Language, Text

CASES = YAML(typ="safe", pure=True).load(
    Path(__file__).with_name("cases.yaml").read_text(encoding="utf-8")
)
ROWS = [
    pytest.param(calendar, *row[:3], id=f"{calendar}: {row[0]} + {row[1]}")
    for calendar, rows in CASES.items()
    for row in rows
]
OFFICE = parse_day("08:00-17:00")
LUNCH = parse_day(["08:00-12:00", "13:00-17:00"])
SHOP = parse_day("10:00-18:00")
ROUND_THE_CLOCK = parse_day("00:00-24:00")
NIGHT = parse_day(["00:00-06:00", "22:00-24:00"])
MORNING = parse_day("08:00-12:00")
STOCKHOLM = "Europe/Stockholm"
ONE_DAY = Target(1, Unit.WORKING_DAY)
FOUR_HOURS = Target(4, Unit.HOUR)


def swedish_days(year: int) -> SpecialDays:
    found = country_holidays(
        "SE",
        years=year,
        categories=("public", "de_facto"),
        include_sundays=False,
        language="sv",
    )
    return SpecialDays(
        holidays=dict(found.items()),
        closed={date(2026, 5, 15): "Klämdag, beslut KS 2025/311"},
        hours={date(2026, 4, 2): MORNING, date(2026, 4, 30): MORNING},
    )


@cache
def schedule(name: str) -> Schedule:
    long_lunch = parse_day(["09:00-11:00", "14:00-15:00"])
    calendars: dict[str, Callable[[], Schedule]] = {
        "office": lambda: Schedule(STOCKHOLM, [OFFICE] * 5 + [()] * 2, swedish_days),
        "lunch": lambda: Schedule(
            STOCKHOLM,
            [LUNCH] * 5 + [()] * 2,
            {2026: SpecialDays(hours={date(2026, 11, 18): long_lunch})},
        ),
        "saturdays": lambda: Schedule(STOCKHOLM, [SHOP] * 5 + [parse_day("10:00-14:00"), ()]),
        "weekdays": lambda: Schedule(STOCKHOLM, [ROUND_THE_CLOCK] * 5 + [()] * 2, swedish_days),
        "always": lambda: Schedule(STOCKHOLM, [ROUND_THE_CLOCK] * 7),
        "night": lambda: Schedule(STOCKHOLM, [NIGHT] * 7),
        "sundays": lambda: Schedule(
            STOCKHOLM, [OFFICE, *[()] * 5, parse_day(["01:00-02:30", "03:00-05:00"])]
        ),
        "new-york": lambda: Schedule("America/New_York", [parse_day("09:00-17:00")] * 5 + [()] * 2),
        "kolkata": lambda: Schedule("Asia/Kolkata", [parse_day("09:30-18:00")] * 5 + [()] * 2),
        "lord-howe": lambda: Schedule("Australia/Lord_Howe", [ROUND_THE_CLOCK] * 7),
        "apia": lambda: Schedule("Pacific/Apia", [ROUND_THE_CLOCK] * 7),
        "closed": lambda: Schedule(STOCKHOLM, [()] * 7),
    }
    return calendars[name]()


def read(text: str, by: Schedule) -> datetime:
    """Read `Fri 2026-11-20 24:00`, holding that the weekday is the date's."""
    weekday, day, clock = text.split(" ")
    assert f"{date.fromisoformat(day):%a}" == weekday
    if clock == "24:00":
        return by.localise(datetime.fromisoformat(day) + timedelta(1))
    return by.localise(datetime.fromisoformat(f"{day} {clock}"))


def refusal(work: Callable[[], object]) -> ScheduleError:
    with pytest.raises(ScheduleError) as caught:
        work()
    return caught.value


@pytest.mark.parametrize(("calendar", "received", "target", "due"), ROWS)
def test_deadline_worked_out_by_hand(calendar: str, received: str, target: str, due: str) -> None:
    by = schedule(calendar)
    answer = by.deadline(read(received, by), Target.parse(target))
    assert answer.due.isoformat() == read(due, by).isoformat()


@pytest.mark.parametrize(("calendar", "received", "target", "due"), ROWS)
def test_deadline_is_written_with_its_own_day(
    calendar: str, received: str, target: str, due: str
) -> None:
    by = schedule(calendar)
    answer = by.deadline(read(received, by), Target.parse(target))
    expected = read(due, by)
    ends_its_day = due.endswith(" 24:00")
    clock = "24:00" if ends_its_day else f"{expected:%H:%M}"
    on = expected - timedelta(ends_its_day)
    weekday, month = WEEKDAYS[on.weekday()], MONTHS[on.month - 1]
    assert by.prose(answer.due) == Text(
        sv=f"{weekday.sv} {on.day} {month.sv} kl. {clock.replace(':', '.')}",
        en=f"{weekday.en} {on.day} {month.en} at {clock}",
    )


def test_there_are_enough_cases_and_none_twice() -> None:
    keys = [(calendar, *row[:2]) for calendar, rows in CASES.items() for row in rows]
    assert len(keys) >= 60
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("received", "starts"),
    [
        ("Fri 2026-11-20 15:00", "Fri 2026-11-20 15:00"),  # on duty: at receipt
        ("Fri 2026-11-20 16:59:59", "Fri 2026-11-20 16:59:59"),  # the last second on duty
        ("Fri 2026-11-20 17:00", "Mon 2026-11-23 08:00"),  # nobody at the closing itself
        ("Sat 2026-11-21 12:00", "Mon 2026-11-23 08:00"),
        ("Mon 2026-11-23 07:59:59", "Mon 2026-11-23 08:00"),
        ("Mon 2026-11-23 08:00", "Mon 2026-11-23 08:00"),
        ("Wed 2026-12-30 17:00", "Mon 2027-01-04 08:00"),  # over New Year
    ],
)
@pytest.mark.parametrize("target", [FOUR_HOURS, ONE_DAY])
def test_clock_starts_at_receipt_or_the_next_opening(
    received: str, starts: str, target: Target
) -> None:
    by = schedule("office")
    assert by.deadline(read(received, by), target).starts == read(starts, by)
    assert by.next_opening(read(received, by)) == read(starts, by)


def test_contract_of_a_deadline() -> None:
    by = schedule("office")
    received = by.localise(datetime.fromisoformat("2026-11-20 15:00"))
    answer = by.deadline(received, FOUR_HOURS)
    assert answer.starts.isoformat() == "2026-11-20T15:00:00+01:00"
    assert answer.due.isoformat() == "2026-11-23T10:00:00+01:00"
    assert answer.same_clock is None


def test_deadline_tells_the_clock_time_it_was_moved_from() -> None:
    by = schedule("office")
    received = read("Sat 2026-11-21 12:00", by)
    assert by.deadline(received, ONE_DAY) == Deadline(
        starts=read("Mon 2026-11-23 08:00", by),
        due=read("Mon 2026-11-23 17:00", by),
        same_clock=read("Tue 2026-11-24 08:00", by),
    )


def test_moments_may_be_seconds_and_parts_of_a_second_are_dropped() -> None:
    by = schedule("office")
    received = read("Fri 2026-11-20 15:00", by)
    # 2026-11-20 is 20 777 days after 1970-01-01; 15:00 there is 14:00 in UTC.
    assert second_of(received) == 20_777 * 86_400 + 14 * 3600
    assert by.due_second(second_of(received), FOUR_HOURS) == 20_780 * 86_400 + 9 * 3600
    assert by.deadline(second_of(received), ONE_DAY) == by.deadline(received, ONE_DAY)
    later = received + timedelta(microseconds=999_999)
    assert by.deadline(later, FOUR_HOURS) == by.deadline(received, FOUR_HOURS)
    with pytest.raises(ValueError, match="offset"):
        second_of(received.replace(tzinfo=None))


def test_times_given_back_subtract_and_compare_as_real_time() -> None:
    by = schedule("always")
    answer = by.deadline(read("Sat 2026-10-24 12:00", by), ONE_DAY)
    assert answer.due - answer.starts == timedelta(hours=25)
    first, second = read("Sun 2026-10-25 02:50+02:00", by), read("Sun 2026-10-25 02:10+01:00", by)
    assert first < second


def test_closing_at_midnight_that_the_clock_skips() -> None:
    # In Cairo the last Friday of April 2026, the 24th, begins at 01:00.
    by = Schedule("Africa/Cairo", [ROUND_THE_CLOCK] * 4 + [()] * 3)
    answer = by.deadline(read("Thu 2026-04-23 20:00", by), FOUR_HOURS)
    assert answer.due.isoformat() == "2026-04-24T01:00:00+03:00"
    assert by.prose(answer.due, year=True) == Text(
        sv="torsdag 23 april 2026 kl. 24.00", en="Thursday 23 April 2026 at 24:00"
    )


def test_midnight_that_is_no_closing_is_written_as_itself() -> None:
    midnight = read("Sat 2026-11-21 00:00", schedule("office"))
    assert schedule("office").prose(midnight).sv == "lördag 21 november kl. 00.00"
    assert schedule("weekdays").prose(midnight).sv == "fredag 20 november kl. 24.00"


@pytest.mark.parametrize(
    ("first", "last", "hours"),
    [
        ("Mon 2026-11-16 12:00", "Mon 2026-11-16 13:00", 1),
        ("Fri 2026-11-20 16:00", "Mon 2026-11-23 09:00", 2),
        ("Sat 2026-11-21 00:00", "Mon 2026-11-23 08:00", 0),
        ("Mon 2026-11-23 09:00", "Fri 2026-11-20 16:00", -2),
        ("Wed 2026-12-23 15:00", "Mon 2027-01-04 09:00", 2 + 27 + 1),
        ("Mon 2026-11-16 12:00", "Mon 2026-11-16 12:00", 0),
    ],
)
def test_lateness_in_staffed_time(first: str, last: str, hours: int) -> None:
    by = schedule("office")
    assert by.open_seconds_between(read(first, by), read(last, by)) == hours * 3600


@pytest.mark.parametrize(
    ("day", "hours"), [("2026-03-28", 24), ("2026-03-29", 23), ("2026-10-25", 25)]
)
def test_days_are_as_long_as_they_are(day: str, hours: int) -> None:
    by = schedule("always")
    opening, closing = by.opening(date.fromisoformat(day)), by.closing(date.fromisoformat(day))
    assert opening is not None
    assert closing is not None
    assert by.open_seconds_between(opening, closing) == hours * 3600
    assert closing - opening == timedelta(hours=hours)


def test_opening_and_closing_of_a_date() -> None:
    by = schedule("office")
    assert by.opening(date(2026, 4, 2)) == read("Thu 2026-04-02 08:00", by)
    assert by.closing(date(2026, 4, 2)) == read("Thu 2026-04-02 12:00", by)
    assert by.opening(date(2026, 4, 3)) is None
    assert by.closing(date(2026, 4, 3)) is None


@pytest.mark.parametrize(
    ("when", "is_open", "closing"),
    [
        ("Mon 2026-11-23 12:00", True, "Mon 2026-11-23 12:00"),
        ("Mon 2026-11-23 08:00", True, "Fri 2026-11-20 17:00"),  # nobody has been there yet
        ("Mon 2026-11-23 17:00", False, "Mon 2026-11-23 17:00"),
        ("Sun 2026-11-22 12:00", False, "Fri 2026-11-20 17:00"),
        ("Fri 2027-01-01 12:00", False, "Wed 2026-12-30 17:00"),
    ],
)
def test_who_is_there_now_and_who_was_last(when: str, is_open: bool, closing: str) -> None:
    by = schedule("office")
    assert by.is_open(read(when, by)) is is_open
    assert by.last_closing(read(when, by)) == read(closing, by)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-11-20", True),
        ("2026-11-21", False),  # a Saturday
        ("2026-04-02", True),  # short, but open
        ("2026-04-03", False),
        ("2026-05-15", False),  # closed by a decision
        ("2026-06-19", False),
        ("2026-12-30", True),
        ("2026-12-31", False),
    ],
)
def test_working_day(day: str, works: bool) -> None:
    assert schedule("office").is_working_day(date.fromisoformat(day)) is works


def test_hours_beat_holidays_and_closed_beats_hours() -> None:
    day = date(2026, 6, 19)
    week = [OFFICE] * 5 + [()] * 2
    named = {day: "Midsommarafton"}
    special = SpecialDays(holidays=named, hours={day: MORNING})
    assert Schedule(STOCKHOLM, week, {2026: special}).plan(day).intervals == MORNING
    special = SpecialDays(holidays=named, hours={day: MORNING}, closed={day: "Flytt"})
    by = Schedule(STOCKHOLM, week, {2026: special})
    assert by.plan(day).closed == "Flytt"
    assert by.opening(day) is None
    assert Schedule(STOCKHOLM, week).plan(day).intervals == OFFICE


@pytest.mark.parametrize(
    ("day", "count", "found"),
    [
        ("2026-11-20", 1, "2026-11-23"),
        ("2026-11-21", 1, "2026-11-23"),
        ("2026-11-20", 5, "2026-11-27"),
        ("2026-11-23", -1, "2026-11-20"),
        ("2026-11-21", 0, "2026-11-21"),
        ("2026-12-30", 3, "2027-01-07"),
        ("2027-01-07", -3, "2026-12-30"),
        ("2026-05-13", 1, "2026-05-18"),
    ],
)
def test_counting_working_days(day: str, count: int, found: str) -> None:
    by = schedule("office")
    first, last = date.fromisoformat(day), date.fromisoformat(found)
    assert by.add_working_days(first, count) == last
    assert by.working_days_between(first, last) == count


def test_working_days_between_counts_the_last_and_not_the_first() -> None:
    by = schedule("office")
    assert by.add_working_days(date(2026, 11, 22), -1) == date(2026, 11, 20)
    assert by.working_days_between(date(2026, 11, 20), date(2026, 11, 22)) == 0
    # 28, 29 and 30 December, 4, 5, 7 and 8 January.
    assert by.working_days_between(date(2026, 12, 23), date(2027, 1, 10)) == 7
    # 2026: 261 weekdays, less 1 and 6 January, 3 and 6 April, 1, 14 and 15 May,
    # 19 June, 24, 25 and 31 December.
    assert by.working_days_between(date(2025, 12, 31), date(2026, 12, 31)) == 261 - 11


def test_working_days_in_a_month() -> None:
    # May 2026 begins on a Friday, the first of May; 14 is Ascension and 15 is closed.
    expected = [4, 5, 6, 7, 8, 11, 12, 13, 18, 19, 20, 21, 22, 25, 26, 27, 28, 29]
    found = schedule("office").working_days_in_month(2026, 5)
    assert [(day.month, day.day) for day in found] == [(5, day) for day in expected]


def test_explaining_hours() -> None:
    by = schedule("office")
    days = by.explain(read("Thu 2026-06-18 15:00", by), FOUR_HOURS)
    assert [
        (day.date.day, day.hours, day.closed, day.counted_seconds, day.left_seconds) for day in days
    ] == [
        (18, ["08:00-17:00"], None, 7200, 7200),
        (19, [], "Midsommarafton", 0, 7200),
        (20, [], "Midsommardagen", 0, 7200),
        (21, [], Text("söndag", "Sunday"), 0, 7200),
        (22, ["08:00-17:00"], None, 7200, 0),
    ]
    assert {day.working_day for day in days} == {None}


def test_explaining_begins_on_the_day_of_receipt() -> None:
    by = schedule("lunch")
    days = by.explain(read("Fri 2026-11-20 18:00", by), FOUR_HOURS)
    assert [(day.date.day, day.hours, day.counted_seconds, day.left_seconds) for day in days] == [
        (20, ["08:00-12:00", "13:00-17:00"], 0, 14400),
        (21, [], 0, 14400),
        (22, [], 0, 14400),
        (23, ["08:00-12:00", "13:00-17:00"], 14400, 0),
    ]


def test_explaining_working_days() -> None:
    by = schedule("office")
    days = by.explain(read("Wed 2026-05-13 16:00", by), Target(2, Unit.WORKING_DAY))
    # Due Tuesday 16:00: one hour on Wednesday, nine on Monday and eight on Tuesday.
    assert [
        (day.date.day, day.closed, day.counted_seconds, day.left_seconds, day.working_day)
        for day in days
    ] == [
        (13, None, 3600, 17 * 3600, 0),
        (14, "Kristi himmelsfärdsdag", 0, 17 * 3600, None),
        (15, "Klämdag, beslut KS 2025/311", 0, 17 * 3600, None),
        (16, Text("lördag", "Saturday"), 0, 17 * 3600, None),
        (17, Text("söndag", "Sunday"), 0, 17 * 3600, None),
        (18, None, 9 * 3600, 8 * 3600, 1),
        (19, None, 8 * 3600, 0, 2),
    ]


def test_explaining_numbers_no_working_day_before_the_start() -> None:
    by = schedule("office")
    days = by.explain(read("Fri 2026-11-20 18:00", by), ONE_DAY)
    # Starts Monday 08:00 and is due at Monday's closing.
    assert [(day.date.day, day.counted_seconds, day.working_day) for day in days] == [
        (20, 0, None),
        (21, 0, None),
        (22, 0, None),
        (23, 9 * 3600, 0),
    ]


def test_explaining_ends_on_the_day_that_closes_at_midnight() -> None:
    by = schedule("weekdays")
    days = by.explain(read("Fri 2026-11-20 20:00", by), FOUR_HOURS)
    assert [(day.date.day, day.counted_seconds, day.left_seconds) for day in days] == [
        (20, 14400, 0)
    ]


def test_explaining_a_day_of_25_hours() -> None:
    by = schedule("always")
    days = by.explain(read("Sat 2026-10-24 23:00", by), Target(27, Unit.HOUR))
    assert [(day.counted_seconds, day.left_seconds) for day in days] == [
        (3600, 26 * 3600),
        (25 * 3600, 3600),
        (3600, 0),
    ]


def test_explaining_a_clock_that_goes_back_over_midnight() -> None:
    # In Newfoundland 2010-11-07 began, and after a minute it was 23:01 on the 6th again.
    by = Schedule("America/St_Johns", [ROUND_THE_CLOCK] * 7)
    received = read("Sat 2010-11-06 23:30-02:30", by)
    days = by.explain(received, Target(1, Unit.HOUR))
    # Half an hour to midnight, a minute, and 29 minutes of the 6th once more.
    assert by.deadline(received, Target(1, Unit.HOUR)).due == read("Sat 2010-11-06 23:30-03:30", by)
    assert [(day.date.day, day.counted_seconds, day.left_seconds) for day in days] == [
        (6, 59 * 60, 60),
        (7, 60, 0),
    ]
    days = by.explain(read("Sun 2010-11-07 00:00:30-02:30", by), Target(30, Unit.MINUTE))
    assert [(day.date.day, day.counted_seconds, day.left_seconds) for day in days] == [
        (6, 29 * 60 + 30, 30),
        (7, 30, 0),
    ]


def test_only_the_years_needed_are_asked_for_and_each_once() -> None:
    asked: list[int] = []

    def days(year: int) -> SpecialDays:
        asked.append(year)
        return SpecialDays()

    by = Schedule(STOCKHOLM, [OFFICE] * 5 + [()] * 2, days)
    assert asked == []
    by.deadline(read("Fri 2126-11-22 15:00", by), FOUR_HOURS)
    by.deadline(read("Wed 1926-11-24 15:00", by), ONE_DAY)
    by.explain(read("Mon 2126-11-25 15:00", by), FOUR_HOURS)
    assert asked == [2126, 1926]
    by.due_second(second_of(read("Tue 2126-12-31 16:00", by)), FOUR_HOURS)
    assert asked == [2126, 1926, 2127]


@pytest.mark.parametrize(
    "question",
    ["hours", "working day", "explain", "next opening", "add working days"],
)
def test_calendar_without_open_time_is_refused(question: str) -> None:
    by = schedule("closed")
    at = by.localise(datetime.fromisoformat("2026-11-20 15:00"))
    ask: dict[str, Callable[[], object]] = {
        "hours": lambda: by.deadline(at, FOUR_HOURS),
        "working day": lambda: by.deadline(at, ONE_DAY),
        "explain": lambda: by.explain(at, FOUR_HOURS),
        "next opening": lambda: by.next_opening(at),
        "add working days": lambda: by.add_working_days(at.date(), 1),
    }
    assert refusal(ask[question]).in_language(Language.SWEDISH) == (
        # 730 days later; 2028 has its leap day before November.
        "Kalendern har ingen öppen tid från 20 november 2026 till 19 november 2028. "
        "Se över arbetstiden i policy.yaml och dagarna i calendar/."
    )


def test_calendar_without_open_time_before_is_refused() -> None:
    by = schedule("closed")
    at = by.localise(datetime.fromisoformat("2026-11-20 15:00"))
    expected = "The calendar has no open time from 20 November 2024 to 20 November 2026."
    assert refusal(lambda: by.last_closing(at)).in_language(Language.ENGLISH).startswith(expected)
    assert by.open_seconds_between(at, at + timedelta(days=900)) == 0


def test_opening_out_of_reach_is_refused() -> None:
    opening = {2028: SpecialDays(hours={date(2028, 12, 1): MORNING})}
    by = Schedule(STOCKHOLM, [()] * 7, opening)
    refusal(lambda: by.next_opening(read("Mon 2026-11-16 08:00", by)))
    near = read("Wed 2026-12-02 08:00", by)
    assert by.next_opening(near) == read("Fri 2028-12-01 08:00", by)


def test_refusal_names_the_date_asked_for_west_of_greenwich() -> None:
    by = Schedule("America/New_York", [()] * 7)
    error = refusal(lambda: by.add_working_days(date(2026, 11, 20), 1))
    assert "from 20 November 2026 to" in error.in_language(Language.ENGLISH)


def test_first_second_of_a_year_belongs_to_it() -> None:
    by = Schedule(STOCKHOLM, [ROUND_THE_CLOCK] * 7)
    assert by.is_open(read("Thu 2026-12-31 23:59:59", by))
    assert by.is_open(read("Fri 2027-01-01 00:00", by))
    days = by.explain(read("Fri 2027-01-01 00:00", by), Target(1, Unit.HOUR))
    assert [(day.date, day.counted_seconds) for day in days] == [(date(2027, 1, 1), 3600)]


def test_calendar_with_too_little_open_time_is_refused() -> None:
    # One minute a week: 104 weeks are within reach, and a little more.
    by = Schedule(STOCKHOLM, [parse_day("08:00-08:01"), *[()] * 6])
    received = read("Mon 2026-11-16 08:00", by)
    assert by.deadline(received, Target(100, Unit.MINUTE)).due == read("Mon 2028-10-09 08:01", by)
    # The 105th minute is 728 days away, the 106th 735.
    assert by.deadline(received, Target(105, Unit.MINUTE)).due == read("Mon 2028-11-13 08:01", by)
    refusal(lambda: by.deadline(received, Target(106, Unit.MINUTE)))
    error = refusal(lambda: by.deadline(received, Target(2, Unit.HOUR)))
    assert "för lite öppen tid från 16 november 2026 till" in error.in_language(Language.SWEDISH)
    error = refusal(lambda: by.deadline(received, Target(110, Unit.WORKING_DAY)))
    assert "too little open time from 16 November 2026 to" in error.in_language(Language.ENGLISH)


def test_message_two_hundred_years_late_is_still_answered() -> None:
    by = Schedule(STOCKHOLM, [ROUND_THE_CLOCK] * 7)
    first, last = datetime(1901, 1, 1, tzinfo=UTC), datetime(2101, 1, 1, tzinfo=UTC)
    # 200 years with 49 leap days: 1904 to 2096, 2000 among them, 1900 and 2100 not.
    assert by.open_seconds_between(first, last) == (200 * 365 + 49) * 86_400


@pytest.mark.parametrize("zone", [STOCKHOLM, "Pacific/Apia", "America/St_Johns"])
@pytest.mark.parametrize("year", [2010, 2011, 2026])
def test_segments_are_in_order_and_apart(zone: str, year: int) -> None:
    for hours in (OFFICE, LUNCH, NIGHT, ROUND_THE_CLOCK):
        segments = Schedule(zone, [hours] * 7).year(year).segments
        for one, other in pairwise(segments):
            assert one.start < one.end <= other.start
