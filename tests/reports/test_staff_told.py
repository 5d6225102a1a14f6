"""When units were told of private accounts, with days and months counted by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from socialpolicy.register.models.organisation import Organisation
from socialpolicy.register.register import Register
from socialpolicy.text import Language
from tests.reports.making import made, sample, screens, table_of, values_of

YEAR = date(2026, 1, 1), date(2026, 12, 31)


def with_units(*units: dict[str, Any]) -> Register:
    board = {"id": "socialnamnden", "name": "Socialnämnden"}
    organisation = Organisation.model_validate({"boards": [board], "units": list(units)})
    return replace(sample(), organisation=organisation)


def unit(id: str, **more: str) -> dict[str, Any]:
    return {"id": id, "name": id.title(), "kind": "department", "board": "socialnamnden", **more}


def told(
    register: Register, units: Sequence[str] = (), boards: Sequence[str] = ()
) -> dict[str, tuple[Any, ...]]:
    rows = values_of(
        table_of(made("staff-told", *YEAR, register, units=units, boards=boards), "staff-told")
    )
    return {row["unit"]: (row["told"], row["months"], row["state"]) for row in rows}


@pytest.mark.parametrize(
    ("day", "months"),
    [
        ("2026-11-22", 0),
        ("2026-10-23", 0),
        ("2026-10-22", 1),
        ("2025-11-23", 11),
        ("2025-11-22", 12),
        ("2024-12-31", 22),
    ],
)
def test_months_are_whole(day: str, months: int) -> None:
    """It is 22 November 2026."""
    register = with_units(unit("socialforvaltningen", staff_told=day))
    assert told(register) == {
        "socialforvaltningen": (date.fromisoformat(day), months, "told"),
    }


def test_a_unit_is_told_with_what_it_belongs_to_and_those_never_told_come_first() -> None:
    register = with_units(
        unit("socialforvaltningen", staff_told="2026-03-09"),
        {"id": "hemtjansten", "name": "Hemtjänsten", "kind": "unit",
         "parent": "socialforvaltningen"},
        {"id": "natten", "name": "Natten", "kind": "unit", "parent": "socialforvaltningen",
         "staff_told": "2026-09-22"},
        unit("kommande", staff_told="2026-12-01"),
        unit("nedlagd", to="2025-12-31"),
    )  # fmt: skip
    rows = told(register)
    assert list(rows) == ["kommande", "hemtjansten", "socialforvaltningen", "natten"]
    assert rows["hemtjansten"] == (date(2026, 3, 9), 8, "above")
    assert rows["natten"] == (date(2026, 9, 22), 2, "told")
    assert rows["kommande"] == (None, None, "never")


def test_a_unit_that_is_chosen_stands_for_those_below_it() -> None:
    assert set(told(sample(), units=["socialforvaltningen"])) == {
        "socialforvaltningen",
        "aldreomsorgen",
    }
    assert set(told(sample(), boards=["socialnamnden"])) == {
        "socialforvaltningen",
        "aldreomsorgen",
    }


def test_screens_fit_and_an_empty_register_is_a_sentence() -> None:
    screens([made("staff-told", *YEAR)])
    for register in (with_units(), replace(sample(), organisation=None, organisation_whole=False)):
        swedish = screens([made("staff-told", *YEAR, register)])[Language.SWEDISH]
        assert "Inga enheter att visa." in swedish
