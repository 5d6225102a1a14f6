"""The messages of an account that nobody has settled, and what they stand in the way of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from socialpolicy.cli.errors import with_lines
from socialpolicy.text import FilledText, Text, clean

if TYPE_CHECKING:
    from socialpolicy.register.models.account import Account
    from socialpolicy.register.register import Register

MOST = 8
"""Messages that are named; of the rest only the number."""

LONGEST = 60
"""Characters of a subject that are shown."""

_ONE = Text(sv="ett meddelande", en="a message")
_MANY = Text(sv="{count} meddelanden", en="{count} messages")
_WAIT = Text(
    sv="{account} har {messages} som väntar, och kan därför inte avslutas i dag eller tidigare:",
    en="{account} has {messages} waiting, and so cannot be closed today or earlier:",
)
_DO = Text(
    sv=(
        "Svara med socialpolicy answer-message, eller avsluta med socialpolicy end-message. "
        "Eller välj en dag längre fram."
    ),
    en=(
        "Answer with socialpolicy answer-message, or end with socialpolicy end-message. "
        "Or choose a later day."
    ),
)
_REMINDER = Text(
    sv="Senast den {on}: besvara eller avsluta {messages} som väntar på {account}.",
    en="By {on}: answer or end {messages} waiting on {account}.",
)
_MORE = Text(sv="… och {count} till", en="… and {count} more")
_UNREAD = Text(
    sv=(
        "Allt i loggen för {account} gick inte att förstå, så det går inte att säga om något "
        "väntar. Kör socialpolicy check och rätta {files} först."
    ),
    en=(
        "The log of {account} could not be read in full, so it is not known whether "
        "anything is waiting. Run socialpolicy check and fix {files} first."
    ),
)


class Waiting(NamedTuple):
    """A message that waits, by its id and subject."""

    id: str
    subject: str


def of_account(account: str, register: Register) -> list[Waiting]:
    """List the messages of an account that are open or forwarded, the oldest first."""
    return [
        Waiting(logged.message.id, logged.message.subject)
        for log in sorted(register.logs, key=lambda log: log.month)
        if log.account == account
        for logged in register.logged(log)
        if not logged.done
    ]


def unread(account: str, register: Register) -> FilledText | None:
    """Say that a part of an account's log could not be understood."""
    wrong = {log.file for log in register.logs if log.account == account and log.problems}
    files = [
        entry.source.file
        for entry in register.entries
        if entry.path.startswith(f"messages/{account}/")
        and entry.source.file in wrong | register.flawed
    ]
    return FilledText(_UNREAD, {"account": account, "files": files}) if files else None


def has_a_log(register: Register) -> bool:
    """Say whether there is a log; an empty folder may stand where one that is kept elsewhere is."""
    return register.policy.messages is None or any(
        entry.path.startswith("messages/") for entry in register.entries
    )


def hindrance(waiting: Sequence[Waiting], account: Account) -> FilledText:
    """Say that messages must be settled first, and which they are."""
    lines = [_line(each) for each in waiting[:MOST]]
    if len(waiting) > MOST:
        more = {"count": len(waiting) - MOST}
        lines.append(Text(_MORE.sv.format_map(more), _MORE.en.format_map(more)))
    values = {"account": account.id, "messages": _messages(waiting)}
    return FilledText(with_lines(_WAIT, lines, _DO), values)


def reminder(waiting: Sequence[Waiting], account: Account, on: date) -> FilledText:
    """Say that messages must be settled before the day of a closing that lies ahead."""
    values = {"account": account.id, "messages": _messages(waiting), "on": on}
    return FilledText(_REMINDER, values)


def _messages(waiting: Sequence[Waiting]) -> object:
    return FilledText(_MANY, {"count": len(waiting)}) if len(waiting) > 1 else _ONE


def _line(waiting: Waiting) -> Text:
    line = f"{clean(waiting.id, LONGEST)}  {clean(waiting.subject, LONGEST)}"
    return Text(line, line)
