"""What was worked out from a file before, kept in the user's cache folder.

A file's bytes and the version of the tool decide whether what is kept may be
used. A cache that is missing, stale, damaged, unwritable or shared by two
processes costs time and never truth: it is read whole, checked, and replaced
whole, and any doubt about it makes it empty.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

Fact: TypeAlias = "str | int | bool | list[Fact] | dict[str, Fact] | None"
"""What can be kept: whatever JSON can hold, but for fractions."""


class Cache:
    """Facts about the files of one folder, each under its path and the digest of its bytes."""

    def __init__(self, folder: Path, version: str) -> None:
        """Open what is kept about a folder by this version of the tool."""
        self.version = version
        self._file = cache_folder() / f"{_digest(os.fsencode(folder.resolve()))}.json"
        self._old = self._load()
        self._new: dict[str, list[Fact]] = {}
        self._learnt = False

    def recall(self, path: str, data: bytes, work: Callable[[], Fact]) -> Fact:
        """Give what follows from a file: as kept if its bytes are the same, else worked out."""
        digest = _digest(data)
        kept = self._old.get(path)
        if kept is not None and kept[0] == digest:
            self._new[path] = kept
            return kept[1]
        fact = work()
        self._new[path] = [digest, fact]
        self._learnt = True
        return fact

    def keep(self, *, unasked: bool = False) -> None:
        """Write down what was recalled, if anything changed; what cannot be written is let go.

        What was not asked for this time is forgotten, unless `unasked`.
        """
        files = {**self._old, **self._new} if unasked else self._new
        if not self._learnt and len(files) == len(self._old):
            return
        text = json.dumps(
            {"version": self.version, "files": files}, ensure_ascii=False, separators=(",", ":")
        )
        whole = f"{_digest(text.encode())}\n{text}"
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            _replace(self._file, whole)

    def _load(self) -> dict[str, list[Fact]]:
        if not self._file.is_file():
            # Reading a pipe would wait for somebody to write in it.
            return {}
        try:
            digest, _, text = self._file.read_text(encoding="utf-8").partition("\n")
            kept = json.loads(text) if digest == _digest(text.encode()) else {}
        except (OSError, ValueError):
            return {}
        if not isinstance(kept, dict) or kept.get("version") != self.version:
            return {}
        files = kept.get("files")
        return files if isinstance(files, dict) else {}


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


def cache_folder() -> Path:
    """Give the user's own folder for what can be worked out again."""
    own = os.environ.get("SOCIALPOLICY_CACHE")
    if own:
        return Path(own)
    from platformdirs import user_cache_path

    return user_cache_path("socialpolicy", appauthor=False)
