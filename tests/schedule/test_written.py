"""Days as people write them, held against the calendar by hand and against the standard library."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialpolicy.schedule.written import read_day, read_time
from socialpolicy.text import MONTHS, Language, day

SUNDAY = date(2026, 11, 22)
YEARS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-20", "2026-11-20"),
        ("20261120", "2026-11-20"),
        ("idag", "2026-11-22"),
        ("I dag", "2026-11-22"),
        ("today", "2026-11-22"),
        ("i går", "2026-11-21"),
        ("igår", "2026-11-21"),
        ("Yesterday", "2026-11-21"),
        ("i förrgår", "2026-11-20"),
        ("20 nov", "2026-11-20"),
        ("20 nov.", "2026-11-20"),
        ("den 20 november", "2026-11-20"),
        ("20  November   2025", "2025-11-20"),
        ("3 okt", "2026-10-03"),
        ("3 Oct", "2026-10-03"),
        ("3rd of October", "2026-10-03"),
        ("3rd October", "2026-10-03"),
        ("Nov 20", "2026-11-20"),
        ("November 20, 2024", "2024-11-20"),
        ("20:e maj", "2026-05-20"),
        ("22 nov", "2026-11-22"),
        ("23 nov", "2025-11-23"),
        ("24 dec", "2025-12-24"),
        ("29 feb", "2024-02-29"),
        ("29 feb 2026", None),
        ("31 nov", None),
        ("2026-02-30", None),
        ("2026-13-01", None),
        ("20 n", None),
        ("20 novembber", None),
        ("20/11", "2026-11-20"),
        ("11/20", "2026-11-20"),
        ("20.11", None),
        ("20/11/26", None),
        ("20/11 2025", "2025-11-20"),
        ("20.11.2025", "2025-11-20"),
        ("lördag", "2026-11-21"),
        ("i lördags", "2026-11-21"),
        ("söndag", "2026-11-22"),
        ("i söndags", "2026-11-15"),
        ("på söndag", "2026-11-29"),
        ("last Sunday", "2026-11-15"),
        ("Saturday", "2026-11-21"),
        ("lördag 21 november", "2026-11-21"),
        ("fredag 21 november", None),
        ("lördagen den 21 november", "2026-11-21"),
        ("fredagen den 21 november", None),
        ("för tre dagar sedan", "2026-11-19"),
        ("10 days ago", "2026-11-12"),
        ("en vecka sedan", "2026-11-15"),
        ("two weeks ago", "2026-11-08"),
        ("två timmar sedan", None),
        ("999 veckor sedan", "2007-09-30"),
        ("9999 veckor sedan", None),
        ("förra fredagen", None),
        ("2026\u201311\u201320", "2026-11-20"),
        ("nyss", None),
        ("", None),
        ("٢٠ nov", "2026-11-20"),
        ("२०२६-११-२०", None),
    ],
)
def test_a_day_that_has_been(text: str, expected: str | None) -> None:
    found = read_day(text, SUNDAY)
    assert (found.isoformat() if found else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("23 nov", "2026-11-23"),
        ("1 dec", "2026-12-01"),
        ("2 feb", "2027-02-02"),
        ("20 nov", "2026-11-20"),
        ("1 aug", "2026-08-01"),
        ("i morgon", "2026-11-23"),
        ("tomorrow", "2026-11-23"),
    ],
)
def test_a_day_that_may_lie_ahead_is_the_nearest(text: str, expected: str) -> None:
    found = read_day(text, SUNDAY, ahead=True)
    assert found
    assert found.isoformat() == expected


@given(YEARS, YEARS, st.sampled_from(Language), st.booleans())
def test_a_day_as_the_tool_writes_it_is_read_back(
    written: date, today: date, language: Language, ahead: bool
) -> None:
    assert read_day(day(written, language), today, ahead=ahead) == written
    assert read_day(written.isoformat(), today, ahead=ahead) == written


@given(YEARS, YEARS)
def test_without_a_year_no_later_such_day_has_been(written: date, today: date) -> None:
    text = f"{written.day} {MONTHS[written.month - 1].sv[:3]}"
    found = read_day(text, today)
    assert found
    assert (found.month, found.day) == (written.month, written.day)
    assert found <= today
    after = [found + timedelta(days=days) for days in range(1, (today - found).days + 1)]
    assert not any((each.month, each.day) == (written.month, written.day) for each in after)


@given(st.text(max_size=30), YEARS, st.booleans())
def test_no_text_is_too_odd(text: str, today: date, ahead: bool) -> None:
    found = read_day(text, today, ahead=ahead)
    assert found is None or isinstance(found, date)


NOON = datetime(2026, 11, 22, 12)  # noqa: DTZ001 - on the clock of the municipality


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14:05", "2026-11-22T14:05:00"),
        ("kl 7", "2026-11-22T07:00:00"),
        ("kl. 14.05", "2026-11-22T14:05:00"),
        ("2 pm", "2026-11-22T14:00:00"),
        ("12:10 am", "2026-11-22T00:10:00"),
        ("12:10 pm", "2026-11-22T12:10:00"),
        ("13 pm", None),
        ("14", None),
        ("24:00", None),
        ("i går kl 7", "2026-11-21T07:00:00"),
        ("20 okt 14:05", "2026-10-20T14:05:00"),
        ("2026-11-20T14:05:09Z", "2026-11-20T14:05:09+00:00"),
        ("2026-11-20 14:05 +0100", "2026-11-20T14:05:00+01:00"),
        ("nu", "2026-11-22T12:00:00"),
        ("i lördags", "2026-11-21"),
        ("2026-11-20 25:00", None),
        ("14:05 i går", "2026-11-21T14:05:00"),
        ("kl 14 i fredags", "2026-11-20T14:00:00"),
        ("2 pm yesterday", "2026-11-21T14:00:00"),
        ("16.30 den 20 november", "2026-11-20T16:30:00"),
        ("16:30 2026-11-20", "2026-11-20T16:30:00"),
        ("20.11 16:30", "2026-11-20T16:30:00"),
        ("fredagen den 20 november 16:30", "2026-11-20T16:30:00"),
        ("torsdag den 20 november 16:30", None),
        ("tisdagen 16:30", "2026-11-17T16:30:00"),
        ("i går 14", "2026-11-21T14:00:00"),
        ("igår 1405", "2026-11-21T14:05:00"),
        ("2026-11-20 1630", "2026-11-20T16:30:00"),
        ("20261120T1630", "2026-11-20T16:30:00"),
        ("kl 1405", "2026-11-22T14:05:00"),
        ("1405", None),
        ("måndag 9", None),
        ("20 nov 1630", "1630-11-20"),
        ("i går kväll kl 8", "2026-11-21T20:00:00"),
        ("igår kväll 20:15", "2026-11-21T20:15:00"),
        ("yesterday evening 8:15", "2026-11-21T20:15:00"),
        ("i tisdags eftermiddag 4.30", "2026-11-17T16:30:00"),
        ("i morse 7:30", "2026-11-22T07:30:00"),
        ("this morning at 7:30", "2026-11-22T07:30:00"),
        ("kl 8 på morgonen", "2026-11-22T08:00:00"),
        ("i morgon 7:30", "2026-11-23T07:30:00"),
        ("i morse 13:30", None),
        ("i går kväll 08:15 am", None),
        ("i natt 02:10", "2026-11-22T02:10:00"),
        ("i natt 23:10", None),
        ("last night 23:10", "2026-11-21T23:10:00"),
        ("last night 01:10", "2026-11-22T01:10:00"),
        ("för två timmar sedan", "2026-11-22T10:00:00"),
        ("2 hours ago", "2026-11-22T10:00:00"),
        ("20 minuter sedan", "2026-11-22T11:40:00"),
        ("20min ago", "2026-11-22T11:40:00"),
        ("an hour ago", "2026-11-22T11:00:00"),
        ("för en halv timme sedan", "2026-11-22T11:30:00"),
        ("half an hour ago", "2026-11-22T11:30:00"),
        ("för en kvart sedan", "2026-11-22T11:45:00"),
        ("13 timmar sedan", "2026-11-21T23:00:00"),
        ("2 dagar sedan 14:05", "2026-11-20T14:05:00"),
        ("två dagar sedan", "2026-11-20"),
        ("för länge sedan", None),
        ("x" * 10_000, None),
    ],
)
def test_a_time_of_day(text: str, expected: str | None) -> None:
    found = read_time(text, NOON)
    assert (found.isoformat() if found else None) == expected


def test_an_hour_ago_is_an_hour_where_the_clock_is_changed() -> None:
    # 25 October 2026 at 03:00 summer time the clock goes back to 02:00: 03:30 is two hours
    # after 02:30 summer time, and half past two comes twice.
    now = datetime(2026, 10, 25, 3, 30, tzinfo=ZoneInfo("Europe/Stockholm"))
    found = read_time("2 hours ago", now)
    assert isinstance(found, datetime)
    assert found.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@given(st.text(alphabet="0123456789:. -/ipåkväl mornatgsed", max_size=30))
def test_no_time_is_too_odd(text: str) -> None:
    found = read_time(text, NOON)
    assert found is None or isinstance(found, date)
