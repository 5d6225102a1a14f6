"""The work of `messages`: the log as a list, narrowed as asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from socialpolicy.cli.account_lookup import account_meant, names_of
from socialpolicy.cli.context import Context
from socialpolicy.cli.errors import CommandError, require_choice, visible
from socialpolicy.cli.load import register_with_log, unread_logs
from socialpolicy.register import index
from socialpolicy.register.index import Sought, plain_words, words_in
from socialpolicy.register.layout import Role
from socialpolicy.register.message_names import CHANNELS, GROUNDS, KINDS, STATES
from socialpolicy.register.message_words import local_day
from socialpolicy.register.models.account import Account
from socialpolicy.register.ownership import unit_on
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import Logged
from socialpolicy.reports.columns import (
    ACCOUNT,
    CHANNEL,
    KIND,
    PLATFORM,
    RECEIVED,
    STATE,
    SUBJECT,
    UNIT,
    platform_of,
    unit_cell,
    word_cell,
)
from socialpolicy.reports.delivery import deliver_list
from socialpolicy.reports.output_file import require_free
from socialpolicy.reports.report import FORMATS
from socialpolicy.reports.selection import Selection, read_selection, read_words
from socialpolicy.reports.tables import Cell, Column, Kind, Report, Row, Table
from socialpolicy.text import FilledText, Text

_COLUMNS = (
    RECEIVED,
    STATE,
    KIND,
    SUBJECT,
    Column("id", Text(sv="Id", en="Id"), Kind.ID),
    Column("grounds", Text(sv="Grund", en="Ground"), Kind.LIST),
    ACCOUNT._replace(spare=1),
    PLATFORM._replace(spare=2),
    UNIT._replace(spare=2),
    CHANNEL._replace(spare=2),
)
_BELOW = frozenset({"id", "grounds"})

_TITLE = Text(sv="Meddelanden", en="Messages")
_COUNT = Text(sv="{count} meddelanden: {parts}", en="{count} messages: {parts}")
_ONE = Text(sv="1 meddelande: {parts}", en="1 message: {parts}")
_PARTS = {
    "open": Text(sv="{n} öppna", en="{n} open"),
    "forwarded": Text(sv="{n} vidarebefordrade", en="{n} forwarded"),
    "answered": Text(sv="{n} besvarade", en="{n} answered"),
    "removed": Text(sv="{n} borttagna", en="{n} removed"),
    "ended": Text(sv="{n} avslutade", en="{n} ended"),
}
_EMPTY = Text(
    sv="Inget meddelande är sådant som du frågade efter.", en="No message is as you asked."
)
_NO_MESSAGES = Text(sv="Inga meddelanden finns i loggen.", en="There are no messages in the log.")
_NO_STATE = Text(
    sv="Inget meddelande har läget {word}. Välj bland {known}.",
    en="No message has the state {word}. Choose among {known}.",
)
_NO_KIND = Text(
    sv="{word} är inget slags meddelande här. Välj bland {known}.",
    en="{word} is no kind of message here. Choose among {known}.",
)
_NO_GROUND = Text(
    sv="Grunden {word} finns inte. Välj bland {known}.",
    en="There is no ground {word}. Choose among {known}.",
)
_NOT_A_DAY = Text(
    sv="{word} är ingen dag. Skriv till exempel 2026-11-20, i går eller 20 nov.",
    en="{word} is not a day. Write for example 2026-11-20, yesterday or 20 Nov.",
)
_BACKWARDS = Text(
    sv="--from {first} kommer efter --to {last}. Skriv den tidigaste dagen först.",
    en="--from {first} comes after --to {last}. Write the earliest day first.",
)


class Options(NamedTuple):
    """The options of `messages` as they were given."""

    accounts: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    words: tuple[str, ...] = ()
    form: str = "text"
    output: Path | None = None
    at: str | None = None


def run(around: Context, options: Options) -> int:
    """List the messages asked for, and give the exit code. Raises CommandError when it cannot."""
    require_choice(options.form, FORMATS)
    is_past = around.revision is not None
    only = None if is_past else (Role.POLICY, Role.YEAR, Role.ORGANISATION)
    register = register_with_log(around, options.at, only, listed=True, apart=index.APART)
    sought = _sought(options, register)
    if options.output:
        require_free(options.output, register)
    folder = around.folder()
    unread: list[str] = []
    if (options.accounts or options.units) and not is_past:
        register = index.with_accounts(folder, register)
        unread = [
            f"{register.folder}/accounts/{id}.yaml" for id in sorted(register.unread_accounts)
        ]
    selection = read_selection(register, options.units)
    sought = sought._replace(accounts=_accounts(options, selection, register))
    if is_past:
        logs = (log for log in register.logs if _is_of(log.account, sought))
        register = replace(register, logs=tuple(logs))
        of_log = unread_logs(register)
    else:
        register, of_log = index.with_logs(folder, register, sought)
    if not register.accounts:
        register = index.with_accounts(folder, register, {log.account for log in register.logs})
    report = _report(register, sought, selection)
    unread = [*unread, *of_log]
    deliver_list(report, unread, options.form, options.output, register, around.language(register))
    return 0


def _is_of(account: str, sought: Sought) -> bool:
    return sought.accounts is None or account in sought.accounts


def _sought(options: Options, register: Register) -> Sought:
    first, last = _day(options.first, register.today), _day(options.last, register.today)
    if first and last and last < first:
        raise CommandError(_BACKWARDS, first=first.isoformat(), last=last.isoformat())
    return Sought(
        states=read_words(options.states, STATES, _NO_STATE),
        kinds=read_words(options.kinds, KINDS, _NO_KIND),
        grounds=read_words(options.grounds, GROUNDS, _NO_GROUND),
        first=first,
        last=last,
        words=[part for word in options.words for part in plain_words(word).split()],
    )


def _day(word: str | None, today: date) -> date | None:
    from socialpolicy.schedule.written import read_day

    if word is None:
        return None
    day = read_day(word, today)
    if day is None:
        raise CommandError(_NOT_A_DAY, word=visible(word))
    return day


def _accounts(options: Options, selection: Selection, register: Register) -> set[str] | None:
    """Give the ids of the accounts whose log may have what is asked for; None for all of them."""
    if not options.accounts and not options.units:
        return None
    names = names_of(register)
    named = {account_meant(word, names) for word in options.accounts}
    if not options.units:
        return named
    within = {
        located.model.id
        for located in register.accounts
        if any(
            selection.has(located.model, day, register) for day in _days(located.model, register)
        )
    }
    return within & named if named else within


def _days(account: Account, register: Register) -> Iterator[date]:
    """Give a day of each unit that has had an account."""
    yield register.today
    yield from (change.on - timedelta(1) for change in account.changes)


def _report(register: Register, sought: Sought, selection: Selection) -> Report:
    found: list[tuple[datetime, Logged]] = []
    for log in register.logs:
        found += (
            (_received(logged, register), logged)
            for logged in register.logged(log)
            if _is_sought(logged, sought, selection, register)
        )
        log.let_go()
    found.sort(key=lambda each: (each[0], each[1].message.id))
    tally = Counter(logged.state.value for _, logged in found)
    rows = tuple(Row(_cells(received, logged, register)) for received, logged in found)
    empty = _NO_MESSAGES if sought.accounts is None and not any((*sought, *selection)) else _EMPTY
    table = Table("messages", _count(tally), _COLUMNS, rows, empty, below=_BELOW)
    return Report("messages", _TITLE, register.policy.authority, register.as_of, (table,))


def _received(logged: Logged, register: Register) -> datetime:
    if logged.received is not None:
        return register.schedule.local(logged.received)
    # A local time that never came, or came twice.
    return logged.message.received.replace(tzinfo=register.schedule.zone)


def _is_sought(logged: Logged, sought: Sought, selection: Selection, register: Register) -> bool:
    message = logged.message
    if sought.states and logged.state not in sought.states:
        return False
    if sought.kinds and message.kind not in sought.kinds:
        return False
    if sought.grounds and not any(each in sought.grounds for each in _grounds(logged)):
        return False
    day = local_day(message.received, register)
    if (sought.first and day < sought.first) or (sought.last and day > sought.last):
        return False
    if sought.words:
        said = words_in(message)
        if not all(word in said for word in sought.words):
            return False
    if not selection.units:
        return True
    filed = register.account(logged.account)
    return filed is not None and selection.has(filed.model, day, register)


def _cells(received: datetime, logged: Logged, register: Register) -> tuple[Cell, ...]:
    message, filed = logged.message, register.account(logged.account)
    return (
        received,
        word_cell(logged.state, STATES),
        word_cell(message.kind, KINDS),
        message.subject,
        message.id,
        tuple(word_cell(ground, GROUNDS) for ground in _grounds(logged)),
        logged.account,
        platform_of(filed.model) if filed else None,
        unit_cell(unit_on(filed.model, received.date()), register) if filed else None,
        word_cell(message.channel, CHANNELS),
    )


def _grounds(logged: Logged) -> list[str]:
    """List the grounds of its removals, but for those that a reopening has undone."""
    actions = (action for _, action in logged.since_reopened())
    return list(dict.fromkeys(each.ground for each in actions if each.ground))


def _count(tally: Counter[str]) -> Text | FilledText:
    total = tally.total()
    if not total:
        return _TITLE
    if total == 1:
        state = next(iter(tally))
        return FilledText(_ONE, {"parts": STATES[state]})
    parts = [
        FilledText(
            said if tally[state] != 1 else _SINGLE, {"n": tally[state], "state": STATES[state]}
        )
        for state, said in _PARTS.items()
        if tally[state]
    ]
    return FilledText(_COUNT, {"count": total, "parts": parts})


_SINGLE = Text(sv="1 {state}", en="1 {state}")
