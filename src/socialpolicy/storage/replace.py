"""A folder that this process alone writes in, and its files replaced one by one."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from socialpolicy.storage.files import LARGEST_FILE, FileKind, display_path, read_file
from socialpolicy.storage.lock import PATIENCE, WritingError, hold, of_system
from socialpolicy.text import Text

_CHANGED = Text(
    sv="Någon annan har ändrat {file} sedan den lästes. Ingenting är skrivet. Försök igen.",
    en="Someone else has changed {file} since it was read. Nothing is written. Try again.",
)
_GONE = Text(
    sv="{file} har tagits bort sedan den lästes. Ingenting är skrivet.",
    en="{file} has been removed since it was read. Nothing is written.",
)
_STANDS = Text(
    sv="{file} finns redan. Ingenting är skrivet.",
    en="{file} is there already. Nothing is written.",
)
_LINK = Text(
    sv="{file} är en länk, och den skrivs inte över. Lägg själva filen där i stället för länken.",
    en="{file} is a link, and is not written over. Put the file itself there instead of the link.",
)
_OUTSIDE = Text(
    sv="{file} ligger inte i {folder}. Ingenting är skrivet.",
    en="{file} is not in {folder}. Nothing is written.",
)
_PROTECTED = Text(
    sv="{file} är skrivskyddad. Ingenting är ändrat. Ta bort skyddet om filen ska få ändras.",
    en="{file} is write-protected. Nothing is changed. Take that off if it may be changed.",
)
_UNREADABLE = Text(
    sv="{file} är ingen fil som går att läsa. Ingenting är ändrat.",
    en="{file} is not a file that can be read. Nothing is changed.",
)
_LARGE = Text(
    sv="{file} är större än {megabytes} MB, och så stora filer läses inte. Ingenting är ändrat.",
    en="{file} is larger than {megabytes} MB, and files as large as that are not read. Nothing is "
    "changed.",
)
_TOO_LARGE = Text(
    sv="{file} skulle bli större än {megabytes} MB, och så stora filer läses inte.",
    en="{file} would grow beyond {megabytes} MB, and files as large as that are not read.",
)

# A name that starts with a dot is no file of the register, should this be cut short.
_SIBLING = re.compile(r"\.socialpolicy-[0-9a-f]{16}\.new")

# What a disk without hard links answers, such as a memory stick.
_NO_LINKS = {errno.EPERM, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK}


@contextlib.contextmanager
def locked(folder: Path, patience: float = PATIENCE) -> Iterator[LockedFolder]:
    """Keep every other process that writes this way out of a folder and all below it.

    Waits at most `patience` seconds for them. The lock is gone when the
    process is, however it ended. Not to be nested for one folder. Raises
    WritingError.
    """
    with hold(folder, patience):
        yield LockedFolder(folder)


class LockedFolder:
    """A folder that nobody else writes in meanwhile."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self, path: Path) -> bytes | None:
        """Read a file in the folder; None when there is none. Raises WritingError."""
        self._require_inside(path)
        if not os.path.lexists(path):
            return None
        kind, data = read_file(path)
        if kind is FileKind.TOO_LARGE:
            megabytes = LARGEST_FILE // 2**20
            raise WritingError(_LARGE, file=display_path(path), megabytes=megabytes)
        if kind is not FileKind.FILE:
            raise WritingError(_UNREADABLE, file=display_path(path))
        return data

    def replace(self, path: Path, before: bytes | None, data: bytes) -> None:
        """Put a file's new content in its place, all at once.

        `before` is what was read, None for a file that is to be new; its
        folder is made when there is none. Rights and, where this is allowed,
        the owner stay. When this returns, the file outlives a power failure.
        Raises WritingError, also when the file no longer holds `before`.
        """
        if len(data) > LARGEST_FILE:
            megabytes = LARGEST_FILE // 2**20
            raise WritingError(_TOO_LARGE, file=display_path(path), megabytes=megabytes)
        self.require_as_read(path, before)
        made: list[Path] = []
        try:
            _make_folder(path.parent, made)
            _clear(path.parent)
            sibling = _sibling(path, data, new=before is None)
            try:
                # Once more, as late as can be: an editor does not wait for the lock.
                self.require_as_read(path, before)
                _put(sibling, path, new=before is None)
            finally:
                with contextlib.suppress(OSError):
                    sibling.unlink(missing_ok=True)
        except OSError as error:
            _unmake(made)
            raise of_system(error, path) from error
        except BaseException:
            _unmake(made)
            raise
        _settle(path.parent)

    def add(self, files: Mapping[Path, bytes]) -> None:
        """Put new files in their places: all of them, or none where one cannot be.

        All are on the disk before the first is in its place, and the disk is waited for once and
        not for each. A failure of power between the first and the last leaves some. Raises
        WritingError, also for one that is there already.
        """
        made: list[Path] = []
        siblings: dict[Path, Path] = {}
        put: list[Path] = []
        folders = dict.fromkeys(path.parent for path in files)
        path = self.folder
        try:
            looked_at: set[Path] = set()
            for path in files:
                # The way to a folder is looked through once, and not for each of a thousand files.
                if path.parent not in looked_at or os.path.lexists(path):
                    self.require_as_read(path, None)
                    looked_at.add(path.parent)
            for folder in folders:
                _make_folder(folder, made)
                _clear(folder)
            for path, data in files.items():
                siblings[path] = _sibling(path, data, new=True, settled=False)
            _settle_files(siblings.values())
            for path, sibling in siblings.items():
                _put(sibling, path, new=True)
                put.append(path)
        except BaseException as error:
            for each in put:
                with contextlib.suppress(OSError):
                    each.unlink()
            _remove(siblings.values())
            _unmake(made)
            if isinstance(error, OSError):
                raise of_system(error, path) from error
            raise
        _remove(siblings.values())
        for folder in folders:
            _settle(folder)

    def replace_all(self, files: Mapping[Path, tuple[bytes | None, bytes]]) -> None:
        """Replace files, each by what was read and its new content: all of them, or none.

        Where one cannot be, those before it get their old content back. Raises WritingError.
        """
        done: list[Path] = []
        try:
            for path, (before, data) in files.items():
                self.replace(path, before, data)
                done.append(path)
        except BaseException:
            for path in done:
                before, data = files[path]
                with contextlib.suppress(OSError, WritingError):
                    if before is None:
                        path.unlink()
                    else:
                        self.replace(path, data, before)
            raise

    def require_as_read(self, path: Path, before: bytes | None) -> None:
        """Require that a file still holds what was read, and may be replaced.

        Raises WritingError, for a link and a write-protected file too.
        """
        now = self.read(path)
        if now == before:
            if now is not None:
                require_unprotected(path)
            return
        text = _STANDS if before is None else (_GONE if now is None else _CHANGED)
        raise WritingError(text, file=display_path(path))

    def _require_inside(self, path: Path) -> None:
        try:
            below = path.absolute().relative_to(self.folder.absolute())
        except ValueError:
            below = Path("..")
        if ".." in below.parts or not below.parts:
            folder = display_path(self.folder)
            raise WritingError(_OUTSIDE, file=display_path(path), folder=folder)
        part = self.folder
        for name in below.parts:
            part /= name
            if part.is_symlink():
                raise WritingError(_LINK, file=display_path(part))


