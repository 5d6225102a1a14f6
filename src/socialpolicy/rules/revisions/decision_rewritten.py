"""T08: a decision about an account keeps its day, and what else it says of itself.

Only what the base knew is compared: what was missing may be filled in. An assignment goes with its
role, so that a new role brings its own.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from socialpolicy.check import Found, between
from socialpolicy.finding import Example, Rule, Severity
from socialpolicy.register.comparison import Comparison
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.account_events import Approval
from socialpolicy.register.models.field_types import value_at
from socialpolicy.register.models.holders import Holder
from socialpolicy.register.timeline import Path
from socialpolicy.rules.revisions import (
    Fact,
    Weighing,
    correctable,
    had_to_go,
    is_alike,
    is_rewritten,
    is_same_role,
)
from socialpolicy.text import FilledText, Text
from socialpolicy.yaml import Place

RULE = Rule(
    code="T08",
    name="decision-rewritten",
    severity=Severity.ERROR,
    title=Text(
        sv="Ett beslut om ett konto skrivs inte om i efterhand",
        en="A decision about an account is not rewritten afterwards",
    ),
    says=Text(
        sv="{account}: {what} var {was} i {revision}, men är {now} nu",
        en="{account}: {what} was {was} in {revision}, but is {now} now",
    ),
    why=Text(
        sv=(
            "Registret visar att chefen, ledningen och samordnaren var med innan kontot öppnades. "
            "Flyttas dagarna i efterhand går det inte att lita på någon av dem."
        ),
        en=(
            "The register shows that the manager, the management and the coordinator were asked "
            "before the account was opened. If days are moved afterwards, none can be relied on."
        ),
    ),
    help=correctable(
        Text(
            sv=(
                "Skriv tillbaka det som stod. Är kontot godkänt på nytt, lägg till det nya "
                "beslutet bredvid det gamla."
            ),
            en=(
                "Write back what it said. If the account has been approved anew, add the new "
                "decision beside the old one."
            ),
        )
    ),
    milder=(Severity.WARNING,),
    example=Example.within(
        "approval:\n"
        "  by: Förvaltningschef\n"
        "  body: Kulturförvaltningens ledningsgrupp\n"
        "  reference: KUN 2015/14\n",
        bad="  on: 2015-01-14\n",
        good="  on: 2015-01-19\n",
    ),
)

_GONE = Text(
    sv="{account}: {what} var {was} i {revision}, men är borta nu",
    en="{account}: {what} was {was} in {revision}, but is gone now",
)

_ANALYSIS = Text(sv="analysens dag", en="the day of the analysis")
_ASKED = Text(sv="dagen då chefen tillfrågades", en="the day the manager was asked")
_ANCHORED = Text(
    sv="dagen då det förankrades i ledningen", en="the day it was anchored in the management"
)
_COORDINATOR = Text(
    sv="dagen då samordnaren fick veta att kontot öppnas",
    en="the day the coordinator was told of the opening",
)
_CLOSING_ASKED = Text(
    sv="dagen då chefen tillfrågades om avslutet",
    en="the day the manager was asked about the closing",
)
_CLOSING_ANCHORED = Text(
    sv="dagen då avslutet förankrades i ledningen",
    en="the day the closing was anchored in the management",
)
_CLOSING_COORDINATOR = Text(
    sv="dagen då samordnaren fick veta att kontot avslutas",
    en="the day the coordinator was told of the closing",
)
_ANNOUNCED = Text(
    sv="dagen då avslutet stod i kanalen", en="the day the closing was announced in the channel"
)
_ASSIGNED = Text(
    sv="dagen då {role} fick sitt uppdrag", en="the day that {role} was given the assignment"
)
_ASSIGNMENT_ANCHORED = Text(
    sv="dagen då uppdraget för {role} förankrades",
    en="the day that the assignment of {role} was anchored",
)
_APPROVAL = {
    "on": Text(sv="godkännandets dag", en="the day of the approval"),
    "by": Text(sv="vem som godkände", en="who approved"),
    "body": Text(sv="ledningen som godkände", en="the management that approved"),
    "reference": Text(sv="godkännandets diarienummer", en="the reference of the approval"),
}

_DAYS: tuple[tuple[Path, Text], ...] = (
    (("analysis", "on"), _ANALYSIS),
    (("manager", "asked"), _ASKED),
    (("manager", "anchored"), _ANCHORED),
)
_CLOSING_DAYS: tuple[tuple[Path, Text], ...] = (
    (("closing", "manager", "asked"), _CLOSING_ASKED),
    (("closing", "manager", "anchored"), _CLOSING_ANCHORED),
    (("closing", "coordinator_informed"), _CLOSING_COORDINATOR),
    (("closing", "announced", "on"), _ANNOUNCED),
)
_MANAGER = (("manager", "asked"), ("manager", "anchored"))
_CLOSING_MANAGER = (("closing", "manager", "asked"), ("closing", "manager", "anchored"))
_ATTESTED: tuple[tuple[tuple[Path, ...], Path, Text], ...] = (
    (
        _MANAGER,
        ("manager", "role"),
        Text(sv="chefen som tillfrågades", en="the manager who was asked"),
    ),
    (
        _CLOSING_MANAGER,
        ("closing", "manager", "role"),
        Text(
            sv="chefen som tillfrågades om avslutet",
            en="the manager who was asked about the closing",
        ),
    ),
    (
        (("closing", "announced", "on"),),
        ("closing", "announced", "evidence"),
        Text(
            sv="beviset för att avslutet stod i kanalen",
            en="the evidence that the closing was announced in the channel",
        ),
    ),
)
"""What was decided on some days, by their paths: where it is, and what it is called."""

_ASSIGNED_BY = Text(sv="vem som gav {role} uppdraget", en="who gave {role} the assignment")


class _Difference(NamedTuple):
    """What differs: its place at hand and in the base, what it is called, and both values."""

    path: Path
    base: Path
    what: Text | FilledText
    was: date | str
    now: date | str | None


def _applies(beside: Comparison) -> list[str]:
    return [pair.before.model.id for pair in beside.opened if pair.after]


@between(RULE, applies=_applies)
def check(beside: Comparison) -> Found:
    """Compare the decisions of each account that had been opened."""
    for before, after in beside.opened:
        if after is None:
            continue
        weighing = Weighing(beside, before, after, RULE)
        for path, base, what, was, now in _differences(before.model, after.model, beside.day):
            weight = weighing.of(Fact(base, was))
            yield RULE.found(
                _within(after.at, path),
                None if now else _GONE,
                severity=weight.severity,
                help=weight.help,
                related=(*weight.related, beside.stood(_within(before.at, base))),
                values=weight.values,
                subject=before.model.id,
                account=before.model.id,
                what=what,
                was=was,
                now=now,
                revision=beside.version,
            )


def _differences(before: Account, after: Account, day: date) -> Iterator[_Difference]:
    for path, what in (*_DAYS, *(_CLOSING_DAYS if before.is_closed(day) else ())):
        was, now = value_at(before, path), value_at(after, path)
        # A closing that is gone altogether is another rule's: it is undone.
        undone = path[0] == "closing" and after.closing is None
        if isinstance(was, date) and was != now and not undone:
            yield _Difference(path, path, what, was, now if isinstance(now, date) else None)
    for days, path, what in _ATTESTED:
        was, now = value_at(before, path), value_at(after, path)
        is_ahead = path[0] == "closing" and not before.is_closed(day)
        if is_ahead or (path[0] == "closing" and after.closing is None):
            continue
        if is_rewritten(before, after, days, path):
            yield _Difference(path, path, what, str(was), str(now) if now else None)
    yield from _informed(before, after)
    yield from _approvals(before, after)
    yield from _assignments(before, after)


def _informed(before: Account, after: Account) -> Iterator[_Difference]:
    """Say which days that the coordinator was told are told no more; a day may come to."""
    now = after.coordinator_informed or ()
    new = [day for day in now if day not in (before.coordinator_informed or ())]
    path: Path = ("coordinator_informed",)
    for was in before.coordinator_informed or ():
        if was not in now:
            yield _Difference(path, path, _COORDINATOR, was, new[0] if new else None)


def _approvals(before: Account, after: Account) -> Iterator[_Difference]:
    """Compare each approval with the one that is in its place, if it is not in another."""
    there = [each for each in (after.approval, *after.renewals) if each]
    places: list[tuple[Path, Approval | None, Approval | None]] = [
        (("approval",), before.approval, after.approval)
    ]
    for index, renewal in enumerate(before.renewals):
        now = after.renewals[index] if index < len(after.renewals) else None
        places.append((("renewals", index), renewal, now))
    for path, was, now in places:
        if was is None or _is_new(was, now):
            continue
        # An earlier decision in front of the one that was there is no new one.
        held = [now] if now and path == ("approval",) else there
        if any(_is_same(was, each) for each in held):
            continue
        for name, what in _APPROVAL.items():
            old, new = getattr(was, name), getattr(now, name) if now else None
            if old is not None and not is_alike(old, new) and not _held_name(old, new):
                yield _Difference((*path, name), (*path, name), what, old, new)
                if now is None:
                    break


def _is_same(was: Approval, now: Approval) -> bool:
    """Say whether an approval says all that it did, and perhaps more."""
    pairs = ((getattr(was, name), getattr(now, name)) for name in _APPROVAL)
    return all(old is None or is_alike(old, new) for old, new in pairs)


def _is_new(was: Approval, now: Approval | None) -> bool:
    """Say whether an approval is a decision of its own: of a later day and another reference."""
    if now is None or was.on is None or now.on is None or not now.reference:
        return False
    return now.on > was.on and not is_alike(was.reference, now.reference)


def _assignments(before: Account, after: Account) -> Iterator[_Difference]:
    """Compare the assignments of the roles that still communicate in the account.

    A role that goes to another post, as when a deputy becomes responsible, may be given a new one.
    """
    for base, was in before.holders():
        same = [(path, now) for path, now in after.holders() if is_same_role(was.role, now.role)]
        stayed = [(path, now) for path, now in same if path[0] == base[0]]
        if was.assignment is None or not same:
            continue
        for name, words in (("on", _ASSIGNED), ("anchored", _ASSIGNMENT_ANCHORED)):
            old = getattr(was.assignment, name)
            held = [getattr(now.assignment, name, None) for _, now in stayed or same]
            if old is None or old in held:
                continue
            if stayed or any(day and day < old for day in held):
                what, inner = FilledText(words, {"role": was.role}), ("assignment", name)
                path = (stayed or same)[0][0]
                yield _Difference((*path, *inner), (*base, *inner), what, old, held[0])
        yield from _assigned_by(base, was, stayed or same)


def _assigned_by(
    base: Path, was: Holder, now: Sequence[tuple[Path, Holder]]
) -> Iterator[_Difference]:
    """Say that another role gave an assignment than before, although its day is the same."""
    if was.assignment is None or was.assignment.by is None:
        return
    given, old = was.assignment.on, was.assignment.by
    same = [
        (path, each.assignment.by)
        for path, each in now
        if given and each.assignment and each.assignment.on == given
    ]
    if not same or any(is_alike(old, by) for _, by in same) or had_to_go(old):
        return
    inner = ("assignment", "by")
    what = FilledText(_ASSIGNED_BY, {"role": was.role})
    yield _Difference((*same[0][0], *inner), (*base, *inner), what, old, same[0][1])


def _held_name(was: object, now: object) -> bool:
    """Say whether something stands now where there was a name, which has to go."""
    return isinstance(was, str) and isinstance(now, str) and had_to_go(was)


def _within(at: Place, path: Path) -> Place:
    for step in path:
        at /= step
    return at
