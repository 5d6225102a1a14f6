"""Logging a message: which account it came to, what it is about, what it is and where it came."""

from __future__ import annotations

from collections.abc import Sequence

from socialpolicy.forms.actions import now
from socialpolicy.text import FilledText, Text
from socialpolicy.wizard.form import (
    YES_NO,
    Choice,
    Form,
    Need,
    NewMessage,
    Question,
    Section,
    Situation,
    choice,
    moment,
)

_KINDS = {
    "question": Text(sv="En fråga", en="A question"),
    "suggestion": Text(sv="Ett förslag", en="A suggestion"),
    "complaint": Text(sv="Ett klagomål", en="A complaint"),
    "criticism": Text(sv="Kritik", en="Criticism"),
    "praise": Text(sv="Beröm", en="Praise"),
    "advertising": Text(sv="Reklam", en="Advertising"),
    "unlawful": Text(sv="Något olagligt", en="Something unlawful"),
    "personal-attack": Text(sv="Ett personangrepp", en="A personal attack"),
    "integrity": Text(sv="Något som kränker någons integritet", en="A breach of privacy"),
    "other": Text(sv="Något annat", en="Something else"),
}
"""What a message can be, in the order of the model."""

_CHANNELS = {
    "comment": Text(sv="I en kommentar", en="In a comment"),
    "post": Text(sv="I ett inlägg", en="In a post"),
    "direct-message": Text(sv="I ett direktmeddelande", en="In a direct message"),
    "mention": Text(sv="I ett omnämnande", en="In a mention"),
    "review": Text(sv="I ett omdöme", en="In a review"),
    "referral": Text(sv="Hänvisat från annat håll", en="Referred from elsewhere"),
}
"""Where a message can come, in the order of the model."""

LONGEST = 120
"""Characters that a subject may have."""

_NO_WORDS = Text(
    sv="Skriv ett ämne med --subject, med egna ord på en rad.",
    en="Write a subject with --subject, in your own words on one line.",
)
_LONG = Text(
    sv="Ämnet har {count} tecken, men får ha högst 120. Korta det.",
    en="The subject has {count} characters, but may have at most 120. Shorten it.",
)


def _open_accounts(situation: Situation) -> Sequence[Choice]:
    from socialpolicy.platforms import PLATFORMS

    choices = []
    for account in (filed.model for filed in situation.register.accounts):
        if account.is_open(situation.today):
            platform = PLATFORMS[account.platform].name
            # With the id, so that it too is found by typing.
            sv, en = (
                f"{account.id}: {account.name}, {each}" for each in (platform.sv, platform.en)
            )
            choices.append(Choice(account.id, Text(sv, en)))
    return choices


def _account(word: str, situation: Situation) -> str:
    from socialpolicy.cli.account_lookup import account_meant, names_of

    return account_meant(word, names_of(situation.register))


def _no_subject(subject: str, _situation: Situation) -> FilledText | None:
    if not subject.strip():
        return FilledText(_NO_WORDS, {})
    return FilledText(_LONG, {"count": len(subject)}) if len(subject) > LONGEST else None


def _entry(situation: Situation) -> dict[str, str]:
    """Make the entry of the log, but for its id."""
    entry = {
        "channel": situation.text("channel") or "comment",
        "received": situation.text("received") or now(situation),
        "kind": situation.text("kind") or "question",
        "subject": situation.text("subject"),
    }
    for key in ("noticed", "reference"):
        if situation.text(key):
            entry[key] = situation.text(key)
    if situation.text("not_for_us") == "true":
        entry["concerns_us"] = "false"
    if situation.text("public_event") == "true":
        entry["public_event"] = "true"
    return entry


