"""One check in a run: what it was tried on, what it has found, and what that comes to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import compress
from typing import NamedTuple

from socialpolicy.check import UNKNOWN, Check, Subjects, Unknown
from socialpolicy.finding import Finding, Severity
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import Logged
from socialpolicy.verdict import Tried


class TriedOn(NamedTuple):
    """What a rule was tried on, by id: accounts, messages or units.

    What has no id is left out, and so are the messages of the rules that are tried on every one.
    """

    subjects: list[str]
    unknown: set[str]


class Trial:
    """One check in a run: what it has found, and how often it was tried."""

    def __init__(
        self,
        check: Check,
        severity: Severity | None = None,
        most: Severity | None = None,
        *,
        keeps: bool = False,
    ) -> None:
        """Take a check, the severity that the register sets for its rule, else the most of one.

        It `keeps` what it was tried on where that is asked for.
        """
        self.check = check
        self.severity = severity
        self.most = most
        self.findings: list[Finding] = []
        self.tried = self.not_met = self.unknown = 0
        self.kept = TriedOn([], set()) if keeps else None

    @property
    def goes_through_logs(self) -> bool:
        """Whether the log must be read for it."""
        return bool(self.check.message or self.check.across)

    def count(self) -> Tried:
        """Give how often it was tried, and how that went."""
        met = self.tried - self.not_met - self.unknown
        return Tried(self.tried, met, self.not_met, self.unknown)

    def applies(self, answer: object, subject: str = "") -> bool:
        """Count one more subject that the rule applies to, or of which that is unknown."""
        if answer is UNKNOWN:
            self.tried += 1
            self.unknown += 1
            if self.kept:
                self.kept.subjects.append(subject)
                self.kept.unknown.add(subject)
        return answer is True

    def try_on(self, messages: Sequence[Logged], register: Register) -> Sequence[Logged]:
        """Give the messages that the rule applies to, counted; count those where it is unknown."""
        applies = self.check.applies
        if applies:
            # Few rules apply to most messages: what is asked of each must cost little.
            answers = [applies(each, register) for each in messages]
            if UNKNOWN in answers:
                for each, answer in zip(messages, answers, strict=True):
                    self.applies(answer, each.message.id)
                answers = [answer is True for answer in answers]
            messages = list(compress(messages, answers))
        self.tried += len(messages)
        if self.kept:
            self.kept.subjects.extend([logged.message.id for logged in messages])
        return messages

    def note(self, found: Iterable[Finding | Unknown], subject: str) -> None:
        """Keep what a check gave of one subject, already counted as tried."""
        unknown, failed = self._keep(found, subject)
        if failed:
            self.not_met += 1
        elif unknown:
            self.unknown += 1
            if self.kept:
                self.kept.unknown.add(subject)

    def note_beside(self, found: Iterable[Finding | Unknown], subject: str = "") -> None:
        """Keep findings about something other than what the rule counts; each counts as one."""
        _, failed = self._keep(found, subject)
        self.tried += len(failed)
        self.not_met += len(failed)

    def note_all(self, found: Iterable[Finding | Unknown], subjects: Subjects) -> None:
        """Keep all that a check gave at once, of so many subjects or of these."""
        unknown, failed = self._keep(found, "")
        ids = set(map(self.check.about, failed))
        self.not_met += len(ids)
        self.unknown += unknown
        if isinstance(subjects, int):
            self.tried += subjects
        elif not isinstance(subjects, Unknown):
            self.tried += len(ids.union(subjects))
            if self.kept:
                self.kept.subjects.extend(subjects)

    def _keep(self, found: Iterable[Finding | Unknown], subject: str) -> tuple[int, list[Finding]]:
        """Keep the findings; give how many answers were UNKNOWN, and the findings that weigh."""
        unknown, failed = 0, []
        for each in found:
            if isinstance(each, Unknown):
                unknown += 1
                continue
            finding = each
            if subject and not finding.subject:
                finding = finding._replace(subject=subject)
            if self.severity and not (finding.timed and self.severity is Severity.ERROR):
                finding = finding._replace(severity=self.severity)
            elif self.most and self.most.rank > finding.severity.rank:
                finding = finding._replace(severity=self.most)
            self.findings.append(finding)
            if finding.is_breach:
                failed.append(finding)
        return unknown, failed
