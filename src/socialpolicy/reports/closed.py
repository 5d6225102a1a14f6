"""The accounts that are closed or soon will be, and what was done about it (clauses 31-33, 9)."""

from __future__ import annotations

from collections.abc import Iterator

from socialpolicy.register.models.account import Account
from socialpolicy.register.models.account_events import Announced, Manager
from socialpolicy.register.register import Register
from socialpolicy.reports.columns import (
    ACCOUNT,
    CLOSED,
    OPENED,
    PLATFORM,
    UNIT,
    platform_of,
    unit_cell,
)
from socialpolicy.reports.compiling import Asked, OfAccounts
from socialpolicy.reports.report import REPORTS
from socialpolicy.reports.tables import Cell, Coded, Column, Kind, Report, Row, Table
from socialpolicy.text import Text

_COLUMNS = (
    ACCOUNT,
    PLATFORM,
    UNIT,
    OPENED,
    CLOSED,
    Column("manager_asked", Text(sv="Chefen tillfrågad", en="Manager asked"), Kind.DAY),
    Column("anchored", Text(sv="Förankrat", en="Anchored"), Kind.DAY),
    Column("coordinator", Text(sv="Samordnaren fick veta", en="Coordinator informed"), Kind.DAY),
    Column("announced", Text(sv="Besked i kanalen", en="Notice in the channel"), Kind.DAY),
    Column("evidence", Text(sv="Bevis, eller skälet", en="Evidence, or why not")),
    Column("plan", Text(sv="Dokumenthanteringsplanen", en="Archive plan")),
    Column("recorded", Text(sv="Planen ändrad", en="Plan changed"), Kind.DAY),
    Column("copied", Text(sv="Sista arkivkopian", en="Last archive copy"), Kind.DAY),
)
_TITLE = Text(sv="Avslutade konton", en="Closed accounts")
_AHEAD = Text(sv="Konton som ska avslutas", en="Accounts to be closed")
_NONE = Text(sv="Inget konto är avslutat.", en="No account has been closed.")
_NONE_THEN = Text(
    sv="Inget konto avslutades under perioden.", en="No account was closed in the period."
)
_NONE_AHEAD = Text(sv="Inget konto ska avslutas.", en="No account is to be closed.")
_UPDATED = Coded("updated", Text(sv="ändrad", en="changed"))
_OUTDATED = Coded("outdated", Text(sv="inte ändrad", en="not changed"))
_ABSENT = Coded("absent", Text(sv="saknas", en="missing"))


def start(register: Register, asked: Asked) -> OfAccounts:
    """Begin the report."""
    return OfAccounts(register, asked, _report)


def _report(register: Register, asked: Asked) -> Report:
    today = register.today
    accounts = [account for account, _ in asked.selection.accounts(register) if account.closing]
    closed = [each for each in accounts if each.is_closed(today)]
    # All that ever closed are of interest, but where a time was asked for.
    if asked.period_given:
        closed = [each for each in closed if each.closing and asked.period.has(each.closing.on)]
    ahead = [each for each in accounts if not each.is_closed(today)]
    empty = _NONE_THEN if asked.period_given else _NONE
    return Report(
        name="closed",
        title=REPORTS["closed"].title,
        authority=register.policy.authority,
        as_of=register.local_now,
        period=asked.period.words if asked.period_given else None,
        tables=(
            Table("closed", _TITLE, _COLUMNS, _rows(closed, register), empty),
            Table("ahead", _AHEAD, _COLUMNS, _rows(ahead, register), _NONE_AHEAD),
        ),
    )


def _rows(accounts: list[Account], register: Register) -> tuple[Row, ...]:
    ordered = sorted(accounts, key=lambda each: (each.closing and each.closing.on, each.id))
    return tuple(Row(tuple(_cells(each, register))) for each in ordered)


def _cells(account: Account, register: Register) -> Iterator[Cell]:
    closing = account.closing
    manager = (closing and closing.manager) or Manager()
    announced = (closing and closing.announced) or Announced()
    on = closing.on if closing else None
    recorded = account.archive_plan.recorded if account.archive_plan else None
    copies = [each.on for each in account.archive_copies]
    yield account.id
    yield platform_of(account)
    yield unit_cell(account.unit, register)
    yield account.opened
    yield on
    yield manager.asked
    yield manager.anchored
    yield closing.coordinator_informed if closing else None
    yield announced.on
    yield announced.evidence or announced.impossible
    yield _ABSENT if recorded is None else _UPDATED if on and recorded >= on else _OUTDATED
    yield recorded
    yield max(copies, default=None)
