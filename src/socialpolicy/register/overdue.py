"""Messages that wait for an answer: those that are late, and those due soon.

Little is asked of a large log: which messages wait, and who keeps the account.
That little is plain data as the file has it, and is cached for a file that has
not changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, cast

from pydantic import ValidationError

from socialpolicy.register.layout import Role, log_name, role
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.holders import Duty
from socialpolicy.register.models.message import Message
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import (
    DONE,
    Logged,
    due_second,
    log_message,
    state_written,
)
from socialpolicy.schedule import Schedule, Target, second_of
from socialpolicy.source import Source
from socialpolicy.storage.cache import Cache, Fact
from socialpolicy.storage.files import FileEntry, FileKind
from socialpolicy.yaml import Document, Place, read

KEPT = (
    "id", "platform", "name", "handle", "url", "kind", "unit", "board", "changes", "opened",
    "taken_over", "responsible", "deputy", "absences", "closing",
)  # fmt: skip
"""The keys of an account that say whose it is and who answers."""

_KEPT_OF_HOLDER = ("role", "contact")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A message that no answer, removal or ending has settled, and its place."""

    message: Message
    index: int
    line: int
    column: int


def log_fact(source: Source) -> Fact:
    """Say which messages of a month wait; None when the file cannot be understood at all."""
    document = read(source)
    if not document.readable or not isinstance(document.value, list | None):
        return None
    whole, waiting = True, cast("list[Fact]", [])
    for index, plain in enumerate(document.value or []):
        if _settled(plain):
            continue
        try:
            Message.model_validate(plain)
        except ValidationError:
            whole = False
            continue
        waiting.append([index, *_place(document, index), cast("Fact", plain)])
    return {"waiting": waiting, "whole": whole}


def _settled(plain: object) -> bool:
    """Say whether its actions settle an entry, which spares reading the rest of it."""
    return isinstance(plain, dict) and state_written(plain.get("actions")) in DONE


def _place(document: Document, index: int) -> tuple[int, int]:
    span = document.span((index, "id"))
    return span.line, span.column


class Month(NamedTuple):
    """What waits in a month of an account's log, and whether every entry was understood."""

    waiting: tuple[Waiting, ...] = ()
    whole: bool = False


def month_in(fact: Fact) -> Month:
    """Read back what `log_fact` said. Raises ValueError for what it cannot have said."""
    if fact is None:
        return Month()
    match fact:
        case {"waiting": list(waiting), "whole": bool(whole)}:
            return Month(tuple(map(_waiting, waiting)), whole)
    raise ValueError(fact)


def _waiting(fact: Fact) -> Waiting:
    match fact:
        case [int(index), int(line), int(column), dict(plain)]:
            return Waiting(Message.model_validate(plain), index, line, column)
    raise ValueError(fact)


def is_understood(fact: Fact) -> bool:
    """Say whether every entry of a file could be understood."""
    return isinstance(fact, dict) and fact.get("whole", True) is True


def account_fact(source: Source) -> Fact:
    """Say whose an account is and who answers; None when the file cannot be understood."""
    document = read(source)
    if not document.readable or not isinstance(document.value, dict):
        return None
    try:
        Account.model_validate(document.value)
    except ValidationError:
        return None
    kept = {key: cast("Fact", document.value[key]) for key in KEPT if key in document.value}
    for key in ("responsible", "deputy"):
        match kept.get(key):
            case dict(holder):
                kept[key] = {part: holder[part] for part in _KEPT_OF_HOLDER if part in holder}
    return kept


class _Keeper(NamedTuple):
    """What is known of an account: where its file is, and what was found in it."""

    entry: FileEntry
    fact: dict[str, Fact] | None

    def account(self) -> Account | None:
        """Give the account; None for a file that was not understood."""
        if self.fact is None:
            return None
        try:
            return Account.model_validate(self.fact)
        except ValidationError:
            # What was kept cannot be what the file says.
            fact = account_fact(self.entry.filled().source)
            return None if fact is None else Account.model_validate(fact)


def _mapping_in(fact: Fact) -> dict[str, Fact] | None:
    if fact is None or isinstance(fact, dict):
        return fact
    raise ValueError(fact)


class OverdueMessage(NamedTuple):
    """A message that waits, with its deadline.

    `late_seconds` is staffed time past the deadline, negative before it. `due`
    has the municipality's offset. `file` is as shown to people.
    """

    logged: Logged
    account: Account
    due: datetime
    due_second: int
    late_seconds: int
    duty: Duty
    file: str
    line: int


