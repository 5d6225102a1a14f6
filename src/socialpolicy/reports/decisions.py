"""How each account was decided on, step by step, and whether in order (clauses 4, 7 and 27 to 29).

What each step lacks, or came too late, is what the rules A05 to A10, A12 and A26 find.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from socialpolicy.check import Check, Unknown
from socialpolicy.finding import Finding, Severity
from socialpolicy.register.lifecycle import is_late
from socialpolicy.register.models.account import Account
from socialpolicy.register.register import Located, Register
from socialpolicy.reports.columns import ACCOUNT, STATE, unit_cell
from socialpolicy.reports.compiling import Asked, OfAccounts
from socialpolicy.reports.report import REPORTS
from socialpolicy.reports.tables import Cell, Coded, Column, Kind, Report, Row, Table
from socialpolicy.rules.accounts import (
    analysis_missing,
    approval_late,
    approval_missing,
    coordinator_not_informed,
    life_cycle_broken,
    manager_not_asked,
    not_anchored,
    self_approval,
)
from socialpolicy.text import FilledText, Text


class Order(StrEnum):
    """Whether a step was taken in order."""

    IN_TIME = "in-time"
    LATE = "late"
    MISSING = "missing"
    FLAWED = "flawed"
    """Something else is wrong with it, such as another management than the account's own."""
    BY_APPROVAL = "by-approval"
    """It has no day of its own, and the approval will do."""
    OLDER = "older"
    """The account is older than the policy, which nobody could follow then."""
    AHEAD = "ahead"
    """It is to be done before the account is opened."""
    UNKNOWN = "unknown"


class Step(NamedTuple):
    """A step: its rules, its day, and the role, body and reference that it has."""

    code: str
    words: Text
    checks: Sequence[Check]
    day: date | None
    by: Cell = None
    body: str | None = None
    reference: str | None = None


class Judged(NamedTuple):
    """A step of an account: whether it was in order, and what the rules say of it."""

    account: Account
    step: Step
    order: Order | None
    remarks: tuple[FilledText, ...]


def judged_steps(located: Located[Account], register: Register) -> list[Judged]:
    """Judge each step to an open account, in the order that they are to be taken."""
    return [_judged(step, located, register) for step in _steps(located.model, register)]


def start(register: Register, asked: Asked) -> OfAccounts:
    """Begin the report."""
    return OfAccounts(register, asked, _report)


def _report(register: Register, asked: Asked) -> Report:
    judged = [
        each
        for located in asked.selection.accounts(register)
        for each in judged_steps(located, register)
    ]
    return Report(
        name="decisions",
        title=REPORTS["decisions"].title,
        authority=register.policy.authority,
        as_of=register.local_now,
        tables=(_summary(judged), _decisions(judged)),
        notes=_NOTES if judged else (),
    )


_ANALYSED = Text(sv="analys", en="analysis")
_ASKED = Text(sv="chefen tillfrågad", en="manager asked")
_ANCHORED = Text(sv="förankrat", en="anchored")
_APPROVED = Text(sv="godkänt", en="approved")
_RENEWED = Text(sv="godkänt på nytt", en="approved anew")
_INFORMED = Text(sv="samordnaren fick veta", en="coordinator informed")
_OPENED = Text(sv="öppnat", en="opened")
_TAKEN_OVER = Text(sv="övertaget", en="taken over")


def _steps(account: Account, register: Register) -> Iterator[Step]:
    """Go through the steps to an open account, in the order that they are to be taken."""
    analysis, manager, approval = account.analysis, account.manager, account.approval
    role = manager.role if manager else None
    yield Step("analysis", _ANALYSED, (analysis_missing.check,), analysis.on if analysis else None)
    yield Step(
        "asked", _ASKED, (manager_not_asked.check,), manager.asked if manager else None, role
    )
    yield Step(
        "anchored", _ANCHORED, (not_anchored.check,), manager.anchored if manager else None, role
    )
    yield Step(
        "approved",
        _APPROVED,
        (approval_missing.check, approval_late.check, self_approval.check),
        approval.on if approval else None,
        approval.by if approval else None,
        approval.body if approval else None,
        approval.reference if approval else None,
    )
    yield Step(
        "informed",
        _INFORMED,
        (coordinator_not_informed.check,),
        account.coordinator_informed[0] if account.coordinator_informed else None,
        unit_cell(register.policy.coordinator, register),
    )
    words = _TAKEN_OVER if account.taken_over else _OPENED
    yield Step("opened", words, (life_cycle_broken.check,), account.begun)
    for each in account.renewals:
        yield Step("renewed", _RENEWED, (), each.on, each.by, each.body, each.reference)


