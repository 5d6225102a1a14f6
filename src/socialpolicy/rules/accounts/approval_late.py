"""A07: the account was approved before it was opened, and by its own management.

The own management is that of the unit which runs the account, or of any that
the unit belongs to: the policy speaks of the department's or the company's.
Nothing is said of the body where no management is known, where not all of the
organisation could be read, or where the account has changed board since the
opening: the file does not tell who ran it then. This applies to an account in any state.
"""

from socialpolicy.check import UNKNOWN, Found, each_account
from socialpolicy.finding import Example, Fix, Rule, Severity, Wording
from socialpolicy.register.lifecycle import COMPARE_DAYS_HELP, found_late, has_changed_board
from socialpolicy.register.models.account import Account
from socialpolicy.register.naming import same_title
from socialpolicy.register.placeholders import is_blank, quoted
from socialpolicy.register.register import Register
from socialpolicy.text import Text
from socialpolicy.yaml import Place

RULE = Rule(
    code="A07",
    name="approval-late",
    severity=Severity.ERROR,
    title=Text(
        sv="Kontot godkändes före öppnandet, av sin egen ledning",
        en="The account was approved before it was opened, by its own management",
    ),
    says=Text(
        sv="Godkännandet av {account} är från den {day}, efter öppnandet den {opened}",
        en="The approval of {account} is dated {day}, after the opening on {opened}",
    ),
    why=Text(
        sv=(
            "Det är den egna ledningen som ska bestämma, och den kan bara säga nej till ett konto "
            "som inte redan finns."
        ),
        en=(
            "The decision belongs to the account's own management, which can only say no to an "
            "account that does not exist yet."
        ),
    ),
    help=COMPARE_DAYS_HELP,
    example=Example.within(
        "approval:\n  by: Förvaltningschef\n  body: Kulturförvaltningens ledningsgrupp\n",
        bad="  on: 2015-03-02  # kontot öppnades en månad tidigare\n",
        good="  on: 2015-01-19\n",
        after="  reference: KUN 2015/14\n",
    ),
)

_ANOTHER = Wording(
    Text(
        sv="{account} godkändes av {body}, men ledningen för {unit} är {management}",
        en="{account} was approved by {body}, but the management of {unit} is {management}",
    ),
    Fix(
        Text(
            sv="Be den egna ledningen om ett beslut. Har den fattat det, skriv:",
            en="Ask the own management for a decision. If it has made one, write:",
        ),
        {"body": "{written}"},
        ("approval",),
    ),
)


@each_account(RULE, applies=lambda account, _: account.approval is not None)
def check(account: Account, at: Place, register: Register) -> Found:
    """Compare the approval's day with the opening, and its body with the unit's managements."""
    approval = account.approval
    if approval is None:
        return
    yield from found_late(RULE, account, at, ("approval", "on"), approval.on)
    if approval.body is None or is_blank(approval.body) or has_changed_board(account):
        return
    if not register.organisation_whole:
        yield UNKNOWN
        return
    organisation = register.organisation
    lineage = organisation.lineage(account.unit) if organisation else ()
    managements = [unit.management for unit in lineage if unit.management]
    if managements and not any(same_title(approval.body, own) for own in managements):
        yield RULE.found(
            at / "approval" / "body",
            _ANOTHER,
            account=account.id,
            body=approval.body,
            unit=lineage[0].name,
            management=managements[0],
            written=quoted(managements[0]),
        )
