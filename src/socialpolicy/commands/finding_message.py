"""Finding one message of the log: by its id, or among those that wait."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from socialpolicy.commands.refusal import Refusal, perhaps, visible
from socialpolicy.commands.screen import screen_width
from socialpolicy.document import Document, Place, read
from socialpolicy.document.fast import silence
from socialpolicy.language import Language, Text, clean
from socialpolicy.register import contributions
from socialpolicy.register.layout import Role, log_name, role
from socialpolicy.register.logged import due_second, log_message
from socialpolicy.register.register import Register
from socialpolicy.source import Entry, Kind

if TYPE_CHECKING:
    from socialpolicy.wizard.asker import Asker

_NO_MESSAGE = Text(
    sv="Inget meddelande i loggen har id {word}.{nearest}",
    en="No message in the log has the id {word}.{nearest}",
)
_TWICE = Text(
    sv="Id {word} står på flera ställen i loggen: {files}. Kör socialpolicy check.",
    en="The id {word} stands in several places of the log: {files}. Run socialpolicy check.",
)
_NONE_WAITS = Text(sv="Inget meddelande i loggen väntar.", en="No message in the log is waiting.")
_WHICH = Text(
    sv="Ange vilket meddelande det gäller. Dessa väntar, det mest brådskande först: {ids}.",
    en="Say which message it is. These are waiting, the most urgent first: {ids}.",
)
_ASKS = Text(sv="Vilket meddelande gäller det?", en="Which message is it?")
_MOST = 8


class Found(NamedTuple):
    """Where a message stands: its account and month, and its place in the file's list."""

    account: str
    month: str
    position: int
    id: str


def message_with(id: str, register: Register) -> Found:
    """Find a message by its id. Raises Refusal when there is none, or more than one."""
    found: list[tuple[Found, str]] = []
    known: list[str] = []
    wanted = id.encode("utf-8", "replace")
    for entry, account, month in _logs(register):
        if wanted not in entry.source.data:
            continue
        with silence():
            value = read(entry.source).value
        for index, plain in enumerate(value if isinstance(value, list) else []):
            if isinstance(plain, dict) and plain.get("id") == id:
                found.append((Found(account, month, index, id), entry.source.file))
    if not found:
        known = [each.found.id for each in _waiting(register)]
        raise Refusal(_NO_MESSAGE, word=visible(id), nearest=perhaps(id, known))
    if len(found) > 1:
        raise Refusal(_TWICE, word=id, files=[file for _, file in found])
    return found[0][0]


def message_offered(register: Register, language: Language) -> Found:
    """Let somebody at a terminal choose among the messages that wait.

    Raises Refusal, listing them, when nobody can be asked.
    """
    waiting = sorted(_waiting(register), key=lambda each: each.urgency)
    if not waiting:
        raise Refusal(_NONE_WAITS)
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        ids = [each.found.id for each in waiting[:_MOST]]
        raise Refusal(_WHICH, ids=[*ids, "…"] if len(waiting) > _MOST else ids)
    from socialpolicy.wizard.asker import Item

    asker = _asker(language)
    asker.say(_ASKS.speak(language), strong=True)
    items = [Item(each.found.id, each.title(register)) for each in waiting]
    try:
        chosen = asker.choose(items, items[0].value)
    except EOFError:
        raise KeyboardInterrupt from None
    for each in waiting:
        if each.found.id == chosen:
            return each.found
    known = [each.found.id for each in waiting]
    raise Refusal(_NO_MESSAGE, word=visible(chosen), nearest=perhaps(chosen, known))


class _Waiting(NamedTuple):
    """A message that waits, and its deadline in UTC seconds where one can be counted."""

    found: Found
    subject: str
    due: int | None

    @property
    def urgency(self) -> tuple[bool, int, str]:
        return self.due is None, self.due or 0, self.found.id

    def title(self, register: Register) -> str:
        when = ""
        if self.due is not None:
            zone = register.as_of.tzinfo
            when = f"{datetime.fromtimestamp(self.due, zone):%Y-%m-%d %H:%M}  "
        return f"{when}{self.found.account}: {clean(self.subject, 60)}"


def _waiting(register: Register) -> Iterator[_Waiting]:
    for entry, account, month in _logs(register):
        target = register.target(account)
        place = Place(Document(entry.source, None, (), readable=True), ())
        for one in contributions.waiting(contributions.of_log(entry.source)):
            found = Found(account, month, one.index, one.message.id)
            logged = log_message(one.message, place / one.index, account, register.schedule)
            due = due_second(logged, target, register.schedule) if target else None
            yield _Waiting(found, one.message.subject, due)


def _logs(register: Register) -> Iterator[tuple[Entry, str, str]]:
    for entry in register.entries:
        name = log_name(entry.path.removeprefix("messages/"))
        if role(entry.path) is Role.LOG and entry.kind is Kind.FILE and name:
            yield entry, *name


def _asker(language: Language) -> Asker:
    if os.environ.get("TERM", "").lower() in ("dumb", "unknown", ""):
        from socialpolicy.wizard.lines import Lines

        return Lines(language, screen_width())
    from socialpolicy.wizard.terminal import Terminal

    return Terminal(language, screen_width(), colour=not os.environ.get("NO_COLOR"))
