"""What differs about who keeps an account, and what still names whoever has left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from socialpolicy.register.models.account import Account
from socialpolicy.register.models.holders import Holder
from socialpolicy.register.naming import same_title
from socialpolicy.reports.changes.fields import joined, plain_value, role_text
from socialpolicy.reports.changes.note import Change, Section
from socialpolicy.text import FilledText, Text

_HANDED = Text(sv="{who} byts från {was} till {now}", en="{who} changes from {was} to {now}")
_APPOINTED = Text(sv="{who} utses: {now}", en="{who} appointed: {now}")
_LEFT = Text(sv="{who} tas bort: {was}", en="{who} removed: {was}")
_WITH = Text(sv="{said} ({facts})", en="{said} ({facts})")
_ASSIGNED = Text(sv="uppdrag {day}", en="assigned {day}")
_GIVEN_BY = Text(sv="{given} av {by}", en="{given} by {by}")
_UNASSIGNED = Text(sv="inget uppdrag antecknat", en="no assignment noted")
_INHERITED = Text(
    sv="med samma uppdrag som den förra, {day}", en="with the same assignment as before, {day}"
)
WHO = {
    "responsible": Text(sv="ansvarig", en="the responsible"),
    "deputy": Text(sv="ersättare", en="the deputy"),
    "editors": Text(sv="redaktör", en="an editor"),
}
_MANY_WHO = {
    "responsible": Text(
        sv="{count} konton får en annan ansvarig: {names}",
        en="{count} accounts get another responsible: {names}",
    ),
    "deputy": Text(
        sv="{count} konton får en annan ersättare: {names}",
        en="{count} accounts get another deputy: {names}",
    ),
    "editors": Text(
        sv="{count} konton får andra redaktörer: {names}",
        en="{count} accounts get other editors: {names}",
    ),
}
_STILL_WATCHES = Text(
    sv="{role} ska fortfarande bevaka kontot", en="{role} is still to watch the account"
)
_STILL_WATCH_MANY = Text(
    sv="{count} konton ska fortfarande bevakas av den som har lämnat dem: {names}",
    en="{count} accounts are still to be watched by whoever has left them: {names}",
)
_STILL_LOGS_IN = Text(sv="{role} kan fortfarande logga in", en="{role} can still log in")
_STILL_LOG_IN_MANY = Text(
    sv="den som har lämnat {count} konton kan fortfarande logga in: {names}",
    en="whoever has left {count} accounts can still log in: {names}",
)
_STILL_AWAY = Text(
    sv="frånvaron {first}–{last} skrevs för {was}, men gäller nu {now}",
    en="the absence {first}–{last} was written for {was}, but is now that of {now}",
)
_NOBODY_AWAY = Text(
    sv="frånvaron {first}–{last} skrevs för {was}, som har lämnat kontot",
    en="the absence {first}–{last} was written for {was}, who has left the account",
)
_STILL_AWAY_MANY = Text(
    sv="{count} konton har frånvaro som skrevs för den som har lämnat dem: {names}",
    en="{count} accounts have absences that were written for whoever has left them: {names}",
)


def left_behind(was: Account, now: Account, today: date) -> Iterator[Change]:
    """Say what of an account still names a role that has left it, or counts as the next one's."""
    roles = [each.role for _, each in now.holders()]
    for role in dict.fromkeys(each.role for _, each in was.holders()):
        if role in roles or any(same_title(role, each) for each in roles):
            continue
        values = {"role": role_text(role)}
        if now.watch and now.watch.role and same_title(now.watch.role, role):
            said = FilledText(_STILL_WATCHES, values)
            yield _left("watch-left", said, _STILL_WATCH_MANY, "watch.role", now)
        if now.access and any(same_title(each, role) for each in now.access.roles):
            said = FilledText(_STILL_LOGS_IN, values)
            yield _left("access-left", said, _STILL_LOG_IN_MANY, "access.roles", now)
    for each in now.absences:
        before, after = getattr(was, each.who), getattr(now, each.who)
        if each not in was.absences or each.to < today or before is None:
            continue
        if is_of_another(was, now, each.who):
            days = {"first": each.from_, "last": each.to, "was": role_text(before.role)}
            said = FilledText(_NOBODY_AWAY, days)
            if after:
                said = FilledText(_STILL_AWAY, {**days, "now": role_text(after.role)})
            yield _left("absence-left", said, _STILL_AWAY_MANY, "absences", now)


def _left(what: str, said: FilledText, summed: Text, path: str, now: Account) -> Change:
    return Change(what, Section.ACCOUNTS, now.id, said, summed, now.id, path)


def is_of_another(was: Account, now: Account, who: str) -> bool:
    """Say whether another role has taken over, whose own contact and assignment are said then."""
    before, after = getattr(was, who), getattr(now, who)
    return before is None or after is None or not same_title(before.role, after.role)


def of_holder(who: str, was: object, now: object, id: str) -> Iterator[Change]:
    """Say that another role is the responsible, the deputy or an editor, or that nobody is."""
    before = was if isinstance(was, Holder) else None
    after = now if isinstance(now, Holder) else None
    if before == after or (before and after and same_title(before.role, after.role)):
        return
    values = {
        "who": WHO[who],
        "was": role_text(before.role) if before else "",
        "now": role_text(after.role) if after else "",
    }
    text = _HANDED if before and after else _APPOINTED if after else _LEFT
    said = FilledText(text, values)
    if after:
        said = FilledText(_WITH, {"said": said, "facts": _assigned(before, after)})
    yield Change(
        who,
        Section.ACCOUNTS,
        id,
        said,
        _MANY_WHO[who],
        id,
        who,
        plain_value(before),
        plain_value(after),
    )


def _assigned(before: Holder | None, after: Holder) -> FilledText:
    facts: list[object] = [after.contact] if after.contact else []
    assignment = after.assignment
    if assignment is None or assignment.on is None:
        facts.append(_UNASSIGNED)
    else:
        inherited = before is not None and before.assignment == assignment
        given = FilledText(_INHERITED if inherited else _ASSIGNED, {"day": assignment.on})
        by = role_text(assignment.by) if assignment.by and not inherited else None
        facts.append(FilledText(_GIVEN_BY, {"given": given, "by": by}) if by else given)
    return joined(facts)
