"""A11: everyone who speaks for the municipality has an assignment to do so.

It is given by the nearest manager, who has it anchored in the management. The
responsible, the deputy and every editor are held to it, also on an account
that is planned or closed. Two that assign each other have no manager's assignment. That somebody
is responsible at all is A13's.
"""

from collections.abc import Iterator

from socialpolicy.check import Found, each_account
from socialpolicy.finding import DAY, WORDS, Example, Finding, Fix, Rule, Severity, Wording
from socialpolicy.register import placeholders
from socialpolicy.register.lifecycle import weight_of_lacking
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.holders import Holder
from socialpolicy.register.naming import same_title
from socialpolicy.register.placeholders import Wanted
from socialpolicy.register.register import Register
from socialpolicy.text import Text
from socialpolicy.yaml import Place
from socialpolicy.yaml.plain import Path

_WANTED = (
    Wanted("by", Text(sv="vem som gav det", en="who gave it"), WORDS),
    Wanted("on", Text(sv="när det gavs", en="when it was given"), DAY),
    Wanted(
        "anchored",
        Text(sv="när det förankrades i ledningen", en="when it was anchored in the management"),
        DAY,
    ),
)

RULE = Rule(
    code="A11",
    name="assignment-missing",
    severity=Severity.ERROR,
    milder=(Severity.WARNING,),
    title=Text(
        sv="Alla som kommunicerar i kontot har fått uppdraget av sin chef",
        en="Everyone who communicates in the account has been assigned by their manager",
    ),
    says=Text(
        sv="{role} har inget uppdrag att kommunicera i {account}",
        en="{role} has no assignment to communicate in {account}",
    ),
    why=Text(
        sv=(
            "Den som talar för kommunen gör det i tjänsten och på uppdrag av sin närmaste chef, "
            "som förankrar beslutet i ledningen."
        ),
        en=(
            "People who speak for the municipality do so at work and on assignment from their "
            "nearest manager, who has anchored the decision in the management."
        ),
    ),
    help=placeholders.with_lines(
        Text(
            sv="Be närmaste chef om ett uppdrag, och skriv in det.",
            en="Ask the nearest manager for an assignment, and enter it.",
        ),
        "assignment",
        _WANTED,
    ),
    example=Example(
        bad="editors:\n  - role: Kulturkommunikatör\n    contact: kultur@exempel.se\n",
        good=(
            "editors:\n"
            "  - role: Kulturkommunikatör\n"
            "    contact: kultur@exempel.se\n"
            "    assignment: {by: Kulturchef, on: 2020-02-03, anchored: 2020-02-10}\n"
        ),
    ),
)

_LACKS = Text(
    sv="Uppdraget för {role} i {account} säger inte {missing}",
    en="The assignment of {role} in {account} does not say {missing}",
)
_LACKS_HELP = Text(sv="Ta reda på det som saknas.", en="Find out what is missing.")
_OWN = Wording(
    Text(
        sv="{role} har gett sig själv uppdraget att kommunicera i {account}",
        en="{role} has assigned themselves to communicate in {account}",
    ),
    Fix(
        Text(
            sv="Be närmaste chef om uppdraget, och skriv chefens roll.",
            en="Ask the nearest manager for the assignment, and write the manager’s role.",
        ),
        {"by": WORDS},
        ("assignment",),
    ),
)
_EACH_OTHER = Wording(
    Text(
        sv="{role} och {other} har gett varandra uppdraget att kommunicera i {account}",
        en="{role} and {other} have assigned each other to communicate in {account}",
    ),
    _OWN.help,
)


def _applies(account: Account, _register: Register) -> bool:
    return bool(account.responsible or account.deputy or account.editors)


@each_account(RULE, applies=_applies)
def check(account: Account, at: Place, register: Register) -> Found:
    """Look at the assignment of each role that communicates in the account."""
    for path, holder in account.holders():
        missing, own = _faults(holder)
        if not missing and not own:
            continue
        # Without a role there is none yet, as A13 and A14 say.
        if path[0] not in {"responsible", "deputy"} or not placeholders.is_blank(holder.role):
            yield from look_at(holder, path, at, account, weight_of_lacking(account, register))
    yield from _each_other(account, at)


def _each_other(account: Account, at: Place) -> Iterator[Finding]:
    """Look for two roles that gave each other the assignment."""
    given = [
        (path, holder.role, holder.assignment.by)
        for path, holder in account.holders()
        if holder.assignment and holder.assignment.by
    ]
    for index, (path, role, by) in enumerate(given):
        for _, other, by_other in given[:index]:
            if same_title(by, role) or same_title(role, other):
                continue
            if same_title(by, other) and same_title(by_other, role):
                yield RULE.found(
                    Place(at.document, (*at.path, *path, "assignment", "by")),
                    _EACH_OTHER,
                    account=account.id,
                    role=role,
                    other=other,
                )


def look_at(
    holder: Holder, path: Path, top: Place, account: Account, weight: Severity
) -> Iterator[Finding]:
    """Look at the assignment of one role, which is at a path of the account's file."""
    missing, own = _faults(holder)
    if not missing and not own:
        return
    assignment = holder.assignment
    at = Place(top.document, top.path + path)
    here = at / "assignment"
    values = {"account": account.id, "role": holder.role}
    if assignment is None or len(missing) == len(_WANTED):
        # Where the key is missing, the role tells best whose it is.
        place = at / "role" if assignment is None else here
        yield RULE.found(place, severity=weight, values=values)
        return
    if missing:
        yield RULE.found(
            here / missing[0].key,
            says=_LACKS,
            help=placeholders.with_lines(_LACKS_HELP, "assignment", missing),
            severity=weight,
            missing=placeholders.words(missing),
            values=values,
        )
    if own:
        yield RULE.found(here / "by", _OWN, values=values)


def _faults(holder: Holder) -> tuple[list[Wanted], bool]:
    """Give what the assignment leaves unsaid, and whether the role has given it to itself."""
    assignment = holder.assignment
    by = assignment.by if assignment else None
    return placeholders.lacking(assignment, _WANTED), bool(by and same_title(by, holder.role))
