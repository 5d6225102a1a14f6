"""Which files a folder has, and stamps that tell whether one has changed without reading it.

A stamp is a file's size, times and number, as git's index has them. It is not
given of a file that was changed just now: another change could fall within the
same tick of the file system's clock.
"""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import cast

from socialpolicy.source import Source
from socialpolicy.storage.cache import Cache, Fact
from socialpolicy.storage.files import (
    HIDDEN,
    IN_PASSING,
    FileEntry,
    FileKind,
    decodable,
    display_path,
    look_into,
)

_TYPE = 0o170000
"""The bits of `st_mode` that say what a file is."""

SETTLED = 3_000_000_000
"""Nanoseconds after which a change has a time of its own: FAT counts in two seconds."""


class StampedFolder:
    """The files of a folder, or `deep` those of the folders in it, by their paths below it.

    `stamps` has of each path the stamp: empty where the file must be read to be known, as it was
    changed just now, or is no plain file. The latter are `odd`. Hidden names are passed over, if
    they are not asked for. Raises OSError when the
    folder cannot be listed; of one within it the path is listed, without a stamp. `names` are
    those to look for, if not all. What folders within it hold is kept in `known`, by the folders'
    own stamps.
    """

    def __init__(
        self,
        folder: Path,
        names: Iterable[str] | None = None,
        *,
        deep: bool = False,
        hidden: bool = False,
        known: Cache | None = None,
    ) -> None:
        self.folder = os.fspath(folder)
        self.stamps: dict[str, str] = {}
        self.odd: list[str] = []
        self._passed = IN_PASSING if hidden else HIDDEN
        self._shown = display_path(folder)
        self._settled = time.time_ns() - SETTLED
        for name in self._names(self.folder) if names is None else sorted(names):
            path = f"{self.folder}/{name}"
            mode, stamp = self._look(path)
            if deep and stat.S_ISDIR(mode):
                self._take_all(path, name, self._names_in(path, name, stamp, known))
            elif stat.S_ISREG(mode):
                self.stamps[name] = stamp
            else:
                self._take_odd(name)

    def _take_all(self, folder: str, below: str, names: Sequence[str]) -> None:
        # As `_look` does, but there are thousands, and calls take time.
        stamps, settled, lstat, regular = self.stamps, self._settled, os.lstat, stat.S_IFREG
        for name in names:
            if not name:
                self._take_odd(below)
                return
            try:
                found = lstat(f"{folder}/{name}")
            except (OSError, ValueError):
                self._take_odd(f"{below}/{name}")
                continue
            if found.st_mode & _TYPE != regular:
                self._take_odd(f"{below}/{name}")
                continue
            changed, moved = found.st_mtime_ns, found.st_ctime_ns
            known = changed <= settled and moved <= settled
            stamps[f"{below}/{name}"] = (
                f"{found.st_size} {changed} {moved} {found.st_ino}" if known else ""
            )

    def _take_odd(self, path: str) -> None:
        self.stamps[path] = ""
        self.odd.append(path)

    def _names(self, folder: str) -> list[str]:
        passed = self._passed.fullmatch
        names = os.listdir(folder)  # noqa: PTH208 - thousands
        return sorted(name for name in names if name[0] != "." or not passed(name))

    def _names_in(self, path: str, name: str, stamp: str, known: Cache | None) -> Sequence[str]:
        """List a folder, as kept if it is as it was; an empty name where that cannot be done."""
        try:
            if known is None or not _FOLDERS_TELL:
                return self._names(path)
            return known.recall_by(stamp, f"{name}/", lambda: _kept(self._names(path)), _listed)
        except OSError:
            return ("",)

    def _look(self, path: str) -> tuple[int, str]:
        """Give what a path is, as `st_mode` has it, and its stamp."""
        try:
            found = os.lstat(path)
        except (OSError, ValueError):
            return 0, ""
        changed, moved = found.st_mtime_ns, found.st_ctime_ns
        if changed > self._settled or moved > self._settled:
            return found.st_mode, ""
        return found.st_mode, f"{found.st_size} {changed} {moved} {found.st_ino}"

    def entry(self, path: str, above: str = "") -> FileEntry:
        """Give a file, not read yet; what is no plain file is looked into at once.

        `above` is put before its path, where the folder is a part of a register.
        """
        here, whole = f"{self.folder}/{path}", f"{above}{decodable(path)}"
        if self.stamps.get(path):
            return FileEntry(whole, FileKind.FILE, Source(self.shown(path), b""), here)
        kind, data = look_into(here, self.folder)
        return FileEntry(whole, kind, Source(self.shown(path), data))

    @property
    def mark(self) -> str:
        """What changes with any of the files; empty where one of them must be read to be known."""
        if not all(self.stamps.values()):
            return ""
        named = "\0".join((*self.stamps, *self.stamps.values()))
        return sha256(named.encode(errors="surrogatepass")).hexdigest()

    def is_missing(self, path: str) -> bool:
        """Say whether there is nothing of a name that was looked for."""
        return not os.path.lexists(f"{self.folder}/{path}")

    def shown(self, path: str) -> str:
        """Write the path of a file as people see it."""
        return decodable(path) if self._shown == "." else f"{self._shown}/{decodable(path)}"


_FOLDERS_TELL = sys.platform != "win32"
"""Whether a folder's time changes with what it holds; FAT under Windows does not do that."""


def _kept(names: Sequence[str]) -> Fact:
    return [*names]


def _listed(fact: Fact) -> list[str]:
    match fact:
        case list(names) if all(isinstance(name, str) for name in names):
            return cast("list[str]", names)
    raise ValueError(fact)
