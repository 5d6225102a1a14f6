"""Drafts of a changed account: what the change brings is told from what was there before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from socialpolicy.finding import Finding, Verdict
from socialpolicy.lint.run import judge
from socialpolicy.register.addition import with_changed_account
from socialpolicy.register.models.account import Account
from socialpolicy.register.register import Located, Register
from socialpolicy.source import Source
from socialpolicy.storage.files import Entry
from socialpolicy.text import Language
from socialpolicy.wizard import draft
from socialpolicy.wizard.answers import AnswerError, read_answer
from socialpolicy.wizard.changing import Step, changed, steps_for
from socialpolicy.wizard.draft_check import Draft, about
from socialpolicy.wizard.flow import Flow
from socialpolicy.wizard.form import Change, Errand
from socialpolicy.wizard.question import Answers, Situation
from socialpolicy.yaml import Place


class JudgeOfChange:
    """Judges an account that is changed: what the change brings counts.

    So does what was there before and is about the questions that have been
    answered. What else the register has to put right stops nobody.
    """

    def __init__(
        self,
        register: Register,
        folder: Path,
        errand: Errand,
        change: Change,
        filed: Located[Account],
    ) -> None:
        self.register = register
        self.errand = errand
        self.change = change
        self.filed = filed
        self.before = filed.at.document.source
        self.entry = entry_of(filed, register)
        self.path = folder / self.entry.path
        # Other files' bytes are not looked through again for every answer.
        logs = tuple(log for log in register.logs if log.account == filed.model.id)
        self._beside = replace(register, entries=(self.entry,), logs=logs)

    def draft(self, flow: Flow) -> Draft:
        """Make the changed file, and judge it. Raises SpliceError when it cannot be made."""
        return self._judged(flow.answers, flow)

    def draft_so_far(self, flow: Flow) -> Draft:
        """Judge a change that is not whole yet."""
        answers = dict(flow.answers)
        situation = flow.situation
        answers = {**self.change.stand_ins(situation), **answers}
        for question in flow.applicable:
            if question.key in answers:
                continue
            suggested = question.suggestion(Situation(answers, self.register, self.filed.model))
            try:
                told = read_answer(question, suggested, situation)
            except AnswerError:
                continue
            answers |= told
        return self._judged(answers, flow)

    def _judged(self, answers: Answers, flow: Flow) -> Draft:
        situation = Situation(answers, self.register, self.filed.model)
        source = Source(self.before.file, changed(self.before.data, self._steps(situation)))
        register = with_changed_account(self._beside, self.entry.path, source)
        verdict = judge(register)
        found = [*verdict.findings, *self._later(register, answers)]
        kept = [*_brought(found, self._known), *self._unmet(found, source, register, flow)]
        counted = {id(each): each for each in kept if each.rule.code not in self.change.reminders}
        findings = tuple(sorted(counted.values(), key=lambda each: each.order))
        whole = replace(verdict, findings=findings, files=1)
        return Draft(self.path, source, whole, self.before)

    def _steps(self, situation: Situation) -> Sequence[Step]:
        answers = {
            each.key: situation.answers[each.key]
            for each in self.errand.questions
            if each.in_file and each.key in situation.answers and each.applies(situation)
        }
        values = draft.mapping(answers)
        return [*steps_for(values, self.change.replaces), *self.change.more(situation)]

    @cached_property
    def _known(self) -> list[Finding]:
        return list(judge(self._beside).findings)

    def _later(self, register: Register, answers: Answers) -> list[Finding]:
        """Judge by the rules that begin to count on a day ahead, but for what is yet to be done."""
        word = answers.get(self.change.later)
        day = date.fromisoformat(word) if isinstance(word, str) else register.today
        if day <= register.today:
            return []
        noon = datetime.combine(day, time(12), ZoneInfo(register.policy.working_time.time_zone))
        verdict: Verdict = judge(replace(register, as_of=noon), self.change.then)
        return [
            each
            for each in verdict.findings
            if each.label.source.file == self.before.file and "missing" not in each.said.values
        ]

    def _unmet(
        self, found: Sequence[Finding], source: Source, register: Register, flow: Flow
    ) -> list[Finding]:
        """Find what was wrong before, and still is, about what has been answered."""
        at = next(
            (each.at for each in register.accounts if each.at.document.source is source), None
        )
        return [
            finding
            for question in flow.applicable
            if at is not None and question.key in flow.answers
            for finding in about(question, found, Place(at.document, ()))
        ]


def entry_of(filed: Located[Account], register: Register) -> Entry:
    """Find the file that an account was read from."""
    file = filed.at.document.source.file
    return next(entry for entry in register.entries if entry.source.file == file)


def _brought(found: Iterable[Finding], known: Iterable[Finding]) -> list[Finding]:
    """Leave out findings that were there before, wherever they stood."""
    before = Counter(map(_same, known))
    new = []
    for finding in found:
        before[_same(finding)] -= 1
        if before[_same(finding)] < 0:
            new.append(finding)
    return new


def _same(finding: Finding) -> tuple[str, str, str]:
    said = finding.said.in_language(Language.ENGLISH)
    return finding.label.source.file, finding.rule.code, said
