"""`socialpolicy deadline`: when an answer is due, and the count of it, day by day.

The base register is open 08–17 on weekdays. X is answered within four hours,
everything else within one working day. Both years are frozen: 2026-11-20 is a
Friday, and midsummer's eve is Friday 2026-06-19.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from socialpolicy.cli.context import Context
from socialpolicy.cli.errors import CommandError
from socialpolicy.reports import deadline
from socialpolicy.reports.deadline import Question
from socialpolicy.text import Language

if TYPE_CHECKING:
    from tests.commands.conftest import Ask


OFFICE = "week: {mon: 08:00-17:00, tue: 08:00-17:00, wed: 08:00-17:00, thu: 08:00-17:00, "
"""How the base register's week begins; the rest of the line is Friday."""


class Desk:
    """Somebody who asks the register in a folder, and may change it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def asks(self, platform: str, received: str, lang: str = "sv", **options: Any) -> str:
        return deadline.answer(Context(self.folder, lang), Question(platform, received, **options))

    def json(self, *words: str, **options: Any) -> dict[str, Any]:
        found = json.loads(self.asks(*words, form="json", **options))
        assert isinstance(found, dict)
        return found

    def due(self, *words: str, **options: Any) -> str:
        return str(self.json(*words, **options)["due"])

    def change(self, file: str, old: str, new: str) -> None:
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8")

    def add_to_year(self, year: int, text: str) -> None:
        with (self.folder / "calendar" / f"{year}.yaml").open("a", encoding="utf-8") as file:
            file.write(text)


@pytest.fixture
def desk(register: Path) -> Desk:
    return Desk(register)


@pytest.mark.parametrize(
    ("platform", "received", "due"),
    [
        ("x", "2026-11-23 13:00", "2026-11-23T17:00:00+01:00"),
        ("x", "2026-11-23 13:00:01", "2026-11-24T08:00:01+01:00"),
        ("x", "2026-11-20 15:00", "2026-11-23T10:00:00+01:00"),
        ("x", "2026-11-21 11:00", "2026-11-23T12:00:00+01:00"),
        ("twitter", "2026-11-20 15:00", "2026-11-23T10:00:00+01:00"),
        ("facebook", "2026-11-20 14:00", "2026-11-23T14:00:00+01:00"),
        ("facebook", "2026-11-21 11:00", "2026-11-23T17:00:00+01:00"),
        ("facebook", "2026-11-23 08:00", "2026-11-23T17:00:00+01:00"),
        ("facebook", "2026-11-23 08:01", "2026-11-24T08:01:00+01:00"),
        ("facebook", "2026-11-23 07:00", "2026-11-23T17:00:00+01:00"),
        ("mastodon", "2026-11-20 14:00", "2026-11-23T14:00:00+01:00"),
        # Wednesday before Christmas eve; the next working day is Monday the 28th.
        ("facebook", "2026-12-23 14:00", "2026-12-28T14:00:00+01:00"),
        # Over the spring change of clock, the same clock time is 71 hours later.
        ("facebook", "2026-03-27 14:00", "2026-03-30T14:00:00+02:00"),
        ("facebook", "2026-11-20T13:00Z", "2026-11-23T14:00:00+01:00"),
    ],
)
def test_due(desk: Desk, platform: str, received: str, due: str) -> None:
    assert desk.due(platform, received) == due


def test_json_is_what_the_contract_says(desk: Desk) -> None:
    assert desk.json("x", "2026-11-20 15:00") == {
        "platform": "x",
        "received": "2026-11-20T15:00:00+01:00",
        "target": "4 hours",
        "starts": "2026-11-20T15:00:00+01:00",
        "due": "2026-11-23T10:00:00+01:00",
        "days": [
            {
                "date": "2026-11-20",
                "open": ["08:00-17:00"],
                "counted_seconds": 7200,
                "left_seconds": 7200,
            },
            {"date": "2026-11-21", "closed": "lördag"},
            {"date": "2026-11-22", "closed": "söndag"},
            {
                "date": "2026-11-23",
                "open": ["08:00-17:00"],
                "counted_seconds": 7200,
                "left_seconds": 0,
            },
        ],
    }


def test_json_names_closed_days_in_the_language_asked_for(desk: Desk) -> None:
    """Friday 19 June 2026 is midsummer's eve, by the name that the frozen year gives it."""
    asked = ("facebook", "2026-06-18 15:00")
    days = {lang: desk.json(*asked, lang=lang).pop("days") for lang in ("sv", "en")}
    closed = {lang: [day.get("closed") for day in each] for lang, each in days.items()}
    assert closed == {
        "sv": [None, "Midsommarafton", "Midsommardagen", "söndag", None],
        "en": [None, "Midsommarafton", "Midsommardagen", "Sunday", None],
    }


