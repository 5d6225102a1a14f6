"""A19: the account says which unit runs the page.

The presentation or the account's name says it, or the handle has the whole
name of the unit: the policy does not say where. The unit's own name will do,
one of its short names, or those of a unit above it: the policy asks for the
"förvaltning eller dylikt". A presentation that says that the unit does not run the page, or no
longer, is a fault whatever the name says. Asked of open accounts. Nothing is said where it is
not known who runs the account, which A03 finds.
"""

import re

from socialpolicy.check import UNKNOWN, Found, each_account
from socialpolicy.finding import Example, Rule, Severity
from socialpolicy.register.lifecycle import is_open
from socialpolicy.register.models.account import Account
from socialpolicy.register.naming import comparable, handle_holds, mentions
from socialpolicy.register.placeholders import is_blank
from socialpolicy.register.register import Register
from socialpolicy.rules.accounts import BANNER
from socialpolicy.text import Text
from socialpolicy.yaml import Place

RULE = Rule(
    code="A19",
    name="unit-not-stated",
    severity=Severity.ERROR,
    title=Text(
        sv="Kontot säger vilken förvaltning, enhet eller vilket bolag som sköter sidan",
        en="The account says which department, unit or company runs the page",
    ),
    says=Text(
        sv="Varken namnet eller presentationen av {account} nämner {unit}, som sköter sidan",
        en="Neither the name nor the presentation of {account} mentions {unit}, which runs it",
    ),
    why=Text(
        sv="Den som vill klaga, fråga eller begära ut en handling ska veta vart den kan vända sig.",
        en="People who want to complain, ask or request a document must know whom to contact.",
    ),
    help=Text(
        sv="Skriv i presentationen vem som sköter sidan, både på plattformen och i filen.",
        en="Say in the presentation who runs the page, on the platform and in the file.",
    ),
    example=Example.within(
        "profile:\n",
        bad="  presentation: Välkommen till Exempelkommuns bibliotek!\n",
        good="  presentation: Välkommen! Kulturförvaltningen i Exempelkommun sköter sidan.\n",
        after="  link: https://www.exempel.se/biblioteket\n" + BANNER,
    ),
)

_NO_PRESENTATION = Text(
    sv="{account} har ingen presentation som säger att {unit} sköter sidan",
    en="{account} has no presentation that says that {unit} runs the page",
)
_SENTENCE_HELP = Text(
    sv="Skriv till exempel i presentationen: Sidan sköts av {unit}.",
    en="Write in the presentation, for example: Sidan sköts av {unit}.",
)
_DENIED = Text(
    sv="Presentationen av {account} säger att {unit} inte sköter sidan",
    en="The presentation of {account} says that {unit} does not run the page",
)
_DENIED_HELP = Text(
    sv="Skriv vem som sköter sidan. Sköts den av någon annan än kommunen, hör kontot inte hemma i "
    "registret. Har den bytt enhet, skriv in bytet.",
    en="Say who runs the page. If it is run by others than the municipality, the account does not "
    "belong in the register. If it has changed unit, enter the change.",
)
_RUN = r"(?:sköts|drivs|administreras|hanteras|förvaltas|ägs)"
_NO_LONGER = r"(?:inte|ej|icke|aldrig)(?:\s+(?:längre|alls))?"
_NOT_RUN = re.compile(
    rf"\b(?:{_RUN}\s+{_NO_LONGER}\s+av|{_NO_LONGER}\s+{_RUN}\s+av"
    r"|not?\s+(?:longer\s+)?(?:run|managed|owned|administered)\s+by)\b"
    r"(?:(?!\b(?:utan|but)\b)[^.!?\n])*"
)
"""What follows, to the end of the sentence or a word that turns it, does not run the page."""


@each_account(RULE, applies=is_open)
def check(account: Account, at: Place, register: Register) -> Found:
    """Look in what a visitor sees for the unit that runs the account, or one above it."""
    units = register.units_above(account)
    if not units:
        yield UNKNOWN
        return
    text = (account.profile.presentation if account.profile else None) or ""
    names = [name for unit in units for name in unit.names]
    spelt = " ".join(comparable(text).split())
    denied = " ".join(each.group() for each in _NOT_RUN.finditer(spelt))
    if mentions(denied, names) and not mentions(_NOT_RUN.sub(" ", spelt), names):
        yield RULE.found(
            at / "profile" / "presentation",
            says=_DENIED,
            help=_DENIED_HELP,
            account=account.id,
            unit=units[0].name,
        )
        return
    if mentions(f"{account.name}\n{text}", names):
        return
    if account.handle and any(handle_holds(account.handle, unit.name) for unit in units):
        return
    yield RULE.found(
        at / "profile" / "presentation",
        says=_NO_PRESENTATION if is_blank(text) else RULE.says,
        help=_SENTENCE_HELP,
        account=account.id,
        unit=units[0].name,
    )
