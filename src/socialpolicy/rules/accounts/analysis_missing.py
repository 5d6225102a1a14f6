"""A05: purpose, audience and message are analysed before the account is opened.

This applies to an account in any state: what was skipped before the
opening stays skipped. What is missing of a planned account, or of one older than
the policy, is a warning, and so is an analysis made after the opening. That the
analysis comes before the approval is A26's.
"""

from socialpolicy.check import Found, each_account
from socialpolicy.finding import DAY, WORDS, Example, Rule, Severity
from socialpolicy.register import placeholders
from socialpolicy.register.lifecycle import found_late, is_late, weight_of_undone
from socialpolicy.register.models.account import Account
from socialpolicy.register.placeholders import Wanted
from socialpolicy.register.register import Register
from socialpolicy.text import Text
from socialpolicy.yaml import Place

_WANTED = (
    Wanted("purpose", Text(sv="syfte", en="purpose"), WORDS),
    Wanted("audience", Text(sv="målgrupp", en="audience"), WORDS),
    Wanted("message", Text(sv="budskap", en="message"), WORDS),
    Wanted("on", Text(sv="datum", en="a date"), DAY),
)

RULE = Rule(
    code="A05",
    name="analysis-missing",
    severity=Severity.ERROR,
    milder=(Severity.WARNING, Severity.INFO),
    title=Text(
        sv="Syfte, målgrupp och budskap är analyserade innan kontot öppnas",
        en="The purpose, audience and message are analysed before the account is opened",
    ),
    says=Text(
        sv="{account} har ingen analys av syfte, målgrupp och budskap",
        en="{account} has no analysis of purpose, audience and message",
    ),
    why=Text(
        sv=(
            "Den som vet vem kontot vänder sig till, och varför, väljer rätt plattform och rätt "
            "ton. Utan analysen går det inte att säga om kontot gör nytta."
        ),
        en=(
            "If you know who the account is for, and why, you pick the right platform and the "
            "right tone. Without the analysis nobody can tell whether the account is useful."
        ),
    ),
    help=placeholders.with_lines(
        Text(
            sv="Gör analysen, och skriv vad ni kom fram till.",
            en="Make the analysis, and write down what you arrived at.",
        ),
        "analysis",
        _WANTED,
    ),
    example=Example.within(
        "analysis:\n  purpose: Bli mer tillgängliga\n",
        bad="",
        good="  audience: Låntagare i alla åldrar\n  message: Vad som händer på biblioteket\n",
        after="  on: 2015-01-12\n",
    ),
)

_LACKS = Text(
    sv="Analysen för {account} saknar {missing}", en="The analysis of {account} lacks {missing}"
)
_LACKS_HELP = Text(
    sv="Komplettera analysen med det som saknas.", en="Add what is missing to the analysis."
)
_LATE = Text(
    sv="Analysen för {account} är från den {day}, efter {begun}",
    en="The analysis of {account} is dated {day}, after {begun}",
)


@each_account(RULE)
def check(account: Account, at: Place, register: Register) -> Found:
    """Look for the three questions' answers and their day, and that it is not after the opening."""
    analysis = account.analysis
    missing = placeholders.lacking(analysis, _WANTED)
    if analysis is None or len(missing) == len(_WANTED):
        severity = weight_of_undone(account, register)
        yield RULE.found(at / "analysis", severity=severity, account=account.id)
        return
    if missing:
        yield RULE.found(
            at / "analysis" / missing[0].key,
            says=_LACKS,
            help=placeholders.with_lines(_LACKS_HELP, "analysis", missing),
            severity=weight_of_undone(account, register),
            account=account.id,
            missing=placeholders.words(missing),
        )
    if is_late(analysis.on, account):
        yield from found_late(RULE, account, at, ("analysis", "on"), analysis.on, register, _LATE)
