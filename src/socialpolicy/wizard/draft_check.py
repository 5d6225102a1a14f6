"""The rules run on what is to be written: over the register as it would be with the file in it.

`DraftCheck` reads a draft with the reader of `check` and runs the same rules, and
what counts is what the draft brings. The judges make the drafts of an account's answers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Protocol
from zoneinfo import ZoneInfo

from socialpolicy.finding import Finding, Label, Severity, Verdict
from socialpolicy.lint.run import judge
from socialpolicy.register.layout import Role, log_name, role
from socialpolicy.register.models.account import Account
from socialpolicy.register.register import Located, Register
from socialpolicy.source import Source
from socialpolicy.storage.files import FileEntry, display_path
from socialpolicy.text import FilledText, Language, Text
from socialpolicy.wizard import account_file, hints
from socialpolicy.wizard.account_file import Step, changed, steps_for
from socialpolicy.wizard.answers import AnswerError, read_answer
from socialpolicy.wizard.flow import Flow
from socialpolicy.wizard.form import AccountChange, Form
from socialpolicy.wizard.question import Answers, Question, Situation
from socialpolicy.yaml import Place, read

READING_CODES = frozenset({"Y01", "Y02", "Y03", "Y04", "Y05", "Y06", "R01"})
"""Rules that may find something in any answer: its shape, its characters, a secret in it."""


class Checked(NamedTuple):
    """A draft that has been checked.

    `register` is the register with the draft in it, as far as the rules looked at it,
    `verdict` what the draft brings, and `found` everything that was found.
    """

    register: Register
    verdict: Verdict
    found: tuple[Finding, ...]

    def has_errors(self) -> bool:
        """Say whether the draft brings an error."""
        return any(each.severity is Severity.ERROR for each in self.verdict.findings)


class DraftCheck:
    """Checks drafts of one file: reads them as `check` would, and tells what they bring.

    `path` is the file's place below the register's folder. What the rules find
    there already is no news, nor is it when it has moved; `before` is what counts
    as there already where that is not what the register has read. Raises nothing
    for what is wrong with a draft: that becomes findings.
    """

    def __init__(self, register: Register, path: str, before: Source | None = None) -> None:
        self.register = register if before is None else register.with_file(path, before)
        self.path = path

    @cached_property
    def known(self) -> tuple[Finding, ...]:
        """What is found in the register as it is."""
        return judge(_around(self.register, self.path)).findings

    def check(self, source: Source) -> Checked:
        """Check what the file is to hold; `source.file` is its path as people see it."""
        register = _around(self.register.with_file(self.path, source), self.path)
        verdict = judge(register)
        brought = tuple(new_findings(self.known, verdict.findings))
        return Checked(register, replace(verdict, findings=brought, files=1), verdict.findings)


def _around(register: Register, path: str) -> Register:
    """Leave out files that a change of one cannot concern, which are not searched once more.

    An account's messages stay, as what they need changes with it.
    """
    entries = tuple(entry for entry in register.entries if entry.path == path)
    if role(path) is Role.ACCOUNT:
        id = path.rsplit("/", 1)[-1].removesuffix(".yaml")
        logs = tuple(log for log in register.logs if log.account == id)
    elif role(path) is Role.LOG:
        name = log_name(path.removeprefix("messages/"))
        logs = tuple(log for log in register.logs if (log.account, log.month) == name)
    else:
        return register
    return replace(register, entries=entries, logs=logs)


def new_findings(before: Iterable[Finding], after: Iterable[Finding]) -> Iterator[Finding]:
    """Give the findings of `after` that were not there before, wherever they stood."""
    known = Counter(map(_same, before))
    for finding in after:
        known[_same(finding)] -= 1
        if known[_same(finding)] < 0:
            yield finding


def _same(finding: Finding) -> tuple[str, str, str]:
    said = finding.said.in_language(Language.ENGLISH)
    return finding.label.source.file, finding.rule.code, said


@dataclass(frozen=True)
class Draft:
    """A file that is not written yet, and what the rules say that stands in its way.

    `before` is the file as it stands, None when there is none.
    """

    path: Path
    source: Source
    verdict: Verdict
    before: Source | None = None

    @property
    def data(self) -> bytes:
        """What the file is to hold."""
        return self.source.data

    @property
    def text(self) -> str:
        """What the file is to hold, as text."""
        return self.source.data.decode()

    @cached_property
    def at(self) -> Place:
        """The place of the account in its file."""
        return read(self.source).place

    @cached_property
    def account(self) -> Account:
        """The account as it is to be. Raises ValidationError for one without a shape."""
        return Account.model_validate(self.at.document.value)

    def has_errors(self) -> bool:
        """Say whether anything is an error, so that the draft is not to be written."""
        return any(each.severity is Severity.ERROR for each in self.verdict.findings)

    def about(self, question: Question) -> list[Finding]:
        """Find what the rules of a question say at the place of its answer."""
        return about(question, self.verdict.findings, self.at)


class Judge(Protocol):
    """Makes drafts of the answers to a form's questions, and judges them."""

    @property
    def register(self) -> Register:
        """The register that drafts are judged in."""
        ...

    def draft(self, flow: Flow) -> Draft:
        """Make the file of the answers, and judge it."""
        ...

    def draft_so_far(self, flow: Flow) -> Draft:
        """Judge a draft whose answers are not all there yet.

        What is still to be asked is stood in for; findings about that say
        nothing.
        """
        ...


