"""A row of a sheet made into an account's draft, or refused with its cell."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple

from socialpolicy.imports import unkept
from socialpolicy.imports.day_order import DayOrder
from socialpolicy.imports.mapping import Mapped
from socialpolicy.imports.owners import Owners
from socialpolicy.imports.page_address import Page, page_of, platform_meant, private_doubt
from socialpolicy.imports.remarks import Remarks
from socialpolicy.imports.workbook import Row
from socialpolicy.platforms import (
    PLATFORMS,
    Address,
    Agreement,
    Key,
    Mismatch,
    Platform,
    Reason,
    account_keys,
    canonical_handle,
    compare_handle,
)
from socialpolicy.register.errors.did_you_mean import day_meant, nearest_value
from socialpolicy.register.naming import slug
from socialpolicy.register.placeholders import is_blank
from socialpolicy.register.register import Register
from socialpolicy.register.roles import roles_in
from socialpolicy.text import FilledText, Text
from socialpolicy.wizard import hints

BLANK = "…"
"""Stands in a draft for what the policy asks for and the sheet does not have."""

_EARLIEST_YEAR = 1995
"""No account in social media is older; a day before it is a number that was taken for a day."""

_LONGEST_TEXT = 500
_LONGEST = {"profile.presentation": 5000}

KINDS = ("official", "operational", "campaign", "crisis")
_CLOSED = {
    "avslutad", "avslutat", "nedlagd", "nedlagt", "stängd", "stängt", "closed", "borttagen",
    "borttaget", "raderad", "raderat", "avvecklad", "avvecklat", "deleted", "removed", "nej", "no",
    "false", "inaktiverad", "inaktiverat",
}  # fmt: skip
"""What a cell for the state says of an account that is closed."""

_YES = {"ja", "yes", "true", "sant", "x", "1"}
_POSTS = {
    "posts", "post", "p", "status", "reel", "reels", "video", "videos", "photo", "photos", "story",
    "stories", "permalink.php", "story.php", "watch", "shorts", "pin", "update", "feed",
}  # fmt: skip
"""What stands in an address that leads to one thing of an account's."""

ROLES = ("responsible.role", "deputy.role", "manager.role", "approval.by", "watch.role")
CONTACTS = ("responsible.contact", "deputy.contact")
DAYS = ("opened", "closing.on", "approval.on", "coordinator_informed", "last_post")
TEXTS = (
    "analysis.purpose", "analysis.audience", "analysis.message", "approval.body",
    "approval.reference", "profile.presentation", "profile.link", "archive_plan.plan",
    "archive_plan.section",
)  # fmt: skip

WANTED = (
    "analysis.purpose", "analysis.audience", "analysis.message", "manager.role", "approval.by",
    "approval.body", "approval.reference", "responsible.role", "responsible.contact",
    "deputy.role", "deputy.contact", "access.kept_in", "profile.presentation", "profile.link",
    "watch.role", "archive_plan.plan", "archive_plan.section",
)  # fmt: skip
"""What the policy asks of every account in words, and is left to fill in. A day has no such sign:
one that is not known is left out, and `check` asks for it."""

_NO_ADDRESS = Text(
    sv="raden har ingen adress till ett konto", en="the row has no address of an account"
)
_MISMATCH = Text(sv="{why}{instead}", en="{why}{instead}")
_POST = Text(
    sv="adressen leder till ett inlägg, inte till ett konto{instead}",
    en="the address leads to a post, not to an account{instead}",
)
_PERHAPS = Text(sv=". Menar du {address}?", en=". Do you mean {address}?")
_PERSONAL = Text(
    sv="adressen leder till en persons egen profil, och en sådan kan inte vara kommunens konto",
    en="the address leads to a person's own profile, which cannot be the municipality's account",
)
_SAME_PAGE = Text(sv="samma sida som i {first}", en="the same page as in {first}")
_NO_UNIT = Text(
    sv="det står inte vilken enhet som sköter kontot. Fyll i den, eller kör med --set unit=ID",
    en="it does not say which unit runs the account. Fill it in, or run with --set unit=ID",
)
_PERSON_FOR_UNIT = Text(
    sv="det ser ut som namnet på en person, och där ska enheten stå",
    en="it looks like a person's name, where the unit should be",
)
_NO_CLOSING = Text(
    sv="kontot sägs vara avslutat, men inte vilken dag. Fyll i dagen, eller ta bort raden",
    en="the account is said to be closed, but not on which day. Fill in the day, or remove the row",
)
_LONG_NAME = Text(
    sv="namnet har fler än {most} tecken", en="the name has more than {most} characters"
)
_UNFIT = Text(
    sv="raden går inte att göra ett konto av ({field})",
    en="no account can be made of the row ({field})",
)

