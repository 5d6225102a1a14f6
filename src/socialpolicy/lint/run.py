"""Judging a register: run every check, apply its settings, sort what was found."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import chain, groupby

from socialpolicy.check import (
    UNKNOWN,
    AccountCheck,
    Check,
    MessageCheck,
    RegisterCheck,
    Subjects,
    Unknown,
)
from socialpolicy.finding import Clause, Finding, Severity, Tried, Verdict
from socialpolicy.lint import redaction, settings
from socialpolicy.register.layout import is_hidden
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import Logged
from socialpolicy.rules.messages import personal_data
from socialpolicy.rules.reading import shape
from socialpolicy.rules.repository import personal_data_in_register, secret_in_register
from socialpolicy.storage.files import FileKind


def judge(
    register: Register, select: Collection[str] = (), ignore: Collection[str] = ()
) -> Verdict:
    """Run the checks on a register as of its own `as_of`.

    `select` and `ignore` are rules by code, name or letter; nothing selected
    means all. Raises UnknownRuleError for a word that no rule answers to.
    """
    chosen = settings.choose(register.policy.rules, select, ignore)
    severities = settings.severities(register.policy.rules)
    most = settings.most_severe(register)
    trials = [
        _Trial(check, severities.get(check.rule.code), most.get(check.rule.code))
        for check in chosen
    ]
    # Where nobody asked what must not be shown, it must not be shown either.
    codes = {check.rule.code for check in chosen}
    unasked = [_Trial(check) for check in _HIDING if check.rule.code not in codes]
    if any(trial.goes_through_logs for trial in trials):
        # To read a large log takes far longer than to look for secrets in it: once is enough.
        _run(register, [*trials, *unasked])
    else:
        _run(register, trials)
        if any(trial.findings for trial in trials):
            _run(register, unasked)
    found = [finding for trial in trials for finding in trial.findings]
    hidden = [each for trial in [*trials, *unasked] for each in trial.findings if each.hides]
    if found and hidden:
        found = redaction.redact(found, hidden)
    return Verdict(
        findings=tuple(in_order(found)),
        registry=register.folder,
        as_of=register.as_of,
        files=sum(
            entry.kind is FileKind.FILE and not is_hidden(entry.path) for entry in register.entries
        ),
        clauses=_clauses(register),
        tried={trial.check.rule.code: trial.count() for trial in trials},
    )


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Sort findings by place and code, and those that are alike in that by what they say."""
    ordered: list[Finding] = []
    for _, alike in groupby(sorted(findings, key=_place), _place):
        first, *others = alike
        ordered += sorted((first, *others), key=_said) if others else [first]
    return ordered


def _place(finding: Finding) -> tuple[str, int, int, str]:
    span = finding.label.span
    return finding.label.source.file, span.line, span.column, finding.rule.code


def _said(finding: Finding) -> str:
    values = sorted((key, str(value)) for key, value in finding.said.values.items())
    return f"{finding.said.text.sv}{values}"


_HIDING = (personal_data.check, secret_in_register.check, personal_data_in_register.check)


class _Trial:
    """One check in a run: what it has found, and how often it was tried."""

    def __init__(
        self, check: Check, severity: Severity | None = None, most: Severity | None = None
    ) -> None:
        """Take a check, the severity that the register sets for its rule, else the most of one."""
        self.check = check
        self.severity = severity
        self.most = most
        self.findings: list[Finding] = []
        self.tried = self.not_met = self.unknown = 0

    @property
    def goes_through_logs(self) -> bool:
        return bool(self.check.message or self.check.across)

    def count(self) -> Tried:
        met = self.tried - self.not_met - self.unknown
        return Tried(self.tried, met, self.not_met, self.unknown)

    def applies(self, answer: object) -> bool:
        """Count one more subject that the rule applies to, or of which that is unknown."""
        if answer is UNKNOWN:
            self.tried += 1
            self.unknown += 1
        return answer is True

    def note(self, found: Iterable[Finding | Unknown], subject: str) -> None:
        """Keep what a check gave of one subject, already counted as tried."""
        unknown, failed = self._keep(found, subject)
        if failed:
            self.not_met += 1
        elif unknown:
            self.unknown += 1

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
            if finding.severity is not Severity.INFO:
                failed.append(finding)
        return unknown, failed


def _run(register: Register, trials: Collection[_Trial]) -> None:
    if any(trial.goes_through_logs for trial in trials):
        _of_logs(register, trials)
    for trial in trials:
        if trial.check.register:
            _of_register(register, trial, trial.check.register)
    _of_accounts(register, [trial for trial in trials if trial.check.account])


def _of_register(register: Register, trial: _Trial, look: RegisterCheck) -> None:
    check = trial.check
    if check.account:
        trial.note_beside(look(register))
        return
    subjects = check.applies(register) if check.applies else 1
    if subjects is not UNKNOWN and subjects:
        beside = settings.setting_findings(register) if check.rule is shape.RULE else ()
        trial.note_all(chain(look(register), beside), subjects)
    else:
        trial.applies(subjects)


def _of_accounts(register: Register, trials: Collection[_Trial]) -> None:
    # Many rules apply to the same accounts: each account is asked once for all of them.
    sharing: dict[Callable[..., Subjects] | None, list[tuple[_Trial, AccountCheck]]] = {}
    for trial in trials:
        if trial.check.account:
            alike = sharing.setdefault(trial.check.applies, [])
            alike.append((trial, trial.check.account))
    for located in register.accounts:
        account, at = located
        for applies, looks in sharing.items():
            answer = applies is None or applies(account, register)
            if not answer:
                continue
            for trial, look in looks:
                if answer is UNKNOWN:
                    trial.applies(answer)
                    continue
                trial.tried += 1
                found = tuple(look(account, at, register))
                if found:
                    trial.note(found, account.id)
        at.document.forget_marks()


def _of_logs(register: Register, trials: Collection[_Trial]) -> None:
    """Go through the log once, a month of an account at a time."""
    of_messages = [(trial, trial.check.message) for trial in trials if trial.check.message]
    across = [(trial, trial.check.across(register)) for trial in trials if trial.check.across]
    found: list[list[Finding | Unknown]] = [[] for _ in across]
    for log in register.logs:
        messages = register.logged(log)
        for (_, each), gathered in zip(across, found, strict=True):
            gathered.extend(each.take(log, messages))
        for trial, look in of_messages:
            _of_messages(register, trial, look, messages)
        log.let_go()
    for (trial, each), gathered in zip(across, found, strict=True):
        gathered.extend(each.end())
        if trial.check.message or trial.check.register:
            trial.note_beside(gathered)
            continue
        subjects = each.subjects()
        if subjects is UNKNOWN:
            trial.applies(subjects)
        else:
            trial.note_all(gathered, subjects)


def _of_messages(
    register: Register, trial: _Trial, look: MessageCheck, messages: Sequence[Logged]
) -> None:
    if trial.check.account:
        for logged in messages:
            trial.note_beside(look(logged, register), logged.message.id)
        return
    applies = trial.check.applies
    if applies:
        messages = [each for each in messages if trial.applies(applies(each, register))]
    trial.tried += len(messages)
    for logged in messages:
        found = list(look(logged, register))
        if found:
            trial.note(found, logged.message.id)


def _clauses(register: Register) -> dict[str, tuple[Clause, ...]]:
    by_code: dict[str, tuple[Clause, ...]] = {}
    for filed in register.clauses:
        entry = filed.model
        clause = Clause(entry.id, entry.section, entry.text, tuple(entry.platforms))
        for code in entry.upheld_by:
            by_code[code] = (*by_code.get(code, ()), clause)
    return by_code
