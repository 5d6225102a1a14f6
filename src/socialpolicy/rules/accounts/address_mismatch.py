"""A01: the address is an account's on its platform, and the handle is the one in it.

`platforms` reads the address and says why it is none; this puts its words into
a finding. An address with http:// is none: what is sent to it can be read and
changed on the way. Nothing is asked of the net. A closed account is held to it too: its
address tells where its documents were. That an address is a person's is A27's.
"""

from socialpolicy.check import Found, each_account
from socialpolicy.finding import Example, Finding, Fix, Label, Rule, Severity, Wording
from socialpolicy.platforms import (
    PLATFORMS,
    Address,
    Agreement,
    Mismatch,
    Platform,
    Reason,
    canonical_handle,
    compare_handle,
    read_address,
)
from socialpolicy.register.models.account import Account
from socialpolicy.register.placeholders import quoted
from socialpolicy.register.register import Register
from socialpolicy.text import LONGEST_VALUE, FilledText, Text
from socialpolicy.yaml import Place

RULE = Rule(
    code="A01",
    name="address-mismatch",
    severity=Severity.ERROR,
    title=Text(
        sv="Adressen leder till ett konto på plattformen, och användarnamnet är det i adressen",
        en="The address leads to an account on the platform, and the handle is the one in it",
    ),
    says=Text(sv="Kontot {account}: {reason}", en="The account {account}: {reason}"),
    why=Text(
        sv=(
            "Förteckningen finns för att den som söker en handling ska hitta till kontot. "
            "Då måste adressen leda dit, och inte till ett inlägg, en inloggning eller en delning."
        ),
        en=(
            "The list exists so that anyone looking for a document can find the account. So the "
            "address must lead there, and not to a post, a login page or a sharing link."
        ),
    ),
    help=Text(
        sv="Öppna kontots egen sida i en webbläsare och kopiera adressen därifrån.",
        en="Open the account’s own page in a browser and copy the address from there.",
    ),
    example=Example(
        bad="url: https://www.facebook.com/sharer.php?u=exempelbibliotek\n",
        good="url: https://www.facebook.com/exempelbibliotek\n",
    ),
)

_MEANT_HELP = Fix(
    Text(
        sv="Är det den här adressen du menar, skriv:", en="If this is the address you mean, write:"
    ),
    {"url": "{url}"},
)
_CREDENTIALS_HELP = Text(
    sv="Ta bort det som står före @. Är det ett lösenord, byt det i dag: git minns det.",
    en="Remove what is before @. If it is a password, change it today: git remembers it.",
)
_PLATFORM_HELP = Fix(
    Text(sv="Är adressen rätt, skriv:", en="If the address is right, write:"),
    {"platform": "{platform}"},
)
_UNSAID = Wording(
    Text(
        sv="{account} har inget användarnamn, men adressen leder till {shown}",
        en="{account} has no handle, but the address leads to {shown}",
    ),
    Fix(Text(sv="Skriv användarnamnet:", en="Write the handle:"), {"handle": "{written}"}),
)
_NO_HANDLE = Wording(
    Text(
        sv="{account} har användarnamnet ”{handle}”, men så kan inget konto heta på {platform}",
        en="{account} has the handle “{handle}”, but no account on {platform} can be called that",
    ),
    Text(
        sv="Skriv användarnamnet så som det står på kontots egen sida.",
        en="Write the handle as it stands on the account’s own page.",
    ),
)
_NO_HANDLE_BECAUSE = Text(
    sv=(
        "{account} har användarnamnet ”{handle}”, men så kan inget konto heta på {platform}: {why}"
    ),
    en=(
        "{account} has the handle “{handle}”, but no account on {platform} can be called that: "
        "{why}"
    ),
)
_ANOTHER = Text(
    sv="{account} har användarnamnet {handle}, men adressen leder till {shown}",
    en="{account} has the handle {handle}, but the address leads to {shown}",
)
_ANOTHER_HELP = Fix(
    Text(
        sv="Är användarnamnet rätt, rätta adressen till {url}. Är adressen rätt, skriv:",
        en=(
            "If the handle is right, correct the address to {url}. If the address is right, write:"
        ),
    ),
    {"handle": "{written}"},
)
_HANDLE_HELP = Fix(
    Text(sv="Är adressen rätt, skriv:", en="If the address is right, write:"),
    {"handle": "{written}"},
)
_SITE_HELP = Text(
    sv="En webbplats behöver inget användarnamn. Ta bort det, eller rätta adressen.",
    en="A web site has no handle. Remove it, or correct the address.",
)
_NUMBER = Wording(
    Text(
        sv="{account} har plattformens nummer {number}, men adressen leder till {shown}",
        en="{account} has the platform’s number {number}, but the address leads to {shown}",
    ),
    Fix(
        Text(sv="Är adressen rätt, skriv:", en="If the address is right, write:"),
        {"platform_id": "{written}"},
    ),
)
_LEADS = Text(sv="den här adressen leder till {shown}", en="this address leads to {shown}")


