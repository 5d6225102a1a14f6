"""The rules run on what is to be written, over the register as it would be with the file in it.

`DraftCheck` reads a draft with the reader of `check` and runs the same rules, and
what counts is what the draft brings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from socialpolicy.finding import Finding, Label, Severity
from socialpolicy.lint.run import judge
from socialpolicy.register.layout import Role, log_name, role
from socialpolicy.register.models.account import Account
from socialpolicy.register.register import Register
from socialpolicy.source import Source
from socialpolicy.text import FilledText, Language, Text
from socialpolicy.verdict import Verdict
from socialpolicy.wizard.form import Question
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
    """Checks drafts of one file: reads them as `check` would, and says what they bring.

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
    return replace(register, entries=entries, logs=logs, has_all_logs=False)


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
    """A file that is not written yet, and what the rules find in it.

    `before` is the file as it is, None when there is none.
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

    def has_findings(self) -> bool:
        """Say whether anything weighs: an information is there to know, and stops nobody."""
        return any(each.severity is not Severity.INFO for each in self.verdict.findings)

    def about(self, question: Question) -> list[Finding]:
        """Find what the rules of a question say at the place of its answer."""
        return about(question, self.verdict.findings, self.at)


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


_ANSWER = Text(sv="Svaret ”{label}”", en="The answer “{label}”")


def for_question(finding: Finding, question: Question) -> Finding:
    """Word a finding for whoever answered a question: the answer is named, and no field."""
    said = finding.said
    if said.text.en.startswith("{where}"):
        named = FilledText(_ANSWER, {"label": question.label})
        said = FilledText(said.text, {**said.values, "where": named})
    return finding._replace(said=said, remedy=finding.for_answer(question.path))


def _touch(one: Label, other: Label) -> bool:
    if one.source.file != other.source.file:
        return False
    first, second = sorted((one.span, other.span))
    return (second.line, second.column) < (first.end_line, first.end_column)