_PERSON = Text(
    sv="det ser ut som namnet på en person, så det är inte med. Skriv rollen i filen sedan",
    en="it looks like a person's name, so it is left out. Write the role in the file later",
)
_OWN_CONTACT = Text(
    sv="det ser ut som en persons egen kontaktväg, så den är inte med. Skriv en "
    "funktionsbrevlåda i filen sedan",
    en="it looks like a person's own contact, so it is left out. Write a shared mailbox in the "
    "file later",
)
_SECRET = Text(
    sv="det ser ut som en inloggning eller ett personnummer, så det är inte med. Ta bort det ur "
    "bladet också, och byt det om det är ett lösenord",
    en="it looks like a log-in or a personal number, so it is left out. Take it out of the sheet "
    "too, and change it if it is a password",
)
_LONG = Text(
    sv="texten har fler än {most} tecken, så den är inte med",
    en="the text has more than {most} characters, so it is left out",
)
_NO_DAY = Text(
    sv="det är ingen hel dag med år, månad och dag, så den är inte med",
    en="it is not a whole day with year, month and day, so it is left out",
)
_TWO_DAYS = Text(
    sv="det kan vara två olika dagar, för det syns inte om dagen eller månaden står först. Den är "
    "inte med. Skriv den som 2019-02-01",
    en="it can be two different days, as it does not show whether the day or the month is first. "
    "It is left out. Write it like 2019-02-01",
)
_ODD_PLATFORM = Text(
    sv="plattformen går inte att känna igen, så adressen får avgöra",
    en="the platform is not known, so the address decides",
)
_ODD_KIND = Text(
    sv="slaget går inte att känna igen, så kontot är en verksamhets (operational)",
    en="the kind is not known, so the account is taken for that of an activity (operational)",
)
_ODD_HANDLE = Text(
    sv="användarnamnet är inte det som står i adressen, så adressens är med",
    en="the handle is not the one in the address, so that of the address is used",
)


class AccountDraft(NamedTuple):
    """An account made of a row: its id, its values by their paths, and the row."""

    id: str
    values: dict[str, str]
    row: Row


