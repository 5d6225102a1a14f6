"""Where in git a register's history is: the repository, the commit it ends at, and the folder."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from socialpolicy.cli.context import Context
from socialpolicy.cli.errors import CommandError
from socialpolicy.cli.past_register import commit_meant
from socialpolicy.git.commit import has_commits
from socialpolicy.git.revisions import Commit, Repository
from socialpolicy.register.register import Register
from socialpolicy.storage.commit_tree import CommitTree, register_in, repository_at
from socialpolicy.storage.files import display_path
from socialpolicy.text import Text

_NO_COMMITS = Text(
    sv="Ingenting är sparat i git än, så det finns ingen historia. Spara registret först:\n"
    "git add {folder}\ngit commit",
    en="Nothing has been saved in git yet, so there is no history. Save the register first:\n"
    "git add {folder}\ngit commit",
)


class Place(NamedTuple):
    """Where the history is: up to a commit, of a register with its path in the repository."""

    repository: Repository
    commit: Commit
    tree: CommitTree | None
    path: str

    @property
    def folder(self) -> str:
        """The register's folder, from the top of the repository."""
        return self.tree.path_in_repository.removeprefix(".") if self.tree else self.path


def place_of(around: Context) -> Place:
    """Find where the history is, up to the revision that was asked for, else to the last commit.

    Raises RevisionError where git cannot be read, and CommandError where nothing is in it yet.
    """
    folder = around.folder()
    repository, path = repository_at(folder, around.revision or "HEAD")
    if around.revision is not None:
        _, commit = commit_meant(repository, path, around.revision, datetime.now(UTC))
    elif has_commits(repository.top):
        commit = repository.commit("HEAD")
    else:
        raise CommandError(_NO_COMMITS, folder=display_path(folder))
    return Place(repository, commit, register_in(repository, commit, path), path)


def log_folder(place: Place, register: Register) -> str | None:
    """Give the log's folder, from the top of the repository; None where it is in another."""
    messages = register.policy.messages or "messages"
    return place.tree.log_path(messages) if place.tree else f"{place.path}/messages"
