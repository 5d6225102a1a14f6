"""A09: the nearest manager was asked before the account was opened.

This applies to an account in any state. What is missing of a planned account, or of
one older than the policy, is a warning, and so is a question after the opening. The
manager who is asked before an account is closed is A25's. Nobody is their own manager, so the
role asked is not the responsible's.
"""

from socialpolicy.check import Found, each_account
from socialpolicy.finding import DAY, WORDS, Example, Rule, Severity, Wording
from socialpolicy.register import placeholders
from socialpolicy.register.lifecycle import found_late, is_late, weight_of_undone
from socialpolicy.register.models.account import Account
from socialpolicy.register.naming import same_title
from socialpolicy.register.placeholders import Wanted
from socialpolicy.register.register import Register
from socialpolicy.text import Text
from socialpolicy.yaml import Place

_ROLE = Wanted("role", Text(sv="roll", en="role"), WORDS)
_ASKED = Wanted("asked", Text(sv="dag", en="date"), DAY)

RULE = Rule(
    code="A09",
    name="manager-not-asked",
    severity=Severity.ERROR,
    milder=(Severity.WARNING, Severity.INFO),
    title=Text(
        sv="Närmaste chef tillfrågades innan kontot öppnades",
        en="The nearest manager was asked before the account was opened",
    ),
    says=Text(
        sv="Ingen chef har tillfrågats om {account}", en="No manager has been asked about {account}"
    ),
    why=Text(
        sv=(
            "Närmaste chef ska alltid tillfrågas, också när ledningen redan har sagt ja. "
            "Det är chefen som ger medarbetare tid att sköta kontot."
        ),
        en=(
            "The nearest manager must always be asked, even when the management has already said "
            "yes. The manager is the one who gives staff the time to run the account."
        ),
    ),
    help=placeholders.with_lines(
        Text(
            sv="Fråga närmaste chef, och skriv vem det var och när.",
            en="Ask the nearest manager, and write who it was and when.",
        ),
        "manager",
        (_ROLE, _ASKED),
    ),
    example=Example(
        bad="manager: {role: Kulturchef, anchored: 2015-01-19}\n",
        good="manager: {role: Kulturchef, asked: 2015-01-12, anchored: 2015-01-19}\n",
    ),
)

_OPEN_HELP = placeholders.with_lines(
    Text(
        sv="Ta reda på vilken chef som tillfrågades innan kontot öppnades, och när. Frågade ingen, "
        "fråga nu: det visas då som för sent, och det stämmer.",
        en="Find out which manager was asked before the account was opened, and when. If nobody "
        "asked, ask now: it is then shown as too late, which is true.",
    ),
    "manager",
    (_ROLE, _ASKED),
)
_WHEN = Text(
    sv="Det står inte när {role} tillfrågades om {account}",
    en="The register does not say when {role} was asked about {account}",
)
_WHO = Text(
    sv="Det står inte vilken chef som tillfrågades om {account}",
    en="The register does not say which manager was asked about {account}",
)
_LACKS_HELP = Text(sv="Ta reda på det som saknas.", en="Find out what is missing.")
_LATE = Text(
    sv="Frågan till chefen om {account} är från den {day}, efter {begun}",
    en="The question to the manager about {account} is dated {day}, after {begun}",
)
_OWN = Wording(
    Text(
        sv="Chefen som tillfrågades om {account} är den ansvariga själv, {role}",
        en="The manager who was asked about {account} is the responsible, {role}",
    ),
    Text(
        sv="Skriv den närmaste chefens roll. Är det inte den som tillfrågades, fråga nu.",
        en="Write the nearest manager's role. If it is not the one that was asked, ask now.",
    ),
)


@each_account(RULE)
def check(account: Account, at: Place, register: Register) -> Found:
    """Look for the manager's role and the day of the question, and compare it with the opening."""
    manager = account.manager
    missing = placeholders.lacking(manager, (_ROLE, _ASKED))
    if manager is None or len(missing) == 2:
        late = account.is_open(register.today)
        yield RULE.found(
            at / "manager",
            help=_OPEN_HELP if late else None,
            severity=weight_of_undone(account, register),
            account=account.id,
        )
        return
    for wanted in missing:
        yield RULE.found(
            at / "manager" / wanted.key,
            says=_WHO if wanted is _ROLE else _WHEN,
            help=placeholders.with_lines(_LACKS_HELP, "manager", [wanted]),
            severity=weight_of_undone(account, register),
            account=account.id,
            role=manager.role,
        )
    responsible = account.responsible
    role = None if _ROLE in missing else manager.role
    if role and responsible and same_title(role, responsible.role):
        yield RULE.found(
            at / "manager" / "role",
            _OWN,
            severity=weight_of_undone(account, register),
            account=account.id,
            role=manager.role,
        )
    if is_late(manager.asked, account):
        yield from found_late(
            RULE, account, at, ("manager", "asked"), manager.asked, register, _LATE
        )
