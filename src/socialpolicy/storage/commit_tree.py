"""A register's files in a commit: listed and read from git's objects, nothing checked out."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from socialpolicy.git.listing import TreeEntry, paths_in
from socialpolicy.git.refusals import RevisionError
from socialpolicy.git.revisions import Commit, Repository
from socialpolicy.source import Source
from socialpolicy.storage.files import (
    CODE_OWNERS,
    IN_PASSING,
    LOCAL_ACTIONS,
    PRE_COMMIT,
    WORKFLOWS,
    FileEntry,
    FileKind,
    Wanted,
    action_files,
    attribute_files,
    decodable,
    is_workflow,
    repository_of,
)
from socialpolicy.storage.tree import LogPlace
from socialpolicy.text import Text

MOST_NAMES = 1_000_000
"""Names in a commit that are gone through: a few objects can make up endlessly many."""

_NOT_FILES = frozenset(("40000", "120000", "160000"))
"""The modes of folders, links and submodules: twenty thousand names are asked at a time."""

_FARTHEST = 16
"""Links that are followed from one to the next."""

_AHEAD = 32
"""Files that git is asked for at a time, where they are read one by one."""

_POINTER = b"version https://git-lfs.github.com/spec/"

_TOO_MANY = Text(
    sv="{revision} har fler än {most} filer, så den läses inte. Ange en annan commit.",
    en="{revision} has more than {most} files, so it is not read. Give another commit.",
)
_ELSEWHERE = Text(
    sv="{file} ligger i Git LFS, så det som stod i den finns inte i repot. Filer i registret ska "
    "ligga i repot självt:\ngit lfs untrack {pattern}",
    en="{file} is in Git LFS, so what it said is not in the repository. Files of the register "
    "must be in the repository itself:\ngit lfs untrack {pattern}",
)


def repository_at(folder: Path, word: str) -> tuple[Repository, str]:
    """Open the repository that a register's folder is in, and give the folder's path in it.

    The folder need not be there any more. Raises RevisionError.
    """
    here = folder.resolve()
    near = next(above for above in (here, *here.parents) if above.is_dir())
    repository = Repository(near, repository_of(near), word)
    below = here.relative_to(repository.top) if _is_in(here, repository.top) else Path()
    return repository, "" if below == Path() else below.as_posix()


def _is_in(folder: Path, top: Path) -> bool:
    return top == folder or top in folder.parents


def register_in(repository: Repository, commit: Commit, path: str) -> CommitTree | None:
    """Find the register of a commit: at a path, else the one folder that has a policy.yaml."""
    at_path = CommitTree(repository, commit, path)
    if at_path.has_policy():
        return at_path
    whole = CommitTree(repository, commit, "")
    found = [
        posixpath.dirname(each)
        for each, entry in whole.walked.items()
        if posixpath.basename(each) == "policy.yaml" and not entry.is_folder
    ]
    return CommitTree(repository, commit, found[0]) if len(found) == 1 else None


class _Blob(NamedTuple):
    """A file of a commit that is read when its text is asked for."""

    tree: CommitTree
    id: str
    path: str

    def read(self) -> tuple[FileKind, bytes]:
        """Read it. Raises RevisionError for one that is not in the repository."""
        return self.tree.read(self.path, self.tree.content(self.id))


class CommitTree:
    """The files of a folder as a commit has them; `path` is the folder's, empty for all of it."""

    in_repository = True

    def __init__(self, repository: Repository, commit: Commit, path: str) -> None:
        self.repository = repository
        self.commit = commit
        self.revision = commit.short
        self._path = path
        self.path_in_repository = path or "."
        self.shown = f"{commit.short}:{decodable(path)}"
        self._folders: dict[str, dict[bytes, TreeEntry]] = {}
        self._unread: list[str] = []
        self._places: dict[str, int] = {}
        self._ahead: dict[str, bytes | None] = {}

    def has_policy(self) -> bool:
        """Say whether the folder is there and has a policy.yaml."""
        policy = self._names(self._path).get(b"policy.yaml")
        return policy is not None and not policy.is_folder

    @cached_property
    def walked(self) -> dict[str, TreeEntry]:
        """Every name in the folder and those below it, by its path from the folder.

        Raises RevisionError for too many names.
        """
        return _of_register(paths_in(self.listing()))

    def listing(self) -> str:
        """List the same as `git ls-tree` does. Raises RevisionError for too many names."""
        folder = self._look_up(self._path) if self._path else TreeEntry("40000", self.commit.tree)
        if folder is None or not folder.is_folder:
            return ""
        listed = self.repository.listing(folder.id, MOST_NAMES)
        if listed is None:
            raise RevisionError(_TOO_MANY, revision=self.revision, most=MOST_NAMES)
        return listed

    def of_these(self, names: dict[str, TreeEntry]) -> CommitTree:
        """Give a tree that has some of the names alone."""
        part = CommitTree(self.repository, self.commit, self._path)
        part._folders = self._folders
        part.walked = _of_register(names)
        return part

    def entries(self, wanted: Wanted, apart: Collection[str]) -> list[FileEntry]:
        """List every file, as `files.gather` does; those that are not `wanted` are not read."""
        found = self.walked
        if apart:
            above = tuple(f"{folder}/" for folder in apart)
            found = {path: each for path, each in found.items() if not path.startswith(above)}
        return self._read(found, wanted, self.shown)

    def ids(self) -> dict[str, str]:
        """Give the ids of the plain files in the folder, by their paths."""
        return {
            decodable(path): id
            for path, (mode, id) in self.walked.items()
            if mode not in _NOT_FILES
        }

    def log_place(self, messages: str) -> LogPlace:
        """Say what the setting `messages` leads to; outside the repository nothing is known."""
        place = self.log_path(messages)
        own = self._path
        if place is None:
            return LogPlace.MISSING
        if place == posixpath.join(own, "messages"):
            return LogPlace.OWN
        if place == own or not own or place.startswith(f"{own}/"):
            return LogPlace.WITHIN
        kind = self._look_up(place)
        if kind is None:
            return LogPlace.MISSING
        return LogPlace.OUTSIDE if kind.is_folder else LogPlace.NOT_FOLDER

    def log_entries(
        self, messages: str, listed: re.Pattern[str], wanted: Wanted
    ) -> list[FileEntry]:
        """List the log outside the register, as `files.gather_below` does."""
        place = self.log_path(messages)
        if place is None:
            return []
        elsewhere = CommitTree(self.repository, self.commit, place)
        found = {path: each for path, each in elsewhere.walked.items() if listed.fullmatch(path)}
        return self._read(found, wanted, elsewhere.shown)

    def code_owners(self) -> Source | None:
        """Read the repository's code owners, from the first place that has any."""
        for path in CODE_OWNERS:
            entry = self._look_up(path)
            if entry and _is_file(entry):
                data = next(self.repository.contents([entry.id]))
                return Source(f"{self.revision}:{path}", data or b"")
        return None

    def gates(self) -> dict[str, Source]:
        """Read what decides whether changes to the register are checked, as `files.gates` does."""
        names = sorted(each.decode("utf-8", "replace") for each in self._names(WORKFLOWS))
        paths = [PRE_COMMIT, *attribute_files(self._path)]
        paths += [f"{WORKFLOWS}/{name}" for name in names if is_workflow(name)]
        folders = sorted(each.decode("utf-8", "replace") for each in self._names(LOCAL_ACTIONS))
        paths += [path for folder in folders for path in action_files(folder)]
        entries = {path: self._look_up(path) for path in paths}
        files = {path: each.id for path, each in entries.items() if each and _is_file(each)}
        texts = self.repository.contents(list(files.values()))
        return {
            path: Source(f"{self.revision}:{path}", data or b"")
            for path, data in zip(files, texts, strict=True)
        }

    def content(self, id: str) -> bytes | None:
        """Give what a file holds that is read later, and ask git for those after it as well.

        To wait for git's answer takes longer than to read it, and most logs are gone through.
        """
        if id not in self._ahead:
            place = self._places.get(id)
            ids = [id] if place is None else self._unread[place : place + _AHEAD]
            self._ahead = dict(zip(ids, self.repository.contents(ids), strict=True))
        return self._ahead.pop(id)

    def read(self, path: str, data: bytes | None) -> tuple[FileKind, bytes]:
        """Say what was read of a file. Raises RevisionError for one that only points elsewhere."""
        if data is None:
            return FileKind.TOO_LARGE, b""
        if path.endswith(".yaml") and data.startswith(_POINTER):
            raise RevisionError(
                _ELSEWHERE, file=self._shown_path(path), pattern=f"'{self._path}/**'"
            )
        return FileKind.FILE, data

    def _read(
        self,
        found: dict[str, TreeEntry],
        wanted: Wanted,
        shown: str,
    ) -> list[FileEntry]:
        links = dict(self._followed(found))
        kinds = {path: links.get(path) or _kind(entry) for path, entry in found.items()}
        now = [
            path
            for path, (kind, _) in kinds.items()
            if kind is FileKind.FILE and wanted(decodable(path))
        ]
        texts = dict(
            zip(now, self.repository.contents([kinds[path][1] for path in now]), strict=True)
        )
        entries = []
        for path, (kind, id) in kinds.items():
            file = f"{shown}{'' if shown.endswith(':') else '/'}{decodable(path)}"
            if path in texts:
                what, data = self.read(path, texts[path])
                entries.append(FileEntry(decodable(path), what, Source(file, data)))
            elif kind is FileKind.FILE:
                unread = _Blob(self, id, path)
                self._places.setdefault(id, len(self._unread))
                self._unread.append(id)
                entries.append(FileEntry(decodable(path), kind, Source(file, b""), unread))
            else:
                entries.append(FileEntry(decodable(path), kind, Source(file, b"")))
        return sorted(entries, key=lambda entry: entry.path)

    def _followed(self, found: dict[str, TreeEntry]) -> Iterator[tuple[str, tuple[FileKind, str]]]:
        """Say what each symbolic link leads to, and the id of the file if it is one of these."""
        links = [path for path, entry in found.items() if entry.is_link]
        aims = dict(
            zip(links, self.repository.contents([found[path].id for path in links]), strict=True)
        )
        for link in links:
            yield link, _led_to(link, aims, found)

    def log_path(self, messages: str) -> str | None:
        """Give the path in the repository of what the setting `messages` leads to.

        None where that is not in the repository.
        """
        if messages.startswith("/") or "\\" in messages:
            return None
        place = posixpath.normpath(posixpath.join(self._path, messages))
        return None if place == ".." or place.startswith("../") else place.removeprefix(".")

    def _look_up(self, path: str) -> TreeEntry | None:
        above, _, name = path.rpartition("/")
        return self._names(above).get(name.encode("utf-8", "surrogateescape"))

    def _names(self, path: str) -> dict[bytes, TreeEntry]:
        """List a folder of the commit by its path in it; nothing where there is none."""
        if path not in self._folders:
            if not path:
                self._folders[path] = self.repository.tree(self.commit.tree)
            else:
                entry = self._look_up(path)
                is_there = entry is not None and entry.is_folder
                self._folders[path] = self.repository.tree(entry.id) if entry and is_there else {}
        return self._folders[path]

    def _shown_path(self, path: str) -> str:
        return f"{self.shown}{'' if self.shown.endswith(':') else '/'}{decodable(path)}"


