"""T12: what an account has been called, and what has changed about it, is only added to.

So are its archive copies, and the corrections of an account and of a message.
"""

from collections.abc import Iterator, Sequence

from socialpolicy.check import Found, between
from socialpolicy.finding import Example, Rule, Severity
from socialpolicy.platforms import PLATFORMS, account_keys, canonical_handle
from socialpolicy.register.comparison import Comparison
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.account_events import ArchiveCopy, EarlierValue
from socialpolicy.register.models.correction import Correction, steps_of
from socialpolicy.register.naming import comparable
from socialpolicy.register.timeline import Path
from socialpolicy.rules.revisions import had_to_go, is_alike
from socialpolicy.text import FilledText, Text
from socialpolicy.yaml import Place

RULE = Rule(
    code="T12",
    name="history-erased",
    severity=Severity.ERROR,
    title=Text(
        sv="Tidigare namn, ändringar, arkivkopior och rättelser står kvar",
        en="Earlier names, changes, archive copies and corrections stay",
    ),
    says=Text(
        sv="{id}: {what} fanns i {revision}, men är borta eller ändrat nu",
        en="{id}: {what} was there in {revision}, but is gone or altered now",
    ),
    why=Text(
        sv=(
            "Den som söker en gammal handling söker på namnet som kontot hade då. Det går bara om "
            "de tidigare namnen och dagarna står kvar. Detsamma gäller det som har rättats."
        ),
        en=(
            "Whoever looks for an old record looks for the name that the account had then. That "
            "works only if the earlier names and days stay. So it is with what was corrected."
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


_COPY = Text(sv="arkivkopian från den {on}", en="the archive copy of {on}")
_CORRECTION = Text(sv="rättelsen den {on}", en="the correction on {on}")


def _applies(beside: Comparison) -> list[str]:
    accounts = (
        pair.before.model.id
        for pair in beside.accounts
        if pair.after and any(getattr(pair.before.model, name) for name in _HISTORY)
    )
    messages = (
        pair.before.model.id
        for pair in beside.messages
        if pair.after and pair.before.model.corrections
    )
    return [*accounts, *messages]


_HISTORY = ("changes", "former_handles", "archive_copies", "corrections")


@between(RULE, applies=_applies)
def check(beside: Comparison) -> Found:
    """Look for each entry of the history of accounts and messages, wherever it is in its list."""
    for before, after in beside.accounts:
        if after is not None:
            lost = _lost(before.model, after.model)
            yield from _found(lost, before.at, after.at, before.model.id, beside)
    for pair in beside.messages:
        if pair.after is not None and pair.before.model.corrections:
            was, now = pair.before, pair.after
            gone = _gone(was.model.corrections, now.model.corrections)
            yield from _found(gone, was.at, now.at, was.model.id, beside)


_Lost = Iterator[tuple[Path, FilledText]]


def _found(lost: _Lost, before: Place, after: Place, id: str, beside: Comparison) -> Found:
    for path, what in lost:
        yield RULE.found(
            after / path[0],
            related=(beside.stood(Place(before.document, (*before.path, *path))),),
            subject=id,
            id=id,
            what=what,
            revision=beside.version,
        )


def _lost(before: Account, after: Account) -> _Lost:
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
    copies = list(after.archive_copies)
    for index, copy in enumerate(before.archive_copies):
        found = next((each for each in copies if _is_the_copy(copy, each)), None)
        if found is None:
            yield ("archive_copies", index), FilledText(_COPY, {"on": copy.on})
        else:
            copies.remove(found)
    yield from _gone(before.corrections, after.corrections)


def _is_the_copy(was: ArchiveCopy, now: ArchiveCopy) -> bool:
    """Say whether a copy is as it was; where it is may be filled in."""
    is_there = was.reference is None or is_alike(was.reference, now.reference)
    return (was.on, was.level) == (now.on, now.level) and is_there


def _gone(before: Sequence[Correction], after: Sequence[Correction]) -> _Lost:
    there = list(after)
    for index, each in enumerate(before):
        same = next((now for now in there if _is_kept(each, now)), None)
        if same is None:
            yield ("corrections", index), FilledText(_CORRECTION, {"on": each.on})
        else:
            there.remove(same)


def _is_kept(was: Correction, now: Correction) -> bool:
    """Say whether a correction is as it was, but for what must not be there at all."""
    if (steps_of(was.path), was.on) != (steps_of(now.path), now.on):
        return False
    texts = ((was.was, now.was), (was.by, now.by), (was.reason, now.reason))
    return all(is_alike(old, new) or had_to_go(old) for old, new in texts)


def _handle(written: str, account: Account) -> str:
    handle = canonical_handle(PLATFORMS[account.platform], written)
    return handle or comparable(written.strip())


def _is_same(was: EarlierValue, now: EarlierValue, account: Account) -> bool:
    """Say whether a change is as it was; the earlier value may be filled in."""
    if (was.what, was.on) != (now.what, now.on):
        return False
    if was.was is None or now.was is None:
        return was.was is None
    if is_alike(was.was, now.was):
        return True
    platform = PLATFORMS[account.platform]
    keys = account_keys(platform, None, was.was) if was.what == "address" else ()
    return bool(keys) and keys == account_keys(platform, None, now.was)
