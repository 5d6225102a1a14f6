"""A03: the unit that runs the account and the board it belongs to exist in the organisation.

They are to exist on the day of the opening and today; for an account that is
planned, on the day of the opening, or today while no day is set; for one that
is closed, on the days of the opening and the closing. A take-over stands for the
opening. Where a change of unit or board is recorded, the one before is asked on the day of the
opening, and it must have existed on the day before the change: an untrue change would excuse
anything. Of an account older than the policy the day of the opening is an information.

The board is that of the unit, or of one that the unit belongs to: whose archive plan the account
is in, and who stands above the management that approves it, go by the board. A company has no
board. Nothing is said to be missing from an organisation that
could not be read whole. One that is not there at all is said once: without it
nobody knows who runs any account.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from socialpolicy.check import UNKNOWN, Found, Unknown, each_account
from socialpolicy.finding import DAY, WORDS, Example, Finding, Fix, Label, Rule, Severity, Wording
from socialpolicy.register.lifecycle import is_older
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.organisation import Board, Organisation
from socialpolicy.register.ownership import board_named, board_on, unit_named, unit_on
from socialpolicy.register.placeholders import is_blank
from socialpolicy.register.register import Register, has_all_owners
from socialpolicy.text import FilledText, Text, nearest
from socialpolicy.yaml import Place

RULE = Rule(
    code="A03",
    name="unknown-owner",
    severity=Severity.ERROR,
    milder=(Severity.INFO,),
    title=Text(
        sv="Enheten och nämnden finns i organisationen, vid öppnandet och i dag",
        en=(
            "The unit and the board exist in the organisation, both when the account was opened "
            "and today"
        ),
    ),
    says=Text(
        sv="{account} sköts av {id}, som inte finns i organisation.yaml",
        en="{account} is run by {id}, which is not in organisation.yaml",
    ),
    why=Text(
        sv=(
            "Förvaltningar och bolag får använda sociala medier. Utan en känd förvaltning eller "
            "nämnd finns ingen som godkänner kontot, och ingen vars plan det ska stå i."
        ),
        en=(
            "Departments and companies may use social media. Without a known department or board "
            "there is nobody to approve the account, and no archive plan to enter it in."
        ),
    ),
    help=Text(
        sv="Välj en enhet ur organisation.yaml, eller lägg till enheten där.",
        en="Choose a unit from organisation.yaml, or add the unit there.",
    ),
    example=Example(bad="unit: kulturforvaltning\n", good="unit: kulturforvaltningen\n"),
)

_NEAREST_ONE_HELP = Text(
    sv="Närmast i organisation.yaml är {nearest}. Är det den, skriv:",
    en="The nearest in organisation.yaml is {nearest}. If that is it, write:",
)
_NEAREST_UNIT_HELP = Fix(_NEAREST_ONE_HELP, {"unit": "{nearest}"})
_NO_ORGANISATION = Wording(
    Text(
        sv="Registret har ingen organisation.yaml, så ingen vet vem som sköter kontona",
        en="The register has no organisation.yaml, so nobody knows who runs the accounts",
    ),
    Text(
        sv="Skriv nämnder, förvaltningar, enheter och bolag i organisation.yaml vid policy.yaml.",
        en="Write boards, departments, units and companies in organisation.yaml by policy.yaml.",
    ),
)
_BOARD = Text(
    sv="{account} hör till nämnden {id}, som inte finns i organisation.yaml",
    en="{account} belongs to the board {id}, which is not in organisation.yaml",
)
_BOARD_HELP = Text(
    sv="Välj en nämnd ur organisation.yaml, eller lägg till nämnden där.",
    en="Choose a board from organisation.yaml, or add the board there.",
)
_NEAREST_BOARD_HELP = Fix(_NEAREST_ONE_HELP, {"board": "{nearest}"})
_NO_BOARD = Text(
    sv="{account} hör inte till någon nämnd, fast det inte är ett bolag som sköter det",
    en="{account} belongs to no board, though it is not run by a company",
)
_OWN_BOARD_HELP = Fix(
    Text(sv="Nämnden för {unit} är {name}. Skriv:", en="The board of {unit} is {name}. Write:"),
    {"board": "{board}"},
)
_OTHERS_BOARD = Wording(
    Text(
        sv="{account} hör till {name}, men nämnden för {unit} är {own}",
        en="{account} belongs to {name}, but the board of {unit} is {own}",
    ),
    Fix(
        Text(
            sv="Skriv enhetens nämnd. Sköter en annan enhet kontot, skriv den enheten. Skriv:",
            en="Write the unit's board. If another unit runs the account, write that one. Write:",
        ),
        {"board": "{board}"},
    ),
)
_OF_A_COMPANY = Wording(
    Text(
        sv="{account} hör till {name}, men sköts av {unit}, som är ett bolag och inte har "
        "någon nämnd",
        en="{account} belongs to {name}, but is run by {unit}, a company, which has no board "
        "of the municipality",
    ),
    Text(
        sv="Ta bort nämnden. Sköter en förvaltning kontot, skriv den enheten i stället.",
        en="Remove the board. If a department runs the account, write that unit instead.",
    ),
)
_UNIT_THEN = Text(
    sv="{account} sköts av {name}, som fanns {period} men {missed}",
    en="{account} is run by {name}, which existed {period} but {missed}",
)
_BOARD_THEN = Text(
    sv="{account} hör till {name}, som fanns {period} men {missed}",
    en="{account} belongs to {name}, which existed {period} but {missed}",
)
_UNIT_AHEAD = Text(
    sv="{account} sköts av {name}, som finns först {period} och {missed}",
    en="{account} is run by {name}, which exists only {period} and {missed}",
)
_BOARD_AHEAD = Text(
    sv="{account} hör till {name}, som finns först {period} och {missed}",
    en="{account} belongs to {name}, which exists only {period} and {missed}",
)
_AHEAD_HELP = Text(
    sv="Låt den som har kontot i dag stå kvar, och skriv bytet den dag det sker. Är första dagen "
    "fel, rätta den i organisation.yaml.",
    en="Leave whoever has the account today, and write the change on the day it happens. If the "
    "first day is wrong, correct it in organisation.yaml.",
)
_THEN_HELP = Text(
    sv="Skriv den enhet och nämnd som har kontot, eller rätta dagarna i organisation.yaml.",
    en="Write the unit and board that have the account, or correct the days in organisation.yaml.",
)
_AT_OPENING_HELP = Fix(
    Text(
        sv="Rätta den dag som är fel. Har kontot bytt enhet eller nämnd sedan dess, skriv in "
        "bytet.",
        en="Correct the day that is wrong. If the account has changed unit or board since then, "
        "write the change.",
    ),
    {"changes": [{"what": "{key}", "was": WORDS, "on": DAY}]},
)
_UNSAID_WAS = {
    "unit": Text(
        sv="Det står inte vilken enhet som skötte {account} före bytet den {on}",
        en="The register does not say which unit ran {account} before the change on {on}",
    ),
    "board": Text(
        sv="Det står inte vilken nämnd {account} hörde till före bytet den {on}",
        en="The register does not say which board {account} belonged to before the change on {on}",
    ),
}
_NO_SUCH_WAS = {
    "unit": Text(
        sv="{account} säger att {was} skötte kontot till den {on}, men någon sådan enhet fanns "
        "inte då",
        en="{account} says that {was} ran it until {on}, but there was no such unit then",
    ),
    "board": Text(
        sv="{account} säger att kontot hörde till {was} till den {on}, men någon sådan nämnd fanns "
        "inte då",
        en="{account} says that it belonged to {was} until {on}, but there was no such board then",
    ),
}
_WAS_HELP = Text(
    sv="Skriv vem som hade kontot dagen före bytet. Saknas den i organisationen, lägg till den "
    "där, med första och sista dag.",
    en="Write who had the account the day before the change. If the organisation lacks it, add "
    "it there, with its first and last day.",
)
_NOT_ON = Text(sv="inte den {first}", en="not on {first}")
_NEITHER = Text(sv="varken den {first} eller den {last}", en="neither on {first} nor on {last}")
_FROM = Text(sv="från den {start}", en="from {start}")
_UNTIL = Text(sv="till och med den {end}", en="until {end}")
_BETWEEN = Text(sv="från den {start} till och med den {end}", en="from {start} until {end}")
_HERE = Text(sv="här står när {name} fanns", en="here it says when {name} existed")

Key = Literal["unit", "board"]
_UNKNOWN = {"unit": RULE.says, "board": _BOARD}
_UNKNOWN_HELP = {"unit": RULE.help, "board": _BOARD_HELP}
_NEAREST_HELP = {"unit": _NEAREST_UNIT_HELP, "board": _NEAREST_BOARD_HELP}
_NOT_THEN = {"unit": _UNIT_THEN, "board": _BOARD_THEN}
_AHEAD = {"unit": _UNIT_AHEAD, "board": _BOARD_AHEAD}


def _applies(_account: Account, register: Register) -> bool | Unknown:
    return register.organisation is not None or UNKNOWN


@each_account(RULE, applies=_applies)
def check(account: Account, at: Place, register: Register) -> Found:
    """Look the unit and the board up in the organisation, on the days that count."""
    organisation = register.organisation
    if organisation is None:
        return
    if account.changes:
        yield from _changes(account, at, organisation, register)
    unit = organisation.unit(account.unit)
    if unit:
        yield from _existed(account, at, register, "unit", unit)
    elif has_all_owners(register):
        yield _unknown(account, at, "unit", account.unit, organisation.units)
    else:
        yield UNKNOWN
    if account.board is None:
        if unit and register.organisation_whole:
            yield from _boardless(account, at, organisation)
        elif unit:
            yield UNKNOWN
        return
    board = organisation.board(account.board)
    if board:
        yield from _existed(account, at, register, "board", board)
        yield from _board_of_another(account, at, register, board)
    elif has_all_owners(register):
        yield _unknown(account, at, "board", account.board, organisation.boards)
    else:
        yield UNKNOWN


def _unknown(account: Account, at: Place, key: Key, id: str, known: Sequence[Board]) -> Finding:
    near = _nearest(id, tuple(each.id for each in known))
    help = _NEAREST_HELP[key] if near else _UNKNOWN_HELP[key]
    values = {"account": account.id, "id": id, "nearest": near}
    return RULE.found(at / key, says=_UNKNOWN[key], help=help, values=values)


@lru_cache
def _nearest(id: str, known: tuple[str, ...]) -> str | None:
    """Find the id most like an unknown one. Every account may name the same unknown one."""
    return nearest(id, known)


def _boardless(account: Account, at: Place, organisation: Organisation) -> Found:
    """Say that a board is missing, unless a company, or nobody knows who, runs the account."""
    lineage = list(organisation.lineage(account.unit))
    if lineage[-1].parent or any(unit.kind == "company" for unit in lineage):
        return
    department = next((unit for unit in lineage if unit.board), None)
    board = organisation.board(department.board) if department and department.board else None
    yield RULE.found(
        at / "board",
        says=_NO_BOARD,
        help=_OWN_BOARD_HELP if board else _BOARD_HELP,
        account=account.id,
        unit=department.name if department else None,
        name=board.name if board else None,
        board=board.id if board else None,
    )


def _board_of_another(account: Account, at: Place, register: Register, board: Board) -> Found:
    """Say that a board is not the one above the unit. What is closed is as it was then."""
    organisation, today = register.organisation, register.today
    sure = organisation is not None and register.organisation_whole
    if organisation is None or not sure or not board.exists(today) or account.is_closed(today):
        return
    lineage = organisation.lineage(account.unit)
    own = [unit for unit in lineage if unit.board]
    values = {"account": account.id, "name": board.name}
    if any(unit.board == board.id for unit in own):
        return
    company = next((unit for unit in lineage if unit.kind == "company"), None)
    if company:
        yield RULE.found(at / "board", _OF_A_COMPANY, unit=company.name, values=values)
    elif own:
        above = organisation.board(own[0].board) if own[0].board else None
        if above and above.exists(today):
            unit = own[0].name
            yield RULE.found(
                at / "board",
                _OTHERS_BOARD,
                unit=unit,
                own=above.name,
                board=above.id,
                values=values,
            )


def _existed(account: Account, at: Place, register: Register, key: Key, owner: Board) -> Found:
    """Say on which of the days that count an owner did not exist: that day's own at the opening."""
    if owner.from_ is None and owner.to is None and not account.changes:
        return  # most have been there always, and always had the account
    begun, today, organisation = account.begun, register.today, register.organisation
    if organisation is None:
        return
    now = begun if account.is_planned(today) else _last_day(account, today)
    if not account.changes and owner.exists(now or today) and owner.exists(begun or today):
        return  # who has it now has had it all the time
    missed = [] if owner.exists(now or today) else [now or today]
    first = _first_owner(account, begun, key, organisation) if begun and begun != now else None
    before = bool(first and begun and not first.exists(begun))
    if first is owner and before and begun and not is_older(account, register):
        missed.insert(0, begun)
    elif first and before and begun:
        yield _not_then(account, at, register, key, first, [begun])
    if missed:
        yield _not_then(account, at, register, key, owner, missed)


