"""Whatever a command writes with `--yes` brings no new error in `check`, or it refuses.

The commands are those of `test_laws.CASES`, whose options are then left out, changed and added to.
"""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from socialpolicy.finding import Severity
from socialpolicy.lint.run import judge
from socialpolicy.register.reader import read_register
from socialpolicy.text import Language
from tests.commands.test_laws import ANSWERED, CASES
from tests.commands.test_log_commands import HAND
from tests.places import BASE_REGISTRY

if TYPE_CHECKING:
    from tests.commands.conftest import Ask

AS_OF = datetime.fromisoformat("2026-11-22 12:00+01:00")

ASKING_NOTHING = frozenset({"calendar", "known-faults", "check"})
"""Commands in the table that are no forms: they judge nothing that they write, or all of it."""

ALONE = {
    name: words
    for name, (before, words) in CASES.items()
    if not before and words[0] not in ASKING_NOTHING
}
VALUES = (
    "x", "…", "Kulturchef", "Anna Karlsson", "Bibliotekarie, vuxen", "2013-01-01", "2027-01-04",
    "2026-11-22 11:00", "idag", "imorgon", "secrecy", "registered", "later", "minor", "nej", "law",
    "biblioteket@exempel.se", "Ring 070-174 06 05", "https://www.facebook.com/people/x/1000645123",
    "example", "kulturforvaltningen", "999",
)  # fmt: skip
"""What an option may be given: right in one place, wrong in most. The number is made up."""
MORE = (
    ("--record", "registered"), ("--record", "later"), ("--number", "KS 2026/1"), ("--by", "x"),
    ("--done", "2026-11-22 10:00"), ("--reason", "Det behövs"), ("--despite-findings", ""),
)  # fmt: skip


def errors(register: Path) -> Counter[tuple[str, str]]:
    """Count the errors that `check` finds, by rule and words."""
    verdict = judge(read_register(register, AS_OF))
    return Counter(
        (each.rule.code, each.said.in_language(Language.ENGLISH))
        for each in verdict.findings
        if each.severity is Severity.ERROR
    )


def fresh(register: Path) -> None:
    """Put the faultless register with a log back in its place."""
    shutil.rmtree(register, ignore_errors=True)
    shutil.copytree(BASE_REGISTRY, register)
    month = register / "messages" / "example" / "2026-11.yaml"
    month.parent.mkdir(parents=True)
    month.write_text(HAND + ANSWERED, encoding="utf-8")


def contents(register: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in register.rglob("*") if file.is_file()}


def require_sound(ask: Ask, register: Path, words: tuple[str, ...]) -> None:
    """Run a command on a fresh register: it writes nothing that is an error, or nothing at all."""
    fresh(register)
    before, stood = errors(register), contents(register)
    ran = ask(*words, CI=None)
    assert ran.code in (0, 1, 2)
    assert "Traceback" not in ran.err
    if ran.code:
        assert contents(register) == stood, words
    else:
        assert errors(register) - before == Counter(), words


@pytest.mark.parametrize("name", ALONE)
def test_no_new_error_as_it_is_given(ask: Ask, register: Path, name: str) -> None:
    words = ALONE[name]
    require_sound(ask, register, words if "--yes" in words else (*words, "--yes"))


@st.composite
def changed(draw: st.DrawFn) -> tuple[str, ...]:
    """Take a command of the table, leave out some options, give some other values, add some."""
    words = list(ALONE[draw(st.sampled_from(sorted(ALONE)))])
    words = [word for word in words if word != "--yes"]
    for _ in range(draw(st.integers(0, 3))):
        options = [place for place, word in enumerate(words) if word.startswith("--")]
        valued = [
            place
            for place in options
            if place + 1 < len(words) and not words[place + 1].startswith("--")
        ]
        how = draw(st.sampled_from(("leave out", "change", "add")))
        if how == "add":
            words += [word for word in draw(st.sampled_from(MORE)) if word]
        elif valued:
            place = draw(st.sampled_from(valued))
            if how == "leave out":
                del words[place : place + 2]
            else:
                words[place + 1] = draw(st.sampled_from(VALUES))
    return (*words, "--yes")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changed())
def test_no_new_error_whatever_is_left_out_or_changed(
    ask: Ask, register: Path, words: tuple[str, ...]
) -> None:
    require_sound(ask, register, words)
