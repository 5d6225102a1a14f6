"""A16: it is clear from the account that the municipality speaks.

The name or the presentation names the municipality: in full or by one of the
short names in policy.yaml, or in a compound: "@exempelkommun", "Exempelbiblioteket".
The handle may be it, where it holds the whole name. The place alone names it only
where it is a short name. A company's account names the company, and says that it
is the municipality's: by naming the municipality other than as a part of the
company's own name, or by a word such as "kommunal" or "kommunägt". Words such as
"privat" and "inofficiell" beside the sender are a warning: readers cannot tell
who speaks. Asked of open accounts; until then there is no page to look at.
Nothing is said where it is not known who runs the account, which A03 finds.
"""

import re
from functools import lru_cache

from socialpolicy.check import UNKNOWN, Found, each_account
from socialpolicy.finding import Example, Rule, Severity
from socialpolicy.register.lifecycle import is_open
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.organisation import Unit
from socialpolicy.register.naming import (
    comparable,
    handle_holds,
    mentions,
    name_pattern,
    says_municipal,
    without,
)
from socialpolicy.register.register import Register, is_sure_of
from socialpolicy.rules.accounts import BANNER
from socialpolicy.text import Text
from socialpolicy.yaml import Place

RULE = Rule(
    code="A16",
    name="sender-unclear",
    severity=Severity.ERROR,
    milder=(Severity.WARNING,),
    title=Text(
        sv="Det framgår av kontot att kommunen är avsändare",
        en="The account makes clear that the municipality is the sender",
    ),
    says=Text(
        sv="Varken namnet eller presentationen av {account} nämner {authority}",
        en="Neither the name nor the presentation of {account} mentions {authority}",
    ),
    why=Text(
        sv=(
            "Den som läser ska veta att det är kommunen som talar, och kunna lita på det. Ett "
            "bolags konto säger vilket bolag det är, och att bolaget är kommunens."
        ),
        en=(
            "Readers must know that the municipality is speaking, and be able to trust it. A "
            "company's account says which company it is, and that the municipality owns it."
        ),
    ),
    help=Text(
        sv="Skriv i presentationen att kommunen är avsändare, både på plattformen och i filen.",
        en="Say in the presentation that the municipality speaks, on the platform and in the file.",
    ),
    example=Example.within(
        "name: Bokslukarna\nprofile:\n",
        bad="  presentation: Böcker för alla. Kulturförvaltningen sköter sidan.\n",
        good=(
            "  presentation: Böcker för alla. Kulturförvaltningen i Exempelkommun sköter sidan.\n"
        ),
        after=(
            "  link: https://www.exempel.se/biblioteket\n  picture_changed: 2024-08-19\n" + BANNER
        ),
    ),
)

_SENTENCE_HELP = Text(
    sv="Skriv till exempel i presentationen: Sidan sköts av {unit}, {authority}.",
    en="Write in the presentation, for example: Sidan sköts av {unit}, {authority}.",
)
_COMPANY = Text(
    sv="Varken namnet eller presentationen av {account} nämner bolaget, {company}",
    en="Neither the name nor the presentation of {account} mentions the company, {company}",
)
_MUNICIPAL = Text(
    sv="Det framgår inte av {account} att {company} är ett bolag i {authority}",
    en="It is not clear from {account} that {company} is a company of {authority}",
)
_NEITHER = Text(
    sv="Det framgår inte av {account} att avsändaren är {company}, ett bolag i {authority}",
    en="It is not clear from {account} that the sender is {company}, a company of {authority}",
)
_COMPANY_HELP = Text(
    sv="Skriv till exempel i presentationen: {company} är ett kommunalt bolag i {authority}.",
    en="Write in the presentation, for example: {company} är ett kommunalt bolag i {authority}.",
)
_DISCLAIMED = Text(
    sv="{account} säger ”{words}” bredvid avsändaren, så det är oklart vem som talar",
    en="{account} says “{words}” beside the sender, so it is unclear who is speaking",
)
_DISCLAIMED_HELP = Text(
    sv=(
        "Är det kommunens konto, ta bort de orden på plattformen och i filen. Är det en persons "
        "eget konto, hör det inte hemma i registret."
    ),
    en=(
        "If it is the municipality's account, remove those words on the platform and in the file. "
        "If it is a person's own, it does not belong in the register."
    ),
)

