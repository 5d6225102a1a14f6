"""What was decided of what came in: registered, kept in order or of minor importance (13, 47f).

A message counts on the day that it came, and for the board that had the account then.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from socialpolicy.register.message_names import KINDS, STATES
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.organisation import Board
from socialpolicy.register.placeholders import is_blank
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import Logged, State
from socialpolicy.reports.columns import ACCOUNT, BOARD, KIND, STATE, SUBJECT, board_cell, word_cell
from socialpolicy.reports.compiling import Asked
from socialpolicy.reports.entry import Entry
from socialpolicy.reports.period import Period
from socialpolicy.reports.report import REPORTS
from socialpolicy.reports.selection import owner_on
from socialpolicy.reports.tables import Cell, Coded, Column, Kind, Report, Row, Share, Table
from socialpolicy.text import Text


class Decided(StrEnum):
    """What was decided of a message, or that it is yet to be."""

    REGISTERED = "registered"
    NUMBERLESS = "numberless"
    """Registered, but it is not said under which number."""
    KEPT = "kept-in-order"
    MINOR = "minor"
    UNDECIDED = "undecided"
    """It is answered, removed or ended, and nothing is decided."""
    WAITING = "waiting"
    """Nothing is decided, and nobody has answered yet."""


class Incoming(NamedTuple):
    """A message with what was decided; `secret` says that it disclosed something secret."""

    id: str
    account: str
    board: Board | None
    kind: str
    day: date
    state: State
    subject: str
    decided: Decided
    number: str | None
    secret: bool


class _Counts:
    """The ids of a board's messages, or of all, under each key of `_COUNTS`."""

    def __init__(self, board: Board | None = None) -> None:
        self.board = board
        self.ids: dict[str, list[str]] = {key: [] for key in _COUNTS}

    def add(self, each: Incoming) -> None:
        self.ids["received"].append(each.id)
        for key in _COUNTED_AS[each.decided]:
            self.ids[key].append(each.id)
        if each.secret:
            self.ids["secret"].append(each.id)


class Registration:
    """The report in the making: messages are counted as they come, and those to be listed kept."""

    reads_log = True

    def __init__(self, register: Register, asked: Asked) -> None:
        """Keep what it is about."""
        self._register = register
        self._asked = asked
        self._counts = _Counts()
        self._before = _Counts()
        self._boards: dict[str, _Counts] = {}
        self._registered: list[tuple[str, Incoming]] = []
        self._to_decide: list[tuple[Incoming, Coded]] = []

    def take(self, account: Account, entries: Sequence[Entry]) -> None:
        """Look through a month of an account."""
        boards = _Boards(account, self._register)
        for entry in entries:
            if entry.now or entry.before:
                incoming = _incoming(entry, account, boards.on(entry.day))
                if entry.now:
                    self._count(incoming)
                if entry.before:
                    self._before.add(incoming)

    def _count(self, each: Incoming) -> None:
        board = each.board.id if each.board else ""
        if board not in self._boards:
            self._boards[board] = _Counts(each.board)
        self._boards[board].add(each)
        self._counts.add(each)
        if lacks := _lacks(each):
            self._to_decide.append((each, lacks))
        if each.number and each.decided is Decided.REGISTERED:
            self._registered.append((each.number, each))

    def report(self) -> Report:
        """Give the report."""
        now, before = self._counts.ids, self._before.ids
        tables = [_summary(now, before, self._asked.compare)]
        if now["received"]:
            tables += [_by_board(self._boards), _series(self._registered)]
        return Report(
            name="registration",
            title=REPORTS["registration"].title,
            authority=self._register.policy.authority,
            as_of=self._register.local_now,
            period=self._asked.period.words,
            tables=(*tables, _to_decide(self._to_decide), _registered(self._registered)),
            notes=_NOTES if now["received"] or before["received"] else (),
        )


def start(register: Register, asked: Asked) -> Registration:
    """Begin the report."""
    return Registration(register, asked)


class _Boards:
    """Whose an account was on each day; many messages come on one."""

    def __init__(self, account: Account, register: Register) -> None:
        self._account, self._organisation = account, register.organisation
        self._known: dict[date | None, Board | None] = {}

    def on(self, day: date) -> Board | None:
        # Without a recorded change it is the same on every day.
        key = day if self._account.changes else None
        if key not in self._known:
            self._known[key] = owner_on(self._account, day, self._organisation)
        return self._known[key]


def _incoming(entry: Entry, account: Account, board: Board | None) -> Incoming:
    logged = entry.logged
    message, record = logged.message, logged.message.record
    number = record.number if record else None
    number = None if is_blank(number, reference=True) else number
    return Incoming(
        message.id,
        account.id,
        board,
        message.kind,
        entry.day,
        logged.state,
        message.subject,
        _decided(logged, number),
        number,
        "secrecy" in [action.ground for action in message.actions],
    )


