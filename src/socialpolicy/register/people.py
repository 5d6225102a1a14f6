"""Whether two titles, of a role or of a management, are the same."""

from __future__ import annotations

import unicodedata
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from socialpolicy.register.models.account import Account, Holder
from socialpolicy.register.models.organisation import Unit
from socialpolicy.register.register import Register


def same_title(one: str, other: str) -> bool:
    """Compare two titles without regard to case and to blanks around and between words."""
    return one == other or plain_title(one) == plain_title(other)


@lru_cache(maxsize=1024)
def plain_title(title: str) -> str:
    """Give a title in the form that is compared, without case and needless blanks."""
    return " ".join(unicodedata.normalize("NFC", title).casefold().split())


Who = Literal["responsible", "deputy"]


class Duty(NamedTuple):
    """The role on duty, or None when nobody is: `who` then names nobody either."""

    who: Who | None
    holder: Holder | None


def is_away(account: Account, who: Who, day: date) -> bool:
    """Say whether the responsible or the deputy is away on a day, its first and last included."""
    return any(
        absence.who == who and absence.from_ <= day <= absence.to for absence in account.absences
    )


def on_duty(account: Account, day: date) -> Duty:
    """Find who is on duty: the responsible, or the deputy while the responsible is away."""
    if account.responsible and not is_away(account, "responsible", day):
        return Duty("responsible", account.responsible)
    if account.deputy and not is_away(account, "deputy", day):
        return Duty("deputy", account.deputy)
    return Duty(None, None)


_LEGAL_FORM = " AB"


def runners(account: Account, register: Register) -> tuple[Unit, ...]:
    """List the unit that runs an account and those above it, its department or company last.

    Empty where it cannot be known: the unit is not in organisation.yaml, or
    the file could not be read whole, so that a name or a parent may be lost.
    """
    organisation = register.organisation
    if organisation is None or not register.organisation_whole:
        return ()
    return organisation.lineage(account.unit)


def names_of(unit: Unit) -> list[str]:
    """List what a unit is called: its name, that name without its legal form, its short names."""
    return [unit.name, unit.name.removesuffix(_LEGAL_FORM), *unit.short_names]
