"""What a run of the checks comes to: its findings, and what they are findings of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from socialpolicy.finding import Finding, Severity


class Clause(NamedTuple):
    """A sentence of the policy that a finding quotes: its number, heading and exact wording."""

    id: str
    section: str
    text: str
    platforms: tuple[str, ...] = ()  # those that it speaks of; none means that it is all


class Excused(NamedTuple):
    """A finding that an exception or a known fault excuses, and the last day that it does.

    A known fault has no reason, nor anybody who decided.
    """

    finding: Finding
    until: date
    reason: str | None = None
    decided_by: str | None = None
    reference: str | None = None

    @property
    def is_known(self) -> bool:
        """Whether it is a known fault, and no exception."""
        return self.decided_by is None


class Scope(NamedTuple):
    """What a run was narrowed to: paths, and rules by code or letter; `though_off` asked for."""

    paths: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    though_off: tuple[str, ...] = ()


class Tried(NamedTuple):
    """How often a rule was tried in a run, and how that went: `tried` is the sum of the rest.

    What is counted is what the rule is about, such as accounts or files. Not met are those with
    an error or a warning: with an information only, nobody has broken anything. Unknown are those
    too little was understood of.
    """

    tried: int = 0
    met: int = 0
    not_met: int = 0
    unknown: int = 0


class Base(NamedTuple):
    """The commit that a run compared the register with, where it had one.

    `made` is its time, and `registered` is False where it has no register. `messages` are what the
    commits since say of themselves, where whoever reads the summary of a job is to see it.
    """

    revision: str
    made: datetime
    registered: bool = True
    messages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """All findings of one run, sorted, with what the formats print around them.

    `registry` is the register's folder as shown to people, `files` the number of files read,
    `clauses` maps a rule's code to the sentences it upholds, `tried` to how often it was tried.
    What is `excused` is not among the findings, and is shown whole where that is asked for.
    """

    findings: tuple[Finding, ...]
    registry: str
    as_of: datetime
    files: int
    clauses: Mapping[str, tuple[Clause, ...]] = field(default_factory=dict)
    scope: Scope = field(default_factory=Scope)
    tried: Mapping[str, Tried] = field(default_factory=dict)
    base: Base | None = None
    excused: tuple[Excused, ...] = ()
    shows_excused: bool = False

    def count(self) -> dict[Severity, int]:
        """Count the findings of each severity, those without any included."""
        return dict.fromkeys(Severity, 0) | Counter(each.severity for each in self.findings)

    def path(self, file: str) -> str:
        """Give a file's path, also of one that is shown as the base has it."""
        return file.removeprefix(f"{self.base.revision}:") if self.base else file

    def clauses_of(self, finding: Finding) -> tuple[Clause, ...]:
        """Give the policy's sentences that a finding's rule upholds, but for other platforms'."""
        upheld = self.clauses.get(finding.rule.code, ()) if finding.quotes else ()
        if finding.shared_with is not None:
            shared = {each for code in finding.shared_with for each in self.clauses.get(code, ())}
            upheld = tuple(each for each in upheld if each in shared)
        on = finding.platform
        return tuple(each for each in upheld if not (on and each.platforms) or on in each.platforms)