@each_account(RULE)
def check(account: Account, at: Place, _register: Register) -> Found:
    """Read the address, and compare it with the handle and with the platform's own number."""
    platform = PLATFORMS[account.platform]
    address = read_address(account.url, platform)
    if isinstance(address, Mismatch):
        yield _no_account(account, at, platform, address)
    else:
        yield from _handle(account, at, platform, address)
        yield from _number(account, at, platform, address)
        if account.handle == address.handle and not platform.owns(address.handle):
            return
    # The same wrong word in both places is one fault, not two.
    wrong = address.word if isinstance(address, Mismatch) else None
    if account.handle and account.handle.removeprefix("@") != wrong:
        yield from _no_handle(account, at, platform)


def _no_account(account: Account, at: Place, platform: Platform, mismatch: Mismatch) -> Finding:
    """Say why the address is no account's, and which one may have been meant."""
    help, values = RULE.help, {"account": account.id, "reason": mismatch.said}
    url = mismatch.instead or (account.handle and _address_of(platform, account.handle))
    if mismatch.reason is Reason.CREDENTIALS:
        help = _CREDENTIALS_HELP
    elif mismatch.other and isinstance(read_address(account.url, mismatch.other), Address):
        help, values["platform"] = _PLATFORM_HELP, mismatch.other.id
    elif url and len(url) <= LONGEST_VALUE:  # a longer one would be cut, and no longer paste
        help, values["url"] = _MEANT_HELP, url
    hides = mismatch.reason is Reason.CREDENTIALS
    return RULE.found(at / "url", help=help, hides=hides, values=values)


def _no_handle(account: Account, at: Place, platform: Platform) -> Found:
    """Say that no account can have such a handle. A web site may be called anything."""
    handle = account.handle or ""
    if canonical_handle(platform, handle) is None and not platform.website:
        why = platform.objection(handle.removeprefix("@"))
        yield RULE.found(
            at / "handle",
            Wording(_NO_HANDLE_BECAUSE, _NO_HANDLE.help) if why else _NO_HANDLE,
            account=account.id,
            handle=account.handle,
            platform=platform.name,
            why=why,
        )


def _handle(account: Account, at: Place, platform: Platform, address: Address) -> Found:
    """Compare the handle with the one in the address, where there is one."""
    if account.handle == address.handle:
        return
    written = quoted(address.shown.removeprefix(platform.mark))
    values = {"account": account.id, "shown": address.shown, "written": written}
    if account.handle is None:
        if not platform.website and address.platform_id is None:
            yield RULE.found(at / "url", _UNSAID, values=values)
        return
    possible = platform.website or canonical_handle(platform, account.handle) is not None
    if possible and compare_handle(address, account.handle) is Agreement.DIFFERENT:
        url = _address_of(platform, account.handle)
        if _address_of(platform, address.shown) != address.url:
            url = None  # a group's address or a school's: the handle alone does not give such a one
        help = _SITE_HELP if platform.website else _ANOTHER_HELP if url else _HANDLE_HELP
        yield RULE.found(
            at / "handle",
            says=_ANOTHER,
            help=help,
            related=_leads(at, address),
            handle=account.handle,
            url=url,
            values=values,
        )


def _number(account: Account, at: Place, platform: Platform, address: Address) -> Found:
    """Compare the platform's own number with the one in the address, where there is one."""
    number, in_address = account.platform_id, address.platform_id
    if not number or not in_address or canonical_handle(platform, number) == in_address:
        return
    yield RULE.found(
        at / "platform_id",
        _NUMBER,
        related=_leads(at, address),
        account=account.id,
        number=number,
        shown=address.shown,
        written=quoted(in_address),
    )


def _leads(at: Place, address: Address) -> tuple[Label, ...]:
    return ((at / "url").label(FilledText(_LEADS, {"shown": address.shown})),)


def _address_of(platform: Platform, handle: str) -> str | None:
    """Give the address to write for the account that a handle names, if it names one in full."""
    name = canonical_handle(platform, handle)
    if name is None or platform.website:
        return None
    user, _, server = name.partition("@") if platform.federated else (name, "", "")
    host = server or next(iter(platform.hosts), "")
    is_number = platform.id_spelling is not None and platform.id_spelling(name) is not None
    path = platform.id_path if is_number else platform.handle_path
    if not is_number and platform.ignored and "/" not in handle:
        user = handle.strip().removeprefix("@")  # its periods stay
    address = read_address(f"https://{host}{path.format(user)}", platform)
    return address.url if isinstance(address, Address) else None
