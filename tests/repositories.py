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


def set_traps(folder: Path, outside: Path) -> Path:
    """Let all that a repository's settings can name write in a file, and give that file.

    That it would is shown first: git itself runs the monitor for its status.
    """
    witness, script, hooks = outside / "witness", outside / "script", outside / "hooks"
    script.write_text(f"#!/bin/sh\necho $0 $* >> {witness}\n", encoding="utf-8")
    script.chmod(0o755)
    names = ("core.fsmonitor", "core.pager", "core.editor", "core.askPass", "core.sshCommand",
             "core.gitProxy", "core.alternateRefsCommand", "diff.external", "diff.x.textconv",
             "diff.x.command", "filter.x.smudge", "filter.x.clean", "filter.x.process",
             "pager.rev-parse", "pager.cat-file", "pager.merge-base", "pager.rev-list",
             "pager.diff-tree", "pager.log", "diff.orderFile", "interactive.diffFilter",
             "gpg.program", "credential.helper", "uploadpack.packObjectsHook",
             "remote.origin.uploadpack", "remote.origin.proxy")  # fmt: skip
    for name in names:
        git(folder, "config", name, str(script))
    for name in ("rev-parse", "cat-file", "merge-base", "rev-list", "diff-tree", "log"):
        git(folder, "config", f"alias.{name}", f"!{script}")
    git(folder, "config", "core.hooksPath", str(hooks))
    git(folder, "config", "log.showSignature", "true")
    hooks.mkdir()
    for hook in ("post-index-change", "post-checkout", "reference-transaction", "pre-auto-gc"):
        (hooks / hook).symlink_to(script)
    (folder / ".gitattributes").write_text("* diff=x filter=x\n", encoding="utf-8")
    subprocess.run(["git", "-C", folder, "status"], check=False, capture_output=True)
    assert witness.exists()
    witness.unlink()
    git(folder, "config", "core.worktree", str(outside / "elsewhere"))
    return witness