def write_whole(path: Path, data: bytes) -> None:
    """Put a file that is not the register's in its place all at once, where a link leads to it.

    Raises OSError, and what was there before is then still there.
    """
    real = Path(os.path.realpath(path))
    if real.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    sibling = _sibling(real, data, new=not real.exists())
    try:
        sibling.replace(real)
    except BaseException:
        with contextlib.suppress(OSError):
            sibling.unlink()
        raise


def write_new(path: Path, data: bytes) -> None:
    """Put a file where there is none, all at once. Raises WritingError where there is one.

    Raises OSError when it cannot be written; then there is no part of it.
    """
    if os.path.lexists(path):
        raise WritingError(_STANDS, file=display_path(path))
    sibling = _sibling(path, data, new=True)
    try:
        _put(sibling, path, new=True)
    finally:
        with contextlib.suppress(OSError):
            sibling.unlink(missing_ok=True)


def require_unprotected(path: Path) -> None:
    """Heed write protection, which renaming a file over another would not, nor the superuser.

    Raises WritingError. A file that is gone is found when it is to be replaced.
    """
    with contextlib.suppress(FileNotFoundError):
        protected = not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
        if protected or not os.access(path, os.W_OK):
            raise WritingError(_PROTECTED, file=display_path(path))


def _make_folder(folder: Path, made: list[Path]) -> None:
    if not folder.is_dir():
        _make_folder(folder.parent, made)
        folder.mkdir()
        made.append(folder)


