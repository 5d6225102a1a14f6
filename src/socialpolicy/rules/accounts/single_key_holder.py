"""A15: two roles or more have access, the responsible one of them, and where it is kept is written.

The same role written twice is one. Of a planned account what is not there is a warning. Whether
access has been checked can be said only of an open one,
and is a warning, since the answer changes with the day. Nothing is asked of a
closed account.
"""

from collections.abc import Sequence

from socialpolicy.check import UNKNOWN, Found, each_account
from socialpolicy.finding import DAY, WORDS, Example, Fix, Rule, Severity, Wording, marked
from socialpolicy.register.lifecycle import is_in_use, weight_of_lacking
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.holders import Access
from socialpolicy.register.naming import plain_title, same_title
from socialpolicy.register.placeholders import is_blank
from socialpolicy.register.register import Register, is_sure_of
from socialpolicy.rules.accounts import RESPONSIBLE
from socialpolicy.schedule.calendar import months_after
from socialpolicy.text import Text
from socialpolicy.yaml import Place

RULE = Rule(
    code="A15",
    name="single-key-holder",
    severity=Severity.ERROR,
    milder=(Severity.WARNING,),
    title=Text(
        sv="Minst två roller kommer åt kontot, den ansvariga är en av dem, och det står var "
        "åtkomsten förvaras",
        en="At least two roles have access to the account, the responsible is one of them, and the "
        "register says where the login is kept",
    ),
    says=Text(
        sv="Bara en roll kommer åt {account}: {role}",
        en="Only one role has access to {account}: {role}",
    ),
    why=Text(
        sv=(
            "När den enda som kan logga in är borta står sidan still, och när den rollen slutar "
            "kan kontot gå förlorat. Lösenord skrivs aldrig i registret, bara var de förvaras."
        ),
        en=(
            "When the only person who can log in is away, nobody can use the page, and when that "
            "person leaves, the account may be lost. Never write a password in the register, only "
            "where it is kept."
        ),
    ),
    help=Fix(
        Text(
            sv="Ge minst en roll till inloggning, och lägg till den bland rollerna som har den.",
            en="Give at least one more role a log-in, and add it to those that have access.",
        ),
        {"roles": [WORDS, WORDS]},
        ("access",),
    ),
    example=Example.within(
        "access:\n",
        bad='  roles: ["Bibliotekarie, barn"]\n',
        good='  roles: ["Bibliotekarie, vuxen", "Bibliotekarie, barn"]\n',
        after="  kept_in: Kommunens lösenordsvalv\n  checked: 2026-03-02\n",
    ),
)

_UNSAID = Wording(
    Text(
        sv="Det står inte vilka som kommer åt {account}, eller var åtkomsten förvaras",
        en="The register does not say who has access to {account}, or where the login is kept",
    ),
    Fix(
        Text(
            sv="Ge minst två roller inloggning, och skriv vilka. Skriv aldrig lösenordet.",
            en="Give at least two roles a log-in, and write which. Never write the password.",
        ),
        {"roles": [WORDS, WORDS], "kept_in": WORDS, "checked": DAY},
        ("access",),
    ),
)
_NOBODY = Wording(
    Text(
        sv="Det står inte vilka roller som kommer åt {account}",
        en="The register does not say which roles have access to {account}",
    ),
    Fix(
        Text(
            sv="Ge minst två roller inloggning, och skriv vilka.",
            en="Give at least two roles a log-in, and write which.",
        ),
        {"roles": [WORDS, WORDS]},
        ("access",),
    ),
)
_NOT_KEPT = Wording(
    Text(
        sv="Det står inte var åtkomsten till {account} förvaras",
        en="The register does not say where the login to {account} is kept",
    ),
    Fix(
        Text(
            sv="Skriv var inloggningen förvaras, aldrig själva lösenordet.",
            en="Write where the log-in is kept, never the password itself.",
        ),
        {"kept_in": WORDS},
        ("access",),
    ),
)
_SHUT_OUT = Wording(
    Text(
        sv="Den som ansvarar för {account} kan inte logga in: {role}",
        en="The responsible of {account} cannot log in: {role}",
    ),
    Fix(
        Text(
            sv="Ge den ansvariga inloggning, och lägg till rollen bland dem som kan logga in.",
            en="Give the responsible a log-in, and add the role to those that can log in.",
        ),
        {"roles": [WORDS]},
        ("access",),
    ),
)
_NEVER = Text(
    sv="Det står inte när åtkomsten till {account} kontrollerades",
    en="The register does not say when access to {account} was checked",
)
_OLD = Text(
    sv="Åtkomsten till {account} kontrollerades den {checked}, och det räckte till den {due}",
    en="Access to {account} was checked on {checked}, which was valid until {due}",
)
_CHECK_HELP = Fix(
    Text(
        sv="Se efter att var och en av rollerna kan logga in, och bekräfta det.",
        en="See that each of the roles can log in, and confirm it.",
    ),
    command=("confirm-access", "{account}"),
)


