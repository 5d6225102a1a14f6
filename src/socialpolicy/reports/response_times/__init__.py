"""How fast messages are answered, and what is late (clauses 44 and 48 to 51).

By platform, unit, month and kind, in staffed time and by the clock, with when messages come.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from socialpolicy.register.models.account import Account
from socialpolicy.register.register import Register
from socialpolicy.reports.answers import answer_of
from socialpolicy.reports.compiling import Asked
from socialpolicy.reports.entry import Entry
from socialpolicy.reports.report import REPORTS
from socialpolicy.reports.response_times import breakdown, comparison, words
from socialpolicy.reports.response_times.breakdown import Answers
from socialpolicy.reports.response_times.figures import facts_of
from socialpolicy.reports.tables import Report, Table


class ResponseTimes:
    """The report in the making: what became of the messages of the period, and of the other."""

    reads_log = True

    def __init__(self, register: Register, asked: Asked) -> None:
        """Keep what it is about."""
        self._register = register
        self._asked = asked
        self._now = Answers()
        self._before = Answers()

    def take(self, account: Account, entries: Sequence[Entry]) -> None:
        """Judge the messages that came in the period, or in the one to compare with."""
        for entry in entries:
            if entry.now or entry.before:
                answer = answer_of(entry.judged, entry.logged, account, entry.day, self._register)
                if entry.now:
                    self._now.add(answer)
                if entry.before:
                    self._before.add(answer)

    def report(self) -> Report:
        """Give the report."""
        return Report(
            name="response-times",
            title=REPORTS["response-times"].title,
            authority=self._register.policy.authority,
            as_of=self._register.local_now,
            period=self._asked.period.words,
            facts=facts_of(self._now.whole),
            tables=tuple(self._tables(self._now)),
            notes=words.notes(self._register),
        )

    def _tables(self, now: Answers) -> Iterator[Table]:
        register, compare = self._register, self._asked.compare
        yield breakdown.by_platform(now, register)
        if compare is not None:
            yield comparison.compared(now, self._before, compare)
        if now.whole.received:
            yield breakdown.by_unit(now, register)
            yield breakdown.by_month(now)
            yield breakdown.by_kind(now)
            yield breakdown.arrivals(now)
        yield breakdown.apart(now)


def start(register: Register, asked: Asked) -> ResponseTimes:
    """Begin the report."""
    return ResponseTimes(register, asked)
