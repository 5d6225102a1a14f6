"""Which account it is: its address, its name, and the day it opens."""

from __future__ import annotations

from socialpolicy.text import Text
from socialpolicy.wizard import hints
from socialpolicy.wizard.question import Kind, Need, Question, Section

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
