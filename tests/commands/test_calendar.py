"""`socialpolicy calendar`: a year of working time at a glance.

The base register is open 08–17 on weekdays and has frozen 2026 and 2027. What
is expected is counted by hand in an almanac, or by the standard library's.
"""

from __future__ import annotations

import calendar
import csv
import io
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from socialpolicy.cli.context import Context
from socialpolicy.cli.errors import CommandError
from socialpolicy.register.reader import read_register
from socialpolicy.reports.calendar import run
from socialpolicy.reports.calendar.formats import render
from socialpolicy.reports.calendar.working_year import WorkingYear, working_year
from socialpolicy.screen import cells
from socialpolicy.text import Language

if TYPE_CHECKING:
    from tests.commands.conftest import Ask


BASE = Path(__file__).parents[1] / "rules" / "base" / "registry"
MADE_WITH = f"holidays {version('holidays')}"

OWN_DAYS = """\
closed:
  2026-05-15: Klämdag, beslut KS 2025/311
hours:
  2026-04-02: 08:00-12:00
  2026-12-24: [08:00-10:00, 11:00-12:00]
"""
"""A bridge day, half a Maundy Thursday, and two short stretches on Christmas eve."""

WORKING_DAYS_2026 = [20, 20, 22, 20, 19, 21, 23, 21, 22, 22, 21, 20]
"""Weekdays less 1 and 6 January, 3 and 6 April, 1 and 14 May, 19 June, 24, 25 and 31 December."""


class Almanac:
    """Somebody who looks at the register's years, and may change them."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capsys = capsys

    def shows(
        self, year: str | None = None, form: str = "text", lang: str = "sv", **options: Any
    ) -> str:
        wishes = {"at": None, "freeze": False, **options}
        run.show(Context(self.folder, lang), year, form, **wishes)
        out, self.err = self.capsys.readouterr()
        return out

    def json(self, year: str, **options: Any) -> dict[str, Any]:
        found = json.loads(self.shows(year, "json", **options))
        assert isinstance(found, dict)
        return found

    def refuses(self, *words: Any, **options: Any) -> tuple[str, str]:
        with pytest.raises(CommandError) as caught:
            self.shows(*words, **options)
        assert self.capsys.readouterr().out == ""
        said = caught.value.said
        return said.in_language(Language.SWEDISH), said.in_language(Language.ENGLISH)

    def file(self, year: int) -> Path:
        return self.folder / "calendar" / f"{year}.yaml"

    def add(self, year: int, text: str) -> None:
        with self.file(year).open("a", encoding="utf-8") as file:
            file.write(text)

    def set_week(self, week: str) -> None:
        self._change(r"  week: \{.*\}", f"  week: {week}")

    def count_no_holidays(self) -> None:
        self._change("holidays: SE", "holidays: none")

    def _change(self, pattern: str, new: str) -> None:
        policy = self.folder / "policy.yaml"
        text, count = re.subn(pattern, new, policy.read_text(encoding="utf-8"))
        assert count == 1
        policy.write_text(text, encoding="utf-8")


@pytest.fixture
def almanac(
    register: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Almanac:
    monkeypatch.chdir(register.parent)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("SOCIALPOLICY_NOW", "2026-11-22 12:00")
    return Almanac(Path("registry"), capsys)


SPRING = """\
April      20 arbetsdagar  Maj        18 arbetsdagar  Juni       21 arbetsdagar
v. må ti on to fr lö sö    v. må ti on to fr lö sö    v. må ti on to fr lö sö
14        1  2~ 3* 4  5*   18              1* 2  3    23  1  2  3  4  5  6* 7
15  6* 7  8  9 10 11 12    19  4  5  6  7  8  9 10    24  8  9 10 11 12 13 14
16 13 14 15 16 17 18 19    20 11 12 13 14*15!16 17    25 15 16 17 18 19*20*21
17 20 21 22 23 24 25 26    21 18 19 20 21 22 23 24*   26 22 23 24 25 26 27 28
18 27 28 29 30             22 25 26 27 28 29 30 31    27 29 30
"""

HEAD = """\
Arbetstid 2026, Exempelkommun
251 arbetsdagar. Året är fastställt i registry/calendar/2026.yaml, med holidays
0.109."""

NAMES = """\
* Helgdagar och aftnar
   1 januari   torsdag  Nyårsdagen
   6 januari   tisdag   Trettondedag jul
   3 april     fredag   Långfredagen
   5 april     söndag   Påskdagen
   6 april     måndag   Annandag påsk
   1 maj       fredag   Första maj
  14 maj       torsdag  Kristi himmelsfärdsdag
  24 maj       söndag   Pingstdagen
   6 juni      lördag   Nationaldagen
  19 juni      fredag   Midsommarafton
  20 juni      lördag   Midsommardagen
  31 oktober   lördag   Alla helgons dag
  25 december  fredag   Juldagen
  26 december  lördag   Annandag jul
  31 december  torsdag  Nyårsafton

