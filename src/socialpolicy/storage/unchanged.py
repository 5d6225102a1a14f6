"""Which files of a folder hold what git knows by an id, most of them without being read."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Mapping
from pathlib import Path

from socialpolicy.git.checkout import Noted
from socialpolicy.storage.files import FileKind, read_file


def unchanged(folder: Path, ids: Mapping[str, str], noted: Mapping[str, Noted]) -> frozenset[str]:
    """Give those of some paths in a folder that hold, byte for byte, what git has by their ids.

    What git noted of a file when it was checked out is believed while the file's times, size and
    number are the same; any other is read. A link, or what lies beyond one, is never the same.
    """
    folders = {"": True}
    same = []
    start, status_of = f"{folder}/", os.lstat
    for path, id in ids.items():
        above = path.rpartition("/")[0]
        if not (folders.get(above) or _is_folder(folder, above, folders)):
            continue
        try:
            status = status_of(start + path)
        except (OSError, ValueError):
            continue
        if not stat.S_ISREG(status.st_mode):
            continue
        known = noted.get(path)
        if (
            known
            and known.modified == status.st_mtime_ns
            and known.changed == status.st_ctime_ns
            and known.size == status.st_size & 0xFFFFFFFF
            and known.number == status.st_ino & 0xFFFFFFFF
        ):
            if known.id == id:
                same.append(path)
        elif _holds(start + path, id):
            same.append(path)
    return frozenset(same)


def _is_folder(folder: Path, below: str, known: dict[str, bool]) -> bool:
    if below not in known:
        above = below.rpartition("/")[0]
        try:
            mode = os.lstat(f"{folder}/{below}").st_mode
        except (OSError, ValueError):
            mode = 0
        known[below] = _is_folder(folder, above, known) and stat.S_ISDIR(mode)
    return known[below]


def _holds(path: str, id: str) -> bool:
    kind, data = read_file(path)
    return kind is FileKind.FILE and id_of(data, id) == id


def id_of(data: bytes, like: str) -> str:
    """Give the id that git knows the content of a file by, as long as another id."""
    made = hashlib.sha1(usedforsecurity=False) if len(like) == 40 else hashlib.sha256()
    made.update(b"blob %d\0" % len(data))
    made.update(data)
    return made.hexdigest()
