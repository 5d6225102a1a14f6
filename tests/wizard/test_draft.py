"""An account written as YAML: in the register's style, and read back exactly as it was given."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from socialpolicy.forms.open_account import OPENING
from socialpolicy.register.models.account import Account
from socialpolicy.source import Source
from socialpolicy.wizard.account_draft import SCHEMA, mapping, write
from socialpolicy.wizard.form import Answer, AnswerKind
from socialpolicy.yaml import read, read_exact
from socialpolicy.yaml.errors import NOT_ALLOWED

TEXT = [each.key for each in OPENING.questions if each.kind in (AnswerKind.TEXT, AnswerKind.LONG)]

HOSTILE = [
    ": #", "- x", "yes", "no", "Null", "~", "0123", "1_000", "1.10", "0x1f", "1e3", '"', "'", "'a'",
    '"a"', "a: b", "a #b", "#a", "?", "? a", "a?", "[a]", "{a: b}", "a, b", "]", "}", "&a", "*a",
    "!a", "|", ">", "%a", "@a", "`a", "<<", "=", "---", "...", "2026-11-20", "12:30", "a:", ":a",
    "\\", "\\x1b", "a\\", "🎭", "👩‍👧‍👦 och 🇸🇪", "שלום עולם", "مرحبا", "Ångström å ä ö",
    "[bold]red[/bold]", "<script>", "::error::x", "=1+1", "$(id)", "{name}", "%s", "a\u00a0b",
    "\u00a0a", "a\u200fb", "x" * 500, "on", "OFF", "true", "y", "a  b", "e\u0301", "٣", "−1", ".5",
    "C:\\x", "https://x.se/?a=b&c=d#e", "a\u3000b", "·", "–", "-", "--", "a-", "-a", "(a)", "/a",
]  # fmt: skip

FIT = st.text(min_size=1, max_size=60).filter(
    lambda text: not NOT_ALLOWED.search(text) and not set("\t\r\n") & set(text)
)
FIT_LINES = st.lists(FIT | st.just(""), min_size=1, max_size=4).map("\n".join)


def back(text: str) -> Any:  # noqa: ANN401 - whatever is read
    source = Source("accounts/x.yaml", text.encode())
    document = read(source)
    assert document.readable, text
    assert not document.problems, text
    assert read_exact.read(source).value == document.value
    return document.value


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_looks_like_something_else(text: str) -> None:
    answers: dict[str, Answer] = {
        "name": text,
        "approval.reference": text,
        "approval.by": text,
        "access.roles": [text, "x"],
        "responsible.assignment.by": text,
        "profile.presentation": text,
    }
    value = back(write(mapping(answers)))
    assert value["name"] == value["approval"]["reference"] == text
    assert value["access"]["roles"] == [text, "x"]
    assert value["responsible"]["assignment"]["by"] == text
    assert value["profile"]["presentation"] == text


@pytest.mark.parametrize("text", HOSTILE)
def test_other_readers_take_it_for_the_same_text(text: str) -> None:
    found = yaml.safe_load(write(mapping({"name": text, "access.roles": [text]})))
    assert found == {"name": text, "access": {"roles": [text]}}


@given(st.dictionaries(st.sampled_from(TEXT), FIT | FIT_LINES, min_size=1))
def test_any_text_comes_back(answers: dict[str, Answer]) -> None:
    account = mapping(answers)
    assert back(write(account)) == account


@given(st.lists(FIT, min_size=1, max_size=5))
def test_any_roles_come_back(roles: list[str]) -> None:
    account = mapping({"access.roles": roles, "deputy.role": roles[0]})
    assert back(write(account)) == account


PLAIN = st.recursive(
    FIT,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(FIT, inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(FIT.filter("<<".__ne__), PLAIN, min_size=1, max_size=4))
def test_whatever_a_file_adds_is_kept(extra: dict[str, Any]) -> None:
    account = mapping({}, extra)
    assert back(write(account)) == account == extra


def test_lines_are_written_as_lines() -> None:
    text = write({"profile": {"presentation": "Biblioteket.\n\nSköts av kommunen."}})
    assert text == ("profile:\n  presentation: |-\n    Biblioteket.\n\n    Sköts av kommunen.\n")


def test_keys_stand_in_the_order_of_the_model() -> None:
    answers: dict[str, Answer] = {
        each.key: "x" for each in reversed(OPENING.questions) if each.in_file
    }
    account = mapping(answers, {"editors": [{"contact": "a", "role": "b"}], "okänd": "c"})
    known = list(Account.model_fields)
    assert list(account) == [key for key in known if key in account] + ["okänd"]
    assert list(account["responsible"]) == ["role", "contact", "assignment", "records_training"]
    assert list(account["editors"][0]) == ["role", "contact"]


def test_what_fits_stands_within_brackets() -> None:
    text = write(mapping({"watch.role": "Bibliotekarie, vuxen", "watch.every_working_days": "1"}))
    assert text == 'watch: {role: "Bibliotekarie, vuxen", every_working_days: 1}\n'


def test_what_is_too_wide_stands_on_lines() -> None:
    text = write({"archive_plan": {"plan": "Dokumenthanteringsplan " * 4 + "x", "section": "3.2"}})
    assert text.startswith("archive_plan:\n  plan: Dokumenthanteringsplan ")
    assert text.endswith('\n  section: "3.2"\n')


def test_the_schema_stands_first() -> None:
    assert write({"id": "x"}, schema=True) == f"{SCHEMA}\n\nid: x\n"
