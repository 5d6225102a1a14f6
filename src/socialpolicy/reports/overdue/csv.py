"""Late messages and those due soon, as comma-separated values for spreadsheets (RFC 4180)."""

from __future__ import annotations

from socialpolicy.register.overdue import OverdueMessage, Pending
from socialpolicy.reports import spreadsheet

COLUMNS = (
    "status", "id", "account", "platform", "unit", "subject", "state", "received", "due",
    "late_open_minutes", "on_duty", "role", "contact", "file", "line",
)  # fmt: skip
"""The columns, in order; their names never change with the language."""


def render(pending: Pending) -> str:
    """Print the list with a head line. No cell can start a formula in a spreadsheet."""
    groups = (("overdue", pending.overdue), ("due_soon", pending.due_soon))
    rows = (_row(status, item, pending) for status, items in groups for item in items)
    return spreadsheet.write(COLUMNS, rows)


def _row(status: str, item: OverdueMessage, pending: Pending) -> list[object]:
    message, account, holder = item.logged.message, item.account, item.duty.holder
    return [
        status,
        message.id,
        account.id,
        account.platform,
        account.unit,
        message.subject,
        item.logged.state.value,
        pending.schedule.localise(message.received).isoformat(sep=" ", timespec="minutes"),
        item.due.isoformat(sep=" ", timespec="minutes"),
        max(0, item.late_seconds) // 60,
        item.duty.who or "",
        holder.role if holder else "",
        (holder.contact or "") if holder else "",
        item.file,
        item.line,
    ]
