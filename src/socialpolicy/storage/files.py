"""The files of a folder: which there are, what each name turns out to be, and their bytes.

Nothing else in the package opens a file of the register for reading.
"""

from __future__ import annotations

import contextlib
import os
import posixpath
import re
import stat
from collections.abc import Callable, Collection, Iterator
from enum import Enum
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple, Protocol, TypeAlias

from socialpolicy.source import Source

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes of a file that is read at all: a month of 300,000 messages fits."""

PIECE = 1024 * 1024
"""Bytes that are held at once of a file that the register is not read from."""


class FileKind(Enum):
    """What a name in the register's folder turned out to be."""

    FILE = "file"
    FOLDER = "folder"
    LINK_OUT = "link out of the register"
    LINK_NOWHERE = "link to something that is not there"
    LINK_TO_FOLDER = "link to a folder of the register"
    DEVICE = "neither file nor folder"
    UNREADABLE = "no right to read"
    TOO_LARGE = "too large"


class Unread(Protocol):
    """A file that lies in no folder, and can be read."""

    @property
    def id(self) -> str:
        """What git knows its content by."""

    def read(self) -> tuple[FileKind, bytes]:
        """Say what it is, and give its bytes if it is a file."""


class FileEntry(NamedTuple):
    """A name found in a folder: its path below the folder, with `/`, what it is, and its text.

    `unread` is where a file lies that was not to be read yet: a path, or what can be read;
    it has no text, and may turn out to be too large or out of reach when it is read.
    """

    path: str
    kind: FileKind
    source: Source
    unread: str | Unread = ""

    def filled(self) -> FileEntry:
        """Give the entry with its text, read now if it was not before."""
        if not self.unread:
            return self
        kind, data = read_file(self.unread) if isinstance(self.unread, str) else self.unread.read()
        return FileEntry(self.path, kind, Source(self.source.file, data))

    def pieces(self) -> Iterator[bytes]:
        """Give the file's bytes, `PIECE` at a time and the last fewer; none if it is no file."""
        if not isinstance(self.unread, str) or not self.unread:
            data = self.filled().source.data
            yield from (data[start : start + PIECE] for start in range(0, len(data), PIECE))
            return
        try:
            with os.fdopen(_open(self.unread), "rb") as file:
                while piece := file.read(PIECE):
                    yield piece
        except (OSError, ValueError):
            return


Wanted: TypeAlias = Callable[[str], bool]
"""Whether a file is to be read, by its path below the folder."""

Names: TypeAlias = "list[tuple[str, os.DirEntry[str] | None]]"
"""The names in a folder and those below it, by their paths below it."""


def display_path(path: Path, start: Path | None = None) -> str:
    """Write a path as people see it: relative to the working directory, with `/`."""
    try:
        shown = Path(os.path.relpath(path, start)).as_posix()
    except ValueError:  # another drive on Windows
        shown = path.as_posix()
    return decodable(shown)


def _within(shown: str, path: str) -> str:
    return path if shown == "." else f"{shown}/{path}"


def gather(
    folder: Path, wanted: Wanted = lambda _: True, apart: Collection[str] = ()
) -> list[FileEntry]:
    """List every file in a folder and those below it, in the order of their paths.

    Those whose paths are `wanted` are read; the others, however large, are not. Hidden names are
    listed too, but for git's own folder and the files that the tool is just writing. Symbolic
    links are followed only to files that themselves lie in the folder. Folders are listed too.
    Those whose paths are `apart` are not gone into. Raises OSError when the folder itself cannot
    be listed.
    """
    return entries_of(folder, names_below(folder, apart), wanted)


def names_below(folder: Path, apart: Collection[str] = ()) -> Names:
    """List every name in a folder and those below it, as `gather` does, with its path.

    A folder that cannot be listed comes once more, with None. Raises OSError when `folder` itself
    cannot be.
    """
    found: Names = []
    waiting = [(os.fspath(folder), "")]
    while waiting:
        here, below = waiting.pop()
        try:
            names = _names(here, IN_PASSING)
        except OSError:
            if not below:
                raise
            found.append((below.removesuffix("/"), None))
            continue
        for name in names:
            path = f"{below}{name.name}" if name.name.isascii() else below + decodable(name.name)
            found.append((path, name))
            if name.is_dir(follow_symlinks=False) and path not in apart:
                waiting.append((name.path, f"{path}/"))
    return found


