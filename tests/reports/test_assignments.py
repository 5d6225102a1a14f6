"""Who has which account by whose assignment, and who acts without one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from socialpolicy.register.register import Register
from socialpolicy.source import Source
from socialpolicy.text import Language
from tests.places import SAMPLE
from tests.reports.independent import plain
from tests.reports.making import made, sample, screens, table_of, values_of, with_log

NOVEMBER = date(2026, 11, 1), date(2026, 11, 22)
ACCOUNT = """\
id: prov-facebook
platform: facebook
name: Degerfors prov
handle: degerforsprov
url: https://www.facebook.com/degerforsprov
kind: operational
unit: informationsenheten
opened: 2015-05-03
responsible:
  role: Kommunikatör
  assignment: {by: Informationschef, on: 2015-04-01, anchored: 2015-04-02}
  records_training: 2026-02-09
deputy:
  role: Webbredaktör
editors:
  - {role: Fotograf, assignment: {by: Informationschef}}
access: {roles: [kommunikatör, Webbredaktör, Praktikant], kept_in: Valvet}
"""


def register(text: str = ACCOUNT, log: Sequence[dict[str, Any]] = ()) -> Register:
    one = replace(sample(), accounts=(), logs=())
    one = one.with_file("accounts/prov-facebook.yaml", Source("prov.yaml", text.encode()))
    return with_log(log, one)


def message(*actions: dict[str, str]) -> dict[str, Any]:
    return {
        "id": "prov-facebook-20261102-aaaa",
        "account": "prov-facebook",
        "received": "2026-11-02 09:00",
        "channel": "comment",
        "kind": "question",
        "subject": "Påhittat",
        "actions": list(actions),
    }


def answered(by: str, at: str = "2026-11-03 10:00") -> dict[str, str]:
    return {"did": "answered", "at": at, "by": by}


def without(log: Sequence[dict[str, Any]] = ()) -> dict[str, tuple[Any, ...]]:
    report = made("assignments", *NOVEMBER, register(log=log))
    return {
        row["role"]: (tuple(each.code for each in row["why"]), row["actions"], row["latest"])
        for row in values_of(table_of(report, "without"))
    }


def test_each_role_is_listed_with_what_it_has() -> None:
    report = made("assignments", *NOVEMBER, register())
    assert [
        (row["role"], row["part"], row["by"], row["on"], row["anchored"], row["trained"])
        for row in values_of(table_of(report, "assignments"))
    ] == [
        ("Kommunikatör", "responsible", "Informationschef", date(2015, 4, 1), date(2015, 4, 2),
         date(2026, 2, 9)),
        ("Webbredaktör", "deputy", None, None, None, None),
        ("Fotograf", "editors", "Informationschef", None, None, None),
    ]  # fmt: skip
    flaws = [row["role"] for row in values_of(table_of(report, "flaws"))]
    assert flaws == ["Webbredaktör", "Fotograf"]


def test_who_has_or_logs_in_without_an_assignment_is_listed() -> None:
    assert without() == {
        "Praktikant": (("logs-in",), 0, None),
        "Webbredaktör": (("holds", "logs-in"), 0, None),
    }


@pytest.mark.parametrize(
    ("actions", "found"),
    [
        ([answered("Kommunikatör")], None),
        ([answered("KOMMUNIKATÖR ")], None),
        ([answered("Vikarie")], (("in-log",), 1, date(2026, 11, 3))),
        (
            [
                {"did": "hidden", "at": "2026-11-02 10:00", "by": "vikarie"},
                answered("Vikarie", "2026-11-04 10:00"),
            ],
            (("in-log",), 2, date(2026, 11, 4)),
        ),
        # Who was forwarded it, or belongs to a unit that was, may answer.
        (
            [
                {"did": "forwarded", "at": "2026-11-02 10:00", "by": "Kommunikatör",
                 "to": "Vikarie"},
                answered("Vikarie"),
            ],
            None,
        ),
        (
            [
                {"did": "forwarded", "at": "2026-11-02 10:00", "by": "Kommunikatör",
                 "to": "kansliet"},
                answered("Vikarie"),
            ],
            None,
        ),
        # Not in the period, and not yet.
        ([answered("Vikarie", "2026-11-22 18:00")], None),
        ([answered("saknas")], None),
    ],
)  # fmt: skip
def test_who_acts_in_the_log_without_an_assignment_is_listed(
    actions: list[dict[str, str]], found: tuple[Any, ...] | None
) -> None:
    rows = {role.casefold(): row for role, row in without([message(*actions)]).items()}
    assert rows.get("vikarie") == found
    assert len(rows) == 2 + (found is not None)


def test_the_sample_has_every_role_of_its_open_accounts() -> None:
    expected = 0
    for file in SAMPLE.glob("accounts/*.yaml"):
        account = plain(file)
        if account.get("closing", {}).get("on", "9999") > "2026-11-22":
            expected += sum(key in account for key in ("responsible", "deputy"))
            expected += len(account.get("editors", ()))
    report = made("assignments", *NOVEMBER)
    assert len(table_of(report, "assignments").rows) == expected
    assert table_of(report, "without").rows == ()


def test_screens_fit_and_an_empty_register_is_in_sentences() -> None:
    screens([made("assignments", *NOVEMBER), made("assignments", *NOVEMBER, register())])
    empty = replace(sample(), accounts=(), logs=())
    swedish = screens([made("assignments", *NOVEMBER, empty)])[Language.SWEDISH]
    assert "Ingen har något konto." in swedish
