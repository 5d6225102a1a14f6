"""T16: a setting that asks for less than before is seen by whoever reviews the change.

An account has settings of its own: how long it may be silent, how often it is watched, and whether
it is an official one. They count from the opening, and until it is closed.
"""

from collections.abc import Iterator
from datetime import date

from socialpolicy.check import Found, between
from socialpolicy.finding import Example, Rule, Severity
from socialpolicy.platforms import PLATFORMS
from socialpolicy.register.comparison import Comparison
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.exception import ExceptionEntry
from socialpolicy.register.models.field_types import DEFAULT, value_at
from socialpolicy.register.models.policy import Policy
from socialpolicy.register.register import Located, is_sure_of
from socialpolicy.register.timeline import target_for
from socialpolicy.rules.register.target_softened import is_longer, week_of
from socialpolicy.rules.revisions import is_alike
from socialpolicy.text import FilledText, Text

RULE = Rule(
    code="T16",
    name="setting-loosened",
    severity=Severity.WARNING,
    title=Text(
        sv="En inställning som kräver mindre än förut syns",
        en="A setting that asks for less than before is seen",
    ),
    says=Text(
        sv="{what} är mildare än i {revision}: då {was}, nu {now}",
        en="{what} is milder than in {revision}: {was} then, {now} now",
    ),
    why=Text(
        sv=(
            "En svarstid som förlängs eller en gräns som höjs gör att det som nyss var fel inte "
            "är det längre. Det kan vara rätt, men den som godkänner ändringen ska veta det."
        ),
        en=(
            "A response time that is lengthened or a limit that is raised makes what was wrong "
            "just now so no longer. That may be right, but whoever approves the change must know."
        ),
    ),
    help=Text(
        sv=(
            "Är det beslutat, lämna det i en ändring för sig och skriv vem som har beslutat det. "
            "Annars skriv tillbaka det som stod."
        ),
        en=(
            "If it has been decided, leave it in a change of its own and say who decided it. "
            "Otherwise write back what it said."
        ),
    ),
    example=Example(
        bad="limits: {inactive_days: 90, forward_working_days: 5}\n",
        good="limits: {inactive_days: 30, forward_working_days: 5}\n",
        file="policy.yaml",
    ),
)

_ADDED = Text(
    sv="{what} godtas nu, men gjorde det inte i {revision}: {now}",
    en="{what} is accepted now, but was not in {revision}: {now}",
)
_CHANGED = Text(
    sv="{what} har ändrats sedan {revision}: förut {was}, nu {now}",
    en="{what} has been changed since {revision}: {was} before, {now} now",
)
_TARGET = Text(sv="Svarstiden för {platform}", en="The response time for {platform}")
_OTHERS = Text(sv="alla andra plattformar", en="all other platforms")
_LIMITS = {
    "inactive_days": Text(sv="Gränsen för inaktiva konton", en="The limit for inactive accounts"),
    "banner_months": Text(sv="Tiden som en banner gäller", en="The time that a banner holds"),
    "access_months": Text(
        sv="Tiden mellan kontroller av åtkomst", en="The time between checks of access"
    ),
    "platforms_months": Text(
        sv="Tiden mellan genomgångar av plattformar", en="The time between platform reviews"
    ),
    "forward_working_days": Text(
        sv="Tiden för vidarebefordrade ärenden", en="The time for forwarded matters"
    ),
}
_SINGLE = {
    ("authority",): Text(sv="Kommunens namn", en="The municipality's name"),
    ("website",): Text(sv="Webbplatsen", en="The web site"),
    ("coordinator",): Text(sv="Samordnaren", en="The coordinator"),
    ("banner", "text"): Text(sv="Bannerns text", en="The banner's text"),
    ("banner", "version"): Text(sv="Bannerns version", en="The banner's version"),
}
_SEVERAL = {
    ("domains",): Text(sv="Domänen", en="The domain"),
    ("short_names",): Text(sv="Kortnamnet", en="The short name"),
    ("own", "handles"): Text(sv="Användarnamnet", en="The handle"),
    ("own", "phones"): Text(sv="Telefonnumret", en="The phone number"),
    ("banner", "exempt"): Text(sv="Plattformen utan banner", en="The platform without a banner"),
}
_LATER = Text(
    sv="{what} är senare än i {revision}: då {was}, nu {now}",
    en="{what} is later than in {revision}: {was} then, {now} now",
)
_PROLONGED = Text(
    sv="Undantaget från {rule} för {id} gäller längre än i {revision}, utan nytt beslut: då till "
    "{was}, nu till {now}",
    en="The exception from {rule} for {id} holds longer than in {revision}, without a new "
    "decision: until {was} then, until {now} now",
)
_DECIDED = {
    "decided_by": Text(
        sv="Vem som beslutade undantaget från {rule} för {id}",
        en="Who decided the exception from {rule} for {id}",
    ),
    "reference": Text(
        sv="Diarienumret för undantaget från {rule} för {id}",
        en="The reference of the exception from {rule} for {id}",
    ),
}
_WITHOUT_SENTENCE = Text(
    sv="Nivån för regler som ingen mening bär", en="The severity of rules that no sentence bears"
)
_ADOPTED = Text(sv="Dagen då policyn först antogs", en="The day when the policy was first adopted")
_KNOWN = Text(
    sv="Sista dagen för de kända felen i known.yaml", en="The last day of the faults in known.yaml"
)
_NONE = Text(sv="inget", en="nothing")
_WEIGHTS = ("info", "warning", "error")

