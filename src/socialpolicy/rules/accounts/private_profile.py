"""A27: the account is the organisation's, not a person's own profile.

Known from the address alone, on the platforms whose addresses tell the two
apart, and from a handle written as a path (`in/name`): an error. An address on
Facebook with a number and no name may be a page's as well as a person's, so it
is a warning until `platform_id` and `page: true` say that somebody has looked.
Of Facebook's names nothing is said. Not asked of a closed account.
"""

from socialpolicy.check import Found, each_account
from socialpolicy.finding import Example, Fix, Rule, Severity
from socialpolicy.platforms import PLATFORMS, Address, read_address
from socialpolicy.register.lifecycle import is_in_use
from socialpolicy.register.models.account import Account
from socialpolicy.register.register import Register
from socialpolicy.text import Text
from socialpolicy.yaml import Place

RULE = Rule(
    code="A27",
    name="private-profile",
    severity=Severity.ERROR,
    milder=(Severity.WARNING,),
    title=Text(
        sv="Kontot är verksamhetens, inte en persons egen profil",
        en="The account is the organisation's, not a person's own profile",
    ),
    says=Text(
        sv="{account} är en persons egen profil på {platform}, inte en sida för verksamheten",
        en="{account} is a person's own profile on {platform}, not a page of the organisation",
    ),
    why=Text(
        sv=(
            "Ett personligt konto följer med personen och blandar ihop rollerna: den som läser "
            "vet inte om det är kommunen eller personen som talar."
        ),
        en=(
            "A personal account leaves with the person and mixes roles: readers do not know "
            "whether the municipality or the person is speaking."
        ),
    ),
    help=Text(
        sv=(
            "Skapa en sida för verksamheten, och använd dess adress i stället. En persons egen "
            "profil hör inte hemma i registret."
        ),
        en=(
            "Create a page for the organisation, and use its address instead. A person's own "
            "profile does not belong in the register."
        ),
    ),
    example=Example(
        bad=(
            "platform: linkedin\n"
            "handle: exempelbibliotek\n"
            "url: https://www.linkedin.com/in/exempelbibliotek\n"
        ),
        good=(
            "platform: linkedin\n"
            "handle: exempelbibliotek\n"
            "url: https://www.linkedin.com/company/exempelbibliotek\n"
        ),
    ),
)

_MAYBE = Text(
    sv="Adressen till {account} kan vara en persons egen profil på {platform}: {number}",
    en="The address of {account} may be a person's own profile on {platform}: {number}",
)
_LOOK_HELP = Text(
    sv="Öppna adressen utan att vara inloggad. Är det en sida, och inte en persons profil, skriv:",
    en="Open the address without being logged in. If it is a page, and not a person's, write:",
)
_PAGE = {"page": "true"}
_NUMBER = {"platform_id": '"{number}"'}

_TELLING = frozenset(
    platform.id
    for platform in PLATFORMS.values()
    if any(shape.personal for shape in platform.shapes)
)


def _shared(account: Account) -> Address | None:
    """Give the address where it is one that persons have as well as pages."""
    address = read_address(account.url, PLATFORMS[account.platform])
    return address if isinstance(address, Address) and address.shared else None


def _applies(account: Account, register: Register) -> bool:
    if not is_in_use(account, register):
        return False
    return account.platform in _TELLING or _shared(account) is not None


@each_account(RULE, applies=_applies)
def check(account: Account, at: Place, _register: Register) -> Found:
    """Read the address, and a handle that is a path."""
    platform = PLATFORMS[account.platform]
    shared = _shared(account)
    if shared and not (account.page and account.platform_id):
        wanted = (_PAGE if not account.page else {}) | (_NUMBER if not account.platform_id else {})
        yield RULE.found(
            at / "url",
            says=_MAYBE,
            severity=Severity.WARNING,
            help=Fix(_LOOK_HELP, wanted),
            account=account.id,
            platform=platform.name,
            number=shared.handle,
        )
    written = [("url", account.url)]
    if account.handle and "/" in account.handle:
        path = account.handle.partition("://")[2] or account.handle
        written.append(("handle", f"https://{path}"))
        written.append(("handle", f"https://{platform.hosts[0]}/{path.lstrip('/')}"))
    for key, url in written:
        address = read_address(url, platform)
        if isinstance(address, Address) and address.personal:
            yield RULE.found(at / key, account=account.id, platform=platform.name)
            return
