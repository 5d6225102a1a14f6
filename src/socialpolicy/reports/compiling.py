"""What every report of `socialpolicy report` is made from, and how it is fed the log.

A report is begun with the register, is given the log a month of an account at a time, so that
each month is read once for all the reports, and is asked for its tables at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol, runtime_checkable

from socialpolicy.register.models.account import Account
from socialpolicy.register.months import Month
from socialpolicy.register.register import Register
from socialpolicy.reports.entry import Entry
from socialpolicy.reports.period import Period
from socialpolicy.reports.selection import Selection
from socialpolicy.reports.tables import Report


class Asked(NamedTuple):
    """What a report is to be about. `compare` is a period to set beside the first.

    `period_given` is False where nobody chose the period. `then` is the register of another
    revision, whose accounts are set beside these. With `proof`, what is excused is shown whole.
    """

    period: Period
    selection: Selection = Selection()
    compare: Period | None = None
    period_given: bool = False
    then: Register | None = None
    proof: bool = False


class Reader(Protocol):
    """What is given the log."""

    def take(self, account: Account, entries: Sequence[Entry]) -> None:
        """Take a month of an account's log."""


class Compiler(Reader, Protocol):
    """A report in the making."""

    reads_log: bool
    """Whether it is to be given the log."""

    def report(self) -> Report:
        """Give the report, when all of the log has been taken."""


@runtime_checkable
class Judging(Compiler, Protocol):
    """A report in the making that runs the rules, on all of the log."""

    def judge(self, months: Sequence[Month], entries: Sequence[Entry]) -> None:
        """Judge some months of accounts, also of those that are not known, and their messages."""


class OfAccounts:
    """A report of the accounts alone, which is made at once by a function."""

    reads_log = False

    def __init__(
        self, register: Register, asked: Asked, make: Callable[[Register, Asked], Report]
    ) -> None:
        """Keep what to make it from."""
        self._made_from = register, asked
        self._make = make

    def take(self, account: Account, entries: Sequence[Entry]) -> None:
        """Take nothing: it is not about the log."""

    def report(self) -> Report:
        """Make the report."""
        return self._make(*self._made_from)
