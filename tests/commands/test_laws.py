"""Whatever the tool's own commands write, no rule on what differs (T) objects to it.

Each is run on a register that is committed, and checked beside that commit.
"""

from __future__ import annotations

import json
import shutil
from datetime import datetime
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from socialpolicy.lint.beside import judge_beside
from socialpolicy.register.comparison import Comparison
from socialpolicy.register.reader import read_register
from tests.commands.changing.conftest import OPTIONS
from tests.commands.test_exceptions import GRANT, without_deputy
from tests.commands.test_log_commands import ADDS, HAND, OPEN, THANKS
from tests.commands.wizard.test_without_asking import words as opening
from tests.lint.test_between_laws import chances, laid_out
from tests.lint.test_excusing import edit
from tests.places import BASE_REGISTRY
from tests.repositories import commit, git, new_repository
from tests.rules.test_rules import load

if TYPE_CHECKING:
    from tests.commands.conftest import Ask

ANSWERED = """\

- id: example-20261118-done
  received: 2026-11-18 09:00
  channel: comment
  kind: question
  subject: Lånekort
  actions:
    - {did: answered, at: 2026-11-18 10:00, by: "Bibliotekarie, vuxen"}
  record: {decision: minor}
"""
BEFORE = "2026-11-22T11:00:00+01:00"
"""When the base is committed: an hour before the commands are run."""


DONE = "example-20261118-done"
DESPITE = "--despite-findings"


def words_of(command: str, *without: str) -> list[str]:
    options = OPTIONS[command].items()
    return [word for name, text in options if name not in without for word in (name, text)]


HAND_OVER = ("hand-over-account", "example", "--who", "responsible")
DEPUTY = (
    *("--deputy-role", "Antikvarie", "--deputy-contact", "museet@exempel.se"),
    *("--deputy-assignment-by", "Kulturchef", "--deputy-assignment-on", "20 nov"),
    *("--deputy-assignment-anchored", "20 nov", "--deputy-records-training", "20 nov"),
    *("--access-roles", "Antikvarie; Bibliotekarie, vuxen"),
)
AHEAD = ("close-account", "example", *words_of("close-account", "--plan-updated"))
REMOVAL = ("remove-message", ADDS, "--ground", "product-advertising", "--basis", "policy",
           "--author-told", "idag")  # fmt: skip
NEW = ("log-message", "example", "--received", "2026-11-22 10:00", "--kind", "question",
       "--channel", "comment", "--subject", "Lokalhyra")  # fmt: skip
CASES: dict[str, tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]] = {
    "a new account": ((), ("open-account", *opening(), "--yes")),
    "a hand-over": ((), (*HAND_OVER, *words_of("hand-over-account"), "--yes")),
    "the deputy becomes responsible": (
        (),
        (
            *HAND_OVER,
            *("--responsible-role", "Bibliotekarie, barn"),
            *("--responsible-contact", "biblioteket@exempel.se"),
            *("--responsible-assignment-by", "Kulturchef", "--responsible-assignment-on", "20 nov"),
            *("--responsible-assignment-anchored", "20 nov"),
            *("--responsible-records-training", "20 nov", "--watch-role", "Bibliotekarie, barn"),
            *(*DEPUTY, "--access-roles", "Bibliotekarie, barn; Antikvarie", "--yes", DESPITE),
        ),
    ),
    "a new deputy": ((), ("hand-over-account", "example", "--who", "deputy", *DEPUTY, "--yes")),
    "a closing": (
        (),
        ("close-account", "kommunen", *words_of("close-account"), "--yes", DESPITE),
    ),
    "a closing ahead": ((), (*AHEAD, "--on", "1 dec", "--yes")),
    "a closing ahead that is moved": (
        ((*AHEAD, "--on", "1 dec", "--yes"),),
        (*AHEAD, "--on", "8 dec", "--coordinator-informed", "4 nov", "--yes"),
    ),
    "a banner": ((), ("confirm-banner", "example", *words_of("confirm-banner"), "--yes")),
    "a watch": ((), ("watched", "example", "kommunen", "--last-post", "21 nov", "--yes")),
    "access": ((), ("confirm-access", "example", "--yes")),
    "an absence": (
        (),
        ("note-absence", "example", "--who", "deputy", "--last", "24 nov", "--yes"),
    ),
    "a new message": ((), NEW),
    "an answer": ((), ("answer-message", OPEN, "--record", "minor", "--yes")),
    "an answer that is registered later": (
        (("answer-message", OPEN, "--record", "later"),),
        ("answer-message", OPEN, "--record", "registered", "--number", "KS 2026/9", "--yes"),
    ),
    "a forwarding": ((), ("forward-message", OPEN, "--to", "Kulturchef", "--yes")),
    "a removal": ((), (*REMOVAL, "--record", "minor", "--yes")),
    "a removal that is decided on later": (
        ((*REMOVAL, "--record", "later"),),
        ("remove-message", ADDS, "--record", "minor", "--yes"),
    ),
    "an end": ((), ("end-message", THANKS, "--reason", "Ett tack", "--record", "minor", "--yes")),
    "a duplicate": (
        (),
        ("end-message", THANKS, "--duplicate-of", OPEN, "--record", "minor", "--yes"),
    ),
    "a reopening": ((), ("reopen-message", DONE, "--reason", "En följdfråga", "--yes")),
    "a year's calendar": ((), ("calendar", "2028", "--freeze")),
    "an exception": ((), (*GRANT, "--yes")),
    "known faults": ((), ("known-faults", "--accept")),
    "fewer known faults": ((("known-faults", "--accept"),), ("known-faults", "--prune")),
    "layout": ((), ("check", "--fix")),
}


