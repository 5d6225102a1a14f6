"""From a comparison to the note: all that differs, with what must not be shown redacted."""

from __future__ import annotations

import re
from collections.abc import Iterable

from socialpolicy.register.comparison import Comparison
from socialpolicy.reports.changes.accounts import of_accounts
from socialpolicy.reports.changes.decisions import of_decisions
from socialpolicy.reports.changes.gates import of_gates
from socialpolicy.reports.changes.messages import of_messages
from socialpolicy.reports.changes.note import Note, Section
from socialpolicy.reports.changes.organisation import of_organisation
from socialpolicy.reports.changes.redaction import redacted, redacted_value
from socialpolicy.reports.changes.settings import of_settings
from socialpolicy.text import clean
from socialpolicy.verdict import Base

_LONGEST_REASON = 300
"""Characters of a commit's message that are quoted."""

_TRAILER = re.compile(r"[A-Za-z][\w-]*: .*<[^<>]+@[^<>]+>\s*")
"""Who has signed a commit: a person's name and address, which is no reason."""


def note_of(beside: Comparison, base: Base, word: str, messages: Iterable[str] = ()) -> Note:
    """Make the note on what differs from a base, which whoever asked called by a word.

    `messages` are those of the commits since.
    """
    beside = beside.narrowed()
    logged, tallies = of_messages(beside, base.made)
    settings = [*of_settings(beside), *of_decisions(beside), *of_gates(beside)]
    changes = [*of_organisation(beside), *of_accounts(beside), *logged, *settings]
    return Note(
        word,
        base.revision,
        base.made,
        changes=tuple(map(redacted, changes)),
        tallies=tuple(tallies),
        reasons=tuple(dict.fromkeys(filter(None, map(_reason, messages)))),
    )


def _reason(message: str) -> str:
    """Put a commit's message on one line, with what must not be shown hidden."""
    kept = (each.strip() for each in message.splitlines() if not _TRAILER.fullmatch(each))
    first, *rest = [each for each in kept if each] or [""]
    if rest and first[-1] not in ".!?:…":
        first = f"{first}."
    said = " ".join([first, *rest])
    if len(said) > _LONGEST_REASON:
        said = f"{said[: _LONGEST_REASON - 1]}…"
    return str(redacted_value(clean(said), Section.MESSAGES)).removesuffix(".")
