"""The rules run on what is to be written: over the whole register with the new file in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

from socialpolicy.finding import Finding, Label, Severity, Verdict
from socialpolicy.register.models.account import Account
from socialpolicy.register.register import Register
from socialpolicy.source import Source
from socialpolicy.wizard.flow import Flow
from socialpolicy.wizard.question import Question
from socialpolicy.yaml import Place, read

READING_CODES = frozenset({"Y01", "Y02", "Y03", "Y04", "Y05", "Y06", "R01"})
"""Rules that may find something in any answer: its shape, its characters, a secret in it."""


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
    """Makes drafts of the answers to an errand's questions, and judges them."""

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
