"""What was worked out from a file before, kept in the user's cache folder.

A file's bytes and the version of the tool decide whether what is kept may be
used. A cache that is missing, stale, damaged, out of reach or shared by two
processes costs time and never truth: it is read whole, checked, and replaced
whole, and any doubt about it makes it empty. So does a folder that others may
write in: they could put another answer there.
"""

from __future__ import annotations

import contextlib
import json
import os
import stat
import sys
import tempfile
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias, TypeVar

from socialpolicy.storage.files import LARGEST_FILE, FileKind, read_file

T = TypeVar("T")

Fact: TypeAlias = "str | int | bool | list[Fact] | dict[str, Fact] | None"
"""What can be kept: whatever JSON can hold, but for fractions."""


class Cache:
    """Facts about the files of one folder, each under its path and the digest of its bytes."""

    def __init__(self, folder: Path, version: str, about: str = "") -> None:
        """Open what is kept about a folder by this version of the tool; `about` names what of it.

        What is kept about each thing has a file of its own, so that nothing is read in vain.
        """
        self.version = version
        own = cache_folder()
        name = _digest(os.fsencode(folder.resolve())) + (f"-{about}" if about else "")
        self._file = own / f"{name}.json" if own else None
        self._old = self._load()
        self._new: dict[str, list[Fact]] = {}
        self._learnt = False

    def recall(
        self,
        path: str,
        data: bytes,
        work: Callable[[], Fact],
        fitted: Callable[[Fact], T],
        stamp: str = "",
    ) -> T:
        """Give what follows from a file: as kept if its bytes are the same, else worked out.

        `fitted` makes a model of the fact, and raises ValueError for one that has not its
        shape: what is kept is then worked out anew. Nothing (None) is never kept. With a stamp
        that the file had before it was read, `recall_unread` knows it the next time.
        """
        return self.recall_by(_digest(data), path, work, fitted, stamp)

    def recall_unread(self, path: str, stamp: str, fitted: Callable[[Fact], T]) -> T | None:
        """Give what followed from a file that has the same stamp as then; None if it is not known.

        An empty stamp tells nothing. See `recall`.
        """
        kept = self._old.get(path) if stamp else None
        if type(kept) is not list or len(kept) != 3 or kept[2] != stamp or kept[1] is None:
            return None
        try:
            found = fitted(kept[1])
        except ValueError:
            return None
        self._new[path] = kept
        return found

    def recall_all(self, stamps: Mapping[str, str]) -> dict[str, Fact]:
        """Give what is kept of all files that have the same stamps as then, thousands at a time.

        That is as it was kept, and may have any shape. See `recall_by`.
        """
        old = self._old
        same = {
            path: kept
            for path, stamp in stamps.items()
            if stamp
            and type(kept := old.get(path)) is list
            and len(kept) == 2
            and kept[0] == stamp
            and kept[1] is not None
        }
        self._new.update(same)
        return {path: kept[1] for path, kept in same.items()}

    def recall_by(
        self,
        mark: str,
        path: str,
        work: Callable[[], Fact],
        fitted: Callable[[Fact], T],
        stamp: str = "",
    ) -> T:
        """Give what follows from a file: as kept if it had the same mark, else worked out.

        The mark changes with the file: the digest of its bytes, or a stamp (see `stamps`). An
        empty one tells nothing. See `recall`.
        """
        kept = self._old.get(path) if mark else None
        if type(kept) is list and len(kept) in (2, 3) and kept[0] == mark and kept[1] is not None:
            try:
                found = fitted(kept[1])
            except ValueError:
                pass
            else:
                self._new[path] = _with_stamp(mark, kept[1], stamp)
                self._learnt = self._learnt or self._new[path] != kept
                return found
        fact = work()
        if fact is not None and mark:
            self._new[path] = _with_stamp(mark, fact, stamp)
            self._learnt = True
        return fitted(fact)

    def keep(self, *, unasked: bool = False) -> None:
        """Write down what was recalled, if anything changed; what cannot be written is let go.

        What was not asked for this time is forgotten, unless `unasked`.
        """
        files = {**self._old, **self._new} if unasked else self._new
        if self._file is None or (not self._learnt and len(files) == len(self._old)):
            return
        text = json.dumps(
            {"version": self.version, "files": files}, ensure_ascii=False, separators=(",", ":")
        )
        try:
            encoded = text.encode()
        except UnicodeEncodeError:
            return  # a name that is no UTF-8
        if len(encoded) + 100 > LARGEST_FILE:
            return  # it would not be read again
        whole = f"{_digest(encoded)}\n{text}"
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            if _is_own(self._file.parent):
                _replace(self._file, whole)

    def _load(self) -> dict[str, list[Fact]]:
        if self._file is None or not _is_own(self._file.parent):
            return {}
        kind, data = read_file(self._file)
        head, _, text = data.partition(b"\n")
        if kind is not FileKind.FILE or head != _digest(text).encode():
            return {}
        try:
            kept = json.loads(text)
        except (ValueError, RecursionError):
            return {}
        if not isinstance(kept, dict) or kept.get("version") != self.version:
            return {}
        files = kept.get("files")
        if not isinstance(files, dict):
            return {}
        return files


def _with_stamp(mark: str, fact: Fact, stamp: str) -> list[Fact]:
    return [mark, fact, stamp] if stamp else [mark, fact]


def _is_own(folder: Path) -> bool:
    """Say whether a folder is the user's, and nobody else may write in it."""
    try:
        status = folder.stat()
    except (OSError, ValueError):
        return False
    if sys.platform == "win32":
        return True
    others = status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return status.st_uid == os.geteuid() and not others


def _replace(file: Path, text: str) -> None:
    # A sibling is renamed into place, so that another process reads the old or the new, never half.
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=file.stem, suffix=".new")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as sibling:
            sibling.write(text)
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _digest(data: bytes) -> str:
    # Many processors have instructions for this one.
    return sha256(data).hexdigest()


def cache_folder() -> Path | None:
    """Give the user's own folder for what can be worked out again; None for a user without one."""
    own = os.environ.get("SOCIALPOLICY_CACHE")
    if own:
        return Path(own)
    from platformdirs import user_cache_path

    try:
        folder = user_cache_path("socialpolicy", appauthor=False)
    except (OSError, RuntimeError):
        # There is neither HOME nor an entry for the user in passwd.
        return None
    return folder if folder.is_absolute() else None
