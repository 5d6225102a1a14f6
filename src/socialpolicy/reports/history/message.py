"""A message in git: the entry of its id, in whatever month and account's log it has been."""

from __future__ import annotations

import re

from socialpolicy.git.history import holding, steps
from socialpolicy.git.revisions import Repository
from socialpolicy.register.file_reader import FileReader
from socialpolicy.register.layout import MEANT_AS_LOG
from socialpolicy.register.models.message import Message
from socialpolicy.reports.history.trace import Life, State, life_of
from socialpolicy.source import Source
from socialpolicy.storage.files import FileEntry, FileKind
from socialpolicy.yaml.read_fast import silence

ENTRIES = re.compile(rb"^(?=- )", re.MULTILINE)
"""Where entries begin, in a file that is a list and is not written in brackets."""


def life_of_message(
    repository: Repository, folder: str, id: str, start: str
) -> Life[Message] | None:
    """Follow a message through the commits up to one; None where none of them had it.

    `folder` is the log's, from the top of the repository. Raises RevisionError where git cannot
    read what it takes.
    """
    files = holding(repository, id, folder, start) if id and "\0" not in id else []
    paths = [path for path in files if MEANT_AS_LOG.fullmatch("/".join(path.split("/")[-2:]))]
    found = steps(repository, paths, start) if paths else []
    with silence():
        life = life_of(repository, found, Held(id), start) if found else None
    return life if life and life.changes else None


class Held:
    """Reads one message out of a month's file. What is as it was is not read again."""

    def __init__(self, id: str) -> None:
        self._id = id
        self._word = id.encode(errors="replace")
        self._known: dict[bytes, Message | None] = {}

    def __call__(self, path: str, data: bytes | None) -> State[Message] | None:
        """Read a version of a file; None where the message is not in it."""
        if data is None:
            return State(path, None, whole=False)
        if self._word not in data:
            return None
        own = b"".join(each for each in ENTRIES.split(data) if self._word in each)
        if own not in self._known:
            found, _ = self._read(path, own)
            if found:
                self._known[own] = found
        if own in self._known:
            return State(path, self._known[own])
        found, whole = self._read(path, data)
        # In a file that was understood, it is only spoken of by another message.
        return State(path, found, bool(found)) if found or not whole else None

    def _read(self, path: str, data: bytes) -> tuple[Message | None, bool]:
        """Give the message, if it is there, and whether all was understood."""
        account, file = path.split("/")[-2:]
        name = f"messages/{account}/{file}"
        month = FileReader().month(FileEntry(name, FileKind.FILE, Source(path, data)), account)
        found = (each.model for each in month.messages if each.model.id == self._id)
        return next(found, None), not month.problems
