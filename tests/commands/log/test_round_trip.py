"""Whatever somebody writes comes back from the log as it was written, or is refused in words."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from socialpolicy.cli.context import Context
from socialpolicy.cli.errors import CommandError
from socialpolicy.forms.end_message import ENDING
from socialpolicy.forms.log_message import LOGGING
from socialpolicy.source import Source
from socialpolicy.text import Language
from socialpolicy.wizard.editor import Options
from socialpolicy.wizard.session import run
from socialpolicy.yaml import read, read_exact

MARKUP = [
    ": ", " #", "- ", "#", "yes", "no", "null", "~", "0123", "1.10", "12:30", '"', "'", "''", "\\",
    "{", "}", "[", "]", ",", "&", "*", "!", "|", ">", "%", "@ ", "`", "? ", "<<", "---", "...",
    "::error::", "[bold]", "[/]", "$(x)", "<b>", "=1+1", "🏖️", "👩‍👧", "שלום", "مرحبا", "å",
    "e\u0301", "é",
    "\u00a0", "\u3000", "  ", "\ufeff", "\u202e", "\u200b", "\x1b[31m", "\x00", "\x07", "\x85",
    "\u2028", "\u2029", "\n", "\r", "\t", "\ud800", "\ufffe", "\U0001f1f8\U0001f1ea",
]  # fmt: skip
WRITTEN = st.one_of(
    st.text(max_size=130),
    st.lists(st.one_of(st.sampled_from(MARKUP), st.text(max_size=3)), max_size=40).map("".join),
    st.text(alphabet="ab å:#-'\"{}[],&*!|>%`?<=", min_size=1, max_size=120),
)
PLAIN = frozenset("ab å:#-'\"{}[],&*!|>%`?<=")
"""Letters and marks that say nothing about a person and that everybody sees."""


def is_unseen(letter: str) -> bool:
    """Say whether a character is a control, half a character or a break of lines."""
    return unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"}


def sentence(refusal: CommandError) -> None:
    for language in Language:
        told = refusal.said.in_language(language)
        # What is to be written stands last as it is, without a full stop that would be copied.
        example = re.search(r": \S[^.:]*$", told)
        assert told.rstrip().endswith((".", "…", "?", ")")) or example
        assert not any(map(is_unseen, told.replace("\n", "")))


@pytest.fixture
def around(register: Path, monkeypatch: pytest.MonkeyPatch) -> Context:
    """Take the register of the test, at the time of its base."""
    monkeypatch.setenv("SOCIALPOLICY_NOW", "2026-11-22 12:00+01:00")
    monkeypatch.setenv("SOCIALPOLICY_LANG", "sv")
    return Context(registry=register)


def entries(month: Path) -> list[dict[str, Any]]:
    """Read a month by both readers, which must agree."""
    source = Source(month.name, month.read_bytes())
    reading = read_exact.read(source)
    assert reading.problems == ()
    assert read(source).value == reading.value
    value: Any = reading.value
    return list(value)


# Each example finds the month as the one before it did.
LAWS = settings(
    max_examples=2 * settings().max_examples,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def first(around: Context, register: Path) -> tuple[Path, bytes]:
    """Log a message, and give the month that it is in and what that holds."""
    month = register / "messages" / "example" / "2026-11.yaml"
    message = {"account": "example", "subject": "Tack", "kind": "praise"}
    run(around, LOGGING, Options(answers=message))
    return month, month.read_bytes()


@LAWS
@given(subject=WRITTEN, reference=st.one_of(st.none(), WRITTEN))
@example(subject="a: b #c", reference="- x")
@example(subject="yes", reference="0123")
@example(subject="å" * 120, reference="x" * 600)
@example(subject="å" * 121, reference=None)
@example(subject=" x ", reference=" ")
@example(subject="\u202eשלום", reference=None)
def test_what_came_in(
    around: Context, first: tuple[Path, bytes], subject: str, reference: str | None
) -> None:
    month, before = first
    month.write_bytes(before)
    answers = {"account": "example", "subject": subject}
    answers |= {} if reference is None else {"reference": reference}
    try:
        run(around, LOGGING, Options(answers=answers))
    except CommandError as refusal:
        sentence(refusal)
        assert month.read_bytes() == before
        plain = PLAIN.issuperset(subject) and subject.strip() and len(subject) <= 120
        assert not plain or reference is not None
        return
    assert month.read_bytes().startswith(before)
    new = entries(month)[1]
    assert new["subject"] == subject
    assert new.get("reference") == (reference or None)
    assert len(subject) <= 120
    assert subject.strip()
    assert not any(map(is_unseen, subject + (reference or "")))


@LAWS
@given(words=WRITTEN, role=st.one_of(st.none(), WRITTEN))
@example(words="x" * 500, role=None)
@example(words="x" * 501, role=None)
@example(words="a: b, {c} #d", role="- x")
@example(words="rad ett\nrad två", role=None)
def test_what_was_done(
    around: Context, first: tuple[Path, bytes], words: str, role: str | None
) -> None:
    month, before = first
    month.write_bytes(before)
    id = entries(month)[0]["id"]
    answers = {"reason": words, "record": "minor"} | ({} if role is None else {"by": role})
    try:
        run(around, ENDING, Options(id, answers))
    except CommandError as refusal:
        sentence(refusal)
        assert month.read_bytes() == before
        # A reason is a word at least; that is for the rules to say.
        plain = PLAIN.issuperset(words) and not {"a", "b", "å"}.isdisjoint(words)
        assert not plain or len(words) > 500 or role is not None
        return
    [action] = entries(month)[0]["actions"]
    assert action["reason"] == words
    assert action["by"] == (role if role is not None else "Bibliotekarie, vuxen")
    assert not any(map(is_unseen, words + (role or "")))
    # Nothing but the new lines has come, and nothing has gone.
    kept = month.read_bytes().decode().split("\n")
    old = before.decode().split("\n")
    assert [line for line in kept if line in old] == old
