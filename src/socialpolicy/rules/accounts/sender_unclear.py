"""A16: it is clear from the account that the municipality speaks.

The name or the presentation names the municipality: in full or by one of the
short names in policy.yaml. A company's account names the company, and says
that it is the municipality's: by naming the municipality other than as a part
of the company's own name, or by a word such as "kommunal" or "kommunägt".
Asked of open accounts; until then there is no page to look at. Nothing is said
where it is not known who runs the account, which A03 finds.
"""

from socialpolicy.check import UNKNOWN, Found, each_account
from socialpolicy.finding import Example, Rule, Severity
from socialpolicy.register.lifecycle import is_open
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.organisation import Unit
from socialpolicy.register.naming import mentions, says_municipal, without
from socialpolicy.register.register import Register, is_sure_of
from socialpolicy.rules.accounts import BANNER
from socialpolicy.text import Text
from socialpolicy.yaml import Place

RULE = Rule(
    code="A16",
    name="sender-unclear",
    severity=Severity.ERROR,
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
        says, help = None if mentions(text, municipality) else RULE.says, _SENTENCE_HELP
    if says is None:
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


def _of_company(text: str, company: Unit, municipality: list[str]) -> Text | None:
    own = company.names
    named = mentions(text, own)
    # "Exempel Energi" names the company, and does not say that Exempel owns it.
    rest = without(text, own)
    owned = mentions(rest, municipality) or says_municipal(rest)
    if named:
        return None if owned else _MUNICIPAL
    return _COMPANY if owned else _NEITHER
