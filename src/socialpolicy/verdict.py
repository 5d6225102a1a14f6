"""Judging a register: run every check, apply its settings, sort what was found."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from socialpolicy import settings
from socialpolicy.finding import Clause, Finding, Label, Severity, Verdict
from socialpolicy.language import Said
from socialpolicy.register.register import Register
from socialpolicy.rules.check import Check
from socialpolicy.source import Kind

MASK = "•••"
"""What stands in a sentence in place of something that must not be shown."""


def judge(
    register: Register, select: Collection[str] = (), ignore: Collection[str] = ()
) -> Verdict:
    """Run the checks on a register as it stands at its own `as_of`.

    `select` and `ignore` are rules by code, name or letter; nothing selected
    means all. Raises UnknownRuleError for a word that no rule answers to.
    """
    chosen = settings.choose(register.policy.rules, select, ignore)
    found = [*settings.complaints(register), *_run(register, chosen)]
    severities = settings.severities(register.policy.rules)
    if severities:
        found = [_reweighed(finding, severities) for finding in found]
    found = _hide(found)
    return Verdict(
        findings=tuple(sorted(found, key=lambda finding: finding.order)),
        registry=register.folder,
        as_of=register.as_of,
        files=sum(1 for entry in register.entries if entry.kind is Kind.FILE),
        clauses=_clauses(register),
    )


def _run(register: Register, checks: Collection[Check]) -> Iterator[Finding]:
    for check in checks:
        if check.register:
            yield from check.register(register)
    of_accounts = [check.account for check in checks if check.account]
    for filed in register.accounts:
        account, at = filed.model, filed.at
        for look in of_accounts:
            for finding in look(account, at, register):
                yield finding if finding.subject else replace(finding, subject=account.id)
        at.document.forget_marks()
    of_messages = [check.message for check in checks if check.message]
    for log in register.logs:
        for logged in register.logged(log):
            for look_at in of_messages:
                for finding in look_at(logged, register):
                    id = logged.message.id
                    yield finding if finding.subject else replace(finding, subject=id)
        log.at.document.forget_marks()


def _reweighed(finding: Finding, severities: Mapping[str, Severity]) -> Finding:
    severity = severities.get(finding.rule.code)
    return replace(finding, severity=severity) if severity else finding


def _hide(findings: list[Finding]) -> list[Finding]:
    """Cover what must not be shown: in the files' lines and in every finding's words."""
    words: set[str] = set()
    for finding in findings:
        if finding.hides:
            label = finding.label
            label.source.hidden.append(label.span)
            words |= set(label.source.excerpt(label.span).split())
    if not words:
        return findings
    longest_first = sorted((word for word in words if len(word) > 3), key=len, reverse=True)
    return [_masked(finding, longest_first) for finding in findings]


def _masked(finding: Finding, words: list[str]) -> Finding:
    return replace(
        finding,
        said=_mask(finding.said, words),
        help=finding.help and _mask(finding.help, words),
        related=tuple(_mask_label(label, words) for label in finding.related),
    )


def _mask_label(label: Label, words: list[str]) -> Label:
    return replace(label, said=label.said and _mask(label.said, words))


def _mask(said: Said, words: list[str]) -> Said:
    values = {name: _covered(value, words) for name, value in said.values.items()}
    return Said(said.text, values)


def _covered(value: object, words: list[str]) -> object:
    if isinstance(value, Said):
        return _mask(value, words)
    if isinstance(value, str):
        for word in words:
            value = value.replace(word, MASK)
    return value


def _clauses(register: Register) -> dict[str, tuple[Clause, ...]]:
    by_code: dict[str, tuple[Clause, ...]] = {}
    for filed in register.clauses:
        entry = filed.model
        clause = Clause(entry.id, entry.section, entry.text)
        for code in entry.upheld_by:
            by_code[code] = (*by_code.get(code, ()), clause)
    return by_code
