"""The log of a register: finding a message, and writing in it alone, a whole file at a time."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection, Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from socialpolicy.cli.errors import CommandError, perhaps, visible
from socialpolicy.cli.load import unread_logs
from socialpolicy.register import waiting
from socialpolicy.register.layout import Role, log_name, role
from socialpolicy.register.log import read_month
from socialpolicy.register.message_names import IS_DONE
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import DONE, State, due_second, log_message, state_written
from socialpolicy.source import Source
from socialpolicy.storage.files import FileEntry, FileKind, display_path
from socialpolicy.storage.replace import LockedFolder, locked
from socialpolicy.text import Language, Text, clean, short_moment
from socialpolicy.yaml import Document, Place, Plain, read


class Found(NamedTuple):
    """A message of the log: its account and month, and its id."""

    account: str
    month: str
    id: str


class Month(NamedTuple):
    """One month's file of an account's log; `before` is None when there is none yet."""

    account: str
    month: str
    path: Path
    before: bytes | None

    @property
    def file(self) -> str:
        """The path as people see it."""
        return display_path(self.path)

    @property
    def source(self) -> Source | None:
        """The file as it is, None when there is none yet."""
        return None if self.before is None else Source(self.file, self.before)


class ChangedMonth(NamedTuple):
    """A month's file as it is to be, and the message that the change is about."""

    month: Month
    data: bytes
    id: str

    @property
    def line(self) -> int:
        """The first line that is new and says something, from 1."""
        old, new = (self.month.before or b"").splitlines(), self.data.splitlines()
        pairs = enumerate(zip(old, new))  # noqa: B905 - one may go on after the other
        ends = min(len(old), len(new))
        same = next((number for number, (one, other) in pairs if one != other), ends)
        while same < len(new) - 1 and (not new[same].strip() or new[same].startswith(b"#")):
            same += 1
        return same + 1


class Log:
    """The log of a register, while nobody else writes in it."""

    def __init__(self, root: Path, own: LockedFolder) -> None:
        self.root = root
        self._own = own

    def month(self, account: str, month: str) -> Month:
        """Read a month's file. Raises WritingError for a link, and for what cannot be read."""
        path = self.root / account / f"{month}.yaml"
        return Month(account, month, path, self._own.read(path))

    def write(self, change: ChangedMonth) -> None:
        """Put a month's new content in its place. Raises WritingError, and then nothing is."""
        month = change.month
        try:
            self._own.replace(month.path, month.before, change.data)
        except KeyboardInterrupt:
            # Once the file is in its place, it is too late to break off.
            if self._own.read(month.path) != change.data:
                raise

    def write_all(self, months: Collection[tuple[Month, bytes]]) -> None:
        """Put new contents of months in their places, all or none. Raises WritingError."""
        self._own.replace_all({month.path: (month.before, data) for month, data in months})


@contextlib.contextmanager
def alone(folder: Path, register: Register) -> Iterator[Log]:
    """Keep every other process out of the log of a register meanwhile. Raises WritingError.

    A log that is kept elsewhere may belong to several registers, so there its
    own folder is locked too. It is never made here: see `register_with_log`.
    """
    with locked(folder) as own:
        root, outside = _root(folder, register.policy.messages)
        if not outside:
            yield Log(root, own)
        else:
            with locked(root) as elsewhere:
                yield Log(root, elsewhere)


def _root(folder: Path, messages: str | None) -> tuple[Path, bool]:
    """Give the folder of the log, and say whether it lies outside the register."""
    if messages is None:
        return folder / "messages", False
    real, register = (Path(os.path.realpath(path)) for path in (folder / messages, folder))
    if real == register or register in real.parents:
        return folder / real.relative_to(register), False
    return folder / messages, True


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
    en="The id {word} occurs more than once in the log: {files}. Run socialpolicy check.",
)
_NONE_WAITS = Text(sv="Inget meddelande i loggen väntar.", en="No message in the log is waiting.")
_WHICH = Text(
    sv="Ange vilket meddelande det gäller. Dessa väntar, det mest brådskande först: {ids}.",
    en="Say which message it is. These are waiting, the most urgent first: {ids}.",
)
_MOST = 8
_NONE_SETTLED = Text(
    sv="Inget meddelande i loggen är besvarat, borttaget eller avslutat.",
    en="No message in the log is answered, removed or ended.",
)
_MOST_SETTLED = 60
"""The settled messages that are offered in a list."""
_TITLE = Text(
    sv="svara senast {due}  {account}: {subject} (kom {came})",
    en="answer by {due}  {account}: {subject} (received {came})",
)
_NO_DEADLINE = Text(sv="–", en="–")


class LoggedEntry(NamedTuple):
    """A message of the log: its place in a month's list, and what is written of it."""

    found: Found
    position: int
    entry: dict[str, Plain]
    source: Source

    @property
    def id(self) -> str:
        """The message's id."""
        return self.found.id

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


def entry_in(month: Month, found: Found) -> LoggedEntry:
    """Find a message in a month's file. Raises CommandError when it is not there."""
    entries = _in_month(Source(month.file, month.before or b""), found)
    if not entries:
        raise CommandError(_NO_MESSAGE, word=visible(found.id), nearest="")
    return entries[0]


