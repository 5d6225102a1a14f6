"""The register as it would be with one more account: for a draft that is not on disk yet."""

from __future__ import annotations

from dataclasses import replace

from pydantic import ValidationError

from socialpolicy.document import read
from socialpolicy.document.fast import silence
from socialpolicy.finding import Problem
from socialpolicy.register import complaints, misplaced
from socialpolicy.register.account import Account
from socialpolicy.register.register import Filed, Register
from socialpolicy.source import Entry, Kind, Source


def with_account(register: Register, path: str, source: Source) -> Register:
    """Add a file under `accounts/` to a register, read as it would be from disk.

    `path` is its place below the register's folder. What is wrong with the
    file becomes problems of the new register; the old one is untouched.
    """
    with silence():
        document = read(source)
    problems: list[Problem] = [*register.problems, *document.problems]
    accounts = register.accounts
    stem = path.rsplit("/", 1)[-1].removesuffix(".yaml")
    if document.readable:
        try:
            account = Account.model_validate({} if document.value is None else document.value)
        except ValidationError as error:
            problems += complaints.problems(error, Account, document.place, stem)
        else:
            accounts = (*accounts, Filed(account, document.place))
            other = misplaced.other_name(account.id, path, document.place)
            problems += [other] if other else []
    return replace(
        register,
        accounts=accounts,
        entries=(*register.entries, Entry(path, Kind.FILE, source)),
        problems=tuple(problems),
    )
