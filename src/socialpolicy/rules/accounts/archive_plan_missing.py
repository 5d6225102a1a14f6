"""A21: the account is in the archive plan of its board or company.

The entry has a plan, a section and the day it was recorded. It is asked of
every account: of a planned one, since the entry is to be there on the opening
day, and of a closed one, since its documents are still searched for.
"""

from socialpolicy.check import Found, each_account
from socialpolicy.finding import DAY, WORDS, Example, Rule, Severity
from socialpolicy.register.models.account import Account
from socialpolicy.register.placeholders import Wanted, lacking, with_lines, words
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
_BOARD = Text(sv="nämnden", en="the board")


@each_account(RULE)
def check(account: Account, at: Place, register: Register) -> Found:
    """Look for the plan, the section and the day."""
    missing = lacking(account.archive_plan, _WANTED)
    if len(missing) == len(_WANTED):
        yield RULE.found(at / "archive_plan", account=account.id, owner=_owner(account, register))
    elif missing:
        yield RULE.found(
            at / "archive_plan" / missing[0].key,
            _INCOMPLETE,
            help=with_lines(_INCOMPLETE_HELP, "archive_plan", missing),
            account=account.id,
            missing=words(missing),
        )


def _owner(account: Account, register: Register) -> str | Text:
    """Name the board or company that keeps the plan, as far as it is known."""
    units = register.units_above(account)
    company = next((unit for unit in units if unit.kind == "company"), None)
    if company:
        return company.name
    ids = [account.board, *(unit.board for unit in units)]
    boards = (register.organisation.board(id) for id in ids if id and register.organisation)
    return next((board.name for board in boards if board), _BOARD)
