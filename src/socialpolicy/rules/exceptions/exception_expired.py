"""W01: an exception whose last day has passed is renewed or taken out."""

from socialpolicy.check import Found, whole
from socialpolicy.finding import Example, Rule, Severity
from socialpolicy.register.register import Register
from socialpolicy.text import Text

RULE = Rule(
    code="W01",
    name="exception-expired",
    severity=Severity.WARNING,
    title=Text(sv="Inget undantag har gått ut", en="No exception has expired"),
    says=Text(
        sv="Undantaget från {rule} för {subject} gick ut den {until}. Skälet var: {reason}",
        en="The exception from {rule} for {subject} expired on {until}. The reason was: {reason}",
    ),
    why=Text(
        sv="Ett undantag gäller till en dag. Efter den är regeln som vanligt igen, och det som "
        "inte följer den är ett fynd. Då ska någon ha bestämt vad som händer.",
        en="An exception holds until a day. After it the rule is as usual again, and what does "
        "not meet it is found. Somebody should have decided what is to happen then.",
    ),
    help=Text(
        sv="Ta bort undantaget om felet är rättat. Annars rätta det, eller fatta ett nytt beslut "
        "med grant-exception.",
        en="Remove the exception if the fault is mended. Else mend it, or make a new decision with "
        "grant-exception.",
    ),
    time=True,
    example=Example(
        file="exceptions.yaml",
        whole=True,
        bad="- rule: A20\n"
        "  account: example\n"
        "  reason: Webbplatsen byggs om.\n"
        "  decided_by: Informationschef\n"
        "  reference: KS 2025/88\n"
        "  on: 2025-11-02\n"
        "  until: 2026-05-31\n",
        good="[]\n",
    ),
)

_NO_REASON = Text(sv="inget skäl", en="none")


@whole(RULE, applies=lambda register: len(register.exceptions))
def check(register: Register) -> Found:
    """Look for last days that have passed."""
    for entry, at in register.exceptions:
        if entry.until < register.today:
            yield RULE.found(
                at / "until",
                subject=entry.subject,
                rule=entry.rule,
                until=entry.until,
                reason=entry.reason or _NO_REASON,
                values={"subject": entry.subject},
            )
