"""An account in git: its file, and those it was under another name, found by its page."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator

from pydantic import ValidationError

from socialpolicy.git.history import FileChange, Step, changed_in, follow, narrowed
from socialpolicy.git.revisions import Repository
from socialpolicy.register.comparison import pages
from socialpolicy.register.fitting import account_of, fit_what_fits
from socialpolicy.register.models.account import Account
from socialpolicy.reports.history.trace import Life, State, life_of
from socialpolicy.source import Source
from socialpolicy.yaml import read, read_as
from socialpolicy.yaml.read_fast import silence

_ACCOUNT = re.compile(r"(?:.*/)?accounts/[^/]+\.yaml", re.DOTALL)


def life_of_account(
    repository: Repository, folder: str, id: str, start: str
) -> Life[Account] | None:
    """Follow an account through the commits up to one; None where none of them had its file.

    `folder` is the register's, from the top of the repository. Files that it was in before are
    found by what they said of the page when they were taken out: its address, its handle or the
    platform's own number. Raises RevisionError where git cannot read what it takes.
    """
    accounts = posixpath.join(folder, "accounts")
    whole = follow(repository, [accounts], start)
    with silence():
        paths = _paths(repository, whole.steps, f"{accounts}/{id}.yaml")
        found = narrowed(repository, whole, paths, start) if paths else []
        return life_of(repository, found, Held(), start) if found else None


class Held:
    """Reads versions of an account's file one after another.

    Of an ordinary file only the keys are read whose text is another than in the version before.
    """

    def __init__(self) -> None:
        self._parts: dict[bytes, bytes] = {}
        self._model: Account | None = None

    def __call__(self, path: str, data: bytes | None) -> State[Account]:
        """Read a version of a file; nothing is understood of one that is too large to be held."""
        if data is None:
            return State(path, None, whole=False)
        parts = _parts(data)
        model = self._from_last(path, parts)
        if model is None:
            plainly_right = read_as(Source(path, data), account_of)
            model = plainly_right[1] if plainly_right else None
        self._parts, self._model = parts, model
        return State(path, model) if model else _with_care(path, data)

    def _from_last(self, path: str, parts: dict[bytes, bytes]) -> Account | None:
        """Give the model of the last version, with what differs; None where that is not sure."""
        was = self._parts
        if self._model is None or not was or not parts:
            return None
        different = [key for key in parts if was.get(key) != parts[key]]
        gone = {key.decode() for key in was if key not in parts}
        if len(different) + len(gone) > _FEW:
            return None
        some = b"\n".join(parts[key] for key in {*_REQUIRED, *different} if key in parts) + b"\n"
        found = read_as(Source(path, some), account_of)
        if found is None:
            return None
        names = {*(key.decode() for key in different), *gone}
        return self._model.model_copy(update={name: getattr(found[1], name) for name in names})


_FEW = 4
"""Keys that differ between two versions, of more the whole is read."""

# Begins with a letter of its own, which is looked for ten times as fast as a place.
_KEYS = re.compile(rb"\n(?=[a-z_]+:)")
_COMMENTS = re.compile(rb"(?:#[^\n]*+\n|\n)*+(?:#[^\n]*+)?")
_REQUIRED = tuple(
    name.encode() for name, field in Account.model_fields.items() if field.is_required()
)


def _parts(data: bytes) -> dict[bytes, bytes]:
    """Give the text of each key of an ordinary file; nothing where they are not told apart."""
    head, *texts = _KEYS.split(b"\n" + data)
    parts = {text.partition(b":")[0]: text for text in texts}
    return parts if len(parts) == len(texts) and _COMMENTS.fullmatch(head) else {}


def _with_care(path: str, data: bytes) -> State[Account]:
    document = read(Source(path, data))
    if not document.readable:
        return State(path, None, whole=False)
    try:
        model = Account.model_validate(document.value)
        return State(path, model, whole=not document.problems)
    except ValidationError:
        return State(path, fit_what_fits(Account, document.value), whole=False)


def _paths(repository: Repository, whole: Iterable[Step], asked: str) -> list[str]:
    """List the files that an account was ever in, given what commits did to all accounts."""
    came: dict[str, list[tuple[str, FileChange]]] = {}
    went: dict[str, list[tuple[str, FileChange]]] = {}
    for step in whole:
        for each in step.files:
            if not any(each.before):
                came.setdefault(each.path, []).append((step.commit, each))
            if each.after is None:
                went.setdefault(each.path, []).append((step.commit, each))
    there = {path for path in came if len(came[path]) > len(went.get(path, ()))}
    paths: list[str] = []
    waiting = [asked] if asked in came or asked in went else []
    while waiting:
        path = waiting.pop()
        paths.append(path)
        begun = came.get(path, [])
        ended = went.get(path, []) if path not in there else []
        others = [each for each in _gone(went, there) if each[1].path not in paths]
        for commit, _ in begun:
            beside = changed_in(repository, commit).files
            removed = [each for each in beside if each.after is None]
            others += [(commit, e) for e in removed if _ACCOUNT.fullmatch(e.path)]
        own = _pages(repository, (each.after for _, each in begun))
        waiting += _alike(repository, own, ((e.path, e.before[0]) for _, e in others), paths)
        if ended and path == asked:
            # It is under another name now, if anywhere.
            own = _pages(repository, (each.before[0] for _, each in ended))
            new = [each for path in there for _, each in came[path]]
            waiting += _alike(repository, own, ((e.path, e.after) for e in new), paths)
        waiting = [each for each in dict.fromkeys(waiting) if each not in paths]
    return paths


def _gone(
    went: dict[str, list[tuple[str, FileChange]]], there: Collection[str]
) -> Iterator[tuple[str, FileChange]]:
    for path, ends in went.items():
        if path not in there:
            yield ends[-1]


def _pages(repository: Repository, ids: Iterable[str | None]) -> set[tuple[str, str]]:
    known = [id for id in ids if id]
    return {
        key
        for data in repository.contents(known)
        if (model := Held()("", data).model)
        for key in pages(model)
    }


def _alike(
    repository: Repository,
    own: set[tuple[str, str]],
    others: Iterable[tuple[str, str | None]],
    known: Collection[str],
) -> Iterator[str]:
    """Give the files, of others as they were in a version, that are about one of the pages."""
    asked = [(path, id) for path, id in others if id and path not in known]
    contents = repository.contents([id for _, id in asked])
    for (path, _), data in zip(asked, contents, strict=True):
        model = Held()(path, data).model
        if model and own.intersection(pages(model)):
            yield path
