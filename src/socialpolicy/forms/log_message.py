"""Logging a message: which account it came to, what it is about, what it is and where it came."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from socialpolicy.forms.actions import now
from socialpolicy.text import FilledText, Language, Text
from socialpolicy.text import moment as in_words
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


_ALIKE = Text(
    sv="I loggen finns redan {id}: ”{subject}”, som kom in {time}.",
    en="The log already has {id}: “{subject}”, received on {time}.",
)
_NEAR = 3600
"""Seconds between two messages with the same subject that may be one."""

_NO_FLAG = Text(
    sv="--not-for-us-reason hör ihop med --not-for-us.",
    en="--not-for-us-reason belongs with --not-for-us.",
)


def _alike(situation: Situation, but: str = "") -> FilledText | None:
    """Find a message of the account with the same subject, received within the hour."""
    from socialpolicy.schedule import ScheduleError
    from socialpolicy.wizard.message_log import latest_entries

    account, subject = situation.text("account"), _plain(situation.text("subject"))
    if not account or not subject:
        return None
    schedule = situation.register.schedule
    try:
        written = situation.text("received") or now(situation)
        received = schedule.second(datetime.fromisoformat(written))
        month = written[:7]
        for each in latest_entries(account, situation.register, _LOOKED_THROUGH, month):
            if each["id"] == but or _plain(str(each["subject"])) != subject:
                continue
            other = datetime.fromisoformat(str(each["received"]))
            if abs(schedule.second(other) - received) < _NEAR:
                time = Text(*(in_words(other, language, year=True) for language in Language))
                values = {"id": each["id"], "subject": each["subject"], "time": time}
                return FilledText(_ALIKE, values)
    except (ScheduleError, ValueError):
        return None  # what is wrong with a time is said by the rules
    return None


def _same_minute(situation: Situation, but: str) -> str | None:
    """Find a message of the account that came in the same minute, the same way and of one kind."""
    from socialpolicy.wizard.message_log import latest_entries

    keys, entry = ("received", "kind", "channel"), _entry(situation)
    account, month = situation.text("account"), entry["received"][:7]
    listed = latest_entries(account, situation.register, _LOOKED_THROUGH, month)
    same = (
        str(each["id"])
        for each in listed
        if each["id"] != but
        and all(str(each.get(key)).replace("T", " ") == entry[key] for key in keys)
    )
    return next(same, None)


_LOOKED_THROUGH = 500
"""The latest messages of a month among which one that is alike is looked for."""


def _plain(subject: str) -> str:
    return " ".join(subject.casefold().split())


def _due(received: str, situation: Situation) -> FilledText | None:
    """Say when what came then must be answered."""
    from socialpolicy.wizard.message_edit import due_of_entry

    entry = {**_entry(situation), "received": received}
    return due_of_entry(entry, situation.text("account"), situation.register)


def _without_flag(_reason: str, situation: Situation) -> FilledText | None:
    return None if situation.text("not_for_us") == "true" else FilledText(_NO_FLAG, {})


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
        if situation.text("not_for_us_reason"):
            entry["concerns_us_reason"] = situation.text("not_for_us_reason")
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
            sv="{word} är inget slags meddelande här. Välj bland {known}.",
            en="{word} is no kind of message here. Choose among {known}.",
        ),
        help=Text(
            sv="Vad det är, till exempel fråga, klagomål eller beröm.",
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
            sv="Kanalen {word} finns inte. Välj bland {known}.",
            en="There is no channel {word}. Choose among {known}.",
        ),
        help=Text(
            sv="Var det kom, till exempel kommentar, inlägg eller omnämnande.",
            en="Where it came, such as comment, post or mention.",
        ),
        metavar=Text(sv="KANAL", en="CHANNEL"),
    ),
    moment(
        "received",
        Text(sv="Kom in", en="Received"),
        Text(
            sv="När kom det? Skriv dagen och klockslaget då det blev synligt",
            en="When did it come? Write the day and the time of day when it became visible",
        ),
        ("M02",),
        default=now,
        certain=True,
        remark=_due,
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
    Question(
        "not_for_us_reason",
        Text(sv="Varför det inte rör kommunen", en="Why it is not for the municipality"),
        Text(sv="Varför rör det inte kommunen?", en="Why is it not for the municipality?"),
        ("M07",),
        need=Need.FREE,
        applies=lambda situation: situation.text("not_for_us") == "true",
        silent=True,
        demand=_without_flag,
        help=Text(
            sv="Varför det inte riktas till kommunen, med --not-for-us.",
            en="Why it is not directed to the municipality, with --not-for-us.",
        ),
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
    choice(
        "again",
        Text(sv="Ett nytt meddelande", en="A new message"),
        Text(sv="Är det här ett meddelande till?", en="Is this another message?"),
        ("M01",),
        need=Need.ASKED,
        applies=lambda situation: _alike(situation) is not None,
        lead=_alike,
        default="false",
        choices={
            "false": Text(sv="Nej, det är samma", en="No, it is the same"),
            "true": Text(sv="Ja, det är ett till", en="Yes, it is another"),
        },
        by_option=False,
    ),
)

LOGGING = Form(
    "log-message",
    (Section(Text(sv="Meddelandet", en="The message"), _QUESTIONS),),
    NewMessage(_entry, _alike, _same_minute),
)
