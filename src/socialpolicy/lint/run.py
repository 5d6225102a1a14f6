"""Judging a register: run every check, apply its settings, sort what was found."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, groupby
from typing import Protocol

from socialpolicy.check import (
    UNKNOWN,
    AccountCheck,
    Excuses,
    MessageCheck,
    RegisterCheck,
    Subjects,
    Unknown,
)
from socialpolicy.finding import Finding, Rule
from socialpolicy.lint import redaction, settings
from socialpolicy.lint.excusing import Outcome, excuse, reference_findings
from socialpolicy.lint.trial import Trial, TriedOn
from socialpolicy.register.comparison import Comparison
from socialpolicy.register.layout import is_hidden
from socialpolicy.register.models.account import Account
from socialpolicy.register.months import Month, months_together
from socialpolicy.register.register import Located, Register
from socialpolicy.register.timeline import Logged
from socialpolicy.rules.messages import personal_data
from socialpolicy.rules.reading import shape
from socialpolicy.rules.register import clause_unheld
from socialpolicy.rules.repository import personal_data_in_register, secret_in_register
from socialpolicy.storage.files import FileKind
from socialpolicy.verdict import Clause, Verdict

Choice = Callable[[Rule, Sequence[Logged]], Sequence[Logged]]
"""Which of the messages of some months a rule about messages is tried on."""


def judge(
    register: Register, select: Collection[str] = (), ignore: Collection[str] = ()
) -> Verdict:
    """Run the checks on a register as of its own `as_of`.

    `select` and `ignore` are rules by code, name or letter; nothing selected
    means all. Raises UnknownRuleError for a word that no rule answers to.
    """
    return whole(register, Run(register, select, ignore))


class Beside(Protocol):
    """What a run asks of a base that the register is judged beside."""

    @property
    def comparison(self) -> Comparison:
        """The register and its base."""

    def excused(
        self, found: list[Finding], outcome: Outcome, ran: Collection[str]
    ) -> tuple[list[Finding], Outcome]:
        """Take back what only a change itself excuses of what it brings."""

    def silenced(self, own: Sequence[Finding]) -> Sequence[Finding]:
        """Give the errors by the base's settings that neither `own` are nor the base has."""


def whole(register: Register, run: Run) -> Verdict:
    """Give a run the register's whole log, and take its verdict."""
    if run.reads_log:
        for months in months_together(register):
            run.take(months)
    return run.verdict()


