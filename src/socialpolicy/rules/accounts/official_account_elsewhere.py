"""A04: the municipality's official accounts are run by the coordinating department.

Reading of clause 5: the coordinator is one unit, and the department it belongs
to may run the official accounts through any of its units. A closed account is
run by nobody and is passed over. Nothing is said where one of the departments
is not known for certain.
"""

from socialpolicy.check import UNKNOWN, Found, each_account
from socialpolicy.finding import Example, Fix, Rule, Severity
from socialpolicy.register.lifecycle import is_in_use
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.organisation import Unit
from socialpolicy.register.register import Register
from socialpolicy.text import FilledText, Text
from socialpolicy.yaml import Place

RULE = Rule(
    code="A04",
    name="official-account-elsewhere",
    severity=Severity.ERROR,
    title=Text(
        sv="Kommunens officiella konton sköts av den samordnande förvaltningen",
        en="The municipality’s official accounts are run by the coordinating department",
    ),
    says=Text(
        sv="{account} är ett officiellt konto men sköts av {unit}, inte av {department}",
        en="{account} is an official account but is run by {unit}, not by {department}",
    ),
    why=Text(
        sv=(
            "På de officiella platserna talar hela kommunen. Därför har en förvaltning "
            "huvudansvaret för vad som står där."
        ),
        en=(
            "The official accounts speak for the whole municipality. That is why one department "
            "has the main responsibility for what they say."
        ),
    ),
    help=Fix(
        Text(
            sv=(
                "Låt den samordnande förvaltningen ta över kontot. Är det inte kommunens "
                "officiella konto, skriv:"
            ),
            en=(
                "Let the coordinating department take over the account. If it is not the "
                "municipality’s official one, write:"
            ),
        ),
        {"kind": "operational"},
    ),
    example=Example(
        bad="kind: official\nunit: kulturforvaltningen\n",
        good="kind: operational\nunit: kulturforvaltningen\n",
    ),
)

_NAMED_HELP = Fix(
    Text(
        sv="Låt {department} ta över kontot. Är det inte kommunens officiella konto, skriv:",
        en=(
            "Let {department} take over the account. If it is not the municipality’s "
            "official one, write:"
        ),
    ),
    {"kind": "operational"},
)
_COORDINATOR = Text(sv="här står samordnaren", en="the coordinator is named here")


def _applies(account: Account, register: Register) -> bool:
    coordinated = register.policy.coordinator is not None
    return account.kind == "official" and coordinated and is_in_use(account, register)


@each_account(RULE, applies=_applies)
def check(account: Account, at: Place, register: Register) -> Found:
    """Compare the department of the account's unit with the coordinator's."""
    coordinator = register.policy.coordinator
    if coordinator is None:
        return
    own, coordinating = _department(register, account.unit), _department(register, coordinator)
    if own is None or coordinating is None:
        yield UNKNOWN
    elif own.id != coordinating.id:
        organisation = register.organisation
        unit = organisation.unit(account.unit) if organisation else None
        marked = (register.policy_at / "coordinator").label(FilledText(_COORDINATOR, {}))
        yield RULE.found(
            at / "unit",
            help=_NAMED_HELP,
            related=(marked,),
            account=account.id,
            unit=(unit or own).name,
            department=coordinating.name,
        )


def _department(register: Register, id: str) -> Unit | None:
    """Find the top of a unit's line, unless a parent is unread, unknown or part of a circle."""
    if register.organisation is None or not register.organisation_whole:
        return None
    top = register.organisation.department_of(id)
    return top if top and top.parent is None else None
