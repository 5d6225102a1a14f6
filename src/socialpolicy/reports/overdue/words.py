"""The sentences about late messages, in both languages, whatever the format."""

from __future__ import annotations

import shlex

from socialpolicy.register.overdue import OverdueMessage, Pending
from socialpolicy.schedule import short_length
from socialpolicy.text import Language, Text, clean

_NOTHING = Text(
    sv="Inget är sent, och inget ska besvaras snart.",
    en="Nothing is late, and nothing is due soon.",
)
_LATE_ONE = Text(sv="1 meddelande är sent", en="1 message is late")
_LATE = Text(sv="{count} meddelanden är sena", en="{count} messages are late")
_SOON_ONE = Text(sv="1 ska besvaras snart", en="1 is due soon")
_SOON = Text(sv="{count} ska besvaras snart", en="{count} are due soon")
_NONE_LATE = Text(sv="Inget är sent", en="Nothing is late")
_AND = Text(sv="{late}, och {soon}.", en="{late}, and {soon}.")
_ONLY = Text(sv="{late}.", en="{late}.")

LATE = Text(sv="Sena", en="Late")
SOON = Text(sv="Snart", en="Soon")
DUE_WAS = Text(sv="Skulle ha besvarats {due}", en="Was due {due}")
DUE_IS = Text(sv="Besvaras senast {due}", en="Due {due}")
ON_DUTY = Text(sv="I dag svarar {role}, {contact}", en="{role} answers today: {contact}")
DEPUTY = Text(
    sv="I dag svarar ersättaren {role}, {contact}", en="The deputy {role} answers today: {contact}"
)
NOBODY = Text(
    sv="INGEN SVARAR I DAG: både ansvarig och ersättare är borta. Be chefen utse någon nu.",
    en="NOBODY ANSWERS TODAY: responsible and deputy are both away. Ask the manager to appoint "
    "someone now.",
)
NO_HOLDER = Text(
    sv="INGEN SVARAR I DAG: kontot har varken ansvarig eller ersättare. Be chefen utse någon nu.",
    en="NOBODY ANSWERS TODAY: the account has neither responsible nor deputy. Ask the manager to "
    "appoint someone now.",
)
NO_CONTACT = Text(sv="kontaktuppgift saknas", en="no contact given")
_ANSWER = Text(
    sv="Svara, eller vidarebefordra till den som kan svara",
    en="Answer, or forward it to someone who can",
)
_REMOVE = Text(
    sv="Ta ställning till om inlägget ska tas bort", en="Decide whether the post is to be removed"
)
_CHASE = Text(
    sv="Fråga {to} om svaret, och skriv till den som frågade",
    en="Ask {to} for the answer, and write to whoever asked",
)
_RUN = Text(sv="Kör: socialpolicy {command}", en="Run: socialpolicy {command}")
_SOMEONE = Text(sv="den som fick det vidare", en="whoever it was forwarded to")
LENGTH_LATE = Text(sv="{length} för sent i bemannad tid", en="{length} late in staffed time")
LENGTH_LEFT = Text(sv="{length} kvar i bemannad tid", en="{length} left in staffed time")
_UNSTAFFED_SINCE = Text(
    sv="ingen har varit på plats sedan dess", en="nobody has been on duty since"
)

REMOVABLE = frozenset({"advertising", "unlawful", "personal-attack", "integrity"})
"""Kinds of message that the policy says are to be removed."""


def summary(pending: Pending, language: Language) -> str:
    """Sum up in one sentence how much is late and how much is due soon."""
    late, soon = len(pending.overdue), len(pending.due_soon)
    if not late and not soon:
        return _NOTHING.in_language(language)
    text = _NONE_LATE if not late else _LATE_ONE if late == 1 else _LATE
    values = {"late": text.fill(language, {"count": late})}
    if not soon:
        return _ONLY.fill(language, values)
    text = _SOON_ONE if soon == 1 else _SOON
    return _AND.fill(language, {**values, "soon": text.fill(language, {"count": soon})})


def when(item: OverdueMessage, pending: Pending, language: Language) -> str:
    """Say when a message is or was due."""
    text = DUE_WAS if item.due_second < pending.as_of.timestamp() else DUE_IS
    return text.fill(language, {"due": pending.schedule.prose(item.due_second)})


def duty(item: OverdueMessage, language: Language) -> str:
    """Say who answers today, loudly when nobody does."""
    holder = item.duty.holder
    if holder is None:
        account = item.account
        text = NOBODY if account.responsible or account.deputy else NO_HOLDER
        return text.in_language(language)
    text = DEPUTY if item.duty.who == "deputy" else ON_DUTY
    return text.fill(language, {"role": holder.role, "contact": holder.contact or NO_CONTACT})


def to_do(item: OverdueMessage, language: Language) -> str:
    """Say what to do about a message."""
    message = item.logged.message
    if item.logged.state == "forwarded":
        to = next((action.to for action in reversed(message.actions) if action.to), None)
        return _CHASE.fill(language, {"to": to or _SOMEONE})
    text = _REMOVE if message.kind in REMOVABLE else _ANSWER
    return text.in_language(language)


def run(item: OverdueMessage, language: Language) -> str:
    """Name the command that enters it when that is done."""
    message = item.logged.message
    removed = message.kind in REMOVABLE and item.logged.state != "forwarded"
    command = f"{'remove' if removed else 'answer'}-message {shlex.quote(clean(message.id))}"
    return _RUN.fill(language, {"command": command})


def lateness(item: OverdueMessage, pending: Pending, language: Language) -> str:
    """Say how late a message is, or how much staffed time is left."""
    if not item.late_seconds and item.due_second < pending.as_of.timestamp():
        return _UNSTAFFED_SINCE.in_language(language)
    text = LENGTH_LATE if item.late_seconds > 0 else LENGTH_LEFT
    return text.fill(language, {"length": short_length(abs(item.late_seconds))})
