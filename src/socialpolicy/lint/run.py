"""Judging a register: run every check, apply its settings, sort what was found."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from socialpolicy.check import Check
from socialpolicy.finding import Clause, Finding, Severity, Verdict
from socialpolicy.lint import redaction, settings
from socialpolicy.register.register import Register
from socialpolicy.rules.messages import personal_data
from socialpolicy.rules.reading import shape
from socialpolicy.rules.repository import secret_in_register
from socialpolicy.storage.files import Kind


def judge(
    register: Register, select: Collection[str] = (), ignore: Collection[str] = ()
) -> Verdict:
    """Run the checks on a register as it stands at its own `as_of`.

    `select` and `ignore` are rules by code, name or letter; nothing selected
    means all. Raises UnknownRuleError for a word that no rule answers to.
    """
    chosen = settings.choose(register.policy.rules, select, ignore)
    codes = {check.rule.code for check in chosen}
    found = list(_run(register, chosen))
    if shape.RULE.code in codes:
        found += settings.complaints(register)
    hidden = [finding for finding in found if finding.hides]
    if found:
        # Where nobody asked what must not be shown, it must not be shown either.
        unasked = [check for check in _HIDING if check.rule.code not in codes]
        hidden += _run(register, unasked)
    severities = settings.severities(register.policy.rules)
    if severities:
        found = [_reweighed(finding, severities) for finding in found]
    if hidden:
        found = redaction.covered(found, hidden)
    return Verdict(
        findings=tuple(sorted(found, key=lambda finding: finding.order)),
        registry=register.folder,
        as_of=register.as_of,
        files=sum(1 for entry in register.entries if entry.kind is Kind.FILE),
        clauses=_clauses(register),
    )


_HIDING = (personal_data.check, secret_in_register.check)


def _run(register: Register, checks: Collection[Check]) -> Iterator[Finding]:
    for check in checks:
        if check.register:
            yield from check.register(register)
    yield from _of_accounts(register, checks)
    yield from _of_logs(register, checks)


def _of_accounts(register: Register, checks: Collection[Check]) -> Iterator[Finding]:
    of_accounts = [check.account for check in checks if check.account]
    for filed in register.accounts:
        account, at = filed.model, filed.at
        for look in of_accounts:
            for finding in look(account, at, register):
                yield finding if finding.subject else finding._replace(subject=account.id)
        at.document.forget_marks()


def _of_logs(register: Register, checks: Collection[Check]) -> Iterator[Finding]:
    of_messages = [check.message for check in checks if check.message]
    of_logs = [check.log for check in checks if check.log]
    for log in register.logs:
        messages = register.logged(log)
        for look_through in of_logs:
            yield from look_through(messages, register)
        for logged in messages:
            for look_at in of_messages:
                for finding in look_at(logged, register):
                    id = logged.message.id
                    yield finding if finding.subject else finding._replace(subject=id)
        log.at.document.forget_marks()


def _reweighed(finding: Finding, severities: Mapping[str, Severity]) -> Finding:
    severity = severities.get(finding.rule.code)
    if severity is None or (finding.timed and severity is Severity.ERROR):
        return finding
    return finding._replace(severity=severity)


def _clauses(register: Register) -> dict[str, tuple[Clause, ...]]:
    by_code: dict[str, tuple[Clause, ...]] = {}
    for filed in register.clauses:
        entry = filed.model
        clause = Clause(entry.id, entry.section, entry.text, tuple(entry.platforms))
        for code in entry.upheld_by:
            by_code[code] = (*by_code.get(code, ()), clause)
    return by_code
