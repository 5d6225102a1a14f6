"""The log of a register, written in by one process at a time, each file whole or not at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from socialpolicy.register.register import Register
from socialpolicy.source import Source
from socialpolicy.storage import LockedFolder, locked
from socialpolicy.storage.files import display_path


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
        """The file as it stands, None when there is none yet."""
        return None if self.before is None else Source(self.file, self.before)


class Change(NamedTuple):
    """A month's file as it is to be, and the message that the change is about."""

    month: Month
    data: bytes
    id: str

    @property
    def line(self) -> int:
        """The first line that is new and says something, from 1."""
        old, new = (self.month.before or b"").splitlines(), self.data.splitlines()
        same = 0
        while same < min(len(old), len(new)) and old[same] == new[same]:
            same += 1
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

    def write(self, change: Change) -> None:
        """Put a month's new content in its place. Raises WritingError, and then nothing is."""
        month = change.month
        try:
            self._own.replace(month.path, month.before, change.data)
        except KeyboardInterrupt:
            # Once the file is in its place, it is too late to break off.
            if self._own.read(month.path) != change.data:
                raise


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
