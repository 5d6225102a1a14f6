"""Which account a command is about: the one that was named, or one chosen from a list."""

from __future__ import annotations

import sys
from collections.abc import Callable

from socialpolicy.cli.errors import CommandError, visible
from socialpolicy.cli.screen import screen_width
from socialpolicy.platforms import PLATFORMS
from socialpolicy.register.models.account import Account
from socialpolicy.register.register import Located, Register
from socialpolicy.text import FilledText, Language, Text, clean
from socialpolicy.wizard.form import Change
from socialpolicy.wizard.new_message import require_account
from socialpolicy.wizard.prompt import Asker, Item

_UNREAD = Text(
    sv="Filen för {account} gick inte att förstå. Kör socialpolicy check, och rätta den först.",
    en="The file of {account} could not be understood. Run socialpolicy check, and mend it first.",
)
_WHICH = Text(
    sv="Skriv vilket konto det gäller. Välj {ids}.",
    en="Say which account it is. Choose {ids}.",
)
_ASKS = Text(sv="Vilket konto gäller det?", en="Which account is it?")
_NOT_LISTED = Text(sv="{word} finns inte att välja på.", en="{word} is not on the list.")

MARGIN = 6
"""Columns beside a row of a list."""

MOST = 20
"""Accounts that are named where nobody can choose."""


def account_named(word: str, change: Change, register: Register) -> Located[Account]:
    """Find an account by its id. Raises CommandError for one that the errand cannot concern."""
    id = require_account(word, register)
    filed = register.account(id)
    if filed is None or id in register.unread_accounts:
        raise CommandError(_UNREAD, account=id)
    why = change.refuses(filed.model, register)
    if why:
        raise CommandError(why.text, **why.values)
    return filed


def accounts_concerned(change: Change, register: Register) -> list[Located[Account]]:
    """List the accounts that an errand can concern, the most urgent first.

    Raises CommandError when there are none.
    """
    found = [filed for filed in register.accounts if not change.refuses(filed.model, register)]
    if not found:
        raise CommandError(change.nobody.text, **change.nobody.values)
    return sorted(found, key=lambda filed: (change.urgency(filed.model, register), filed.model.id))


def account_chosen(
    concerned: list[Located[Account]],
    change: Change,
    register: Register,
    language: Language,
    asker: Callable[[], Asker],
) -> Located[Account]:
    """Let somebody at a terminal choose. Raises CommandError, naming them, when nobody can."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        ids = [filed.model.id for filed in concerned[:MOST]]
        rest = ["…"] if len(concerned) > MOST else []
        raise CommandError(_WHICH, ids=_either([*ids, *rest]))
    by_id = {filed.model.id: filed for filed in concerned}
    items = [Item(id, _title(filed.model, change, register, language))
             for id, filed in by_id.items()]  # fmt: skip
    screen = asker()
    while True:
        screen.say(_ASKS.in_language(language), strong=True)
        chosen = screen.choose(items, items[0].value).strip()
        if chosen in by_id:
            return by_id[chosen]
        screen.say(_NOT_LISTED.fill(language, {"word": visible(chosen)}))


def _title(account: Account, change: Change, register: Register, language: Language) -> str:
    platform = PLATFORMS[account.platform].name.in_language(language)
    said = change.says(account, register)
    word = f"{said.in_language(language)} · " if said else ""
    # A row that is too long would be cut by the terminal, and nobody would see that it was.
    return clean(f"{account.id}: {word}{account.name}, {platform}", screen_width() - MARGIN)


def _either(ids: list[str]) -> FilledText:
    """Name several accounts as a choice between them, however many letters that takes."""
    *others, last = ids
    if not others:
        return FilledText(Text(last, last), {})
    first = ", ".join(others)
    return FilledText(Text(sv=f"{first} eller {last}", en=f"{first} or {last}"), {})
