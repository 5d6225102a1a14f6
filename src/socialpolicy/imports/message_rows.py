"""A row of a log or of an inbox's export made into an entry, or refused with its cell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cached_property
from hashlib import blake2b
from typing import NamedTuple, get_args
from zoneinfo import ZoneInfo

from socialpolicy.cli.errors import perhaps
from socialpolicy.imports.day_order import DayOrder
from socialpolicy.imports.mapping import Mapped
from socialpolicy.imports.remarks import Remarks
from socialpolicy.imports.unkept import is_secret
from socialpolicy.imports.workbook import Row
from socialpolicy.platforms import PLATFORMS, account_keys, read_address
from socialpolicy.platforms.address import Address
from socialpolicy.register.errors.did_you_mean import day_meant, nearest_value, time_meant
from socialpolicy.register.models.message import Message
from socialpolicy.register.placeholders import is_blank
from socialpolicy.register.register import Register
from socialpolicy.rules.messages.personal_data import personal_data_in
from socialpolicy.schedule import ScheduleError, localise
from socialpolicy.sensitive.names import holds_name
from socialpolicy.text import Language, Text, named
from socialpolicy.yaml import Plain

CHANNELS: tuple[str, ...] = get_args(Message.model_fields["channel"].annotation)
KINDS: tuple[str, ...] = get_args(Message.model_fields["kind"].annotation)

_LONGEST = 120
"""Characters of a subject."""

_READ_IN = Text(sv="Läst in ur en export", en="Read in from an export")
_CHANNEL_WORDS = {
    "comment": ("comments", "comment reply", "kommentarer", "reply", "svar"),
    "post": ("wall post", "visitor post", "timeline", "tweet", "posts", "status"),
    "direct-message": ("message", "messages", "messenger", "private message", "meddelande",
                       "privat meddelande", "inbox", "inkorg", "chat", "chatt", "direct", "dms",
                       "privatmeddelande"),
    "mention": ("mentions", "tag", "tagged", "omnämnd", "@"),
    "review": ("reviews", "recommendation", "rekommendation", "betyg", "rating"),
    "referral": ("e-post", "email", "telefon", "phone"),
}  # fmt: skip
_CHANNEL_OF = {word: channel for channel, words in _CHANNEL_WORDS.items() for word in words}

_NO_ACCOUNT = Text(
    sv="inget konto i registret heter så{nearest}",
    en="no account of the register is called that{nearest}",
)
_NO_ACCOUNT_SAID = Text(
    sv="det står inte vilket konto det kom till. Ge ett med --set account=ID",
    en="it does not say which account it came to. Give one with --set account=ID",
)
_SEVERAL = Text(
    sv="flera konton heter så. Skriv kontots id, till exempel {id}",
    en="several accounts are called that. Write the account's id, such as {id}",
)
_NO_TIME = Text(
    sv="det är ingen hel tid. Skriv dag och klockslag, som 2026-11-20 14:05",
    en="it is not a whole time. Write the day and the time of day, such as 2026-11-20 14:05",
)
_TWO_DAYS = Text(
    sv="det kan vara två olika dagar, för det syns inte om dagen eller månaden står först. Skriv "
    "tiden som 2026-11-20 14:05",
    en="it can be two different days, as it does not show whether the day or the month is first. "
    "Write the time like 2026-11-20 14:05",
)
_NOT_YET = Text(sv="tiden har inte varit än", en="the time has not been yet")
_TURNED = Text(
    sv="klockan ställdes om då, så tiden kan inte stämma eller kan vara två. Skriv den med "
    "förskjutning, som 2026-10-25 02:30+01:00",
    en="the clocks changed then, so there is no such time, or there are two. Write it with its "
    "offset, such as 2026-10-25 02:30+01:00",
)
_NO_CHANNEL = Text(
    sv="det går inte att se var det kom. Skriv {known}",
    en="it cannot be told where it came. Write {known}",
)
_NO_CHANNEL_SAID = Text(
    sv="det står inte var det kom. Ge det med --set channel=comment eller ett annat",
    en="it does not say where it came. Give it with --set channel=comment or another",
)
_ODD_KIND = Text(
    sv="slaget går inte att känna igen, så det är annat (other)",
    en="the kind is not known, so it is other",
)
_LONG = Text(
    sv="ämnet har fler än {most} tecken. Skriv det kortare, med egna ord",
    en="the subject has more than {most} characters. Write it shorter, in your own words",
)
_PERSONAL = Text(
    sv="ämnet nämner en person eller har personuppgifter. Skriv vad saken gäller, aldrig vem",
    en="the subject names a person or has personal data. Write what it is about, never whom",
)
_ANSWERED_FIRST = Text(
    sv="det besvarades innan det kom in, så svaret är inte med",
    en="it was answered before it was received, so the answer is left out",
)


class Identity(NamedTuple):
    """What tells a message from others: two that have all of it alike are the same."""

    account: str
    second: int
    reference: str
    rest: str


class Entry(NamedTuple):
    """A message made of a row: its account, what is written but for the id, and its identity."""

    account: str
    values: dict[str, Plain]
    identity: Identity
    row: Row


def identity_of(account: str, values: Mapping[str, object], second: int) -> Identity:
    """Tell a message by its account, time and reference; without one also by what it says."""
    reference = str(values.get("reference") or "")
    rest = "" if reference else f"{values.get('channel')} {values.get('subject')}"
    return Identity(account, second, reference, rest)


def with_whole_times(found: Mapped) -> Mapped:
    """Take the column of times of day for when messages came in, where its cells have the day too.

    A heading such as `Time` says neither, and `Tid` is written above both.
    """
    column = found.column_of("clock")
    if column is None or found.column_of("received") is not None:
        return found
    cells = (found.text(row, "clock") for row in found.rows)
    if any(isinstance(cell, datetime) or _moment(str(cell)) for cell in cells):
        return replace(found, columns={**found.columns, column: "received"})
    return found


class MessageRows:
    """Makes entries of rows, one after the other."""

    def __init__(
        self,
        found: Mapped,
        register: Register,
        remarks: Remarks,
        filled: Mapping[str, str],
        zone: ZoneInfo,
    ) -> None:
        """Take times without an offset to be of `zone`, and what rows lack from `filled`."""
        self.found = found
        self.register = register
        self.remarks = remarks
        self.filled = filled
        self.zone = zone
        self.entries: list[Entry] = []
        self._order = DayOrder(found)
        own = named(register.policy.language) or Language.SWEDISH
        self._subject = _READ_IN.in_language(own)

    def take(self, row: Row) -> None:
        """Make an entry of a row, or say why there is none. A row without a word is passed over."""
        fields = self.found.columns.values()
        if not any(self._text(row, field, filled=False) for field in fields):
            return
        account, received = self._account(row), self._time(row, "received")
        channel, subject = self._channel(row), self._written(row)
        if account is None or received is None or channel is None or subject is None:
            return
        zone = self.register.schedule.zone
        values: dict[str, Plain] = {
            "received": _as_written(received, zone),
            "channel": channel,
            "kind": self._kind(row),
            "subject": subject,
        }
        if reference := opaque(self._text(row, "reference")):
            values["reference"] = reference
        answered = self._time(row, "answered") if self._text(row, "answered") else None
        if answered is not None and answered < received:
            self.remarks.note(self.found.place(row, "answered"), _ANSWERED_FIRST)
        elif answered is not None:
            values["actions"] = [{"did": "answered", "at": _as_written(answered, zone)}]
        second = self.register.schedule.second(received)
        self.entries.append(Entry(account, values, identity_of(account, values, second), row))

    def refuse(self, entry: Entry, field: str, text: Text, **values: object) -> None:
        """Refuse the row of an entry that was made."""
        self.remarks.refuse(self.found.place(entry.row, field), text, **values)

    def _text(self, row: Row, field: str, *, filled: bool = True) -> str:
        cell = self.found.text(row, field)
        text = cell.isoformat(sep=" ") if isinstance(cell, datetime) else str(cell)
        if is_blank(text) and field != "subject":
            text = ""
        return text or (self.filled.get(field, "") if filled else "")

    @cached_property
    def _accounts(self) -> dict[str, set[str]]:
        """Give the ids of the accounts by all that a cell may call them."""
        found: dict[str, set[str]] = {}
        for account in (filed.model for filed in self.register.accounts):
            platform = PLATFORMS[account.platform]
            names = {account.id, account.name, account.handle or "", account.url}
            names |= {f"@{account.handle}"} if account.handle else set()
            names |= {str(key) for key in account_keys(platform, account.handle, account.url)}
            for name in filter(None, names):
                found.setdefault(name.casefold(), set()).add(account.id)
        return found

    def _account(self, row: Row) -> str | None:
        text, place = self._text(row, "account"), self.found.place(row, "account")
        if not text:
            self.remarks.refuse(place, _NO_ACCOUNT_SAID)
            return None
        ids = self._accounts.get(text.casefold(), set())
        if not ids and "." in text:
            url = text if "://" in text else f"https://{text}"
            read = read_address(url)
            ids = self._accounts.get(str(read.key), set()) if isinstance(read, Address) else set()
        if len(ids) == 1:
            return next(iter(ids))
        if ids:
            self.remarks.refuse(place, _SEVERAL, id=min(ids))
            return None
        known = [filed.model.id for filed in self.register.accounts]
        self.remarks.refuse(place, _NO_ACCOUNT, nearest=perhaps(text, known))
        return None

    def _time(self, row: Row, field: str) -> datetime | None:
        """Read a time, as the municipality's clock shows it; None when the row is refused."""
        cell = self.found.text(row, field)
        place = self.found.place(row, field)
        text = self._text(row, field)
        if self._order.is_unknown(row, field):
            self.remarks.refuse(place, _TWO_DAYS)
            return None
        moment = cell if isinstance(cell, datetime) else _moment(text, self._clock(row, field))
        if moment is None and not isinstance(cell, datetime) and isinstance(cell, date):
            moment = _moment(cell.isoformat(), self._clock(row, field))
        if moment is None:
            self.remarks.refuse(place, _NO_TIME)
            return None
        try:
            local = localise(moment, self.zone)
            local = localise(local, self.register.schedule.zone)
        except ScheduleError:
            self.remarks.refuse(place, _TURNED)
            return None
        if local > self.register.as_of:
            self.remarks.refuse(place, _NOT_YET)
            return None
        return local.replace(second=0, microsecond=0)

    def _clock(self, row: Row, field: str) -> str:
        return self._text(row, "clock") if field == "received" else ""

    def _channel(self, row: Row) -> str | None:
        text, place = self._text(row, "channel"), self.found.place(row, "channel")
        if not text:
            self.remarks.refuse(place, _NO_CHANNEL_SAID)
            return None
        plain = " ".join(text.casefold().replace("_", " ").split())
        found = _CHANNEL_OF.get(plain) or nearest_value(text, CHANNELS)
        found = found or next((_CHANNEL_OF.get(word) for word in plain.split()), None)
        if found is None:
            known = ", ".join(CHANNELS)
            self.remarks.refuse(place, _NO_CHANNEL, known=Text(sv=known, en=known))
        return found

    def _kind(self, row: Row) -> str:
        text = self._text(row, "kind")
        found = nearest_value(text, KINDS) if text else None
        if text and found is None:
            self.remarks.note(self.found.place(row, "kind"), _ODD_KIND)
        return found or "other"

    def _written(self, row: Row) -> str | None:
        """Read the subject; one of our own where there is none. None when the row is refused."""
        text, place = self._text(row, "subject"), self.found.place(row, "subject")
        if not text:
            return self._subject
        if len(text) > _LONGEST:
            self.remarks.refuse(place, _LONG, most=_LONGEST)
            return None
        if holds_name(text) or is_secret(text) or personal_data_in(text, self.register):
            self.remarks.refuse(place, _PERSONAL)
            return None
        return text


