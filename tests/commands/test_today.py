"""`socialpolicy today`: what is to be answered, looked through and renewed.

The base register's library answers within one working day, 08–17 on weekdays, and is watched
every working day. Monday 23 November 2026 is in week 48.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.commands.conftest import Ask

MONDAY, TUESDAY = "2026-11-23 08:30", "2026-11-24 08:30"
LOG = """\
- id: example-20261119-aaaa
  received: 2026-11-19 14:05
  channel: comment
  kind: question
  subject: Öppettider i mellandagarna
- id: example-20261121-bbbb
  received: 2026-11-21 14:05
  channel: post
  kind: complaint
  subject: Trasig bokinkastslucka
"""


@pytest.fixture
def log(register: Path) -> Path:
    file = register / "messages" / "example" / "2026-11.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(LOG, encoding="utf-8")
    return file


def page(ask: Ask, *words: str, at: str = MONDAY) -> dict[str, Any]:
    ran = ask("today", "--format", "json", "--at", at, *words)
    assert (ran.code, ran.err) == (0, "")
    answer: dict[str, Any] = json.loads(ran.out)
    return answer


def changed(register: Path, file: str, before: str, after: str) -> None:
    path = register / file
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")


@pytest.mark.usefixtures("log")
class TestAMonday:
    def test_late_and_due_today(self, ask: Ask) -> None:
        """Friday's deadline has passed; Saturday's message is due when Monday closes."""
        answer = page(ask)
        assert [item["id"][-4:] for item in answer["overdue"]] == ["aaaa"]
        assert [item["due"] for item in answer["due_today"]] == ["2026-11-23T17:00:00+01:00"]
        assert answer["closes"] == "2026-11-23T17:00:00+01:00"

    def test_it_is_read_from_the_top(self, ask: Ask) -> None:
        lines = ask("today", "--at", MONDAY).out.splitlines()
        assert lines[0] == (
            "Måndag 23 november 2026 kl. 08.30, vecka 48. Arbetsdagen slutar 17.00."
        )
        late = lines.index(next(line for line in lines if line.startswith("Sena svar")))
        assert lines[late].endswith("svarar i dag")
        # Friday 14.05 to 17.00 is 2 h 55 min, and half an hour more on Monday.
        assert lines[late + 1].split()[:4] == ["3", "arbetstimmar", "example", "Öppettider"]
        assert lines[late + 1].endswith("Bibliotekarie, vuxen")
        assert lines[late + 2] == "Ska tas om hand i dag"
        assert lines[late + 3].split()[:3] == ["kl.", "17.00", "example"]
        assert all(len(line) <= 80 for line in lines)

    def test_a_narrow_screen_gives_the_subject_a_line(self, ask: Ask) -> None:
        lines = ask("today", "--at", MONDAY, COLUMNS="50").out.splitlines()
        assert "    Trasig bokinkastslucka" in lines
        assert all(len(line) <= 50 for line in lines if "socialpolicy" not in line)

    def test_the_deputy_has_a_star(self, ask: Ask, register: Path) -> None:
        away = "absences: [{who: responsible, from: 2026-11-23, to: 2026-11-25}]"
        changed(register, "accounts/example.yaml", "absences: []", away)
        text = ask("today", "--at", MONDAY).out
        assert text.count("Bibliotekarie, barn *\n") == 2
        assert "* ersättare, för den ansvariga är borta" in text

    def test_narrowed_to_a_role(self, ask: Ask) -> None:
        assert page(ask, "--role", "bibliotekarie, vuxen")["overdue"]
        other = page(ask, "--role", "Bibliotekarie, barn")
        assert (other["overdue"], other["due_today"], other["watch"]) == ([], [], [])
        ran = ask("today", "--role", "Bibliotekari, vuxen")
        assert (ran.code, ran.out) == (2, "")
        assert "bibliotekarie, vuxen" in ran.err

    def test_narrowed_to_an_account_or_a_unit(self, ask: Ask) -> None:
        assert not page(ask, "--account", "kommunen")["overdue"]
        assert page(ask, "--unit", "kulturforvaltningen")["overdue"]
        for wrong in (("--account", "exampel"), ("--unit", "kultur")):
            ran = ask("today", *wrong)
            assert (ran.code, ran.out) == (2, "")


def watched(ask: Ask, at: str) -> list[str]:
    return [each["account"] for each in page(ask, at=at)["watch"]]


def test_an_account_is_to_be_looked_through_when_its_working_days_have_come(
    ask: Ask, register: Path
) -> None:
    """Watched on Friday 20 every working day: not again on Friday or the weekend, but on Monday."""
    assert "watched: 2026-11-20" in (register / "accounts" / "example.yaml").read_text("utf-8")
    assert "example" not in watched(ask, "2026-11-20 12:00")
    assert "example" not in watched(ask, "2026-11-21 12:00")
    assert "example" in watched(ask, MONDAY)
    changed(register, "accounts/example.yaml", "every_working_days: 1", "every_working_days: 2")
    assert "example" not in watched(ask, MONDAY)
    assert "example" in watched(ask, "2026-11-24 08:30")


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("received: 2026-11-20 09:00", True),  # Friday, as the note has it already
        ("received: 2026-11-23 08:10", False),
        ("received: 2026-11-19 14:05\n  actions: [{did: answered, at: 2026-11-23 08:15}]", False),
        ('received: 2026-11-20 09:00\n  reference: "2026-11-23"', True),
    ],
)
def test_what_is_logged_shows_that_an_account_is_watched_as_in_check(
    message: str, expected: bool, ask: Ask, register: Path
) -> None:
    file = register / "messages" / "example" / "2026-11.yaml"
    file.parent.mkdir(parents=True)
    entry = f"- id: example-20261119-aaaa\n  {message}\n  channel: post\n  kind: praise\n"
    file.write_text(f"{entry}  subject: Tack\n", encoding="utf-8")
    assert ("example" in watched(ask, MONDAY)) is expected
    # A day later check warns of just the account that was to be looked through the day before.
    found = json.loads(ask("check", "--select", "M16", "--format", "json", "--at", TUESDAY).out)
    told = [each["message"].split()[0] for each in found["findings"]]
    assert ("example" in told) is expected


def test_what_runs_out_within_thirty_days(ask: Ask, register: Path) -> None:
    """Confirmed on 10 December 2025 for twelve months: 17 days left on 23 November 2026."""
    text = (register / "accounts" / "example.yaml").read_text("utf-8")
    confirmed = next(line for line in text.splitlines() if "confirmed:" in line)
    day = confirmed.partition("confirmed: ")[2][:10]
    changed(register, "accounts/example.yaml", f"confirmed: {day}", "confirmed: 2025-12-10")
    events = page(ask)["soon"]
    due = {"on": "2026-12-10", "what": "banner", "account": "example", "year": None}
    assert due in events
    assert due not in page(ask, at="2026-11-09 08:30")["soon"]
    assert (
        "  10 december  example: bannern ska bekräftas igen\n" in ask("today", "--at", MONDAY).out
    )


def test_next_years_calendar_is_asked_for_from_october(ask: Ask, register: Path) -> None:
    for file in (register / "calendar").glob("2027.yaml"):
        file.unlink()
    years = [event["year"] for event in page(ask)["soon"] if event["what"] == "calendar"]
    assert 2027 in years
    early = page(ask, at="2026-09-30 12:00")["soon"]
    assert 2027 not in [event["year"] for event in early]


def test_a_day_when_nobody_is_on_duty(ask: Ask) -> None:
    assert "I dag är ingen på plats (söndag)." in ask("today", "--at", "2026-11-22 12:00").out
    english = ask("today", "--at", "2026-11-23 18:00", "--lang", "en").out
    assert "The working day is over." in english
    assert "No answer is late, and none is to be given today." in english


def test_just_now_is_late_by_no_minutes(ask: Ask, log: Path) -> None:
    """Thursday's message was due on Friday at 14.05: half a minute later is no minute of work."""
    for at in ("2026-11-20 14:05:30", "2026-11-20 14:05:01"):
        lines = ask("today", "--at", at).out.splitlines()
        first = lines[lines.index(next(each for each in lines if each.startswith("Sena svar"))) + 1]
        assert first.split()[:2] == ["nyss", "example"]


