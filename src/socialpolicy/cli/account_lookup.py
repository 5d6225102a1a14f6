"""Which account somebody means: by its id, its name, or the beginning of either.

Every command that takes an account finds it here, so that the same words mean the same account.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from socialpolicy.cli.errors import CommandError, perhaps, visible
from socialpolicy.register.models.account import Account
from socialpolicy.register.register import Located, Register
from socialpolicy.text import FilledText, Text, nearest

MOST_NAMED = 8
"""Accounts that are named where the words fit several."""

_NO_ACCOUNT = Text(
    sv="Inget konto heter {word}.{nearest} Kontona är filerna i accounts/.",
    en="No account is called {word}.{nearest} The accounts are the files in accounts/.",
)
_SEVERAL = Text(
    sv="{word} kan vara flera konton: {ids}. Skriv ett av dem.",
    en="{word} may be several accounts: {ids}. Write one of them.",
)
_PERHAPS = Text(sv=" Menar du {name}?", en=" Do you mean {name}?")


_UNREAD = Text(
    sv="Filen för {account} gick inte att förstå. Kör socialpolicy check, och rätta den först.",
    en="The file of {account} could not be understood. Run socialpolicy check and fix it first.",
)


def account_read(word: str, register: Register) -> Located[Account]:
    """Find the account that is meant. Raises CommandError where there is none to be read."""
    id = account_meant(word, names_of(register))
    filed = register.account(id)
    if filed is None or id in register.unread_accounts:
        raise CommandError(_UNREAD, account=id)
    return filed


def names_of(register: Register) -> dict[str, str]:
    """Give the accounts' names by their ids; of a file that was not understood, the id alone."""
    unread = dict.fromkeys(register.unread_accounts, "")
    return unread | {filed.model.id: filed.model.name for filed in register.accounts}


def account_meant(word: str, names: Mapping[str, str]) -> str:
    """Give the id of the account that is meant, of those there are: their names by their ids.

    An id goes before a name, and either whole before its beginning. Raises CommandError
    where none is meant, naming the nearest, and where several may be.
    """
    found = accounts_meant(word, names)
    if len(found) == 1:
        return found[0]
    if found:
        ids = [*found[:MOST_NAMED], "…"] if len(found) > MOST_NAMED else found
        raise CommandError(_SEVERAL, word=visible(word), ids=ids)
    raise CommandError(_NO_ACCOUNT, word=visible(word), nearest=_nearest(word, names))


def accounts_meant(word: str, names: Mapping[str, str]) -> list[str]:
    """List the ids of the accounts that a word may mean, none where it is nobody's."""
    if word in names:
        return [word]
    said = _plain(word)
    if not said:
        return []
    fits: tuple[Callable[[str, str], bool], ...] = (
        lambda id, _: id == said,
        lambda _, name: name == said,
        lambda id, name: id.startswith(said) or name.startswith(said),
    )
    plain = [(id, _plain(name)) for id, name in sorted(names.items())]
    every = ([id for id, name in plain if fit(id, name)] for fit in fits)
    return next(filter(None, every), [])


def _nearest(word: str, names: Mapping[str, str]) -> FilledText | str:
    """Ask whether the account was meant whose id, or else whose name, is most like the word."""
    by_name = {name: id for id, name in names.items() if name}
    like = nearest(word, by_name)
    like_name = FilledText(_PERHAPS, {"name": by_name[like]}) if like else ""
    return perhaps(word, sorted(names)) or like_name


def _plain(word: str) -> str:
    return " ".join(word.casefold().split())


def files_of(id: str, register: Register) -> tuple[Path, ...]:
    """Give the account's file and the folder of its messages."""
    folder = Path(register.folder)
    log = folder / (register.policy.messages or "messages")
    return folder / "accounts" / f"{id}.yaml", log / id
