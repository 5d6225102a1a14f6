"""Writing a draft: alone in the register, and only while it still is what was judged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from socialpolicy.storage import locked
from socialpolicy.wizard.judging import Draft


def write(folder: Path, draft: Draft, judged_again: Callable[[], Draft]) -> Draft | None:
    """Write a draft, unless the register has come to say otherwise meanwhile.

    Between the second look and the writing nobody else gets in. Gives the
    draft as it was judged again when that stopped it. Raises WritingError,
    also when the file is no longer what it was.
    """
    before = draft.before.data if draft.before else None
    with locked(folder) as own:
        if own.read(draft.path) == before:
            again = judged_again()
            more = len(again.verdict.findings) > len(draft.verdict.findings)
            if again.has_errors() or more:
                return again
        own.replace(draft.path, before, draft.data)
    return None
