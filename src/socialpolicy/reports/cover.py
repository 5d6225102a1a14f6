"""Who steps in when somebody is away, and the days that nobody does (clauses 30, 43)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from socialpolicy.register.models.account import Account
from socialpolicy.register.models.holders import Duty
from socialpolicy.register.naming import plain_title
from socialpolicy.register.register import Register, working_days_between
from socialpolicy.reports.columns import (
    ACCOUNT,
    DEPUTY,
    PLATFORM,
    RESPONSIBLE,
    on_duty_cell,
    platform_of,
)
from socialpolicy.reports.compiling import Asked, OfAccounts
from socialpolicy.reports.report import REPORTS
from socialpolicy.reports.tables import Column, Kind, Report, Row, Table
from socialpolicy.text import FilledText, Text

AHEAD = timedelta(90)
"""How far ahead absences are looked at: a school term's holidays, and time to find a deputy."""

_ACCOUNT_COLUMNS = (
    ACCOUNT,
    PLATFORM,
    RESPONSIBLE,
    DEPUTY,
    Column("no_log_in", Text(sv="Saknar inloggning", en="Lack a log-in"), Kind.LIST),
    Column("on_duty", Text(sv="Svarar i dag", en="Answers today")),
    Column("uncovered", Text(sv="Arbetsdagar utan någon", en="Working days without anybody"),
           Kind.NUMBER),
)  # fmt: skip
_DAY_COLUMNS = (
    ACCOUNT,
    Column("from", Text(sv="Från", en="From"), Kind.DAY),
    Column("to", Text(sv="Till", en="To"), Kind.DAY),
    Column("away", Text(sv="Borta", en="Away"), Kind.LIST),
    Column("answers", Text(sv="Svarar", en="Answers")),
    Column("contact", Text(sv="Nås på", en="Reached at")),
    Column("working_days", Text(sv="Arbetsdagar", en="Working days"), Kind.NUMBER),
)
_ACCOUNTS = Text(sv="Öppna konton", en="Open accounts")
_NONE = Text(sv="Inga öppna konton att visa.", en="No open accounts to show.")
_ABSENCES = Text(sv="Frånvaro till och med {last}", en="Absences until {last}")
_NO_ABSENCE = Text(sv="Ingen frånvaro är antecknad.", en="No absence has been noted.")
_RESPONSIBLE_AWAY = Text(sv="ansvarig", en="responsible")
_DEPUTY_AWAY = Text(sv="ersättare", en="deputy")


def start(register: Register, asked: Asked) -> OfAccounts:
    """Begin the report."""
    return OfAccounts(register, asked, _report)


def _report(register: Register, asked: Asked) -> Report:
    last = register.today + AHEAD
    accounts = [
        account
        for account, _ in asked.selection.accounts(register)
        if account.is_open(register.today)
    ]
    return Report(
        name="cover",
        title=REPORTS["cover"].title,
        authority=register.policy.authority,
        as_of=register.local_now,
        tables=(
            Table(
                "accounts",
                _ACCOUNTS,
                _ACCOUNT_COLUMNS,
                tuple(_of_account(account, register) for account in accounts),
                _NONE,
                below=frozenset({"platform", "no_log_in", "responsible", "deputy"}),
            ),
            Table(
                "absences",
                FilledText(_ABSENCES, {"last": last}),
                _DAY_COLUMNS,
                tuple(row for account in accounts for row in _of_days(account, register)),
                _NO_ABSENCE,
                below=frozenset({"contact", "away"}),
            ),
        ),
    )


def _of_account(account: Account, register: Register) -> Row:
    responsible, deputy = account.responsible, account.deputy
    access = {plain_title(role) for role in account.access.roles} if account.access else set()
    lacking = [
        holder.role
        for holder in (responsible, deputy)
        if holder and plain_title(holder.role) not in access
    ]
    return Row(
        (
            account.id,
            platform_of(account),
            responsible.role if responsible else None,
            deputy.role if deputy else None,
            tuple(lacking),
            on_duty_cell(account.on_duty(register.today)),
            sum(
                _working_days(first, last, register)
                for first, last, duty in _stretches(account, register)
                if duty.holder is None
            ),
        )
    )


def _of_days(account: Account, register: Register) -> Iterator[Row]:
    for first, last, duty in _stretches(account, register):
        away = [
            words
            for who, words in (("responsible", _RESPONSIBLE_AWAY), ("deputy", _DEPUTY_AWAY))
            if account.is_away("responsible" if who == "responsible" else "deputy", first)
        ]
        if away:
            yield Row(
                (
                    account.id,
                    first,
                    last,
                    tuple(away),
                    on_duty_cell(duty),
                    duty.holder.contact if duty.holder else None,
                    _working_days(first, last, register),
                )
            )


def _stretches(account: Account, register: Register) -> Iterator[tuple[date, date, Duty]]:
    """Divide the time ahead into days in a row with the same people away, and who answers then."""
    # Of most accounts nobody is away, and one day is as any other.
    ahead = AHEAD.days if account.absences else 0
    days = [register.today + timedelta(number) for number in range(ahead + 1)]
    if account.closing:
        days = [day for day in days if day < account.closing.on]

    def away(day: date) -> tuple[bool, bool]:
        return account.is_away("responsible", day), account.is_away("deputy", day)

    for _, group in groupby(days, away):
        first, *more = group
        yield first, more[-1] if more else first, account.on_duty(first)


def _working_days(first: date, last: date, register: Register) -> int:
    return working_days_between(register, first - timedelta(1), last) or 0
