"""What is owed, as comma-separated values for spreadsheets (RFC 4180)."""

from __future__ import annotations

import csv
import io

from socialpolicy.language import clean
from socialpolicy.owed import Debt, Owed

COLUMNS = (
    "status", "id", "account", "platform", "unit", "subject", "state", "received", "due",
    "late_open_minutes", "on_duty", "role", "contact", "file", "line",
)  # fmt: skip
"""The columns, in order; their names never change with the language."""

_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(owed: Owed) -> str:
    """Print the list with a head line. No cell can start a formula in a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for status, debts in (("overdue", owed.overdue), ("due_soon", owed.due_soon)):
        for debt in debts:
            writer.writerow([_cell(value) for value in _row(status, debt, owed)])
    return out.getvalue()


def _row(status: str, debt: Debt, owed: Owed) -> list[object]:
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


def _cell(value: object) -> str:
    # OWASP, "CSV Injection": an apostrophe keeps a spreadsheet from reading a formula.
    text = clean(str(value))
    return f"'{text}" if text.startswith(_STARTS_FORMULA) else text
