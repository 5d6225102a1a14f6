"""What is owed, as comma-separated values for spreadsheets (RFC 4180)."""

from __future__ import annotations

from socialpolicy.register.overdue import OverdueMessage, Owed
from socialpolicy.reports import spreadsheet

COLUMNS = (
    "status", "id", "account", "platform", "unit", "subject", "state", "received", "due",
    "late_open_minutes", "on_duty", "role", "contact", "file", "line",
)  # fmt: skip
"""The columns, in order; their names never change with the language."""


def render(owed: Owed) -> str:
    """Print the list with a head line. No cell can start a formula in a spreadsheet."""
    groups = (("overdue", owed.overdue), ("due_soon", owed.due_soon))
    rows = (_row(status, debt, owed) for status, debts in groups for debt in debts)
    return spreadsheet.write(COLUMNS, rows)


def _row(status: str, debt: OverdueMessage, owed: Owed) -> list[object]:
    message, account, holder = debt.logged.message, debt.account, debt.duty.holder
    return [
        status,
        message.id,
        account.id,
        account.platform,
        account.unit,
        message.subject,
        debt.logged.state.value,
        owed.schedule.localise(message.received).isoformat(sep=" ", timespec="minutes"),
        debt.due.isoformat(sep=" ", timespec="minutes"),
        max(0, debt.late_seconds) // 60,
        debt.duty.who or "",
        holder.role if holder else "",
        (holder.contact or "") if holder else "",
        debt.file,
        debt.line,
    ]
