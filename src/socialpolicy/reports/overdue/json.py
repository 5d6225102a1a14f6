"""Late messages and those due soon, as JSON for scripts."""

from __future__ import annotations

import json

from socialpolicy.formats.json import unobeyed
from socialpolicy.register.overdue import OverdueMessage, Pending


def render(pending: Pending) -> str:
    """Print the list as one JSON object, with keys that never change with the language."""
    answer = {
        "version": 1,
        "as_of": pending.as_of.isoformat(timespec="seconds"),
        "overdue": [_item(item, pending) for item in pending.overdue],
        "due_soon": [_item(item, pending) for item in pending.due_soon],
        "unread": list(pending.unread),
    }
    return unobeyed(json.dumps(answer, ensure_ascii=False, indent=2)) + "\n"


def _item(item: OverdueMessage, pending: Pending) -> dict[str, object]:
    message, account, holder = item.logged.message, item.account, item.duty.holder
    received = pending.schedule.localise(message.received)
    return {
        "id": message.id,
        "account": account.id,
        "platform": account.platform,
        "unit": account.unit,
        "subject": message.subject,
        "state": item.logged.state.value,
        "received": received.isoformat(timespec="seconds"),
        "due": item.due.isoformat(timespec="seconds"),
        "late_open_seconds": max(0, item.late_seconds),
        "left_open_seconds": max(0, -item.late_seconds),
        "on_duty": {
            "who": item.duty.who,
            "role": holder.role if holder else None,
            "contact": holder.contact if holder else None,
        },
        "file": item.file,
        "line": item.line,
    }
