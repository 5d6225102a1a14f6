"""The register of a commit or a day, as a command's --revision or --base names it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

from socialpolicy.cli.errors import CommandError
from socialpolicy.git.refusals import RevisionError
from socialpolicy.git.revisions import Commit, Repository
from socialpolicy.register.layout import Role
from socialpolicy.register.reader import read_tree
from socialpolicy.register.register import Register
from socialpolicy.schedule import localise, zone_named
from socialpolicy.schedule.written import read_time
from socialpolicy.storage.commit_tree import CommitTree, register_in, repository_at
from socialpolicy.text import Text

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ZONE = "Europe/Stockholm"
"""The clock that a day ends by where no register says another."""

_NO_REGISTER = Text(
    sv="I {revision} finns inget register. Ange en senare commit. Se när det kom till:\n"
    "git log --diff-filter=A --format='%h %cs' -- '*policy.yaml'",
    en="There is no register in {revision}. Give a later commit. See when it came:\n"
    "git log --diff-filter=A --format='%h %cs' -- '*policy.yaml'",
)
_AHEAD = Text(
    sv="Den {day} har inte varit än. Ange en dag som har varit, eller en commit.",
    en="{day} has not been yet. Give a day that has been, or a commit.",
)


def read_past_register(
    folder: Path,
    word: str,
    now: datetime,
    only: Collection[Role] | None = None,
    *,
    listed: bool = False,
) -> Register:
    """Read the register that a commit has, or that the branch had when a day was over.

    It is judged as of the end of that day, or of the day of the commit, but never later than
    `now`. `folder` is where the register is at hand, if it is there. Raises CommandError where
    there is none, and RevisionError where git cannot read it.
    """
    repository, path = repository_at(folder, word)
    day, commit = commit_meant(repository, path, word, now)
    tree = register_in(repository, commit, path)
    if tree is None:
        raise CommandError(_NO_REGISTER, revision=commit.short)
    register = read_tree(tree, commit.made, only, listed=listed)
    zone = zone_named(register.policy.time_zone)
    ended = localise(datetime.combine(day or register.today, time(23, 59, 59)), zone)
    as_of = min(ended, now).astimezone(zone)
    return replace(register, as_of=as_of)


def commit_meant(
    repository: Repository, path: str, word: str, now: datetime
) -> tuple[date | None, Commit]:
    """Find the commit that a word means, and the day where it is one. `path` is the register's.

    What looks like a day is one. Of the others that git does not know, some are days as people
    write them. Raises RevisionError and CommandError for others.
    """
    if _DAY.fullmatch(word):
        return _of_day(repository, path, word, now)
    try:
        return None, repository.commit(word)
    except RevisionError:
        if not isinstance(read_time(word, now), date):
            raise
        return _of_day(repository, path, word, now)


def _of_day(
    repository: Repository, path: str, word: str, now: datetime
) -> tuple[date | None, Commit]:
    zone = zone_named(_zone(repository, path))
    day = read_time(word, now.astimezone(zone))
    if day is None or isinstance(day, datetime):
        return None, repository.commit(word)
    if day > now.astimezone(zone).date():
        raise CommandError(_AHEAD, day=day)
    midnight = datetime.combine(day + timedelta(days=1), time())
    return day, repository.commit_before(localise(midnight, zone))


def _zone(repository: Repository, path: str) -> str:
    """Give the clock of the register that the branch has now."""
    tree = register_in(repository, repository.commit("HEAD"), path)
    return read_tree(tree, only=(Role.POLICY,), listed=True).policy.time_zone if tree else _ZONE


def base_tree(folder: Path, word: str, head: str = "HEAD") -> tuple[Commit, CommitTree | None]:
    """Find the base that a register is compared with: where a commit and that of `head` part ways.

    None where the base has no register. Raises RevisionError where the base cannot be read.
    """
    repository, path = repository_at(folder, word)
    commit = repository.base(word, head)
    return commit, register_in(repository, commit, path)


def messages_of(base: CommitTree, head: str = "HEAD") -> list[str]:
    """Give what the commits since a base say of the register and of what checks it.

    Raises RevisionError where git cannot read them.
    """
    from socialpolicy.git.history import messages_since

    paths = (base.path_in_repository, ".github")
    return messages_since(base.repository, base.commit.id, head, paths)
