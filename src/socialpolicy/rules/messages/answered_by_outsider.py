"""M18: a message is dealt with by a role that has the account, or that it was forwarded to.

Who answers is the responsible, the deputy or an editor, and so is who removes, hides, blocks
or ends (clauses 10, 40 and 41). What is no answer may also be done by a role with access, and
a message be forwarded by whoever watches the account. A unit that got a message lets whom
it will deal with it. The account says who has it now and since when, not who had it before:
what was done before one of the assignments may be a former holder's, and cannot be judged.
What is no answer is asked of for the month it was done and the next: an answer stays on the
page, and the rest is soon nothing that anybody can do anything about.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from socialpolicy.check import UNKNOWN, Found, Unknown, each_message
from socialpolicy.finding import Rule, Severity, marked
from socialpolicy.register.message_words import local_day
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.holders import Holder
from socialpolicy.register.models.message import Action
from socialpolicy.register.naming import plain_title, same_title
from socialpolicy.register.placeholders import is_blank
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import Logged
from socialpolicy.rules.messages import example_message
from socialpolicy.rules.messages.answered_late import is_recent
from socialpolicy.text import Text

RULE = Rule(
    code="M18",
    name="answered-by-outsider",
    severity=Severity.WARNING,
    title=Text(
        sv="Den som svarar, tar bort eller avslutar har kontot, eller fick frågan vidarebefordrad",
        en="Whoever answers, removes or ends has the account, or was forwarded the question",
    ),
    says=Text(
        sv=(
            "{id} besvarades av {by}, som inte sköter {account} och inte heller fick frågan "
            "vidarebefordrad"
        ),
        en="{id} was answered by {by}, who neither runs {account} nor was forwarded the question",
    ),
    why=Text(
        sv=(
            "Den som svarar, tar bort eller avslutar gör det för kommunen, och ska ha fått det "
            "uppdraget av sin chef. Då vet också alla vem som ansvarar för det."
        ),
        en=(
            "Whoever answers, removes or ends does so for the municipality, and must have been "
            "given that assignment by a manager. Then everybody also knows who is responsible."
        ),
    ),
    help=Text(
        sv=(
            "Stämmer rollen, ge den ett uppdrag för kontot, eller vidarebefordra till den det "
            "som den ska ta hand om. Är rollen felskriven, rätta den."
        ),
        en=(
            "If the role is right, give it an assignment for the account, or forward to it what "
            "it is to deal with. If the role is misspelt, correct it."
        ),
    ),
    example=example_message(
        bad="    - {did: answered, at: 2026-11-18 15:40, by: Praktikant}\n",
        good='    - {did: answered, at: 2026-11-18 15:40, by: "Bibliotekarie, vuxen"}\n',
    ),
)

_OTHERWISE: Mapping[str, Text] = MappingProxyType(
    {
        "removed": Text(
            sv="{id} togs bort av {by}, som inte sköter {account}",
            en="{id} was removed by {by}, who does not run {account}",
        ),
        "hidden": Text(
            sv="{id} doldes av {by}, som inte sköter {account}",
            en="{id} was hidden by {by}, who does not run {account}",
        ),
        "blocked": Text(
            sv="Den som skrev {id} blockerades av {by}, som inte sköter {account}",
            en="The author of {id} was blocked by {by}, who does not run {account}",
        ),
        "ended": Text(
            sv="{id} avslutades av {by}, som inte sköter {account}",
            en="{id} was ended by {by}, who does not run {account}",
        ),
        "forwarded": Text(
            sv="{id} vidarebefordrades av {by}, som varken sköter eller bevakar {account}",
            en="{id} was forwarded by {by}, who neither runs nor watches {account}",
        ),
    }
)
"""The sentence for each kind of action that is no answer."""

_JUDGED = frozenset({"answered", *_OTHERWISE})

_HOLDER = Text(sv="här står vem som har kontot", en="the responsible is given here")
_UNIT = re.compile(
    r"(?:enhet|förvaltning|avdelning|kontor|nämnd|styrelse|bolag|byrå|grupp|team|service|center)"
    r"(?:en|et|n|s)?$|\bab$",
    re.IGNORECASE,
)
"""How the name of a unit ends, where organisation.yaml does not have it."""


def _holders(account: Account) -> list[Holder]:
    first = (account.responsible, account.deputy)
    return [*(each for each in first if each), *account.editors]


def _others_for(did: str, account: Account) -> list[str]:
    """List the roles that may do a thing without an assignment to communicate."""
    roles = list(account.access.roles) if account.access and did != "answered" else []
    if did == "forwarded" and account.watch and account.watch.role:
        roles.append(account.watch.role)
    return roles


def _done_by(logged: Logged) -> list[tuple[int, str]]:
    """List what was done that says who did it: the position of each, and the role."""
    return [
        (index, action.by)
        for index, action in enumerate(logged.message.actions)
        if action.did in _JUDGED and action.by is not None and not is_blank(action.by)
    ]


def _applies(logged: Logged, register: Register) -> bool | Unknown:
    if _JUDGED.isdisjoint(logged.did) or not _done_by(logged):
        return False
    filed = register.account(logged.account)
    if filed is None:
        return UNKNOWN
    account = filed.model
    return bool(account.responsible or account.deputy or account.editors) or UNKNOWN


@each_message(RULE, applies=_applies)
def check(logged: Logged, register: Register) -> Found:
    """Look for what others have done than those who have the account or were asked."""
    filed = register.account(logged.account)
    if filed is None:
        return
    actions, holders = logged.message.actions, _holders(filed.model)
    for index, by in _done_by(logged):
        if is_forwarded_to(by, actions[:index], register):
            continue
        if any(same_title(each.role, by) for each in holders):
            continue
        did, day = actions[index].did, local_day(actions[index].at, register)
        if did != "answered" and not is_recent(day, register.today):
            continue
        if any(same_title(role, by) for role in _others_for(did, filed.model)):
            continue
        left = register.left.get(logged.account, {}).get(plain_title(by))
        if left is not None and day <= left:
            continue
        account = filed.model
        if not (account.responsible and account.deputy and _were_assigned(holders, by=day)):
            yield UNKNOWN
            continue
        yield RULE.found(
            logged.at / "actions" / index / "by",
            says=_OTHERWISE.get(did),
            related=marked(filed.at / "responsible" / "role", _HOLDER)
            if filed.model.responsible
            else (),
            id=logged.message.id,
            by=by,
            account=logged.account,
        )


def is_forwarded_to(role: str, actions: Sequence[Action], register: Register) -> bool:
    """Say whether one of the actions forwarded it to a role, or to a unit: any of its roles."""
    for action in actions:
        if action.did == "forwarded" and action.to is not None:
            if _ends_as_unit(action.to) or same_title(action.to, role):
                return True
            organisation = register.organisation
            if organisation and organisation.called(action.to):
                return True
    return False


@lru_cache(maxsize=1024)  # many messages go to the same few receivers
def _ends_as_unit(name: str) -> bool:
    return _UNIT.search(name.strip()) is not None


def _were_assigned(holders: list[Holder], *, by: date) -> bool:
    """Say whether all who have the account had it by a day, as far as their assignments tell."""
    days = [each.assignment.on if each.assignment else None for each in holders]
    return all(day is not None and day <= by for day in days)