def entries_of(folder: Path, names: Names, wanted: Wanted) -> list[FileEntry]:
    """Give some files of a folder, whose names have been listed. See `gather`."""
    found: list[FileEntry] = []
    root, shown = os.path.realpath(folder), display_path(folder)
    for path, name in names:
        if name is None:
            found.append(FileEntry(path, FileKind.UNREADABLE, Source(_within(shown, path), b"")))
        else:
            found.append(_entry(name, path, root, _within(shown, path), wanted))
    return sorted(found, key=lambda entry: entry.path)


def gather_below(folder: Path, listed: re.Pattern[str], wanted: Wanted) -> list[FileEntry]:
    """List the files one folder down whose paths below `folder` are `listed`, and nothing else.

    Those whose paths are `wanted` are read too. So a folder that was named by
    mistake, however large, is listed and never read. Folders that cannot be
    listed are passed over; `folder` itself raises OSError.
    """
    found: list[FileEntry] = []
    root, shown = os.path.realpath(folder), display_path(folder)
    for above in _names(os.fspath(folder)):
        try:
            names = _names(above.path) if above.is_dir(follow_symlinks=False) else []
        except OSError:
            continue
        for name in names:
            path = f"{decodable(above.name)}/{decodable(name.name)}"
            if listed.fullmatch(path):
                found.append(_entry(name, path, root, _within(shown, path), wanted))
    return sorted(found, key=lambda entry: entry.path)


HIDDEN = re.compile(r"\..*", re.DOTALL)
IN_PASSING = re.compile(r"\.git|\.socialpolicy-[0-9a-f]{16}\.new")
"""Names in a register's folder that are no part of it; `replace` writes and removes the second."""


def _names(folder: str, passed: re.Pattern[str] = HIDDEN) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as names:
        # Both patterns are of names that begin with a dot, which few of thousands do.
        return [name for name in names if name.name[0] != "." or not passed.fullmatch(name.name)]


def _entry(name: os.DirEntry[str], path: str, root: str, shown: str, wanted: Wanted) -> FileEntry:
    read = wanted(path)
    kind, data = _look(name, root, read_file if read else _listed)
    unread = "" if read or kind is not FileKind.FILE else name.path
    return FileEntry(path, kind, Source(shown, data), unread)


def _look(
    name: os.DirEntry[str], root: str, look: Callable[[str], tuple[FileKind, bytes]]
) -> tuple[FileKind, bytes]:
    """Say what a name is, and `look` at it if it is a file of the folder."""
    if name.is_dir(follow_symlinks=False):
        return FileKind.FOLDER, b""
    return _follow(name.path, root, look) if name.is_symlink() else look(name.path)


def look_into(path: str, folder: str) -> tuple[FileKind, bytes]:
    """Say what a name in a folder is, and read it if it is a file of the folder."""
    if os.path.islink(path):  # noqa: PTH114 - never raises
        return _follow(path, os.path.realpath(folder), read_file)
    return read_file(path)


def _follow(
    path: str, root: str, look: Callable[[str], tuple[FileKind, bytes]]
) -> tuple[FileKind, bytes]:
    if not _inside(path, root):
        return FileKind.LINK_OUT, b""
    if not os.path.exists(path):  # noqa: PTH110 - Path.exists may raise where rights are missing
        return FileKind.LINK_NOWHERE, b""
    kind, data = look(path)
    return (FileKind.LINK_TO_FOLDER if kind is FileKind.FOLDER else kind), data


def _listed(path: str) -> tuple[FileKind, bytes]:
    """Say what a name that is no link is, and read nothing."""
    try:
        kind = _kind(os.stat(path))  # noqa: PTH116 - a Path for each of thousands of files is slow
    except (OSError, ValueError):
        return FileKind.UNREADABLE, b""
    readable = kind is not FileKind.FILE or os.access(path, os.R_OK)
    return (kind if readable else FileKind.UNREADABLE), b""


def decodable(name: str) -> str:
    """Write a name that is no UTF-8 so that it can be shown."""
    if name.isascii():
        return name
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _inside(path: str, root: str) -> bool:
    return os.path.realpath(path).startswith(root.rstrip(os.sep) + os.sep)