_PRIVATE = (
    r"(?:inofficiell|oofficiell)[at]?|(?:inte|ej|icke)-officiell[at]?|unofficial"
    r"|(?:inte|ej|icke|ingen|inget|inga)\s+(?:(?:längre|alls|en|ett|den|det|någon|något|kommunens)"
    r"\s+){0,3}officiell[at]?"
    r"|(?:not|no)\s+(?:(?:longer|an?|the)\s+){0,2}official"
    r"|(?:sköts|drivs|administreras|ägs|startades)\s+av\s+(?:\w+\s+)?(?:privatperson(?:er)?|enskilda"
    r"|invånare|kommuninvånare|medborgare|eldsjälar|entusiaster)(?!\w)"
    r"|run\s+by\s+(?:\w+\s+)?(?:private\s+(?:persons?|individuals?)|residents|citizens|volunteers)"
    r"|privat[at]?\s+(?:sida|sidan|facebook\w*|konto|kontot|profil\w*|blogg\w*|kanal\w*"
    r"|initiativ\w*|åsikt\w*|tankar|tyckande\w*)"
    r"|private\s+(?:page|account|profile|blog|views|opinions)"
    r"|som\s+privatperson|(?<!och )(?<!eller )privat[at]?(?=\s*(?:[.!,;:)]|$))"
    r"|åsikter(?:na)?\s+är\s+(?:\w+\s+)?(?:egna|privata)|views\s+are\s+my\s+own"
)
_NOT_OURS = (
    r"(?:inte|ej|icke)\s+(?:{names})s?(?=\s*(?:[.!,;:)]|$)|\s+(?:sid|kont|kanal|offici|profil|blogg"
    r"|åsikt|egen|egna|och|utan|men)\w*)"
    r"|(?:representerar|företräder)\s+(?:\w+\s+)?(?:inte|ej)\s+(?:{names})"
    r"|(?:utan|ingen)\s+koppling\s+till\s+(?:{names})"
    r"|(?:inget|ingenting)\s+(?:alls\s+)?(?:med\s+(?:{names})\s+att\s+göra"
    r"|att\s+göra\s+med\s+(?:{names}))|nothing\s+to\s+do\s+with\s+(?:the\s+)?"
    r"(?:{names}|municipality)"
    r"|(?:inte|ej|icke)\s+(?:längre\s+)?(?:en|ett|någon|något)\s+(?:sida|kanal|konto|profil|grupp"
    r"|blogg)\s+(?:från|för|av|hos)\s+(?:{names})"
    r"|not\s+(?:the\s+)?municipality[’']?s"
    r"|(?:fristående\s+från|oberoende\s+av)\s+(?:{names})"
    r"|(?:inte|ej|icke)\s+(?:(?:en\s+)?del\s+av|(?:kopplad|knuten|ansluten)[et]?\s+till"
    r"|(?:sköts|drivs|administreras|ägs)\s+av)\s+(?:{names})"
    r"|(?:sköts|drivs|administreras|ägs)\s+(?:inte|ej)\s+(?:längre\s+)?av\s+(?:{names})"
    r"|(?:not\s+(?:part\s+of|affiliated\s+with|run\s+by)|independent\s+of)\s+(?:the\s+)?"
    r"(?:{names}|municipality)"
)
_RUN_BY_MUNICIPALITIES = (
    r"(?:bibliotek|(?:för|grund|kultur|musik)?skol|gymnasi|fritidsgård|ungdomsgård|simhall|badhus"
    r"|äldreomsorg|hemtjänst|räddningstjänst|socialtjänst)"
)
"""What follows the place's name in a compound that means the municipality: "…biblioteket"."""

