"""The vocabulary of findings: severity, rule, label, finding, verdict.

A finding is data. It knows its place as a span in a source and carries its
sentences in both languages; how it is printed is a format's affair.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, StrEnum
from typing import NamedTuple, Protocol

from socialpolicy.source import Source, Span
from socialpolicy.text import FilledText, Text


class Severity(StrEnum):
    """How much a finding matters, worst first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Severity).index(self)


class Example(NamedTuple):
    """YAML that makes a rule fire, and the same put right.

    Both are fragments of `file`: the top-level keys they hold take the place
    of those in an ordinary, faultless file, and a key without a value is left
    out of it. With `whole` they are the file's entire text. `also` has the
    codes of other rules that `bad` cannot but break as well.
    """

    bad: str
    good: str
    file: str = "accounts/example.yaml"
    whole: bool = False
    also: tuple[str, ...] = ()


class Rule(NamedTuple):
    """What is looked for and why.

    `says` is the ordinary sentence of a finding; a check may say something
    more precise. `time` marks a rule whose answer depends on the moment.
    """

    code: str
    name: str
    severity: Severity
    title: Text
    says: Text
    why: Text
    help: Text
    example: Example
    time: bool = False

    def found(  # noqa: PLR0913 - every part of a finding but its rule
        self,
        at: Markable,
        *,
        says: Text | None = None,
        help: Text | None = None,
        severity: Severity | None = None,
        related: tuple[Label, ...] = (),
        subject: str | None = None,
        hides: bool = False,
        of_platform: str | None = None,
        timed: bool = False,
        values: Mapping[str, object] | None = None,
        **more: object,
    ) -> Finding:
        """Make a finding at a place; `values` and `more` fill both its sentence and its help."""
        said = {**(values or {}), **more}
        return Finding(
            rule=self,
            severity=severity or self.severity,
            said=FilledText(says or self.says, said),
            label=at.label(),
            subject=subject,
            help=FilledText(help or self.help, said),
            related=related,
            hides=hides,
            platform=of_platform,
            timed=timed or self.time,
        )


class Markable(Protocol):
    """Whatever knows where it stands in a file."""

    def label(self, said: FilledText | None = None) -> Label:
        """Mark the place, with a word about it when there is something to say."""
        ...


class Label(NamedTuple):
    """A marked place in a file, with a word about it when there is something to say."""

    source: Source
    span: Span
    said: FilledText | None = None


class Finding(NamedTuple):
    """One thing to put right.

    `hides` means that the marked text must never be shown, and `timed` that
    the finding came with time alone, so that it is never an error. Where the finding
    is about one `platform`, sentences that speak of others are not quoted.
    """

    rule: Rule
    severity: Severity
    said: FilledText
    label: Label
    subject: str | None = None
    help: FilledText | None = None
    related: tuple[Label, ...] = ()
    hides: bool = False
    platform: str | None = None
    timed: bool = False

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """What findings are sorted by: file, line, column, code, and the sentence."""
        span = self.label.span
        return (
            self.label.source.file,
            span.line,
            span.column,
            self.rule.code,
            f"{self.said.text.sv}{sorted((k, str(v)) for k, v in self.said.values.items())}",
        )


class Clause(NamedTuple):
    """A sentence of the policy that a finding quotes: its number, heading and exact wording."""

    id: str
    section: str
    text: str
    platforms: tuple[str, ...] = ()
    """The platforms that it speaks of; none means that it speaks of them all."""


class Flaw(Enum):
    """The ways in which a file can be wrong before anything is known of its content."""

    SYNTAX = "Y01"
    REPEATED_KEY = "Y02"
    SHAPE = "Y03"
    FEATURE = "Y04"
    ENCODING = "Y05"
    MISPLACED = "Y06"


class Problem(NamedTuple):
    """Something found while reading: which flaw, where, in which words, and what to do about it."""

    flaw: Flaw
    said: FilledText
    label: Label
    help: FilledText | None = None
    related: tuple[Label, ...] = ()
    subject: str | None = None


class Scope(NamedTuple):
    """What a run was narrowed to: the paths reported on, the rules asked for and those left out.

    Rules are codes, or letters for all the rules of a kind. Nothing means all.
    """

    paths: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """All findings of one run, sorted, with what the formats print around them.

    `registry` is the register's folder as shown to people, `files` the number
    of files read, and `clauses` maps a rule's code to the sentences it upholds.
    """

    findings: tuple[Finding, ...]
    registry: str
    as_of: datetime
    files: int
    clauses: Mapping[str, tuple[Clause, ...]] = field(default_factory=dict)
    scope: Scope = field(default_factory=Scope)

    def count(self) -> dict[Severity, int]:
        """Count the findings of each severity, those without any included."""
        counts = Counter(finding.severity for finding in self.findings)
        return {severity: counts[severity] for severity in Severity}

    def clauses_of(self, finding: Finding) -> tuple[Clause, ...]:
        """Give the policy's sentences that a finding's rule upholds, but for other platforms'."""
        upheld = self.clauses.get(finding.rule.code, ())
        if finding.platform is None:
            return upheld
        return tuple(
            each for each in upheld if not each.platforms or finding.platform in each.platforms
        )
