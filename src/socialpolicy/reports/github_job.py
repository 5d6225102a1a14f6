"""What a run tells the job in GitHub Actions that it is part of: a summary, and numbers.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from socialpolicy.cli.errors import CommandError, reason_of
from socialpolicy.text import Text

_NO_FOLDER = Text(sv="mappen finns inte", en="there is no such folder")
_UNWRITTEN = Text(
    sv="Det går inte att skriva till {path} ({reason}). Se {variable}.",
    en="{path} cannot be written ({reason}). See {variable}.",
)


def is_running() -> bool:
    """Say whether this is a step of a job."""
    return bool(os.environ.get("GITHUB_ACTIONS"))


def summarise(markdown: str) -> None:
    """Append to the job's summary, where there is one. Raises CommandError."""
    _append("GITHUB_STEP_SUMMARY", markdown)


def give(numbers: Mapping[str, int]) -> None:
    """Give numbers to the steps that follow, where they are asked for. Raises CommandError."""
    _append("GITHUB_OUTPUT", "".join(f"{name}={count}\n" for name, count in numbers.items()))


def give_text(name: str, text: str) -> None:
    """Give a text to the steps that follow. Raises CommandError."""
    # Nobody who writes the text can know where it ends.
    end = f"end-{secrets.token_hex(16)}"
    _append("GITHUB_OUTPUT", f"{name}<<{end}\n{text}\n{end}\n")


def working_folder() -> str:
    """Give the working directory from the top of the repository; empty where that is not known."""
    top = os.environ.get("GITHUB_WORKSPACE")
    if not is_running() or not top:
        return ""
    here, top = Path(os.path.realpath(".")), os.path.realpath(top)
    return here.relative_to(top).as_posix() if here.is_relative_to(top) else ""


def _append(variable: str, text: str) -> None:
    path = os.environ.get(variable)
    if not path or not is_running():
        return
    try:
        with Path(path).open("a", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        reason = reason_of(error)
        if isinstance(error, FileNotFoundError):
            # A file that is not there would be made, but no folder is.
            reason = _NO_FOLDER
        raise CommandError(_UNWRITTEN, path=path, reason=reason, variable=variable) from None
