"""A21: the account is in the archive plan of its board or company.

Where organisation.yaml lists the plans, it is one of them, by name or id, and the one of the
board that the account belongs to, or of its company.

The entry has a plan, a section and the day it was recorded. It is asked of
every account: of a planned one, since the entry is to be there on the opening
day, where it is a warning until then, and of a closed one, since its documents are still
searched for.
"""

from socialpolicy.check import UNKNOWN, Found, each_account
from socialpolicy.finding import DAY, WORDS, Example, Fix, Rule, Severity
from socialpolicy.register.lifecycle import weight_of_lacking
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.organisation import Organisation, Plan
from socialpolicy.register.naming import same_body
from socialpolicy.register.placeholders import (
    Wanted,
    is_blank,
    lacking,
    quoted,
    with_lines,
    words,
)
from socialpolicy.register.register import Register
from socialpolicy.text import Text
from socialpolicy.yaml import Place

_WANTED = (
    Wanted("plan", Text(sv="planens namn", en="the plan's name"), WORDS),
    Wanted("section", Text(sv="avsnittet", en="the section"), WORDS),
    Wanted("recorded", Text(sv="dagen då kontot fördes in", en="the day of the entry"), DAY),
)
_ENTER_HELP = Text(
    sv="För in kontot i dokumenthanteringsplanen.", en="Enter the account in the archive plan."
)

RULE = Rule(
    code="A21",
    name="archive-plan-missing",
    severity=Severity.ERROR,
    milder=(Severity.WARNING,),
    title=Text(
        sv="Kontot står i nämndens eller bolagets dokumenthanteringsplan",
        en="The account is in the archive plan of the board or company",
    ),
    says=Text(
        sv="{account} står inte i dokumenthanteringsplanen för {owner}",
        en="{account} is not in the archive plan of {owner}",
    ),
    why=Text(
        sv=(
            "Det som skrivs på ett konto är allmänna handlingar. Den som söker dem ska kunna se i "
            "planen var kommunen finns och har funnits."
        ),
        en=(
            "Everything written on an account is an official document. Anyone searching for one "
            "must be able to see in the plan which accounts the municipality has and has had."
        ),
    ),
    help=with_lines(_ENTER_HELP, "archive_plan", _WANTED),
    example=Example.within(
        "archive_plan:\n  plan: Dokumenthanteringsplan KUN 2024\n",
        bad="",
        good='  section: "3.2"\n  recorded: 2024-05-06\n',
    ),
)

_INCOMPLETE = Text(
    sv="Uppgiften om {account} i dokumenthanteringsplanen saknar {missing}",
    en="The entry of {account} in the archive plan lacks {missing}",
)
_INCOMPLETE_HELP = Text(
    sv="Slå upp kontot i dokumenthanteringsplanen.", en="Look the account up in the archive plan."
)
_OF_OTHERS = Text(
    sv="{account} står i {plan}, som är en plan för {other} och inte för {owner}",
    en="{account} is in {plan}, which is a plan of {other} and not of {owner}",
)
_UNLISTED = Text(
    sv="{account} står i {plan}, som inte finns bland planerna i organisation.yaml",
    en="{account} is in {plan}, which is not among the plans in organisation.yaml",
)
_OWN_HELP = Fix(
    Text(
        sv="Planen för {owner} är {own}. Står kontot där, skriv:",
        en="The plan of {owner} is {own}. If the account is in it, write:",
    ),
    {"plan": "{written}"},
    ("archive_plan",),
)
_LIST_HELP = Text(
    sv="För in kontot i en plan för {owner}, och lägg till planen i organisation.yaml.",
    en="Enter the account in a plan of {owner}, and add the plan to organisation.yaml.",
)
_BOARD = Text(sv="nämnden", en="the board")


@each_account(RULE)
def check(account: Account, at: Place, register: Register) -> Found:
    """Look for the plan, the section and the day."""
    missing = lacking(account.archive_plan, _WANTED)
    if len(missing) == len(_WANTED):
        yield RULE.found(
            at / "archive_plan",
            severity=weight_of_lacking(account, register),
            account=account.id,
            owner=_owner(account, register),
        )
    elif missing:
        yield RULE.found(
            at / "archive_plan" / missing[0].key,
            _INCOMPLETE,
            help=with_lines(_INCOMPLETE_HELP, "archive_plan", missing),
            severity=weight_of_lacking(account, register),
            account=account.id,
            missing=words(missing),
        )
    yield from _plan_of_others(account, at, register)


def _plan_of_others(account: Account, at: Place, register: Register) -> Found:
    """Look for the plan among those of the account's own board or company."""
    named = account.archive_plan.plan if account.archive_plan else None
    organisation = register.organisation
    if organisation is None or not organisation.plans or is_blank(named) or named is None:
        return
    units = register.units_above(account)
    if not units:
        yield UNKNOWN
        return
    owners = {unit.id for unit in units if unit.kind == "company"}
    if not owners:
        owners = {account.board} if account.board else {unit.board for unit in units if unit.board}
    own = [plan for plan in organisation.plans if (plan.company or plan.board) in owners]
    if any(named == plan.id or same_body(named, plan.name) for plan in own):
        return
    named_so = (p for p in organisation.plans if named == p.id or same_body(named, p.name))
    other = next(named_so, None)
    values = {
        "account": account.id,
        "plan": named,
        "owner": _owner(account, register),
        "own": own[0].name if own else None,
        "written": quoted(own[0].name) if own else None,
        "other": _name_of_owner(other, organisation) if other else None,
    }
    place = at / "archive_plan" / "plan"
    help = _OWN_HELP if own else _LIST_HELP
    yield RULE.found(place, _OF_OTHERS if other else _UNLISTED, help=help, values=values)


def _name_of_owner(plan: Plan, organisation: Organisation) -> str | None:
    board = organisation.board(plan.board) if plan.board else None
    company = organisation.unit(plan.company) if plan.company else None
    owner = board or company
    return owner.name if owner else plan.board or plan.company


def _owner(account: Account, register: Register) -> str | Text:
    """Name the board or company that keeps the plan, as far as it is known."""
    units = register.units_above(account)
    company = next((unit for unit in units if unit.kind == "company"), None)
    if company:
        return company.name
    ids = [account.board, *(unit.board for unit in units)]
    boards = (register.organisation.board(id) for id in ids if id and register.organisation)
    return next((board.name for board in boards if board), _BOARD)
