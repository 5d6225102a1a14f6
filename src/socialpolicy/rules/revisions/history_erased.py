"""T12: what an account has been called, and what has changed about it, is only added to."""

from collections.abc import Iterator

from socialpolicy.check import Found, between
from socialpolicy.finding import Example, Rule, Severity
from socialpolicy.platforms import PLATFORMS, account_keys, canonical_handle
from socialpolicy.register.comparison import Comparison
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.account_events import EarlierValue
from socialpolicy.register.naming import comparable
from socialpolicy.register.timeline import Path
from socialpolicy.text import FilledText, Text
from socialpolicy.yaml import Place

RULE = Rule(
    code="T12",
    name="history-erased",
    severity=Severity.ERROR,
    title=Text(
        sv="Ett kontos tidigare namn och ändringar står kvar",
        en="An account's earlier names and changes stay",
    ),
    says=Text(
        sv="{account}: {what} fanns i {revision}, men är borta eller ändrat nu",
        en="{account}: {what} was there in {revision}, but is gone or altered now",
    ),
    why=Text(
        sv=(
            "Den som söker en gammal handling söker på namnet som kontot hade då. Det går bara om "
            "de tidigare namnen och dagarna står kvar."
        ),
        en=(
            "Whoever looks for an old record looks for the name that the account had then. That "
            "works only if the earlier names and days stay."
        ),
    ),
    help=Text(
        sv="Skriv tillbaka raden som den stod, och lägg till nya bredvid den.",
        en="Write the entry back as it was, and add new ones beside it.",
    ),
    example=Example(
        bad="former_handles: []\n", good="former_handles: [biblioteketiexempelkommun]\n"
    ),
)

_HANDLE = Text(sv="det tidigare användarnamnet {handle}", en="the former user name {handle}")
_CHANGE = {
    "name": Text(sv="namnbytet den {on}", en="the change of name on {on}"),
    "address": Text(sv="bytet av adress den {on}", en="the change of address on {on}"),
    "board": Text(sv="bytet av nämnd den {on}", en="the change of board on {on}"),
    "unit": Text(sv="bytet av enhet den {on}", en="the change of unit on {on}"),
    "management": Text(sv="bytet av ledning den {on}", en="the change of management on {on}"),
}


def _applies(beside: Comparison) -> list[str]:
    return [
        pair.before.model.id
        for pair in beside.accounts
        if pair.after and (pair.before.model.changes or pair.before.model.former_handles)
    ]


@between(RULE, applies=_applies)
def check(beside: Comparison) -> Found:
    """Look for each entry of each account's history, wherever in its list it is now."""
    for before, after in beside.accounts:
        if after is None:
            continue
        for path, what in _lost(before.model, after.model):
            yield RULE.found(
                after.at / path[0],
                related=(beside.stood(Place(before.at.document, (*before.at.path, *path))),),
                subject=before.model.id,
                account=before.model.id,
                what=what,
                revision=beside.revision,
            )


def _lost(before: Account, after: Account) -> Iterator[tuple[Path, FilledText]]:
    handles = {_handle(each, after) for each in after.former_handles}
    for index, handle in enumerate(before.former_handles):
        if _handle(handle, before) not in handles:
            yield ("former_handles", index), FilledText(_HANDLE, {"handle": handle})
    there = list(after.changes)
    for index, change in enumerate(before.changes):
        same = next((each for each in there if _is_same(change, each, before)), None)
        if same is None:
            yield ("changes", index, "what"), FilledText(_CHANGE[change.what], {"on": change.on})
        else:
            there.remove(same)


def _handle(written: str, account: Account) -> str:
    handle = canonical_handle(PLATFORMS[account.platform], written)
    return handle or comparable(written.strip())


def _is_same(was: EarlierValue, now: EarlierValue, account: Account) -> bool:
    """Say whether a change is as it was; the earlier value may be filled in."""
    if (was.what, was.on) != (now.what, now.on):
        return False
    if was.was is None or now.was is None:
        return was.was is None
    if comparable(" ".join(was.was.split())) == comparable(" ".join(now.was.split())):
        return True
    platform = PLATFORMS[account.platform]
    keys = account_keys(platform, None, was.was) if was.what == "address" else ()
    return bool(keys) and keys == account_keys(platform, None, now.was)