@pytest.mark.parametrize("target", ["4 timmar", "4 tim", "fyra timmar", "4 hours", "240 minuter"])
def test_a_length_is_read_in_both_languages(desk: Desk, target: str) -> None:
    assert desk.due("facebook", "2026-11-20 15:00", target=target) == "2026-11-23T10:00:00+01:00"


def test_a_day_alone_is_no_time_of_receipt(desk: Desk) -> None:
    swedish, english = refused(desk, "x", "2026-11-20")
    assert swedish == (
        '2026-11-20 är bara en dag. Skriv klockslaget också, till exempel "2026-11-20 14:05".'
    )
    assert english.startswith("2026-11-20 is only a day.")


@pytest.mark.parametrize("word", ["example", "exam", "EXAMPLE"])
def test_an_account_is_answered_as_its_platform(desk: Desk, word: str) -> None:
    found = desk.json(word, "2026-11-20 15:00")
    assert found.pop("account") == "example"
    assert found == desk.json(found["platform"], "2026-11-20 15:00")


WEEKS = """working_time:
  - week: {mon: 08:00-17:00, tue: 08:00-17:00, wed: 08:00-17:00, thu: 08:00-17:00, fri: 08:00-17:00}
    holidays: none
  - from: 2026-11-20
    week: {mon: 08:00-16:00, fri: 10:00-12:00}
response_times:
  - {x: 4 hours}
  - {from: 2026-11-20, x: 2 hours}
"""


@pytest.mark.parametrize(
    ("received", "due"),
    [
        # Thursday, by the week and the four hours of then: one hour is left, three on Friday.
        ("2026-11-19 16:00", "2026-11-20T11:00:00+01:00"),
        # Friday, by its own: one hour until noon, one on Monday from eight.
        ("2026-11-20 11:00", "2026-11-23T09:00:00+01:00"),
        # What came before anything is said to hold is counted by the first.
        ("2014-11-24 15:00", "2014-11-25T10:00:00+01:00"),
    ],
)
def test_what_held_when_a_message_came_decides(desk: Desk, received: str, due: str) -> None:
    path = desk.folder / "policy.yaml"
    text = path.read_text(encoding="utf-8")
    before, rest = text[: text.index("working_time:")], text[text.index("response_times:") :]
    after = rest[rest.index("\nlimits") :] if "\nlimits" in rest else ""
    path.write_text(f"{before}{WEEKS}{after}", encoding="utf-8")
    assert desk.due("x", received) == due


def test_json_numbers_working_days(desk: Desk) -> None:
    found = desk.json("facebook", "2026-11-21 11:00")
    assert found["starts"] == "2026-11-23T08:00:00+01:00"
    assert [day.get("working_day") for day in found["days"]] == [None, None, 0]


def test_json_has_the_whole_name_of_a_closed_day(desk: Desk) -> None:
    name = "Klämdag efter beslut " + "x" * 100
    desk.add_to_year(2026, f"closed:\n  2026-11-23: {name}\n")
    found = desk.json("facebook", "2026-11-20 14:00")
    assert found["days"][3] == {"date": "2026-11-23", "closed": name}


