"""`socialpolicy rules`: every rule on a line, or as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from socialpolicy.rules import RULES
from socialpolicy.text import Language

if TYPE_CHECKING:
    from tests.commands.conftest import Ask


@pytest.mark.parametrize("language", list(Language))
def test_every_rule_once_in_order_with_its_title(ask: Ask, language: Language) -> None:
    code, out, err = ask("rules", "--lang", language)
    assert (code, err) == (0, "")
    heads = [line.split()[:2] for line in out.splitlines() if not line.startswith(" ")]
    assert heads == [[rule.code, rule.name] for rule in RULES]
    flat = " ".join(out.split())
    assert all(rule.title.in_language(language) in flat for rule in RULES)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("columns", ["40", "60", "66", "67", "80", "100", "200"])
def test_the_list_keeps_within_the_screen(ask: Ask, columns: str, language: Language) -> None:
    out = ask("rules", "--lang", language, COLUMNS=columns)[1]
    assert max(map(len, out.splitlines())) <= min(int(columns), 100)
    flat = " ".join(out.split())
    assert all(rule.title.in_language(language) in flat for rule in RULES)


def test_on_a_narrow_screen_titles_stand_below_their_names(ask: Ask) -> None:
    lines = ask("rules", COLUMNS="40")[1].splitlines()
    assert lines[:3] == ["Y01  yaml-syntax", "     Filen är YAML (fel)", "Y02  repeated-key"]


def test_titles_stand_in_a_column(ask: Ask) -> None:
    lines = ask("rules")[1].splitlines()
    first = lines[0].index("Filen är YAML")
    assert {line[first - 1] for line in lines} == {" "}
    assert not any(line[first].isspace() for line in lines)


def test_severities_are_the_words_of_check(ask: Ask) -> None:
    assert "  upplysning  " in ask("rules")[1]
    assert "  info  " in " ".join(ask("rules", "--lang", "en")[1].split(" "))


def test_a_rule_that_is_not_always_an_error_says_so(ask: Ask) -> None:
    """M06: forwarded to nobody is an error, forwarded and not done in time a warning."""
    lines = {line[:3]: line.split()[2] for line in ask("rules")[1].splitlines() if line[0] != " "}
    assert (lines["M06"], lines["M01"], lines["M16"]) == ("fel/varning", "fel", "varning")
    narrow = " ".join(ask("rules", "--lang", "en", COLUMNS="40")[1].split())
    assert "(error or warning) M07" in narrow


@pytest.mark.parametrize("language", list(Language))
def test_json_holds_each_rule_in_the_language_asked_for(ask: Ask, language: Language) -> None:
    code, out, err = ask("rules", "--format", "json", "--lang", language)
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert list(found) == ["version", "rules"]
    assert found["version"] == 1
    assert found["rules"] == [
        {
            "code": rule.code,
            "name": rule.name,
            "severity": rule.severity.value,
            "milder": [each.value for each in rule.milder],
            "time": rule.time,
            "title": rule.title.in_language(language),
            "why": rule.why.in_language(language),
            "help": rule.advice.in_language(language),
        }
        for rule in RULES
    ]


@pytest.mark.parametrize("form", ["yaml", "", "JSON", "\x1b[2J"])
def test_another_format_is_refused(ask: Ask, form: str) -> None:
    code, out, err = ask("rules", "--format", form)
    assert (code, out) == (2, "")
    assert err.startswith("socialpolicy: Formatet ")
    assert err.endswith(" finns inte. Välj text eller json.\n")
    assert err.removesuffix("\n").isprintable()


def test_no_register_is_needed(ask: Ask, tmp_path: Path) -> None:
    beside = ask("rules")
    assert ask("rules", cwd=tmp_path) == beside


def test_in_a_process(ask: Ask) -> None:
    ran = ask("rules", "--format", "json", "--lang=en")
    assert (ran.code, ran.err) == (0, "")
    assert [rule["code"] for rule in json.loads(ran.out)["rules"]] == [r.code for r in RULES]
