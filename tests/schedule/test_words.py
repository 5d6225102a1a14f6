"""What working time is written with: hours, targets, zones and local times, read or refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from socialpolicy.schedule import (
    HOURS_PATTERN,
    TARGET_PATTERN,
    Schedule,
    ScheduleError,
    SpecialDays,
    Target,
    Unit,
    parse_day,
    parse_hours,
    prose_hours,
    working_length,
    write_hours,
)
from socialpolicy.text import Language, Text

STOCKHOLM = "Europe/Stockholm"
OFFICE = parse_day("08:00-17:00")
ONE_DAY = Target(1, Unit.WORKING_DAY)
FOUR_HOURS = Target(4, Unit.HOUR)


def refusal(work: Callable[[], object]) -> ScheduleError:
    with pytest.raises(ScheduleError) as caught:
        work()
    return caught.value


def office() -> Schedule:
    return Schedule(STOCKHOLM, [OFFICE] * 5 + [()] * 2)


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("08:00-17:00", (480, 1020)),
        ("00:00-24:00", (0, 1440)),
        ("00:00-00:01", (0, 1)),
        ("23:59-24:00", (1439, 1440)),
        ("13:30-23:59", (810, 1439)),
    ],
)
def test_reading_hours(text: str, interval: tuple[int, int]) -> None:
    assert parse_hours(text) == interval
    assert write_hours(interval) == text
    assert prose_hours(interval).en == text.replace("-", "–")
    assert prose_hours(interval).sv == text.replace("-", "–").replace(":", ".")
    assert re.search(HOURS_PATTERN, text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("17:00-08:00", "slutar innan den börjar"),
        ("22:00-06:00", "22:00-24:00 och 00:00-06:00"),
        ("08:00-00:00", "slutar innan den börjar"),
        ("08:00-08:00", "slutar när den börjar"),
        ("00:00-00:00", "slutar när den börjar"),
        ("24:00-24:00", "är inte en öppettid"),
        ("24:00-06:00", "är inte en öppettid"),
        ("08:00-24:01", "är inte en öppettid"),
        ("08:00-25:00", "är inte en öppettid"),
        ("08:60-17:00", "är inte en öppettid"),
        ("8-17", "är inte en öppettid"),
        ("8:00-17:00", "är inte en öppettid"),
        ("08:00–17:00", "är inte en öppettid"),
        ("08:00", "är inte en öppettid"),
        ("08:00-17:00-18:00", "är inte en öppettid"),
        ("٠٨:٠٠-١٧:٠٠", "är inte en öppettid"),
        ("", "är inte en öppettid"),
        ("\x1b[31m08:00", "är inte en öppettid"),
    ],
)
def test_hours_refused(text: str, reason: str) -> None:
    error = refusal(lambda: parse_hours(text))
    assert reason in error.in_language(Language.SWEDISH)
    for language in Language:
        sentence = error.in_language(language)
        assert sentence.isprintable()
        # Every refusal shows an hour that would do.
        assert [found for found in re.findall(r"\d\d:\d\d-\d\d:\d\d", sentence) if found != text]


def test_reading_the_hours_of_a_day() -> None:
    assert parse_day("08:00-17:00") == ((480, 1020),)
    assert parse_day(["13:00-17:00", "08:00-12:00"]) == ((480, 720), (780, 1020))
    assert parse_day(["08:00-12:00", "12:00-17:00"]) == ((480, 720), (720, 1020))


def test_hours_that_overlap_are_refused() -> None:
    error = refusal(lambda: parse_day(["12:00-17:00", "08:00-12:01"]))
    assert error.in_language(Language.SWEDISH).startswith(
        "Öppettiderna 08:00-12:01 och 12:00-17:00 överlappar."
    )
    assert error.in_language(Language.ENGLISH).startswith(
        "The opening hours 08:00-12:01 and 12:00-17:00 overlap."
    )
    refusal(lambda: parse_day(["08:00-17:00", "08:00-17:00"]))
    refusal(lambda: parse_day(["08:00-17:00", "09:00-10:00"]))


def test_day_without_hours_is_refused() -> None:
    assert "inga öppettider" in refusal(lambda: parse_day([])).in_language(Language.SWEDISH)


@pytest.mark.parametrize("interval", [(600, 480), (480, 480), (-60, 480), (480, 1441)])
def test_schedule_refuses_intervals_that_cannot_be(interval: tuple[int, int]) -> None:
    refusal(lambda: Schedule(STOCKHOLM, [(interval,), *[()] * 6]))
    refusal(lambda: SpecialDays(hours={date(2026, 4, 2): (interval,)}))


def test_special_day_without_hours_is_refused() -> None:
    refusal(lambda: SpecialDays(hours={date(2026, 4, 2): ()}))


def test_week_has_seven_days() -> None:
    with pytest.raises(ValueError, match="seven days"):
        Schedule(STOCKHOLM, [OFFICE] * 5)


@pytest.mark.parametrize(
    ("text", "target", "swedish", "english"),
    [
        ("4 hours", Target(4, Unit.HOUR), "4 timmar", "4 hours"),
        ("1 hour", Target(1, Unit.HOUR), "1 timme", "1 hour"),
        ("1 minute", Target(1, Unit.MINUTE), "1 minut", "1 minute"),
        ("90 minutes", Target(90, Unit.MINUTE), "90 minuter", "90 minutes"),
        ("1 working day", Target(1, Unit.WORKING_DAY), "1 arbetsdag", "1 working day"),
        ("250 working days", Target(250, Unit.WORKING_DAY), "250 arbetsdagar", "250 working days"),
    ],
)
def test_reading_targets(text: str, target: Target, swedish: str, english: str) -> None:
    assert Target.parse(text) == target
    assert str(target) == text
    assert target.prose == Text(swedish, english)
    assert re.search(TARGET_PATTERN, text)


def test_targets_are_read_with_a_singular_or_spaces_too_many() -> None:
    assert Target.parse("4 hour") == Target.parse(" 4  hours ") == FOUR_HOURS
    assert Target.parse("1 working days") == ONE_DAY
    assert FOUR_HOURS.open_seconds == 4 * 3600
    assert ONE_DAY.open_seconds == 0


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("0 hours", "Skriv minst 1"),
        ("0 working days", "Skriv minst 1"),
        ("four hours", "är inte en svarstid"),
        ("1.5 hours", "är inte en svarstid"),
        ("1,5 hours", "är inte en svarstid"),
        ("-4 hours", "är inte en svarstid"),
        ("+4 hours", "är inte en svarstid"),
        ("4", "är inte en svarstid"),
        ("4hours", "är inte en svarstid"),
        ("hours", "är inte en svarstid"),
        ("", "är inte en svarstid"),
        ("4 days", "är inte en svarstid"),
        ("4 timmar", "är inte en svarstid"),
        ("4 hours or so", "är inte en svarstid"),
        ("٤ hours", "är inte en svarstid"),
        ("4 hours\x1b[31m", "är inte en svarstid"),
        ("1001 hours", "högst 1000 timmar"),
        ("60001 minutes", "högst 60000 minuter"),
        ("251 working days", "högst 250 arbetsdagar"),
        ("9" * 9000 + " hours", "högst 1000 timmar"),
    ],
)
def test_targets_refused(text: str, reason: str) -> None:
    error = refusal(lambda: Target.parse(text))
    assert reason in error.in_language(Language.SWEDISH)
    for language in Language:
        assert re.search(r"(4 hours|1 working day)", error.in_language(language))
        assert error.in_language(language).isprintable()
        assert len(error.in_language(language)) < 300


@pytest.mark.parametrize(
    "zone", ["Europe/Degerfors", "", "Europe", "../etc/passwd", "/etc/passwd", "a\0b", "x" * 9000]
)
def test_unknown_time_zone_is_refused(zone: str) -> None:
    error = refusal(lambda: Schedule(zone, [OFFICE] * 7))
    assert error.in_language(Language.SWEDISH).endswith(
        "finns inte. Skriv till exempel Europe/Stockholm."
    )
    assert error.in_language(Language.ENGLISH).isprintable()


def test_local_times_get_their_offset() -> None:
    by = office()
    winter = by.localise(datetime.fromisoformat("2026-11-20 14:05"))
    assert winter.isoformat() == "2026-11-20T14:05:00+01:00"
    summer = by.localise(datetime.fromisoformat("2026-06-18 14:05:30"))
    assert summer.isoformat() == "2026-06-18T14:05:30+02:00"
    moved = by.localise(datetime.fromisoformat("2026-06-18 14:05:30.250+00:00"))
    assert moved.isoformat() == "2026-06-18T16:05:30.250000+02:00"


@pytest.mark.parametrize(
    ("zone", "local", "swedish", "english"),
    [
        (
            STOCKHOLM,
            "2026-10-25 02:30",
            (
                "Klockan ställs om den 25 oktober 2026, och kl. 02.30 kommer två gånger. Skriv "
                "2026-10-25 02:30+02:00 om du menar den första, 2026-10-25 02:30+01:00 om du menar "
                "den andra."
            ),
            (
                "The clocks change on 25 October 2026, and 02:30 comes twice. Write "
                "2026-10-25 02:30+02:00 if you mean the first, 2026-10-25 02:30+01:00 if you mean "
                "the second."
            ),
        ),
        (
            STOCKHOLM,
            "2026-03-29 02:30",
            (
                "Klockan ställs om den 29 mars 2026, och kl. 02.30 finns inte. Skriv "
                "2026-03-29 01:30+01:00 eller 2026-03-29 03:30+02:00."
            ),
            (
                "The clocks change on 29 March 2026, and there is no 02:30. Write "
                "2026-03-29 01:30+01:00 or 2026-03-29 03:30+02:00."
            ),
        ),
        (
            "Australia/Lord_Howe",
            "2026-10-04 02:10:05",
            (
                "Klockan ställs om den 4 oktober 2026, och kl. 02.10 finns inte. Skriv "
                "2026-10-04 01:40:05+10:30 eller 2026-10-04 02:40:05+11:00."
            ),
            (
                "The clocks change on 4 October 2026, and there is no 02:10. Write "
                "2026-10-04 01:40:05+10:30 or 2026-10-04 02:40:05+11:00."
            ),
        ),
    ],
)
def test_local_times_that_are_none_or_two_are_refused(
    zone: str, local: str, swedish: str, english: str
) -> None:
    by = Schedule(zone, [OFFICE] * 7)
    error = refusal(lambda: by.localise(datetime.fromisoformat(local)))
    assert error.in_language(Language.SWEDISH) == swedish
    assert error.in_language(Language.ENGLISH) == english
    # Both ways to write it can be read.
    for way in re.findall(r"\d{4}-\d\d-\d\d \S+[+-]\d\d:\d\d", english):
        assert by.localise(datetime.fromisoformat(way)).isoformat(" ").startswith(way[:16])


@pytest.mark.parametrize(
    ("local", "offset"),
    [
        ("2026-03-29 01:59:59", 1),
        ("2026-03-29 03:00", 2),
        ("2026-10-25 01:59:59", 2),
        ("2026-10-25 03:00", 1),
    ],
)
def test_local_times_beside_a_change_of_clock_are_plain(local: str, offset: int) -> None:
    read_as = office().localise(datetime.fromisoformat(local))
    assert read_as.utcoffset() == timedelta(hours=offset)


@pytest.mark.parametrize("year", [1, 1899, 2200, 9999])
def test_years_too_far_away_are_refused(year: int) -> None:
    by = office()
    error = refusal(lambda: by.localise(datetime.fromisoformat(f"{year:04}-06-01 12:00")))
    assert error.in_language(Language.SWEDISH) == (
        f"Året {year} ligger för långt bort. Skriv ett år från 1900 till 2199."
    )
    distant = datetime(year, 6, 1, 12, tzinfo=UTC)
    assert str(year) in refusal(lambda: by.deadline(distant, FOUR_HOURS)).in_language(
        Language.ENGLISH
    )
    assert str(year) in refusal(lambda: by.is_working_day(distant.date())).in_language(
        Language.ENGLISH
    )


@pytest.mark.parametrize("second", [10**30, -(10**30), 10**12])
def test_seconds_beyond_any_calendar_are_refused(second: int) -> None:
    refusal(lambda: office().due_second(second, FOUR_HOURS))


@pytest.mark.parametrize(
    ("seconds", "sv", "en"),
    [
        (42 * 3600 + 30 * 60, "42 arbetstimmar och 30 minuter", "42 working hours and 30 minutes"),
        (3600, "1 arbetstimme", "1 working hour"),
        (50 * 60, "50 arbetsminuter", "50 working minutes"),
        (60, "1 arbetsminut", "1 working minute"),
        (1, "1 sekund", "1 second"),
    ],
)
def test_a_length_of_working_time_says_that_it_is_one(seconds: int, sv: str, en: str) -> None:
    assert working_length(seconds) == Text(sv, en)
