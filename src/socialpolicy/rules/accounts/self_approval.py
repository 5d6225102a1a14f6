"""A08: nobody approves an account that is their own to run.

Roles are compared as they are written, without regard to case and blanks. An
account is checked whatever its state.
"""

from socialpolicy.check import Found, each_account
from socialpolicy.finding import WORDS, Example, Fix, Rule, Severity
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.account_events import Approval
from socialpolicy.register.naming import same_title
from socialpolicy.register.placeholders import is_blank
from socialpolicy.register.register import Register
from socialpolicy.text import FilledText, Text
from socialpolicy.yaml import Place
from socialpolicy.yaml.plain import Path

RULE = Rule(
    code="A08",
    name="self-approval",
    severity=Severity.ERROR,
    title=Text(
        sv="Den som godkänner kontot är inte den som ska sköta det",
        en="The account is approved by someone other than the people who run it",
    ),
    says=Text(
        sv="{role} har godkänt {account} och är också {part} för kontot",
        en="{role} approved {account} and is also the account’s {part}",
    ),
    why=Text(
        sv=(
            "Ett godkännande betyder att någon annan har tagit ställning. "
            "Den som godkänner sitt eget konto har inte fått det godkänt."
        ),
        en=(
            "An approval means that somebody else has made the decision. Approving your own "
            "account is not an approval."
        ),
    ),
    help=Fix(
        Text(
            sv=(
                "Låt den som leder förvaltningen eller bolaget besluta, och skriv den rollen. "
                "Eller låt en annan roll sköta kontot."
            ),
            en=(
                "Let whoever leads the department or company decide, and write that role. Or "
                "let another role run the account."
            ),
        ),
        {"by": WORDS},
        ("approval",),
    ),
    example=Example.within(
        "approval:\n",
        bad="  by: Bibliotekarie, vuxen  # kontots ansvariga\n",
        good="  by: Förvaltningschef\n",
        after=(
            "  body: Kulturförvaltningens ledningsgrupp\n"
            "  on: 2015-01-19\n"
            "  reference: KUN 2015/14\n"
        ),
    ),
)

_PARTS = {
    "responsible": Text(sv="ansvarig", en="responsible"),
    "deputy": Text(sv="ersättare", en="deputy"),
    "editors": Text(sv="redaktör", en="editor"),
}
_HERE = Text(sv="här står samma roll", en="the same role is used here")


def _applies(account: Account, _register: Register) -> bool:
    approval = account.approval
    return bool(account.renewals) or (approval is not None and bool(approval.by))


@each_account(RULE, applies=_applies)
def check(account: Account, at: Place, _register: Register) -> Found:
    """Compare the role that approved, or did so again, with the roles that run the account."""
    if approval := account.approval:
        yield from _look(account, approval, at, ("approval",))
    for index, renewal in enumerate(account.renewals):
        yield from _look(account, renewal, at, ("renewals", index))


def _look(account: Account, approval: Approval, at: Place, below: Path) -> Found:
    approver = approval.by
    if not approver or is_blank(approver):  # what nobody has filled in yet, as A06 says
        return
    paths = [path for path, holder in account.holders() if same_title(holder.role, approver)]
    if paths:
        places = [Place(at.document, at.path + path) for path in paths]
        yield RULE.found(
            Place(at.document, (*at.path, *below, "by")),
            related=tuple((place / "role").label(FilledText(_HERE, {})) for place in places),
            account=account.id,
            role=approver,
            part=[_PARTS[part] for part in dict.fromkeys(str(path[0]) for path in paths)],
        )
