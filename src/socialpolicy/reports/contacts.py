"""Whom to reach about each account: the list that the information unit keeps (clauses 8, 29)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from socialpolicy.register.models.account import Account
from socialpolicy.register.models.holders import Holder
from socialpolicy.register.register import Register
from socialpolicy.reports.columns import ACCOUNT, ADDRESS, PLATFORM, platform_of
from socialpolicy.reports.compiling import Asked, OfAccounts
from socialpolicy.reports.report import REPORTS
from socialpolicy.reports.tables import Column, Kind, Report, Row, Table
from socialpolicy.text import Text

_COLUMNS = (
    ACCOUNT,
    PLATFORM,
    ADDRESS,
    Column("responsible", Text(sv="Ansvarig", en="Responsible")),
    Column("responsible_contact", Text(sv="Nås på", en="Reached at")),
    Column("deputy", Text(sv="Ersättare", en="Deputy")),
    Column("deputy_contact", Text(sv="Ersättaren nås på", en="Deputy reached at")),
    Column("editors", Text(sv="Skriver också", en="Also writes"), Kind.LIST),
    Column("told", Text(sv="Samordnaren fick veta", en="Coordinator informed"), Kind.DAY),
)
_TITLE = Text(sv="Öppna och planerade konton", en="Open and planned accounts")
_NONE = Text(sv="Inga konton att visa.", en="No accounts to show.")


def start(register: Register, asked: Asked) -> OfAccounts:
    """Begin the report."""
    return OfAccounts(register, asked, _report)


def _report(register: Register, asked: Asked) -> Report:
    rows = tuple(_rows(register, asked))
    return Report(
        name="contacts",
        title=REPORTS["contacts"].title,
        authority=register.policy.authority,
        as_of=register.local_now,
        tables=(Table("contacts", _TITLE, _COLUMNS, rows, _NONE),),
    )


def _rows(register: Register, asked: Asked) -> Iterator[Row]:
    for account, _ in asked.selection.accounts(register):
        if not account.is_closed(register.today):
            yield Row(
                (
                    account.id,
                    platform_of(account),
                    account.url,
                    *_reached(account.responsible),
                    *_reached(account.deputy),
                    tuple(map(_written, account.editors)),
                    _told(account),
                )
            )


def _reached(holder: Holder | None) -> tuple[str | None, str | None]:
    return (holder.role, holder.contact) if holder else (None, None)


def _written(holder: Holder) -> str:
    return f"{holder.role} ({holder.contact})" if holder.contact else holder.role


def _told(account: Account) -> date | None:
    """Give the last day that the coordinator was informed of the account."""
    return account.coordinator_informed[-1] if account.coordinator_informed else None
