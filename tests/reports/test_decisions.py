"""The chain of decisions: each step in time or not, by days that are compared by hand.

The account is opened on 3 May 2015. The policy is from 24 November 2014.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from socialpolicy.register.register import Register
from socialpolicy.source import Source
from socialpolicy.text import Language
from tests.places import SAMPLE
from tests.reports.making import made, sample, screens, table_of, values_of

YEAR = date(2026, 1, 1), date(2026, 12, 31)
IN_ORDER = """\
id: prov-facebook
platform: facebook
name: Degerfors prov
handle: degerforsprov
url: https://www.facebook.com/degerforsprov
kind: operational
unit: kultur-och-utbildningsforvaltningen
board: kultur-och-utbildningsnamnden
opened: 2015-05-03
analysis: {purpose: Nå fler, audience: Alla i kommunen, message: Det som händer, on: 2015-04-01}
manager: {role: Kulturchef, asked: 2015-04-02, anchored: 2015-04-03}
approval:
  by: Förvaltningschef
  body: Kultur- och utbildningsförvaltningens ledningsgrupp
  on: 2015-05-03
  reference: KUN 2015/14
coordinator_informed: 2015-05-01
"""
ANALYSIS = next(line for line in IN_ORDER.splitlines(keepends=True) if line.startswith("analysis"))


def with_account(text: str) -> Register:
    register = replace(sample(), accounts=())
    return register.with_file("accounts/prov-facebook.yaml", Source("prov.yaml", text.encode()))


def steps(before: str = "", after: str = "") -> dict[str, tuple[Any, Any]]:
    """Give the day and the order of each step, after a change of the account's file."""
    assert before in IN_ORDER
    report = made("decisions", *YEAR, with_account(IN_ORDER.replace(before, after)))
    rows = values_of(table_of(report, "decisions"))
    return {row["step"]: (row["day"], row["state"]) for row in rows}


def test_what_was_done_by_the_opening_is_in_time() -> None:
    assert steps() == {
        "analysis": (date(2015, 4, 1), "in-time"),
        "asked": (date(2015, 4, 2), "in-time"),
        "anchored": (date(2015, 4, 3), "in-time"),
        "approved": (date(2015, 5, 3), "in-time"),
        "informed": (date(2015, 5, 1), "in-time"),
        "opened": (date(2015, 5, 3), None),
    }


@pytest.mark.parametrize(
    ("step", "before", "after", "state"),
    [
        ("analysis", "on: 2015-04-01", "on: 2015-05-04", "late"),
        ("analysis", ANALYSIS, "", "missing"),
        ("analysis", "audience: Alla i kommunen", "audience: saknas", "flawed"),
        ("asked", "asked: 2015-04-02", "asked: 2015-06-02", "late"),
        ("asked", "asked: 2015-04-02, ", "", "missing"),
        # An approval in time is an anchoring too.
        ("anchored", ", anchored: 2015-04-03", "", "by-approval"),
        ("approved", "on: 2015-05-03\n  ref", "on: 2015-05-04\n  ref", "late"),
        ("approved", "  reference: KUN 2015/14\n", "", "flawed"),
        ("approved", "utbildningsförvaltningens led", "fritidsförvaltningens led", "flawed"),
        ("informed", "2015-05-01", "2015-05-10", "late"),
        ("informed", "coordinator_informed: 2015-05-01\n", "", "missing"),
        ("informed", "2015-05-01", "[2015-05-01, 2016-05-01]", "in-time"),
    ],
)
def test_what_is_late_or_missing_is_said_so(step: str, before: str, after: str, state: str) -> None:
    assert steps(before, after)[step][1] == state


def test_where_the_organisation_is_not_known_the_approval_cannot_be_told() -> None:
    register = replace(with_account(IN_ORDER), organisation=None, organisation_whole=False)
    rows = values_of(table_of(made("decisions", *YEAR, register), "decisions"))
    assert {row["step"]: row["state"] for row in rows}["approved"] == "unknown"


def test_a_planned_account_has_what_is_yet_to_be_done() -> None:
    """Of an account to be opened on 3 May 2027 nothing is late."""
    text = IN_ORDER.replace("opened: 2015-05-03", "opened: 2027-05-03")
    text = text.replace("coordinator_informed: 2015-05-01\n", "")
    rows = values_of(table_of(made("decisions", *YEAR, with_account(text)), "decisions"))
    orders = {row["step"]: row["state"] for row in rows}
    assert (orders["informed"], orders["opened"], orders["asked"]) == ("ahead", "ahead", "in-time")


def test_an_account_older_than_the_policy_is_late_for_nothing() -> None:
    orders = steps("opened: 2015-05-03", "opened: 2014-05-03")
    assert orders["analysis"] == (date(2015, 4, 1), "older")


def test_the_take_over_stands_for_the_opening_and_renewals_are_listed() -> None:
    more = (
        "taken_over: {on: 2016-01-01, from: En förening}\n"
        "renewals:\n  - {by: Förvaltningschef, on: 2020-03-04, reference: KUN 2020/9,\n"
        "     body: Kultur- och utbildningsförvaltningens ledningsgrupp}\n"
    )
    report = made("decisions", *YEAR, with_account(IN_ORDER + more))
    rows = {row["step"]: row for row in values_of(table_of(report, "decisions"))}
    assert rows["opened"]["day"] == date(2016, 1, 1)
    assert (rows["renewed"]["day"], rows["renewed"]["reference"]) == (
        date(2020, 3, 4),
        "KUN 2020/9",
    )
    assert "övertaget" in screens([report])[Language.SWEDISH]


def test_the_steps_are_counted() -> None:
    """One account has each step once, and the sample's sixteen accounts have each sixteen times."""
    for register, accounts in ((with_account(IN_ORDER), 1), (sample(), 16)):
        rows = values_of(table_of(made("decisions", *YEAR, register), "steps"))
        assert len(list(SAMPLE.glob("accounts/*.yaml"))) == 16
        assert len(rows) == 5
        for row in rows:
            counts = [value for key, value in row.items() if key not in {"step", "accounts"}]
            assert row["accounts"] == accounts == sum(counts)


def test_remarks_are_what_the_rules_say() -> None:
    late = IN_ORDER.replace("coordinator_informed: 2015-05-01", "coordinator_informed: 2015-05-10")
    screen = screens([made("decisions", *YEAR, with_account(late))])[Language.SWEDISH]
    assert "Beskedet till Informationsenheten om prov-facebook är från den 10 maj" in " ".join(
        screen.split()
    )


def test_an_empty_register_is_a_sentence() -> None:
    screen = screens([made("decisions", *YEAR, replace(sample(), accounts=()))])[Language.SWEDISH]
    assert "Inga konton att visa." in screen