MIDSUMMER_SV = """\
Facebook, svarstid 1 arbetsdag.

Kom in:         torsdag 18 juni 2026 kl. 15.00
Svara senast:   måndag 22 juni 2026 kl. 15.00

Så här räknas det:
  torsdag 18 juni  08.00–17.00  tiden börjar räknas
  fredag 19 juni   stängt       Midsommarafton
  lördag 20 juni   stängt       Midsommardagen
  söndag 21 juni   stängt       söndag
  måndag 22 juni   08.00–17.00  arbetsdag 1

Samma klockslag på arbetsdag 1 är måndag 22 juni 2026 kl. 15.00.
"""

MIDSUMMER_EN = """\
Facebook, response time 1 working day.

Received:   Thursday 18 June 2026 at 15:00
Answer by:  Monday 22 June 2026 at 15:00

This is how it is counted:
  Thursday 18 June  08:00–17:00  the clock starts
  Friday 19 June    closed       Midsommarafton
  Saturday 20 June  closed       Midsommardagen
  Sunday 21 June    closed       Sunday
  Monday 22 June    08:00–17:00  working day 1

The same clock time on working day 1 is Monday 22 June 2026 at 15:00.
"""


@pytest.mark.parametrize(("lang", "expected"), [("sv", MIDSUMMER_SV), ("en", MIDSUMMER_EN)])
def test_explained_over_midsummer(desk: Desk, lang: str, expected: str) -> None:
    assert desk.asks("facebook", "2026-06-18 15:00", lang=lang, explain=True) == expected


HOURS_SV = """\
X, svarstid 4 timmar.

Kom in:         fredag 19 juni 2026 kl. 10.30
Tiden räknas:   från måndag 22 juni 2026 kl. 08.00, då någon är på plats
Svara senast:   måndag 22 juni 2026 kl. 12.00

Så här räknas det:
  fredag 19 juni  stängt       Midsommarafton
  lördag 20 juni  stängt       Midsommardagen
  söndag 21 juni  stängt       söndag
  måndag 22 juni  08.00–17.00  4 tim räknas, 0 tim kvar
"""

HOURS_EN = """\
X, response time 4 hours.

Received:   Friday 19 June 2026 at 10:30
Clock runs: from Monday 22 June 2026 at 08:00, when somebody is on duty
Answer by:  Monday 22 June 2026 at 12:00

This is how it is counted:
  Friday 19 June    closed       Midsommarafton
  Saturday 20 June  closed       Midsommardagen
  Sunday 21 June    closed       Sunday
  Monday 22 June    08:00–17:00  4 h counts, 0 h left
"""


@pytest.mark.parametrize(("lang", "expected"), [("sv", HOURS_SV), ("en", HOURS_EN)])
def test_explained_in_hours_when_nobody_was_there(desk: Desk, lang: str, expected: str) -> None:
    assert desk.asks("x", "2026-06-19 10:30", lang=lang, explain=True) == expected


OPENING_SV = """\
Facebook, svarstid 1 arbetsdag.

Kom in:         onsdag 23 december 2026 kl. 08.00
Svara senast:   onsdag 23 december 2026 kl. 17.00

Så här räknas det:
  onsdag 23 december   08.00–17.00  tiden börjar räknas
  torsdag 24 december  stängt       Julafton
  fredag 25 december   stängt       Juldagen
  lördag 26 december   stängt       Annandag jul
  söndag 27 december   stängt       söndag
  måndag 28 december   08.00–17.00  arbetsdag 1

Samma klockslag på arbetsdag 1 är måndag 28 december 2026 kl. 08.00.
Då har dagen precis börjat. Svara därför innan dagen före är slut.
"""