def _first_owner(
    account: Account, begun: date, key: Key, organisation: Organisation
) -> Board | None:
    """Find who had the account when it began; None where that is not known."""
    id = unit_on(account, begun) if key == "unit" else board_on(account, begun)
    if id is None:
        return None
    return unit_named(id, organisation) if key == "unit" else board_named(id, organisation)


def _not_then(
    account: Account, at: Place, register: Register, key: Key, owner: Board, days: Sequence[date]
) -> Finding:
    of_opening = account.begun in days
    only_older = of_opening and len(days) == 1 and is_older(account, register)
    is_ahead = owner.from_ is not None and owner.from_ > register.today
    in_use = not account.is_planned(register.today)
    help = _AHEAD_HELP if is_ahead and in_use else _THEN_HELP
    return RULE.found(
        at / key,
        says=(_AHEAD if is_ahead else _NOT_THEN)[key],
        help=_AT_OPENING_HELP if of_opening else help,
        severity=Severity.INFO if only_older else None,
        related=_entry(register, owner, key),
        account=account.id,
        key=key,
        name=owner.name,
        period=_period(owner),
        missed=FilledText(
            _NEITHER if len(days) > 1 else _NOT_ON, {"first": days[0], "last": days[-1]}
        ),
    )


def _last_day(account: Account, today: date) -> date:
    return min(account.closing.on, today) if account.closing else today


