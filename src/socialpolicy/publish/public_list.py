"""What the public may know of the accounts (clauses 9, 16, 20), and nothing else.

Every format is made of this, so a field that is not here is in no file. Planned accounts are left
out, and nothing of the log, the decisions, the roles or the log-ins is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from socialpolicy.cli.errors import CommandError, with_lines
from socialpolicy.platforms import PLATFORMS
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.policy import Publishing
from socialpolicy.register.placeholders import is_blank
from socialpolicy.register.register import Register
from socialpolicy.schedule.calendar import months_after
from socialpolicy.text import Language, Text, ending

_MISSING = Text(
    sv="{file} säger inte allt som den publika listan behöver. Lägg till eller rätta under "
    "publish: {keys}. Skriv era egna värden i stället för dessa:",
    en="{file} does not say all that the public list needs. Add or correct under publish: {keys}. "
    "Write your own values instead of these:",
)
_EXAMPLES = {
    "municipality_code": Text(
        sv='municipality_code: "1862"  # kommunkoden, fyra siffror',
        en='municipality_code: "1862"  # the municipality code, four digits',
    ),
    "organisation_number": Text(
        sv="organisation_number: 212000-0001  # kommunens organisationsnummer",
        en="organisation_number: 212000-0001  # the municipality's organisation number",
    ),
    "base_url": Text(
        sv="base_url: https://{website}/sociala-medier  # mappen där listan publiceras",
        en="base_url: https://{website}/sociala-medier  # the folder where the list is published",
    ),
    "licence": Text(
        sv="licence: CC0-1.0  # fritt att använda; CC-BY-4.0 med källan nämnd",
        en="licence: CC0-1.0  # free to use; CC-BY-4.0 with the source named",
    ),
}
"""What the settings may say, to be pasted; the rest of the file tells the website."""
_UNREAD = Text(
    sv="Det här gick inte att läsa, och listan skulle bli fel: {files}. Kör socialpolicy check.",
    en="This could not be read, and the list would be wrong: {files}. Run socialpolicy check.",
)
_PERSONAL = Text(
    sv="Det ser ut att stå personuppgifter i det som ska publiceras om {accounts}. Kör "
    "socialpolicy check.",
    en="There seems to be personal data in what is to be published about {accounts}. Run "
    "socialpolicy check.",
)
_NO_ADDRESS = Text(
    sv="Adressen till {accounts} är ingen webbadress. Kör socialpolicy check.",
    en="The address of {accounts} is no web address. Run socialpolicy check.",
)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_WEB = re.compile(r"https?://[\w.-]+(?:[/?#]\S*)?$", re.IGNORECASE)
_NEEDED = tuple(_EXAMPLES)

CURRENT_MONTHS = 3
"""Months after it was looked at that an account counts as looked at, as others' lists have it."""

OUTDATED_MONTHS = 12
"""Months after which it no longer does at all."""


class Freshness(StrEnum):
    """How long ago somebody made sure that the account is as it should be."""

    CURRENT = "current"
    AGEING = "ageing"
    OUTDATED = "outdated"
    UNKNOWN = "unknown"


class PublicAccount(NamedTuple):
    """What is published of one account.

    `unit`, `company` and `platform` are names; `company` is that of an account which is not the
    municipality's own but a company's. `checked` is the newest day that somebody looked the account
    through, confirmed its banner or tried its log-ins.
    """

    id: str
    name: str
    handle: str | None
    url: str
    platform_id: str
    platform: Text
    unit: str
    company: str | None
    purpose: str | None
    opened: date | None
    closed: date | None
    checked: date | None
    freshness: Freshness


class PublicList(NamedTuple):
    """All that is published. `updated` is the newest day of any of it."""

    authority: str
    municipality_code: str
    organisation_number: str
    base_url: str
    licence: str
    website: str | None
    language: Language
    open: tuple[PublicAccount, ...]
    closed: tuple[PublicAccount, ...]
    updated: date

    @property
    def accounts(self) -> tuple[PublicAccount, ...]:
        """The open accounts, and those that were closed after them."""
        return (*self.open, *self.closed)


