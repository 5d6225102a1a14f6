"""A14: every account has a deputy who can step in."""

from __future__ import annotations

from collections.abc import Iterator

from socialpolicy.document import Place
from socialpolicy.finding import Example, Finding, Rule, Severity
from socialpolicy.language import Text
from socialpolicy.register.account import Account
from socialpolicy.register.register import Register
from socialpolicy.rules.check import each_account

RULE = Rule(
    code="A14",
    name="deputy-missing",
    severity=Severity.ERROR,
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
            "When the responsible is away, somebody else must answer. The deputy is another "
            "role than the responsible, and has access before it is needed."
        ),
    ),
    help=Text(
        sv="Utse en ersättare: fyll i deputy med role, contact och assignment.",
        en="Appoint a deputy: fill in deputy with role, contact and assignment.",
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

_SAME = Text(
    sv="{account} har samma roll som ansvarig och ersättare: {role}",
    en="{account} has the same role as responsible and deputy: {role}",
)
_SAME_HELP = Text(sv="Utse en annan roll till ersättare.", en="Appoint another role as deputy.")
_NO_ACCESS = Text(
    sv="Ersättaren för {account}, {role}, kommer inte åt kontot",
    en="The deputy of {account}, {role}, has no access to the account",
)
_NO_ACCESS_HELP = Text(
    sv="Ge ersättaren inloggning, och lägg till rollen i access.roles.",
    en="Give the deputy a log-in, and add the role to access.roles.",
)


@each_account(RULE)
def check(account: Account, at: Place, register: Register) -> Iterator[Finding]:
    """Look for a deputy, another role than the responsible, who has access."""
    if account.is_closed(register.today):
        return
    if account.deputy is None:
        yield RULE.found(at / "deputy", account=account.id)
        return
    role = account.deputy.role
    values = {"account": account.id, "role": role}
    at = at / "deputy" / "role"
    if account.responsible and role == account.responsible.role:
        yield RULE.found(at, says=_SAME, help=_SAME_HELP, values=values)
    elif account.access and account.access.roles and role not in account.access.roles:
        yield RULE.found(at, says=_NO_ACCESS, help=_NO_ACCESS_HELP, values=values)
