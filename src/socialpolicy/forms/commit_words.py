"""What several errands say alike of an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from socialpolicy.text import Said, Text

if TYPE_CHECKING:
    from socialpolicy.register.models.account import Account

_CLOSED = Text(
    sv="{account} avslutades den {on}. Ett avslutat konto ändras inte.",
    en="{account} was closed on {on}. A closed account is not changed.",
)


def subject(text: Text, account: Account) -> Said:
    """Word the first line of a commit, which names the account."""
    from socialpolicy.platforms import PLATFORMS

    return Said(text, {"name": account.name, "platform": PLATFORMS[account.platform].name})


def closed(account: Account) -> Said:
    """Say that an account is closed, so that nothing more is done with it."""
    return Said(_CLOSED, {"account": account.id, "on": account.closing and account.closing.on})
