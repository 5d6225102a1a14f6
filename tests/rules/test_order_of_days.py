"""The rules about an account's days, together: they fall silent exactly when the days are in order.

Each comparison belongs to one rule. So whatever the days are, nothing that is
wrong goes unsaid, and no day is marked twice.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialpolicy.finding import Finding
from socialpolicy.register.file_reader import Located
from socialpolicy.register.models.account import Account
from socialpolicy.register.reader import read_register
from socialpolicy.register.register import Register
from socialpolicy.rules import CHECKS
from socialpolicy.source import Source
from socialpolicy.yaml import Document, read
from tests.places import BASE_REGISTRY

CLOSING = "closing: {on: 2026-11-30, manager: {role: Kulturchef}}\n"
OF_DAYS = {"A05", "A07", "A09", "A10", "A12", "A26"}
MIDDLE = date(2026, 11, 22)

days = st.integers(-6, 6).map(lambda days: MIDDLE + timedelta(days))
"""Thirteen days, so that the same day often comes more than once."""

any_life = st.fixed_dictionaries(
    {
        "analysis": days,
        "asked": days,
        "anchored": days | st.none(),
        "approval": days,
        "informed": days,
        "opened": days | st.none(),
        "last_post": days | st.none(),
        "closing": days | st.none(),
        "today": days,
    }
)

STAGES = ("asked", "analysis", "anchored", "approval", "informed", "opened", "last_post")

good_life = st.lists(days, min_size=9, max_size=9).map(
    lambda days: dict(zip((*STAGES, "closing", "today"), sorted(days), strict=True))
)
"""A life in the order of its stages. Any of its days may be the same as the next."""

almost_good_life = st.builds(
    lambda good, other, stage: {**good, stage: other[stage]},
    good_life,
    any_life,
    st.sampled_from((*STAGES, "closing", "today")),
)

lives = any_life | good_life | almost_good_life


@pytest.fixture(scope="module")
def register() -> Register:
    return read_register(BASE_REGISTRY)


@pytest.fixture(scope="module")
def document() -> Document:
    """Give the faultless account, with a line for everything that these rules look at."""
    text = (BASE_REGISTRY / "accounts" / "example.yaml").read_text(encoding="utf-8") + CLOSING
    return read(Source("example.yaml", text.encode()))


def lived(account: Account, life: dict[str, Any]) -> Account:
    """Give the account these days. All else in it happened long before any of them."""
    analysis, manager, approval = account.analysis, account.manager, account.approval
    closing = account.closing
    assert analysis
    assert manager
    assert approval
    assert closing
    new = {
        "analysis": analysis.model_copy(update={"on": life["analysis"]}),
        "manager": manager.model_copy(
            update={"asked": life["asked"], "anchored": life["anchored"]}
        ),
        "approval": approval.model_copy(update={"on": life["approval"]}),
        "coordinator_informed": (life["informed"],),
        "opened": life["opened"],
        "last_post": life["last_post"],
        "closing": closing.model_copy(update={"on": life["closing"]}) if life["closing"] else None,
        "watch": None,
    }
    return account.model_copy(update=new)


def found(life: dict[str, Any], document: Document, register: Register) -> list[Finding]:
    account = lived(Account.model_validate(document.value), life)
    at_noon = datetime.combine(life["today"], datetime.min.time()).replace(hour=12)
    register = replace(
        register,
        as_of=at_noon.astimezone(register.as_of.tzinfo),
        accounts=(Located(account, document.place),),
    )
    return [
        finding
        for check in CHECKS
        if check.rule.code in OF_DAYS and check.account
        if check.applies is None or check.applies(account, register) is True
        for finding in check.account(account, document.place, register)
        if isinstance(finding, Finding)
    ]


def in_order(life: dict[str, Any]) -> bool:
    """Say whether an account may have lived like this, by the policy and by the calendar."""
    opened, closing, last_post = life["opened"], life["closing"], life["last_post"]
    before = [life["analysis"], life["asked"], life["approval"], life["informed"]]
    done = [day for day in (*before, life["anchored"], last_post) if day]
    return (
        max(done) <= life["today"]
        and life["analysis"] <= life["approval"]
        and (opened is None or max(before) <= opened)
        and (opened is None or closing is None or opened <= closing)
        and (last_post is None or (opened is not None and opened <= last_post))
        and (last_post is None or closing is None or last_post <= closing)
    )


@given(life=lives)
def test_nothing_is_found_exactly_when_the_days_are_in_order(
    life: dict[str, Any], document: Document, register: Register
) -> None:
    assert (not found(life, document, register)) == in_order(life)


@given(life=lives)
def test_no_day_is_marked_twice(
    life: dict[str, Any], document: Document, register: Register
) -> None:
    places = [finding.label.span for finding in found(life, document, register)]
    assert len(set(places)) == len(places)


@given(life=good_life)
def test_an_account_that_lived_in_order_stays_without_fault(
    life: dict[str, Any], document: Document, register: Register
) -> None:
    assert in_order(life)
    assert not found({**life, "today": life["today"] + timedelta(3000)}, document, register)
