"""The tables of those who have the accounts: boards and companies, units, and each account."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from socialpolicy.finding import Severity
from socialpolicy.reports.columns import (
    ACCOUNT,
    BOARD,
    STATE,
    UNIT,
    board_cell,
    state_of,
    unit_cell,
)
from socialpolicy.reports.compliance.record import Fault, Owner, Record, Span
from socialpolicy.reports.tables import Cell, Coded, Column, Kind, Row, Share, Table
from socialpolicy.text import FilledText, Text

_FAULTS = Column("faults", Text(sv="Brister", en="Faults"), Kind.NUMBER)
_EXCUSED = Column("excused", Text(sv="Med undantag", en="Excused"), Kind.NUMBER, spare=4)
_ERRORS = Column("errors", Text(sv="Fel", en="Errors"), Kind.NUMBER)
_WARNINGS = Column("warnings", Text(sv="Varningar", en="Warnings"), Kind.NUMBER)
_IN_TIME = Column("in_time_share", Text(sv="Svar i tid", en="Answered in time"), Kind.SHARE)
_REMOVED = Column("removed", Text(sv="Borttaget", en="Removed"), Kind.NUMBER)
_COUNTED = (
    Column("planned", Text(sv="Planerade", en="Planned"), Kind.NUMBER, spare=3),
    Column("open", Text(sv="Öppna", en="Open"), Kind.NUMBER),
    Column("closed", Text(sv="Avslutade", en="Closed"), Kind.NUMBER, spare=2),
    Column("without_fault", Text(sv="Utan brist", en="Without fault"), Kind.NUMBER),
    Column(
        "without_fault_excused",
        Text(sv="Utan brist med undantag", en="Without fault if excused"),
        Kind.NUMBER,
        spare=5,
    ),
)
_FIGURES = (_FAULTS, _EXCUSED, _ERRORS, _WARNINGS, _IN_TIME, _REMOVED._replace(spare=1))

_WHOLE = Coded("*", Text(sv="kommunen som helhet", en="the municipality as a whole"))
_UNKNOWN = Coded("?", Text(sv="okänd", en="unknown"))
_NO_ACCOUNTS = Text(sv="Inga konton.", en="No accounts.")


class _Area(NamedTuple):
    key: str
    title: Text
    codes: frozenset[str]


AREAS = (
    _Area(
        "decisions",
        Text(sv="beslut och livscykel", en="decisions and life cycle"),
        frozenset(["A03", "A04", "A05", "A06", "A07", "A08", "A09", "A10", "A12", "A25", "A26"]),
    ),
    _Area(
        "people",
        Text(sv="ansvar och bemanning", en="responsibility and staffing"),
        frozenset(["A11", "A13", "A14", "A15", "A28", "A29", "M18", "P05"]),
    ),
    _Area(
        "sender",
        Text(sv="avsändare och banner", en="sender and banner"),
        frozenset(["A16", "A17", "A18", "A19", "A20"]),
    ),
    _Area(
        "listing",
        Text(sv="förteckning och adress", en="listing and address"),
        frozenset(["A01", "A02", "A21", "A22", "A27"]),
    ),
    _Area(
        "answers",
        Text(sv="bevakning och svar", en="watch and answers"),
        frozenset(["A23", "A24", "M01", "M02", "M03", "M04", "M05", "M06", "M07", "M15", "M16"]),
    ),
    _Area(
        "removals",
        Text(sv="borttagning", en="removal"),
        frozenset(["M08", "M09", "M10", "M11", "M12", "M17"]),
    ),
    _Area(
        "records",
        Text(sv="registrering och personuppgifter", en="registration and personal data"),
        frozenset(["M13", "M14", "M19", "R01", "R02", "R04"]),
    ),
)
_OTHER = _Area("register", Text(sv="registret i stort", en="the register at large"), frozenset())
"""Where the rules are that no area names."""


def by_board(record: Record) -> Table:
    """Sum up each board and company, and what is about none of them."""
    groups = _grouped(record, record.span, record.faults, _board)
    return Table(
        "boards",
        Text(sv="Per nämnd och bolag", en="By board and company"),
        (BOARD, *_COUNTED, *_FIGURES),
        tuple(
            _summed(record, _board_cell(key, record), groups[key])
            for key in _boards(groups, record)
        ),
        _NO_ACCOUNTS,
    )


def by_unit(record: Record) -> Table:
    """Sum up each unit that has, or had, an account."""
    groups = _grouped(record, record.span, record.faults, lambda owner: owner.unit)
    organisation = record.register.organisation
    known = [unit.id for unit in organisation.units] if organisation else []
    found = [id for id in groups if id]
    keys = sorted(found, key=lambda id: known.index(id) if id in known else len(known))
    return Table(
        "units",
        Text(sv="Per enhet", en="By unit"),
        (UNIT, *_COUNTED, *_FIGURES),
        tuple(_summed(record, unit_cell(key, record.register), groups[key]) for key in keys),
        _NO_ACCOUNTS,
    )


def by_account(record: Record) -> Table:
    """List every account, with the sentences that its faults are against."""
    groups = _grouped(record, record.span, record.faults, lambda owner: owner.account)
    rows = []
    for id, account in record.accounts.items():
        group = groups[id]
        clauses = {
            clause.id: None
            for fault in group.breaches
            for clause in record.verdict.clauses_of(fault.finding)
        }
        cells: tuple[Cell, ...] = (
            id,
            tuple(clauses),
            state_of(account, record.register.today),
            unit_cell(record.owner_today(id).unit, record.register),
            *group.figures,
        )
        rows.append(Row(cells, group.behind))
    return Table(
        "accounts",
        Text(sv="Konto för konto", en="Account by account"),
        (
            ACCOUNT,
            Column("clauses", Text(sv="Meningar", en="Sentences"), Kind.LIST, under=True),
            STATE._replace(spare=2),
            UNIT._replace(spare=3),
            *_FIGURES,
        ),
        tuple(rows),
        _NO_ACCOUNTS,
    )


def by_area(record: Record) -> Table:
    """Count the faults of each board in each area."""
    groups = _grouped(record, record.span, record.faults, _board)
    rows = []
    for key in _boards(groups, record):
        for area in (*AREAS, _OTHER):
            own = groups[key].breaches
            faults = [each for each in own if area_of(each.finding.rule.code) is area]
            group = _Group(record.excused, faults=faults)
            if group.faults:
                accounts = sorted({each.owner.account or "" for each in group.faults} - {""})
                cells: tuple[Cell, ...] = (
                    _board_cell(key, record),
                    Coded(area.key, area.title),
                    *group.figures[:4],
                    len(accounts),
                )
                rows.append(Row(cells, {**group.behind, "accounts": accounts}))
    return Table(
        "areas",
        Text(sv="Brister per område", en="Faults by area"),
        (
            BOARD,
            Column("area", Text(sv="Område", en="Area")),
            *_FIGURES[:4],
            Column("accounts", Text(sv="Konton", en="Accounts"), Kind.NUMBER),
        ),
        tuple(rows),
        Text(sv="Inga brister.", en="No faults."),
    )


def compared(record: Record, then: Span) -> Table:
    """Set the messages of each board beside those of another period."""
    found = (record.fault(each, then) for each in record.findings)
    now_groups = _grouped(record, record.span, filter(_is_dated, record.faults), _board)
    then_groups = _grouped(record, then, filter(_is_dated, filter(None, found)), _board)
    rows = []
    for key in _boards({**then_groups, **now_groups}, record):
        now, before = now_groups[key], then_groups[key]
        known = now.share.whole and before.share.whole
        cells: tuple[Cell, ...] = (
            _board_cell(key, record),
            now.share,
            before.share,
            now.share.per_cent - before.share.per_cent if known else None,
            len(now.breaches),
            len(before.breaches),
            len(now.removed),
            len(before.removed),
        )
        behind = {f"{name}_before": ids for name, ids in before.behind.items()}
        rows.append(Row(cells, {**now.behind, **behind}))
    return Table(
        "compared",
        FilledText(
            Text(sv="Meddelanden, jämfört med {period}", en="Messages, compared with {period}"),
            {"period": then.period.words},
        ),
        (
            BOARD,
            _IN_TIME,
            Column("in_time_share_before", Text(sv="Svar i tid då", en="In time then"), Kind.SHARE),
            Column("in_time_change", Text(sv="Skillnad", en="Change"), Kind.POINTS, spare=1),
            _FAULTS,
            Column("faults_before", Text(sv="Brister då", en="Faults then"), Kind.NUMBER),
            _REMOVED,
            Column("removed_before", Text(sv="Borttaget då", en="Removed then"), Kind.NUMBER),
        ),
        tuple(rows),
        _NO_ACCOUNTS,
    )


def area_of(code: str) -> _Area:
    """Give the area that a rule belongs to."""
    return next((area for area in AREAS if code in area.codes), _OTHER)


@dataclass(slots=True)
class _Group:
    """All that belongs to one board, unit or account: ids, and findings."""

    by_excuse: Collection[int]
    """The findings that are excused, by their identity."""
    accounts: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    in_time: list[str] = field(default_factory=list)
    late: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)

    @property
    def breaches(self) -> list[Fault]:
        return [each for each in self.faults if each.finding.is_breach]

    @property
    def excused(self) -> list[str]:
        """What has the faults that an exception or a list of known faults excuses."""
        return [each.subject for each in self.breaches if id(each.finding) in self.by_excuse]

    @property
    def share(self) -> Share:
        return Share(len(self.in_time), len(self.in_time) + len(self.late))

    @property
    def figures(self) -> tuple[int, int, int, int, Share, int]:
        """Give the cells of `_FIGURES`."""
        levels = [each.finding.severity for each in self.breaches]
        return (
            len(levels),
            len(self.excused),
            levels.count(Severity.ERROR),
            levels.count(Severity.WARNING),
            self.share,
            len(self.removed),
        )

    @property
    def behind(self) -> dict[str, Sequence[str]]:
        def of(severity: Severity) -> list[str]:
            return [each.subject for each in self.breaches if each.finding.severity is severity]

        return {
            "faults": [each.subject for each in self.breaches],
            "excused": self.excused,
            "errors": of(Severity.ERROR),
            "warnings": of(Severity.WARNING),
            "in_time_share": self.in_time,
            "removed": self.removed,
        }


def _grouped(
    record: Record, span: Span, faults: Iterable[Fault], key: Callable[[Owner], str | None]
) -> dict[str | None, _Group]:
    groups: dict[str | None, _Group] = defaultdict(lambda: _Group(record.excused))
    for id in record.accounts:
        groups[key(record.owner_today(id))].accounts.append(id)
    for fault in faults:
        groups[key(fault.owner)].faults.append(fault)
    for owner, ids in span.in_time:
        groups[key(owner)].in_time += ids
    for owner, ids in span.late:
        groups[key(owner)].late += ids
    for owner, ids in span.removals:
        groups[key(owner)].removed += ids
    return groups


def _board(owner: Owner) -> str | None:
    """Name the board: empty where an account's is not known, None of the register as a whole."""
    return owner.board or ("" if owner.account or owner.unit else None)


