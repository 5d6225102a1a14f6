"""What the rules were tried on in a period, and how that went, by account, message and day.

A message counts where its account was on the day that it came. A rule about
removals counts a message by when it was removed. Accounts are judged as the
register has them, and count where they are today.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date
from enum import StrEnum
from functools import cached_property
from pathlib import PurePosixPath
from typing import NamedTuple, TypeAlias

from socialpolicy.check import Check
from socialpolicy.finding import Finding, Rule
from socialpolicy.lint.run import Run
from socialpolicy.lint.trial import TriedOn
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.organisation import Board
from socialpolicy.register.months import Month
from socialpolicy.register.register import Register, is_sure_of
from socialpolicy.register.timeline import Logged
from socialpolicy.reports.answers import is_in_time, is_late
from socialpolicy.reports.compiling import Asked
from socialpolicy.reports.entry import Entry
from socialpolicy.reports.period import Period
from socialpolicy.reports.selection import Selection, lineage_on, owner_of, owner_on
from socialpolicy.rules import CHECKS
from socialpolicy.verdict import Verdict

ABOUT_REMOVALS = frozenset({"M08", "M10", "M11", "M12"})
"""The rules that are about removed posts, and count a message by its removal."""


class About(StrEnum):
    """What a rule is tried on."""

    ACCOUNTS = "accounts"
    MESSAGES = "messages"
    UNITS = "units"
    REGISTER = "register"
    """The register as a whole, or its files, years and settings."""


class Owner(NamedTuple):
    """Who had an account on a day: ids, None where that is not known."""

    account: str | None = None
    unit: str | None = None
    board: str | None = None


class Fault(NamedTuple):
    """A finding in the period, what it is about, and whose that was; by id."""

    finding: Finding
    subject: str
    owner: Owner
    day: date | None = None


class Outcome(NamedTuple):
    """How a rule went: the ids of what it was tried on, and of those, what is not known.

    Of the register as a whole there are no ids, and only the counts.
    """

    about: About
    tried: Sequence[str]
    unknown: Collection[str] = ()
    counted: int = 0
    counted_unknown: int = 0


_Stretch: TypeAlias = tuple[Owner, list[str]]
"""Messages in the order of the log, by id, and who had the account when each of them came.

