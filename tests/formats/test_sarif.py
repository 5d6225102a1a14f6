"""Findings as SARIF 2.1.0, held against its official schema."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from socialpolicy.finding import Finding, Label
from socialpolicy.formats import render
from socialpolicy.source import Span
from socialpolicy.text import FilledText, Language, Text
from socialpolicy.verdict import Verdict

SCHEMA = Path(__file__).parent / "sarif" / "sarif-schema-2.1.0.json"
SV, EN = Language.SWEDISH, Language.ENGLISH


def run_of(found: Verdict, language: Language = SV, rule_pages: str = "") -> dict[str, Any]:
    document = json.loads(render("sarif", found, language, rule_pages=rule_pages))
    Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(document)
    [run] = document["runs"]
    assert isinstance(run, dict)
    return run


def prints(found: Verdict, language: Language = SV) -> list[dict[str, str]]:
    return [result["partialFingerprints"] for result in run_of(found, language)["results"]]


def moved(finding: Finding, lines: int) -> Finding:
    span = finding.label.span
    span = Span(span.line + lines, span.column, span.end_line + lines, span.end_column)
    return finding._replace(label=Label(finding.label.source, span))


def test_the_schema_is_the_official_one_unchanged() -> None:
    digest = hashlib.sha256(SCHEMA.read_bytes()).hexdigest()
    assert digest in SCHEMA.with_name("README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", Language)
def test_sarif_follows_its_schema(language: Language, sample: Verdict) -> None:
    run = run_of(sample, language)
    assert run["language"] == language
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted(
        {finding.rule.code for finding in sample.findings}
    )
    for result, finding in zip(run["results"], sample.findings, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding.rule.code
    levels = [result["level"] for result in run["results"]]
    assert levels == [*["error"] * 4, "warning", "warning", "error", "note"]


def test_a_run_that_found_nothing_was_successful_too(verdict: Callable[..., Verdict]) -> None:
    run = run_of(verdict())
    assert run["results"] == []
    assert run["invocations"] == [{"executionSuccessful": True}]
    assert run["tool"]["driver"]["semanticVersion"] == version("socialpolicy")


def test_a_rule_leads_to_its_page_where_the_address_is_known(sample: Verdict) -> None:
    pages = "https://github.com/exempelkommun/socialpolicy/blob/HEAD/docs/rules"
    rules = run_of(sample, rule_pages=pages)["tool"]["driver"]["rules"]
    assert [rule["helpUri"] for rule in rules] == [f"{pages}/{rule['id']}.md" for rule in rules]
    unknown = run_of(sample)["tool"]["driver"]["rules"]
    assert not any("helpUri" in rule for rule in unknown)


def test_fingerprints_stay_when_lines_move_and_in_the_other_language(sample: Verdict) -> None:
    before = prints(sample)
    assert len({str(mark) for mark in before}) == len(sample.findings)
    below = tuple(moved(finding, 3) for finding in sample.findings)
    assert prints(replace(sample, findings=below)) == before
    assert prints(sample, EN) == before


def test_fingerprints_stay_when_days_pass_and_differ_for_findings_that_are_alike(
    verdict: Callable[..., Verdict], simple: Callable[..., Finding]
) -> None:
    def late(days: int) -> Finding:
        text = Text(sv="{days} dagar sedan", en="{days} days ago")
        return simple(words=FilledText(text, {"days": days}))

    assert prints(verdict(late(45))) == prints(verdict(late(46)))
    first, second = prints(verdict(simple(), moved(simple(), 1)))
    assert first != second
    assert prints(verdict(simple(file="a.yaml"))) != prints(verdict(simple(file="b.yaml")))


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("registry/accounts/x.yaml", "registry/accounts/x.yaml"),
        ("registry/a b/å:%.yaml", "registry/a%20b/%C3%A5%3A%25.yaml"),
        ("../x.yaml", "../x.yaml"),
        ("/home/x.yaml", "file:///home/x.yaml"),
        ("D:/x y.yaml", "file:///D:/x%20y.yaml"),
    ],
)
def test_places_are_addresses(
    file: str, uri: str, verdict: Callable[..., Verdict], simple: Callable[..., Finding]
) -> None:
    [result] = run_of(verdict(simple(file=file)))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": uri}


def test_a_value_cannot_become_a_link_or_a_placeholder(
    verdict: Callable[..., Verdict], simple: Callable[..., Finding]
) -> None:
    value = "[klicka](https://example.com) {0}"
    finding = simple(words=FilledText(Text(sv="{x}", en="{x}"), {"x": value}))
    [result] = run_of(verdict(finding))["results"]
    assert result["message"] == {"text": "[klicka] (https://example.com) {{0}}."}


def test_what_is_marked_is_quoted_but_never_what_is_hidden(sample: Verdict) -> None:
    def quoted(finding: Finding) -> list[str]:
        [result] = run_of(replace(sample, findings=(finding,)))["results"]
        return re.findall(r'"snippet": {"text": "([^"]*)"}', json.dumps(result))

    deputy, secret = sample.findings[2], sample.findings[3]
    assert quoted(deputy) == ["deputy"]
    assert quoted(secret) == []
    around = Label(secret.label.source, Span(14, 3, 14, 31))
    assert quoted(deputy._replace(label=around)) == []
