"""A20: the profile leads to the municipality's web site.

A link to any of the municipality's domains will do, also to a host below one:
that is how a company's own web site is accepted. It may stand in the
presentation. An account whose own address is there already, such as a blog on
the web site, needs no link. A page of links at another company does not show
where it leads: where the municipality is named in its address that is
information. Asked of open accounts, when policy.yaml names a web site or a
domain.
"""

import re
from collections.abc import Iterator
from itertools import chain

from socialpolicy.check import UNKNOWN, Found, Unknown, each_account
from socialpolicy.finding import WORDS, Example, Fix, Rule, Severity
from socialpolicy.register.lifecycle import is_open
from socialpolicy.register.models.account import Account
from socialpolicy.register.naming import bare_domain, handle_holds, host_of, is_under
from socialpolicy.register.placeholders import is_blank
from socialpolicy.register.register import Register, is_sure_of
from socialpolicy.rules.accounts import BANNER
from socialpolicy.text import Text
from socialpolicy.yaml import Place

RULE = Rule(
    code="A20",
    name="website-link-missing",
    severity=Severity.WARNING,
    milder=(Severity.INFO,),
    title=Text(
        sv="Profilen länkar till kommunens webbplats",
        en="The profile links to the municipality's web site",
    ),
    says=Text(
        sv="{account} har ingen länk till {website} i profilen",
        en="{account} has no link to {website} in its profile",
    ),
    why=Text(
        sv="Webbplatsen är den främsta kanalen. Den som hittar kontot ska också hitta dit.",
        en="The web site is the main channel. People who find the account should find it too.",
    ),
    help=Fix(
        Text(
            sv="Lägg in en länk till kommunens webbplats i profilen, och skriv in den.",
            en="Put a link to the municipality's web site in the profile, and enter it.",
        ),
        {"link": WORDS},
        ("profile",),
    ),
    example=Example.within(
        "profile:\n  presentation: Sidan sköts av kulturförvaltningen, Exempelkommun.\n",
        bad="  link: https://exempel.se.lankar.example/biblioteket\n",
        good="  link: https://www.exempel.se/biblioteket\n",
        after=BANNER,
    ),
)

_ELSEWHERE = Text(
    sv="{account} länkar till {link}, inte till {website}",
    en="{account} links to {link}, not to {website}",
)
_LINK_HELP = Fix(
    Text(
        sv="Lägg in länken i profilen, gärna till er egen sida på webbplatsen:",
        en="Put the link in the profile, best to your own page there:",
    ),
    {"link": "https://{website}"},
    ("profile",),
)
_LINK_PAGE = Text(
    sv="{account} länkar till en länksida, {link}, som inte visar om {website} står där",
    en="{account} links to a page of links, {link}, which does not show whether {website} is there",
)
_LINK_PAGE_HELP = Text(
    sv="Se efter att kommunens webbplats står på länksidan, helst överst.",
    en="See to it that the municipality's web site is on the page of links, best at the top.",
)

LINK_PAGES = (
    "beacons.ai",
    "bio.link",
    "bio.site",
    "campsite.bio",
    "linkin.bio",
    "linkpop.com",
    "linktr.ee",
    "lnk.bio",
    "msha.ke",
    "solo.to",
    "taplink.cc",
)
"""Hosts where anybody may have a page of links, for platforms that have room for one only."""

_BETWEEN_WORDS = re.compile(r'[\s,;<>()\[\]"”“]+')


def _applies(account: Account, register: Register) -> bool | Unknown:
    if not is_open(account, register):
        return False
    if register.policy.website or register.policy.domains:
        return True
    return UNKNOWN if not is_sure_of(register, "website", "domains") else False


def _words(presentation: str) -> Iterator[str]:
    """Give what may be an address in a text, looked for only once somebody asks for the first."""
    for word in _BETWEEN_WORDS.split(presentation):
        if "." in word:
            yield word.rstrip(".:!?")


@each_account(RULE, applies=_applies)
def check(account: Account, at: Place, register: Register) -> Found:
    """Compare the link's host with the municipality's domains."""
    policy = register.policy
    domains = [each for each in (policy.website, *policy.domains) if each]
    link = account.profile.link if account.profile else None
    presentation = (account.profile.presentation if account.profile else None) or ""
    for address in chain((link, account.url), _words(presentation)):
        host = host_of(address) if address else None
        if host and is_under(host, domains):
            return
    if not is_sure_of(register, "website", "domains"):
        yield UNKNOWN
        return
    host = host_of(link) if link else None
    is_page_of_links = host is not None and is_under(host, LINK_PAGES)
    is_ours = is_page_of_links and handle_holds(link or "", policy.authority or "")
    yield RULE.found(
        at / "profile" / "link",
        says=RULE.says if is_blank(link) else _LINK_PAGE if is_page_of_links else _ELSEWHERE,
        help=_LINK_PAGE_HELP if is_page_of_links else _LINK_HELP,
        severity=Severity.INFO if is_ours else None,
        account=account.id,
        link=link,
        website=bare_domain(domains[0]),
    )
