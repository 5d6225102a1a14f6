"""How accounts and messages are spoken of in a history: as in the note on what has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from socialpolicy.register.message_names import CHANNELS, KINDS
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.message import Action, Message
from socialpolicy.register.register import Register
from socialpolicy.reports.changes.accounts import (
    changed_account,
    gone_account,
    names_in,
    new_account,
)
from socialpolicy.reports.changes.fields import Difference, differences, plain_value, said_of
from socialpolicy.reports.changes.message_words import WORDS
from socialpolicy.reports.changes.note import Change
from socialpolicy.reports.history.events import Told, Words
from socialpolicy.reports.history.trace import State
from socialpolicy.reports.show.message import done
from socialpolicy.text import MONTHS, FilledText, Language, Text, moment

_CAME = Text(
    sv="skrivs in i loggen: {kind}, {subject}", en="is written into the log: {kind}, {subject}"
)
_TAKEN_OUT = Text(sv="tas bort ur loggen: {subject}", en="is taken out of the log: {subject}")
_MOVED = Text(
    sv="flyttas från loggen för {was} till den för {now}",
    en="moves from the log of {was} to that of {now}",
)
_MONTH = Text(sv="{account}, {month}", en="{account}, {month}")
_DONE = Text(sv="{done}, {when}", en="{done}, {when}")
_UNDONE = Text(sv="det här tas bort: {done}", en="this is taken out: {done}")
_CODES = {"kind": KINDS, "channel": CHANNELS}


def of_accounts(register: Register) -> Words[Account]:
    """Give the words for an account."""
    names = names_in(register)
    return Words(
        new=lambda account, day: [_as_told(new_account(account, register, day))],
        gone=lambda account, day: [_as_told(gone_account(account, day))],
        moved=lambda *_: [],  # its id is in the file too
        changed=lambda was, now, day: map(_as_told, changed_account(was, now, day, names)),
    )


def _as_told(change: Change) -> Told:
    return Told(change.what, change.said, change.path, change.was, change.now)


def of_messages(register: Register) -> Words[Message]:
    """Give the words for a message."""

    def changed(was: Message, now: Message, _: date) -> Iterator[Told]:
        for each in differences(was, now):
            item = each.now if each.was is None else each.was
            if isinstance(item, Action):
                yield _acted(each, item, register)
            else:
                yield _field(each)

    return Words(
        new=lambda message, _: _new(message, register),
        gone=lambda message, _: [Told("message-gone", _of(_TAKEN_OUT, message))],
        moved=_moved,
        changed=changed,
    )


def _new(message: Message, register: Register) -> Iterator[Told]:
    yield Told("message-new", _of(_CAME, message), now=plain_value(message))
    for action in message.actions:
        yield _acted(Difference(("actions",), None, action, listed=True), action, register)


def _of(text: Text, message: Message) -> FilledText:
    return FilledText(text, {"kind": KINDS[message.kind], "subject": message.subject})


def _moved(before: State[Message], after: State[Message]) -> Iterable[Told]:
    said = FilledText(_MOVED, {"was": _month(before), "now": _month(after)})
    yield Told("moved", said, "file", before.path, after.path)


def _month(state: State[Message]) -> FilledText:
    year, _, number = state.stem.partition("-")
    month: Text | str = state.stem
    if number.isdecimal() and 0 < int(number) <= len(MONTHS):
        month = Text(*(f"{each} {year}" for each in MONTHS[int(number) - 1]))
    return FilledText(_MONTH, {"account": state.folder, "month": month})


def _acted(each: Difference, action: Action, register: Register) -> Told:
    when = Text(*(moment(action.at, language, year=True) for language in Language))
    said = FilledText(_DONE, {"done": done(action, register), "when": when})
    if each.now is None:
        said = FilledText(_UNDONE, {"done": said})
    return Told(
        "action" if each.now else "action-gone",
        said,
        "actions",
        plain_value(each.was),
        plain_value(each.now),
    )


def _field(each: Difference) -> Told:
    known = _CODES.get(each.dotted, {})
    was, now = (known.get(v, v) if isinstance(v, str) else v for v in (each.was, each.now))
    said = said_of(each._replace(was=was, now=now), WORDS)
    return Told("field", said, each.dotted, plain_value(each.was), plain_value(each.now))
