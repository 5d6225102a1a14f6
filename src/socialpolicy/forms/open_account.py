"""Opening an account: a new file of the register."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from socialpolicy.forms import commit_words
from socialpolicy.forms.questions import decision, identity, page, people
from socialpolicy.text import FilledText, Text
from socialpolicy.wizard.form import Form, NewAccount
from socialpolicy.wizard.question import Section, Situation

if TYPE_CHECKING:
    from socialpolicy.register.models.account import Account

_SUBJECT = Text(sv="Öppna kontot {name} på {platform}", en="Open the account {name} on {platform}")
_APPROVED = Text(
    sv="Godkänt av {body} {on} ({reference}).", en="Approved by {body} on {on} ({reference})."
)
_RESPONSIBLE = Text(
    sv="Ansvarig: {role}. Ersättare: {deputy}.", en="Responsible: {role}. Deputy: {deputy}."
)
_AFTER = Text(
    sv="När kontot har öppnats: fyll i presentationen, länken och bannern i filen.",
    en="When the account has opened: fill in its presentation, link and banner in the file.",
)


def _tells(_situation: Situation, account: Account) -> Iterator[FilledText]:
    yield commit_words.subject(_SUBJECT, account)
    approval = account.approval
    if approval and approval.body and approval.on and approval.reference:
        told = {"body": approval.body, "on": approval.on, "reference": approval.reference}
        yield FilledText(_APPROVED, told)
    if account.responsible and account.deputy:
        roles = {"role": account.responsible.role, "deputy": account.deputy.role}
        yield FilledText(_RESPONSIBLE, roles)


def _reminds(_situation: Situation, account: Account) -> Iterator[FilledText]:
    if account.profile is None:
        yield FilledText(_AFTER, {})


SECTIONS: tuple[Section, ...] = (
    identity.ACCOUNT,  # what the rest is about
    decision.ANALYSIS,  # 4
    decision.ORGANISATION,  # 5, 6
    decision.APPROVAL,  # 7
    people.RESPONSIBLE,  # 8
    decision.ARCHIVE_PLAN,  # 9
    people.ASSIGNMENT,  # 10, 11, 13
    people.WATCH,  # 14
    page.PAGE,  # 16-20
    decision.MANAGER,  # 27, 28
    decision.COORDINATOR,  # 29
    people.ACCESS,  # 30
    page.ACTIVITY,  # 42
    people.DEPUTY,  # 43
)
"""The questions under their headings; the number is the sentence of the policy that asks."""


OPENING = Form("open-account", SECTIONS, NewAccount(_tells, _reminds))
