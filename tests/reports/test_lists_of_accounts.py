"""The reports that list accounts: what stands in them, with days by hand from the calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from socialpolicy.reports.rendering.wording import plain
from socialpolicy.reports.tables import Report, Table
from socialpolicy.text import Language

Make = Callable[..., Report]


def rows_of(table: Table) -> list[dict[str, Any]]:
    """Give the rows as programs read them, by the columns' keys."""
    keys = [column.key for column in table.columns]
    return [
        dict(zip(keys, (plain(cell, Language.SWEDISH) for cell in row.cells), strict=True))
        for row in table.rows
    ]


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def account(register: Path) -> Path:
    return register / "accounts" / "example.yaml"


def add(account: Path, text: str) -> None:
    account.write_text(account.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_contacts_have_everybody_and_the_latest_day(account: Path, make: Make) -> None:
    change(
        account,
        "coordinator_informed: 2015-01-20",
        "coordinator_informed: [2015-01-20, 2024-05-06]",
    )
    change(
        account, "editors: []", "editors: [{role: Ungdomsbibliotekarie, contact: ung@exempel.se}]"
    )
    (row,) = rows_of(make("contacts").tables[0])
    assert row == {
        "account": "example",
        "platform": "facebook",
        "url": "https://www.facebook.com/exempelbibliotek",
        "responsible": "Bibliotekarie, vuxen",
        "responsible_contact": "biblioteket@exempel.se",
        "deputy": "Bibliotekarie, barn",
        "deputy_contact": "biblioteket@exempel.se",
        "editors": ["Ungdomsbibliotekarie (ung@exempel.se)"],
        "told": "2024-05-06",
    }


def test_a_closed_account_has_no_contacts(account: Path, make: Make) -> None:
    add(account, "closing: {on: 2026-06-30}\n")
    assert make("contacts").tables[0].rows == ()


def test_the_archive_list_says_what_things_were_called_before(account: Path, make: Make) -> None:
    change(account, "former_handles: []", "former_handles: [biblan]")
    add(
        account,
        "changes:\n"
        "  - {what: board, was: kommunstyrelsen, on: 2019-01-01}\n"
        "  - {what: name, was: Biblan, on: 2017-03-01}\n",
    )
    report = make("archive-plan")
    (table,) = report.tables
    (row,) = rows_of(table)
    assert table.title.in_language(Language.SWEDISH) == "Kulturnämnden"
    assert row["earlier"] == [
        "namnet Biblan till 1 mars 2017",
        "nämnden Kommunstyrelsen till 1 januari 2019",
        "användarnamnet biblan",
    ]
    assert (row["plan"], row["section"], row["recorded"], row["opened"], row["closed"]) == (
        "Dokumenthanteringsplan KUN 2024", "3.2", "2024-05-06", "2015-02-02", None,
    )  # fmt: skip
    # No setting says how often accounts are copied.
    assert len(report.notes) == 1


@pytest.mark.parametrize(
    ("copies", "latest", "due", "state"),
    [
        ("[]", None, "2015-08-02", "never"),
        ("[{on: 2026-05-21, level: unique}]", "2026-05-21", "2026-11-21", "late"),
        ("[{on: 2026-05-22, level: unique}]", "2026-05-22", "2026-11-22", "done"),
        # An overview is less than what is decided, and all of it is more.
        ("[{on: 2026-10-01, level: overview}]", None, "2015-08-02", "never"),
        ("[{on: 2025-01-31, level: unique}, {on: 2026-08-31, level: full}]", "2026-08-31",
         "2027-02-28", "done"),
    ],
)  # fmt: skip
def test_copies_to_the_archive_come_due(
    register: Path, account: Path, make: Make, copies: str, latest: str, due: str, state: str
) -> None:
    policy = register / "policy.yaml"
    add(policy, "archive: {copies_months: 6, level: unique}\n")
    add(account, f"archive_copies: {copies}\n")
    (row,) = rows_of(make("archive-plan").tables[1])
    assert (row["latest"], row["due"], row["state"]) == (latest, due, state)


def test_absences_are_told_with_who_answers(account: Path, make: Make) -> None:
    # Monday 23 November to Sunday 6 December; the deputy too is away Thursday and Friday.
    change(
        account,
        "absences: []",
        "absences:\n"
        "  - {who: responsible, from: 2026-11-23, to: 2026-12-06}\n"
        "  - {who: deputy, from: 2026-11-26, to: 2026-11-27}",
    )
    accounts, absences = make("cover").tables
    (row,) = rows_of(accounts)
    assert (row["on_duty"], row["uncovered"], row["no_log_in"]) == ("Bibliotekarie, vuxen", 2, [])
    told = [
        (each["from"], each["to"], each["away"], each["answers"], each["working_days"])
        for each in rows_of(absences)
    ]
    assert told == [
        ("2026-11-23", "2026-11-25", ["ansvarig"], "Bibliotekarie, barn (ersättare)", 3),
        ("2026-11-26", "2026-11-27", ["ansvarig", "ersättare"], "nobody", 2),
        ("2026-11-28", "2026-12-06", ["ansvarig"], "Bibliotekarie, barn (ersättare)", 5),
    ]


def test_who_cannot_log_in_is_named(account: Path, make: Make) -> None:
    change(
        account,
        'roles: ["Bibliotekarie, vuxen", "Bibliotekarie, barn"]',
        "roles: [bibliotekarie, barn]",
    )
    (row,) = rows_of(make("cover").tables[0])
    assert row["no_log_in"] == ["Bibliotekarie, vuxen", "Bibliotekarie, barn"]


@pytest.mark.parametrize(
    ("banner", "picture", "state"),
    [
        ('{version: "2014", confirmed: 2025-11-22}', "2024-08-19", "valid"),
        ('{version: "2014", confirmed: 2025-11-21}', "2024-08-19", "outdated"),
        ('{version: "2014", confirmed: 2026-03-02}', "2026-03-03", "picture_changed"),
        ('{version: "2013", confirmed: 2026-03-02}', "2024-08-19", "other_version"),
        ('{version: "2014"}', "2024-08-19", "unconfirmed"),
    ],
)  # fmt: skip
def test_banners_are_valid_for_twelve_months_and_one_picture(
    account: Path, make: Make, banner: str, picture: str, state: str
) -> None:
    change(
        account,
        '  picture_changed: 2024-08-19\n  banner: {version: "2014", confirmed: 2026-03-02, '
        'by: "Bibliotekarie, vuxen", evidence: KUN 2026/3}',
        f"  picture_changed: {picture}\n  banner: {banner}",
    )
    report = make("banners")
    (row,) = rows_of(report.tables[0])
    assert row["state"] == state
    share = next(fact.value for fact in report.facts if fact.key == "valid")
    assert share == (1 if state == "valid" else 0, 1)


def test_an_exempted_platform_has_its_reason(register: Path, make: Make) -> None:
    change(register / "policy.yaml", "exempt: {", "exempt: {facebook: Bilden är för liten")
    report = make("banners")
    (row,) = rows_of(report.tables[0])
    assert (row["state"], row["exempt"]) == ("exempt", "Bilden är för liten")


def test_where_the_rule_is_off_no_share_is_counted(register: Path, make: Make) -> None:
    change(register / "policy.yaml", "off: {}", "off: {A17: Bannern sköts av en byrå}")
    report = make("banners")
    (row,) = rows_of(report.tables[0])
    assert row["state"] == "not_asked"
    assert [fact.key for fact in report.facts] == ["current"]
    (note,) = report.notes
    assert "A17 är avstängd (Bannern sköts av en byrå)" in note.in_language(Language.SWEDISH)


def test_days_of_an_account_that_nobody_noted_are_counted_from_its_opening(
    account: Path, make: Make
) -> None:
    assert len(make("watch").notes) == 1
    change(account, ", watched: 2026-11-20", "")
    change(account, "opened: 2015-02-02", "opened: 2026-11-10")
    report = make("watch")
    (row,) = rows_of(report.tables[0])
    # From Tuesday 10 November: 11, 12, 13, 16, 17, 18, 19 and 20 are working days.
    assert (row["watched"], row["since"]) == (None, 8)
    assert "räknas då från dagen som kontot" in report.notes[-1].in_language(Language.SWEDISH)


def test_the_watch_counts_working_days_and_how_soon_things_are_seen(
    register: Path, account: Path, make: Make
) -> None:
    change(account, "watched: 2026-11-20", "watched: 2026-11-10")
    log = register / "messages" / "example"
    log.mkdir(parents=True)
    entries = [
        # Tuesday 13.00, seen 13.30; Saturday, seen Monday 9.00: an hour after the office opened.
        ("a", "2026-11-03 13:00", "2026-11-03 13:30"),
        ("b", "2026-11-07 12:00", "2026-11-09 09:00"),
        ("c", "2026-11-10 09:00", "2026-11-10 12:00"),
    ]
    (log / "2026-11.yaml").write_text(
        "".join(
            f"- id: example-{id}\n  received: {received}\n  noticed: {noticed}\n"
            "  channel: comment\n  kind: praise\n  subject: Sagostunden\n  concerns_us: true\n"
            for id, received, noticed in entries
        ),
        encoding="utf-8",
    )
    (row,) = rows_of(make("watch").tables[0])
    # From Tuesday 10 November: 11, 12, 13, 16, 17, 18, 19 and 20 are working days.
    assert (row["watched"], row["since"], row["state"]) == ("2026-11-10", 8, "late")
    # Half an hour, an hour and three hours of staffed time: the median is an hour.
    assert (row["seen"], row["delay"]) == (3, 3600)
    (row,) = rows_of(make("watch", "2026-Q3").tables[0])
    assert (row["seen"], row["delay"]) == (0, None)


def test_closed_accounts_of_all_time_or_of_a_period(account: Path, make: Make) -> None:
    add(
        account,
        "closing:\n"
        "  on: 2026-06-30\n"
        "  manager: {role: Kulturchef, asked: 2026-05-04, anchored: 2026-05-11}\n"
        "  coordinator_informed: 2026-05-12\n"
        "  announced: {on: 2026-06-01, evidence: KUN 2026/41}\n",
    )
    closed, ahead = make("closed").tables
    (row,) = rows_of(closed)
    assert (row["closed"], row["announced"], row["evidence"]) == (
        "2026-06-30", "2026-06-01", "KUN 2026/41",
    )  # fmt: skip
    # The plan was last changed in 2024, before the account closed.
    assert row["plan"] == "outdated"
    assert ahead.rows == ()
    assert len(make("closed", "2026-Q2").tables[0].rows) == 1
    assert make("closed", "2026-Q3").tables[0].rows == ()


def test_an_account_to_be_closed_is_listed_apart(account: Path, make: Make) -> None:
    add(account, "closing: {on: 2026-12-31}\n")
    closed, ahead = make("closed").tables
    assert closed.rows == ()
    assert [row["account"] for row in rows_of(ahead)] == ["example"]


NAMES = ("archive-plan", "contacts", "cover", "banners", "watch", "closed")


@pytest.mark.parametrize("name", NAMES)
def test_a_register_without_accounts_has_sentences(account: Path, make: Make, name: str) -> None:
    account.unlink()
    report = make(name)
    assert [table.rows for table in report.tables] == [()] * len(report.tables)


@pytest.mark.parametrize("name", NAMES)
def test_a_report_is_narrowed(make: Make, name: str) -> None:
    def count(**chosen: tuple[str, ...]) -> int:
        return sum(len(table.rows) for table in make(name, **chosen).tables)

    everything = count()
    assert count(units=("kulturforvaltningen",)) == everything
    assert count(boards=("Kulturnämnden",)) == everything
    assert count(units=("informationsenheten",)) == 0
    assert count(boards=("kommunstyrelsen",)) == 0
    assert count(platforms=("x",)) == 0


def test_days_are_the_calendars() -> None:
    """The days that the tests above count by."""
    assert date(2026, 11, 23).weekday() == 0
    assert date(2026, 11, 7).weekday() == 5
