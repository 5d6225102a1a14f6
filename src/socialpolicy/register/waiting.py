"""What waits in the log, and whose the accounts are where something does.

That little is plain data as the files have it, and is cached for files that have not changed: of
each file by its bytes or its stamp, and of the folder as a whole by the stamps of all its files
(see `storage.stamps`). So a large log in which nothing has changed is neither read nor is what
was found in each of its files.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeAlias, TypeVar, cast

from pydantic import ValidationError

from socialpolicy.register.file_reader import stem
from socialpolicy.register.index import account_fact, version_of_reading
from socialpolicy.register.layout import MEANT_AS_LOG, Role, log_name, role
from socialpolicy.register.log import plain_messages
from socialpolicy.register.log_days import last_day
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.message import Message
from socialpolicy.register.reader import read_register
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import DONE, state_written
from socialpolicy.source import Source
from socialpolicy.storage.cache import Cache, Fact
from socialpolicy.storage.files import FileEntry, FileKind, decodable
from socialpolicy.storage.stamps import StampedFolder
from socialpolicy.storage.tree import is_own_log
from socialpolicy.yaml import Document

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A message that no answer, removal or ending has settled, and its place."""

    message: Message
    index: int
    line: int
    column: int


def log_fact(source: Source) -> Fact:
    """Say which messages of a month wait; None when the file cannot be understood at all."""
    read = plain_messages(source)
    if read is None:
        return None
    document, parts = read
    whole, waiting, index = True, cast("list[Fact]", []), -1
    days: list[date | None] = []
    for messages in parts:
        days.append(last_day(messages))
        for plain in messages:
            index += 1
            if _settled(plain):
                continue
            try:
                Message.model_validate(plain)
            except ValidationError:
                whole = False
                continue
            waiting.append([index, *_place(document, index), cast("Fact", plain)])
    last = max(filter(None, days), default=None)
    return {"waiting": waiting, "whole": whole, "last_day": last.isoformat() if last else ""}


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


class Survey(NamedTuple):
    """What was found in the files of a register, before anything is counted.

    `logs` are the months in which something waits: the file, the account's id and the messages.
    Of those `accounts` are known, by their ids; None of one that is not understood. All there are
    have `names`, and `units` are the ids of those that have any. `unread` lists the files that
    were not understood, wholly or in part, as shown to people like all of them. `last_days` has,
    by the months of the log, such as `2026-11`, the last day that anything in their files came in
    or was dealt with.
    """

    logs: tuple[tuple[str, str, tuple[Waiting, ...]], ...]
    accounts: dict[str, Account | None]
    names: dict[str, str]
    units: frozenset[str]
    unread: tuple[str, ...]
    last_days: dict[str, str]


def survey(folder: Path, register: Register) -> Survey:
    """Look through a register, of which only the settings need have been read, for what waits.

    What was found last time holds while no file has changed.
    """
    version = version_of_reading()
    if register.revision:
        # A revision is seldom read twice, and what is kept of the folder is of more use.
        return _survey_in(_found_in(register, _unstamped(register), Cache(folder, version))[0])
    cache = Cache(folder, version, "waiting")
    stamped = _stamped(folder, register, cache)
    mark = _mark(stamped, register.flawed)
    found = cache.recall_unread("", mark, _survey_in)
    if found is None:
        if stamped is None:
            # Links and the like are looked into in the same way as by every other command.
            files = _unstamped(read_register(folder, register.as_of, (Role.POLICY,), listed=True))
        else:
            files = _entries(stamped)
        facts = Cache(folder, version)
        fact, opened = _found_in(register, files, facts)
        facts.keep()
        # What could not be opened may be the next time, without a change of its stamp.
        found = cache.recall_by(mark if opened else "", "", lambda: fact, _survey_in, mark)
    cache.keep()
    return found


def _unstamped(register: Register) -> list[tuple[FileEntry, str]]:
    return [(entry, "") for entry in register.entries]


_Stamped: TypeAlias = "list[tuple[str, StampedFolder]]"
"""Folders with what is put before the paths of their files, to make them those of a register."""


def _stamped(folder: Path, register: Register, cache: Cache) -> _Stamped | None:
    """List the accounts and the log; None where there is anything but plain files."""
    setting = register.policy.messages
    elsewhere = folder / setting if setting and not is_own_log(folder, setting) else None
    stamped: _Stamped = []
    for name in ("accounts", "messages"):
        if (folder / name).is_symlink():
            return None
        deep = name == "messages"
        known = cache if deep and not elsewhere else None
        try:
            listed = StampedFolder(folder / name, deep=deep, hidden=True, known=known)
        except FileNotFoundError:
            continue
        except OSError:
            return None
        if listed.odd:
            return None
        stamped.append((f"{name}/", listed))
    if elsewhere:
        try:
            listed = StampedFolder(elsewhere, deep=True, known=cache)
        except OSError:
            return stamped
        # Other things there are nobody's business.
        if any(MEANT_AS_LOG.fullmatch(decodable(path)) for path in listed.odd):
            return None
        stamped.append(("messages/", listed))
    return stamped


def _mark(stamped: _Stamped | None, flawed: Collection[str]) -> str:
    """Give what changes with all that is found; empty where it must be looked for anew."""
    marks = [listed.mark for _, listed in stamped or ()]
    if not all(marks):
        return ""
    shown = [listed.shown("") for _, listed in stamped or ()]
    return "\n".join((*shown, *marks, *sorted(flawed))) if marks else ""