_JUDGED_BY = {
    "response_times": ("M04",),
    "inactive_days": ("A24",),
    "banner_months": ("A17",),
    "access_months": ("A15",),
    "authority": ("A16",),
    "short_names": ("A16",),
    "website": ("A20",),
    "coordinator": ("A12",),
    "domains": ("A13",),
    "banner": ("A17",),
}
"""The rules that judge by a setting, by its key: the sentences they uphold are those to quote."""

_Loosened = tuple[tuple[str, ...], Text, Text | FilledText, object, object]
"""Where it stands, how it is told, what it is, and what it was and is."""


_INACTIVE = Text(
    sv="Gränsen för inaktivitet på {account}, i dagar,",
    en="The limit of inactive days on {account}",
)
_WATCHED = Text(
    sv="Tiden mellan bevakningar av {account}, i arbetsdagar,",
    en="The time between watches of {account}, in working days,",
)
_NOT_OFFICIAL = Text(
    sv="{account} är inte längre kommunens officiella plats, som det är i {revision}",
    en="{account} is not an official account of the municipality any more, as it is in {revision}",
)
_NO_CRISIS = Text(
    sv="{account} används inte längre vid kris, som det gör i {revision}",
    en="{account} is not used in a crisis any more, as it is in {revision}",
)


def _applies(beside: Comparison) -> list[str]:
    return ["", *(before.model.id for before, _ in _in_use(beside))] if _is_sure(beside) else []


def _is_sure(beside: Comparison) -> bool:
    return all(each.policy_at.document.readable for each in (beside.before, beside.after))


@between(RULE, applies=_applies)
def check(beside: Comparison) -> Found:
    """Compare the settings, each by what it lets through."""
    if not _is_sure(beside):
        return
    yield from _known_for_longer(beside)
    yield from _excepted_otherwise(beside)
    for before, after in _in_use(beside):
        yield from _of_account(before, after, beside)
    for path, says, what, was, now in _loosened(beside):
        at, stood = beside.after.policy_at, beside.before.policy_at
        for step in path:
            at, stood = at / step, stood / step
        yield RULE.found(
            at,
            says,
            related=(beside.stood(stood),),
            shared_with=next((_JUDGED_BY[step] for step in path if step in _JUDGED_BY), ()),
            of_platform=_platform(path),
            what=what,
            was=_NONE if was is None else was,
            now=_NONE if now is None else now,
            revision=beside.version,
        )


def _in_use(beside: Comparison) -> Iterator[tuple[Located[Account], Located[Account]]]:
    """Go through the accounts that may differ and were open, with what they are now."""
    for before, after in beside.opened:
        if after and not before.model.is_closed(beside.day):
            yield before, after


def _of_account(before: Located[Account], after: Located[Account], beside: Comparison) -> Found:
    """Compare what is asked of one account; its own limit stands for that of all."""
    was, now = before.model, after.model
    common = beside.before.policy.limits.inactive_days
    silent = was.inactive_days or common, now.inactive_days or common
    watched = _interval(was), _interval(now)
    numbers: tuple[tuple[Text, tuple[str, ...], str, tuple[int | None, int | None]], ...] = (
        (_INACTIVE, ("inactive_days",), "A24", silent),
        (_WATCHED, ("watch", "every_working_days"), "M16", watched),
    )
    found: list[tuple[Text, tuple[str, ...], str, dict[str, object]]] = []
    for what, path, code, (first, last) in numbers:
        if first and last and last > first:
            values = {"what": FilledText(what, {"account": now.id}), "was": first, "now": last}
            found.append((RULE.says, path, code, values))
    if was.kind == "official" != now.kind:
        found.append((_NOT_OFFICIAL, ("kind",), "A04", {}))
    if was.crisis_channel and not now.crisis_channel:
        found.append((_NO_CRISIS, ("crisis_channel",), "P01", {}))
    for says, path, code, values in found:
        at, stood = after.at, before.at
        for step in path:
            at, stood = at / step, stood / step
        yield RULE.found(
            at,
            says,
            related=(beside.stood(stood),),
            subject=now.id,
            shared_with=(code,),
            values=values,
            account=now.id,
            revision=beside.version,
        )


def _interval(account: Account) -> int | None:
    return account.watch.every_working_days if account.watch else None


