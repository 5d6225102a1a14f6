"""The accounts as an archive plan lists them, a table to paste for each board (clause 9).

A second table tells which accounts are to be copied to the archive, where policy.yaml says how
often that is done.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from socialpolicy.register.models.account import Account
from socialpolicy.register.models.organisation import Board
from socialpolicy.register.ownership import unit_named
from socialpolicy.register.register import Register
from socialpolicy.reports.columns import (
    ACCOUNT,
    ADDRESS,
    CLOSED,
    COPY_LEVELS,
    NAME,
    OPENED,
    PLATFORM,
    UNIT,
    platform_of,
    unit_cell,
)
from socialpolicy.reports.compiling import Asked, OfAccounts
from socialpolicy.reports.report import REPORTS
from socialpolicy.reports.selection import owner_on
from socialpolicy.reports.tables import Cell, Coded, Column, Kind, Report, Row, Table
from socialpolicy.reports.upcoming import copy_due, latest_copy
from socialpolicy.text import FilledText, Text

_COLUMNS = (
    NAME,
    PLATFORM,
    Column("handle", Text(sv="Användarnamn", en="Handle")),
    ADDRESS,
    UNIT,
    OPENED,
    CLOSED,
    Column("earlier", Text(sv="Tidigare uppgifter", en="Earlier"), Kind.LIST),
    Column("plan", Text(sv="Plan", en="Plan")),
    Column("section", Text(sv="Avsnitt", en="Section")),
    Column("recorded", Text(sv="Infört", en="Recorded"), Kind.DAY),
    ACCOUNT,
)
_COPY_COLUMNS = (
    ACCOUNT,
    Column("latest", Text(sv="Senaste kopian", en="Latest copy"), Kind.DAY),
    Column("level", Text(sv="Omfattning", en="Extent")),
    Column("reference", Text(sv="Finns i", en="Kept as")),
    Column("due", Text(sv="Nästa senast", en="Next by"), Kind.DAY),
    Column("state", Text(sv="Läge", en="State")),
)
_OF_BOARD = Text(sv="{board}", en="{board}")
_OF_NOBODY = Text(sv="Nämnden är inte känd", en="The board is not known")
_NONE = Text(sv="Inga konton att visa.", en="No accounts to show.")
_COPIES = Text(sv="Arkivkopior", en="Archive copies")
_NO_COPIES = Text(
    sv="Inget öppet konto ska kopieras till arkivet.", en="No open account is to be copied."
)
_NOT_DECIDED = Text(
    sv="Policyns inställningar säger inte hur ofta kontona ska kopieras till arkivet.",
    en="The policy's settings do not say how often accounts are to be copied to the archive.",
)
_LATE = Coded("late", Text(sv="sent", en="late"))
_NEVER = Coded("never", Text(sv="aldrig kopierat", en="never copied"))
_DONE = Coded("done", Text(sv="klart", en="done"))
_EARLIER = {
    "name": Text(sv="namnet {was} till {on}", en="name {was} until {on}"),
    "address": Text(sv="adressen {was} till {on}", en="address {was} until {on}"),
    "board": Text(sv="nämnden {was} till {on}", en="board {was} until {on}"),
    "unit": Text(sv="enheten {was} till {on}", en="unit {was} until {on}"),
    "management": Text(sv="ledningen {was} till {on}", en="management {was} until {on}"),
}
_HANDLE = Text(sv="användarnamnet {was}", en="handle {was}")
_UNSAID = Text(sv="(okänt)", en="(not known)")


def start(register: Register, asked: Asked) -> OfAccounts:
    """Begin the report."""
    return OfAccounts(register, asked, _report)


def _report(register: Register, asked: Asked) -> Report:
    owners: dict[str, Board | None] = {}
    rows: dict[str, list[Row]] = {}
    copies: list[Row] = []
    for account, _ in asked.selection.accounts(register):
        owner = owner_on(account, register.today, register.organisation)
        key = owner.id if owner else ""
        owners.setdefault(key, owner)
        rows.setdefault(key, []).append(Row(tuple(_cells(account, register))))
        if register.policy.archive and account.is_open(register.today):
            copies.append(_copy(account, register))
    # The accounts of nobody known come last.
    ordered = sorted(owners.items(), key=lambda each: (not each[0], each[1] and each[1].name))
    tables = [
        Table(
            f"board-{key}" if key else "unknown",
            _titled(owner),
            _COLUMNS,
            tuple(rows[key]),
            _NONE,
        )
        for key, owner in ordered
    ]
    if not tables:
        tables = [Table("archive-plan", REPORTS["archive-plan"].title, _COLUMNS, (), _NONE)]
    if register.policy.archive:
        tables.append(
            Table(
                "copies",
                _COPIES,
                _COPY_COLUMNS,
                tuple(copies),
                _NO_COPIES,
                below=frozenset({"level", "reference"}),
            )
        )
    return Report(
        name="archive-plan",
        title=REPORTS["archive-plan"].title,
        authority=register.policy.authority,
        as_of=register.local_now,
        tables=tuple(tables),
        notes=() if register.policy.archive else (_NOT_DECIDED,),
    )


def _titled(owner: Board | None) -> Text | FilledText:
    return FilledText(_OF_BOARD, {"board": owner.name}) if owner else _OF_NOBODY


def _cells(account: Account, register: Register) -> Iterator[Cell]:
    plan = account.archive_plan
    yield account.name
    yield platform_of(account)
    yield account.handle
    yield account.url
    yield unit_cell(account.unit, register)
    yield account.opened
    yield account.closing.on if account.closing and account.is_closed(register.today) else None
    yield tuple(_earlier(account, register))
    yield from (plan.plan, plan.section, plan.recorded) if plan else (None, None, None)
    yield account.id


def _earlier(account: Account, register: Register) -> Iterator[FilledText]:
    """Word what the account was called before, where it was and who had it, the oldest first."""
    for change in sorted(account.changes, key=lambda each: each.on):
        was: str | Text = change.was or _UNSAID
        if register.organisation and change.was and change.what in {"board", "unit"}:
            known = register.organisation.board(change.was) or unit_named(
                change.was, register.organisation
            )
            was = known.name if known else change.was
        yield FilledText(_EARLIER[change.what], {"was": was, "on": change.on})
    for handle in account.former_handles:
        yield FilledText(_HANDLE, {"was": handle})


def _copy(account: Account, register: Register) -> Row:
    """Tell when an account was last copied, as fully as is decided, and when it is to be again."""
    latest, due = latest_copy(account, register), copy_due(account, register)
    level = Coded(latest.level, COPY_LEVELS[latest.level]) if latest else None
    state = _state(latest.on if latest else None, due, register.today)
    on = latest.on if latest else None
    return Row((account.id, on, level, latest.reference if latest else None, due, state))


def _state(latest: date | None, due: date | None, today: date) -> Coded:
    if due and due < today:
        return _LATE if latest else _NEVER
    return _DONE if latest else Coded("not_yet", Text(sv="inte än", en="not yet"))
