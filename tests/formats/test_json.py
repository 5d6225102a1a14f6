"""Findings as JSON, version 1."""

from __future__ import annotations

import json
from collections.abc import Callable

from socialpolicy.finding import Finding
from socialpolicy.formats import render
from socialpolicy.text import Language
from socialpolicy.verdict import Verdict

SV, EN = Language.SWEDISH, Language.ENGLISH


def test_json_has_the_keys_that_others_rely_on_in_their_order(sample: Verdict) -> None:
    document = json.loads(render("json", sample, EN))
    keys = ["version", "registry", "as_of", "files", "summary", "findings", "excused"]
    assert list(document) == keys
    assert document["version"] == 1
    assert document["as_of"] == "2026-11-22T12:00:00+01:00"
    assert document["summary"] == {"error": 5, "warning": 2, "info": 1}
    first = document["findings"][0]
    assert list(first) == [
        *("code", "name", "severity", "message", "file", "line", "column", "end_line"),
        *("end_column", "subject", "clauses", "help", "related"),
    ]
    assert list(first["related"][0]) == ["message", "file", "line", "column"]
    assert list(document["findings"][2]["clauses"][0]) == ["id", "section", "text"]
    assert document["findings"][-1]["subject"] is None
    assert document["findings"][-1]["help"] is None


def test_json_speaks_the_language_but_its_words_of_art_do_not_change(sample: Verdict) -> None:
    swedish = json.loads(render("json", sample, SV))["findings"][2]
    english = json.loads(render("json", sample, EN))["findings"][2]
    assert swedish["message"].startswith("Kontot")
    assert english["message"].startswith("The account")
    for key in ("message", "help"):
        del swedish[key], english[key]
    assert swedish == english


def test_json_can_be_read_by_programs_that_refuse_half_a_surrogate_pair(
    verdict: Callable[..., Verdict], simple: Callable[..., Finding]
) -> None:
    text = render("json", verdict(simple(file="a\udcff\x9b\u202e.yaml")), SV)
    assert text.encode().decode() == text
    assert json.loads(text)["findings"][0]["file"] == "a\ufffd\x9b\u202e.yaml"
    assert "\x9b" not in text
    assert "\u202e" not in text
