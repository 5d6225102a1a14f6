"""Finding one message of the log: by its id, or among those that wait."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from socialpolicy.cli.errors import CommandError, perhaps, visible
from socialpolicy.cli.unread import unread_logs
from socialpolicy.register import pending
from socialpolicy.register.layout import Role, log_name, role
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import DONE, State, due_second, log_message, state_written
from socialpolicy.source import Source
from socialpolicy.storage.files import Entry, Kind
from socialpolicy.text import Text, clean
from socialpolicy.wizard.log_draft_check import Found, Month
from socialpolicy.wizard.message_questions import Choice, Questions
from socialpolicy.yaml import Document, Place, Plain, read
from socialpolicy.yaml.read_fast import silence

_NO_MESSAGE = Text(
    sv="Inget meddelande i loggen har id {word}.{nearest}",
    en="No message in the log has the id {word}.{nearest}",
)
_NO_READ_MESSAGE = Text(
    sv=(
        "Inget meddelande som gick att läsa har id {word}.{nearest} "
        "Allt i loggen gick inte att läsa: {files}. Kör socialpolicy check."
    ),
    en=(
        "No message that could be read has the id {word}.{nearest} "
        "Not all of the log could be read: {files}. Run socialpolicy check."
    ),
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


class Standing(NamedTuple):
    """Where a message stands in a month's list, and what is written of it."""

    position: int
    entry: dict[str, Plain]
    source: Source

    @property
    def id(self) -> str:
        """The message's id."""
        return str(self.entry["id"])

    @property
    def record(self) -> dict[str, Plain] | None:
        """The decision on registration, None when there is none."""
        record = self.entry.get("record")
        return record if isinstance(record, dict) and record.get("decision") else None

    @property
    def settled(self) -> State | None:
        """The state that settles it, None while it waits."""
        state = state_written(self.entry.get("actions"))
        return state if state in DONE else None

    def place(self, key: str) -> str:
        """Say where something is written of it: `file:line`."""
        line = read(self.source).span((self.position, key)).line
        return f"{self.source.file}:{line}"

    def acted(
        self, action: dict[str, Plain] | None, record: dict[str, Plain] | None = None
    ) -> dict[str, Plain]:
        """Give the entry with one more action, and with a decision."""
        entry, actions = dict(self.entry), self.entry.get("actions")
        if action is not None:
            entry["actions"] = [*(actions if isinstance(actions, list) else ()), action]
        if record is not None:
            entry["record"] = record
        return entry


def standing(month: Month, id: str) -> Standing:
    """Find a message in a month's file. Raises CommandError when it is not there."""
    found = _in_month(Source(month.file, month.before or b""), id)
    if not found:
        raise CommandError(_NO_MESSAGE, word=visible(id), nearest="")
    return found[0]


def message_with(id: str, register: Register) -> tuple[Found, Standing]:
    """Find a message by its id. Raises CommandError when there is none, or more than one."""
    found: list[tuple[Found, Standing]] = []
    files: list[str] = []
    wanted = id.encode("utf-8", "replace")
    for entry, account, month in _logs(register):
        if wanted in entry.source.data:
            for each in _in_month(entry.source, id):
                found.append((Found(account, month, id), each))
                files.append(entry.source.file)
    if not found:
        known = [each.found.id for each in _waiting(register)]
        text, unread = _NO_MESSAGE, unread_logs(register)
        if unread:
            text = _NO_READ_MESSAGE
        raise CommandError(text, word=visible(id), nearest=perhaps(id, known), files=unread)
    if len(found) > 1:
        raise CommandError(_TWICE, word=id, files=files)
    return found[0]


def _in_month(source: Source, id: str) -> list[Standing]:
    return [
        Standing(index, plain, source)
        for index, plain in enumerate(_entries(source.data))
        if isinstance(plain, dict) and plain.get("id") == id
    ]


@lru_cache(maxsize=2)
def _entries(data: bytes) -> list[Plain]:
    """Read a month; once for the search and for the change, when it is the same by then."""
    with silence():
        value = read(Source("", data)).value
    return value if isinstance(value, list) else []


def message_chosen(register: Register, questions: Questions) -> str:
    """Let somebody choose among the messages that wait, the most urgent first; give its id.

    Raises CommandError when none waits.
    """
    waiting = _most_urgent_first(register)
    choices = [Choice(each.found.id, each.title(register)) for each in waiting]
    return questions.choose(_ASKS, choices)


def refuse_unnamed(register: Register) -> CommandError:
    """Word the refusal to guess which message is meant, naming those that wait."""
    waiting = _most_urgent_first(register)
    ids = [each.found.id for each in waiting[:_MOST]]
    return CommandError(_WHICH, ids=[*ids, "…"] if len(waiting) > _MOST else ids)


def _most_urgent_first(register: Register) -> list[_Waiting]:
    waiting = sorted(_waiting(register), key=lambda each: each.urgency)
    if not waiting:
        raise CommandError(_NONE_WAITS)
    return waiting


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
        for one in pending.waiting(pending.of_log(entry.source)):
            found = Found(account, month, one.message.id)
            logged = log_message(one.message, place / one.index, account, register.schedule)
            due = due_second(logged, target, register.schedule) if target else None
            yield _Waiting(found, one.message.subject, due)


def _logs(register: Register) -> Iterator[tuple[Entry, str, str]]:
    for entry in register.entries:
        name = log_name(entry.path.removeprefix("messages/"))
        if role(entry.path) is Role.LOG and entry.kind is Kind.FILE and name:
            yield entry, *name
