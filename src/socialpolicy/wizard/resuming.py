"""A flow put aside and taken up again: what is kept of it, and what of that still can be used."""

from __future__ import annotations

from dataclasses import replace

from socialpolicy.wizard.answers import AnswerError, read_value
from socialpolicy.wizard.flow import TOLD_BY_ADDRESS, Flow
from socialpolicy.wizard.kept import Kept
from socialpolicy.wizard.question import Answer


def to_keep(flow: Flow) -> Kept:
    """Give what is kept of a flow."""
    return Kept(dict(flow.answers), flow.asked, tuple(sorted(flow.given)), dict(flow.extra))


def restored(new: Flow, kept: Kept) -> Flow:
    """Take up what was kept, in a flow that has only begun.

    The register may have changed since, and the draft is a file that anybody
    may have been at: an answer that cannot be used any more is asked for again.
    """
    answers = _usable(new, kept)
    known = {each.key for each in new.errand.questions}
    lost = kept.answers.keys() - answers.keys()
    flow = replace(
        new,
        answers=answers,
        asked=tuple(key for key in kept.asked if key in known and key not in lost),
        given=frozenset(kept.given) - lost,
        extra=kept.extra,
    )
    return flow.resumed()


def _usable(new: Flow, kept: Kept) -> dict[str, Answer]:
    questions = {each.key: each for each in new.errand.questions}
    answers: dict[str, Answer] = {}
    for key, value in kept.answers.items():
        question = questions.get(key)
        if question is None:
            if key in TOLD_BY_ADDRESS and new.filed is None:
                answers[key] = value
            continue
        try:
            read = read_value(question, value, replace(new, answers=kept.answers).situation)
        except AnswerError:
            continue
        answers[key] = read[key]
    return answers
