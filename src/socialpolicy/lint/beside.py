"""Judging a register beside its base: what is new, and what a change may not excuse of itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from socialpolicy.finding import Finding, Severity
from socialpolicy.lint.excusing import Outcome, excuse
from socialpolicy.lint.run import Run, judge, whole
from socialpolicy.lint.settings import switched_off
from socialpolicy.register.comparison import Comparison
from socialpolicy.register.layout import MEANT_AS_LOG
from socialpolicy.register.register import Register
from socialpolicy.rules import CHECKS
from socialpolicy.text import FilledText, Text
from socialpolicy.verdict import Excused, Verdict

_TOO_NEW = Text(
    sv="det som står här är nytt sedan {revision}, och ursäktar inte ett fel som också är nytt",
    en="what it says here is new since {revision}, and does not excuse an error that is new too",
)


def judge_beside(
    beside: Comparison, select: Collection[str] = (), ignore: Collection[str] = ()
) -> Verdict:
    """Run the checks on a register, those on what differs from its base too. See `run.judge`."""
    is_whole = not select and not ignore
    run = Run(beside.after, select, ignore, beside=_Beside(beside, is_whole=is_whole))
    return whole(beside.after, run)


class _Beside:
    """What the base says of what is found at hand."""

    def __init__(self, comparison: Comparison, *, is_whole: bool) -> None:
        """Take both registers; the run `is_whole` where it tries every rule that is on."""
        self.comparison = comparison
        self._is_whole = is_whole

    @cached_property
    def _by_base(self) -> Register:
        return self.comparison.by_settings_before

    def excused(
        self, found: list[Finding], outcome: Outcome, ran: Collection[str]
    ) -> tuple[list[Finding], Outcome]:
        """Take back what only new entries excuse, of findings that the base has not."""
        beside = self.comparison
        if beside.has_same_excuses or not any(outcome.excused):
            return found, outcome
        before = excuse(self._by_base, found, ran).excused
        pairs = list(zip(found, outcome.excused, before, strict=True))
        had = _found(beside, [each for each, now, then in pairs if now and not then])
        findings, excused = list[Finding](), list[Excused | None]()
        for each, now, then in pairs:
            key = _identity(each, beside)
            holds = then is not None or had[key] > 0
            had[key] -= 1
            excused.append(now if holds else None)
            findings.append(each if holds or not now else self._with_entry(each))
        return findings, outcome._replace(excused=tuple(excused))

    def _with_entry(self, finding: Finding) -> Finding:
        """Point at the entry that would have excused a finding, had it not been new itself."""
        register = self.comparison.after
        entries = [
            each.at
            for each in register.exceptions
            if (each.model.rule, each.model.subject) == (finding.rule.code, finding.subject)
        ]
        entries += [register.known.at / "faults"] if register.known else []
        note = FilledText(_TOO_NEW, {"revision": self.comparison.version})
        return finding._replace(related=(*finding.related, *(at.label(note) for at in entries[:1])))

    def silenced(self, own: Sequence[Finding]) -> Sequence[Finding]:
        """Judge all but the settings at hand by those of the base, and take away what is said."""
        beside = self.comparison
        if beside.has_same_settings_in_meaning:
            return ()
        errors = list(_errors(judge(self._by_base).findings))
        if not self._is_whole:
            codes = {each.rule.code for each in errors} - set(
                switched_off(beside.after.policy.rules)
            )
            own = judge(beside.after, sorted(codes)).findings if codes else ()
        left = self._less(errors, _errors(own))
        codes = {each.rule.code for each in left}
        had = judge(beside.whole_before, sorted(codes)).findings if left else ()
        return self._less(left, _errors(had))

    def _less(self, errors: Iterable[Finding], others: Iterable[Finding]) -> list[Finding]:
        """Leave out the errors that are among others too."""
        there = Counter(_identity(each, self.comparison) for each in others)
        left: list[Finding] = []
        for each in errors:
            key = _identity(each, self.comparison)
            if there[key] <= 0:
                left.append(each)
            there[key] -= 1
        return left


def _errors(findings: Iterable[Finding]) -> Iterable[Finding]:
    return (each for each in findings if each.severity is Severity.ERROR)


_OF_ACCOUNTS = frozenset(
    check.rule.code for check in CHECKS if check.account and not (check.register or check.across)
)
"""The rules whose findings follow from an account and the settings alone."""

_OF_MESSAGES = frozenset(
    check.rule.code for check in CHECKS if check.message and not check.register
)
"""The rules whose findings in a log follow from a message, its account and the settings alone."""


def with_news(verdict: Verdict, beside: Comparison) -> Verdict:
    """Mark the findings that the base had too.

    A finding is the same when the same rule says the same of the same subject, wherever its line
    is now. The base is judged only by the rules whose findings cannot be told without that.
    """
    told = [_is_surely_old(each, beside) for each in verdict.findings]
    pairs = zip(verdict.findings, told, strict=True)
    before = _found(beside, [each for each, old in pairs if not old and each.rule.code[0] != "T"])
    findings: list[Finding] = []
    for finding, old in zip(verdict.findings, told, strict=True):
        key = _identity(finding, beside)
        is_old = old or before[key] > 0
        before[key] -= not old
        findings.append(finding._replace(is_old=is_old))
    return replace(verdict, findings=tuple(findings))


def _found(beside: Comparison, findings: Iterable[Finding]) -> Counter[tuple[str, ...]]:
    """Count what the rules of some findings find in the base, excused or not.

    For those in the log, no more of it is read than may differ: the rest is known to be old.
    """
    few, whole_log = set[str](), set[str]()
    for each in findings:
        logged = beside.has_same_settings and each.rule.code in _OF_MESSAGES and _is_logged(each)
        (few if logged else whole_log).add(each.rule.code)
    found: Counter[tuple[str, ...]] = Counter()
    for register, some in (
        (beside.whole_before, whole_log),
        (_with_few_logs(beside), few - whole_log),
    ):
        if some:
            verdict = judge(register, sorted(some))
            every = (*verdict.findings, *(each.finding for each in verdict.excused))
            found.update(_identity(each, beside) for each in every)
    return found


def _with_few_logs(beside: Comparison) -> Register:
    """Give the base's register with the log only of what may differ."""
    whole = beside.whole_before
    changed = {pair.before.model.id for pair in beside.accounts}
    logs = (
        log for log in whole.logs if log.account in changed or log.file not in beside.same_files
    )
    return replace(whole, logs=tuple(logs))


