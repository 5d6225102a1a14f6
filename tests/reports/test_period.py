"""Periods as people write them, with the calendar for the right values."""

from __future__ import annotations

from datetime import date

import pytest

from socialpolicy.cli.errors import CommandError
from socialpolicy.reports.period import Period, read_period
from socialpolicy.text import Language

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("word", "first", "last", "until"),
    [
        (None, date(2026, 1, 1), date(2026, 12, 31), TODAY),
        ("2025", date(2025, 1, 1), date(2025, 12, 31), date(2025, 12, 31)),
        ("2026-Q3", date(2026, 7, 1), date(2026, 9, 30), date(2026, 9, 30)),
        ("2026q4", date(2026, 10, 1), date(2026, 12, 31), TODAY),
        ("2026 kv1", date(2026, 1, 1), date(2026, 3, 31), date(2026, 3, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), date(2024, 2, 29)),
        ("2025-12", date(2025, 12, 1), date(2025, 12, 31), date(2025, 12, 31)),
        ("2026-01-15..2026-03-31", date(2026, 1, 15), date(2026, 3, 31), date(2026, 3, 31)),
        ("2026-11-22..2026-11-22", TODAY, TODAY, TODAY),
    ],
)
def test_a_period_is_read(word: str | None, first: date, last: date, until: date) -> None:
    assert read_period(word, TODAY) == Period(first, last, until)


@pytest.mark.parametrize("word", ["", "26", "2026-Q5", "2026-13", "i morgon", "2026..", "\x1b[2J"])
def test_what_is_no_period_is_refused(word: str) -> None:
    with pytest.raises(CommandError) as refused:
        read_period(word, TODAY)
    assert "2026-Q3" in refused.value.said.in_language(Language.SWEDISH)


def test_a_period_to_come_or_backwards_is_refused() -> None:
    for word in ("2027", "2026-12", "2026-03-01..2026-02-01"):
        with pytest.raises(CommandError):
            read_period(word, TODAY)


@pytest.mark.parametrize(
    ("word", "sv", "en"),
    [
        ("2025", "2025", "2025"),
        ("2026-Q3", "juli–september 2026", "July–September 2026"),
        ("2026-10", "oktober 2026", "October 2026"),
        ("2026-Q4", "1 oktober–22 november 2026", "1 October–22 November 2026"),
        ("2026-11", "1–22 november 2026", "1–22 November 2026"),
        ("2025-12-01..2026-01-31", "1 december 2025–31 januari 2026",
         "1 December 2025–31 January 2026"),
        ("2026-11-05..2026-11-05", "5 november 2026", "5 November 2026"),
    ],
)  # fmt: skip
def test_a_period_is_worded(word: str, sv: str, en: str) -> None:
    assert read_period(word, TODAY).words == (sv, en)