def test_explained_as_far_as_the_clock_time_that_was_moved_back(desk: Desk) -> None:
    assert desk.asks("facebook", "2026-12-23 08:00", explain=True) == OPENING_SV


def test_without_explain_only_the_answer(desk: Desk) -> None:
    assert (
        desk.asks("facebook", "2026-06-18 15:00") == MIDSUMMER_SV.partition("\n\nSå här")[0] + "\n"
    )


def test_a_day_that_closes_early(desk: Desk) -> None:
    """The contract: Wednesday 16.00 before a day that closes at 12.00 is due at 12.00 that day."""
    desk.add_to_year(2026, "hours:\n  2026-04-02: 08:00-12:00\n")
    assert desk.due("facebook", "2026-04-01 16:00") == "2026-04-02T12:00:00+02:00"
    assert desk.due("facebook", "2026-04-01 11:00") == "2026-04-02T11:00:00+02:00"
    # An hour on Wednesday and three of Thursday's four.
    assert desk.due("x", "2026-04-01 16:00") == "2026-04-02T11:00:00+02:00"
    # Four hours of Thursday end with it, though Friday is Good Friday and Monday Easter Monday.
    assert desk.due("x", "2026-04-02 08:00") == "2026-04-02T12:00:00+02:00"
    assert desk.due("x", "2026-04-02 08:01") == "2026-04-07T08:01:00+02:00"
    said = desk.asks("facebook", "2026-04-01 16:00", explain=True)
    assert "  torsdag 2 april  08.00–12.00  arbetsdag 1\n" in said
    assert said.endswith(
        "Samma klockslag på arbetsdag 1 är torsdag 2 april 2026 kl. 16.00.\n"
        "Då är ingen på plats. Därför gäller när det senast stängde.\n"
    )


def test_a_closed_day_says_why(desk: Desk) -> None:
    desk.add_to_year(2026, "closed:\n  2026-05-15: Klämdag, beslut KS 2025/311\n")
    assert desk.due("facebook", "2026-05-13 15:00") == "2026-05-18T15:00:00+02:00"
    said = desk.asks("facebook", "2026-05-13 15:00", explain=True)
    assert "  torsdag 14 maj  stängt       Kristi himmelsfärdsdag\n" in said
    assert "  fredag 15 maj   stängt       Klämdag, beslut KS 2025/311\n" in said