def _decided(logged: Logged, number: str | None) -> Decided:
    """Say what was decided; `number` is None where none is said."""
    record = logged.message.record
    if record is None:
        return Decided.UNDECIDED if logged.done else Decided.WAITING
    if record.decision == "registered" and number is None:
        return Decided.NUMBERLESS
    return _DECIDED[record.decision]


_DECIDED = {each.value: each for each in Decided}

_COUNTS: Mapping[str, Text] = {
    "received": Text(sv="Kom in", en="Received"),
    "registered": Text(sv="Diarieförda", en="Registered"),
    "numberless": Text(sv="Utan nummer", en="Without number"),
    "kept": Text(sv="Hålls ordnade", en="Kept in order"),
    "minor": Text(sv="Ringa betydelse", en="Minor importance"),
    "undecided": Text(sv="Beslut saknas", en="Decision missing"),
    "waiting": Text(sv="Väntar", en="Waiting"),
    "secret": Text(sv="Sekretess", en="Secrecy"),
}
"""What is counted of any group of messages, by the key of its column."""

_COUNTED_AS: Mapping[Decided, Sequence[str]] = {
    Decided.REGISTERED: ("registered",),
    Decided.NUMBERLESS: ("registered", "numberless"),
    Decided.KEPT: ("kept",),
    Decided.MINOR: ("minor",),
    Decided.UNDECIDED: ("undecided",),
    Decided.WAITING: ("waiting",),
}
"""The keys that a message counts under by what was decided of it."""

_IN_WORDS = {
    "received": Text(sv="Kom in", en="Received"),
    "registered": Text(sv="Diarieförda", en="Registered"),
    "numberless": Text(sv="– av dem utan nummer", en="– of them without a number"),
    "kept": Text(sv="Hålls ordnade utan att diarieföras", en="Kept in order, not registered"),
    "minor": Text(sv="Av ringa betydelse", en="Of minor importance"),
    "undecided": Text(sv="Klara men utan beslut", en="Settled but without a decision"),
    "waiting": Text(sv="Väntar på svar och beslut", en="Waiting for an answer and a decision"),
    "secret": Text(
        sv="Röjde något som omfattas av sekretess", en="Disclosed something that is secret"
    ),
}
"""The rows of the summary, in its order."""


_NOTHING = Text(sv="Inget kom in i perioden.", en="Nothing came in the period.")


def _summary(
    now: Mapping[str, Sequence[str]], before: Mapping[str, Sequence[str]], compare: Period | None
) -> Table:
    columns = [
        Column("what", Text(sv="Beslut", en="Decision")),
        Column("count", Text(sv="Antal", en="Number"), Kind.NUMBER),
        Column("share", Text(sv="Andel", en="Share"), Kind.SHARE),
    ]
    if compare:
        columns += [
            Column("before", compare.words, Kind.NUMBER),
            Column("difference", Text(sv="Skillnad", en="Difference"), Kind.NUMBER),
        ]
    rows = []
    for key, words in _IN_WORDS.items() if now["received"] or before["received"] else ():
        ids, earlier = now[key], before[key]
        share = None if key == "received" else Share(len(ids), len(now["received"]))
        cells: tuple[Cell, ...] = (Coded(key, words), len(ids), share)
        if compare:
            cells = (*cells, len(earlier), len(ids) - len(earlier))
        rows.append(Row(cells, {"count": ids, "before": earlier}))
    title = Text(sv="Vad som beslutades", en="What was decided")
    return Table("registration", title, tuple(columns), tuple(rows), _NOTHING)


def _by_board(boards: Mapping[str, _Counts]) -> Table:
    largest = sorted(boards.items(), key=lambda pair: (-len(pair[1].ids["received"]), pair[0]))
    rows = [
        Row((board_cell(each.board) or _NO_BOARD, *map(len, each.ids.values())), each.ids)
        for _, each in largest
    ]
    spare = {"waiting": 1, "secret": 2, "numberless": 3}
    columns = [
        Column(key, words, Kind.NUMBER, spare=spare.get(key, 0)) for key, words in _COUNTS.items()
    ]
    title = Text(sv="Per nämnd eller bolag", en="By board or company")
    return Table("boards", title, (BOARD, *columns), tuple(rows), _NOTHING)


_NO_BOARD = Coded("unknown", Text(sv="okänd nämnd", en="unknown board"))
_NO_SERIES = Coded("none", Text(sv="utan serie", en="no series"))
_SERIES = re.compile(r"[^\W\d_]+(?:[ .-][^\W\d_]+)*")
"""The letters that a number begins with: `KUN` of `KUN 2026/118`."""


def _series_of(number: str) -> str:
    found = _SERIES.match(number.strip())
    return found[0].upper() if found else ""