@pytest.fixture
def work(folder: Path, register: Path) -> Path:
    month = register / "messages" / "example" / "2026-11.yaml"
    month.parent.mkdir(parents=True)
    month.write_text(HAND.replace("# Här slutar", f"{ANSWERED}# Här slutar"), encoding="utf-8")
    (folder / ".git").rmdir()
    return new_repository(folder)


def objections(ask: Ask) -> list[str]:
    found = json.loads(ask("check", "--base", "main", "--select", "T", "--format", "json").out)
    return [f"{each['code']} {each['message']}" for each in found["findings"]]


def test_a_new_assignment_of_the_same_role_says_what_it_was(
    ask: Ask, work: Path, register: Path
) -> None:
    """Another librarian takes over from the librarian: the day that is written over is kept."""
    commit(work, BEFORE)
    words = words_of("hand-over-account", "--responsible-role", "--access-roles", "--watch-role")
    words += ["--responsible-role", "Bibliotekarie, vuxen"]
    assert ask(*HAND_OVER, *words, "--yes", DESPITE).code == 0
    found = json.loads(ask("check", "--base", "main", "--select", "T", "--format", "json").out)
    told = [(each["code"], each["severity"]) for each in found["findings"]]
    assert told == [("T08", "warning")] * 2
    text = (register / "accounts" / "example.yaml").read_text(encoding="utf-8")
    assert text.endswith(
        "corrections:\n"
        "  - path: responsible.assignment.on\n"
        "    was: 2015-01-20\n"
        "    on: 2026-11-22\n"
        "    by: Kulturchef\n"
        "    reason: Rollen har fått ett nytt uppdrag\n"
        "  - path: responsible.assignment.anchored\n"
        "    was: 2015-01-20\n"
        "    on: 2026-11-22\n"
        "    by: Kulturchef\n"
        "    reason: Rollen har fått ett nytt uppdrag\n"
    )


@pytest.mark.parametrize("name", CASES)
def test_a_command_is_quiet(ask: Ask, work: Path, register: Path, name: str) -> None:
    account = register / "accounts" / "example.yaml"
    faultless = account.read_bytes()
    before, words = CASES[name]
    if "exception" in name or "known" in name:
        without_deputy(register)
    for each in before:
        assert ask(*each, CI=None).code == 0
    if name == "fewer known faults":
        account.write_bytes(faultless)
    if name == "layout":
        edit(account, "  checked: 2026-03-02", "  kontrollerad: 2026-03-02")
    commit(work, BEFORE)
    git(work, "switch", "--quiet", "--create", "mine")
    ran = ask(*words, CI=None)
    assert ran.code == 0, ran.err
    assert git(work, "status", "--porcelain") != ""
    assert objections(ask) == []
    commit(work, BEFORE)
    assert objections(ask) == []


ALONE = [words for name, (before, words) in CASES.items() if not before and name != "a closing"]
AS_OF = datetime.fromisoformat("2026-11-22 12:00+01:00")


@settings(
    max_examples=settings().max_examples // 6,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.sampled_from([*ALONE, ()]), min_size=1, max_size=4), chances)
def test_commands_in_any_order_and_layout_are_quiet(
    ask: Ask, register: Path, steps: list[tuple[str, ...]], chance: Random
) -> None:
    """Some refuse after others, and write nothing. No command is a change of layout."""
    before = register.parent / "before" / "registry"
    for folder in (before, register):
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(BASE_REGISTRY, folder)
        month = folder / "messages" / "example" / "2026-11.yaml"
        month.parent.mkdir(parents=True)
        month.write_text(HAND + ANSWERED, encoding="utf-8")
    for step in steps:
        if step:
            assert ask(*step, CI=None).code in (0, 1, 2)
            continue
        file = chance.choice(sorted(register.rglob("*.yaml")))
        text = laid_out(load(file.read_text(encoding="utf-8")), chance)
        file.write_bytes(text.encode())
    beside = Comparison(read_register(before, AS_OF), read_register(register, AS_OF), AS_OF.date())
    found = [each for each in judge_beside(beside, ["T"]).findings if each.rule.code[0] == "T"]
    assert [(each.rule.code, each.said.values) for each in found] == []
