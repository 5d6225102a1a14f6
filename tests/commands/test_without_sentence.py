"""`rules.without_sentence`: how severe a rule may be that none of the policy's sentences names.

In the base register a sentence is upheld by A14, and none by A18 and A06.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Ask

NONE = "rules: {off: {}, severity: {}}"


@pytest.fixture
def flawed(register: Path) -> Path:
    """Take the approval's number away (A06), make the deputy the responsible (A14), break Y03."""
    file = register / "accounts" / "example.yaml"
    text = file.read_text("utf-8")
    for before, after in (
        ("  reference: KUN 2015/14\n", ""),
        ("  role: Bibliotekarie, barn\n", "  role: Bibliotekarie, vuxen\n"),
        ("crisis_channel: false\n", "crisis_channel: kanske\n"),
    ):
        assert before in text
        text = text.replace(before, after)
    file.write_text(text, "utf-8")
    return register


def severities(ask: Ask, register: Path, rules: str) -> dict[str, str]:
    policy = register / "policy.yaml"
    text = policy.read_text("utf-8")
    assert NONE in text
    policy.write_text(text.replace(NONE, rules), "utf-8")
    found = json.loads(ask("check", "--format", "json").out)
    policy.write_text(text, "utf-8")
    return {each["code"]: each["severity"] for each in found["findings"]}


def test_without_the_setting_a_rule_is_as_severe_as_it_is(ask: Ask, flawed: Path) -> None:
    # What does not fit in a model keeps the rules about the account waiting.
    assert severities(ask, flawed, NONE) == {"Y03": "error"}
    file = flawed / "accounts" / "example.yaml"
    file.write_text(file.read_text("utf-8").replace("kanske", "false"), "utf-8")
    assert severities(ask, flawed, NONE) == {"A06": "error", "A14": "error"}


@pytest.mark.parametrize("most", ["warning", "info"])
def test_only_rules_that_no_sentence_names_get_milder(most: str, ask: Ask, flawed: Path) -> None:
    rules = f"rules: {{without_sentence: {most}}}"
    assert severities(ask, flawed, rules) == {"Y03": "error"}  # which no policy is needed for
    file = flawed / "accounts" / "example.yaml"
    file.write_text(file.read_text("utf-8").replace("kanske", "false"), "utf-8")
    assert severities(ask, flawed, rules) == {"A06": most, "A14": "error"}


def test_an_own_severity_is_not_made_graver(ask: Ask, flawed: Path) -> None:
    file = flawed / "accounts" / "example.yaml"
    file.write_text(file.read_text("utf-8").replace("kanske", "false"), "utf-8")
    rules = "rules: {without_sentence: warning, severity: {A06: info}}"
    assert severities(ask, flawed, rules) == {"A06": "info", "A14": "error"}


def test_secrets_stay_errors(ask: Ask, register: Path) -> None:
    file = register / "accounts" / "example.yaml"
    text = file.read_text("utf-8")
    before = "kept_in: Kommunens lösenordsvalv"
    assert before in text
    file.write_text(text.replace(before, 'kept_in: "Pärmen, lösenord: Exempel-2026"'), "utf-8")
    assert severities(ask, register, "rules: {without_sentence: info}")["R01"] == "error"


def test_the_total_says_that_a_rule_that_is_off_was_asked_for(ask: Ask, flawed: Path) -> None:
    policy = flawed / "policy.yaml"
    text = policy.read_text("utf-8").replace(NONE, "rules: {off: {A14: Nämnden prövar frågan}}")
    policy.write_text(text, "utf-8")
    said = ask("check", "--select", "A14").out
    assert "A14" in said
    assert "avstängd" in said