def about(question: Question, findings: Iterable[Finding], account: Place) -> list[Finding]:
    """Find what the rules of a question say at the place of its answer in an account."""
    if not question.in_file:
        return []
    codes = READING_CODES | set(question.codes)
    place = account
    for step in question.path:
        place = place / step
    marked = place.label()
    return [
        finding
        for finding in findings
        if finding.rule.code in codes
        and any(_touch(label, marked) for label in (finding.label, *finding.related))
    ]


def _touch(one: Label, other: Label) -> bool:
    if one.source.file != other.source.file:
        return False
    first, second = sorted((one.span, other.span))
    return (second.line, second.column) < (first.end_line, first.end_column)


_STAND_INS: Answers = {
    "platform": "other",
    "name": "Konto",
    "url": "https://example.com",
    "kind": "operational",
}
"""Answers without which no rule can look at an account."""


_TWICE = Text(
    sv="Sidan finns redan i registret, som {first}: {shown}",
    en="The page is in the register already, as {first}: {shown}",
)
_TITLED = Text(sv="Kontot {account}", en="The account {account}")
_ACCOUNT = Text(sv="kontot", en="the account")


def _fitting(finding: Finding) -> Finding:
    """Say of a page that is registered already what somebody who opens an account can do."""
    if finding.rule.code != "A02":
        return finding
    return finding._replace(said=FilledText(_TWICE, finding.said.values))


def _unnamed(finding: Finding, id: str) -> Finding:
    """Say `the account` in place of the id that stands in for one nobody has decided yet."""

    def without(said: FilledText) -> FilledText:
        # Where a rule says `the account x`, the word is there already.
        pairs = zip(said.text, _TITLED, _ACCOUNT, strict=True)
        texts = [(text.replace(titled, "{account}"), word) for text, titled, word in pairs]
        values = {
            name: Text(*(w.capitalize() if t.startswith(f"{{{name}}}") else w for t, w in texts))
            if value == id
            else value
            for name, value in said.values.items()
        }
        return FilledText(Text(*(text for text, _ in texts)), values)

    subject = None if finding.subject == id else finding.subject
    help = finding.help and without(finding.help)
    fix = finding.fix and finding.fix._replace(
        words=without(FilledText(finding.fix.words, {})).text
    )
    return finding._replace(said=without(finding.said), help=help, subject=subject, fix=fix)


class JudgeOfNew:
    """Judges a new account: everything that the rules find in its file counts."""

    def __init__(self, register: Register, folder: Path) -> None:
        self.register = register
        self.folder = folder
        self.schema = (folder / ".schema").is_dir()

    def draft(self, flow: Flow) -> Draft:
        """Make the file of the answers so far, and judge it."""
        return self._judged(flow.answers, flow)

    def draft_so_far(self, flow: Flow) -> Draft:
        """Judge a draft that is not whole yet."""
        situation = Situation({**_STAND_INS, **flow.answers}, self.register)
        units = self.register.organisation.units if self.register.organisation else []
        stand_ins = {**_STAND_INS, "unit": units[0].id if units else "enhet"}
        stand_ins["id"] = id = hints.own_id(situation)
        judged = self._judged({**stand_ins, **flow.answers}, flow)
        if "id" in flow.answers:
            return judged
        findings = tuple(_unnamed(each, id) for each in judged.verdict.findings)
        return replace(judged, verdict=replace(judged.verdict, findings=findings))

    def _judged(self, answers: Answers, flow: Flow) -> Draft:
        id = answers.get("id") or "konto"
        path = self.folder / "accounts" / f"{id}.yaml"
        text = account_file.write(account_file.mapping(answers, flow.extra), schema=self.schema)
        source = Source(display_path(path), text.encode())
        verdict = DraftCheck(self.register, f"accounts/{id}.yaml").check(source).verdict
        findings = tuple(map(_fitting, verdict.findings))
        return Draft(path, source, replace(verdict, findings=findings))


class JudgeOfChange:
    """Judges an account that is changed: what the change brings counts.

    So does what was there before and is about the questions that have been
    answered. What else the register has to put right stops nobody.
    """

    def __init__(
        self,
        register: Register,
        folder: Path,
        form: Form,
        change: AccountChange,
        filed: Located[Account],
    ) -> None:
        self.register = register
        self.form = form
        self.change = change
        self.filed = filed
        self.before = filed.at.document.source
        self.entry = entry_of(filed, register)
        self.path = folder / self.entry.path
        self._check = DraftCheck(register, self.entry.path)

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
        register, verdict, found = self._check.check(source)
        later = self._later(register, answers)
        brought = new_findings(self._check.known, (*found, *later))
        kept = [*brought, *self._unmet((*found, *later), source, register, flow)]
        counted = {id(each): each for each in kept if each.rule.code not in self.change.reminders}
        findings = tuple(sorted(counted.values(), key=lambda each: each.order))
        whole = replace(verdict, findings=findings, files=1)
        return Draft(self.path, source, whole, self.before)

    def _steps(self, situation: Situation) -> Sequence[Step]:
        answers = {
            each.key: situation.answers[each.key]
            for each in self.form.questions
            if each.in_file and each.key in situation.answers and each.applies(situation)
        }
        values = account_file.mapping(answers)
        return [*steps_for(values, self.change.replaces), *self.change.more(situation)]

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


def entry_of(filed: Located[Account], register: Register) -> FileEntry:
    """Find the file that an account was read from."""
    file = filed.at.document.source.file
    return next(entry for entry in register.entries if entry.source.file == file)