_QUESTIONS = (
    choice(
        "account",
        Text(sv="Konto", en="Account"),
        Text(sv="Vilket konto kom det till?", en="Which account did it come to?"),
        ("M01",),
        need=Need.FIRST,
        choices=_open_accounts,
        other=True,
        other_title=Text(sv="Ett konto som inte är öppet …", en="An account that is not open …"),
        other_asks=Text(sv="Vilket kortnamn har kontot?", en="What is the account’s short name?"),
        finds=_account,
        help=Text(
            sv="Kontots id eller namn, eller början på det. Utan det får du i en terminal välja.",
            en="The account's id or name, or how either begins. Without it, in a terminal, you "
            "choose.",
        ),
        metavar=Text(sv="KONTO", en="ACCOUNT"),
        is_argument=True,
    ),
    Question(
        "subject",
        Text(sv="Ämne", en="Subject"),
        Text(
            sv="Vad gäller det? Skriv med egna ord, och aldrig vem.",
            en="What is it about? Write in your own words, and never who.",
        ),
        ("M14",),
        need=Need.FIRST,
        demand=_no_subject,
        help=Text(
            sv="Ämnet med dina egna ord, högst 120 tecken. Skriv aldrig vem det gäller.",
            en=(
                "The subject in your own words, at most 120 characters. Never write whom it "
                "concerns."
            ),
        ),
    ),
    choice(
        "kind",
        Text(sv="Slag", en="Kind"),
        Text(sv="Vad är det?", en="What is it?"),
        ("M05",),
        need=Need.ASKED,
        choices=_KINDS,
        default="question",
        unknown=Text(
            sv="Slaget {word} finns inte. Välj {known}.",
            en="There is no kind {word}. Choose {known}.",
        ),
        help=Text(
            sv="Vad det är, till exempel question, complaint eller praise.",
            en="What it is, such as question, complaint or praise.",
        ),
        metavar=Text(sv="SLAG", en="KIND"),
    ),
    choice(
        "channel",
        Text(sv="Kanal", en="Channel"),
        Text(sv="Var kom det?", en="Where did it come?"),
        ("M15",),
        need=Need.ASKED,
        choices=_CHANNELS,
        default="comment",
        unknown=Text(
            sv="Kanalen {word} finns inte. Välj {known}.",
            en="There is no channel {word}. Choose {known}.",
        ),
        help=Text(
            sv="Var det kom, till exempel comment, post eller mention.",
            en="Where it came, such as comment, post or mention.",
        ),
        metavar=Text(sv="KANAL", en="CHANNEL"),
    ),
    moment(
        "received",
        Text(sv="Blev synligt", en="Became visible"),
        Text(
            sv="När blev det synligt? Skriv klockslaget också",
            en="When did it become visible? Write the time of day too",
        ),
        ("M02",),
        default=now,
        certain=True,
        silent=True,
        help=Text(
            sv='När det blev synligt, med klockslag: "i går 14:05". Annars nu.',
            en=(
                'When it became visible, with the time of day: "yesterday 14:05". Now unless given.'
            ),
        ),
    ),
    moment(
        "noticed",
        Text(sv="Någon av er såg det", en="One of you saw it"),
        Text(
            sv="När såg någon av er det? Skriv klockslaget också",
            en="When did one of you see it? Write the time of day too",
        ),
        ("M02",),
        need=Need.FREE,
        silent=True,
        help=Text(
            sv="När någon av er såg det, med klockslag.",
            en="When one of you saw it, with the time of day.",
        ),
    ),
    Question(
        "reference",
        Text(sv="Hänvisning", en="Reference"),
        Text(
            sv="Vilken hänvisning har det? Skriv inget som röjer vem det gäller",
            en="Which reference does it have? Write nothing that tells whom it concerns",
        ),
        ("M14",),
        need=Need.FREE,
        silent=True,
        help=Text(
            sv="En hänvisning som inte röjer vem det gäller.",
            en="A reference that does not tell whom it concerns.",
        ),
    ),
    choice(
        "not_for_us",
        Text(sv="Rör inte kommunen", en="Not for the municipality"),
        Text(
            sv="Riktas det till någon annan, eller rör det inte kommunens verksamhet?",
            en="Is it directed to somebody else, or not about the municipality’s work?",
        ),
        ("M05",),
        need=Need.FREE,
        choices=YES_NO,
        silent=True,
        help=Text(
            sv="Det riktas inte till kommunen, eller rör inte dess verksamhet.",
            en="It is not directed to the municipality, or not about its work.",
        ),
        is_flag=True,
    ),
    choice(
        "public_event",
        Text(sv="Offentligt evenemang", en="Public event"),
        Text(
            sv="Gäller reklamen ett offentligt evenemang?",
            en="Is the advertising for a public event?",
        ),
        ("M11",),
        need=Need.FREE,
        choices=YES_NO,
        silent=True,
        help=Text(
            sv="Reklamen gäller ett offentligt evenemang.",
            en="The advertising is for a public event.",
        ),
        is_flag=True,
    ),
)

LOGGING = Form(
    "log-message",
    (Section(Text(sv="Meddelandet", en="The message"), _QUESTIONS),),
    NewMessage(_entry),
)
