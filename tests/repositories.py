"""Repositories for the tests, made by git itself, with no settings of whoever runs them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

QUIET = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


def git(folder: Path, *words: str, at: str = "2026-11-20T12:00:00+01:00", **more: str) -> str:
    """Run git in a folder, as of a time, and give what it prints."""
    ran = subprocess.run(
        ["git", "-C", str(folder), *words],
        check=True,
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        env={
            **os.environ,
            **QUIET,
            "GIT_AUTHOR_DATE": at,
            "GIT_COMMITTER_DATE": at,
            "GIT_AUTHOR_NAME": "Registret",
            "GIT_AUTHOR_EMAIL": "registret@exempel.se",
            "GIT_COMMITTER_NAME": "Registret",
            "GIT_COMMITTER_EMAIL": "registret@exempel.se",
            **more,
        },
    )
    return ran.stdout.strip()


def new_repository(folder: Path, *words: str) -> Path:
    """Make an empty repository on the branch main."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", "--initial-branch=main", *words)
    return folder


def commit(folder: Path, at: str = "2026-11-20T12:00:00+01:00", message: str = "Ändra") -> str:
    """Commit everything in a folder, and give the commit's id."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message, at=at)
    return git(folder, "rev-parse", "HEAD")
