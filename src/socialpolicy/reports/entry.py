"""A message of the log as reports are given it: what several of them ask is worked out once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from socialpolicy.register.message_words import local_day
from socialpolicy.register.models.account import Account
from socialpolicy.register.months import Month
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import Logged
from socialpolicy.reports.answers import Judged, judged_of
from socialpolicy.reports.period import Period
from socialpolicy.reports.selection import Selection


class Entry:
    """A message, the local day that it came, and in which of the periods asked for it counts.

    It counts `now`, or `before` in the period to compare with, where it came then and its account
    was among those asked for that day. What is written of times to come has not happened yet, and
    counts in neither; nor does what came to an account that is not known.
    """

    __slots__ = ("_judged", "_register", "account", "before", "day", "logged", "now")

    def __init__(
        self, logged: Logged, account: Account | None, day: date, register: Register
    ) -> None:
        """Take a message; the account is None where it is not known."""
        self.logged = logged
        self.account = account
        self.day = day
        self.now = self.before = False
        self._register = register
        self._judged: Judged | None = None

    @property
    def judged(self) -> Judged:
        """How its answer compares with the deadline; only of what counts in a period."""
        found = self._judged
        if found is None:
            platform = self.account.platform if self.account else ""
            found = self._judged = judged_of(self.logged, platform, self._register)
        return found


def entries_of(
    month: Month, period: Period, compare: Period | None, selection: Selection, register: Register
) -> Iterator[Entry]:
    """Go through the messages of a month, as what was asked for has them."""
    filed = register.account(month.log.account)
    account, now = filed.model if filed else None, register.now
    for logged in month.messages:
        day = local_day(logged.message.received, register)
        entry = Entry(logged, account, day, register)
        own, before = period.has(day), compare is not None and compare.has(day)
        if account and (own or before) and (logged.received is None or logged.received <= now):
            counts = selection.has(account, day, register)
            entry.now, entry.before = own and counts, before and counts
        yield entry
