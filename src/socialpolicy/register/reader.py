"""From a folder of files to a register: read each, fit it to its model, note every problem.

One broken file or entry yields its problems and nothing more; everything else
is read as if it were not there.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from socialpolicy.finding import Problem
from socialpolicy.register.errors import misplaced
from socialpolicy.register.file_reader import FileReader, stand_in
from socialpolicy.register.layout import MEANT_AS_LOG, Role, is_own, role
from socialpolicy.register.log import Log
from socialpolicy.register.register import Register
from socialpolicy.source import Source
from socialpolicy.storage.files import FileEntry, Wanted
from socialpolicy.storage.tree import FolderTree, LogPlace, Tree
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
    """Read a register's folder, to be judged as of a time. See `read_tree`."""
    return read_tree(FolderTree(folder), at, only, listed=listed, apart=apart)


def read_tree(
    tree: Tree,
    at: datetime | None = None,
    only: Collection[Role] | None = None,
    *,
    listed: bool = False,
    apart: Collection[str] = (),
) -> Register:
    """Read a register from a folder or a commit, to be judged as of a time.

    `at` is a time with an offset, a time on the municipality's own clock, or
    None for the present. `only` names the files that are understood; the
    others are among the entries all the same, with their text unless they are
    just to be `listed`. The log is read when it is asked for, and so is what is no file of a
    register. Raises OSError when the folder cannot be listed, RevisionError
    when a commit cannot be read, and NotARegisterError when there is no policy.yaml.
    """

    def wanted(path: str) -> bool:
        what = role(path)
        if only is None or what in only:
            return is_own(what) and what is not Role.LOG
        return is_own(what) and not listed

    def understood(entry: FileEntry) -> bool:
        return only is None or role(entry.path) in only

    if not tree.has_policy():
        raise NotARegisterError
    entries = tree.entries(wanted, apart)
    reader = FileReader()
    with silence():
        reader.take_all(filter(understood, entries))
        policy, policy_at = reader.policy or stand_in(_policy_source(entries))
        log_at_hand = True
        if policy.messages and tree.log_place(policy.messages) is not LogPlace.OWN:
            # What lies in the register then is not the log, and nothing is judged by it.
            stray, reader.months = reader.months, []
            files = [entry.source.file for _, _, entry in stray]
            reader.problems += [misplaced.stray_log(file, policy.messages) for file in files]
            log_at_hand = tree.log_place(policy.messages) is not LogPlace.MISSING
            outside, problem = (
                ([], None)
                if "messages" in apart
                else _log_outside(tree, policy.messages, policy_at / "messages", wanted)
            )
            reader.problems += [problem] if problem else []
            reader.take_all(filter(understood, outside))
            entries += outside
    as_of = _settled(at, policy.time_zone)
    organisation, organisation_at = reader.organisation or (None, None)
    return Register(
        folder=tree.shown,
        as_of=as_of,
        policy=policy,
        policy_at=policy_at,
        organisation=organisation,
        organisation_at=organisation_at,
        organisation_whole=reader.organisation_whole,
        accounts=tuple(reader.accounts),
        clauses=tuple(reader.clauses),
        exceptions=tuple(reader.exceptions),
        known=reader.known,
        years=reader.years,
        logs=tuple(Log(*month) for month in reader.months),
        unread_accounts=frozenset(reader.unread),
        entries=tuple(entries),
        code_owners=tree.code_owners(),
        read_gates=tree.gates,
        in_repository=tree.in_repository,
        folder_in_repository=tree.path_in_repository,
        revision=tree.revision,
        problems_of_files=tuple(reader.problems),
        log_at_hand=log_at_hand,
    )


def _settled(at: datetime | None, zone: str) -> datetime:
    """Give a time the offset it has where the municipality is."""
    where = ZoneInfo(zone)
    if at is None:
        return datetime.now(where).replace(microsecond=0)
    return at.replace(tzinfo=where) if at.tzinfo is None else at.astimezone(where)


def _policy_source(entries: list[FileEntry]) -> Source:
    for entry in entries:
        if entry.path == "policy.yaml":
            return entry.source
    raise NotARegisterError


def _log_outside(
    tree: Tree, messages: str, said_at: Place, wanted: Wanted
) -> tuple[list[FileEntry], Problem | None]:
    """Read the log outside the register, as if it lay in `messages/`.

    Only files named as a month's log are listed, and read if `wanted`. The log
    may be missing: it can be private where the register is public. It is not within
    the register, where its files would be taken for something else.
    """
    place = tree.log_place(messages)
    if place is LogPlace.WITHIN:
        return [], misplaced.log_within(messages, said_at)
    if place is LogPlace.MISSING:
        return [], None
    if place is LogPlace.NOT_FOLDER:
        return [], misplaced.no_log(messages, said_at, readable=True)
    try:
        found = tree.log_entries(messages, MEANT_AS_LOG, lambda path: wanted(f"messages/{path}"))
    except OSError:
        return [], misplaced.no_log(messages, said_at, readable=False)
    return [entry._replace(path=f"messages/{entry.path}") for entry in found], None