class Pending(NamedTuple):
    """What is pending at `as_of`: late messages worst first, the others nearest first.

    `due_today` are due before the day is over, `due_soon` after it but `within` that time.
    `unread` lists files that could not be understood, wholly or in part: what
    waits there, or until when, is not known. `accounts` are the names there are by their
    ids, and `units` the ids of those that have any.
    """

    as_of: datetime
    schedule: Schedule
    overdue: tuple[OverdueMessage, ...]
    due_today: tuple[OverdueMessage, ...]
    due_soon: tuple[OverdueMessage, ...]
    within: Target
    unread: tuple[str, ...] = ()
    accounts: Mapping[str, str] = MappingProxyType({})
    units: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Survey:
    """What was found in the files of the register, before anything is counted."""

    accounts: dict[str, _Keeper] = field(default_factory=dict)
    logs: list[tuple[str, str, tuple[Waiting, ...]]] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def find_overdue(folder: Path, register: Register, within: Target) -> Pending:
    """Find what is pending in a register of which only the settings need have been read.

    A message is due soon when its deadline comes after today but before `within` of
    working time has passed. What was found in an unchanged file last time is cached.
    """
    survey = _survey(folder, register)
    now = second_of(register.as_of)
    soon = register.schedule.due_second(now, within)
    # Every deadline falls in open time, so the last of today is at its closing.
    closing = register.schedule.closing(register.today)
    tonight = second_of(closing) if closing else now
    limit = max(soon, tonight, now)
    items = [item for item in _messages(survey, register, now) if item.due_second <= limit]
    late = [item for item in items if item.due_second < now]
    ahead = sorted((item for item in items if item.due_second >= now), key=_nearest_first)
    return Pending(
        as_of=register.as_of,
        schedule=register.schedule,
        overdue=tuple(sorted(late, key=_worst_first)),
        due_today=tuple(item for item in ahead if item.due_second <= tonight),
        due_soon=tuple(item for item in ahead if item.due_second > tonight),
        unread=tuple(dict.fromkeys(survey.unread)),
        accounts={id: _said(fact, "name") for id, fact in survey.accounts.items()},
        units=frozenset(_said(fact, "unit") for fact in survey.accounts.values()),
        within=within,
    )


def _said(keeper: _Keeper, key: str) -> str:
    return str(keeper.fact.get(key)) if keeper.fact else ""


def _worst_first(item: OverdueMessage) -> tuple[int, int, str]:
    return -item.late_seconds, item.due_second, item.logged.message.id


def _nearest_first(item: OverdueMessage) -> tuple[int, str]:
    return item.due_second, item.logged.message.id


def _survey(folder: Path, register: Register) -> _Survey:
    memory = Cache(folder, version_of_reading())
    survey = _Survey()
    for listed in register.entries:
        what = role(listed.path)
        # Read one by one and let go of: what is remembered needs no text.
        entry = listed.filled() if what in (Role.ACCOUNT, Role.LOG) else listed
        source = entry.source
        if source.file in register.flawed or is_closed(entry):
            survey.unread.append(source.file)
        elif what is Role.ACCOUNT:
            work = partial(account_fact, source)
            fact = memory.recall(source.file, source.data, work, _mapping_in)
            stem = entry.path.rsplit("/", 1)[-1].removesuffix(".yaml")
            survey.accounts[stem] = _Keeper(listed, fact)
            if fact is None:
                survey.unread.append(source.file)
        elif what is Role.LOG:
            month = memory.recall(source.file, source.data, partial(log_fact, source), month_in)
            name = log_name(entry.path.removeprefix("messages/"))
            survey.logs.append((source.file, name[0] if name else "", month.waiting))
            if not month.whole:
                survey.unread.append(source.file)
    # A revision is seldom read twice, and what is kept of the folder is of more use.
    if not register.revision:
        memory.keep()
    return survey


def is_closed(entry: FileEntry) -> bool:
    """Say whether there is something among the accounts or in the log that could not be opened."""
    if entry.kind is FileKind.FILE:
        return False
    if entry.kind is FileKind.FOLDER:
        return role(entry.path) in (Role.ACCOUNT, Role.LOG)
    return entry.path.partition("/")[0] in ("accounts", "messages")


def version_of_reading() -> str:
    """Name the version of everything that decides what is found in a file.

    The package's own version does not change with every line of code, so the
    files that do the work are asked for their size and time too.
    """
    from importlib.metadata import version

    package = Path(__file__).parents[1]
    parts = [version("socialpolicy")]
    for room in ("register", "yaml"):
        for file in sorted((package / room).rglob("*.py")):
            status = file.stat()
            parts.append(f"{status.st_size}.{status.st_mtime_ns}")
    return "-".join(parts)


def _messages(survey: _Survey, register: Register, now: int) -> Iterator[OverdueMessage]:
    known: dict[str, Account | None] = {}
    today = register.today
    for file, id, waiting in survey.logs:
        if not waiting:
            continue
        if id not in known:
            keeper = survey.accounts.get(id)
            known[id] = keeper.account() if keeper else None
        account = known[id]
        if account is None:
            survey.unread.append(file)
            continue
        place = Place(Document(Source(file, b""), None, (), readable=True), ())
        for one in waiting:
            logged = log_message(one.message, place / one.index, id, register.schedule)
            wait = logged.running
            target = register.target_on(account.platform, wait.start if wait else None)
            due = None if logged.done else due_second(logged, target, register.schedule)
            if due is None:
                continue
            yield OverdueMessage(
                logged=logged,
                account=account,
                due=datetime.fromtimestamp(due, register.as_of.tzinfo),
                due_second=due,
                late_seconds=register.schedule.open_seconds_between(due, now),
                duty=account.on_duty(today),
                file=file,
                line=one.line,
            )
