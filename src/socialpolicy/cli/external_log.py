"""A log that is kept outside the register: where it is not here, nobody knows what waits in it."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Collection
from pathlib import Path

from socialpolicy.cli.context import Context, refuse_folder
from socialpolicy.cli.errors import CommandError
from socialpolicy.cli.load import register_at
from socialpolicy.register.layout import Role
from socialpolicy.register.register import Register
from socialpolicy.storage.files import display_path
from socialpolicy.text import Language, Text

_NO_LOG = Text(
    sv=(
        "Loggen ska finnas i {folder}, men den mappen finns inte. "
        "Hämta loggen dit, eller ändra messages i policy.yaml. "
        "Ska loggen börja nu, skapa mappen först."
    ),
    en=(
        "The log should be in {folder}, but there is no such folder. "
        "Fetch the log there, or change messages in policy.yaml. "
        "If the log is to begin now, make the folder first."
    ),
)
_NOT_FOLDER = Text(
    sv="Loggen ska finnas i {folder}, men det är ingen mapp. Ändra messages i policy.yaml.",
    en="The log should be in {folder}, but that is not a folder. Change messages in policy.yaml.",
)
_NOT_READ = Text(
    sv=(
        "Det som {file} säger om var loggen finns (messages) gick inte att läsa. "
        "Kör socialpolicy check, och rätta filen först."
    ),
    en=(
        "What {file} says of where the log is (messages) could not be read. "
        "Run socialpolicy check, and mend the file first."
    ),
)
_UNTRIED = Text(
    sv="Loggen i {folder} finns inte här, så reglerna om meddelanden är inte prövade.",
    en="The log in {folder} is not here, so the rules about messages were not tried.",
)

_MESSAGES = re.compile(rb"^[\"']?messages[\"']? *:", re.MULTILINE)


def register_with_log(
    around: Context,
    at: str | None = None,
    only: Collection[Role] | None = None,
    *,
    listed: bool = False,
) -> Register:
    """Read the register for a command that must know what the log holds.

    See `register_at`. Raises CommandError also when the log is elsewhere and cannot
    be looked into: a new one in its place would hide what waits in it.
    """
    register = register_at(around, at, only, listed=listed)
    _require_known(register)
    if _is_elsewhere(around, register):
        folder = _log_folder(around, register)
        try:
            with os.scandir(folder):
                pass
        except NotADirectoryError:
            raise CommandError(_NOT_FOLDER, folder=display_path(folder)) from None
        except (FileNotFoundError, ValueError):  # ValueError: a NUL in the path
            raise CommandError(_NO_LOG, folder=display_path(folder)) from None
        except OSError as error:
            raise refuse_folder(folder, error) from None
    return register


def _require_known(register: Register) -> None:
    """Refuse to take the register's own log for one whose place could not be read."""
    settings = register.policy_at.document.source
    flawed = settings.file in register.flawed
    if flawed and register.policy.messages is None and _MESSAGES.search(settings.data):
        raise CommandError(_NOT_READ, file=settings.file)


def warn_of_missing_log(around: Context, register: Register, language: Language) -> None:
    """Say on standard error that the log is not here, as where the register is public."""
    if not _is_elsewhere(around, register):
        return
    folder = _log_folder(around, register)
    if not os.path.exists(folder):  # noqa: PTH110 - never raises
        said = _UNTRIED.fill(language, {"folder": display_path(folder)})
        sys.stderr.write(f"{said}\n")


def _is_elsewhere(around: Context, register: Register) -> bool:
    messages = register.policy.messages
    if messages is None:
        return False
    own = Path(os.path.realpath(around.folder())) / "messages"
    return Path(os.path.realpath(around.folder() / messages)) != own


def _log_folder(around: Context, register: Register) -> Path:
    return around.folder() / (register.policy.messages or "messages")
