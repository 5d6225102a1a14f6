"""Noting an absence: the responsible or the deputy is away for some days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from socialpolicy.forms.posts import POSTS, role_before, who_has_it
from socialpolicy.text import FilledText, Text
from socialpolicy.wizard import hints
from socialpolicy.wizard.form import (
    AccountChange,
    Append,
    Choice,
    Form,
    Need,
    Section,
    Situation,
    Step,
    choice,
    day,
)

if TYPE_CHECKING:
    from socialpolicy.register.models.account import Account
    from socialpolicy.register.register import Register

_WHO = {
    "responsible": Text(sv="Den ansvariga, {role}", en="The responsible, {role}"),
    "deputy": Text(sv="Ersättaren, {role}", en="The deputy, {role}"),
}
_BACKWARDS = Text(
    sv="Sista dagen kan inte komma före den första, {first}.",
    en="The last day cannot come before the first, {first}.",
)
_KNOWN = Text(sv="Frånvaron står redan i registret.", en="The absence is in the register already.")
_BOTH = Text(
    sv="Då är {other} också borta. Ordna med någon som svarar de dagarna.",
    en="Then {other} is away too. See to it that somebody answers on those days.",
)


def _posts(situation: Situation) -> Sequence[Choice]:
    """Offer those who hold a post in the account, with their roles."""
    listed = []
    for key, text in _WHO.items():
        role = role_before(situation, key)
        if role:
            listed.append(Choice(key, Text(*(each.format(role=role) for each in text))))
    return listed


def _not_backwards(answer: str, situation: Situation) -> FilledText | None:
    """Refuse a last day before the first, and an absence that is there already."""
    first = situation.text("from")
    if first and answer < first:
        return FilledText(_BACKWARDS, {"first": date.fromisoformat(first)})
    account, who = situation.account, situation.text("who")
    for each in account.absences if account else ():
        if (each.who, each.from_.isoformat(), each.to.isoformat()) == (who, first, answer):
            return FilledText(_KNOWN, {})
    return None


def _both_away(answer: str, situation: Situation) -> FilledText | None:
    """Remark that the other of the two is away as well on one of the days."""
    account, first, who = situation.account, situation.text("from"), situation.text("who")
    for each in account.absences if account else ():
        other = each.who != who and each.who
        if other and each.from_.isoformat() <= answer and first <= each.to.isoformat():
            return FilledText(_BOTH, {"other": POSTS[other].word})
    return None


SECTIONS = (
    Section(
        Text(sv="Frånvaron", en="The absence"),
        (
            choice(
                "who",
                Text(sv="Vem som är borta", en="Who is away"),
                Text(sv="Vem är borta?", en="Who is away?"),
                ("A28",),
                need=Need.FIRST,
                choices=_posts,
                words=tuple(_WHO),
                metavar=Text(sv="responsible|deputy", en="responsible|deputy"),
                in_file=False,
            ),
            day(
                "from",
                Text(sv="Första dagen", en="First day"),
                Text(sv="Vilken är den första dagen?", en="Which is the first day?"),
                ("A28",),
                default=hints.today,
                need=Need.FIRST,
                in_file=False,
                named="first",
                certain=True,
            ),
            day(
                "to",
                Text(sv="Sista dagen", en="Last day"),
                Text(
                    sv="Vilken är den sista dagen? Den räknas med",
                    en="Which is the last day? It counts too",
                ),
                ("A28",),
                need=Need.FIRST,
                in_file=False,
                named="last",
                demand=_not_backwards,
                remark=_both_away,
            ),
        ),
    ),
)
"""The questions under their heading."""

_NOBODY = Text(
    sv="Registret har inget konto med ansvarig eller ersättare.",
    en="The register has no account with a responsible or a deputy.",
)
_NO_POST = Text(
    sv="{account} har varken ansvarig eller ersättare som kan vara borta.",
    en="{account} has neither a responsible nor a deputy who can be away.",
)
_SUBJECT = Text(
    sv="Notera frånvaro på kontot {name} på {platform}",
    en="Note an absence in the account {name} on {platform}",
)
_AWAY = Text(sv="{role} är borta {first}–{last}.", en="{role} is away {first} – {last}.")
_STEPS_IN = Text(
    sv="{role} svarar under tiden, och behöver kunna logga in.",
    en="{role} answers meanwhile, and needs to be able to log in.",
)


def _refuses(account: Account, _register: Register) -> FilledText | None:
    held = account.responsible or account.deputy
    return None if held else FilledText(_NO_POST, {"account": account.id})


def _steps(situation: Situation) -> Sequence[Step]:
    who, first, last = (situation.text(key) for key in ("who", "from", "to"))
    if not (who and first and last):
        return []
    return [Append(("absences",), {"who": who, "from": first, "to": last})]


def _details(situation: Situation, _account: Account) -> Iterator[FilledText]:
    who, first, last = (situation.text(key) for key in ("who", "from", "to"))
    if who and first and last:
        days = {"first": date.fromisoformat(first), "last": date.fromisoformat(last)}
        yield FilledText(_AWAY, {"role": role_before(situation, who), **days})


def _reminds(situation: Situation, account: Account) -> Iterator[FilledText]:
    if situation.text("who") == "responsible" and account.deputy:
        yield FilledText(_STEPS_IN, {"role": account.deputy.role})


NOTING = Form(
    "note-absence",
    SECTIONS,
    AccountChange(
        subject=_SUBJECT,
        details=_details,
        reminds=_reminds,
        nobody=FilledText(_NOBODY, {}),
        says=who_has_it,
        refuses=_refuses,
        more=_steps,
    ),
)
