"""A report with the commits that prove its decisions, as `--proof` asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from zoneinfo import ZoneInfo

from socialpolicy.git.revisions import Commit
from socialpolicy.register.models.account import Account
from socialpolicy.register.register import Register
from socialpolicy.reports.columns import ACCOUNT
from socialpolicy.reports.history.proofs import Decision, Proofs
from socialpolicy.reports.log_decisions import PROOF
from socialpolicy.reports.tables import Cell, Coded, Report, Row, Table
from socialpolicy.text import Text

_NOTE = Text(
    sv="Beviset är den första commit i git där beslutet stod som det står nu, i kontots fil. Det "
    "som saknar bevis står inte i någon commit.",
    en="The proof is the first commit in git in which the decision was as it is now, in the "
    "account's file. What has no proof is in no commit.",
)
_CUT = Text(
    sv="Bara en del av historiken är hämtad, så beslut kan vara äldre än beviset. Hämta resten: "
    "git fetch --unshallow",
    en="Only a part of the history has been fetched, so decisions may be older than their proof. "
    "Fetch the rest: git fetch --unshallow",
)


def _approved(account: Account) -> object:
    approval = account.approval
    return approval and approval.on and (approval.on, approval.body, approval.reference)


def _recorded(account: Account) -> object:
    plan = account.archive_plan
    return plan and plan.recorded and (plan.plan, plan.section, plan.recorded)


_STEPS: Mapping[str, Decision] = {
    "analysis": lambda account: account.analysis and account.analysis.on,
    "asked": lambda account: account.manager and account.manager.asked,
    "anchored": lambda account: account.manager and account.manager.anchored,
    "approved": _approved,
    "informed": lambda account: account.coordinator_informed and account.coordinator_informed[0],
    "opened": lambda account: account.begun,
}
_REPORTS: Mapping[str, Decision] = {
    "archive-plan": _recorded,
    "banners": lambda account: (
        account.profile and account.profile.banner and account.profile.banner.confirmed
    ),
    "closed": lambda account: account.closing and account.closing.on,
}
PROVED = ("decisions", *_REPORTS)
"""The reports that say of each decision on an account which commit proves it."""


def with_proof(report: Report, register: Register, proofs: Proofs) -> Report:
    """Add the proof of each decision to the tables of accounts of one of `PROVED`."""
    zone = ZoneInfo(register.policy.time_zone)

    @cache
    def proved(id: str) -> Mapping[str, Commit]:
        located = register.account(id)
        return proofs.of(located.model, _decisions(located.model, report.name)) if located else {}

    def cells(commit: Commit | None) -> tuple[Cell, Cell]:
        return (commit.short, commit.made.astimezone(zone).date()) if commit else (None, None)

    tables = [
        _table(each, lambda key, id: cells(proved(id).get(key)))
        if ACCOUNT in each.columns and each.key != "copies"
        else each
        for each in report.tables
    ]
    notes = (*report.notes, _NOTE, *([_CUT] if proofs.is_cut else []))
    return replace(report, tables=tuple(tables), notes=notes)


def _decisions(account: Account, report: str) -> Mapping[str, Decision]:
    if report != "decisions":
        return {"": _REPORTS[report]}
    # A renewal is proved by the first commit that has the same, whichever came before it.
    renewed = {
        f"renewed {number}": lambda other, own=each: own in other.renewals or None
        for number, each in enumerate(account.renewals)
    }
    return {**_STEPS, **renewed}


def _table(table: Table, proof: Callable[[str, str], tuple[Cell, Cell]]) -> Table:
    place = table.position(ACCOUNT.key)
    keys = [column.key for column in table.columns]
    step = keys.index("step") if "step" in keys else None
    renewals: dict[str, int] = {}
    rows = []
    for row in table.rows:
        id, key = str(row.cells[place]), ""
        if step is not None:
            code = row.cells[step]
            key = code.code if isinstance(code, Coded) else ""
            if key == "renewed":
                key = f"renewed {renewals.get(id, 0)}"
                renewals[id] = renewals.get(id, 0) + 1
        rows.append(Row((*row.cells, *proof(key, id)), row.behind))
    below = table.below | {each.key for each in PROOF}
    return replace(table, columns=(*table.columns, *PROOF), rows=tuple(rows), below=below)