def read_file(path: str | Path) -> tuple[FileKind, bytes]:
    """Read one file whole, never waiting for a pipe and never more than `LARGEST_FILE` bytes."""
    try:
        status = os.stat(path)  # noqa: PTH116 - a Path for each of thousands of files is slow
        kind = _kind(status)
        if kind is not FileKind.FILE:
            return kind, b""
        handle = _open(path)
        try:
            data = _read_whole(handle, status.st_size)
        finally:
            os.close(handle)
    except (OSError, ValueError):  # ValueError: a NUL in the path
        return FileKind.UNREADABLE, b""
    return (FileKind.TOO_LARGE, b"") if len(data) > LARGEST_FILE else (FileKind.FILE, data)


# Should a file have become a pipe by now, opening it would wait for a writer.
_HOW = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def _open(path: str | Path) -> int:
    return os.open(path, _HOW)


def _read_whole(handle: int, size: int) -> bytes:
    """Read to the end, or a byte past `LARGEST_FILE`; most often in one call, without a buffer."""
    first = os.read(handle, size + 1)
    if len(first) == size:
        return first
    parts, length = [first], len(first)
    while parts[-1] and length <= LARGEST_FILE:
        parts.append(os.read(handle, 65_536))
        length += len(parts[-1])
    return b"".join(parts)


def _kind(status: os.stat_result) -> FileKind:
    if stat.S_ISDIR(status.st_mode):
        return FileKind.FOLDER
    if not stat.S_ISREG(status.st_mode):
        return FileKind.DEVICE
    return FileKind.TOO_LARGE if status.st_size > LARGEST_FILE else FileKind.FILE


CODE_OWNERS = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS")
"""Where GitHub looks for code owners, in its order."""


WORKFLOWS = ".github/workflows"
"""Where GitHub looks for workflows."""

LOCAL_ACTIONS = ".github/actions"
"""Where a repository keeps actions of its own, a folder each, by GitHub's own examples."""

PRE_COMMIT = ".pre-commit-config.yaml"
"""The file that says what runs before each commit."""


def attribute_files(below: str) -> list[str]:
    """Name the files from the top of a repository down that give a folder's files attributes."""
    above = [""] if below in ("", ".") else ["", *accumulate(below.split("/"), posixpath.join)]
    return [posixpath.join(folder, ".gitattributes") for folder in above]


def is_workflow(name: str) -> bool:
    """Say whether GitHub takes a name in the folder of workflows for one."""
    return name.endswith((".yml", ".yaml"))


def action_files(folder: str) -> list[str]:
    """Name the files that may say what a repository's own action does."""
    return [f"{LOCAL_ACTIONS}/{folder}/{name}" for name in ("action.yml", "action.yaml")]


def gates(root: Path, below: str) -> dict[str, Source]:
    """Read what decides whether changes to a folder are checked, by its path in the repository.

    Those are the workflows, the actions that the repository has itself, what runs before a commit,
    and the attributes of the folder's files.
    """
    paths = [PRE_COMMIT, *attribute_files(below)]
    with contextlib.suppress(OSError):
        names = sorted(name.name for name in _names(os.fspath(root / WORKFLOWS)))
        paths += [f"{WORKFLOWS}/{name}" for name in names if is_workflow(name)]
    with contextlib.suppress(OSError):
        folders = sorted(name.name for name in _names(os.fspath(root / LOCAL_ACTIONS)))
        paths += [path for folder in folders for path in action_files(folder)]
    found = {path: look_into(os.fspath(root / path), os.fspath(root)) for path in paths}
    return {
        path: Source(display_path(root / path), data)
        for path, (kind, data) in found.items()
        if kind is FileKind.FILE
    }


def repository_of(folder: Path) -> Path | None:
    """Find the top of the git repository that a folder is in."""
    here = folder.resolve()
    return next((above for above in (here, *here.parents) if (above / ".git").exists()), None)


def code_owners(root: Path) -> Source | None:
    """Read the repository's code owners, from the first place that has any.

    A link out of the repository is not followed: what it leads to is not ours to show.
    """
    inside = root.resolve()
    for name in CODE_OWNERS:
        path = root / name
        if inside not in Path(os.path.realpath(path)).parents:
            continue
        kind, data = read_file(path)
        if kind is FileKind.FILE:
            return Source(display_path(path), data)
    return None