def _boards(groups: Collection[str | None], record: Record) -> list[str | None]:
    """Put boards in the order of organisation.yaml, then companies, and last what has neither."""
    organisation = record.register.organisation
    listed = [*organisation.boards, *organisation.units] if organisation else []
    known = [each.id for each in listed if each.id in groups]
    return [*known, *(key for key in ("", None) if key in groups)]


def _board_cell(key: str | None, record: Record) -> Coded | None:
    if key:
        return board_cell(record.boards.get(key))
    return _WHOLE if key is None else _UNKNOWN


def _summed(record: Record, name: Coded | None, group: _Group) -> Row:
    today = record.register.today
    by_state: dict[str, list[str]] = {"planned": [], "open": [], "closed": []}
    for id in group.accounts:
        by_state[state_of(record.accounts[id], today).code].append(id)
    faultless = [id for id in group.accounts if id not in record.failing]
    excused = [id for id in group.accounts if id not in record.failing_unexcused]
    counts: tuple[Cell, ...] = (*map(len, by_state.values()), len(faultless), len(excused))
    if name is _WHOLE:
        counts = (None,) * len(counts)
    both = {"without_fault": faultless, "without_fault_excused": excused}
    behind = {**by_state, **both, **group.behind}
    return Row((name, *counts, *group.figures), behind)


def _is_dated(fault: Fault) -> bool:
    return fault.day is not None
