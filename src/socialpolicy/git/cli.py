"""Git as the commands use it: run with words of their own, and understood when it says no."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from socialpolicy.text import Text, clean

LONGEST_REASON = 300
"""Characters of what git says that are shown: a path must have room in them."""

# What git begins the line with that tells what is wrong, in English and in its Swedish.
_WRONG = re.compile(r"(?:fatal|error|ödesdigert|fel): ")


def git(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run git in a folder. Where there is no git, that is a run with a return code."""
    command = ["git", "-C", str(folder.resolve()), *words]
    try:
        return subprocess.run(  # noqa: S603 - git, with words of our own
            command,
            capture_output=True,
            text=True,
            errors="replace",
            stdin=subprocess.DEVNULL,
            env={**os.environ, "GIT_TERMINAL_PROMPT": "0"},
            check=False,
        )
    except OSError as error:
        return subprocess.CompletedProcess(command, 127, "", error.strerror or "")


def is_in_git(folder: Path) -> bool:
    """Say whether a folder is in a repository that git can work with."""
    return not git(folder, "rev-parse", "--is-inside-work-tree").returncode


def reason(ran: subprocess.CompletedProcess[str]) -> Text:
    """Give the line of what git said that tells what is wrong, with the path in it."""
    said = (ran.stderr or ran.stdout).strip().splitlines()
    # Hints are about git's own settings and never say what is wrong.
    lines = [line for line in said if not line.startswith(("hint:", "tips:"))]
    heading = "".join(f"{line} " for line in lines[-2:-1] if line.endswith(":"))
    last = f"{heading}{lines[-1]}" if lines else f"git {ran.returncode}"
    told = next(filter(_WRONG.match, lines), last)
    shown = clean(told.removesuffix("."), LONGEST_REASON)
    return Text(sv=shown, en=shown)
