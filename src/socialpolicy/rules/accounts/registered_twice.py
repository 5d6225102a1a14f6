"""A02: every account is registered once.

Two accounts are the same when their platform has the same address, handle or
number for both, however it is written. A closed account may share all of that
with its successor. A former handle makes no two accounts the same: somebody
else may have taken it since. Blogs and web sites, and servers each with its
own numbering, are not told apart by a number.
"""

from socialpolicy.check import Found, whole
from socialpolicy.finding import Example, Finding, Fix, Rule, Severity
from socialpolicy.platforms import PLATFORMS, Address, Key, account_keys, read_address
from socialpolicy.register.lifecycle import is_in_use
from socialpolicy.register.models.account import Account
from socialpolicy.register.register import Located, Register
from socialpolicy.text import FilledText, Text

RULE = Rule(
    code="A02",
    name="registered-twice",
    severity=Severity.ERROR,
    title=Text(
        sv="Ett konto står bara en gång i registret", en="An account is registered only once"
    ),
    says=Text(
        sv="{account} och {first} är samma konto på {platform}: {shown}",
        en="{account} and {first} are the same account on {platform}: {shown}",
    ),
    why=Text(
        sv=(
            "Två filer om samma konto blir snart olika, och då går det inte att veta vem som "
            "ansvarar och vad som gäller."
        ),
        en=(
            "Two files about the same account soon differ, and then nobody knows who is "
            "responsible and which file is right."
        ),
    ),
    help=Fix(
        Text(
            sv="Den behöver inte öppnas igen. Menar du en annan sida, rätta adressen.",
            en="It need not be opened again. If you mean another page, correct the address.",
        ),
        filed=Text(
            sv=(
                "Behåll den fil som stämmer och ta bort den andra. Är det två konton, rätta "
                "adressen, användarnamnet eller numret i den som är fel."
            ),
            en=(
                "Keep the file that is right and remove the other. If they are two accounts, "
                "correct the address, handle or number in the one that is wrong."
            ),
        ),
    ),
    example=Example(
        bad="platform: twitter\nhandle: Exempelkommun\nurl: https://twitter.com/@exempelkommun/\n",
        good="platform: twitter\nhandle: exempelbiblio\nurl: https://twitter.com/exempelbiblio\n",
    ),
)

_SITE = Text(
    sv="{account} och {first} är samma webbplats: {shown}",
    en="{account} and {first} are the same web site: {shown}",
)
_NUMBER = Text(
    sv="{account} och {first} har samma nummer på {platform}: {shown}",
    en="{account} and {first} have the same number on {platform}: {shown}",
)
_FIRST = Text(sv="{first} är registrerat först, här", en="{first} is registered first, here")


def _applies(register: Register) -> list[str]:
    return [each.model.id for each in register.accounts if is_in_use(each.model, register)]


@whole(RULE, applies=_applies)
def check(register: Register) -> Found:
    """Go through the accounts in the order of their files; a later one points at the first."""
    first_with: dict[Key, Located[Account]] = {}
    for filed in register.accounts:
        if not is_in_use(filed.model, register):
            continue
        reported: list[Located[Account]] = []
        for key in _keys(filed.model):
            first = first_with.setdefault(key, filed)
            if first is not filed and first not in reported:
                reported.append(first)
                yield _found(filed, first, key)


def _keys(account: Account) -> tuple[Key, ...]:
    """Give everything that tells the account apart, its number on any platform included."""
    platform, number = PLATFORMS[account.platform], account.platform_id
    keys = account_keys(platform, account.handle, account.url, number)
    if not number or platform.website or platform.federated or platform.id_spelling:
        return keys
    return (*keys, (platform.id, f"id/{number.strip()}"))


def _found(filed: Located[Account], first: Located[Account], key: Key) -> Finding:
    account, platform = filed.model, PLATFORMS[filed.model.platform]
    where, shown = _shows(account, key)
    also, _ = _shows(first.model, key)
    name, name_of_first = account.id, first.model.id
    if name == name_of_first:
        name, name_of_first = (_file(each) for each in (filed, first))
    label = (first.at / also).label(FilledText(_FIRST, {"first": name_of_first}))
    says = _SITE if platform.website else _NUMBER if where == "platform_id" else RULE.says
    return RULE.found(
        filed.at / where,
        says=says,
        related=(label,),
        subject=account.id,
        account=name,
        first=name_of_first,
        platform=platform.name,
        shown=shown,
    )


def _file(filed: Located[Account]) -> str:
    return filed.at.document.source.file.rsplit("/", 1)[-1]


def _shows(account: Account, key: Key) -> tuple[str, str]:
    """Say which of an account's lines holds a key, and what it comes to in a sentence."""
    platform = PLATFORMS[account.platform]
    address = read_address(account.url, platform)
    if isinstance(address, Address) and address.key == key:
        return "url", address.shown
    if account.platform_id and key[1] == f"id/{account.platform_id.strip()}":
        return "platform_id", account.platform_id
    return "handle", account.handle or key[1]
