"""The log gone through a few months at a time: each is read once, and then let go.

A large month is gone through some messages at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from socialpolicy.register.log import read_together
from socialpolicy.register.register import Log, Register
from socialpolicy.register.timeline import Logged

TOGETHER = 200
"""So many messages are given together, or a month or a stretch of one of more.

What is done with each goes a third faster than a small month at a time, as the processor keeps at
hand what it works with. More than some hundred are too many for that.
"""

READ = 100_000
"""So many bytes are read together, of about as many messages, or a month of more."""


@dataclass(frozen=True, eq=False)
class Month:
    """A month of an account, and its messages; those of a large one stretch by stretch."""

    log: Log
    messages: tuple[Logged, ...]
    is_last: bool = True

    @cached_property
    def texts(self) -> frozenset[str]:
        """All that is written by hand in the messages, each text once, for several rules.

        Many messages say who answered, and of what, in the same words. No ids are among them.
        """
        texts: set[str | None] = set()
        for logged in self.messages:
            message = logged.message
            texts.update((message.subject, message.reference, message.concerns_us_reason))
            if message.record is not None:
                texts.add(message.record.number)
            for action in message.actions:
                texts.update((action.by, action.to, action.reason, action.law, action.author_told))
                if action.preserved is not None:
                    texts.add(action.preserved.reference)
            for correction in message.corrections:
                texts.update((correction.was, correction.by, correction.reason))
        return frozenset(filter(None, texts))


def months_together(register: Register) -> Iterator[list[Month]]:
    """Go through the log, some months of it at a time; these are let go when the next are read."""
    together: list[Month] = []
    count = 0
    for log in _read(register.logs):
        for messages, is_last in log.stretches():
            together.append(Month(log, register.logged_of(log, messages), is_last))
            count += len(messages)
            if count >= TOGETHER:
                yield together
                _let_go(together)
                count = 0
    yield together
    _let_go(together)


def _read(logs: Iterable[Log]) -> Iterator[Log]:
    """Go through the months, each of them read together with some that come after it."""
    together: list[Log] = []
    size = 0
    for log in logs:
        together.append(log)
        size += log.size
        if size >= READ:
            read_together(together)
            yield from together
            together, size = [], 0
    read_together(together)
    yield from together


def _let_go(months: list[Month]) -> None:
    read = [month.log for month in months if month.is_last]
    # Whoever was given the list still has it while the next months are read.
    months.clear()
    for log in read:
        log.let_go()