def _of_register(names: dict[str, TreeEntry]) -> dict[str, TreeEntry]:
    """Take out names that are no part of a register."""
    for path in [path for path in names if path[0] == "." or "/." in path]:
        if any(map(IN_PASSING.fullmatch, path.split("/"))):
            del names[path]
    return names


def _is_file(entry: TreeEntry) -> bool:
    return not (entry.is_folder or entry.is_link or entry.is_submodule)


def _kind(entry: TreeEntry) -> tuple[FileKind, str]:
    if entry.is_folder or entry.is_submodule:
        return FileKind.FOLDER, ""
    return FileKind.FILE, entry.id


def _led_to(
    link: str, aims: dict[str, bytes | None], found: dict[str, TreeEntry]
) -> tuple[FileKind, str]:
    here = link
    for _ in range(_FARTHEST):
        aim = (aims.get(here) or b"/").decode("utf-8", "surrogateescape")
        here = posixpath.normpath(posixpath.join(posixpath.dirname(here), aim))
        if here.startswith(("/", "../")) or here in (".", ".."):
            return FileKind.LINK_OUT, ""
        entry = found.get(here)
        if entry is None:
            return FileKind.LINK_NOWHERE, ""
        if not entry.is_link:
            kind, id = _kind(entry)
            return (FileKind.LINK_TO_FOLDER, "") if kind is FileKind.FOLDER else (kind, id)
    return FileKind.LINK_NOWHERE, ""
