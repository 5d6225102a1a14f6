"""The register as it would be with an account added or changed: for what is not on disk yet."""

from __future__ import annotations

from dataclasses import replace

from pydantic import ValidationError

from socialpolicy.finding import Problem
from socialpolicy.register.errors import describe, misplaced
from socialpolicy.register.models.account import Account
from socialpolicy.register.register import Located, Register
from socialpolicy.source import Source
from socialpolicy.storage.files import Entry, Kind
from socialpolicy.yaml import read
from socialpolicy.yaml.read_fast import silence


def with_account(register: Register, path: str, source: Source) -> Register:
    """Add a file under `accounts/` to a register, read as it would be from disk.

    `path` is its place below the register's folder. What is wrong with the
    file becomes problems of the new register; the old one is untouched.
    """
    filed, problems = _read(path, source)
    return replace(
        register,
        accounts=(*register.accounts, *filed),
        entries=(*register.entries, Entry(path, Kind.FILE, source)),
        problems=(*register.problems, *problems),
    )


def with_changed_account(register: Register, path: str, source: Source) -> Register:
    """Put a file under `accounts/` in place of the one that is there, as `with_account` adds one.

    The account keeps its place among the others.
    """
    filed, problems = _read(path, source)
    file = source.file
    accounts: list[Located[Account]] = []
    for each in register.accounts:
        accounts += filed if each.at.document.source.file == file else (each,)
    kept = [problem for problem in register.problems if problem.label.source.file != file]
    unread = {path.rsplit("/", 1)[-1].removesuffix(".yaml")} if not filed else set[str]()
    return replace(
        register,
        accounts=tuple(accounts),
        unread_accounts=register.unread_accounts | unread,
        entries=tuple(
            Entry(path, Kind.FILE, source) if entry.source.file == file else entry
            for entry in register.entries
        ),
        problems=(*kept, *problems),
    )


def _read(path: str, source: Source) -> tuple[tuple[Located[Account], ...], list[Problem]]:
    """Read an account's file; there is no account where it has no shape."""
    with silence():
        document = read(source)
    problems: list[Problem] = [*document.problems]
    if not document.readable:
        return (), problems
    stem = path.rsplit("/", 1)[-1].removesuffix(".yaml")
    try:
        account = Account.model_validate({} if document.value is None else document.value)
    except ValidationError as error:
        return (), [*problems, *describe.problems(error, Account, document.place, stem)]
    other = misplaced.other_name(account.id, path, document.place)
    return (Located(account, document.place),), [*problems, *([other] if other else [])]
