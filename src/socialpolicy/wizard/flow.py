"""The way through the questions: which comes next, and what is known so far.

Nothing here asks, writes or remembers on its own: every step gives a new flow.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from socialpolicy.register.models.account import Account
from socialpolicy.register.register import Located, Register
from socialpolicy.wizard.form import (
    AccountChange,
    Answer,
    AnswerKind,
    Answers,
    Form,
    Need,
    Question,
    Situation,
)
from socialpolicy.wizard.hints import at

if TYPE_CHECKING:
    from socialpolicy.wizard.message_log import LoggedEntry
    from socialpolicy.yaml import Document


class Progress(NamedTuple):
    """Where a question is: its number of how many in its section, and the section's.

    `sections` is None as long as it is not known how many there are.
    """

    number: int
    questions: int
    section: int
    sections: int | None


_OF_ORDER = frozenset({"A26"})
"""Rules that look at every day there is, and ask for none."""

KNOWN_FROM_ADDRESS = ("platform", "handle", "platform_id")
"""Keys that an address fills, and that go with it when it changes."""


@dataclass(frozen=True, slots=True)
class Flow:
    """How far a person has come with a form.

    `filed` is the account that it concerns, None when one is being opened.
    `answers` holds what is to be in the account so far. `asked` lists the keys
    of the questions that were answered or passed over, in the order they
    came. `given` are the keys answered beforehand, by options or a file,
    which are not asked; `options` are those of them that options gave, and
    `file` holds the others. `extra` is what the file said beyond the questions.
    """

    form: Form
    register: Register
    filed: Located[Account] | None = None
    message: LoggedEntry | None = None
    answers: Answers = field(default_factory=dict)
    asked: tuple[str, ...] = ()
    given: frozenset[str] = frozenset()
    extra: Mapping[str, Any] = field(default_factory=dict)
    options: frozenset[str] = frozenset()
    file: Document | None = None

    @property
    def situation(self) -> Situation:
        """What is known."""
        account = self.filed.model if self.filed else None
        return Situation(self.answers, self.register, account, self.message)

    @property
    def applicable(self) -> list[Question]:
        """The questions there are, as the answers are."""
        situation = self.situation
        return [
            each
            for each in self.form.questions
            if each.applies(situation) and not self._is_unwanted(each)
        ]

    def is_applicable(self, question: Question) -> bool:
        """Say whether a question is one of those there are."""
        return question.applies(self.situation) and not self._is_unwanted(question)

    def _is_unwanted(self, question: Question) -> bool:
        """Say whether only rules that the register has switched off ask for an answer.

        An answer that is given all the same is taken.
        """
        codes = set(question.codes) - _OF_ORDER
        return (
            question.need is Need.BEFORE
            and bool(codes)
            and question.key not in self.answers
            and codes <= self._off
        )

    @property
    def _off(self) -> AbstractSet[str]:
        from socialpolicy.lint.settings import switched_off

        return switched_off(self.register.policy.rules).keys()

    @property
    def next(self) -> Question | None:
        """The first question that has not come up; None when there is none left."""
        return next((each for each in self.applicable if not self._has_come_up(each)), None)

    @property
    def missing(self) -> list[Question]:
        """The questions whose answers must be there before anything is written."""
        situation = self.situation
        return [
            each
            for each in self.applicable
            if each.needed(situation) in (Need.FIRST, Need.BEFORE) and each.key not in self.answers
        ]

    def progress(self, question: Question) -> Progress:
        """Say where a question is among those of its section, those answered included."""
        # A question that the answer to this one brings is counted before it is there.
        counted = self
        if question.kind is AnswerKind.CHOICE and question.key not in self.answers:
            counted = replace(self, answers={**self.answers, question.key: "…"})
        asked = {
            each.key
            for each in counted.applicable
            if each.key == question.key or not each.silent or each.key in self.asked
        }
        within = [
            [each.key for each in section.questions if each.key in asked]
            for section in self.form.sections
        ]
        sections = [keys for keys in within if keys]
        own = next(keys for keys in sections if question.key in keys)
        deciding = [each for each in self.applicable if each.key in self.form.decided_by]
        known = all(self._has_come_up(each) for each in deciding)
        return Progress(
            own.index(question.key) + 1,
            len(own),
            sections.index(own) + 1,
            len(sections) if known else None,
        )

    @property
    def numbered(self) -> Mapping[str, int]:
        """The numbers of the answers in a list of them, by their keys."""
        applicable = [
            each for each in self.applicable if not each.silent or each.key in self.answers
        ]
        return {each.key: number for number, each in enumerate(applicable, 1)}

    @property
    def presumed_keys(self) -> frozenset[str]:
        """The keys of the answers that nobody was asked for or gave."""
        return frozenset(
            each.key
            for each in self.applicable
            if each.silent and each.key in self.answers
            if each.key not in self.asked and each.key not in self.given
        )

    def _has_come_up(self, question: Question) -> bool:
        known = question.key in self.asked or question.key in self.given
        return known or self._is_silent(question) or self._is_of_nobody(question)

    def _is_of_nobody(self, question: Question) -> bool:
        """Say whether a question is about a role that was left for later."""
        role = f"{question.key.partition('.')[0]}.role"
        return role != question.key and role in self.asked and role not in self.answers

    def _is_silent(self, question: Question) -> bool:
        known = question.key in self.answers or question.need is Need.FREE
        return question.silent and known and question.key not in self.asked

    def suggestion(self, question: Question) -> str:
        """Give what is in the box when a question comes up: the earlier answer, or a guess."""
        value = self.answers.get(question.key)
        if isinstance(value, list):
            return "; ".join(value)
        return value or question.suggestion(self.situation)

    def answered(self, question: Question, told: Mapping[str, Answer]) -> Flow:
        """Take an answer, and let go of answers to questions that it makes pointless."""
        answers = dict(self.answers)
        if question.kind is AnswerKind.ADDRESS:
            for key in KNOWN_FROM_ADDRESS:
                if key not in self.given:
                    answers.pop(key, None)
        answers |= {key: told[key] for key in told if key == question.key or key not in self.given}
        after = replace(self, answers=answers, asked=self._with(question.key))
        return _without_pointless(_without_outdated(after, self, question))

    def passed(self, question: Question) -> Flow:
        """Pass over a question, without an answer."""
        answers = {key: value for key, value in self.answers.items() if key != question.key}
        return _without_pointless(replace(self, answers=answers, asked=self._with(question.key)))

    def _with(self, key: str) -> tuple[str, ...]:
        return self.asked if key in self.asked else (*self.asked, key)

    def back(self) -> Flow:
        """Go back to the question before; its answer is kept and suggested. The first stays."""
        return replace(self, asked=self.asked[:-1])

    def reopened(self, question: Question) -> Flow:
        """Let one question come up again, and no other."""
        return replace(
            self,
            asked=tuple(key for key in self.asked if key != question.key),
            given=self.given - {question.key},
            options=self.options - {question.key},
        )

    def resumed(self) -> Flow:
        """Let the questions that were left for later come up again."""
        waiting = {each.key for each in self.missing}
        return replace(self, asked=tuple(key for key in self.asked if key not in waiting))

    def beforehand(self, told: Mapping[str, Answer]) -> Flow:
        """Take answers that were given beforehand; they are not asked for."""
        return replace(self, answers={**self.answers, **told}, given=self.given | set(told))

    def with_extra(self, extra: Mapping[str, Any]) -> Flow:
        """Add what a file says beyond the questions."""
        return replace(self, extra={**self.extra, **extra})

    def given_as(self, other: Flow) -> Flow:
        """Take what was given beforehand in another flow, and where it was given."""
        told = {key: other.answers[key] for key in other.given if key in other.answers}
        flow = self.beforehand(told).with_extra(other.extra)
        return replace(flow, options=other.options, file=other.file)

    def presumed(self) -> Flow:
        """Fill in what is not asked where it can be suggested."""
        return _filled(self, [each for each in self.form.questions if each.silent])

    def settled(self) -> Flow:
        """Fill in what follows from the register without anyone being asked.

        So does what the account holds, where a form is taken up again.
        """
        flow = replace(self, answers={**self._standing(), **self.answers})
        return _filled(flow, [each for each in self.form.questions if each.certain])

    def _standing(self) -> Answers:
        """Give what an earlier turn of the same form has written in the account."""
        change, account = self.form.edit, self.filed and self.filed.model
        if not isinstance(change, AccountChange) or not change.goes_on:
            return {}
        answers = {
            each.key: at(account, each.key)
            for each in self.form.questions
            if any(each.path[: len(whole)] == whole for whole in change.replaces)
        }
        return {key: value for key, value in answers.items() if value}


def _filled(flow: Flow, questions: Sequence[Question]) -> Flow:
    for each in questions:
        if each.key not in flow.answers and flow.is_applicable(each):
            value = each.suggestion(flow.situation)
            if value:
                flow = replace(flow, answers={**flow.answers, each.key: _read(each, value)})
    return flow


def _read(question: Question, suggested: str) -> Answer:
    if question.kind is not AnswerKind.ROLES:
        return suggested
    return [role.strip() for role in suggested.split(";")]


def _without_outdated(flow: Flow, before: Flow, answered: Question) -> Flow:
    """Let go of answers that follow from others, where those have come to suggest another."""
    outdated = {
        each.key
        for each in flow.form.questions
        if each.follows and each is not answered and each.key not in flow.given
        if each.suggestion(before.situation) != each.suggestion(flow.situation)
    }
    answers = {key: value for key, value in flow.answers.items() if key not in outdated}
    asked = tuple(key for key in flow.asked if key not in outdated)
    return replace(flow, answers=answers, asked=asked)


def _without_pointless(flow: Flow) -> Flow:
    applicable = {each.key for each in flow.applicable}
    pointless = {key for key in flow.asked if key not in applicable}
    # What an address gave is known even when the question itself need not be asked.
    gone = pointless.difference(KNOWN_FROM_ADDRESS)
    answers = {key: value for key, value in flow.answers.items() if key not in gone}
    asked = tuple(key for key in flow.asked if key not in pointless)
    return replace(flow, answers=answers, asked=asked)
