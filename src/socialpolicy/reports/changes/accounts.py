"""What differs about accounts: opened, closed, handed over, decided, renamed, gone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from socialpolicy.register.comparison import Comparison
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.account_events import Approval, Closing, EarlierValue
from socialpolicy.register.models.holders import Holder
from socialpolicy.register.naming import same_title
from socialpolicy.register.register import Register
from socialpolicy.reports.changes.account_words import WORDS
from socialpolicy.reports.changes.corrections import corrected
from socialpolicy.reports.changes.fields import (
    Difference,
    differences,
    field_words,
    joined,
    plain_value,
    said_of,
)
from socialpolicy.reports.changes.note import Change, Said, Section
from socialpolicy.reports.columns import platform_of
from socialpolicy.text import FilledText, Text

_NEW = Text(
    sv="Nytt konto: {name} på {platform} ({id}), {unit}, {url}. {facts}",
    en="New account: {name} on {platform} ({id}), {unit}, {url}. {facts}",
)
_NEW_MANY = Text(
    sv="{count} nya konton, godkända: {names}", en="{count} new accounts, approved: {names}"
)
_NEW_MANY_UNAPPROVED = Text(
    sv="{count} nya konton: {names}. Inget av dem är godkänt",
    en="{count} new accounts: {names}. None of them is approved",
)
_RESPONSIBLE = Text(sv="Ansvarig: {role}", en="Responsible: {role}")
_NOBODY = Text(sv="Ansvarig saknas", en="Nobody is responsible")
_DEPUTY = Text(sv="Ersättare: {role}", en="Deputy: {role}")
_NO_DEPUTY = Text(sv="Ersättare saknas", en="No deputy")
_APPROVED = Text(sv="Godkänt {day}{reference}", en="Approved {day}{reference}")
_NOT_APPROVED = Text(sv="Inte godkänt", en="Not approved")
_REFERENCE = Text(sv=" ({reference})", en=" ({reference})")
_FACTS = Text(
    sv="{responsible}. {deputy}. {approved}.{opened}",
    en="{responsible}. {deputy}. {approved}.{opened}",
)
_OPENED = Text(sv=" Öppnat {day}", en=" Opened {day}")
_OPENS = Text(sv=" Öppnas {day}", en=" Opens {day}")
_CLOSED_ALREADY = Text(sv=" Avslutat {day}", en=" Closed {day}")

_GONE = Text(
    sv="Borttaget konto: {name} på {platform} ({id}), som var {state}",
    en="Removed account: {name} on {platform} ({id}), which was {state}",
)
_GONE_MANY = Text(sv="{count} borttagna konton: {names}", en="{count} removed accounts: {names}")
_PLANNED = Text(sv="planerat", en="planned")
_OPEN = Text(sv="öppet sedan {day}", en="open since {day}")
_CLOSED = Text(sv="avslutat {day}", en="closed {day}")
_UNREADABLE = Text(
    sv="filen går inte att läsa, så det syns inte vad som har ändrats",
    en="the file cannot be read, so what has changed in it cannot be seen",
)
_UNREADABLE_MANY = Text(
    sv="{count} konton vars filer inte går att läsa: {names}",
    en="{count} accounts whose files cannot be read: {names}",
)
_WAS_UNREADABLE = Text(
    sv="filen går att läsa nu, men gick inte att läsa då, så det syns inte vad som har ändrats",
    en="the file can be read now but could not then, so what has changed in it cannot be seen",
)
_RENAMED = Text(sv="får ett nytt id, från {was} till {now}", en="gets a new id, {was} to {now}")
_RENAMED_MANY = Text(
    sv="{count} konton får nya id: {names}", en="{count} accounts get new ids: {names}"
)

_CLOSES = Text(sv="avslutas {day}{facts}", en="closes {day}{facts}")
_WAS_CLOSED = Text(sv="är avslutat {day}{facts}", en="is closed {day}{facts}")
_CLOSING_FACTS = Text(sv=" ({facts})", en=" ({facts})")
_ASKED = Text(sv="chefen tillfrågad {day}", en="the manager asked {day}")
_INFORMED = Text(sv="samordnaren fick veta {day}", en="the coordinator informed {day}")
_ANNOUNCED = Text(sv="i kanalen {day}", en="announced {day}")
_NOT_ANNOUNCED = Text(sv="inte sagt i kanalen", en="not announced")
_CLOSES_MANY = Text(sv="{count} konton avslutas: {names}", en="{count} accounts close: {names}")
_REOPENS = Text(
    sv="avslutas inte längre (avslutet var {day})", en="is not closed any more (it was on {day})"
)
_REOPENS_MANY = Text(
    sv="{count} konton avslutas inte längre: {names}",
    en="{count} accounts are not closed any more: {names}",
)

_HANDED = Text(sv="{who} byts från {was} till {now}", en="{who} changes from {was} to {now}")
_APPOINTED = Text(sv="{who} utses: {now}", en="{who} appointed: {now}")
_LEFT = Text(sv="{who} tas bort: {was}", en="{who} removed: {was}")
_WITH = Text(sv="{said} ({facts})", en="{said} ({facts})")
_ASSIGNED = Text(sv="uppdrag {day}", en="assigned {day}")
_UNASSIGNED = Text(sv="inget uppdrag antecknat", en="no assignment noted")
_INHERITED = Text(
    sv="med samma uppdrag som den förra, {day}", en="with the same assignment as before, {day}"
)
_WHO = {
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
_NOTED = Text(
    sv="det antecknas att {what} byts den {on} (förut {was})",
    en="it is noted that {what} changes on {on} ({was} before)",
)
_NOTED_NO_MORE = Text(
    sv="det står inte längre att {what} byttes den {on} (förut {was})",
    en="it is no longer noted that {what} changed on {on} ({was} before)",
)
_UNSAID = {
    _NOTED: Text(
        sv="det antecknas att {what} byts den {on}", en="it is noted that {what} changes on {on}"
    ),
    _NOTED_NO_MORE: Text(
        sv="det står inte längre att {what} byttes den {on}",
        en="it is no longer noted that {what} changed on {on}",
    ),
}
_NOTED_WORDS = {
    **WORDS,
    "address": Text(sv="adressen", en="the address"),
    "management": Text(sv="ledningen", en="the management"),
}
_MANY = Text(
    sv="{count} konton: {field} ändras ({names})", en="{count} accounts: {field} changes ({names})"
)


def of_accounts(beside: Comparison) -> Iterator[Change]:
    """Go through the accounts that differ: new ones, those that changed, those that are gone."""
    known = {each.model.id for each in beside.before.accounts}
    taken = {pair.after.file for pair in beside.accounts if pair.after}
    for located in beside.after.accounts:
        account = located.model
        if located.file in beside.same_files or account.id in known or located.file in taken:
            continue
        if account.id in beside.before.unread_accounts:
            yield _of(account, "was-unreadable", _WAS_UNREADABLE, _UNREADABLE_MANY)
        else:
            yield new_account(account, beside.after, beside.after.today)
    for pair in beside.accounts:
        before = pair.before.model
        if pair.after:
            yield from changed_account(before, pair.after.model, beside.after.today)
        elif before.id in beside.after.unread_accounts:
            yield _of(before, "unreadable", _UNREADABLE, _UNREADABLE_MANY)
        else:
            yield gone_account(before, beside.day)


def _of(account: Account, what: str, said: Said, summed: Text) -> Change:
    return Change(what, Section.ACCOUNTS, account.id, said, summed, lead=account.id)


def _named(account: Account) -> dict[str, object]:
    return {"name": account.name, "platform": platform_of(account).words, "id": account.id}


def new_account(account: Account, register: Register, today: date) -> Change:
    """Say who keeps an account that is new, and how it was decided, as of a day."""
    unit = register.organisation.unit(account.unit) if register.organisation else None
    values = {"url": account.url, "unit": unit.name if unit else account.unit}
    facts = _facts(account, today)
    said = FilledText(_NEW, {**_named(account), **values, "facts": facts})
    now = plain_value(account)
    approved = account.approval is not None and account.approval.on is not None
    summed = _NEW_MANY if approved else _NEW_MANY_UNAPPROVED
    return Change("account-new", Section.ACCOUNTS, account.id, said, summed, now=now)


def _facts(account: Account, today: date) -> FilledText:
    opened: FilledText | str = ""
    if account.closing and account.is_closed(today):
        opened = FilledText(_CLOSED_ALREADY, {"day": account.closing.on})
    elif account.begun:
        text = _OPENS if account.begun > today else _OPENED
        opened = FilledText(text, {"day": account.begun})
    holders = [
        FilledText(text, {"role": holder.role}) if holder else missing
        for holder, text, missing in (
            (account.responsible, _RESPONSIBLE, _NOBODY),
            (account.deputy, _DEPUTY, _NO_DEPUTY),
        )
    ]
    values = {"responsible": holders[0], "deputy": holders[1], "opened": opened}
    return FilledText(_FACTS, {**values, "approved": _approved(account.approval)})


def _approved(approval: Approval | None) -> Said:
    if approval is None or approval.on is None:
        return _NOT_APPROVED
    reference = FilledText(_REFERENCE, {"reference": approval.reference})
    return FilledText(
        _APPROVED, {"day": approval.on, "reference": reference if approval.reference else ""}
    )


def gone_account(account: Account, day: date) -> Change:
    """Say what an account was that is gone, as of a day."""
    state: Said = _PLANNED
    if account.closing and account.is_closed(day):
        state = FilledText(_CLOSED, {"day": account.closing.on})
    elif not account.is_planned(day) and account.begun:
        state = FilledText(_OPEN, {"day": account.begun})
    said = FilledText(_GONE, {**_named(account), "state": state})
    was = plain_value(account)
    return Change("account-gone", Section.ACCOUNTS, account.id, said, _GONE_MANY, was=was)


def changed_account(was: Account, now: Account, today: date) -> Iterator[Change]:
    """Go through what differs between an account as it was and as it is, as of a day."""
    yield from corrected(was, now, now.id)
    if was.id != now.id:
        said = FilledText(_RENAMED, {"was": was.id, "now": now.id})
        yield _of(now, "id", said, _RENAMED_MANY)._replace(was=was.id, now=now.id)
    for who in ("responsible", "deputy"):
        yield from _of_holder(who, getattr(was, who), getattr(now, who), now.id)
    if (was.closing is None) != (now.closing is None):
        yield _of_closing(was, now, today)
    for each in differences(was, now):
        head = each.path[0]
        if each.path in (("id",), ("closing",)) or head == "corrections":
            continue
        if head in ("responsible", "deputy") and _is_of_another(was, now, head):
            continue
        if each.path == ("editors",):
            yield from _of_holder("editors", each.was, each.now, now.id)
            continue
        yield _field(each, now.id)


def _field(each: Difference, id: str) -> Change:
    """Make the change of a field of an account."""
    noted = each.now if each.was is None else each.was
    said = said_of(each, WORDS)
    if isinstance(noted, EarlierValue):
        values = {"what": _NOTED_WORDS[noted.what], "was": noted.was, "on": noted.on}
        text = _NOTED if each.now is not None else _NOTED_NO_MORE
        said = FilledText(text if noted.was else _UNSAID[text], values)
    return Change(
        each.kind,
        Section.ACCOUNTS,
        id,
        said,
        _MANY,
        id,
        each.dotted,
        plain_value(each.was),
        plain_value(each.now),
        field_words(each, WORDS),
    )


def _is_of_another(was: Account, now: Account, who: str) -> bool:
    """Say whether another role has taken over, whose own contact and assignment are said then."""
    before, after = getattr(was, who), getattr(now, who)
    return before is None or after is None or not same_title(before.role, after.role)


def _of_holder(who: str, was: object, now: object, id: str) -> Iterator[Change]:
    before = was if isinstance(was, Holder) else None
    after = now if isinstance(now, Holder) else None
    if before == after or (before and after and same_title(before.role, after.role)):
        return
    values = {
        "who": _WHO[who],
        "was": before.role if before else "",
        "now": after.role if after else "",
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
        text = _INHERITED if inherited else _ASSIGNED
        facts.append(FilledText(text, {"day": assignment.on}))
    return joined(facts)


def _of_closing(was: Account, now: Account, today: date) -> Change:
    closing = now.closing
    if closing is None:
        said = FilledText(_REOPENS, {"day": was.closing.on if was.closing else ""})
        change = _of(now, "closing-undone", said, _REOPENS_MANY)
        return change._replace(path="closing", was=plain_value(was.closing))
    text = _WAS_CLOSED if closing.on <= today else _CLOSES
    facts = FilledText(_CLOSING_FACTS, {"facts": _how_closed(closing)})
    said = FilledText(text, {"day": closing.on, "facts": facts})
    change = _of(now, "closing", said, _CLOSES_MANY)
    return change._replace(path="closing", now=plain_value(closing))


def _how_closed(closing: Closing) -> FilledText:
    days = (
        (_ASKED, closing.manager.asked if closing.manager else None),
        (_INFORMED, closing.coordinator_informed),
        (_ANNOUNCED, closing.announced.on if closing.announced else None),
    )
    facts: list[object] = [FilledText(text, {"day": day}) for text, day in days if day]
    if not (closing.announced and closing.announced.on):
        facts.append(_NOT_ANNOUNCED)
    return joined(facts)
