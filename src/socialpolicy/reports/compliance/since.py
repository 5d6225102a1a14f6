"""Accounts in the register at hand beside those of another revision: boards, sentences, accounts.

Only rules about accounts are compared, those that ask nothing of the log: each register is judged
as of its own day, by the rules and sentences that it has itself. Messages have a period of their
own to be compared with.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from socialpolicy.register.register import Register
from socialpolicy.reports.columns import ACCOUNT, BOARD, state_of
from socialpolicy.reports.compiling import Asked
from socialpolicy.reports.compliance.clauses import Count, Result, results, together
from socialpolicy.reports.compliance.record import About, Record
from socialpolicy.reports.report.since import SINCE
from socialpolicy.reports.tables import Cell, Coded, Column, Kind, Row, Table
from socialpolicy.rules import CHECKS
from socialpolicy.text import FilledText, Text

_NOTHING = Count()
_NONE = Text(sv="Inga konton, varken då eller nu.", en="No accounts, neither then nor now.")
_SAME = Text(
    sv="Inget konto har kommit, gått, bytt läge eller fått andra brister.",
    en="No account has come, gone, changed state or got other faults.",
)
_ONLY_ACCOUNTS = Text(
    sv="Bara regler om konton är jämförda, båda gångerna som registret var den dagen. Meddelanden "
    "jämförs med --compare PERIOD.",
    en="Only rules about accounts are compared, both times as the register was on that day. "
    "Messages are compared with --compare PERIOD.",
)
_UNKNOWN = Coded("?", Text(sv="okänd", en="unknown"))


class _Side(NamedTuple):
    """A register that was judged, and the rules' codes that each account fails."""

    record: Record
    results: Sequence[Result]
    failed: Mapping[str, frozenset[str]]


def since(
    record: Record, judged: Sequence[Result], then: Register, asked: Asked
) -> Iterator[Table]:
    """Set the accounts beside those of another revision, by board, sentence and account."""
    other = Record(then, Asked(asked.period, asked.selection))
    now, before = _side(record, judged), _side(other, results(other))
    told = {"revision": then.revision, "day": then.today}
    yield _boards(now, before, FilledText(_BY_BOARD, told))
    yield _clauses(now, before, FilledText(_BY_CLAUSE, told))
    yield _accounts(now, before, FilledText(_BY_ACCOUNT, told))


_BY_BOARD = Text(
    sv=f"{SINCE.sv}: konton per nämnd och bolag", en=f"{SINCE.en}: accounts by board and company"
)
_BY_CLAUSE = Text(
    sv=f"{SINCE.sv}: konton mening för mening", en=f"{SINCE.en}: accounts by sentence"
)
_BY_ACCOUNT = Text(
    sv=f"{SINCE.sv}: konton som är ändrade", en=f"{SINCE.en}: accounts that have changed"
)


def _side(record: Record, judged: Sequence[Result]) -> _Side:
    failed: dict[str, set[str]] = {id: set() for id in record.accounts}
    for fault in record.faults:
        code = fault.finding.rule.code
        if _is_compared(code) and fault.finding.is_breach and fault.owner.account in failed:
            failed[fault.owner.account or ""].add(code)
    return _Side(record, judged, {id: frozenset(codes) for id, codes in failed.items()})


_COMPARED = frozenset(
    check.rule.code for check in CHECKS if check.account or check.rule.code[0] == "A"
)


def _is_compared(code: str) -> bool:
    return code in _COMPARED


def _pair(key: str, sv: str, en: str, *, spare: int = 0) -> tuple[Column, Column, Column]:
    """Make the columns of a number, what it was, and how much more it is now."""
    return (
        Column(key, Text(sv, en), Kind.NUMBER),
        Column(f"{key}_before", Text(f"{sv} då", f"{en} then"), Kind.NUMBER, spare=spare + 1),
        Column(f"{key}_change", Text(sv="Skillnad", en="Change"), Kind.CHANGE, spare=spare),
    )


