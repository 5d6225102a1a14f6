"""Handing an account over: another role is responsible for it, or steps in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from socialpolicy.forms import commit_words
from socialpolicy.forms import handover as matter
from socialpolicy.forms.questions.handing_over import SECTIONS
from socialpolicy.text import FilledText, Text
from socialpolicy.wizard.form import AccountChange, Form
from socialpolicy.wizard.question import Situation

if TYPE_CHECKING:
    from socialpolicy.register.models.account import Account
    from socialpolicy.register.register import Register

_NOBODY = Text(
    sv="Registret har inget konto att lämna över.",
    en="The register has no account to hand over.",
)
_HELD = Text(sv="ansvarig {role}", en="responsible {role}")
_SUBJECT = Text(
    sv="Lämna över kontot {name} på {platform}", en="Hand over the account {name} on {platform}"
)
_NOW = {
    "responsible": Text(sv="Ansvarig: {new}.", en="Responsible: {new}."),
    "deputy": Text(sv="Ersättare: {new}.", en="Deputy: {new}."),
}
_BEFORE = {
    "responsible": Text(
        sv="Ansvarig: {new}. Tidigare: {old}.", en="Responsible: {new}. Before: {old}."
    ),
    "deputy": Text(sv="Ersättare: {new}. Tidigare: {old}.", en="Deputy: {new}. Before: {old}."),
}

_STILL = Text(
    sv="{role} står kvar i {paths}. Ändra för hand om det inte längre stämmer.",
    en="{role} stays in {paths}. Change it by hand if it is no longer so.",
)
_HISTORY = Text(
    sv="{role} står kvar i {paths}. Det är historia och ändras inte.",
    en="{role} stays in {paths}. That is history, and is not changed.",
)
_ELSEWHERE = Text(
    sv="{role} är ansvarig eller ersättare också för {accounts}.",
    en="{role} is responsible or deputy for {accounts} too.",
)
_PASSWORD = Text(
    sv="Ta bort inloggningen för den som inte längre ska ha den: {roles}.",
    en="Take the log-in away from whoever is to have it no more: {roles}.",
)

_OF_ROLES = ("role", "roles", "by")


def _refuses(account: Account, register: Register) -> FilledText | None:
    return commit_words.closed(account) if account.is_closed(register.today) else None


def _says(account: Account, _register: Register) -> FilledText | None:
    return FilledText(_HELD, {"role": account.responsible.role}) if account.responsible else None


def _urgency(_account: Account, _register: Register) -> str:
    return ""


def _stand_ins(_situation: Situation) -> Mapping[str, str]:
    """Take it that somebody will be found, so that the others can be judged."""
    return {f"{key}.role": "…" for key in matter.KEYS}


def _tells(situation: Situation, account: Account) -> Iterator[FilledText]:
    yield commit_words.subject(_SUBJECT, account)
    for key, old, new in matter.handed(situation):
        text = _BEFORE[key] if old and not matter.same(old, new) else _NOW[key]
        yield FilledText(text, {"new": new, "old": old})


def _reminds(situation: Situation, account: Account) -> Iterator[FilledText]:
    """Tell where the old roles still stand: in this account, and as holders of others."""
    after = account.access.roles if account.access else []
    lost = [
        role
        for role in matter.access_now(situation)
        if not any(matter.same(role, each) for each in after)
    ]
    if lost:
        yield FilledText(_PASSWORD, {"roles": lost})
    for _, old, new in matter.handed(situation):
        if not old or matter.same(old, new) or matter.stays(situation, old):
            continue
        paths = list(_paths(account.model_dump(by_alias=True), old))
        history = [path for path in paths if _is_history(path)]
        still = [path for path in paths if path not in history]
        for text, found in ((_STILL, still), (_HISTORY, history)):
            if found:
                yield FilledText(text, {"role": old, "paths": [".".join(path) for path in found]})
        others = _others(old, account, situation.register)
        if others:
            yield FilledText(_ELSEWHERE, {"role": old, "accounts": others})


def _paths(value: object, role: str, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Find where a role stands in an account, lists as a whole."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _paths(inner, role, (*path, key))
    elif isinstance(value, list):
        within = (found for inner in value for found in _paths(inner, role, path))
        yield from dict.fromkeys(within)
    elif isinstance(value, str) and path[-1] in _OF_ROLES and matter.same(value, role):
        yield path


def _is_history(path: tuple[str, ...]) -> bool:
    """Say whether a path tells who did something once."""
    return path[-1] == "by" or path[-2:] == ("manager", "role")


def _others(role: str, own: Account, register: Register) -> list[str]:
    return [
        account.id
        for account in (filed.model for filed in register.accounts)
        if account.id != own.id and not account.is_closed(register.today)
        if any(
            holder and matter.same(holder.role, role)
            for holder in (account.responsible, account.deputy)
        )
    ]


HANDING_OVER = Form(
    "hand-over-account",
    SECTIONS,
    AccountChange(
        tells=_tells,
        reminds=_reminds,
        refuses=_refuses,
        nobody=FilledText(_NOBODY, {}),
        says=_says,
        urgency=_urgency,
        replaces=(("responsible",), ("deputy",)),
        more=matter.absence_steps,
        stand_ins=_stand_ins,
    ),
)
