"""Values in other forms are understood as a reader would, and otherwise left alone."""

from __future__ import annotations

import re
from datetime import date, time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from socialpolicy import schedule
from socialpolicy.register.errors.did_you_mean import (
    count_meant,
    day_meant,
    flag_meant,
    hours_meant,
    slug_meant,
    target_meant,
    time_meant,
)
from socialpolicy.register.models.field_types import SLUG
from socialpolicy.text import MONTHS, Language

days = st.dates(date(1900, 1, 1), date(2199, 12, 31))


def ways(day: date) -> list[str]:
    """Write a day in ways that have one reading in Sweden."""
    written = [
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}-{day.month}-{day.day}",
        f"{day:%Y.%m.%d}",
        f"{day:%Y%m%d}",
        f"{day.day}/{day.month} {day.year}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day:%d-%m-%Y}",
    ]
    for language in Language:
        month = MONTHS[day.month - 1].in_language(language)
        for name in (month, month.lower(), month[:3], f"{month[:3].lower()}."):
            written += [f"{day.day} {name} {day.year}", f"den {day.day} {name} {day.year}"]
            written += [f"{name} {day.day}, {day.year}"]
    return written


@given(days)
def test_a_day_is_read_however_it_is_written(day: date) -> None:
    for text in ways(day):
        assert day_meant(text) == day.isoformat(), text


@given(days, st.times())
def test_a_time_is_read_after_any_day(day: date, clock: time) -> None:
    hour, minute = clock.hour, f"{clock.minute:02}"
    for text in ways(day):
        for shown in (f"{hour:02}:{minute}", f"kl. {hour}.{minute}", f"klockan {hour:02}.{minute}"):
            assert time_meant(f"{text} {shown}") == f"{day} {hour:02}:{minute}", (text, shown)


def test_a_time_keeps_its_seconds_and_its_offset() -> None:
    assert time_meant("2026-11-20T14:05:09.123Z") == "2026-11-20 14:05:09Z"
    assert time_meant("20/11 2026 14.05.09 +01:00") == "2026-11-20 14:05:09+01:00"


@given(days)
def test_a_day_of_a_time_is_read_by_itself(day: date) -> None:
    assert day_meant(f"{day} 14:05") == day.isoformat()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "i går",
        "30/2 2026",
        "2026-02-30",
        "29/2 2026",
        "20/11",
        "20/11 26",
        "20 brumaire 2026",
        "20 ma 2026",
        "november 2026",
        "1/1 1899",
        "1/1 2200",
        "20/11 2026, " + "tidigt " * 9,
        "２０/11 2026",
    ],
)
def test_what_is_no_day_is_not_made_one(text: str) -> None:
    assert day_meant(text) is None


@pytest.mark.parametrize("text", ["2026-11-20", "14:05", "2026-11-20 24:00", "2026-11-20 14:60"])
def test_what_is_no_time_is_not_made_one(text: str) -> None:
    assert time_meant(text) is None


@given(st.integers(0, 23), st.integers(0, 59), st.integers(1, 24 * 60))
def test_hours_are_read_with_any_dash_or_dot(hour: int, minute: int, length: int) -> None:
    end = hour * 60 + minute + length
    assume(end <= 24 * 60)
    closing, last = divmod(end, 60)
    expected = f"{hour:02}:{minute:02}-{closing:02}:{last:02}"
    for dash in ("-", " - ", "–", " till ", "—"):
        for point in (":", "."):
            text = f"{hour}{point}{minute:02}{dash}{closing}{point}{last:02}"
            assert hours_meant(text) == expected
            assert schedule.parse_hours(expected) == (hour * 60 + minute, end)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("8-17", "08:00-17:00"),
        ("kl. 8.30–16", "08:30-16:00"),
        ("0800-1700", "08:00-17:00"),
        ("17-8", None),
        ("8-8", None),
        ("8-25", None),
        ("dygnet runt", None),
    ],
)
def test_hours_without_minutes(text: str, meant: str | None) -> None:
    assert hours_meant(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("4 timmar", "4 hours"),
        ("fyra timmar", "4 hours"),
        ("4h", "4 hours"),
        ("4 tim.", "4 hours"),
        ("en timme", "1 hour"),
        ("30 min", "30 minutes"),
        ("en arbetsdag", "1 working day"),
        ("2 vardagar", "2 working days"),
        ("1 business day", "1 working day"),
        ("one working day", "1 working day"),
        ("1 dag", "1 working day"),
        ("0 timmar", None),
        ("99999 timmar", None),
        ("snarast", None),
        ("två veckor", None),
        ("4", None),
    ],
)
def test_a_length_of_time_is_read_in_swedish(text: str, meant: str | None) -> None:
    assert target_meant(text) == meant
    assert meant is None or str(schedule.Target.parse(meant)) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [("30 dagar", "30"), ("tolv", "12"), ("12 st", "12"), ("0", None), ("-3", None), ("1,5", None)],
)
def test_a_count_is_read_by_its_number(text: str, meant: str | None) -> None:
    assert count_meant(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [("Ja", "true"), ("TRUE", "true"), ("yes", "true"), ("nej", "false"), ("off", "false")],
)
def test_a_yes_or_a_no_is_read(text: str, meant: str) -> None:
    assert flag_meant(text) == meant
    assert flag_meant("kanske") is None


@given(st.text(max_size=80))
def test_an_id_made_of_a_name_is_an_id(text: str) -> None:
    meant = slug_meant(text)
    assert meant is None or re.fullmatch(SLUG, meant)


def test_an_id_is_made_of_words_alone() -> None:
    assert slug_meant("Äldreomsorg och hälsa") == "aldreomsorg-och-halsa"
    assert slug_meant("kultur_fritid") == "kultur-fritid"
    assert slug_meant("Enhet 3") is None
    assert slug_meant("a:b") is None
    assert slug_meant("東京") is None


@given(st.text(max_size=70))
def test_any_text_at_all_is_looked_at_in_peace(text: str) -> None:
    for read in (day_meant, time_meant, hours_meant, target_meant, count_meant, slug_meant):
        assert read(text) is None or isinstance(read(text), str)
