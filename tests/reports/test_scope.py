"""A report says itself what it is narrowed to, and which options do not change it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from socialpolicy.register.reader import read_register
from socialpolicy.reports.compiling import Asked
from socialpolicy.reports.delivery import deliver
from socialpolicy.reports.period import read_period
from socialpolicy.reports.report import REPORTS
from socialpolicy.reports.report.run import compiled
from socialpolicy.reports.selection import Selection, read_selection
from socialpolicy.reports.tables import Report, entries_behind
from socialpolicy.text import Language
from tests.places import copy_small_sample
from tests.reports.making import SUNDAY, sample, screens

EVERYTHING = Selection()


def said(report: Report, language: Language = Language.SWEDISH) -> list[str]:
    return [each.in_language(language) for each in report.preface]


def asked(
    period: str | None = None, compare: str | None = None, selection: Selection = EVERYTHING
) -> Asked:
    today = SUNDAY.date()
    return Asked(
        read_period(period, today),
        selection,
        read_period(compare, today) if compare else None,
        period is not None,
    )


def test_every_report_says_what_it_is_narrowed_to(tmp_path: Path) -> None:
    register = read_register(copy_small_sample(tmp_path / "registry"), SUNDAY)
    selection = read_selection(
        register, ["äldreomsorgen"], ["Socialnämnden", "degerforsbyggen"], ["facebook", "x"]
    )
    for report in compiled(list(REPORTS), register, asked(None, None, selection), Language.SWEDISH):
        filters = [
            "Bara det som hör till Degerforsbyggen AB och Socialnämnden är med.",
            "Bara det som hör till Äldreomsorgen är med.",
            # Staff are told unit by unit, whatever platforms there are.
            *(["Bara konton på Facebook och X är med."] if report.name != "staff-told" else []),
        ]
        assert [each for each in said(report) if each.startswith("Bara")] == filters, report.name
        for screen in screens([report]).values():
            assert ("Bara det som" in screen) or ("Only what belongs to" in screen)


def test_a_report_of_everything_says_nothing_of_filters() -> None:
    [report] = compiled(["contacts"], sample(), asked(), Language.SWEDISH)
    assert said(report) == []


@pytest.mark.parametrize(
    ("period", "compare", "days"),
    [
        ("2026-10", "2025", "31 och 365"),
        # The quarter is not over: 31 days of October and 22 of November.
        ("2026-Q4", "2026-Q3", "53 och 92"),
        ("2026-10", "2026-02", None),
        ("2026-Q2", "2025-Q1", None),
        ("2024", "2025", None),
    ],
)
def test_periods_of_different_lengths_are_said(period: str, compare: str, days: str | None) -> None:
    [report] = compiled(["moderation"], sample(), asked(period, compare), Language.SWEDISH)
    lengths = f"Perioderna är olika långa, {days} dagar. Jämför andelar och tider, inte antal."
    # The sample's log begins in January 2025.
    begins = "Loggen börjar i januari 2025, så vad som hände dessförinnan är inte med."
    expected = ([begins] if period == "2024" else []) + ([lengths] if days else [])
    assert said(report) == expected


def test_options_that_change_nothing_are_said() -> None:
    compares = "Rapporten jämför inga perioder, så --compare ändrar den inte."
    now = "Rapporten visar läget nu, så --period ändrar den inte."
    both = asked("2025", "2024")
    expected = {"contacts": [now, compares], "forwarded": [compares], "closed": [compares]}
    for name, sentences in expected.items():
        [report] = compiled([name], sample(), both, Language.SWEDISH)
        assert said(report) == sentences, name
    # Of all reports at once, some are always of now.
    contacts = compiled(["contacts", "cover"], sample(), both, Language.SWEDISH)
    assert [said(each) for each in contacts] == [[], []]


def test_what_a_report_says_of_comparing_is_true() -> None:
    plain, comparing = asked("2026-10"), asked("2026-10", "2026-09")
    for name, listed in REPORTS.items():
        reports = [
            compiled([name], sample(), each, Language.SWEDISH)[0] for each in (plain, comparing)
        ]
        tables = [[(table.key, table.columns) for table in each.tables] for each in reports]
        assert (tables[0] != tables[1]) is listed.compares, name


def test_no_id_that_is_copied_into_a_command_is_broken() -> None:
    whole = asked("2026")
    for report in compiled(
        ["registration", "moderation", "forwarded"], sample(), whole, Language.SWEDISH
    ):
        ids = [
            row.cells[table.position("message")]
            for table in report.tables
            for row in table.rows
            if any(column.key == "message" for column in table.columns)
        ]
        for screen in screens([report]).values():
            assert [id for id in ids if str(id) not in screen] == [], report.name


def test_the_entries_behind_numbers_are_whole_on_a_screen() -> None:
    [report] = compiled(["response-times"], sample(), asked("2026-11"), Language.SWEDISH)
    table = entries_behind(report)
    for screen in screens([replace(report, tables=(table,))]).values():
        assert [row.cells[-1] for row in table.rows if str(row.cells[-1]) not in screen] == []


def test_what_could_not_be_read_is_said_before_the_figures(tmp_path: Path) -> None:
    folder = copy_small_sample(tmp_path / "registry")
    (folder / "accounts" / "kommunen-x.yaml").write_text("id: ]]\n")
    (folder / "organisation.yaml").write_text("units: [\n")
    register = read_register(folder, SUNDAY)
    for report in compiled(list(REPORTS), register, asked(), Language.SWEDISH):
        unread = said(report)[-1]
        assert unread.startswith("Allt gick inte att läsa, så något kan saknas: "), report.name
        assert "accounts/kommunen-x.yaml" in unread
        assert "organisation.yaml" in unread
        assert report.lacking[-1].in_language(Language.SWEDISH) == unread


def test_csv_which_has_no_room_for_it_says_what_was_not_read_beside_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = copy_small_sample(tmp_path / "registry")
    (folder / "accounts" / "kommunen-x.yaml").write_text("id: ]]\n")
    register = read_register(folder, SUNDAY)
    reports = compiled(["contacts"], register, asked(), Language.SWEDISH)
    deliver(reports, "contacts", "csv", None, register, Language.SWEDISH)
    written = capsys.readouterr()
    assert "kommunen-x" not in written.out
    assert "accounts/kommunen-x.yaml" in written.err.replace("\n", " ")