class AccountRows:
    """Makes drafts of rows, one after the other, and remembers which accounts there are."""

    def __init__(
        self, found: Mapped, register: Register, remarks: Remarks, filled: Mapping[str, str]
    ) -> None:
        """Take what each account has where the sheet has nothing in `filled`, by its paths."""
        self.found = found
        self.register = register
        self.remarks = remarks
        self.filled = filled
        self.already = 0
        self.drafts: list[AccountDraft] = []
        self._taken = {filed.model.id for filed in register.accounts} | register.unread_accounts
        self._pages: dict[Key, str] = {}
        self._order = DayOrder(found)
        self._owners = Owners(register.organisation, remarks)

    @cached_property
    def _registered(self) -> set[Key]:
        return {
            key
            for account in (filed.model for filed in self.register.accounts)
            for key in account_keys(
                PLATFORMS[account.platform], account.handle, account.url, account.platform_id
            )
        }

    @cached_property
    def _roles(self) -> frozenset[str]:
        return frozenset(roles_in(self.register))

    def take(self, row: Row) -> None:
        """Make a draft of a row, or say why there is none. A row without a word is passed over."""
        if not any(self._text(row, field, filled=False) for field in self.found.columns.values()):
            return
        page = self._address(row)
        if page is None:
            return
        read, url = page
        platform = PLATFORMS[read.platform]
        values = {"platform": platform.id, "url": url, **self._known_of(row, read, platform)}
        keys = account_keys(platform, values.get("handle"), url, values.get("platform_id"))
        if not self._registered.isdisjoint(keys):
            self.already += 1
            return
        first = next((self._pages[key] for key in keys if key in self._pages), None)
        here = self._where(row)
        if first is not None:
            self.remarks.refuse(here, _SAME_PAGE, first=first)
            return
        rest = self._rest(row)
        if rest is None:
            return
        if doubt := private_doubt(read, values.get("handle", "")):
            self.remarks.note(here, doubt)
        values |= rest
        self._pages |= dict.fromkeys(keys, here)
        id = self._own_id(values)
        self._taken.add(id)
        known = {key: value for key, value in values.items() if value}
        wanted = {key: BLANK for key in WANTED if key not in known}
        known.setdefault("name", BLANK)
        self.drafts.append(AccountDraft(id, {"id": id, **known, **wanted}, row))

    def unfit(self, draft: AccountDraft, field: str) -> None:
        """Refuse a draft that the register's model would not take."""
        self.remarks.refuse(self.found.place(draft.row, field), _UNFIT, field=field)

    def _where(self, row: Row) -> str:
        field = "url" if self.found.column_of("url") is not None else "handle"
        return self.found.place(row, field)

    def _text(self, row: Row, field: str, *, filled: bool = True) -> str:
        cell = self.found.text(row, field)
        text = cell.isoformat() if isinstance(cell, date) else cell
        # In a cell `okänd` says as little as nothing does.
        if is_blank(text):
            text = ""
        return text or (self.filled.get(field, "") if filled else "")

    def _address(self, row: Row) -> Page | None:
        """Read the address of a row, and write it as the register does; None when refused."""
        here = self._where(row)
        platform = self._platform(row)
        text = self._text(row, "url")
        column = self.found.column_of("url")
        link = self.found.sheet.link(row.number, column) if column is not None else ""
        read = page_of([text, link], self._text(row, "handle"), platform)
        if read is None:
            self.remarks.refuse(here, _NO_ADDRESS)
        elif isinstance(read, Mismatch):
            self._refuse(here, read)
        elif read.address.personal:
            self.remarks.refuse(here, _PERSONAL)
        else:
            return read
        return None

    def _refuse(self, here: str, problem: Mismatch) -> None:
        instead = FilledText(_PERHAPS, {"address": problem.instead}) if problem.instead else ""
        posts = _POSTS.union(problem.platform.posts if problem.platform else ())
        if problem.reason is Reason.NOT_AN_ACCOUNT and problem.word.lower() in posts:
            self.remarks.refuse(here, _POST, instead=instead)
        else:
            self.remarks.refuse(here, _MISMATCH, why=problem.said, instead=instead)

    def _platform(self, row: Row) -> Platform | None:
        text = self._text(row, "platform")
        found = platform_meant(text) if text else None
        if text and found is None:
            self.remarks.note(self.found.place(row, "platform"), _ODD_PLATFORM)
        return found

    def _known_of(self, row: Row, read: Address, platform: Platform) -> dict[str, str]:
        """Give the handle and the platform's own number, which the address may say better."""
        handle, number = self._text(row, "handle"), self._text(row, "platform_id")
        if platform.website:
            return {}
        if read.platform_id:
            name = canonical_handle(platform, handle) if handle else None
            return {"handle": handle if name else "", "platform_id": number or read.platform_id}
        own = read.shown.removeprefix(platform.mark)
        if handle and compare_handle(read, handle) is Agreement.DIFFERENT:
            self.remarks.note(self.found.place(row, "handle"), _ODD_HANDLE)
        return {"handle": own, "platform_id": number}

    def _rest(self, row: Row) -> dict[str, str] | None:
        """Read all else of a row; None when it is refused."""
        values = {"name": self._text(row, "name"), "kind": self._kind(row)}
        if len(values["name"]) > _LONGEST_TEXT:
            self.remarks.refuse(self.found.place(row, "name"), _LONG_NAME, most=_LONGEST_TEXT)
            return None
        if unkept.is_secret(values["name"]):
            self.remarks.note(self.found.place(row, "name"), _SECRET)
            values["name"] = ""
        values |= {field: self._day(row, field) for field in DAYS}
        for field, words in (("status", _CLOSED), ("closing.on", _YES)):
            # Here `nej` says something, which it does nowhere else.
            says_closed = str(self.found.text(row, field)).casefold() in words
            if says_closed and not values["closing.on"]:
                self.remarks.refuse(self.found.place(row, field), _NO_CLOSING)
                return None
        owner = self._owner(row)
        if owner is None:
            return None
        values |= owner
        values |= {field: self._role(row, field) for field in ROLES}
        values |= {field: self._contact(row, field) for field in CONTACTS}
        values |= {field: self._words(row, field) for field in TEXTS}
        return values

    def _kind(self, row: Row) -> str:
        text = self._text(row, "kind")
        found = nearest_value(text, KINDS) if text else None
        if text and found is None:
            self.remarks.note(self.found.place(row, "kind"), _ODD_KIND)
        return found or "operational"

    def _day(self, row: Row, field: str) -> str:
        cell = self.found.text(row, field)
        if isinstance(cell, datetime):
            cell = cell.date()
        if isinstance(cell, date):
            day = cell.isoformat()
        else:
            text = self._text(row, field)
            if not text:
                return ""
            if self._order.is_unknown(row, field):
                self.remarks.note(self.found.place(row, field), _TWO_DAYS)
                return ""
            day = day_meant(text) or ""
        if not day or int(day[:4]) < _EARLIEST_YEAR:
            self.remarks.note(self.found.place(row, field), _NO_DAY)
            return ""
        return day

    def _owner(self, row: Row) -> dict[str, str] | None:
        text, place = self._text(row, "unit"), self.found.place(row, "unit")
        if not text:
            self.remarks.refuse(place, _NO_UNIT)
            return None
        if unkept.names_person(text, self._roles):
            self.remarks.refuse(place, _PERSON_FOR_UNIT)
            return None
        unit = self._owners.unit(text, place)
        board = self._owners.board(self._text(row, "board"), unit, self.found.place(row, "board"))
        return {"unit": unit, "board": board}

    def _words(self, row: Row, field: str) -> str:
        text, place = self._text(row, field), self.found.place(row, field)
        most = _LONGEST.get(field, _LONGEST_TEXT)
        if len(text) > most:
            self.remarks.note(place, _LONG, most=most)
            return ""
        if unkept.is_secret(text):
            self.remarks.note(place, _SECRET)
            return ""
        return text

    def _role(self, row: Row, field: str) -> str:
        text = self._words(row, field)
        if text and unkept.names_person(text, self._roles):
            self.remarks.note(self.found.place(row, field), _PERSON)
            return ""
        return text

    def _contact(self, row: Row, field: str) -> str:
        text = self._words(row, field)
        if text and unkept.names_person_in_contact(text):
            self.remarks.note(self.found.place(row, field), _OWN_CONTACT)
            return ""
        return text

    def _own_id(self, values: Mapping[str, str]) -> str:
        """Make a readable id that no account has, of the name and the platform."""
        platform = values["platform"]
        name = slug(values["name"]) or slug(values.get("handle", "")) or "konto"
        words = name[: hints.LONGEST_ID].strip("-").split("-")
        stem = "-".join([*(word for word in words if word != platform), platform]).strip("-")
        number, id = 1, stem
        while id in self._taken:
            number += 1
            id = f"{stem}-{number}"
        return id
