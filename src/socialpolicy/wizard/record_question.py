"""The decision on registration, asked for at a terminal. It may also come later."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from socialpolicy.text import Text
from socialpolicy.wizard.action_options import Wishes
from socialpolicy.wizard.message_questions import Choice, Questions

_RECORD = Text(sv="Vad är beslutat om registrering?", en="What has been decided on registration?")
_DECISION_TITLES = {
    "minor": Text(sv="Ringa betydelse", en="Of minor importance"),
    "kept-in-order": Text(sv="Hålls ordnat utan att diarieföras", en="Kept in order"),
    "registered": Text(sv="Diarieförs", en="Registered"),
}
_RULE = "M13"
"""The rule that wants it decided, and tells why."""

_LATER = Text(sv="Beslutas senare", en="Decided later")
_NUMBER = Text(sv="Vilket är diarienumret?", en="What is the registration number?")


def decide(
    questions: Questions,
    wishes: Wishes,
    decisions: Sequence[str],
    demand: Callable[[Wishes], object],
) -> Wishes:
    """Ask for one of the decisions, and for the number if it is to be registered."""
    titles = [Choice(each, _DECISION_TITLES[each]) for each in decisions]
    record = questions.choose(_RECORD, [*titles, Choice("", _LATER)], why=_RULE)
    wishes = replace(wishes, record=record or None)
    if record != "registered":
        return wishes
    number = questions.text(_NUMBER, lambda told: demand(replace(wishes, number=told)), why=_RULE)
    return replace(wishes, number=number)