def _known_for_longer(beside: Comparison) -> Found:
    """Look at how long known faults are excused, where a fault that was listed still is."""
    was, now = beside.before.known, beside.after.known
    if not was or not now or now.model.until <= was.model.until:
        return
    if set(was.model.faults) & set(now.model.faults):
        yield RULE.found(
            now.at / "until",
            _LATER,
            related=(beside.stood(was.at / "until"),),
            what=_KNOWN,
            was=was.model.until,
            now=now.model.until,
            revision=beside.version,
        )


def _excepted_otherwise(beside: Comparison) -> Found:
    """Compare each exception with the same one at hand; a new decision is of a later day."""
    for before in beside.before.exceptions:
        was = before.model
        there = [
            each
            for each in beside.after.exceptions
            if (each.model.rule, each.model.subject) == (was.rule, was.subject)
            and each.model.on <= was.on
        ]
        if any(_is_kept(was, each.model) for each in there):
            continue
        about: dict[str, object] = {"rule": was.rule, "id": was.subject}
        for each in there[:1]:
            now = each.model
            differ: list[tuple[str, Text, object, object, object]] = [
                (key, _CHANGED, FilledText(what, about), getattr(was, key), getattr(now, key))
                for key, what in _DECIDED.items()
                if getattr(was, key) and not is_alike(getattr(was, key), getattr(now, key))
            ]
            if now.until > was.until:
                differ.append(("until", _PROLONGED, None, was.until, now.until))
            for key, says, what, old, new in differ:
                yield RULE.found(
                    each.at / key,
                    says,
                    related=(beside.stood(before.at / key),),
                    subject=was.subject,
                    shared_with=(was.rule,),
                    what=what,
                    was=old,
                    now=_NONE if new is None else new,
                    revision=beside.version,
                    values=about,
                )


def _is_kept(was: ExceptionEntry, now: ExceptionEntry) -> bool:
    """Say whether an exception holds for no longer than it did, by the same decision."""
    keys = ("decided_by", "reference")
    is_same = all(
        not getattr(was, key) or is_alike(getattr(was, key), getattr(now, key)) for key in keys
    )
    return is_same and now.until <= was.until


def _loosened(beside: Comparison) -> Iterator[_Loosened]:
    was, now = beside.before.policy, beside.after.policy
    if is_sure_of(beside.after, "response_times", "working_time"):
        yield from _targets(beside)
    for name, what in _LIMITS.items():
        before, after = getattr(was.limits, name), getattr(now.limits, name)
        if after > before:
            yield ("limits", name), RULE.says, what, before, after
    for path, what in _SINGLE.items():
        before, after = value_at(was, path), value_at(now, path)
        if before is not None and not is_alike(before, after):
            yield path, _CHANGED, what, before, after
    for path, what in _SEVERAL.items():
        before, after = _listed(was, path), _listed(now, path)
        for added in (each for each in after if not any(is_alike(each, one) for one in before)):
            yield path, _ADDED, what, None, added
    began, begins = _first_adopted(was), _first_adopted(now)
    if began and begins and begins > began:
        yield ("policy",), _LATER, _ADOPTED, began, begins
    before, after = was.rules.without_sentence, now.rules.without_sentence
    if after and _WEIGHTS.index(after) < _WEIGHTS.index(before or "error"):
        yield ("rules", "without_sentence"), RULE.says, _WITHOUT_SENTENCE, before, after


def _first_adopted(policy: Policy) -> date | None:
    """Give the day from which accounts had to follow a policy."""
    document = policy.policy
    if document is None:
        return None
    return document.first_adopted or (document.adopted.on if document.adopted else None)


def _targets(beside: Comparison) -> Iterator[_Loosened]:
    """Compare what holds from the base's day on, on each platform that either names."""
    was, now = beside.before.policy, beside.after.policy
    both = (*was.response_times, *now.response_times)
    platforms = {name for entry in both for name in entry.targets} | {DEFAULT}
    starts = {max(entry.from_ or date.min, beside.day) for entry in both}
    week = week_of(beside.after)
    for platform in sorted(platforms):
        for day in sorted(starts):
            before, after = target_for(was, platform, day), target_for(now, platform, day)
            if is_longer(after, before, week):
                path = _target_path(now, platform)
                yield path, RULE.says, _of_platform(platform), before.prose, after.prose
                break


def _of_platform(platform: str) -> FilledText:
    name = _OTHERS if platform == DEFAULT else PLATFORMS[platform].name
    return FilledText(_TARGET, {"platform": name})


def _platform(path: tuple[str, ...]) -> str | None:
    """Give the one platform that a setting is about, if it names one."""
    named = path[0] == "response_times" and path[1:] and path[1] in PLATFORMS
    return path[1] if named else None


def _target_path(policy: Policy, platform: str) -> tuple[str, ...]:
    is_named = len(policy.response_times) == 1 and platform in policy.response_times[0].targets
    return ("response_times", platform) if is_named else ("response_times",)


def _listed(policy: Policy, path: tuple[str, ...]) -> list[str]:
    value = value_at(policy, path)
    return [str(each) for each in value] if isinstance(value, list | dict) else []
