"""Columns that several reports and lists have, and what stands in them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from socialpolicy.platforms import PLATFORMS
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.holders import Duty
from socialpolicy.register.models.organisation import Board
from socialpolicy.register.register import Register
from socialpolicy.reports.tables import Cell, Coded, Column, Kind
from socialpolicy.text import FilledText, Text

ACCOUNT = Column("account", Text(sv="Konto", en="Account"), Kind.ID)
NAME = Column("name", Text(sv="Namn", en="Name"))
PLATFORM = Column("platform", Text(sv="Plattform", en="Platform"))
ADDRESS = Column("url", Text(sv="Adress", en="Address"))
UNIT = Column("unit", Text(sv="Enhet", en="Unit"))
BOARD = Column("board", Text(sv="Nämnd eller bolag", en="Board or company"))
STATE = Column("state", Text(sv="Läge", en="State"))
OPENED = Column("opened", Text(sv="Öppnat", en="Opened"), Kind.DAY)
CLOSED = Column("closed", Text(sv="Avslutat", en="Closed"), Kind.DAY)
RESPONSIBLE = Column("responsible", Text(sv="Ansvarig", en="Responsible"))
CONTACT = Column("contact", Text(sv="Nås på", en="Reached at"))
DEPUTY = Column("deputy", Text(sv="Ersättare", en="Deputy"))

RECEIVED = Column("received", Text(sv="Kom in", en="Received"), Kind.MOMENT)
KIND = Column("kind", Text(sv="Slag", en="Kind"))
CHANNEL = Column("channel", Text(sv="Väg in", en="Channel"))
GROUND = Column("ground", Text(sv="Grund", en="Ground"))
SUBJECT = Column("subject", Text(sv="Ämne", en="Subject"))

COPY_LEVELS = {
    "overview": Text(sv="översikt", en="overview"),
    "unique": Text(sv="det som bara finns där", en="what is only there"),
    "full": Text(sv="allt", en="all of it"),
}
"""How much of an account a copy for the archive holds."""

ACCOUNT_STATES = {
    "planned": Text(sv="planerat", en="planned"),
    "open": Text(sv="öppet", en="open"),
    "closed": Text(sv="avslutat", en="closed"),
}
"""What the states of an account are called."""


def platform_of(account: Account) -> Coded:
    """Give an account's platform, by the name that people know."""
    return platform_cell(account.platform)


@lru_cache
def platform_cell(id: str) -> Coded:
    """Give a platform by its id; one that the tool does not know goes by that."""
    known = PLATFORMS.get(id)
    return Coded(id, known.name if known else Text(id, id))


def state_of(account: Account, day: date) -> Coded:
    """Say whether an account is planned, open or closed on a day."""
    state = "planned" if account.is_planned(day) else "open"
    return word_cell("closed" if account.is_closed(day) else state, ACCOUNT_STATES)


def unit_cell(id: str | None, register: Register) -> Coded | None:
    """Give a unit by its id, by its name where it is in organisation.yaml."""
    unit = register.organisation.unit(id) if register.organisation and id else None
    name = unit.name if unit else id
    return Coded(id, Text(name, name)) if id and name else None


def board_cell(board: Board | None) -> Coded | None:
    """Give a board or company with its name."""
    return Coded(board.id, Text(board.name, board.name)) if board else None


def word_cell(code: str, words: Mapping[str, Text]) -> Coded:
    """Give a word of the log, such as a kind or a state, as people say it."""
    return Coded(code, words.get(code) or Text(code, code))


_NOBODY = Coded("nobody", Text(sv="INGEN", en="NOBODY"))
_DEPUTY_ANSWERS = Text(sv="{role} (ersättare)", en="{role} (deputy)")


def on_duty_cell(duty: Duty) -> Cell:
    """Say who answers, and that it is the deputy when it is; loudly when nobody does."""
    if duty.holder is None:
        return _NOBODY
    if duty.who == "deputy":
        return FilledText(_DEPUTY_ANSWERS, {"role": duty.holder.role})
    return duty.holder.role