! Stängda dagar
  15 maj  fredag  Klämdag, beslut KS 2025/311

~ Dagar med andra tider
   2 april     torsdag  08.00–12.00
  24 december  torsdag  08.00–10.00, 11.00–12.00 (Julafton)

Övriga dagar
  måndag–fredag  08.00–17.00
  lördag–söndag  stängt
"""


def test_text(almanac: Almanac) -> None:
    almanac.add(2026, OWN_DAYS)
    said = almanac.shows("2026")
    # The bridge day is one working day less, Christmas eve one more.
    assert said.startswith(f"{HEAD}\n\n")
    assert f"\n\n{SPRING}\n" in said
    assert said.endswith(f"\n\n{NAMES}")
    assert almanac.err == ""


def test_english(almanac: Almanac) -> None:
    almanac.add(2026, OWN_DAYS)
    said = almanac.shows("2026", lang="en")
    assert said.startswith("Working time 2026, Exempelkommun\n251 working days. The year is frozen")
    assert "\nApril     20 working days  May       18 working days  June      21 wor" in said
    assert "\nwk Mo Tu We Th Fr Sa Su    wk Mo Tu We Th Fr Sa Su    wk Mo Tu" in said
    assert "\n! Closed days\n  15 May  Friday  Klämdag, beslut KS 2025/311\n" in said
    assert "\n  24 December  Thursday  08:00–10:00, 11:00–12:00 (Julafton)\n" in said
    assert said.endswith("  Monday–Friday    08:00–17:00\n  Saturday–Sunday  closed\n")


def months_of(text: str) -> list[list[list[tuple[int, str]]]]:
    """Take the months out of a page one column wide: weeks of day and mark, 0 for no day."""
    found: list[list[list[tuple[int, str]]]] = []
    for block in text.split("\n\n")[1:13]:
        title, head, *weeks = block.split("\n")
        assert re.fullmatch(r"[A-Z][a-z]+ +\d+ arbetsdagar?", title)
        assert head == "v. må ti on to fr lö sö"
        found.append([])
        for week in weeks:
            days = [week[place : place + 3] for place in range(3, 24, 3)]
            found[-1].append([(int(day[:2].strip() or 0), day[2:].strip()) for day in days])
            number = next(int(day[:2]) for day in days if day.strip())
            first = date(int(text.split()[1].rstrip(",")), len(found), number)
            assert int(week[:2]) == first.isocalendar().week
    return found


@pytest.mark.parametrize("year", [1900, 2020, 2024, 2026, 2027, 2199])
def test_every_date_stands_under_its_weekday_in_its_week(
    almanac: Almanac, monkeypatch: pytest.MonkeyPatch, year: int
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    shown = [
        [[day for day, _ in week] for week in month]
        for month in months_of(almanac.shows(str(year)))
    ]
    almanack = calendar.Calendar()
    assert shown == [almanack.monthdayscalendar(year, month) for month in range(1, 13)]


def test_every_holiday_has_its_mark(almanac: Almanac, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    almanac.add(2026, OWN_DAYS)
    marked = {
        date(2026, month, day): mark
        for month, weeks in enumerate(months_of(almanac.shows("2026")), 1)
        for week in weeks
        for day, mark in week
        if mark
    }
    own = {date(2026, 5, 15): "!", date(2026, 4, 2): "~", date(2026, 12, 24): "~"}
    assert marked == {**dict.fromkeys(swedish(2026), "*"), **own}


def swedish(year: int) -> dict[date, str]:
    found = holidays.country_holidays(
        "SE",
        years=year,
        categories=("public", "de_facto"),
        include_sundays=False,
        language="sv",
    )
    return dict(sorted(found.items()))


@pytest.mark.parametrize(
    ("width", "abreast"), [(20, 1), (40, 1), (51, 1), (52, 2), (60, 2), (78, 2), (79, 3), (80, 3),
                           (106, 4), (160, 6), (500, 6)]
)  # fmt: skip
def test_months_stand_side_by_side_as_the_width_allows(
    almanac: Almanac, monkeypatch: pytest.MonkeyPatch, width: int, abreast: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    almanac.add(2026, f"closed: {{2026-05-15: {'Klämdag ' * 30}{'x' * 200}}}\n")
    lines = almanac.shows("2026").split("\n")
    heads = [line.count("må ti on to fr lö sö") for line in lines if "må ti" in line]
    assert heads == [abreast] * (12 // abreast)
    assert max(map(len, lines)) <= max(width, 40)
    assert [line for line in lines if line != line.rstrip()] == []


def test_working_days_of_a_frozen_year(almanac: Almanac) -> None:
    found = almanac.json("2026")
    assert found["months"] == [
        {"month": month, "working_days": days} for month, days in enumerate(WORKING_DAYS_2026, 1)
    ]
    assert found["working_days"] == sum(WORKING_DAYS_2026) == 251


@pytest.mark.parametrize("year", range(2018, 2034))
def test_working_days_are_weekdays_that_are_no_holidays(almanac: Almanac, year: int) -> None:
    almanac.file(2026).unlink()
    almanac.file(2027).unlink()
    first = date(year, 1, 1)
    dates = [first + timedelta(count) for count in range(365 + calendar.isleap(year))]
    working = [day for day in dates if day.weekday() < 5 and day not in swedish(year)]
    found = almanac.json(str(year))
    assert found["working_days"] == len(working)
    for month in found["months"]:
        assert month["working_days"] == sum(day.month == month["month"] for day in working)
    assert [day["date"] for day in found["days"] if "open" in day] == list(map(str, working))


def test_json(almanac: Almanac) -> None:
    almanac.add(2026, OWN_DAYS)
    found = almanac.json("2026", lang="en")
    assert list(found) == [
        "version", "year", "frozen", "made_with", "working_days", "months", "days",
    ]  # fmt: skip
    assert (found["version"], found["year"], found["frozen"]) == (1, 2026, True)
    assert found["made_with"] == "holidays 0.109"
    days = {day["date"]: day for day in found["days"]}
    assert len(days) == 365
    assert days["2026-01-01"] == {
        "date": "2026-01-01",
        "weekday": "thu",
        "week": 1,
        "kind": "holiday",
        "holiday": "Nyårsdagen",
        "closed": "Nyårsdagen",
    }
    assert days["2026-01-02"] == {
        "date": "2026-01-02",
        "weekday": "fri",
        "week": 1,
        "kind": "open",
        "open": ["08:00-17:00"],
    }
    assert days["2026-01-03"] == {
        "date": "2026-01-03",
        "weekday": "sat",
        "week": 1,
        "kind": "off",
        "closed": "lördag",
    }
    assert days["2026-05-15"] == {
        "date": "2026-05-15",
        "weekday": "fri",
        "week": 20,
        "kind": "closed",
        "closed": "Klämdag, beslut KS 2025/311",
    }
    assert days["2026-12-24"] == {
        "date": "2026-12-24",
        "weekday": "thu",
        "week": 52,
        "kind": "other-hours",
        "holiday": "Julafton",
        "open": ["08:00-10:00", "11:00-12:00"],
    }


def test_a_year_that_is_not_frozen_says_so(almanac: Almanac) -> None:
    found = almanac.json("2028")
    assert (found["frozen"], found["made_with"]) == (False, MADE_WITH)
    said = " ".join(almanac.shows("2028").split())
    assert f"Året är inte fastställt. Helgdagarna är uträknade med {MADE_WITH}" in said
    assert "socialpolicy calendar 2028 --freeze" in said


def test_a_frozen_year_need_not_say_what_it_was_made_with(almanac: Almanac) -> None:
    almanac.file(2028).write_text("year: 2028\n", encoding="utf-8")
    found = almanac.json("2028")
    assert (found["frozen"], found["made_with"]) == (True, None)
    assert found["working_days"] == 260
    said = almanac.shows("2028")
    assert "calendar/2028.yaml.\n" in said
    assert "Helgdagar" not in said


def test_no_holidays_where_none_count(almanac: Almanac) -> None:
    almanac.count_no_holidays()
    found = almanac.json("2028")
    assert (found["frozen"], found["made_with"], found["working_days"]) == (False, None, 260)
    assert "Inga helgdagar räknas: policy.yaml säger holidays: none." in almanac.shows("2028")
    assert almanac.json("2026")["working_days"] == 251


def test_years_that_the_package_knows_nothing_of(almanac: Almanac) -> None:
    said = " ".join(almanac.shows("2199").split())
    assert f"Året är inte fastställt, och {MADE_WITH} vet ingenting om dess helgdagar." in said
    assert "--freeze" not in said


def test_the_year_is_this_year(almanac: Almanac, monkeypatch: pytest.MonkeyPatch) -> None:
    assert almanac.shows().startswith("Arbetstid 2026,")
    assert almanac.shows(at="2027-01-01").startswith("Arbetstid 2027,")
    # At half past eleven in Greenwich it is already next year in Sweden.
    assert almanac.shows(at="2026-12-31T23:30Z").startswith("Arbetstid 2027,")
    monkeypatch.setenv("SOCIALPOLICY_NOW", "2030-06-01")
    assert almanac.shows().startswith("Arbetstid 2030,")


@pytest.mark.parametrize(
    "year",
    ["1899", "2200", "26", "02026", "MMXXVI", "2026.0", "２０２６", "", "9" * 5000, "\x1b[2J"],
)
def test_years_that_cannot_be_counted(almanac: Almanac, year: str) -> None:
    swedish_words, english = almanac.refuses(year)
    assert swedish_words.endswith(
        " är inget år som går att räkna. Skriv ett år från 1900 till 2199."
    )
    assert english.endswith(" is not a year that can be counted. Write a year from 1900 to 2199.")
    assert len(english) < 250
    assert "\x1b" not in english


def test_formats_that_do_not_exist(almanac: Almanac) -> None:
    swedish_words, english = almanac.refuses("2026", "html")
    assert swedish_words == "Formatet html finns inte. Välj text, json, csv eller ics."
    assert english == "There is no format html. Choose text, json, csv or ics."


@pytest.mark.parametrize(
    "text", ["year: [", "year: 2026\nclosed: {2026-02-30: Nej}\n", "year: 2025\n"]
)
def test_a_year_that_cannot_be_read_is_not_guessed(almanac: Almanac, text: str) -> None:
    almanac.file(2026).write_text(text, encoding="utf-8")
    for options in ({}, {"freeze": True}):
        swedish_words, english = almanac.refuses("2026", **options)
        assert "calendar/2026.yaml gick inte att läsa som ett år." in swedish_words
        assert "calendar/2026.yaml could not be read as a year." in english
    assert almanac.file(2026).read_text(encoding="utf-8") == text


def test_a_year_is_not_shown_by_working_time_that_cannot_be_read(almanac: Almanac) -> None:
    almanac.set_week("{mon: 21:00-02:00, tue: 09:00-17:00}")
    swedish_words, english = almanac.refuses("2026")
    assert "policy.yaml:" in swedish_words
    assert "har tider som inte går ihop" in swedish_words
    assert "The time cannot be counted until " in english


def test_hours_that_change_in_the_year(almanac: Almanac) -> None:
    path = almanac.folder / "policy.yaml"
    text = path.read_text(encoding="utf-8")
    before, _, after = text.partition("working_time:")
    kept = after[after.index("\nresponse_times") :]
    weeks = "[{week: {mon: 08:00-17:00}}, {from: 2026-07-01, week: {mon: 09:00-15:00}}]"
    path.write_text(f"{before}working_time: {weeks}{kept}", encoding="utf-8")
    assert almanac.shows("2026").endswith(
        "\nÖvriga dagar\n"
        "  måndag         08.00–17.00\n"
        "  tisdag–söndag  stängt\n"
        "\nÖvriga dagar från 1 juli 2026\n"
        "  måndag         09.00–15.00\n"
        "  tisdag–söndag  stängt\n"
    )


def test_weeks_of_other_shapes(almanac: Almanac) -> None:
    almanac.set_week("{mon: [08:00-12:00, 13:00-17:00], wed: 10:00-24:00, thu: 10:00-24:00}")
    assert almanac.shows("2026").endswith(
        "\nÖvriga dagar\n"
        "  måndag          08.00–12.00, 13.00–17.00\n"
        "  tisdag          stängt\n"
        "  onsdag–torsdag  10.00–24.00\n"
        "  fredag–söndag   stängt\n"
    )
    # 52 Mondays less 6 April; 52 Wednesdays; 53 Thursdays less 1 January, 14 May, 24 and 31 Dec.
    assert almanac.json("2026")["working_days"] == 51 + 52 + 49


def test_csv(almanac: Almanac) -> None:
    almanac.add(2026, OWN_DAYS)
    text = almanac.shows("2026", "csv")
    assert text.startswith("date,weekday,week,kind,open,closed,holiday\r\n")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["date"] for row in rows] == [
        str(date(2026, 1, 1) + timedelta(count)) for count in range(365)
    ]
    found = {row.pop("date"): tuple(row.values()) for row in rows}
    assert found["2026-01-01"] == ("thu", "1", "holiday", "", "Nyårsdagen", "Nyårsdagen")
    assert found["2026-01-02"] == ("fri", "1", "open", "08:00-17:00", "", "")
    assert found["2026-01-03"] == ("sat", "1", "off", "", "lördag", "")
    reason = "Klämdag, beslut KS 2025/311"
    assert found["2026-05-15"] == ("fri", "20", "closed", "", reason, "")
    hours = "08:00-10:00, 11:00-12:00"
    assert found["2026-12-24"] == ("thu", "52", "other-hours", hours, "", "Julafton")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", " ="])
def test_no_cell_starts_a_formula(almanac: Almanac, start: str) -> None:
    almanac.add(2026, f"closed:\n  2026-05-15: '{start}HYPERLINK(1)'\n")
    for row in csv.reader(io.StringIO(almanac.shows("2026", "csv"))):
        assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in row)


def events(text: str) -> dict[date, Event]:
    found = Calendar.from_ical(text)
    assert isinstance(found, Calendar)
    return {event.start: event for event in found.events}


def test_ics(almanac: Almanac) -> None:
    almanac.add(2026, OWN_DAYS)
    text = almanac.shows("2026", "ics")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    found = events(text)
    assert set(found) == {*swedish(2026), date(2026, 5, 15), date(2026, 4, 2)}
    for day, event in found.items():
        assert event.end == day + timedelta(1)
        assert event["transp"] == "TRANSPARENT"
    assert found[date(2026, 6, 19)]["summary"] == "Stängt: Midsommarafton"
    assert found[date(2026, 5, 15)]["summary"] == "Stängt: Klämdag, beslut KS 2025/311"
    assert found[date(2026, 4, 2)]["summary"] == "Andra tider: 08.00–12.00"
    said = events(almanac.shows("2026", "ics", lang="en"))
    assert said[date(2026, 6, 19)]["summary"] == "Closed: Midsommarafton"


def test_an_event_keeps_its_id(almanac: Almanac) -> None:
    before = events(almanac.shows("2026", "ics"))
    almanac.add(2026, "hours: {2026-06-19: 08:00-09:00}\n")
    after = events(almanac.shows("2026", "ics", lang="en", at="2026-12-01"))
    assert {day: event["uid"] for day, event in before.items()} == {
        day: event["uid"] for day, event in after.items()
    }
    uids = [event["uid"] for event in before.values()]
    assert len(set(uids)) == len(uids)
    other = events(almanac.shows("2027", "ics"))
    assert {event["uid"] for event in other.values()}.isdisjoint(uids)


def base_year(number: int = 2026, at: datetime | None = None) -> WorkingYear:
    return working_year(read_register(BASE, at), number)


def test_colour_says_nothing_that_marks_do_not() -> None:
    year = base_year()
    for width in (40, 60, 80, 160):
        plain = render("text", year, Language.SWEDISH, colour=False, width=width)
        painted = render("text", year, Language.SWEDISH, colour=True, width=width)
        assert "\x1b" not in plain
        assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == plain
        assert "\x1b[31m19*\x1b[0m" in painted
        assert "\x1b[31m14\x1b[0m" in painted  # Sunday 14 June
        assert "\x1b[2m13\x1b[0m" in painted  # Saturday 13 June


def test_today_stands_out_in_its_own_year() -> None:
    today = datetime(2026, 11, 20, 9, tzinfo=UTC)
    painted = render("text", base_year(2026, today), Language.SWEDISH, colour=True, width=80)
    assert painted.count("\x1b[7m20\x1b[0m") == 1
    painted = render("text", base_year(2027, today), Language.SWEDISH, colour=True, width=80)
    assert "\x1b[7m" not in painted


NASTY = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\u2028\u2029\ufeff"),
    min_size=1,
) | st.sampled_from(["::error::x", "a ::error::x", "##[error]x", "[bold]x[/bold]", "=1+1"])


@settings(deadline=None, max_examples=50)
@given(reason=NASTY, width=st.integers(10, 130))
def test_what_a_file_says_stays_on_its_line(reason: str, width: int) -> None:
    register = read_register(BASE)
    filed = register.years[2026]
    model = filed.model.model_copy(update={"closed": {date(2026, 5, 15): reason}})
    year = working_year(replace(register, years={2026: filed._replace(model=model)}), 2026)
    text = render("text", year, Language.SWEDISH, colour=False, width=width)
    assert "##[" not in text
    for line in text.split("\n"):
        assert line.isprintable() or "\u200d" in line or "\u00a0" in line
        assert not line.lstrip().startswith("::")
        assert cells(line) <= max(width, 40)


def test_as_a_process(ask: Ask, register: Path) -> None:
    with (register / "calendar" / "2026.yaml").open("a", encoding="utf-8") as file:
        file.write(OWN_DAYS)
    ran = ask("calendar", COLUMNS="80")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"{HEAD}\n\n")
    assert ran.out.endswith(f"\n\n{NAMES}")
    assert json.loads(ask("calendar", "2027", "-f", "json").out)["year"] == 2027


def test_a_refusal_is_one_sentence_of_a_process(ask: Ask) -> None:
    ran = ask("calendar", "1066", SOCIALPOLICY_LANG="en")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "socialpolicy: 1066 is not a year that can be counted. Write a year from 1900 to 2199.\n"
    )


@pytest.mark.parametrize(("year", "loaded"), [("2026", False), ("2028", True)])
def test_holidays_are_computed_only_when_they_must(
    register: Path, tmp_path: Path, year: str, loaded: bool
) -> None:
    asked = (
        "import sys\nfrom socialpolicy.app import main\n"
        f"try: main(['--registry', {str(register)!r}, 'calendar', {year!r}])\n"
        "except SystemExit as ended: sys.stderr.write(str((ended.code, 'holidays' in sys.modules)))"
    )
    own = {**os.environ, "SOCIALPOLICY_CACHE": str(tmp_path / "cache")}
    for expected in (loaded, False):  # the second time it is remembered
        ran = subprocess.run(
            [sys.executable, "-c", asked], env=own, capture_output=True, text=True, check=True
        )
        assert ran.stderr == f"(0, {expected})"