def _entries(stamped: _Stamped) -> list[tuple[FileEntry, str]]:
    """Give the files with their stamps, in the order of their paths."""
    files = [
        (listed.entry(path, above), stamp)
        for above, listed in stamped
        for path, stamp in listed.stamps.items()
        if role(f"{above}{decodable(path)}") in (Role.ACCOUNT, Role.LOG)
    ]
    return sorted(files, key=lambda file: file[0].path)


class _Kept(NamedTuple):
    """What was found in a month's file, as it is kept; nothing of one not understood at all."""

    waiting: list[Fact]
    whole: bool
    last_day: str


def _kept_month(fact: Fact) -> _Kept:
    match fact:
        case None:
            return _Kept([], whole=False, last_day="")
        case {"waiting": list(waiting), "whole": bool(whole), **others}:
            for each in waiting:
                _waiting(each)
            return _Kept(waiting, whole, str(others.get("last_day", "")))
    raise ValueError(fact)


_Whose: TypeAlias = "dict[str, Fact]"


def _whose(fact: Fact) -> _Whose:
    """Read back what `account_fact` said: nothing of an account that was not understood."""
    if fact is None:
        return {}
    if isinstance(fact, dict) and fact:
        return fact
    raise ValueError(fact)


def _found_in(
    register: Register, files: Iterable[tuple[FileEntry, str]], facts: Cache
) -> tuple[Fact, bool]:
    """Look for what waits in files, each with its stamp if it has one.

    The second of the pair is False when any of them could not be opened.
    """
    opened = True
    accounts: dict[str, tuple[FileEntry, _Whose]] = {}
    logs: list[tuple[str, str, list[Fact]]] = []
    unread: list[Fact] = []
    last_days: dict[str, str] = {}
    for entry, stamp in files:
        what, file = role(entry.path), entry.source.file
        if file in register.flawed or is_closed(entry):
            unread.append(file)
            opened = opened and not is_closed(entry)
        elif what is Role.ACCOUNT:
            account = _recalled(facts, entry, stamp, account_fact, _whose)
            opened = opened and account is not None
            if account is not None:
                accounts[stem(entry.path)] = entry, account
            if not account:
                unread.append(file)
        elif what is Role.LOG:
            found = _recalled(facts, entry, stamp, log_fact, _kept_month)
            opened = opened and found is not None
            id, month = log_name(entry.path.removeprefix("messages/")) or ("", "")
            if found is None or not found.whole:
                unread.append(file)
            if found is not None:
                last_days[month] = max(last_days.get(month, ""), found.last_day)
            if found and found.waiting:
                logs.append((file, id, found.waiting))
    whose = {id: accounts[id] for _, id, _ in logs if id in accounts}
    fact: Fact = {
        "logs": [[*each] for each in logs],
        "accounts": {id: _valid(*keeper) for id, keeper in whose.items()},
        "names": {id: [_said(of, "name"), _said(of, "unit")] for id, (_, of) in accounts.items()},
        "unread": unread,
        "last_days": {**last_days},
    }
    return fact, opened


def _recalled(
    facts: Cache,
    entry: FileEntry,
    stamp: str,
    work: Callable[[Source], Fact],
    fitted: Callable[[Fact], T],
) -> T | None:
    """Give what is known of a file, or found in it now; None of one that cannot be read."""
    known = facts.recall_unread(entry.path, stamp, fitted)
    if known is not None:
        return known
    # Read one by one and let go of: what is remembered needs no text.
    filled = entry.filled()
    if is_closed(filled):
        return None
    source = filled.source
    return facts.recall(entry.path, source.data, partial(work, source), fitted, stamp)


def _valid(entry: FileEntry, kept: _Whose) -> Fact:
    """Give what is kept of an account if it can be what its file says, else what that says."""
    try:
        Account.model_validate(kept)
    except ValidationError:
        return account_fact(entry.filled().source)
    return kept


def _said(kept: _Whose, key: str) -> str:
    return str(kept.get(key)) if kept else ""


def _survey_in(fact: Fact) -> Survey:
    """Read back what `_found_in` gave. Raises ValueError for what it cannot have given."""
    match fact:
        case {
            "logs": list(logs),
            "accounts": dict(accounts),
            "names": dict(names),
            "unread": list(unread),
            "last_days": dict(last_days),
        }:
            named = {id: _name_and_unit(each) for id, each in names.items()}
            return Survey(
                tuple(map(_log, logs)),
                {
                    id: None if each is None else Account.model_validate(each)
                    for id, each in accounts.items()
                },
                {id: name for id, (name, _) in named.items()},
                frozenset(unit for _, unit in named.values()),
                tuple(map(str, unread)),
                {month: str(day) for month, day in last_days.items()},
            )
    raise ValueError(fact)


def _log(fact: Fact) -> tuple[str, str, tuple[Waiting, ...]]:
    match fact:
        case [str(file), str(id), list(waiting)]:
            return file, id, tuple(map(_waiting, waiting))
    raise ValueError(fact)


def _name_and_unit(fact: Fact) -> tuple[str, str]:
    match fact:
        case [str(name), str(unit)]:
            return name, unit
    raise ValueError(fact)


def is_closed(entry: FileEntry) -> bool:
    """Say whether there is something among the accounts or in the log that could not be opened."""
    if entry.kind is FileKind.FILE:
        return False
    if entry.kind is FileKind.FOLDER:
        return role(entry.path) in (Role.ACCOUNT, Role.LOG)
    return entry.path.partition("/")[0] in ("accounts", "messages")