def _numbers(now: int, before: int) -> tuple[int, int, int]:
    return now, before, now - before


def _boards(now: _Side, before: _Side, title: FilledText) -> Table:
    groups = [_by_board(side) for side in (now, before)]
    boards = {**before.record.boards, **now.record.boards}
    rows = []
    for id in dict.fromkeys(id for group in groups for id in group):
        own, were = (group.get(id, []) for group in groups)
        fine, was_fine = (
            [each for each in ids if not side.failed[each]]
            for ids, side in ((own, now), (were, before))
        )
        board = boards.get(id)
        name = Coded(id, Text(board.name, board.name)) if board else _UNKNOWN
        cells: tuple[Cell, ...] = (
            name,
            *_numbers(len(own), len(were)),
            *_numbers(len(fine), len(was_fine)),
        )
        behind = {
            "accounts": own,
            "accounts_before": were,
            "without_fault": fine,
            "without_fault_before": was_fine,
        }
        rows.append(Row(cells, behind))
    return Table(
        "since_boards",
        title,
        (
            BOARD,
            *_pair("accounts", "Konton", "Accounts", spare=1),
            *_pair("without_fault", "Utan brist", "Without fault"),
        ),
        tuple(rows),
        _NONE,
        _ONLY_ACCOUNTS if rows else None,
    )


def _by_board(side: _Side) -> dict[str, list[str]]:
    """Group the accounts that are not closed by their boards, unknown ones under no name."""
    groups: dict[str, list[str]] = {}
    for id, account in side.record.accounts.items():
        if not account.is_closed(side.record.register.today):
            groups.setdefault(side.record.owner_today(id).board or "", []).append(id)
    return groups


def _clauses(now: _Side, before: _Side, title: FilledText) -> Table:
    counts = [{each.clause.id: _counted(each) for each in side.results} for side in (now, before)]
    rows = []
    for id in dict.fromkeys(id for each in counts for id in each):
        own, were = (each.get(id) or _NOTHING for each in counts)
        if own.tried or were.tried:
            cells: tuple[Cell, ...] = (
                id,
                *_numbers(len(own.tried), len(were.tried)),
                *_numbers(len(own.not_met), len(were.not_met)),
            )
            behind = {
                "tried": own.tried,
                "tried_before": were.tried,
                "not_met": own.not_met,
                "not_met_before": were.not_met,
            }
            rows.append(Row(cells, behind))
    return Table(
        "since_clauses",
        title,
        (
            Column("clause", Text(sv="Mening", en="Sentence")),
            *_pair("tried", "Prövade", "Tried", spare=1),
            *_pair("not_met", "Med brist", "Not met"),
        ),
        tuple(rows),
        _NONE,
    )


def _counted(result: Result) -> Count | None:
    """Count the accounts of a sentence by those of its rules that are compared."""
    return together([e for e in result.rules if _is_compared(e.rule.code)]).get(About.ACCOUNTS)


def _accounts(now: _Side, before: _Side, title: FilledText) -> Table:
    rows = []
    for id in dict.fromkeys((*now.failed, *before.failed)):
        own, were = now.failed.get(id, frozenset()), before.failed.get(id, frozenset())
        states = _state(id, now), _state(id, before)
        if own != were or states[0] != states[1]:
            rows.append(Row((id, *states, tuple(sorted(own - were)), tuple(sorted(were - own)))))
    return Table(
        "since_accounts",
        title,
        (
            ACCOUNT,
            Column("state", Text(sv="Läge", en="State")),
            Column("state_before", Text(sv="Läge då", en="State then")),
            Column("new_faults", Text(sv="Nya brister", en="New faults"), Kind.LIST),
            Column("mended", Text(sv="Borta", en="Gone"), Kind.LIST),
        ),
        tuple(rows),
        _SAME,
    )


def _state(id: str, side: _Side) -> Coded | None:
    account = side.record.accounts.get(id)
    return state_of(account, side.record.register.today) if account else None