def message_with(id: str, register: Register) -> LoggedEntry:
    """Find a message by its id. Raises CommandError when there is none, or more than one."""
    found: list[LoggedEntry] = []
    wanted = id.encode("utf-8", "replace")
    for entry, account, month in _logs(register):
        # Within quotes an id may be written with the codes of its characters.
        if wanted in entry.source.data or b"\\" in entry.source.data:
            found += _in_month(entry.source, Found(account, month, id))
    if not found:
        known = [each.found.id for each in _waiting(register)]
        text, unread = _NO_MESSAGE, unread_logs(register)
        if unread:
            text = _NO_READ_MESSAGE
        raise CommandError(text, word=visible(id), nearest=perhaps(id, known), files=unread)
    if len(found) > 1:
        raise CommandError(_TWICE, word=id, files=[each.source.file for each in found])
    return found[0]


def _in_month(source: Source, found: Found) -> list[LoggedEntry]:
    return [
        LoggedEntry(found, index, plain, source)
        for index, plain in enumerate(_entries(source.data))
        if isinstance(plain, dict) and plain.get("id") == found.id
    ]


def _entries(data: bytes) -> list[Plain]:
    value = read_month(data).value
    return value if isinstance(value, list) else []


def waiting_messages(register: Register, language: Language) -> dict[str, str]:
    """Give the messages that wait, the most urgent first: what each is in a list, by its id.

    Raises CommandError when none waits.
    """
    return {each.found.id: each.title(register, language) for each in _most_urgent_first(register)}


def waiting_of(accounts: Collection[str], register: Register, language: Language) -> list[str]:
    """Say which messages of some accounts wait, the most urgent first, a line each."""
    waiting = sorted(_waiting(register, accounts), key=lambda each: each.urgency)
    return [each.title(register, language) for each in waiting]


def settled_messages(register: Register, language: Language) -> dict[str, str]:
    """Give the messages that were settled last, as `waiting_messages` gives those that wait.

    Raises CommandError when none is settled.
    """
    found: list[tuple[str, str, str]] = []
    for entry, account, _ in sorted(_logs(register), key=lambda each: each[2], reverse=True):
        if len(found) >= _MOST_SETTLED:
            break
        for plain in _entries(entry.source.data):
            if not isinstance(plain, dict) or state_written(plain.get("actions")) not in DONE:
                continue
            actions = plain.get("actions")
            last = actions[-1] if isinstance(actions, list) else None
            at = str(last.get("at")) if isinstance(last, dict) else ""
            when = _short_of(at, register, language)
            did = str(last.get("did")) if isinstance(last, dict) else ""
            done = IS_DONE[did].in_language(language) if did in IS_DONE else did
            subject = clean(str(plain.get("subject")), 60)
            found.append((at, str(plain.get("id")), f"{when}  {done}  {account}: {subject}"))
    if not found:
        raise CommandError(_NONE_SETTLED)
    return {id: title for _, id, title in sorted(found, reverse=True)[:_MOST_SETTLED]}


def _short(when: datetime, register: Register, language: Language) -> str:
    return short_moment(when, language, year=when.year != register.today.year)


def _short_of(at: str, register: Register, language: Language) -> str:
    """Write a time of the log for a list; one that is none stays as it is written."""
    try:
        return _short(datetime.fromisoformat(at), register, language)
    except ValueError:
        return clean(at, 30)


def latest_entries(
    account: str, register: Register, most: int, month: str = ""
) -> list[dict[str, Plain]]:
    """Give an account's messages as they are written, those received last first, at most so many.

    With a month, only those of it. What lacks an id, a time or a subject is left out.
    """
    found: list[dict[str, Plain]] = []
    months = sorted(_logs(register, account, month), key=lambda each: each[2], reverse=True)
    for entry, _, _ in months:
        if len(found) >= most:
            break
        found += [
            plain
            for plain in _entries(entry.source.data)
            if isinstance(plain, dict) and {"id", "received", "subject"} <= plain.keys()
        ]
    return sorted(found, key=lambda each: str(each["received"]), reverse=True)[:most]


def same_as(logged: LoggedEntry) -> str | None:
    """Give the id of the message that one was ended as the same as, if it was."""
    actions = logged.entry.get("actions")
    last = actions[-1] if isinstance(actions, list) and actions else None
    of = last.get("of") if isinstance(last, dict) else None
    return of if isinstance(of, str) else None


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
    received: int | None
    due: int | None

    @property
    def urgency(self) -> tuple[bool, int, str]:
        return self.due is None, self.due or 0, self.found.id

    def title(self, register: Register, language: Language) -> str:
        came, due = (
            "" if second is None else _short(register.schedule.local(second), register, language)
            for second in (self.received, self.due)
        )
        values = {
            "due": due or _NO_DEADLINE,
            "came": came,
            "account": self.found.account,
            "subject": clean(self.subject, 60),
        }
        return _TITLE.fill(language, values)


def _waiting(register: Register, only: Collection[str] = ()) -> Iterator[_Waiting]:
    for entry, account, month in _logs(register):
        if only and account not in only:
            continue
        place = Place(Document(entry.source, None, (), readable=True), ())
        for one in waiting.month_in(waiting.log_fact(entry.source)).waiting:
            found = Found(account, month, one.message.id)
            logged = log_message(one.message, place / one.index, account, register.schedule)
            target = register.target(account, logged.waits[-1].start)
            due = due_second(logged, target, register.schedule) if target else None
            yield _Waiting(found, one.message.subject, logged.received, due)


def _logs(
    register: Register, account: str = "", month: str = ""
) -> Iterator[tuple[FileEntry, str, str]]:
    """Go through the months of the log, or those of one account, or one of them."""
    for entry in register.entries:
        name = log_name(entry.path.removeprefix("messages/"))
        if role(entry.path) is not Role.LOG or entry.kind is not FileKind.FILE or not name:
            continue
        if account in ("", name[0]) and month in ("", name[1]):
            yield entry.filled(), *name
