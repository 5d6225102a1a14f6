"""Confirming the banner: somebody has looked at the profile picture, and it is there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from socialpolicy.text import FilledText, Text
from socialpolicy.wizard import hints
from socialpolicy.wizard.form import (
    AccountChange,
    Form,
    Need,
    Question,
    Section,
    Situation,
    always,
    day,
)

if TYPE_CHECKING:
    from socialpolicy.register.models.account import Account
    from socialpolicy.register.register import Register


def _again(question: Question) -> Question:
    """Ask once more of an account that is there, and with a short name of the option."""
    name = question.path[-1].replace("_", "-")
    default = {"confirmed": hints.today, "by": hints.on_duty}.get(name, question.default)
    return question._replace(applies=always, named=name, default=default)


_OTHER_VERSION = Text(
    sv="Bannern har version {known}. Är det en ny version, skriv först in den i policy.yaml.",
    en="The banner has version {known}. If this is a new one, write it in policy.yaml first.",
)


def _known_version(answer: str, situation: Situation) -> FilledText | None:
    """Refuse a version that neither the policy nor the account has."""
    own = hints.as_registered("profile.banner.version")(situation)
    known = [each for each in (hints.banner_version(situation), own) if each]
    if not known or answer in known:
        return None
    return FilledText(_OTHER_VERSION, {"known": list(dict.fromkeys(known))})


BANNER = (
    day(
        "profile.picture_changed",
        Text(sv="Profilbilden bytt", en="Picture changed"),
        Text(
            sv="Vilken dag byttes profilbilden senast?",
            en="Which day was the profile picture last changed?",
        ),
        ("A17", "A26"),
        need=Need.FREE,
        applies=hints.carries_banner,
        default=hints.as_registered("profile.picture_changed"),
    ),
    Question(
        "profile.banner.version",
        Text(sv="Bannerns version", en="Banner version"),
        Text(
            sv="Vilken version av bannern sitter på bilden?",
            en="Which version of the banner is on the picture?",
        ),
        ("A17",),
        applies=hints.carries_banner,
        default=hints.banner_version,
        certain=True,
        silent=True,
        demand=_known_version,
    ),
    day(
        "profile.banner.confirmed",
        Text(sv="Bannern bekräftad", en="Banner confirmed"),
        Text(
            sv="Vilken dag bekräftades det att bannern sitter på profilbilden?",
            en="Which day was it confirmed that the banner is on the profile picture?",
        ),
        ("A17", "A26"),
        applies=hints.carries_banner,
    ),
    Question(
        "profile.banner.by",
        Text(sv="Bannern bekräftad av", en="Banner confirmed by"),
        Text(sv="Vilken roll bekräftade bannern?", en="Which role confirmed the banner?"),
        ("A18",),
        applies=hints.carries_banner,
        default=hints.same_as("responsible.role"),
    ),
    Question(
        "profile.banner.evidence",
        Text(sv="Bannerns bevis", en="Evidence of the banner"),
        Text(
            sv="Var finns beviset, till exempel en skärmbild? Skriv diarienumret",
            en="Where is the evidence, such as a screenshot? Write its reference",
        ),
        ("A17",),
        need=Need.FREE,
        applies=hints.carries_banner,
    ),
)
"""What is asked of the banner, when an account opens and each time it is confirmed."""

SECTIONS = (Section(Text(sv="Bannern", en="The banner"), tuple(map(_again, BANNER))),)
"""The questions under their heading."""


_NOT_OPEN = Text(
    sv="{account} är inte öppet än. Bannern bekräftas när kontot har öppnats.",
    en="{account} is not open yet. The banner is confirmed when the account has opened.",
)
_EXEMPT = Text(
    sv="{account} behöver ingen banner. Plattformen {platform} är undantagen i policy.yaml: {why}",
    en="{account} needs no banner. The platform {platform} is exempt in policy.yaml: {why}",
)
_NO_BANNER = Text(
    sv="policy.yaml beskriver ingen banner, så det finns ingen att bekräfta.",
    en="policy.yaml describes no banner, so there is none to confirm.",
)
_NOBODY = Text(
    sv="Registret har inget öppet konto med banner.",
    en="The register has no open account that carries the banner.",
)
_NEEDED = Text(sv="behöver bekräftas", en="needs to be confirmed")
_CONFIRMED = Text(sv="bekräftad den {on}", en="confirmed on {on}")

_SUBJECT = Text(
    sv="Bekräfta bannern på kontot {name} på {platform}",
    en="Confirm the banner of the account {name} on {platform}",
)
_SEEN = Text(
    sv="Version {version}, bekräftad {on} av rollen {by}.",
    en="Version {version}, confirmed on {on} by the role {by}.",
)
_EVIDENCE = Text(sv="Bevis: {evidence}.", en="Evidence: {evidence}.")


def _refuses(account: Account, register: Register) -> FilledText | None:
    from socialpolicy.platforms import PLATFORMS
    from socialpolicy.register.lifecycle import asks_for_banner

    banner = register.policy.banner
    if banner is None:
        return FilledText(_NO_BANNER, {})
    if not asks_for_banner(account.platform, register):
        platform, why = PLATFORMS[account.platform].name, banner.exempt[account.platform]
        return FilledText(_EXEMPT, {"account": account.id, "platform": platform, "why": why})
    if account.is_planned(register.today):
        return FilledText(_NOT_OPEN, {"account": account.id})
    return None


def _needs(account: Account, register: Register) -> bool:
    """Say whether the rules about the banner find anything in an account."""
    from socialpolicy.rules.accounts import banner_by_another, banner_unconfirmed

    filed = register.account(account.id)
    looks = (banner_unconfirmed.check.account, banner_by_another.check.account)
    return filed is not None and any(
        next(iter(look(account, filed.at, register)), None) for look in looks if look
    )


def _says(account: Account, register: Register) -> FilledText | None:
    if _needs(account, register):
        return FilledText(_NEEDED, {})
    on = _confirmed(account)
    return FilledText(_CONFIRMED, {"on": on}) if on else None


def _urgency(account: Account, register: Register) -> str:
    """Sort those first that need it, and then by the day it was last confirmed."""
    on = _confirmed(account)
    return f"{int(not _needs(account, register))}{on.isoformat() if on else ''}"


def _confirmed(account: Account) -> date | None:
    banner = account.profile.banner if account.profile else None
    return banner.confirmed if banner else None


def _details(_situation: Situation, account: Account) -> Iterator[FilledText]:
    banner = account.profile.banner if account.profile else None
    if banner is None:
        return
    yield FilledText(_SEEN, {"version": banner.version, "on": banner.confirmed, "by": banner.by})
    if banner.evidence:
        yield FilledText(_EVIDENCE, {"evidence": banner.evidence})


CONFIRMING = Form(
    "confirm-banner",
    SECTIONS,
    AccountChange(
        subject=_SUBJECT,
        details=_details,
        refuses=_refuses,
        nobody=FilledText(_NOBODY, {}),
        says=_says,
        urgency=_urgency,
        replaces=(("profile", "banner"),),
    ),
)
