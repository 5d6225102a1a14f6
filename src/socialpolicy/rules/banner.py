"""Which accounts carry the municipality's banner."""

from __future__ import annotations

from socialpolicy.register.account import Account
from socialpolicy.register.register import Register


def carries_banner(account: Account, register: Register) -> bool:
    """Say whether the banner is asked of an account.

    It is asked of every open one, except on the platforms that the policy
    exempts. A policy.yaml that describes no banner asks for none.
    """
    banner = register.policy.banner
    return (
        banner is not None
        and account.platform not in banner.exempt
        and account.is_open(register.today)
    )
