"""Opening an account: a new file of the register."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from socialpolicy.forms import appointment, decision
from socialpolicy.forms.confirm_banner import BANNER
from socialpolicy.text import FilledText, Text
from socialpolicy.wizard import hints
from socialpolicy.wizard.form import (
    YES_NO,
    AnswerKind,
    Form,
    Need,
    NewAccount,
    Question,
    Section,
    Situation,
    choice,
    day,
    section,
)

if TYPE_CHECKING:
    from socialpolicy.register.models.account import Account

_PROFILE = Text(
    sv="En persons egen profil kan inte vara kommunens konto. Skapa en sida för verksamheten, gå "
    "tillbaka med < och klistra in dess adress.",
    en="A person’s own profile cannot be an account of the municipality. Create a page for the "
    "organisation, go back with < and paste its address.",
)


def _no_profile(answer: str, _situation: Situation) -> FilledText | None:
    return FilledText(_PROFILE, {}) if answer == "false" else None


def _is_taken_over(situation: Situation) -> bool:
    return bool(situation.text("taken_over.on"))


ACCOUNT = section(
    Text(sv="Kontot", en="The account"),
    Question(
        "url",
        Text(sv="Adress", en="Address"),
        Text(
            sv="Vilken adress har sidan, eller ska den få? Klistra in den från webbläsaren",
            en="What is the page’s address, or what will it be? Paste it from the browser",
        ),
        ("A01", "A02", "A27"),
        kind=AnswerKind.ADDRESS,
        need=Need.FIRST,
    ),
    choice(
        "platform",
        Text(sv="Plattform", en="Platform"),
        Text(
            sv="Adressen säger inte vilken plattform det är. Vilken är det?",
            en="The address does not tell which platform this is. Which is it?",
        ),
        ("A01", "A02"),
        need=Need.FIRST,
        applies=hints.is_unknown_site,
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
    choice(
        "page",
        Text(sv="Verksamhetens sida", en="The organisation’s page"),
        Text(
            sv="En sådan adress kan också vara en persons egen profil. Är det verksamhetens sida?",
            en="Such an address may also be a person’s own profile. Is it the organisation’s page?",
        ),
        ("A27",),
        need=Need.FIRST,
        applies=hints.may_be_a_person,
        choices=YES_NO,
        default="false",
        demand=_no_profile,
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
    day(
        "opened",
        Text(sv="Öppnas", en="Opens"),
        Text(
            sv="Vilken dag öppnas kontot? Är det redan öppet, skriv dagen då det öppnades",
            en=(
                "Which day does the account open? If it is open already, write the day "
                "when it opened"
            ),
        ),
        ("A09", "A26", "A03", "A05", "A07", "A10", "A12"),
        need=Need.FREE,
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
    day(
        "taken_over.on",
        Text(sv="Togs över", en="Taken over"),
        Text(
            sv="Vilken dag blev kontot kommunens, om det togs över från någon annan?",
            en="Which day did the account become the municipality’s, if it was taken over?",
        ),
        ("A26", "A05", "A07", "A09", "A10", "A12"),
        need=Need.FREE,
        silent=True,
    ),
    Question(
        "taken_over.from",
        Text(sv="Togs över från", en="Taken over from"),
        Text(
            sv="Vem hade kontot förut? Skriv en förening eller ett bolag, inte en person",
            en="Who had the account before? Write an association or company, not a person",
        ),
        note=Text(
            sv="Den som söker en handling ska se vems kontot var då den kom in.",
            en="Whoever looks for a document can see whose the account was when it came in.",
        ),
        need=Need.FREE,
        silent=True,
        applies=_is_taken_over,
    ),
    *decision.ORGANISATION,
    Question(
        "id",
        Text(sv="Kortnamn", en="Short name"),
        Text(
            sv="Vad ska kontot heta i registret? Små bokstäver a–z, siffror och bindestreck",
            en="What is the account’s short name in the register? Lowercase a–z, digits, hyphens",
        ),
        help=Text(
            sv="Vad ska kontot heta i registret? Små bokstäver a–z, siffror och bindestreck",
            en="What is the account’s id in the register? Lowercase a–z, digits, hyphens",
        ),
        kind=AnswerKind.SLUG,
        need=Need.FIRST,
        default=hints.own_id,
        note=Text(
            sv="Filen får det namnet, och loggen hänvisar till det. Byt det aldrig sedan.",
            en="The account’s file gets that name, and the log refers to it. Never change it.",
        ),
        certain=True,
        silent=True,
        follows=True,
    ),
)

PAGE = section(
    Text(sv="Sidan", en="The page"),
    Question(
        "profile.presentation",
        Text(sv="Presentation", en="Presentation"),
        Text(
            sv="Vad står det i sidans presentation, ordagrant?",
            en="What does the page’s presentation say, word for word?",
        ),
        ("A19", "A16"),
        kind=AnswerKind.LONG,
        applies=hints.is_open,
    ),
    Question(
        "profile.link",
        Text(sv="Länk", en="Link"),
        Text(
            sv="Vilken länk till kommunens webbplats har sidan?",
            en="Which link to the municipality’s website does the page have?",
        ),
        ("A20",),
        applies=hints.is_open,
    ),
    *(appointment.presumed(BANNER, "by", "evidence")),
    day(
        "last_post",
        Text(sv="Senaste inlägget", en="Last post"),
        Text(sv="Vilken dag gjordes det senaste inlägget?", en="Which day was the last post made?"),
        ("A24", "A26"),
        need=Need.FREE,
        applies=hints.is_open,
    ),
    day(
        "watch.watched",
        Text(sv="Senast bevakat", en="Last watched"),
        Text(
            sv="Vilken dag sågs kontot senast över?",
            en="Which day was the account last looked through?",
        ),
        ("M16", "A26"),
        applies=hints.is_open,
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


_OPENS = Text(sv="Öppnas {on}", en="Opens {on}")
_OPENED = Text(sv="Öppnades {on}", en="Opened {on}")
_HELD = Text(sv="Ansvarig: {role}", en="Responsible: {role}")
_STEPS_IN = Text(sv="Ersättare: {role}", en="Deputy: {role}")
_DECIDED = Text(sv="Godkänt {on}", en="Approved {on}")


def _sums_up(situation: Situation) -> Iterator[FilledText]:
    """Say when it opens, whose it is, who runs it, and when that was decided."""
    days = {key: situation.text(key) for key in ("opened", "approval.on")}
    opened, decided = (date.fromisoformat(each) if each else None for each in days.values())
    if opened:
        yield FilledText(_OPENED if opened <= situation.today else _OPENS, {"on": opened})
    organisation = situation.register.organisation
    unit = organisation.unit(situation.text("unit")) if organisation else None
    if unit:
        yield FilledText(Text(unit.name, unit.name), {})
    for key, text in (("responsible.role", _HELD), ("deputy.role", _STEPS_IN)):
        if situation.text(key):
            yield FilledText(text, {"role": situation.text(key)})
    if decided:
        yield FilledText(_DECIDED, {"on": decided})


def _details(_situation: Situation, account: Account) -> Iterator[FilledText]:
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
    ACCOUNT,  # what the rest is about, and whose it is: 5, 6
    decision.ANALYSIS,  # 4
    decision.DECISION,  # 7, 27, 28
    appointment.HOLDER,  # 8, 10, 11, 13, 14
    appointment.STAND_IN,  # 30, 43
    decision.REGISTRATION,  # 9, 29
    PAGE,  # 16-20, 42
)
"""The questions under their headings, as things happen; the numbers are the policy's sentences."""


OPENING = Form(
    "open-account",
    SECTIONS,
    NewAccount(_SUBJECT, _details, _reminds, _sums_up),
    decided_by=("opened",),
)
