"""The commits that prove decisions: for each, the first in which the account's file had it.

Git is gone through once for all the accounts. Of an account no more versions are read than it
takes, the oldest first; one that was renamed has those of its earlier names too.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from socialpolicy.git.history import FileChange, Step, steps, unfetched_beyond
from socialpolicy.git.revisions import Commit, Repository
from socialpolicy.register.comparison import pages
from socialpolicy.register.models.account import Account
from socialpolicy.reports.history.account import Held
from socialpolicy.yaml.read_fast import silence

Decision: TypeAlias = Callable[[Account], object]
"""Gives a decision out of an account as it can be compared; None where there is none."""


class Proofs:
    """What the commits up to one say of when the accounts' decisions were written down."""

    def __init__(self, repository: Repository, folder: str, start: str) -> None:
        """Go through the commits. `folder` is the register's, from the top of the repository.

        Raises RevisionError where git cannot read them.
        """
        self._repository = repository
        self._accounts = posixpath.join(folder, "accounts")
        self._ends = unfetched_beyond(repository, start)
        self._by_path: dict[str, list[tuple[Step, FileChange]]] = {}
        for step in steps(repository, [self._accounts], start):
            for each in step.files:
                self._by_path.setdefault(each.path, []).append((step, each))
        self.is_cut = False
        """Whether some proof may be older than what has been fetched."""

    def of(self, account: Account, decisions: Mapping[str, Decision]) -> dict[str, Commit]:
        """Give the first commit that has each decision as it is now, by the decision's name."""
        sought = {name: value for name, of in decisions.items() if (value := of(account))}
        found: dict[str, Commit] = {}
        with silence():
            held = Held()
            for commit, path, id in self._versions(f"{self._accounts}/{account.id}.yaml"):
                if not sought:
                    break
                data = next(self._repository.contents([id]))
                model = held(path, data).model
                proved = [n for n, v in sought.items() if model and decisions[n](model) == v]
                for name in proved:
                    found[name] = self._repository.commit_by_id(commit)
                    self.is_cut = self.is_cut or commit in self._ends
                    del sought[name]
        return found

    def names(self, id: str) -> list[str]:
        """Give every id that an account has had in the register's folder, the oldest first."""
        with silence():
            paths = self._paths(f"{self._accounts}/{id}.yaml")
        return [posixpath.basename(path).removesuffix(".yaml") for path in paths]

    def _paths(self, path: str) -> list[str]:
        names, seen = [path], {path}
        while before := self._name_before(names[0]):
            if before in seen:
                break
            names.insert(0, before)
            seen.add(before)
        return names

    def _versions(self, path: str) -> Iterator[tuple[str, str, str]]:
        """Give the commit, the path and the id of each version of a file, the oldest first."""
        for name in self._paths(path):
            for step, each in self._by_path.get(name, ()):
                if each.after:
                    yield step.commit, name, each.after

    def _name_before(self, path: str) -> str | None:
        """Find the file that one was renamed from, by the commit that it came in."""
        changes = self._by_path.get(path)
        if not changes or any(changes[0][1].before) or not changes[0][1].after:
            return None
        step, came = changes[0]
        gone = [(each.path, each.before[0]) for each in step.files if each.after is None]
        if not gone:
            return None
        own = self._pages(path, came.after)
        return next((name for name, id in gone if own & self._pages(name, id)), None)

    def _pages(self, path: str, id: str | None) -> set[tuple[str, str]]:
        data = next(self._repository.contents([id])) if id else None
        model = Held()(path, data).model
        return set(pages(model)) if model else set()
