"""When a question is asked: what the answers so far make of it."""

from __future__ import annotations

from socialpolicy.wizard.question import Situation

WEBSITES = ("blog", "other")
"""Platforms where any address will do, so that only the person knows which it is."""


def is_open(situation: Situation) -> bool:
    """Ask only about an account that has been opened already."""
    opened = situation.text("opened")
    return bool(opened) and opened <= situation.today.isoformat()


def is_unknown_site(situation: Situation) -> bool:
    """Ask for the platform only where the address does not tell."""
    from socialpolicy.platforms import Address, read_address

    url = situation.text("url")
    address = read_address(url)
    return bool(url) and (not isinstance(address, Address) or address.platform in WEBSITES)


def has_no_name(situation: Situation) -> bool:
    """Ask for the handle only where the address has the platform's own number instead."""
    from socialpolicy.platforms import Address, read_address

    if situation.text("platform") in WEBSITES:
        return False
    url = situation.text("url")
    address = read_address(url)
    return bool(url) and (not isinstance(address, Address) or address.platform_id is not None)


def has_board(situation: Situation) -> bool:
    """Ask for the board unless a company runs the account."""
    organisation = situation.register.organisation
    if organisation is None:
        return True
    return all(unit.kind != "company" for unit in organisation.lineage(situation.text("unit")))


def carries_banner(situation: Situation) -> bool:
    """Ask about the banner on an open account whose platform is not exempt."""
    banner = situation.register.policy.banner
    exempt = banner is None or situation.text("platform") in banner.exempt
    return is_open(situation) and not exempt
