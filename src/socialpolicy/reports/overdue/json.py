"""What is owed, as JSON for scripts."""

from __future__ import annotations

import json

from socialpolicy.formats.json import unobeyed
from socialpolicy.register.overdue import OverdueMessage, Owed


def render(owed: Owed) -> str:
    """Print the list as one JSON object, with keys that never change with the language."""
    answer = {
        "version": 1,
        "as_of": owed.as_of.isoformat(timespec="seconds"),
        "overdue": [_debt(debt, owed) for debt in owed.overdue],
        "due_soon": [_debt(debt, owed) for debt in owed.due_soon],
        "unread": list(owed.unread),
    }
    return unobeyed(json.dumps(answer, ensure_ascii=False, indent=2)) + "\n"


def _debt(debt: OverdueMessage, owed: Owed) -> dict[str, object]:
    message, account, holder = debt.logged.message, debt.account, debt.duty.holder
    received = owed.schedule.localise(message.received)
    return {
        "id": message.id,
        "account": account.id,
        "platform": account.platform,
        "unit": account.unit,
        "subject": message.subject,
        "state": debt.logged.state.value,
        "received": received.isoformat(timespec="seconds"),
        "due": debt.due.isoformat(timespec="seconds"),
        "late_open_seconds": max(0, debt.late_seconds),
        "left_open_seconds": max(0, -debt.late_seconds),
        "on_duty": {
            "who": debt.duty.who,
            "role": holder.role if holder else None,
            "contact": holder.contact if holder else None,
        },
        "file": debt.file,
        "line": debt.line,
    }
