"""Local times as seconds, the fast way, and lengths of time in words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialpolicy.schedule import Schedule, ScheduleError, length, localise, second_of, short_length
from socialpolicy.text import Language, Text

WEEK = [((480, 1020),)] * 5 + [()] * 2

# Stockholm changes at 02 and 03, Cairo and Santiago at midnight, Lord Howe by half an hour,
# Apia left out a whole date, and Kiritimati is 14 hours ahead.
ZONES = (
    "Europe/Stockholm",
    "Africa/Cairo",
    "America/Santiago",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Pacific/Kiritimati",
    "UTC",
)
SCHEDULES = {zone: Schedule(zone, WEEK) for zone in ZONES}

TIMES = st.datetimes(datetime(1900, 1, 2), datetime(2199, 12, 30))  # noqa: DTZ001 - local times
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
CHANGES = st.builds(
    lambda year, month, day, minute: datetime(year, month, day) + timedelta(minutes=minute),  # noqa: DTZ001
    st.integers(1970, 2037),
    st.sampled_from([1, 3, 4, 9, 10, 12]),
    st.integers(1, 30),
    st.integers(0, 24 * 60 - 1),
)


def outcome(zone: str, when: datetime) -> int | str:
    try:
        return SCHEDULES[zone].second(when)
    except ScheduleError as error:
        return str(error)


def reference(zone: str, when: datetime) -> int | str:
    try:
        return second_of(localise(when, SCHEDULES[zone].zone))
    except ScheduleError as error:
        return str(error)


@given(st.sampled_from(ZONES), st.one_of(TIMES, CHANGES), st.booleans())
def test_the_fast_way_gives_what_localise_gives(zone: str, when: datetime, again: bool) -> None:
    # The second time, what is known of the date is used.
    for _ in range(1 + again):
        assert outcome(zone, when) == reference(zone, when)


@given(st.sampled_from(ZONES), TIMES, OFFSETS)
def test_a_time_with_an_offset_is_what_it_says(zone: str, when: datetime, offset: timezone) -> None:
    moment = when.replace(tzinfo=offset)
    assert outcome(zone, moment) == reference(zone, moment) == second_of(moment)


def test_the_night_when_the_clocks_change() -> None:
    schedule = SCHEDULES["Europe/Stockholm"]
    midsummer = schedule.second(datetime(2026, 6, 20, 12))  # noqa: DTZ001
    assert midsummer == second_of(datetime(2026, 6, 20, 10, tzinfo=UTC))
    before, after = datetime(2026, 3, 29, 1, 59), datetime(2026, 3, 29, 3)  # noqa: DTZ001
    for _ in range(2):
        assert schedule.second(after) - schedule.second(before) == 60
        with pytest.raises(ScheduleError, match=r"no 02:30"):
            schedule.second(datetime(2026, 3, 29, 2, 30))  # noqa: DTZ001
        with pytest.raises(ScheduleError, match=r"02:30 comes twice"):
            schedule.second(datetime(2026, 10, 25, 2, 30))  # noqa: DTZ001


def test_a_second_is_shown_on_the_local_clock() -> None:
    schedule = SCHEDULES["Europe/Stockholm"]
    shown = schedule.local(second_of(datetime(2026, 11, 20, 13, 5, tzinfo=UTC)))
    assert shown.isoformat() == "2026-11-20T14:05:00+01:00"


@pytest.mark.parametrize(
    ("seconds", "sv", "en"),
    [
        (0, "0 minuter", "0 minutes"),
        (1, "1 sekund", "1 second"),
        (59, "59 sekunder", "59 seconds"),
        (60, "1 minut", "1 minute"),
        (61, "1 minut och 1 sekund", "1 minute and 1 second"),
        (3600, "1 timme", "1 hour"),
        (3601, "1 timme", "1 hour"),
        (3660, "1 timme och 1 minut", "1 hour and 1 minute"),
        (8100, "2 timmar och 15 minuter", "2 hours and 15 minutes"),
        (9 * 3600 * 5 - 1, "44 timmar och 59 minuter", "44 hours and 59 minutes"),
    ],
)
def test_a_length_in_words(seconds: int, sv: str, en: str) -> None:
    assert length(seconds).in_language(Language.SWEDISH) == sv
    assert length(seconds).in_language(Language.ENGLISH) == en


@pytest.mark.parametrize(
    ("seconds", "sv", "en", "exact"),
    [
        (0, "0 tim", "0 h", "0 h"),
        (59, "59 s", "59 s", "59 s"),
        (61, "1 min", "1 min", "1 min 1 s"),
        (3600, "1 tim", "1 h", "1 h"),
        (3605, "1 tim", "1 h", "1 h 5 s"),
        (8130, "2 tim 15 min", "2 h 15 min", "2 h 15 min 30 s"),
    ],
)
def test_a_length_in_short(seconds: int, sv: str, en: str, exact: str) -> None:
    assert short_length(seconds) == Text(sv, en)
    assert short_length(seconds, exact=True).en == exact
