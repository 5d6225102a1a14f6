"""What several forms say alike of an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from socialpolicy.text import FilledText, Text

if TYPE_CHECKING:
    from socialpolicy.register.models.account import Account

_CLOSED = Text(
    sv="{account} avslutades den {on}. Ett avslutat konto ändras inte.",
    en="{account} was closed on {on}. A closed account is not changed.",
)


def subject(text: Text, account: Account) -> FilledText:
    """Word the first line of a commit, which names the account."""
    from socialpolicy.platforms import PLATFORMS

    return FilledText(text, {"name": account.name, "platform": PLATFORMS[account.platform].name})


def closed(account: Account) -> FilledText:
    """Say that an account is closed, so that nothing more is done with it."""
    return FilledText(
        _CLOSED, {"account": account.id, "on": account.closing and account.closing.on}
    )
