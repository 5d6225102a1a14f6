"""T03: an account stays the page that it is, unless the change is written down."""

from socialpolicy.check import Found, between
from socialpolicy.finding import Example, Rule, Severity
from socialpolicy.platforms import PLATFORMS, Address, Key, account_keys, read_address
from socialpolicy.register.comparison import Comparison
from socialpolicy.register.models.account import Account
from socialpolicy.text import Text

RULE = Rule(
    code="T03",
    name="page-swapped",
    severity=Severity.ERROR,
    title=Text(
        sv="Ett konto byter inte sida utan att bytet antecknas",
        en="An account does not change page without a note of the change",
    ),
    says=Text(
        sv="{account} leder till en annan sida än i {revision}: förut {was}, nu {now}",
        en="{account} leads to another page than in {revision}: {was} before, {now} now",
    ),
    why=Text(
        sv=(
            "Godkännandet, bannern och loggen gäller en viss sida. Byts adressen ut under dem ser "
            "en ny sida ut att vara godkänd sedan länge, och den gamla är glömd."
        ),
        en=(
            "The approval, the banner and the log are of a certain page. If the address is "
            "exchanged under them, a new page seems approved long ago, and the old is forgotten."
        ),
    ),
    help=Text(
        sv=(
            "Har samma sida fått en ny adress, skriv den gamla under changes, med what: address, "
            "was och on. Är det en annan sida, avsluta det här kontot och öppna ett nytt."
        ),
        en=(
            "If the same page has got a new address, write the old one under changes, with what: "
            "address, was and on. If it is another page, close this account and open a new one."
        ),
    ),
    example=Example(
        bad="handle: exempelbiblio\nurl: https://www.facebook.com/exempelbiblio\n",
        good="handle: exempelbibliotek\nurl: https://www.facebook.com/exempelbibliotek\n",
    ),
)

_NUMBER = Text(
    sv="{account} har ett annat nummer på plattformen än i {revision}: förut {was}, nu {now}",
    en="{account} has another number at the platform than in {revision}: {was} before, {now} now",
)
_NONE = Text(sv="inget", en="none")


def _applies(beside: Comparison) -> list[str]:
    return [pair.before.model.id for pair in beside.opened if pair.after]


@between(RULE, applies=_applies)
def check(beside: Comparison) -> Found:
    """Compare the page of each account that had been opened, and its number at the platform."""
    for before, after in beside.opened:
        if after is None:
            continue
        was, now = before.model, after.model
        if _page(was) != _page(now) and not _is_noted(was, now):
            part, says = "url", RULE.says
        elif was.platform_id and was.platform_id != now.platform_id:
            part, says = "platform_id", _NUMBER
        else:
            continue
        yield RULE.found(
            after.at / part,
            says,
            related=(beside.stood(before.at / part),),
            subject=now.id,
            account=now.id,
            was=getattr(was, part),
            now=getattr(now, part) or _NONE,
            revision=beside.version,
        )


def _page(account: Account) -> Key:
    """Tell a page from all others, however its address is written."""
    keys = account_keys(PLATFORMS[account.platform], account.handle, account.url)
    return keys[0] if keys else (account.platform, account.url)


def _is_noted(was: Account, now: Account) -> bool:
    """Say whether a new note of a change has the address or handle that the account had."""
    new = [each for each in now.changes if each not in was.changes and each.what == "address"]
    return any(each.was and _names(each.was, was) for each in new)


def _names(word: str, account: Account) -> bool:
    platform = PLATFORMS[account.platform]
    written = word.strip().lower().removeprefix("@")
    if written in (account.url.lower(), (account.handle or "").lower().removeprefix("@")):
        return True
    address = read_address(word if "://" in word else f"https://{word}", platform)
    return isinstance(address, Address) and address.key == _page(account)
