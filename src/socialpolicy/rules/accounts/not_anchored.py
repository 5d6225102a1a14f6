"""A10: the account was anchored in the management before it was opened.

Reading of clause 28: the approval by the management is an anchoring too. So
this fires only beside A06 or A07, when there is no approval in time either.
This applies to an account in any state. What is missing of a planned account, or of
one older than the policy, is a warning, and so is what came after the opening.
"""

from socialpolicy.check import Found, each_account
from socialpolicy.finding import DAY, Example, Rule, Severity
from socialpolicy.register import placeholders
from socialpolicy.register.lifecycle import found_late, is_late, weight_of_undone
from socialpolicy.register.models.account import Account
from socialpolicy.register.placeholders import Wanted
from socialpolicy.register.register import Register
from socialpolicy.text import Text
from socialpolicy.yaml import Place

_ANCHORED = Wanted("anchored", Text(sv="dag", en="date"), DAY)

RULE = Rule(
    code="A10",
    name="not-anchored",
    severity=Severity.ERROR,
    milder=(Severity.WARNING, Severity.INFO),
    title=Text(
        sv="Kontot förankrades i ledningen innan det öppnades",
        en="The account was anchored in the management before it was opened",
    ),
    says=Text(
        sv="{account} är varken förankrat i ledningen eller godkänt av den",
        en="{account} is neither anchored in the management nor approved by it",
    ),
    why=Text(
        sv=(
            "Närmaste chef ska se till att ledningen känner till kontot och står bakom det. "
            "Ett godkännande av ledningen räcker också."
        ),
        en=(
            "The nearest manager makes sure that the management knows about the account and "
            "supports it. An approval by the management is also enough."
        ),
    ),
    help=placeholders.with_lines(
        Text(
            sv="Be chefen ta upp kontot i ledningen, och skriv dagen.",
            en="Ask the manager to raise the account in the management, and write the day.",
        ),
        "manager",
        [_ANCHORED],
    ),
    example=Example(
        bad="manager: {role: Kulturchef, asked: 2015-01-12}\napproval:\n",
        good="manager: {role: Kulturchef, asked: 2015-01-12, anchored: 2015-01-19}\n",
        also=("A06",),
    ),
)

_LATE = Text(
    sv=(
        "Förankringen av {account} i ledningen är från den {day}, efter {begun}, "
        "och något godkännande före dess finns inte"
    ),
    en=(
        "The anchoring of {account} in the management is dated {day}, after "
        "{begun}, and there is no approval before that"
    ),
)
_APPROVED_LATE = Text(
    sv=(
        "{account} är inte förankrat i ledningen, och godkännandet är från den {day}, efter {begun}"
    ),
    en=(
        "{account} is not anchored in the management, and the approval is dated {day}, "
        "after {begun}"
    ),
)


@each_account(RULE)
def check(account: Account, at: Place, register: Register) -> Found:
    """Look for an anchoring, or an approval, no later than the opening."""
    anchored = account.manager.anchored if account.manager else None
    approved = account.approval.on if account.approval else None
    if (anchored and not is_late(anchored, account)) or (
        approved and not is_late(approved, account)
    ):
        return
    path, day = ("manager", "anchored"), anchored or approved
    if day is None:
        severity = weight_of_undone(account, register)
        yield RULE.found(at / "manager" / "anchored", severity=severity, account=account.id)
    says = _LATE if anchored else _APPROVED_LATE
    yield from found_late(RULE, account, at, path, day, register, says)
