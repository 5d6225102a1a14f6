"""Refusals that list several things at once: the answers that are missing, or cannot be used."""

from __future__ import annotations

from collections.abc import Sequence

from socialpolicy.commands.refusal import Refusal
from socialpolicy.language import Text
from socialpolicy.wizard.flow import Flow
from socialpolicy.wizard.question import Need, Question

MOST_CHOICES = 20
"""Choices that are named beside a question without an answer."""

_TELL = Text(
    sv="Kontot kan inte öppnas än. Svara med de här valen, eller i en fil med --from:",
    en="The account cannot be opened yet. Answer with these options, or in a file with --from:",
)


def unanswered(flow: Flow) -> Refusal:
    """Word the refusal of an account whose answers are not all there."""
    return listing(_TELL, [_unanswered(each, flow) for each in _to_tell(flow)])


def _to_tell(flow: Flow) -> list[Question]:
    """List what is missing, but for what will follow from another answer that is missing."""
    missing = flow.missing
    follows = any(each.need is Need.FIRST and not each.certain for each in missing)
    return [each for each in missing if not (follows and each.certain)]


def _unanswered(question: Question, flow: Flow) -> Text:
    """Word a question without an answer: its option, what it asks, and what there is to choose."""
    listed = question.listed(flow.situation)[:MOST_CHOICES]
    known = f" ({', '.join(each.value for each in listed)})" if listed else ""
    sv, en = (f"{question.option}  {text}{known}" for text in (question.asks.sv, question.asks.en))
    return Text(sv=sv, en=en)


def listing(head: Text, lines: Sequence[Text]) -> Refusal:
    """Word a refusal that lists several things, each on a line of its own."""
    sv, en = (
        "".join(f"\n  {each.sv}" for each in lines),
        "".join(f"\n  {each.en}" for each in lines),
    )
    sv, en = (text.replace("{", "{{").replace("}", "}}") for text in (sv, en))
    return Refusal(Text(sv=f"{head.sv}{sv}", en=f"{head.en}{en}"))
