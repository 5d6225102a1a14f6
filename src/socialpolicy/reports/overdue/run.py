"""The work of `overdue`: find the messages, narrow it, print it, choose the exit code."""

from __future__ import annotations

import sys
from typing import NamedTuple

from socialpolicy.cli.account_lookup import account_meant
from socialpolicy.cli.context import Context, read_target
from socialpolicy.cli.errors import (
    CommandError,
    in_the_same_words,
    perhaps,
    require_choice,
    visible,
)
from socialpolicy.cli.load import (
    UNREAD_LOG,
    register_with_log,
    require_settings,
    warn_of_later_facts,
)
from socialpolicy.register import index
from socialpolicy.register.layout import Role
from socialpolicy.register.overdue import OverdueMessage, Pending, find_overdue
from socialpolicy.register.register import Register
from socialpolicy.reports import github_job
from socialpolicy.reports.overdue import FORMATS
from socialpolicy.reports.overdue.formats import Printing, render
from socialpolicy.screen import screen_of
from socialpolicy.text import Text, ending

_SILENT = ("csv", "csv-excel", "ics")
"""Formats without a place to say that something could not be read."""

_NO_UNIT = Text(
    sv="Ingen enhet med konto heter {word}.{nearest} Enheterna står i organisation.yaml.",
    en="No unit with an account is called {word}.{nearest} The units are in organisation.yaml.",
)


class Options(NamedTuple):
    """The options of `overdue` as they were given."""

    within: str | None = None
    accounts: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    form: str = "text"
    at: str | None = None
    fail: bool = False


def run(around: Context, options: Options) -> int:
    """Do what `overdue` was asked, and give its exit code. Raises CommandError when it cannot."""
    require_choice(options.form, FORMATS)
    needed = (Role.POLICY, Role.YEAR, Role.ORGANISATION)
    # The accounts and the log are looked through apart, and what has not changed is not read.
    register = register_with_log(around, options.at, needed, listed=True, apart=index.APART)
    soon = [] if options.within else ["limits.due_soon"]
    require_settings(register, "working_time", "response_times", *soon)
    with in_the_same_words():
        within = read_target(options.within) if options.within else register.policy.limits.due_soon
        pending = find_overdue(around.folder(), register, within)
    pending = narrowed(pending, options, register)
    language = around.language(register)
    width, colour = screen_of()
    registry = str(around.registry) if around.registry else ""
    units = {u.id: u.name for u in register.organisation.units} if register.organisation else {}
    said = Printing(pending, language, registry, units)
    warn_of_later_facts(register, options.at, options.form, language, pending.last_days)
    sys.stdout.write(render(options.form, said, colour=colour, width=width))
    if pending.unread and options.form in _SILENT:
        files = [ending(file) for file in pending.unread]
        sys.stderr.write(f"{UNREAD_LOG.fill(language, {'files': files})}\n")
    github_job.give({"overdue": len(pending.overdue), "due-soon": len(pending.due_soon)})
    return 1 if options.fail and pending.overdue else 0


def narrowed(pending: Pending, options: Options, register: Register) -> Pending:
    """Keep the messages of the accounts and units asked for, refusing unknown ones."""
    lines = {unit: unit_line(unit, register) for unit in pending.units}
    accounts = {account_meant(word, pending.accounts) for word in options.accounts}
    for word in options.units:
        _known(word, frozenset().union(*lines.values()), _NO_UNIT)

    def kept(item: OverdueMessage) -> bool:
        account = item.account
        return (not accounts or account.id in accounts) and (
            not options.units or not lines[account.unit].isdisjoint(options.units)
        )

    return pending._replace(
        overdue=tuple(filter(kept, pending.overdue)),
        due_today=tuple(filter(kept, pending.due_today)),
        due_soon=tuple(filter(kept, pending.due_soon)),
    )


def unit_line(unit: str, register: Register) -> frozenset[str]:
    """Name a unit and all that it belongs to, as far as the organisation is known."""
    above = register.organisation.lineage(unit) if register.organisation else ()
    return frozenset((unit, *(each.id for each in above)))


def _known(word: str, known: frozenset[str], refusal: Text) -> None:
    if word not in known:
        raise CommandError(refusal, word=visible(word), nearest=perhaps(word, sorted(known)))
