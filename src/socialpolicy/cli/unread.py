"""A word about what a command could not read, on standard error: the answer may be another."""

from __future__ import annotations

import sys

from socialpolicy.register import overdue
from socialpolicy.register.layout import Role, role
from socialpolicy.register.overdue import is_closed
from socialpolicy.register.register import Register
from socialpolicy.storage.files import FileEntry, FileKind
from socialpolicy.text import Language, Text, ending

_UNREAD = Text(
    sv="Allt gick inte att läsa, så svaret kan vara ett annat: {files}. Kör socialpolicy check.",
    en="Not all could be read, so the answer may be another: {files}. Run socialpolicy check.",
)

UNREAD_LOG = Text(
    sv="Allt gick inte att läsa, så något kan saknas: {files}. Kör socialpolicy check.",
    en="Not all could be read, so something may be missing: {files}. Run socialpolicy check.",
)


def warn_of_unread(register: Register, language: Language) -> None:
    """Name the files that working time is read from and that were not understood whole."""
    if register.working_time_whole:
        return
    settings = register.policy_at.document.source.file
    years = (entry.source.file for entry in register.entries if role(entry.path) is Role.YEAR)
    files = [ending(file) for file in (settings, *years) if file in register.flawed]
    sys.stderr.write(f"{_UNREAD.fill(language, {'files': files})}\n")


def warn_of_unread_log(register: Register, language: Language) -> None:
    """Name the files of the log that were not understood whole: a message there may wait too."""
    if files := unread_logs(register):
        said = UNREAD_LOG.fill(language, {"files": [ending(file) for file in files]})
        sys.stderr.write(f"{said}\n")


def unread_logs(register: Register) -> list[str]:
    """List what of the log was not opened, or not understood whole."""
    return [
        entry.source.file
        for entry in register.entries
        if entry.path.startswith("messages/") and not _is_understood(entry)
    ]


def _is_understood(entry: FileEntry) -> bool:
    if role(entry.path) is Role.LOG and entry.kind is FileKind.FILE:
        return overdue.is_understood(overdue.log_fact(entry.filled().source))
    return not is_closed(entry)
