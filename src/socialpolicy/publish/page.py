"""The public list as a page for people, which programs can read too."""

from __future__ import annotations

import json
from typing import NamedTuple

from socialpolicy.publish.data_files import COLUMNS, title
from socialpolicy.publish.public_list import Freshness, PublicAccount, PublicList
from socialpolicy.text import Language, Text, clean, day

_WORDS = {
    "intro": Text(
        sv="Det här är alla konton i sociala medier som {authority} har. Är du osäker på om ett "
        "konto är vårt? Jämför adressen med listan. Finns den inte här är kontot inte vårt.",
        en="These are all the social media accounts that {authority} has. Are you unsure whether "
        "an account is ours? Compare its address with the list. What is not here is not ours.",
    ),
    "updated": Text(
        sv="Det senaste som listan berättar om hände {day}.",
        en="The latest thing that the list tells of happened on {day}.",
    ),
    "open": Text(sv="Våra konton", en="Our accounts"),
    "closed": Text(sv="Avslutade konton", en="Closed accounts"),
    "closed_intro": Text(
        sv="Vi använder inte längre de här kontona. Det som visas där i dag är inte från oss.",
        en="We no longer use these accounts. What is shown there today is not from us.",
    ),
    "none": Text(sv="Vi har inga öppna konton.", en="We have no open accounts."),
    "account": Text(sv="Konto", en="Account"),
    "platform": Text(sv="Plattform", en="Platform"),
    "unit": Text(sv="Sköts av", en="Run by"),
    "purpose": Text(sv="Vad det är till för", en="What it is for"),
    "checked": Text(sv="Kontrollerat", en="Checked"),
    "opened_head": Text(sv="Öppnat", en="Opened"),
    "closed_head": Text(sv="Avslutat", en="Closed"),
    "freshness": Text(
        sv="Kontrollerat är dagen då någon hos oss senast såg över kontot. Efter tre månader kan "
        "uppgifterna vara gamla, och efter ett år räknar vi dem som gamla.",
        en="Checked is the day that one of us last looked the account through. After three months "
        "what is said may be old, and after a year we count it as old.",
    ),
    "data": Text(sv="Listan som öppna data", en="The list as open data"),
    "licence": Text(sv="Licens", en="Licence"),
    "columns": Text(sv="Kolumnerna", en="The columns"),
    "proof": Text(
        sv="Program kan jämföra konton med xpoc-manifest.json. Plattformarna läser det inte "
        "själva.",
        en="Programs can compare accounts with xpoc-manifest.json. The platforms do not read it "
        "themselves.",
    ),
    "skip": Text(sv="Hoppa till listan", en="Skip to the list"),
}
_FRESHNESS = {
    Freshness.CURRENT: Text(sv="aktuellt", en="current"),
    Freshness.AGEING: Text(sv="kan vara gammalt", en="may be old"),
    Freshness.OUTDATED: Text(sv="gammalt", en="old"),
    Freshness.UNKNOWN: Text(sv="inte kontrollerat", en="not checked"),
}


class _Shown(NamedTuple):
    """An account as the page shows it, every value safe."""

    name: str
    handle: str
    url: str
    platform: str
    unit: str
    purpose: str
    opened: str
    closed: str
    checked: str
    state: str
    freshness: str


def page(listed: PublicList) -> str:
    """Write the page: one file, without requests to elsewhere."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    language = listed.language
    environment = Environment(
        loader=PackageLoader("socialpolicy.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    values = {"authority": clean(listed.authority), "day": day(listed.updated, language)}
    return environment.get_template("list.html.jinja").render(
        lang=language.value,
        title=title(listed, language),
        word={name: text.in_language(language).format_map(values) for name, text in _WORDS.items()},
        open=[_shown(each, language) for each in listed.open],
        closed=[_shown(each, language) for each in listed.closed],
        columns={key: text.in_language(language) for key, text in COLUMNS.items()},
        licence=listed.licence,
        linked_data=_linked_data(listed),
    )


def _shown(account: PublicAccount, language: Language) -> _Shown:
    return _Shown(
        name=clean(account.name),
        handle=clean(account.handle or ""),
        url=clean(account.url),
        platform=account.platform.in_language(language),
        unit=clean(account.unit),
        purpose=clean(account.purpose or ""),
        opened=account.opened.isoformat() if account.opened else "",
        closed=account.closed.isoformat() if account.closed else "",
        checked=account.checked.isoformat() if account.checked else "",
        state=_FRESHNESS[account.freshness].in_language(language),
        freshness=account.freshness.value,
    )


def _linked_data(listed: PublicList) -> str:
    """Say in JSON-LD which accounts are the municipality's (https://schema.org/sameAs)."""
    about = {
        "@context": "https://schema.org",
        "@type": "GovernmentOrganization",
        "name": listed.authority,
        "identifier": listed.organisation_number,
        **({"url": f"https://{listed.website}"} if listed.website else {}),
        "sameAs": [each.url for each in listed.open],
    }
    # Nothing in it can end the element that it stands in.
    return (
        json.dumps(about, indent=2)
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
    )
