"""Help for somebody who answers a question: what to answer, and no YAML around it."""

from __future__ import annotations

import pytest

from socialpolicy.formats import words
from socialpolicy.forms.open_account import OPENING
from socialpolicy.rules import rule_named
from socialpolicy.source import Source
from socialpolicy.text import Language, Text
from socialpolicy.wizard.advising import for_answer
from socialpolicy.yaml import read


@pytest.mark.parametrize(
    ("key", "help", "paste"),
    [
        ("approval.body", "body: Kultur- och fritid", ("Kultur- och fritid",)),
        ("approval.body", '  body: "A, b: {c}"', ("A, b: {c}",)),
        ("approval.body", "approval:\n  body: Kultur", ("Kultur",)),
        ("responsible.assignment.by", "assignment:\n  by: Chef", ("Chef",)),
        ("access.roles", "roles: [A, b]", ("A; b",)),
        ("approval.body", "approval:\n  body: K\n  on: X", ("approval:", "  body: K", "  on: X")),
        ("approval.body", "on: 2026-11-01", ("on: 2026-11-01",)),
        ("handle", "handle: a\nAnnars, skriv:\nurl: b", ("a", "Annars, skriv:", "url: b")),
        ("handle", "handle: 'a\nx", ("'a", "x")),
        ("handle", "", ()),
    ],
)
def test_what_to_paste(key: str, help: str, paste: tuple[str, ...]) -> None:
    rule = rule_named("A07")
    assert rule
    at = read(Source("x.yaml", b"id: x\n")).place
    text = help.replace("{", "{{").replace("}", "}}")
    finding = rule.found(at, help=Text(f"Skriv:\n{text}", f"Write:\n{text}"))
    found = for_answer(finding, OPENING.question(key))
    for language, said in ((Language.SWEDISH, "Skriv:"), (Language.ENGLISH, "Write:")):
        assert words.advice(found, language) == (said, paste)
