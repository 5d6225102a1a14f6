"""Who answers for an account on a given day."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from socialpolicy.register.account import Account, Holder

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