def _changes(account: Account, at: Place, organisation: Organisation, register: Register) -> Found:
    """Look up what a unit or board is said to have been before each change."""
    for index, change in enumerate(account.changes):
        key: Key
        if change.what == "unit":
            key = "unit"
        elif change.what == "board":
            key = "board"
        else:
            continue
        was, here = change.was, at / "changes" / index
        values = {"account": account.id, "was": was, "on": change.on}
        if was is None or is_blank(was):
            yield RULE.found(here, _UNSAID_WAS[key], help=_WAS_HELP, values=values)
            continue
        named = unit_named(was, organisation) if key == "unit" else board_named(was, organisation)
        if named is None and not has_all_owners(register):
            yield UNKNOWN
        elif named is None or not named.exists(change.on - timedelta(1)):
            yield RULE.found(here / "was", _NO_SUCH_WAS[key], help=_WAS_HELP, values=values)


def _period(owner: Board) -> FilledText:
    text = _BETWEEN if owner.from_ and owner.to else _FROM if owner.from_ else _UNTIL
    return FilledText(text, {"start": owner.from_, "end": owner.to})


def _entry(register: Register, owner: Board, key: Key) -> tuple[Label, ...]:
    """Mark the owner's entry, where its place in the file is known for certain."""
    organisation, at = register.organisation, register.organisation_at
    if organisation is None or at is None or not register.organisation_whole:
        return ()
    entries: Sequence[Board] = organisation.units if key == "unit" else organisation.boards
    index = next(index for index, entry in enumerate(entries) if entry is owner)
    day = "from" if owner.from_ else "to"
    said = FilledText(_HERE, {"name": owner.name})
    return ((at / f"{key}s" / index / day).label(said),)


def _without_organisation(register: Register) -> Found:
    """Say that the accounts have no organisation to belong to."""
    if register.accounts and all(entry.path != "organisation.yaml" for entry in register.entries):
        yield RULE.found(register.policy_at / "coordinator", _NO_ORGANISATION)


check = check._replace(register=_without_organisation)
