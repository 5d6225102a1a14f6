"""T13: what was last done on a day was not done earlier.

A day that had not come when the base was made was wrong, and may be put right. What goes with a
role goes when another takes over.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from socialpolicy.check import UNKNOWN, Found, between
from socialpolicy.finding import Example, Finding, Rule, Severity
from socialpolicy.register.comparison import AccountPair, Comparison
from socialpolicy.register.models.account import Account
from socialpolicy.register.register import is_sure_of
from socialpolicy.register.timeline import Path
from socialpolicy.rules.revisions import is_same_role
from socialpolicy.text import FilledText, Text
from socialpolicy.yaml import Place

RULE = Rule(
    code="T13",
    name="day-moved-back",
    severity=Severity.WARNING,
    title=Text(
        sv="Dagen då något senast gjordes flyttas inte bakåt",
        en="The day that something was last done is not moved back",
    ),
    says=Text(
        sv="{whose}: {what} var {was} i {revision}, men är {now} nu",
        en="{whose}: {what} was {was} in {revision}, but is {now} now",
    ),
    why=Text(
        sv=(
            "Det som har gjorts har gjorts, så en sådan dag går bara framåt. Går den bakåt var "
            "den fel förut, eller så har något skrivits över av misstag."
        ),
        en=(
            "What has been done has been done, so such a day only goes forward. If it goes back, "
            "it was wrong before, or something has been overwritten by mistake."
        ),
    ),
    help=Text(
        sv=(
            "Skriv tillbaka dagen som stod, om den stämde. Stod det fel, berätta det för den som "
            "granskar ändringen."
        ),
        en=(
            "Write back the day that it said, if it was right. If it was wrong, tell whoever "
            "reviews the change."
        ),
    ),
    example=Example(
        bad='watch: {role: "Bibliotekarie, vuxen", every_working_days: 1, watched: 2026-11-12}\n',
        good='watch: {role: "Bibliotekarie, vuxen", every_working_days: 1, watched: 2026-11-19}\n',
    ),
)

_GONE = Text(
    sv="{whose}: {what} var {was} i {revision}, men är borta nu",
    en="{whose}: {what} was {was} in {revision}, but is gone now",
)
_TRAINING = Text(
    sv="dagen då {role} gick igenom hur handlingar hanteras",
    en="the day that {role} went through how documents are handled",
)
_TOLD = Text(sv="dagen då personalen fick veta", en="the day that the staff was told")
_REVIEWED = Text(
    sv="dagen då listan över plattformar sågs över",
    en="the day that the list of platforms was reviewed",
)
_POLICY = Text(sv="inställningarna", en="the settings")
_DAYS: tuple[tuple[Path, Text], ...] = (
    (
        ("access", "checked"),
        Text(sv="dagen då åtkomsten kontrollerades", en="the day of the access check"),
    ),
    (
        ("profile", "banner", "confirmed"),
        Text(sv="dagen då bannern bekräftades", en="the day that the banner was confirmed"),
    ),
    (("last_post",), Text(sv="dagen för senaste inlägget", en="the day of the last post")),
    (
        ("archive_plan", "recorded"),
        Text(sv="dagen i dokumenthanteringsplanen", en="the day of the entry in the archive plan"),
    ),
)
_WATCHED = Text(sv="dagen då kontot sågs över", en="the day that the account was watched")


class _Day(NamedTuple):
    """A day of the base and that at hand, each with its place, and what it is called."""

    base: Place
    at: Place
    what: Text | FilledText
    was: date | None
    now: date | None


def _applies(beside: Comparison) -> list[str]:
    return [pair.before.model.id for pair in beside.opened if pair.after]


@between(RULE, applies=_applies)
def check(beside: Comparison) -> Found:
    """Compare the days of each account that had been opened, each unit, and the settings."""
    for pair in beside.opened:
        id = pair.before.model.id
        yield from _moved(beside, id, id, _of_account(pair))
    yield from _of_units(beside)
    policy = beside.after.policy
    if is_sure_of(beside.after, "platforms_reviewed"):
        day = _Day(
            beside.before.policy_at / "platforms_reviewed",
            beside.after.policy_at / "platforms_reviewed",
            _REVIEWED,
            beside.before.policy.platforms_reviewed,
            policy.platforms_reviewed,
        )
        yield from _moved(beside, _POLICY, None, iter((day,)))
    else:
        yield UNKNOWN


def _moved(
    beside: Comparison, whose: str | Text, subject: str | None, days: Iterator[_Day]
) -> Iterator[Finding]:
    for base, at, what, was, now in days:
        if was and was <= beside.day and (now is None or now < was):
            yield RULE.found(
                at,
                None if now else _GONE,
                related=(beside.stood(base),),
                subject=subject,
                whose=whose,
                what=what,
                was=was,
                now=now,
                revision=beside.version,
            )


def _of_account(pair: AccountPair) -> Iterator[_Day]:
    before, after = pair
    if after is None:
        return
    paths = list(_DAYS)
    if _has_same_watcher(before.model, after.model):
        paths.append((("watch", "watched"), _WATCHED))
    for path, what in paths:
        was, now = _value(before.model, path), _value(after.model, path)
        yield _Day(_within(before.at, path), _within(after.at, path), what, was, now)
    for base, holder in before.model.holders():
        held = [
            (path, each.records_training)
            for path, each in after.model.holders()
            if path[0] == base[0] and is_same_role(each.role, holder.role)
        ]
        if held:
            path, now = max(held, key=lambda each: each[1] or date.min)
            yield _Day(
                _within(before.at, (*base, "records_training")),
                _within(after.at, (*path, "records_training")),
                FilledText(_TRAINING, {"role": holder.role}),
                holder.records_training,
                now,
            )


def _has_same_watcher(before: Account, after: Account) -> bool:
    was = before.watch.role if before.watch else None
    now = after.watch.role if after.watch else None
    return not was or not now or is_same_role(was, now)


def _of_units(beside: Comparison) -> Iterator[Finding]:
    before, after = beside.before, beside.after
    if before.organisation is None or after.organisation is None or not after.organisation_whole:
        return
    now = {each.id: each for each in after.organisation.units}
    for unit in before.organisation.units:
        base, at = before.unit_at(unit.id), after.unit_at(unit.id)
        if base and at and unit.id in now:
            key = "staff_told"
            day = _Day(base / key, at / key, _TOLD, unit.staff_told, now[unit.id].staff_told)
            yield from _moved(beside, unit.id, unit.id, iter((day,)))


def _value(account: Account, path: Path) -> date | None:
    value: object = account
    for key in path:
        value = getattr(value, str(key)) if value is not None else None
    return value if isinstance(value, date) else None


def _within(at: Place, path: Path) -> Place:
    return Place(at.document, (*at.path, *path))
