"""From a folder of files to a register: read each, fit it to its model, note every problem.

One broken file or entry yields its problems and nothing more; everything else
is read as if it were not there.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from socialpolicy.finding import Problem
from socialpolicy.register.errors import misplaced
from socialpolicy.register.file_reader import FileReader, stand_in
from socialpolicy.register.layout import MEANT_AS_LOG, Role, is_own, role
from socialpolicy.register.register import Register
from socialpolicy.source import Source
from socialpolicy.storage.files import (
    FileEntry,
    Wanted,
    code_owners,
    display_path,
    gather,
    gather_below,
    repository_of,
)
from socialpolicy.yaml import Place
from socialpolicy.yaml.read_fast import silence


class NotARegisterError(Exception):
    """The folder has no policy.yaml that says whose register it is."""


def read_register(
    folder: Path,
    at: datetime | None = None,
    only: Collection[Role] | None = None,
    *,
    listed: bool = False,
    apart: Collection[str] = (),
) -> Register:
    """Read a register's folder, to be judged as of a time.

    `at` is a time with an offset, a time on the municipality's own clock, or
    None for the present. `only` names the files that are understood; the
    others are among the entries all the same, with their text unless they are
    just to be `listed`. The log is read when it is asked for, and so is what
    is no file of a register. Raises OSError when the folder cannot be listed
    and NotARegisterError when it has no policy.yaml.
    """

    def wanted(path: str) -> bool:
        understood = only is None or role(path) in only
        own = is_own(role(path))
        return own and (role(path) is not Role.LOG if understood else not listed)

    _require_policy(folder)
    entries = gather(folder, wanted, apart)
    reader = FileReader()
    with silence():
        for entry in entries:
            if only is None or role(entry.path) in only:
                reader.take(entry, entry.path)
        policy, policy_at = reader.policy or stand_in(_policy_source(entries))
        log_at_hand = True
        if policy.messages and not is_own_log(folder, policy.messages):
            # What lies in the register then is not the log, and nothing is judged by it.
            stray, reader.logs = reader.logs, []
            reader.problems += [misplaced.stray_log(log.file, policy.messages) for log in stray]
            there = os.path.exists(folder / policy.messages)  # noqa: PTH110 - never raises
            log_at_hand = there or is_within(folder, policy.messages)
            outside, problem = (
                ([], None)
                if "messages" in apart
                else _log_outside(folder, policy.messages, policy_at / "messages", wanted)
            )
            reader.problems += [problem] if problem else []
            for entry in outside:
                if only is None or role(entry.path) in only:
                    reader.take(entry, entry.path)
                entries.append(entry)
    as_of = _settled(at, policy.time_zone)
    organisation, organisation_at = reader.organisation or (None, None)
    root = repository_of(folder)
    return Register(
        folder=display_path(folder),
        as_of=as_of,
        policy=policy,
        policy_at=policy_at,
        organisation=organisation,
        organisation_at=organisation_at,
        organisation_whole=reader.organisation_whole,
        accounts=tuple(reader.accounts),
        clauses=tuple(reader.clauses),
        years=reader.years,
        logs=tuple(reader.logs),
        unread_accounts=frozenset(reader.unread),
        entries=tuple(entries),
        code_owners=code_owners(root) if root else None,
        in_repository=root is not None,
        folder_in_repository=display_path(folder.resolve(), root) if root else folder.name,
        problems_of_files=tuple(reader.problems),
        log_at_hand=log_at_hand,
    )


def _settled(at: datetime | None, zone: str) -> datetime:
    """Give a time the offset it has where the municipality is."""
    where = ZoneInfo(zone)
    if at is None:
        return datetime.now(where).replace(microsecond=0)
    return at.replace(tzinfo=where) if at.tzinfo is None else at.astimezone(where)


def _require_policy(folder: Path) -> None:
    """Look for policy.yaml first, so that a folder that is no register is not gone through."""
    with os.scandir(folder) as names:
        if all(name.name != "policy.yaml" for name in names):
            raise NotARegisterError


def _policy_source(entries: list[FileEntry]) -> Source:
    for entry in entries:
        if entry.path == "policy.yaml":
            return entry.source
    raise NotARegisterError


def is_own_log(register: Path, messages: str) -> bool:
    """Say whether a setting leads to the register's own folder for the log."""
    return Path(os.path.realpath(register / messages)) == _real(register) / "messages"


def is_within(register: Path, messages: str) -> bool:
    """Say whether a setting leads to a folder of the register, or to the register itself."""
    inner, outer = Path(os.path.realpath(register / messages)), _real(register)
    return inner == outer or outer in inner.parents


def _real(register: Path) -> Path:
    return Path(os.path.realpath(register))


def _log_outside(
    register: Path, messages: str, said_at: Place, wanted: Wanted
) -> tuple[list[FileEntry], Problem | None]:
    """Read the log outside the register, as if it lay in `messages/`.

    Only files named as a month's log are listed, and read if `wanted`. The log
    may be missing: it can be private where the register is public. It is not within
    the register, where its files would be taken for something else.
    """
    folder = register / messages
    if is_within(register, messages):
        return [], misplaced.log_within(messages, said_at)
    if not os.path.exists(folder):  # noqa: PTH110 - never raises
        return [], None
    if not os.path.isdir(folder):  # noqa: PTH112 - never raises
        return [], misplaced.no_log(messages, said_at, readable=True)
    try:
        found = gather_below(folder, MEANT_AS_LOG, lambda path: wanted(f"messages/{path}"))
    except OSError:
        return [], misplaced.no_log(messages, said_at, readable=False)
    return [entry._replace(path=f"messages/{entry.path}") for entry in found], None