_AT_OR_TAG = re.compile(r"[@#][\w.-]+")
_KIND = re.compile(r"\b(?:kommuns?|stads?|region)\b|(?<=\w)kommun\b")


@each_account(RULE, applies=is_open)
def check(account: Account, at: Place, register: Register) -> Found:
    """Look for the municipality, or the company and its owner, in the name and the presentation."""
    policy = register.policy
    units = register.units_above(account)
    if not policy.authority or not units:
        yield UNKNOWN
        return
    company = next((unit for unit in units if unit.kind == "company"), None)
    presentation = account.profile.presentation if account.profile else None
    text = f"{account.name}\n{presentation or ''}"
    municipality = [policy.authority, *policy.short_names]
    if company:
        says, help = _of_company(text, company, municipality), _COMPANY_HELP
    else:
        named = _names(text, account.handle or "", policy.authority, municipality)
        says, help = None if named else RULE.says, _SENTENCE_HELP
    if says is None:
        names = tuple(municipality)
        in_name = _disclaimer_in(account.name, names)
        disclaimer = in_name or (presentation and _disclaimer_in(presentation, names))
        if disclaimer:
            yield RULE.found(
                at / "name" if in_name else at / "profile" / "presentation",
                says=_DISCLAIMED,
                help=_DISCLAIMED_HELP,
                severity=Severity.WARNING,
                account=account.id,
                words=disclaimer,
            )
        return
    if not is_sure_of(register, "authority", "short_names"):
        yield UNKNOWN
    else:
        yield RULE.found(
            at / "profile" / "presentation" if presentation else at / "name",
            says=says,
            help=help,
            account=account.id,
            authority=policy.authority,
            unit=units[0].name,
            company=company.name if company else None,
        )


def _names(text: str, handle: str, authority: str, names: list[str]) -> bool:
    """Say whether a page names the municipality, by itself or in a compound."""
    if mentions(text, names) or handle_holds(handle, authority):
        return True
    tags = _AT_OR_TAG.findall(text)
    if any(handle_holds(tag, authority) for tag in tags):
        return True
    compound = _compound(authority)
    return compound is not None and compound.search(comparable(text)) is not None


@lru_cache(maxsize=64)
def _compound(authority: str) -> re.Pattern[str] | None:
    """Make a pattern of the place's name with something that municipalities run."""
    place = name_pattern(_KIND.sub(" ", comparable(authority)).strip())
    return re.compile(rf"(?<![\w-]){place}s?-?{_RUN_BY_MUNICIPALITIES}") if place else None


@lru_cache(maxsize=4096)
def _disclaimer_in(text: str, names: tuple[str, ...]) -> str:
    """Find such words in a text; accounts share many of theirs, so that answers are kept."""
    spelt = comparable(text)
    found = _disclaimer(names).search(spelt)
    if found is None:
        return ""
    # They are quoted as they were written, where a letter is compared for every one that was.
    written = text if len(text) == len(spelt) else spelt
    return " ".join(written[found.start() : found.end()].split())


@lru_cache(maxsize=64)
def _disclaimer(names: tuple[str, ...]) -> re.Pattern[str]:
    """Make a pattern of words that say that a page is a person's, or not the municipality's."""
    either = "|".join(filter(None, map(name_pattern, ("kommunen", *names))))
    return re.compile(rf"\b(?:{_PRIVATE}|{_NOT_OURS.replace('{names}', either)})")


def _of_company(text: str, company: Unit, municipality: list[str]) -> Text | None:
    own = company.names
    named = mentions(text, own)
    # "Exempel Energi" names the company, and does not say that Exempel owns it.
    rest = without(text, own)
    owned = mentions(rest, municipality) or says_municipal(rest)
    if named:
        return None if owned else _MUNICIPAL
    return _COMPANY if owned else _NEITHER