def _series(found: Iterable[tuple[str, Incoming]]) -> Table:
    groups: dict[str, list[tuple[str, Incoming]]] = {}
    for number, each in found:
        groups.setdefault(_series_of(number), []).append((number, each))
    rows = [
        Row(
            (
                Coded(series, Text(series, series)) if series else _NO_SERIES,
                len(group),
                len({number for number, _ in group}),
            ),
            {"messages": [each.id for _, each in group]},
        )
        for series, group in sorted(groups.items())
    ]
    columns = (
        Column("series", Text(sv="Serie", en="Series")),
        Column("messages", Text(sv="Meddelanden", en="Messages"), Kind.NUMBER),
        Column("numbers", Text(sv="Diarienummer", en="Numbers"), Kind.NUMBER),
    )
    title = Text(sv="Per diarieserie", en="By diary series")
    return Table("series", title, columns, tuple(rows), _NONE_REGISTERED)


_NONE_REGISTERED = Text(
    sv="Inget som kom in i perioden är diariefört med nummer.",
    en="Nothing that came in the period is registered with a number.",
)
_MESSAGE = Column("message", Text(sv="Meddelande", en="Message"), Kind.ID)
_RECEIVED_ON = Column("received", Text(sv="Kom in", en="Received"), Kind.DAY)


def _to_decide(found: Iterable[tuple[Incoming, Coded]]) -> Table:
    """List what lacks a decision, a number or a registration, the oldest first."""
    rows = [
        Row(
            (
                each.id,
                each.subject,
                each.account,
                each.day,
                word_cell(each.kind, KINDS),
                word_cell(each.state, STATES),
                lacks,
            )
        )
        for each, lacks in sorted(found, key=lambda pair: (pair[0].day, pair[0].id))
    ]
    columns = (
        _MESSAGE,
        SUBJECT,
        ACCOUNT,
        _RECEIVED_ON,
        KIND,
        STATE,
        Column("lacks", Text(sv="Saknas", en="Missing")),
    )
    return Table(
        "undecided",
        Text(sv="Att besluta och rätta", en="To decide and correct"),
        columns,
        tuple(rows),
        Text(
            sv="Allt som är besvarat, borttaget eller avslutat har ett beslut.",
            en="Everything that is answered, removed or ended has a decision.",
        ),
        below=frozenset({"subject", "account", "kind"}),
    )


_LACKS_DECISION = Coded("decision", Text(sv="beslut", en="decision"))
_LACKS_NUMBER = Coded("number", Text(sv="diarienummer", en="number"))
_LACKS_REGISTRATION = Coded(
    "registration", Text(sv="diarieföring, för sekretess", en="registration, for secrecy")
)
_LACKS = {Decided.UNDECIDED: _LACKS_DECISION, Decided.NUMBERLESS: _LACKS_NUMBER}


def _lacks(each: Incoming) -> Coded | None:
    """Say what a message lacks, as M13 does: what is secret must be registered."""
    if each.secret and "registered" not in _COUNTED_AS[each.decided]:
        return _LACKS_REGISTRATION
    return _LACKS.get(each.decided)


def _registered(found: Iterable[tuple[str, Incoming]]) -> Table:
    """List what is registered by its number, to be compared with the diary."""
    rows = [
        Row((number, each.id, each.day, board_cell(each.board)))
        for number, each in sorted(found, key=lambda pair: (_in_order(pair[0]), pair[1].id))
    ]
    columns = (
        Column("number", Text(sv="Diarienummer", en="Number")),
        _MESSAGE,
        _RECEIVED_ON,
        BOARD,
    )
    title = Text(
        sv="Diariefört, att jämföra med diariet", en="Registered, to compare with the diary"
    )
    below = frozenset({BOARD.key})
    return Table("registered", title, columns, tuple(rows), _NONE_REGISTERED, below=below)


def _in_order(number: str) -> tuple[str, list[int]]:
    """Give what sorts numbers of a diary: the series, then the year and the number as numbers."""
    return _series_of(number), [int(digits) for digits in re.findall(r"\d{1,9}", number)]


_NOTES = (
    Text(
        sv="Varje meddelande räknas den dag det kom in, och hos den nämnd som kontot hörde till "
        "då. Alla meddelanden är med, också de som inte var riktade till kommunen.",
        en="Each message counts on the day that it came, and for the board that the account "
        "belonged to then. All messages are included, also those not directed to the municipality.",
    ),
    Text(
        sv="Beslutet ska finnas när ett meddelande är besvarat, borttaget eller avslutat. Det som "
        "ännu väntar på svar behöver inget beslut. Det som röjer sekretess ska alltid diarieföras.",
        en="There must be a decision when a message is answered, removed or ended. What still "
        "waits for an answer needs none. What discloses something secret is always registered.",
    ),
)
