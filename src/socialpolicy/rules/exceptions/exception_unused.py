"""W02: an exception that excuses nothing is taken out."""

from socialpolicy.check import Check, Excuses, Found
from socialpolicy.finding import Example, Rule, Severity
from socialpolicy.register.register import Register
from socialpolicy.text import Text

RULE = Rule(
    code="W02",
    name="exception-unused",
    severity=Severity.WARNING,
    title=Text(sv="Varje undantag behövs", en="Every exception is needed"),
    says=Text(
        sv="Undantaget från {rule} för {subject} behövs inte: regeln hittar inget där",
        en="The exception from {rule} for {subject} is not needed: the rule finds nothing there",
    ),
    why=Text(
        sv="Ett undantag som ligger kvar kan en dag ursäkta ett nytt fel, som ingen har tagit "
        "ställning till.",
        en="An exception that is left behind may one day excuse a new fault, which nobody has "
        "decided about.",
    ),
    help=Text(
        sv="Ta bort undantaget. Det finns kvar i registrets historik.",
        en="Remove the exception. It remains in the register's history.",
    ),
    example=Example(
        file="exceptions.yaml",
        whole=True,
        bad="- rule: A14  # kontot har en ersättare\n"
        "  account: example\n"
        "  reason: Tjänsten som ersättare är vakant.\n"
        "  decided_by: Förvaltningschef\n"
        "  reference: KUN 2026/31\n"
        "  on: 2026-09-01\n"
        "  until: 2027-03-01\n",
        good="[]\n",
    ),
)


def _unused(_register: Register, excuses: Excuses) -> Found:
    for entry, at in excuses.unused:
        yield RULE.found(
            at / "rule",
            subject=entry.subject,
            values={"rule": entry.rule, "subject": entry.subject},
        )


check = Check(RULE, excuses=_unused, applies=lambda register: len(register.exceptions))