_ENOUGH = 2
"""Roles that have access at least: one may be ill or have left."""


@each_account(RULE, applies=is_in_use)
def check(account: Account, at: Place, register: Register) -> Found:
    """Count the roles with access, and look for where it is kept and when it was checked."""
    access = account.access
    roles = _different(access.roles) if access else []
    kept = access is not None and not is_blank(access.kept_in)
    if not kept or len(roles) < _ENOUGH:
        yield from _too_little(account, at, roles, register, kept=kept)
        if not kept and not roles:
            return
    holder = account.responsible
    responsible = holder.role if holder else None
    if len(roles) >= _ENOUGH and responsible and responsible not in roles:
        yield from _shut_out(responsible, roles, account, at, register)
    if access and account.is_open(register.today):
        yield from _unchecked(account.id, access, at, register)


def _too_little(
    account: Account, at: Place, roles: Sequence[str], register: Register, *, kept: bool
) -> Found:
    """Say that too few have access, or that it is not said where it is kept."""
    weight = weight_of_lacking(account, register)
    if not roles and not kept:
        yield RULE.found(at / "access", _UNSAID, severity=weight, account=account.id)
        return
    here = at / "access" / "roles"
    if not roles:
        yield RULE.found(here, _NOBODY, severity=weight, account=account.id)
    elif len(roles) < _ENOUGH:
        yield RULE.found(here, severity=weight, account=account.id, role=roles[0])
    if not kept:
        place = at / "access" / "kept_in"
        yield RULE.found(place, _NOT_KEPT, severity=weight, account=account.id)


def _shut_out(
    role: str, roles: Sequence[str], account: Account, at: Place, register: Register
) -> Found:
    """Look for the responsible among several roles that can log in."""
    if not is_blank(role) and not any(same_title(role, each) for each in roles):
        yield RULE.found(
            at / "access" / "roles",
            _SHUT_OUT,
            severity=weight_of_lacking(account, register),
            related=marked(at / "responsible" / "role", RESPONSIBLE),
            account=account.id,
            role=role,
        )


def _unchecked(account: str, access: Access, at: Place, register: Register) -> Found:
    checked, today = access.checked, register.today
    due = months_after(checked, register.policy.limits.access_months) if checked else None
    if due and due >= today:
        return
    if due and not is_sure_of(register, "limits.access_months"):
        yield UNKNOWN
    else:
        yield RULE.found(
            at / "access" / "checked",
            says=_OLD if checked else _NEVER,
            help=_CHECK_HELP,
            severity=Severity.WARNING,
            timed=True,
            account=account,
            checked=checked,
            due=due,
        )


def _different(roles: Sequence[str]) -> list[str]:
    different: dict[str, str] = {}
    for role in roles:
        if not is_blank(role):
            different.setdefault(plain_title(role), role)
    return list(different.values())