def test_what_should_have_been_done_is_told(ask: Ask, register: Path) -> None:
    """A banner of 10 October 2025 held for twelve months, so it was due on 10 October 2026."""
    text = (register / "accounts" / "example.yaml").read_text("utf-8")
    confirmed = next(line for line in text.splitlines() if "confirmed:" in line)
    day = confirmed.partition("confirmed: ")[2][:10]
    changed(register, "accounts/example.yaml", f"confirmed: {day}", "confirmed: 2025-10-10")
    banner = {"on": "2026-10-10", "what": "banner", "account": "example", "year": None}
    assert banner in page(ask)["late"]
    assert banner not in page(ask, at="2026-10-10 08:30")["late"]
    assert page(ask, "--account", "kommunen")["late"] == []
    lines = ask("today", "--at", MONDAY).out.splitlines()
    row = ["senast", "10", "oktober", "2026", "example", "Bekräfta", "bannern"]
    assert [each.split() for each in lines].index(row) > next(
        number for number, line in enumerate(lines) if line.startswith("Skulle ha varit gjort: ")
    )
    assert "  Allt, med vem och hur: socialpolicy duties" in lines


def test_today_and_duties_agree_on_what_is_late_or_never_done(ask: Ask) -> None:
    at = "2028-06-01 10:00"
    table = json.loads(ask("duties", "--format", "json", "--at", at).out)["duties"]
    answer = page(ask, at=at)
    others = [each for each in table if each["what"] != "watch"]
    late = [each["about"] for each in others if each["state"] == "late"]
    never = [each for each in others if each["state"] == "never"]
    assert late
    assert sorted(late, key=str) == sorted((each["account"] for each in answer["late"]), key=str)
    assert len(never) == answer["never_done"]