def public_list(register: Register, language: Language) -> PublicList:
    """Gather what is published, as of the register's time.

    Raises CommandError where policy.yaml says too little, where an account could not be read,
    and where personal data would be published.
    """
    publish = register.policy.publish or Publishing()
    missing = [key for key in _NEEDED if not getattr(publish, key)]
    settings = register.policy_at.document.source.file
    if missing:
        examples = _examples(missing, register.policy.website)
        raise CommandError(with_lines(_MISSING, examples), file=ending(settings), keys=missing)
    flawed = sorted(register.flawed)
    if flawed:
        raise CommandError(_UNREAD, files=[ending(file) for file in flawed])
    accounts = sorted(
        (
            _account(each.model, register)
            for each in register.accounts
            if _is_public(each.model, register)
        ),
        key=lambda each: (each.name.casefold(), each.id),
    )
    addressless = [each.id for each in accounts if not _WEB.match(each.url)]
    if addressless:
        raise CommandError(_NO_ADDRESS, accounts=addressless)
    _require_no_personal_data(accounts, register)
    policy = register.policy
    return PublicList(
        authority=policy.authority,
        municipality_code=publish.municipality_code or "",
        organisation_number=publish.organisation_number or "",
        base_url=(publish.base_url or "").removesuffix("/"),
        licence=publish.licence or "",
        website=policy.website,
        language=language,
        open=tuple(each for each in accounts if each.closed is None),
        closed=tuple(
            sorted(
                (each for each in accounts if each.closed),
                key=lambda each: (each.closed or date.min, each.name.casefold()),
                reverse=True,
            )
        ),
        updated=max(_days(accounts), default=register.today),
    )


def _examples(missing: Sequence[str], website: str | None) -> list[Text]:
    """Give lines to paste for the keys that are missing, with the municipality's own website."""
    host = website if website and _HOST.fullmatch(website) else "exempel.se"
    lines = (
        Text(*(f"  {line.replace('{website}', host)}" for line in _EXAMPLES[key]))
        for key in missing
    )
    return [Text("publish:", "publish:"), *lines]


def left_out(register: Register) -> list[str]:
    """List the accounts that are not published, as they are planned or have no day of opening."""
    return [
        each.model.id
        for each in register.accounts
        if not _is_public(each.model, register) and not each.model.is_closed(register.today)
    ]


def _is_public(account: Account, register: Register) -> bool:
    return not account.is_planned(register.today) and account.begun is not None


def _account(account: Account, register: Register) -> PublicAccount:
    known = PLATFORMS.get(account.platform)
    line = register.organisation.lineage(account.unit) if register.organisation else ()
    checked = _checked(account, register.today)
    closed = account.closing.on if account.closing and account.is_closed(register.today) else None
    return PublicAccount(
        id=account.id,
        name=_said(account.name) or _said(account.handle) or account.url.partition("//")[2],
        handle=_said(account.handle),
        url=account.url,
        platform_id=account.platform,
        platform=known.name if known else Text(account.platform, account.platform),
        unit=line[0].name if line else account.unit,
        company=next((unit.name for unit in line if unit.kind == "company"), None),
        purpose=_said(account.analysis.purpose) if account.analysis else None,
        opened=account.begun,
        closed=closed,
        checked=checked,
        freshness=_freshness(checked, register.today),
    )


def _said(text: str | None) -> str | None:
    """Give a text that says something: a draft has … where nobody has written anything yet."""
    return None if is_blank(text) else text


def _checked(account: Account, today: date) -> date | None:
    days = [
        account.watch and account.watch.watched,
        account.profile and account.profile.banner and account.profile.banner.confirmed,
        account.access and account.access.checked,
    ]
    return max((day for day in days if day and day <= today), default=None)


def _freshness(checked: date | None, today: date) -> Freshness:
    if checked is None:
        return Freshness.UNKNOWN
    if today <= months_after(checked, CURRENT_MONTHS):
        return Freshness.CURRENT
    return (
        Freshness.AGEING if today <= months_after(checked, OUTDATED_MONTHS) else Freshness.OUTDATED
    )


def _days(accounts: list[PublicAccount]) -> Iterator[date]:
    """Give every day that is published, and the days after it when a mark of freshness changed."""
    for each in accounts:
        yield from filter(None, (each.opened, each.closed, each.checked))
        if each.checked and each.freshness in {Freshness.AGEING, Freshness.OUTDATED}:
            months = CURRENT_MONTHS if each.freshness is Freshness.AGEING else OUTDATED_MONTHS
            yield months_after(each.checked, months) + timedelta(1)


def _require_no_personal_data(accounts: list[PublicAccount], register: Register) -> None:
    from socialpolicy import sensitive

    policy = register.policy
    wrong = [
        each.id
        for each in accounts
        if sensitive.find(
            "\n".join(filter(None, (each.name, each.unit, each.purpose))),
            own_domains=policy.domains,
            own_handles=register.handles,
            own_phones=policy.own.phones,
        )
    ]
    if wrong:
        raise CommandError(_PERSONAL, accounts=wrong)