def _judged(step: Step, located: Located[Account], register: Register) -> Judged:
    account, at = located
    found: list[Finding] = []
    is_known = True
    for check in step.checks:
        applies = check.applies is None or check.applies(account, register)
        for each in check.account(account, at, register) if applies and check.account else ():
            if isinstance(each, Unknown):
                is_known = False
            else:
                found.append(each)
    order = _order(step, found, account, register, is_known=is_known)
    return Judged(account, step, order, tuple(each.said for each in found))


def _order(
    step: Step, found: Sequence[Finding], account: Account, register: Register, *, is_known: bool
) -> Order | None:
    """Put in a word what the rules found of a step; None of what has no order of its own."""
    planned = account.is_planned(register.today)
    if step.code in {"opened", "renewed"} and not found:
        return Order.AHEAD if planned and step.code == "opened" else None
    if not found:
        if step.day:
            return Order.IN_TIME if is_known else Order.UNKNOWN
        return Order.BY_APPROVAL
    if all(each.severity is Severity.INFO for each in found):
        return Order.OLDER
    if step.day is None:
        return Order.AHEAD if planned else Order.MISSING
    late = step.code != "opened" and is_late(step.day, account)
    return Order.LATE if late else Order.FLAWED


ORDERS = {
    Order.IN_TIME: Text(sv="i tid", en="in time"),
    Order.BY_APPROVAL: Text(sv="genom godkännandet", en="by the approval"),
    Order.LATE: Text(sv="för sent", en="too late"),
    Order.MISSING: Text(sv="saknas", en="missing"),
    Order.FLAWED: Text(sv="brister", en="flawed"),
    Order.OLDER: Text(sv="äldre än policyn", en="older than the policy"),
    Order.AHEAD: Text(sv="återstår", en="yet to be done"),
    Order.UNKNOWN: Text(sv="går inte att avgöra", en="cannot be told"),
}
"""What each order is called."""

_STEP = Column("step", Text(sv="Steg", en="Step"))
_NONE = Text(sv="Inga konton att visa.", en="No accounts to show.")


def _summary(judged: Sequence[Judged]) -> Table:
    """Count the accounts whose step was taken in each way; opening and renewing have no order."""
    steps: dict[str, list[Judged]] = {}
    for each in judged:
        if each.step.code not in {"opened", "renewed"}:
            steps.setdefault(each.step.code, []).append(each)
    rows = []
    for code, group in steps.items():
        behind: dict[str, list[str]] = {
            "accounts": [each.account.id for each in group],
            **{key: [each.account.id for each in group if each.order is key] for key in Order},
        }
        cells = (len(behind[key]) for key in ("accounts", *ORDERS))
        rows.append(Row((Coded(code, group[0].step.words), *cells), behind))
    spare = {Order.UNKNOWN: 3, Order.BY_APPROVAL: 2, Order.OLDER: 1}
    columns = (
        _STEP,
        Column("accounts", Text(sv="Konton", en="Accounts"), Kind.NUMBER),
        *(
            Column(key, _capital(words), Kind.NUMBER, spare=spare.get(key, 0))
            for key, words in ORDERS.items()
        ),
    )
    title = Text(sv="Stegen i korthet", en="The steps in brief")
    return Table("steps", title, columns, tuple(rows), _NONE)


def _capital(words: Text) -> Text:
    return Text(words.sv.capitalize(), words.en.capitalize())


def _decisions(judged: Sequence[Judged]) -> Table:
    """List every step of every account."""
    rows = [
        Row(
            (
                each.account.id,
                Coded(each.step.code, each.step.words),
                each.step.day,
                Coded(each.order, ORDERS[each.order]) if each.order else None,
                each.step.by,
                each.step.body,
                each.step.reference,
                each.remarks,
            )
        )
        for each in judged
    ]
    columns = (
        ACCOUNT,
        _STEP,
        Column("day", Text(sv="Dag", en="Day"), Kind.DAY),
        STATE,
        Column("by", Text(sv="Vem", en="Who")),
        Column("body", Text(sv="Ledning", en="Management")),
        Column("reference", Text(sv="Diarienummer", en="Reference")),
        Column("remarks", Text(sv="Anmärkning", en="Remark"), Kind.LIST),
    )
    return Table(
        "decisions",
        Text(sv="Konto för konto", en="Account by account"),
        columns,
        tuple(rows),
        _NONE,
        below=frozenset({"by", "body", "reference", "remarks"}),
    )


_NOTES = (
    Text(
        sv="I tid är det som gjordes senast den dag kontot öppnades eller togs över. Ett "
        "godkännande i tid räknas också som en förankring i ledningen.",
        en="In time is what was done no later than the day that the account was opened or taken "
        "over. An approval in time counts as anchoring in the management too.",
    ),
    Text(
        sv="Brister betyder att något annat än tiden är fel, till exempel att diarienumret saknas "
        "eller att en annan ledning har godkänt.",
        en="Flawed means that something but the time is wrong: the reference is missing, say, or "
        "another management approved.",
    ),
)
