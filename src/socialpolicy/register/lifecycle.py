"""What the rules share about the order of things: what must come before an account is opened.

Everything here compares days. What is dated on the day of the opening itself
is in time. An account without a day of opening is yet to be opened, so nothing
about it is late.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from socialpolicy.finding import Finding, Label, Rule, marked
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.field_types import INNER, RegisterModel, known_of
from socialpolicy.register.register import Register
from socialpolicy.text import Text
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
_CLOSING = Text(sv="här står avslutet", en="the closing date is here")


def is_late(day: date | None, account: Account) -> bool:
    """Say whether a day comes after the day of the opening, both being known."""
    return day is not None and account.opened is not None and day > account.opened


def is_ahead_of_itself(day: date, account: Account, today: date) -> bool:
    """Say whether a day has not come yet though the opening that it belongs to has."""
    return account.opened is not None and account.opened <= today < day


def opening_day(at: Place) -> tuple[Label, ...]:
    """Mark the day of the opening, as a place related to a finding."""
    return marked(at / "opened", _OPENING)


def closing_day(at: Place) -> tuple[Label, ...]:
    """Mark the day of the closing, as a place related to a finding."""
    return marked(at / "closing" / "on", _CLOSING)


def found_late(
    rule: Rule,
    account: Account,
    at: Place,
    path: Path,
    day: date | None,
    says: Text | None = None,
    **more: Any,
) -> Iterator[Finding]:
    """Find a day, at a path in the account's file, that comes after the day of the opening."""
    # To build a place takes time, and hardly any account has such a finding.
    if is_late(day, account):
        yield rule.found(
            Place(at.document, at.path + path),
            says=says,
            help=COMPARE_DAYS_HELP,
            related=opening_day(at),
            account=account.id,
            day=day,
            opened=account.opened,
            **more,
        )


def has_changed_board(account: Account) -> bool:
    """Say whether the account has come under another board since it was opened."""
    return bool(account.changes) and any(
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
    """A day of something that has happened: its place, and what it was, in a sentence."""

    path: Path
    day: date
    what: Text


def past_events(entry: RegisterModel, after: date = date.min) -> list[PastEvent]:
    """List the days after another in an entry, of fields that its model marks as past events."""
    if not _has_day(entry, after):
        return []
    found: list[PastEvent] = []
    entries: list[tuple[RegisterModel, Path]] = [(entry, ())]
    for each, path in entries:  # which grows as those within are found
        values = each.__dict__
        for name, what in _DAYS[type(each)].items():
            day = values[name]
            if day and day > after:
                found.append(PastEvent((*path, name), day, what))
        for name in INNER[type(each)]:
            value = values[name]
            if type(value) is list:
                entries += [(item, (*path, name, index)) for index, item in enumerate(value)]
            elif value:
                entries.append((value, (*path, name)))
    return found


def _has_day(entry: RegisterModel, after: date) -> bool:
    """Say whether there is any such day at all: most entries have none, and no place is named."""
    entries = [entry]
    for each in entries:
        values = each.__dict__
        for name in _DAYS[type(each)]:
            day = values[name]
            if day is not None and day > after:
                return True
        for name in INNER[type(each)]:
            value = values[name]
            if type(value) is list:
                entries += value
            elif value is not None:
                entries.append(value)
    return False


class _Days(dict[type[RegisterModel], dict[str, Text]]):
    def __missing__(self, model: type[RegisterModel]) -> dict[str, Text]:
        known = {name: known_of(field) for name, field in model.model_fields.items()}
        self[model] = {name: each.happened for name, each in known.items() if each.happened}
        return self[model]


_DAYS = _Days()
"""The fields of a model that are days of past events, and what happened then."""
