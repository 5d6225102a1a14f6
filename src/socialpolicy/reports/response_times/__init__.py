"""How fast messages are answered, and what is late (clauses 44 and 48 to 51).

By platform, unit, month and kind, in staffed time and by the clock, with when messages come.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from socialpolicy.register.models.account import Account
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import Logged
from socialpolicy.reports.compiling import Asked
from socialpolicy.reports.report import REPORTS
from socialpolicy.reports.response_times import breakdown, comparison, words
from socialpolicy.reports.response_times.answers import COUNTED, Answer, answer_of, day_of
from socialpolicy.reports.response_times.figures import facts_of
from socialpolicy.reports.tables import Report, Table


class ResponseTimes:
    """The report in the making: what became of each message of the period, and of the other."""

    reads_log = True

    def __init__(self, register: Register, asked: Asked) -> None:
        """Keep what it is about."""
        self._register = register
        self._asked = asked
        self._answers: list[Answer] = []
        self._before: list[Answer] = []

    def take(self, account: Account, messages: Sequence[Logged]) -> None:
        """Judge the messages that came in the period, or in the one to compare with."""
        register, asked = self._register, self._asked
        period, compare = asked.period, asked.compare
        for logged in messages:
            day = day_of(logged, register)
            now, before = period.has(day), compare is not None and compare.has(day)
            ahead = logged.received is not None and logged.received > register.now
            if not (now or before) or ahead or not asked.selection.has(account, day, register):
                continue
            answer = answer_of(logged, account, day, register)
            if now:
                self._answers.append(answer)
            if before:
                self._before.append(answer)

    def report(self) -> Report:
        """Give the report."""
        group = _counted(self._answers)
        return Report(
            name="response-times",
            title=REPORTS["response-times"].title,
            authority=self._register.policy.authority,
            as_of=self._register.local_now,
            period=self._asked.period.words,
            facts=facts_of(group),
            tables=tuple(self._tables(group)),
            notes=words.notes(self._register),
        )

    def _tables(self, group: Sequence[Answer]) -> Iterator[Table]:
        register, compare = self._register, self._asked.compare
        yield breakdown.by_platform(group, register)
        if compare is not None:
            yield comparison.compared(group, _counted(self._before), compare)
        if group:
            yield breakdown.by_unit(group, register)
            yield breakdown.by_month(group)
            yield breakdown.by_kind(group)
            yield breakdown.arrivals(group)
        yield breakdown.apart(self._answers)


def start(register: Register, asked: Asked) -> ResponseTimes:
    """Begin the report."""
    return ResponseTimes(register, asked)


def _counted(answers: Sequence[Answer]) -> list[Answer]:
    """List the messages that were to be answered."""
    return [each for each in answers if each.outcome in COUNTED]
