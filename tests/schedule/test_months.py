"""Calendar months are reckoned as people do."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialpolicy.schedule.calendar import months_after


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 3, 2), 12, date(2027, 3, 2)),
        (date(2026, 11, 22), 1, date(2026, 12, 22)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2028, 2, 29), 48, date(2032, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(9999, 12, 31), 1, date.max),
        (date(2026, 1, 1), 999_999, date.max),
    ],
)
def test_months_after(day: date, months: int, later: date) -> None:
    assert months_after(day, months) == later


@given(st.dates(max_value=date(8000, 1, 1)), st.integers(min_value=1, max_value=1200))
def test_the_month_is_right_and_the_day_never_later(day: date, months: int) -> None:
    later = months_after(day, months)
    passed = (later.year - day.year) * 12 + later.month - day.month
    assert passed == months
    assert later.day <= day.day


@given(st.dates(max_value=date(8000, 1, 1)), st.integers(min_value=1, max_value=1200))
def test_a_later_day_never_ends_earlier(day: date, months: int) -> None:
    next_day = date.fromordinal(day.toordinal() + 1)
    assert months_after(day, months) <= months_after(next_day, months)
