"""The same words mean the same day and time, whichever command or question takes them."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from socialpolicy.schedule.written import read_day
from tests.commands.conftest import Ask

# A Monday, with the week before it: 20 November is Friday, 21 Saturday, 22 Sunday.
MONDAY = "2026-11-23 08:30"
WORDS = {
    "i går 14:05": "2026-11-22 14:05",
    "igår kl. 14.05": "2026-11-22 14:05",
    "yesterday at 2:05 pm": "2026-11-22 14:05",
    "lördag 14.05": "2026-11-21 14:05",
    "i lördags 14.05": "2026-11-21 14:05",
    "last Saturday 14:05": "2026-11-21 14:05",
    "lördag 21 november kl. 14.05": "2026-11-21 14:05",
    "20/11 14:05": "2026-11-20 14:05",
    "20 nov 14:05": "2026-11-20 14:05",
    "den 20 november kl 14.05": "2026-11-20 14:05",
    "Nov 20, 2026 14:05": "2026-11-20 14:05",
    "2026-11-20 14:05": "2026-11-20 14:05",
    "2026-11-20T14:05": "2026-11-20 14:05",
    "2026-11-20T13:05Z": "2026-11-20 14:05",
    "08.05": "2026-11-23 08:05",
}


# A Friday: the day before it is a Thursday of another year.
NEW_YEAR = "2027-01-01 09:00"
LAST_YEAR = dict.fromkeys(
    ("i går 23:30", "31 dec 23.30", "31/12 kl 23:30", "torsdag 23.30", "last Thursday 11:30 pm"),
    "2026-12-31 23:30",
)
# The clocks go back an hour at 03:00 on the last Sunday of October, and ahead at 02:00 in March.
AUTUMN, SPRING = "2026-10-25 12:00", "2026-03-29 12:00"
WHEN = [
    *((MONDAY, words, expected) for words, expected in WORDS.items()),
    *((NEW_YEAR, words, expected) for words, expected in LAST_YEAR.items()),
    (AUTUMN, "idag 01:30", "2026-10-25 01:30"),
    (AUTUMN, "i går 02.30", "2026-10-24 02:30"),
    (SPRING, "söndag 03.30", "2026-03-29 03:30"),
]


@pytest.mark.parametrize(("now", "words", "expected"), WHEN)
class TestWords:
    def test_of_a_deadline(self, now: str, words: str, expected: str, ask: Ask) -> None:
        found = ask("deadline", "x", words, "--format", "json", SOCIALPOLICY_NOW=now)
        received = datetime.fromisoformat(json.loads(found.out)["received"])
        assert f"{received:%Y-%m-%d %H:%M}" == expected

    def test_of_the_log(self, now: str, words: str, expected: str, ask: Ask) -> None:
        what = ("log-message", "example", "--subject", "Gatlyktan", "--received", words)
        found = ask(*what, "--dry-run", SOCIALPOLICY_NOW=now)
        assert f"received: {expected}\n" in found.err + found.out

    def test_of_when_it_was_noticed(self, now: str, words: str, expected: str, ask: Ask) -> None:
        came = f"{expected[:10]} 00:10"
        what = ("log-message", "example", "--subject", "Gatlyktan", "--received", came)
        found = ask(*what, "--noticed", words, "--dry-run", SOCIALPOLICY_NOW=now)
        assert f"noticed: {expected}\n" in found.err + found.out

    def test_of_what_was_done(self, now: str, words: str, expected: str, ask: Ask) -> None:
        came = f"{expected[:10]} 00:10"
        what = ("log-message", "example", "--subject", "Gatlyktan", "--received", came)
        id = ask(*what, SOCIALPOLICY_NOW=now).out.split("\n")[0]
        done = ("answer-message", id, "--done", words, "--record", "minor", "--dry-run")
        found = ask(*done, SOCIALPOLICY_NOW=now)
        assert f"at: {expected}" in found.err + found.out


# Days as people say them on that Monday, and what they mean of what has been.
DAYS = {
    "i dag": "2026-11-23",
    "igår": "2026-11-22",
    "yesterday": "2026-11-22",
    "i förrgår": "2026-11-21",
    "lördag": "2026-11-21",
    "i lördags": "2026-11-21",
    "last Saturday": "2026-11-21",
    "22/11": "2026-11-22",
    "den 21 november": "2026-11-21",
    "21 Nov": "2026-11-21",
    "2026-11-21": "2026-11-21",
}
OF_DAYS = {
    "watched": (("watched", "example", "--on"), "watched: {day}"),
    "last post": (("watched", "example", "--last-post"), "last_post: {day}"),
    "banner": (
        ("confirm-banner", "example", "--by", "Bibliotekarie, vuxen", "--confirmed"),
        "confirmed: {day}",
    ),
    "access": (("confirm-access", "example", "--checked"), "checked: {day}"),
}


@pytest.mark.parametrize("command", OF_DAYS)
@pytest.mark.parametrize(("words", "day"), DAYS.items())
def test_days_of_what_has_been_done(words: str, day: str, command: str, ask: Ask) -> None:
    asked, expected = OF_DAYS[command]
    found = ask(*asked, words, "--dry-run", SOCIALPOLICY_NOW=MONDAY)
    assert expected.format(day=day) in found.out + found.err


# A weekday is the next one where a day may lie ahead, unless it is said to be past.
AHEAD = {
    "i morgon": "2026-11-24",
    "tomorrow": "2026-11-24",
    "lördag": "2026-11-28",
    "på lördag": "2026-11-28",
    "28/11": "2026-11-28",
    "7 jan": "2027-01-07",
    "i lördags": "2026-11-21",
    "i går": "2026-11-22",
}


@pytest.mark.parametrize(("words", "day"), AHEAD.items())
class TestDaysThatMayLieAhead:
    def test_of_an_absence(self, words: str, day: str, ask: Ask) -> None:
        what = ("note-absence", "example", "--who", "responsible", "--first", words)
        found = ask(*what, "--last", "2027-01-08", "--dry-run", SOCIALPOLICY_NOW=MONDAY)
        assert f"from: {day}" in found.out + found.err

    @pytest.mark.parametrize("command", ["check", "overdue", "today"])
    def test_of_the_time_to_answer_for(self, words: str, day: str, command: str, ask: Ask) -> None:
        asked = (command, "--at", words, "--format", "json")
        found = ask(*asked, SOCIALPOLICY_NOW=MONDAY)
        assert json.loads(found.out)["as_of"] == f"{day}T23:59:59+01:00"


@pytest.mark.parametrize(
    ("now", "ways"),
    [
        (AUTUMN, ("2026-10-25 02:30+02:00", "2026-10-25 02:30+01:00")),
        (SPRING, ("2026-03-29 01:30+01:00", "2026-03-29 03:30+02:00")),
    ],
)
@pytest.mark.parametrize(
    "command",
    [("deadline", "x"), ("log-message", "example", "--subject", "Gatlyktan", "--received")],
)
def test_an_hour_that_came_twice_or_never_is_refused_with_both_ways_to_write_it(
    now: str, ways: tuple[str, str], command: tuple[str, ...], ask: Ask
) -> None:
    found = ask(*command, "idag 02:30", SOCIALPOLICY_NOW=now)
    assert found.code == 2
    assert all(way in found.err for way in ways)


def test_the_time_set_for_all_is_read_as_any_other(ask: Ask) -> None:
    found = ask("check", "--format", "json", SOCIALPOLICY_NOW="20 november 2026 kl. 14.05")
    assert json.loads(found.out)["as_of"] == "2026-11-20T14:05:00+01:00"


@pytest.mark.parametrize("words", ["i går", "20 nov", "2026-11-20", "lördag"])
def test_the_log_takes_no_day_alone(words: str, ask: Ask) -> None:
    what = ("log-message", "example", "--subject", "Gatlyktan", "--received", words)
    found = ask(*what, SOCIALPOLICY_NOW=MONDAY)
    assert found.code == 2
    assert "är bara en dag. Skriv klockslaget också" in found.err


def test_the_time_to_answer_for_is_the_nearest(ask: Ask) -> None:
    found = ask("check", "--at", "20 jan 14:05", "--format", "json", SOCIALPOLICY_NOW=MONDAY)
    assert json.loads(found.out)["as_of"] == "2027-01-20T14:05:00+01:00"


def test_what_is_no_time_is_refused_with_words_that_are(ask: Ask) -> None:
    found = ask("deadline", "x", "nyss", SOCIALPOLICY_NOW=MONDAY)
    assert found.code == 2
    assert 'Skriv till exempel "2026-11-23 14:05"' in found.err


def test_a_question_takes_a_weekday_ahead() -> None:
    assert read_day("lördag", date(2026, 11, 23), ahead=True) == date(2026, 11, 28)


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Move the computer to another time zone."""

    def move(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield move
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles", "UTC"])
def test_a_day_is_the_registers_wherever_the_computer_is(
    zone: str, elsewhere: Callable[[str], None], ask: Ask
) -> None:
    """22:30 on the 22nd in UTC is 23:30 in Sweden, 14:30 in Los Angeles, the 23rd in Kiribati."""
    elsewhere(zone)
    for now in ("2026-11-22 22:30Z", "2026-11-23 12:30+14:00", "2026-11-22 14:30-08:00"):
        for words, as_of in {
            "idag": "2026-11-22T23:59:59+01:00",
            "14:05": "2026-11-22T14:05:00+01:00",
            "i går 8:00": "2026-11-21T08:00:00+01:00",
            "lördag 14.05": "2026-11-28T14:05:00+01:00",
            "2026-06-20": "2026-06-20T23:59:59+02:00",
            "nu": "2026-11-22T23:30:00+01:00",
        }.items():
            found = ask("check", "--at", words, "--format", "json", TZ=zone, SOCIALPOLICY_NOW=now)
            assert json.loads(found.out)["as_of"] == as_of


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_today_is_the_registers_by_the_computers_clock_too(
    zone: str, elsewhere: Callable[[str], None], ask: Ask
) -> None:
    """The two zones are 25 hours apart, so the day is another than Sweden's in one of them."""
    elsewhere(zone)
    sweden = ZoneInfo("Europe/Stockholm")
    before = datetime.now(sweden).date()
    out = ask("check", "--at", "idag", "--format", "json", TZ=zone, SOCIALPOLICY_NOW=None).out
    after = datetime.now(sweden).date()
    assert datetime.fromisoformat(json.loads(out)["as_of"]).date() in (before, after)
