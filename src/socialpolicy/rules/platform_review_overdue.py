"""P03: the list of platforms is looked through now and then."""

from __future__ import annotations

from collections.abc import Iterator

from socialpolicy.finding import Example, Finding, Rule, Severity
from socialpolicy.language import Text
from socialpolicy.register.register import Register
from socialpolicy.rules.check import whole
from socialpolicy.rules.dates import months_after

RULE = Rule(
    code="P03",
    name="platform-review-overdue",
    severity=Severity.INFO,
    title=Text(
        sv="Listan över plattformar ses över inom gränsen",
        en="The list of platforms is reviewed within the limit",
    ),
    says=Text(
        sv="Plattformarna sågs senast över {reviewed}, för mer än {months} månader sedan",
        en="The platforms were last reviewed on {reviewed}, more than {months} months ago",
    ),
    why=Text(
        sv=(
            "Policyn säger att kommunen måste anpassa sig efter nya kommunikationsmönster. "
            "Då behöver någon se efter om invånarna finns någon annanstans än kommunen."
        ),
        en=(
            "The policy says that the municipality must adapt to new ways of communicating. "
            "So somebody needs to see whether the citizens are elsewhere than the municipality."
        ),
    ),
    help=Text(
        sv=(
            "Se över vilka plattformar ni finns på, och skriv dagen i policy.yaml:\n"
            "platforms_reviewed: {today}"
        ),
        en=(
            "Review which platforms you are on, and write the day in policy.yaml:\n"
            "platforms_reviewed: {today}"
        ),
    ),
    example=Example(
        bad="platforms_reviewed: 2024-01-15\n",
        good="platforms_reviewed: 2026-09-01\n",
        file="policy.yaml",
    ),
    time=True,
)

_NEVER = Text(
    sv="Det står inte när listan över plattformar senast sågs över",
    en="It does not say when the list of platforms was last reviewed",
)


@whole(RULE)
def check(register: Register) -> Iterator[Finding]:
    """Compare the day of the latest review with the limit."""
    policy, at = register.policy, register.policy_at / "platforms_reviewed"
    if not policy.authority:
        return
    today = register.today.isoformat()
    if policy.platforms_reviewed is None:
        yield RULE.found(at, says=_NEVER, today=today)
    elif months_after(policy.platforms_reviewed, policy.limits.platforms_months) < register.today:
        yield RULE.found(
            at,
            reviewed=policy.platforms_reviewed,
            months=policy.limits.platforms_months,
            today=today,
        )
