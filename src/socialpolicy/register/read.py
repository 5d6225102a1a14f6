"""From a folder of files to a register: read each, fit it to its model, note every problem.

One broken file or entry yields its problems and nothing more; everything else
is read as if it were not there.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from socialpolicy.register.errors import references
from socialpolicy.register.external_log import log_outside
from socialpolicy.register.layout import Role, role
from socialpolicy.register.models.policy import Policy
from socialpolicy.register.reader import Reader
from socialpolicy.register.register import Register
from socialpolicy.storage.files import Entry, display_path, gather
from socialpolicy.storage.repository import code_owners, repository_of
from socialpolicy.yaml import Document, Place
from socialpolicy.yaml.read_fast import silence


class NotARegisterError(Exception):
    """The folder has no policy.yaml that says whose register it is."""


def read_register(
    folder: Path,
    at: datetime | None = None,
    only: Collection[Role] | None = None,
    *,
    listed: bool = False,
) -> Register:
    """Read a register's folder, to be judged as it stands at a time.

    `at` is a time with an offset, a time on the municipality's own clock, or
    None for the present. `only` names the files that are understood; the
    others are among the entries all the same, with their text unless they are
    just to be `listed`. Raises OSError when the folder cannot be listed and
    NotARegisterError when it has no policy.yaml.
    """

    def wanted(path: str) -> bool:
        return only is None or not listed or role(path) in only

    entries = gather(folder, wanted)
    reader = Reader()
    with silence():
        for entry in entries:
            if only is None or role(entry.path) in only:
                reader.take(entry, entry.path)
        if reader.policy is None:
            _demand_policy(entries)
        policy, policy_at = reader.policy or _stand_in(entries)
        if policy.messages:
            outside, problem = log_outside(folder, policy.messages, policy_at / "messages", wanted)
            reader.problems += [problem] if problem else []
            for entry in outside:
                if only is None or role(entry.path) in only:
                    reader.take(entry, entry.path)
                entries.append(entry)
    as_of = _settled(at, policy.working_time.time_zone)
    organisation, organisation_at = reader.organisation or (None, None)
    if organisation and reader.organisation_whole and reader.policy:
        reader.problems += references.of_policy(policy, policy_at, organisation)
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
        problems=tuple(reader.problems),
    )


def _settled(at: datetime | None, zone: str) -> datetime:
    """Give a time the offset it has where the municipality is."""
    where = ZoneInfo(zone)
    if at is None:
        return datetime.now(where).replace(microsecond=0)
    return at.replace(tzinfo=where) if at.tzinfo is None else at.astimezone(where)


def _demand_policy(entries: list[Entry]) -> None:
    if not any(entry.path == "policy.yaml" for entry in entries):
        raise NotARegisterError


def _stand_in(entries: list[Entry]) -> tuple[Policy, Place]:
    source = next(entry.source for entry in entries if entry.path == "policy.yaml")
    document = Document(source, None, (), readable=False)
    # No municipality is without a name, so this one is not validated.
    return Policy.model_construct(authority="", domains=[]), document.place
