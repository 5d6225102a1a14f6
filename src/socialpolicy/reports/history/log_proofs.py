"""The commits that prove what was decided of messages: for each, the first that its log had it in.

Of the versions of a month's file, the oldest first, only the entries are read that the version
before did not have. An account that was renamed has the log of its earlier ids too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from socialpolicy.git.history import FileChange, Step, steps, unfetched_beyond
from socialpolicy.git.revisions import Commit, Repository
from socialpolicy.register.file_reader import FileReader
from socialpolicy.register.models.message import Action, Message, Record
from socialpolicy.reports.history.message import ENTRIES
from socialpolicy.source import Source
from socialpolicy.storage.files import FileEntry, FileKind
from socialpolicy.yaml.read_fast import silence

MOST_BYTES = 256 * 1024 * 1024
"""So much is read of the versions of all files together, which takes some seconds."""


class LogDecision(NamedTuple):
    """What was decided of a message, as it can be compared: an answer, or the registration."""

    account: str
    month: str
    message: str
    decided: tuple[object, ...]


def answer_key(action: Action) -> tuple[object, ...]:
    """Give what an answer is known by: when it was given, and by which role."""
    return action.did, action.at, action.by


def record_key(record: Record) -> tuple[object, ...]:
    """Give what a decision on registration is known by: what was decided, and the number."""
    return record.decision, record.number


class LogProofs:
    """What the commits up to one say of when decisions were written into the log."""

    def __init__(
        self, repository: Repository, folder: str, start: str, names: Callable[[str], Sequence[str]]
    ) -> None:
        """Go through the commits. `folder` is the log's, from the top of the repository.

        `names` gives every id that an account has had, the oldest first. Raises RevisionError
        where git cannot read the commits.
        """
        self._repository, self._folder, self._names = repository, folder, names
        self._ends = unfetched_beyond(repository, start)
        self._by_path: dict[str, list[tuple[Step, FileChange]]] = {}
        for step in steps(repository, [folder], start):
            for each in step.files:
                self._by_path.setdefault(each.path, []).append((step, each))
        self._left = MOST_BYTES
        self.is_cut = False
        """Whether some proof may be older than what has been fetched."""

    @property
    def is_spent(self) -> bool:
        """Whether as much has been read as may be, so that later decisions are not proved."""
        return self._left <= 0

    def of(self, decisions: Iterable[LogDecision]) -> dict[LogDecision, Commit]:
        """Give the first commit that has each decision as it is now."""
        by_file: dict[tuple[str, str], set[LogDecision]] = {}
        for each in decisions:
            by_file.setdefault((each.account, each.month), set()).add(each)
        ids: dict[LogDecision, str] = {}
        with silence():
            for (account, month), sought in by_file.items():
                ids.update(self._in_file(account, month, sought))
        self.is_cut = self.is_cut or not self._ends.isdisjoint(ids.values())
        once = list(dict.fromkeys(ids.values()))
        commits = dict(zip(once, self._repository.commits(once), strict=True))
        return {each: commits[id] for each, id in ids.items()}

    def _in_file(
        self, account: str, month: str, sought: set[LogDecision]
    ) -> Iterator[tuple[LogDecision, str]]:
        words = [each.message.encode() for each in sought]
        known: set[bytes] = set()
        for commit, data in self._versions(account, month):
            if not sought or self.is_spent:
                return
            self._left -= len(data)
            entries = ENTRIES.split(data)
            new = [each for each in entries if each not in known and any(w in each for w in words)]
            known = set(entries)
            held = {
                (message.id, key)
                for message in _messages(account, month, b"".join(new))
                for key in _keys(message)
            }
            for each in [each for each in sought if (each.message, each.decided) in held]:
                sought.discard(each)
                yield each, commit

    def _versions(self, account: str, month: str) -> Iterator[tuple[str, bytes]]:
        """Give the commit of each version of a month, and what the file held, the oldest first."""
        for name in self._names(account):
            for step, each in self._by_path.get(f"{self._folder}/{name}/{month}.yaml", ()):
                data = next(self._repository.contents([each.after])) if each.after else None
                if data is not None:
                    yield step.commit, data


def _messages(account: str, month: str, data: bytes) -> Iterator[Message]:
    if data:
        name = f"messages/{account}/{month}.yaml"
        entry = FileEntry(name, FileKind.FILE, Source(name, data))
        yield from (each.model for each in FileReader().month(entry, account).messages)


def _keys(message: Message) -> Iterator[tuple[object, ...]]:
    yield from (answer_key(each) for each in message.actions if each.did == "answered")
    if message.record:
        yield record_key(message.record)
