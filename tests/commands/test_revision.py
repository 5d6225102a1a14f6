"""`--revision`: every reading command answers by the register of a commit or a day."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.repositories import commit, git, new_repository

if TYPE_CHECKING:
    from tests.commands.conftest import Ask

LOG = """\
- id: example-20261102-aaaa
  received: 2026-11-02 10:00
  channel: comment
  kind: question
  subject: Öppettider i helgen
  actions: []
"""
READING = (
    ("check", "--format", "json"), ("overdue", "--format", "json"), ("today", "--format", "json"),
    ("accounts", "--format", "json"), ("messages", "--format", "json"), ("policy",),
    ("show", "example", "--format", "json"), ("duties", "--format", "json"), ("calendar",),
    ("report", "contacts", "--format", "json"), ("history", "example"),
    ("deadline", "facebook", "2026-11-20 14:00"),
)  # fmt: skip


@pytest.fixture
def first(folder: Path, register: Path) -> str:
    """Commit a register with a message that waits; then it is answered, and an account closes."""
    (folder / ".git").rmdir()
    new_repository(folder)
    log = register / "messages" / "example" / "2026-11.yaml"
    log.parent.mkdir(parents=True)
    log.write_text(LOG, encoding="utf-8")
    id = commit(folder, "2026-11-03T12:00:00+01:00")
    answered = "actions: [{did: answered, at: 2026-11-16 09:00, by: Bibliotekarie}]"
    log.write_text(LOG.replace("actions: []", answered), encoding="utf-8")
    (register / "accounts" / "kommunen.yaml").unlink()
    commit(folder, "2026-11-16T12:00:00+01:00")
    return id


def test_accounts_and_messages_are_those_of_then(ask: Ask, first: str) -> None:
    assert "kommunen" not in ask("accounts", "--format", "csv").out
    assert "kommunen" in ask("accounts", "--format", "csv", "--revision", first).out
    for word in ("HEAD~1", first, first[:8], "2026-11-03", "2026-11-15", "15 nov"):
        found = json.loads(ask("messages", "--format", "json", "--revision", word).out)
        states = [row["state"] for row in found["messages"]]
        assert states == ["open"], word


def test_what_was_late_is_told_as_of_the_days_end_unless_a_time_is_given(
    ask: Ask, first: str
) -> None:
    def as_of(*words: str) -> str:
        return str(json.loads(ask("overdue", "--format", "json", *words).out)["as_of"])

    assert as_of("--revision", first) == "2026-11-03T23:59:59+01:00"
    assert as_of("--revision", "2026-11-10") == "2026-11-10T23:59:59+01:00"
    assert as_of("--revision", first, "--at", "2026-11-05 08:00") == "2026-11-05T08:00:00+01:00"
    # The commit of today is not asked about what will have been late by tonight.
    now = as_of("--revision", "HEAD")
    assert now == "2026-11-16T23:59:59+01:00"
    late = json.loads(ask("overdue", "--format", "json", "--revision", "2026-11-10").out)
    assert [item["id"] for item in late["overdue"]] == ["example-20261102-aaaa"]


def test_paths_carry_the_revision(ask: Ask, first: str, folder: Path) -> None:
    found = json.loads(ask("check", "--revision", first, "--format", "json").out)
    assert found["registry"] == f"{first[:10]}:registry"
    (late,) = [each for each in found["findings"] if each["code"] == "M03"]
    assert late["file"] == f"{first[:10]}:registry/messages/example/2026-11.yaml"
    assert (
        git(folder, "show", late["file"]).splitlines()[late["line"] - 1].startswith("  received:")
    )


def test_findings_are_narrowed_by_account_and_by_path(ask: Ask, first: str) -> None:
    def codes(*words: str) -> list[str]:
        asked = ask("check", "--revision", first, "--at", "2026-11-20", "--format", "json", *words)
        return [each["code"] for each in json.loads(asked.out)["findings"]]

    assert "M03" in codes("example")
    assert "M03" in codes("registry/messages")
    assert "M03" in codes("registry")
    assert "M03" in codes(".")
    assert "M03" not in codes("registry/accounts")
    assert "M03" not in codes("kommunen")
    assert ask("check", "--revision", first, "registry/nothing").code == 2


@pytest.mark.parametrize("command", READING)
def test_every_reading_command_reads_it_also_where_no_register_is_left(
    ask: Ask, first: str, folder: Path, command: tuple[str, ...]
) -> None:
    git(folder, "rm", "-r", "-q", "registry")
    commit(folder, "2026-11-17T12:00:00+01:00")
    answered = ask(*command, "--revision", first)
    assert answered.code in (0, 1), answered.err
    assert answered.out
    assert answered.err == ""
    gone = ask(*command, "--revision", "HEAD")
    assert gone.code == 2
    assert "finns inget register" in gone.err


def test_a_report_says_what_it_is_of(ask: Ask, first: str) -> None:
    said = ask("report", "contacts", "--revision", first).out
    assert f"Registret som det var i {first[:10]}, sett den 3 november 2026." in said


def test_nothing_of_the_past_is_written(ask: Ask, first: str, register: Path) -> None:
    before = (register / "policy.yaml").read_bytes()
    for words in (
        ("check", "--fix"),
        ("calendar", "--freeze"),
        ("accounts", "--format", "csv", "--output", "registry/policy.yaml"),
    ):
        assert ask(*words, "--revision", first).code == 2, words
    assert (register / "policy.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("nothing", "There is no commit called nothing here."),
        ("--help-me", "There is no commit called --help-me here."),
        ("2026-10-01", "No commit was made up to 1 October 2026."),
        ("2026-12-24", "24 December 2026 has not been yet."),
        ("2026-13-01", "There is no commit called 2026-13-01 here."),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(
    ask: Ask, first: str, word: str, said: str
) -> None:
    assert first
    for command in ("check", "overdue", "report"):
        more = ("contacts",) if command == "report" else ()
        answered = ask("--lang", "en", command, *more, f"--revision={word}")
        assert (answered.code, answered.out) == (2, "")
        assert said in answered.err.replace("\n", " ")


def test_a_log_outside_the_repository_is_not_that_of_today(
    ask: Ask, first: str, folder: Path, register: Path
) -> None:
    assert first
    (register / "messages").rename(folder.parent / "logg")
    policy = register / "policy.yaml"
    policy.write_text(f"{policy.read_text(encoding='utf-8')}messages: ../../logg\n", "utf-8")
    commit(folder, "2026-11-17T12:00:00+01:00")
    assert ask("overdue", "--format", "json").code == 0
    answered = ask("--lang", "en", "overdue", "--revision", "HEAD")
    assert answered.code == 2
    assert "the log is outside the repository" in answered.err.replace("\n", " ")
    assert "not tried" in ask("--lang", "en", "check", "--revision", "HEAD").out
