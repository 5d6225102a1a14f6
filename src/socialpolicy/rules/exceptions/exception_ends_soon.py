"""W04: an exception that ends within 30 days is said to, so that nobody is taken by surprise."""

from datetime import timedelta

from socialpolicy.check import Found, whole
from socialpolicy.finding import Example, Rule, Severity
from socialpolicy.register.register import Register
from socialpolicy.text import Text

SOON = timedelta(days=30)
"""How long before its last day an exception is said to end."""

RULE = Rule(
    code="W04",
    name="exception-ends-soon",
    severity=Severity.INFO,
    title=Text(
        sv="Ett undantag som snart går ut syns i tid", en="An exception that ends soon is seen"
    ),
    says=Text(
        sv="Undantaget från {rule} för {subject} gäller till och med den {until}",
        en="The exception from {rule} for {subject} holds until {until}, that day included",
    ),
    why=Text(
        sv="Dagen efter är det som undantas ett fynd igen, på sin egen nivå. Är det ett fel, går "
        "kontrollen inte igenom.",
        en="The day after, what is excepted is found again, at its own severity. If that is an "
        "error, the check fails.",
    ),
    help=Text(
        sv="Rätta felet innan dess, eller fatta ett nytt beslut med grant-exception.",
        en="Mend the fault before then, or make a new decision with grant-exception.",
    ),
    time=True,
    example=Example(
        file="exceptions.yaml",
        whole=True,
        bad="- rule: A20\n"
        "  account: example\n"
        "  reason: Webbplatsen byggs om i höst.\n"
        "  decided_by: Informationschef\n"
        "  reference: KS 2026/88\n"
        "  on: 2026-06-01\n"
        "  until: 2026-12-01\n",
        good="[]\n",
        also=("W02",),
    ),
)


@whole(RULE, applies=lambda register: len(register.exceptions))
def check(register: Register) -> Found:
    """Look for last days that are near."""
    for entry, at in register.exceptions:
        if register.today <= entry.until <= register.today + SOON:
            yield RULE.found(
                at / "until",
                subject=entry.subject,
                until=entry.until,
                values={"rule": entry.rule, "subject": entry.subject},
            )
