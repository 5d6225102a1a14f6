"""A19: the account says which unit runs the page.

The presentation or the account's name says it, or the handle has the whole
name of the unit: the policy does not say where. The unit's own name will do,
one of its short names, or those of a unit above it: the policy asks for the
"förvaltning eller dylikt". Asked of open accounts. Nothing is said where it is
not known who runs the account, which A03 finds.
"""

from socialpolicy.check import UNKNOWN, Found, each_account
from socialpolicy.finding import Example, Rule, Severity
from socialpolicy.register.lifecycle import is_open
from socialpolicy.register.models.account import Account
from socialpolicy.register.naming import handle_holds, mentions
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


@each_account(RULE, applies=is_open)
def check(account: Account, at: Place, register: Register) -> Found:
    """Look in what a visitor sees for the unit that runs the account, or one above it."""
    units = register.units_above(account)
    if not units:
        yield UNKNOWN
        return
    text = (account.profile.presentation if account.profile else None) or ""
    if mentions(f"{account.name}\n{text}", [name for unit in units for name in unit.names]):
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
