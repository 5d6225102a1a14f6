"""Who had an account on a day: its unit, its board, and the bodies that could approve it.

What an account's file says of today holds back to the latest recorded change, and the
change says what it was before. A change of board without one of unit leaves it open which
unit ran the account before: any of the former board may have.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from socialpolicy.register.models.account import Account
from socialpolicy.register.models.organisation import Board, Management, Organisation, Unit
from socialpolicy.register.naming import same_body
from socialpolicy.text import genitive


class Approvers(NamedTuple):
    """Who could approve an account on a day.

    `unit` ran it, None where that is not known. `managements` are its own, the nearest first.
    `boards` are the names of those above them, a company's own board included.
    """

    unit: Unit | None
    managements: tuple[Management, ...]
    boards: tuple[str, ...]

    def includes(self, body: str) -> bool:
        """Say whether a body, as it was written, is one of them."""
        names = (name for each in self.managements for name in (each.name, *each.also))
        return any(same_body(body, name) for name in (*names, *self.boards))


def unit_on(account: Account, day: date) -> str | None:
    """Give the id of the unit that ran an account on a day; None where the file does not tell."""
    change = account.first_change("unit", day)
    if change:
        return change.was
    return None if account.first_change("board", day) else account.unit


def board_on(account: Account, day: date) -> str | None:
    """Give the board that an account belonged to on a day, as the file has it."""
    change = account.first_change("board", day)
    return change.was if change else account.board


def board_named(word: str, organisation: Organisation) -> Board | None:
    """Find a board by its id, or by its name, which a recorded change may have instead."""
    board = organisation.board(word)
    return board or next((each for each in organisation.boards if same_body(each.name, word)), None)


def unit_named(word: str, organisation: Organisation) -> Unit | None:
    """Find a unit by its id, or by its name, which a recorded change may have instead."""
    unit = organisation.unit(word)
    return unit or next((each for each in organisation.units if same_body(each.name, word)), None)


def approvers_on(account: Account, day: date, organisation: Organisation) -> Approvers:
    """Find who could approve an account on a day.

    That is the management of its unit, or of any that the unit belongs to, or the board above.
    A recorded change of management says which it was before.
    """
    change = account.first_change("management", day)
    if change and change.was:
        known = tuple(managements_named(change.was, change.on - timedelta(1), organisation))
        units = [unit for unit, _ in known]
        own = tuple(management for _, management in known)
    else:
        units, own = _units_then(account, day, organisation), ()
        own = tuple(each for unit in units for each in unit.managements_on(day))
    ids = {unit.board for unit in units} | {board_on(account, day)}
    boards = [board_named(id, organisation) for id in ids if id]
    names = [board.name for board in boards if board and board.exists(day)]
    names += [name for unit in units for name in _boards_of_company(unit)]
    return Approvers(units[0] if units else None, own, tuple(names))


def managements_named(
    name: str, day: date, organisation: Organisation
) -> Iterator[tuple[Unit, Management]]:
    """Find the managements that went by a name on a day, each with its unit."""
    for unit in organisation.units:
        for each in unit.managements_on(day):
            if any(same_body(name, one) for one in (each.name, *each.also)):
                yield unit, each


def _units_then(account: Account, day: date, organisation: Organisation) -> list[Unit]:
    """List the unit that ran an account and those above it, or all that may have."""
    id = unit_on(account, day)
    then = unit_named(id, organisation) if id else None
    if then:
        return list(organisation.lineage(then.id))
    if id is not None:
        return []
    word = board_on(account, day)
    board = board_named(word, organisation) if word else None
    own = organisation.lineage(account.unit)
    others = [unit for unit in organisation.units if board and unit.board == board.id]
    return [*(unit for unit in own if unit.exists(day)), *others]


def _boards_of_company(unit: Unit) -> Iterator[str]:
    """Give what the board of a company is called: no register lists it."""
    if unit.kind == "company":
        yield from ("Bolagsstyrelsen", "Bolagets styrelse")
        for name in unit.names:
            yield from (f"Styrelsen för {name}", f"{genitive(name)} styrelse")
