"""Files as git lists them: what a commit's folders hold, and what its index noted of files at hand.

Git looks in its index to know which files it need not read. To be asked, it would obey what the
repository's configuration says of hooks, filters and monitors; the file has only data.
https://git-scm.com/docs/index-format
"""

from __future__ import annotations

import os
import re
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TypeAlias

_LISTED = re.compile(r"0?([0-7]+) [a-z]+ ([0-9a-f]+)\t([^\0]+)\0")
"""A line of a list of files: the mode without what it begins with, a kind, an id and a path."""

_HEAD = struct.Struct(">4sII")
_LONG_NAME = 0x0FFF
"""The largest of an entry's flags that says no more than how long its name is: so long, or more."""

_MODES = {0o100644: "100644 blob ", 0o100755: "100755 blob "}
"""How `git ls-tree` begins the line of a file."""

_LARGEST = 256 * 1024 * 1024

Noted: TypeAlias = tuple[str, str, int, int, int, int]
"""A file's path, its line in what `git ls-tree` lists, and what git saw of it when it had that.

These are when it was changed and modified, in nanoseconds since 1970, and the lowest 32 bits of its
number and its size.
"""


class TreeEntry(NamedTuple):
    """What a name in a commit is, by git's mode, and the id of what it holds."""

    mode: str
    id: str

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder whose names can be read."""
        return self.mode == "40000"

    @property
    def is_link(self) -> bool:
        """Whether it is a symbolic link, whose content is where it leads."""
        return self.mode == "120000"

    @property
    def is_plain(self) -> bool:
        """Whether it is a file."""
        return self.mode.startswith("100")

    @property
    def is_submodule(self) -> bool:
        """Whether it is another repository, of which nothing is here."""
        return self.mode == "160000"


def names_in(data: bytes, bytes_of_id: int) -> dict[bytes, TreeEntry]:
    """Read a folder as git keeps it: a mode, a name and the bytes of an id, again and again."""
    found: dict[bytes, TreeEntry] = {}
    at = 0
    while at < len(data):
        blank = data.index(b" ", at)
        end = data.index(b"\0", blank)
        after = end + 1 + bytes_of_id
        mode = data[at:blank].decode("ascii", "replace")
        found[data[blank + 1 : end]] = TreeEntry(mode, data[end + 1 : after].hex())
        at = after
    return found


def paths_in(listing: str) -> dict[str, TreeEntry]:
    """Read what `git ls-tree -z` lists."""
    return {path: TreeEntry(mode, id) for mode, id, path in _LISTED.findall(listing)}


def noted_below(index: Path, folder: str, bytes_of_id: int) -> Iterator[Noted]:
    """Give what git noted of the files in a folder of its repository, with their paths below it.

    Left out are those that changed when the index was written or later, since another change could
    have the same time, and those that git was told to take for unchanged. Nothing is given of an
    index of a form that is not known: then every file has to be read.
    """
    try:
        with index.open("rb") as file:
            status = os.fstat(file.fileno())
            data = file.read(_LARGEST)
        yield from _entries(data, f"{folder}/" if folder else "", bytes_of_id, status.st_mtime_ns)
    except (OSError, ValueError, IndexError, struct.error):
        return


def _entries(data: bytes, folder: str, bytes_of_id: int, written: int) -> Iterator[Noted]:
    kind, version, count = _HEAD.unpack_from(data)
    if kind != b"DIRC" or version not in (2, 3):
        return
    entry = struct.Struct(f">10I{bytes_of_id}sH")
    prefix = folder.encode("utf-8", "surrogateescape")
    # There are tens of thousands, so no other function is called for each.
    at, start_of_path, unpack = _HEAD.size, len(prefix), entry.unpack_from
    for _ in range(count):
        cs, cn, ms, mn, _, number, mode, _, _, size, id, flags = unpack(data, at)
        start = at + entry.size
        if flags < _LONG_NAME:
            end = start + flags
        else:
            start += 2 if flags & 0x4000 else 0
            end = data.index(b"\0", start)
        name = data[start:end]
        modified = ms * 1_000_000_000 + mn
        if (
            name.startswith(prefix)
            and flags <= _LONG_NAME
            and modified < written
            and mode in _MODES
        ):
            path = name[start_of_path:].decode("utf-8", "surrogateescape")
            line = f"{_MODES[mode]}{id.hex()}\t{path}"
            yield path, line, cs * 1_000_000_000 + cn, modified, number, size
        # Entries are padded with one to eight NULs to a multiple of eight bytes.
        at += (end - at + 8) & ~7
