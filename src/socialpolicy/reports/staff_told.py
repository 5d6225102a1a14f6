"""When the staff of each unit were told how private accounts may be used (clauses 21 to 26).

It says nothing of anybody's private account: the municipality watches and registers none.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from socialpolicy.register.register import Register
from socialpolicy.reports.columns import BOARD, STATE, UNIT, board_cell, unit_cell
from socialpolicy.reports.compiling import Asked, OfAccounts
from socialpolicy.reports.report import REPORTS
from socialpolicy.reports.selection import owner_of
from socialpolicy.reports.tables import Coded, Column, Kind, Report, Row, Table
from socialpolicy.text import Text

_COLUMNS = (
    UNIT,
    Column("told", Text(sv="Fick veta", en="Told"), Kind.DAY),
    Column("months", Text(sv="Månader sedan", en="Months since"), Kind.NUMBER),
    STATE,
    BOARD._replace(spare=1),
)
_TITLE = Text(sv="Enheterna", en="The units")
_NONE = Text(sv="Inga enheter att visa.", en="No units to show.")
_TOLD = Coded("told", Text(sv="har fått veta", en="told"))
_ABOVE = Coded("above", Text(sv="genom förvaltningen", en="by the department"))
_NEVER = Coded("never", Text(sv="aldrig", en="never"))
_NOTES = (
    Text(
        sv="Här står när personalen fick veta vad policyn säger om privata konton. Kommunen "
        "bevakar och registrerar aldrig anställdas privata konton.",
        en="This is when the staff were told what the policy says of private accounts. The "
        "municipality never watches or registers the private accounts of employees.",
    ),
    Text(
        sv="En enhet har också fått veta när den som den hör till har fått veta. Policyn säger "
        "inte hur ofta det ska göras om.",
        en="A unit has been told too when what it belongs to has been told. The policy does not "
        "say how often it is to be done again.",
    ),
)
_IN_PART = Text(
    sv="Hela organisation.yaml gick inte att läsa, så enheter kan saknas.",
    en="Not all of organisation.yaml could be read, so units may be missing.",
)


def start(register: Register, asked: Asked) -> OfAccounts:
    """Begin the report."""
    return OfAccounts(register, asked, _report)


def _report(register: Register, asked: Asked) -> Report:
    rows = sorted(_rows(register, asked), key=lambda pair: pair[0])
    return Report(
        name="staff-told",
        title=REPORTS["staff-told"].title,
        authority=register.policy.authority,
        as_of=register.local_now,
        tables=(Table("staff-told", _TITLE, _COLUMNS, tuple(row for _, row in rows), _NONE),),
        notes=_NOTES if register.organisation_whole else (*_NOTES, _IN_PART),
    )


def _rows(register: Register, asked: Asked) -> Iterator[tuple[tuple[date, str], Row]]:
    """Go through the units there are; those never told sort first, then those told longest ago."""
    organisation, today = register.organisation, register.today
    for unit in organisation.units if organisation else ():
        if (
            organisation is None
            or not unit.exists(today)
            or not asked.selection.has_unit(unit, organisation)
        ):
            continue
        days = [each.staff_told for each in organisation.lineage(unit.id) if each.staff_told]
        told = max((day for day in days if day <= today), default=None)
        own = told is not None and told == unit.staff_told
        cells = (
            unit_cell(unit.id, register),
            told,
            _months(told, today) if told else None,
            _NEVER if told is None else _TOLD if own else _ABOVE,
            board_cell(owner_of(unit, organisation)),
        )
        yield (told or date.min, unit.name), Row(cells)


def _months(first: date, last: date) -> int:
    """Count the whole months from one day to another."""
    months = 12 * (last.year - first.year) + last.month - first.month
    return months - (last.day < first.day)
