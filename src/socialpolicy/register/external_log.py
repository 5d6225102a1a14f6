"""The message log where it is kept outside the register, as when that is public and the log not."""

from __future__ import annotations

import os
from pathlib import Path

from socialpolicy.finding import Problem
from socialpolicy.register.errors import misplaced
from socialpolicy.register.layout import MEANT_AS_LOG
from socialpolicy.storage.files import Entry, Wanted, gather_below
from socialpolicy.yaml import Place


def log_outside(
    register: Path, messages: str, said_at: Place, wanted: Wanted
) -> tuple[list[Entry], Problem | None]:
    """Read the log outside the register, as if it lay in `messages/`.

    Only files named as a month's log are listed, and read if `wanted`. The log
    may be missing: it can be private where the register is public. One within
    the register is already read.
    """
    folder = register / messages
    if not os.path.exists(folder) or _is_within(folder, register):  # noqa: PTH110 - never raises
        return [], None
    if not os.path.isdir(folder):  # noqa: PTH112 - never raises
        return [], misplaced.no_log(messages, said_at, readable=True)
    try:
        found = gather_below(folder, MEANT_AS_LOG, lambda path: wanted(f"messages/{path}"))
    except OSError:
        return [], misplaced.no_log(messages, said_at, readable=False)
    return [entry._replace(path=f"messages/{entry.path}") for entry in found], None


def is_the_registers_own(register: Path, messages: str) -> bool:
    """Say whether the log that policy.yaml names is the one that a register has anyway."""
    own = Path(os.path.realpath(register)) / "messages"
    return Path(os.path.realpath(register / messages)) == own


def _is_within(folder: Path, register: Path) -> bool:
    inner, outer = Path(os.path.realpath(folder)), Path(os.path.realpath(register))
    return inner == outer or outer in inner.parents
