"""What became of an account or a message from commit to commit, under every name it has had."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from socialpolicy.git.history import Step, unfetched_beyond
from socialpolicy.git.revisions import Commit, Repository
from socialpolicy.register.models.field_types import RegisterModel

M = TypeVar("M", bound=RegisterModel)
T = TypeVar("T")


class State(NamedTuple, Generic[M]):
    """What a file said in a commit: `model` is None where it could not be understood.

    `path` is from the top of the repository. Of a file that is not `whole`, something is left
    out of the model that could not be understood.
    """

    path: str
    model: M | None
    whole: bool = True

    @property
    def stem(self) -> str:
        """The file's name without its ending: an account's id, or the month of a log."""
        return posixpath.basename(self.path).removesuffix(".yaml")

    @property
    def folder(self) -> str:
        """The name of the folder that the file is in: of a log, the account's id."""
        return posixpath.basename(posixpath.dirname(self.path))


class Change(NamedTuple, Generic[M]):
    """What a commit did: one state before for each of its parents that had one, and one after.

    `is_again` tells that it was taken out by an earlier commit, whose state is that before.
    """

    commit: Commit
    before: tuple[State[M], ...]
    after: State[M] | None
    is_merge: bool = False
    is_again: bool = False


class Life(NamedTuple, Generic[M]):
    """Every change, the oldest first.

    `is_cut` tells that what was before the first has not been fetched.
    """

    changes: tuple[Change[M], ...]
    is_cut: bool = False


Held: TypeAlias = Callable[[str, bytes | None], State[M] | None]
"""Reads a file, by its path and what it holds; None where what is followed is not in it."""


def life_of(repository: Repository, steps: Sequence[Step], held: Held[M], start: str) -> Life[M]:
    """Put together what commits did, given all that changed the files it was ever in."""
    states = _states(repository, steps, held)
    commits = repository.commits([step.commit for step in steps])
    ends = unfetched_beyond(repository, start)
    first = next((s.commit for s in steps if any(states.get(_key(f)) for f in _after(s))), "")
    changes = _changes(zip(steps, commits, strict=True), states)
    return Life(tuple(changes), first in ends)


_Key: TypeAlias = tuple[str, str]


def _key(found: tuple[str, str | None]) -> _Key:
    return found[0], found[1] or ""


def _after(step: Step) -> list[tuple[str, str | None]]:
    return [(each.path, each.after) for each in step.files]


def _before(step: Step, parent: int) -> list[tuple[str, str | None]]:
    return [(each.path, each.before[parent]) for each in step.files]


def _states(
    repository: Repository, steps: Sequence[Step], held: Held[M]
) -> Mapping[_Key, State[M] | None]:
    """Read each version of each file once."""
    keys = dict.fromkeys(
        (each.path, id)
        for step in steps
        for each in step.files
        for id in (*each.before, each.after)
        if id
    )
    contents = repository.contents(id for _, id in keys)
    return {key: held(key[0], data) for key, data in zip(keys, contents, strict=True)}


def _changes(
    made: Iterator[tuple[Step, Commit]], states: Mapping[_Key, State[M] | None]
) -> Iterator[Change[M]]:
    now: dict[str, State[M]] = {}
    last: State[M] | None = None
    for step, commit in made:
        parents = len(step.files[0].before)
        before = [
            found
            for parent in range(parents)
            if (found := _first(states.get(_key(each)) for each in _before(step, parent)))
        ]
        after = _first(states.get(_key(each)) for each in _after(step))
        for path, id in _after(step):
            state = states.get((path, id or ""))
            if state:
                now[path] = state
            else:
                now.pop(path, None)
        elsewhere = [each for path, each in now.items() if after is None or path != after.path]
        if before and after is None and elsewhere:
            continue  # It was copied by an earlier commit, and this one takes out where it was.
        is_again = bool(after and not before and not elsewhere and last)
        if after and not before:
            before = elsewhere[-1:] or ([last] if last else [])
        if after or before:
            yield Change(commit, tuple(before), after, parents > 1, is_again)
        last = after or last or _first(before)


def _first(found: Iterable[T | None]) -> T | None:
    return next(filter(None, found), None)
