"""Findings as SARIF 2.1.0, which GitHub's code scanning and many editors read.

Specification: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from importlib.metadata import version
from urllib.parse import quote

from socialpolicy.finding import Finding, Label, Rule, Severity
from socialpolicy.formats import words
from socialpolicy.formats.json import lay_out
from socialpolicy.formats.markdown import escape, quotation
from socialpolicy.source import Span
from socialpolicy.text import Language
from socialpolicy.verdict import Excused, Verdict

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

LONGEST_SNIPPET = 200
"""Characters of a marked place that are quoted from the file; a longer one is not."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
# What GitHub sorts alerts by: https://docs.github.com/en/code-security/reference/code-scanning.
_PROBLEM = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
_AREAS = {
    "Y": "reading",
    "A": "accounts",
    "M": "messages",
    "P": "register",
    "R": "repository",
    "T": "history",
    "W": "exceptions",
    "X": "beyond-policy",
}

_DIGITS = re.compile(r"\d+")


def render(verdict: Verdict, language: Language, rule_pages: str = "") -> str:
    """Print the verdict as one SARIF log with one run, a result a line.

    With `rule_pages`, the address of a folder, every rule has a `helpUri` to its page there.
    """
    findings = [*verdict.findings, *(each.finding for each in verdict.excused)]
    by_code = {finding.rule.code: finding.rule for finding in findings}
    rules = [by_code[code] for code in sorted(by_code)]
    index = {rule.code: number for number, rule in enumerate(rules)}
    prints = _fingerprints(findings)
    # All results have suppressions or none has (§3.27.23); an empty list is none of its own.
    suppressions: list[dict[str, object]] = [{"suppressions": []} for _ in verdict.findings]
    suppressions += ({"suppressions": [_suppression(each, language)]} for each in verdict.excused)
    if not verdict.excused:
        suppressions = [{} for _ in findings]
    driver = {
        "name": "socialpolicy",
        "semanticVersion": version("socialpolicy"),
        "rules": [_rule(verdict, rule, language, rule_pages) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "language": language.value,
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True}],
        "results": [
            _result(finding, index[finding.rule.code], mark, language) | suppressed
            for finding, mark, suppressed in zip(findings, prints, suppressions, strict=True)
        ],
        "properties": {
            "registry": verdict.registry,
            "asOf": verdict.as_of.isoformat(timespec="seconds"),
            "files": verdict.files,
            **({"base": verdict.base.revision} if verdict.base else {}),
        },
    }
    return lay_out({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, 4) + "\n"


def _rule(verdict: Verdict, rule: Rule, language: Language, pages: str) -> dict[str, object]:
    title = words.ended(" ".join(words.lines(rule.title.in_language(language))))
    why = " ".join(words.lines(rule.why.in_language(language)))
    quotes = words.quotes(verdict.clauses.get(rule.code, ()), rule.code, language)
    learn = f"socialpolicy explain {rule.code}"
    plain = [why, *("\n".join(quoted) for quoted in quotes), learn]
    marked = [escape(why), *map(quotation, quotes), f"`{learn}`"]
    page = {"helpUri": f"{pages}/{rule.code}.md"} if pages else {}
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": _message(title)},
        "fullDescription": {"text": _message(why)},
        "help": {
            "text": _message("\n\n".join(plain)),
            "markdown": _braces("\n\n".join(marked)),
        },
        **page,
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "tags": ["social-media-policy", _AREAS.get(rule.code[:1], "other")],
            "problem.severity": _PROBLEM[rule.severity],
        },
    }


def _result(finding: Finding, index: int, mark: str, language: Language) -> dict[str, object]:
    told = [words.ended(words.sentence(finding, language))]
    advice = words.advice(finding, language)
    if advice:
        told.append("\n".join([advice.words, *advice.paste]))
    result: dict[str, object] = {
        "ruleId": finding.rule.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": _message("\n".join(told))},
        "locations": [_location(finding.label, hides=finding.hides)],
        "partialFingerprints": {"socialpolicy/v1": mark},
    }
    if finding.related:
        result["relatedLocations"] = [
            _related(label, number, language) for number, label in enumerate(finding.related, 1)
        ]
    if finding.subject:
        result["properties"] = {"subject": finding.subject}
    return result


def _suppression(each: Excused, language: Language) -> dict[str, object]:
    return {
        "kind": "external",
        "status": "accepted",
        "justification": _message(words.excuse(each, language)),
        "properties": {"until": each.until.isoformat(), "known": each.is_known},
    }


def _related(label: Label, number: int, language: Language) -> dict[str, object]:
    said = words.word(label, language)
    message = {"message": {"text": _message(said)}} if said else {}
    return {"id": number, **_location(label, hides=False), **message}


def _location(label: Label, *, hides: bool) -> dict[str, object]:
    span = label.span
    region: dict[str, object] = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    snippet = "" if hides else _snippet(label, span)
    if snippet:
        region["snippet"] = {"text": snippet}
    uri = _uri(label.source.file)
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}


def _snippet(label: Label, span: Span) -> str:
    """Quote what is marked on a single line, unless any of it must not be shown."""
    length = span.end_column - span.column
    if span.line != span.end_line or not 0 < length <= LONGEST_SNIPPET:
        return ""
    stretch = slice(span.column - 1, span.end_column - 1)
    text = label.source.line(span.line)[stretch]
    return text if label.source.shown_line(span.line)[stretch] == text else ""


def _uri(file: str) -> str:
    """Write a path as a URI: relative as it is, absolute with the scheme `file`."""
    path = quote(file, safe="/", errors="replace")
    if file.startswith("/"):
        return f"file://{path}"
    if file[1:2] == ":" and file[:1].isalpha():  # a drive of Windows
        return f"file:///{file[0]}:{path[4:]}"
    return path


def _message(text: str) -> str:
    """Keep values from being read as SARIF's own links and placeholders (§3.11.5 and §3.11.6)."""
    return _braces(text.replace("](", "] ("))


def _braces(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _fingerprints(findings: Sequence[Finding]) -> list[str]:
    """Give every finding a mark that stays when lines move, days pass or the language changes.

    It is made of the rule, the subject (or else the file) and the Swedish
    sentence without its numbers; findings that agree in all this are counted.
    """
    seen: Counter[str] = Counter()
    prints = []
    for finding in findings:
        said = _DIGITS.sub("0", words.sentence(finding, Language.SWEDISH))
        whose = finding.subject or finding.label.source.file
        key = f"{finding.rule.code}\0{whose}\0{said}"
        digest = hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:32]
        seen[digest] += 1
        prints.append(f"{digest}:{seen[digest]}")
    return prints