class Run:
    """The checks of a register under way.

    It is given the log some months at a time, if it `reads_log`, and is then
    asked for the verdict.
    """

    def __init__(
        self,
        register: Register,
        select: Collection[str] = (),
        ignore: Collection[str] = (),
        choose: Choice | None = None,
        beside: Beside | None = None,
    ) -> None:
        """Begin. See `judge`; with `choose`, it can be told what each rule was tried on."""
        own = register.policy.rules
        every = settings.choose(own, select, ignore)
        chosen = [check for check in every if not check.is_between]
        self._beside = beside
        # Whoever loosens a setting in a change is judged by what it said before.
        before = settings.severities(beside.comparison.before.policy.rules) if beside else {}
        self._between = [
            Trial(check, before.get(check.rule.code))
            for check in every
            if check.is_between and beside
        ]
        severities, most = settings.severities(own), settings.most_severe(register)
        self._register = register
        self._choose = choose
        self._trials = [
            Trial(
                check,
                severities.get(check.rule.code),
                most.get(check.rule.code),
                keeps=choose is not None,
            )
            for check in chosen
        ]
        # Where nobody asked what must not be shown, it must not be shown either.
        codes = {check.rule.code for check in chosen}
        self._unasked = [Trial(check) for check in _HIDING if check.rule.code not in codes]
        self._unread = [Trial(check) for check in settings.unread(select, ignore)]
        self.reads_log = any(trial.goes_through_logs for trial in self._trials)
        # To read a large log takes far longer than to look for secrets in it: once is enough.
        in_logs = [*self._trials, *self._unasked, *self._unread] if self.reads_log else []
        self._logs = _Logs(register, in_logs, choose)

    def take(self, months: Sequence[Month]) -> None:
        """Judge some months of accounts."""
        self._logs.take(months)

    def verdict(self) -> Verdict:
        """Judge the rest, and give all that was found, sorted."""
        register, trials, unasked = self._register, self._trials, self._unasked
        if self.reads_log:
            self._logs.end()
            _of_rest(register, [*trials, *unasked])
        else:
            _of_rest(register, trials)
            if any(trial.findings for trial in trials):
                _of_all(register, unasked)
        ran = [trial.check.rule.code for trial in trials]
        # The log is not read for rules about accounts, and not for what cannot be read in it.
        looked_at = register if self.reads_log else replace(register, logs=())
        for trial in self._unread:
            if trial.check.register:
                trial.note_all(trial.check.register(looked_at), 1)
        saying = [*trials, *self._unread]
        found = in_order(finding for trial in saying for finding in trial.findings)
        outcome = excuse(register, found, ran)
        if self._beside:
            found, outcome = self._beside.excused(found, outcome, ran)
        excuses = [each for each in outcome.excused if each]
        found = [one for one, each in zip(found, outcome.excused, strict=True) if each is None]
        hiding = [*saying, *unasked, *self._differing(found)]
        between = (finding for trial in self._between for finding in trial.findings)
        found = in_order([*found, *between, *_of_excuses(register, trials, outcome.excuses)])
        hidden = [each for trial in hiding for each in trial.findings if each.hides]
        if hidden and (found or excuses):
            shown = redaction.redact([*found, *(each.finding for each in excuses)], hidden)
            found, others = shown[: len(found)], shown[len(found) :]
            pairs = zip(excuses, others, strict=True)
            excuses = [each._replace(finding=finding) for each, finding in pairs]
        return Verdict(
            findings=tuple(found),
            registry=register.folder,
            as_of=register.as_of,
            files=sum(
                entry.kind is FileKind.FILE and not is_hidden(entry.path)
                for entry in register.entries
            ),
            clauses=_clauses(register),
            tried={t.check.rule.code: t.count() for t in (*trials, *self._between)},
            excused=tuple(excuses),
        )

    def _differing(self, own: Sequence[Finding]) -> list[Trial]:
        """Try the rules on what differs; give what hides in what they show of the base."""
        if self._beside is None:
            return []
        beside, silencing = self._beside.comparison, list[Trial]()
        for trial in self._between:
            check = trial.check
            subjects = check.applies(beside) if check.applies else 1
            if check.revisions:
                trial.note_all(check.revisions(beside), subjects)
            elif check.silenced:
                silenced = self._beside.silenced(own)
                trial.note_all(check.silenced(beside, silenced), subjects)
                silencing.append(Trial(check))
                silencing[-1].findings.extend(silenced)
        if not any(trial.findings for trial in self._between):
            return []
        before = [Trial(check) for check in _HIDING]
        _of_all(beside.before, before)
        return [*before, *silencing]

    def tried_on(self) -> dict[str, TriedOn]:
        """Give what each rule was tried on, by its code, where messages are chosen."""
        return {trial.check.rule.code: trial.kept for trial in self._trials if trial.kept}


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Sort findings by place and code, and those that are alike in that by what they say."""
    found, ordered = list(findings), list[Finding]()
    # Sorted by one part of the place after another, as many findings with a tuple each take much.
    for part in reversed(_PLACE):
        found.sort(key=part)
    for _, alike in groupby(found, _place):
        first, *others = alike
        ordered += sorted((first, *others), key=_said) if others else [first]
    return ordered


_PLACE: tuple[Callable[[Finding], str | int], ...] = (
    lambda finding: finding.label.source.file,
    lambda finding: finding.label.span.line,
    lambda finding: finding.label.span.column,
    lambda finding: finding.rule.code,
)


def _place(finding: Finding) -> tuple[str | int, ...]:
    return tuple(part(finding) for part in _PLACE)


def _said(finding: Finding) -> str:
    values = sorted((key, str(value)) for key, value in finding.said.values.items())
    return f"{finding.said.text.sv}{values}"


_HIDING = (personal_data.check, secret_in_register.check, personal_data_in_register.check)


def _of_excuses(register: Register, trials: Sequence[Trial], excuses: Excuses) -> Iterator[Finding]:
    """Run the checks that ask what exceptions and known faults excused."""
    for trial in trials:
        if trial.check.excuses and trial.check.applies:
            look, subjects = trial.check.excuses, trial.check.applies(register)
            trial.note_all(look(register, excuses), subjects)
            yield from trial.findings


def _of_all(register: Register, trials: Sequence[Trial]) -> None:
    logs = _Logs(register, trials)
    for months in months_together(register):
        logs.take(months)
    logs.end()
    _of_rest(register, trials)


def _of_rest(register: Register, trials: Collection[Trial]) -> None:
    for trial in trials:
        if trial.check.register:
            _of_register(register, trial, trial.check.register)
    _of_accounts(register, [trial for trial in trials if trial.check.account])


def _of_register(register: Register, trial: Trial, look: RegisterCheck) -> None:
    check = trial.check
    if check.account:
        trial.note_beside(look(register))
        return
    subjects = check.applies(register) if check.applies else 1
    if subjects is not UNKNOWN and subjects:
        beside = _beside(register, check.rule)
        trial.note_all(chain(look(register), beside), subjects)
    else:
        trial.applies(subjects)


_Alike = list[tuple[Trial, AccountCheck]]
"""The checks of accounts that apply to the same accounts."""

_TOGETHER = 50
"""Accounts that are looked at together, each rule at all of them; it takes less time than each
account by itself, and their positions in the files are held until then."""


def _beside(register: Register, rule: Rule) -> Iterator[Finding]:
    """Find what of the settings, exceptions and sentences speaks of no rule that there is."""
    if rule is shape.RULE:
        yield from settings.setting_findings(register)
        yield from reference_findings(register)
    elif rule is clause_unheld.RULE:
        yield from settings.sentence_findings(register)


def _of_accounts(register: Register, trials: Collection[Trial]) -> None:
    # Many rules apply to the same accounts: each account is asked once for all of them.
    sharing: dict[Callable[..., Subjects] | None, _Alike] = {}
    for trial in trials:
        if trial.check.account:
            alike = sharing.setdefault(trial.check.applies, [])
            alike.append((trial, trial.check.account))
    for start in range(0, len(register.accounts), _TOGETHER):
        some = register.accounts[start : start + _TOGETHER]
        for applies, alike in sharing.items():
            _look_at_accounts(some, register, applies, alike)
        for located in some:
            located.at.document.forget_marks()


def _look_at_accounts(
    some: Sequence[Located[Account]],
    register: Register,
    applies: Callable[..., Subjects] | None,
    alike: _Alike,
) -> None:
    """Look at some accounts with checks that apply to the same ones of them."""
    tried: list[Located[Account]] = []
    for located in some:
        answer = applies is None or applies(located.model, register)
        if answer is UNKNOWN:
            for trial, _ in alike:
                trial.applies(answer, located.model.id)
        elif answer:
            tried.append(located)
    ids = [account.id for account, _ in tried]
    for trial, look in alike:
        trial.tried += len(ids)
        if trial.kept:
            trial.kept.subjects.extend(ids)
        for account, at in tried:
            found = tuple(look(account, at, register))
            if found:
                trial.note(found, account.id)


class _Logs:
    """The checks that go through the log, some months of accounts at a time."""

    def __init__(
        self, register: Register, trials: Collection[Trial], choose: Choice | None = None
    ) -> None:
        self._register = register
        self._choose = choose
        self._of_messages = [(each, each.check.message) for each in trials if each.check.message]
        self._across = [
            (each, each.check.across(register), list[Finding | Unknown]())
            for each in trials
            if each.check.across
        ]

    def take(self, months: Sequence[Month]) -> None:
        for _, each, gathered in self._across:
            for month in months:
                gathered.extend(each.take(month))
        messages = tuple(chain.from_iterable(month.messages for month in months))
        for trial, look in self._of_messages:
            self._look_at(trial, look, messages)

    def end(self) -> None:
        for trial, each, gathered in self._across:
            gathered.extend(each.end())
            if trial.check.message or trial.check.register:
                trial.note_beside(gathered)
                continue
            subjects = each.subjects()
            if subjects is UNKNOWN:
                trial.applies(subjects)
            else:
                trial.note_all(gathered, subjects)

    def _look_at(self, trial: Trial, look: MessageCheck, messages: Sequence[Logged]) -> None:
        register, check = self._register, trial.check
        if check.account:
            for logged in messages:
                found = list(look(logged, register))
                if found:
                    trial.note_beside(found, logged.message.id)
            return
        if self._choose:
            messages = self._choose(check.rule, messages)
        for logged in trial.try_on(messages, register):
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
