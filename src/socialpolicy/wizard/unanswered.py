"""Refusals that list several things at once: the answers that are missing, or cannot be used."""

from __future__ import annotations

from collections.abc import Sequence

from socialpolicy.cli.errors import CommandError
from socialpolicy.text import Text, clean
from socialpolicy.wizard.flow import Flow
from socialpolicy.wizard.listing import with_lines
from socialpolicy.wizard.question import Need, Question

MOST_CHOICES = 20
"""Choices that are named beside a question without an answer."""

LONGEST = 80
"""Characters of a suggestion that are shown there."""

_TELL = Text(
    sv="Några svar saknas, så inget är skrivet. Ge dem som val, eller i en fil med --from:",
    en="Some answers are missing, so nothing is written. Give them as options, or with --from:",
)


def unanswered(flow: Flow) -> CommandError:
    """Word the refusal of an errand whose answers are not all there."""
    return listing(_TELL, [_unanswered(each, flow) for each in _to_tell(flow)])


def _to_tell(flow: Flow) -> list[Question]:
    """List what is missing, but for what will follow from another answer that is missing."""
    missing = flow.missing
    follows = any(each.need is Need.FIRST and not each.certain for each in missing)
    return [each for each in missing if not (follows and each.certain)]


def _unanswered(question: Question, flow: Flow) -> Text:
    """Word a question without an answer: its option, what it asks, and what there is to choose."""
    listed = question.listed(flow.situation)[:MOST_CHOICES]
    known = f" ({', '.join(clean(each.value) for each in listed)})" if listed else ""
    suggested = "" if listed else clean(question.suggestion(flow.situation), LONGEST)
    sv, en = (f"{question.option}  {text}{known}" for text in (question.asks.sv, question.asks.en))
    if suggested:
        sv, en = f"{sv} (förslag: {suggested})", f"{en} (suggested: {suggested})"
    return Text(sv=sv, en=en)


def listing(head: Text, lines: Sequence[Text]) -> CommandError:
    """Word a refusal that lists several things, each on a line of its own."""
    return CommandError(with_lines(head, lines))
