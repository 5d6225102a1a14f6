"""Confirming the access: somebody has tried that the roles can log in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from socialpolicy.forms.hand_over_account import of_access
from socialpolicy.forms.posts import access_now
from socialpolicy.text import FilledText, Text
from socialpolicy.wizard import hints
from socialpolicy.wizard.form import (
    AccountChange,
    AnswerKind,
    Form,
    Question,
    Section,
    Situation,
    day,
)

if TYPE_CHECKING:
    from socialpolicy.register.models.account import Account
    from socialpolicy.register.register import Register


def _roles_now(situation: Situation) -> str:
    return "; ".join(access_now(situation))


SECTIONS = (
    Section(
        Text(sv="Inloggningen", en="The log-in"),
        (
            Question(
                "access.roles",
                Text(sv="Kan logga in", en="Can log in"),
                Text(
                    sv="Vilka roller kan logga in? Skriv semikolon emellan",
                    en="Which roles can log in? Separate them with semicolons",
                ),
                ("A15", "A14"),
                kind=AnswerKind.ROLES,
                default=_roles_now,
                named="roles",
                certain=True,
                lead=of_access,
            ),
            Question(
                "access.kept_in",
                Text(sv="Inloggningen förvaras", en="Log-in is kept"),
                Text(
                    sv="Var förvaras inloggningen? Skriv aldrig lösenordet",
                    en="Where is the log-in kept? Never write the password",
                ),
                ("A15",),
                default=hints.as_registered("access.kept_in"),
                named="kept-in",
                certain=True,
            ),
            day(
                "access.checked",
                Text(sv="Inloggningen prövad", en="Log-in tried"),
                Text(
                    sv="Vilken dag provade ni att rollerna kan logga in?",
                    en="Which day did you try that the roles can log in?",
                ),
                ("A15", "A26"),
                default=hints.today,
                named="checked",
                certain=True,
            ),
        ),
    ),
)
"""The questions under their heading."""

_NOBODY = Text(
    sv="Registret har inget konto att logga in på.", en="The register has no account to log in to."
)
_NEVER = Text(sv="aldrig prövad", en="never tried")
_TRIED = Text(sv="prövad den {on}", en="tried on {on}")
_SUBJECT = Text(
    sv="Bekräfta inloggningen på kontot {name} på {platform}",
    en="Confirm the log-in of the account {name} on {platform}",
)
_DONE = Text(sv="Prövad {on}: {roles}.", en="Tried on {on}: {roles}.")
_PASSWORD = Text(
    sv="Byt lösenord och ta bort inloggningen för den som inte längre ska ha den: {roles}.",
    en="Change the password and remove the log-in of those who should no longer have it: {roles}.",
)


def _checked(account: Account) -> date | None:
    return account.access.checked if account.access else None


def _says(account: Account, _register: Register) -> FilledText:
    on = _checked(account)
    return FilledText(_TRIED, {"on": on}) if on else FilledText(_NEVER, {})


def _urgency(account: Account, _register: Register) -> str:
    """Sort the account first that was tried longest ago, or never."""
    on = _checked(account)
    return on.isoformat() if on else ""


def _details(_situation: Situation, account: Account) -> Iterator[FilledText]:
    access = account.access
    if access:
        yield FilledText(_DONE, {"on": access.checked, "roles": "; ".join(access.roles)})


def _reminds(situation: Situation, account: Account) -> Iterator[FilledText]:
    after = [role.casefold() for role in (account.access.roles if account.access else ())]
    lost = [role for role in access_now(situation) if role.casefold() not in after]
    if lost:
        yield FilledText(_PASSWORD, {"roles": lost})


CONFIRMING = Form(
    "confirm-access",
    SECTIONS,
    AccountChange(
        subject=_SUBJECT,
        details=_details,
        reminds=_reminds,
        nobody=FilledText(_NOBODY, {}),
        says=_says,
        urgency=_urgency,
    ),
)
