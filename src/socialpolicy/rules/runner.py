"""Who runs an account: its unit and those above it, and what they are called."""

from __future__ import annotations

from socialpolicy.register.account import Account
from socialpolicy.register.organisation import Unit
from socialpolicy.register.register import Register

_LEGAL_FORM = " AB"


def runners(account: Account, register: Register) -> list[Unit]:
    """List the unit that runs an account and those above it, its department or company last.

    Empty where it cannot be known: the unit is not in organisation.yaml, or
    the file could not be read whole, so that a name or a parent may be lost.
    """
    organisation = register.organisation
    if organisation is None or not register.organisation_whole:
        return []
    return list(organisation.lineage(account.unit))


def names_of(unit: Unit) -> list[str]:
    """List what a unit is called: its name, that name without its legal form, its short names."""
    return [unit.name, unit.name.removesuffix(_LEGAL_FORM), *unit.short_names]
