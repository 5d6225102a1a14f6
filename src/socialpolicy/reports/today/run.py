"""The work of `today`: what the page holds, narrowed to accounts, units or roles."""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from socialpolicy.cli.account_lookup import account_meant, names_of
from socialpolicy.cli.context import Context
from socialpolicy.cli.errors import (
    CommandError,
    in_the_same_words,
    perhaps,
    require_choice,
    visible,
)
from socialpolicy.cli.load import register_with_log, require_settings, warn_of_later_facts
from socialpolicy.register.layout import Role
from socialpolicy.register.models.account import Account
from socialpolicy.register.naming import plain_title
from socialpolicy.register.overdue import OverdueMessage, Pending, find_overdue
from socialpolicy.register.register import Register, working_days_between
from socialpolicy.reports.overdue import run as overdue
from socialpolicy.reports.today import FORMATS
from socialpolicy.reports.today.formats import Page, render
from socialpolicy.reports.upcoming import (
    Upcoming,
    is_working_day,
    last_seen,
    logs_of,
    never_done,
    of_account,
    of_register,
    of_work,
)
from socialpolicy.schedule import Target, Unit
from socialpolicy.screen import screen_of
from socialpolicy.storage.files import FileEntry
from socialpolicy.text import Text

AHEAD = timedelta(30)
"""How long before it runs out a thing is shown."""

_NO_ROLE = Text(
    sv="Ingen roll i kontona heter {word}.{nearest}",
    en="No role in the accounts is called {word}.{nearest}",
)


class Options(NamedTuple):
    """The options of `today` as they were given."""

    accounts: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    form: str = "text"
    at: str | None = None


def run(around: Context, options: Options) -> int:
    """Do what `today` was asked, and give its exit code. Raises CommandError when it cannot."""
    require_choice(options.form, FORMATS)
    needed = (Role.POLICY, Role.YEAR, Role.ORGANISATION, Role.ACCOUNT, Role.EXCEPTIONS)
    register = register_with_log(around, options.at, needed, listed=True)
    require_settings(register, "working_time", "response_times")
    names = names_of(register)
    accounts = tuple(account_meant(word, names) for word in options.accounts)
    options = options._replace(accounts=accounts)
    with in_the_same_words():
        pending = find_overdue(around.folder(), register, Target(1, Unit.MINUTE))
        page = _page(register, overdue.narrowed(pending, _as_overdue(options), register), options)
        width, colour = screen_of()
        language = around.language(register)
        text = render(options.form, page, language, width=width, colour=colour)
    warn_of_later_facts(register, options.at, options.form, language)
    sys.stdout.write(text)
    return 0


def _as_overdue(options: Options) -> overdue.Options:
    return overdue.Options(accounts=options.accounts, units=options.units)


def _page(register: Register, pending: Pending, options: Options) -> Page:
    known = [located.model for located in register.accounts]
    ids, units = set(options.accounts), set(options.units)
    accounts = [
        account
        for account in known
        if (not ids or account.id in ids)
        and (not units or not overdue.unit_line(account.unit, register).isdisjoint(units))
    ]
    roles = _known_roles(options.roles, known)
    if roles:

        def answers(item: OverdueMessage) -> bool:
            return (
                item.duty.holder is not None and plain_title(item.duty.holder.role or "") in roles
            )

        pending = pending._replace(
            overdue=tuple(filter(answers, pending.overdue)),
            due_today=tuple(filter(answers, pending.due_today)),
        )
        accounts = [account for account in accounts if roles & _roles(account).keys()]
    last = register.today + AHEAD
    logs = logs_of(register)
    events = [event for account in accounts for event in of_account(account, register, last)]
    for account in accounts:
        # What is to be looked through has a list of its own.
        work = of_work(account, register, logs.get(account.id, ()))
        events += (event for event in work if event.what != "watch")
    if not (options.accounts or options.units or options.roles):
        events += [*of_register(register), *never_done(register)]
    soon = sorted(
        (each for each in events if each.on and register.today <= each.on <= last), key=_order
    )
    late = sorted((each for each in events if each.on and each.on < register.today), key=_order)
    never = sum(each.on is None for each in events)
    watch = [a for a in accounts if _is_to_be_watched(a, register, roles, logs.get(a.id, ()))]
    return Page(register, pending, tuple(watch), tuple(soon), tuple(late), never)


def _order(event: Upcoming) -> tuple[date, str, str]:
    return event.on or date.min, event.what, event.account or ""


def _roles(account: Account) -> dict[str, str]:
    """Name the roles that keep an account or watch it, by the form in which they are compared."""
    named = [holder.role for _, holder in account.holders()]
    named += [account.watch.role] if account.watch and account.watch.role else []
    return {plain_title(role): role for role in named if role}


def _known_roles(words: Sequence[str], accounts: Collection[Account]) -> set[str]:
    known = {form: role for account in accounts for form, role in _roles(account).items()}
    for word in words:
        if plain_title(word) not in known:
            nearest = perhaps(word.casefold(), sorted(role.casefold() for role in known.values()))
            raise CommandError(_NO_ROLE, word=visible(word), nearest=nearest)
    return set(map(plain_title, words))


def _is_to_be_watched(
    account: Account, register: Register, roles: Collection[str], log: Sequence[FileEntry]
) -> bool:
    """Say whether as many working days as were decided have come since the account was watched.

    As M16 has it, whoever logs what has come in has looked through the account.
    """
    watch, today = account.watch, register.today
    if not account.is_open(today) or watch is None or not watch.every_working_days:
        return False
    if roles and plain_title(watch.role or "") not in roles:
        return False
    since = watch.watched or account.begun
    if since is None or not is_working_day(register, today):
        return False
    if _working_days(since, register) < watch.every_working_days:
        return False
    seen = last_seen(account, log)
    return seen is None or _working_days(seen, register) >= watch.every_working_days


def _working_days(since: date, register: Register) -> int:
    """Count the working days since a day; 0 when they cannot be counted."""
    return working_days_between(register, since, register.today) or 0
