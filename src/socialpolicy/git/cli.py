"""Git as the commands use it: run with words of their own, and understood when it says no."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import NamedTuple

from socialpolicy.text import Text, clean

LONGEST_REASON = 300
"""Characters of what git says that are shown: a path must have room in them."""

# What git begins the line with that tells what is wrong, in English and in its Swedish.
_WRONG = re.compile(r"(?:fatal|error|ödesdigert|fel): ")


class Standing(NamedTuple):
    """Where a repository stands: its branch, or else its commit, and what that holds.

    `beyond` is the branch that is the default one, where there are commits
    here that it does not have; empty otherwise.
    """

    name: str
    is_branch: bool
    beyond: str = ""


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
    lines = (ran.stderr or ran.stdout).strip().splitlines()
    told = next(filter(_WRONG.match, lines), lines[-1] if lines else f"git {ran.returncode}")
    shown = clean(told.removesuffix("."), LONGEST_REASON)
    return Text(shown, shown)


def standing(folder: Path) -> Standing:
    """Find out where the repository of a folder stands."""
    branch = git(folder, "branch", "--show-current").stdout.strip()
    name = branch or git(folder, "rev-parse", "--short", "HEAD").stdout.strip()
    default = _default_branch(folder)
    if not default or default == branch:
        return Standing(name, bool(branch))
    ahead = git(folder, "rev-list", "--count", f"{default}..HEAD").stdout.strip()
    return Standing(name, bool(branch), default if ahead not in ("", "0") else "")


def _default_branch(folder: Path) -> str:
    """Name the branch that others build on; empty where nothing tells."""
    remote = git(folder, "symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD")
    if not remote.returncode:
        return remote.stdout.strip()
    chosen = git(folder, "config", "init.defaultBranch").stdout.strip()
    for name in filter(None, ("main", "master", chosen)):
        if not git(folder, "rev-parse", "--verify", "--quiet", f"refs/heads/{name}").returncode:
            return name
    return ""
