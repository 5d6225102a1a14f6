"""What differs about accounts: opened, closed, handed over, decided, renamed, gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from socialpolicy.register.comparison import Comparison
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.account_events import Approval, ArchiveCopy, Closing, EarlierValue
from socialpolicy.register.models.holders import Absence
from socialpolicy.register.register import Register
from socialpolicy.reports.changes.account_words import VALUES, WORDS
from socialpolicy.reports.changes.corrections import corrected
from socialpolicy.reports.changes.fields import (
    Difference,
    differences,
    field_words,
    joined,
    plain_value,
    role_text,
    said_of,
)
from socialpolicy.reports.changes.holders import WHO, is_of_another, left_behind, of_holder
from socialpolicy.reports.changes.note import Change, Said, Section
from socialpolicy.reports.columns import COPY_LEVELS, platform_of
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

_NOTED = Text(
    sv="det antecknas att {what} byts den {on} (förut {was})",
    en="it is noted that {what} changes on {on} ({was} before)",
)
_NOTED_NO_MORE = Text(
    sv="det står inte längre att {what} byttes den {on} (förut {was})",
    en="it is no longer noted that {what} changed on {on} ({was} before)",
)
_SWITCHED = Text(
    sv="{field} byts från {was} till {now} den {on}",
    en="{field} changes from {was} to {now} on {on}",
)
_LOGS_IN = Text(sv="{role} kan nu logga in", en="{role} can log in now")
_LOGS_IN_NO_MORE = Text(sv="{role} kan inte längre logga in", en="{role} cannot log in any more")
_AWAY = Text(sv="{who} {first}–{last}", en="{who} {first}–{last}")
_FIELDS_NOTED = {
    **{field: field for field in ("name", "board", "unit", "management")},
    "address": "url",
}
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
    names = names_in(beside.before, beside.after)
    for pair in beside.accounts:
        before = pair.before.model
        if pair.after:
            yield from changed_account(before, pair.after.model, beside.after.today, names)
        elif before.id in beside.after.unread_accounts:
            yield _of(before, "unreadable", _UNREADABLE, _UNREADABLE_MANY)
        else:
            yield gone_account(before, beside.day)


def names_in(*registers: Register) -> dict[str, str]:
    """Give what units and boards are called in registers, by their ids; the last one decides."""
    organisations = (each.organisation for each in registers)
    return {
        owner.id: owner.name
        for each in organisations
        if each
        for owner in (*each.units, *each.boards)
    }


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
        FilledText(text, {"role": role_text(holder.role)}) if holder else missing
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


def changed_account(
    was: Account, now: Account, today: date, names: Mapping[str, str]
) -> Iterator[Change]:
    """Go through what differs between an account as it was and as it is, as of a day.

    `names` has what units and boards are called, by their ids.
    """
    yield from corrected(was, now, now.id, None)
    if was.id != now.id:
        said = FilledText(_RENAMED, {"was": was.id, "now": now.id})
        yield _of(now, "id", said, _RENAMED_MANY)._replace(was=was.id, now=now.id)
    for who in ("responsible", "deputy"):
        yield from of_holder(who, getattr(was, who), getattr(now, who), now.id)
    if (was.closing is None) != (now.closing is None):
        yield _of_closing(was, now, today)
    fields = list[Difference]()
    for each in differences(was, now):
        head = each.path[0]
        if each.path in (("id",), ("closing",)) or head == "corrections":
            continue
        if head in ("responsible", "deputy") and is_of_another(was, now, head):
            continue
        if each.path == ("editors",):
            yield from of_holder("editors", each.was, each.now, now.id)
            continue
        fields.append(each)
    yield from _of_fields(fields, now.id, names)
    yield from left_behind(was, now, today)


def _of_fields(fields: Sequence[Difference], id: str, names: Mapping[str, str]) -> Iterator[Change]:
    """Say each field that differs; one whose change is noted is one thing to people."""
    noted = {
        _FIELDS_NOTED[each.now.what]: each.now
        for each in fields
        if isinstance(each.now, EarlierValue)
    }
    switched: dict[str, FilledText] = {}
    for each in fields:
        note = noted.get(each.dotted)
        if note and note.was and str(each.was) == note.was:
            worded = _worded(each, names)
            values = {"field": field_words(each, WORDS), "was": worded.was, "now": worded.now}
            switched[each.dotted] = FilledText(_SWITCHED, {**values, "on": note.on})
    for each in fields:
        path = each.dotted
        if isinstance(each.now, EarlierValue):
            path = _FIELDS_NOTED[each.now.what]
            if noted[path] is not each.now:
                path = ""
        yield _field(each, id, names)._replace(together=switched.get(path))


def _field(each: Difference, id: str, names: Mapping[str, str]) -> Change:
    """Make the change of a field of an account."""
    noted = each.now if each.was is None else each.was
    said = said_of(_worded(each, names), WORDS)
    if isinstance(noted, EarlierValue):
        was = names.get(noted.was or "", noted.was)
        values = {"what": _NOTED_WORDS[noted.what], "was": was, "on": noted.on}
        text = _NOTED if each.now is not None else _NOTED_NO_MORE
        said = FilledText(text if noted.was else _UNSAID[text], values)
    elif each.kind == "access.roles" and each.listed:
        text = _LOGS_IN if each.was is None else _LOGS_IN_NO_MORE
        said = FilledText(text, {"role": role_text(str(noted))})
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


def _worded(each: Difference, names: Mapping[str, str]) -> Difference:
    """Give a difference with its values as people say them: names of units, and not ids."""
    return each._replace(was=_word(each, each.was, names), now=_word(each, each.now, names))


def _word(each: Difference, value: object, names: Mapping[str, str]) -> object:
    match value:
        case str() if each.path in (("unit",), ("board",)):
            return names.get(value, value)
        case str() if each.path in VALUES:
            return VALUES[each.path].get(value, value)
        case str() if each.kind == "archive_copies.level":
            return COPY_LEVELS.get(value, value)
        case str() if each.path[-1] in ("role", "by") and each.path[0] != "corrections":
            return role_text(value)
        case ArchiveCopy():
            level = COPY_LEVELS[value.level]
            facts = [value.on, level, *([value.reference] if value.reference else [])]
            return joined(facts)
        case Absence():
            words = {"who": WHO[value.who], "first": value.from_, "last": value.to}
            return FilledText(_AWAY, words)
        case _:
            return value


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
