"""What a name in a commit is, read from one of its folders as git keeps it, or as git lists it."""

from __future__ import annotations

import re
from typing import NamedTuple

_LISTED = re.compile(r"0?([0-7]+) [a-z]+ ([0-9a-f]+)\t([^\0]+)\0")
"""A line of a list of files: the mode without what it begins with, a kind, an id and a path."""


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


def paths_in(listed: bytes) -> dict[str, TreeEntry]:
    """Read what `git ls-tree -z` gives."""
    found = _LISTED.findall(listed.decode("utf-8", "surrogateescape"))
    return {path: TreeEntry(mode, id) for mode, id, path in found}
