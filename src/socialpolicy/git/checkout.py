"""What git noted of the files at its last checkout or commit, read from its index.

Git looks there itself to know which files it need not read. To be asked, it would obey what the
repository's configuration says of hooks, filters and monitors; the file has only data.
https://git-scm.com/docs/index-format
"""

from __future__ import annotations

import os
import struct
from pathlib import Path
from typing import NamedTuple

_HEAD = struct.Struct(">4sII")
_LONG_NAME = 0x0FFF
"""The largest of an entry's flags that says no more than how long its name is: so long, or more."""

_LARGEST = 256 * 1024 * 1024


class Noted(NamedTuple):
    """A file's content by its id, and its times, number and size when git saw that it had it.

    Times are in nanoseconds since 1970. The number and the size are their lowest 32 bits.
    """

    id: str
    changed: int
    modified: int
    number: int
    size: int


def noted_below(index: Path, folder: str, bytes_of_id: int) -> dict[str, Noted]:
    """Give what git noted of the files in a folder of its repository, by their paths below it.

    Left out are those that changed when the index was written or later, since another change could
    have the same time, and those that git was told to take for unchanged. Nothing is given of an
    index of a form that is not known: then every file has to be read.
    """
    try:
        with index.open("rb") as file:
            status = os.fstat(file.fileno())
            data = file.read(_LARGEST)
        return _entries(data, f"{folder}/" if folder else "", bytes_of_id, status.st_mtime_ns)
    except (OSError, ValueError, IndexError, struct.error):
        return {}


def _entries(data: bytes, folder: str, bytes_of_id: int, written: int) -> dict[str, Noted]:
    kind, version, count = _HEAD.unpack_from(data)
    if kind != b"DIRC" or version not in (2, 3):
        return {}
    entry = struct.Struct(f">10I{bytes_of_id}sH")
    prefix = folder.encode("utf-8", "surrogateescape")
    found: dict[str, Noted] = {}
    # There are tens of thousands, so no other function is called for each.
    at, start_of_path, unpack, new = _HEAD.size, len(prefix), entry.unpack_from, tuple.__new__
    for _ in range(count):
        cs, cn, ms, mn, _, number, _, _, _, size, id, flags = unpack(data, at)
        start = at + entry.size
        if flags < _LONG_NAME:
            end = start + flags
        else:
            start += 2 if flags & 0x4000 else 0
            end = data.index(b"\0", start)
        name = data[start:end]
        modified = ms * 1_000_000_000 + mn
        if name.startswith(prefix) and flags <= _LONG_NAME and modified < written:
            path = name[start_of_path:].decode("utf-8", "surrogateescape")
            changed = cs * 1_000_000_000 + cn
            found[path] = new(Noted, (id.hex(), changed, modified, number, size))
        # Entries are padded with one to eight NULs to a multiple of eight bytes.
        at += (end - at + 8) & ~7
    return found
