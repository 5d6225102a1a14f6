"""T17: a rule that is switched off or lowered is seen by whoever reviews the change."""

from collections.abc import Iterator, Mapping

from socialpolicy.check import Found, between
from socialpolicy.finding import Example, Rule, Severity
from socialpolicy.register.comparison import Comparison
from socialpolicy.register.models.policy import RuleSettings
from socialpolicy.register.placeholders import is_reason
from socialpolicy.text import Text

RULE = Rule(
    code="T17",
    name="rule-softened",
    severity=Severity.WARNING,
    title=Text(
        sv="En regel som stängs av eller mildras syns",
        en="A rule that is switched off or lowered is seen",
    ),
    says=Text(
        sv="{rule} är avstängd, men var på i {revision}",
        en="{rule} is switched off, but was on in {revision}",
    ),
    why=Text(
        sv=(
            "Stängs en regel av i samma ändring som bryter mot den säger kontrollen ingenting. "
            "Den som godkänner ändringen ska se det."
        ),
        en=(
            "If a rule is switched off in the very change that breaks it, the check says nothing. "
            "Whoever approves the change must see it."
        ),
    ),
    help=Text(
        sv=(
            "Är det beslutat, lämna det i en ändring för sig med skälet och vem som har beslutat. "
            "Annars ta bort raden."
        ),
        en=(
            "If it has been decided, leave it in a change of its own with the reason and who "
            "decided it. Otherwise remove the line."
        ),
    ),
    example=Example(
        bad="rules: {off: {A20: Beslutat av informationschefen}, severity: {}}\n",
        good="rules: {off: {}, severity: {}}\n",
        file="policy.yaml",
    ),
)

_LOWERED = Text(
    sv="{rule} är sänkt till {now} sedan {revision}, där den var {was}",
    en="{rule} has been lowered to {now} since {revision}, where it was {was}",
)
_BEYOND = Text(
    sv="{rule} är inte påslagen längre, men var det i {revision}",
    en="{rule} is not switched on any more, but was in {revision}",
)
_SEVERITIES = {
    Severity.ERROR: Text(sv="ett fel", en="an error"),
    Severity.WARNING: Text(sv="en varning", en="a warning"),
    Severity.INFO: Text(sv="en upplysning", en="a note"),
}


def _applies(beside: Comparison) -> int:
    both = (beside.before, beside.after)
    return int(all(each.policy_at.document.readable for each in both))


@between(RULE, applies=_applies)
def check(beside: Comparison) -> Found:
    """Compare which rules are off, how much each weighs, and which beyond the policy are on."""
    if not _applies(beside):
        return
    was, now = beside.before.policy.rules, beside.after.policy.rules
    at, stood = beside.after.policy_at, beside.before.policy_at
    off = {rule.code for rule, word in _named(was.off) if is_reason(was.off[word])}
    for rule, word in _named(now.off):
        # Without a reason it is still on, and that is a finding of its own.
        if rule.code not in off and is_reason(now.off[word]):
            yield RULE.found(
                at / "rules" / "off" / word,
                related=(beside.stood(stood / "rules"),),
                rule=f"{rule.code} {rule.name}",
                revision=beside.version,
            )
    before = _weights(was)
    for rule, word in _named(now.severity):
        severity, weighed = Severity(now.severity[word]), before.get(rule.code, rule.severity)
        if severity.rank > weighed.rank:
            yield RULE.found(
                at / "rules" / "severity" / word,
                _LOWERED,
                related=(beside.stood(stood / "rules"),),
                rule=f"{rule.code} {rule.name}",
                was=_SEVERITIES[weighed],
                now=_SEVERITIES[severity],
                revision=beside.version,
            )
    yield from _unraised(beside)
    kept = set(beside.after.policy.beyond_policy)
    for index, word in enumerate(beside.before.policy.beyond_policy):
        if word not in kept and "all" not in kept:
            yield RULE.found(
                at / "beyond_policy",
                _BEYOND,
                related=(beside.stood(stood / "beyond_policy" / index),),
                rule=word,
                revision=beside.version,
            )


def _unraised(beside: Comparison) -> Found:
    """Find the rules that had been raised, and are no more."""
    now = _weights(beside.after.policy.rules)
    for rule, word in _named(beside.before.policy.rules.severity):
        was = Severity(beside.before.policy.rules.severity[word])
        if rule.code not in now and was.rank < rule.severity.rank:
            yield RULE.found(
                beside.after.policy_at / "rules",
                _LOWERED,
                related=(beside.stood(beside.before.policy_at / "rules" / "severity" / word),),
                rule=f"{rule.code} {rule.name}",
                was=_SEVERITIES[was],
                now=_SEVERITIES[rule.severity],
                revision=beside.version,
            )


def _weights(own: RuleSettings) -> dict[str, Severity]:
    return {rule.code: Severity(own.severity[word]) for rule, word in _named(own.severity)}


def _named(words: Mapping[str, str]) -> Iterator[tuple[Rule, str]]:
    """Give the rules that words name, by code or by name, each with its word."""
    from socialpolicy.rules import rule_named

    for word in words:
        rule = rule_named(word)
        if rule:
            yield rule, word
