"""A word about what a command could not read, on standard error: the answer may be another."""

from __future__ import annotations

import sys

from socialpolicy.language import Language, Text, ending
from socialpolicy.register.layout import Role, role
from socialpolicy.register.register import Register

_UNREAD = Text(
    sv="Allt gick inte att läsa, så svaret kan vara ett annat: {files}. Kör socialpolicy check.",
    en="Not all could be read, so the answer may be another: {files}. Run socialpolicy check.",
)


def warn_of_unread(register: Register, language: Language) -> None:
    """Name the files that working time is read from and that were not understood whole."""
    if register.working_time_whole:
        return
    settings = register.policy_at.document.source.file
    years = (entry.source.file for entry in register.entries if role(entry.path) is Role.YEAR)
    files = [ending(file) for file in (settings, *years) if file in register.flawed]
    sys.stderr.write(f"{_UNREAD.fill(language, {'files': files})}\n")
