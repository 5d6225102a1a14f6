"""Where a register's files are: in a folder at hand, or in a commit, which looks just the same."""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from enum import Enum
from pathlib import Path
from typing import Protocol

from socialpolicy.source import Source
from socialpolicy.storage.files import (
    FileEntry,
    Names,
    Wanted,
    code_owners,
    display_path,
    entries_of,
    gates,
    gather_below,
    names_below,
    repository_of,
)


class LogPlace(Enum):
    """What the setting that says where the log is leads to."""

    OWN = "the register's own folder for it"
    WITHIN = "another folder of the register, or the register itself"
    MISSING = "nothing"
    NOT_FOLDER = "something that is no folder"
    OUTSIDE = "a folder outside the register"


class Tree(Protocol):
    """The files of a register, wherever they are.

    `shown` is the folder as people see it, and `path_in_repository` where in its repository it
    is. `revision` is the commit's short id, empty of a folder at hand.
    """

    shown: str
    revision: str
    path_in_repository: str
    in_repository: bool

    def has_policy(self) -> bool:
        """Say whether there is a policy.yaml. Raises OSError when that cannot be seen."""

    def entries(self, wanted: Wanted, apart: Collection[str]) -> list[FileEntry]:
        """List every file, as `files.gather` does."""

    def log_place(self, messages: str) -> LogPlace:
        """Say what the setting `messages` leads to."""

    def log_entries(
        self, messages: str, listed: re.Pattern[str], wanted: Wanted
    ) -> list[FileEntry]:
        """List the log outside the register, as `files.gather_below` does."""

    def code_owners(self) -> Source | None:
        """Read the repository's code owners."""

    def gates(self) -> dict[str, Source]:
        """Read what decides whether changes to the register are checked, as `files.gates` does."""


class FolderTree:
    """The files of a register's folder, as they are now."""

    revision = ""

    def __init__(self, folder: Path, names: Names | None = None) -> None:
        """Take a folder, or only some of the names in it and below it."""
        self.folder = folder
        self._names = names
        self.shown = display_path(folder)
        self._root = repository_of(folder)
        self.in_repository = self._root is not None
        self.path_in_repository = folder.name
        if self._root:
            self.path_in_repository = display_path(folder.resolve(), self._root)

    def has_policy(self) -> bool:
        """Look for policy.yaml alone, so that a folder that is no register is not gone through."""
        with os.scandir(self.folder) as names:
            return any(name.name == "policy.yaml" for name in names)

    def entries(self, wanted: Wanted, apart: Collection[str]) -> list[FileEntry]:
        """List every file, as `files.gather` does."""
        names = names_below(self.folder, apart) if self._names is None else self._names
        return entries_of(self.folder, names, wanted)

    def names(self) -> Names:
        """List every name, as `files.names_below` does."""
        return names_below(self.folder)

    def of_these(self, names: Names) -> FolderTree:
        """Give a tree that has some of the names alone."""
        return FolderTree(self.folder, names)

    def log_place(self, messages: str) -> LogPlace:
        """Say what the setting `messages` leads to."""
        folder = self.folder / messages
        if is_own_log(self.folder, messages):
            return LogPlace.OWN
        if is_within(self.folder, messages):
            return LogPlace.WITHIN
        if not os.path.exists(folder):  # noqa: PTH110 - never raises
            return LogPlace.MISSING
        if not os.path.isdir(folder):  # noqa: PTH112 - never raises
            return LogPlace.NOT_FOLDER
        return LogPlace.OUTSIDE

    def log_entries(
        self, messages: str, listed: re.Pattern[str], wanted: Wanted
    ) -> list[FileEntry]:
        """List the log outside the register, as `files.gather_below` does."""
        return gather_below(self.folder / messages, listed, wanted)

    def code_owners(self) -> Source | None:
        """Read the repository's code owners."""
        return code_owners(self._root) if self._root else None

    def gates(self) -> dict[str, Source]:
        """Read what decides whether changes to the register are checked."""
        return gates(self._root, self.path_in_repository) if self._root else {}


def is_own_log(register: Path, messages: str) -> bool:
    """Say whether a setting leads to the register's own folder for the log."""
    return Path(os.path.realpath(register / messages)) == _real(register) / "messages"


def is_within(register: Path, messages: str) -> bool:
    """Say whether a setting leads to a folder of the register, or to the register itself."""
    inner, outer = Path(os.path.realpath(register / messages)), _real(register)
    return inner == outer or outer in inner.parents


def _real(register: Path) -> Path:
    return Path(os.path.realpath(register))