def _unmake(made: list[Path]) -> None:
    for folder in reversed(made):
        with contextlib.suppress(OSError):
            folder.rmdir()


def _clear(folder: Path) -> None:
    """Remove what a process that was killed while it wrote has left; the lock says it is gone."""
    with os.scandir(folder) as names:
        left = [name.path for name in names if _SIBLING.fullmatch(name.name)]
    for path in left:
        with contextlib.suppress(OSError):
            Path(path).unlink()


def _remove(files: Iterable[Path]) -> None:
    for file in files:
        with contextlib.suppress(OSError):
            file.unlink(missing_ok=True)


_AT_ONCE = 8
"""Files whose way to the disk is waited for at the same time, which costs hardly more than one."""


def _settle_files(files: Iterable[Path]) -> None:
    """Wait until files have reached the disk. Raises the first error, and the rest may not have."""
    left = list(files)
    failed: list[BaseException] = []

    def settle() -> None:
        while left:
            try:
                file = left.pop()
            except IndexError:  # another thread took the last
                return
            try:
                _settle_file(file)
            except BaseException as error:  # noqa: BLE001 - raised where the threads are waited for
                failed.append(error)
                left.clear()

    threads = [threading.Thread(target=settle) for _ in range(min(_AT_ONCE, len(left)))]
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        # Whoever breaks this off removes the files; nobody is to open them any more.
        left.clear()
    if failed:
        raise failed[0]


def _settle_file(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sibling(path: Path, data: bytes, *, new: bool, settled: bool = True) -> Path:
    """Write the content to a file beside the one it is for, with the rights of that one."""
    sibling = path.parent / f".socialpolicy-{os.urandom(8).hex()}.new"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(sibling, flags, 0o666 if new else 0o600)
    try:
        with open(handle, "wb") as file:  # noqa: PTH123 - what was opened, not a path
            file.write(data)
            file.flush()
            if settled:
                os.fsync(handle)
        if not new:
            _inherit(sibling, path.stat())
    except BaseException:
        with contextlib.suppress(OSError):
            sibling.unlink()
        raise
    return sibling


def _inherit(sibling: Path, old: os.stat_result) -> None:
    if sys.platform != "win32":
        # The group can often be kept where the owner cannot.
        for owner, group in ((-1, old.st_gid), (old.st_uid, -1)):
            with contextlib.suppress(PermissionError):
                os.chown(sibling, owner, group)
    sibling.chmod(stat.S_IMODE(old.st_mode))


def _put(sibling: Path, path: Path, *, new: bool) -> None:
    if not new:
        sibling.replace(path)
        return
    # Where a file may have come meanwhile, it must not be written over.
    try:
        if sys.platform == "win32":
            sibling.rename(path)
        else:
            path.hardlink_to(sibling)
    except FileExistsError:
        raise WritingError(_STANDS, file=display_path(path)) from None
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        sibling.replace(path)


def _settle(folder: Path) -> None:
    """Let the folder's new entry reach the disk too; not every system can be asked to."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
