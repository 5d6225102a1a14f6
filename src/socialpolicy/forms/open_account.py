"""Opening an account: a new file of the register."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from socialpolicy.forms import commit_words
from socialpolicy.forms.questions import decision, page, people
from socialpolicy.text import FilledText, Text
from socialpolicy.wizard import hints
from socialpolicy.wizard.form import Form, NewAccount
from socialpolicy.wizard.question import Kind, Need, Question, Section, Situation

if TYPE_CHECKING:
    from socialpolicy.register.models.account import Account

ACCOUNT = Section(
    Text(sv="Kontot", en="The account"),
    (
        Question(
            "url",
            Text(sv="Adress", en="Address"),
            Text(
                sv="Vilken adress har sidan, eller ska den få? Klistra in den från webbläsaren",
                en="What is the page’s address, or what will it be? Paste it from the browser",
            ),
            ("A01", "A02", "A27"),
            Kind.ADDRESS,
            Need.FIRST,
        ),
        Question(
            "platform",
            Text(sv="Plattform", en="Platform"),
            Text(
                sv="Adressen säger inte vilken plattform det är. Vilken är det?",
                en="The address does not tell which platform this is. Which is it?",
            ),
            ("A01", "A02"),
            Kind.CHOICE,
            Need.FIRST,
            hints.is_unknown_site,
            choices=hints.sites,
        ),
        Question(
            "handle",
            Text(sv="Användarnamn", en="Handle"),
            Text(
                sv="Vilket användarnamn har kontot på plattformen, om det har något?",
                en="Which handle does the account have on the platform, if any?",
            ),
            ("A01", "A02"),
            need=Need.FREE,
            applies=hints.has_no_name,
        ),
        Question(
            "name",
            Text(sv="Namn", en="Name"),
            Text(
                sv="Vad heter sidan, så som den som besöker den ser namnet?",
                en="What is the page called, as a visitor sees its name?",
            ),
            ("A16",),
            need=Need.FIRST,
        ),
        Question(
            "id",
            Text(sv="Id", en="Id"),
            Text(
                sv="Vad ska kontot heta i registret? Små bokstäver a–z, siffror och bindestreck",
                en="What is the account’s id in the register? Lowercase a–z, digits, hyphens",
            ),
            kind=Kind.SLUG,
            need=Need.FIRST,
            default=hints.own_id,
            note=Text(
                sv="Filen får det namnet, och loggen hänvisar till det. Byt det aldrig sedan.",
                en="The account’s file gets that name, and the log refers to it. Never change it.",
            ),
            certain=True,
        ),
        Question(
            "opened",
            Text(sv="Öppnas", en="Opens"),
            Text(
                sv="Vilken dag öppnas kontot? Är det redan öppet, skriv dagen då det öppnades",
                en=(
                    "Which day does the account open? If it is open already, write the day "
                    "when it opened"
                ),
            ),
            ("A26", "A03", "A05", "A07", "A09", "A10", "A12"),
            Kind.DAY,
            Need.FREE,
            note=Text(
                sv=(
                    "Det mesta som policyn begär ska vara gjort före öppnandet. Är dagen inte "
                    "bestämd lämnar du svaret till senare."
                ),
                en=(
                    "Most of what the policy asks for comes before the opening. If the day is "
                    "not decided, leave the answer for later."
                ),
            ),
        ),
    ),
)

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
    ACCOUNT,  # what the rest is about
    decision.ANALYSIS,  # 4
    decision.ORGANISATION,  # 5, 6
    decision.APPROVAL,  # 7
    people.HOLDER,  # 8
    decision.ARCHIVE_PLAN,  # 9
    people.ASSIGNMENT,  # 10, 11, 13
    people.WATCH,  # 14
    page.PAGE,  # 16-20
    decision.MANAGER,  # 27, 28
    decision.COORDINATOR,  # 29
    people.ACCESS,  # 30
    page.ACTIVITY,  # 42
    people.STAND_IN,  # 43
)
"""The questions under their headings; the number is the sentence of the policy that asks."""


OPENING = Form("open-account", SECTIONS, NewAccount(_tells, _reminds))
