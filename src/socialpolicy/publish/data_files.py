"""The public list for programs: CSV, JSON, an XPOC manifest and a description in DCAT-AP-SE."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from xml.sax.saxutils import escape, quoteattr

from socialpolicy.publish.public_list import PublicAccount, PublicList
from socialpolicy.reports import interchange
from socialpolicy.text import Language, Text, clean, genitive

XPOC_VERSION = "0.3"
"""Of the manifest (https://github.com/microsoft/xpoc-framework)."""

COLUMNS: Mapping[str, Text] = MappingProxyType(
    {
        "kommun_id": Text(
            sv="Kommunkoden, fyra siffror", en="The municipality's code, four digits"
        ),
        "organisation_id": Text(
            sv="Organisationsnumret för den som har kontot",
            en="The organisation number of whoever has the account",
        ),
        "organisation": Text(sv="Den som har kontot", en="Whoever has the account"),
        "enhet": Text(sv="Enheten som sköter kontot", en="The unit that runs the account"),
        "plattform": Text(sv="Plattformen", en="The platform"),
        "namn": Text(sv="Namnet på sidan", en="The name of the page"),
        "konto": Text(sv="Användarnamnet på plattformen", en="The handle on the platform"),
        "url": Text(sv="Sidans adress", en="The address of the page"),
        "syfte": Text(sv="Vad kontot är till för", en="What the account is for"),
        "status": Text(sv="oppet eller avslutat", en="oppet (open) or avslutat (closed)"),
        "oppnat": Text(
            sv="Dagen då kontot blev kommunens", en="The day the account became the municipality's"
        ),
        "avslutat": Text(sv="Dagen då kontot avslutades", en="The day the account was closed"),
        "kontrollerat": Text(
            sv="Dagen då någon senast såg över kontot",
            en="The day somebody last looked the account through",
        ),
    }
)
"""The columns of the list with what they hold: short, in lower case, without å, ä and ö."""

_TITLE = Text(sv="{authority} konton i sociala medier", en="Social media accounts of {authority}")
_DESCRIPTION = Text(
    sv="Alla öppna och avslutade konton i sociala medier som {authority} har, med enheten som "
    "sköter dem och när de senast sågs över.",
    en="All social media accounts of {authority}, open and closed, with the unit that runs each "
    "and when it was last looked through.",
)
_LICENCES = {
    "CC0-1.0": "http://creativecommons.org/publicdomain/zero/1.0/",
    "CC-BY-4.0": "http://creativecommons.org/licenses/by/4.0/",
}
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_DATE = "http://www.w3.org/2001/XMLSchema#date"
_MEDIA_TYPES = "http://www.iana.org/assignments/media-types/"


def title(listed: PublicList, language: Language) -> str:
    """Name the list."""
    name = clean(listed.authority)
    authority = genitive(name) if language is Language.SWEDISH else name
    return _TITLE.in_language(language).format(authority=authority)


def rows(listed: PublicList) -> list[dict[str, str | None]]:
    """Give a row for each account, with a value for each of `COLUMNS`; None where there is none."""
    return [_row(each, listed) for each in listed.accounts]


def _row(account: PublicAccount, listed: PublicList) -> dict[str, str | None]:
    values = (
        listed.municipality_code,
        None if account.company else listed.organisation_number,
        account.company or listed.authority,
        account.unit,
        account.platform_id,
        account.name,
        account.handle,
        account.url,
        account.purpose,
        "avslutat" if account.closed else "oppet",
        account.opened.isoformat() if account.opened else None,
        account.closed.isoformat() if account.closed else None,
        account.checked.isoformat() if account.checked else None,
    )
    return dict(zip(COLUMNS, values, strict=True))


def csv(listed: PublicList) -> str:
    """Write the list as CSV: UTF-8, commas, a head line."""
    return interchange.csv_text(
        list(COLUMNS), ([value or "" for value in row.values()] for row in rows(listed))
    )


def json(listed: PublicList) -> str:
    """Write the list as JSON, with what each column holds."""
    language = listed.language
    return interchange.json_text(
        {
            "version": 1,
            "titel": title(listed, language),
            "uppdaterad": listed.updated.isoformat(),
            "licens": listed.licence,
            "kolumner": {key: text.in_language(language) for key, text in COLUMNS.items()},
            "konton": rows(listed),
        }
    )


def xpoc(listed: PublicList) -> str:
    """Write the open accounts as an XPOC manifest, by which others can tell that they are ours."""
    return interchange.json_text(
        {
            "name": listed.authority,
            "baseurl": listed.base_url.removeprefix("https://"),
            "version": XPOC_VERSION,
            "updated": f"{listed.updated.isoformat()}T00:00:00Z",
            "accounts": [
                {
                    "account": each.handle or each.name,
                    "platform": each.platform.en,
                    "url": each.url,
                }
                for each in listed.open
            ],
            "content": [],
        }
    )


def dcat(listed: PublicList) -> str:
    """Describe the list as a data set, in RDF/XML by DCAT-AP-SE."""
    base = listed.base_url
    licence = _LICENCES[listed.licence]
    catalogue, dataset, publisher, contact = (
        f"{base}/dcat.rdf#{part}" for part in ("katalog", "konton", "utgivare", "kontakt")
    )
    website = f"https://{clean(listed.website)}" if listed.website else base
    about = [
        *_both("dcterms:title", lambda language: title(listed, language)),
        *_both(
            "dcterms:description",
            lambda language: _DESCRIPTION.in_language(language).format(
                authority=clean(listed.authority)
            ),
        ),
        _link("dcterms:publisher", publisher),
        _link("dcterms:license", licence),
        f'<dcterms:modified rdf:datatype="{_DATE}">{listed.updated}</dcterms:modified>',
        _link("dcterms:language", "http://publications.europa.eu/resource/authority/language/SWE"),
    ]
    formats = (("konton.csv", "text/csv"), ("konton.json", "application/json"))
    parts = [
        _node("dcat:Catalog", catalogue, [*about, _link("foaf:homepage", f"{base}/konton.html"),
                                          _link("dcat:dataset", dataset)]),
        _node(
            "dcat:Dataset",
            dataset,
            [
                *about,
                f"<dcterms:identifier>{escape(dataset)}</dcterms:identifier>",
                _link("dcterms:accessRights",
                      "http://publications.europa.eu/resource/authority/access-right/PUBLIC"),
                _link("dcat:theme",
                      "http://publications.europa.eu/resource/authority/data-theme/GOVE"),
                _link("dcat:contactPoint", contact),
                _link("dcat:landingPage", f"{base}/konton.html"),
                *(_link("dcat:distribution", f"{base}/dcat.rdf#{name}") for name, _ in formats),
            ],
        ),
        *(
            _node(
                "dcat:Distribution",
                f"{base}/dcat.rdf#{name}",
                [
                    _link("dcat:accessURL", f"{base}/{name}"),
                    _link("dcat:downloadURL", f"{base}/{name}"),
                    _link("dcterms:license", licence),
                    f"<dcterms:format>{media}</dcterms:format>",
                    _link("dcat:mediaType", f"{_MEDIA_TYPES}{media}"),
                ],
            )
            for name, media in formats
        ),
        _node(
            "foaf:Agent",
            publisher,
            [
                f"<foaf:name>{_text(listed.authority)}</foaf:name>",
                _link("dcterms:type", "http://purl.org/adms/publishertype/LocalAuthority"),
            ],
        ),
        _node(
            "vcard:Organization",
            contact,
            [
                f"<vcard:fn>{_text(listed.authority)}</vcard:fn>",
                _link("vcard:hasURL", website),
            ],
        ),
    ]  # fmt: skip
    names = "\n  ".join(f'xmlns:{prefix}="{address}"' for prefix, address in _NAMES.items())
    return f"{_XML}<rdf:RDF\n  {names}>\n{''.join(parts)}</rdf:RDF>\n"


_NAMES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
}


def _node(kind: str, address: str, inner: list[str]) -> str:
    lines = "".join(f"    {each}\n" for each in inner)
    return f"  <{kind} rdf:about={quoteattr(address)}>\n{lines}  </{kind}>\n"


def _link(name: str, address: str) -> str:
    return f"<{name} rdf:resource={quoteattr(address)}/>"


def _both(name: str, words: Callable[[Language], str]) -> list[str]:
    return [f'<{name} xml:lang="{each}">{escape(words(each))}</{name}>' for each in Language]


def _text(value: str) -> str:
    return escape(clean(value))
