"""T09: the day that an account was opened is not moved, nor its being taken over put later."""

from socialpolicy.check import Found, between
from socialpolicy.finding import Example, Finding, Rule, Severity
from socialpolicy.register.comparison import AccountPair, Comparison
from socialpolicy.rules.revisions import Fact, Weighing, correctable
from socialpolicy.text import Text

RULE = Rule(
    code="T09",
    name="opening-moved",
    severity=Severity.ERROR,
    milder=(Severity.WARNING,),
    title=Text(
        sv="Dagen då ett konto öppnades flyttas inte i efterhand",
        en="The day that an account was opened is not moved afterwards",
    ),
    says=Text(
        sv="{account} öppnades {was} enligt {revision}, men {now} nu",
        en="{account} was opened on {was} according to {revision}, but on {now} now",
    ),
    why=Text(
        sv=(
            "Chefen, ledningen och samordnaren ska vara med innan kontot öppnas. Flyttas "
            "öppningen ser ett sent beslut ut att ha kommit i tid."
        ),
        en=(
            "The manager, the management and the coordinator must be asked before the account "
            "opens. If the opening is moved, a late decision seems to have come in time."
        ),
    ),
    help=correctable(
        Text(sv="Skriv tillbaka dagen som stod.", en="Write back the day that it said.")
    ),
    example=Example(bad="opened: 2015-03-02\n", good="opened: 2015-02-02\n"),
)

_GONE = Text(
    sv="{account} öppnades {was} enligt {revision}, men dagen är borta nu",
    en="{account} was opened on {was} according to {revision}, but the day is gone now",
)
_TAKEN_OVER = Text(
    sv="{account} var kommunens från {was} enligt {revision}, men togs över först {now} nu",
    en="{account} was the municipality's from {was} according to {revision}, "
    "but was taken over on {now} now",
)


def _applies(beside: Comparison) -> list[str]:
    return [pair.before.model.id for pair in beside.opened if pair.after]


@between(RULE, applies=_applies)
def check(beside: Comparison) -> Found:
    """Compare the openings and take-overs of each account that had been opened."""
    for pair in beside.opened:
        if pair.after:
            yield from _opened(pair, beside)
            yield from _taken_over(pair, beside)


def _opened(pair: AccountPair, beside: Comparison) -> Found:
    was = pair.before.model.opened
    now = pair.after.model.opened if pair.after else None
    if was and was <= beside.day and was != now:
        yield _found(pair, beside, ("opened",), None if now else _GONE, was=was, now=now)


def _taken_over(pair: AccountPair, beside: Comparison) -> Found:
    """Say that an account is the municipality's from a later day, and no longer from before it."""
    begun, before = pair.before.model.begun, pair.before.model.taken_over
    after = pair.after.model.taken_over if pair.after else None
    if begun and begun <= beside.day and after and (before is None or before.on < after.on):
        yield _found(
            pair,
            beside,
            ("taken_over", "on"),
            _TAKEN_OVER,
            severity=Severity.WARNING,
            was=begun,
            now=after.on,
        )


def _found(
    pair: AccountPair,
    beside: Comparison,
    path: tuple[str, ...],
    says: Text | None,
    severity: Severity | None = None,
    **values: object,
) -> Finding:
    before, at = pair.before.at, (pair.after or pair.before).at
    # What is taken over now was merely opened then.
    old = path if before.document.has((*before.path, *path)) else ("opened",)
    for step in path:
        at /= step
    for step in old:
        before /= step
    fact = Fact(old, values["was"])
    weight = Weighing(beside, pair.before, pair.after or pair.before, RULE).of(fact)
    return RULE.found(
        at,
        says,
        severity=severity or weight.severity,
        help=weight.help,
        related=(*weight.related, beside.stood(before)),
        subject=pair.before.model.id,
        account=pair.before.model.id,
        revision=beside.version,
        values={**values, **weight.values},
    )
