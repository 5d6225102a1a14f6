"""A commit of some files on a branch of its own, and where the repository is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from socialpolicy.git.cli import git, reason
from socialpolicy.text import Text


class GitError(Exception):
    """Git could not do something; `reason` is what it said of that, as git words it.

    `is_away` tells that the repository now stands on another branch than before.
    """

    def __init__(self, reason: Text, *, is_away: bool = False) -> None:
        super().__init__(reason.en)
        self.reason = reason
        self.is_away = is_away


class StartingPoint(NamedTuple):
    """Where a repository is: its branch, or else its commit, and what that holds.

    `beyond` is the branch that is the default one, where there are commits
    here that it does not have; empty otherwise.
    """

    name: str
    is_branch: bool
    beyond: str = ""

    @property
    def way_back(self) -> list[str]:
        """What `git switch` is told to come back here."""
        return [self.name] if self.is_branch else ["--detach", self.name]


def require_repository(folder: Path) -> None:
    """Raise GitError when there is no git, or a folder is in no repository."""
    _run(folder, "rev-parse", "--is-inside-work-tree")


def is_changed(folder: Path, file: Path) -> bool:
    """Say whether a file has changes that are not committed. Raises GitError."""
    return bool(_run(folder, "status", "--porcelain", "--", str(file.resolve())))


def has_commits(folder: Path) -> bool:
    """Say whether anything has been committed in the repository of a folder."""
    return not git(folder, "rev-parse", "--verify", "--quiet", "HEAD").returncode


def branch_in_the_way(folder: Path, branch: str) -> str:
    """Name the branch that keeps one from being made: itself, or one above or below; else empty.

    Git keeps branches as files: where there is a branch `a`, there can be none called `a/b`.
    """
    words = branch.split("/")
    above = ["/".join(words[:count]) for count in range(1, len(words) + 1)]
    there = git(folder, "for-each-ref", "--format=%(refname:short)", f"refs/heads/{branch}/**")
    return next(
        (
            name
            for name in above
            if not git(folder, "rev-parse", "--verify", "--quiet", f"refs/heads/{name}").returncode
        ),
        there.stdout.partition("\n")[0],
    )


def commit_on_branch(
    folder: Path, files: Sequence[Path], branch: str, message: str, *, start: StartingPoint
) -> None:
    """Make a branch from `start`, where the repository is, and commit some files there.

    What else is staged stays staged. Raises GitError when git says no, back at
    `start` where git lets one.
    """
    whole = [str(file.resolve()) for file in files]
    # A lock stops the first of these, while one is still where one was.
    for words in (
        ("add", "--", *whole),
        ("switch", "--create", branch),
        ("commit", "--quiet", f"--message={message}", "--", *whole),
    ):
        try:
            _run(folder, *words)
        except GitError as error:
            git(folder, "reset", "--quiet", "--", *whole)
            is_away = words[0] == "commit" and not _undone(folder, branch, start)
            raise GitError(error.reason, is_away=is_away) from None


def _undone(folder: Path, branch: str, start: StartingPoint) -> bool:
    """Leave a branch that nothing was committed on; False where git will not."""
    if git(folder, "switch", *start.way_back).returncode:
        return False
    git(folder, "branch", "--delete", branch)
    return True


def _run(folder: Path, *words: str) -> str:
    ran = git(folder, *words)
    if ran.returncode:
        raise GitError(reason(ran))
    return ran.stdout


def standing(folder: Path) -> StartingPoint:
    """Find out where the repository of a folder stands."""
    branch = git(folder, "branch", "--show-current").stdout.strip()
    name = branch or git(folder, "rev-parse", "--short", "HEAD").stdout.strip()
    default = _default_branch(folder)
    if not default or default == branch:
        return StartingPoint(name, bool(branch))
    ahead = git(folder, "rev-list", "--count", f"{default}..HEAD").stdout.strip()
    return StartingPoint(name, bool(branch), default if ahead not in ("", "0") else "")


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