def _moment(text: str, clock: str = "") -> datetime | None:
    """Read a time with its day and year: as people write it, or as programs count it."""
    if re.fullmatch(r"1[0-9]{9}(?:[0-9]{3})?", text):
        # Seconds, or thousandths of them, since 1970.
        seconds = int(text) / (1000 if len(text) > 10 else 1)
        return datetime(1970, 1, 1, tzinfo=ZoneInfo("UTC")) + timedelta(seconds=int(seconds))
    written = time_meant(text)
    if written is None and clock and day_meant(text):
        day, whole = day_meant(text), time_meant(clock)
        same = whole is not None and whole.startswith(f"{day} ")
        written = whole if same else time_meant(f"{day} {clock}")
    try:
        return datetime.fromisoformat(written) if written else None
    except ValueError:
        return None


def _as_written(moment: datetime, zone: ZoneInfo) -> str:
    """Write a time as the log does; with its offset where the clock shows it twice."""
    naive = moment.replace(tzinfo=None)
    try:
        localise(naive, zone)
    except ScheduleError:
        return moment.isoformat(sep=" ", timespec="minutes")
    return naive.isoformat(sep=" ", timespec="minutes")


_OPAQUE = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,23}|[0-9]{1,7}")


def opaque(reference: str) -> str:
    """Give a reference that reveals nobody: as it is where it is short, else a sum of it.

    The ids of platforms may be those of people, and addresses lead to them. The same reference
    always gives the same sum.
    """
    if not reference or _OPAQUE.fullmatch(reference):
        return reference
    return f"ref-{blake2b(reference.encode(), digest_size=6).hexdigest()}"
