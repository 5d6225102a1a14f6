"""T13: what was last done on a day was not done earlier, nor was it something else.

A day that had not come when the base was made was wrong, and may be put right. What goes with a
role goes when another takes over.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from socialpolicy.check import UNKNOWN, Found, between
from socialpolicy.finding import Example, Finding, Rule, Severity
from socialpolicy.register.comparison import AccountPair, Comparison
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.field_types import value_at
from socialpolicy.register.register import Located, is_sure_of
from socialpolicy.register.timeline import Path
from socialpolicy.rules.revisions import (
    Fact,
    Weighing,
    correctable,
    is_rewritten,
    is_same_role,
)
from socialpolicy.text import FilledText, Text
from socialpolicy.yaml import Place

RULE = Rule(
    code="T13",
    name="day-moved-back",
    severity=Severity.ERROR,
    milder=(Severity.WARNING, Severity.INFO),
    title=Text(
        sv="Det som senast gjordes skrivs inte om, och dagen flyttas inte bakåt",
        en="What was last done is not rewritten, and its day is not moved back",
    ),
    says=Text(
        sv="{whose}: {what} var {was} i {revision}, men är {now} nu",
        en="{whose}: {what} was {was} in {revision}, but is {now} now",
    ),
    why=Text(
        sv=(
            "Det som har gjorts har gjorts, så en sådan dag går bara framåt. Går den bakåt var "
            "den fel förut, eller så har något skrivits över av misstag. Skrivs det som gjordes "
            "om bredvid dagen kan ett fel försvinna utan att något har gjorts."
        ),
        en=(
            "What has been done has been done, so such a day only goes forward. If it goes back, "
            "it was wrong before, or something has been overwritten by mistake. If what was done "
            "is rewritten beside its day, an error can vanish though nothing has been done."
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


_SAME_DAY = Text(
    sv="{whose}: {what} var {was} i {revision}, men är {now} nu, fast dagen är densamma",
    en="{whose}: {what} was {was} in {revision}, but is {now} now, although the day is the same",
)
_PICTURE = Text(
    sv="{whose}: dagen då profilbilden byttes var {was} i {revision}, men är {now} nu, så att den "
    "gamla bekräftelsen av bannern verkar gälla",
    en="{whose}: the day that the profile picture was changed was {was} in {revision}, but is "
    "{now} now, so that the old confirmation of the banner seems to hold",
)
_NONE = Text(sv="borta", en="gone")
_CONFIRMED: Path = ("profile", "banner", "confirmed")
_RECORDED: Path = ("archive_plan", "recorded")
_CHECKED: Path = ("access", "checked")
_ROLES: Path = ("access", "roles")
_DONE: tuple[tuple[Path, Path, Text, Severity], ...] = (
    (
        _CONFIRMED,
        ("profile", "banner", "version"),
        Text(sv="bannerns version", en="the banner's version"),
        Severity.ERROR,
    ),
    (
        _CONFIRMED,
        ("profile", "banner", "by"),
        Text(sv="vem som bekräftade bannern", en="who confirmed the banner"),
        Severity.ERROR,
    ),
    (
        _CONFIRMED,
        ("profile", "banner", "evidence"),
        Text(sv="beviset för bannern", en="the evidence of the banner"),
        Severity.ERROR,
    ),
    (
        _RECORDED,
        ("archive_plan", "plan"),
        Text(sv="dokumenthanteringsplanen", en="the archive plan"),
        Severity.INFO,
    ),
    (
        _RECORDED,
        ("archive_plan", "section"),
        Text(sv="avsnittet i dokumenthanteringsplanen", en="the section of the archive plan"),
        Severity.INFO,
    ),
)
"""What was done on a day: the paths of the day and of the value, and what it is called.

The archive plan's may be a slip of the pen: nothing is judged by them.
"""

_WHO_HAS_ACCESS = Text(sv="vilka som har åtkomst", en="who has access")
_AS_IT_WAS = RULE._replace(
    help=correctable(
        Text(
            sv=(
                "Skriv tillbaka det som stod. Har det gjorts på nytt, skriv den nya dagen bredvid "
                "det nya."
            ),
            en=(
                "Write back what it said. If it has been done anew, write the new day beside what "
                "is new."
            ),
        )
    )
)


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
        yield from _rewritten(beside, pair)
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
                severity=Severity.WARNING,
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


def _rewritten(beside: Comparison, pair: AccountPair) -> Iterator[Finding]:
    """Find what was done anew by the words, on the day that it had."""
    before, after = pair
    if after is None:
        return
    was, now = before.model, after.model
    changed: Path = ("profile", "picture_changed")
    if _seems_confirmed(was, now, beside.day):
        yield _told(beside, before, after, changed, _PICTURE, {})
    for day, path, what, severity in _DONE:
        done = _value(was, day)
        if done and done <= beside.day and is_rewritten(was, now, (day,), path):
            yield _told(beside, before, after, path, _SAME_DAY, {"what": what}, severity)
    checked = _value(was, _CHECKED)
    is_checked = checked and checked <= beside.day and checked == _value(now, _CHECKED)
    if is_checked and _has_others(was, now):
        values = {"what": _WHO_HAS_ACCESS}
        yield _told(beside, before, after, _ROLES, _SAME_DAY, values, Severity.WARNING)


def _seems_confirmed(was: Account, now: Account, day: date) -> bool:
    """Say whether a new picture seems to have the banner only since the day of the change moved."""
    profile, changed = was.profile, _value(now, ("profile", "picture_changed"))
    if profile is None or not profile.has_new_picture or profile.picture_changed is None:
        return False
    is_back = changed is None or changed < profile.picture_changed
    is_hidden = not (now.profile and now.profile.has_new_picture)
    is_same = _value(was, _CONFIRMED) == _value(now, _CONFIRMED)
    return profile.picture_changed <= day and is_back and is_hidden and is_same


def _has_others(was: Account, now: Account) -> bool:
    """Say whether other roles have access, but for those that took the account over or left it."""
    before, after = (list(each.access.roles) if each.access else [] for each in (was, now))
    held, holds = ([one.role for _, one in each.holders()] for each in (was, now))
    lost = [each for each in before if not _has(after, each)]
    won = [each for each in after if not _has(before, each)]
    left = [each for each in lost if not _has(held, each) or _has(holds, each)]
    came = [each for each in won if not _has(holds, each) or _has(held, each)]
    return bool(before and (left or came))


def _has(roles: Sequence[str], role: str) -> bool:
    return any(is_same_role(each, role) for each in roles)


def _told(
    beside: Comparison,
    before: Located[Account],
    after: Located[Account],
    path: Path,
    says: Text,
    values: Mapping[str, object],
    severity: Severity = Severity.ERROR,
) -> Finding:
    """Find that the value at a path is another one, with both values."""
    was, now = value_at(before.model, path), value_at(after.model, path)
    weight = Weighing(beside, before, after, _AS_IT_WAS).of(Fact(path, _written(was)))
    worst = severity if severity is not Severity.ERROR else weight.severity
    return RULE.found(
        _within(after.at, path),
        says,
        severity=worst,
        help=weight.help,
        related=(*weight.related, beside.stood(_within(before.at, path))),
        subject=before.model.id,
        whose=before.model.id,
        was=was,
        now=now or _NONE,
        revision=beside.version,
        values={**values, **weight.values},
    )


def _written(value: object) -> object:
    return ", ".join(value) if isinstance(value, list) else value


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
    value = value_at(account, path)
    return value if isinstance(value, date) else None


def _within(at: Place, path: Path) -> Place:
    return Place(at.document, (*at.path, *path))
