"""Removing a message: the policy's own decision, taken step by step.

On what ground, by the law or the policy, whether a copy was preserved, and what
whoever wrote it has been told.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from socialpolicy.forms.actions import now, sections
from socialpolicy.register.message_names import GROUND_NAMES
from socialpolicy.text import FilledText, Language, Text
from socialpolicy.wizard import hints
from socialpolicy.wizard.form import (
    YES_NO,
    AnswerKind,
    Form,
    MessageAction,
    Need,
    Question,
    Situation,
    choice,
    moment,
)

_BASES = {
    "law": Text(sv="Lagen: det är förbjudet", en="The law: it is forbidden"),
    "policy": Text(
        sv="Policyn: det är tillåtet, men hör inte hemma på sidan",
        en="The policy: it is allowed, but has no place on the page",
    ),
}
_ADVERTISING = ("advertising", "product-advertising")

_RULES_OF = {
    **dict.fromkeys(_ADVERTISING, ("M10", "M11")),
    **dict.fromkeys(("personal-attack", "integrity"), ("M12",)),
}
"""The rules whose sentences of the policy speak of a ground; of the others, M08's do."""

_STEMS = {
    "defamation": "förtal",
    "hate-speech": "hets",
    "sexism": "sexis",
    "harassment": "trakass",
    "unlawful-violence": "våld",
    "pornography": "porn",
    "incitement": "uppma",
    "copyright": "upphovs",
    "secrecy": "sekretess",
}
"""How a sentence that names a ground is known, where one of several does."""

_NO_DAY = Text(
    sv="Ange dagen då kopian sparades med --preserved-on.",
    en="Give the day the copy was preserved with --preserved-on.",
)


def _policy_on_ground(situation: Situation) -> FilledText | None:
    """Quote what the policy says of the ground: its first sentence, and those that name it."""
    from socialpolicy.wizard.conversation import policy_says

    ground = situation.text("ground")
    codes = set(_RULES_OF.get(ground, ("M08",)))
    clauses = [filed.model for filed in situation.register.clauses]
    upheld = [each for each in clauses if not codes.isdisjoint(each.upheld_by)]
    if not upheld:
        return None
    stem = _STEMS.get(ground)
    naming = [each for each in upheld[1:] if stem and stem in each.text.lower()]
    quoted = [upheld[0], *naming] if naming else upheld
    sv, en = ("\n".join(policy_says(quoted, each)) for each in Language)
    return FilledText(Text("{lines}", "{lines}"), {"lines": Text(sv, en)})


def _is_advertising(situation: Situation) -> bool:
    return situation.text("ground") in _ADVERTISING


def _is_other_law(situation: Situation) -> bool:
    return situation.text("ground") == "other-law"


def _basis(situation: Situation) -> str:
    return "policy" if _is_advertising(situation) else "law"


def _may_be_event(situation: Situation) -> bool:
    logged = situation.message.entry if situation.message else {}
    return _is_advertising(situation) and "public_event" not in logged


def _asks_for_copy(situation: Situation) -> bool:
    return bool(situation.text("copied")) or "preserved.on" not in situation.answers


def _asks_who_was_told(situation: Situation) -> bool:
    return _is_advertising(situation) and "author_told" not in situation.answers


def _without_day(_reference: str, situation: Situation) -> FilledText | None:
    return None if situation.text("preserved.on") else FilledText(_NO_DAY, {})


def _stops(situation: Situation) -> Sequence[str]:
    """Name the rules that let some advertising be, and secrets be nothing but registered."""
    codes = ["M11"] if _is_advertising(situation) else []
    unregistered = situation.text("record") not in ("", "registered")
    return [*codes, "M13"] if situation.text("ground") and unregistered else codes


def _told(situation: Situation) -> str | None:
    """Give when the author was told, or why not; None where nothing is known."""
    if "author_told" in situation.answers:
        return situation.text("author_told")
    keys = {"now": "told_now", "then": "told_when", "no": "told_not"}
    return situation.text(keys.get(situation.text("told"), "")) or None


def _more(situation: Situation) -> dict[str, Any]:
    more: dict[str, Any] = {
        key: situation.text(key) for key in ("ground", "basis", "law") if key in situation.answers
    }
    if _is_other_law(situation):
        more.setdefault("basis", "law")
    if situation.text("public_event") == "true":
        more["public_event"] = "true"
    copy = {
        key: situation.text(f"preserved.{key}")
        for key in ("on", "reference")
        if situation.text(f"preserved.{key}")
    }
    told = _told(situation)
    return {
        **more,
        **({"preserved": copy} if copy else {}),
        **({} if told is None else {"author_told": told}),
    }


_TOLD = {
    "now": Text(sv="Ja, just nu", en="Yes, just now"),
    "then": Text(sv="Ja, en annan tid …", en="Yes, at another time …"),
    "later": Text(sv="Nej, inte än", en="No, not yet"),
    "no": Text(sv="Nej, för det går inte …", en="No, as it cannot be done …"),
}

