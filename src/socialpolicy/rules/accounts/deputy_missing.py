"""A14: every account has a deputy who can step in.

The deputy is another role than the responsible and is among those who have
access, where it is said who they are (that it is said belongs to A15). Roles
are compared without regard to case and blanks. A closed account has nobody to
stand in for. Of a planned one it is a warning that the deputy is not there, or has no access yet.
"""

from collections.abc import Sequence

from socialpolicy.check import Found, each_account
from socialpolicy.finding import WORDS, Example, Fix, Rule, Severity, Wording, marked
from socialpolicy.register.lifecycle import is_in_use, weight_of_lacking
from socialpolicy.register.models.account import Account
from socialpolicy.register.naming import same_title
from socialpolicy.register.placeholders import is_blank
from socialpolicy.register.register import Register
from socialpolicy.rules.accounts import RESPONSIBLE
from socialpolicy.text import Text
from socialpolicy.yaml import Place

RULE = Rule(
    code="A14",
    name="deputy-missing",
    severity=Severity.ERROR,
    milder=(Severity.WARNING,),
    title=Text(
        sv="Varje konto har en ersättare som kan ta över",
        en="Every account has a deputy who can step in",
    ),
    says=Text(sv="{account} har ingen ersättare", en="{account} has no deputy"),
    why=Text(
        sv=(
            "När den ansvariga är borta ska någon annan svara. Ersättaren är en annan roll "
            "än den ansvariga, och kommer åt kontot redan innan det behövs."
        ),
        en=(
            "When the responsible is away, somebody else must answer. The deputy is a different "
            "role from the responsible, and has access before it is needed."
        ),
    ),
    help=Fix(
        Text(
            sv="Utse en annan roll än den ansvariga till ersättare.",
            en="Appoint another role than the responsible as deputy.",
        ),
        command=("hand-over-account", "{account}", "--who", "deputy"),
    ),
    example=Example(
        bad="deputy:\n",
        good=(
            "deputy:\n"
            "  role: Bibliotekarie, barn\n"
            "  contact: biblioteket@exempel.se\n"
            "  assignment: {by: Kulturchef, on: 2015-01-20, anchored: 2015-01-20}\n"
        ),
    ),
)

_SAME = Wording(
    Text(
        sv="{account} har samma roll som ansvarig och ersättare: {role}",
        en="{account} has the same role as responsible and deputy: {role}",
    ),
    Fix(
        Text(
            sv=(
                "Utse en annan roll till ersättare. Är det två personer, skriv vad som "
                "skiljer rollerna."
            ),
            en=(
                "Appoint another role as deputy. If they are two people, write what sets the "
                "roles apart."
            ),
        ),
        command=("hand-over-account", "{account}", "--who", "deputy"),
    ),
)
_NO_ACCESS = Wording(
    Text(
        sv="Ersättaren för {account} kommer inte åt kontot: {role}",
        en="The deputy of {account} has no access to the account: {role}",
    ),
    Fix(
        Text(
            sv="Ge ersättaren inloggning, och lägg till rollen bland dem som kommer åt kontot.",
            en="Give the deputy a log-in, and add the role to those that have access.",
        ),
        {"roles": [WORDS]},
        ("access",),
    ),
)
_ACCESS = Text(sv="här står de som kommer åt kontot", en="the roles with access are listed here")


def _is_among(role: str, roles: Sequence[str]) -> bool:
    return role in roles or any(same_title(role, each) for each in roles)


@each_account(RULE, applies=is_in_use)
def check(account: Account, at: Place, register: Register) -> Found:
    """Look for a deputy, another role than the responsible, who has access."""
    if account.deputy is None or is_blank(account.deputy.role):
        severity = weight_of_lacking(account, register)
        yield RULE.found(at / "deputy", severity=severity, account=account.id)
        return
    role = account.deputy.role
    responsible, access = account.responsible, account.access
    if responsible and same_title(role, responsible.role):
        yield RULE.found(
            at / "deputy" / "role",
            _SAME,
            related=marked(at / "responsible" / "role", RESPONSIBLE),
            account=account.id,
            role=role,
        )
    elif access and access.roles and not _is_among(role, access.roles):
        yield RULE.found(
            at / "deputy" / "role",
            _NO_ACCESS,
            severity=weight_of_lacking(account, register),
            related=marked(at / "access" / "roles", _ACCESS),
            account=account.id,
            role=role,
        )