The log is in the order of the accounts: there are far fewer of these than messages.
"""


class Span:
    """The messages of one period, by id: whose they were when they came, or were removed."""

    def __init__(self, period: Period) -> None:
        self.period = period
        self.received: dict[str, tuple[Owner, date]] = {}
        self.with_removal: dict[str, tuple[Owner, date]] = {}
        self.removals: list[_Stretch] = []
        """Each removal in the period: who had the account then, and the message."""
        self.in_time: list[_Stretch] = []
        self.late: list[_Stretch] = []
        """The messages answered late, or that wait past their deadline."""

    def has_month(self, first: date) -> bool:
        """Say whether any of a month, by its first day, belongs to the period."""
        return self.period.first.replace(day=1) <= first <= self.period.until

    def of(self, rule: Rule) -> dict[str, tuple[Owner, date]]:
        """Give the messages that a rule counts."""
        return self.with_removal if rule.code in ABOUT_REMOVALS else self.received


class Record:
    """A whole `check` that is given the log, and what of it belongs to what was asked for."""

    def __init__(self, register: Register, asked: Asked) -> None:
        """Begin; without a selection, the register as a whole counts too."""
        self.register = register
        self.selection = asked.selection
        self.whole = asked.selection == Selection()
        self.span = Span(asked.period)
        self.then = Span(asked.compare) if asked.compare else None
        self.clauses = asked.selection.clauses
        self.boards: dict[str, Board] = {}
        """The boards and companies that accounts belong to, by id."""
        self.accounts: dict[str, Account] = {
            filed.model.id: filed.model for filed in asked.selection.accounts(register)
        }
        self._spans = [self.span, *([self.then] if self.then else [])]
        self._owners: dict[tuple[str, date | None], Owner | None] = {}
        self._moved = {each.model.id for each in register.accounts if each.model.changes}
        self._run = Run(register, choose=self._chosen)
        self._has_deadlines = register.working_time_whole and is_sure_of(register, "response_times")
        self._now: list[Logged] = []
        self._removed: list[Logged] = []

    def take(self, months: Sequence[Month], entries: Sequence[Entry]) -> None:
        """Judge some months of accounts, whose messages are given as entries too."""
        self._now, self._removed = [], []
        for entry in entries:
            logged = entry.logged
            if self._note(entry):
                self._now.append(logged)
            if logged.removals and self._note_removals(logged, logged.account):
                self._removed.append(logged)
        self._run.take(months)

    @cached_property
    def verdict(self) -> Verdict:
        """All that was found, when all of the log has been taken."""
        return self._run.verdict()

    @cached_property
    def faults(self) -> list[Fault]:
        """The findings that belong to what was asked for, in order."""
        return [fault for each in self.findings if (fault := self.fault(each, self.span))]

    @cached_property
    def findings(self) -> list[Finding]:
        """What was found against the sentences asked for, what is excused too.

        An exception makes no fault undone.
        """
        verdict = self.verdict
        found = [*verdict.findings, *(each.finding for each in verdict.excused)]
        if not self.clauses:
            return found
        return [
            each
            for each in found
            if any(clause.id in self.clauses for clause in verdict.clauses_of(each))
        ]

    @cached_property
    def excused(self) -> dict[int, date]:
        """The last day of what excuses a finding, by the finding's identity."""
        return {id(each.finding): each.until for each in self.verdict.excused}

    @cached_property
    def failing(self) -> frozenset[str | None]:
        """The accounts that have a fault of their own, or in a message of the period."""
        return frozenset(each.owner.account for each in self.faults if each.finding.is_breach)

    @cached_property
    def failing_unexcused(self) -> frozenset[str | None]:
        """Those of them that have a fault which nothing excuses."""
        return frozenset(
            each.owner.account
            for each in self.faults
            if each.finding.is_breach and id(each.finding) not in self.excused
        )

    def fault(self, finding: Finding, span: Span) -> Fault | None:
        """Give a finding its owner; None where it is of other accounts or another time."""
        rule, subject = finding.rule, finding.subject
        about = _ABOUT[rule.code]
        if about is About.MESSAGES:
            if subject and (found := span.of(rule).get(subject)):
                return Fault(finding, subject, *found)
            return self._beside(finding, span)
        if about is About.UNITS and subject:
            return self._of_unit(finding, subject)
        account = subject if subject in self._all else self._account_in(finding)
        if account is None:
            name = subject or finding.label.source.file
            return Fault(finding, name, Owner()) if self.whole else None
        if account not in self.accounts:
            return None
        owner = self._owner(account, self.register.today)
        return Fault(finding, account, owner) if owner else None

    def outcome(self, rule: Rule, span: Span) -> Outcome:
        """Say what a rule of this run was tried on."""
        about, check = _ABOUT[rule.code], _CHECKS[rule.code]
        kept = self._tried_on.get(rule.code, _NOTHING)
        tried: Sequence[str]
        match about:
            case About.MESSAGES:
                own = span.of(rule)
                tried = list(own) if check.across and not check.message else kept.subjects
                unknown = kept.unknown
                if check.across and not check.message:
                    unread = self.register.unread_accounts
                    unknown = {id for id in tried if own[id][0].account in unread}
                if self.then:
                    tried = [id for id in tried if id in own]
                return Outcome(about, tried, unknown.intersection(tried) if unknown else unknown)
            case About.ACCOUNTS | About.UNITS:
                among = self.accounts.__contains__ if about is About.ACCOUNTS else self._has_unit
                tried = list(filter(among, kept.subjects))
                lost = int("" in kept.unknown)
                return Outcome(about, tried, kept.unknown.intersection(tried), lost, lost)
            case _:
                counts = self.verdict.tried[rule.code]
                if not self.whole:
                    return Outcome(about, ())
                return Outcome(about, (), (), counts.tried, counts.unknown)

    def owner_today(self, account: str) -> Owner:
        """Say who has an account today."""
        return self._owner(account, self.register.today) or Owner(account)

    def _chosen(self, rule: Rule, _messages: Sequence[Logged]) -> Sequence[Logged]:
        return self._removed if rule.code in ABOUT_REMOVALS else self._now

    def _note(self, entry: Entry) -> bool:
        noted, id, came = False, entry.logged.message.id, entry.day
        for span in self._spans:
            if span.period.has(came) and (owner := self._owner(entry.logged.account, came)):
                span.received[id] = owner, came
                if self._has_deadlines and (entry.now if span is self.span else entry.before):
                    if is_in_time(entry.judged):
                        _add(span.in_time, owner, id)
                    elif is_late(entry.judged):
                        _add(span.late, owner, id)
                noted = True
        return noted

    def _note_removals(self, logged: Logged, account: str) -> bool:
        noted = False
        id = logged.message.id
        for index in logged.removals:
            second = logged.times[index]
            if second is None or second > self.register.now:
                continue
            day = self.register.schedule.local(second).date()
            for span in self._spans:
                if span.period.has(day) and (owner := self._owner(account, day)):
                    span.with_removal[id] = owner, day
                    _add(span.removals, owner, id)
                    noted = True
        return noted

    @cached_property
    def _tried_on(self) -> dict[str, TriedOn]:
        return self._run.tried_on()

    @cached_property
    def _all(self) -> frozenset[str]:
        return frozenset(filed.model.id for filed in self.register.accounts)

    def _owner(self, account: str, day: date) -> Owner | None:
        """Say who had an account on a day; None where it was not among those asked for."""
        # Without a recorded change it is the same on every day.
        key = account, day if account in self._moved else None
        if key not in self._owners:
            self._owners[key] = self._found(account, day)
        return self._owners[key]

    def _found(self, id: str, day: date) -> Owner | None:
        filed, organisation = self.register.account(id), self.register.organisation
        if filed is None:
            return Owner(id) if self.whole else None
        if not self.selection.has(filed.model, day, self.register):
            return None
        line = lineage_on(filed.model, day, organisation)
        board = owner_on(filed.model, day, organisation)
        if board:
            self.boards[board.id] = board
        return Owner(id, line[0].id if line else None, board.id if board else None)

    def _beside(self, finding: Finding, span: Span) -> Fault | None:
        """Place what a rule about messages found where no message of the period is."""
        file = PurePosixPath(finding.label.source.file)
        month = _MONTH.fullmatch(file.stem)
        if month is None:
            ours = self.whole and not finding.subject
            return Fault(finding, file.as_posix(), Owner()) if ours else None
        first = date(int(month[1]), int(month[2]), 1)
        # A message that has been named is of another time, or of an account not asked for.
        of_message = finding.subject not in {None, "", file.parent.name}
        if of_message or not span.has_month(first):
            return None
        owner = self._owner(file.parent.name, first)
        return Fault(finding, file.as_posix(), owner, first) if owner else None

    def _account_in(self, finding: Finding) -> str | None:
        """Name the account whose file, or log, a finding is in."""
        file = PurePosixPath(finding.label.source.file)
        for name in (file.stem, file.parent.name):
            if name in self._all or name in self.register.unread_accounts:
                return name
        return None

    def _of_unit(self, finding: Finding, id: str) -> Fault | None:
        organisation = self.register.organisation
        unit = organisation.unit(id) if organisation else None
        if organisation is None or unit is None or not self._has_unit(id):
            return None
        board = owner_of(unit, organisation)
        if board:
            self.boards[board.id] = board
        return Fault(finding, id, Owner(None, id, board.id if board else None))

    def _has_unit(self, id: str) -> bool:
        """Say whether a unit is among those asked for; no platform has any."""
        organisation = self.register.organisation
        unit = organisation.unit(id) if organisation else None
        asked = organisation and unit and self.selection.has_unit(unit, organisation)
        return bool(asked) and not self.selection.platforms


def _add(stretches: list[_Stretch], owner: Owner, id: str) -> None:
    if stretches and stretches[-1][0] is owner:
        stretches[-1][1].append(id)
    else:
        stretches.append((owner, [id]))


_NOTHING = TriedOn([], set())
_CHECKS = {check.rule.code: check for check in CHECKS}


_MONTH = re.compile("([0-9]{4})-(0[1-9]|1[0-2])")
"""What the name of a file of the log is, without its ending."""


def _about(check: Check) -> About:
    code = check.rule.code
    if check.account or code in {"A02", "M16"}:
        return About.ACCOUNTS
    if code[0] == "M":
        return About.MESSAGES
    return About.UNITS if code == "P04" else About.REGISTER


_ABOUT = {check.rule.code: _about(check) for check in CHECKS}