_QUESTIONS = (
    choice(
        "ground",
        Text(sv="Grund", en="Ground"),
        Text(sv="Varför togs det bort?", en="Why was it removed?"),
        ("M08",),
        need=Need.FIRST,
        choices=GROUND_NAMES,
        unknown=Text(
            sv="Grunden {word} finns inte. Välj bland {known}.",
            en="There is no ground {word}. Choose among {known}.",
        ),
        help=Text(
            sv="Grunden, till exempel produktreklam eller förtal.",
            en="The ground, such as product-advertising or defamation.",
        ),
        metavar=Text(sv="GRUND", en="GROUND"),
    ),
    choice(
        "basis",
        Text(sv="Lagen eller policyn", en="The law or the policy"),
        Text(sv="Är det lagen eller policyn som gäller?", en="Does the law or the policy apply?"),
        ("M08",),
        need=Need.FIRST,
        choices=_BASES,
        default=_basis,
        applies=lambda situation: not _is_other_law(situation),
        lead=_policy_on_ground,
        unknown=Text(
            sv="{word} är varken lagen eller policyn. Välj bland {known}.",
            en="{word} is neither the law nor the policy. Choose among {known}.",
        ),
        help=Text(
            sv="Om det är lagen eller policyn som gäller.",
            en="Whether the law or the policy applies.",
        ),
    ),
    Question(
        "law",
        Text(sv="Lagrum", en="The law"),
        Text(
            sv="Vilken lag? Skriv lagrummet, till exempel 5 § lag (1998:112).",
            en="Which law? Write its section, such as 5 § lag (1998:112).",
        ),
        ("M08",),
        need=Need.FIRST,
        applies=_is_other_law,
        lead=_policy_on_ground,
        help=Text(
            sv="Lagrummet, om grunden är en annan lag.",
            en="The law, if the ground is another law (other-law).",
        ),
    ),
    choice(
        "public_event",
        Text(sv="Offentligt evenemang", en="A public event"),
        Text(
            sv="Gäller reklamen ett offentligt evenemang, som alla får komma till?",
            en="Is the advertising for a public event, which everybody may come to?",
        ),
        ("M11",),
        need=Need.ASKED,
        applies=_may_be_event,
        default="false",
        choices=YES_NO,
        by_option=False,
    ),
)
_THEN = (
    Question(
        "author_told",
        Text(sv="Avsändaren fick veta", en="The author was told"),
        Text(
            sv="När fick avsändaren veta det, eller varför inte?",
            en="When was the author told, or why not?",
        ),
        ("M10",),
        kind=AnswerKind.TOLD,
        need=Need.FREE,
        silent=True,
        help=Text(
            sv="När avsändaren fick veta det, eller varför inte.",
            en="When the author was told, or why not.",
        ),
    ),
    choice(
        "copied",
        Text(sv="Kopia sparad", en="Copy preserved"),
        Text(
            sv="Är en kopia sparad? Att ta bort är att gallra en allmän handling.",
            en="Is a copy preserved? Removing it disposes of an official document.",
        ),
        need=Need.ASKED,
        applies=_asks_for_copy,
        default="true",
        choices=YES_NO,
        note=Text(
            sv="Den som begär ut handlingen ska kunna få den, också när den är borta från sidan.",
            en="Anyone who asks for the document must get it, even when it is gone from the page.",
        ),
        by_option=False,
    ),
    Question(
        "preserved.on",
        Text(sv="Kopians dag", en="Day of the copy"),
        Text(sv="Vilken dag sparades kopian?", en="On which day was the copy preserved?"),
        kind=AnswerKind.PAST_DAY,
        need=Need.ASKED,
        applies=lambda situation: situation.text("copied") == "true",
        default=hints.today,
        note=Text(
            sv="Kopian ska finnas innan originalet tas bort.",
            en="The copy must be there before the original is removed.",
        ),
        help=Text(
            sv='Dagen då en kopia sparades, till exempel "i går" eller 2026-11-20.',
            en="The day a copy was preserved, such as yesterday or 2026-11-20.",
        ),
    ),
    Question(
        "preserved.reference",
        Text(sv="Kopian finns", en="The copy is in"),
        Text(
            sv="Var finns kopian? Skriv till exempel ett diarienummer, eller bara Enter.",
            en="Where is the copy? Write a registration number, say, or just Enter.",
        ),
        need=Need.FREE,
        applies=lambda situation: situation.text("copied") == "true",
        demand=_without_day,
        note=Text(
            sv="Den som begär ut handlingen ska kunna få den.",
            en="Anyone who asks for the document must get it.",
        ),
        help=Text(sv="Var kopian finns.", en="Where the copy is."),
    ),
    choice(
        "told",
        Text(sv="Avsändaren har fått veta", en="The author has been told"),
        Text(
            sv="Har den som skrev det fått veta att det togs bort?",
            en="Has the author been told that it was removed?",
        ),
        ("M10",),
        need=Need.ASKED,
        applies=_asks_who_was_told,
        choices=_TOLD,
        by_option=False,
    ),
    moment(
        "told_now",
        Text(sv="Avsändaren fick veta", en="The author was told"),
        Text(sv="När fick den veta det?", en="When were they told?"),
        ("M10",),
        applies=lambda situation: situation.text("told") == "now",
        default=now,
        certain=True,
        silent=True,
        by_option=False,
    ),
    moment(
        "told_when",
        Text(sv="Avsändaren fick veta", en="The author was told"),
        Text(sv="När fick den veta det?", en="When were they told?"),
        ("M10",),
        need=Need.ASKED,
        applies=lambda situation: situation.text("told") == "then",
        by_option=False,
    ),
    Question(
        "told_not",
        Text(sv="Varför avsändaren inte fick veta", en="Why the author was not told"),
        Text(sv="Varför går det inte?", en="Why can it not be done?"),
        ("M10",),
        need=Need.ASKED,
        applies=lambda situation: situation.text("told") == "no",
        by_option=False,
    ),
)

_EDIT = MessageAction(
    "removed",
    Text(sv="{id} är borttaget.", en="{id} is removed."),
    more=_more,
    stops=_stops,
    adds="author_told",
    waits=lambda situation: ("M10",) if situation.text("told") == "later" else (),
)

REMOVING = Form(
    "remove-message",
    sections(Text(sv="Borttagningen", en="The removal"), _EDIT, *_QUESTIONS, then=_THEN),
    _EDIT,
)
