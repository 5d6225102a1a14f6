"""Which files of a folder hold what a commit has, most of them without being read."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Collection, Iterable
from typing import NamedTuple

from socialpolicy.git.listing import TreeEntry, paths_in
from socialpolicy.storage.commit_tree import CommitTree
from socialpolicy.storage.files import FileKind, read_file
from socialpolicy.storage.tree import FolderTree


class Beside(NamedTuple):
    """A folder beside a commit: the paths of files that are the same, and all else it has."""

    same: frozenset[str]
    others: dict[str, TreeEntry]


def beside(folder: FolderTree, tree: CommitTree, paths: Collection[str]) -> Beside:
    """Say which of some files in a folder hold, byte for byte, what a commit has by their paths.

    The paths go through no links, and a link is never the same. What git noted of a file when it
    was checked out is believed while the file's times, size and number are the same; any other is
    read. Raises RevisionError where the commit cannot be listed.
    """
    listing = tree.listing()
    below = folder.path_in_repository.removeprefix(".")
    noted = tree.repository.noted(below, len(tree.commit.id) // 2)
    lines = dict.fromkeys(listing.split("\0"))
    same = []
    # There are tens of thousands, so no other function is called for each.
    start, status_of, is_file = f"{folder.folder}/", os.lstat, stat.S_ISREG
    for path, line, changed, modified, number, size in noted:
        if line not in lines or path not in paths:
            continue
        try:
            status = status_of(start + path)
        except (OSError, ValueError):
            continue
        if (
            modified == status.st_mtime_ns
            and changed == status.st_ctime_ns
            and size == status.st_size & 0xFFFFFFFF
            and number == status.st_ino & 0xFFFFFFFF
            and is_file(status.st_mode)
        ):
            same.append(path)
            del lines[line]
    others = paths_in("\0".join(lines))
    for path, entry in list(others.items()):
        if path in paths and entry.is_plain and _holds(start + path, entry.id):
            same.append(path)
            del others[path]
    for path in emptied(others, same):
        del others[path]
    return Beside(frozenset(same), others)


def emptied(paths: Iterable[str], without: Collection[str]) -> set[str]:
    """Give the folders of some paths that hold none of these, but only what is left out of them.

    Those that are named as files are not given, since it is a fault that they are folders.
    """
    folders = {path.rpartition("/")[0] for path in without}
    folders.difference_update([path.rpartition("/")[0] for path in paths])
    return {path for path in folders.intersection(paths) if not path.endswith((".yaml", ".yml"))}


def _holds(path: str, id: str) -> bool:
    try:
        if not stat.S_ISREG(os.lstat(path).st_mode):
            return False
    except (OSError, ValueError):
        return False
    kind, data = read_file(path)
    return kind is FileKind.FILE and id_of(data, id) == id


def id_of(data: bytes, like: str) -> str:
    """Give the id that git knows the content of a file by, as long as another id."""
    made = hashlib.sha1(usedforsecurity=False) if len(like) == 40 else hashlib.sha256()
    made.update(b"blob %d\0" % len(data))
    made.update(data)
    return made.hexdigest()
