"""What the rules share about the order of things: what must come before an account is opened.

Everything here compares days. What is dated on the day of the opening itself
is in time. An account without a day of opening is yet to be opened, so nothing
about it is late.
"""

from __future__ import annotations

from datetime import date

from socialpolicy.finding import Label
from socialpolicy.register.account import Account
from socialpolicy.text import Said, Text
from socialpolicy.yaml import Place

COMPARE_DAYS_HELP = Text(
    sv=(
        "Jämför båda dagarna med handlingarna och rätta den som är fel. "
        "Ändra aldrig en dag som stämmer."
    ),
    en=(
        "Compare both days with the documents and correct the one that is wrong. "
        "Never change a day that is right."
    ),
)
"""What to do about two days in the wrong order: history itself cannot be mended."""

_OPENING = Text(sv="här står öppnandet", en="the opening stands here")


def is_late(day: date | None, account: Account) -> bool:
    """Say whether a day comes after the day of the opening, both being known."""
    return day is not None and account.opened is not None and day > account.opened


def is_ahead_of_itself(day: date, account: Account, today: date) -> bool:
    """Say whether a day has not come yet though the opening that it belongs to has."""
    return account.opened is not None and account.opened <= today < day


def opening(at: Place) -> tuple[Label, ...]:
    """Mark the day of the opening, as a place related to a finding."""
    return ((at / "opened").label(Said(_OPENING, {})),)


def has_changed_board(account: Account) -> bool:
    """Say whether the account has come under another board since it was opened."""
    return any(
        change.what == "board" and (account.opened is None or change.on > account.opened)
        for change in account.changes
    )
