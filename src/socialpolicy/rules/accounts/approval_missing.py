"""A06: the management has approved the account, and it is on record who, when and where.

This applies to an account in any state: an approval that never was is
not made good by closing the account, nor by the account being older than the policy, since it
can be approved now. Of a planned account it is a warning. A renewal is held to the same.
"""

from socialpolicy.check import Found, each_account
from socialpolicy.finding import DAY, WORDS, Example, Rule, Severity, Wording
from socialpolicy.register import placeholders
from socialpolicy.register.lifecycle import weight_of_lacking
from socialpolicy.register.models.account import Account
from socialpolicy.register.placeholders import Wanted
from socialpolicy.register.register import Register
from socialpolicy.text import Text
from socialpolicy.yaml import Place

RULE = Rule(
    code="A06",
    name="approval-missing",
    severity=Severity.ERROR,
    milder=(Severity.WARNING,),
    title=Text(
        sv="Ledningen har godkänt kontot: vem, i vilken ledning, när och med vilket diarienummer",
        en="The management has approved the account: who, in which body, when, and the reference",
    ),
    says=Text(
        sv="{account} är inte godkänt av någon ledning",
        en="{account} has not been approved by any management",
    ),
    why=Text(
        sv=(
            "Förvaltningens eller bolagets ledning bestämmer vilka konton som finns i dess namn. "
            "Beslutet är en allmän handling, så det ska gå att hitta."
        ),
        en=(
            "The management of the department or company decides which accounts exist in its "
            "name. The decision is an official document, so it must be possible to find."
        ),
    ),
    help=Text(
        sv="Be ledningen om ett beslut, och skriv in roll, ledning, dag och diarienummer.",
        en="Ask the management for a decision, and enter its role, body, day and reference.",
    ),
    example=Example.within(
        "approval:\n"
        "  by: Förvaltningschef\n"
        "  body: Kulturförvaltningens ledningsgrupp\n"
        "  on: 2015-01-19\n",
        bad="",
        good="  reference: KUN 2015/14\n",
    ),
)

_ASK_HELP = Text(
    sv="Be ledningen om ett beslut, och skriv in det.",
    en="Ask the management for a decision, and enter it.",
)
_LACKS = Text(
    sv="Godkännandet av {account} säger inte {missing}",
    en="The approval of {account} does not say {missing}",
)
_LACKS_HELP = Text(
    sv="Ta det som saknas från beslutet.", en="Take what is missing from the decision."
)
_RENEWAL = Wording(
    Text(
        sv="Ett förnyat godkännande av {account} säger inte {missing}",
        en="A renewed approval of {account} does not say {missing}",
    ),
    _LACKS_HELP,
)

_WANTED = (
    Wanted("by", Text(sv="vem som beslutade", en="who decided"), WORDS),
    Wanted(
        "body",
        Text(sv="i vilken ledning", en="in which management"),
        Text(sv="{management}", en="{management}"),
    ),
    Wanted("on", Text(sv="vilken dag", en="on which day"), DAY),
    Wanted(
        "reference", Text(sv="med vilket diarienummer", en="under which reference number"), WORDS
    ),
)


@each_account(RULE)
def check(account: Account, at: Place, register: Register) -> Found:
    """Look for the role, the body, the day and the reference of the decision."""
    for index, renewal in enumerate(account.renewals):
        lacks = placeholders.lacking(renewal, _WANTED)
        if lacks:
            yield RULE.found(
                at / "renewals" / index / lacks[0].key,
                _RENEWAL,
                severity=weight_of_lacking(account, register),
                account=account.id,
                missing=placeholders.words(lacks),
            )
    missing = placeholders.lacking(account.approval, _WANTED)
    if not missing:
        return
    whole = len(missing) == len(_WANTED)
    organisation = register.organisation
    management = organisation and organisation.management_of(account.unit, register.today)
    yield RULE.found(
        at / "approval" if whole else at / "approval" / missing[0].key,
        says=None if whole else _LACKS,
        severity=weight_of_lacking(account, register),
        help=placeholders.with_lines(_ASK_HELP if whole else _LACKS_HELP, "approval", missing),
        account=account.id,
        missing=placeholders.words(missing),
        management=placeholders.quoted(management) if management else WORDS,
    )
