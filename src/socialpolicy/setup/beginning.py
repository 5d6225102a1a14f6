"""Where a register begins, and its first files written: all of them, or none."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from socialpolicy.cli.errors import CommandError
from socialpolicy.register.file_reader import FileReader
from socialpolicy.register.layout import is_own, role
from socialpolicy.source import Source
from socialpolicy.storage.files import FileEntry, FileKind, display_path, repository_of
from socialpolicy.storage.replace import locked
from socialpolicy.storage.tree import is_own_log, is_within
from socialpolicy.text import Text

_ODD_FOLDER = Text(
    sv="Mappen {folder} har tecken i namnet som inte går att skriva säkert i ett arbetsflöde. Välj "
    "ett namn med bokstäver, siffror, blanksteg, punkt och bindestreck.",
    en="The folder {folder} has signs in its name that cannot be written safely in a workflow. "
    "Choose a name of letters, digits, blanks, dots and hyphens.",
)
_NOT_FOLDER = Text(
    sv="{folder} är en fil, inte en mapp. Ange en annan mapp med --registry MAPP.",
    en="{folder} is a file, not a folder. Give another folder with --registry DIR.",
)
_LOG_WITHIN = Text(
    sv="--messages: {messages} ligger i registret. Ange en mapp utanför, eller skriv registret.",
    en="--messages: {messages} is in the register. Give a folder outside it, or write register.",
)
_UNREAD = Text(
    sv="Svaren går inte att skriva i {file}: {reason}. Ändra dem, och försök igen.",
    en="The answers cannot be written in {file}: {reason}. Change them, and try again.",
)

_PLAIN = re.compile(r"(?:[\w.-][\w. -]*/)*[\w.-][\w. -]*")


class Beginning(NamedTuple):
    """Where a register begins: its folder, and the top of the repository, or what will be one."""

    folder: Path
    top: Path
    below: str

    @classmethod
    def at(cls, folder: Path) -> Beginning:
        """Find the top above a folder that may not be there yet. Raises CommandError."""
        whole = Path(os.path.realpath(folder))
        near = next(each for each in (whole, *whole.parents) if each.exists())
        if not near.is_dir():
            raise CommandError(_NOT_FOLDER, folder=display_path(near))
        here = Path.cwd().resolve()
        top = repository_of(near) or (here if here in (whole, *whole.parents) else whole.parent)
        below = whole.relative_to(top).as_posix()
        if not _PLAIN.fullmatch(below):
            raise CommandError(_ODD_FOLDER, folder=display_path(folder))
        return cls(folder, top, below)

    def path_shown(self, path: str) -> str:
        """Give a file's path as people see it from where they are."""
        return display_path(self.top / path)

    def has(self, path: str) -> bool:
        """Say whether something is where a file is to be, whatever it is."""
        return os.path.lexists(self.top / path)

    def require_log_outside(self, messages: str) -> None:
        """Refuse a folder for the log within the register. Raises CommandError."""
        if messages and (is_own_log(self.folder, messages) or is_within(self.folder, messages)):
            raise CommandError(_LOG_WITHIN, messages=messages)


def refuse_unread(files: Mapping[str, bytes], below: str) -> None:
    """Read the files as `check` will, before any is written. Raises CommandError for a fault."""
    reader = FileReader()
    inside = "" if below == "." else f"{below}/"
    for path, data in files.items():
        own = path.removeprefix(inside)
        if path.startswith(inside) and is_own(role(own)):
            reader.take_all([FileEntry(own, FileKind.FILE, Source(path, data))])
    for problem in reader.problems:
        raise CommandError(_UNREAD, file=problem.label.source.file, reason=problem.said)


def write_all(place: Beginning, new: Mapping[str, bytes]) -> None:
    """Write new files, all of them or none. Raises WritingError, and nothing is then left."""
    written: list[Path] = []
    folders = _folders_to_make(place.top, new)
    try:
        with locked(place.top) as own:
            for path, data in new.items():
                own.replace(place.top / path, None, data)
                written.append(place.top / path)
    except BaseException:
        for file in written:
            with contextlib.suppress(OSError):
                file.unlink()
        for made in folders:
            with contextlib.suppress(OSError):
                made.rmdir()
        raise


def _folders_to_make(top: Path, new: Mapping[str, bytes]) -> list[Path]:
    """List the folders that are not there yet, the innermost first."""
    above = {each for path in new for each in (top / path).parents if top in each.parents}
    return sorted((each for each in above if not each.exists()), key=lambda each: -len(each.parts))
