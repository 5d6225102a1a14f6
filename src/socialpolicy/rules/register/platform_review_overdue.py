"""P03: the list of platforms is reviewed regularly."""

from socialpolicy.check import UNKNOWN, Found, Unknown, whole
from socialpolicy.finding import Example, Fix, Rule, Severity
from socialpolicy.register.register import Register
from socialpolicy.schedule.calendar import months_after
from socialpolicy.text import Text

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
            "The policy says that the municipality must adapt to new ways of communicating. So "
            "somebody needs to check whether citizens use other platforms than the municipality "
            "does."
        ),
    ),
    help=Fix(
        Text(
            sv="Se över vilka plattformar ni finns på, och skriv dagen i policy.yaml:",
            en="Review which platforms you are on, and write the day in policy.yaml:",
        ),
        {"platforms_reviewed": "{today}"},
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
    en="The policy file does not say when the list of platforms was last reviewed",
)
_AHEAD = Text(
    sv="Dagen då plattformarna sågs över ligger framåt i tiden: {reviewed}",
    en="The date of the platform review is in the future: {reviewed}",
)


def _applies(register: Register) -> bool | Unknown:
    # What could not be read may be this very day, or the limit.
    return register.policy_at.document.source.file not in register.flawed or UNKNOWN


@whole(RULE, applies=_applies)
def check(register: Register) -> Found:
    """Compare the day of the latest review with the limit."""
    policy, at = register.policy, register.policy_at / "platforms_reviewed"
    reviewed, months = policy.platforms_reviewed, policy.limits.platforms_months
    today = register.today.isoformat()
    if reviewed is None:
        yield RULE.found(at, _NEVER, today=today)
    elif reviewed > register.today:
        yield RULE.found(at, _AHEAD, reviewed=reviewed, today=today)
    elif months_after(reviewed, months) < register.today:
        yield RULE.found(at, reviewed=reviewed, months=months, today=today)
