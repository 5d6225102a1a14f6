"""To whom messages were forwarded, what waits there and how long it took (clause 45).

A hand-over counts where its message came in the period.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from socialpolicy.register.message_words import local_day
from socialpolicy.register.models.account import Account
from socialpolicy.register.placeholders import is_blank
from socialpolicy.register.register import Register, working_days_between
from socialpolicy.register.timeline import Logged
from socialpolicy.reports.columns import ACCOUNT, SUBJECT
from socialpolicy.reports.compiling import Asked
from socialpolicy.reports.entry import Entry
from socialpolicy.reports.percentiles import percentile
from socialpolicy.reports.report import REPORTS
from socialpolicy.reports.tables import Bars, Coded, Column, Kind, Report, Row, Table
from socialpolicy.text import FilledText, Text


class Outcome(StrEnum):
    """What the first thing was that became of a message after a hand-over."""

    WAITING = "waiting"
    ANSWERED = "answered"
    SETTLED = "settled"
    """It was removed, or ended without an answer."""
    PASSED_ON = "passed-on"
    """It was forwarded again, or opened again."""


class HandOver(NamedTuple):
    """A message that was forwarded. `days` are working days until its outcome, or until today.

    `days` is None where the calendar does not reach.
    """

    message: str
    account: str
    subject: str
    to: Coded
    day: date
    outcome: Outcome
    days: int | None


class _Receiver:
    """What became of the hand-overs to one receiver.

    `ids` are of the messages, under each key of `_COUNTS` and of those that wait past the limit;
    `days` are the working days to each answer.
    """

    def __init__(self, to: Coded) -> None:
        self.to = to
        self.ids: dict[str, list[str]] = {key: [] for key in (*_COUNTS, "over_limit")}
        self.days: list[int] = []

    def add(self, each: HandOver, limit: int) -> None:
        self.ids["forwarded"].append(each.message)
        self.ids[_COUNTED_AS[each.outcome]].append(each.message)
        if each.days is not None:
            if each.outcome is Outcome.ANSWERED:
                self.days.append(each.days)
            elif each.outcome is Outcome.WAITING and each.days > limit:
                self.ids["over_limit"].append(each.message)


class Forwarded:
    """The report in the making: hand-overs are counted as they come, and those that wait kept."""

    reads_log = True

    def __init__(self, register: Register, asked: Asked) -> None:
        """Keep what it is about."""
        self._register = register
        self._asked = asked
        self._limit = register.policy.limits.forward_working_days
        self._by_receiver: dict[str, _Receiver] = {}
        self._waiting: list[HandOver] = []
        self._receivers: dict[str | None, Coded] = {}
        self._lengths: dict[tuple[date, date], int | None] = {}

    def take(self, account: Account, entries: Sequence[Entry]) -> None:  # noqa: ARG002 - as any
        """Look through a month of an account."""
        for entry in entries:
            if entry.now and "forwarded" in entry.logged.did:
                for each in self._hand_overs(entry.logged):
                    self._count(each)

    def _count(self, each: HandOver) -> None:
        receiver = self._by_receiver.get(each.to.code)
        if receiver is None:
            receiver = self._by_receiver[each.to.code] = _Receiver(each.to)
        receiver.add(each, self._limit)
        if each.outcome is Outcome.WAITING:
            self._waiting.append(each)

    def report(self) -> Report:
        """Give the report."""
        return Report(
            name="forwarded",
            title=REPORTS["forwarded"].title,
            authority=self._register.policy.authority,
            as_of=self._register.local_now,
            period=self._asked.period.words,
            tables=(_receivers(self._by_receiver), _waiting(self._waiting)),
            notes=(_NOTE, _limit_note(self._limit)) if self._by_receiver else (),
        )

    def _hand_overs(self, logged: Logged) -> Iterator[HandOver]:
        """List the hand-overs of a message by now, each with what became of it."""
        register, now = self._register, self._register.now
        actions = zip(logged.message.actions, logged.times, strict=True)
        done = [action for action, second in actions if second is None or second <= now]
        for index, action in enumerate(done):
            if action.did != "forwarded":
                continue
            then = next((each for each in done[index + 1 :] if each.did in _OUTCOMES), None)
            day = local_day(action.at, register)
            until = local_day(then.at, register) if then else register.today
            yield HandOver(
                logged.message.id,
                logged.account,
                logged.message.subject,
                self._receiver(action.to),
                day,
                _OUTCOMES[then.did] if then else Outcome.WAITING,
                self._working_days(day, until),
            )

    def _receiver(self, to: str | None) -> Coded:
        # Many messages go to the same few, and take the same few days.
        found = self._receivers.get(to)
        if found is None:
            found = self._receivers[to] = _receiver(to, self._register)
        return found

    def _working_days(self, day: date, until: date) -> int | None:
        key = day, until
        if key not in self._lengths:
            self._lengths[key] = working_days_between(self._register, day, until)
        return self._lengths[key]


def start(register: Register, asked: Asked) -> Forwarded:
    """Begin the report."""
    return Forwarded(register, asked)


_OUTCOMES = {
    "answered": Outcome.ANSWERED,
    "removed": Outcome.SETTLED,
    "ended": Outcome.SETTLED,
    "forwarded": Outcome.PASSED_ON,
    "reopened": Outcome.PASSED_ON,
}


def _receiver(to: str | None, register: Register) -> Coded:
    """Give the unit or board that got a message, by its id; else the role, as it was written."""
    if to is None or is_blank(to):
        return _NOBODY
    owner = register.organisation.called(to) if register.organisation else None
    code, name = (owner.id, owner.name) if owner else (_plain(to), to)
    return Coded(code, Text(name, name))


def _plain(role: str) -> str:
    return " ".join(role.casefold().split())


_NOBODY = Coded("", Text(sv="ingen mottagare angiven", en="no receiver given"))

_COUNTS: Mapping[str, Text] = {
    "forwarded": Text(sv="Antal", en="Number"),
    "answered": Text(sv="Besvarat", en="Answered"),
    "settled": Text(sv="Klart utan svar", en="Settled without a reply"),
    "passed_on": Text(sv="Skickat vidare igen", en="Passed on"),
    "waiting": Text(sv="Väntar", en="Waiting"),
}
"""What is counted of the hand-overs to a receiver, by the key of its column."""

_COUNTED_AS = {
    Outcome.ANSWERED: "answered",
    Outcome.SETTLED: "settled",
    Outcome.PASSED_ON: "passed_on",
    Outcome.WAITING: "waiting",
}

_SPARE = {"passed_on": 2, "settled": 1}

_NOTHING = Text(
    sv="Inget som kom in i perioden har vidarebefordrats.",
    en="Nothing that came in the period has been forwarded.",
)
_RECEIVER = Column("receiver", Text(sv="Mottagare", en="Receiver"))


def _receivers(found: Mapping[str, _Receiver]) -> Table:
    rows = [
        _row(receiver)
        for _, receiver in sorted(
            found.items(), key=lambda pair: (-len(pair[1].ids["forwarded"]), pair[0])
        )
    ]
    columns = (
        _RECEIVER,
        *(
            Column(key, words, Kind.NUMBER, spare=_SPARE.get(key, 0))
            for key, words in _COUNTS.items()
        ),
        Column("over_limit", Text(sv="Över gränsen", en="Over the limit"), Kind.NUMBER),
        Column("median_days", Text(sv="Dagar till svar", en="Days to reply"), Kind.NUMBER),
        Column("longest_days", Text(sv="Flest dagar", en="Most days"), Kind.NUMBER),
    )
    title = Text(sv="Per mottagare", en="By receiver")
    chart = Bars("receiver", "forwarded")
    return Table("forwarded", title, columns, tuple(rows), _NOTHING, chart=chart)


def _row(receiver: _Receiver) -> Row:
    counts = map(len, receiver.ids.values())
    days = (percentile(receiver.days, 50), percentile(receiver.days, 100))
    return Row((receiver.to, *counts, *days), receiver.ids)


def _waiting(waiting: Iterable[HandOver]) -> Table:
    """List what waits for its receiver, the longest first."""
    rows = [
        Row((each.message, each.to, each.day, each.days, each.subject, each.account))
        for each in sorted(waiting, key=lambda each: (each.day, each.message))
    ]
    columns = (
        Column("message", Text(sv="Meddelande", en="Message"), Kind.ID),
        _RECEIVER,
        Column("forwarded", Text(sv="Skickades", en="Forwarded"), Kind.DAY),
        Column("working_days", Text(sv="Arbetsdagar", en="Working days"), Kind.NUMBER),
        SUBJECT,
        ACCOUNT,
    )
    return Table(
        "waiting",
        Text(sv="Väntar hos mottagaren", en="Waiting for its receiver"),
        columns,
        tuple(rows),
        Text(sv="Inget väntar hos någon mottagare.", en="Nothing waits for its receiver."),
        below=frozenset({"subject", "account"}),
    )


_NOTE = Text(
    sv="Varje gång ett meddelande skickas vidare räknas en gång, om meddelandet kom in i perioden. "
    "Dagarna är arbetsdagar, från dagen efter. Dagar till svar är det minsta antal som minst "
    "hälften av svaren ryms inom.",
    en="Each time a message is forwarded counts once, if the message came in the period. Days are "
    "working days, from the day after. Days to reply is the least number that at least half of "
    "the replies keep within.",
)
_LIMIT = Text(
    sv="Det som har väntat mer än {limit} arbetsdagar är över gränsen.",
    en="What has waited more than {limit} working days is over the limit.",
)
_LIMIT_OF_ONE = Text(
    sv="Det som har väntat mer än en arbetsdag är över gränsen.",
    en="What has waited more than one working day is over the limit.",
)


def _limit_note(limit: int) -> Text | FilledText:
    return _LIMIT_OF_ONE if limit == 1 else FilledText(_LIMIT, {"limit": limit})
