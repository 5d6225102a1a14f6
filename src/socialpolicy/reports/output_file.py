"""Writing an answer to a file: never over the register itself, nor to a pipe or device."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from socialpolicy.cli.errors import CommandError, reason_of
from socialpolicy.register.layout import is_own, role
from socialpolicy.register.register import Register
from socialpolicy.storage.replace import write_whole
from socialpolicy.text import Text

_OWN_FILE = Text(
    sv="{path} hör till registret, och skrivs inte över. Välj en annan fil för --output.",
    en="{path} belongs to the register, and is not written over. Choose another file for --output.",
)
_AMONG = Text(
    sv="{path} ligger i registrets mapp, där bara registret ska ligga. Välj en annan plats.",
    en="{path} is in the register's folder, where only the register should be. Choose another "
    "place.",
)
_OWN_FOLDERS = ("accounts", "messages", "calendar", ".schema")
_NOT_A_FILE = Text(
    sv="{path} är ingen vanlig fil. Välj en annan för --output, eller - för skärmen.",
    en="{path} is no plain file. Choose another for --output, or - for the screen.",
)
_UNWRITTEN = Text(
    sv="Det går inte att skriva till {path} ({reason}). Välj en annan fil.",
    en="{path} cannot be written ({reason}). Choose another file.",
)
_NO_FOLDER = Text(sv="mappen finns inte", en="there is no such folder")


def require_free(output: Path, register: Register) -> None:
    """Refuse to write over the register or among its files, or to a pipe or device.

    Links are followed. In a repository that is a register as a whole, only the folders that the
    register has files in are its own.
    """
    real = Path(os.path.realpath(output))
    folder = Path(os.path.realpath(register.folder))
    below = real.relative_to(folder).as_posix() if folder in real.parents else ""
    # What is not there yet is none of the files that were read; thousands need not be compared.
    own = [*register.own_files, *([register.code_owners.file] if register.code_owners else [])]
    own = own if register.revision or real.exists() else []
    if register.revision:
        below = _below_register(real)
    head, slash, _ = below.partition("/")
    is_whole = register.folder_in_repository == "."
    among = head in _OWN_FOLDERS if is_whole and slash else below and not is_whole
    if among and not is_own(role(below)):
        raise CommandError(_AMONG, path=str(output))
    if is_own(role(below)) or any(real == Path(os.path.realpath(file)) for file in own):
        raise CommandError(_OWN_FILE, path=str(output))
    if os.path.exists(real) and not real.is_file() and not real.is_dir():  # noqa: PTH110
        raise CommandError(_NOT_A_FILE, path=str(output))


def _below_register(path: Path) -> str:
    """Give a path below the register at hand that it lies in, whichever was read."""
    above = (each for each in path.parents if (each / "policy.yaml").is_file())
    folder = next(above, None)
    return path.relative_to(folder).as_posix() if folder else ""


def write_output(output: Path, data: bytes) -> None:
    """Write a file whole. Raises CommandError, and what was there before is then still there."""
    try:
        write_whole(output, data)
    except OSError as error:
        # A file that is not there would be made, but no folder is.
        missing = isinstance(error, FileNotFoundError)
        reason = _NO_FOLDER if missing else reason_of(error)
        raise CommandError(_UNWRITTEN, path=str(output), reason=reason) from None


def deliver_text(text: str, output: Path | None) -> None:
    """Write text to the screen or a file. Raises CommandError where the file does not allow it."""
    if output:
        write_output(output, text.encode(errors="replace"))
    else:
        sys.stdout.write(text)
