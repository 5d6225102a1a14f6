"""Findings gathered by rule, the most urgent last, and how many there are of what."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from socialpolicy.finding import Finding, Rule, Severity
from socialpolicy.formats import words
from socialpolicy.text import Language, Text, clean
from socialpolicy.verdict import Clause, Verdict

URGENT = ("M03", "M14", "R04", "R01")
"""What cannot wait, the most urgent last: someone who has no answer, and what must not be seen."""

MOST_COUNTED = 6
"""Accounts that the closing counts name before they only count the rest."""

_PER_RULE = Text(sv="Per regel", en="By rule")
_PER_ACCOUNT = Text(sv="Per konto", en="By account")
_OTHER = Text(sv="annat än konton", en="other than accounts")
_ACCOUNTS_LEFT = Text(sv="{accounts} andra konton", en="{accounts} other accounts")
_ACCOUNT_LEFT = Text(sv="1 annat konto", en="1 other account")

_MONTH = re.compile(r"\d{4}-\d{2}\.yaml")


class Group(NamedTuple):
    """The findings of one rule that are of one severity, in the order of the verdict."""

    severity: Severity
    rule: Rule
    findings: Sequence[Finding]

    @property
    def has_new(self) -> bool:
        """Whether any of them was not there before; they all count as new without a base."""
        return not all(finding.is_old for finding in self.findings)

    def of_new(self) -> Group:
        """Give the group without what was there before."""
        return self._replace(findings=[each for each in self.findings if not each.is_old])

    def clauses(self, verdict: Verdict) -> list[Clause]:
        """Give the policy's sentences that any of the findings quotes, each once."""
        kinds = {(each.platform, each.quotes, each.shared_with): each for each in self.findings}
        quoted = {each for one in kinds.values() for each in verdict.clauses_of(one)}
        return [each for each in verdict.clauses.get(self.rule.code, ()) if each in quoted]

    def spread(self, most: int) -> list[Finding]:
        """Choose so many of the findings, new ones first and from many files, in their order."""
        files = [finding.label.source.file for finding in self.findings]
        first = {file: place for place, file in reversed(list(enumerate(files)))}
        order = sorted(
            range(len(files)),
            key=lambda place: 2 * self.findings[place].is_old + (first[files[place]] != place),
        )
        return [self.findings[place] for place in sorted(order[:most])]


def gathered(verdict: Verdict) -> list[Group]:
    """Gather the findings by rule and severity: worst last, and of equally bad what is new last."""
    found: dict[tuple[Severity, str], list[Finding]] = {}
    for finding in verdict.findings:
        found.setdefault((finding.severity, finding.rule.code), []).append(finding)
    groups = [Group(severity, each[0].rule, each) for (severity, _), each in found.items()]
    return sorted(groups, key=_urgency)


def _urgency(group: Group) -> tuple[int, bool, int, int]:
    code = group.rule.code
    urgent = URGENT.index(code) if code in URGENT else -1
    return -group.severity.rank, group.has_new, urgent, -len(group.findings)


def account_of(finding: Finding) -> str:
    """Name the account that a finding is about, by the file it stands in; empty for any other."""
    path = PurePosixPath(finding.label.source.file)
    if path.parent.name == "accounts":
        return path.stem
    return path.parent.name if _MONTH.fullmatch(path.name) else ""


def counts(verdict: Verdict, language: Language) -> list[tuple[str, str]]:
    """Count what was found, by rule with the most last, and by account with the most first.

    Gives a label and the counts for each; nothing for a single finding.
    """
    if len(verdict.findings) < 2:
        return []
    by_rule = Counter(finding.rule.code for finding in verdict.findings)
    rules = sorted(by_rule.items(), key=lambda each: (each[1], each[0]))
    rows = [(_PER_RULE.in_language(language), _listed(rules, language))]
    by_account = Counter(map(account_of, verdict.findings))
    outside = by_account.pop("", 0)
    if by_account:
        accounts = sorted(by_account.items(), key=lambda each: (-each[1], each[0]))
        listed, left = accounts[:MOST_COUNTED], accounts[MOST_COUNTED:]
        if left:
            text = _ACCOUNT_LEFT if len(left) == 1 else _ACCOUNTS_LEFT
            name = text.in_language(language).format(accounts=words.number(len(left), language))
            listed.append((name, sum(count for _, count in left)))
        if outside:
            listed.append((_OTHER.in_language(language), outside))
        rows.append((_PER_ACCOUNT.in_language(language), _listed(listed, language)))
    return rows


def _listed(counted: Sequence[tuple[str, int]], language: Language) -> str:
    """Write names with their counts: `A14 1 · M16 14`, no count on another line than its name."""
    return " · ".join(
        f"{clean(name)}\u00a0{words.number(count, language)}" for name, count in counted
    )


_NOT_SO = Text(
    sv="{count} ställen där detta inte stämmer: {title}",
    en="{count} places where this does not hold: {title}",
)


def heading(group: Group, language: Language) -> str:
    """Say that a rule is broken in several places; its title is what should be so."""
    title, count = group.rule.title, words.number(len(group.findings), language)
    return _NOT_SO.in_language(language).format(count=count, title=title.in_language(language))
