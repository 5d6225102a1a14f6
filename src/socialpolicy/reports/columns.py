"""Columns that several reports and lists have, and what stands in them."""

from __future__ import annotations

from datetime import date

from socialpolicy.platforms import PLATFORMS
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.organisation import Board
from socialpolicy.register.register import Register
from socialpolicy.reports.tables import Coded, Column, Kind
from socialpolicy.text import Text

ACCOUNT = Column("account", Text(sv="Konto", en="Account"))
NAME = Column("name", Text(sv="Namn", en="Name"))
PLATFORM = Column("platform", Text(sv="Plattform", en="Platform"))
ADDRESS = Column("url", Text(sv="Adress", en="Address"))
UNIT = Column("unit", Text(sv="Enhet", en="Unit"))
BOARD = Column("board", Text(sv="Nämnd eller bolag", en="Board or company"))
STATE = Column("state", Text(sv="Läge", en="State"))
OPENED = Column("opened", Text(sv="Öppnat", en="Opened"), Kind.DAY)
CLOSED = Column("closed", Text(sv="Avslutat", en="Closed"), Kind.DAY)
RESPONSIBLE = Column("responsible", Text(sv="Ansvarig", en="Responsible"))
DEPUTY = Column("deputy", Text(sv="Ersättare", en="Deputy"))

_PLANNED = Coded("planned", Text(sv="planerat", en="planned"))
_OPEN = Coded("open", Text(sv="öppet", en="open"))
_CLOSED = Coded("closed", Text(sv="avslutat", en="closed"))


def platform_of(account: Account) -> Coded:
    """Give an account's platform, by the name that people know."""
    return platform_cell(account.platform)


def platform_cell(id: str) -> Coded:
    """Give a platform by its id; one that the tool does not know goes by that."""
    known = PLATFORMS.get(id)
    return Coded(id, known.name if known else Text(id, id))


def state_of(account: Account, day: date) -> Coded:
    """Say whether an account is planned, open or closed on a day."""
    if account.is_closed(day):
        return _CLOSED
    return _PLANNED if account.is_planned(day) else _OPEN


def unit_cell(id: str | None, register: Register) -> Coded | None:
    """Give a unit by its id, by its name where it is in organisation.yaml."""
    unit = register.organisation.unit(id) if register.organisation and id else None
    name = unit.name if unit else id
    return Coded(id, Text(name, name)) if id and name else None


def board_cell(board: Board | None) -> Coded | None:
    """Give a board or company with its name."""
    return Coded(board.id, Text(board.name, board.name)) if board else None
