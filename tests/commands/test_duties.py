"""`socialpolicy duties`: what comes back, counted by hand from the base register's days.

Both of its accounts had banner and log-ins confirmed on 2 March 2026, for twelve months, and are
watched every working day, last on Friday 20 November. Now is Sunday 22 November 2026. The
platforms were reviewed on 1 September, and both years' calendars are frozen.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar

if TYPE_CHECKING:
    from tests.commands.conftest import Ask


def listed(ask: Ask, *words: str) -> list[dict[str, Any]]:
    ran = ask("duties", "--format", "json", *words)
    assert (ran.code, ran.err) == (0, "")
    rows: list[dict[str, Any]] = json.loads(ran.out)["duties"]
    return rows


def found(ask: Ask, *words: str) -> list[tuple[str | None, str, str | None]]:
    return [(row["on"], row["what"], row["about"]) for row in listed(ask, *words)]


def changed(register: Path, file: str, before: str, after: str) -> None:
    path = register / file
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")


def test_what_comes_back_within_a_year(ask: Ask) -> None:
    assert found(ask, "--within", "1 år") == [
        ("2026-11-23", "watch", "example"),
        ("2026-11-23", "watch", "kommunen"),
        ("2027-03-02", "access", "example"),
        ("2027-03-02", "access", "kommunen"),
        ("2027-03-02", "banner", "example"),
        ("2027-03-02", "banner", "kommunen"),
        ("2027-09-01", "platforms", None),
    ]


@pytest.mark.parametrize(
    ("within", "count"),
    [
        ("60 days", 2),
        ("100 dagar", 6),  # Sunday 22 November and 100 days is 2 March
        ("99 dagar", 2),
        ("15 veckor", 6),
        ("3 månader", 2),
        ("4 months", 6),
        ("0 days", 0),
    ],
)
def test_how_far_ahead(ask: Ask, within: str, count: int) -> None:
    assert len(found(ask, "--within", within)) == count


def test_what_is_late_or_was_never_done_is_always_there(ask: Ask, register: Path) -> None:
    changed(register, "accounts/example.yaml", "checked: 2026-03-02", "checked: 2025-03-02")
    changed(register, "accounts/kommunen.yaml", "  records_training: 2025-03-04\n", "")
    changed(register, "policy.yaml", "platforms_reviewed: 2026-09-01\n", "")
    (register / "calendar" / "2027.yaml").unlink()
    told = register / "organisation.yaml"
    told.write_text(told.read_text("utf-8").replace("    staff_told: 2026-02-01\n", "", 1), "utf-8")
    assert found(ask, "--within", "0 dagar") == [
        (None, "platforms", None),
        (None, "records-training", "kommunen"),
        (None, "staff-told", "kommunstyrelseforvaltningen"),
        ("2026-03-02", "access", "example"),
        ("2026-11-22", "calendar", None),
    ]
    states = [row["state"] for row in listed(ask, "--within", "0 dagar")]
    assert states == ["never", "never", "never", "late", "today"]


def test_archive_copies_come_back_where_that_is_decided(ask: Ask, register: Path) -> None:
    with (register / "policy.yaml").open("a", encoding="utf-8") as file:
        file.write("archive: {copies_months: 6, level: unique}\n")
    with (register / "accounts" / "example.yaml").open("a", encoding="utf-8") as file:
        file.write(
            "archive_copies:\n"
            "  - {on: 2026-06-30, level: full, reference: KUN 2026/9}\n"
            "  - {on: 2026-10-01, level: overview, reference: KUN 2026/19}\n"
        )
    copies = [each for each in found(ask) if each[1] == "archive-copy"]
    # An overview is less than what is decided. The other account, opened in 2016, has no copy.
    assert copies == [
        ("2016-11-02", "archive-copy", "kommunen"),
        ("2026-12-30", "archive-copy", "example"),
    ]


def test_days_when_nobody_is_on_duty(ask: Ask, register: Path) -> None:
    """Christmas Eve and the days after it are no working days; Monday 28 December is."""
    changed(
        register,
        "accounts/example.yaml",
        "absences: []",
        "absences:\n  - {who: responsible, from: 2026-12-21, to: 2027-01-06}\n"
        "  - {who: deputy, from: 2026-12-24, to: 2026-12-29}",
    )
    assert ("2026-12-28", "uncovered", "example") in found(ask)


def test_a_unit_has_its_own(ask: Ask) -> None:
    assert found(ask, "--unit", "informationsenheten", "--within", "1 år") == [
        ("2026-11-23", "watch", "kommunen"),
        ("2027-03-02", "access", "kommunen"),
        ("2027-03-02", "banner", "kommunen"),
    ]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_text_fits_80_columns_and_says_what_to_run(ask: Ask, language: str) -> None:
    ran = ask("--lang", language, "duties", "--within", "1 year")
    assert ran.code == 0
    assert max(map(len, ran.out.splitlines())) <= 80
    assert "socialpolicy confirm-access kommunen" in ran.out
    assert ("Se över kontot" if language == "sv" else "Look it through") in ran.out


def test_a_calendar_has_a_day_each(ask: Ask) -> None:
    ran = ask("duties", "--format", "ics", "--within", "1 år")
    events: list[Any] = list(Calendar.from_ical(ran.out).walk("VEVENT"))
    assert len(events) == 7
    assert len({str(event["uid"]) for event in events}) == 7
    first = events[0]
    assert first["dtstart"].dt.isoformat() == "2026-11-23"
    assert str(first["summary"]) == "Kontot ska ses över: example"
    assert ask("duties", "--format", "ics", "--within", "1 år").out == ran.out


def test_a_file_that_cannot_be_understood_is_named(ask: Ask, register: Path) -> None:
    (register / "accounts" / "kommunen.yaml").write_text("id: [\n")
    ran = ask("duties")
    assert ran.code == 0
    assert "kommunen.yaml" in ran.out
    assert "watched example" in ran.out
    assert "kommunen.yaml" in ask("duties", "--format", "ics").err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--within", "länge"), "länge är ingen tid. Skriv till exempel"),
        (("--within", "-3 dagar"), "är ingen tid"),
        (("--within", "99 år"), "99 år är för lång tid"),
        (("--format", "pdf"), "Formatet pdf finns inte"),
        (("--unit", "okänd"), "Ingen enhet heter okänd"),
    ],
)
def test_unknown_words_are_refused(ask: Ask, words: tuple[str, ...], said: str) -> None:
    ran = ask("duties", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_two_exceptions_of_one_account_are_two_events(ask: Ask, register: Path) -> None:
    entry = (
        "- {{rule: {}, account: example, reason: Rekrytering pågår, decided_by: Informationschef, "
        "reference: KS 2026/88, on: 2026-11-02, until: 2026-12-01}}\n"
    )
    text = entry.format("A14") + entry.format("A20")
    (register / "exceptions.yaml").write_text(text, encoding="utf-8")
    calendar = Calendar.from_ical(ask("duties", "--format", "ics").out)
    ends = [e for e in calendar.walk("VEVENT") if "ndantag" in str(e["summary"])]
    assert len({str(event["uid"]) for event in ends}) == 2
    # The morning's page has what runs out within thirty days.
    assert ask("today").out.count("ett undantag går ut") == 2


def test_a_length_that_is_one_but_too_long_is_called_so(ask: Ask) -> None:
    for word in ("100000 days", "999999999 år"):
        refused = ask("duties", "--within", word)
        assert refused.code == 2
        assert "för lång" in refused.err
