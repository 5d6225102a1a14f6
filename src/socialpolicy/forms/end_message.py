"""Ending a message without an answer: why it needs none, or why nobody can be answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from socialpolicy.forms.actions import sections
from socialpolicy.text import FilledText, Text
from socialpolicy.wizard.form import (
    Choice,
    Form,
    MessageAction,
    Need,
    Question,
    Situation,
    choice,
)

_WHY = {
    "no-answer-needed": Text(sv="Det behöver inget svar", en="It needs no answer"),
    "withdrawn": Text(
        sv="Den som skrev det har tagit tillbaka det", en="Whoever wrote it has withdrawn it"
    ),
    "duplicate": Text(
        sv="Det är samma som ett annat meddelande …", en="It is the same as another message …"
    ),
    "gone": Text(
        sv="Det är borta: den som skrev det eller plattformen tog bort det",
        en="It is gone: its author or the platform removed it",
    ),
}
"""Why a message is ended, in the order of the model."""

_NEEDS_NONE = ("", "no-answer-needed")
"""Why a message is ended where a reason in words is needed."""

_MOST = 30
"""The messages that are offered as the one that this is the same as."""

_NOT_DUPLICATE = Text(
    sv="--duplicate-of hör ihop med --why duplicate.",
    en="--duplicate-of belongs with --why duplicate.",
)
_ITSELF = Text(
    sv="Det är samma meddelande. Ange det som det är en dubblett av.",
    en="That is the same message. Give the one that it is a duplicate of.",
)
_CIRCLE = Text(
    sv="{of} är i sin tur avslutat som samma som det här. Svara på ett av dem.",
    en="{of} is in turn ended as the same as this one. Answer one of them.",
)


def _why(situation: Situation) -> str:
    return situation.text("why") or ("duplicate" if situation.text("of") else "")


def _may_be_anything(situation: Situation) -> bool:
    return _why(situation) in _NEEDS_NONE


def _others(situation: Situation) -> Sequence[Choice]:
    """Offer the account's other messages, the newest first."""
    from socialpolicy.text import clean
    from socialpolicy.wizard.message_log import latest_entries

    logged = situation.message
    if logged is None:
        return ()
    found = latest_entries(logged.found.account, situation.register, _MOST)
    titles = [
        (str(each["id"]), f"{each['received']}  {clean(str(each['subject']), 60)}")
        for each in found
        if each["id"] != logged.id
    ]
    return [Choice(id, Text(title, title)) for id, title in titles]


def _no_other(of: str, situation: Situation) -> FilledText | None:
    """Refuse what is no other message, or is itself said to be the same as this one."""
    from socialpolicy.cli.errors import CommandError
    from socialpolicy.wizard.message_log import message_with, same_as

    if situation.text("why") not in ("", "duplicate"):
        return FilledText(_NOT_DUPLICATE, {})
    id = situation.message.id if situation.message else ""
    if of == id:
        return FilledText(_ITSELF, {})
    seen: set[str] = set()
    known: str | None = of
    try:
        while known and known not in seen:
            seen.add(known)
            known = same_as(message_with(known, situation.register))
            if known == id:
                return FilledText(_CIRCLE, {"of": of})
    except CommandError as refusal:
        return refusal.said
    return None


def _more(situation: Situation) -> dict[str, Any]:
    why = _why(situation)
    more: dict[str, Any] = {
        key: situation.text(key) for key in ("reason", "of") if key in situation.answers
    }
    # That no answer was needed is what an ending means where nothing else is said.
    return {**more, "why": why} if why not in _NEEDS_NONE else more


def _stops(situation: Situation) -> Sequence[str]:
    """Name the rules by which some messages are not ended, once there is a reason."""
    decided = "reason" in situation.answers or _why(situation) == "no-answer-needed"
    return ("M05", "M09", "M17") if decided else ()


_QUESTIONS = (
    choice(
        "why",
        Text(sv="Varför det avslutas", en="Why it is ended"),
        Text(sv="Varför avslutas det utan svar?", en="Why is it ended without an answer?"),
        ("M07",),
        need=Need.ASKED,
        # What it is the same as says why.
        applies=lambda situation: bool(situation.text("why")) or not situation.text("of"),
        choices=_WHY,
        default=lambda situation: _why(situation) or "no-answer-needed",
        unknown=Text(
            sv="Skälet {word} finns inte. Välj bland {known}.",
            en="There is no reason {word}. Choose among {known}.",
        ),
        help=Text(
            sv="Varför det avslutas: tillbakadraget, dubblett, borta eller inget-svar.",
            en="Why it is ended: withdrawn if it was taken back, gone if it is not there any more.",
        ),
        metavar=Text(sv="SKÄL", en="WHY"),
    ),
    choice(
        "of",
        Text(sv="Samma som", en="The same as"),
        Text(sv="Vilket meddelande är det samma som?", en="Which message is it the same as?"),
        ("Y03",),
        need=Need.FIRST,
        named="duplicate-of",
        applies=lambda situation: _why(situation) == "duplicate",
        choices=_others,
        other=True,
        other_title=Text(sv="Ett annat meddelande …", en="Another message …"),
        other_asks=Text(
            sv="Vilket meddelande? Skriv det som loggen kallar det.",
            en="Which message? Write what the log calls it.",
        ),
        demand=_no_other,
        help=Text(
            sv="Meddelandet som det är en dubblett av.",
            en="The message that it is a duplicate of.",
        ),
        metavar=Text(sv="ID", en="ID"),
    ),
    Question(
        "reason",
        Text(sv="Skäl", en="Reason"),
        Text(sv="Varför behöver det inget svar?", en="Why does it need no answer?"),
        ("M07",),
        need=Need.FIRST,
        applies=_may_be_anything,
        help=Text(sv="Varför det inte behöver något svar.", en="Why it needs no answer."),
    ),
)

_EDIT = MessageAction(
    "ended",
    Text(sv="{id} är avslutat utan svar.", en="{id} is ended without an answer."),
    more=_more,
    stops=_stops,
)

ENDING = Form("end-message", sections(Text(sv="Avslutet", en="The end"), _EDIT, *_QUESTIONS), _EDIT)
