"""The answers there are before anybody is asked: of a kept draft, a file and options."""

from __future__ import annotations

from socialpolicy.cli.errors import Refusal
from socialpolicy.commands.unanswered import listing
from socialpolicy.commands.wishes import NO_DRAFT, WRONG, Wishes
from socialpolicy.text import Text
from socialpolicy.wizard import beforehand
from socialpolicy.wizard.flow import Flow
from socialpolicy.wizard.kept import KeptDraft
from socialpolicy.wizard.resuming import restored


def gathered(new: Flow, wishes: Wishes, draft: KeptDraft, command: str) -> Flow:
    """Take what is given, options before a file and both before the draft.

    Raises Refusal, listing all answers that cannot be used.
    """
    flow = new
    if wishes.resume:
        kept = draft.load()
        if kept is None:
            raise Refusal(NO_DRAFT, command=command)
        flow = restored(new, kept)
    refused: list[Text] = []
    if wishes.file:
        found = beforehand.with_file(flow, wishes.file)
        flow, refused = found.flow, found.refused
    found = beforehand.with_options(flow, wishes.answers)
    refused = [*refused, *found.refused] or beforehand.needless(found.flow.settled())
    if refused:
        raise listing(WRONG, refused)
    return found.flow
