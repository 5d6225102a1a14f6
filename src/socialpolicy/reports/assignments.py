"""Who has been assigned to communicate in which account (clauses 10, 11, 13 and 40).

What an assignment lacks is what the rule A11 finds. Beside it are the roles that can log in, or
have done something in the log, without having one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from socialpolicy.register.lifecycle import weight_of_lacking
from socialpolicy.register.message_words import local_day
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.holders import Holder
from socialpolicy.register.naming import plain_title
from socialpolicy.register.placeholders import is_blank
from socialpolicy.register.register import Located, Register
from socialpolicy.register.timeline import Logged
from socialpolicy.reports.columns import ACCOUNT
from socialpolicy.reports.compiling import Asked
from socialpolicy.reports.entry import Entry
from socialpolicy.reports.report import REPORTS
from socialpolicy.reports.tables import Coded, Column, Kind, Report, Row, Table
from socialpolicy.rules.accounts import assignment_missing
from socialpolicy.rules.messages.answered_by_outsider import is_forwarded_to
from socialpolicy.text import Text


class _Done(NamedTuple):
    message: str
    day: date


class Assignments:
    """The report in the making: the actions in the log by roles that have not the account."""

    reads_log = True

    def __init__(self, register: Register, asked: Asked) -> None:
        """Keep what it is about."""
        self._register = register
        self._asked = asked
        self._done: dict[tuple[str, str], list[_Done]] = {}
        self._spelt: dict[tuple[str, str], str] = {}

    def take(self, account: Account, entries: Sequence[Entry]) -> None:
        """Look through a month of an account for what others than its holders did."""
        register, asked = self._register, self._asked
        today = register.today
        if account.is_closed(today) or not asked.selection.has(account, today, register):
            return
        assigned = _assigned(account)
        for entry in entries:
            for role, done in _by_others(entry.logged, assigned, register):
                if asked.period.has(done.day):
                    key = account.id, _plain(role)
                    self._done.setdefault(key, []).append(done)
                    self._spelt.setdefault(key, role)

    def report(self) -> Report:
        """Give the report."""
        register, asked = self._register, self._asked
        accounts = [
            each
            for each in asked.selection.accounts(register)
            if not each.model.is_closed(register.today)
        ]
        return Report(
            name="assignments",
            title=REPORTS["assignments"].title,
            authority=register.policy.authority,
            as_of=register.local_now,
            period=asked.period.words,
            tables=(
                self._assignments(accounts),
                self._flaws(accounts),
                self._without(accounts),
            ),
            notes=_NOTES if accounts or self._done else (),
        )

    def _assignments(self, accounts: Sequence[Located[Account]]) -> Table:
        rows = [
            _row(holder, str(path[0]), account)
            for account, _ in accounts
            for path, holder in account.holders()
        ]
        columns = (
            _ROLE,
            ACCOUNT._replace(under=True),
            Column("part", Text(sv="Del", en="Part"), under=True),
            Column("by", Text(sv="Uppdrag av", en="Assigned by")),
            Column("on", Text(sv="Gavs", en="Given"), Kind.DAY),
            Column("anchored", Text(sv="Förankrat", en="Anchored"), Kind.DAY),
            Column("trained", Text(sv="Genomgång", en="Trained"), Kind.DAY),
        )
        return Table(
            "assignments",
            Text(sv="De som har kontona", en="Those who have the accounts"),
            columns,
            tuple(rows),
            Text(sv="Ingen har något konto.", en="Nobody has an account."),
        )

    def _flaws(self, accounts: Sequence[Located[Account]]) -> Table:
        """List what the rule finds missing or wrong in the assignments."""
        register = self._register
        rows = [
            Row((holder.role, account.id, found.said))
            for account, at in accounts
            for path, holder in account.holders()
            for found in assignment_missing.look_at(
                holder, path, at, account, weight_of_lacking(account, register)
            )
        ]
        columns = (
            _ROLE,
            ACCOUNT._replace(under=True),
            Column("flaw", Text(sv="Brist", en="Flaw")),
        )
        return Table(
            "flaws",
            Text(
                sv="Uppdrag som saknas eller brister", en="Assignments that are missing or flawed"
            ),
            columns,
            tuple(rows),
            Text(
                sv="Alla som har ett konto har ett uppdrag utan brister.",
                en="All who have an account have an assignment without flaws.",
            ),
        )

    def _without(self, accounts: Sequence[Located[Account]]) -> Table:
        """List the roles without an assignment that have, can log in to or did something in."""
        why: dict[tuple[str, str], list[Coded]] = {}
        for account, _ in accounts:
            assigned = _assigned(account)
            unassigned = [
                (each.role, _HOLDS)
                for _, each in account.holders()
                if plain_title(each.role) not in assigned
            ]
            logging_in = [
                (role, _LOGS_IN)
                for role in (account.access.roles if account.access else ())
                if not is_blank(role) and plain_title(role) not in assigned
            ]
            for role, reason in (*unassigned, *logging_in):
                key = account.id, _plain(role)
                self._spelt.setdefault(key, role)
                reasons = why.setdefault(key, [])
                if reason not in reasons:
                    reasons.append(reason)
        for key in self._done:
            why.setdefault(key, []).append(_IN_LOG)
        rows = [
            Row(
                (
                    self._spelt[key],
                    key[0],
                    tuple(reasons),
                    len(self._done.get(key, ())),
                    max((each.day for each in self._done.get(key, ())), default=None),
                ),
                {"actions": [each.message for each in self._done.get(key, ())]},
            )
            for key, reasons in sorted(why.items())
        ]
        columns = (
            _ROLE,
            ACCOUNT,
            Column("why", Text(sv="Varför här", en="Why here"), Kind.LIST),
            Column("actions", Text(sv="Antal i loggen", en="Number in the log"), Kind.NUMBER),
            Column("latest", Text(sv="Senast", en="Latest"), Kind.DAY),
        )
        return Table(
            "without",
            Text(sv="Roller utan uppdrag", en="Roles without an assignment"),
            columns,
            tuple(rows),
            Text(
                sv="Alla som kan logga in eller finns i loggen har ett uppdrag.",
                en="All who can log in or are in the log have an assignment.",
            ),
        )


def start(register: Register, asked: Asked) -> Assignments:
    """Begin the report."""
    return Assignments(register, asked)


_ROLE = Column("role", Text(sv="Roll", en="Role"))
_PARTS = {
    "responsible": Text(sv="ansvarig", en="responsible"),
    "deputy": Text(sv="ersättare", en="deputy"),
    "editors": Text(sv="skriver också", en="also writes"),
}
_HOLDS = Coded("holds", Text(sv="har kontot", en="has the account"))
_LOGS_IN = Coded("logs-in", Text(sv="kan logga in", en="can log in"))
_IN_LOG = Coded("in-log", Text(sv="finns i loggen", en="is in the log"))


def _row(holder: Holder, part: str, account: Account) -> Row:
    assignment = holder.assignment
    return Row(
        (
            holder.role,
            account.id,
            Coded(part, _PARTS[part]),
            assignment.by if assignment else None,
            assignment.on if assignment else None,
            assignment.anchored if assignment else None,
            holder.records_training,
        )
    )


def _assigned(account: Account) -> frozenset[str]:
    """Give the roles that have an account and were given the assignment, by somebody or on a day.

    They are as `plain_title` has them. That an assignment lacks something else is said beside it.
    """
    return frozenset(
        plain_title(holder.role)
        for _, holder in account.holders()
        if holder.assignment and (holder.assignment.on or not is_blank(holder.assignment.by))
    )


def _by_others(
    logged: Logged, assigned: Collection[str], register: Register
) -> Iterator[tuple[str, _Done]]:
    """Go through what was done about a message by now by roles that are not assigned to it.

    Who was forwarded a message may answer it, as M18 has it.
    """
    actions = logged.message.actions
    for index, action in enumerate(actions):
        role, second = action.by, logged.times[index]
        if role is None or plain_title(role) in assigned or is_blank(role):
            continue
        if (second or 0) > register.now or is_forwarded_to(role, actions[:index], register):
            continue
        yield role, _Done(logged.message.id, local_day(action.at, register))


@lru_cache(maxsize=1024)  # the roles are few, and most are in many messages
def _plain(role: str) -> str:
    return " ".join(role.casefold().split())


_NOTES = (
    Text(
        sv="Här står hur det är nu, för konton som inte är avslutade. Genomgång är dagen då rollen "
        "gick igenom hur inkommande handlingar hanteras.",
        en="This is how it is now, of accounts that are not closed. Trained is the day that the "
        "role went through how incoming documents are handled.",
    ),
    Text(
        sv="Ur loggen är det som gjordes i perioden med. Den som fick ett meddelande "
        "vidarebefordrat behöver inget uppdrag för att svara på det. Den som hade kontot förut "
        "kan ha haft ett uppdrag då.",
        en="From the log is what was done in the period. Whoever was forwarded a message needs no "
        "assignment to answer it. Those who had the account before may have had one then.",
    ),
)
