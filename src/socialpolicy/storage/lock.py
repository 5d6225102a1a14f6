"""A lock on a folder that the operating system lets go of when its holder dies.

The lock is on the folder itself, so no file has to be made, left out of
version control or cleaned away, and whoever else writes there is kept out,
other users and containers included. Where a folder cannot be locked, as on
Windows and some network disks, a file in the user's own cache folder is
locked in its place; that keeps the user's own processes apart.
"""

from __future__ import annotations

import contextlib
import errno
import os
import random
import sys
import time
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from socialpolicy.storage.cache import cache_folder
from socialpolicy.storage.files import display_path
from socialpolicy.text import Text, TranslatedError

PATIENCE = 30.0
"""Seconds to wait for others before giving up; one change takes a few hundredths."""

_BUSY = Text(
    sv="Någon annan skriver i {folder} just nu. Ingenting är ändrat. Försök igen om en stund.",
    en="Someone else is writing in {folder} just now. Nothing is changed. Try again in a while.",
)

_NO_LOCK = Text(
    sv=(
        "Mappen {folder} går inte att låsa, och du har ingen egen mapp för låsfiler. Ingenting "
        "är ändrat. Ange en med variabeln SOCIALPOLICY_CACHE."
    ),
    en=(
        "The folder {folder} cannot be locked, and you have no folder of your own for lock files. "
        "Nothing is changed. Name one with the variable SOCIALPOLICY_CACHE."
    ),
)

_NO_FOLDER = Text(
    sv="Mappen {folder} finns inte. Ingenting är skrivet.",
    en="There is no folder {folder}. Nothing is written.",
)

# What flock says of a folder, or of a disk, that cannot be locked; NFS says EBADF.
_CANNOT = {errno.EBADF, errno.EINVAL, errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}


@contextlib.contextmanager
def hold(folder: Path, patience: float) -> Iterator[None]:
    """Hold the lock of a folder. Raises WritingError when others hold it for `patience` seconds."""
    until = time.monotonic() + patience
    try:
        handle = _taken(folder, until)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise WritingError(_NO_FOLDER, folder=display_path(folder)) from error
    except OSError as error:
        raise of_system(error, folder) from error
    if handle is None:
        raise WritingError(_BUSY, folder=display_path(folder))
    try:
        yield
    finally:
        os.close(handle)


def _taken(folder: Path, until: float) -> int | None:
    """Give the open handle that holds the lock; None when time has run out."""
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), folder)
    if sys.platform == "win32":
        return _waited(_lock_file(folder), until)
    try:
        while (handle := _waited(folder, until)) is not None:
            # The folder may have been put aside for another of its name while we waited.
            if os.path.samestat(os.fstat(handle), folder.stat()):
                return handle
            os.close(handle)
    except OSError as error:
        if error.errno not in _CANNOT:
            raise
        return _waited(_lock_file(folder), until)
    return None


def _waited(path: Path, until: float) -> int | None:
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR | os.O_CREAT, 0o600)
    try:
        while not _locks(handle):
            if time.monotonic() >= until:
                os.close(handle)
                return None
            # Not in step with the others who wait.
            time.sleep(random.uniform(0.002, 0.02))  # noqa: S311 - nothing secret
    except BaseException:
        os.close(handle)
        raise
    return handle


def _locks(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _lock_file(folder: Path) -> Path:
    """Name the file that stands for a folder. Raises WritingError when there is no place for it."""
    cache = cache_folder()
    try:
        if cache is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        cache.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not os.access(cache, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), cache)
    except OSError as error:
        raise WritingError(_NO_LOCK, folder=display_path(folder)) from error
    name = blake2b(os.fsencode(folder.resolve()), digest_size=16).hexdigest()
    return cache / f"{name}.lock"


_FULL = Text(
    sv="Det finns inte plats att spara {file}. Ingenting är ändrat. Gör plats och försök igen.",
    en="There is no room to save {file}. Nothing is changed. Free some space and try again.",
)
_NO_RIGHT = Text(
    sv=(
        "{file} går inte att spara. Antingen har du inte rätt att skriva i mappen, eller så har "
        "ett annat program filen öppen. Ingenting är ändrat."
    ),
    en=(
        "{file} cannot be saved. Either you have no right to write in its folder, or another "
        "program has the file open. Nothing is changed."
    ),
)
_READ_ONLY = Text(
    sv="{file} ligger på en disk som bara går att läsa. Ingenting är ändrat.",
    en="{file} is on a disk that can only be read. Nothing is changed.",
)
_IN_USE = Text(
    sv="Ett annat program har {file} öppen. Ingenting är ändrat. Stäng filen där och försök igen.",
    en="Another program has {file} open. Nothing is changed. Close it there and try again.",
)
_FOLDER_GONE = Text(
    sv="Mappen för {file} finns inte längre. Ingenting är ändrat.",
    en="The folder of {file} is no longer there. Nothing is changed.",
)
_OTHER = Text(
    sv="{file} går inte att spara ({reason}). Ingenting är ändrat.",
    en="{file} cannot be saved ({reason}). Nothing is changed.",
)

_WORDS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EROFS: _READ_ONLY,
    errno.EBUSY: _IN_USE,
    errno.ETXTBSY: _IN_USE,
    errno.ENOENT: _FOLDER_GONE,
    errno.ENOTDIR: _FOLDER_GONE,
}


class WritingError(TranslatedError):
    """Nothing was written, and every file is as it was."""


def of_system(error: OSError, path: Path) -> WritingError:
    """Put what the operating system says of a file into our words."""
    text = _WORDS.get(error.errno or 0, _OTHER)
    values: dict[str, object] = {"file": display_path(path)}
    if text is _OTHER:
        values["reason"] = error.strerror or type(error).__name__
    return WritingError(text, **values)