def _is_surely_old(finding: Finding, beside: Comparison) -> bool:
    """Say whether a finding follows from what is the same byte for byte."""
    if not beside.has_same_settings:
        return False
    labels = (finding.label, *finding.related)
    if not all(label.source.file in beside.same_files for label in labels):
        return False
    if finding.rule.code in _OF_MESSAGES and _is_logged(finding):
        return _account_of(finding) in beside.same_accounts
    return finding.rule.code in _OF_ACCOUNTS


def _is_logged(finding: Finding) -> bool:
    """Say whether a finding is in the log, by where its file lies."""
    return MEANT_AS_LOG.search(finding.label.source.file) is not None


def _account_of(finding: Finding) -> str:
    """Give the account whose log a finding is in."""
    return finding.label.source.file.rpartition("/")[0].rpartition("/")[2]


def _identity(finding: Finding, beside: Comparison) -> tuple[str, ...]:
    """Tell a finding from others, but for its line: by the rule, the subject and what it says."""
    file = finding.label.source.file
    for register in (beside.after, beside.before):
        file = file.removeprefix(f"{register.folder}/")
    # Who is on duty says whom to ask, and not what is wrong.
    said = (item for item in finding.said.values.items() if item[0] != "duty")
    values = sorted((key, str(value)) for key, value in said)
    return finding.rule.code, finding.subject or file, finding.said.text.sv, str(values)
