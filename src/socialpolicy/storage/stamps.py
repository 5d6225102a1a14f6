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
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

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

_KIND = 0o170000
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
        listed = self._names(self.folder) if names is None else sorted(names)
        self._take("", listed, known, deep=deep)

    def _take(self, above: str, names: Iterable[str], known: Cache | None, *, deep: bool) -> None:
        # There are tens of thousands, so no other function is called for each.
        stamps, settled, lstat = self.stamps, self._settled, os.lstat
        start = f"{self.folder}/"
        for name in names:
            path = above + name
            try:
                found = lstat(start + path)
            except (OSError, ValueError):
                self._take_odd(path)
                continue
            changed, moved = found.st_mtime_ns, found.st_ctime_ns
            if changed <= settled and moved <= settled:
                stamp = f"{found.st_size} {changed} {moved} {found.st_ino}"
            else:
                stamp = ""
            kind = found.st_mode & _KIND
            if kind == stat.S_IFREG:
                stamps[path] = stamp
            elif deep and kind == stat.S_IFDIR:
                within = self._names_in(path, stamp, known)
                if within is None:
                    self._take_odd(path)
                else:
                    self._take(f"{path}/", within, None, deep=False)
            else:
                self._take_odd(path)

    def _take_odd(self, path: str) -> None:
        self.stamps[path] = ""
        self.odd.append(path)

    def _names(self, folder: str) -> list[str]:
        passed = self._passed.fullmatch
        names = os.listdir(folder)  # noqa: PTH208 - thousands
        return sorted(name for name in names if name[0] != "." or not passed(name))

    def _names_in(self, path: str, stamp: str, known: Cache | None) -> list[str] | None:
        """List a folder within, as kept if it is as it was; None where that cannot be done."""
        folder = f"{self.folder}/{path}"
        try:
            if known is None or not _FOLDERS_TELL:
                return self._names(folder)
            return known.recall_by(stamp, f"{path}/", lambda: "/".join(self._names(folder)), _apart)
        except OSError:
            return None

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


def _apart(names: Fact) -> list[str]:
    """Read back the names of a folder, which no name has a `/` in."""
    if isinstance(names, str):
        return names.split("/") if names else []
    raise ValueError(names)
