"""What the rules share about the order of things: what must come before an account is opened.

Everything here compares days. What is dated on the day of the opening itself
is in time. An account without a day of opening is yet to be opened, so nothing
about it is late.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import NamedTuple

from socialpolicy.finding import Label
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.field_types import Entry, holds_model, known_of
from socialpolicy.register.register import Register
from socialpolicy.text import FilledText, Text
from socialpolicy.yaml import Place
from socialpolicy.yaml.plain import Path

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

_OPENING = Text(sv="här står öppnandet", en="the opening date is here")


def is_late(day: date | None, account: Account) -> bool:
    """Say whether a day comes after the day of the opening, both being known."""
    return day is not None and account.opened is not None and day > account.opened


def is_ahead_of_itself(day: date, account: Account, today: date) -> bool:
    """Say whether a day has not come yet though the opening that it belongs to has."""
    return account.opened is not None and account.opened <= today < day


def opening(at: Place) -> tuple[Label, ...]:
    """Mark the day of the opening, as a place related to a finding."""
    return ((at / "opened").label(FilledText(_OPENING, {})),)


def has_changed_board(account: Account) -> bool:
    """Say whether the account has come under another board since it was opened."""
    return any(
        change.what == "board" and (account.opened is None or change.on > account.opened)
        for change in account.changes
    )


def is_open(account: Account, register: Register) -> bool:
    """Say whether an account is neither planned nor closed on the register's day."""
    return account.is_open(register.today)


def is_in_use(account: Account, register: Register) -> bool:
    """Say whether an account is not closed: one that is has nobody to ask anything of."""
    return not account.is_closed(register.today)


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


class PastEvent(NamedTuple):
    """A day of something that has happened: where it stands, and what it was, in a sentence."""

    path: Path
    day: date
    what: Text


def past_events(entry: Entry, after: date = date.min) -> list[PastEvent]:
    """List the days after another in an entry, of fields that its model marks as past events."""
    found: list[PastEvent] = []
    _gather(entry, (), after, found)
    return found


def _gather(entry: Entry, path: Path, after: date, found: list[PastEvent]) -> None:
    values = entry.__dict__
    days, inner = _marked(type(entry))
    for name, what in days:
        day = values[name]
        if day and day > after:
            found.append(PastEvent((*path, name), day, what))
    for name in inner:
        value = values[name]
        if type(value) is list:
            for index, item in enumerate(value):
                _gather(item, (*path, name, index), after, found)
        elif value:
            _gather(value, (*path, name), after, found)


@cache
def _marked(model: type[Entry]) -> tuple[list[tuple[str, Text]], list[str]]:
    """Name a model's own days of past events, and its fields with entries that may hold more."""
    known = {name: known_of(field) for name, field in model.model_fields.items()}
    days = [(name, each.happened) for name, each in known.items() if each.happened]
    inner = [name for name, field in model.model_fields.items() if holds_model(field.annotation)]
    return days, inner