@pytest.mark.parametrize("columns", [60, 80])
def test_the_days_keep_to_the_screen(
    desk: Desk, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    why = "Klämdag enligt kommunstyrelsens beslut om att hålla stängt alla dagar mellan helger"
    (desk.folder / "calendar" / "2026.yaml").write_text(
        f"year: 2026\nholidays: {{2026-05-14: Kristi himmelsfärdsdag}}\n"
        f"closed: {{2026-05-15: {why}}}\n",
        encoding="utf-8",
    )
    text = desk.asks("facebook", "2026-05-13 16:00", explain=True)
    assert max(map(len, text.split("\n"))) <= columns
    assert why in " ".join(text.split())
    assert "\n  lördag 16 maj   stängt       lördag\n" in text


def test_the_second_opening_of_a_day_is_an_opening_too(desk: Desk) -> None:
    desk.change("policy.yaml", "fri: 08:00-17:00", "fri: [08:00-12:00, 13:00-17:00]")
    assert desk.due("facebook", "2026-11-19 13:00") == "2026-11-20T12:00:00+01:00"
    said = desk.asks("facebook", "2026-11-19 13:00", explain=True)
    assert "  fredag 20 november   08.00–12.00, 13.00–17.00  arbetsdag 1\n" in said
    assert said.endswith("Då har dagen precis börjat. Svara därför innan dagen före är slut.\n")
    said = desk.asks("facebook", "2026-11-19 12:30", explain=True)
    assert said.endswith("Då är ingen på plats. Därför gäller när det senast stängde.\n")


def test_a_deadline_at_midnight_is_24_on_its_own_day(desk: Desk) -> None:
    desk.change("policy.yaml", "fri: 08:00-17:00", "fri: 08:00-24:00")
    assert desk.due("x", "2026-11-20 20:00") == "2026-11-21T00:00:00+01:00"
    assert "Svara senast:   fredag 20 november 2026 kl. 24.00\n" in desk.asks(
        "x", "2026-11-20 20:00"
    )
    said = desk.asks("x", "2026-11-20 20:00", lang="en")
    assert "Answer by:  Friday 20 November 2026 at 24:00\n" in said


MIDNIGHT_SV = """\
Facebook, svarstid 1 arbetsdag.

Kom in:         fredag 20 november 2026 kl. 00.00
Svara senast:   fredag 20 november 2026 kl. 24.00

Så här räknas det:
  fredag 20 november  00.00–24.00  tiden börjar räknas
  lördag 21 november  00.00–17.00  arbetsdag 1

Samma klockslag på arbetsdag 1 är lördag 21 november 2026 kl. 00.00.
"""


def test_midnight_is_24_only_for_what_is_due(desk: Desk) -> None:
    """What comes in at midnight does so on the day that begins, also when it was open before."""
    week = "week: {thu: 08:00-24:00, fri: 00:00-24:00, sat: 00:00-17:00}"
    desk.change("policy.yaml", f"{OFFICE}fri: 08:00-17:00}}", week)
    assert desk.asks("facebook", "2026-11-20 00:00", explain=True) == MIDNIGHT_SV
    said = desk.asks("x", "2026-11-19 20:00")
    assert "Svara senast:   torsdag 19 november 2026 kl. 24.00\n" in said


def test_target(desk: Desk) -> None:
    asked = ("facebook", "2026-11-20 15:00")
    assert desk.due(*asked, target="30 minutes") == "2026-11-20T15:30:00+01:00"
    assert desk.due(*asked, target="2 hours") == "2026-11-20T17:00:00+01:00"
    assert desk.due(*asked, target="1 hour") == "2026-11-20T16:00:00+01:00"
    assert desk.due(*asked, target="2 working days") == "2026-11-24T15:00:00+01:00"
    assert desk.json(*asked, target="2  working  days")["target"] == "2 working days"
    assert "svarstid 30 minuter" in desk.asks(*asked, target="30 minutes")


def refused(desk: Desk, *words: str, **options: Any) -> tuple[str, str]:
    with pytest.raises(CommandError) as caught:
        desk.asks(*words, **options)
    said = caught.value.said
    return said.in_language(Language.SWEDISH), said.in_language(Language.ENGLISH)


NEVER_SV = (
    "Klockan ställs om den 29 mars 2026, och kl. 02.30 finns inte. "
    "Skriv 2026-03-29 01:30+01:00 eller 2026-03-29 03:30+02:00."
)
NEVER_EN = (
    "The clocks change on 29 March 2026, and there is no 02:30. "
    "Write 2026-03-29 01:30+01:00 or 2026-03-29 03:30+02:00."
)
TWICE_SV = (
    "Klockan ställs om den 25 oktober 2026, och kl. 02.30 kommer två gånger. "
    "Skriv 2026-10-25 02:30+02:00 om du menar den första, "
    "2026-10-25 02:30+01:00 om du menar den andra."
)
TWICE_EN = (
    "The clocks change on 25 October 2026, and 02:30 comes twice. "
    "Write 2026-10-25 02:30+02:00 if you mean the first, "
    "2026-10-25 02:30+01:00 if you mean the second."
)


def test_a_time_that_never_came(desk: Desk) -> None:
    assert refused(desk, "x", "2026-03-29 02:30") == (NEVER_SV, NEVER_EN)
    assert desk.due("x", "2026-03-29 03:30+02:00") == "2026-03-30T12:00:00+02:00"


def test_a_time_that_came_twice(desk: Desk) -> None:
    assert refused(desk, "x", "2026-10-25 02:30") == (TWICE_SV, TWICE_EN)
    assert desk.due("x", "2026-10-25 02:30+02:00") == "2026-10-26T12:00:00+01:00"


@pytest.mark.parametrize(
    ("words", "options", "sv", "en"),
    [
        (
            ("myspace", "2026-11-20"),
            {},
            "myspace är varken en plattform",
            "myspace is neither a platform",
        ),
        (("x", "snart"), {}, "snart är ingen tid.", "snart is not a time."),
        (("x", "2026-02-30"), {}, "2026-02-30 är ingen tid.", "2026-02-30 is not a time."),
        (("x", "2026-11-20 24:00"), {}, "är ingen tid", "is not a time"),
        (("x", "1899-12-31 12:00"), {}, "från 1900 till 2199", "from 1900 to 2199"),
        (("x", "2026-11-20"), {"target": "soon"}, "”soon” är ingen svarstid", "“soon” is not"),
        (("x", "2026-11-20"), {"target": "0 hours"}, "inte vara 0 hours", "cannot be 0 hours"),
        (("x", "2026-11-20"), {"target": "9" * 5000 + " hours"}, "för lång", "too long"),
        (("x", "2026-11-20"), {"form": "yaml"}, "Formatet yaml finns inte", "no format yaml"),
        (("\x1b[31m", "2026-11-20"), {}, "\\x1b[31m", "\\x1b[31m"),
    ],
)
def test_refused(
    desk: Desk, words: tuple[str, ...], options: dict[str, str], sv: str, en: str
) -> None:
    swedish, english = refused(desk, *words, **options)
    assert sv in swedish
    assert en in english
    assert "\n" not in swedish + english
    assert "\x1b" not in swedish + english


@pytest.mark.parametrize(
    "week",
    [
        "week: {}",
        "week: {mon: 21:00-02:00, tue: 09:00-17:00}",
        "week: {mon: [08:00-12:00, 11:00-17:00], tue: 08:00-17:00}",
        "week: {mon: 8:00-17:00, tue: 08:00-17:00}",
        "week: {mån: 08:00-17:00, tue: 08:00-17:00}",
        "week: ",
        "week: {mon: }",
        "week: {mon: 08:00-17:00}, time_zone: ",
        "week: {mon: 08:00-17:00}, holidays: ",
        "week: {mon: 08:00-17:00}, time_zone: UTC+1",
        "week: {mon: 08:00-17:00}, time_zone: localtime",
        "week: {mon: 08:00-17:00}, time_zone: posixrules",
        "week: {mon: 08:00-17:00}, time_zone: right/Europe/Stockholm",
    ],
)
def test_no_deadline_is_counted_by_working_time_that_is_wrong(desk: Desk, week: str) -> None:
    path = desk.folder / "policy.yaml"
    text = path.read_text(encoding="utf-8")
    before, rest = text[: text.index("working_time:")], text[text.index("response_times:") :]
    path.write_text(f"{before}working_time: {{{week}}}\n{rest}", encoding="utf-8")
    line = before.count("\n") + 1
    for said in refused(desk, "facebook", "2026-11-20 14:00"):
        assert f"policy.yaml:{line}" in said


@pytest.mark.parametrize("setting", ["working_time:", "response_times:", "working_time: ~"])
def test_no_deadline_is_counted_by_a_setting_left_empty(desk: Desk, setting: str) -> None:
    path = desk.folder / "policy.yaml"
    text = path.read_text(encoding="utf-8")
    start = text.index(setting[: setting.index(":") + 1])
    end = re.compile(r"\n(?=\w)").search(text, start)
    assert end
    path.write_text(f"{text[:start]}{setting}{text[end.start() :]}", encoding="utf-8")
    line = text.count("\n", 0, start) + 1
    for said in refused(desk, "facebook", "2026-11-20 14:00"):
        assert f"policy.yaml:{line}" in said


def test_no_deadline_is_counted_by_a_year_that_cannot_be_read(desk: Desk) -> None:
    desk.add_to_year(2026, "closed: {2026-11-31: Finns inte}\n")
    swedish, english = refused(desk, "facebook", "2026-11-20 14:00")
    assert swedish.startswith("Tiden går inte att räkna ut, för ")
    assert "calendar/2026.yaml:" in swedish
    assert english.startswith("The time cannot be counted until ")


def test_a_setting_that_no_deadline_hangs_on_stops_none(desk: Desk) -> None:
    with (desk.folder / "policy.yaml").open("a", encoding="utf-8") as file:
        file.write("colour: blue\n")
    assert desk.due("x", "2026-11-20 15:00") == "2026-11-23T10:00:00+01:00"


def test_the_log_is_not_read(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    log = desk.folder / "messages" / "example" / "2026-11.yaml"
    log.parent.mkdir(parents=True)
    log.write_text("]", encoding="utf-8")
    assert desk.due("facebook", "2026-11-20 14:00") == "2026-11-23T14:00:00+01:00"
    assert capsys.readouterr().err == ""


def test_as_a_process(ask: Ask) -> None:
    ran = ask("deadline", "facebook", "2026-06-18 15:00", "--explain")
    assert (ran.code, ran.out, ran.err) == (0, MIDSUMMER_SV, "")
    ran = ask("deadline", "x", "2026-11-20 15:00", "--format", "json", "--target", "1 hour")
    assert json.loads(ran.out)["due"] == "2026-11-20T16:00:00+01:00"


def test_a_refusal_is_one_sentence_of_a_process(ask: Ask) -> None:
    ran = ask("deadline", "x", "2026-03-29 02:30")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"socialpolicy: {NEVER_SV}\n"


NIGHTS = "week: {" + ", ".join(
    f"{day}: 00:00-24:00" for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
)


@pytest.mark.parametrize(
    ("received", "target", "swedish", "english"),
    [
        (
            "2026-10-24 12:00",
            "40 hours",
            "25 tim räknas, 3 tim kvar, klockan ställs om",
            "25 h counts, 3 h left, the clocks change",
        ),
        (
            "2026-03-28 12:00",
            "40 hours",
            "23 tim räknas, 5 tim kvar, klockan ställs om",
            "23 h counts, 5 h left, the clocks change",
        ),
        (
            "2026-03-28 02:30",
            "1 working day",
            "är söndag 29 mars 2026 kl. 03.00, för klockan ställs om den dagen.",
            "is Sunday 29 March 2026 at 03:00, as the clocks change that day.",
        ),
    ],
)
def test_a_change_of_clock_is_told_where_it_is_counted(
    desk: Desk, received: str, target: str, swedish: str, english: str
) -> None:
    text = (desk.folder / "policy.yaml").read_text(encoding="utf-8")
    week = next(line for line in text.splitlines() if OFFICE in line)
    desk.change("policy.yaml", week.strip(), f"{NIGHTS}}}")
    for language, expected in (("sv", swedish), ("en", english)):
        said = desk.asks("x", received, language, target=target, explain=True)
        assert expected in " ".join(said.split())
        word = "klockan ställs om" if language == "sv" else "the clocks change"
        assert " ".join(said.split()).count(word) == 1 + (target == "1 working day")


def test_a_change_of_clock_that_nothing_is_counted_over_is_not_told(desk: Desk) -> None:
    desk.change("policy.yaml", "fri: 08:00-17:00", "fri: 08:00-17:00, sun: 08:00-17:00")
    for received in ("2026-10-24 12:00", "2026-03-28 12:00"):
        assert "ställs om" not in desk.asks("x", received, target="40 hours", explain=True)
        assert "ställs om" not in desk.asks("facebook", received, explain=True)
