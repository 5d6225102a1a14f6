"""From a comparison to the note: all that differs, with what must not be shown redacted."""

from __future__ import annotations

from socialpolicy.register.comparison import Comparison
from socialpolicy.reports.changes.accounts import of_accounts
from socialpolicy.reports.changes.decisions import of_decisions
from socialpolicy.reports.changes.gates import of_gates
from socialpolicy.reports.changes.messages import of_messages
from socialpolicy.reports.changes.note import Note
from socialpolicy.reports.changes.redaction import redacted
from socialpolicy.reports.changes.settings import of_settings
from socialpolicy.verdict import Base


def note_of(beside: Comparison, base: Base, word: str) -> Note:
    """Make the note on what differs from a base, which whoever asked called by a word."""
    beside = beside.narrowed()
    logged, tallies = of_messages(beside, base.made)
    settings = [*of_settings(beside), *of_decisions(beside), *of_gates(beside)]
    changes = [*of_accounts(beside), *logged, *settings]
    return Note(
        word,
        base.revision,
        base.made,
        changes=tuple(map(redacted, changes)),
        tallies=tuple(tallies),
    )
