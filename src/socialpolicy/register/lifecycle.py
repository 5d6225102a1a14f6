"""What the rules share about the order of things: what must come before an account is opened.

Everything here compares days. What is dated on the day of the opening itself
is in time. An account without a day of opening is yet to be opened, so nothing
about it is late.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from socialpolicy.finding import Finding, Label, Rule, Severity, marked
from socialpolicy.register.models.account import Account
from socialpolicy.register.placeholders import is_reason
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

_LATE_HELP = Text(
    sv=(
        "Jämför båda dagarna med handlingarna och rätta den som är fel. Stämmer de får varningen "
        "stå: ändra aldrig en dag som stämmer. Togs kontot över från någon annan, skriv när."
    ),
    en=(
        "Compare both days with the documents and correct the one that is wrong. If both are "
        "right the warning may stay: never change a day that is right. If the account was taken "
        "over from somebody else, write when."
    ),
)
_OLDER_HELP = Text(
    sv="Inget behöver göras: kontot är äldre än policyn, som inte kunde följas före öppnandet.",
    en="Nothing needs to be done: the account is older than the policy, which nobody could "
    "follow before the opening.",
)

_OPENING = Text(sv="här står öppnandet", en="the opening date is here")
_TAKING = Text(sv="här står övertagandet", en="the take-over is dated here")
_OPENED = Text(sv="öppnandet den {on}", en="the opening on {on}")
_TAKEN = Text(sv="övertagandet den {on}", en="the take-over on {on}")
_CLOSING = Text(sv="här står avslutet", en="the closing date is here")


def is_late(day: date | None, account: Account) -> bool:
    """Say whether a day comes after the day of the opening or take-over, both being known."""
    begun = account.begun
    return day is not None and begun is not None and day > begun


def is_ahead_of_itself(day: date, account: Account, today: date) -> bool:
    """Say whether a day has not come yet though the opening that it belongs to has."""
    begun = account.begun
    return begun is not None and begun <= today < day


def is_older(account: Account, register: Register) -> bool:
    """Say whether an account began before the municipality had a policy: none asked anything."""
    first, begun = first_day_of_policy(register), account.begun
    return first is not None and begun is not None and begun < first


def first_day_of_policy(register: Register) -> date | None:
    """Give the day from which the municipality has had a policy; None where it does not say."""
    document = register.policy.policy
    if document is None:
        return None
    return document.first_adopted or (document.adopted.on if document.adopted else None)


def weight_of_lacking(account: Account, register: Register) -> Severity:
    """Weigh what an account lacks: of one that is planned it is a warning until it opens."""
    return Severity.WARNING if account.is_planned(register.today) else Severity.ERROR


def weight_of_undone(account: Account, register: Register) -> Severity:
    """Weigh what was never done before the opening: no error where no policy asked for it."""
    older = is_older(account, register)
    return Severity.WARNING if older else weight_of_lacking(account, register)


def opening_day(at: Place) -> tuple[Label, ...]:
    """Mark the day of the opening, as a place related to a finding."""
    return marked(at / "opened", _OPENING)


def beginning(account: Account, at: Place) -> tuple[Label, ...]:
    """Mark the day of the take-over, else of the opening, as a place related to a finding."""
    return marked(at / "taken_over" / "on", _TAKING) if account.taken_over else opening_day(at)


def begun_on(account: Account) -> FilledText:
    """Word the day of the take-over, else of the opening, within a sentence."""
    return FilledText(_TAKEN if account.taken_over else _OPENED, {"on": account.begun})


def closing_day(at: Place) -> tuple[Label, ...]:
    """Mark the day of the closing, as a place related to a finding."""
    return marked(at / "closing" / "on", _CLOSING)


def found_late(
    rule: Rule,
    account: Account,
    at: Place,
    path: Path,
    day: date | None,
    register: Register,
    says: Text | None = None,
    **more: Any,
) -> Iterator[Finding]:
    """Find a day, at a path in the account's file, that comes after the day of the opening.

    What was done late cannot be done earlier: it is a warning, of an account older than the
    policy an information. A day that has not come cannot be when it was done, and is an error.
    """
    # To build a place takes time, and hardly any account has such a finding.
    if day is not None and is_late(day, account):
        severity, help = Severity.WARNING, _LATE_HELP
        if day > register.today:
            severity, help = Severity.ERROR, COMPARE_DAYS_HELP
        elif is_older(account, register):
            severity, help = Severity.INFO, _OLDER_HELP
        yield rule.found(
            Place(at.document, at.path + path),
            says=says,
            help=help,
            severity=severity,
            related=beginning(account, at),
            account=account.id,
            day=day,
            begun=begun_on(account),
            **more,
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
    return account.is_open(register.today) and asks_for_banner(account.platform, register)


def asks_for_banner(platform: str, register: Register) -> bool:
    """Say whether the banner is asked for on a platform: it is not exempt, with a reason."""
    banner = register.policy.banner
    return banner is not None and not is_reason(banner.exempt.get(platform, ""))
