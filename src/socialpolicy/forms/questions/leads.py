"""What is told before the questions of a hand-over: how it stands today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from socialpolicy.forms import handover as matter
from socialpolicy.text import FilledText, Text
from socialpolicy.wizard.question import Lead, Situation

if TYPE_CHECKING:
    from socialpolicy.register.models.account import Absence

_RESPONSIBLE = Text(sv="Ansvarig i dag: {role}.", en="Responsible today: {role}.")
_DEPUTY = Text(sv="Ersättare i dag: {role}.", en="Deputy today: {role}.")
_PROMOTED = Text(
    sv="{role} är ersättare i dag och blir ansvarig. Därför behövs en ny ersättare.",
    en="{role} is the deputy today and becomes responsible. So a new deputy is needed.",
)
_ACCESS = Text(sv="Kan logga in i dag: {roles}.", en="Can log in today: {roles}.")
_WATCH = Text(sv="I dag bevakas kontot av {role}.", en="Today the account is watched by {role}.")
_ABSENCES = Text(sv="Frånvaro som ligger framåt: {absences}.", en="Absences ahead: {absences}.")
_ABSENCE = Text(sv="{who} {first}–{last}", en="{who} {first} – {last}")
_FOLLOWS = Text(
    sv="{who} {first}–{last} (följer med rollen)",
    en="{who} {first} – {last} (goes with the role)",
)
_WHO = {
    "responsible": Text(sv="den ansvariga", en="the responsible"),
    "deputy": Text(sv="ersättaren", en="the deputy"),
}


def of_present(key: str) -> Lead:
    """Tell who holds a post, and that the deputy's is left when the deputy takes over."""

    def lead(situation: Situation) -> FilledText | None:
        role = matter.role_before(situation, key)
        if key == "deputy" and matter.is_promoted(situation):
            return FilledText(_PROMOTED, {"role": role})
        return (
            FilledText(_DEPUTY if key == "deputy" else _RESPONSIBLE, {"role": role})
            if role
            else None
        )

    return lead


def of_access(situation: Situation) -> FilledText | None:
    """Tell who can log in."""
    # A role may hold a comma, so semicolons part them, as in the answer.
    return FilledText(_ACCESS, {"roles": "; ".join(matter.access_now(situation))})


def of_watch(situation: Situation) -> FilledText | None:
    """Tell who watches the account."""
    watch = situation.account.watch if situation.account else None
    return FilledText(_WATCH, {"role": watch.role}) if watch else None


def of_absences(situation: Situation) -> FilledText | None:
    """Tell when whoever hands over is away."""
    absences = [_told(absence, situation) for _, absence in matter.absences_ahead(situation)]
    return FilledText(_ABSENCES, {"absences": absences})


def _told(absence: Absence, situation: Situation) -> FilledText:
    values = {"who": _WHO[absence.who], "first": absence.from_, "last": absence.to}
    return FilledText(_FOLLOWS if matter.post_taken(situation, absence.who) else _ABSENCE, values)
