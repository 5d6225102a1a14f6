"""T03: an account stays the page that it is, and its owner's, unless the change is written down."""

from socialpolicy.check import Found, between
from socialpolicy.finding import DAY, Example, Finding, Fix, Rule, Severity, Wording
from socialpolicy.platforms import PLATFORMS, Address, Key, account_keys, read_address
from socialpolicy.register.comparison import Comparison
from socialpolicy.register.models.account import Account
from socialpolicy.register.register import Located, Register
from socialpolicy.rules.revisions import is_alike
from socialpolicy.text import Text

RULE = Rule(
    code="T03",
    name="page-swapped",
    severity=Severity.ERROR,
    title=Text(
        sv="Ett konto byter inte sida, enhet eller nämnd utan att bytet antecknas",
        en="An account does not change page, unit or board without a note of the change",
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
_PLATFORM = Text(
    sv="{account}: plattformen är ändrad sedan {revision}, från {was} till {now}, fast sidan är "
    "densamma",
    en="{account}: the platform has been changed since {revision}, from {was} to {now}, although "
    "the page is the same",
)
_MOVED = Text(
    sv="{account}: {what} är ändrad sedan {revision}, från {was} till {now}, och bytet är inte "
    "antecknat",
    en="{account}: {what} has been changed since {revision}, from {was} to {now}, without a note "
    "of the change",
)
_OWNERS = {
    "unit": Text(sv="enheten", en="the unit"),
    "board": Text(sv="nämnden", en="the board"),
}
_NOTE_HELP = Text(
    sv="Var bytet rätt, anteckna det med vad som stod förut. Annars skriv tillbaka det som stod.",
    en="If the change was right, note it with what it said before. Otherwise write that back.",
)
_PLATFORM_HELP = Text(
    sv="Skriv tillbaka plattformen. Den avgör svarstiden och hur adressen läses.",
    en="Write the platform back. It decides the response time and how the address is read.",
)
_NONE = Text(sv="inget", en="none")
_NOBODY = Text(sv="ingen", en="none")


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
            if was.url.strip() == now.url.strip() and was.platform != now.platform:
                says = Wording(_PLATFORM, _PLATFORM_HELP)
                names = PLATFORMS[was.platform].name, PLATFORMS[now.platform].name
                yield _found(beside, before, after, "platform", says, *names)
            else:
                yield _found(beside, before, after, "url", RULE.says, was.url, now.url)
        elif was.platform_id and was.platform_id != now.platform_id:
            number = now.platform_id or _NONE
            yield _found(beside, before, after, "platform_id", _NUMBER, was.platform_id, number)
        yield from _moved(beside, before, after)


def _moved(beside: Comparison, before: Located[Account], after: Located[Account]) -> Found:
    """Compare whose the account is. What was missing may be filled in."""
    new = [each for each in after.model.changes if each not in before.model.changes]
    for key, what in _OWNERS.items():
        was, now = getattr(before.model, key), getattr(after.model, key)
        if was is None or is_alike(was, now):
            continue
        if any(each.what == key and each.was and is_alike(each.was, was) for each in new):
            continue
        note = Fix(_NOTE_HELP, {"changes": [{"what": key, "was": "{id}", "on": DAY}]})
        names = _name(key, was, beside.before), _name(key, now, beside.after)
        says = Wording(_MOVED, note)
        yield _found(beside, before, after, key, says, *names, what=what, id=was)


def _name(key: str, id: str | None, register: Register) -> str | Text:
    """Give the name of a unit or board, or its id where the organisation does not have it."""
    if id is None:
        return _NOBODY
    organisation = register.organisation
    if organisation is None:
        return id
    owner = organisation.unit(id) if key == "unit" else organisation.board(id)
    return owner.name if owner else id


def _found(
    beside: Comparison,
    before: Located[Account],
    after: Located[Account],
    key: str,
    says: Text | Wording,
    was: object,
    now: object,
    **more: object,
) -> Finding:
    return RULE.found(
        after.at / key,
        says,
        related=(beside.stood(before.at / key),),
        shared_with=("A03",) if key in _OWNERS else None,
        subject=after.model.id,
        account=after.model.id,
        was=was,
        now=now,
        revision=beside.version,
        values=more,
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
