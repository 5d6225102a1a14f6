"""What was decided of messages, each with the commit that proves it, as `--proof` asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple
from zoneinfo import ZoneInfo

from socialpolicy.formats.words import number
from socialpolicy.register.message_words import local_day
from socialpolicy.register.models.account import Account
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import Logged
from socialpolicy.reports.columns import ACCOUNT
from socialpolicy.reports.entry import Entry
from socialpolicy.reports.history.log_proofs import (
    LogDecision,
    LogProofs,
    answer_key,
    record_key,
)
from socialpolicy.reports.tables import Coded, Column, Kind, Report, Row, Table
from socialpolicy.text import FilledText, Language, Text

MOST_LISTED = 500
"""So many decisions are listed with their proof, the latest first, before the rest are counted."""

PROOF = (
    Column("proof", Text(sv="Bevis i git", en="Proof in git"), Kind.ID),
    Column("proof_day", Text(sv="Bevisets dag", en="Day of proof"), Kind.DAY),
)
_MESSAGE = Column("message", Text(sv="Meddelande", en="Message"), Kind.ID)
_DECIDED_COLUMN = Column("decided", Text(sv="Beslut", en="Decision"))
_NUMBER = Column("number", Text(sv="Diarienummer", en="Number"))
_DAYS = {
    "response-times": Column("answered", Text(sv="Besvarat", en="Answered"), Kind.DAY),
    "registration": Column("received", Text(sv="Kom in", en="Received"), Kind.DAY),
}
_ANSWERED = Coded("answered", Text(sv="besvarat", en="answered"))
_DECIDED = {
    "registered": Coded("registered", Text(sv="diariefört", en="registered")),
    "kept-in-order": Coded("kept-in-order", Text(sv="hålls ordnat", en="kept in order")),
    "minor": Coded("minor", Text(sv="ringa betydelse", en="minor importance")),
}
_TITLES = {
    "response-times": Text(sv="Svaren och deras bevis", en="The answers and their proof"),
    "registration": Text(
        sv="Besluten om registrering och deras bevis",
        en="The decisions on registration and their proof",
    ),
}
_NOTE = Text(
    sv="Beviset är den första commit i git där beslutet stod i loggen som det står nu. Det som "
    "saknar bevis står inte i någon commit här.",
    en="The proof is the first commit in git in which the decision was in the log as it is now. "
    "What has no proof is in no commit here.",
)
_MORE = Text(
    sv="Bara de {most} senaste av {count} är med. Beviset för ett annat: socialpolicy history ID.",
    en="Only the latest {most} of {count} are included. The proof of another: socialpolicy "
    "history ID.",
)
_SPENT = Text(
    sv="Loggens historia är för stor för att gås igenom hel, så de sista raderna kan sakna bevis. "
    "Beviset för ett meddelande: socialpolicy history ID.",
    en="The history of the log is too large to be gone through whole, so the last rows may lack "
    "proof. The proof of one message: socialpolicy history ID.",
)
_CUT = Text(
    sv="Bara en del av historiken är hämtad, så beslut kan vara äldre än beviset. Hämta resten: "
    "git fetch --unshallow",
    en="Only a part of the history has been fetched, so decisions may be older than their proof. "
    "Fetch the rest: git fetch --unshallow",
)
_NONE = Text(sv="Inget beslut att bevisa.", en="No decision to prove.")


class _Listed(NamedTuple):
    """A decision, the local day that it is listed by, and the number that it gave."""

    decision: LogDecision
    day: date
    number: str | None = None


PROVED_IN_LOG = tuple(_TITLES)
"""The reports that say of what is decided of messages which commit proves it."""


class LogDecisions:
    """What one of `PROVED_IN_LOG` is to prove: answers, or decisions on registration.

    They are those of the messages that the report counts.
    """

    def __init__(self, report: str, register: Register) -> None:
        """Keep what it is about."""
        self._of = _answers if report == "response-times" else _records
        self._register = register
        self._listed: list[_Listed] = []

    def take(self, account: Account, entries: Sequence[Entry]) -> None:
        """Look through a month of an account."""
        for entry in entries:
            if entry.now:
                self._listed += self._of(entry, account.id, self._register)

    def added_to(self, report: Report, proofs: LogProofs) -> Report:
        """Add the decisions to the report, the latest first, each with its proof."""
        latest = sorted(
            self._listed, key=lambda each: (each.day, each.decision.message), reverse=True
        )
        shown = latest[:MOST_LISTED]
        found = proofs.of(each.decision for each in shown)
        zone = ZoneInfo(self._register.policy.time_zone)
        rows = []
        for each in shown:
            decided, commit = each.decision, found.get(each.decision)
            proof = (commit.short, commit.made.astimezone(zone).date()) if commit else (None, None)
            what = _DECIDED.get(str(decided.decided[0]), _ANSWERED)
            rows.append(
                Row((decided.message, decided.account, each.day, what, each.number, *proof))
            )
        values = {"most": _number(len(shown)), "count": _number(len(latest))}
        table = Table(
            "proofs",
            _TITLES[report.name],
            (_MESSAGE, ACCOUNT, _DAYS[report.name], _DECIDED_COLUMN, _NUMBER, *PROOF),
            tuple(rows),
            _NONE,
            FilledText(_MORE, values) if len(latest) > len(shown) else None,
            below=frozenset({"account", "number", *(each.key for each in PROOF)}),
        )
        notes = [_NOTE, *([_SPENT] if proofs.is_spent else []), *([_CUT] if proofs.is_cut else [])]
        return replace(report, tables=(*report.tables, table), notes=(*report.notes, *notes))


def _answers(entry: Entry, account: str, register: Register) -> list[_Listed]:
    """List the answers that a message has had by now, with their days."""
    logged = entry.logged
    return [
        _Listed(_decision(logged, account, answer_key(action)), local_day(action.at, register))
        for action, second in zip(logged.message.actions, logged.times, strict=True)
        if action.did == "answered" and (second is None or second <= register.now)
    ]


def _records(entry: Entry, account: str, _: Register) -> list[_Listed]:
    """List the decision on a message's registration, by the day that the message came."""
    record = entry.logged.message.record
    if record is None:
        return []
    decision = _decision(entry.logged, account, record_key(record))
    return [_Listed(decision, entry.day, record.number)]


def _decision(logged: Logged, account: str, decided: tuple[object, ...]) -> LogDecision:
    # A month is named by its file, wherever the message should have been.
    month = PurePosixPath(logged.at.document.source.file).stem
    return LogDecision(account, month, logged.message.id, decided)


def _number(count: int) -> Text:
    return Text(*(number(count, language) for language in Language))
